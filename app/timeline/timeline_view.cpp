#include "app/timeline/timeline_view.h"

#include "app/timeline/item_subject.h"
#include "app/timeline/timeline_view_impl.h"
#include "app/timeline/wording.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace threadline::app {

namespace {

using namespace std::chrono_literals;
using trace::Duration;
using trace::Time;
using trace::TimeRange;

constexpr auto hover_delay = 400ms;
constexpr double key_zoom_step = 1.5;

// Nothing but a head: there is nothing else to do with it.
bool folds_by_click(LaneKind kind) {
    return kind == LaneKind::Group || kind == LaneKind::Process;
}

// The first on which it lies; null: none.
const LaneRow* row_of(const Subject& subject, const std::vector<LaneRow>& rows,
                      const trace::Snapshot& trace) {
    const auto row = std::ranges::find_if(
        rows, [&](const LaneRow& each) { return lies_on(subject, each, trace); });
    return row == rows.end() ? nullptr : &*row;
}

// The depth at which a slice lies; else the whole row.
LaneRow part_of(const LaneRow& row, const Subject& subject) {
    LaneRow part = row;
    if (row.kind == LaneKind::Slices) {
        part.height = row.height / (row.bars + 1);
        part.top += part.height * subject.depth;
    }
    return part;
}

}  // namespace

TimelineView::Impl::Impl(TimelineView* owner)
    : view(owner),
      actions(owner),
      picture(owner),
      plot(picture.widget()),
      scroll(new QScrollBar(Qt::Vertical, owner)) {
    options.flag_rows = 2;  // the lanes need the room more than a third row of notes
    auto* layout = new QHBoxLayout(owner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(plot, 1);
    layout->addWidget(scroll);
    scroll->hide();
    scroll->setFocusPolicy(Qt::NoFocus);

    frame_timer.setSingleShot(true);
    frame_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&frame_timer, &QTimer::timeout, owner, [this] { refresh(); });
    hover_timer.setSingleShot(true);
    hover_timer.setInterval(hover_delay);
    QObject::connect(&hover_timer, &QTimer::timeout, owner, [this] {
        if (mouse && under_mouse.kind != Subject::Kind::None)
            show_tip();
    });
    QObject::connect(scroll, &QScrollBar::valueChanged, owner, [this] { schedule(); });
    since_begin.start();
    connect_actions();
}

TimelineView::TimelineView(QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline"));
    setMinimumSize(240, 120);
    impl_->plot->installEventFilter(this);
    impl_->schedule();
}

TimelineView::~TimelineView() = default;

// What was pointed at, looked up and said of the run before.
void TimelineView::Impl::begin_run() {
    begins = true;
    lane = -1;
    edges.forget();
    lane_history.reset();
    options.cursor.reset();
    pointer_beside.reset();
    options.selected = {};
    options.beside.clear();
    options.lit.clear();
    options.pointed = {};
    pointed_lock = {};
    options.marking = {};
    measured_lane.reset();
    options.hits.reset();
    hover({});
    schedule(Stale::Pointer);
}

void TimelineView::begin_run() {
    impl_->begin_run();
}

void TimelineView::set_run(const session::RunSnapshot& run) {
    Impl& d = *impl_;
    const bool fresh = !d.has_run || d.begins;
    d.run = run;
    d.has_run = true;
    d.begins = false;
    if (fresh) {
        d.viewport.reset();
        d.legend_height = 0;
    }
    const TimeRange before = d.viewport.visible();
    const bool followed = d.viewport.following();
    d.viewport.set_run(run.trace.now, run.trace.finished);
    if (fresh) {
        d.history.reset(d.viewport);
        emit history_changed();
    } else {
        d.history.grown(d.viewport);
    }
    d.rows_stale = true;
    setAccessibleDescription(describe_outcome(run));
    d.schedule();
    d.range_changed(before, followed);
    // A room that was doubled is seen at once, as the frame of the overview is.
    if (!fresh && d.viewport.mode() == Viewport::Mode::Whole && d.viewport.visible() != before)
        refresh_now();
}

void TimelineView::clear(const QString& hint) {
    Impl& d = *impl_;
    d.has_run = false;
    d.run = {};
    d.rows.clear();
    d.rows_stale = false;
    d.hint = hint;
    d.viewport.reset();
    d.begin_run();
    d.legend_height = 0;
    setAccessibleDescription(hint);
    d.schedule();
}

void TimelineView::set_theme(const Theme& theme) {
    impl_->theme = &theme;
    impl_->legend_height = 0;
    impl_->rows_stale = impl_->has_run;
    impl_->schedule();
}

void TimelineView::set_options(const TimelineOptions& options) {
    impl_->options = options;
    impl_->rows_stale = impl_->has_run;
    impl_->schedule();
}

void TimelineView::refresh_now() {
    impl_->frame_timer.stop();
    impl_->refresh();
}

