#include "engine/sync/semaphore.h"

#include "engine/sync/primitives.h"

namespace threadline::sync {

ObjectId declare_semaphore(const SharedMemory& memory, std::string_view name, SiteId declared,
                           std::int64_t count) {
    const ObjectId id =
        memory.add_object(record::ObjectKind::Semaphore, memory.intern(name), declared);
    if (id.valid()) {
        auto& state = begin_state<SemaphoreState>(memory.object(id));
        state.count = count;
        state.initial = Value::integer(count);
    }
    return id;
}

Outcome acquire(Caller& caller, ObjectId semaphore, Deadline deadline) {
    return perform(SemaphoreAcquire(semaphore, deadline), caller);
}

Outcome try_acquire(Caller& caller, ObjectId semaphore) {
    return SemaphoreAcquire(semaphore).step(caller, never, Attempt::Try).outcome;
}

void post(Caller& caller, ObjectId semaphore) {
    act(caller, semaphore, never, [&](Turn turn) {
        return state_of<SemaphoreState>(caller.memory().object(semaphore))
            .post(SharedWaiters{caller.memory()}, turn);
    });
}

}  // namespace threadline::sync
