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
    std::optional<double> text_size;        // pt; none: what a width of a page or column asks for
    std::optional<double> least_text;       // pt; none: letters stay as large as that
    std::optional<trace::TimeRange> range;  // none: the whole run
    bool caption = false;                   // and a file beside it with a caption and a description
    TimelineOptions timeline;               // lanes, legend, title
};

// With the letters as large as lanes and labels have room for, where the height is given: from
// `text_size` down to `least_text`, which there is none of then, so that they are fitted once.
FigureOptions fitted(const session::RunSnapshot& run, FigureOptions options);

// Layout is in points (1/72 in); the page is width_mm wide to within a rounding of the format.
DisplayList figure_content(const session::RunSnapshot& run, const FigureOptions& options);
TimelineFigure figure_layout(const session::RunSnapshot& run, const FigureOptions& options);
// In so many pixels, whatever the size in millimetres.
QImage figure_image(const DisplayList& list, const Theme& theme, QSize pixels);
QByteArray png_bytes(QImage image, const FigureText& text);  // with the words in it
QImage figure_preview(const session::RunSnapshot& run, const FigureOptions& options,
                      QSize fit_into);
// How high its lanes need it to be, in whole mm; and what is said of one that is less high.
double least_height_mm(const session::RunSnapshot& run, const FigureOptions& options);
Error too_low(double height_mm, double least_mm);
// Whether such a figure can be: its size, resolution and ending. One line that names the mend.
Status check_figure(const session::RunSnapshot& run, const FigureOptions& options,
                    const QString& path);
// Checks, then writes to a temporary file beside `path` and renames it: a full disk loses nothing.
Status write_figure(const session::RunSnapshot& run, const FigureOptions& options,
                    const QString& path);

// The words beside it: without a person's notes where those do not show.
FigureText figure_words(const session::RunSnapshot& run, const FigureOptions& options);

// "run.pdf" has its caption in "run.pdf.caption.txt", so that it is not lost to that of "run.png";
// "frame-%04d.png" in "frame.caption.txt".
QString caption_path(const QString& figure);

// What is no timeline of one run: a comparison, a plot. `list` is laid out for that width and
// theme.
Theme figure_theme(ThemeKind kind, double width_mm);
Theme figure_theme(const FigureOptions& options);
double figure_width(double width_mm);  // in the points of the layout
Status check_drawing(const DisplayList& list, double width_mm, double dpi, const QString& path);
Status write_drawing(const DisplayList& list, const Theme& theme, double width_mm, double dpi,
                     const FigureText& text, const QString& path, bool caption = false);

}  // namespace threadline::app
