// Explores a scenario in a process of its own and prints what it finds.
#pragma once

#include "engine/record/runner_arguments.h"

namespace threadline::runtime {

// Prints lines of JSON (record/exploration_report.h) on standard output. The exit status: 0 done,
// or stopped by SIGTERM; 2 it does not load, with one line on standard error.
int explore_scenario(const record::RunnerArguments& arguments);

}  // namespace threadline::runtime
