// The mutex as a pure transition.
//
// It barges: letting it go makes it free and wakes a waiter, which stays queued until it has it or
// gives up; whoever comes first takes it. No wake-up is lost: while the mutex is free and somebody
// is queued, the one woken last has still to look, and passes the wake on if it gives up instead.
#pragma once

#include "engine/sync/wait_queue.h"

namespace threadline::sync {

struct MutexState {
    ActorId owner;
    WaitQueue waiters;

    template <typename Waiters>
    Transition lock(const Waiters& links, Turn turn, Attempt attempt) {
        if (attempt == Attempt::GiveUp) {
            waiters.remove(links, turn.actor);
            Transition given_up = timed_out();
            if (!owner.valid())
                given_up.woken = waiters.wake(links, turn.choice);
            return given_up;
        }
        if (!owner.valid()) {
            owner = turn.actor;
            if (attempt != Attempt::Retry)
                return changed(EventKind::Acquired, 0, bounded_flag(turn, attempt));
            waiters.remove(links, turn.actor);
            return changed(EventKind::Acquired, 0, event_flag::contended);
        }
        switch (attempt) {
            case Attempt::Begin:
                waiters.push(links, turn.actor);
                return queued(EventKind::Request, turn.patience, timed_flag(turn));
            case Attempt::Try:
                return would_block(owner);
            default:
                return still_blocked();
        }
    }

    template <typename Waiters>
    Transition unlock(const Waiters& links, Turn turn) {
        if (owner != turn.actor)
            return refused(Outcome::NotOwner);
        owner = {};
        const WakeChain woken = waiters.wake(links, turn.choice);
        Transition released = changed(EventKind::Released, woken.first.value);
        released.woken = woken;
        return released;
    }
};

}  // namespace threadline::sync
