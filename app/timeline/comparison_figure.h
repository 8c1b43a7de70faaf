// Several runs, one below the other, on one time scale from a common zero: how much sooner one ends
// is seen, not read.
#pragma once

#include "app/timeline/geometry.h"

#include <vector>

namespace threadline::app {

struct ComparedRun {
    session::RunSnapshot run;
    QString heading;          // what makes it another one: "tool = threads"
    QString figures;          // "105 ms, 9.6 times as fast, ..."
    QString in_stretch = {};  // those of what is marked; empty: there are none
};

// As high as it needs; lanes are lowered, as far as can be seen, where that is more than a page.
// Above the lanes are the notes of a person alone: a failed check belongs to the figure of one run.
// What is marked (`options.marking`) is so in each. The clock on the axis is that of the first run.
// `range`: as much of each; none: all of the longest. Pure; O(n) in what is drawn.
DisplayList comparison_figure(const std::vector<ComparedRun>& runs, double width,
                              TimelineOptions options, const Theme& theme,
                              std::optional<trace::TimeRange> range = {});

}  // namespace threadline::app