const TimelineOptions& TimelineView::options() const {
    return impl_->options;
}

TimeRange TimelineView::visible_range() const {
    return impl_->viewport.visible();
}

Subject TimelineView::selected() const {
    return impl_->options.selected;
}

void TimelineView::zoom_to(TimeRange range) {
    impl_->change_range([&] { impl_->viewport.show_around(range); });
}

void TimelineView::show_range(TimeRange range) {
    impl_->change_range([&] { impl_->viewport.show(range); });
}

void TimelineView::set_beside_others(Time end) {
    Impl& d = *impl_;
    QSizePolicy policy = d.scroll->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    d.scroll->setSizePolicy(policy);
    d.is_beside_others = true;
    if (d.has_run)
        d.change_range([&] { d.viewport.set_reach(end); });
    else
        d.viewport.set_reach(end);
}

void TimelineView::reveal(Time at) {
    impl_->change_range([&] { impl_->viewport.reveal(at); });
}

void TimelineView::zoom_in() {
    impl_->change_range([&] { impl_->viewport.zoom(1 / key_zoom_step, impl_->cursor_time()); });
}

void TimelineView::zoom_out() {
    impl_->change_range([&] { impl_->viewport.zoom(key_zoom_step, impl_->cursor_time()); });
}

void TimelineView::pan_left() {
    const Duration length = visible_range().length();
    impl_->change_range([&] { impl_->viewport.pan(-length * 15 / 100); });
}

void TimelineView::pan_right() {
    const Duration length = visible_range().length();
    impl_->change_range([&] { impl_->viewport.pan(length * 15 / 100); });
}

void TimelineView::fit() {
    impl_->change_range([&] { impl_->viewport.fit(); });
}

void TimelineView::set_arrangement(const LaneArrangement& arrangement) {
    const QSignalBlocker quiet(this);
    impl_->set_arrangement(arrangement);
}

const TimelineActions& TimelineView::actions() const {
    return impl_->actions;
}

QList<QRectF> TimelineView::header_rects() const {
    const Impl& d = *impl_;
    const QRect area = d.lanes_area();
    QList<QRectF> rects;
    for (const LaneRow& row : d.rows)
        rects.append(
            {0, area.top() + row.top - d.scroll->value(), double(area.left()), row.height});
    return rects;
}

QRect TimelineView::hidden_mark() const {
    return impl_->hidden_mark;
}

bool TimelineView::is_dragging_lane() const {
    return impl_->lane_drag && impl_->lane_drag->begun;
}

bool TimelineView::can_go_back() const {
    return impl_->history.can_go_back();
}

bool TimelineView::can_go_forward() const {
    return impl_->history.can_go_forward();
}

void TimelineView::go_back() {
    impl_->go_in_history(impl_->history.back());
}

void TimelineView::go_forward() {
    impl_->go_in_history(impl_->history.forward());
}

void TimelineView::show_whole() {
    impl_->change_range([&] {
        const bool follows = impl_->viewport.following();
        impl_->viewport.fit();
        impl_->viewport.set_follow(follows);
    });
}

void TimelineView::set_follow(bool follow) {
    impl_->change_range([&] { impl_->viewport.set_follow(follow); });
}

void TimelineView::select(const Subject& subject) {
    Impl& d = *impl_;
    d.update_rows();
    if (const LaneRow* row = row_of(subject, d.rows, d.run.trace)) {
        d.lane = static_cast<int>(row - d.rows.data());
        d.reveal_lane(part_of(*row, subject));
    }
    if (d.has_run && subject.kind != Subject::Kind::None &&
        subject.kind != Subject::Kind::LaneHeader && !subject.range.overlaps(d.viewport.visible()))
        d.change_range([&] { d.viewport.reveal(subject.range.begin); });
    d.set_selected(subject);
}

void TimelineView::light(const std::vector<ObjectId>& locks) {
    impl_->options.lit = locks;
    impl_->schedule(Impl::Stale::Pointer);
}

void TimelineView::point_at(ActorId actor, ObjectId lock) {
    if (impl_->options.pointed == actor && impl_->pointed_lock == lock)
        return;
    impl_->options.pointed = actor;
    impl_->pointed_lock = lock;
    impl_->schedule(Impl::Stale::Pointer);
}

void TimelineView::select_beside(const std::vector<Subject>& subjects) {
    Impl& d = *impl_;
    d.options.beside = subjects;
    d.update_rows();
    // In sight as far as there is room, and the selected one in any case.
    const auto reveal = [&d](const Subject& subject) {
        if (const LaneRow* row = row_of(subject, d.rows, d.run.trace))
            d.reveal_lane(part_of(*row, subject));
    };
    std::for_each(subjects.rbegin(), subjects.rend(), reveal);
    if (!subjects.empty())
        reveal(d.options.selected);
    d.schedule(Impl::Stale::Pointer);
}

