// An animated GIF, by giflib. One palette for all frames: the 256 commonest colours; what is not
// among them becomes its nearest neighbour.
#pragma once

#include "app/figure/changed_part.h"
#include "app/figure/figure_text.h"

#include "engine/record/result.h"

#include <QByteArray>
#include <QImage>

#include <chrono>

namespace threadline::app {

class GifWriter {
public:
    explicit GifWriter(FigureText text) : text_(std::move(text)) {}

    // All of one size. A frame that is like the one before lengthens that. Times are rounded to
    // hundredths of a second, with what is left over carried on.
    void add(const QImage& image, std::chrono::milliseconds shown) { frames_.add(image, shown); }
    Result<QByteArray> encoded() const;

private:
    FigureText text_;
    FrameParts frames_;
};

}  // namespace threadline::app
