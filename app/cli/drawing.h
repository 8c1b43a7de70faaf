// Where and how a comparison or a sweep is drawn.
#pragma once

#include "app/cli/commands.h"

#include "app/figure/figure.h"

#include <string>
#include <vector>

namespace threadline::app {

// Before anything runs: whether the file ends in one of these and can be written.
Status check_drawing(const DrawingOptions& drawing, const std::vector<std::string>& endings);
double width_mm_of(const DrawingOptions& drawing);
Theme theme_of(const DrawingOptions& drawing);
// To `out`; an error is printed.
ExitStatus write(const DrawingOptions& drawing, const DisplayList& list, const FigureText& text);

}  // namespace threadline::app
