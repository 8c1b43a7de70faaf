#include "engine/analysis/analysis.h"

#include "engine/analysis/contention.h"
#include "engine/analysis/data_race.h"
#include "engine/analysis/deadlock.h"
#include "engine/analysis/failed_checks.h"
#include "engine/analysis/lost_update.h"
#include "engine/analysis/potential_deadlock.h"

namespace threadline::analysis {

std::vector<std::unique_ptr<Analysis>> all_analyses() {
    std::vector<std::unique_ptr<Analysis>> analyses;
    analyses.push_back(std::make_unique<DeadlockAnalysis>());
    analyses.push_back(std::make_unique<FailedChecksAnalysis>());
    analyses.push_back(std::make_unique<DataRaceAnalysis>());
    analyses.push_back(std::make_unique<LostUpdateAnalysis>());
    analyses.push_back(std::make_unique<PotentialDeadlockAnalysis>());
    analyses.push_back(std::make_unique<ContentionAnalysis>());
    return analyses;
}

std::span<const FindingKind> reported_kinds() {
    static constexpr FindingKind kinds[] = {
        FindingKind::Deadlock,   FindingKind::SelfDeadlock, FindingKind::AbandonedLock,
        FindingKind::LostWakeup, FindingKind::CheckFailed,  FindingKind::Contention,
        FindingKind::DataRace,   FindingKind::LostUpdate,   FindingKind::PotentialDeadlock};
    return kinds;
}

}  // namespace threadline::analysis
