// The critical path of a run: the chain of steps, through who let whom go on, that made the run as
// long as it was. To shorten the run, something on it has to become shorter.
//
// Found backwards (Yang and Miller, "Critical path analysis for the execution of parallel and
// distributed programs", ICDCS 1988; the walk of Böhme et al., "Scalable critical-path based
// performance analysis", IPDPS 2012): from the end of the last thread along its lane; where its
// wait was ended by somebody's step, on from that step in the lane of whoever made it. A wait that
// ended by itself (a reply, time) is on the path itself. The lock under which the path runs is
// counted as in Chen and Stenström, "Critical lock analysis", SC 2012.
//
// If several ended last: who ran or was ready then, else who began to wait last (in a deadlock: who
// closed it); of those the first by id.
#pragma once

#include "engine/trace/snapshot.h"

#include <vector>

namespace threadline::analysis {

// The path runs along one lane. Steps tile [0, now) of the snapshot.
struct PathStep {
    trace::TimeRange range;
    ActorId actor;  // none: no thread had begun, or all had ended
    friend bool operator==(const PathStep&, const PathStep&) = default;
};

struct ThreadOnPath {
    ActorId actor;
    trace::Duration time{0};
};

struct LockOnPath {
    ObjectId lock;
    trace::Duration held{0};       // of the path, by the one on whose lane it runs
    std::uint64_t hand_overs = 0;  // the path goes from who let it go to who then took it
};

struct CriticalPath {
    std::vector<PathStep> steps;        // in order of time, none of length zero
    std::vector<ThreadOnPath> threads;  // longest first, each once
    std::vector<LockOnPath> locks;      // longest first; those only that are on it
    trace::StateShares states;          // in which the path's threads were on it
    trace::Duration outside{0};  // no thread was alive on it: before a begin, after the last end

    trace::State underneath = trace::State::Blocked;  // what Deadlocked is: Blocked or Waiting
    trace::Duration length() const;  // the sum of the steps: the wall time, to the nanosecond
};

// False: who woke whom was not kept (a trace in another format), though somebody did.
bool knows_wakes(const trace::Snapshot& snapshot);

// Of a run that is over. O(w log n + h log w) for w wakes and h holds of the actors on the path.
CriticalPath critical_path(const trace::Snapshot& snapshot);

}  // namespace threadline::analysis
