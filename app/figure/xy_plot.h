// Small plots of one quantity each over a common x: medians with their spread, as a display list
// like the timelines, so that every format draws the same.
#pragma once

#include "app/timeline/display_list.h"

#include <optional>
#include <vector>

namespace threadline::app {

struct XyPoint {
    double median = 0;
    double low = 0;
    double high = 0;
};

struct XyPanel {
    QString name;                 // "wall time (ms)"
    std::vector<XyPoint> points;  // one for each x; a median that is not a number: none there
    std::vector<std::vector<XyPoint>> others = {};  // of further series
};

struct XyPlot {
    QString title;
    QString x_name;
    std::vector<QString> x_labels;
    std::vector<double> x_values;  // empty: not numbers, and the labels stand side by side
    std::vector<QString> series;   // names: of the points, then of the others; empty: only one
    std::vector<XyPanel> panels;
    QString note;  // below: what the marks are
};

// Two panels side by side where there are several and room for them. An axis is logarithmic where
// its values are positive and span a factor of a hundred, and the note says so; otherwise a y axis
// begins at 0. Series stand a little beside each other and are told apart by the shape of their
// marks and by dashes, not by colour alone. O(points).
DisplayList xy_plot(const XyPlot& plot, double width, const Theme& theme);

}  // namespace threadline::app
