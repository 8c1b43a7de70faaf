#include "app/lesson/scenario_words.h"

namespace threadline::app {

namespace {

constexpr std::string_view bar = " | ";
constexpr std::string_view is = " = ";

std::vector<std::string> parts_of(std::string_view item) {
    std::vector<std::string> parts;
    for (bool more = true; more;) {
        const auto end = item.find(bar);
        parts.emplace_back(item.substr(0, end));
        more = end != std::string_view::npos;
        item.remove_prefix(more ? end + bar.size() : item.size());
    }
    return parts;
}

}  // namespace

Status add_parameter_words(ScenarioWords& words, std::string_view item) {
    const std::vector<std::string> parts = parts_of(item);
    const auto equals = parts.front().find(is);
    const bool is_choice = equals != std::string::npos;
    if (parts.size() < 2 || parts.size() > (is_choice ? 2U : 3U))
        return Error{
            "a parameter or a choice and its name: - width | Breite | Pixel, or - tool = "
            "threads | Threads"};
    ParameterWords& parameter = words.parameters[parts.front().substr(0, equals)];
    if (is_choice) {
        parameter.choices[parts.front().substr(equals + is.size())] = parts[1];
        return Done{};
    }
    parameter.name = parts[1];
    if (parts.size() == 3)
        parameter.unit = parts[2];
    return Done{};
}

Status add_said_words(ScenarioWords& words, std::string_view item) {
    const std::vector<std::string> parts = parts_of(item);
    if (parts.size() != 2)
        return Error{
            "what the scenario says, and the same in this language: - count is %1 | count "
            "ist %1"};
    words.said.emplace_back(parts[0], parts[1]);
    return Done{};
}

}  // namespace threadline::app
