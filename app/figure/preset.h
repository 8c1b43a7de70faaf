// What a figure is for: how large it is, and how large its letters are.
#pragma once

#include "app/figure/figure.h"

#include <QString>

#include <span>

namespace threadline::app {

struct FigurePreset {
    const char* key;   // of --preset
    const char* name;  // to be translated in the context FigurePreset
    double width_mm;
    double height_mm;   // 0: as high as the lanes need
    double text_size;   // pt
    double least_text;  // pt: where lanes need the room, but no smaller
    double dpi;         // PNG

    QString translated_name() const;
};

// A column and a page of the IEEE's journals, a page of text, a slide of 16:9 as presentation
// programs have it (33.87 cm x 19.05 cm; a PNG of it is 1920 x 1080), a poster's column.
std::span<const FigurePreset> figure_presets();
const FigurePreset* figure_preset(const QString& key);  // null for anything else
void apply(const FigurePreset& preset, FigureOptions& options);

}  // namespace threadline::app
