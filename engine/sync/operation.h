// A blocking operation in progress, cut at the places where it may block, so that one meaning
// serves a thread that sleeps in the kernel, a task that is suspended, and a schedule that decides.
//
//   begin()                 runs the transition under the object's guard and records it
//   Progress::Blocked       the actor is queued; whoever drives it parks, then calls
//   resume(wake)            which finishes, blocks again, or withdraws after a deadline
//
// The operations are those of mutex.h, semaphore.h, ...; the functions of primitives.h drive one
// through Caller::seam and return its outcome.
#pragma once

#include "engine/sync/action.h"
#include "engine/sync/caller.h"

#include <chrono>

namespace threadline::sync {

enum class Progress : std::uint8_t { Finished, Blocked };

class Operation {
public:
    virtual ~Operation() = default;
    virtual Progress begin(Caller& caller) = 0;
    virtual Progress resume(Caller& caller, Wake wake) = 0;
    virtual Outcome outcome() const = 0;
    virtual Deadline deadline() const = 0;
};

// Drives an operation that is blocked to its end: park, resume, ... It records the thread's CPU
// time and rings the doorbell before a block, and records the CPU time after it.
Outcome drive(Operation& operation, Caller& caller);
// The same, with the interpreter lock let go meanwhile, if there is one.
Outcome finish(Operation& operation, Caller& caller);

// Drives an operation from its beginning.
template <typename Kind>
Outcome perform(Kind&& operation, Caller& caller) {
    if (operation.begin(caller) == Progress::Finished)
        return operation.outcome();
    return finish(operation, caller);
}

// An operation on one object that waits in one queue. `Derived::step(Caller&, Patience, Attempt)`
// runs one attempt of its transition. A deadline that is over already makes it a try.
template <typename Derived>
class QueuedOperation : public Operation {
public:
    explicit QueuedOperation(Deadline deadline) : deadline_(deadline) {}

    Progress begin(Caller& caller) final {
        caller.recorder.make_room_to_block();
        if (!deadline_)
            return settle(caller, never, Attempt::Begin);
        const Patience patience = std::chrono::nanoseconds(*deadline_ - caller.seam.now()).count();
        return settle(caller, patience, patience > 0 ? Attempt::Begin : Attempt::Try);
    }
    Progress resume(Caller& caller, Wake wake) final {
        if (wake == Wake::Permit)
            return settle(caller, never, Attempt::Retry);
        settle(caller, never, Attempt::GiveUp);
        if (wake == Wake::Stopped)
            outcome_ = Outcome::Stopped;
        return Progress::Finished;
    }
    Outcome outcome() const final { return outcome_; }
    Deadline deadline() const final { return deadline_; }

private:
    Progress settle(Caller& caller, Patience patience, Attempt attempt) {
        const Transition transition = static_cast<Derived&>(*this).step(caller, patience, attempt);
        outcome_ = transition.outcome;
        return transition.blocked ? Progress::Blocked : Progress::Finished;
    }

    Deadline deadline_;
    Outcome outcome_ = Outcome::Done;
};

}  // namespace threadline::sync
