// What can be seen of a lane whose items are not in memory (engine/trace/overview.h): its nodes as
// pixel columns, in which the worst state wins. Of a node that is much wider than that the long
// intervals are there, and what is left of it gives its shares: the worst state does not stand for
// all of it.
#pragma once

#include "app/timeline/state_spans.h"

#include "engine/trace/overview.h"

namespace threadline::app {

// O(columns + log nodes). The intervals are the overview's own; `memory` as of state_spans().
std::vector<StateSpan> overview_spans(const trace::ActorOverview& overview, const TimeScale& scale,
                                      std::vector<StateSpan> memory = {});

// What a CPU was used for most, from one span to the next.
struct CpuSpan {
    double left = 0;
    double right = 0;
    trace::TimeRange range;
    trace::CpuUse use = trace::CpuUse::Idle;
    double idle = 0;  // share
};
std::vector<CpuSpan> overview_spans(const trace::CpuOverview& overview, const TimeScale& scale);

// Where there is any, to a node or a pixel: appended to `into`, in order, disjoint. Of a node that
// is much wider than a pixel its items may cover little: `shares` says how much of each range.
// O(columns * log nodes).
void overview_ranges(const trace::SpanOverview& overview, const TimeScale& scale,
                     std::vector<trace::TimeRange>& into, std::vector<double>& shares);

// How many items there are in each column of `column` px, from the left edge on.
// O(columns * log nodes).
std::vector<std::size_t> overview_counts(const trace::SpanOverview& overview,
                                         const TimeScale& scale, double column);

}  // namespace threadline::app
