#include "tests/app/colour_vision.h"

#include "app/timeline/contrast.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace threadline::app {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

double encoded(double channel) {
    channel = std::clamp(channel, 0.0, 1.0);
    return channel <= 0.0031308 ? 12.92 * channel : 1.055 * std::pow(channel, 1 / 2.4) - 0.055;
}

Triple linear(const QColor& colour) {
    return {linear_channel(colour.redF()), linear_channel(colour.greenF()),
            linear_channel(colour.blueF())};
}

Triple product(const Matrix& matrix, const Triple& v) {
    Triple result{};
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
    return result;
}

const Matrix& matrix_of(Vision vision) {
    static constexpr Matrix usual{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    static constexpr Matrix protanopia{{{0.152286, 1.052583, -0.204868},
                                        {0.114503, 0.786281, 0.099216},
                                        {-0.003882, -0.048116, 1.051998}}};
    static constexpr Matrix deuteranopia{{{0.367322, 0.860646, -0.227968},
                                          {0.280085, 0.672501, 0.047413},
                                          {-0.011820, 0.042940, 0.968881}}};
    static constexpr Matrix tritanopia{{{1.255528, -0.076749, -0.178779},
                                        {-0.078411, 0.930809, 0.147602},
                                        {0.004733, 0.691367, 0.303900}}};
    static constexpr Matrix grey{
        {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}};
    switch (vision) {
        case Vision::Protanopia:
            return protanopia;
        case Vision::Deuteranopia:
            return deuteranopia;
        case Vision::Tritanopia:
            return tritanopia;
        case Vision::Grey:
            return grey;
        case Vision::Usual:
            break;
    }
    return usual;
}

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

double hue_of(double a, double b) {
    if (a == 0 && b == 0)
        return 0;
    const double hue = std::atan2(b, a) * 180 / std::numbers::pi;
    return hue < 0 ? hue + 360 : hue;
}

}  // namespace

Lab lab_of(const QColor& colour) {
    static constexpr Matrix to_xyz{{{0.4124564, 0.3575761, 0.1804375},
                                    {0.2126729, 0.7151522, 0.0721750},
                                    {0.0193339, 0.1191920, 0.9503041}}};
    static constexpr Triple white{0.95047, 1.0, 1.08883};
    const Triple xyz = product(to_xyz, linear(colour));
    const auto f = [&](std::size_t i) {
        const double t = xyz[i] / white[i];
        return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    };
    return {116 * f(1) - 16, 500 * (f(0) - f(1)), 200 * (f(1) - f(2))};
}

QColor seen_with(Vision vision, const QColor& colour) {
    const Triple seen = product(matrix_of(vision), linear(colour));
    return QColor::fromRgbF(float(encoded(seen[0])), float(encoded(seen[1])),
                            float(encoded(seen[2])));
}

// Names as in the paper: C chroma, h hue, d differences, m means, S weights, R the rotation in
// blue.
double colour_distance(Lab p, Lab q) {
    const auto seventh = [](double c) { return std::pow(c, 7); };
    static const double c25 = std::pow(25.0, 7);
    const double cm0 = (std::hypot(p.a, p.b) + std::hypot(q.a, q.b)) / 2;
    const double g = 0.5 * (1 - std::sqrt(seventh(cm0) / (seventh(cm0) + c25)));
    p.a *= 1 + g;
    q.a *= 1 + g;
    const double c1 = std::hypot(p.a, p.b), c2 = std::hypot(q.a, q.b);
    const double h1 = hue_of(p.a, p.b), h2 = hue_of(q.a, q.b);
    const bool grey = c1 * c2 == 0;
    double dh = grey ? 0 : h2 - h1;
    if (dh > 180)
        dh -= 360;
    if (dh < -180)
        dh += 360;
    const double dl = q.l - p.l, dc = c2 - c1;
    const double dbig = 2 * std::sqrt(c1 * c2) * std::sin(radians(dh / 2));
    const double lm = (p.l + q.l) / 2, cm = (c1 + c2) / 2;
    double hm = h1 + h2;
    if (!grey)
        hm = std::abs(h1 - h2) <= 180 ? hm / 2 : hm < 360 ? (hm + 360) / 2 : (hm - 360) / 2;
    const double t = 1 - 0.17 * std::cos(radians(hm - 30)) + 0.24 * std::cos(radians(2 * hm)) +
                     0.32 * std::cos(radians(3 * hm + 6)) - 0.20 * std::cos(radians(4 * hm - 63));
    const double turn = 30 * std::exp(-std::pow((hm - 275) / 25, 2));
    const double rc = 2 * std::sqrt(seventh(cm) / (seventh(cm) + c25));
    const double l50 = (lm - 50) * (lm - 50);
    const double sl = 1 + 0.015 * l50 / std::sqrt(20 + l50);
    const double sc = 1 + 0.045 * cm, sh = 1 + 0.015 * cm * t;
    const double rt = -std::sin(radians(2 * turn)) * rc;
    return std::sqrt(std::pow(dl / sl, 2) + std::pow(dc / sc, 2) + std::pow(dbig / sh, 2) +
                     rt * (dc / sc) * (dbig / sh));
}

double colour_distance(const QColor& first, const QColor& second) {
    return colour_distance(lab_of(first), lab_of(second));
}

}  // namespace threadline::app
