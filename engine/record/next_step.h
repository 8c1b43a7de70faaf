// What an actor would do next: the engine call that it is about to make, or in which it waits. Each
// actor of a run whose schedule decides says so before it asks for its turn; the schedule, the
// explorer and the stepping window read it.
#pragma once

#include "engine/record/ids.h"
#include "engine/record/value.h"

#include <cstdint>

namespace threadline::record {

enum class StepKind : std::uint8_t {
    None,  // before its first call, or after its last
    Lock,
    Unlock,
    ReadLock,
    ReadUnlock,
    WriteLock,
    WriteUnlock,
    Wait,    // lets `mutex` go and waits for the condition `object`
    Relock,  // takes the mutex `object` again, having waited for a condition
    Notify,
    NotifyAll,
    Acquire,  // a semaphore
    Post,
    Arrive,  // at a barrier
    Put,
    Get,
    Close,
    Read,
    Write,
    Add,
    CompareExchange,
    Compute,
    Sleep,
    Request,  // of a service
    Join,
    Start,
    Check,
    Note,
};

enum class StepPatience : std::uint8_t {
    Forever,
    Timed,  // the wait can be given up
    None,   // a try: it never waits
    // The wait for a lock is given up once it stands in a circle of such waits, and its actor is
    // the one that gives way (sync/lock_circle.h).
    UntilVictim,
};

struct NextStep {
    StepKind kind = StepKind::None;
    StepPatience patience = StepPatience::Forever;
    ObjectId object{};  // none: it touches no shared object
    ObjectId mutex{};   // Wait
    ActorId target{};   // Join
    SiteId site{};      // the line of the scenario
    Value value{};      // Write, CompareExchange: what it would write; Add: what it would add

    friend bool operator==(const NextStep&, const NextStep&) = default;
};

// As schedules and the interface name it: "lock", "read-lock", "notify-all".
const char* name_of(StepKind kind);

// Where an actor stands between two choices.
enum class Standing : std::uint8_t {
    Absent,   // takes no part yet
    Fresh,    // its code up to its first call is still to come
    Calls,    // is about to make its next step
    Waits,    // has made it, and waits for it to succeed
    Running,  // has the turn
    Ended,
};

}  // namespace threadline::record
