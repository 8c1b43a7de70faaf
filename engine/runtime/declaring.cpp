#include "engine/runtime/declaring.h"

#include "engine/runtime/script_state.h"

#include <algorithm>

namespace threadline::runtime {

namespace {

constexpr std::size_t kLongestName = 60;

}  // namespace

void check_top_level(lua_State* lua, const char* word) {
    if (state_of(lua).mode == Mode::Running)
        raise(lua,
              "%s(...) declares, and declarations belong to the top of the scenario, outside of "
              "the threads",
              word);
    if (state_of(lua).in_callback)
        raise(lua, "%s(...) cannot be called from inside %s: do it before or after", word,
              state_of(lua).library_function);
}

std::string check_text(lua_State* lua, int index, const char* word, const char* usage,
                       std::size_t longest) {
    if (lua_type(lua, index) != LUA_TSTRING)
        raise(lua, "%s needs %s", word, usage);
    std::size_t length = 0;
    const char* text = lua_tolstring(lua, index, &length);
    if (length > longest)
        raise(lua, "%s: the text is too long: at most %d bytes", word, static_cast<int>(longest));
    return {text, length};
}

std::string check_name(lua_State* lua, const char* word, int index) {
    const std::string usage = "a name: " + std::string(word) + " \"Name\"";
    std::string name = check_text(lua, index, word, usage.c_str(), kLongestName);
    if (name.empty())
        raise(lua, "%s: the name is empty", word);
    for (std::size_t at = 0; at < name.size(); ++at) {
        const auto byte = static_cast<unsigned char>(name[at]);
        if (byte < ' ' || byte == 127)
            raise(lua,
                  "%s: byte %d of the name is a control character (%d), such as a line break: "
                  "leave it out",
                  word, static_cast<int>(at + 1), static_cast<int>(byte));
    }
    return name;
}

lua_Integer check_count(lua_State* lua, int index, const char* word, const char* meaning,
                        lua_Integer low, lua_Integer high) {
    int exact = 0;
    const lua_Integer count = lua_tointegerx(lua, index, &exact);
    if (lua_type(lua, index) != LUA_TNUMBER || exact == 0 || count < low || count > high)
        raise(lua, "%s(...) needs %s: a whole number from %I to %I", word, meaning,
              static_cast<LUAI_UACINT>(low), static_cast<LUAI_UACINT>(high));
    return count;
}

void check_fresh_name(lua_State* lua, int kind, const char* what, const std::string& name) {
    if (!state_of(lua).names.emplace(kind, name).second)
        raise(lua, "there is already a %s named '%s': give each its own name", what, name.c_str());
}

void differs(lua_State* lua, const char* word) {
    raise(lua,
          "%s: the top level must declare the same things in the same order each time that it is "
          "loaded (every thread loads it)",
          word);
}

}  // namespace threadline::runtime
