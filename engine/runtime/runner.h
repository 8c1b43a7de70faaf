// One run of one scenario, in the process that the session starts for it.
#pragma once

#include "engine/record/runner_arguments.h"

namespace threadline::runtime {

// The exit status: 0 all threads ended, 2 it does not load, 3 it broke while it ran. What went
// wrong stands in the shared memory and, as one line, on standard error.
int run_scenario(const record::RunnerArguments& arguments);

}  // namespace threadline::runtime
