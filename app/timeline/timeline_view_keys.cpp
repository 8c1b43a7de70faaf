// Keys and wheel: zooming, panning, going from lane to lane and from edge to edge.
#include "app/timeline/item_subject.h"
#include "app/timeline/timeline_view_impl.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

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
    if (followed && viewport.following())
        history.grown(viewport);
    else
        history.visited(viewport, std::chrono::milliseconds(since_begin.elapsed()));
    emit view->history_changed();
    schedule();
    emit view->visible_range_changed(viewport.visible());
    if (mouse)
        emit view->pointer_moved();
}

void TimelineView::Impl::go_in_history(std::optional<Viewport> wanted) {
    if (!wanted || !has_run)
        return;
    const TimeRange before = viewport.visible();
    const bool followed = viewport.following();
    viewport = *wanted;
    viewport.set_run(run.trace.now, run.trace.finished);
    if (viewport.following() != followed)
        emit view->follow_changed(viewport.following());
    emit view->history_changed();
    if (viewport.visible() == before)
        return;
    schedule();
    emit view->visible_range_changed(viewport.visible());
    if (mouse)
        emit view->pointer_moved();
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
    edges.forget();
    options.cursor = t;
    emit view->cursor_moved();
    change_range([&] { viewport.reveal(t); });
    schedule(Stale::Pointer);
}

void TimelineView::Impl::put_cursor_by_key(Time t) {
    forget_mouse();  // the keyboard has taken over
    put_cursor(t);
}

void TimelineView::Impl::reveal_lane(const LaneRow& row) {
    const int height = lanes_area().height();
    if (row.top < scroll->value())
        scroll->setValue(static_cast<int>(row.top));
    else if (row.top + row.height > scroll->value() + height)
        scroll->setValue(static_cast<int>(std::ceil(row.top + row.height)) - height);
}

// Who goes on along the lanes wants what lies on them.
void TimelineView::Impl::let_go_of_note() {
    if (note_of(run, options.selected))
        set_selected({});
}

void TimelineView::Impl::choose_lane(int step) {
    update_rows();
    if (rows.empty())
        return;
    const int last = static_cast<int>(rows.size()) - 1;
    let_go_of_note();
    lane = lane < 0 ? (step > 0 ? 0 : last) : std::clamp(lane + step, 0, last);
    reveal_lane(rows[static_cast<std::size_t>(lane)]);
    schedule(Stale::Pointer);
}

void TimelineView::Impl::step_edge(Towards towards) {
    update_rows();
    if (rows.empty())
        return;
    let_go_of_note();
    if (lane < 0)
        choose_lane(1);
    const LaneRow& row = rows[static_cast<std::size_t>(lane)];
    const Time from = options.cursor.value_or(viewport.visible().begin - Duration(1));
    forget_mouse();
    if (const auto edge = known_edge(run, row, from, towards))
        put_cursor_by_key(*edge);
    else
        edges.look(run, row, from, towards);
}

// What lies there on the lane from its upper edge down, one after the other each time that it is
// asked for.
void TimelineView::Impl::select_at_cursor() {
    if (lane < 0 || lane >= static_cast<int>(rows.size()))
        return;
    refresh();  // what was just scrolled or panned into sight
    const LaneRow& row = rows[static_cast<std::size_t>(lane)];
    const double x = scale().x(cursor_time()) + 0.5;
    if (x < 0 || x > lanes_area().width())
        return;
    std::vector<Subject> there;
    for (double y = unit() / 2; y < row.height; y += unit()) {
        const Subject subject =
            subject_at(picture.list(PlotLayer::Lanes), QPointF(x, row.top + y - scroll->value()));
        if (subject.kind != Subject::Kind::None && std::ranges::find(there, subject) == there.end())
            there.push_back(subject);
    }
    const auto now = std::ranges::find(there, options.selected);
    const auto next = now == there.end() ? there.begin() : std::next(now);
    set_selected(next != there.end() ? *next : there.empty() ? Subject{} : there.front());
}

void TimelineView::Impl::connect_actions() {
    const auto on = [this](QAction* action, auto what) {
        QObject::connect(action, &QAction::triggered, view, what);
    };
    on(actions.zoom_in, [this] { view->zoom_in(); });
    on(actions.zoom_out, [this] { view->zoom_out(); });
    on(actions.earlier, [this] { view->pan_left(); });
    on(actions.later, [this] { view->pan_right(); });
    on(actions.fit, [this] { view->show_whole(); });
    // Where the view is there already the instant goes there; a live run has no end yet.
    on(actions.to_begin, [this] {
        if (has_run && viewport.visible().begin == Time{0})
            put_cursor_by_key(Time{0});
        else
            change_range([this] { viewport.pan(-viewport.visible().begin); });
    });
    on(actions.to_end, [this] {
        const TimeRange visible = viewport.visible();
        const Time end = run.trace.now + visible.length() / 50;
        if (has_run && run.trace.finished && run.trace.now <= visible.end && visible.end <= end)
            put_cursor_by_key(run.trace.now);
        else
            change_range([&] { viewport.pan(end - visible.end); });
    });
    on(actions.lane_above, [this] { choose_lane(-1); });
    on(actions.lane_below, [this] { choose_lane(1); });
    on(actions.previous_edge, [this] { step_edge(Towards::Begin); });
    on(actions.next_edge, [this] { step_edge(Towards::End); });
    on(actions.select, [this] {
        if (const trace::Annotation* note = note_of(run, options.selected))
            emit view->note_asked(trace::Annotation(*note));
        else
            select_at_cursor();
    });
    on(actions.clear, [this] {
        edges.forget();
        options.cursor.reset();
        options.lit.clear();
        set_selected({});
        emit view->cursor_moved();
        schedule(Stale::Pointer);
    });
    QObject::connect(&edges, &EdgeSearch::found, view, [this](Time edge) { put_cursor(edge); });
    connect_lane_actions();
}

bool TimelineView::Impl::key(QKeyEvent* event) {
    QAction* action = actions.of(*event);
    if (!action)
        return false;
    if (action == actions.clear && cancel_lane_drag())
        return true;
    if (action == actions.take_back && !lane_history.can_go_back(options.arrangement))
        return false;
    if (action == actions.clear && options.selected.kind == Subject::Kind::None &&
        options.lit.empty() && !options.cursor)
        return false;  // somebody else may have something to end
    action->trigger();
    return true;
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
