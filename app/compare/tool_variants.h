// How a scenario is told to use the tool of a prediction, where it has a parameter for that.
// Pure; any thread.
#pragma once

#include "engine/analysis/prediction.h"
#include "engine/record/declaration.h"

#include <optional>
#include <string>
#include <utility>

namespace threadline::app {

// "tool" = "event loop". Of a scenario with an interpreter lock `threads` are those under it.
std::optional<std::pair<std::string, std::string>> parameter_for(
    analysis::WorkTool tool, const record::Declaration& scenario);

}  // namespace threadline::app
