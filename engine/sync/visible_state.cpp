// What ObjectRecord (record/layout.h) shows of a state to those who do not know sync, and where it
// looks for it.
#include "engine/record/layout.h"
#include "engine/sync/barrier_state.h"
#include "engine/sync/interpreter_state.h"
#include "engine/sync/mutex_state.h"
#include "engine/sync/queue_state.h"
#include "engine/sync/reader_writer_state.h"
#include "engine/sync/semaphore_state.h"
#include "engine/sync/variable_state.h"

namespace threadline::sync {

// holder()
static_assert(offsetof(MutexState, owner) == 0 && sizeof(MutexState::owner) == 4);
static_assert(offsetof(InterpreterState, holder) == 0 && sizeof(InterpreterState) <= 40);
static_assert(offsetof(ReaderWriterState, writer) == 0 && sizeof(ReaderWriterState::writer) == 4);

// declared_size()
static_assert(offsetof(QueueState, capacity) == 0 && sizeof(QueueState::capacity) == 4);
static_assert(offsetof(BarrierState, parties) == 0 && sizeof(BarrierState::parties) == 4);

// value()
static_assert(offsetof(VariableState, value) == 0);

// initial()
static_assert(offsetof(SemaphoreState, initial) == 24 && sizeof(SemaphoreState) <= 40);
static_assert(offsetof(VariableState, initial) == 24 && sizeof(VariableState) <= 40);

}  // namespace threadline::sync
