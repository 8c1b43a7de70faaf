#include "engine/sync/mutex.h"

#include "engine/sync/primitives.h"

namespace threadline::sync {

ObjectId declare_mutex(const SharedMemory& memory, std::string_view name, SiteId declared) {
    return memory.add_object(record::ObjectKind::Mutex, memory.intern(name), declared);
}

namespace {

// With a deadline.
[[gnu::noinline]] Outcome lock_in_time(Caller& caller, ObjectId mutex, Deadline deadline) {
    return perform(MutexLock(mutex, deadline), caller);
}

// Its first attempt has queued it.
[[gnu::noinline, gnu::cold]] Outcome wait_for(Caller& caller, ObjectId mutex) {
    MutexLock queued(mutex);
    return finish(queued, caller);
}

}  // namespace

// Mostly the mutex is free: no operation is made then that could be resumed.
Outcome lock(Caller& caller, ObjectId mutex, Deadline deadline) {
    if (deadline) [[unlikely]]
        return lock_in_time(caller, mutex, deadline);
    caller.recorder.make_room_to_block();
    const Transition transition = act(caller, mutex, never, [&](Turn turn) {
        return state_of<MutexState>(caller.memory().object(mutex))
            .lock(SharedWaiters{caller.memory()}, turn, Attempt::Begin);
    });
    if (transition.blocked) [[unlikely]]
        return wait_for(caller, mutex);
    return transition.outcome;
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
