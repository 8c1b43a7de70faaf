// An animated GIF, by giflib. One palette for all frames: the 256 commonest colours; what is not
// among them becomes its nearest neighbour.
#pragma once

#include "app/figure/figure_text.h"

#include "engine/record/result.h"

#include <QByteArray>
#include <QImage>

#include <chrono>
#include <vector>

namespace threadline::app {

class GifWriter {
public:
    explicit GifWriter(FigureText text) : text_(std::move(text)) {}

    // All of one size. A frame that is like the one before lengthens that. Times are rounded to
    // hundredths of a second, with what is left over carried on.
    void add(const QImage& image, std::chrono::milliseconds shown);
    Result<QByteArray> encoded() const;

private:
    struct Frame {
        QRect part;
        std::chrono::milliseconds shown;
        QImage image;  // of the part
    };

    FigureText text_;
    QImage last_;
    std::vector<Frame> frames_;
};

}  // namespace threadline::app
