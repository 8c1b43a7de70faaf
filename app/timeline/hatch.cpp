#include "app/timeline/hatch.h"

#include <algorithm>

namespace threadline::app {

namespace {

// Lines at 45 degrees, rising to the right, `step` apart along the x axis.
void add_rising(std::vector<QLineF>& lines, const QRectF& rect, double step) {
    const double height = rect.height();
    for (double foot = rect.left() - height + step / 2; foot < rect.right(); foot += step) {
        const double begin = std::max(foot, rect.left());
        const double end = std::min(foot + height, rect.right());
        if (begin < end)
            lines.emplace_back(begin, rect.bottom() - (begin - foot), end,
                               rect.bottom() - (end - foot));
    }
}

void add_falling(std::vector<QLineF>& lines, const QRectF& rect, double step) {
    const double height = rect.height();
    for (double head = rect.left() - height + step / 2; head < rect.right(); head += step) {
        const double begin = std::max(head, rect.left());
        const double end = std::min(head + height, rect.right());
        if (begin < end)
            lines.emplace_back(begin, rect.top() + (begin - head), end, rect.top() + (end - head));
    }
}

void add_dots(std::vector<QLineF>& lines, const QRectF& rect, double step, double size) {
    bool shifted = false;
    for (double y = rect.top() + step / 2; y < rect.bottom() - size / 2; y += step / 2) {
        const double first = rect.left() + (shifted ? step : step / 2);
        for (double x = first; x < rect.right() - size; x += step)
            lines.emplace_back(x, y, x + size, y);
        shifted = !shifted;
    }
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
    HatchLines result;
    result.width = hatch == Hatch::Dense  ? 2.2 * unit
                   : hatch == Hatch::Dots ? 1.5 * unit
                                          : 1.2 * unit;
    // The ends of slanted lines are as broad as the lines.
    const double inset = result.width / 2;
    const QRectF rect = box.adjusted(inset, inset, -inset, -inset);
    std::vector<QLineF>& lines = result.lines;
    switch (hatch) {
        case Hatch::None:
            break;
        case Hatch::Diagonal:
            add_rising(lines, rect, hatch_step(hatch, unit));
            break;
        case Hatch::BackDiagonal:
            add_falling(lines, rect, hatch_step(hatch, unit));
            break;
        case Hatch::Cross:
            add_rising(lines, rect, hatch_step(hatch, unit));
            add_falling(lines, rect, hatch_step(hatch, unit));
            break;
        case Hatch::Dense:
            add_rising(lines, rect, hatch_step(hatch, unit));
            break;
        case Hatch::Dots:
            add_dots(lines, rect, hatch_step(hatch, unit), result.width);
            break;
        case Hatch::Horizontal:
            for (double y = rect.top() + 3 * unit; y < rect.bottom() - unit; y += 5 * unit)
                lines.emplace_back(rect.left(), y, rect.right(), y);
            break;
        case Hatch::Vertical:
            for (double x = rect.left() + 3 * unit; x < rect.right(); x += hatch_step(hatch, unit))
                lines.emplace_back(x, rect.top(), x, rect.bottom());
            break;
    }
    return result;
}

}  // namespace threadline::app
