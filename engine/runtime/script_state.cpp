#include "engine/runtime/script_state.h"

#include <cstdarg>
#include <cstdlib>

namespace threadline::runtime {

namespace {

// Their addresses are error values that are no errors.
char unwinding;
char starting_over;

[[noreturn]] void throw_light(lua_State* lua, char& what) {
    lua_pushlightuserdata(lua, &what);
    lua_error(lua);
    std::abort();  // lua_error does not return
}

bool is_light(lua_State* lua, int index, const char& what) {
    return lua_islightuserdata(lua, index) && lua_touserdata(lua, index) == &what;
}

}  // namespace

int current_line(lua_State* lua) {
    lua_Debug frame;
    for (int level = 0; lua_getstack(lua, level, &frame) != 0; ++level) {
        lua_getinfo(lua, "l", &frame);
        if (frame.currentline > 0)
            return frame.currentline;
    }
    return 0;
}

void raise(lua_State* lua, const char* format, ...) {
    luaL_checkstack(lua, 8, nullptr);
    const int line = current_line(lua);
    lua_pushfstring(lua, "%s:%d: ", state_of(lua).text.display.c_str(),
                    line > 0 ? line : state_of(lua).declared_line);
    va_list arguments;
    va_start(arguments, format);
    lua_pushvfstring(lua, format, arguments);
    va_end(arguments);
    lua_concat(lua, 2);
    lua_error(lua);
    std::abort();  // lua_error does not return
}

void unwind(lua_State* lua) {
    throw_light(lua, unwinding);
}

bool is_unwinding(lua_State* lua, int index) {
    return is_light(lua, index, unwinding);
}

void start_body_over(lua_State* lua) {
    throw_light(lua, starting_over);
}

bool is_starting_over(lua_State* lua, int index) {
    return is_light(lua, index, starting_over);
}

}  // namespace threadline::runtime
