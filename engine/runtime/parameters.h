// Parameters of a scenario: number, choice, boolean; what a person can set, and what not together.
#pragma once

#include "engine/record/result.h"

#include <lua.hpp>

namespace threadline::runtime {

struct ScriptState;

int declare_number(lua_State* lua);
int declare_choice(lua_State* lua);
int declare_boolean(lua_State* lua);
// refuse(condition, why): where it holds nothing is loaded, and `why` is the error.
int refuse_parameters(lua_State* lua);

// After the first load: each parameter that was given has been declared.
Status check_given_parameters(const ScriptState& state);

}  // namespace threadline::runtime
