#include "engine/sync/queue.h"

#include "engine/sync/primitives.h"

#include <algorithm>

namespace threadline::sync {

ObjectId declare_queue(const SharedMemory& memory, std::string_view name, SiteId declared,
                       std::uint32_t capacity) {
    const std::uint32_t slots = memory.add_values(std::max(capacity, 1u));
    if (slots == UINT32_MAX)
        return {};
    const ObjectId id = memory.add_object(record::ObjectKind::Queue, memory.intern(name), declared);
    if (id.valid()) {
        auto& state = begin_state<QueueState>(memory.object(id));
        state.capacity = std::max(capacity, 1u);
        state.slots_at = slots;
    }
    return id;
}

Outcome put(Caller& caller, ObjectId queue, Value value, Deadline deadline) {
    return perform(QueuePut(queue, value, deadline), caller);
}

Outcome get(Caller& caller, ObjectId queue, Value& value, Deadline deadline) {
    QueueGet operation(queue, deadline);
    const Outcome outcome = perform(operation, caller);
    value = operation.value();
    return outcome;
}

void close(Caller& caller, ObjectId queue) {
    act(caller, queue, never, [&](Turn turn) {
        return state_of<QueueState>(caller.memory().object(queue))
            .close(SharedWaiters{caller.memory()}, turn);
    });
}

}  // namespace threadline::sync
