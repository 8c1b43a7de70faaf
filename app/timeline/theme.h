// The one table of what things look like: by meaning, with a hatch or mark beside each colour, so
// that nothing is told by colour alone.
#pragma once

#include "engine/trace/state.h"

#include <QColor>
#include <QString>

#include <cstddef>
#include <string_view>
#include <vector>

namespace threadline::app {

enum class ThemeKind { Light, Dark, Print, Projector, HighContrast };

inline constexpr ThemeKind all_themes[] = {ThemeKind::Light, ThemeKind::Dark, ThemeKind::Print,
                                           ThemeKind::Projector, ThemeKind::HighContrast};

// Patterns are geometry, not Qt brushes, so that screen, SVG and PDF draw the same.
enum class Hatch { None, Diagonal, BackDiagonal, Cross, Dots, Horizontal, Vertical, Dense };

struct Fill {
    QColor colour;
    Hatch hatch = Hatch::None;
    QColor hatch_colour;
    QColor outline;  // invalid: none
};

inline constexpr std::size_t slice_looks = 10;

struct Theme {
    ThemeKind kind = ThemeKind::Light;
    QString name;
    QColor window, surface, text, muted_text, grid, accent, selection;
    Fill states[trace::state_count];
    Fill hold;                 // a lock held
    Fill hold_wanted;          // held while another waits for it
    Fill lock_wait;            // on a lock's lane: somebody waits
    Fill value;                // of a variable, from one write to the next
    Fill value_again;          // a write of the value that the variable already had
    Fill cpu_idle;             // a CPU that nobody used: what a person is to see first
    Fill cpu_services;         // Threadline itself on a CPU
    Fill cpu_others;           // other programs on a CPU
    Fill slices[slice_looks];  // by name; the name stands on it
    Fill slices_folded;        // several slices, too narrow to tell apart
    QColor error, warning, info;
    QString font_family;  // the embedded text font
    QString mono_font_family;
    double font_size = 12;     // px at scale 1
    double small_size = 10.5;  // of what stands in bars and flags, where other texts have 12
    double scale = 1;
    double stroke = 1;  // how many times as thick outlines, edges and the focus are

    const Fill& fill(trace::State state) const { return states[trace::index_of(state)]; }
    double unit() const { return scale * font_size / 12; }  // px of what is 1 px at scale 1
    double focus_width() const { return 2 * stroke; }       // px of the frame around what has it
    bool is_dark() const { return surface.lightness() < 128; }
    // The same for one name in every lane, every trace and every run of the program.
    const Fill& slice_fill(std::string_view slice) const;
};

const Theme& theme(ThemeKind kind);
// "light", "dark", "print", "projector", "high-contrast"; null for anything else.
const Theme* theme_named(const QString& name);

}  // namespace threadline::app
