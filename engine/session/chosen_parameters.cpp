#include "engine/session/chosen_parameters.h"

#include <algorithm>

namespace threadline::session {

namespace {

Error unknown(const record::Declaration& declaration, const std::string& name) {
    std::string message = "unknown parameter '" + name + "' of " + declaration.name;
    if (declaration.parameters.empty())
        return Error{message + "; it has none"};
    message += "; it has: ";
    for (const record::Parameter& parameter : declaration.parameters)
        message += (&parameter == &declaration.parameters.front() ? "" : ", ") + parameter.name;
    return Error{message};
}

}  // namespace

Result<ChosenParameters> chosen_parameters(
    const record::Declaration& declaration,
    const std::vector<std::pair<std::string, std::string>>& given) {
    ChosenParameters chosen;
    for (const record::Parameter& parameter : declaration.parameters)
        chosen.emplace_back(parameter.name, parameter.initial);
    for (const auto& [name, text] : given) {
        const auto place =
            std::find_if(declaration.parameters.begin(), declaration.parameters.end(),
                         [&](const record::Parameter& p) { return p.name == name; });
        if (place == declaration.parameters.end())
            return unknown(declaration, name);
        auto value = record::parse_parameter(*place, text);
        if (!value)
            return value.error();
        chosen[static_cast<std::size_t>(place - declaration.parameters.begin())].second =
            std::move(value).value();
    }
    return chosen;
}

}  // namespace threadline::session
