// The report of a run as data: what `--report json` prints (DESIGN.md, "The command line") and
// what the window's summary shows. A pure function of the run.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/trace/snapshot.h"

#include <map>
#include <span>

namespace threadline::analysis {

struct IdleCause {
    std::string cause;  // "io", "lock", "deadlock", "sleep", "no-thread-left", ...
    trace::Duration time{0};
    std::string text;
};

struct CpuReport {
    std::uint32_t cores = 1;
    trace::Duration busy{0};
    trace::Duration idle{0};
    std::vector<IdleCause> idle_causes;
};

struct ThreadReport {
    ActorId actor;
    std::string name;
    record::ActorKind kind = record::ActorKind::Thread;
    std::int32_t process = 0;
    trace::Duration lifetime{0};
    trace::Duration cpu{0};
    std::uint64_t switches = 0;
    trace::StateShares states;  // adds up to lifetime exactly; Deadlocked apart
    trace::State underneath = trace::State::Blocked;  // what Deadlocked is: Blocked or Waiting
};

// The states as reports give them: the deadlocked time counts as what it is underneath. The sum
// stays the lifetime.
trace::StateShares reported_states(const ThreadReport& thread);

struct LockReport {
    ObjectId lock;
    std::string name;
    trace::LockStatistics statistics;
};

struct Report {
    trace::RunInfo info;
    CpuReport cpu;
    std::vector<ThreadReport> threads;
    std::vector<LockReport> locks;
    std::vector<std::pair<std::string, Value>> values;
    std::vector<Finding> findings;
    std::shared_ptr<const trace::Tables> tables;
};

// Findings of deadlocks get the range that they last to: the end of the run.
// O(n log n) in the number of intervals.
Report make_report(const trace::Snapshot& snapshot, std::span<const Finding> findings);

}  // namespace threadline::analysis
