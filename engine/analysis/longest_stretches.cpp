#include "engine/analysis/longest_stretches.h"

#include "engine/analysis/event_loops.h"

#include <algorithm>
#include <set>
#include <vector>

namespace threadline::analysis {
namespace {

using trace::State;
using trace::Time;
using trace::TimeRange;

bool is_longer(TimeRange range, const TimeRange* than) {
    return range.begin < range.end &&
           (!than || range.length() > than->length() ||
            (range.length() == than->length() && range.begin < than->begin));
}

void take(std::optional<LongestStretch>& longest, ActorId actor, TimeRange range) {
    if (is_longer(range, longest ? &longest->range : nullptr))
        longest = {actor, range};
}

// The longest gap between the ranges, from `begin` to `end`.
std::optional<TimeRange> longest_gap(std::vector<TimeRange>& ranges, Time begin, Time end) {
    std::sort(ranges.begin(), ranges.end(),
              [](const TimeRange& a, const TimeRange& b) { return a.begin < b.begin; });
    ranges.push_back({end, end});
    std::optional<TimeRange> longest;
    Time covered = begin;
    for (const TimeRange& range : ranges) {
        const TimeRange gap{covered, range.begin};
        if (is_longer(gap, longest ? &*longest : nullptr))
            longest = gap;
        covered = std::max(covered, range.end);
    }
    return longest;
}

}  // namespace

LongestStretches longest_stretches(const trace::Snapshot& snapshot) {
    LongestStretches longest;
    if (snapshot.actors.empty() || !snapshot.is_detailed(snapshot.range()))
        return longest;
    const std::set<ActorId> loops =
        snapshot.tables ? event_loops(*snapshot.tables) : std::set<ActorId>{};
    std::vector<TimeRange> running;
    Time begin = Time::max(), end{0};
    for (const auto& lane : snapshot.actors) {
        if (loops.contains(lane->actor))
            continue;
        begin = std::min(begin, lane->begin);
        end = std::max(end, lane->end);
        trace::Interval stretch;  // intervals that follow each other in one state
        bool goes_on = false;
        const auto look = [&](const trace::Interval& interval) {
            if (interval.begin == interval.end)
                return;
            if (interval.state == State::Running)
                running.push_back(interval.range());
            if (interval.state == State::Waiting && interval.by.valid()) {
                goes_on = false;
                return;
            }
            if (goes_on && stretch.state == interval.state && stretch.end == interval.begin)
                stretch.end = interval.end;
            else
                stretch = interval;
            goes_on = true;
            take(longest.of_state[index_of(interval.state)], lane->actor, stretch.range());
        };
        for (std::size_t i = 0; i < lane->intervals.size(); ++i)
            look(lane->intervals[i]);
        if (lane->open)
            look(*lane->open);
    }
    longest.nobody_runs = longest_gap(running, begin, end);
    return longest;
}

}  // namespace threadline::analysis
