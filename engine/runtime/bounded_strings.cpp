// The string library, bounded. The instruction hook does not see what runs inside a library
// function, so a call that could take for ever is refused before it begins.
#include "engine/runtime/sandbox.h"
#include "engine/runtime/script_state.h"

#include <cctype>
#include <cstring>

namespace threadline::runtime {

namespace {

// Steps of the matcher at the worst; about three seconds.
constexpr double kMostSteps = 1e9;

// Lua's matcher backtracks: each repetition may be tried at each length, at each place.
void check_pattern_cost(lua_State* lua, const char* name) {
    std::size_t text_length = 0;
    std::size_t pattern_length = 0;
    luaL_checklstring(lua, 1, &text_length);
    const char* pattern = luaL_checklstring(lua, 2, &pattern_length);
    const double places = static_cast<double>(text_length) + 1;
    double steps = pattern_length > 0 && pattern[0] == '^' ? 1 : places;
    bool in_set = false;
    for (std::size_t at = 0; at < pattern_length; ++at) {
        switch (pattern[at]) {
            case '%':
                ++at;
                if (at < pattern_length && (pattern[at] == 'b' || std::isdigit(pattern[at]) != 0))
                    steps *= places;
                break;
            case '[':
                in_set = true;
                break;
            case ']':
                in_set = false;
                break;
            case '*':
            case '+':
            case '-':
                steps *= in_set ? 1 : places;
                break;
            case '?':
                steps *= in_set ? 1 : 2;
                break;
            default:
                break;
        }
    }
    // Short texts cost little whatever the pattern is; two repetitions are always fine.
    if (steps > kMostSteps)
        raise(lua,
              "string.%s: matching this pattern in %d bytes could take for ever: use a simpler "
              "pattern or a shorter text",
              name, static_cast<int>(text_length));
}

int string_find(lua_State* lua) {
    if (lua_toboolean(lua, 4) == 0)  // plain: no pattern at all
        check_pattern_cost(lua, "find");
    return call_library(lua, "string.find", false);
}

int string_match(lua_State* lua) {
    check_pattern_cost(lua, "match");
    return call_library(lua, "string.match", false);
}

int string_gmatch(lua_State* lua) {
    check_pattern_cost(lua, "gmatch");
    return call_library(lua, "string.gmatch", false);
}

int string_gsub(lua_State* lua) {
    check_pattern_cost(lua, "gsub");
    return call_library(lua, "string.gsub", lua_type(lua, 3) == LUA_TFUNCTION);
}

// Allocation bounds all but the repetition of nothing.
int string_rep(lua_State* lua) {
    std::size_t length = 0;
    std::size_t separator = 0;
    luaL_checklstring(lua, 1, &length);
    luaL_checkinteger(lua, 2);
    luaL_optlstring(lua, 3, "", &separator);
    if (length + separator == 0) {
        lua_pushliteral(lua, "");
        return 1;
    }
    return call_library(lua, "string.rep", false);
}

// %p would print an address, and so would %s of a table or a function.
int string_format(lua_State* lua) {
    const char* format = luaL_checkstring(lua, 1);
    for (const char* at = std::strchr(format, '%'); at != nullptr; at = std::strchr(at, '%')) {
        ++at;
        while (*at != '\0' && std::strchr("-+ #0123456789.", *at) != nullptr)
            ++at;
        if (*at == 'p')
            raise(lua, "string.format: %%p prints an address, which differs from run to run");
        if (*at != '\0')
            ++at;
    }
    for (int index = 2; index <= lua_gettop(lua); ++index) {
        const int type = lua_type(lua, index);
        if (type != LUA_TTABLE && type != LUA_TFUNCTION && type != LUA_TUSERDATA)
            continue;
        push_text(lua, index);
        lua_replace(lua, index);
    }
    return call_library(lua, "string.format", false);
}

}  // namespace

void bound_string_library(lua_State* lua) {
    constexpr luaL_Reg wrappers[] = {{"find", string_find},     {"match", string_match},
                                     {"gmatch", string_gmatch}, {"gsub", string_gsub},
                                     {"rep", string_rep},       {"format", string_format}};
    for (const luaL_Reg& wrapper : wrappers) {
        lua_getfield(lua, -1, wrapper.name);
        lua_pushcclosure(lua, wrapper.func, 1);
        lua_setfield(lua, -2, wrapper.name);
    }
}

}  // namespace threadline::runtime
