// An animated GIF, by giflib. One palette for all frames; what is not in it becomes its nearest
// neighbour there.
#pragma once

#include "app/figure/changed_part.h"
#include "app/figure/figure_text.h"

#include "engine/record/result.h"

#include <QByteArray>
#include <QImage>

#include <chrono>
#include <set>

namespace threadline::app {

class GifWriter {
public:
    // Of `firm`, 256 at most, what a frame has comes out exactly.
    GifWriter(FigureText text, std::set<QRgb> firm)
        : text_(std::move(text)), firm_(std::move(firm)) {}

    // All of one size. A frame that is like the one before lengthens that. Times are rounded to
    // hundredths of a second, with what is left over carried on.
    void add(const QImage& image, std::chrono::milliseconds shown) { frames_.add(image, shown); }
    Result<QByteArray> encoded() const;

private:
    FigureText text_;
    std::set<QRgb> firm_;
    FrameParts frames_;
};

}  // namespace threadline::app
