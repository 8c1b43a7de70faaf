// The parameters of a run: what the scenario declares, with what was chosen for it.
#pragma once

#include "engine/record/declaration.h"
#include "engine/record/result.h"

#include <string>
#include <utility>
#include <vector>

namespace threadline::session {

using ChosenParameters = std::vector<std::pair<std::string, record::ParameterValue>>;

// All declared parameters, in their order. Errors: an unknown name, a value that does not fit.
Result<ChosenParameters> chosen_parameters(
    const record::Declaration& declaration,
    const std::vector<std::pair<std::string, std::string>>& given);

}  // namespace threadline::session
