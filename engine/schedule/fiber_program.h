// The actors of a run as a Program: each a fiber, all on the calling thread, one at a time. They
// make the same engine calls on the same shared memory as threads do; instead of taking turns they
// give way here, at each call, and the memory is put back for each execution.
//
// The choices are those of a schedule that decides for threads (sync/readiness.h), so an execution
// found here can be had again there. One is left out: a wait for a lock, semaphore, queue or thread
// is not given up while it could go on. Nothing is lost by that, since giving up touches nobody
// else and could have come just before. Requests that others cannot tell from none are not made
// until they succeed.
//
// A wait until its actor is a victim ends where it is one, however often; nothing but the circle
// allows that, and nothing that others do forbids it.
//
// A task has no fiber: it executes on that of its event loop, which is an object that a task takes
// by going on and gives back by waiting. What a task that waits asks for nobody can tell from
// nothing either; only that it has looked.
//
// What allows or forbids steps, besides the objects: the end of an actor, for those who join it;
// that it was led on by another (notify, an opened barrier, its start), for its next step; an event
// loop, for its tasks; how many live, for a barrier on which more live than it has parties.
//
// Bounds are kept per actor and line of code, so that they do not make steps of different actors
// depend on each other. A line that has used up its timeouts waits until it succeeds, and so does a
// try that has failed as often as is allowed: what a fair scheduler makes of it in the end, after
// Musuvathi, Qadeer, "Fair Stateless Model Checking", PLDI 2008. So does a call that only looked
// again at what nobody had changed (a spin loop), until somebody has.
#pragma once

#include "engine/record/next_step.h"
#include "engine/record/shared_memory.h"
#include "engine/schedule/fiber.h"
#include "engine/schedule/program.h"
#include "engine/schedule/turn_schedule.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace threadline::schedule {

struct RetryBounds {
    std::uint32_t timeouts = 2;  // of one line of one actor
    std::uint32_t retries = 3;
};

// What the actors do, and how it is put back.
class ActorBodies {
public:
    virtual ~ActorBodies() = default;
    // Before an execution begins, once all actors have left the one before.
    virtual void reset() = 0;
    // On the actor's fiber: all of its life, with engine calls through the FiberProgram. Once
    // Header::control.stop is set it returns soon.
    virtual void perform(ActorId actor) = 0;
    // Why the execution cannot go on; none: it can.
    virtual const std::optional<std::string>& failure() const = 0;
    // What tells this end from others, as a person would: valid JSON members, or nothing.
    virtual std::string describe_end() const = 0;
};

class FiberProgram final : public Program, public TurnSchedule {
public:
    // The actors that `memory` has now start with each execution; its objects are as declared.
    FiberProgram(const record::SharedMemory& memory, ActorBodies& bodies,
                 const RetryBounds& bounds = {});
    ~FiberProgram() override;
    FiberProgram(const FiberProgram&) = delete;
    FiberProgram& operator=(const FiberProgram&) = delete;

    // Program
    void reset() override;
    std::span<const Choice> choices() override;
    bool make(const Choice& choice, Footprint& footprint) override;
    bool has_moved(ActorId actor) const override;
    std::vector<Waiting> waiting() override;
    End end() override;

    // Whether a bound has kept an actor from a choice, in any execution so far.
    bool timeouts_were_bounded() const { return timeouts_were_bounded_; }
    bool retries_were_bounded() const { return retries_were_bounded_; }

    // Called on a fiber: its step changes something that the program does not see, and on which
    // that of others who call this depends.
    void touch_users();

    // What the actor would do next; for one that has ended: nothing.
    const record::NextStep& next_of(ActorId actor) const { return actors_[actor.value].next; }

