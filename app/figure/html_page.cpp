#include "app/figure/html_page.h"

#include "app/figure/markup.h"
#include "app/figure/output_file.h"
#include "app/figure/report_tables.h"

#include <QCoreApplication>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HtmlPage)
};

// Letters and lines alone: a page should look at home on any course site.
constexpr const char* style =
    "body{font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:60rem;"
    "margin:2rem auto;padding:0 1rem}"
    "figure{margin:1.5rem 0}figure svg{width:100%;height:auto}"
    "figcaption{color:#444;font-size:.9rem}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem;width:100%}"
    "caption{text-align:left;font-weight:600;padding:.5rem 0}"
    "th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc;vertical-align:top}"
    "pre{background:#f4f4f4;padding:1rem;overflow-x:auto;font-size:.85rem}"
    "dt{font-weight:600}dd{margin:0 0 .4rem}";

QString table_html(const TextTable& table) {
    if (table.rows.empty())
        return {};
    QString html = QStringLiteral("<div class=\"wide\"><table><caption>") +
                   escaped_markup(table.title) + QStringLiteral("</caption>\n<thead><tr>");
    for (const QString& head : table.head)
        html +=
            QStringLiteral("<th scope=\"col\">") + escaped_markup(head) + QStringLiteral("</th>");
    html += QStringLiteral("</tr></thead>\n<tbody>\n");
    for (const QStringList& row : table.rows) {
        html += QStringLiteral("<tr>");
        for (const QString& cell : row)
            html += QStringLiteral("<td>") + escaped_markup(cell) + QStringLiteral("</td>");
        html += QStringLiteral("</tr>\n");
    }
    return html + QStringLiteral("</tbody></table></div>\n");
}

QString heading(const QString& text) {
    return QStringLiteral("<h2>") + escaped_markup(text) + QStringLiteral("</h2>\n");
}

// Without the line that only a file of its own begins with.
QString inlined(const QByteArray& svg) {
    return QString::fromUtf8(svg.mid(std::max<qsizetype>(svg.indexOf("<svg"), 0)));
}

}  // namespace

QByteArray html_page(const session::RunSnapshot& run, const FigureOptions& options) {
    const FigureText text =
        figure_text(run, options.range.value_or(run.trace.range()), options.timeline.title);
    const analysis::Report report = run.report();
    QString html = QStringLiteral("<!DOCTYPE html>\n<html lang=\"") +
                   Text::tr("en", "language of the page") +
                   QStringLiteral(
                       "\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n"
                       "<meta name=\"generator\" content=\"Threadline\">\n<title>") +
                   escaped_markup(text.title) + QStringLiteral("</title>\n<style>") +
                   QLatin1String(style) + QStringLiteral("</style>\n</head>\n<body>\n<h1>") +
                   escaped_markup(text.title) + QStringLiteral("</h1>\n<figure>\n") +
                   inlined(svg_of(figure_content(run, options), figure_theme(options),
                                  options.width_mm, text)) +
                   QStringLiteral("<figcaption>") + escaped_markup(text.caption) +
                   QStringLiteral("</figcaption>\n</figure>\n");
    for (const ReportTable table :
         {ReportTable::Findings, ReportTable::Threads, ReportTable::Locks, ReportTable::Values})
        html += table_html(table_of(report, table));
    if (run.trace.info && !run.trace.info->source.empty())
        html += heading(Text::tr("The scenario")) + QStringLiteral("<pre><code>") +
                escaped_markup(QString::fromStdString(run.trace.info->source)) +
                QStringLiteral("</code></pre>\n");
    html += heading(Text::tr("Where it comes from")) + QStringLiteral("<dl>\n");
    for (const FigureFact& fact : text.facts)
        html += QStringLiteral("<dt>") + escaped_markup(fact.key) + QStringLiteral("</dt><dd>") +
                escaped_markup(fact.value) + QStringLiteral("</dd>\n");
    html += QStringLiteral("</dl>\n</body>\n</html>\n");
    return html.toUtf8();
}

Status write_html_page(const session::RunSnapshot& run, const FigureOptions& options,
                       const QString& path) {
    if (Status fits = check_figure(run, options, QStringLiteral("page.svg")); !fits)
        return fits;
    return write_file(path, html_page(run, options));
}

}  // namespace threadline::app
