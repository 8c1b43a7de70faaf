// Hatches on the screen: a tile as high as its box is drawn once, of the lines that figures draw
// (hatch.h), and laid side by side. Stroking thousands of slanted lines takes most of a frame.
//
// On whole pixels, so of no use where a picture is enlarged or written as vectors. GUI thread.
#pragma once

#include "app/timeline/theme.h"

#include <QImage>

#include <map>
#include <tuple>

namespace threadline::app {

class HatchTiles {
public:
    // Colour and hatch at once; the colour is opaque. `unit` as in LaneLayout, but in pixels;
    // `height` in pixels. Valid until the next call.
    const QImage& tile(const Fill& look, double unit, int height);

private:
    // Hatch, its colour, colour, unit, height.
    using Key = std::tuple<Hatch, QRgb, QRgb, double, int>;

    std::map<Key, QImage> tiles_;
};

}  // namespace threadline::app
