// Threads that were declared together, `threads(10000, "Worker", ...)`: so many that their lanes
// fold into one, which tells how many of them are in which state.
#pragma once

#include "app/timeline/geometry.h"

#include <vector>

namespace threadline::app {

struct LaneGroup {
    std::size_t first = 0;  // of `which`
    std::size_t count = 0;
    QString name;  // "Worker 1..10000"
    QString stem;  // "Worker "
};

// Neighbours whose names differ by the number at the end alone, more than `least` of them, in
// order. `which` are indices of Snapshot::actors; those that are not neighbours there are none
// here. O(threads).
std::vector<LaneGroup> lane_groups(const trace::Snapshot& trace,
                                   const std::vector<std::size_t>& which, std::size_t least);

}  // namespace threadline::app
