// The bounded queue of values as a pure transition. Putters and getters barge like those who want a
// mutex; while there is an item (or room) and somebody is queued for it, one of them has been woken
// and has still to look: whoever leaves a queue passes that on.
//
// `Slots` is where the values lie: operator[](index) const gives a reference, `capacity` of them.
#pragma once

#include "engine/sync/wait_queue.h"

#include <cstdint>

namespace threadline::sync {

struct QueueState {
    std::uint32_t capacity = 1;
    std::uint32_t slots_at = 0;  // where the slots lie, for those who keep them
    std::uint32_t front = 0;     // slot of the oldest item
    std::uint32_t items = 0;
    std::uint32_t closed = 0;
    WaitQueue putters;
    WaitQueue getters;

    template <typename Waiters, typename Slots>
    Transition put(const Waiters& links, const Slots& places, Turn turn, Attempt attempt,
                   Value value) {
        if (attempt == Attempt::GiveUp) {
            putters.remove(links, turn.actor);
            Transition given_up = timed_out();
            given_up.woken = next_putter(links, turn);
            return given_up;
        }
        if (closed != 0) {
            Transition refusal = leave_closed(links, putters, turn, attempt);
            refusal.flags |= event_flag::failed;
            return refusal;
        }
        if (items < capacity) {
            places[(front + items) % capacity] = value;
            ++items;
            Transition done = changed(EventKind::Put, items, contended_if(attempt));
            done.woken = next_getter(links, turn);
            if (attempt == Attempt::Retry) {
                putters.remove(links, turn.actor);
                done.woken_too = next_putter(links, turn);
            }
            return done;
        }
        return refuse_or_queue(links, putters, turn, attempt, EventKind::PutRequest);
    }

    template <typename Waiters, typename Slots>
    Transition get(const Waiters& links, const Slots& places, Turn turn, Attempt attempt) {
        if (attempt == Attempt::GiveUp) {
            getters.remove(links, turn.actor);
            Transition given_up = timed_out();
            given_up.woken = next_getter(links, turn);
            return given_up;
        }
        if (items > 0) {
            const Value value = places[front];
            front = (front + 1) % capacity;
            --items;
            Transition done = changed(EventKind::Got, items, contended_if(attempt));
            done.value = value;
            done.woken = next_putter(links, turn);
            if (attempt == Attempt::Retry) {
                getters.remove(links, turn.actor);
                done.woken_too = next_getter(links, turn);
            }
            return done;
        }
        if (closed != 0)
            return leave_closed(links, getters, turn, attempt);
        return refuse_or_queue(links, getters, turn, attempt, EventKind::GetRequest);
    }

    // All who wait look again: getters take what is left. Closing twice changes nothing.
    template <typename Waiters>
    Transition close(const Waiters& links, Turn) {
        if (closed != 0)
            return refused(Outcome::Closed);
        closed = 1;
        Transition done = changed(EventKind::QueueClosed, items);
        done.woken = putters.wake_all(links);
        done.woken_too = getters.wake_all(links);
        return done;
    }

private:
    static constexpr std::uint16_t contended_if(Attempt attempt) {
        return attempt == Attempt::Retry ? event_flag::contended : std::uint16_t{0};
    }

    template <typename Waiters>
    WakeChain next_putter(const Waiters& links, Turn turn) const {
        return items < capacity ? putters.wake(links, turn.choice) : WakeChain{};
    }
    template <typename Waiters>
    WakeChain next_getter(const Waiters& links, Turn turn) const {
        return items > 0 ? getters.wake(links, turn.choice) : WakeChain{};
    }

    template <typename Waiters>
    static Transition leave_closed(const Waiters& links, WaitQueue& queue, Turn turn,
                                   Attempt attempt) {
        Transition refusal = changed(EventKind::GotClosed, 0, contended_if(attempt));
        refusal.outcome = Outcome::Closed;
        if (attempt == Attempt::Retry)
            queue.remove(links, turn.actor);
        return refusal;
    }

    template <typename Waiters>
    static Transition refuse_or_queue(const Waiters& links, WaitQueue& queue, Turn turn,
                                      Attempt attempt, EventKind request) {
        switch (attempt) {
            case Attempt::Begin:
                queue.push(links, turn.actor);
                return queued(request, turn.patience, timed_flag(turn));
            case Attempt::Try:
                return would_block({});
            default:
                return still_blocked();
        }
    }
};

}  // namespace threadline::sync
