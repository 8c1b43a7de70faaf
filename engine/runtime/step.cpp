#include "engine/runtime/step.h"

#include "engine/runtime/event_loop.h"
#include "engine/runtime/values.h"
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

ObjectId object_of(lua_State* lua, const Handle& self, int element) {
    const lua_Integer index = element != 0 ? lua_tointeger(lua, element) : 0;
    const bool is_element = index >= 1 && index <= static_cast<lua_Integer>(self.count);
    return ObjectId{self.id + (is_element ? static_cast<std::uint32_t>(index) : 0)};
}

}  // namespace

ActorContext& enter_step(lua_State* lua, const char* word) {
    ScriptState& state = state_of(lua);
    if (state.mode != Mode::Running)
        raise(lua, "%s is a step, and steps belong in a thread: thread(\"A\", function() ... end)",
              word);
    if (state.in_callback)
        raise(lua, "%s cannot be used inside a function that %s calls: do it before or after", word,
              state.library_function);
    state.instructions = 0;
    ActorContext& actor = *state.actor;
    actor.caller.recorder.set_site(actor.run.sites.at(line_of_step(lua)));
    return actor;
}

ActorContext& begin_step(lua_State* lua, const char* word, record::NextStep next) {
    ActorContext& actor = enter_step(lua, word);
    next.site = actor.caller.recorder.site();
    take_turn(actor, next);
    if (actor.run.turns != nullptr && actor.stop().load(std::memory_order_relaxed) != 0)
        unwind(lua);
    go_on(lua, check_interpreter(actor));
    return actor;
}

void take_turn(ActorContext& actor, const record::NextStep& next) {
    auto* const turns = actor.run.turns;
    if (turns == nullptr)
        return;
    const auto take = [&] { actor.caller.choice = turns->step(actor.in_turns(), next); };
    if (actor.task != nullptr && actor.task->stack)
        actor.task->stack->call_outside(take);
    else
        take();
}

sync::Outcome check_interpreter(ActorContext& actor) {
    return actor.task == nullptr ? sync::yield_interpreter(actor.caller)
                                 : actor.task->loop.yield_interpreter(*actor.task);
}

MethodStep begin_method(lua_State* lua, HandleKind kind, const char* method, record::StepKind step,
                        StepArguments arguments) {
    const Handle& self = check_self(lua, kind, method);
    record::NextStep next{.kind = step};
    next.object = object_of(lua, self, arguments.element);
    next.patience = patience_of(lua, arguments.patience);
    if (const Handle* lock = arguments.mutex != 0 ? to_handle(lua, arguments.mutex) : nullptr;
        lock != nullptr && lock->kind == HandleKind::Lock)
        next.mutex = ObjectId{lock->id};
    // For whoever is asked who goes next.
    const ActorContext* const actor = state_of(lua).actor;
    if (arguments.value != 0 && actor != nullptr && actor->run.is_decided() &&
        actor->run.host == nullptr)
        next.value = foreseen_value(lua, arguments.value);
    return {self, begin_step(lua, method, next)};
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

record::StepPatience patience_of(lua_State* lua, int index) {
    if (index == 0 || lua_type(lua, index) != LUA_TNUMBER || lua_tonumber(lua, index) == HUGE_VAL)
        return record::StepPatience::Forever;
    return is_no_wait(lua, index) ? record::StepPatience::None : record::StepPatience::Timed;
}

bool is_no_wait(lua_State* lua, int index) {
    return lua_type(lua, index) == LUA_TNUMBER && lua_tonumber(lua, index) == 0;
}

std::string actor_name(const ActorContext& actor) {
    const record::SharedMemory& memory = actor.run.memory;
    return std::string(memory.name(memory.actor(actor.caller.actor).name));
}

}  // namespace threadline::runtime
