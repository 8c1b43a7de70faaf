// The words of the top level: title, chapter, summary, parameters, shared objects and bodies.
#pragma once

#include <lua.hpp>

#include <cstddef>

namespace threadline::runtime {

// Sets them as fields of the table on top of the stack.
void add_declarations(lua_State* lua);

// Pushes the function of the body with this ordinal, declared by this script.
void push_body(lua_State* lua, std::size_t ordinal);

}  // namespace threadline::runtime
