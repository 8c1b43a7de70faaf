// The tasks of an event loop that have been let go on: how any thread of any process of the run
// tells the loop, without a lock.
//
// A list through the tasks' records, the latest first (Treiber, "Systems Programming: Coping with
// Parallelism", 1986); only the loop takes from it, and takes all, so no task is on it twice and
// there is no ABA. A task is on the list while its permit is given.
#pragma once

#include "engine/record/shared_memory.h"

#include <vector>

namespace threadline::schedule {

inline bool is_task(const record::SharedMemory& memory, ActorId actor) {
    return memory.actor(actor).kind == record::ActorKind::Task;
}

// Gives the task a permit; false: it has one already.
bool note_due(const record::SharedMemory& memory, ActorId task);

bool has_due_tasks(const record::SharedMemory& memory, ActorId loop);

// Appends those of the loop in the order in which they were let go on, and takes their permits.
void take_due_tasks(const record::SharedMemory& memory, ActorId loop, std::vector<ActorId>& tasks);

}  // namespace threadline::schedule
