// Writing who went next in a run, for --schedule replay:FILE.
#pragma once

#include "app/cli/commands.h"

namespace threadline::app {

// Of a recorded run, or of a scenario that is run for it.
ExitStatus export_schedule(const ExportCommand& command);

}  // namespace threadline::app
