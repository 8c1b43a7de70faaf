// Every operation on a shared object, for those who call: each changes state atomically by the
// pure transition of its primitive (mutex_state.h, ...), takes its order number in the same action,
// records it with the caller's source line, and blocks only through the caller's seam.
//
// Declaring is done before the run's threads start, by one process; using is for any actor of any
// process of the run. Outcomes are those of outcome.h; a Deadline of none waits for ever.
#pragma once

#include "engine/sync/caller.h"

#include <string_view>

namespace threadline::sync {

using record::SharedMemory;

enum class Preference : std::uint32_t;  // reader_writer_state.h

// An id of none means that the tables of the run are full.
ObjectId declare_mutex(const SharedMemory&, std::string_view name, SiteId declared);
ObjectId declare_reader_writer_lock(const SharedMemory&, std::string_view name, SiteId declared,
                                    Preference = {});
// How many of the run's value slots a reader-writer lock takes, for so many actors.
std::uint32_t reader_writer_lock_slots(std::uint32_t actors);
ObjectId declare_condition(const SharedMemory&, std::string_view name, SiteId declared);
ObjectId declare_semaphore(const SharedMemory&, std::string_view name, SiteId declared,
                           std::int64_t count);
ObjectId declare_barrier(const SharedMemory&, std::string_view name, SiteId declared,
                         std::uint32_t parties);
ObjectId declare_queue(const SharedMemory&, std::string_view name, SiteId declared,
                       std::uint32_t capacity);
ObjectId declare_variable(const SharedMemory&, std::string_view name, SiteId declared,
                          Value initial);
// The array's own id; element i (from 0) is id + 1 + i.
ObjectId declare_array(const SharedMemory&, std::string_view name, SiteId declared,
                       std::uint32_t extent, Value initial);

// Of a process; see interpreter_lock.h for its use.
ObjectId declare_interpreter(const SharedMemory&, std::string_view name, SiteId declared,
                             std::chrono::nanoseconds switch_interval);

// Mutex: not recursive; a thread that locks it twice waits for itself.
Outcome lock(Caller&, ObjectId mutex);
Outcome lock(Caller&, ObjectId mutex, Deadline);
Outcome try_lock(Caller&, ObjectId mutex);
Outcome unlock(Caller&, ObjectId mutex);

// Reader-writer lock: without a preference waiters are served in the order in which they queued,
// readers in a row together; a reader that asks for the writer's side while it reads waits for
// itself.
Outcome lock_shared(Caller&, ObjectId lock, Deadline = {});
Outcome try_lock_shared(Caller&, ObjectId lock);
Outcome unlock_shared(Caller&, ObjectId lock);
Outcome lock_exclusive(Caller&, ObjectId lock, Deadline = {});
Outcome try_lock_exclusive(Caller&, ObjectId lock);
Outcome unlock_exclusive(Caller&, ObjectId lock);

// Condition variable: queueing and letting the mutex go are one action; it comes back with the
// mutex held, also after a timeout.
Outcome wait(Caller&, ObjectId condition, ObjectId mutex, Deadline = {});
void notify_one(Caller&, ObjectId condition);
void notify_all(Caller&, ObjectId condition);

// Counting semaphore.
Outcome acquire(Caller&, ObjectId semaphore, Deadline = {});
Outcome try_acquire(Caller&, ObjectId semaphore);
void post(Caller&, ObjectId semaphore);

// Barrier: opens for `parties` arrivals, then starts again.
Outcome arrive_and_wait(Caller&, ObjectId barrier);

// Bounded queue of values, first in first out.
Outcome put(Caller&, ObjectId queue, Value value, Deadline = {});
Outcome get(Caller&, ObjectId queue, Value& value, Deadline = {});
void close(Caller&, ObjectId queue);

// Shared variable, or element of a shared array. Each is one recorded step.
Value read(Caller&, ObjectId variable);
void write(Caller&, ObjectId variable, Value value);
// Integer or float; anything else leaves the variable alone and gives nil.
Value add(Caller&, ObjectId variable, Value amount);
// True if it was `expected` and is now `desired`; `found` is what was there.
bool compare_exchange(Caller&, ObjectId variable, Value expected, Value desired, Value& found);
// Takes a change back, as a change of its own (variable_state.h); `amount`: of an addition,
// otherwise nil. False: it cannot be any more.
bool take_back(Caller&, ObjectId variable, const VariableState::Replaced& before, Value amount);

// Waits for the end of another actor. Any number may join the same one, also after its end.
Outcome join(Caller&, ActorId target, Deadline = {});
// Called by an actor as its last act: records ThreadEnd and lets those who join it go on.
void end_actor(Caller&, std::uint16_t flags = 0);

}  // namespace threadline::sync
