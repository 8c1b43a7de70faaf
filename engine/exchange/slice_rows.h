// Puts slices into rows: by nesting, or, where they overlap freely, wherever there is room.
#pragma once

#include "engine/exchange/stop_point.h"
#include "engine/trace/slice_lane.h"

#include <cstdint>
#include <vector>

namespace threadline::exchange {

// `slices` are sorted by begin, at equal begins the longest first. Each lands in the row below all
// slices that are still open at its begin: one that nests has its parent right above it, and no two
// overlap in a row. Those below `most` rows are left out and counted in the result. O(n).
std::uint64_t nest(const std::vector<trace::Slice>& slices, std::size_t most,
                   std::vector<trace::Series<trace::Slice>>& rows, StopPoint& stop);

// `slices` as above, but each takes the first row that is free at its begin. O(n log rows).
std::uint64_t pack(const std::vector<trace::Slice>& slices, std::size_t most,
                   std::vector<trace::Series<trace::Slice>>& rows, StopPoint& stop);

}  // namespace threadline::exchange
