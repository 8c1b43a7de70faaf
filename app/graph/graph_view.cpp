#include "app/graph/graph_view.h"

#include "app/graph/graph_ring.h"
#include "app/graph/graph_shape.h"
#include "app/graph/graph_words.h"
#include "app/language/decimal_mark.h"
#include "app/timeline/painter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <cmath>
#include <limits>

namespace threadline::app {

GraphView::GraphView(QWidget* parent)
    : QAbstractScrollArea(parent), actions_(this), theme_(theme(ThemeKind::Light)) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    setMouseTracking(true);
    setAccessibleName(tr("Wait-for graph"));
    connect_actions();
    clear(tr("Who waits for whom shows here during a run."));
}

void GraphView::begin_run() {
    places_.clear();
    chosen_ = hovered_ = {};
}

void GraphView::set_graph(analysis::WaitForGraph graph,
                          std::shared_ptr<const trace::Tables> tables) {
    if (tables == tables_ && graph == graph_ && hint_.isNull())
        return;
    graph_ = std::move(graph);
    tables_ = std::move(tables);
    hint_ = QString();
    places_.admit(*tables_);
    places_.admit(graph_, *tables_);
    if (face_ != Face::WaitFor)
        return;
    lay_out();
    describe_to_readers();
}

void GraphView::set_lock_order(analysis::LockOrder order,
                               std::shared_ptr<const trace::Tables> tables) {
    if (tables == tables_ && order == order_ && hint_.isNull())
        return;
    order_ = std::move(order);
    tables_ = std::move(tables);
    hint_ = QString();
    if (face_ != Face::LockOrder)
        return;
    lay_out();
    describe_to_readers();
}

void GraphView::set_face(Face face) {
    if (face == face_)
        return;
    face_ = face;
    hovered_ = {};
    setAccessibleName(face == Face::WaitFor ? tr("Wait-for graph") : tr("Lock-order graph"));
    lay_out();
    describe_to_readers();
}

void GraphView::describe_to_readers() {
    if (!tables_)
        return;
    const bool is_order = face_ == Face::LockOrder;
    const QString words =
        is_order ? describe_lock_order(order_, *tables_) : describe_graph(picture_);
    setAccessibleDescription(!words.isEmpty() ? words
                             : is_order       ? tr("No lock was requested while another was held.")
                                              : tr("Nobody waits."));
}

void GraphView::clear(const QString& hint) {
    graph_ = {};
    order_ = {};
    tables_.reset();
    places_.clear();
    picture_ = {};
    hint_ = hint;
    show_bar(0);
    setAccessibleDescription(hint);
    viewport()->update();
}

void GraphView::set_theme(const Theme& theme) {
    theme_ = theme;
    lay_out();
}

void GraphView::set_least_scale(double scale) {
    least_scale_ = scale;
    lay_out();
}

bool GraphView::fits() const {
    return !tables_ || (scale_ > 0.99 * theme_.scale && verticalScrollBar()->maximum() == 0);
}

void GraphView::set_chosen(const GraphNodeKey& key) {
    chosen_ = key;
    viewport()->update();
}

