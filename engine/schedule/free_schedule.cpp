#include "engine/schedule/free_schedule.h"

#include "engine/record/futex.h"

namespace threadline::schedule {
namespace {

using record::ActorRecord;
using record::ActorStatus;
using sync::Wake;

void set_status(ActorRecord& actor, ActorStatus status) {
    actor.status.store(static_cast<std::uint32_t>(status), std::memory_order_seq_cst);
}

bool has_permit(const ActorRecord& actor) {
    return actor.permit.load(std::memory_order_seq_cst) != 0;
}

void take_permit(ActorRecord& actor) {
    actor.permit.exchange(0, std::memory_order_seq_cst);
}

}  // namespace

Wake FreeSchedule::park(ActorId actor, sync::Deadline deadline) {
    ActorRecord& its = memory_.actor(actor);
    const auto stopped = [this] {
        return memory_.header().control.stop.load(std::memory_order_relaxed) != 0;
    };

    set_status(its, ActorStatus::Parked);
    Wake wake = Wake::Permit;
    bool in_time = true;
    while (true) {
        if (stopped()) {
            wake = Wake::Stopped;
            break;
        }
        // Looked at once more after the deadline: a permit given by then is not lost. Started
        // before it is taken, so that who is let go on is never seen parked without one.
        if (has_permit(its)) {
            set_status(its, ActorStatus::Started);
            take_permit(its);
            break;
        }
        if (!in_time) {
            wake = Wake::Deadline;
            break;
        }
        in_time = record::futex_wait(its.permit, 0, deadline);
    }
    set_status(its, ActorStatus::Started);
    return wake;
}

// The permit is given before the status is read, and park() sets the status before it looks for a
// permit: either it finds the permit, or it is woken.
void FreeSchedule::unpark(ActorId actor) {
    ActorRecord& its = memory_.actor(actor);
    const bool given_already = its.permit.exchange(1, std::memory_order_seq_cst) != 0;
    if (!given_already && its.status.load(std::memory_order_seq_cst) ==
                              static_cast<std::uint32_t>(ActorStatus::Parked))
        record::futex_wake(its.permit, 1);
}

}  // namespace threadline::schedule
