// The string library, bounded. The instruction hook does not see what runs inside a library
// function, so a call that would take too long is refused before it begins.
#include "engine/runtime/pattern_cost.h"
#include "engine/runtime/sandbox.h"
#include "engine/runtime/script_state.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace threadline::runtime {

namespace {

// About a second.
constexpr std::uint64_t kMostSteps = 200'000'000;

// Lua's matcher backtracks: each repetition may be tried at each length, at each place.
void check_pattern_cost(lua_State* lua, const char* name, Search search) {
    std::size_t text_length = 0;
    std::size_t pattern_length = 0;
    const char* text = luaL_checklstring(lua, 1, &text_length);
    const char* pattern = luaL_checklstring(lua, 2, &pattern_length);
    // However it goes, it cannot take longer: most calls end here.
    double worst = 1;
    for (std::size_t at = 0; at <= pattern_length && worst < 1e6; ++at)
        if (at == pattern_length || std::strchr("*+-?%", pattern[at]) != nullptr)
            worst *= static_cast<double>(text_length) + 2;
    if (worst * static_cast<double>(pattern_length + 1) < 1e6)
        return;
    // Where it begins, counted from 1, or from the end.
    lua_Integer from = search == Search::All ? 1 : luaL_optinteger(lua, 3, 1);
    const auto length = static_cast<lua_Integer>(text_length);
    from = from < -length ? 1 : from < 0 ? length + from + 1 : std::max<lua_Integer>(from, 1);
    if (from > length + 1)
        return;
    if (matching_exceeds({text, text_length}, {pattern, pattern_length},
                         static_cast<std::size_t>(from - 1), search, kMostSteps))
        raise(lua,
              "string.%s: matching this pattern in %d bytes takes too long: use a simpler pattern "
              "or a shorter text",
              name, static_cast<int>(text_length));
}

int string_find(lua_State* lua) {
    if (lua_toboolean(lua, 4) == 0)  // plain: no pattern at all
        check_pattern_cost(lua, "find", Search::First);
    return call_library(lua, "string.find", false);
}

int string_match(lua_State* lua) {
    check_pattern_cost(lua, "match", Search::First);
    return call_library(lua, "string.match", false);
}

int string_gmatch(lua_State* lua) {
    check_pattern_cost(lua, "gmatch", Search::Unanchored);
    return call_library(lua, "string.gmatch", false);
}

int string_gsub(lua_State* lua) {
    check_pattern_cost(lua, "gsub", Search::All);
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
    std::size_t length = 0;
    const char* const bytes = luaL_checklstring(lua, 1, &length);
    const std::string_view format(bytes, length);  // which goes on behind a zero byte
    for (std::size_t at = format.find('%'); at != format.npos; at = format.find('%', at)) {
        at = format.find_first_not_of("-+ #0123456789.", at + 1);
        if (at == format.npos)
            break;
        if (format[at] == 'p')
            raise(lua, "string.format: %%p prints an address, which differs from run to run");
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
