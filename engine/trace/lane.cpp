#include "engine/trace/lane.h"

#include <algorithm>

namespace threadline::trace {

std::optional<Interval> ActorLane::at(Time t) const {
    if (t < begin || t >= end)
        return std::nullopt;
    if (open && t >= open->begin)
        return open;
    const std::size_t index = intervals.find(t);
    if (index == intervals.size() || intervals[index].begin > t)
        return std::nullopt;  // it is not there: see Snapshot::detail
    return intervals[index];
}

StateShares ActorLane::shares(TimeRange range) const {
    if (overview) {
        const Time first = intervals.empty() ? (open ? open->begin : end) : intervals[0].begin;
        const Time last = open ? end : intervals.empty() ? begin : intervals.back().end;
        if (std::max(range.begin, begin) < first || std::min(range.end, end) > last)
            return overview->states.shares(range);
    }
    StateShares shares = intervals.shares(range);
    if (open)
        add_overlap(shares, *open, range);
    return shares;
}

}  // namespace threadline::trace
