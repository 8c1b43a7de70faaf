// Stretches of time, in order, of which no two touch.
#pragma once

#include "engine/trace/time.h"

#include <algorithm>
#include <vector>

namespace threadline::trace {

// `range` begins no earlier than any that was added before; one that touches the last makes it
// longer, and an empty one is none.
inline void add_joined(std::vector<TimeRange>& ranges, TimeRange range) {
    if (range.length() <= Duration{0})
        return;
    if (!ranges.empty() && range.begin <= ranges.back().end)
        ranges.back().end = std::max(ranges.back().end, range.end);
    else
        ranges.push_back(range);
}

}  // namespace threadline::trace
