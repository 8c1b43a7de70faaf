// A stretch of a lane in one state.
#pragma once

#include "engine/record/ids.h"
#include "engine/record/value.h"
#include "engine/trace/state.h"
#include "engine/trace/time.h"

namespace threadline::trace {

// On the lane of an actor: what it did. These tile the lane from its begin to its end.
struct Interval {
    Time begin{0};
    Time end{0};
    ObjectId object;   // what it waits for or asked (lock, condition, service), none when Running
    SiteId site;       // the line on which it is
    ActorId by;        // Blocked: the holder when the wait began; Waiting on a join: the one joined
    ActorId woken_by;  // who ended the wait, none if time or a reply did
    State state = State::Running;
    bool estimated = false;  // the placement inside its segment is estimated
    bool timed_out = false;  // the wait ended at its deadline
    std::int16_t cpu = -1;   // Running: on which CPU, -1 where that is not known
    // Deadlocked: what it is underneath, Blocked or Waiting; otherwise of no meaning.
    State underneath = State::Blocked;

    TimeRange range() const { return {begin, end}; }
    friend bool operator==(const Interval&, const Interval&) = default;
};

// On the lane of a lock, and as a bar on the lane of the actor: who held it. Also of who waited.
struct Hold {
    Time begin{0};
    Time end{0};
    ActorId actor;
    ObjectId lock;
    SiteId site;             // where it was acquired (or requested)
    bool contended = false;  // the actor had to wait for it
    bool shared = false;     // as a reader

    TimeRange range() const { return {begin, end}; }
    friend bool operator==(const Hold&, const Hold&) = default;
};

// On the lane of a variable: the value from one write to the next.
struct Holding {
    Time begin{0};
    Time end{0};
    Value value;
    ActorId writer;
    SiteId site;

    TimeRange range() const { return {begin, end}; }
    friend bool operator==(const Holding&, const Holding&) = default;
};

// Somebody read a variable, and what it saw. An atomic change reads as well.
struct Reading {
    Time begin{0};
    Time end{0};  // the same
    Value value;
    ActorId reader;
    SiteId site;
    std::uint32_t version = 0;  // which of the lane's values it saw, by index

    friend bool operator==(const Reading&, const Reading&) = default;
};

// On the lane of a CPU: who was on it. These tile the lane from the begin of the run to its end.
enum class CpuUse : std::uint8_t {
    Idle,
    Thread,         // one of the run's
    Services,       // Threadline's own: the service process, the runner's own threads, the session
    OtherPrograms,  // always estimated
    Unknown,        // switches were lost
};

struct CpuInterval {
    Time begin{0};
    Time end{0};
    ActorId actor;  // Thread
    CpuUse use = CpuUse::Idle;
    bool estimated = false;

    TimeRange range() const { return {begin, end}; }
    friend bool operator==(const CpuInterval&, const CpuInterval&) = default;
};

// A time worth stopping at.
enum class MomentKind : std::uint8_t {
    FirstContention,
    EdgeAdded,
    CycleClosed,
    UpdateLost,
    CheckFailed,
    Note,
    LockObtained,  // after a wait; these two follow from the lanes of the locks, so that no trace
    LockTaken,     // records them: the latter at once
};
struct Moment {
    Time at{0};
    MomentKind kind = MomentKind::Note;
    ActorId actor;
    ObjectId object;
    SiteId site;
    NameId text;

    friend bool operator==(const Moment&, const Moment&) = default;
};

}  // namespace threadline::trace
