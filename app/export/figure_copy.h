// A figure for the clipboard: as pixels, as SVG, and its caption for who pastes words.
#pragma once

#include "app/figure/figure.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace threadline::app {

struct FigureCopy {
    QImage pixels;
    QByteArray svg;
    QString caption;
};

// Takes its time; any thread.
FigureCopy copy_of(const DisplayList& list, const Theme& theme, double width_mm, double dpi,
                   const FigureText& text);
void copy_to_clipboard(const FigureCopy& copy);

}  // namespace threadline::app
