#include "app/figure/figure.h"

#include "app/figure/numbered_frames.h"
#include "app/figure/output_file.h"
#include "app/figure/pdf_writer.h"
#include "app/figure/svg_writer.h"
#include "app/timeline/fonts.h"
#include "app/timeline/painter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImageWriter>
#include <QPainter>

#include <cmath>

namespace threadline::app {

namespace {

constexpr double points_per_mm = 72 / 25.4;
constexpr double least_mm = 20;
constexpr double most_mm = 5000;       // a PDF page ends at 14,400 points
constexpr double most_pixels = 400e6;  // of a PNG, about 1.6 GB while it is painted
constexpr double most_pixels_a_side = 32'000;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Figure)
};

Error error(const QString& message) {
    return Error{message.toStdString()};
}

trace::TimeRange figure_range(const session::RunSnapshot& run, const FigureOptions& options) {
    trace::TimeRange range = options.range.value_or(run.trace.range());
    if (range.end <= range.begin)
        range.end = range.begin + std::chrono::milliseconds(1);
    return range;
}

QSize pixel_size(const DisplayList& list, double width_mm, double dpi) {
    const double width = width_mm / 25.4 * dpi;
    return QSize(static_cast<int>(std::lround(width)),
                 static_cast<int>(std::lround(width * list.size.height() / list.size.width())));
}

QByteArray png_of(const DisplayList& list, const Theme& theme, double width_mm, double dpi,
                  const FigureText& text) {
    QImage image = figure_image(list, theme, pixel_size(list, width_mm, dpi));
    const int dots_per_meter = static_cast<int>(std::lround(dpi / 0.0254));
    image.setDotsPerMeterX(dots_per_meter);
    image.setDotsPerMeterY(dots_per_meter);
    return png_bytes(std::move(image), text);
}

// The format, if the width is one for a figure.
Result<FigureFormat> format_for(const QString& path, double width_mm) {
    const auto format = figure_format_of(path);
    if (!format)
        return error(Text::tr("'%1' does not end in .png, .svg or .pdf, so its format is not known")
                         .arg(path));
    if (!(width_mm >= least_mm && width_mm <= most_mm))
        return error(Text::tr("%1 mm is not a width for a figure: give %2mm to %3mm")
                         .arg(width_mm)
                         .arg(least_mm)
                         .arg(most_mm));
    return *format;
}

Status check_size(const DisplayList& list, double width_mm, double dpi, FigureFormat format) {
    const double height_mm = width_mm * list.size.height() / list.size.width();
    if (height_mm > most_mm)
        return error(Text::tr("the figure would be %1 mm high: choose a height, a shorter list of "
                              "lanes or a smaller width")
                         .arg(std::lround(height_mm)));
    if (format != FigureFormat::Png)
        return Done{};
    if (!(dpi >= 20 && dpi <= 2400))
        return error(Text::tr("%1 dpi is not a resolution for a figure: give 20 to 2400").arg(dpi));
    const QSizeF pixels = QSizeF(width_mm, height_mm) / 25.4 * dpi;
    if (pixels.width() > most_pixels_a_side || pixels.height() > most_pixels_a_side ||
        pixels.width() * pixels.height() > most_pixels)
        return error(Text::tr("the picture would be %1 x %2 pixels: lower the dpi or the size")
                         .arg(std::lround(pixels.width()))
                         .arg(std::lround(pixels.height())));
    return Done{};
}

Status check(const session::RunSnapshot& run, const FigureOptions& options, const DisplayList& list,
             FigureFormat format) {
    if (options.height_mm)
        if (const double least = least_height_mm(run, options); *options.height_mm < least)
            return too_low(*options.height_mm, least);
    return check_size(list, options.width_mm, options.dpi, format);
}

Status write(const DisplayList& list, const Theme& theme, double width_mm, double dpi,
             const FigureText& text, const QString& path, FigureFormat format) {
    switch (format) {
        case FigureFormat::Png:
            return write_file(path, png_of(list, theme, width_mm, dpi, text));
        case FigureFormat::Svg:
            return write_file(path, svg_of(list, theme, width_mm, text));
        case FigureFormat::Pdf:
            return write_file(path, pdf_of(list, theme, width_mm, text));
    }
    return Done{};
}

Status write_with_caption(const DisplayList& list, const Theme& theme, double width_mm, double dpi,
                          const FigureText& text, const QString& path, FigureFormat format,
                          bool caption) {
    Status written = write(list, theme, width_mm, dpi, text, path, format);
    return written && caption ? write_file(caption_path(path), text_file(text)) : written;
}

}  // namespace

std::optional<FigureFormat> figure_format_of(const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("png"))
        return FigureFormat::Png;
    if (ending == QLatin1String("svg"))
        return FigureFormat::Svg;
    if (ending == QLatin1String("pdf"))
        return FigureFormat::Pdf;
    return {};
}

// A writer would take a key with a blank for part of the description.
QByteArray png_bytes(QImage image, const FigureText& text) {
    image.setText(QStringLiteral("Title"), text.title);
    image.setText(QStringLiteral("Description"), text.description);
    image.setText(QStringLiteral("Software"), QStringLiteral("Threadline"));
    for (const FigureFact& fact : text.facts)
        image.setText(fact.key, fact.value);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter(&buffer, "png").write(image);
    return bytes;
}

