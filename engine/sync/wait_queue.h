// First in, first out: the actors that wait for something, linked through the waiters themselves,
// so that a queue of any length takes eight bytes of its object.
//
// `Waiters` is where the links live: any type whose operator[](ActorId) const gives a reference to
// something with the members of Waiter: the actors' records in shared memory on the free schedule,
// a vector in a test or an explorer. An actor waits in one queue at most.
#pragma once

#include "engine/record/ids.h"
#include "engine/sync/transition.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace threadline::sync {

enum class WaitState : std::uint32_t {
    Idle,
    Queued,
    QueuedShared,  // as a reader
    Granted,       // taken out of the queue by the one who let it go on
};

struct Waiter {
    ActorId next_waiter;
    std::uint32_t wait_state = 0;  // WaitState
    std::uint32_t wake_order = 0;  // order number of the action that granted it
    ActorId waker;                 // whose action that was
};

struct WaitQueue {
    ActorId first;
    ActorId last;

    bool empty() const { return !first.valid(); }

    // Whom to wake, where one is enough; it stays queued and tries again.
    WakeChain wake_first() const { return {first, first.valid() ? 1u : 0u}; }

    template <typename Waiters>
    WakeChain wake(const Waiters& waiters, std::uint32_t choice) const {
        return {nth(waiters, choice), empty() ? 0u : 1u};
    }
    template <typename Waiters>
    WakeChain wake_all(const Waiters& waiters) const {
        return {first, length(waiters)};
    }

    template <typename Waiters>
    void push(const Waiters& waiters, ActorId actor, WaitState as = WaitState::Queued) {
        auto& waiter = waiters[actor];
        waiter.next_waiter = {};
        waiter.wait_state = static_cast<std::uint32_t>(as);
        if (last.valid())
            waiters[last].next_waiter = actor;
        else
            first = actor;
        last = actor;
    }

    // Behind those that wait as it does, before all others. O(n).
    template <typename Waiters>
    void push_ahead(const Waiters& waiters, ActorId actor, WaitState as) {
        ActorId before;
        ActorId at = first;
        while (at.valid() && waiters[at].wait_state == static_cast<std::uint32_t>(as)) {
            before = at;
            at = waiters[at].next_waiter;
        }
        if (!at.valid())
            return push(waiters, actor, as);
        auto& waiter = waiters[actor];
        waiter.next_waiter = at;
        waiter.wait_state = static_cast<std::uint32_t>(as);
        (before.valid() ? waiters[before].next_waiter : first) = actor;
    }

    // O(1) for the first one.
    template <typename Waiters>
    void remove(const Waiters& waiters, ActorId actor) {
        auto& waiter = waiters[actor];
        waiter.wait_state = static_cast<std::uint32_t>(WaitState::Idle);
        ActorId before;
        for (ActorId at = first; at != actor; at = waiters[at].next_waiter)
            before = at;
        if (before.valid())
            waiters[before].next_waiter = waiter.next_waiter;
        else
            first = waiter.next_waiter;
        if (last == actor)
            last = before;
    }

    // Takes out the waiter that the choice falls on and tells it so.
    template <typename Waiters>
    WakeChain grant(const Waiters& waiters, Turn turn) {
        if (empty())
            return {};
        const ActorId chosen = nth(waiters, turn.choice);
        remove(waiters, chosen);
        mark_granted(waiters, chosen, turn);
        return {chosen, 1};
    }

    // Takes out all; the chain of those woken keeps their order.
    template <typename Waiters>
    WakeChain grant_all(const Waiters& waiters, Turn turn) {
        const WakeChain all = wake_all(waiters);
        for (ActorId at = first; at.valid(); at = waiters[at].next_waiter)
            mark_granted(waiters, at, turn);
        *this = {};
        return all;
    }

    template <typename Waiters>
    std::uint32_t length(const Waiters& waiters) const {
        std::uint32_t count = 0;
        for (ActorId at = first; at.valid(); at = waiters[at].next_waiter)
            ++count;
        return count;
    }

    // The waiter in that place; a choice beyond the end falls on the last one.
    template <typename Waiters>
    ActorId nth(const Waiters& waiters, std::uint32_t place) const {
        ActorId at = first;
        for (; place > 0 && at != last; --place)
            at = waiters[at].next_waiter;
        return at;
    }

    // The place on which a choice falls, from 0.
    template <typename Waiters>
    std::uint32_t place_of_choice(const Waiters& waiters, std::uint32_t choice) const {
        return choice == 0 || empty() ? 0 : std::min(choice, length(waiters) - 1);
    }

    // The place of a waiter; none: it does not wait here.
    template <typename Waiters>
    std::optional<std::uint32_t> place_of(const Waiters& waiters, ActorId actor) const {
        std::uint32_t place = 0;
        for (ActorId at = first; at.valid(); at = waiters[at].next_waiter, ++place)
            if (at == actor)
                return place;
        return std::nullopt;
    }

    friend bool operator==(const WaitQueue&, const WaitQueue&) = default;

private:
    template <typename Waiters>
    static void mark_granted(const Waiters& waiters, ActorId actor, Turn turn) {
        auto& waiter = waiters[actor];
        waiter.wait_state = static_cast<std::uint32_t>(WaitState::Granted);
        waiter.wake_order = turn.order;
        waiter.waker = turn.actor;
    }
};

// Has this actor been let go on? Then its wait is over, and forgotten.
template <typename Waiters>
bool take_grant(const Waiters& waiters, ActorId actor) {
    auto& waiter = waiters[actor];
    if (waiter.wait_state != static_cast<std::uint32_t>(WaitState::Granted))
        return false;
    waiter.wait_state = static_cast<std::uint32_t>(WaitState::Idle);
    return true;
}

}  // namespace threadline::sync
