// The barrier as a pure transition: it opens with the last of `parties` arrivals and starts again.
#pragma once

#include "engine/sync/wait_queue.h"

#include <cstdint>

namespace threadline::sync {

struct BarrierState {
    std::uint32_t parties = 1;
    std::uint32_t arrived = 0;  // and queued
    WaitQueue waiters;

    template <typename Waiters>
    Transition arrive(const Waiters& links, Turn turn, Attempt attempt) {
        if (attempt == Attempt::Begin) {
            if (arrived + 1 >= parties) {
                const WakeChain all = waiters.grant_all(links, turn);
                arrived = 0;
                Transition opened = changed(EventKind::BarrierOpened, all.count);
                opened.woken = all;
                return opened;
            }
            ++arrived;
            waiters.push(links, turn.actor);
            return queued(EventKind::BarrierArrived, arrived, timed_flag(turn));
        }
        if (take_grant(links, turn.actor)) {
            const auto& waiter = links[turn.actor];
            return looked(EventKind::BarrierPassed, waiter.waker.value, waiter.wake_order);
        }
        if (attempt == Attempt::Retry)
            return still_blocked();
        --arrived;
        waiters.remove(links, turn.actor);
        return timed_out();
    }
};

}  // namespace threadline::sync
