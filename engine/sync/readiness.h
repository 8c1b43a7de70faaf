// Whether an engine call could be made now, and whether a wait could go on, by the state of its
// object alone: what a schedule that decides has to choose from, on threads and in an exploration.
//
// A call that cannot succeed now makes its request at once, so that everybody sees who waits for
// what, and is nobody's choice; then it waits until its object would let it try again with success,
// whoever was woken: any waiter, or newcomer, may be chosen next. But where waiting itself changes
// what the others can do, it is a step like any other, and chosen: a reader-writer lock is served
// in the order of its queue; a wait for a condition lets its mutex go; an arrival at a barrier on
// which more actors live than it has parties takes a place that another could have had.
//
// Sleeping and requests take time and nothing else: they begin at once, and may end whenever they
// are chosen. Whom another let go on by name (notify, an opened barrier, the end of a thread that
// is joined) goes on at once: it looks at nothing that is shared.
//
// A task needs its event loop besides, which is in the middle of one task at a time: from when that
// one is chosen to its next wait. So its waiting changes what the other tasks can do, and each of
// its calls is chosen, also one that cannot succeed; and so is going on, for whatever reason. While
// none of its tasks goes on the loop itself waits (StepKind::None) and cannot be chosen.
#pragma once

#include "engine/record/next_step.h"
#include "engine/record/shared_memory.h"

#include <cstdint>

namespace threadline::sync {

enum class Readiness : std::uint8_t {
    Choosable,  // it is done once it is chosen
    AtOnce,     // it happens by itself, before anybody is chosen
    Blocked,    // it cannot go on now
};

// Sleeping and requests: they begin by themselves, also those of a task.
constexpr bool begins_at_once(record::StepKind kind) {
    return kind == record::StepKind::Sleep || kind == record::StepKind::Request;
}

// From whichever side, and not having waited for a condition.
constexpr bool asks_for_lock(record::StepKind kind) {
    return kind == record::StepKind::Lock || kind == record::StepKind::ReadLock ||
           kind == record::StepKind::WriteLock;
}

// Whether the loop of the task is in the middle of none. O(1).
bool is_loop_free(const record::SharedMemory& memory, ActorId task);

// Of the wait in which a task is: Choosable or Blocked. O(1).
Readiness readiness_of_suspended(const record::SharedMemory& memory, ActorId task,
                                 const record::NextStep& next);

// Of the call that an actor is about to make (Standing::Calls): Choosable or AtOnce. `living`: how
// many actors take part that have not ended. With nobody else at work. O(1).
Readiness readiness_of_call(const record::SharedMemory& memory, const record::NextStep& next,
                            std::uint32_t living);
// Of the wait in which an actor is (Standing::Waits). A timed one that is not AtOnce may be given
// up besides. O(1).
Readiness readiness_of_wait(const record::SharedMemory& memory, ActorId actor,
                            const record::NextStep& next);

}  // namespace threadline::sync
