// The turn itself: a permit in the actor's record, which passes directly from thread to thread,
// whatever processes they are in. Whoever has it is the only one of the run that executes.
#pragma once

#include "engine/record/shared_memory.h"

namespace threadline::schedule {

// By whoever has the turn, to another actor.
void give_turn(const record::SharedMemory& memory, ActorId actor);
// By the actor's own thread.
void wait_for_turn(const record::SharedMemory& memory, ActorId actor);

}  // namespace threadline::schedule
