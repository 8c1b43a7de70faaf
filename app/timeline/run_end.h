// Where a run ends, beside one that goes on for longer.
#pragma once

#include "app/timeline/geometry.h"

namespace threadline::app {

// A stroke through `height` px of lanes, from their top; past it words that say when it was:
// nothing of the run is in sight there. Pure.
DisplayList run_end_content(const session::RunSnapshot& run, const TimeScale& scale, double height,
                            const Theme& theme);

}  // namespace threadline::app
