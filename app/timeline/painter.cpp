#include "app/timeline/painter.h"

#include "app/timeline/box_painting.h"
#include "app/timeline/fonts.h"
#include "app/timeline/pixel_rects.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <vector>

namespace threadline::app {

namespace {

bool is_raster(const QPainter& painter) {
    return painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
}

// Filling is many times as fast as stroking: a row of dots below each of many lanes.
void paint_dashes(QPainter& painter, const QLineF& way, const Line& line, double dash,
                  PixelRects* pixels) {
    const bool across = way.dy() == 0;
    const double begin = across ? std::min(way.x1(), way.x2()) : std::min(way.y1(), way.y2());
    const double end = across ? std::max(way.x1(), way.x2()) : std::max(way.y1(), way.y2());
    const double beside = (across ? way.y1() : way.x1()) - line.width / 2;
    const auto dash_at = [&](double at) {
        const double length = std::min(dash, end - at);
        return across ? QRectF(at, beside, length, line.width)
                      : QRectF(beside, at, line.width, length);
    };
    if (pixels && line.colour.alpha() == 255) {
        const QRgb colour = line.colour.rgb();
        for (double at = begin; at < end; at += 2 * dash)
            pixels->fill(pixels->pixels(dash_at(at)), colour);
        return;
    }
    std::vector<QRectF> dashes;
    dashes.reserve(static_cast<std::size_t>((end - begin) / (2 * dash)) + 1);
    for (double at = begin; at < end; at += 2 * dash)
        dashes.push_back(dash_at(at));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(line.colour);
    painter.drawRects(dashes.data(), static_cast<int>(dashes.size()));
}

void paint_line(QPainter& painter, const Line& line, double unit, bool crisp, PixelRects* pixels) {
    QLineF way(line.from, line.to);
    const bool straight = way.dx() == 0 || way.dy() == 0;
    if (crisp && straight) {
        // On the middle of a pixel, not between two.
        const double shift = std::fmod(line.width, 2.0) == 1.0 ? 0.5 : 0;
        if (way.dx() == 0)
            way.translate(std::floor(way.x1()) + shift - way.x1(), 0);
        else
            way.translate(0, std::floor(way.y1()) + shift - way.y1());
        if (line.dashed && !line.arrow && dash_length(line, unit) >= 1)
            return paint_dashes(painter, way, line, dash_length(line, unit), pixels);
    }
    QPen pen(line.colour, line.width, Qt::SolidLine, Qt::FlatCap);
    if (line.dashed) {
        const double dash = dash_length(line, unit) / line.width;
        pen.setDashPattern({dash, dash});
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(pen);
    painter.drawLine(way);
    if (line.arrow)
        painter.fillPath(arrow_head(line, unit), line.colour);
}

void paint_path(QPainter& painter, const Path& path) {
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (path.fill.isValid())
        painter.fillPath(path.path, path.fill);
    if (!path.stroke.isValid())
        return;
    QPen pen(path.stroke, path.width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (path.dash > 0)
        pen.setDashPattern({path.dash / path.width, path.gap / path.width});
    painter.strokePath(path.path, pen);
}

// Qt rounds the size of letters to whole px. Where a picture is enlarged that could be seen: there
// they are drawn large, and made smaller as a whole.
void paint_label(QPainter& painter, const Label& label, const Theme& theme, bool crisp,
                 ShapedWords* words) {
    constexpr double drawn_size = 128;
    TextStyle style{label.size, label.bold, label.mono};
    const QPointF start = baseline_of(label);
    painter.setPen(label.colour);
    if (crisp && words) {
        words->draw(painter, start, label.text, style, theme);
        return;
    }
    if (crisp) {
        painter.setFont(font_of(theme, style, painter.device()->logicalDpiY()));
        painter.drawText(start, label.text);
        return;
    }
    style.size = drawn_size;
    painter.save();
    painter.translate(start);
    painter.scale(label.size / drawn_size, label.size / drawn_size);
    painter.setFont(font_of(theme, style, painter.device()->logicalDpiY()));
    painter.drawText(QPointF(), label.text);
    painter.restore();
}

}  // namespace

double outline_width(const Theme& theme) {
    const double unit = theme.unit();
    return theme.stroke * (unit < 1 ? unit : 1 + (unit - 1) / 2);
}

QList<QLineF> joined_edges(const Box& box, double width) {
    const QRectF edge = box.rect.adjusted(0, width / 2, 0, -width / 2);
    return {{edge.topLeft(), edge.topRight()}, {edge.bottomLeft(), edge.bottomRight()}};
}

double dash_length(const Line& line, double unit) {
    return (line.meaning == Line::Meaning::NotStarted ? 5 : 2) * unit;
}

QPainterPath arrow_head(const Line& line, double unit) {
    QPainterPath path;
    const QLineF way(line.from, line.to);
    if (way.length() <= 0)
        return path;
    const double size = 4 * unit + line.width;
    const QPointF along = QPointF(way.dx(), way.dy()) / way.length();
    const QPointF across(-along.y(), along.x());
    const QPointF foot = way.p2() - along * size;
    path.addPolygon(
        QPolygonF({way.p2(), foot + across * size * 0.45, foot - across * size * 0.45}));
    path.closeSubpath();
    return path;
}

QPointF baseline_of(const Label& label) {
    const TextStyle style{label.size, label.bold, label.mono};
    const double width = text_width(label.text, style);
    double x = label.rect.left();
    if (label.alignment & Qt::AlignRight)
        x = label.rect.right() - width;
    else if (label.alignment & Qt::AlignHCenter)
        x = label.rect.center().x() - width / 2;
    const double ascent = text_ascent(style);
    double y = label.rect.center().y() + ascent / 2;
    if (label.alignment & Qt::AlignTop)
        y = label.rect.top() + ascent;
    else if (label.alignment & Qt::AlignBottom)
        y = label.rect.bottom();
    return {x, y};
}

void paint(QPainter& painter, const DisplayList& list, const Theme& theme, ScreenCache* cache) {
    painter.save();
    const double unit = theme.unit();
    // Enlarged pictures have no use for whole px of the list.
    const bool crisp =
        is_raster(painter) && painter.worldTransform().type() <= QTransform::TxTranslate;
    if (list.background.isValid())
        painter.fillRect(QRectF(QPointF(0, 0), list.size), list.background);
    std::optional<PixelRects> pixels;
    if (crisp)
        pixels = PixelRects::of(painter);
    paint_boxes(painter, list.boxes, theme, crisp, pixels ? &*pixels : nullptr,
                cache ? &cache->tiles : nullptr);
    for (const Path& path : list.paths)
        paint_path(painter, path);
    for (const Line& line : list.lines)
        paint_line(painter, line, unit, crisp, pixels ? &*pixels : nullptr);
    painter.setRenderHint(QPainter::TextAntialiasing, true);
    for (const Label& label : list.labels)
        paint_label(painter, label, theme, crisp, cache ? &cache->words : nullptr);
    painter.restore();
}

}  // namespace threadline::app
