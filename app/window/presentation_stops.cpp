#include "app/window/presentation_stops.h"

#include "app/timeline/lock_use.h"
#include "app/timeline/moment_wording.h"

#include <algorithm>

namespace threadline::app {
namespace {

using trace::MomentKind;

constexpr std::size_t many_moments = 40;  // beyond that not each wait is worth a stop,
constexpr std::size_t few_waits = 8;      // but so many tell how it goes

}  // namespace

std::vector<trace::Moment> moments_worth_a_stop(const session::RunSnapshot& run) {
    auto moments = moments_of(run, moment_kinds());
    // Whoever waits for others to end is part of the story only where they never do.
    if (freezes(run).empty())
        std::erase_if(moments, [](const trace::Moment& moment) {
            return moment.kind == MomentKind::EdgeAdded && !moment.object;
        });
    if (moments.size() > many_moments) {
        std::size_t waits = 0;
        std::erase_if(moments, [&waits](const trace::Moment& moment) {
            const bool of_a_wait =
                moment.kind == MomentKind::EdgeAdded || moment.kind == MomentKind::LockObtained;
            return of_a_wait && ++waits > few_waits;
        });
    }
    if (moments.size() > many_moments)
        moments.resize(many_moments);
    return moments;
}

std::optional<trace::Time> first_freeze_after(const session::RunSnapshot& run, trace::Time at) {
    std::optional<trace::Time> first;
    for (const Freeze& freeze : freezes(run))
        if (freeze.at > at && (!first || freeze.at < *first))
            first = freeze.at;
    return first;
}

bool tells_of_waits(const session::RunSnapshot& run) {
    return !moments_of(run, {MomentKind::FirstContention, MomentKind::CycleClosed}, 1).empty() ||
           !freezes(run).empty();
}

bool tells_of_values(const session::RunSnapshot& run) {
    using analysis::FindingKind;
    return run.findings && std::any_of(run.findings->begin(), run.findings->end(),
                                       [](const analysis::Finding& finding) {
                                           return finding.kind == FindingKind::DataRace ||
                                                  finding.kind == FindingKind::LostUpdate ||
                                                  finding.kind == FindingKind::CheckFailed;
                                       });
}

}  // namespace threadline::app
