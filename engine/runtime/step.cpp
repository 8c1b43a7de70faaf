#include "engine/runtime/step.h"

#include "engine/sync/interpreter_lock.h"

#include <cmath>

namespace threadline::runtime {

namespace {

constexpr double kLongestMs = 3'600'000;

// Steps are called by the scenario's functions, so the line is that of the caller.
int line_of_step(lua_State* lua) {
    lua_Debug frame;
    if (lua_getstack(lua, 1, &frame) != 0) {
        lua_getinfo(lua, "l", &frame);
        if (frame.currentline > 0)
            return frame.currentline;
    }
    return current_line(lua);
}

}  // namespace

ActorContext& begin_step(lua_State* lua, const char* word) {
    ScriptState& state = state_of(lua);
    if (state.mode != Mode::Running)
        raise(lua,
              "%s is a step, and steps belong into a thread: thread(\"A\", function() ... end)",
              word);
    if (state.in_callback)
        raise(lua, "%s cannot be used inside a function that %s calls: do it before or after", word,
              state.library_function);
    state.instructions = 0;
    ActorContext& actor = *state.actor;
    actor.caller.recorder.set_site(actor.run.sites.at(line_of_step(lua)));
    if (auto* const simulated = actor.run.virtual_schedule)
        simulated->step(actor.caller.actor);
    go_on(lua, sync::yield_interpreter(actor.caller));
    return actor;
}

MethodStep begin_method(lua_State* lua, HandleKind kind, const char* method) {
    const Handle& self = check_self(lua, kind, method);
    return {self, begin_step(lua, method)};
}

std::chrono::nanoseconds check_duration(lua_State* lua, int index, const char* word) {
    const double ms = lua_type(lua, index) == LUA_TNUMBER ? lua_tonumber(lua, index) : -1;
    if (!(ms >= 0) || ms > kLongestMs)
        raise(lua, "%s needs a time in ms, from 0 to an hour, as in %s(20)", word, word);
    return std::chrono::nanoseconds(static_cast<std::int64_t>(std::llround(ms * 1e6)));
}

sync::Deadline check_deadline(lua_State* lua, int index, const char* word) {
    if (lua_isnoneornil(lua, index))
        return {};
    if (lua_type(lua, index) == LUA_TNUMBER && lua_tonumber(lua, index) == HUGE_VAL)
        return {};
    return state_of(lua).actor->caller.seam.now() + check_duration(lua, index, word);
}

bool is_no_wait(lua_State* lua, int index) {
    return lua_type(lua, index) == LUA_TNUMBER && lua_tonumber(lua, index) == 0;
}

std::string actor_name(const ActorContext& actor) {
    const record::SharedMemory& memory = actor.run.memory;
    return std::string(memory.name(memory.actor(actor.caller.actor).name));
}

}  // namespace threadline::runtime
