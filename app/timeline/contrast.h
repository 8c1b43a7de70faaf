// How well one colour stands out against another (WCAG 2.1), and how light it is in grey.
#pragma once

#include "app/timeline/theme.h"

namespace threadline::app {

double linear_channel(double channel);  // of sRGB, both 0 to 1
QColor mixed(const QColor& a, const QColor& b, double part_of_b);

double relative_luminance(const QColor& colour);                   // 0 to 1
double contrast_ratio(const QColor& first, const QColor& second);  // 1 to 21
double grey_lightness(const QColor& colour);                       // CIE L*, 0 to 100

// Black or white, whichever reads better on the fill and its hatch.
QColor ink_on(const Fill& fill);
// The worse of the two: the text crosses both.
double contrast_on(const QColor& ink, const Fill& fill);
// For a thin line that stands for the fill: its colour, or its outline where that would be lost.
QColor line_for(const Fill& fill, const QColor& surface);

}  // namespace threadline::app
