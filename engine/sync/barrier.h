// Arriving at a barrier and waiting for the others, as an operation that may block.
#pragma once

#include "engine/sync/barrier_state.h"
#include "engine/sync/operation.h"

namespace threadline::sync {

class BarrierWait final : public QueuedOperation<BarrierWait> {
public:
    explicit BarrierWait(ObjectId barrier) : QueuedOperation({}), barrier_(barrier) {}

    Transition step(Caller& caller, Patience patience, Attempt attempt) {
        return act(caller, barrier_, patience, [&](Turn turn) {
            return state_of<BarrierState>(caller.memory().object(barrier_))
                .arrive(SharedWaiters{caller.memory()}, turn, attempt);
        });
    }

private:
    ObjectId barrier_;
};

}  // namespace threadline::sync
