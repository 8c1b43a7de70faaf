// A pool of worker processes: chunks of items go out, their results come back, as bytes through
// pipes; memory is not shared.
//
// Who waits for whom is said by queues of the engine, so that it is recorded, found where it closes
// a circle, and goes by the virtual clock: an item in a queue says how long a message in the pipe
// beside it is. No more is under way than a pipe takes, so nobody ever waits in one.
#pragma once

#include "engine/record/result.h"
#include "engine/runtime/declared_scenario.h"
#include "engine/runtime/random.h"

#include <lua.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace threadline::runtime {

struct ActorContext;

// What a worker is in the middle of: where its body is called again, to start over with a remedy,
// it goes on with the item that it had.
struct PoolJob {
    std::string message;      // all items of it, and behind them
    std::size_t at = 0;       // where the next item begins
    std::uint32_t done = 0;   // items
    std::uint32_t items = 0;  // 0: it is in the middle of none
    std::string results;
    Random random{0};  // as it was before the next item
};

// The pipes and queues of all pools. Before the first fork, after the actors have their ids.
Status open_pools(DeclaredScenario& scenario, const record::SharedMemory& memory, NameId file);

// Of pools that nobody works for any more.
void close_pipes(const DeclaredScenario& scenario);

// Takes out of the pipes what an execution that was stopped has left there.
void empty_pools(const DeclaredScenario& scenario);

// The life of a worker, as a function of Lua; arguments: the ordinal of the pool, the body.
int work_for_pool(lua_State* lua);

// When the last actor that is no worker has ended: lets the workers end.
void close_pools(ActorContext& last);

}  // namespace threadline::runtime