// The picture is laid out at scale 1 and drawn at that of the theme, less where it does not fit.
QFont GraphView::node_font(double scale) const {
    QFont font(theme_.font_family);
    font.setPixelSize(int(std::lround((theme_.font_size + 1) * scale)));
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont GraphView::label_font(double scale) const {
    QFont font(theme_.font_family);
    font.setPixelSize(int(std::lround(theme_.font_size * scale)));
    return font;
}

QRectF GraphView::drawing_area() const {
    return {0, heading_, double(viewport()->width()), drawing_height()};
}

QPointF GraphView::offset() const {
    const QSizeF shown = drawn_size() * scale_;
    return {std::max(0.0, (viewport()->width() - shown.width()) / 2),
            heading_ + std::max(0.0, (drawing_height() - shown.height()) / 2) -
                verticalScrollBar()->value()};
}

const GraphNodeShape* GraphView::node_at(QPointF position) const {
    const QPointF point = (position - offset()) / scale_;
    for (const GraphNodeShape& node : picture_.nodes)
        if (outline_of(node).contains(point))
            return &node;
    return nullptr;
}

const GraphEdgeShape* GraphView::edge_at(QPointF position) const {
    constexpr double near = 6;  // px
    const QPointF point = (position - offset()) / scale_;
    for (const GraphEdgeShape& edge : picture_.edges)
        if (edge.label_rect.contains(point) || distance_to(edge, point) * scale_ < near)
            return &edge;
    return nullptr;
}

const GraphNodeShape* GraphView::node_meant_at(QPointF position) const {
    if (const GraphNodeShape* node = node_at(position))
        return node;
    const GraphEdgeShape* edge = edge_at(position);
    return edge ? &picture_.nodes[edge->from] : nullptr;
}

std::vector<SiteId> GraphView::sites_of(const GraphNodeKey& key) const {
    std::vector<SiteId> sites;
    for (const GraphEdgeShape& edge : picture_.edges)
        if (edge.site.valid() &&
            (picture_.nodes[edge.from].key == key || picture_.nodes[edge.to].key == key))
            sites.push_back(edge.site);
    return sites;
}

QString GraphView::tip_of(const GraphEdgeShape& edge) const {
    const double since_ms = double(edge.since.count()) / 1e6;
    QString line =
        (has_times_ ? tr("%1 %2 %3 since %4 ms") : tr("%1 %2 %3"))
            .arg(picture_.nodes[edge.from].text, edge.wait ? edge.words : tr("is held by"),
                 picture_.nodes[edge.to].text);
    if (has_times_)
        line = line.arg(decimal_text(since_ms, 1));
    if (edge.site.valid() && edge.site.value < tables_->sites.size())
        line += tr(", line %1").arg(tables_->site(edge.site).line);
    return line;
}

QString GraphView::tip_of(const GraphNodeShape& node) const {
    QStringList lines;
    if (face_ == Face::LockOrder) {
        for (const analysis::LockOrderEdge& edge : order_.edges)
            if (edge.held == node.key.object || edge.wanted == node.key.object)
                lines.append(describe(edge, *tables_));
        return lines.isEmpty() ? tr("%1 was held alone, or not at all").arg(node.text)
                               : lines.join(u'\n');
    }
    for (const GraphEdgeShape& edge : picture_.edges)
        if (picture_.nodes[edge.from].key == node.key || picture_.nodes[edge.to].key == node.key)
            lines.append(tip_of(edge));
    if (lines.isEmpty())
        lines.append(node.lozenge ? tr("%1 is free").arg(node.text)
                                  : tr("%1 holds nothing and waits for nothing").arg(node.text));
    return lines.join(u'\n');
}

void GraphView::draw_focus(QPainter& painter) const {
    for (const GraphNodeShape& node : picture_.nodes)
        if (node.key == chosen_) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(theme_.accent, 1.5, Qt::DotLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(node.rect.adjusted(-4, -4, 4, 4), 8, 8);
        }
}

GraphHeadline GraphView::headline() const {
    if (face_ == Face::WaitFor)
        return graph_headline(picture_);
    const bool in_cycle = picture_.deadlock;
    const QString more = picture_.left_out == 1  ? tr(", and one more lock")
                         : picture_.left_out > 1 ? tr(", and %1 more locks").arg(picture_.left_out)
                                                 : QString();
    return {(in_cycle && picture_.cycle ? tr("Taken in a circle: deadlocked")
             : in_cycle                 ? tr("Taken in a circle: can deadlock")
             : order_.edges.empty()     ? tr("No lock was requested while another was held")
                                        : tr("Held, then requested: no circle")) +
                more,
            in_cycle ? GraphHeadline::Alarm::Deadlock : GraphHeadline::Alarm::None};
}

// What is to be said of it as a whole, above it; what its numbers are of, below.
void GraphView::draw_words(QPainter& painter) const {
    const QRectF whole =
        QRectF(viewport()->rect()).adjusted(graph_beside_words, 6, -graph_beside_words, -6);
    if (legend_ > 0) {
        painter.setFont(label_font(theme_.scale));
        painter.setPen(theme_.muted_text);
        painter.drawText(whole, Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap,
                         graph_legend(picture_));
    }
    const GraphHeadline said = headline();
    painter.setFont(said.alarm == GraphHeadline::Alarm::None ? label_font(theme_.scale)
                                                             : node_font(theme_.scale));
    painter.setPen(colour_of(said.alarm, theme_));
    painter.drawText(whole, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, said.text);
}

void GraphView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme_.surface);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!hint_.isNull() || !tables_) {
        painter.setPen(theme_.muted_text);
        painter.setFont(font());
        painter.drawText(viewport()->rect().adjusted(16, 8, -16, -8),
                         Qt::AlignCenter | Qt::TextWordWrap, hint_);
    } else {
        painter.save();
        if (picture_.columns)  // they scroll beneath what is said
            painter.setClipRect(drawing_area());
        painter.translate(offset());
        painter.scale(scale_, scale_);
        paint(painter, graph_content(picture_, theme_, {chosen_, hovered_}), theme_);
        if (hasFocus())
            draw_focus(painter);
        painter.restore();

        draw_words(painter);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme_.accent, theme_.focus_width()));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
}

