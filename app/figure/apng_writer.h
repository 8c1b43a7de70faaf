// An animated PNG (the APNG specification of Mozilla, now part of PNG's third edition): the first
// frame is an ordinary PNG, so programs that know no animation show that.
//
// Qt encodes each picture; this puts its data into the chunks of an animation.
#pragma once

#include "app/figure/changed_part.h"
#include "app/figure/figure_text.h"

#include <QByteArray>
#include <QImage>

#include <chrono>

namespace threadline::app {

class ApngWriter {
public:
    explicit ApngWriter(FigureText text) : text_(std::move(text)) {}

    // All of one size. A frame that is like the one before lengthens that.
    void add(const QImage& image, std::chrono::milliseconds shown) { frames_.add(image, shown); }
    QByteArray bytes() const;  // the whole file

private:
    FigureText text_;
    FrameParts frames_;
};

}  // namespace threadline::app
