// The interpreter lock as CPython has it, as a pure transition (Python/ceval_gil.c of
// CPython 3.12).
//
// Whoever waits asks the holder to drop it once a switch interval has passed in which nobody else
// took it. The holder looks at its next check whether it was asked; then it yields: it lets go,
// queues behind the others, and does not take it again before another one has had it (CPython's
// FORCE_SWITCHING). Otherwise it barges like a mutex: who comes while it is free takes it.
//
// CPython also waits for the switch where a thread lets go because it is about to block; here that
// one blocks at once.
#pragma once

#include "engine/sync/wait_queue.h"

#include <utility>

namespace threadline::sync {

struct InterpreterState {
    ActorId holder;
    ActorId last_holder;
    WaitQueue waiters;
    std::uint32_t drop_requested = 0;
    std::uint32_t switches = 0;  // times that another one took it than had it last
    std::int64_t interval = 0;   // ns; never changes
    ActorId yielded;             // waits for another one to take it; none: nobody does

    // A GiveUp of this one is the end of a switch interval: it stays queued.
    template <typename Waiters>
    Transition take(const Waiters& links, Turn turn, Attempt attempt) {
        if (!holder.valid() && last_holder_may_be(turn.actor, attempt)) {
            switches += last_holder != turn.actor;
            holder = last_holder = turn.actor;
            set_drop_requested(0);
            if (yielded.valid())  // its switch interval begins only now
                links[std::exchange(yielded, {})].wake_order = switches;
            if (attempt == Attempt::Begin)
                return changed(EventKind::InterpreterAcquired);
            waiters.remove(links, turn.actor);
            return changed(EventKind::InterpreterAcquired, 0, event_flag::contended);
        }
        Transition waits = still_blocked();
        if (attempt == Attempt::Begin) {
            waiters.push(links, turn.actor);
            waits = queued(EventKind::InterpreterRequest, interval, 0);
        } else if (attempt == Attempt::GiveUp && holder.valid() && drop_requested == 0 &&
                   links[turn.actor].wake_order == switches) {
            set_drop_requested(1);
            waits = queued(EventKind::InterpreterDropRequested, holder.value, 0);
        }
        links[turn.actor].wake_order = switches;  // as of now: its next interval begins
        return waits;
    }

    // Refused to whoever does not hold it.
    template <typename Waiters>
    Transition release(const Waiters& links, Turn turn) {
        if (holder != turn.actor)
            return refused(Outcome::NotOwner);
        holder = {};
        const WakeChain woken = waiters.wake(links, turn.choice);
        Transition released = changed(EventKind::InterpreterReleased, woken.first.value);
        released.woken = woken;
        return released;
    }

    // At a check of the holder's; nothing happens unless it was asked.
    template <typename Waiters>
    Transition yield(const Waiters& links, Turn turn) {
        if (drop_requested == 0 || holder != turn.actor)
            return refused(Outcome::WouldBlock);
        holder = {};
        set_drop_requested(0);
        const WakeChain woken = waiters.wake(links, turn.choice);
        Transition transition = queued(EventKind::InterpreterYielded, woken.first.value, 0);
        waiters.push(links, turn.actor);
        yielded = turn.actor;
        transition.woken = woken;
        return transition;
    }

private:
    // Its holder looks at it without the guard: is_drop_requested().
    void set_drop_requested(std::uint32_t requested) {
        __atomic_store_n(&drop_requested, requested, __ATOMIC_RELAXED);
    }

    // Who is queued and had it last has yielded, and waits for another one to take it.
    bool last_holder_may_be(ActorId actor, Attempt attempt) const {
        return attempt == Attempt::Begin || last_holder != actor;
    }
};

}  // namespace threadline::sync
