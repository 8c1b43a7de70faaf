// Which step of a run came before which, whatever the timing: the happens-before relation (Lamport
// 1978), as vector clocks, on the stream of events.
//
//   from                                  to
//   an actor's step                       its next one
//   actor-start, thread-end               what the actor started does, who joined it
//   released                              acquired; as a reader: only by a later writer
//   notify                                wait-end of those whom it woke
//   semaphore-posted                      every later acquired
//   barrier-arrived, -opened              barrier-passed and -opened of the same round
//   the n-th put                          the n-th got; and from it the put that takes its place
//   queue-closed                          got-closed
//   atomic-add, compare-exchanged         both, and read, of the same variable, later
//   suspend of a task                     resume of a task in the same process, on its event loop
//
// A variable on which compare-exchanged was ever tried is how locks and flags are made: all of its
// later writes count as atomic ones. Where it cannot be told which of several steps an actor has
// heard of (a read that comes to be known late), it counts as having heard of all of them: a race
// can be missed by that, none is made up.
//
// Epochs as in FastTrack (Flanagan and Freund, 2009): a new one begins for an actor with a step
// that others may hear of. Since whoever knows of an epoch's end knows all that its actor knew
// then, a hand-over costs O(log n) of n actors where one of both sides knows all that the other
// does: a lock that goes through any number of hands, a barrier. Otherwise
// O(n), some 256 actors at a time.
#pragma once

#include "engine/analysis/event_kinds.h"
#include "engine/analysis/vector_clock.h"
#include "engine/trace/tables.h"
#include "engine/trace/trace_event.h"
#include "engine/trace/world.h"

#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace threadline::analysis {

// A stretch of an actor's life between two steps that others may hear of.
struct Epoch {
    ActorId actor;
    std::uint32_t number = 0;  // 0: none

    friend bool operator==(const Epoch&, const Epoch&) = default;
};

class HappensBefore {
public:
    enum class Edges {
        All,
        // Without those of locks, atomic variables and the turns of tasks on their loop: whoever
        // came second there could have come first another time.
        NotOfLocks,
    };
    explicit HappensBefore(Edges edges) : edges_(edges) {}

    // What it has to see; it makes nothing of other kinds.
    static EventKinds kinds(Edges edges);
    // Around what the event itself does, after the world has applied it: what it has heard of,
    // and what others may hear of from then on.
    void before(const trace::TraceEvent& event, const trace::Tables& tables);
    void after(const trace::TraceEvent& event, const trace::World& world,
               const trace::Tables& tables);

    // The present epoch, to be remembered with a step.
    Epoch epoch_of(ActorId actor);
    std::uint32_t number_of_epoch(ActorId actor) const {
        return actor.value < actors_.size() ? actors_[actor.value].epoch : 1;
    }
    // Whether what `actor` does now comes after it.
    bool is_before(Epoch epoch, ActorId actor) const {
        return epoch.actor == actor || actors_[actor.value].knows.of(epoch.actor) >= epoch.number;
    }
    // What `actor` knows now; to ask later about a step that it takes now.
    VectorClock clock_of(ActorId actor) const;

    bool is_synchronising(ObjectId variable) const {
        return variable.value < objects_.size() && objects_[variable.value].synchronises;
    }

private:
    // What can be heard of: all that `by` knew at the end of its epoch `number`; no actor: of
    // several.
    struct Message {
        VectorClock clock;
        Epoch end;
    };
    struct OfActor {
        VectorClock knows;         // its own entry may be out of date
        Message said;              // last
        std::uint32_t epoch = 1;   // present
        bool remembered = false;   // something refers to the present epoch
        bool has_learnt = false;   // of others, in the present epoch
        ObjectId woken_at;         // let go on there ...
        Message heard_when_woken;  // ... by whom
    };
    struct OfObject {
        Message said;          // by writers of a lock
        Message readers_said;  // of a reader-writer lock
        bool synchronises = false;
    };
    struct OfQueue {
        std::deque<Message> items, room;
        Message closed;
    };

    static bool has_said_all(const OfActor& actor) {
        return !actor.remembered && !actor.has_learnt;
    }
    OfActor& actor(ActorId id) {
        if (id.value >= actors_.size()) [[unlikely]]
            grow(id);
        return actors_[id.value];
    }
    OfObject& object(ObjectId id) {
        if (id.value >= objects_.size()) [[unlikely]]
            grow(id);
        return objects_[id.value];
    }
    void grow(ActorId id);
    void grow(ObjectId id);
    void learn(ActorId id, const Message& message);
    const Message& say(ActorId id);
    static void add(Message& all, const Message& message);
    void wake(const std::vector<ActorId>& woken, ObjectId at, const Message& message);
    Message& loop_of(ActorId task, const trace::Tables& tables);

    Edges edges_;
    std::vector<OfActor> actors_;
    std::vector<OfObject> objects_;
    std::unordered_map<ObjectId, OfQueue> queues_;
    std::unordered_map<std::uint16_t, Message> loops_;  // by process
};

}  // namespace threadline::analysis
