// Flags above the lanes for what a scenario said of itself: its notes, and the checks that failed.
#pragma once

#include "app/timeline/geometry.h"

namespace threadline::app {

bool has_moment_flags(const session::RunSnapshot& run);

// Into what is left of the strip: where a flag finds no room its staff stands alone. `taken` are
// the stretches that others have taken, from left to right.
void add_moment_flags(DisplayList& out, const session::RunSnapshot& run, const TimeScale& scale,
                      double bottom, std::vector<std::pair<double, double>>& taken,
                      const TimelineOptions& options, const Theme& theme);

}  // namespace threadline::app
