// When no core was free, as the threads of the run show: one of them was ready, and stayed so for
// longer than the kernel leaves a thread beside a core with nothing to do. Whoever had the cores
// that none of us used was then somebody else, although in a short run the system's count, in
// ticks, does not tell.
#pragma once

#include "engine/trace/lane.h"

#include <memory>
#include <span>
#include <vector>

namespace threadline::trace {

// What sched_migration_cost_ns is by default: so long a thread may be left where its cache is warm,
// and so long waking one takes at most.
constexpr Duration longest_beside_idle = std::chrono::microseconds(500);

// In order; no two touch. `threads`: no tasks, which want their loop. O(n log n).
std::vector<TimeRange> no_core_was_free(std::span<const std::shared_ptr<const ActorLane>> threads);

// The same tiles, what is idle in those ranges being other programs', by estimate. O(n).
std::vector<CpuInterval> taken_by_others(std::span<const CpuInterval> tiles,
                                         std::span<const TimeRange> ranges);

}  // namespace threadline::trace
