// Names that are not there: what a misspelt word or a function of another Lua leads to. And names
// as the scenario writes them.
#pragma once

#include <lua.hpp>

#include <string>
#include <string_view>

namespace threadline::runtime {

// __index of the globals: "undefined name 'lokc1' (did you mean 'lock1'?)".
int undefined_name(lua_State* lua);

// __newindex of the globals once threads run.
int refuse_global(lua_State* lua);

// Which text among the keys of the table at `index` is near to `name`; empty: none.
std::string nearest_key(lua_State* lua, int index, std::string_view name);

// What stands before `name` on the line that is running, and one of `separators` between them: of
// "forks[i].lock()" with '.' and "lock" it is "forks[i]". Empty where that is not plain to see.
std::string written_before(lua_State* lua, std::string_view separators, std::string_view name);

}  // namespace threadline::runtime
