// The free schedule: the operating system decides who runs. An actor parks in a futex on its own
// record in the shared memory, so that any thread of any process of the run can let it go on.
#pragma once

#include "engine/sync/caller.h"

namespace threadline::schedule {

class FreeSchedule final : public sync::Seam {
public:
    // The memory outlives the schedule.
    explicit FreeSchedule(const record::SharedMemory& memory) : memory_(memory) {}

    // Called by the thread that is `actor`. Keeps ActorRecord::status: Parked meanwhile, Started
    // before and after. Looks at ControlBlock::stop when it begins and whenever it wakes.
    sync::Wake park(ActorId actor, sync::Deadline deadline) override;
    void unpark(ActorId actor) override;

private:
    const record::SharedMemory& memory_;
};

}  // namespace threadline::schedule
