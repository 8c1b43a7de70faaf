#include "app/figure/theme_colours.h"

namespace threadline::app {

std::set<QRgb> colours_of(const Theme& theme) {
    std::set<QRgb> colours;
    const auto add = [&](const QColor& colour) {
        if (colour.isValid())
            colours.insert(colour.rgb());
    };
    const auto add_fill = [&](const Fill& fill) {
        for (const QColor& colour : {fill.colour, fill.hatch_colour, fill.outline})
            add(colour);
    };
    for (const QColor& colour :
         {theme.window, theme.surface, theme.text, theme.muted_text, theme.grid, theme.accent,
          theme.selection, theme.error, theme.warning, theme.info})
        add(colour);
    for (const Fill& fill : theme.states)
        add_fill(fill);
    for (const Fill& fill :
         {theme.hold, theme.hold_wanted, theme.lock_wait, theme.value, theme.value_again,
          theme.cpu_idle, theme.cpu_services, theme.cpu_others, theme.slices_folded})
        add_fill(fill);
    for (const Fill& fill : theme.slices)
        add_fill(fill);
    return colours;
}

}  // namespace threadline::app
