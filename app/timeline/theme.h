// The one table of what things look like: by meaning, with a hatch or mark beside each colour, so
// that nothing is told by colour alone.
#pragma once

#include "engine/trace/state.h"

#include <QColor>
#include <QString>

#include <vector>

namespace threadline::app {

enum class ThemeKind { Light, Dark, Print, Projector };

// Patterns are geometry, not Qt brushes, so that screen, SVG and PDF draw the same.
enum class Hatch { None, Diagonal, BackDiagonal, Cross, Dots, Horizontal, Vertical, Dense };

struct Fill {
    QColor colour;
    Hatch hatch = Hatch::None;
    QColor hatch_colour;
    QColor outline;  // invalid: none
};

struct Theme {
    ThemeKind kind = ThemeKind::Light;
    QString name;
    QColor window, surface, text, muted_text, grid, accent, selection;
    Fill states[trace::state_count];
    Fill hold;         // a lock held
    Fill hold_wanted;  // held while another waits for it
    Fill lock_wait;    // on a lock's lane: somebody waits
    QColor error, warning, info;
    QString font_family;  // the embedded text font
    QString mono_font_family;
    double font_size = 12;  // px at scale 1
    double scale = 1;

    const Fill& fill(trace::State state) const { return states[trace::index_of(state)]; }
};

const Theme& theme(ThemeKind kind);
// "light", "dark", "print", "projector"; null for anything else.
const Theme* theme_named(const QString& name);

}  // namespace threadline::app
