// How much room the parts of the graph's pane have: what is said above, the picture, the names
// below.
#include "app/graph/graph_ring.h"
#include "app/graph/graph_view.h"
#include "app/graph/graph_words.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace threadline::app {

// By the size of the view alone, and not by what its bar leaves of it: what is too high in the
// whole width may fit where it is narrower, and so smaller, by the width of the bar, which would
// then come and go without end. It is as small without a bar instead.
void GraphView::lay_out() {
    if (tables_) {
        const int whole = contentsRect().width();
        lay_out_across(whole);
        if (beyond() > 0)
            lay_out_across(whole - verticalScrollBar()->sizeHint().width());
        show_bar(beyond());
    }
    viewport()->update();
}

// At once: by need it would come only with the next event.
void GraphView::show_bar(int most) {
    setVerticalScrollBarPolicy(most > 0 ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setRange(0, most);
    verticalScrollBar()->setPageStep(int(drawing_height()));
    verticalScrollBar()->setSingleStep(24);
}

// What of the picture is out of sight, px.
int GraphView::beyond() const {
    const double px = drawn_size().height() * scale_ - drawing_height();
    return picture_.columns ? std::max(0, int(std::ceil(px - 0.01))) : 0;
}

// What is said above and below has the lines that it needs, in letters as large as they are; the
// picture has the rest. What a deadlock is told with always has its room, so that nothing moves
// from instant to instant.
void GraphView::lay_out_across(int width) {
    across_ = std::max(width, 1);
    GraphPicture closed;
    closed.deadlock = closed.cycle = true;
    heading_ = heading_of(graph_headline(closed).text);
    lay_out_picture();
    if (const double needed = heading_of(headline().text); needed > heading_) {
        heading_ = needed;
        lay_out_picture();
    }
    legend_ = legend_of(graph_legend(picture_));
    if (heading_ + legend_ > viewport()->height() / 2.0)
        legend_ = 0;  // in a low view the nodes need that room more; their tips have the names
    const QSizeF drawn = drawn_size();
    const double fits_across = across_ / drawn.width();
    scale_ = std::min({theme_.scale, fits_across,
                       picture_.columns ? fits_across : drawing_height() / drawn.height()});
}

void GraphView::lay_out_picture() {
    const QSizeF room =
        QSizeF(across_, std::max(viewport()->height() - heading_, 1.0)) / theme_.scale;
    GraphMetrics metrics = graph_metrics(theme_);
    if (least_scale_)
        metrics.least_scale = metrics.least_with_names = *least_scale_;
    picture_ = face_ == Face::LockOrder
                   ? lay_out_lock_order(order_, *tables_, room, metrics, 0)
                   : lay_out_graph(graph_, places_, *tables_, room, metrics, 0);
}

// Without the room that it has for a legend of one line.
QSizeF GraphView::drawn_size() const {
    return picture_.size - QSizeF(0, graph_legend(picture_).isEmpty() ? 0 : graph_legend_height);
}

double GraphView::drawing_height() const {
    return std::max(viewport()->height() - heading_ - legend_, 1.0);
}

double GraphView::heading_of(const QString& text) const {
    constexpr double of_a_line = 26, of_another = 18;
    return (of_a_line + of_another * (lines_of(text, node_font(theme_.scale)) - 1)) * theme_.scale;
}

double GraphView::legend_of(const QString& text) const {
    constexpr double of_another = 16;
    if (text.isEmpty())
        return 0;
    return (graph_legend_height + of_another * (lines_of(text, label_font(theme_.scale)) - 1)) *
           theme_.scale;
}

int GraphView::lines_of(const QString& text, const QFont& font) const {
    const QFontMetrics metrics(font);
    const QRect room(0, 0, across_ - 2 * graph_beside_words, 1'000'000);
    const int height = metrics.boundingRect(room, Qt::TextWordWrap, text).height();
    return std::max(1, int(std::lround(double(height) / metrics.lineSpacing())));
}

}  // namespace threadline::app
