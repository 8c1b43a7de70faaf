#include "engine/runtime/parameters.h"

#include "engine/runtime/declaring.h"
#include "engine/runtime/script_state.h"
#include "engine/runtime/settings.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <vector>

namespace threadline::runtime {

using record::Parameter;
using record::ParameterKind;
using record::ParameterValue;

namespace {

// "give_way" -> "Give way"
std::string label_of(const std::string& name) {
    std::string label = name;
    std::ranges::replace(label, '_', ' ');
    label[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(label[0])));
    return label;
}

void push(lua_State* lua, const ParameterValue& value) {
    if (const auto* boolean = std::get_if<bool>(&value))
        lua_pushboolean(lua, *boolean);
    else if (const auto* text = std::get_if<std::string>(&value))
        lua_pushlstring(lua, text->data(), text->size());
    else {
        // Whole numbers are integers, so that they count and print as such.
        const double number = std::get<double>(value);
        lua_Integer whole = 0;
        if (lua_numbertointeger(number, &whole) && static_cast<double>(whole) == number)
            lua_pushinteger(lua, whole);
        else
            lua_pushnumber(lua, number);
    }
}

// What was given for the parameter, or its initial value.
ParameterValue value_for(lua_State* lua, const Parameter& parameter) {
    ScriptState& state = state_of(lua);
    ParameterValue value = parameter.initial;
    for (const auto& [name, text] : state.given_parameters) {
        if (name != parameter.name)
            continue;
        Result<ParameterValue> parsed = record::parse_parameter(parameter, text);
        if (!parsed) {
            state.error_is_complete = true;
            lua_pushstring(lua, parsed.error().message.c_str());
            lua_error(lua);
        }
        value = std::move(*parsed);
    }
    return value;
}

int declare(lua_State* lua, const char* word, const Parameter& parameter) {
    ScriptState& state = state_of(lua);
    const std::size_t ordinal = state.next_parameter++;
    if (state.mode == Mode::Declaring) {
        check_fresh_name(lua, -2, "parameter", parameter.name);
        state.scenario.values.push_back(value_for(lua, parameter));
        state.scenario.parameters.push_back(parameter);
    } else if (ordinal >= state.scenario.parameters.size() ||
               state.scenario.parameters[ordinal].name != parameter.name) {
        differs(lua, word);
    }
    push(lua, state.scenario.values[ordinal]);
    return 1;
}

std::string check_parameter_name(lua_State* lua, const char* word) {
    std::string name = check_name(lua, word);
    if (name.find('=') != std::string::npos)
        raise(lua, "%s: the name '%s' may not contain '='", word, name.c_str());
    return name;
}

}  // namespace

int declare_number(lua_State* lua) {
    check_top_level(lua, "number");
    Parameter parameter;
    parameter.kind = ParameterKind::Number;
    parameter.name = check_parameter_name(lua, "number");
    if (lua_type(lua, 2) != LUA_TNUMBER || !std::isfinite(lua_tonumber(lua, 2)))
        raise(lua, "number(...) needs its value to begin with: number(\"work\", 20)");
    const double initial = lua_tonumber(lua, 2);
    parameter.initial = initial;
    Settings settings(lua, 3, "number");
    parameter.min = settings.number("min", std::min(0.0, initial));
    parameter.max = settings.number("max", std::max(100.0, 10 * initial));
    const bool whole = initial == std::floor(initial) && parameter.min == std::floor(parameter.min);
    parameter.step = settings.number("step", whole ? 1 : 0.1);
    parameter.unit = settings.text("unit", "");
    parameter.label = settings.text("label", label_of(parameter.name));
    settings.check_all_known();
    if (parameter.step <= 0)
        raise(lua, "number(\"%s\"): step is above 0", parameter.name.c_str());
    if (parameter.min > initial || initial > parameter.max)
        raise(lua, "number(\"%s\"): %f does not lie between min = %f and max = %f",
              parameter.name.c_str(), initial, parameter.min, parameter.max);
    return declare(lua, "number", parameter);
}

int declare_choice(lua_State* lua) {
    check_top_level(lua, "choice");
    Parameter parameter;
    parameter.kind = ParameterKind::Choice;
    parameter.name = check_parameter_name(lua, "choice");
    if (lua_istable(lua, 2)) {
        const lua_Unsigned count = std::min<lua_Unsigned>(lua_rawlen(lua, 2), 50);
        for (lua_Unsigned index = 1; index <= count; ++index) {
            lua_rawgeti(lua, 2, static_cast<lua_Integer>(index));
            parameter.choices.push_back(check_text(lua, -1, "choice", "texts to choose from", 60));
            lua_pop(lua, 1);
        }
    }
    if (parameter.choices.empty())
        raise(lua, "choice(...) needs what to choose from: choice(\"%s\", {\"none\", \"lock\"})",
              parameter.name.c_str());
    Settings settings(lua, 3, "choice");
    const std::string initial = settings.text("initial", parameter.choices[0]);
    parameter.initial = initial;
    parameter.label = settings.text("label", label_of(parameter.name));
    settings.check_all_known();
    if (std::ranges::find(parameter.choices, initial) == parameter.choices.end())
        raise(lua, "choice(\"%s\"): initial = \"%s\" is not one of the choices",
              parameter.name.c_str(), initial.c_str());
    return declare(lua, "choice", parameter);
}

int declare_boolean(lua_State* lua) {
    check_top_level(lua, "boolean");
    Parameter parameter;
    parameter.kind = ParameterKind::Boolean;
    parameter.name = check_parameter_name(lua, "boolean");
    if (!lua_isnoneornil(lua, 2) && !lua_isboolean(lua, 2))
        raise(lua, "boolean(...) begins as true or false: boolean(\"%s\", true)",
              parameter.name.c_str());
    parameter.initial = lua_toboolean(lua, 2) != 0;
    Settings settings(lua, 3, "boolean");
    parameter.label = settings.text("label", label_of(parameter.name));
    settings.check_all_known();
    return declare(lua, "boolean", parameter);
}

int refuse_parameters(lua_State* lua) {
    check_top_level(lua, "refuse");
    luaL_checkany(lua, 1);
    const std::string why = check_text(
        lua, 2, "refuse", "a condition and why: refuse(k > n, \"k: more than there are\")", 200);
    if (lua_toboolean(lua, 1) != 0)
        raise(lua, "%s", why.c_str());
    return 0;
}

Status check_given_parameters(const ScriptState& state) {
    for (const auto& [name, text] : state.given_parameters) {
        const auto& known = state.scenario.parameters;
        if (std::ranges::find(known, name, &Parameter::name) != known.end())
            continue;
        std::string names;
        for (const Parameter& parameter : known)
            names += (names.empty() ? "" : ", ") + parameter.name;
        return Error{"unknown parameter '" + name + "': " + state.text.name + " has " +
                     (names.empty() ? "none" : names)};
    }
    return Done{};
}

}  // namespace threadline::runtime
