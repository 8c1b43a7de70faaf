#include "engine/record/declaration.h"

#include "engine/record/schedule_text.h"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace threadline::record {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kind_keys[] = {"number", "choice", "boolean"};

const char* key_of(ParameterKind kind) {
    return kind_keys[static_cast<int>(kind)];
}

std::string list_of(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words)
        list += (list.empty() ? "" : ", ") + word;
    return list;
}

bool is_whole(double number) {
    return std::nearbyint(number) == number;
}

Result<ParameterValue> parse_number(const Parameter& parameter, const std::string& text) {
    const std::string unit = parameter.unit.empty() ? "" : " " + parameter.unit;
    const bool whole_only = is_whole(parameter.step) && is_whole(parameter.min);
    const std::string allowed = std::string(whole_only ? "a whole number" : "a number") + " from " +
                                text_of(ParameterValue{parameter.min}) + " to " +
                                text_of(ParameterValue{parameter.max}) + unit;

    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size() || !std::isfinite(number) ||
        (whole_only && !is_whole(number)))
        return Error{"parameter '" + parameter.name + "': '" + text + "' is not " +
                     (whole_only ? "a whole number" : "a number") + "; give " + allowed};
    if (number < parameter.min || number > parameter.max)
        return Error{"parameter '" + parameter.name + "': " + text + " is out of range; give " +
                     allowed};
    return ParameterValue{number};
}

Result<ParameterValue> parse_choice(const Parameter& parameter, const std::string& text) {
    for (const std::string& choice : parameter.choices)
        if (choice == text)
            return ParameterValue{text};
    return Error{"parameter '" + parameter.name + "': '" + text +
                 "' is not one of its choices; give one of: " + list_of(parameter.choices)};
}

Result<ParameterValue> parse_boolean(const Parameter& parameter, const std::string& text) {
    for (const char* yes : {"true", "yes", "on", "1"})
        if (text == yes)
            return ParameterValue{true};
    for (const char* no : {"false", "no", "off", "0"})
        if (text == no)
            return ParameterValue{false};
    return Error{"parameter '" + parameter.name + "': '" + text +
                 "' is neither; give true or false"};
}

Json json_of(const Parameter& parameter) {
    Json json{
        {"name", parameter.name}, {"label", parameter.label}, {"kind", key_of(parameter.kind)}};
    std::visit([&json](const auto& value) { json["default"] = value; }, parameter.initial);
    json["min"] = parameter.min;
    json["max"] = parameter.max;
    json["step"] = parameter.step;
    json["unit"] = parameter.unit;
    json["choices"] = parameter.choices;
    return json;
}

// Throws nlohmann's exceptions; declarations_from_json turns them into an Error.
Parameter parameter_from(const Json& json) {
    Parameter parameter;
    json.at("name").get_to(parameter.name);
    json.at("label").get_to(parameter.label);
    json.at("min").get_to(parameter.min);
    json.at("max").get_to(parameter.max);
    json.at("step").get_to(parameter.step);
    json.at("unit").get_to(parameter.unit);
    json.at("choices").get_to(parameter.choices);
    const auto kind = json.at("kind").get<std::string>();
    if (kind == key_of(ParameterKind::Number)) {
        parameter.kind = ParameterKind::Number;
        parameter.initial = json.at("default").get<double>();
    } else if (kind == key_of(ParameterKind::Choice)) {
        parameter.kind = ParameterKind::Choice;
        parameter.initial = json.at("default").get<std::string>();
    } else {
        parameter.kind = ParameterKind::Boolean;
        parameter.initial = json.at("default").get<bool>();
    }
    return parameter;
}

Declaration declaration_from(const Json& json) {
    Declaration declaration;
    json.at("name").get_to(declaration.name);
    json.at("path").get_to(declaration.path);
    json.at("title").get_to(declaration.title);
    json.at("chapter").get_to(declaration.chapter);
    json.at("summary").get_to(declaration.summary);
    json.at("virtual_clock").get_to(declaration.virtual_clock);
    for (const Json& parameter : json.at("parameters"))
        declaration.parameters.push_back(parameter_from(parameter));
    json.at("threads").get_to(declaration.threads);
    json.at("error").get_to(declaration.error);
    return declaration;
}

}  // namespace

Result<ParameterValue> parse_parameter(const Parameter& parameter, const std::string& text) {
    switch (parameter.kind) {
        case ParameterKind::Number:
            return parse_number(parameter, text);
        case ParameterKind::Choice:
            return parse_choice(parameter, text);
        case ParameterKind::Boolean:
            break;
    }
    return parse_boolean(parameter, text);
}

std::string to_json(const std::vector<Declaration>& declarations) {
    Json list = Json::array();
    for (const Declaration& declaration : declarations) {
        Json parameters = Json::array();
        for (const Parameter& parameter : declaration.parameters)
            parameters.push_back(json_of(parameter));
        list.push_back({{"name", declaration.name},
                        {"path", declaration.path},
                        {"title", declaration.title},
                        {"chapter", declaration.chapter},
                        {"summary", declaration.summary},
                        {"virtual_clock", declaration.virtual_clock},
                        {"parameters", std::move(parameters)},
                        {"threads", declaration.threads},
                        {"error", declaration.error}});
    }
    // A scenario may hold any bytes; what is no UTF-8 is replaced, not refused.
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::vector<Declaration>> declarations_from_json(const std::string& text) {
    try {
        std::vector<Declaration> declarations;
        for (const Json& json : Json::parse(text))
            declarations.push_back(declaration_from(json));
        return declarations;
    } catch (const Json::exception& problem) {
        return Error{std::string("the runner's description of the scenarios cannot be read (") +
                     problem.what() + "); threadline and threadline-runner must be of one version"};
    }
}

}  // namespace threadline::record