    // TurnSchedule, called on the fibers.
    void admit(ActorId actor) override;
    void start() override {}
    void begin(ActorId) override {}
    void end(ActorId actor) override;
    std::uint32_t step(ActorId actor, const record::NextStep& next) override;
    std::chrono::nanoseconds compute(ActorId, std::chrono::nanoseconds) override { return {}; }
    void sleep_until(ActorId, sync::Clock::time_point) override {}
    sync::Wake park(ActorId actor, sync::Deadline deadline) override;
    void unpark(ActorId) override {}
    void before_relock(ActorId actor, ObjectId mutex) override;
    TaskTurn next_task(ActorId loop) override;
    void suspend(ActorId task, sync::Deadline deadline) override;
    sync::Clock::time_point now() const override { return sync::Clock::time_point{}; }

private:
    enum class Place : std::uint8_t {
        Absent,
        Fresh,   // its code up to its first call is still to come
        Calls,   // is about to make its next call
        Asks,    // joins somebody who had not ended when it came to that, and still has not
        Parked,  // waits inside it
        Ended,
    };
    struct Actor {
        std::unique_ptr<Fiber> fiber;  // of a thread
        ActorId loop;                  // of a task
        record::NextStep next;
        Place place = Place::Absent;
        bool has_arrived = false;  // at its next call, and nobody has looked yet what it touches
        bool was_led_on = false;
        bool has_asked = false;  // for a lock, until it is a victim; nobody has looked yet
        bool is_let_on = false;  // a task in a wait: another let it go on, by name
        // Looking again: the last call that changed nothing, and what it saw.
        SiteId looked_at;
        ObjectId looked_object;
        std::uint32_t looked_order = 0;
        std::uint32_t looks = 0;
        std::map<SiteId, std::uint32_t> timeouts;
        std::map<SiteId, std::uint32_t> failures;
    };
    struct Ability {
        bool go = false;
        bool time_out = false;
        bool is_bounded = false;  // a bound keeps it from more
    };

    std::uint32_t end_of(ActorId actor) const;
    std::uint32_t led_on(ActorId actor) const;
    std::uint32_t asking_of(ActorId actor) const;
    std::uint32_t living_object() const;
    std::uint32_t actors_object() const;
    std::uint32_t loop_object(ActorId loop) const;
    bool is_task(ActorId actor) const { return actors_[actor.value].loop.valid(); }
    bool is_loop_free(const Actor& task) const;

    void leave_execution();
    void run(ActorId actor);
    void give_way(ActorId actor);
    void settle(ActorId cause, Footprint& footprint);
    bool settle_one(ActorId actor, ActorId cause, Footprint& footprint);
    void note_end(ActorId actor, Footprint& footprint);
    void note_let_on(ActorId task, Footprint& footprint);
    void release_loop(ActorId task);
    void touch_living(Footprint& footprint);
    Ability ability(ActorId actor);
    Ability ability_of_task(ActorId task);
    Ability waiting_ability(const Actor& actor, bool ready, bool also_when_ready);
    bool is_ready(ActorId actor) const;
    ObjectId mutex_it_waits_for(ActorId actor) const;
    bool is_victim(ActorId actor) const;
    void touch_circle(ActorId victim, Footprint& footprint) const;
    void touch_asking(Footprint& footprint);
    bool may_retry(const Actor& actor) const;
    void append_choices(ActorId actor);
    bool can_make(const Choice& choice);
    void count_outcome(ActorId actor, const record::NextStep& call, const Choice& choice,
                       bool changed);

    std::uint32_t order_of(ObjectId object) const;
    Openings openings_of(ObjectId object) const;

    const record::SharedMemory& memory_;
    ActorBodies& bodies_;
    RetryBounds bounds_;
    bool has_barriers_ = false;
    bool has_victims_ = false;  // somebody has waited until it is one
    std::uint32_t first_actors_ = 0;
    std::uint32_t living_ = 0;
    std::deque<Actor> actors_;  // by id
    std::vector<Choice> choices_;
    std::vector<ActorId> moved_;    // by the last step, beside its own
    const Choice* made_ = nullptr;  // while it is made
    Footprint besides_;             // what tasks touch by waiting and ending, in that step
    bool timeouts_were_bounded_ = false;
    bool retries_were_bounded_ = false;

    // As declared; the bytes of the records.
    std::vector<std::byte> objects_;
    std::vector<std::byte> actor_records_;
    std::vector<Value> values_;
};

}  // namespace threadline::schedule
