// The embedded fonts, and how long a text is in them.
//
// Widths come from the font files at a size of 1000 and are scaled, so that a layout is the same
// on every screen and in every format.
#pragma once

#include "app/timeline/theme.h"

#include <QFont>
#include <QString>

namespace threadline::app {

// Makes the embedded fonts known; needs a QGuiApplication. Any number of calls.
void load_fonts();

struct TextStyle {
    double size = 12;  // px
    bool bold = false;
    bool mono = false;
};

// A font for a device of `dots_per_inch`, so that `size` is in the device's own px.
QFont font_of(const Theme& theme, const TextStyle& style, double dots_per_inch);

double text_width(const QString& text, const TextStyle& style);
double text_ascent(const TextStyle& style);  // of capitals and digits, above the baseline
// The text if it fits, else as much of it as fits with "…"; empty where not even two letters would.
QString elided(const QString& text, double width, const TextStyle& style);
// Of a name with a number the number stays: "Down… 12".
QString elided_name(const QString& name, double width, const TextStyle& style);

}  // namespace threadline::app
