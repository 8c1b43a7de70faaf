// How long the named slices of another program's trace took in a range, name by name.
#pragma once

#include "engine/analysis/lane_item.h"

#include <vector>

namespace threadline::analysis {

struct SliceTime {
    NameId name;
    std::uint64_t count = 0;   // that lie in the range, also in part
    trace::Duration total{0};  // the parts inside; of one within another of its name both count
    trace::Duration self{0};   // without what lies within them
    LaneItem longest;          // whole, also where a part of it lies outside
};

// In order of NameId. O(slices in the range * log slices).
std::vector<SliceTime> slice_times(const trace::Snapshot& snapshot, trace::TimeRange range);

}  // namespace threadline::analysis
