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

// Replaces the number or text at `index` by what is read of a file that holds it: "7" becomes 7.
// The same on either clock. Anything else stays.
void as_file_content(lua_State* lua, int index);

}  // namespace threadline::runtime
