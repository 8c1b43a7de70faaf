#include "engine/runtime/giving_way.h"

#include "engine/sync/lock_circle.h"

namespace threadline::runtime {

using sync::Progress;
using sync::Wake;

Progress GivingWay::settle(sync::Caller& caller, Progress progress) {
    if (progress == Progress::Blocked && !decides_) {
        const std::vector<ActorId> victims = sync::victims_around(
            caller.memory(), caller.actor, [this](ActorId other) { return board_.get(other); });
        // If it gives way itself that opens all circles that it has closed.
        if (!victims.empty() && victims.front() == caller.actor)
            progress = locking_->resume(caller, Wake::Deadline);
        else
            for (const ActorId victim : victims)
                caller.seam.unpark(victim);
    }
    if (progress == Progress::Finished)
        board_.set(caller.actor, {});
    return progress;
}

Progress GivingWay::begin(sync::Caller& caller) {
    board_.set(caller.actor, wait_);
    return settle(caller, locking_->begin(caller));
}

Progress GivingWay::resume(sync::Caller& caller, Wake wake) {
    return settle(caller, locking_->resume(caller, wake));
}

}  // namespace threadline::runtime
