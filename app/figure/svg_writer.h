// A display list as SVG: written by hand, so that it is small, exact and the same every time.
//
// Letters are text: they can be searched, selected, read aloud and edited. Each text carries its
// own length, so that it keeps its place where the font is not installed and another stands in.
#pragma once

#include "app/figure/figure_text.h"
#include "app/timeline/display_list.h"

#include <QByteArray>

namespace threadline::app {

// `width_mm` is what the file says; the height follows from the list's proportions.
QByteArray svg_of(const DisplayList& list, const Theme& theme, double width_mm,
                  const FigureText& text);

}  // namespace threadline::app
