// A figure for the clipboard: as pixels, as SVG, and its caption for who pastes words.
#pragma once

#include "app/figure/figure.h"

#include "engine/record/result.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace threadline::app {

class FigurePreview;

struct FigureCopy {
    QImage pixels;
    QByteArray svg;
    QString caption;
};

// Takes its time; any thread.
FigureCopy copy_of(const DisplayList& list, const Theme& theme, double width_mm, double dpi,
                   const FigureText& text);
// To the clipboard, which is said beside the preview, as is what went wrong; whether it is there.
bool take_copy(const Result<FigureCopy>& copy, FigurePreview& preview);

}  // namespace threadline::app
