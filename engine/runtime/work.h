// An actor computes: recorded, and cut where the run ends or somebody wants the interpreter lock.
#pragma once

#include "engine/runtime/step.h"

namespace threadline::runtime {

// At the site that the recorder has.
void work(lua_State* lua, ActorContext& actor, std::chrono::nanoseconds demand);

// Work looks up now and then: false where the run ends.
bool may_go_on(ActorContext& actor);

// On the virtual clock, without a record.
void compute_simulated(ActorContext& actor, std::chrono::nanoseconds demand);

}  // namespace threadline::runtime
