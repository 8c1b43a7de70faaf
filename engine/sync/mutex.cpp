#include "engine/sync/mutex.h"

#include "engine/sync/primitives.h"

namespace threadline::sync {

ObjectId declare_mutex(const SharedMemory& memory, std::string_view name, SiteId declared) {
    return memory.add_object(record::ObjectKind::Mutex, memory.intern(name), declared);
}

[[gnu::flatten]] Outcome lock(Caller& caller, ObjectId mutex, Deadline deadline) {
    return perform(MutexLock(mutex, deadline), caller);
}

Outcome try_lock(Caller& caller, ObjectId mutex) {
    return MutexLock(mutex).step(caller, never, Attempt::Try).outcome;
}

[[gnu::flatten]] Outcome unlock(Caller& caller, ObjectId mutex) {
    return act(caller, mutex, never,
               [&](Turn turn) {
                   return state_of<MutexState>(caller.memory().object(mutex))
                       .unlock(SharedWaiters{caller.memory()}, turn);
               })
        .outcome;
}

}  // namespace threadline::sync
