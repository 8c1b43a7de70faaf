// What the findings of the deadlock analysis say.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/trace/tables.h"
#include "engine/trace/world.h"

#include <span>
#include <unordered_map>

namespace threadline::analysis {

// The last notify of each condition that found nobody waiting: the usual cause of a lost wakeup.
struct UnheardNotify {
    ActorId actor;
    SiteId site;
    trace::Time at{0};
};
using UnheardNotifies = std::unordered_map<ObjectId, UnheardNotify>;

// Each waits for the next, the last for the first. `also`: those who wait for them.
Finding cycle_finding(std::span<const ActorId> cycle, std::span<const ActorId> also,
                      const trace::World& world, const trace::Tables& tables, trace::Time at);

// `holder` ended with the lock held that `waiters` wait for.
Finding abandoned_finding(ActorId holder, ObjectId lock, std::span<const ActorId> waiters,
                          const trace::World& world, const trace::Tables& tables, trace::Time at);

// Nobody is left who could help `stuck`; at least one waits for a condition, semaphore, barrier or
// queue.
Finding nobody_left_finding(std::span<const ActorId> stuck, const UnheardNotifies& unheard,
                            const trace::World& world, const trace::Tables& tables, trace::Time at);

}  // namespace threadline::analysis
