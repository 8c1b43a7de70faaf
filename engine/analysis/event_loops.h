// Which threads are the loops of tasks. What a loop does, and waits for, is what its tasks do and
// wait for: sums over threads and tasks take the one or the other, or count it twice.
#pragma once

#include "engine/analysis/report.h"
#include "engine/trace/tables.h"

#include <set>

namespace threadline::analysis {

// O(n log n) in the actors.
std::set<ActorId> event_loops(const trace::Tables& tables);

// Of all threads; tasks have none of their own.
trace::Duration cpu_time(const Report& report);
std::uint64_t context_switches(const Report& report);

}  // namespace threadline::analysis
