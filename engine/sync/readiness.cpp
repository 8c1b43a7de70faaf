#include "engine/sync/readiness.h"

#include "engine/sync/action.h"
#include "engine/sync/barrier_state.h"
#include "engine/sync/end_state.h"
#include "engine/sync/mutex_state.h"
#include "engine/sync/queue_state.h"
#include "engine/sync/reader_writer_state.h"
#include "engine/sync/semaphore_state.h"

namespace threadline::sync {
namespace {

using record::NextStep;
using record::SharedMemory;
using record::StepKind;
using record::StepPatience;

bool is_free(const SharedMemory& memory, ObjectId mutex) {
    return !state_of<MutexState>(memory.object(mutex)).owner.valid();
}

bool has_one(const SharedMemory& memory, ObjectId semaphore) {
    return state_of<SemaphoreState>(memory.object(semaphore)).count > 0;
}

bool can_put(const SharedMemory& memory, ObjectId queue) {
    const auto& state = state_of<QueueState>(memory.object(queue));
    return state.closed != 0 || state.items < state.capacity;
}

bool can_get(const SharedMemory& memory, ObjectId queue) {
    const auto& state = state_of<QueueState>(memory.object(queue));
    return state.closed != 0 || state.items > 0;
}

bool has_ended(const SharedMemory& memory, ActorId actor) {
    return actor.valid() && state_in<EndState>(memory.actor(actor).end_state).ended != 0;
}

bool is_granted(const SharedMemory& memory, ActorId actor) {
    return memory.actor(actor).wait_state == static_cast<std::uint32_t>(WaitState::Granted);
}

// Arriving is a choice where it opens the barrier, or takes a place that others could have had.
bool is_arrival_a_choice(const SharedMemory& memory, ObjectId barrier, std::uint32_t living) {
    const auto& state = state_of<BarrierState>(memory.object(barrier));
    return state.arrived + 1 >= state.parties || living > state.parties;
}

}  // namespace

Readiness readiness_of_call(const SharedMemory& memory, const NextStep& next,
                            std::uint32_t living) {
    const auto choosable_if = [](bool choosable) {
        return choosable ? Readiness::Choosable : Readiness::AtOnce;
    };
    const bool never_waits = next.patience == StepPatience::None;
    switch (next.kind) {
        case StepKind::Lock:
        case StepKind::Relock:
            return choosable_if(never_waits || is_free(memory, next.object));
        case StepKind::Acquire:
            return choosable_if(never_waits || has_one(memory, next.object));
        case StepKind::Put:
            return choosable_if(never_waits || can_put(memory, next.object));
        case StepKind::Get:
            return choosable_if(never_waits || can_get(memory, next.object));
        case StepKind::Join:
            // What is no thread is an error once it is chosen.
            return choosable_if(never_waits || !next.target.valid() ||
                                has_ended(memory, next.target));
        case StepKind::Arrive:
            return choosable_if(is_arrival_a_choice(memory, next.object, living));
        case StepKind::Sleep:
        case StepKind::Request:
            return Readiness::AtOnce;
        default:
            return Readiness::Choosable;
    }
}

Readiness readiness_of_wait(const SharedMemory& memory, ActorId actor, const NextStep& next) {
    const auto choosable_if = [](bool choosable) {
        return choosable ? Readiness::Choosable : Readiness::Blocked;
    };
    switch (next.kind) {
        case StepKind::Lock:
        case StepKind::Relock:
            return choosable_if(is_free(memory, next.object));
        case StepKind::ReadLock:
        case StepKind::WriteLock: {
            const auto& state = state_of<ReaderWriterState>(memory.object(next.object));
            const bool open =
                !state.writer.valid() && (next.kind == StepKind::ReadLock || state.readers == 0);
            return choosable_if(open && state.waiters.first == actor);
        }
        case StepKind::Acquire:
            return choosable_if(has_one(memory, next.object));
        case StepKind::Put:
            return choosable_if(can_put(memory, next.object));
        case StepKind::Get:
            return choosable_if(can_get(memory, next.object));
        case StepKind::None:
            return Readiness::Blocked;
        case StepKind::Wait:
        case StepKind::Arrive:
        case StepKind::Join:
            return is_granted(memory, actor) ? Readiness::AtOnce : Readiness::Blocked;
        default:
            return Readiness::Choosable;
    }
}

bool is_loop_free(const SharedMemory& memory, ActorId task) {
    return !memory.actor(memory.actor(task).loop).busy_with.valid();
}

Readiness readiness_of_suspended(const SharedMemory& memory, ActorId task, const NextStep& next) {
    return is_loop_free(memory, task) && readiness_of_wait(memory, task, next) != Readiness::Blocked
               ? Readiness::Choosable
               : Readiness::Blocked;
}

}  // namespace threadline::sync
