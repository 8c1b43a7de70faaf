// Locking a mutex, as an operation that may block.
#pragma once

#include "engine/sync/mutex_state.h"
#include "engine/sync/operation.h"

namespace threadline::sync {

class MutexLock final : public QueuedOperation<MutexLock> {
public:
    explicit MutexLock(ObjectId mutex, Deadline deadline = {})
        : QueuedOperation(deadline), mutex_(mutex) {}

    Transition step(Caller& caller, Patience patience, Attempt attempt) {
        return act(caller, mutex_, patience, [&](Turn turn) {
            return state_of<MutexState>(caller.memory().object(mutex_))
                .lock(SharedWaiters{caller.memory()}, turn, attempt);
        });
    }

private:
    ObjectId mutex_;
};

}  // namespace threadline::sync
