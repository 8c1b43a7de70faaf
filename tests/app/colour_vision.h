// What colours look like to those who see other ones, and how far two colours lie apart.
#pragma once

#include <QColor>

namespace threadline::app {

enum class Vision { Usual, Protanopia, Deuteranopia, Tritanopia, Grey };

// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
// Deficiency", IEEE TVCG 15(6), 2009, at severity 1, on linear RGB. Grey: the relative luminance.
QColor seen_with(Vision vision, const QColor& colour);

struct Lab {  // CIE 1976, of D65
    double l, a, b;
};
Lab lab_of(const QColor& colour);

// CIEDE2000 for two sRGB colours under D65: about 1 is just noticed side by side. Sharma, Wu and
// Dalal, "The CIEDE2000 color-difference formula", Color Research & Application 30(1), 2005.
double colour_distance(Lab first, Lab second);
double colour_distance(const QColor& first, const QColor& second);

}  // namespace threadline::app
