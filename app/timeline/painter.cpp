#include "app/timeline/painter.h"

#include "app/timeline/fonts.h"
#include "app/timeline/hatch.h"
#include "app/timeline/hatch_tiles.h"

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

QRectF on_whole_pixels(const QRectF& rect) {
    return QRectF(QPointF(std::round(rect.left()), std::round(rect.top())),
                  QPointF(std::round(rect.right()), std::round(rect.bottom())));
}

// Inside the box, so that neighbours do not paint over each other.
void paint_outline(QPainter& painter, const Box& box, double width, bool crisp) {
    const QColor& colour = box.fill.outline;
    if (crisp && box.radius <= 0) {  // filling is many times as fast as stroking
        const QRectF edge = on_whole_pixels(box.rect);
        width = std::max(std::round(width), 1.0);
        painter.fillRect(QRectF(edge.left(), edge.top(), edge.width(), width), colour);
        painter.fillRect(QRectF(edge.left(), edge.bottom() - width, edge.width(), width), colour);
        if (box.joins)
            return;
        painter.fillRect(QRectF(edge.left(), edge.top(), width, edge.height()), colour);
        painter.fillRect(QRectF(edge.right() - width, edge.top(), width, edge.height()), colour);
        return;
    }
    const double inset = width / 2;
    const QRectF edge = box.rect.adjusted(inset, inset, -inset, -inset);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(
        QPen(colour, width, Qt::SolidLine, box.joins ? Qt::FlatCap : Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    if (box.radius > 0)
        painter.drawRoundedRect(edge, box.radius, box.radius);
    else if (box.joins)
        painter.drawLines(joined_edges(box, width));
    else
        painter.drawRect(edge);
}

void paint_hatch(QPainter& painter, const Box& box, double unit) {
    const HatchLines hatch = box.joins ? joined_hatch_lines(box.rect, box.fill.hatch, unit)
                                       : hatch_lines(box.rect, box.fill.hatch, unit);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(box.fill.hatch_colour, hatch.width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(hatch.lines.data(), static_cast<int>(hatch.lines.size()));
}

void paint_box(QPainter& painter, const Box& box, const Theme& theme, bool crisp,
               HatchTiles* tiles) {
    const double unit = theme.unit();
    const Fill& fill = box.fill;
    const bool tiled = tiles && crisp && box.radius <= 0 && fill.colour.alpha() == 255 &&
                       (box.joins || fill.hatch != Hatch::None);
    if (const QRectF rect = on_whole_pixels(box.rect); tiled && rect.isEmpty())
        return;
    else if (tiled && box.joins)
        return tiles->fill_joined(
            painter, rect, fill, unit,
            fill.outline.isValid() ? std::max(std::round(outline_width(theme)), 1.0) : 0);
    else if (tiled)
        tiles->fill(painter, rect, fill, unit);
    painter.setRenderHint(QPainter::Antialiasing, !crisp || box.radius > 0);
    if (fill.colour.alpha() > 0 && !tiled) {
        if (box.radius > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill.colour);
            painter.drawRoundedRect(box.rect, box.radius, box.radius);
        } else {
            painter.fillRect(crisp ? on_whole_pixels(box.rect) : box.rect, fill.colour);
        }
    }
    if (fill.hatch != Hatch::None && !tiled)
        paint_hatch(painter, box, unit);
    if (fill.outline.isValid())
        paint_outline(painter, box, outline_width(theme), crisp);
}

bool is_plain(const Box& box) {
    return box.radius <= 0 && box.fill.hatch == Hatch::None && !box.fill.outline.isValid();
}

// Painted for themselves the two would show a seam.
bool goes_on(const QRectF& before, const QRectF& after) {
    return after.top() == before.top() && after.bottom() == before.bottom() &&
           std::abs(after.left() - before.right()) < 1e-3;
}

// The first from `begin` on that is not plain, or not beside the one before in the same row.
std::size_t end_of_row(const std::vector<Box>& boxes, std::size_t begin) {
    std::size_t end = begin;
    while (end < boxes.size() && is_plain(boxes[end])) {
        const QRectF& rect = boxes[end].rect;
        if (end > begin) {
            const QRectF& before = boxes[end - 1].rect;
            if (rect.top() != before.top() || rect.bottom() != before.bottom() ||
                rect.left() < before.right() - 1e-3)
                break;
        }
        ++end;
    }
    return end;
}

// Boxes that lie beside each other may be painted in any order: all of one colour at once, where
// neighbours of many colours would each need a brush of their own.
class Row {
public:
    void paint(QPainter& painter, const Box* begin, const Box* end) {
        for (Colour& colour : colours_)
            colour.rects.clear();
        for (const Box* box = begin; box != end; ++box) {
            const QRect rect = on_whole_pixels(box->rect).toRect();
            if (rect.width() > 0)
                of(box->fill.colour).push_back(rect);
        }
        painter.setPen(Qt::NoPen);
        for (const Colour& colour : colours_)
            if (!colour.rects.empty()) {
                painter.setBrush(colour.colour);
                painter.drawRects(colour.rects.data(), static_cast<int>(colour.rects.size()));
            }
    }

private:
    struct Colour {
        QColor colour;
        std::vector<QRect> rects;
    };
    std::vector<QRect>& of(const QColor& wanted) {
        if (last_ >= colours_.size() || colours_[last_].colour != wanted) {
            const auto found =
                std::find_if(colours_.begin(), colours_.end(),
                             [&](const Colour& known) { return known.colour == wanted; });
            last_ = static_cast<std::size_t>(found - colours_.begin());
            if (found == colours_.end())
                colours_.push_back({wanted, {}});
        }
        return colours_[last_].rects;
    }

    std::vector<Colour> colours_;
    std::size_t last_ = 0;
};

void paint_boxes(QPainter& painter, const std::vector<Box>& boxes, const Theme& theme, bool crisp,
                 HatchTiles* tiles) {
    constexpr std::size_t worth_sorting = 8;
    Row row;
    std::vector<QRectF> run;
    for (std::size_t i = 0; i < boxes.size();) {
        const Fill& fill = boxes[i].fill;
        if (!is_plain(boxes[i])) {
            paint_box(painter, boxes[i], theme, crisp, tiles);
            ++i;
            continue;
        }
        painter.setRenderHint(QPainter::Antialiasing, !crisp);
        if (const std::size_t end = crisp ? end_of_row(boxes, i) : i; end - i >= worth_sorting) {
            row.paint(painter, boxes.data() + i, boxes.data() + end);
            i = end;
            continue;
        }
        run.clear();
        for (; i < boxes.size() && is_plain(boxes[i]) && boxes[i].fill.colour == fill.colour; ++i)
            if (!crisp && !run.empty() && goes_on(run.back(), boxes[i].rect))
                run.back().setRight(boxes[i].rect.right());
            else
                run.push_back(boxes[i].rect);
        if (run.size() < 4) {  // a brush costs more than a few fills
            for (const QRectF& rect : run)
                painter.fillRect(rect, fill.colour);
            continue;
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill.colour);
        painter.drawRects(run.data(), static_cast<int>(run.size()));
    }
}

// Filling is many times as fast as stroking: a row of dots below each of many lanes.
void paint_dashes(QPainter& painter, const QLineF& way, const Line& line, double dash) {
    const bool across = way.dy() == 0;
    const double begin = across ? std::min(way.x1(), way.x2()) : std::min(way.y1(), way.y2());
    const double end = across ? std::max(way.x1(), way.x2()) : std::max(way.y1(), way.y2());
    const double beside = (across ? way.y1() : way.x1()) - line.width / 2;
    std::vector<QRectF> dashes;
    dashes.reserve(static_cast<std::size_t>((end - begin) / (2 * dash)) + 1);
    for (double at = begin; at < end; at += 2 * dash) {
        const double length = std::min(dash, end - at);
        dashes.push_back(across ? QRectF(at, beside, length, line.width)
                                : QRectF(beside, at, line.width, length));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(line.colour);
    painter.drawRects(dashes.data(), static_cast<int>(dashes.size()));
}

void paint_line(QPainter& painter, const Line& line, double unit, bool crisp) {
    QPen pen(line.colour, line.width, Qt::SolidLine, Qt::FlatCap);
    if (line.dashed) {
        const double dash = dash_length(line, unit) / line.width;
        pen.setDashPattern({dash, dash});
    }
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
            return paint_dashes(painter, way, line, dash_length(line, unit));
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
void paint_label(QPainter& painter, const Label& label, const Theme& theme, bool crisp) {
    constexpr double drawn_size = 128;
    TextStyle style{label.size, label.bold, label.mono};
    const QPointF start = baseline_of(label);
    painter.setPen(label.colour);
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

void paint(QPainter& painter, const DisplayList& list, const Theme& theme, HatchTiles* tiles) {
    painter.save();
    const double unit = theme.unit();
    // Enlarged pictures have no use for whole px of the list.
    const bool crisp =
        is_raster(painter) && painter.worldTransform().type() <= QTransform::TxTranslate;
    if (list.background.isValid())
        painter.fillRect(QRectF(QPointF(0, 0), list.size), list.background);
    paint_boxes(painter, list.boxes, theme, crisp, tiles);
    for (const Path& path : list.paths)
        paint_path(painter, path);
    for (const Line& line : list.lines)
        paint_line(painter, line, unit, crisp);
    painter.setRenderHint(QPainter::TextAntialiasing, true);
    for (const Label& label : list.labels)
        paint_label(painter, label, theme, crisp);
    painter.restore();
}

}  // namespace threadline::app
