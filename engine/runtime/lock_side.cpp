#include "engine/runtime/lock_side.h"

#include "engine/sync/mutex.h"
#include "engine/sync/primitives.h"
#include "engine/sync/reader_writer_lock.h"

namespace threadline::runtime {

using record::StepKind;

StepKind lock_step(LockSide side) {
    return side == LockSide::Mutex    ? StepKind::Lock
           : side == LockSide::Reader ? StepKind::ReadLock
                                      : StepKind::WriteLock;
}

StepKind unlock_step(LockSide side) {
    return side == LockSide::Mutex    ? StepKind::Unlock
           : side == LockSide::Reader ? StepKind::ReadUnlock
                                      : StepKind::WriteUnlock;
}

std::unique_ptr<sync::Operation> lock_operation(ObjectId lock, LockSide side,
                                                sync::Deadline deadline) {
    switch (side) {
        case LockSide::Reader:
            return std::make_unique<sync::ReaderLock>(lock, deadline);
        case LockSide::Writer:
            return std::make_unique<sync::WriterLock>(lock, deadline);
        case LockSide::Mutex:
            break;
    }
    return std::make_unique<sync::MutexLock>(lock, deadline);
}

sync::Outcome try_lock(sync::Caller& caller, ObjectId lock, LockSide side) {
    return side == LockSide::Mutex    ? sync::try_lock(caller, lock)
           : side == LockSide::Reader ? sync::try_lock_shared(caller, lock)
                                      : sync::try_lock_exclusive(caller, lock);
}

sync::Outcome unlock(sync::Caller& caller, ObjectId lock, LockSide side) {
    return side == LockSide::Mutex    ? sync::unlock(caller, lock)
           : side == LockSide::Reader ? sync::unlock_shared(caller, lock)
                                      : sync::unlock_exclusive(caller, lock);
}

}  // namespace threadline::runtime
