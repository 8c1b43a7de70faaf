// One actor of a FiberProgram: where it is in its life, its next call, and what it has tried so
// far.
#pragma once

#include "engine/record/next_step.h"
#include "engine/schedule/fiber.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>

namespace threadline::schedule {

struct FiberActor {
    enum class Place : std::uint8_t {
        Absent,
        Fresh,   // its code up to its first call is still to come
        Calls,   // is about to make its next call
        Asks,    // joins somebody who had not ended when it came to that, and still has not
        Parked,  // waits inside it
        Ended,
    };

    std::unique_ptr<Fiber> fiber;  // of a thread
    ActorId loop;                  // of a task
    record::NextStep next;
    Place place = Place::Absent;
    bool has_arrived = false;  // at its next call, and nobody has looked yet what it touches
    bool was_led_on = false;
    bool is_let_on = false;  // a task in a wait: another let it go on, by name
    // Looking again: the last call that changed nothing, and what it saw.
    SiteId looked_at;
    ObjectId looked_object;
    std::uint32_t looked_order = 0;
    std::uint32_t looks = 0;
    std::map<SiteId, std::uint32_t> timeouts;
    std::map<SiteId, std::uint32_t> failures;
};

using FiberActors = std::deque<FiberActor>;  // by id

}  // namespace threadline::schedule
