// What the same work would take with another tool, from the recorded segments of one run.
//
// A prediction is list scheduling: so many workers take the units in their order, computing needs
// one of the cores, in time slices, a lock has one holder, waiting needs nothing. So none is below
// the time under the most used lock, the bound of critical sections (Eyerman and Eeckhout 2010,
// after Amdahl 1967). It knows no cost of threads, switches or locks; of who comes first where that
// is chance it assumes first come, first served.
//
// Pure functions of the run; any thread.
#pragma once

#include "engine/analysis/work_units.h"
#include "engine/trace/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace threadline::analysis {

// The wall time with so many workers, one core at least. O(s log s) in segments and slices.
trace::Duration predict(const std::vector<WorkUnit>& work, std::size_t workers,
                        std::uint32_t cores);

// The lock under which most is done, and how much; no lock where none was held.
struct UnderLock {
    ObjectId lock;
    trace::Duration time{0};
};
UnderLock most_used_lock(const std::vector<WorkUnit>& work);

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
    UnderLock serial;               // most_used_lock()
    std::string serial_name;
    std::uint32_t cores = 0;
    std::size_t units = 0;
    std::string why_not;
};

// Nine tenths of what one thread would take, or more, are done under one lock: no tool gains by it.
bool is_serial(const Predictions& predictions);

// How many there are is what the run's parameters say: of threads the first of `threads`,
// `connections` and `workers`, of a pool `pool`, and of processes `workers`. Without such a
// parameter there are as many threads as were at work, and where that was one, or a pool, one for
// each unit; and else as many as cores. An event loop has as many tasks as there would be threads.
Predictions predictions_of(const trace::Snapshot& snapshot);

// That is how the run itself was done, as far as its threads and interpreters tell: threads of one
// process without an interpreter lock or with it, or one thread. Who has only summed up what others
// did does not count.
bool was_done_with(const Prediction& prediction, const trace::Snapshot& snapshot);

}  // namespace threadline::analysis
