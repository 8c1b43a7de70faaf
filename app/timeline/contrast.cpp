#include "app/timeline/contrast.h"

#include <algorithm>
#include <cmath>

namespace threadline::app {

double linear_channel(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

QColor mixed(const QColor& a, const QColor& b, double part_of_b) {
    const auto mix = [&](int x, int y) { return int(std::lround(x + (y - x) * part_of_b)); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

double relative_luminance(const QColor& colour) {
    return 0.2126 * linear_channel(colour.redF()) + 0.7152 * linear_channel(colour.greenF()) +
           0.0722 * linear_channel(colour.blueF());
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

QColor line_for(const Fill& fill, const QColor& surface) {
    constexpr double seen = 3;  // what WCAG asks of graphics
    return fill.outline.isValid() && contrast_ratio(fill.colour, surface) < seen ? fill.outline
                                                                                 : fill.colour;
}

}  // namespace threadline::app
