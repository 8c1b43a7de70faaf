// A lock has one side, a reader-writer lock two.
#pragma once

#include "engine/record/next_step.h"
#include "engine/sync/operation.h"
#include "engine/sync/outcome.h"

#include <cstdint>
#include <memory>

namespace threadline::runtime {

enum class LockSide : std::uint8_t { Mutex, Reader, Writer };

record::StepKind lock_step(LockSide side);
record::StepKind unlock_step(LockSide side);

std::unique_ptr<sync::Operation> lock_operation(ObjectId lock, LockSide side,
                                                sync::Deadline deadline);
sync::Outcome try_lock(sync::Caller& caller, ObjectId lock, LockSide side);
sync::Outcome unlock(sync::Caller& caller, ObjectId lock, LockSide side);

}  // namespace threadline::runtime
