// The theme as the whole application's look: palette, fonts, and what Fusion alone leaves rough.
#pragma once

#include "app/timeline/theme.h"

#include <QPalette>

class QApplication;

namespace threadline::app {

enum class ThemeChoice { System, Light, Dark, HighContrast };

QString key_of(ThemeChoice choice);  // as settings keep it
ThemeChoice theme_choice_of(const QString& key);

// The system's palette is the one that the application had before we set ours.
void remember_system_palette(const QPalette& palette);
bool is_dark(const QPalette& palette);
// From what the desktop says later; true where that is new.
bool set_system_is_dark(bool dark);
ThemeKind theme_kind(ThemeChoice choice);

// How much larger than usual the desktop wants letters, by its dots per inch for them; what Qt
// itself makes larger is not among it. Never smaller ones.
double system_text_scale(double dots_per_inch);

QPalette palette_of(const Theme& theme);
QString style_sheet_of(const Theme& theme);
void apply(QApplication& application, const Theme& theme);

}  // namespace threadline::app
