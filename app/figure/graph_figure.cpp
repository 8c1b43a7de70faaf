#include "app/figure/graph_figure.h"

#include "app/graph/graph_content.h"
#include "app/graph/graph_words.h"
#include "app/timeline/fonts.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/title_lines.h"
#include "app/timeline/wording_terms.h"

#include "engine/analysis/wait_for_graph.h"

#include <QCoreApplication>

#include <cmath>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(GraphFigure)
};

constexpr double points_per_mm = 72 / 25.4;
constexpr double margin = 10;
constexpr double line = 20;
constexpr double least_letters = 5;  // pt

void add_line(DisplayList& list, double& top, const QString& text, const QColor& colour, bool bold,
              double size) {
    Label label;
    label.rect = QRectF(margin, top, list.size.width() - 2 * margin, line);
    label.text = elided(text, label.rect.width(), {size, bold, false});
    label.colour = colour;
    label.size = size;
    label.bold = bold;
    list.labels.push_back(std::move(label));
    top += line;
}

}  // namespace

GraphFigure graph_figure(const session::RunSnapshot& run, trace::Time at,
                         const FigureOptions& options) {
    Theme theme = figure_theme(options);
    const double letters = theme.font_size;
    theme.font_size = 12;
    const double width = options.width_mm * points_per_mm * theme.font_size / letters;
    const double height =
        options.height_mm ? *options.height_mm / options.width_mm * width : width * 2 / 3;

    const analysis::WaitForGraph graph = analysis::wait_for_graph_at(run.trace, *run.findings, at);
    GraphPlaces places;
    places.admit(*run.trace.tables);
    places.admit(graph, *run.trace.tables);

    GraphFigure figure;
    figure.list.size = QSizeF(width, height);
    figure.list.background = theme.surface;
    double top = margin;
    for (const QString& words :
         title_lines(options.timeline.title, width - 2 * margin, {14, true, false}))
        add_line(figure.list, top, words, theme.text, true, 14);
    const bool has_times = !wording::is_stepped(run.trace.info.get());
    add_line(figure.list, top,
             has_times ? Text::tr("Who waits for whom at %1").arg(wording::moment_text(run, at))
                       : Text::tr("Who waits for whom"),
             theme.muted_text, false, 12);
    const double words_at = top;
    top += line;

    const GraphPicture picture =
        lay_out_graph(graph, places, *run.trace.tables,
                      QSizeF(width, std::max(height - top, 120.0)), graph_metrics(theme), 0);
    const bool told = !is_foreign(run.trace);
    const GraphHeadline headline =
        told ? graph_headline(picture) : GraphHeadline{graph_not_told(), {}};
    const QString legend = graph_legend(picture);
    const bool alarms = headline.alarm != GraphHeadline::Alarm::None;
    add_line(figure.list, top = words_at, headline.text.isEmpty() ? legend : headline.text,
             colour_of(headline.alarm, theme), alarms, 12);
    if (!headline.text.isEmpty() && !legend.isEmpty())
        add_line(figure.list, top, legend, theme.muted_text, false, 12);
    QSizeF size(std::max(width, picture.size.width()),
                std::max(height, top + picture.size.height()));
    // Into the shape that was asked for, with smaller letters, rather than out of it.
    if (options.height_mm)
        size = QSizeF(width, height) * std::max(size.width() / width, size.height() / height);
    append(figure.list, graph_content(picture, theme),
           {std::max((size.width() - picture.size.width()) / 2, 0.0), top});
    figure.list.size = size;
    figure.letters = letters * width / size.width();

    figure.look = theme;
    figure.text = figure_text(run, run.trace.range());
    figure.text.title = has_times
                            ? Text::tr("Wait-for graph at %1").arg(wording::moment_text(run, at))
                            : Text::tr("Wait-for graph");
    if (!options.timeline.title.isEmpty())
        figure.text.title = options.timeline.title + QStringLiteral(": ") + figure.text.title;
    const QString words = told ? describe_graph(picture) : graph_not_told();
    figure.text.description = words.isEmpty() ? Text::tr("Nobody waits.") : words;
    figure.text.caption =
        figure.text.title + QStringLiteral(". ") + figure.text.description.simplified();
    if (has_times)
        figure.text.facts.push_back({QStringLiteral("instant"), wording::moment_text(run, at)});
    return figure;
}

Status check_graph_figure(const session::RunSnapshot& run, trace::Time at,
                          const FigureOptions& options, const QString& path) {
    const GraphFigure figure = graph_figure(run, at, options);
    if (options.height_mm && figure.letters < least_letters)
        return Error{Text::tr("a height of %1 mm is too little for this graph: give at least "
                              "%2mm, or auto")
                         .arg(*options.height_mm)
                         .arg(std::ceil(*options.height_mm * least_letters / figure.letters))
                         .toStdString()};
    return check_drawing(figure.list, options.width_mm, options.dpi, path);
}

}  // namespace threadline::app
