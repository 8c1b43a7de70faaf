#include "app/timeline/pixel_rects.h"

#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace threadline::app {

namespace {

// Far beyond any picture; two of them have no more between them than an int can say.
constexpr double farthest = 1 << 29;

int rounded(double x) {
    const double whole = std::floor(x + 0.5);
    // So written a place that is no number is one, too.
    return whole > -farthest ? static_cast<int>(std::min(whole, farthest))
                             : -static_cast<int>(farthest);
}

}  // namespace

std::optional<PixelRects> PixelRects::of(const QPainter& painter) {
    QPaintDevice* device = painter.device();
    if (!device || device->devType() != QInternal::Image)
        return {};
    auto& image = static_cast<QImage&>(*device);
    if (image.format() != QImage::Format_RGB32 &&
        image.format() != QImage::Format_ARGB32_Premultiplied)
        return {};
    const QTransform to_pixels = painter.deviceTransform();
    if (to_pixels.type() > QTransform::TxScale || to_pixels.m11() <= 0 ||
        to_pixels.m11() != to_pixels.m22() || painter.opacity() != 1 ||
        painter.compositionMode() != QPainter::CompositionMode_SourceOver)
        return {};
    QRect clip = image.rect();
    if (painter.hasClipping()) {
        if (painter.clipRegion().rectCount() > 1)
            return {};
        clip &= to_pixels.mapRect(painter.clipBoundingRect()).toRect();
    }
    return PixelRects(image, to_pixels, clip);
}

PixelRects::PixelRects(QImage& image, const QTransform& to_pixels, const QRect& clip)
    : bits_(reinterpret_cast<QRgb*>(image.bits())),
      stride_(image.bytesPerLine() / static_cast<std::ptrdiff_t>(sizeof(QRgb))),
      to_pixels_(to_pixels),
      clip_(clip) {}

QRect PixelRects::pixels(const QRectF& rect) const {
    const double scale = to_pixels_.m11();
    const int left = rounded(rect.left() * scale + to_pixels_.dx());
    const int top = rounded(rect.top() * scale + to_pixels_.dy());
    const int right = rounded(rect.right() * scale + to_pixels_.dx());
    const int bottom = rounded(rect.bottom() * scale + to_pixels_.dy());
    return QRect(left, top, right - left, bottom - top);
}

void PixelRects::fill(const QRect& pixels, QRgb colour) {
    const int left = std::max(pixels.left(), clip_.left());
    const int right = std::min(pixels.right(), clip_.right()) + 1;
    const int bottom = std::min(pixels.bottom(), clip_.bottom());
    if (left >= right)
        return;
    for (int y = std::max(pixels.top(), clip_.top()); y <= bottom; ++y)
        std::fill(row(y) + left, row(y) + right, colour);
}

void PixelRects::lay(const QRect& pixels, const QImage& tile, int from) {
    const int left = std::max(pixels.left(), clip_.left());
    const int right = std::min(pixels.right(), clip_.right()) + 1;
    const int bottom =
        std::min({pixels.bottom(), clip_.bottom(), pixels.top() + tile.height() - 1});
    if (left >= right)
        return;
    const int first = (from + left - pixels.left()) % tile.width();
    for (int y = std::max(pixels.top(), clip_.top()); y <= bottom; ++y) {
        const auto* pattern = reinterpret_cast<const QRgb*>(tile.constScanLine(y - pixels.top()));
        QRgb* to = row(y) + left;
        int at = first;
        for (int rest = right - left; rest > 0;) {
            const int count = std::min(rest, tile.width() - at);
            to = std::copy(pattern + at, pattern + at + count, to);
            rest -= count;
            at = 0;
        }
    }
}

}  // namespace threadline::app
