#include "engine/sync/mutex.h"

#include "engine/sync/primitives.h"

namespace threadline::sync {

ObjectId declare_mutex(const SharedMemory& memory, std::string_view name, SiteId declared) {
    return memory.add_object(record::ObjectKind::Mutex, memory.intern(name), declared);
}

namespace {

// Its first attempt has queued it.
[[gnu::noinline, gnu::cold]] Outcome wait_for(Caller& caller, ObjectId mutex) {
    MutexLock queued(mutex);
    return finish(queued, caller);
}

}  // namespace

// Mostly the mutex is free: no operation is made then that could be resumed.
Outcome lock(Caller& caller, ObjectId mutex) {
    caller.recorder.make_room_to_block();
    const SharedMemory& memory = caller.memory();
    auto& state = state_of<MutexState>(memory.object(mutex));
    const Transition transition = act(caller, mutex, never, [&](Turn turn) {
        return state.lock(SharedWaiters{memory}, turn, Attempt::Begin);
    });
    if (transition.blocked) [[unlikely]]
        return wait_for(caller, mutex);
    return transition.outcome;
}

Outcome lock(Caller& caller, ObjectId mutex, Deadline deadline) {
    return deadline ? perform(MutexLock(mutex, deadline), caller) : lock(caller, mutex);
}

Outcome try_lock(Caller& caller, ObjectId mutex) {
    return MutexLock(mutex).step(caller, never, Attempt::Try).outcome;
}

[[gnu::flatten]] Outcome unlock(Caller& caller, ObjectId mutex) {
    const SharedMemory& memory = caller.memory();
    auto& state = state_of<MutexState>(memory.object(mutex));
    return act(caller, mutex, never,
               [&](Turn turn) { return state.unlock(SharedWaiters{memory}, turn); })
        .outcome;
}

}  // namespace threadline::sync
