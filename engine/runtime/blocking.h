// How a step makes an operation that may block: a thread blocks in it, a task is suspended, and the
// step goes on when the task is resumed (lua_yieldk).
#pragma once

#include "engine/runtime/step.h"
#include "engine/runtime/task.h"

#include <memory>
#include <utility>

namespace threadline::runtime {

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
            return lua_yieldk(lua, 0, 0, go_on_with<done, Kind>);
        }
        go_on(lua, sync::finish(operation, actor.caller));
    }
    return done(lua, actor, operation);
}

}  // namespace threadline::runtime
