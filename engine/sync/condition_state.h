// The condition variable as a pure transition. It knows nothing of the mutex but its name: that the
// mutex is let go in the same action, and taken again, is the business of the operation.
#pragma once

#include "engine/sync/wait_queue.h"

namespace threadline::sync {

struct ConditionState {
    WaitQueue waiters;

    template <typename Waiters>
    Transition wait(const Waiters& links, Turn turn, Attempt attempt, ObjectId mutex) {
        if (attempt == Attempt::Begin) {
            waiters.push(links, turn.actor);
            return queued(EventKind::WaitBegin, mutex.value, timed_flag(turn));
        }
        if (take_grant(links, turn.actor)) {
            const auto& waiter = links[turn.actor];
            return looked(EventKind::WaitEnd, waiter.waker.value, waiter.wake_order);
        }
        if (attempt == Attempt::Retry)
            return still_blocked();
        waiters.remove(links, turn.actor);
        return timed_out();
    }

    template <typename Waiters>
    Transition notify_one(const Waiters& links, Turn turn) {
        const std::int64_t place = waiters.place_of_choice(links, turn.choice);
        Transition notified_one = notified(waiters.grant(links, turn), 0);
        notified_one.argument |= place << 32;
        return notified_one;
    }

    template <typename Waiters>
    Transition notify_all(const Waiters& links, Turn turn) {
        return notified(waiters.grant_all(links, turn), event_flag::all);
    }

private:
    static Transition notified(WakeChain woken, std::uint16_t flags) {
        Transition transition = changed(EventKind::Notify, woken.count, flags);
        transition.woken = woken;
        return transition;
    }
};

}  // namespace threadline::sync
