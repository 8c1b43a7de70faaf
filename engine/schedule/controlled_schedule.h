// A schedule that decides: real threads, let through one at a time, and before each step of one a
// policy chooses whose it is (record/schedule_policy.h). Which choices there are is said in
// sync/readiness.h and choices.h.
//
// One choice: the actor makes the call that it is about to make, or goes on with the one in which
// it waits, and executes up to just before its next call, or to its end. Before that, without a
// choice and in the order of the actors: whoever has just begun executes up to its first call;
// whoever is about to make a call that cannot succeed now makes its request; whom another let go on
// by name goes on.
//
// A task is an actor as any other, on the thread of its event loop (turn_schedule.h,
// sync/readiness.h): it is chosen to begin, to make each of its calls, and to go on after a wait.
//
// How long something takes decides nothing. Time is that of one simulated core: a step takes what
// a step costs, computing its demand; sleeping, requests and waits that are given up end at their
// due time, or now if that is over already. So the same choices give the same events.
//
// Where a person decides, that is the time the scenario knows of; recorded are the steps alone, one
// as long as any other. What a step brings is in its middle: before it whoever was chosen is seen
// at work, behind it what has come of it, also for whoever has to wait now. So at the next question
// all of it can be seen.
//
// Nobody can be chosen while somebody lives: stuck (record::Phase). Simulated time has no limit:
// what it is decides nothing. The state lies in the run's memory and in memory that its processes
// share: make the schedule before the first fork.
#pragma once

#include "engine/record/recorder.h"
#include "engine/record/schedule_policy.h"
#include "engine/record/simulated_cpu.h"
#include "engine/schedule/choices.h"
#include "engine/schedule/following.h"
#include "engine/schedule/turn_schedule.h"

#include <memory>
#include <vector>

namespace threadline::schedule {

class ControlledSchedule final : public TurnSchedule {
public:
    // Durations decide nothing here, so what runs against the time limit are steps.
    static constexpr std::chrono::nanoseconds step_of_limit = std::chrono::microseconds(10);

    // None: no memory. The shared memory of the run outlives the schedule; its ring 0 is there
    // already. Of the simulated CPU only the cost of a step counts. After `time_limit` nobody goes
    // on, unless a person or a list decides.
    static std::unique_ptr<ControlledSchedule> create(const record::SharedMemory& memory,
                                                      const record::SimulatedCpu& cpu,
                                                      record::SchedulePolicy policy,
                                                      std::chrono::nanoseconds time_limit);
    ~ControlledSchedule();
    ControlledSchedule(const ControlledSchedule&) = delete;
    ControlledSchedule& operator=(const ControlledSchedule&) = delete;

    void admit(ActorId actor) override;
    void start() override;
    void begin(ActorId actor) override;
    void end(ActorId actor) override;

    std::uint32_t step(ActorId actor, const record::NextStep& next) override;
    // Nobody cuts it.
    std::chrono::nanoseconds compute(ActorId actor, std::chrono::nanoseconds demand) override;
    void sleep_until(ActorId actor, sync::Clock::time_point time) override;
    sync::Wake park(ActorId actor, sync::Deadline deadline) override;
    // Whether it can go on is seen from what it waits for.
    void unpark(ActorId) override {}
    TaskTurn next_task(ActorId loop) override;
    void suspend(ActorId task, sync::Deadline deadline) override;
    void before_relock(ActorId actor, ObjectId mutex) override;
    sync::Clock::time_point now() const override;

private:
    struct Shared;

    ControlledSchedule(const record::SharedMemory& memory, const record::SimulatedCpu& cpu,
                       record::SchedulePolicy policy, std::chrono::nanoseconds time_limit,
                       Following following, Shared* shared);
    // What the processes share: it, and behind it what `following` keeps.
    static std::size_t bytes_of(const Following& following);

    bool is_over() const;
    std::optional<ActorId> next();
    std::optional<Choice> choose();
    std::optional<Choice> choose_by_list();
    Choice choose_at_random();
    std::optional<Choice> ask();
    void differ(const Choice& choice);
    bool has_differed() const;
    void let_go(const Choice& choice);
    void come_onto_core(ActorId actor);
    void leave_core(bool preempted);
    void set_now(std::chrono::nanoseconds now);
    void record_from(std::chrono::nanoseconds time);
    void come_to_middle_of_step();
    void come_to_end_of_step();
    bool is_stepped() const { return policy_.kind == record::SchedulePolicy::Kind::Stepped; }
    void pass_turn(ActorId from);
    ActorId thread_of(ActorId actor) const;
    record::ActorRecord& at(ActorId actor) const { return memory_.actor(actor); }

    const record::SharedMemory& memory_;
    std::chrono::nanoseconds step_cost_;
    std::chrono::nanoseconds time_limit_;
    record::SchedulePolicy policy_;
    Following following_;
    Shared* shared_;
    Choices choices_;            // as found last, by this process
    record::Recorder recorder_;  // of what is chosen, and what happens on the core
};

}  // namespace threadline::schedule
