// An animated PNG (the APNG specification of Mozilla, now part of PNG's third edition): the first
// frame is an ordinary PNG, so programs that know no animation show that.
//
// Qt encodes each picture; this puts its data into the chunks of an animation.
#pragma once

#include "app/figure/figure_text.h"

#include <QByteArray>
#include <QImage>

#include <chrono>
#include <vector>

namespace threadline::app {

class ApngWriter {
public:
    explicit ApngWriter(FigureText text) : text_(std::move(text)) {}

    // All of one size. A frame that is like the one before lengthens that.
    void add(const QImage& image, std::chrono::milliseconds shown);
    QByteArray bytes() const;  // the whole file

private:
    struct Frame {
        QRect part;
        std::chrono::milliseconds shown;
        QByteArray data;  // compressed, as it stands in IDAT
    };

    FigureText text_;
    QImage last_;
    QByteArray head_;  // IHDR and texts
    std::vector<Frame> frames_;
};

}  // namespace threadline::app
