// A schedule on which the actors of a run, real threads in real processes, go on one at a time: the
// seam between them and whoever decides whose turn it is. Two decide: a simulation of cores
// (virtual_schedule.h), and a policy that chooses step by step (controlled_schedule.h).
//
// An actor that has the turn executes; it gives the turn away by saying what it is about to do
// (step), what takes time (compute, sleep_until), that it blocks (park) or that it ends, and has it
// again when the call returns. Time stands still meanwhile.
//
// A simulation of cores knows threads only: which of its tasks an event loop resumes is the loop's
// own business. A policy decides between tasks as between any actors. Each is admitted, steps and
// ends; from when it is chosen to suspend() or end() its loop is in the middle of it, and none of
// the loop's other tasks can be chosen.
#pragma once

#include "engine/record/next_step.h"
#include "engine/sync/caller.h"

#include <chrono>
#include <cstdint>

namespace threadline::schedule {

class TurnSchedule : public sync::Seam {
public:
    // Before start(), by the only thread that there is, or by the actor whose turn it is: one more
    // actor, ready to begin.
    virtual void admit(ActorId actor) = 0;
    // Those that simulate cores give them to higher priorities first; for others it says nothing.
    // The priority is from 0, the lowest, which all begin with, to highest_priority.
    virtual void set_priority(ActorId, std::uint8_t /*priority*/) {}
    // Priority inheritance (Sha, Rajkumar, Lehoczky 1990), one step of it: the holder runs at least
    // at the priority of the one who waits for it, until it gives up all that was lent to it.
    virtual void lend_priority(ActorId /*holder*/, ActorId /*waiter*/) {}
    virtual void return_priority(ActorId /*holder*/) {}
    // Gives the first turn away. Not called by an actor.
    virtual void start() = 0;

    // The actor's own thread, first and last: waits for the first turn; gives the turn away for
    // good.
    virtual void begin(ActorId actor) = 0;
    virtual void end(ActorId actor) = 0;

    // Those of an actor whose turn it is.
    //
    // It is about to make an engine call. Returns which waiter its notify is to wake, as the place
    // in the queue: Caller::choice.
    virtual std::uint32_t step(ActorId actor, const record::NextStep& next) = 0;
    // Returns what is left of the demand, where interrupt() cut it.
    virtual std::chrono::nanoseconds compute(ActorId actor, std::chrono::nanoseconds demand) = 0;
    virtual void sleep_until(ActorId actor, sync::Clock::time_point time) = 0;

    // Those of an event loop, where a policy decides: it is in the middle of no task, and waits for
    // one that is to go on. Stopped: the run ends.
    struct TaskTurn {
        ActorId task;
        sync::Wake wake = sync::Wake::Stopped;
    };
    virtual TaskTurn next_task(ActorId /*loop*/) { return {}; }
    // The task waits for what its last step said, and its loop is free.
    virtual void suspend(ActorId /*task*/, sync::Deadline /*deadline*/) {}

    // Whether what takes time takes that time. Where it does not, there is no interpreter lock
    // either: it is about time alone, and a switch may come at any step.
    virtual bool is_timed() const { return false; }
};

}  // namespace threadline::schedule
