// A run as one page for a course site: the figure (as SVG), its caption, what was found, the tables
// of threads, locks and variables, the source that ran, and where it all comes from. The page needs
// no other file and runs no script.
#pragma once

#include "app/figure/figure.h"

namespace threadline::app {

// `graph_at`: when the wait-for graph is of that stands below the figure; none: it has none.
QByteArray html_page(const session::RunSnapshot& run, const FigureOptions& options,
                     std::optional<trace::Time> graph_at = {});
Status write_html_page(const session::RunSnapshot& run, const FigureOptions& options,
                       const QString& path, std::optional<trace::Time> graph_at = {});

}  // namespace threadline::app
