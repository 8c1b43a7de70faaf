// What every step does first and last: it knows its actor, its line, its deadline, and whether the
// run has ended meanwhile.
#pragma once

#include "engine/record/next_step.h"
#include "engine/runtime/actor_context.h"
#include "engine/runtime/handles.h"
#include "engine/runtime/script_state.h"

#include <chrono>

namespace threadline::runtime {

// Checks that a step is allowed here, makes its line the site of the events that follow, and where
// actors take turns waits for that of this one.
ActorContext& begin_step(lua_State* lua, const char* word, record::NextStep next);

// The same without the turn, for a call that is made of several steps.
ActorContext& enter_step(lua_State* lua, const char* word);

// The same for a method: the handle that it was called on, of the right kind.
struct MethodStep {
    const Handle& self;
    ActorContext& actor;

    sync::Caller& caller() const { return actor.caller; }
    ObjectId object() const { return ObjectId{self.id}; }
};
// The part of it that waits for the turn, for a step that follows from another.
void take_turn(ActorContext& actor, const record::NextStep& next);

// Where a method's arguments say more of the step, counted from the handle, 1; 0: they do not.
struct StepArguments {
    int patience = 0;  // how long it waits, in ms; nil: for ever
    int mutex = 0;     // a lock
    int element = 0;   // the index of an element of the array
    int value = 0;     // what it writes or adds
};
MethodStep begin_method(lua_State* lua, HandleKind kind, const char* method, record::StepKind step,
                        StepArguments arguments = {});

// A check of the interpreter lock: whoever was asked for it yields it.
sync::Outcome check_interpreter(ActorContext& actor);

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
// The same, for what the step would do; what is no time is found later.
record::StepPatience patience_of(lua_State* lua, int index);
// True where the time is given and 0: do not wait at all.
bool is_no_wait(lua_State* lua, int index);

std::string actor_name(const ActorContext& actor);

}  // namespace threadline::runtime
