#include "app/window/presentation_stops.h"

#include "app/timeline/lock_use.h"
#include "app/timeline/moment_wording.h"

#include <algorithm>

namespace threadline::app {
namespace {

using trace::MomentKind;

constexpr std::size_t many_moments = 40;  // beyond that not each wait is worth a stop,
constexpr std::size_t few_waits = 8;      // but so many tell how it goes
constexpr std::size_t room_for_freezes = 4;

bool is_of_a_wait(MomentKind kind) {
    return kind == MomentKind::EdgeAdded || kind == MomentKind::LockObtained;
}

// Of those that are `counted`, the first `most`; all others stay.
template <typename Counted>
void keep_first(std::vector<trace::Moment>& moments, std::size_t most, Counted counted) {
    std::size_t count = 0;
    std::erase_if(moments,
                  [&](const trace::Moment& moment) { return counted(moment) && ++count > most; });
}

// All others are looked for anew: where there are many waits, `moments` may have ended before them.
std::vector<trace::Moment> with_few_waits(const session::RunSnapshot& run,
                                          const std::vector<trace::Moment>& moments) {
    std::vector<MomentKind> others = moment_kinds();
    std::erase_if(others, is_of_a_wait);
    std::vector<trace::Moment> kept = moments_of(run, others);
    const std::size_t first_wait = kept.size();
    for (const trace::Moment& moment : moments)
        if (is_of_a_wait(moment.kind) && kept.size() < first_wait + few_waits)
            kept.push_back(moment);
    std::stable_sort(kept.begin(), kept.end(),
                     [](const auto& one, const auto& other) { return one.at < other.at; });
    return kept;
}

}  // namespace

std::vector<trace::Moment> moments_worth_a_stop(const session::RunSnapshot& run) {
    auto moments = moments_of(run, moment_kinds());
    // Whoever waits for others to end is part of the story only where they never do.
    if (freezes(run).empty())
        std::erase_if(moments, [](const trace::Moment& moment) {
            return moment.kind == MomentKind::EdgeAdded && !moment.object;
        });
    if (moments.size() > many_moments)
        moments = with_few_waits(run, moments);
    if (moments.size() > many_moments) {  // but how it freezes is told
        keep_first(moments, many_moments - room_for_freezes, [](const trace::Moment& moment) {
            return moment.kind != MomentKind::CycleClosed;
        });
        moments.resize(std::min(moments.size(), many_moments));
    }
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
