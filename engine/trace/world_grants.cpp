// Who of those that wait may go on by what has happened, and who may not after all.
#include "engine/trace/world.h"

#include <algorithm>
#include <limits>

namespace threadline::trace {

void World::set_granted(ActorId id, bool granted) {
    ActorState& actor = actors_[id.value];
    if (actor.granted == granted)
        return;
    const bool before = is_unblocked(actor);
    actor.granted = granted;
    if (is_unblocked(actor) != before)
        granted ? ++unblocked_ : --unblocked_;
    (granted ? woken_ : held_back_).push_back(id);
}

// Before all of the other side of a lock, of whom none can go on any more.
void World::queue_ahead(ObjectState& lock, ActorId id) {
    const bool shared = actors_[id.value].shared;
    const auto others = std::find_if(lock.waiters.begin(), lock.waiters.end(), [&](ActorId waiter) {
        return actors_[waiter.value].shared != shared;
    });
    for (auto other = others; other != lock.waiters.end(); ++other)
        set_granted(*other, false);
    lock.waiters.insert(others, id);
}

// Lets the waiter in that place go on for good.
void World::hand_over(ObjectId object, std::size_t place) {
    ObjectState& state = objects_[object.value];
    if (state.waiters.empty())
        return;
    const auto at = state.waiters.begin() +
                    static_cast<std::ptrdiff_t>(std::min(place, state.waiters.size() - 1));
    const ActorId waiter = *at;
    state.waiters.erase(at);
    state.putters -= actors_[waiter.value].wait == WaitKind::QueueSpace;
    set_granted(waiter, true);
}

// Who at the head of a lock's queue could take it now: one writer, or the readers in a row.
void World::regrant_waiters_of_lock(ObjectId lock) {
    const ObjectState& state = objects_[lock.value];
    bool exclusive = std::any_of(state.holders.begin(), state.holders.end(),
                                 [](const Holder& holder) { return !holder.shared; });
    bool readers = !state.holders.empty();
    for (const ActorId id : state.waiters) {
        const ActorState& waiter = actors_[id.value];
        const bool free = !exclusive && (waiter.shared || !readers);
        if (!free && !waiter.granted)
            break;  // nobody behind it is granted either
        set_granted(id, free);
        (waiter.shared ? readers : exclusive) = true;
    }
}

// A semaphore or queue whose waiters take what is there by themselves: as many of those at the
// head as there is something for. Those who put and those who get wait side by side: where the ones
// have nothing to go on for, the others behind them may.
void World::regrant_waiters_of_counted(ObjectId object) {
    const ObjectState& state = objects_[object.value];
    struct Side {
        std::int64_t left;    // what there is for them
        std::size_t waiters;  // of whom the next ones may be granted, or be it no more
    };
    Side items{state.count, state.waiters.size() - state.putters};
    // Room that is not known may be there.
    Side room{state.capacity < 0 ? std::numeric_limits<std::int64_t>::max()
                                 : state.capacity - state.count,
              state.putters};
    for (const ActorId id : state.waiters) {
        if (items.waiters == 0 && room.waiters == 0)
            break;
        const ActorState& waiter = actors_[id.value];
        Side& side = waiter.wait == WaitKind::QueueSpace ? room : items;
        if (side.waiters == 0)
            continue;
        --side.waiters;
        const bool there = side.left > 0 || state.closed;
        if (there || waiter.granted)
            set_granted(id, there);
        else
            side.waiters = 0;  // nobody further back is granted either
        --side.left;
    }
}

}  // namespace threadline::trace
