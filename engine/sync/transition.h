// The common shape of every primitive's pure transition:
//
//   (state, actor, operation, choice) -> (state, result | blocked, woken)
//
// A transition reads and changes nothing but the state that it is called on and the links of the
// actors that wait there. It also says what is to be recorded, so that the same function that ran
// on the shared memory, run again on a model, must give the very event that was recorded.
#pragma once

#include "engine/record/event.h"
#include "engine/record/value.h"
#include "engine/sync/outcome.h"

#include <cstdint>

namespace threadline::sync {

using Patience = std::int64_t;  // ns after which a wait is given up
inline constexpr Patience never = 0;

// Who acts, and what is chosen for it.
struct Turn {
    ActorId actor;
    std::uint32_t order = 0;   // the number that this action takes on its object, if it changes it
    std::uint32_t choice = 0;  // which waiter goes on: 0 the one that queued first
    Patience patience = never;
};

// The steps of an operation that may wait.
enum class Attempt : std::uint8_t {
    Begin,   // queue where it cannot be done now
    Try,     // never queue
    Retry,   // queued, and told to look again
    GiveUp,  // queued, and out of patience
};

// Actors to be unparked: `count` of them, from `first` on along their links. The links are only
// good until the object's guard is left.
struct WakeChain {
    ActorId first;
    std::uint32_t count = 0;
};

struct Transition {
    Outcome outcome = Outcome::Done;
    bool blocked = false;  // queued (outcome says nothing yet)

    EventKind event = EventKind::None;  // none: there is nothing to record
    Ordering ordering = Ordering::None;
    std::uint16_t flags = 0;
    std::uint32_t seen = 0;  // Ordering::Seen: the version; 0: the latest
    std::int64_t argument = 0;

    Value value;          // what a get or a read found
    WakeChain woken;      // who may go on
    WakeChain woken_too;  // a queue can let both a putter and a getter go on
};

constexpr std::uint16_t timed_flag(Turn turn) {
    return turn.patience > 0 ? event_flag::timed : std::uint16_t{0};
}

// Of what succeeds at once: it would not have waited for ever.
constexpr std::uint16_t bounded_flag(Turn turn, Attempt attempt) {
    return attempt == Attempt::Try ? event_flag::timed : timed_flag(turn);
}

// A change that takes the object's next order number.
constexpr Transition changed(EventKind event, std::int64_t argument = 0, std::uint16_t flags = 0) {
    Transition transition;
    transition.event = event;
    transition.ordering = Ordering::Next;
    transition.argument = argument;
    transition.flags = flags;
    return transition;
}

// Queued; this too changes the object.
constexpr Transition queued(EventKind event, std::int64_t argument, std::uint16_t flags) {
    Transition transition = changed(event, argument, flags);
    transition.blocked = true;
    return transition;
}

// Looked at the object in version `seen` (0: the latest) and changed nothing.
constexpr Transition looked(EventKind event, std::int64_t argument, std::uint32_t seen = 0,
                            Outcome outcome = Outcome::Done) {
    Transition transition;
    transition.outcome = outcome;
    transition.event = event;
    transition.ordering = Ordering::Seen;
    transition.seen = seen;
    transition.argument = argument;
    return transition;
}

constexpr Transition still_blocked() {
    Transition transition;
    transition.blocked = true;
    return transition;
}

constexpr Transition timed_out() {
    Transition transition = changed(EventKind::TimedOut);
    transition.outcome = Outcome::TimedOut;
    return transition;
}

constexpr Transition would_block(ActorId holder) {
    return looked(EventKind::TryFailed, holder.value, 0, Outcome::WouldBlock);
}

// Refused without a trace: nothing changed.
constexpr Transition refused(Outcome outcome) {
    Transition transition;
    transition.outcome = outcome;
    return transition;
}

}  // namespace threadline::sync
