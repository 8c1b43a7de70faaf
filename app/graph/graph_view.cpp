#include "app/graph/graph_view.h"

#include "app/graph/graph_content.h"
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
    : QAbstractScrollArea(parent), theme_(theme(ThemeKind::Light)) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    setMouseTracking(true);
    setAccessibleName(tr("Wait-for graph"));
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
    lay_out();
    const QString words = describe_graph(picture_);
    setAccessibleDescription(words.isEmpty() ? tr("Nobody waits.") : words);
}

void GraphView::clear(const QString& hint) {
    graph_ = {};
    tables_.reset();
    places_.clear();
    picture_ = {};
    hint_ = hint;
    setAccessibleDescription(hint);
    viewport()->update();
}

void GraphView::set_theme(const Theme& theme) {
    theme_ = theme;
    lay_out();
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

void GraphView::lay_out() {
    if (tables_) {
        const QSizeF room = QSizeF(viewport()->size()) / theme_.scale;
        picture_ = lay_out_graph(graph_, places_, *tables_, room, graph_metrics(theme_));
        const double fits =
            std::min(room.width() / picture_.size.width(), room.height() / picture_.size.height());
        const bool scrolls = places_.shape() == GraphPlaces::Shape::Columns;
        scale_ =
            theme_.scale * std::min(1.0, scrolls ? room.width() / picture_.size.width() : fits);
        const int height = int(std::ceil(picture_.size.height() * scale_));
        verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
        verticalScrollBar()->setPageStep(viewport()->height());
        verticalScrollBar()->setSingleStep(24);
    }
    viewport()->update();
}

QPointF GraphView::offset() const {
    const QSizeF shown = picture_.size * scale_;
    return {
        std::max(0.0, (viewport()->width() - shown.width()) / 2),
        std::max(0.0, (viewport()->height() - shown.height()) / 2) - verticalScrollBar()->value()};
}

const GraphNodeShape* GraphView::node_at(QPointF position) const {
    const QPointF point = (position - offset()) / scale_;
    for (const GraphNodeShape& node : picture_.nodes)
        if (outline_of(node).contains(point))
            return &node;
    return nullptr;
}

QString GraphView::tip_of(const GraphNodeShape& node) const {
    QStringList lines;
    for (const GraphEdgeShape& edge : picture_.edges) {
        const GraphNodeShape& from = picture_.nodes[edge.from];
        const GraphNodeShape& to = picture_.nodes[edge.to];
        if (from.key != node.key && to.key != node.key)
            continue;
        const double since_ms = double(edge.since.count()) / 1e6;
        QString line = tr("%1 %2 %3 since %4 ms")
                           .arg(from.text, edge.wait ? edge.words : tr("is held by"), to.text)
                           .arg(since_ms, 0, 'f', 1);
        if (edge.site.valid() && edge.site.value < tables_->sites.size())
            line += tr(", line %1").arg(tables_->site(edge.site).line);
        lines.append(line);
    }
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

void GraphView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme_.surface);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!hint_.isNull() || !tables_) {
        painter.setPen(theme_.muted_text);
        painter.setFont(label_font(theme_.scale));
        painter.drawText(viewport()->rect().adjusted(16, 8, -16, -8),
                         Qt::AlignCenter | Qt::TextWordWrap, hint_);
    } else {
        painter.save();
        painter.translate(offset());
        painter.scale(scale_, scale_);
        paint(painter, graph_content(picture_, theme_, {chosen_, hovered_}), theme_);
        if (hasFocus())
            draw_focus(painter);
        painter.restore();

        const bool alarm = picture_.deadlock;
        painter.setFont(alarm ? node_font(theme_.scale) : label_font(theme_.scale));
        painter.setPen(alarm ? theme_.error : theme_.muted_text);
        painter.drawText(QRectF(viewport()->rect()).adjusted(14, 6, -14, -6),
                         Qt::AlignLeft | Qt::AlignTop, graph_headline(picture_));
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme_.accent, 2));
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
    emit object_hovered(key.object);
    viewport()->update();
}

void GraphView::mouseMoveEvent(QMouseEvent* event) {
    hover(node_at(event->position()));
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
    const GraphNodeShape* node = node_at(event->position());
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

void GraphView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
            if (const GraphNodeShape* node = neighbour(event->key())) {
                set_chosen(node->key);
                setAccessibleDescription(tip_of(*node));
                const int top = int((node->rect.top() - 20) * scale_);
                const int bottom = int((node->rect.bottom() + 20) * scale_);
                QScrollBar* bar = verticalScrollBar();
                if (top < bar->value())
                    bar->setValue(top);
                else if (bottom > bar->value() + viewport()->height())
                    bar->setValue(bottom - viewport()->height());
            }
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose(chosen_);
            break;
        case Qt::Key_Escape:
            choose({});
            break;
        default:
            QAbstractScrollArea::keyPressEvent(event);
    }
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
        if (const GraphNodeShape* node = node_at(help->pos()); node && tables_)
            QToolTip::showText(help->globalPos(), tip_of(*node), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace threadline::app
