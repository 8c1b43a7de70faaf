// The work of a run: what has to be done whatever the tool, from its recorded segments.
//
// Work is a list of units, each a sequence of segments: computing, waiting for a reply, sleeping,
// and the locks taken and let go between them. What a thread did while it was ready, blocked, or
// waited for the interpreter lock is left out, since that is what another tool changes. A thread
// that goes round a loop makes a unit each time it comes back to the line of its first segment.
//
// Left out, too, is what a thread runs while it waits for a lock. One that it asks for again within
// ten microseconds counts as kept: to hand it on takes as long.
//
// Pure functions of the run; any thread.
#pragma once

#include "engine/record/result.h"
#include "engine/trace/snapshot.h"

#include <cstdint>
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

}  // namespace threadline::analysis
