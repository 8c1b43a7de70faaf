// The end of an actor as a pure transition: those who join it wait for it. Its events take no order
// numbers: that the target has ended follows from the target's own last event.
#pragma once

#include "engine/sync/wait_queue.h"

#include <cstdint>

namespace threadline::sync {

struct EndState {
    WaitQueue joiners;
    std::uint32_t ended = 0;

    template <typename Waiters>
    Transition join(const Waiters& links, Turn turn, Attempt attempt, ActorId target) {
        Transition step;
        step.argument = target.value;
        if (ended != 0) {
            if (attempt == Attempt::Retry || attempt == Attempt::GiveUp)
                take_grant(links, turn.actor);
            step.event = EventKind::Joined;
            return step;
        }
        switch (attempt) {
            case Attempt::Begin:
                joiners.push(links, turn.actor);
                step.blocked = true;
                step.event = EventKind::JoinRequest;
                step.flags = timed_flag(turn);
                return step;
            case Attempt::Retry:
                return still_blocked();
            case Attempt::GiveUp:
                joiners.remove(links, turn.actor);
                break;
            case Attempt::Try:
                break;
        }
        step.outcome = Outcome::TimedOut;
        step.event = EventKind::TimedOutJoin;
        return step;
    }

    template <typename Waiters>
    Transition end(const Waiters& links, Turn turn) {
        ended = 1;
        Transition step;
        step.woken = joiners.grant_all(links, turn);
        return step;
    }
};

}  // namespace threadline::sync
