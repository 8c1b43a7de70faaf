// The state of a run's actors and objects after the events applied so far: who holds, who waits,
// for what. It is what every live analysis looks at, and a consistent cut of the run.
//
// apply() also checks: an event that cannot follow from the state is counted, never crashes.
// One owner thread; no locking.
#pragma once

#include "engine/record/value.h"
#include "engine/trace/tables.h"
#include "engine/trace/trace_event.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace threadline::trace {

enum class WaitKind : std::uint8_t {
    None,
    Lock,  // mutex, or either side of a reader-writer lock
    Condition,
    Semaphore,
    Barrier,
    QueueSpace,  // to put
    QueueItem,   // to get
    Join,
    Io,
    Sleep,
};

struct ActorState {
    bool begun = false;
    bool ended = false;
    WaitKind wait = WaitKind::None;
    bool timed = false;    // the wait ends by itself at a deadline
    bool shared = false;   // waits as a reader
    bool granted = false;  // it has been notified, or the barrier opened: it only has to go on
    ObjectId waits_for;    // object, or none for join, sleep
    ActorId joins;
    SiteId site;                  // of its latest event
    Time since{0};                // of the wait
    std::vector<ObjectId> holds;  // locks, in the order acquired
};

struct Holder {
    ActorId actor;
    SiteId site;  // where acquired
    Time since{0};
    bool shared = false;
    bool contended = false;
};

struct ObjectState {
    std::vector<Holder> holders;  // of a lock: one, or many readers
    std::deque<ActorId> waiters;  // in the order in which they queued
    std::int64_t count = 0;       // semaphore's count, queue's items, arrivals at a barrier
    bool closed = false;          // queue
    Value value;                  // variable
    std::uint32_t order = 0;      // last applied
};

class World {
public:
    // Initial values of variables and counts come with the tables, see set_initial().
    void set_initial(ObjectId object, const ObjectState& state);

    void apply(const TraceEvent& event);

    const ActorState& actor(ActorId id) const;
    const ObjectState& object(ObjectId id) const;
    std::size_t actor_count() const { return actors_.size(); }  // entry 0 is "none"
    std::size_t object_count() const { return objects_.size(); }
    std::uint64_t inconsistencies() const { return inconsistencies_; }

private:
    ActorState& touch(ActorId id);
    ObjectState& touch(ObjectId id);
    std::vector<ActorState> actors_{1};
    std::vector<ObjectState> objects_{1};
    std::uint64_t inconsistencies_ = 0;
};

}  // namespace threadline::trace
