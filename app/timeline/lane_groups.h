// Threads that were declared together, `threads(10000, "Worker", ...)`: so many that their lanes
// fold into one, which tells how many of them are in which state.
#pragma once

#include "app/timeline/geometry.h"

#include <vector>

namespace threadline::app {

struct LaneGroup {
    std::size_t first = 0;  // of Snapshot::actors
    std::size_t count = 0;
    QString name;  // "Worker 1..10000"
};

// Neighbours whose names differ by the number at the end alone, more than `least` of them, in
// order. O(threads).
std::vector<LaneGroup> lane_groups(const trace::Snapshot& trace, std::size_t least);

// Many threads are folded until a person unfolds them; `first` is the first of them.
bool is_folded(const TimelineOptions& options, ActorId first);

}  // namespace threadline::app
