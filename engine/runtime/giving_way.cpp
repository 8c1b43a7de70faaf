#include "engine/runtime/giving_way.h"

#include "engine/sync/lock_circle.h"

namespace threadline::runtime {

using sync::Progress;
using sync::Wake;

ActorId GivingWay::find_victim(const sync::Caller& caller) const {
    return sync::victim_of_circle(caller.memory(), caller.actor, mutex_,
                                  [this](ActorId other) { return board_.get(other); });
}

Progress GivingWay::settle(sync::Caller& caller, Progress progress) {
    if (progress == Progress::Blocked && !decides_) {
        const ActorId victim = find_victim(caller);
        if (victim == caller.actor)
            progress = lock_.resume(caller, Wake::Deadline);
        else if (victim.valid())
            caller.seam.unpark(victim);
    }
    if (progress == Progress::Finished)
        board_.set(caller.actor, {});
    return progress;
}

Progress GivingWay::begin(sync::Caller& caller) {
    board_.set(caller.actor, mutex_);
    return settle(caller, lock_.begin(caller));
}

Progress GivingWay::resume(sync::Caller& caller, Wake wake) {
    return settle(caller, lock_.resume(caller, wake));
}

}  // namespace threadline::runtime
