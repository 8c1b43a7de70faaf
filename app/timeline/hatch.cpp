#include "app/timeline/hatch.h"

#include <algorithm>
#include <cmath>

namespace threadline::app {

namespace {

// The first of those `step` apart, one of which is at `origin`, that is not left of `least`.
double first_from(double origin, double step, double least) {
    return origin + std::ceil((least - origin) / step) * step;
}

// Lines at 45 degrees, rising to the right, `step` apart along the x axis.
void add_rising(std::vector<QLineF>& lines, const QRectF& rect, double step, double origin) {
    const double height = rect.height();
    for (double foot = first_from(origin - height + step / 2, step, rect.left() - height);
         foot < rect.right(); foot += step) {
        const double begin = std::max(foot, rect.left());
        const double end = std::min(foot + height, rect.right());
        if (begin < end)
            lines.emplace_back(begin, rect.bottom() - (begin - foot), end,
                               rect.bottom() - (end - foot));
    }
}

void add_falling(std::vector<QLineF>& lines, const QRectF& rect, double step, double origin) {
    const double height = rect.height();
    for (double head = first_from(origin - height + step / 2, step, rect.left() - height);
         head < rect.right(); head += step) {
        const double begin = std::max(head, rect.left());
        const double end = std::min(head + height, rect.right());
        if (begin < end)
            lines.emplace_back(begin, rect.top() + (begin - head), end, rect.top() + (end - head));
    }
}

void add_dots(std::vector<QLineF>& lines, const QRectF& rect, double step, double size,
              double origin) {
    bool shifted = false;
    for (double y = rect.top() + step / 2; y < rect.bottom() - size / 2; y += step / 2) {
        const double first = origin + (shifted ? step : step / 2);
        for (double x = first_from(first, step, rect.left()); x < rect.right() - size; x += step)
            lines.emplace_back(x, y, x + size, y);
        shifted = !shifted;
    }
}

// With lines where they are if one is at `origin`, inside of `rect`.
std::vector<QLineF> lines_from(double origin, const QRectF& rect, Hatch hatch, double unit,
                               double width) {
    std::vector<QLineF> lines;
    const double step = hatch_step(hatch, unit);
    switch (hatch) {
        case Hatch::None:
            break;
        case Hatch::Diagonal:
        case Hatch::Dense:
            add_rising(lines, rect, step, origin);
            break;
        case Hatch::BackDiagonal:
            add_falling(lines, rect, step, origin);
            break;
        case Hatch::Cross:
            add_rising(lines, rect, step, origin);
            add_falling(lines, rect, step, origin);
            break;
        case Hatch::Dots:
            add_dots(lines, rect, step, width, origin);
            break;
        case Hatch::Horizontal:
            for (double y = rect.top() + 3 * unit; y < rect.bottom() - unit; y += 5 * unit)
                lines.emplace_back(rect.left(), y, rect.right(), y);
            break;
        case Hatch::Vertical:
            for (double x = first_from(origin + 3 * unit, step, rect.left()); x < rect.right();
                 x += step)
                lines.emplace_back(x, rect.top(), x, rect.bottom());
            break;
    }
    return lines;
}

double line_width(Hatch hatch, double unit) {
    return hatch == Hatch::Dense ? 2.2 * unit : hatch == Hatch::Dots ? 1.5 * unit : 1.2 * unit;
}

}  // namespace

double hatch_step(Hatch hatch, double unit) {
    switch (hatch) {
        case Hatch::None:
        case Hatch::Horizontal:
            return unit;  // the same everywhere
        case Hatch::Diagonal:
        case Hatch::BackDiagonal:
            return 7 * unit;
        case Hatch::Cross:
            return 8 * unit;
        case Hatch::Dense:
        case Hatch::Dots:
            return 6 * unit;
        case Hatch::Vertical:
            return 5 * unit;
    }
    return unit;
}

HatchLines hatch_lines(const QRectF& box, Hatch hatch, double unit) {
    const double width = line_width(hatch, unit);
    // The ends of slanted lines are as broad as the lines.
    const double inset = width / 2;
    const QRectF rect = box.adjusted(inset, inset, -inset, -inset);
    return {lines_from(rect.left(), rect, hatch, unit, width), width};
}

HatchLines joined_hatch_lines(const QRectF& box, Hatch hatch, double unit) {
    const double width = line_width(hatch, unit);
    const QRectF rect = box.adjusted(0, width / 2, 0, -width / 2);
    return {lines_from(0, rect, hatch, unit, width), width};
}

}  // namespace threadline::app