void GraphView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    lay_out();
}

void GraphView::hover(const GraphNodeShape* node) {
    const GraphNodeKey key = node ? node->key : GraphNodeKey{};
    if (key == hovered_)
        return;
    hovered_ = key;
    viewport()->setCursor(node ? Qt::PointingHandCursor : Qt::ArrowCursor);
    emit hovered(key);
    viewport()->update();
}

void GraphView::point_at(const GraphNodeKey& key) {
    if (key == hovered_)
        return;
    hovered_ = key;
    viewport()->update();
}

void GraphView::mouseMoveEvent(QMouseEvent* event) {
    hover(node_meant_at(event->position()));
}

void GraphView::leaveEvent(QEvent* event) {
    hover(nullptr);
    QAbstractScrollArea::leaveEvent(event);
}

void GraphView::choose(const GraphNodeKey& key) {
    set_chosen(key);
    if (key.actor.valid())
        emit actor_chosen(key.actor);
    else
        emit object_chosen(key.object);
}

void GraphView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    const GraphNodeShape* node = node_meant_at(event->position());
    choose(node ? node->key : GraphNodeKey{});
}

// The nearest node in the direction of an arrow key; the first one if none is chosen yet.
const GraphNodeShape* GraphView::neighbour(int key) const {
    const GraphNodeShape* from = nullptr;
    for (const GraphNodeShape& node : picture_.nodes)
        if (node.key == chosen_)
            from = &node;
    if (!from)
        return picture_.nodes.empty() ? nullptr : &picture_.nodes.front();
    const GraphNodeShape* best = nullptr;
    double best_cost = std::numeric_limits<double>::max();
    for (const GraphNodeShape& node : picture_.nodes) {
        const QPointF way = node.rect.center() - from->rect.center();
        const bool sideways = key == Qt::Key_Left || key == Qt::Key_Right;
        const double sign = key == Qt::Key_Right || key == Qt::Key_Down ? 1 : -1;
        const double ahead = sign * (sideways ? way.x() : way.y());
        const double aside = std::abs(sideways ? way.y() : way.x());
        if (ahead <= 1)
            continue;
        if (const double cost = ahead + 2 * aside; cost < best_cost) {
            best_cost = cost;
            best = &node;
        }
    }
    return best;
}

void GraphView::connect_actions() {
    using Keys = QList<QKeySequence>;
    const auto on = [this](const QString& text, const Keys& keys, auto what) {
        connect(actions_.add(text, keys), &QAction::triggered, this, what);
    };
    on(tr("To the node on the left"), {Qt::Key_Left}, [this] { go(Qt::Key_Left); });
    on(tr("To the node on the right"), {Qt::Key_Right}, [this] { go(Qt::Key_Right); });
    on(tr("To the node above"), {Qt::Key_Up}, [this] { go(Qt::Key_Up); });
    on(tr("To the node below"), {Qt::Key_Down}, [this] { go(Qt::Key_Down); });
    on(tr("Choose the node"), {Qt::Key_Return, Qt::Key_Enter}, [this] { choose(chosen_); });
    on(tr("Let go"), {Qt::Key_Escape}, [this] { choose({}); });
}

void GraphView::go(int key) {
    const GraphNodeShape* node = neighbour(key);
    if (!node)
        return;
    set_chosen(node->key);
    setAccessibleDescription(tip_of(*node));
    const int top = int((node->rect.top() - 20) * scale_);
    const int bottom = int((node->rect.bottom() + 20) * scale_);
    QScrollBar* bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top);
    else if (bottom > bar->value() + int(drawing_height()))
        bar->setValue(bottom - int(drawing_height()));
}

void GraphView::keyPressEvent(QKeyEvent* event) {
    if (QAction* action = actions_.of(*event))
        action->trigger();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void GraphView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void GraphView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool GraphView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const GraphNodeShape* node = node_at(help->pos());
        const GraphEdgeShape* edge =
            node || face_ == Face::LockOrder ? nullptr : edge_at(help->pos());
        if (tables_ && (node || edge))
            QToolTip::showText(help->globalPos(), node ? tip_of(*node) : tip_of(*edge), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace threadline::app
