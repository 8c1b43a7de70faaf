// The report of a run as data: what `--report json` prints (DESIGN.md, "The command line") and
// what the window's summary shows. A pure function of the run.
#pragma once

#include "engine/analysis/critical_path.h"
#include "engine/analysis/finding.h"
#include "engine/analysis/longest_stretches.h"
#include "engine/analysis/prediction.h"
#include "engine/trace/snapshot.h"

#include <map>
#include <memory>
#include <span>

namespace threadline::analysis {

struct IdleCause {
    std::string cause;  // key_of(IdleReason)
    trace::Duration time{0};
    std::string text;
};

struct CpuReport {
    std::uint32_t cores = 1;  // 0: nothing is known of them, and nothing is claimed
    trace::Duration busy{0};  // with the run's threads
    trace::Duration idle{0};
    // Threadline's own; where the kernel's switches are not known these are among the others.
    trace::Duration services{0};
    trace::Duration others{0};   // other programs, estimated
    trace::Duration unknown{0};  // switches were lost
    trace::Duration total() const { return busy + idle + services + others + unknown; }
    // Of the time of all cores; the one figure that every view and report names.
    double idle_percent() const {
        return total().count() > 0
                   ? 100 * static_cast<double>(idle.count()) / static_cast<double>(total().count())
                   : 0;
    }
    std::vector<IdleCause> idle_causes;
    // So soon over that other programs could not be told from nobody (trace::least_busy): idle is
    // no more than that.
    bool idle_is_a_bound = false;
    // Whether a person is told of it: the share of the others rounds to nothing, and why a remnant
    // was idle, of all or of what other programs left, says nothing of the run.
    bool tells(const IdleCause& cause) const;
};

struct ThreadReport {
    ActorId actor;
    std::string name;
    record::ActorKind kind = record::ActorKind::Thread;
    std::int32_t process = 0;
    trace::Duration lifetime{0};
    trace::Duration cpu{0};
    std::uint64_t switches = 0;  // times it left a CPU; estimated: times it was made to wait
    trace::StateShares states;   // adds up to lifetime exactly; Deadlocked apart
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
    // Null: the run is not over, or who woke whom was not kept.
    std::shared_ptr<const CriticalPath> critical_path;
    Predictions predictions;  // what other tools would give
    LongestStretches longest;
    std::vector<std::pair<std::string, Value>> values;
    std::vector<trace::Moment> notes;  // in order of time
    std::uint64_t moments_left_out = 0;
    std::vector<Finding> findings;
    // Of a long trace: its items before this are not in memory; sums are of all of it.
    trace::Time forgotten{0};
    bool is_whole = true;  // all items are
    std::shared_ptr<const trace::Tables> tables;
};

// Findings of deadlocks get the range that they last to: the end of the run.
// `idle_causes`: of a long trace, as they were added up while it was recorded.
// O(n log n) in the number of intervals.
Report make_report(const trace::Snapshot& snapshot, std::span<const Finding> findings,
                   std::span<const IdleCause> idle_causes = {});

}  // namespace threadline::analysis
