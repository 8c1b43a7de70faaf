// Who let whom go on: one step of the one that ended the wait of the other.
//
// Begin and end are measured: the waker's step, and the next step of the woken one. A wake that was
// taken back, because somebody else was quicker, is none; nor is the end of a sleep or of a wait
// that timed out, nor is a lock that was free again before its waiter had queued.
#pragma once

#include "engine/record/event.h"
#include "engine/trace/series.h"

#include <optional>

namespace threadline::trace {

enum class WakeKind : std::uint8_t {
    Unlock,
    GaveUp,  // left the queue of a lock, semaphore or queue, and so made way
    Notify,
    Post,
    Barrier,  // the last arrival
    Put,
    Get,
    Close,
    End,    // of the joined one
    Start,  // of the woken one
    Reply,  // of a service: no actor, no line
};
WakeKind wake_kind_of(EventKind step);

// On the side of the woken one.
struct Wake {
    Time begin{0};    // the waker's step; Reply: when it was there
    Time end{0};      // the woken one went on
    ActorId waker;    // none: Reply
    ObjectId object;  // none: End, Start
    SiteId site;      // the waker's line
    // Places of both steps in the order of the trace (modulo 2^32): times alone may be equal.
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    WakeKind kind = WakeKind::Unlock;

    friend bool operator==(const Wake&, const Wake&) = default;
};

// On the side of the waker: whom its step at `begin` woke, as it seemed then. The wake stands with
// the woken one, unless it was taken back.
struct Waking {
    Time begin{0};
    Time end{0};  // the same
    ActorId woken;
    std::uint32_t from = 0;

    friend bool operator==(const Waking&, const Waking&) = default;
};

// An actor's wakes. Both series are in order of time, and `wakes` do not overlap: an actor waits
// for one thing at a time.
struct WakeLane {
    ActorId actor;
    Series<Wake> wakes;
    std::optional<Wake> open;  // let go on, and has not gone on yet; `end` is that of `begin`
    Series<Waking> given;

    // The wake that begins at `t` or is on its way then, none if there is none. O(log n).
    std::optional<Wake> at(Time t) const;
    // The last wake by an actor that had ended before the step `place` of this one, at `t`.
    // O(log n + replies since).
    std::optional<Wake> before(Time t, std::uint32_t place) const;
};

}  // namespace threadline::trace
