// Why cores were idle: at each instant at which one is, what kept the run's threads from it.
//
// Of the actors alive at that instant, the state that holds most of them back is the cause (of
// equal ones the more severe one); who only joins others is counted if nobody else waits. Where
// that is a lock, its holder tells more: a lock whose holder waits for a reply itself is idle time
// spent on I/O under a lock. With nobody held back there are fewer threads than cores.
#pragma once

#include "engine/trace/snapshot.h"

#include <atomic>
#include <functional>
#include <string>
#include <vector>

namespace threadline::analysis {

enum class IdleReason : std::uint8_t {
    Io,            // replies
    LockDuringIo,  // a lock, whose holder waits for a reply
    Lock,
    Deadlock,
    Waiting,  // for each other
    Sleep,
    Interpreter,
    Recorder,
    Scheduling,    // ready, and not yet on a CPU
    Straggler,     // all have finished but one
    SingleThread,  // there never was another
    FewThreads,    // all that are alive run
    NoThread,      // none has begun, or all have ended
    Unknown,       // events were lost
};
const char* key_of(IdleReason reason);  // "lock-during-io"

// A stretch in which as many cores are idle for one reason.
struct IdleStretch {
    trace::TimeRange range;
    std::uint32_t idle = 0;  // cores
    IdleReason reason = IdleReason::Unknown;
    ObjectId lock;  // Lock, LockDuringIo: the one that most wait for
    ActorId actor;  // the holder of it; Straggler: who is left
    friend bool operator==(const IdleStretch&, const IdleStretch&) = default;
};

// Those of the part that is there item by item, where what the CPUs did is known: without what
// leads beyond its ends, of which nobody knows there when it began or ended. As long as that takes;
// once `stop` is set there are fewer, or none.
std::vector<IdleStretch> idle_stretches(const trace::Snapshot& snapshot,
                                        const std::atomic<bool>* stop = nullptr);

// Of a run, or of a stretch of it, that is so soon over that other programs could not be told from
// nobody in it (trace::least_busy): no more cores were idle than that. Simulated cores are known.
bool idle_is_a_bound(trace::Clock clock, trace::Duration length);
bool idle_is_a_bound(const trace::Snapshot& snapshot);  // the whole run

// The same where it does not matter who else used the cores.
struct UnusedStretch {
    IdleStretch idle;          // `idle.idle` may be 0
    std::uint32_t unused = 0;  // cores on which none of the run's threads was
};

// Calls `visit` for each, in order, cut at the ends of the range; until `stop` is set. O(n log n)
// in the intervals of the range.
void for_each_idle_stretch(const trace::Snapshot& snapshot, trace::TimeRange range,
                           const std::function<void(const IdleStretch&)>& visit,
                           const std::atomic<bool>* stop = nullptr);

// Both at once: calls `visit` wherever either is not 0.
void for_each_unused_stretch(const trace::Snapshot& snapshot, trace::TimeRange range,
                             const std::function<void(const UnusedStretch&)>& visit);

// "threads wait for replies", "threads wait for Lock 1, and its holder A for a reply"; without
// names where no lock or actor is known, or it was now one and now another.
std::string text_of(const IdleStretch& stretch, const trace::Tables& tables);

}  // namespace threadline::analysis
