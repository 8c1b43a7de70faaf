// From "deadlock/opposite-order" to its file, and back.
#pragma once

#include "engine/record/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace threadline::app {

struct ScenarioPath {
    std::string name;  // as `list` names it; a path outside of the gallery names itself
    std::filesystem::path path;
};

// All of the gallery, by name.
std::vector<ScenarioPath> scenarios_in(const std::filesystem::path& folder);

// `asked` is a name, or a path to a .lua file. The error suggests the nearest name.
Result<ScenarioPath> find_scenario(const std::filesystem::path& folder, const std::string& asked);

// The name most like `asked`; empty if none is.
std::string nearest(const std::string& asked, const std::vector<std::string>& names);

}  // namespace threadline::app
