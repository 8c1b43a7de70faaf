// The edge of a lane that is meant where a person points next to it.
#pragma once

#include "app/timeline/geometry.h"

namespace threadline::app {

// The one nearest to `x`, no further away than `reach` px; none: nothing begins or ends there.
std::optional<Edge> edge_near(const session::RunSnapshot& run, const LaneRow& row,
                              const TimeScale& scale, double x, double reach);

// What begins or ends on that lane at an instant: "A: start of “blocked”". Empty: nothing.
QString edge_words(const session::RunSnapshot& run, const LaneRow& row, trace::Time at);

}  // namespace threadline::app
