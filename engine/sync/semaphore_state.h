// The counting semaphore as a pure transition. It barges like the mutex; while the count is not 0
// and somebody is queued, one of them has been woken and has still to look: whoever leaves the
// queue passes that on.
#pragma once

#include "engine/sync/wait_queue.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace threadline::sync {

struct SemaphoreState {
    std::int64_t count = 0;
    WaitQueue waiters;
    std::array<std::byte, 8> unused{};
    Value initial;  // see ObjectRecord::initial

    template <typename Waiters>
    Transition acquire(const Waiters& links, Turn turn, Attempt attempt) {
        if (attempt == Attempt::GiveUp) {
            waiters.remove(links, turn.actor);
            Transition given_up = timed_out();
            given_up.woken = next(links, turn);
            return given_up;
        }
        if (count > 0) {
            --count;
            if (attempt != Attempt::Retry)
                return changed(EventKind::SemaphoreAcquired, count);
            waiters.remove(links, turn.actor);
            Transition acquired =
                changed(EventKind::SemaphoreAcquired, count, event_flag::contended);
            acquired.woken = next(links, turn);
            return acquired;
        }
        switch (attempt) {
            case Attempt::Begin:
                waiters.push(links, turn.actor);
                return queued(EventKind::SemaphoreRequest, turn.patience, timed_flag(turn));
            case Attempt::Try:
                return would_block({});
            default:
                return still_blocked();
        }
    }

    template <typename Waiters>
    Transition post(const Waiters& links, Turn turn) {
        ++count;
        Transition posted = changed(EventKind::SemaphorePosted, count);
        posted.woken = next(links, turn);
        return posted;
    }

private:
    template <typename Waiters>
    WakeChain next(const Waiters& links, Turn turn) const {
        return count > 0 ? waiters.wake(links, turn.choice) : WakeChain{};
    }
};

}  // namespace threadline::sync
