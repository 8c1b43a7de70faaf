#include "app/figure/export_request.h"

#include "app/figure/graph_figure.h"
#include "app/figure/html_page.h"
#include "app/figure/output_file.h"
#include "app/language/path_text.h"

#include "engine/session/run_writing.h"

#include <QFileInfo>

namespace threadline::app {
namespace {

bool is_page(const QString& path) {
    return QFileInfo(path).suffix().toLower() == QLatin1String("html");
}

bool is_csv(const QString& path) {
    return QFileInfo(path).suffix().toLower() == QLatin1String("csv");
}

bool is_json(const QString& path) {
    return QFileInfo(path).suffix().toLower() == QLatin1String("json");
}

Status write_csv(const session::RunSnapshot& run, const ExportRequest& request, const QString& path,
                 const session::GoOn& go_on) {
    if (!request.table)
        return session::write_interval_csv(run, request.figure.range.value_or(run.trace.range()),
                                           path_of(path), go_on);
    const analysis::Report report = run.report();
    return write_file(path, csv_of(table_of(report, *request.table)));
}

Status write_graph(const session::RunSnapshot& run, const ExportRequest& request,
                   const QString& path) {
    const ExportPicture picture = export_picture(run, request);
    const FigureOptions& options = request.figure;
    return write_drawing(picture.list, picture.look, options.width_mm, options.dpi, picture.text,
                         path, options.caption);
}

}  // namespace

// The letters of a graph are those that were asked for; a timeline has as many lanes as it has.
// Those of a film are fitted to what room each frame leaves for its lanes (animation.h).
ExportRequest settled(const session::RunSnapshot& run, ExportRequest request, const QString& path) {
    if (!request.graph_at && !is_animation(path))
        request.figure = fitted(run, std::move(request.figure));
    return request;
}

QString caption_beside(const ExportRequest& request, const QString& path) {
    const bool picture = figure_format_of(path) || is_animation(path);
    return request.figure.caption && picture ? caption_path(path) : QString();
}

Status check_export(const session::RunSnapshot& run, const ExportRequest& asked,
                    const QString& path) {
    if (is_csv(path) || is_json(path))
        return Done{};
    const ExportRequest request = settled(run, asked, path);
    if (request.graph_at)
        return check_graph_figure(run, *request.graph_at, request.figure, path);
    if (is_animation(path))
        return check_animation(run, request.figure, request.animation, path);
    return check_figure(run, request.figure, is_page(path) ? QStringLiteral("page.svg") : path);
}

Status write_export(const session::RunSnapshot& run, const ExportRequest& asked,
                    const QString& path,
                    const std::function<bool(std::size_t, std::size_t)>& go_on) {
    const session::GoOn reads_on = [&go_on] { return !go_on || go_on(0, 0); };
    if (is_csv(path))
        return write_csv(run, asked, path, reads_on);
    if (is_json(path))
        return session::write_chrome_json(run, path_of(path), reads_on);
    const ExportRequest request = settled(run, asked, path);
    if (request.graph_at)
        return write_graph(run, request, path);
    if (is_animation(path))
        return write_animation(run, request.figure, request.animation, path, go_on);
    if (is_page(path))
        return write_html_page(run, request.figure, path, request.graph_below);
    return write_figure(run, request.figure, path);
}

ExportPicture export_picture(const session::RunSnapshot& run, const ExportRequest& asked) {
    const ExportRequest request = settled(run, asked);
    const FigureOptions& options = request.figure;
    if (request.graph_at) {
        GraphFigure graph = graph_figure(run, *request.graph_at, options);
        return {std::move(graph.list), std::move(graph.look), std::move(graph.text)};
    }
    return {figure_content(run, options), figure_theme(options), figure_words(run, options)};
}

}  // namespace threadline::app
