// What every step does first and last: it knows its actor, its line, its deadline, and whether the
// run has ended meanwhile.
#pragma once

#include "engine/runtime/actor_context.h"
#include "engine/runtime/handles.h"
#include "engine/runtime/script_state.h"

#include <chrono>

namespace threadline::runtime {

// Checks that a step is allowed here and makes its line the site of the events that follow.
ActorContext& begin_step(lua_State* lua, const char* word);

// The same for a method: the handle that it was called on, of the right kind.
struct MethodStep {
    const Handle& self;
    ActorContext& actor;

    sync::Caller& caller() const { return actor.caller; }
    ObjectId object() const { return ObjectId{self.id}; }
};
MethodStep begin_method(lua_State* lua, HandleKind kind, const char* method);

// Ends the script quietly where the run has ended during the step.
inline sync::Outcome go_on(lua_State* lua, sync::Outcome outcome) {
    if (outcome == sync::Outcome::Stopped)
        unwind(lua);
    return outcome;
}

// A time in ms; an error says what `word` expects. At most an hour.
std::chrono::nanoseconds check_duration(lua_State* lua, int index, const char* word);
// An optional time in ms from now; nil: wait for ever.
sync::Deadline check_deadline(lua_State* lua, int index, const char* word);
// True where the time is given and 0: do not wait at all.
bool is_no_wait(lua_State* lua, int index);

std::string actor_name(const ActorContext& actor);

}  // namespace threadline::runtime
