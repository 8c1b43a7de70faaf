// The picture of the minimap: the whole run in one strip, with what was found above it and the idle
// cores beneath, and the frame around what the timeline shows.
#pragma once

#include "app/timeline/run_density.h"

namespace threadline::app {

// `scale`: of the whole run. O(columns + findings + moments that can be told apart * log).
DisplayList minimap_content(const session::RunSnapshot& run, const RunDensity& density,
                            const TimeScale& scale, double height, const Theme& theme);

// Where the frame lies; never narrower than can be taken hold of.
QRectF minimap_frame(trace::TimeRange visible, const TimeScale& scale, double height, double unit);
DisplayList minimap_frame_content(const QRectF& frame, const TimeScale& scale, double height,
                                  const Theme& theme);

// One line: "at 12.5 ms: 3 threads blocked, 1 running; 80 % of the cores idle".
QString describe_density(const RunDensity& density, trace::Time at, bool has_times = true);

}  // namespace threadline::app
