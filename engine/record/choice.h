// One decision of a schedule that decides who goes next: which actor makes its next step, and how.
//
// One choice is one step of one actor: it executes the engine call that it is about to make, then
// its own code up to just before the next one, or to its end (engine/schedule/turn_schedule.h says
// what happens without a choice).
#pragma once

#include "engine/record/ids.h"

#include <cstdint>

namespace threadline::record {

struct Choice {
    enum class Kind : std::uint32_t {
        Go,       // makes its call, or goes on with the one in which it waits
        Timeout,  // gives up its timed wait
    };

    ActorId actor{};
    Kind kind = Kind::Go;
    ActorId wakes{};  // its call is a notify: whom; none: nobody waits

    friend bool operator==(const Choice&, const Choice&) = default;
};

}  // namespace threadline::record
