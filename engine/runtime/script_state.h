// What every function that a scenario calls can reach: the state of the script that calls it.
// Lives in the extra space of its lua_State; used by the thread that runs it alone.
#pragma once

#include "engine/runtime/declared_scenario.h"
#include "engine/runtime/random.h"
#include "engine/runtime/scenario_text.h"

#include <lua.hpp>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace threadline::runtime {

struct ActorContext;

enum class Mode : std::uint8_t {
    Declaring,  // the first load: the top level makes the declarations
    Repeating,  // every other load: it must make the same again
    Running,    // a declared body runs
};

// How much memory one script may take, and where it asked for more.
struct MemoryAccount {
    std::size_t limit = 32u << 20;
    std::size_t used = 0;
    int refused_at_line = 0;
};

struct ScriptState {
    // Instructions of Lua without a step of the engine; a time would differ from run to run.
    static constexpr std::uint64_t most_instructions_to_load = 10'000'000;
    static constexpr std::uint64_t most_instructions_between_steps = 200'000'000;
    static constexpr int instructions_per_hook = 10'000;

    const ScenarioText& text;
    DeclaredScenario& scenario;
    const std::vector<std::pair<std::string, std::string>>& given_parameters;

    Random random;
    Mode mode = Mode::Declaring;
    std::size_t next_parameter = 0;
    std::size_t next_object = 0;
    std::size_t next_body = 0;
    std::set<std::pair<int, std::string>> names{};  // declared so far, by kind; while declaring

    std::uint64_t instructions = 0;          // since the last step
    const char* library_function = nullptr;  // a wrapped library function that is running
    bool in_callback = false;                // ... and one that calls back
    bool error_is_complete = false;          // the message needs no file and line
    int declared_line = 0;     // of the body that runs, for errors outside of its function
    int coroutine_status = 0;  // LUA_OK, or of the error that ended a task
    MemoryAccount memory{};
    lua_State* lua = nullptr;
    ActorContext* actor = nullptr;  // while running
    bool is_remedied = false;       // its steps are those of remedied_steps.h
};

inline ScriptState& state_of(lua_State* lua) {
    return **static_cast<ScriptState**>(lua_getextraspace(lua));
}

// The line of the innermost Lua function that is running; 0 if there is none. Allocates nothing.
int current_line(lua_State* lua);

// Raises an error of the scenario at the line that is running. printf-like: %s, %d, %I as in
// lua_pushfstring.
[[noreturn]] void raise(lua_State* lua, const char* format, ...);

// Ends the script without an error, because the run ends.
[[noreturn]] void unwind(lua_State* lua);
bool is_unwinding(lua_State* lua, int index);

// Ends the body without an error, to be called again from its begin.
[[noreturn]] void start_body_over(lua_State* lua);
bool is_starting_over(lua_State* lua, int index);

}  // namespace threadline::runtime
