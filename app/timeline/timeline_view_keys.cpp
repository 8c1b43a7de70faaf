// Keys and wheel: zooming, panning, going from lane to lane and from edge to edge.
#include "app/timeline/lane_edges.h"
#include "app/timeline/timeline_view_impl.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace threadline::app {

namespace {

using trace::Duration;
using trace::Time;
using trace::TimeRange;

constexpr double zoom_step = 1.25;
constexpr double pan_step = 0.15;  // of what is visible

}  // namespace

void TimelineView::Impl::range_changed(TimeRange before, bool followed) {
    if (viewport.following() != followed)
        emit view->follow_changed(viewport.following());
    if (viewport.visible() == before)
        return;
    schedule();
    emit view->visible_range_changed(viewport.visible());
}

// Where keys zoom: at the mouse, else at the cursor, else in the middle.
Time TimelineView::Impl::cursor_time() const {
    const TimeRange visible = viewport.visible();
    if (mouse && lanes_area().contains(*mouse))
        return scale().time(mouse->x() - lanes_area().left());
    if (options.cursor && visible.contains(*options.cursor))
        return *options.cursor;
    return visible.begin + visible.length() / 2;
}

void TimelineView::Impl::put_cursor(Time t) {
    options.cursor = t;
    emit view->cursor_moved();
    change_range([&] { viewport.reveal(t); });
    schedule(Stale::Pointer);
}

void TimelineView::Impl::reveal_lane(const LaneRow& row) {
    const int height = lanes_area().height();
    if (row.top < scroll->value())
        scroll->setValue(static_cast<int>(row.top));
    else if (row.top + row.height > scroll->value() + height)
        scroll->setValue(static_cast<int>(std::ceil(row.top + row.height)) - height);
}

void TimelineView::Impl::choose_lane(int step) {
    update_rows();
    if (rows.empty())
        return;
    const int last = static_cast<int>(rows.size()) - 1;
    lane = lane < 0 ? (step > 0 ? 0 : last) : std::clamp(lane + step, 0, last);
    reveal_lane(rows[static_cast<std::size_t>(lane)]);
    schedule(Stale::Pointer);
}

void TimelineView::Impl::step_edge(bool forward) {
    update_rows();
    if (rows.empty())
        return;
    if (lane < 0)
        choose_lane(1);
    const LaneRow& row = rows[static_cast<std::size_t>(lane)];
    const Time from = options.cursor.value_or(viewport.visible().begin - Duration(1));
    mouse.reset();  // the keyboard has taken over
    if (const auto edge = forward ? next_edge(run, row, from) : previous_edge(run, row, from))
        put_cursor(*edge);
}

void TimelineView::Impl::select_at_cursor() {
    if (lane < 0 || lane >= static_cast<int>(rows.size()))
        return;
    refresh();  // what was just scrolled or panned into sight
    const LaneRow& row = rows[static_cast<std::size_t>(lane)];
    const QRect area = lanes_area();
    const double x = scale().x(cursor_time()) + 0.5;
    const QPointF point(x, row.top - scroll->value() + 4 * unit());
    if (x >= 0 && x <= area.width())
        set_selected(subject_at(picture.list(PlotLayer::Lanes), point));
}

void TimelineView::Impl::toggle_group(ActorId first) {
    if (std::erase(options.unfolded, first) == 0)
        options.unfolded.push_back(first);
    rows_stale = true;
    schedule();
}

// That of the chosen lane, or of the first group that there is.
void TimelineView::Impl::toggle_group_of_lane() {
    update_rows();
    const LaneRow* group = nullptr;
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const LaneRow& row = rows[static_cast<std::size_t>(i)];
        if (row.kind == LaneKind::Group && (lane < 0 || i <= lane || !group))
            group = &row;
        if (group && lane >= 0 && i >= lane)
            break;
    }
    if (!group)
        return;
    const ActorId first = group->actor;
    toggle_group(first);
    update_rows();
    const auto at = std::find_if(rows.begin(), rows.end(), [first](const LaneRow& row) {
        return row.kind == LaneKind::Group && row.actor == first;
    });
    if (lane >= 0 && at != rows.end()) {
        lane = static_cast<int>(at - rows.begin());
        reveal_lane(*at);
    }
}

bool TimelineView::Impl::key(QKeyEvent* event) {
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (event->key()) {
        case Qt::Key_W:
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            view->zoom_in();
            return true;
        case Qt::Key_S:
        case Qt::Key_Minus:
            view->zoom_out();
            return true;
        case Qt::Key_A:
        case Qt::Key_Left:
            view->pan_left();
            return true;
        case Qt::Key_D:
        case Qt::Key_Right:
            view->pan_right();
            return true;
        case Qt::Key_F:
            view->fit();
            return true;
        case Qt::Key_Home:
            change_range([this] { viewport.pan(-viewport.visible().begin); });
            return true;
        case Qt::Key_End:
            change_range([this] {
                const TimeRange visible = viewport.visible();
                viewport.pan(run.trace.now + visible.length() / 50 - visible.end);
            });
            return true;
        case Qt::Key_Up:
            choose_lane(-1);
            return true;
        case Qt::Key_Down:
            choose_lane(1);
            return true;
        case Qt::Key_BracketLeft:
            step_edge(false);
            return true;
        case Qt::Key_BracketRight:
            step_edge(true);
            return true;
        case Qt::Key_G:
            toggle_group_of_lane();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            select_at_cursor();
            return true;
        case Qt::Key_Escape:
            if (options.selected.kind == Subject::Kind::None && options.lit.empty() &&
                !options.cursor)
                return false;  // somebody else may have something to end
            options.cursor.reset();
            options.lit.clear();
            set_selected({});
            emit view->cursor_moved();
            schedule(Stale::Pointer);
            return true;
        default:
            return false;
    }
}

void TimelineView::Impl::wheel(QWheelEvent* event) {
    const QPoint pixels = event->pixelDelta();
    const QPoint degrees = event->angleDelta();
    const double along = pixels.isNull() ? degrees.x() / 120.0 : pixels.x() / 60.0;
    const double across = pixels.isNull() ? degrees.y() / 120.0 : pixels.y() / 60.0;
    const QRect area = lanes_area();
    const bool over_headers = event->position().x() < area.left();
    const bool scrolls = scroll->maximum() > 0;
    const bool zoom_asked = event->modifiers() & Qt::ControlModifier;
    const bool shifted = event->modifiers() & Qt::ShiftModifier;
    const bool sideways = std::abs(along) > std::abs(across) || (shifted && !scrolls);
    if (sideways && !zoom_asked) {
        const double steps = std::abs(along) > std::abs(across) ? along : across;
        const auto length = static_cast<double>(viewport.visible().length().count());
        change_range([&] { viewport.pan(Duration(std::llround(-steps * pan_step * length))); });
    } else if (scrolls && !zoom_asked) {
        // More lanes than there is room for: the wheel goes through them, as through any list.
        scroll->setValue(scroll->value() - static_cast<int>(across * 60 * unit()));
    } else if (across != 0 && !over_headers) {
        const Time at = scale().time(event->position().x() - area.left());
        change_range([&] { viewport.zoom(std::pow(zoom_step, -across), at); });
    }
    event->accept();
}

}  // namespace threadline::app
