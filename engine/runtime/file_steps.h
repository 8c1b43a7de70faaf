// The files of a scenario: each holds one value as text. They are real, in memory (memfd_create),
// inherited by every worker process.
#pragma once

#include "engine/record/result.h"
#include "engine/runtime/declared_scenario.h"

#include <lua.hpp>

namespace threadline::runtime {

// Makes the files that the scenario declares, with what they begin with. Before the first fork. On
// the virtual clock none is made: what a file holds is then kept beside it alone.
Status make_files(DeclaredScenario& scenario);

}  // namespace threadline::runtime
