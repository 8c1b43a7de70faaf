// Where the cores' time went: a sweep over all lanes at once, exact to the nanosecond.
//
// At each instant min(cores, actors Running) cores are busy; the others are idle, for the reason
// that holds back most of the actors alive at that instant (of equal ones the more severe one).
// busy + idle = cores * wall, and the causes add up to idle.
#pragma once

#include "engine/analysis/report.h"

namespace threadline::analysis {

// O(n log n) in the number of intervals.
CpuReport cpu_report(const trace::Snapshot& snapshot);

}  // namespace threadline::analysis
