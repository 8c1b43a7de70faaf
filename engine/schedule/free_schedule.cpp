#include "engine/schedule/free_schedule.h"

#include "engine/record/futex.h"
#include "engine/schedule/due_tasks.h"

#include <unistd.h>

#include <cerrno>

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
    if (is_task(memory_, actor))
        return unpark_task(actor);
    ActorRecord& its = memory_.actor(actor);
    const bool given_already = its.permit.exchange(1, std::memory_order_seq_cst) != 0;
    if (!given_already && its.status.load(std::memory_order_seq_cst) ==
                              static_cast<std::uint32_t>(ActorStatus::Parked))
        record::futex_wake(its.permit, 1);
}

// In the same way: the loop says that it is parked before it looks for due tasks.
void FreeSchedule::unpark_task(ActorId task) {
    const ActorRecord& loop = memory_.actor(memory_.actor(task).loop);
    if (!note_due(memory_, task) || loop.status.load(std::memory_order_seq_cst) !=
                                        static_cast<std::uint32_t>(ActorStatus::Parked))
        return;
    // Where so many have rung that no ring more fits, the bell is heard all the same.
    const std::uint64_t once = 1;
    while (write(loop_bell_, &once, sizeof once) < 0 && errno == EINTR) {
    }
}

}  // namespace threadline::schedule
