// One recorded fact, 32 bytes, and the vocabulary of facts.
//
// Whose fact it is follows from the ring that it lies in: an event belongs to the ring's current
// actor, which is the thread itself until a `Resume` names a task and again after its `Suspend`.
//
// Order numbers (DESIGN.md, decision 3). Every change of an object's state takes the object's next
// order number, 1, 2, 3, ... without a gap, inside the action that changes it. Such an event may be
// applied only after its predecessor on the object. A read changes nothing: it carries in `order`
// the version that it saw and may be applied once that version has been. Column "order" below:
//   next   takes the object's next number      seen  carries the version that was seen
//   -      carries 0: ordered by its ring alone
//
// Waiters are served in the order in which they queued, unless a notify says otherwise, so whom it
// or an opened barrier woke follows from the events before it.
//
// Column "argument": ns = nanoseconds, cpu = CPU time of the thread so far in ns, value = payload
// of a Value whose tag is in the flags.
#pragma once

#include "engine/record/ids.h"

#include <cstdint>
#include <type_traits>

namespace threadline {

enum class EventKind : std::uint16_t {
    None = 0,

    // Life of an actor. Object: none.                order  argument
    ThreadBegin,   // its priority (below), if that  -     CPU time so far
                   // counts
    ThreadEnd,     // flag Failed on an error        -     CPU time so far
    ActorStart,    // this actor started another     -     ActorId started; published before it
    Resume,        // this ring now speaks for       -     ActorId of a task
    Suspend,       // ... and stops; without a wait  -     ActorId of the task
                   // it could go on
    JoinRequest,   // waits for another actor        -     ActorId joined
    Joined,        // ... which has ended            -     ActorId joined
    TimedOutJoin,  //                                -     ActorId joined

    // Mutex, reader-writer lock. Object: the lock.
    Request,    // queued: it was not free       next   flags Shared, Timed: ns it will wait, 0;
                // flag Ahead: before those of the other side
    Acquired,   // flags Contended or Timed (it was free), Shared  next  0
    Released,   // flag Shared                   next   ActorId of the waiter woken, 0 if none
    TryFailed,  // a try that found it taken     seen   ActorId of the holder, 0: readers, or no
                // lock
    TimedOut,   // gave up the wait              next   0 (any waitable object; also at a stop)

    // Condition variable. Object: the condition. (The mutex records its own events.)
    WaitBegin,  // queued; the event before it let  next   ObjectId of the mutex; flag Timed
                // the mutex go, in one action
    WaitEnd,    // goes on, having been notified seen   ActorId that notified
    Notify,     // flag All                      next   number of waiters woken; 2^32 * the place in
                // the queue of the only one, where that was not the first

    // Semaphore. Object: the semaphore.
    SemaphoreRequest,   // queued: the count is 0      next   flag Timed
    SemaphoreAcquired,  // flag Contended              next   count left
    SemaphorePosted,    //                             next   count now

    // Barrier. Object: the barrier.
    BarrierArrived,  // queued                        next   arrivals so far, this one included
    BarrierOpened,   // the last arrival              next   number of waiters let go
    BarrierPassed,   // goes on, having been let go   seen   ActorId that opened it

    // Bounded queue. Object: the queue.
    PutRequest,   // queued: full                  next   flag Timed
    Put,          // flag Contended                next   items now; value travels in no event
    GetRequest,   // queued: empty                 next   flag Timed
    Got,          // flag Contended                next   items now
    QueueClosed,  //                               next   items left
    GotClosed,    // a get found it closed and empty,
                  // or (flag Failed) a put closed;
                  // flag Contended                next   0

    // Shared variable and element of a shared array. Object: the variable or the element.
    Read,              //                               seen   value
    Write,             //                               next   value
    AtomicAdd,         //                               next   value after
    CompareExchanged,  // flag Failed: not equal, then  next   value after; failed: seen, value
                       // found

    // Steps that touch no shared object. Object: the service for I/O, else none.
    ComputeBegin,  //                                -     demanded CPU time, ns
    ComputeEnd,    //                                -     CPU time it took, ns
    IoBegin,       // request sent                   -     latency asked for, ns
    IoEnd,         // reply read                     -     flag Timed: ns since it was sent
    SleepBegin,    //                                -     ns
    SleepEnd,      //                                -     0
    CheckPassed,   //                                -     NameId of the text
    CheckFailed,   //                                -     NameId of the text
    Note,          // a moment, named by the script  -     NameId of the text

