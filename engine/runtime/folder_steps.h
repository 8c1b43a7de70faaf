// The folders of a scenario: so many real files of a size, on a disk (TMPDIR, else /var/tmp),
// without a name there, so that nothing is left of them whatever ends the run. Inherited by every
// process.
#pragma once

#include "engine/record/result.h"
#include "engine/runtime/declared_scenario.h"

#include <lua.hpp>

namespace threadline::runtime {

inline constexpr std::int64_t most_files_of_a_folder = 1000;
inline constexpr std::int64_t most_kib_of_a_folder = 256 * 1024;  // of all its files together

// Makes the files of all folders that the scenario declares. Before the first fork. On the virtual
// clock none is made: there a file takes the time that the folder was declared with.
Status make_folders(DeclaredScenario& scenario);

}  // namespace threadline::runtime
