#include "app/timeline/timeline_marker.h"

#include "app/timeline/timeline_view.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace threadline::app {

namespace {

constexpr int drag_threshold = 4;  // px

// To the left of where all begins there is nothing to be marked.
trace::Time from_begin(trace::Time at) {
    return std::max(at, trace::Time{0});
}

trace::TimeRange between(trace::Time a, trace::Time b) {
    return {std::min(a, b), std::max(a, b)};
}

}  // namespace

TimelineMarker::TimelineMarker(TimelineView* view) : QObject(view) {
    join(view);
}

void TimelineMarker::join(TimelineView* view) {
    views_.push_back({view, view->plot()});
    if (!view_)
        view_ = view;
    // After the view's own filter, so before it.
    view->plot()->installEventFilter(this);
    view->installEventFilter(this);
    view->set_marking(marking_);
    connect(view, &TimelineView::cursor_moved, this, [this, view] {
        view_ = view;
        if (second_end_open_ && marking_.distance && drag_ == Drag::None)
            set_distance(Marking::Distance{marking_.distance->from, at_cursor()});
    });
    connect(view, &QObject::destroyed, this, &TimelineMarker::leave);
}

void TimelineMarker::leave(const QObject* view) {
    const bool marked_here = view_ == view;
    std::erase_if(views_, [view](const Joined& one) { return one.view == view; });
    if (!marked_here)
        return;
    view_ = views_.empty() ? nullptr : views_.front().view;
    drag_ = Drag::None;
}

void TimelineMarker::show() const {
    for (const Joined& one : views_)
        one.view->set_marking(marking_);
}

void TimelineMarker::measure_on_lane(std::optional<QPoint> point) const {
    for (const Joined& one : views_)
        one.view->set_measured_lane(one.view == view_ ? view_->lane_at(point) : std::nullopt);
}

void TimelineMarker::set_stretch(std::optional<trace::TimeRange> stretch) {
    if (stretch && stretch->length() <= trace::Duration{0})
        stretch.reset();
    if (marking_.stretch == stretch)
        return;
    marking_.stretch = stretch;
    show();
    emit stretch_changed();
}

void TimelineMarker::set_distance(std::optional<Marking::Distance> distance) {
    if (marking_.distance == distance)
        return;
    marking_.distance = std::move(distance);
    show();
    emit distance_changed();
}

Edge TimelineMarker::at_cursor() const {
    const trace::TimeRange visible = view_->visible_range();
    return view_->edge_at(
        from_begin(view_->cursor().value_or(visible.begin + visible.length() / 2)));
}

Edge TimelineMarker::meant_at(QPoint point) const {
    if (const auto edge = view_->edge_near(point, reach))
        return *edge;
    return {from_begin(view_->time_at(point)), {}};
}

void TimelineMarker::begin_stretch() {
    if (!view_)
        return;
    const trace::Time at = at_cursor().at;
    const trace::Time end = marking_.stretch && marking_.stretch->end > at
                                ? marking_.stretch->end
                                : std::max(view_->visible_range().end, at);
    set_stretch(trace::TimeRange{at, end});
}

void TimelineMarker::end_stretch() {
    if (!view_)
        return;
    const trace::Time at = at_cursor().at;
    const trace::Time begin =
        marking_.stretch && marking_.stretch->begin < at
            ? marking_.stretch->begin
            : std::min(std::max(view_->visible_range().begin, trace::Time{0}), at);
    set_stretch(trace::TimeRange{begin, at});
}

void TimelineMarker::measure() {
    if (!view_)
        return;
    const Edge here = at_cursor();
    if (second_end_open_ && marking_.distance) {
        second_end_open_ = false;
        set_distance(Marking::Distance{marking_.distance->from, here});
        return;
    }
    second_end_open_ = true;
    measure_on_lane({});
    set_distance(Marking::Distance{here, here});
}

void TimelineMarker::choose_stretch(trace::TimeRange range) {
    set_stretch(range);
}

void TimelineMarker::clear() {
    second_end_open_ = false;
    drag_ = Drag::None;
    set_distance({});
    set_stretch({});
}

void TimelineMarker::zoom_to_stretch() {
    if (view_ && marking_.stretch)
        view_->zoom_to(*marking_.stretch);
}

bool TimelineMarker::escape() {
    if (marking_.empty() || view_->is_dragging_lane())
        return false;
    second_end_open_ = false;
    // The younger of both goes first.
    if (marking_.distance)
        set_distance({});
    else
        set_stretch({});
    return true;
}

bool TimelineMarker::pressed(QPoint point, Qt::KeyboardModifiers modifiers) {
    const bool stretch = modifiers == Qt::ShiftModifier;
    const bool distance = modifiers == Qt::ControlModifier;
    if (!(stretch || distance) || !view_->is_on_lanes(point))
        return false;
    view_->setFocus(Qt::MouseFocusReason);
    drag_ = stretch ? Drag::Stretch : Drag::Distance;
    press_ = point;
    pressed_at_ = meant_at(point);
    if (distance)
        measure_on_lane(point);
    moved_ = false;
    return true;
}

void TimelineMarker::dragged(QPoint point) {
    moved_ = moved_ || (point - press_).manhattanLength() > drag_threshold;
    if (!moved_)
        return;
    const Edge here = meant_at(point);
    if (drag_ == Drag::Stretch) {
        set_stretch(between(pressed_at_.at, here.at));
    } else {
        second_end_open_ = false;
        set_distance(Marking::Distance{pressed_at_, here});
    }
}

void TimelineMarker::released(QPoint point) {
    const Drag drag = drag_;
    if (moved_) {
        dragged(point);
    } else if (drag == Drag::Stretch) {
        // Without moving: all of what is there.
        const Subject subject = view_->subject_near(point);
        set_stretch(subject.range.length() > trace::Duration{0} ? std::optional(subject.range)
                                                                : std::nullopt);
    } else if (second_end_open_ && marking_.distance) {
        second_end_open_ = false;
        set_distance(Marking::Distance{marking_.distance->from, pressed_at_});
    } else {
        second_end_open_ = true;
        set_distance(Marking::Distance{pressed_at_, pressed_at_});
    }
    drag_ = Drag::None;
}

bool TimelineMarker::eventFilter(QObject* watched, QEvent* event) {
    const auto joined = std::ranges::find_if(views_, [watched](const Joined& one) {
        return one.view == watched || one.plot == watched;
    });
    if (joined == views_.end())
        return false;
    if (watched == joined->view) {
        if (event->type() == QEvent::FocusIn)
            view_ = joined->view;
        if (event->type() != QEvent::KeyPress)
            return false;
        const auto* key = static_cast<QKeyEvent*>(event);
        return key->key() == Qt::Key_Escape && key->modifiers() == Qt::NoModifier && escape();
    }
    const auto point = [event] { return static_cast<QMouseEvent*>(event)->position().toPoint(); };
    switch (event->type()) {
        case QEvent::MouseButtonPress: {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            view_ = joined->view;
            return mouse->button() == Qt::LeftButton && pressed(point(), mouse->modifiers());
        }
        case QEvent::MouseMove:
            if (drag_ == Drag::None)
                return false;
            dragged(point());
            return true;
        case QEvent::MouseButtonRelease:
            if (drag_ == Drag::None || static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton)
                return false;
            released(point());
            return true;
        default:
            return false;
    }
}

}  // namespace threadline::app
