// Drawing a run for `export`: a picture, the wait-for graph, an animation, a page.
#pragma once

#include "app/cli/commands.h"

#include "engine/record/result.h"
#include "engine/session/run_snapshot.h"

namespace threadline::app {

bool is_picture(const ExportCommand& command);  // by the ending of its output
// Before anything runs: whether its options go with each other and with the format.
Status check_picture_options(const ExportCommand& command);
// Errors are printed.
ExitStatus write_picture(const ExportCommand& command, const session::RunSnapshot& run);

}  // namespace threadline::app
