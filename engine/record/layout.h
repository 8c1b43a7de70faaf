// The memory that a run's processes and its session share: one memfd, mapped by all.
//
//   Header | names | name bytes | name index | sites | site index | actors | objects | values
//          | ready bits | ring headers | ring slots
//
// The session creates it and keeps the only long-lived descriptor; the runner inherits it, so does
// each worker. Regions are reserved at their limit and become memory only as they are touched, so
// tables grow without moving. Entries are appended under Header::table_guard, are complete before
// the count that makes them visible is stored (release), and never change afterwards, apart from
// the fields marked live. The indices are open-addressing hash tables of ids (0: empty slot), so
// that every process finds the same id for the same text.
//
// Threads: any thread of any attached process may read. Who writes is said at each field.
#pragma once

#include "engine/record/choice.h"
#include "engine/record/ids.h"
#include "engine/record/next_step.h"
#include "engine/record/value.h"

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace threadline::record {

inline constexpr std::uint32_t layout_version = 3;
inline constexpr std::size_t cache_line = 64;

// How much may be shared; fixed when the session creates the memory.
struct Limits {
    std::uint32_t actors = 40'000;
    std::uint32_t objects = 200'000;
    std::uint32_t values = 2'000'000;  // slots of queues, readers of locks
    std::uint32_t sites = 50'000;
    std::uint32_t names = 200'000;
    std::uint32_t name_bytes = 16u << 20;
    std::uint32_t rings = 20'200;
    std::uint64_t ring_bytes = 128ull << 20;  // all rings together
};

// What to do when a ring is full: count what is lost, or hold the thread up until there is room.
enum class OverflowPolicy : std::uint32_t { CountLost, HoldUp };

enum class Phase : std::uint32_t {
    Created,    // the session has mapped it
    Loading,    // the runner reads the scenario
    Running,    // the start gate is open
    Finished,   // every declared thread has ended
    Stuck,      // virtual clock: nobody can ever go on
    TimeLimit,  // virtual clock: the simulated time limit is over
    Failed,     // it did not load, or broke: see error_*
    Differs,    // replay: it does not go as its schedule says: see error_*
    NoChoice,   // replay: its schedule is over, and somebody could still go on
};

// A thread that is about to wait for another rings: it counts `sequence` up, and wakes the session
// that sleeps on it (futex) if `listening` says so. Sleep, I/O and the end of a thread do not ring.
// The session reads `sequence` before it looks at the rings, sets `listening`, and sleeps only
// while `sequence` is what it read: no ring is missed. The ready bits at Header::ready_bits_at say
// which rings to look at first: bit `ring % 64` of word `ring / 64`, set before the bell rings,
// cleared by the session before it takes the events.
struct Doorbell {
    std::atomic<std::uint32_t> sequence;
    std::atomic<std::uint32_t> listening;  // 1 while the session sleeps
};

// Whether the session watches the kernel's context switches of a run. It must have begun before
// the runner has threads or children, since these inherit it; so the runner waits, but not for
// ever.
enum class Watching : std::uint32_t {
    None,     // nobody will
    Coming,   // the session is about to
    Decided,  // it does, or has found that it may not
    TooLate,  // the runner did not wait any longer
};

// Written by the session or the explorer, read by the runner. The only thing against the stream.
struct ControlBlock {
    std::atomic<std::uint32_t> watching;  // Watching; futex of the runner, which may say TooLate
    std::atomic<std::uint32_t> stop;  // 1: end as soon as may be; the explorer's, a run is killed
    std::atomic<std::uint32_t> overflow_policy;  // OverflowPolicy

    // Stepped schedule. The runner asks for its next choice by counting `asked` up, and rings the
    // doorbell; nobody of the run goes on meanwhile, and the actors' next steps can be read. The
    // session answers by filling in `choice` and setting `answered` to `asked`.
    std::atomic<std::uint32_t> asked;
    std::atomic<std::uint32_t> answered;  // futex of the runner
    Choice choice;
};

struct alignas(cache_line) Header {
    std::uint64_t magic = 0;
    std::uint32_t version = 0;
    std::uint32_t invariant_tsc = 0;  // 1: ticks are TSC, 0: ticks are CLOCK_MONOTONIC_RAW ns
    // 1: ticks are simulated ns, and all actors record into ring 0, in turns. Written by the
    // session before it starts the runner.
    std::uint32_t virtual_clock = 0;
    std::uint64_t total_bytes = 0;
    Limits limits;

    // Offsets from the start of the header, in bytes.
    std::uint64_t names_at, name_bytes_at, name_index_at, sites_at, site_index_at;
    std::uint64_t actors_at, objects_at, values_at, ready_bits_at, rings_at, slots_at;

    // Written by the runner before the phase becomes Running.
    std::uint32_t ring_capacity;  // events a ring, a power of two
    std::uint64_t start_ticks;    // time zero of the run; on the virtual clock 1, and zero is 0
    NameId scenario_path;

    std::atomic<Phase> phase;  // written by the runner; the doorbell rings with each change
    // One line and a zero byte, valid once the phase is Failed. It has room of its own, so that
    // what went wrong can be told however full the tables are.
    std::array<char, 1024> error_text;

    alignas(cache_line) std::atomic<std::uint32_t> table_guard;  // see Guard
    std::atomic<std::uint32_t> name_count, name_bytes_used, site_count;
    std::atomic<std::uint32_t> actor_count, object_count, value_count, ring_count;
    std::uint32_t next_ring_to_reuse;  // where to look first

    std::atomic<std::uint64_t> virtual_now;  // virtual clock: ns since the start of the run

    alignas(cache_line) Doorbell doorbell;
    alignas(cache_line) ControlBlock control;
};

struct NameEntry {
    std::uint32_t offset;  // into the name bytes
    std::uint32_t length;
};

struct SiteEntry {
    NameId file;
    std::uint32_t line;
};

enum class ActorKind : std::uint8_t { Thread, Task };
enum class ActorStatus : std::uint32_t { Declared, Started, Parked, Ended };

struct alignas(cache_line) ActorRecord {
    NameId name;
    ActorKind kind;
    std::uint16_t process;  // ordinal of its process: 0 the runner, 1.. workers
    std::uint32_t ring;     // index of the ring in which it is heard (a task: its loop's)
    ActorId parent;         // who started it; none: the run itself
    SiteId body;            // where its body is declared
    ActorId loop;           // a task: the thread of its event loop; none: it is a thread

    // Live, written by the actor's own process.
    std::atomic<std::uint32_t> status;  // ActorStatus
    std::atomic<std::int32_t> process_id, thread_id;

    // Live, the seam `park` (schedule) and the wait queues (sync) live here.
    std::atomic<std::uint32_t> permit;  // futex: 1 = may go on
    ActorId next_waiter;                // guarded by the object that it waits for
    std::uint32_t wait_state;           // sync's own: what it waits to do, and whether it was given
    std::uint32_t wake_order;           // order number of the action that let it go on
    ActorId waker;                      // who did that

    // Live: tasks of an event loop that have been let go on, the latest first (schedule).
    std::atomic<std::uint32_t> due_tasks;  // a loop: the first of them
    std::atomic<std::uint32_t> next_due;   // a task: the next one

    // Live: the end of this actor, as an object on which others wait.
    std::atomic<std::uint32_t> end_guard;            // see Guard; protects `end_state`
    alignas(8) std::array<std::byte, 16> end_state;  // sync's own

    // Live, where a schedule decides who goes next; written by whoever has the turn, so read them
    // with the turn, or while a choice is asked for.
    NextStep next_step;
    Standing standing;
    bool can_go;        // as the schedule asks: it may be chosen
    bool can_time_out;  // ... to give up its wait
    ActorId busy_with;  // an event loop: the task that it is in the middle of; none: of none
    std::int64_t due;   // of what it waits for in time, ns since the start of the run
};
static_assert(sizeof(ActorRecord) == 192);

enum class ObjectKind : std::uint8_t {
    None,
    Mutex,
    ReaderWriterLock,
    Condition,
    Semaphore,
    Barrier,
    Queue,
    Variable,
    Array,        // a name for the `extent` Variables that follow it
    Service,      // answers requests after a latency
    Interpreter,  // the interpreter lock of a process
};

struct alignas(cache_line) ObjectRecord {
    NameId name;
    ObjectKind kind;
    SiteId declared;
    std::uint32_t extent;  // Array: its elements are the next `extent` ids; element: index + 1
    std::atomic<std::uint32_t> guard;            // see Guard; protects `order` and `state`
    std::uint32_t order;                         // the last order number taken; live
    alignas(8) std::array<std::byte, 40> state;  // sync's own; live

    // What a Variable, or a Semaphore (its count), was declared with. It never changes: sync keeps
    // it at the end of their state.
    Value initial() const { return std::bit_cast<InitialInState>(state).value; }
    // What a Variable holds; for when nobody writes to it any more. At the begin of its state.
    Value value() const { return std::bit_cast<ValueInState>(state).value; }
    // Who holds a Mutex or Interpreter, or a ReaderWriterLock as its writer, at this moment: sync
    // keeps it at the begin of their state. Whoever needs more than a glance reads twice.
    ActorId holder() const {
        const auto* word = reinterpret_cast<const std::uint32_t*>(state.data());
        return ActorId{__atomic_load_n(word, __ATOMIC_ACQUIRE)};
    }
    // What a Queue holds at most, or how many arrivals open a Barrier. It never changes: sync keeps
    // it at the begin of their state. 0: not known (yet).
    std::uint32_t declared_size() const {
        return *reinterpret_cast<const std::uint32_t*>(state.data());
    }

private:
    struct InitialInState {
        std::array<std::byte, 24> live;
        Value value;
    };
    struct ValueInState {
        Value value;
        std::array<std::byte, 24> rest;
    };
};
static_assert(sizeof(ObjectRecord) == 64);

// One single-writer ring of events a recording thread. Once its thread has ended and the session
// has taken all (closed, and tail == head) another thread may take it over; so what the session
// finds in it at one time is always of one thread.
struct alignas(cache_line) RingHeader {
    // Written by the recording thread alone.
    std::atomic<std::uint64_t> head;    // events ever published
    std::atomic<std::uint64_t> lost;    // events ever lost
    std::atomic<std::uint32_t> closed;  // 1: its thread has ended, nothing follows
    ActorId thread;                     // the actor that the ring starts with
    ActorId speaker;                    // whose the last event is, where actors take turns
    std::uint64_t first;                // head when that actor took it ...
    std::uint64_t first_lost;           // ... and lost
    // Written by the session alone.
    alignas(cache_line) std::atomic<std::uint64_t> tail;  // events ever taken; futex of HoldUp
};

}  // namespace threadline::record
