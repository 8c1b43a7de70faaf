// The interpreter lock of a process, for whoever runs in it: taken before the first step, let go by
// what blocks, taken again after it, and yielded where a check finds that somebody asked.
//
// A caller without one (Caller::interpreter is none) passes by all of this for a comparison.
#pragma once

#include "engine/sync/interpreter_state.h"
#include "engine/sync/operation.h"

#include <chrono>

namespace threadline::sync {

// Taking it, or taking it again after having yielded it, as an operation that may block.
class InterpreterTake final : public Operation {
public:
    enum class From : std::uint8_t { Outside, Check };
    InterpreterTake(ObjectId interpreter, From from) : interpreter_(interpreter), from_(from) {}

    // From a check: Finished at once where nobody has asked.
    Progress begin(Caller& caller) override;
    Progress resume(Caller& caller, Wake wake) override;
    // Stopped: it is not held.
    Outcome outcome() const override { return outcome_; }
    // The end of the switch interval.
    Deadline deadline() const override { return deadline_; }

private:
    Transition act_on(Caller& caller, Attempt attempt);
    Progress settle(Caller& caller, const Transition& transition);

    ObjectId interpreter_;
    From from_;
    Deadline deadline_;
    Outcome outcome_ = Outcome::Done;
};

// Whether somebody has asked: one relaxed load.
bool is_drop_requested(const Caller&);

// Each gives Done or, where the run ends, Stopped.
Outcome take_interpreter(Caller&);
Outcome yield_interpreter(Caller&);  // at a check: only where somebody has asked
// Not held: nothing happens.
void release_interpreter(Caller&);

}  // namespace threadline::sync
