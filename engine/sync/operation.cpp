#include "engine/sync/operation.h"

namespace threadline::sync {

Outcome finish(Operation& operation, Caller& caller) {
    Wake wake = Wake::Permit;
    do {
        caller.recorder.make_room_to_block();
        caller.recorder.record_cpu_time_before_block();
        caller.recorder.ring_doorbell();
        wake = caller.seam.park(caller.actor, operation.deadline());
        caller.recorder.make_room(2);
        caller.recorder.record_cpu_time();
    } while (operation.resume(caller, wake) == Progress::Blocked);
    return operation.outcome();
}

}  // namespace threadline::sync
