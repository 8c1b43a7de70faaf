// A figure of a run for a write-up: exact size, vector or set resolution, the same bytes tomorrow.
#pragma once

#include "app/figure/svg_writer.h"
#include "app/timeline/geometry.h"

#include "engine/record/result.h"

#include <QImage>
#include <QString>

#include <optional>

namespace threadline::app {

enum class FigureFormat { Png, Svg, Pdf };
std::optional<FigureFormat> figure_format_of(const QString& path);  // by its ending

struct FigureOptions {
    double width_mm = 174;
    std::optional<double> height_mm;  // none: as high as the lanes need
    double dpi = 300;                 // PNG
    ThemeKind theme = ThemeKind::Print;
    std::optional<trace::TimeRange> range;  // none: the whole run
    TimelineOptions timeline;               // lanes, legend, title
};

// Layout is in points (1/72 in); the page is width_mm wide to within a rounding of the format.
DisplayList figure_content(const session::RunSnapshot& run, const FigureOptions& options);
QImage figure_preview(const session::RunSnapshot& run, const FigureOptions& options,
                      QSize fit_into);
// Whether such a figure can be: its size, resolution and ending. One line that names the mend.
Status check_figure(const session::RunSnapshot& run, const FigureOptions& options,
                    const QString& path);
// Checks, then writes to a temporary file beside `path` and renames it: a full disk loses nothing.
Status write_figure(const session::RunSnapshot& run, const FigureOptions& options,
                    const QString& path);

// What is no timeline of one run: a comparison, a plot. `list` is laid out for that width and
// theme.
Theme figure_theme(ThemeKind kind, double width_mm);
double figure_width(double width_mm);  // in the points of the layout
Status write_drawing(const DisplayList& list, const Theme& theme, double width_mm, double dpi,
                     const FigureText& text, const QString& path);

}  // namespace threadline::app
