// Who performs an operation, and the one seam through which every operation blocks.
//
// The primitives know how to change their state and how to record it; whether "wait" means a futex,
// a coroutine that yields or a simulated clock is the business of whoever implements Seam
// (engine/schedule).
#pragma once

#include "engine/record/recorder.h"
#include "engine/sync/outcome.h"
#include "engine/sync/variable_state.h"

#include <chrono>
#include <optional>

namespace threadline::sync {

enum class Wake : std::uint8_t {
    Permit,    // somebody let it go on (or a stray permit: the operation looks again)
    Deadline,  // the time is over
    Stopped,   // the run ends: unwind
};

using Clock = std::chrono::steady_clock;  // CLOCK_MONOTONIC
using Deadline = std::optional<Clock::time_point>;

class Seam {
public:
    virtual ~Seam() = default;
    // Blocks the calling actor until unpark(actor), the deadline, or the end of the run. A permit
    // that was given before park() is not lost; there is at most one.
    virtual Wake park(ActorId actor, Deadline deadline) = 0;
    // Any thread of any process of the run; never blocks.
    virtual void unpark(ActorId actor) = 0;
    // The actor's wait for a condition is over, and it is about to take the mutex again.
    virtual void before_relock(ActorId, ObjectId /*mutex*/) {}
    // Who computes is to look up: somebody asked it for the interpreter lock. It does so by itself
    // where computing takes real time.
    virtual void interrupt(ActorId) {}
    // What deadlines are measured by.
    virtual Clock::time_point now() const { return Clock::now(); }
};

struct Caller {
    record::Recorder& recorder;
    ActorId actor;
    Seam& seam;
    ObjectId interpreter{};    // the interpreter lock of its process; none: there is none
    std::uint32_t choice = 0;  // the place in the queue of whom a notify wakes; see Turn
    // Where each change of a variable by it leaves what it replaced; none: nobody takes it back.
    VariableState::Replaced* replaced = nullptr;

    const record::SharedMemory& memory() const { return recorder.memory(); }
};

}  // namespace threadline::sync
