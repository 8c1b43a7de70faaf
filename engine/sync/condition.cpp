#include "engine/sync/condition.h"

#include "engine/sync/primitives.h"

#include <algorithm>

namespace threadline::sync {

bool ConditionWait::queue_and_release(Caller& caller) {
    record::ObjectRecord& condition = caller.memory().object(condition_);
    record::ObjectRecord& mutex = caller.memory().object(mutex_);
    const SharedWaiters links{caller.memory()};
    Turn turn{.actor = caller.actor};
    if (deadline_)
        turn.patience = std::max<std::int64_t>(
            1, std::chrono::nanoseconds(*deadline_ - caller.seam.now()).count());

    Woken woken;
    caller.recorder.make_room_to_block();
    {
        // In the order of their ids, so that nobody holds the one while wanting the other.
        const bool condition_first = condition_ < mutex_;
        const record::Guard first((condition_first ? condition : mutex).guard);
        const record::Guard second((condition_first ? mutex : condition).guard);

        auto& lock = state_of<MutexState>(mutex);
        if (lock.owner != caller.actor)
            return false;
        // One action, two records: the mutex is free in the one before it waits in the other, so
        // that no cut of the run shows a holder that waits, with whom the others seem stuck.
        turn.order = mutex.order + 1;
        const Transition released = lock.unlock(links, turn);
        caller.recorder.record_vital(released.event, mutex_, ++mutex.order, released.argument,
                                     released.flags);
        woken.add(links, released.woken);
        turn.order = condition.order + 1;
        record_transition(
            caller.recorder, condition_, condition.order,
            state_of<ConditionState>(condition).wait(links, turn, Attempt::Begin, mutex_));
    }
    woken.unpark(caller);
    return true;
}

Progress ConditionWait::begin(Caller& caller) {
    if (queue_and_release(caller))
        return Progress::Blocked;
    outcome_ = Outcome::NotOwner;
    return Progress::Finished;
}

Progress ConditionWait::resume(Caller& caller, Wake wake) {
    if (relock_) {
        const Progress progress = relock_->resume(caller, wake);
        if (relock_->outcome() == Outcome::Stopped)
            outcome_ = Outcome::Stopped;
        return progress;
    }

    const Attempt attempt = wake == Wake::Permit ? Attempt::Retry : Attempt::GiveUp;
    const Transition transition = act(caller, condition_, never, [&](Turn turn) {
        return state_of<ConditionState>(caller.memory().object(condition_))
            .wait(SharedWaiters{caller.memory()}, turn, attempt, mutex_);
    });
    if (transition.blocked)
        return Progress::Blocked;
    outcome_ = wake == Wake::Stopped ? Outcome::Stopped : transition.outcome;
    return wake == Wake::Stopped ? Progress::Finished : relock(caller);
}

Progress ConditionWait::relock(Caller& caller) {
    caller.seam.before_relock(caller.actor, mutex_);
    return relock_.emplace(mutex_).begin(caller);
}

ObjectId declare_condition(const SharedMemory& memory, std::string_view name, SiteId declared) {
    return memory.add_object(record::ObjectKind::Condition, memory.intern(name), declared);
}

Outcome wait(Caller& caller, ObjectId condition, ObjectId mutex, Deadline deadline) {
    return perform(ConditionWait(condition, mutex, deadline), caller);
}

void notify_one(Caller& caller, ObjectId condition) {
    act(caller, condition, never, [&](Turn turn) {
        return state_of<ConditionState>(caller.memory().object(condition))
            .notify_one(SharedWaiters{caller.memory()}, turn);
    });
}

void notify_all(Caller& caller, ObjectId condition) {
    act(caller, condition, never, [&](Turn turn) {
        return state_of<ConditionState>(caller.memory().object(condition))
            .notify_all(SharedWaiters{caller.memory()}, turn);
    });
}

}  // namespace threadline::sync
