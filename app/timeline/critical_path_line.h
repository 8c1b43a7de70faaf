// The critical path as a line over the lanes; internal to the geometry.
#pragma once

#include "app/timeline/lane_painting.h"

namespace threadline::app {

// Along the top of each lane on which the path runs, and across where it goes on in another one.
// Where steps are too narrow to tell apart it is dotted along all lanes between which it goes to
// and fro; the strokes across leave the lanes in sight. O(columns log n).
void add_critical_path(const analysis::CriticalPath& path, const std::vector<LaneRow>& rows,
                       const LaneCanvas& canvas);

}  // namespace threadline::app
