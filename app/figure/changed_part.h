// What differs between two pictures of one size: an animation stores no more of each frame.
#pragma once

#include <QImage>

namespace threadline::app {

// The smallest rectangle around all that differs; empty where nothing does. Both 32 bits a pixel.
QRect changed_part(const QImage& before, const QImage& after);

}  // namespace threadline::app