std::optional<Time> TimelineView::cursor() const {
    return impl_->options.cursor;
}

void TimelineView::set_cursor(std::optional<Time> at) {
    impl_->edges.forget();
    impl_->options.cursor = at;
    impl_->schedule(Impl::Stale::Pointer);
}

std::optional<Time> TimelineView::pointer() const {
    const std::optional<Time> here = impl_->time_under_mouse();
    return here ? here : impl_->pointer_beside;
}

void TimelineView::set_pointer(std::optional<Time> at) {
    if (at == impl_->pointer_beside)
        return;
    impl_->pointer_beside = at;
    impl_->schedule(Impl::Stale::Pointer);
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Keyboard)
        impl_->actions.lane_menu->trigger();
    event->accept();
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    if (!impl_->key(event))
        QWidget::keyPressEvent(event);
}

void TimelineView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    impl_->schedule(Impl::Stale::Pointer);
}

void TimelineView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    impl_->schedule(Impl::Stale::Pointer);
}

bool TimelineView::eventFilter(QObject* watched, QEvent* event) {
    Impl& d = *impl_;
    if (watched != d.plot)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
        case QEvent::Resize:
            d.rows_stale = d.has_run;
            d.schedule();
            return false;
        case QEvent::ContextMenu: {
            // The plot lets none of the mouse's events go on to its parent.
            const auto* menu = static_cast<QContextMenuEvent*>(event);
            d.open_lane_menu(menu->pos(), true, subject_near(menu->pos()));
            return true;
        }
        case QEvent::ToolTip: {
            const auto* help = static_cast<QHelpEvent*>(event);
            if (!d.legend_area.contains(help->pos()))
                return false;
            d.tell_legend(help->globalPos());
            return true;
        }
        case QEvent::Leave:
            d.forget_mouse();
            d.hover({});
            d.schedule(Impl::Stale::Pointer);
            return false;
        case QEvent::MouseMove: {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            d.mouse_moved(mouse->position().toPoint(), mouse->buttons());
            return true;
        }
        case QEvent::MouseButtonPress: {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            setFocus(Qt::MouseFocusReason);
            d.end_hover();
            if (mouse->button() == Qt::BackButton || mouse->button() == Qt::ForwardButton) {
                mouse->button() == Qt::BackButton ? go_back() : go_forward();
                return true;
            }
            if (mouse->button() != Qt::LeftButton)
                return false;
            d.press_header(mouse->position().toPoint());
            d.press = mouse->position().toPoint();
            d.range_at_press = d.viewport.visible();
            d.scroll_at_press = d.scroll->value();
            d.dragging = false;
            return true;
        }
        case QEvent::MouseButtonRelease: {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            if (mouse->button() != Qt::LeftButton)
                return false;
            const bool lane_dragged = d.lane_drag && d.lane_drag->begun;
            const bool clicked = d.press && !d.dragging && !lane_dragged;
            d.press.reset();
            if (std::exchange(d.dragging, false)) {
                emit pointer_moved();
                d.schedule(Impl::Stale::Pointer);
            }
            d.plot->unsetCursor();
            if (lane_dragged)
                d.release_header();
            d.lane_drag.reset();
            if (clicked) {
                d.refresh();
                const QPoint point = mouse->position().toPoint();
                if (d.hidden_mark.contains(point)) {
                    d.open_lane_menu(point, false);
                    return true;
                }
                const QRect area = d.lanes_area();
                if (area.contains(point)) {
                    d.options.cursor = d.scale().time(point.x() - area.left());
                    emit cursor_moved();
                }
                const Subject subject = d.subject_at_point(point);
                const int row = point.x() < area.left() ? d.row_at(point) : -1;
                if (row >= 0 && folds_by_click(d.rows[std::size_t(row)].kind))
                    d.fold_lane(LaneRow(d.rows[std::size_t(row)]));
                select(subject);
                d.schedule(Impl::Stale::Pointer);
            }
            return true;
        }
        case QEvent::MouseButtonDblClick: {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            const QPoint point = mouse->position().toPoint();
            const Subject subject = d.subject_at_point(point);
            if (const int edge = d.edge_at(point); edge >= 0)
                d.stretch_lane(LaneRow(d.rows[std::size_t(edge)]), 1);
            else if (point.x() < d.lanes_area().left())
                return true;  // a header was clicked twice
            else if (subject.kind == Subject::Kind::None || subject.kind == Subject::Kind::Absence)
                show_whole();
            else if (const trace::Annotation* note = note_of(d.run, subject))
                emit note_asked(trace::Annotation(*note));
            else
                zoom_to(subject.range);
            return true;
        }
        case QEvent::Wheel:
            d.wheel(static_cast<QWheelEvent*>(event));
            return true;
        default:
            return QWidget::eventFilter(watched, event);
    }
}

}  // namespace threadline::app
