#include "engine/trace/lane.h"

namespace threadline::trace {

std::optional<Interval> ActorLane::at(Time t) const {
    if (t < begin || t >= end)
        return std::nullopt;
    if (open && t >= open->begin)
        return open;
    const std::size_t index = intervals.find(t);
    if (index == intervals.size())
        return std::nullopt;
    return intervals[index];
}

StateShares ActorLane::shares(TimeRange range) const {
    StateShares shares = intervals.shares(range);
    if (open)
        add_overlap(shares, *open, range);
    return shares;
}

}  // namespace threadline::trace
