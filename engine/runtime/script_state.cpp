#include "engine/runtime/script_state.h"

#include <cstdarg>
#include <cstdlib>

namespace threadline::runtime {

namespace {

char unwinding;  // its address is the error value that is no error

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
    lua_pushlightuserdata(lua, &unwinding);
    lua_error(lua);
    std::abort();  // lua_error does not return
}

bool is_unwinding(lua_State* lua, int index) {
    return lua_islightuserdata(lua, index) && lua_touserdata(lua, index) == &unwinding;
}

}  // namespace threadline::runtime
