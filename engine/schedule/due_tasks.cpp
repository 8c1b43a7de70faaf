#include "engine/schedule/due_tasks.h"

#include <algorithm>

namespace threadline::schedule {

bool note_due(const record::SharedMemory& memory, ActorId task) {
    record::ActorRecord& its = memory.actor(task);
    if (its.permit.exchange(1, std::memory_order_seq_cst) != 0)
        return false;
    std::atomic<std::uint32_t>& first = memory.actor(its.loop).due_tasks;
    std::uint32_t next = first.load(std::memory_order_relaxed);
    do
        its.next_due.store(next, std::memory_order_relaxed);
    while (!first.compare_exchange_weak(next, task.value, std::memory_order_seq_cst));
    return true;
}

bool has_due_tasks(const record::SharedMemory& memory, ActorId loop) {
    return memory.actor(loop).due_tasks.load(std::memory_order_seq_cst) != 0;
}

void take_due_tasks(const record::SharedMemory& memory, ActorId loop, std::vector<ActorId>& tasks) {
    const auto begin = static_cast<std::ptrdiff_t>(tasks.size());
    std::uint32_t next = memory.actor(loop).due_tasks.exchange(0, std::memory_order_seq_cst);
    while (next != 0) {
        const ActorId task{next};
        record::ActorRecord& its = memory.actor(task);
        // Before its permit goes: from then on it may be put on the list again.
        next = its.next_due.load(std::memory_order_relaxed);
        its.permit.store(0, std::memory_order_seq_cst);
        tasks.push_back(task);
    }
    std::reverse(tasks.begin() + begin, tasks.end());
}

}  // namespace threadline::schedule
