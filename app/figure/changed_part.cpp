#include "app/figure/changed_part.h"

#include <algorithm>

namespace threadline::app {

QRect changed_part(const QImage& before, const QImage& after) {
    int left = after.width(), right = -1, top = after.height(), bottom = -1;
    for (int y = 0; y < after.height(); ++y) {
        const auto* a = reinterpret_cast<const QRgb*>(before.constScanLine(y));
        const auto* b = reinterpret_cast<const QRgb*>(after.constScanLine(y));
        const auto* first = std::mismatch(a, a + after.width(), b).first;
        if (first == a + after.width())
            continue;
        int last = after.width() - 1;
        while (a[last] == b[last])
            --last;
        left = std::min(left, int(first - a));
        right = std::max(right, last);
        top = std::min(top, y);
        bottom = y;
    }
    return right < 0 ? QRect() : QRect(QPoint(left, top), QPoint(right, bottom));
}

void FrameParts::add(const QImage& image, std::chrono::milliseconds shown) {
    const QImage now = image.convertToFormat(QImage::Format_RGB32);
    const QRect part = parts_.empty() ? now.rect() : changed_part(last_, now);
    if (part.isEmpty()) {
        parts_.back().shown += shown;
        return;
    }
    parts_.push_back({part, shown, now.copy(part)});
    last_ = now;
}

}  // namespace threadline::app
