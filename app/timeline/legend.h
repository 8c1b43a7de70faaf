// The legend of the lanes of several runs: for what those who are ready wait is a question to each.
#pragma once

#include "app/timeline/geometry.h"
#include "app/timeline/wording.h"

namespace threadline::app {

Ready operator|(Ready one, Ready other);
// Whose lanes show it, of those of this run.
Ready who_is_ready(const session::RunSnapshot& run, const DisplayList& lanes, const Theme& theme);

// As legend_content() of geometry.h, of the lanes of `run` and of others like it.
DisplayList legend_content(const session::RunSnapshot& run, const DisplayList& lanes, Ready ready,
                           double width, const Theme& theme);

}  // namespace threadline::app
