// Locking a reader-writer lock from either side, as operations that may block.
#pragma once

#include "engine/sync/operation.h"
#include "engine/sync/reader_writer_state.h"

namespace threadline::sync {

// How often each actor reads: a byte an actor, in the run's value slots.
struct SharedReads {
    std::uint8_t* bytes;

    SharedReads(const record::SharedMemory& memory, std::uint32_t first_slot)
        : bytes(reinterpret_cast<std::uint8_t*>(memory.values(first_slot, 0).data())) {}
    std::uint8_t& operator[](ActorId actor) const { return bytes[actor.value]; }
};

class ReaderLock final : public QueuedOperation<ReaderLock> {
public:
    explicit ReaderLock(ObjectId lock, Deadline deadline = {})
        : QueuedOperation(deadline), lock_(lock) {}

    Transition step(Caller& caller, Patience patience, Attempt attempt) {
        return act(caller, lock_, patience, [&](Turn turn) {
            auto& state = state_of<ReaderWriterState>(caller.memory().object(lock_));
            return state.lock_shared(SharedWaiters{caller.memory()},
                                     SharedReads(caller.memory(), state.reads_at), turn, attempt);
        });
    }

private:
    ObjectId lock_;
};

class WriterLock final : public QueuedOperation<WriterLock> {
public:
    explicit WriterLock(ObjectId lock, Deadline deadline = {})
        : QueuedOperation(deadline), lock_(lock) {}

    Transition step(Caller& caller, Patience patience, Attempt attempt) {
        return act(caller, lock_, patience, [&](Turn turn) {
            return state_of<ReaderWriterState>(caller.memory().object(lock_))
                .lock_exclusive(SharedWaiters{caller.memory()}, turn, attempt);
        });
    }

private:
    ObjectId lock_;
};

}  // namespace threadline::sync
