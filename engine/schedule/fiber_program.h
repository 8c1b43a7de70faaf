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
// loop, for its tasks; how many live, for a barrier on which more live than it has parties; an
// error, for every step.
//
// Bounds are kept per actor and line of code, so that they do not make steps of different actors
// depend on each other. A line that has used up its timeouts waits until it succeeds, and so does a
// try that has failed as often as is allowed: what a fair scheduler makes of it in the end, after
// Musuvathi, Qadeer, "Fair Stateless Model Checking", PLDI 2008. So does a call that only looked
// again at what nobody had changed (a spin loop, see look_bounds.h), until somebody has.
#pragma once

#include "engine/record/next_step.h"
#include "engine/record/shared_memory.h"
#include "engine/schedule/ability.h"
#include "engine/schedule/declared_memory.h"
#include "engine/schedule/fiber_actor.h"
#include "engine/schedule/program.h"
#include "engine/schedule/turn_schedule.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace threadline::schedule {

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
    bool timeouts_were_bounded() const { return abilities_.timeouts_were_bounded(); }
    bool retries_were_bounded() const { return abilities_.retries_were_bounded(); }
    // An error ends the execution for all, so each step depends on it. As long as none was met
    // nobody has to mind; what was explored until the first one has to be explored anew.
    bool has_met_error() const { return has_met_error_ && !minds_errors_; }
    // What was explored until now does not count.
    void begin_again();
    LookBounds& looks() { return abilities_.looks(); }

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
    using Place = FiberActor::Place;

    std::uint32_t end_of(ActorId actor) const;
    std::uint32_t led_on(ActorId actor) const;
    std::uint32_t asking_of(ActorId actor) const;
    std::uint32_t living_object() const;
    std::uint32_t actors_object() const;
    std::uint32_t errors_object() const { return living_object() + 3; }
    std::uint32_t loop_object(ActorId loop) const;
    bool is_task(ActorId actor) const { return actors_[actor.value].loop.valid(); }

    void leave_execution();
    void run(ActorId actor);
    void give_way(ActorId actor);
    void settle(ActorId cause, Footprint& footprint);
    bool settle_one(ActorId actor, ActorId cause, Footprint& footprint);
    void note_end(ActorId actor, Footprint& footprint);
    void note_let_on(ActorId task, Footprint& footprint);
    void release_loop(ActorId task);
    void touch_living(Footprint& footprint);
    void touch_circles(ActorId victim, Footprint& footprint) const;
    void touch_error(Footprint& footprint);
    void note_asking(ActorId actor);
    void append_choices(ActorId actor);
    bool can_make(const Choice& choice);

    const record::SharedMemory& memory_;
    ActorBodies& bodies_;
    DeclaredMemory declared_;
    FiberActors actors_;
    Abilities abilities_;
    bool has_met_error_ = false;
    bool minds_errors_ = false;
    bool has_barriers_ = false;
    std::uint32_t living_ = 0;
    std::vector<Choice> choices_;
    std::vector<ActorId> moved_;    // by the last step, beside its own
    const Choice* made_ = nullptr;  // while it is made
    Footprint besides_;             // what tasks touch by waiting and ending, in that step
};

}  // namespace threadline::schedule
