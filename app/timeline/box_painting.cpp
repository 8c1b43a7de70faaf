#include "app/timeline/box_painting.h"

#include "app/timeline/hatch.h"
#include "app/timeline/hatch_tiles.h"
#include "app/timeline/painter.h"
#include "app/timeline/pixel_rects.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace threadline::app {

namespace {

constexpr int highest_tile = 2048;  // pixels: of some millions no memory has room for one

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

void paint_box(QPainter& painter, const Box& box, const Theme& theme, bool crisp) {
    const Fill& fill = box.fill;
    painter.setRenderHint(QPainter::Antialiasing, !crisp || box.radius > 0);
    if (fill.colour.alpha() > 0) {
        if (box.radius > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill.colour);
            painter.drawRoundedRect(box.rect, box.radius, box.radius);
        } else {
            painter.fillRect(crisp ? on_whole_pixels(box.rect) : box.rect, fill.colour);
        }
    }
    if (fill.hatch != Hatch::None)
        paint_hatch(painter, box, theme.unit());
    if (fill.outline.isValid())
        paint_outline(painter, box, outline_width(theme), crisp);
}

void write_outline(PixelRects& pixels, const QRect& rect, const Box& box, int width) {
    const QRgb colour = box.fill.outline.rgba();
    pixels.fill(QRect(rect.left(), rect.top(), rect.width(), width), colour);
    pixels.fill(QRect(rect.left(), rect.bottom() + 1 - width, rect.width(), width), colour);
    if (box.joins)
        return;
    pixels.fill(QRect(rect.left(), rect.top(), width, rect.height()), colour);
    pixels.fill(QRect(rect.right() + 1 - width, rect.top(), width, rect.height()), colour);
}

// Whether it could be: what is round, can be seen through, or has a hatch too high for a tile is
// for QPainter.
bool write_box(PixelRects& pixels, const Box& box, const Theme& theme, HatchTiles* tiles) {
    const Fill& fill = box.fill;
    const bool outlined = fill.outline.isValid();
    if (fill.colour.alpha() == 0 && fill.hatch == Hatch::None && !outlined)
        return true;
    if (box.radius > 0 || fill.colour.alpha() != 255 || (fill.hatch != Hatch::None && !tiles) ||
        (outlined && fill.outline.alpha() != 255))
        return false;
    const QRect rect = pixels.pixels(box.rect);
    if (rect.isEmpty())
        return true;
    if (fill.hatch == Hatch::None) {
        pixels.fill(rect, fill.colour.rgba());
    } else {
        if (rect.height() > highest_tile)
            return false;
        const QImage& tile = tiles->tile(fill, theme.unit() * pixels.scale(), rect.height());
        pixels.lay(rect, tile, box.joins ? rect.left() : 0);
    }
    if (outlined)
        write_outline(pixels, rect, box,
                      std::max(qRound(outline_width(theme) * pixels.scale()), 1));
    return true;
}

bool is_plain(const Box& box) {
    return box.radius <= 0 && box.fill.hatch == Hatch::None && !box.fill.outline.isValid();
}

// Painted for themselves the two would show a seam.
bool goes_on(const QRectF& before, const QRectF& after) {
    return after.top() == before.top() && after.bottom() == before.bottom() &&
           std::abs(after.left() - before.right()) < 1e-3;
}

}  // namespace

void paint_boxes(QPainter& painter, const std::vector<Box>& boxes, const Theme& theme, bool crisp,
                 PixelRects* pixels, HatchTiles* tiles) {
    std::vector<QRectF> run;
    for (std::size_t i = 0; i < boxes.size();) {
        if (pixels && write_box(*pixels, boxes[i], theme, tiles)) {
            ++i;
            continue;
        }
        if (pixels || !is_plain(boxes[i])) {
            paint_box(painter, boxes[i], theme, crisp);
            ++i;
            continue;
        }
        // Many of one colour in one go.
        const QColor& colour = boxes[i].fill.colour;
        run.clear();
        for (; i < boxes.size() && is_plain(boxes[i]) && boxes[i].fill.colour == colour; ++i)
            if (!crisp && !run.empty() && goes_on(run.back(), boxes[i].rect))
                run.back().setRight(boxes[i].rect.right());
            else
                run.push_back(boxes[i].rect);
        painter.setRenderHint(QPainter::Antialiasing, !crisp);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRects(run.data(), static_cast<int>(run.size()));
    }
}

}  // namespace threadline::app
