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

#include <functional>
#include <map>
#include <optional>
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
    friend bool operator==(const ThreadOnPath&, const ThreadOnPath&) = default;
};

struct LockOnPath {
    ObjectId lock;
    trace::Duration held{0};       // of the path, by the one on whose lane it runs
    std::uint64_t hand_overs = 0;  // the path goes from who let it go to who then took it
    friend bool operator==(const LockOnPath&, const LockOnPath&) = default;
};

struct CriticalPath {
    // In order of time, none of length zero; none at all where there are more than most_steps.
    std::vector<PathStep> steps;
    std::vector<ThreadOnPath> threads;  // longest first, each once
    std::vector<LockOnPath> locks;      // longest first; those only that are on it
    trace::StateShares states;          // in which the path's threads were on it
    trace::Duration outside{0};  // no thread was alive on it: before a begin, after the last end

    trace::State underneath = trace::State::Blocked;  // what Deadlocked is: Blocked or Waiting
    // The sum of the steps, and so of the threads' times and of `outside`: the wall time, to the
    // nanosecond.
    trace::Duration length() const;
};

// False: who woke whom was not kept (a trace in another format), though somebody did.
bool knows_wakes(const trace::Snapshot& snapshot);

// Of a run that is over. O(w log n + h log w) for w wakes and h holds of the actors on the path.
CriticalPath critical_path(const trace::Snapshot& snapshot);

// The same, part by part from the end of the run to its begin, where a trace is too long to be in
// memory as a whole. It is the same path wherever the parts are cut, and what is kept of it
// meanwhile is what is asked for in the end.
class CriticalPathWalk {
public:
    static constexpr std::size_t most_steps = 1u << 20;
    // The interval of an actor that ends at this time.
    using IntervalBefore = std::function<std::optional<trace::Interval>(ActorId, trace::Time)>;

    // `end` has the items at the end of the run. `before`: for what lies before them.
    explicit CriticalPathWalk(const trace::Snapshot& end, const IntervalBefore& before = {});
    // The next part, which ends where the one before it began; `snapshot` has its items.
    void add(const trace::Snapshot& snapshot, trace::TimeRange part);
    // After the part that begins at 0. Once.
    CriticalPath take();

private:
    bool go_on(const trace::Snapshot& snapshot, trace::TimeRange part);
    void step_to(trace::Time begin, ActorId actor);
    void add_sums(const trace::Snapshot& snapshot, trace::TimeRange part);

    trace::Time at_;
    std::uint32_t place_;  // before that of this step in the order of the trace
    ActorId on_;           // whose lane; none: nothing leads further back
    bool too_many_steps_ = false;
    std::vector<PathStep> unsummed_;  // what of the steps lies before the parts that were added
    std::map<ActorId, trace::Duration> time_of_;
    std::map<ObjectId, LockOnPath> locks_;
    CriticalPath path_;  // its steps the latest first
};

}  // namespace threadline::analysis
