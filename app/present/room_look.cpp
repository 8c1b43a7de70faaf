#include "app/present/room_look.h"

#include "app/timeline/contrast.h"

namespace threadline::app {
namespace {

constexpr double text_contrast = 7;

// Moved away from its letters until these are stark on it, its hatch along with it.
void make_stark(Fill& fill) {
    const QColor ink = ink_on(fill);
    const QColor away = ink.lightness() < 128 ? QColor(Qt::white) : QColor(Qt::black);
    constexpr double step = 0.03;
    while (contrast_ratio(ink, fill.colour) < text_contrast) {
        fill.colour = mixed(fill.colour, away, step);
        if (fill.hatch != Hatch::None)
            fill.hatch_colour = mixed(fill.hatch_colour, away, step);
    }
}

// The window's dark colours on black, in the letters and edges that a projector has.
Theme dark_room() {
    const Theme& projector = theme(ThemeKind::Projector);
    Theme look = theme(ThemeKind::Dark);
    look.kind = projector.kind;
    look.name = projector.name;
    look.scale = projector.scale;
    look.small_size = projector.small_size;
    look.window = look.surface = QColor(0x0c, 0x0e, 0x12);
    look.text = Qt::white;
    look.muted_text = QColor(0xcd, 0xd3, 0xdc);
    look.grid = QColor(0x3a, 0x40, 0x4a);
    for (Fill& fill : look.states)
        make_stark(fill);
    for (Fill& fill : look.slices)
        make_stark(fill);
    for (Fill* fill :
         {&look.hold, &look.hold_wanted, &look.lock_wait, &look.value, &look.value_again,
          &look.cpu_idle, &look.cpu_services, &look.cpu_others, &look.slices_folded})
        make_stark(*fill);
    look.states[trace::index_of(trace::State::Unknown)].colour = look.surface;
    return look;
}

}  // namespace

Theme room_look(ThemeKind window) {
    if (window == ThemeKind::Dark)
        return dark_room();
    return theme(window == ThemeKind::HighContrast ? window : ThemeKind::Projector);
}

}  // namespace threadline::app
