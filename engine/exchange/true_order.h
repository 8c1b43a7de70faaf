// An order of a run's events in which one actor after the other could have done the same.
//
// In a trace every change of an object stands in its true sequence, but what only looked at it (a
// read, a try that failed) may stand later than the changes that came after: it says which version
// it saw. Here it stands between that one and the next.
#pragma once

#include "engine/trace/trace_event.h"

#include <cstdint>
#include <span>
#include <vector>

namespace threadline::exchange {

// Indices into `events`, each once; events keep their order unless they must not. O(n).
std::vector<std::uint32_t> true_order(std::span<const trace::TraceEvent> events);

}  // namespace threadline::exchange
