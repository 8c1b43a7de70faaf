// The verdict of bottleneck.h in words: two sentences fit to be read aloud, and the tool.
#pragma once

#include "engine/analysis/bottleneck.h"
#include "engine/trace/tables.h"

namespace threadline::analysis {

// Title, explanation and remedy of a verdict.
void word(Finding& verdict, const BottleneckNumbers& numbers, const trace::Tables& tables);

}  // namespace threadline::analysis
