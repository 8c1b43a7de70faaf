// Whether actors really can never go on, read from the shared memory: what confirms a deadlock
// after events were lost (DESIGN.md, decision 3), when the trace alone is no proof.
//
// Certain is, in either case with nothing lost or still to be taken from their rings, and no
// deadline:
//   a closed circle    all of them are parked, and each waits for a mutex or a writer that one of
//                      them holds, or that one who has ended held, or for the end of one of them
//   a standstill       every actor of the run has ended, or is parked and has not been let go on
// All is read twice. A parked actor that has written nothing between the two has not moved between
// them, so that there was an instant at which everything was true together; and what is true then
// stays true.
#pragma once

#include "engine/record/shared_memory.h"
#include "engine/session/event_order.h"
#include "engine/trace/world.h"

#include <span>
#include <vector>

namespace threadline::session {

class FreezeCheck {
public:
    FreezeCheck(const record::SharedMemory& memory, const trace::World& world,
                const EventOrder& order)
        : memory_(memory), world_(world), order_(order) {}

    bool is_certain(std::span<const ActorId> actors) const;
    bool is_standstill() const;

    // Who has a lock alone for which somebody stands in wait, where that one stands itself, or has
    // ended; none: nobody has. With all events of those two taken, what the trace knows of the
    // lock's queue is no older than that.
    struct Holder {
        ObjectId lock;
        ActorId actor;
    };
    std::vector<Holder> holders_of_wanted_locks() const;

private:
    // What was seen; empty: not frozen.
    using Look = std::vector<std::uint64_t>;
    Look look_at_circle(std::span<const ActorId> actors) const;
    Look look_at_all() const;
    bool stands(ActorId actor, Look& look) const;

    const record::SharedMemory& memory_;
    const trace::World& world_;
    const EventOrder& order_;
};

}  // namespace threadline::session
