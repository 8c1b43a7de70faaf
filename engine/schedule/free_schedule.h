// The free schedule: the operating system decides who runs. An actor parks in a futex on its own
// record in the shared memory, so that any thread of any process of the run can let it go on.
#pragma once

#include "engine/sync/caller.h"

namespace threadline::schedule {

class FreeSchedule final : public sync::Seam {
public:
    // The memory outlives the schedule. `loop_bell`: the eventfd on which the event loop sleeps
    // while its status is Parked; -1: there is none.
    explicit FreeSchedule(const record::SharedMemory& memory, int loop_bell = -1)
        : memory_(memory), loop_bell_(loop_bell) {}

    // Called by the thread that is `actor`. Keeps ActorRecord::status: Parked meanwhile, Started
    // before and after. Looks at ControlBlock::stop when it begins and whenever it wakes.
    sync::Wake park(ActorId actor, sync::Deadline deadline) override;
    // A task is noted as due (due_tasks.h), and its loop woken.
    void unpark(ActorId actor) override;

private:
    void unpark_task(ActorId task);

    const record::SharedMemory& memory_;
    int loop_bell_;
};

}  // namespace threadline::schedule
