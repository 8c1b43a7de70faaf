// What the same work would take with another tool, from the recorded segments of one run.
//
// Work is a list of units, each a sequence of segments: computing, waiting for a reply, sleeping,
// and the locks taken and let go between them. What a thread did while it was ready, blocked, or
// waited for the interpreter lock is left out, since that is what another tool changes. A thread
// that goes round a loop makes a unit each time it comes back to the line of its first segment.
//
// A prediction is list scheduling: so many workers take the units in their order, computing needs
// one of the cores, in time slices, a lock has one holder, waiting needs nothing. It knows no cost
// of threads, switches or locks, and of who comes first where that is chance it assumes first come,
// first served.
//
// Pure functions of the run; any thread.
#pragma once

#include "engine/record/result.h"
#include "engine/trace/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace threadline::analysis {

struct Segment {
    enum class Kind : std::uint8_t { Compute, Io, Sleep, Lock, Unlock };
    Kind kind = Kind::Compute;
    trace::Duration time{0};  // not of Lock and Unlock
    ObjectId lock;            // Lock, Unlock
    friend bool operator==(const Segment&, const Segment&) = default;
};
using WorkUnit = std::vector<Segment>;

// An error that says why, in one line, where the run is not over, where threads waited for each
// other or went on once another one had ended (their order is then part of the work), where one
// held two locks at once or a reader-writer lock for reading, for tasks on an event loop, where
// events were lost, and for more than twenty thousand segments. O(n log n).
Result<std::vector<WorkUnit>> work_of(const trace::Snapshot& snapshot);

// The wall time with so many workers, one core at least. O(s log s) in segments and slices.
trace::Duration predict(const std::vector<WorkUnit>& work, std::size_t workers,
                        std::uint32_t cores);

// Amdahl (1967), for locks: the wall time cannot be less than what only one can do (under the lock
// that is held for longest), nor than all computing shared by the cores, nor than the longest unit.
trace::Duration amdahl_bound(const std::vector<WorkUnit>& work, std::uint32_t cores);

enum class WorkTool : std::uint8_t {
    OneThread,
    Threads,
    InterpreterLock,  // the same, under an interpreter lock
    Pool,             // of threads
    EventLoop,
    Processes
};
const char* key_of(WorkTool tool);  // "event-loop"

struct Prediction {
    WorkTool tool = WorkTool::OneThread;
    std::size_t workers = 1;
    std::uint32_t cores =
        1;  // that can be used at a time: 1 under an interpreter lock, or on a loop
    trace::Duration wall{0};
};
std::string name_of(const Prediction& prediction);  // "a pool of 4 threads"

struct Predictions {
    std::vector<Prediction> tools;  // one of each WorkTool, in order; none where why_not says why
    trace::Duration amdahl{0};      // amdahl_bound() on `cores`
    std::uint32_t cores = 0;
    std::size_t units = 0;
    std::string why_not;
};

// How many there are is what the run's parameters say: of threads the first of `threads`,
// `connections` and `workers`, of a pool `pool`, and of processes `workers`. Without such a
// parameter there is a thread for each unit, and else as many as cores. An event loop has as many
// tasks as there would be threads.
Predictions predictions_of(const trace::Snapshot& snapshot);

}  // namespace threadline::analysis
