#include "engine/sync/reader_writer_lock.h"

#include "engine/sync/primitives.h"

namespace threadline::sync {

std::uint32_t reader_writer_lock_slots(std::uint32_t actors) {
    const std::uint32_t bytes = actors + 1;  // ids begin at 1
    return static_cast<std::uint32_t>((bytes + sizeof(Value) - 1) / sizeof(Value));
}

ObjectId declare_reader_writer_lock(const SharedMemory& memory, std::string_view name,
                                    SiteId declared, Preference prefers) {
    const std::uint32_t slots =
        memory.add_values(reader_writer_lock_slots(memory.header().limits.actors));
    if (slots == UINT32_MAX)
        return {};
    const ObjectId id =
        memory.add_object(record::ObjectKind::ReaderWriterLock, memory.intern(name), declared);
    if (id.valid()) {
        auto& state = begin_state<ReaderWriterState>(memory.object(id));
        state.reads_at = slots;
        state.prefers = prefers;
    }
    return id;
}

Outcome lock_shared(Caller& caller, ObjectId lock, Deadline deadline) {
    return perform(ReaderLock(lock, deadline), caller);
}

Outcome try_lock_shared(Caller& caller, ObjectId lock) {
    return ReaderLock(lock).step(caller, never, Attempt::Try).outcome;
}

Outcome unlock_shared(Caller& caller, ObjectId lock) {
    return act(caller, lock, never,
               [&](Turn turn) {
                   auto& state = state_of<ReaderWriterState>(caller.memory().object(lock));
                   return state.unlock_shared(SharedWaiters{caller.memory()},
                                              SharedReads(caller.memory(), state.reads_at), turn);
               })
        .outcome;
}

Outcome lock_exclusive(Caller& caller, ObjectId lock, Deadline deadline) {
    return perform(WriterLock(lock, deadline), caller);
}

Outcome try_lock_exclusive(Caller& caller, ObjectId lock) {
    return WriterLock(lock).step(caller, never, Attempt::Try).outcome;
}

Outcome unlock_exclusive(Caller& caller, ObjectId lock) {
    return act(caller, lock, never,
               [&](Turn turn) {
                   return state_of<ReaderWriterState>(caller.memory().object(lock))
                       .unlock_exclusive(SharedWaiters{caller.memory()}, turn);
               })
        .outcome;
}

}  // namespace threadline::sync
