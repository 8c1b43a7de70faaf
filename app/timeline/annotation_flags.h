// Flags above the lanes for the bookmarks and notes of a person.
#pragma once

#include "app/timeline/geometry.h"

namespace threadline::app {

bool has_annotation_flags(const session::RunSnapshot& run, const TimelineOptions& options);

// Into what is left of the strip, like the flags of the scenario itself (moment_flags.h), which go
// first. A note on a stretch has a bar of its length.
void add_annotation_flags(DisplayList& out, const session::RunSnapshot& run, const TimeScale& scale,
                          double bottom, std::vector<std::pair<double, double>> taken,
                          const Theme& theme);

}  // namespace threadline::app
