#include "app/figure/preset.h"

#include <QCoreApplication>

namespace threadline::app {
namespace {

constexpr FigurePreset presets[]{
    {"column", QT_TRANSLATE_NOOP("FigurePreset", "IEEE column, 88.9 mm"), 88.9, 0, 7.5, 7.5, 300},
    {"two-columns", QT_TRANSLATE_NOOP("FigurePreset", "Two columns, 182 mm"), 182, 0, 8.5, 8.5,
     300},
    {"page", QT_TRANSLATE_NOOP("FigurePreset", "Page of text, 174 mm"), 174, 0, 8.5, 8.5, 300},
    {"slide", QT_TRANSLATE_NOOP("FigurePreset", "Slide 16:9, 339 x 191 mm"), 338.67, 190.5, 16, 11,
     144},
    {"poster", QT_TRANSLATE_NOOP("FigurePreset", "Poster, 400 mm"), 400, 0, 24, 24, 150},
};

}  // namespace

QString FigurePreset::translated_name() const {
    return QCoreApplication::translate("FigurePreset", name);
}

std::span<const FigurePreset> figure_presets() {
    return presets;
}

const FigurePreset* figure_preset(const QString& key) {
    for (const FigurePreset& preset : presets)
        if (key == QLatin1String(preset.key))
            return &preset;
    return nullptr;
}

void apply(const FigurePreset& preset, FigureOptions& options) {
    options.width_mm = preset.width_mm;
    options.height_mm.reset();
    if (preset.height_mm > 0)
        options.height_mm = preset.height_mm;
    options.text_size = preset.text_size;
    options.least_text = preset.least_text;
    options.dpi = preset.dpi;
}

}  // namespace threadline::app
