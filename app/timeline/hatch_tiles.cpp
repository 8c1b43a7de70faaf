#include "app/timeline/hatch_tiles.h"

#include "app/timeline/hatch.h"

#include <QPainter>

#include <cmath>

namespace threadline::app {

namespace {

// So wide, about, that few of them make a row.
constexpr double tile_width = 256;
constexpr std::size_t most_tiles = 128;  // another theme, other heights

// A width after which the pattern begins anew, to a fiftieth of a pixel.
int width_of(Hatch hatch, double unit) {
    const double step = hatch_step(hatch, unit);
    const int least = static_cast<int>(std::ceil(tile_width / step));
    for (int steps = least; steps < 8 * least; ++steps)
        if (std::abs(steps * step - std::round(steps * step)) < 0.02)
            return static_cast<int>(std::round(steps * step));
    return static_cast<int>(std::round(least * step));
}

QImage drawn(const Fill& look, double unit, int height) {
    QImage tile(width_of(look.hatch, unit), height, QImage::Format_RGB32);
    tile.fill(look.colour);
    // What a line leaves of itself on the other side of an edge belongs to the next tile.
    const double period = tile.width();
    const HatchLines hatched =
        hatch_lines(QRectF(-period, 0, 3 * period, height), look.hatch, unit);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing, true);
    // The pattern begins half a line's width within its box.
    painter.setPen(QPen(look.hatch_colour, hatched.width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(hatched.lines.data(), static_cast<int>(hatched.lines.size()));
    return tile;
}

}  // namespace

const QImage& HatchTiles::tile(const Fill& look, double unit, int height) {
    const Key key{look.hatch, look.hatch_colour.rgba(), look.colour.rgba(), unit, height};
    auto known = tiles_.find(key);
    if (known == tiles_.end()) {
        if (tiles_.size() == most_tiles)
            tiles_.clear();
        known = tiles_.emplace(key, drawn(look, unit, height)).first;
    }
    return known->second;
}

}  // namespace threadline::app
