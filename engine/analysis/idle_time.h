// Where the cores' time went, exact to the nanosecond: what adds up to cores * wall.
//
// Where the kernel's switches are known, from the lanes of the CPUs. Where they are not, at each
// instant min(cores, actors Running) cores are busy and the others idle. The causes (idle_causes.h)
// add up to idle.
#pragma once

#include "engine/analysis/report.h"

namespace threadline::analysis {

// O(n log n) in the number of intervals.
CpuReport cpu_report(const trace::Snapshot& snapshot);

}  // namespace threadline::analysis