QImage figure_image(const DisplayList& list, const Theme& theme, QSize pixels) {
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull())
        return image;
    // One px of the device is one px of the list; the painter scales.
    image.setDotsPerMeterX(static_cast<int>(std::lround(72 / 0.0254)));
    image.setDotsPerMeterY(static_cast<int>(std::lround(72 / 0.0254)));
    image.fill(list.background);
    QPainter painter(&image);
    painter.scale(pixels.width() / list.size.width(), pixels.height() / list.size.height());
    paint(painter, list, theme);
    return image;
}

TimelineFigure figure_layout(const session::RunSnapshot& run, const FigureOptions& options) {
    const double width = options.width_mm * points_per_mm;
    const double height = options.height_mm.value_or(0) * points_per_mm;
    return lay_out_timeline_figure(run, figure_range(run, options), QSizeF(width, height),
                                   options.timeline, figure_theme(options));
}

FigureOptions fitted(const session::RunSnapshot& run, FigureOptions options) {
    if (!options.height_mm || !options.least_text)
        return options;
    constexpr double step = 0.5;
    const Theme theme = figure_theme(options);
    const double largest = theme.font_size;
    // What the theme enlarges may begin smaller.
    const double least = std::min(*options.least_text / theme.scale, largest);
    // Whether each label that would stand in lanes as high as one likes stands in these, too.
    const auto stands = [&](double size) {
        FigureOptions sized = options;
        sized.text_size = size;
        const std::size_t labels = figure_content(run, sized).labels.size();
        sized.height_mm = most_mm;
        return labels >= figure_content(run, sized).labels.size();
    };
    int low = 0;
    int high = static_cast<int>(std::ceil((largest - least) / step));
    while (low < high) {
        const int middle = (low + high) / 2;
        if (stands(largest - step * middle))
            high = middle;
        else
            low = middle + 1;
    }
    options.text_size = std::max(largest - step * low, least);
    options.least_text.reset();
    return options;
}

DisplayList figure_content(const session::RunSnapshot& run, const FigureOptions& options) {
    return figure_layout(run, options).list;
}

QImage figure_preview(const session::RunSnapshot& run, const FigureOptions& options,
                      QSize fit_into) {
    const DisplayList list = figure_content(run, options);
    if (list.size.isEmpty() || fit_into.isEmpty())
        return {};
    const QSize pixels = list.size.scaled(fit_into, Qt::KeepAspectRatio).toSize();
    return figure_image(list, figure_theme(options), pixels.expandedTo(QSize(1, 1)));
}

QString caption_path(const QString& figure) {
    const auto ending = QStringLiteral(".caption.txt");
    if (!is_numbered(figure))
        return figure + ending;
    const QFileInfo file(without_number(figure));
    return file.path() + u'/' + file.completeBaseName() + ending;
}

double least_height_mm(const session::RunSnapshot& run, const FigureOptions& options) {
    return std::ceil(least_timeline_height(run, figure_range(run, options),
                                           options.width_mm * points_per_mm, options.timeline,
                                           figure_theme(options)) /
                     points_per_mm);
}

Error too_low(double height_mm, double least_mm) {
    return error(Text::tr("a height of %1 mm is too little for this picture: give at least %2mm, "
                          "fewer lanes, or auto")
                     .arg(height_mm)
                     .arg(least_mm));
}

Status check_figure(const session::RunSnapshot& run, const FigureOptions& options,
                    const QString& path) {
    const auto format = format_for(path, options.width_mm);
    if (!format)
        return format.error();
    if (options.height_mm && !(*options.height_mm > 0 && *options.height_mm <= most_mm))
        return error(Text::tr("%1 mm is not a height for a figure: give up to %2mm, or auto")
                         .arg(*options.height_mm)
                         .arg(most_mm));
    return check(run, options, figure_content(run, options), *format);
}

Status write_figure(const session::RunSnapshot& run, const FigureOptions& options,
                    const QString& path) {
    if (Status fits = check_figure(run, options, path); !fits)
        return fits;
    const auto format = figure_format_of(path);
    const DisplayList list = figure_content(run, options);

    const Theme theme = figure_theme(options);
    const FigureText text = figure_words(run, options);
    return write_with_caption(list, theme, options.width_mm, options.dpi, text, path, *format,
                              options.caption);
}

FigureText figure_words(const session::RunSnapshot& run, const FigureOptions& options) {
    session::RunSnapshot told = run;
    if (!options.timeline.findings || !options.timeline.annotations)
        told.annotations.reset();
    return figure_text(told, figure_range(run, options), options.timeline);
}

// Print sizes: journals ask for 6 to 8 points, and no less than 6.5 where it is narrow.
Theme figure_theme(ThemeKind kind, double width_mm) {
    Theme theme = app::theme(kind);
    theme.font_size = width_mm < 120 ? 7.5 : 8.5;
    return theme;
}

Theme figure_theme(const FigureOptions& options) {
    Theme theme = figure_theme(options.theme, options.width_mm);
    theme.font_size = options.text_size.value_or(theme.font_size);
    return theme;
}

double figure_width(double width_mm) {
    return width_mm * points_per_mm;
}

Status check_drawing(const DisplayList& list, double width_mm, double dpi, const QString& path) {
    const auto format = format_for(path, width_mm);
    return format ? check_size(list, width_mm, dpi, *format) : Status(format.error());
}

Status write_drawing(const DisplayList& list, const Theme& theme, double width_mm, double dpi,
                     const FigureText& text, const QString& path, bool caption) {
    const auto format = format_for(path, width_mm);
    if (!format)
        return format.error();
    if (Status fits = check_size(list, width_mm, dpi, *format); !fits)
        return fits;
    return write_with_caption(list, theme, width_mm, dpi, text, path, *format, caption);
}

}  // namespace threadline::app
