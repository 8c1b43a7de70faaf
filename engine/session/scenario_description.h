// What scenarios say of themselves. The runner reads them, never we: they are programs.
#pragma once

#include "engine/record/declaration.h"
#include "engine/record/result.h"

#include <filesystem>
#include <string>

namespace threadline::session {

// See session.h for describe_scenarios, which does this for many files.
// `text` in place of what the file `scenario` holds; errors still name the file.
Result<record::Declaration> describe_text(const std::filesystem::path& runner,
                                          const std::filesystem::path& scenario,
                                          const std::string& text);

}  // namespace threadline::session
