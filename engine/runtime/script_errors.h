// From what Lua raises to the one line that a person reads: file, line, what, and the mend.
#pragma once

#include "engine/record/result.h"
#include "engine/runtime/freeze.h"
#include "engine/runtime/script_state.h"

#include <string>

namespace threadline::runtime {

// Message handler of lua_pcall: it runs where the error was raised, so that messages of Lua's
// library find their line.
int complete_message(lua_State* lua);

// The same for what the compiler says, on top of the stack.
void complete_syntax_error(ScriptState& state);

// Takes the error from the stack.
std::string error_message(ScriptState& state, int status);

// A captured local has another value at the end of a thread.
Error changed_local(const ScenarioText& text, const CapturedLocal& local);

}  // namespace threadline::runtime
