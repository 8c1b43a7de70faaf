#include "app/figure/graph_below.h"

#include "app/graph/graph_content.h"
#include "app/graph/graph_layout.h"
#include "app/timeline/fonts.h"
#include "app/timeline/painter.h"

#include "engine/analysis/wait_for_graph.h"

#include <QPainter>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr double letters = 12;
constexpr double line = 20;
constexpr double margin = 10;

}  // namespace

GraphBelow::GraphBelow(const session::RunSnapshot& run, const FigureOptions& options, QSizeF size)
    : run_(run), theme_(figure_theme(options)) {
    scale_ = theme_.font_size / letters;
    theme_.font_size = letters;
    size_ = size / scale_;
    places_.admit(*run.trace.tables);
}

double GraphBelow::height() const {
    return size_.height() * scale_;
}

void GraphBelow::paint(QPainter& painter, double top, trace::Time at) {
    const analysis::WaitForGraph graph =
        analysis::wait_for_graph_at(run_.trace, *run_.findings, at);
    places_.admit(graph, *run_.trace.tables);
    const QSizeF room = size_ - QSizeF(0, line + margin);
    const GraphPicture picture =
        lay_out_graph(graph, places_, *run_.trace.tables, room, graph_metrics(theme_), 0);
    const GraphHeadline headline = graph_headline(picture);

    DisplayList head;
    Label label;
    label.rect = QRectF(margin, 0, size_.width() - 2 * margin, line);
    label.size = theme_.font_size;
    label.bold = headline.alarm != GraphHeadline::Alarm::None;
    label.text = elided(headline.text.isEmpty() ? graph_legend(picture) : headline.text,
                        label.rect.width(), {label.size, label.bold, false});
    label.colour = colour_of(headline.alarm, theme_);
    head.labels.push_back(std::move(label));

    painter.save();
    painter.translate(0, top);
    painter.scale(scale_, scale_);
    app::paint(painter, head, theme_);
    // One of very many is smaller, rather than cut.
    const double fit =
        std::min({1.0, room.width() / picture.size.width(), room.height() / picture.size.height()});
    painter.translate((size_.width() - picture.size.width() * fit) / 2, line);
    painter.scale(fit, fit);
    app::paint(painter, graph_content(picture, theme_), theme_);
    painter.restore();
}

}  // namespace threadline::app
