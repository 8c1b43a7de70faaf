// Taking one from a counting semaphore, as an operation that may block.
#pragma once

#include "engine/sync/operation.h"
#include "engine/sync/semaphore_state.h"

namespace threadline::sync {

class SemaphoreAcquire final : public QueuedOperation<SemaphoreAcquire> {
public:
    explicit SemaphoreAcquire(ObjectId semaphore, Deadline deadline = {})
        : QueuedOperation(deadline), semaphore_(semaphore) {}

    Transition step(Caller& caller, Patience patience, Attempt attempt) {
        return act(caller, semaphore_, patience, [&](Turn turn) {
            return state_of<SemaphoreState>(caller.memory().object(semaphore_))
                .acquire(SharedWaiters{caller.memory()}, turn, attempt);
        });
    }

private:
    ObjectId semaphore_;
};

}  // namespace threadline::sync
