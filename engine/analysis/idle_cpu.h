// The finding that most of the cores' time was idle, with the share of each cause.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/analysis/report.h"
#include "engine/trace/snapshot.h"

#include <optional>

namespace threadline::analysis {

// Of a run that is over; none: it is not worth a word, or a deadlock says why already.
// O(n log n) in the intervals.
std::optional<Finding> find_idle_cpu(const trace::Snapshot& snapshot);
// Of what is known already. O(1).
std::optional<Finding> find_idle_cpu(const trace::Snapshot& snapshot, const CpuReport& cpu);

}  // namespace threadline::analysis
