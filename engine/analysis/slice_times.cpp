#include "engine/analysis/slice_times.h"

#include <map>

namespace threadline::analysis {
namespace {

using trace::Duration;
using trace::Slice;
using trace::TimeRange;

Duration inside(TimeRange part, TimeRange range) {
    return std::max(Duration{0}, std::min(part.end, range.end) - std::max(part.begin, range.begin));
}

}  // namespace

std::vector<SliceTime> slice_times(const trace::Snapshot& snapshot, TimeRange range) {
    std::map<NameId, SliceTime> times;
    for (const auto& lane : snapshot.slices)
        for (std::size_t depth = 0; depth < lane->rows.size(); ++depth)
            for_each_in(lane->rows[depth], range, [&](const Slice& slice) {
                const Duration time = inside(slice.range(), range);
                SliceTime& sum = times[slice.name];
                sum.name = slice.name;
                sum.total += time;
                sum.self += time;
                if (sum.count++ == 0 || slice.range().length() > sum.longest.range.length())
                    sum.longest = item_of(lane->actor, static_cast<std::uint32_t>(depth), slice);
                if (depth == 0 || lane->asynchronous)
                    return;
                // It lies within the one above it, whose own time it is not.
                const trace::Series<Slice>& above = lane->rows[depth - 1];
                const std::size_t parent = above.find(slice.begin);
                if (parent == above.size() || above[parent].begin > slice.begin)
                    return;
                const Duration taken =
                    inside({slice.begin, std::min(slice.end, above[parent].end)}, range);
                if (taken > Duration{0})
                    times[above[parent].name].self -= taken;
            });
    std::vector<SliceTime> result;
    for (const auto& [name, time] : times)
        result.push_back(time);
    return result;
}

}  // namespace threadline::analysis
