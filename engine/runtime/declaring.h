// What all declarations check: their place, their names, and that every state declares the same.
#pragma once

#include <lua.hpp>

#include <cstddef>
#include <string>

namespace threadline::runtime {

// Error inside a running thread: declarations belong to the top level.
void check_top_level(lua_State* lua, const char* word);

// A text of at most `longest` bytes; `usage` says what is expected.
std::string check_text(lua_State* lua, int index, const char* word, const char* usage,
                       std::size_t longest);
// The name that a declaration gives its object, without line breaks.
std::string check_name(lua_State* lua, const char* word, int index = 1);
// A whole number in a range; `meaning` as in "semaphore(name, n) needs <meaning>".
lua_Integer check_count(lua_State* lua, int index, const char* word, const char* meaning,
                        lua_Integer low, lua_Integer high);

// Error if a declaration of the same kind has the same name. First state only.
void check_fresh_name(lua_State* lua, int kind, const char* what, const std::string& name);

// A state declares something else than the first one did.
[[noreturn]] void differs(lua_State* lua, const char* word);

}  // namespace threadline::runtime
