#include "engine/analysis/analysis.h"

#include "engine/analysis/contention.h"
#include "engine/analysis/convoy.h"
#include "engine/analysis/data_race.h"
#include "engine/analysis/deadlock.h"
#include "engine/analysis/failed_checks.h"
#include "engine/analysis/livelock.h"
#include "engine/analysis/lost_update.h"
#include "engine/analysis/potential_deadlock.h"
#include "engine/analysis/priority_inversion.h"
#include "engine/analysis/starvation.h"
#include "engine/analysis/straggler.h"

namespace threadline::analysis {

std::vector<std::unique_ptr<Analysis>> all_analyses() {
    std::vector<std::unique_ptr<Analysis>> analyses;
    analyses.push_back(std::make_unique<DeadlockAnalysis>());
    analyses.push_back(std::make_unique<FailedChecksAnalysis>());
    analyses.push_back(std::make_unique<DataRaceAnalysis>());
    analyses.push_back(std::make_unique<LostUpdateAnalysis>());
    analyses.push_back(std::make_unique<PotentialDeadlockAnalysis>());
    analyses.push_back(std::make_unique<LivelockAnalysis>());
    analyses.push_back(std::make_unique<StarvationAnalysis>());
    analyses.push_back(std::make_unique<ContentionAnalysis>());
    analyses.push_back(std::make_unique<ConvoyAnalysis>());
    analyses.push_back(std::make_unique<PriorityInversionAnalysis>());
    analyses.push_back(std::make_unique<StragglerAnalysis>());
    return analyses;
}

std::span<const FindingKind> reported_kinds() {
    using enum FindingKind;
    static constexpr FindingKind kinds[] = {
        Deadlock,          SelfDeadlock, AbandonedLock,  LostWakeup,   PotentialDeadlock, DataRace,
        LostUpdate,        CheckFailed,  Contention,     Convoy,       Starvation,        Livelock,
        PriorityInversion, Straggler,    IdleCpu,        IoBound,      CpuBound,          LockBound,
        InterpreterBound,  Serial,       Oversubscribed, NothingToGain};
    return kinds;
}

}  // namespace threadline::analysis
