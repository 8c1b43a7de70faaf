// The text of a scenario, and the names under which people know it.
#pragma once

#include "engine/record/result.h"

#include <string>

namespace threadline::runtime {

struct ScenarioText {
    std::string path;     // as given
    std::string name;     // "deadlock/opposite-order": below a folder "scenarios", else the path
    std::string display;  // the file in messages: "deadlock/opposite-order.lua"
    std::string text;

    // The same wherever the file lies.
    std::string portable_path() const;
};

std::string scenario_name(const std::string& path);

// From the file, or from `source_fd` where that is not -1.
Result<ScenarioText> read_scenario(const std::string& path, int source_fd = -1);

}  // namespace threadline::runtime
