#include "engine/sync/operation.h"

#include "engine/sync/interpreter_lock.h"

namespace threadline::sync {

Outcome drive(Operation& operation, Caller& caller) {
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

Outcome finish(Operation& operation, Caller& caller) {
    if (!caller.interpreter)
        return drive(operation, caller);
    release_interpreter(caller);
    const Outcome outcome = drive(operation, caller);
    return take_interpreter(caller) == Outcome::Stopped ? Outcome::Stopped : outcome;
}

}  // namespace threadline::sync
