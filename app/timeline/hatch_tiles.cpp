#include "app/timeline/hatch_tiles.h"

#include "app/timeline/hatch.h"

#include <QPainter>

#include <cmath>

namespace threadline::app {

namespace {

// So wide, about, that few of them make a row.
constexpr double tile_width = 256;
constexpr std::size_t most_tiles = 64;  // another theme, other heights

// A width after which the pattern begins anew, to a fiftieth of a pixel.
int width_of(Hatch hatch, double unit, double ratio) {
    const double step = hatch_step(hatch, unit) * ratio;
    const int least = static_cast<int>(std::ceil(tile_width / step));
    for (int steps = least; steps < 8 * least; ++steps)
        if (std::abs(steps * step - std::round(steps * step)) < 0.02)
            return static_cast<int>(std::round(steps * step));
    return static_cast<int>(std::round(least * step));
}

QPixmap drawn(Hatch hatch, const QColor& colour, double unit, int height, double ratio) {
    const int width = width_of(hatch, unit, ratio);
    QPixmap tile(width, static_cast<int>(std::lround(height * ratio)));
    tile.setDevicePixelRatio(ratio);
    tile.fill(Qt::transparent);
    // What a line leaves of itself on the other side of an edge belongs to the next tile.
    const double period = width / ratio;
    const HatchLines hatched = hatch_lines(QRectF(-period, 0, 3 * period, height), hatch, unit);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing, true);
    // The pattern begins half a line's width within its box.
    painter.setPen(QPen(colour, hatched.width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(hatched.lines.data(), static_cast<int>(hatched.lines.size()));
    return tile;
}

}  // namespace

void HatchTiles::fill(QPainter& painter, const QRectF& rect, const Fill& look, double unit,
                      bool joins) {
    const double ratio = painter.device()->devicePixelRatio();
    const int height = static_cast<int>(std::lround(rect.height()));
    const Key key{look.hatch, look.hatch_colour.rgba(), unit, height, ratio};
    auto known = tiles_.find(key);
    if (known == tiles_.end()) {
        if (tiles_.size() == most_tiles)
            tiles_.clear();
        known =
            tiles_.emplace(key, drawn(look.hatch, look.hatch_colour, unit, height, ratio)).first;
    }
    painter.drawTiledPixmap(rect, known->second, QPointF(joins ? rect.left() : 0, 0));
}

}  // namespace threadline::app
