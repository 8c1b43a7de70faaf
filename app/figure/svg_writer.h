// A display list as SVG: written by hand, so that it is small, exact and the same every time.
//
// Letters are outlines, so they look the same wherever the file is opened; over them lies the same
// text, invisible, so that it can be searched, selected and read aloud.
#pragma once

#include "app/timeline/display_list.h"

#include <QByteArray>

namespace threadline::app {

struct FigureText {
    QString title;
    QString description;
};

// `width_mm` is what the file says; the height follows from the list's proportions.
QByteArray svg_of(const DisplayList& list, const Theme& theme, double width_mm,
                  const FigureText& text);

}  // namespace threadline::app
