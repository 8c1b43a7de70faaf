// Names that are not there: what a misspelt word or a function of another Lua leads to.
#pragma once

#include <lua.hpp>

namespace threadline::runtime {

// __index of the globals: "undefined name 'lokc1' (did you mean 'lock1'?)".
int undefined_name(lua_State* lua);

// __newindex of the globals once threads run.
int refuse_global(lua_State* lua);

}  // namespace threadline::runtime
