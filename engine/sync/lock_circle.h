// Circles of actors each of whom waits for a lock that the next one keeps from it, and who is to
// give way: of those in a circle that can, the one declared last. So of several it is never the one
// that was declared first, and somebody always comes through.
//
// A mutex is kept by its holder. A reader-writer lock is kept from a reader by the writer, and from
// a writer by the readers as well, and from both by whoever stands before them in its queue; each
// of them has to let it go on. So an actor may stand in several circles.
//
// `WaitsFor`: (ActorId) -> LockWait. Who waits for itself is in no circle: to start over would not
// help it. Where others go on meanwhile what is found may be over already.
#pragma once

#include "engine/record/guard.h"
#include "engine/sync/action.h"
#include "engine/sync/mutex_state.h"
#include "engine/sync/reader_writer_lock.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace threadline::sync {

struct LockWait {
    ObjectId lock;  // for which it waits with no end of its own; none: for nothing
    bool gives_way = false;
};

// Who keeps the actor, which waits for it, from the lock. O(1) for a mutex, otherwise O(actors).
template <typename Visit>
void visit_keepers(const record::SharedMemory& memory, ActorId actor, ObjectId lock,
                   Visit&& visit) {
    record::ObjectRecord& object = memory.object(lock);
    const record::Guard guard(object.guard);
    if (object.kind != record::ObjectKind::ReaderWriterLock) {
        if (const ActorId owner = state_of<MutexState>(object).owner)
            visit(owner);
        return;
    }
    const auto& state = state_of<ReaderWriterState>(object);
    const SharedWaiters waiters{memory};
    if (state.writer)
        visit(state.writer);
    if (!state.waiters.place_of(waiters, actor))
        return;  // it has come through meanwhile
    for (ActorId at = state.waiters.first; at != actor; at = waiters[at].next_waiter)
        visit(at);
    if (waiters[actor].wait_state == static_cast<std::uint32_t>(WaitState::QueuedShared))
        return;
    const SharedReads reads(memory, state.reads_at);
    const std::uint32_t actors = memory.header().actor_count.load(std::memory_order_acquire);
    for (std::uint32_t reader = 1; reader <= actors && state.readers > 0; ++reader)
        if (reads[ActorId{reader}] > 0)
            visit(ActorId{reader});
}

// The others in the circles of `actor` that go through those alone which `admits` holds of. O(waits
// between them).
template <typename WaitsFor, typename Admits>
std::vector<ActorId> circles_of(const record::SharedMemory& memory, ActorId actor,
                                const WaitsFor& waits_for, const Admits& admits) {
    struct Reached {
        ActorId actor;
        bool leads_back = false;
    };
    std::vector<Reached> reached{{actor, true}};
    std::vector<std::pair<std::size_t, std::size_t>> waits;  // from one of those to another
    for (std::size_t from = 0; from < reached.size(); ++from) {
        const ObjectId lock = waits_for(reached[from].actor).lock;
        if (!lock.valid())
            continue;
        const ActorId waiter = reached[from].actor;
        visit_keepers(memory, waiter, lock, [&](ActorId keeper) {
            if (keeper == waiter || !admits(keeper))
                return;
            const auto known = std::ranges::find(reached, keeper, &Reached::actor);
            waits.emplace_back(from, static_cast<std::size_t>(known - reached.begin()));
            if (known == reached.end())
                reached.push_back({keeper});
        });
    }
    for (bool more = true; more;) {
        more = false;
        for (auto wait = waits.rbegin(); wait != waits.rend(); ++wait)
            if (reached[wait->second].leads_back && !reached[wait->first].leads_back)
                more = reached[wait->first].leads_back = true;
    }
    // It always leads back to itself: by none where no other does.
    std::vector<ActorId> others;
    for (std::size_t i = 1; i < reached.size(); ++i)
        if (reached[i].leads_back)
            others.push_back(reached[i].actor);
    return others;
}

// The others in the circles of which it is the victim; none: it is none.
template <typename WaitsFor>
std::vector<ActorId> circles_of_victim(const record::SharedMemory& memory, ActorId actor,
                                       const WaitsFor& waits_for) {
    if (!waits_for(actor).gives_way)
        return {};
    return circles_of(memory, actor, waits_for,
                      [&](ActorId other) { return other <= actor || !waits_for(other).gives_way; });
}

// The victims of the circles in which it stands, itself first if it is one.
template <typename WaitsFor>
std::vector<ActorId> victims_around(const record::SharedMemory& memory, ActorId actor,
                                    const WaitsFor& waits_for) {
    std::vector<ActorId> victims =
        circles_of(memory, actor, waits_for, [](ActorId) { return true; });
    if (!victims.empty())
        victims.insert(victims.begin(), actor);
    std::erase_if(victims, [&](ActorId other) {
        return circles_of_victim(memory, other, waits_for).empty();
    });
    return victims;
}

}  // namespace threadline::sync
