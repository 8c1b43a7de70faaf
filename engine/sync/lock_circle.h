// A circle of actors each of whom waits for a mutex that the next one holds, and which of them is
// to give way: the one declared last. So who was declared first is never the victim, and of any
// number of circles somebody always comes through.
#pragma once

#include "engine/record/guard.h"
#include "engine/sync/action.h"
#include "engine/sync/mutex_state.h"

#include <algorithm>
#include <cstdint>

namespace threadline::sync {

// waits_for: (ActorId) -> the mutex for which it waits with no end of its own; none: for nothing.
// The victim of the circle that `actor` closes by waiting for `mutex`; none: there is no circle. A
// thread that waits for what it holds itself is none: to start over would not help it. Where others
// go on meanwhile what is found may be over already. O(actors in the circle).
template <typename WaitsFor>
ActorId victim_of_circle(const record::SharedMemory& memory, ActorId actor, ObjectId mutex,
                         WaitsFor&& waits_for) {
    const auto owner_of = [&memory](ObjectId id) {
        record::ObjectRecord& object = memory.object(id);
        const record::Guard guard(object.guard);
        return state_of<MutexState>(object).owner;
    };
    const std::uint32_t most = memory.header().actor_count.load(std::memory_order_acquire);
    ActorId victim = actor;
    for (std::uint32_t length = 1; length <= most; ++length) {
        const ActorId holder = owner_of(mutex);
        if (!holder.valid())
            return {};
        if (holder == actor)
            return length > 1 ? victim : ActorId{};
        mutex = waits_for(holder);
        if (!mutex.valid())
            return {};
        victim = std::max(victim, holder);
    }
    return {};
}

}  // namespace threadline::sync
