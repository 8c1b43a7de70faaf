// A pool of worker processes: chunks of items go out, their results come back, as bytes through
// pipes; memory is not shared.
//
// Who waits for whom is said by queues of the engine, so that it is recorded, found where it closes
// a circle, and goes by the virtual clock: an item in a queue says how long a message in the pipe
// beside it is. No more is under way than a pipe takes, so nobody ever waits in one.
#pragma once

#include "engine/record/result.h"
#include "engine/runtime/declared_scenario.h"

#include <lua.hpp>

namespace threadline::runtime {

struct ActorContext;

// The pipes and queues of all pools. Before the first fork, after the actors have their ids.
Status open_pools(DeclaredScenario& scenario, const record::SharedMemory& memory, NameId file);

// Takes out of the pipes what an execution that was stopped has left there.
void empty_pools(const DeclaredScenario& scenario);

// The life of a worker, as a function of Lua; arguments: the ordinal of the pool, the body.
int work_for_pool(lua_State* lua);

// When the last actor that is no worker has ended: lets the workers end.
void close_pools(ActorContext& last);

}  // namespace threadline::runtime
