// When no core was free, as the threads of the run show: one of them was ready, and stayed so for
// longer than it takes to wake a core that sleeps deeply. Whoever had the cores that none of us
// used was then somebody else, although in a short run the system's count, in ticks, does not tell.
#pragma once

#include "engine/trace/lane.h"

#include <memory>
#include <span>
#include <vector>

namespace threadline::trace {

// So long a thread may be ready beside an idle core.
constexpr Duration longest_wake = std::chrono::microseconds(200);

// In order; no two touch. `threads`: no tasks, which want their loop. O(n log n).
std::vector<TimeRange> no_core_was_free(std::span<const std::shared_ptr<const ActorLane>> threads);

// The same tiles, what is idle in those ranges being other programs', by estimate. O(n).
std::vector<CpuInterval> taken_by_others(std::span<const CpuInterval> tiles,
                                         std::span<const TimeRange> ranges);

}  // namespace threadline::trace
