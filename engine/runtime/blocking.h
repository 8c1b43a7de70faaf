// How a step makes an operation that may block: a thread blocks in it, a task is suspended, and the
// step goes on when the task is resumed: called again (lua_yieldk), or on a stack of its own.
#pragma once

#include "engine/runtime/step.h"
#include "engine/runtime/task.h"

#include <memory>
#include <utility>

namespace threadline::runtime {

// A task that has a stack of its own: until its loop resumes it.
inline void wait_here(lua_State* lua, Task& task) {
    task.stack->wait();
    if (task.is_left || task.context.stop().load(std::memory_order_relaxed) != 0)
        unwind(lua);
}

// The task waits for what it has said that it does. `then` finds the stack as it was.
template <lua_KFunction then>
int suspend(lua_State* lua, Task& task, lua_KContext context = 0) {
    if (!task.stack)
        return lua_yieldk(lua, 0, context, then);
    wait_here(lua, task);
    return then(lua, LUA_YIELD, context);
}

template <auto done, typename Kind>
int go_on_with(lua_State* lua, int, lua_KContext) {
    ActorContext& actor = *state_of(lua).actor;
    const auto operation = std::move(actor.task->operation);
    return done(lua, actor, static_cast<const Kind&>(*operation));
}

// `done(lua, actor, operation)` makes the results of the step and returns how many there are, as a
// function of Lua does. It finds the stack as the step left it.
template <auto done, typename Kind>
int perform(lua_State* lua, ActorContext& actor, Kind operation) {
    if (operation.begin(actor.caller) == sync::Progress::Blocked) {
        if (actor.task != nullptr) {
            actor.task->wait_for(std::make_unique<Kind>(std::move(operation)));
            return suspend<go_on_with<done, Kind>>(lua, *actor.task);
        }
        go_on(lua, sync::finish(operation, actor.caller));
    }
    return done(lua, actor, operation);
}

}  // namespace threadline::runtime
