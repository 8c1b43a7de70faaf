// Waiting on a condition variable, as an operation that may block: on the condition, then on the
// mutex, which it takes again before it finishes, also after a timeout.
#pragma once

#include "engine/sync/condition_state.h"
#include "engine/sync/mutex.h"
#include "engine/sync/operation.h"

#include <optional>

namespace threadline::sync {

class ConditionWait final : public Operation {
public:
    ConditionWait(ObjectId condition, ObjectId mutex, Deadline deadline = {})
        : condition_(condition), mutex_(mutex), deadline_(deadline) {}

    // Not the owner of the mutex: NotOwner, and nothing is changed.
    Progress begin(Caller& caller) override;
    Progress resume(Caller& caller, Wake wake) override;
    // After Stopped the mutex is not held.
    Outcome outcome() const override { return outcome_; }
    Deadline deadline() const override { return relock_ ? std::nullopt : deadline_; }

private:
    // Queues on the condition and lets the mutex go, in one action.
    bool queue_and_release(Caller& caller);
    Progress relock(Caller& caller);

    ObjectId condition_;
    ObjectId mutex_;
    Deadline deadline_;
    std::optional<MutexLock> relock_;
    Outcome outcome_ = Outcome::Done;
};

}  // namespace threadline::sync
