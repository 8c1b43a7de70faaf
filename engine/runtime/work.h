// An actor computes: recorded, and cut where the run ends or somebody wants the interpreter lock.
#pragma once

#include "engine/runtime/step.h"

namespace threadline::runtime {

// At the site that the recorder has.
void work(lua_State* lua, ActorContext& actor, std::chrono::nanoseconds demand);

// On the virtual clock, without a record.
void compute_simulated(ActorContext& actor, std::chrono::nanoseconds demand);

}  // namespace threadline::runtime
