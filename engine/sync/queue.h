// Putting into and getting from a bounded queue, as operations that may block.
#pragma once

#include "engine/sync/operation.h"
#include "engine/sync/queue_state.h"

namespace threadline::sync {

class QueuePut final : public QueuedOperation<QueuePut> {
public:
    QueuePut(ObjectId queue, Value value, Deadline deadline = {})
        : QueuedOperation(deadline), queue_(queue), value_(value) {}

    Transition step(Caller& caller, Patience patience, Attempt attempt) {
        return act(caller, queue_, patience, [&](Turn turn) {
            auto& state = state_of<QueueState>(caller.memory().object(queue_));
            return state.put(SharedWaiters{caller.memory()},
                             caller.memory().values(state.slots_at, state.capacity), turn, attempt,
                             value_);
        });
    }

private:
    ObjectId queue_;
    Value value_;
};

class QueueGet final : public QueuedOperation<QueueGet> {
public:
    explicit QueueGet(ObjectId queue, Deadline deadline = {})
        : QueuedOperation(deadline), queue_(queue) {}

    // What was got, once the outcome is Done.
    Value value() const { return value_; }

    Transition step(Caller& caller, Patience patience, Attempt attempt) {
        const Transition transition = act(caller, queue_, patience, [&](Turn turn) {
            auto& state = state_of<QueueState>(caller.memory().object(queue_));
            return state.get(SharedWaiters{caller.memory()},
                             caller.memory().values(state.slots_at, state.capacity), turn, attempt);
        });
        value_ = transition.value;
        return transition;
    }

private:
    ObjectId queue_;
    Value value_;
};

}  // namespace threadline::sync