    // Measurements. Object: none.
    CpuTime,        // before and after each block    -     CPU time so far
    Lost,           // the ring was full              -     number of events lost before this one
    RecorderBegin,  // held up by back-pressure       -     0
    RecorderEnd,    //                                -     0
    ScriptFailed,   // the scenario broke             -     NameId of the message

    // What the CPUs did. Object: none. On the real clock these stand in traces only, never in a
    // ring: the session adds them from the kernel's records, late and in the order of their times
    // (engine/README.md); no actor: a thread of Threadline's own. On the virtual clock the
    // simulation records them.
    SwitchedIn,    // its thread came onto a CPU     -     CPU
    SwitchedOut,   // ... and left it; flag Preempted: it wanted to stay  -  CPU
    SwitchesLost,  // some are not known, from here to the next of this CPU  -  CPU, 2^16 * number
    CpuBusy,       // whoever ran on it, the run or not  -  CPU, 2^16 * ns since the first of these

    // A schedule that decides (record/choice.h) let this actor go; what it does follows. No object.
    Chosen,  // flag Timed: to give up its wait      -     ActorId that its notify is to wake, 0

    // Interpreter lock (CPython's, ceval_gil.c). Object: that of the process.
    InterpreterRequest,        // queued: it was not free    next   ns until it asks the holder
    InterpreterAcquired,       // flag Contended             next   0
    InterpreterReleased,       // as it blocks, or ends      next   ActorId woken, 0 if none
    InterpreterDropRequested,  // waited for so long: asks   next   ActorId of the holder
    InterpreterYielded,        // let go as it was asked to, next   ActorId woken
                               // and queued behind the others

    // The thread of an event loop. Object: none.
    PollBegin,  // no task can go on; flag Timed         -     replies that are outstanding
    PollEnd,    // ... and some can                      -     0

    Count
};

// Bits of Event::flags. The low four bits hold a ValueTag for events that carry a value.
namespace event_flag {
inline constexpr std::uint16_t tag_mask = 0x000f;
inline constexpr std::uint16_t contended = 0x0010;  // had to wait first
inline constexpr std::uint16_t shared = 0x0020;     // reader side of a reader-writer lock
inline constexpr std::uint16_t timed = 0x0040;      // the wait has a deadline
inline constexpr std::uint16_t all = 0x0080;        // notify_all
inline constexpr std::uint16_t failed = 0x0100;
inline constexpr std::uint16_t preempted = 0x0200;  // left the CPU though it could have gone on
inline constexpr std::uint16_t turn = 0x0400;       // of a Resume: only says whose the next are
inline constexpr std::uint16_t ahead = 0x0800;      // queued before all of the other side

// Of a ThreadBegin, which carries no value: the low four bits. 0, the lowest: that of most.
constexpr std::uint8_t priority_in(std::uint16_t flags) {
    return static_cast<std::uint8_t>(flags & tag_mask);
}
}  // namespace event_flag

struct Event {
    std::uint64_t time = 0;  // in a ring: ticks; everywhere else: ns since the start of the run
    std::int64_t argument = 0;
    ObjectId object;
    SiteId site;
    std::uint32_t order = 0;
    EventKind kind = EventKind::None;
    std::uint16_t flags = 0;

    bool has(std::uint16_t flag) const { return (flags & flag) != 0; }
    friend bool operator==(const Event&, const Event&) = default;
};

static_assert(sizeof(Event) == 32 && std::is_trivially_copyable_v<Event>);

// Whether it tells what a CPU did rather than what an actor did.
constexpr bool is_of_cpu(EventKind kind) {
    return kind >= EventKind::SwitchedIn && kind <= EventKind::CpuBusy;
}

constexpr bool is_of_interpreter(EventKind kind) {
    return kind >= EventKind::InterpreterRequest && kind <= EventKind::InterpreterYielded;
}

// How an event relates to the order of its object, as in the table above.
enum class Ordering : std::uint8_t { None, Next, Seen };
Ordering ordering_of(const Event& event);

// The kind's name as tests, files and dumps print it ("acquired").
const char* name_of(EventKind kind);

}  // namespace threadline
