// The report of a run for a person at a terminal: what happened, why, what to do, then the figures.
#pragma once

#include "app/cli/text_layout.h"

#include "engine/analysis/report.h"
#include "engine/session/run_snapshot.h"

#include <string>

namespace threadline::app {

// Ends with a line break. `run` is what `report` was made of.
std::string text_report(const analysis::Report& report, const session::RunSnapshot& run,
                        ConsoleStyle style);

}  // namespace threadline::app
