#include "app/figure/html_page.h"

#include "app/figure/graph_figure.h"
#include "app/figure/markup.h"
#include "app/figure/output_file.h"
#include "app/figure/report_tables.h"
#include "app/language/decimal_mark.h"

#include <QCoreApplication>

#include <algorithm>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HtmlPage)
};

// Letters and lines alone: a page should look at home on any course site. The figure keeps its own
// ground and, on a narrow screen, a size in which it can be read; it and the tables scroll. Edges
// on whole pixels leave no seams between marks that touch.
constexpr const char* style =
    ":root{color-scheme:light dark}"
    "body{font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:60rem;"
    "margin:2rem auto;padding:0 1rem}"
    "figure{margin:1.5rem 0}figure svg{display:block;width:100%;min-width:38rem;height:auto}"
    "figure rect{shape-rendering:crispEdges}"
    "figcaption{color:#444;font-size:.9rem;margin-top:.5rem}"
    ".wide{overflow-x:auto;margin-top:1.5rem}figure .wide{margin-top:0}"
    "table{border-collapse:collapse;font-size:.85rem;width:100%}"
    "caption{text-align:left;font-weight:600;padding:.5rem 0}"
    "th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc;vertical-align:top}"
    ".n{text-align:right;font-variant-numeric:tabular-nums}.t{min-width:10rem}"
    "pre{background:#f4f4f4;padding:1rem;overflow-x:auto;font-size:.85rem}"
    "dt{font-weight:600}dd{margin:0 0 .4rem;overflow-wrap:anywhere}"
    "@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#17191d}"
    "figcaption{color:#b9bec7}th,td{border-color:#4a4f57}pre{background:#23262c}}"
    "@media print{.wide,pre{overflow:visible}pre{white-space:pre-wrap}figure svg{min-width:0}}";

// To be read: times to the microsecond, and no column of a state in which nobody was. A table of
// its own has them all, to the nanosecond.
bool is_time(const QString& key) {
    return key.endsWith(QLatin1String("_ms"));
}

bool is_nought_everywhere(const TextTable& table, qsizetype column) {
    return std::ranges::all_of(
        table.rows, [column](const QStringList& row) { return row[column].toDouble() == 0; });
}

bool is_number_everywhere(const TextTable& table, qsizetype column) {
    return std::ranges::all_of(table.rows, [column](const QStringList& row) {
        bool is_number = false;
        row[column].toDouble(&is_number);
        return is_number;
    });
}

bool has_sentences(const TextTable& table, qsizetype column) {
    constexpr qsizetype long_text = 40;  // letters
    return std::ranges::any_of(
        table.rows, [column](const QStringList& row) { return row[column].size() > long_text; });
}

// What scrolls sideways on a narrow screen, by keys too.
QString scrolling(const QString& name, const QString& content) {
    return QStringLiteral("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"") +
           escaped_markup(name) + QStringLiteral("\">") + content + QStringLiteral("</div>\n");
}

QString table_html(const TextTable& table) {
    if (table.rows.empty())
        return {};
    QList<qsizetype> columns;
    QStringList classes;
    for (qsizetype column = 0; column < table.keys.size(); ++column) {
        if (is_time(table.keys[column]) && is_nought_everywhere(table, column))
            continue;
        columns.append(column);
        classes.append(is_number_everywhere(table, column) ? QStringLiteral(" class=\"n\"")
                       : has_sentences(table, column)      ? QStringLiteral(" class=\"t\"")
                                                           : QString());
    }
    QString html = QStringLiteral("<table><caption>") + escaped_markup(table.title) +
                   QStringLiteral("</caption>\n<thead><tr>");
    for (qsizetype i = 0; i < columns.size(); ++i)
        html += QStringLiteral("<th scope=\"col\"") + classes[i] + u'>' +
                escaped_markup(table.head[columns[i]]) + QStringLiteral("</th>");
    html += QStringLiteral("</tr></thead>\n<tbody>\n");
    for (const QStringList& row : table.rows) {
        html += QStringLiteral("<tr>");
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const QString& cell = row[columns[i]];
            html += QStringLiteral("<td") + classes[i] + u'>' +
                    (is_time(table.keys[columns[i]]) ? decimal_text(cell.toDouble(), 3)
                                                     : escaped_markup(with_minus(cell))) +
                    QStringLiteral("</td>");
        }
        html += QStringLiteral("</tr>\n");
    }
    return scrolling(table.title, html + QStringLiteral("</tbody></table>"));
}

