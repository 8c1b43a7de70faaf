#include "app/timeline/contrast.h"

#include <algorithm>
#include <cmath>

namespace threadline::app {

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

}  // namespace

double relative_luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast_ratio(const QColor& first, const QColor& second) {
    const double a = relative_luminance(first);
    const double b = relative_luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

double grey_lightness(const QColor& colour) {
    const double y = relative_luminance(colour);
    return y <= 216.0 / 24389.0 ? y * 24389.0 / 27.0 : 116.0 * std::cbrt(y) - 16.0;
}

double contrast_on(const QColor& ink, const Fill& fill) {
    const double plain = contrast_ratio(ink, fill.colour);
    return fill.hatch == Hatch::None ? plain
                                     : std::min(plain, contrast_ratio(ink, fill.hatch_colour));
}

QColor ink_on(const Fill& fill) {
    static const QColor dark(0x12, 0x16, 0x1c);
    static const QColor light(0xff, 0xff, 0xff);
    return contrast_on(dark, fill) >= contrast_on(light, fill) ? dark : light;
}

}  // namespace threadline::app
