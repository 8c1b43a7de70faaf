// The rows of a timeline, as facts: no colour, no position.
#pragma once

#include "engine/trace/interval.h"
#include "engine/trace/overview.h"
#include "engine/trace/summary.h"

#include <memory>
#include <optional>

namespace threadline::trace {

// An actor's lane. `intervals` tile [begin, end) without gap or overlap; while the actor lives the
// last, provisional one is `open`, and reaches to the snapshot's `now`.
struct ActorLane {
    ActorId actor;
    Time begin{0};
    Time end{0};  // while it lives: the snapshot's now
    bool ended = false;
    IntervalSeries intervals;
    std::optional<Interval> open;
    Series<Hold> holds;            // that have ended, in the order in which they did so
    std::vector<Hold> open_holds;  // end is the snapshot's now
    Duration longest_hold{0};      // of `holds`, for for_each_overlapping
    Duration cpu_time{0};          // measured by the thread's own CPU clock
    std::uint64_t blocks = 0;      // times it was made to wait
    // Times that its thread left a CPU; none where the kernel's switches are not known.
    std::optional<std::uint64_t> switches;
    // Of the whole lane, where `intervals` and `holds` are those of a part of the trace only (see
    // Snapshot::detail).
    std::shared_ptr<const ActorOverview> overview;

    // The interval at `t`, none before the begin and after the end.
    std::optional<Interval> at(Time t) const;
    // Open interval included. Where the intervals are not all there, what begins and ends within
    // the lane is rounded to the nodes of its overview.
    StateShares shares(TimeRange range) const;
};

struct LockStatistics {
    std::uint64_t acquisitions = 0;
    std::uint64_t after_wait = 0;  // of the acquisitions, those that had to wait first
    std::uint64_t contended = 0;   // times that somebody had to wait for it, or gave up
    Duration hold{0};
    Duration wait{0};
    Duration longest_wait{0};
};

// A lock's lane: who held it, and who waited for it, when. Holds and waits that have ended stand in
// the order in which they did so: for_each_overlapping (series.h) finds those of a range.
struct LockLane {
    ObjectId lock;
    Series<Hold> holds;
    std::vector<Hold> open_holds;  // end is the snapshot's now
    Series<Hold> waits;
    std::vector<Hold> open_waits;
    Duration longest_hold{0};   // of `holds`
    Duration longest_wait{0};   // of `waits`
    LockStatistics statistics;  // open holds and waits included, up to the snapshot's now
    std::shared_ptr<const LockOverview> overview;
};

// A CPU that the run could use.
struct CpuLane {
    std::uint16_t cpu = 0;  // its number; where lanes are estimated an ordinal
    Time end{0};
    Series<CpuInterval> intervals;  // tile [0, end)
    bool estimated = false;         // which thread was on which CPU was not measured
    std::shared_ptr<const CpuLaneOverview> overview;
};

// The value from one change to the next. Before the first it is the initial one, without a writer.
struct VariableLane {
    ObjectId variable;
    Series<Holding> values;
    std::optional<Holding> open;
    Series<Reading> readings;
    std::uint32_t first_version = 0;  // of values[0]: values before it are not there
    std::shared_ptr<const VariableOverview> overview;
};

}  // namespace threadline::trace