QString heading(const QString& text) {
    return QStringLiteral("<h2>") + escaped_markup(text) + QStringLiteral("</h2>\n");
}

QString captioned(const QString& name, const QString& figure, const QString& caption) {
    return QStringLiteral("<figure>\n") + scrolling(name, figure) + QStringLiteral("<figcaption>") +
           escaped_markup(caption) + QStringLiteral("</figcaption>\n</figure>\n");
}

// Without the line that only a file of its own begins with.
QString inlined(const QByteArray& svg) {
    return QString::fromUtf8(svg.mid(std::max<qsizetype>(svg.indexOf("<svg"), 0)));
}

}  // namespace

QByteArray html_page(const session::RunSnapshot& run, const FigureOptions& options,
                     std::optional<trace::Time> graph_at) {
    const FigureText text = figure_words(run, options);
    const analysis::Report report = run.report();
    FigureOptions drawn = options;
    drawn.timeline.title.clear();  // the page has it
    const QString figure =
        inlined(svg_of(figure_content(run, drawn), figure_theme(drawn), drawn.width_mm, text));
    QString html =
        QStringLiteral("<!DOCTYPE html>\n<html lang=\"") + escaped_markup(text.language) +
        QStringLiteral(
            "\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
            "<meta name=\"generator\" content=\"Threadline\">\n<title>") +
        escaped_markup(text.title) + QStringLiteral("</title>\n<style>") + QLatin1String(style) +
        QStringLiteral("</style>\n</head>\n<body>\n<main>\n<h1>") + escaped_markup(text.title) +
        QStringLiteral("</h1>\n") + captioned(Text::tr("The figure"), figure, text.caption);
    if (graph_at) {
        drawn.height_mm.reset();  // that was of the timeline
        const GraphFigure graph = graph_figure(run, *graph_at, drawn);
        html += captioned(Text::tr("The wait-for graph"),
                          inlined(svg_of(graph.list, graph.look, drawn.width_mm, graph.text)),
                          graph.text.caption);
    }
    for (const ReportTable table :
         {ReportTable::Findings, ReportTable::Threads, ReportTable::Locks, ReportTable::Values})
        html += table_html(table_of(report, table, TableReader::Person));
    if (run.trace.info && !run.trace.info->source.empty())
        html += heading(Text::tr("The scenario")) + QStringLiteral("<pre tabindex=\"0\"><code>") +
                escaped_markup(QString::fromStdString(run.trace.info->source)) +
                QStringLiteral("</code></pre>\n");
    html += heading(Text::tr("Where it comes from")) + QStringLiteral("<dl>\n");
    for (const FigureFact& fact : text.facts)
        html += QStringLiteral("<dt>") + escaped_markup(fact.key) + QStringLiteral("</dt><dd>") +
                escaped_markup(fact.value) + QStringLiteral("</dd>\n");
    html += QStringLiteral("</dl>\n</main>\n</body>\n</html>\n");
    return html.toUtf8();
}

Status write_html_page(const session::RunSnapshot& run, const FigureOptions& options,
                       const QString& path, std::optional<trace::Time> graph_at) {
    if (Status fits = check_figure(run, options, QStringLiteral("page.svg")); !fits)
        return fits;
    return write_file(path, html_page(run, options, graph_at));
}

}  // namespace threadline::app
