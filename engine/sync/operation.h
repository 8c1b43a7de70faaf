// A blocking operation in progress, cut at the places where it may block, so that one meaning
// serves a thread that sleeps in the kernel, a task that is suspended, and a schedule that decides.
//
//   begin()                 runs the transition under the object's guard and records it
//   Progress::Blocked       the actor is queued; whoever drives it parks, then calls
//   resume(wake)            which finishes, blocks again, or withdraws after a deadline
//
// The functions in mutex.h, semaphore.h, ... drive one through Caller::seam and return its outcome.
#pragma once

#include "engine/sync/caller.h"

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

// Drives `operation` to its end: begin, park, resume, ... It records the thread's CPU time and
// rings the doorbell before a block, and records the CPU time after it.
Outcome perform(Operation& operation, Caller& caller);

}  // namespace threadline::sync
