// Hatches on the screen: a tile as high as its box is drawn once, of the lines that figures draw
// (hatch.h), and laid side by side. Stroking thousands of slanted lines takes most of a frame.
//
// On whole pixels, so of no use where a picture is enlarged or written as vectors. GUI thread.
#pragma once

#include "app/timeline/theme.h"

#include <QPixmap>
#include <QRectF>

#include <map>
#include <tuple>

class QPainter;

namespace threadline::app {

class HatchTiles {
public:
    // Fewer lines than a box of that width has are drawn as they are.
    static constexpr double least_width = 48;  // px

    // `rect` lies on whole pixels. `unit` as in LaneLayout.
    void fill(QPainter& painter, const QRectF& rect, const Fill& look, double unit);

    // One of many that touch, all of it at once: its colour, the hatch that joins it with them, and
    // its upper and lower edges, so thick; 0: none. The colours are opaque.
    void fill_joined(QPainter& painter, const QRectF& rect, const Fill& look, double unit,
                     double edge);

private:
    // Hatch, its colour, unit, height, device pixels a pixel; colour, that of the edges, these.
    using Key = std::tuple<Hatch, QRgb, double, int, double, QRgb, QRgb, double>;

    const QPixmap& tile(const Key& key);

    std::map<Key, QPixmap> tiles_;
};

}  // namespace threadline::app
