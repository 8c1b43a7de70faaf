// A coroutine of a script (script.h): what a task runs in.
#pragma once

#include "engine/runtime/random.h"

#include <lua.hpp>

namespace threadline::runtime {

struct Coroutine {
    lua_State* lua = nullptr;
    int reference = LUA_NOREF;  // keeps it from being collected
    int arguments = 0;          // on its stack, for its first step
    Random random{0};
};

}  // namespace threadline::runtime
