// Waiting for the end of another actor, as an operation that may block.
#pragma once

#include "engine/sync/end_state.h"
#include "engine/sync/operation.h"

namespace threadline::sync {

class Join final : public QueuedOperation<Join> {
public:
    explicit Join(ActorId target, Deadline deadline = {})
        : QueuedOperation(deadline), target_(target) {}

    Transition step(Caller& caller, Patience patience, Attempt attempt);

private:
    ActorId target_;
};

}  // namespace threadline::sync
