// Hatches as lines, so that a screen, an SVG and a PDF draw the same.
#pragma once

#include "app/timeline/theme.h"

#include <QLineF>
#include <QRectF>

#include <vector>

namespace threadline::app {

struct HatchLines {
    std::vector<QLineF> lines;  // inside the rectangle
    double width = 1;
};

// After how much of the x axis the pattern begins anew.
double hatch_step(Hatch hatch, double unit);

// `unit` as in LaneLayout. The pattern starts at the rectangle's left edge and moves with it.
HatchLines hatch_lines(const QRectF& rect, Hatch hatch, double unit);
// A part of one pattern that goes on in the boxes beside it, however narrow they are.
HatchLines joined_hatch_lines(const QRectF& rect, Hatch hatch, double unit);

}  // namespace threadline::app
