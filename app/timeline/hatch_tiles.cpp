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
int width_of(Hatch hatch, double unit, double ratio) {
    const double step = hatch_step(hatch, unit) * ratio;
    const int least = static_cast<int>(std::ceil(tile_width / step));
    for (int steps = least; steps < 8 * least; ++steps)
        if (std::abs(steps * step - std::round(steps * step)) < 0.02)
            return static_cast<int>(std::round(steps * step));
    return static_cast<int>(std::round(least * step));
}

QPixmap drawn(Hatch hatch, const QColor& hatch_colour, double unit, int height, double ratio,
              const QColor& colour, const QColor& edge_colour, double edge) {
    const int width = width_of(hatch, unit, ratio);
    QPixmap tile(width, static_cast<int>(std::lround(height * ratio)));
    tile.setDevicePixelRatio(ratio);
    tile.fill(colour);
    // What a line leaves of itself on the other side of an edge belongs to the next tile.
    const double period = width / ratio;
    const HatchLines hatched = hatch_lines(QRectF(-period, 0, 3 * period, height), hatch, unit);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing, true);
    // The pattern begins half a line's width within its box.
    painter.setPen(QPen(hatch_colour, hatched.width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(hatched.lines.data(), static_cast<int>(hatched.lines.size()));
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (edge > 0) {
        painter.fillRect(QRectF(0, 0, period, edge), edge_colour);
        painter.fillRect(QRectF(0, height - edge, period, edge), edge_colour);
    }
    return tile;
}

}  // namespace

const QPixmap& HatchTiles::tile(const Key& key) {
    auto known = tiles_.find(key);
    if (known == tiles_.end()) {
        if (tiles_.size() == most_tiles)
            tiles_.clear();
        const auto& [hatch, hatch_colour, unit, height, ratio, colour, edge_colour, edge] = key;
        known =
            tiles_
                .emplace(key, drawn(hatch, QColor::fromRgba(hatch_colour), unit, height, ratio,
                                    QColor::fromRgba(colour), QColor::fromRgba(edge_colour), edge))
                .first;
    }
    return known->second;
}

void HatchTiles::lay(QPainter& painter, const QRectF& rect, const Fill& look, double unit,
                     double from, double edge) {
    const double ratio = painter.device()->devicePixelRatio();
    const QRgb hatch_colour = look.hatch == Hatch::None ? 0 : look.hatch_colour.rgba();
    const QPixmap& whole =
        tile({look.hatch, hatch_colour, unit, static_cast<int>(std::lround(rect.height())), ratio,
              look.colour.rgba(), edge > 0 ? look.outline.rgba() : 0, edge});
    from = std::fmod(std::max(from, 0.0), whole.width() / ratio);
    if (ratio == 1 && from + rect.width() <= whole.width())
        painter.drawPixmap(rect, whole, QRectF(from, 0, rect.width(), rect.height()));
    else
        painter.drawTiledPixmap(rect, whole, QPointF(from, 0));
}

void HatchTiles::fill(QPainter& painter, const QRectF& rect, const Fill& look, double unit) {
    lay(painter, rect, look, unit, 0, 0);
}

void HatchTiles::fill_joined(QPainter& painter, const QRectF& rect, const Fill& look, double unit,
                             double edge) {
    lay(painter, rect, look, unit, rect.left(), edge);
}

}  // namespace threadline::app
