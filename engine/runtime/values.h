// Values between Lua and the engine: nil, boolean, integer, float, short string, handle; copied.
#pragma once

#include "engine/runtime/declared_scenario.h"

#include <lua.hpp>

namespace threadline::runtime {

// Longer text does not belong into a shared variable: it is interned for the whole run.
inline constexpr std::size_t longest_shared_string = 200;

// The value at `index`; a table, a function and the like are an error that says what can be shared.
Value check_value(lua_State* lua, int index);
// The same for what a step is about to do; what cannot be shared is nil, and found later.
Value foreseen_value(lua_State* lua, int index);
void push_value(lua_State* lua, Value value);

// The same for a declaration, which has no shared memory yet; handles are refused.
InitialValue check_initial_value(lua_State* lua, int index);

// Interns `text`; a full table is an error of the script.
NameId intern(lua_State* lua, std::string_view text);

}  // namespace threadline::runtime
