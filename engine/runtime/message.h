// Lua values as bytes, to be sent to another process: what pickle is to Python.
//
// Numbers, texts, true, false, nil, and tables of them, copied; the keys of a table go in the order
// of pairs, so that the same value gives the same bytes.
#pragma once

#include <lua.hpp>

#include <string>
#include <string_view>

namespace threadline::runtime {

// Appends the value at `index`. What cannot be sent is an error of the script that says so.
void write_value(lua_State* lua, int index, std::string& message);
// Pushes the next value and moves `message` past it. Only what write_value() has written.
void read_value(lua_State* lua, std::string_view& message);

}  // namespace threadline::runtime
