// What many runs of one scenario came to, for a person at a terminal.
#pragma once

#include "app/cli/text_layout.h"

#include "engine/analysis/report.h"

#include <span>
#include <string>

namespace threadline::app {

// Of `--repeat`: a line a run, then how often each outcome came.
std::string text_summary(std::span<const analysis::Report> reports, ConsoleStyle style);

}  // namespace threadline::app
