#include "app/cli/drawing.h"

#include "app/cli/output.h"

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

Theme theme_of(const DrawingOptions& drawing) {
    return figure_theme(theme_named(QString::fromStdString(drawing.theme))->kind, drawing.width_mm);
}

ExitStatus write(const DrawingOptions& drawing, const DisplayList& list, const FigureText& text) {
    const Status written =
        write_drawing(list, theme_of(drawing), drawing.width_mm, drawing.dpi, text,
                      QString::fromStdString(drawing.out->string()), drawing.caption);
    if (written)
        return ExitStatus::Done;
    print_error(written.error().message);
    return ExitStatus::Failed;
}

}  // namespace threadline::app
