// The state of a run's actors and objects after the events applied so far: who holds, who waits,
// for what. It is what every live analysis looks at, and a consistent cut of the run.
//
// apply() also checks: an event that cannot follow from the state is counted, never crashes; the
// state then follows the event, since it was measured and the state only concluded.
// apply() is O(1) but for: the waiters that it wakes, a waiter that leaves from the middle of a
// queue, a reader among many. One owner thread; no locking.
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
    Interpreter,  // for the interpreter lock, which its holder always lets go in the end
    Poll,         // the thread of an event loop, until one of its tasks can go on
};

struct ActorState {
    bool begun = false;
    bool ended = false;
    WaitKind wait = WaitKind::None;
    bool timed = false;   // the wait ends by itself at a deadline
    bool shared = false;  // waits as a reader
    // It only has to go on: it has been notified, the barrier opened, the joined actor ended, what
    // it wants from a semaphore or queue is there, nothing keeps it from the lock any more. The
    // last two can be taken back, when somebody else is quicker.
    bool granted = false;
    ObjectId waits_for;  // object, or none for join, sleep
    ActorId joins;
    SiteId site;                     // of its latest event
    Time since{0};                   // of the wait
    std::vector<ObjectId> holds;     // locks, in the order acquired
    std::vector<ActorId> joined_by;  // those who wait for its end, in order
    bool lost = false;               // events of it were lost: its waits and holds may be stale
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
    // In the order in which they queued. Those who wait for a lock leave when they acquire it; from
    // other objects they leave when they are let go on, unless that can be taken back.
    std::deque<ActorId> waiters;
    std::size_t putters = 0;     // of a queue's waiters, those for room
    std::int64_t count = 0;      // semaphore's count, queue's items, arrivals at a barrier
    std::int64_t capacity = -1;  // queue: -1 if not known
    bool closed = false;         // queue
    Value value;                 // variable
    std::uint32_t order = 0;     // last applied
    // Of a lock, so far; nothing that happens depends on them.
    std::uint64_t acquisitions = 0;
    std::uint64_t acquisitions_by_readers = 0;
};

// What an object is before its first event.
ObjectState initial_state(const ObjectInfo& object);

class World {
public:
    // Initial values of variables and counts come with the tables. Before the object's first event.
    void set_initial(ObjectId object, const ObjectState& state);
    // set_initial() for every object of `tables` that was not there at the last call.
    void learn(const Tables& tables);

    void apply(const TraceEvent& event);

    // After a loss, what was read elsewhere and is so at this point of the order; for analyses to
    // look at again. True where it is news.
    // `holder` has the lock alone; none: nobody has it alone (who reads it stays as known).
    bool correct_holder(ObjectId lock, ActorId holder);
    // Nobody who waits without a deadline has been let go on.
    bool correct_standstill();

    const ActorState& actor(ActorId id) const {
        return actors_[id.value < actors_.size() ? id.value : 0];
    }
    const ObjectState& object(ObjectId id) const {
        return objects_[id.value < objects_.size() ? id.value : 0];
    }
    std::size_t actor_count() const { return actors_.size(); }  // entry 0 is "none"
    std::size_t object_count() const { return objects_.size(); }
    std::uint64_t inconsistencies() const { return inconsistencies_; }

    // Actors that the event in hand let go on, and those whom it kept from going on after all.
    const std::vector<ActorId>& woken() const { return woken_; }
    const std::vector<ActorId>& held_back() const { return held_back_; }

    // Actors that have begun, whether or not they have ended.
    std::size_t begun_count() const { return begun_; }
    // Actors that can go on by themselves: begun, not ended, and either not waiting, or with a
    // deadline, for a reply or for time, or granted.
    std::size_t unblocked_count() const { return unblocked_; }
    static bool is_unblocked(const ActorState& actor);

    // All that the next event depends on (state_coding.h).
    template <typename Archive>
    void fields(Archive& archive) {
        archive(actors_, objects_, learnt_, begun_, unblocked_, inconsistencies_);
    }

private:
    void touch(ActorId id) {  // invalidates references to other actors
        if (id.value >= actors_.size()) [[unlikely]]
            grow(id);
    }
    void touch(ObjectId id) {
        if (id.value >= objects_.size()) [[unlikely]]
            grow(id);
    }
    void grow(ActorId id);
    void grow(ObjectId id);
    bool expect(bool condition);
    void begin(ActorId id);
    void begin_wait(const TraceEvent& event, WaitKind kind);
    void end_wait(ActorId id);
    void queue_ahead(ObjectState& lock, ActorId actor);
    void leave_queue(ActorId id);
    void set_granted(ActorId id, bool granted);
    void hand_over(ObjectId object, std::size_t place = 0);
    void regrant_lock(ObjectId lock) {
        if (!objects_[lock.value].waiters.empty())
            regrant_waiters_of_lock(lock);
    }
    void regrant_counted(ObjectId object) {
        if (!objects_[object.value].waiters.empty())
            regrant_waiters_of_counted(object);
    }
    void regrant_waiters_of_lock(ObjectId lock);
    void regrant_waiters_of_counted(ObjectId object);
    void take_order(const TraceEvent& event);
    void acquired(const TraceEvent& event);
    void released(const TraceEvent& event);
    void interpreter_acquired(const TraceEvent& event);
    void interpreter_released(const TraceEvent& event);
    void count_changed(const TraceEvent& event, std::int64_t step);

    std::vector<ActorState> actors_{1};
    std::vector<ObjectState> objects_{1};
    std::vector<ActorId> woken_;
    std::vector<ActorId> held_back_;
    std::size_t learnt_ = 1;
    std::size_t begun_ = 0;
    std::size_t unblocked_ = 0;
    std::uint64_t inconsistencies_ = 0;
};

}  // namespace threadline::trace
