// A display list as a PDF of one page: vector, fonts embedded, text as text.
#pragma once

#include "app/figure/svg_writer.h"

namespace threadline::app {

// The page is `width_mm` wide, rounded to a whole point. Holds no date: the same list gives the
// same bytes.
QByteArray pdf_of(const DisplayList& list, const Theme& theme, double width_mm,
                  const FigureText& text);

}  // namespace threadline::app
