// Lanes as a person calls them on the command line: by what their headers say.
#pragma once

#include "app/cli/commands.h"

#include "app/timeline/geometry.h"

namespace threadline::app {

// The lanes of --hide and --order into the arrangement of `options`. An error where there is no
// lane of a name, or none is left to draw.
Status arrange_lanes(const ExportCommand& command, const session::RunSnapshot& run,
                     const Theme& theme, TimelineOptions& options);

}  // namespace threadline::app
