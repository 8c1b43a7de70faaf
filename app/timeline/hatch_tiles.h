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
    // Colour and hatch at once; the colour is opaque. `rect` lies on whole pixels, `unit` as in
    // LaneLayout. The pattern starts at the left edge.
    void fill(QPainter& painter, const QRectF& rect, const Fill& look, double unit);
    // One of many that touch: its pattern goes on in theirs, and it has an upper and a lower edge
    // alone, so thick; 0: none.
    void fill_joined(QPainter& painter, const QRectF& rect, const Fill& look, double unit,
                     double edge);

private:
    // Hatch, its colour, unit, height, device pixels a pixel; colour, that of the edges, these.
    using Key = std::tuple<Hatch, QRgb, double, int, double, QRgb, QRgb, double>;

    const QPixmap& tile(const Key& key);
    void lay(QPainter& painter, const QRectF& rect, const Fill& look, double unit, double from,
             double edge);

    std::map<Key, QPixmap> tiles_;
};

}  // namespace threadline::app
