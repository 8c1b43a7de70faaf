#include "app/cli/drawing.h"

#include "app/cli/output.h"

#include "app/figure/preset.h"
#include "app/language/path_text.h"

#include "engine/trace/new_file.h"

#include <algorithm>

namespace threadline::app {

Status check_drawing(const DrawingOptions& drawing, const std::vector<std::string>& endings) {
    if (drawing.caption && (!drawing.out || drawing.out->extension() == ".csv"))
        return Error{"--caption goes with a picture; write -o OUT.pdf, or leave it out"};
    if (!drawing.out)
        return Done{};
    const std::filesystem::path& out = *drawing.out;
    if (std::find(endings.begin(), endings.end(), out.extension().string()) == endings.end()) {
        std::string all;
        for (std::size_t i = 0; i < endings.size(); ++i)
            all.append(i == 0 ? "" : i + 1 == endings.size() ? " or " : ", ").append(endings[i]);
        return Error{"cannot write '" + out.string() + "': the ending says the format; use " + all};
    }
    std::error_code problem;
    if (std::filesystem::is_other(std::filesystem::status(out, problem)))
        return Done{};
    if (const auto there = trace::NewFile::create(out); !there)
        return there.error();
    return Done{};
}

namespace {

// As high as what is drawn needs, whatever the preset says.
FigureOptions sized(const DrawingOptions& drawing) {
    FigureOptions options;
    if (const FigurePreset* preset = figure_preset(QString::fromStdString(drawing.preset)))
        apply(*preset, options);
    options.width_mm = drawing.width_mm.value_or(options.width_mm);
    options.dpi = drawing.dpi.value_or(options.dpi);
    options.theme = theme_named(QString::fromStdString(drawing.theme))->kind;
    return options;
}

}  // namespace

double width_mm_of(const DrawingOptions& drawing) {
    return sized(drawing).width_mm;
}

Theme theme_of(const DrawingOptions& drawing) {
    return figure_theme(sized(drawing));
}

ExitStatus write(const DrawingOptions& drawing, const DisplayList& list, const FigureText& text) {
    const Status written =
        write_drawing(list, theme_of(drawing), width_mm_of(drawing), sized(drawing).dpi, text,
                      in_qt(*drawing.out), drawing.caption);
    if (written)
        return ExitStatus::Done;
    print_error(written.error().message);
    return ExitStatus::Failed;
}

}  // namespace threadline::app
