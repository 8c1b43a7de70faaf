// What a scenario may use of Lua: no way out, no address, no order that differs from run to run.
//
//   base    assert error ipairs pairs select tonumber tostring type
//   string  all but dump, pack, unpack, packsize; patterns and rep are bounded
//   table   concat insert pack remove sort unpack;  utf8  all;  math  all but randomseed
//
// There are no metatables, no pcall, no coroutines and no load for scripts: an error always ends
// its script, and nothing that the engine froze can be reached behind its back.
#pragma once

#include <lua.hpp>

namespace threadline::runtime {

// Sets the safe libraries as fields of the table on top of the stack.
void add_libraries(lua_State* lua);

// tostring for scripts: tables, functions and handles without their addresses. Pushes it.
void push_text(lua_State* lua, int index);

// table.sort, stable. lua_CFunction.
int stable_sort(lua_State* lua);

// pairs in a fixed order: numbers ascending, then texts by their bytes, then false, true, then
// handles as declared. lua_CFunction.
int ordered_pairs(lua_State* lua);

// Replaces those functions of the string library (on top of the stack) that could run for ever,
// print an address, or call back into the scenario.
void bound_string_library(lua_State* lua);

// Calls the function in upvalue 1 with all arguments, as library function `name`. A step of the
// engine from inside is an error while `calls_back`.
int call_library(lua_State* lua, const char* name, bool calls_back);

}  // namespace threadline::runtime
