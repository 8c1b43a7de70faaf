// What the mouse is over, what is chosen, and the cursor.
#include "app/timeline/hover_wording.h"
#include "app/timeline/item_subject.h"
#include "app/timeline/painter.h"
#include "app/timeline/run_marks.h"
#include "app/timeline/timeline_view_impl.h"
#include "app/timeline/tip_place.h"

#include <QBuffer>
#include <QFontMetrics>
#include <QImage>
#include <QMouseEvent>
#include <QPainter>
#include <QScreen>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace threadline::app {

namespace {

using trace::Duration;
using trace::Time;

constexpr int drag_threshold = 4;  // px

Fill solid(const QColor& colour) {
    return {colour, Hatch::None, QColor(), QColor()};
}

// Beside the line of an instant that was pointed out, or is played, that of the mouse is dashed;
// its time is read even where there is no room for both.
void add_pointer(DisplayList& cursor, DisplayList pointer) {
    if (!cursor.lines.empty())
        for (Line& line : pointer.lines)
            line.dashed = true;
    if (!cursor.boxes.empty() && !pointer.boxes.empty()) {
        const Box plate = pointer.boxes.back();
        if (cursor.boxes.back().rect.intersects(plate.rect)) {
            cursor.boxes.clear();
            cursor.labels.clear();
        } else {  // what covers numbers of the axis lies beneath both plates
            pointer.boxes.pop_back();
            cursor.boxes.insert(cursor.boxes.begin(), pointer.boxes.begin(), pointer.boxes.end());
            pointer.boxes = {plate};
        }
    }
    append(cursor, pointer);
}

}  // namespace

// Also that which a thread waits for, and that whose name it is.
ObjectId TimelineView::Impl::lock_under_mouse() const {
    if (!under_mouse.object || !run.trace.lane_of(under_mouse.object))
        return {};
    switch (under_mouse.kind) {
        case Subject::Kind::Interval:
        case Subject::Kind::Hold:
        case Subject::Kind::LockHold:
        case Subject::Kind::LockWait:
        case Subject::Kind::LaneHeader:
            return under_mouse.object;
        default:
            return {};
    }
}

void TimelineView::Impl::refresh_overlay() {
    DisplayList list;
    if (has_run && !rows.empty()) {
        TimelineOptions shown = options;
        if (const ObjectId lock = pointed_lock ? pointed_lock : lock_under_mouse())
            shown.lit = {lock};
        list = overlay_content(picture.list(PlotLayer::Lanes), shown, *theme);
        if (!dragging)
            append(
                list,
                wake_content(run, rows, scale(), {options.selected, under_mouse}, fitted, *theme),
                {0, -static_cast<double>(scroll->value())});
        if (is_beside_others && run.trace.finished)
            add_end(list);
    }
    picture.set(PlotLayer::Overlay, std::move(list), *theme, lanes_area());
}

std::optional<Time> TimelineView::Impl::time_under_mouse() const {
    const QRect area = lanes_area();
    if (!has_run || rows.empty() || !mouse || !area.contains(*mouse) || dragging)
        return std::nullopt;
    return scale().time(mouse->x() - area.left());
}

void TimelineView::Impl::forget_mouse() {
    if (!mouse)
        return;  // the mouse is in another view, which tells of it
    mouse.reset();
    emit view->pointer_moved();
}

void TimelineView::Impl::refresh_cursor() {
    const QRect all(0, 0, plot->width(), plot->height());
    DisplayList list;
    const QRect area = lanes_area();
    if (has_run && !rows.empty()) {
        const TimeScale shifted{viewport.visible(), static_cast<double>(area.left()),
                                static_cast<double>(area.width())};
        const auto line_at = [&](Time at) {
            return cursor_in(run, at, shifted, area.bottom() + 1,
                             options.axis ? axis_height(*theme) : 0, *theme);
        };
        if (options.cursor)
            list = line_at(*options.cursor);
        if (const std::optional<Time> at = view->pointer()) {
            DisplayList pointer = line_at(*at);
            // Past the end of this run there is nothing beside what another one did then, unless
            // its axis is that of all.
            if (!time_under_mouse() && run.trace.finished && *at > run.trace.now)
                pointer.lines.clear();
            add_pointer(list, std::move(pointer));
        }
        if (!options.axis) {  // when that is, the axis below tells
            list.boxes.clear();
            list.labels.clear();
        }
        add_marking(list, shifted);
        if (view->hasFocus() && lane >= 0 && lane < static_cast<int>(rows.size())) {
            const LaneRow& row = rows[static_cast<std::size_t>(lane)];
            const double top = area.top() + row.top - scroll->value();
            const QRectF bar(0, top, 4 * unit(), row.height);
            if (bar.top() < area.bottom() && bar.bottom() > area.top())
                list.boxes.push_back({bar & QRectF(area).adjusted(-area.left(), 0, 0, 0),
                                      solid(theme->accent),
                                      0,
                                      {}});
        }
    }
    if (has_run && !rows.empty())
        add_lane_drag(list);
    if (view->hasFocus()) {
        const double width = theme->focus_width();
        const QRectF edge = QRectF(all).adjusted(width / 2, width / 2, -width / 2, -width / 2);
        const auto side = [&](QPointF from, QPointF to) {
            list.lines.push_back({from, to, theme->accent, width, false, false});
        };
        side(QPointF(all.left(), edge.top()), QPointF(all.right() + 1, edge.top()));
        side(QPointF(all.left(), edge.bottom()), QPointF(all.right() + 1, edge.bottom()));
        side(edge.topLeft(), edge.bottomLeft());
        side(edge.topRight(), edge.bottomRight());
    }
    picture.set(PlotLayer::Cursor, std::move(list), *theme, all);
}

Subject TimelineView::Impl::subject_at_point(QPoint point) const {
    if (picture.area(PlotLayer::Headers).contains(point))
        return subject_at(picture.list(PlotLayer::Headers),
                          QPointF(point - picture.area(PlotLayer::Headers).topLeft()));
    const QRect flags = picture.area(PlotLayer::Marks);
    if (flags.contains(point) && point.y() < picture.area(PlotLayer::Lanes).top())
        return subject_at(picture.list(PlotLayer::Marks), QPointF(point - flags.topLeft()));
    if (picture.area(PlotLayer::Lanes).contains(point))
        return subject_at(picture.list(PlotLayer::Lanes),
                          QPointF(point - picture.area(PlotLayer::Lanes).topLeft()));
    return {};
}

void TimelineView::Impl::set_selected(const Subject& subject) {
    if (subject == options.selected)
        return;
    options.selected = subject;
    options.beside.clear();
    schedule(Stale::Pointer);
    emit view->selection_changed(subject);
}

void TimelineView::Impl::show_tip() const {
    const Time at = scale().time(mouse->x() - lanes_area().left());
    const QString text = describe_on_hover(run, under_mouse, at);
    QToolTip::showText(plot->mapToGlobal(tip_place(text, at)), text, plot);
}

// On no lane that it tells of, nor on the time of the instant.
QPoint TimelineView::Impl::tip_place(const QString& text, Time at) const {
    constexpr int above = 12;  // a tooltip stands somewhat below the point that it is given
    const QRect area = lanes_area();
    const std::vector<Subject> told = told_of(run, under_mouse, at);
    std::optional<Band> pointed_at;
    std::vector<Band> about;
    for (const LaneRow& row : rows) {
        const double top = area.top() + row.top - scroll->value();
        const Band band{top, top + row.height};
        const bool is_here = mouse->y() >= band.top && mouse->y() < band.bottom;
        if (is_here)
            pointed_at = band;
        const bool is_told_of = std::ranges::any_of(
            told, [&](const Subject& mark) { return lies_on(mark, row, run.trace); });
        if ((is_here || is_told_of) && band.bottom > area.top() && band.top < area.bottom())
            about.push_back(band);
    }
    if (!pointed_at)
        return *mouse + QPoint(12, 16);
    if (options.axis)
        about.push_back({area.bottom() + 1.0, area.bottom() + 1.0 + axis_height(*theme)});
    // As large as it will be, with what is around the words.
    const QSize size = QFontMetrics(QToolTip::font()).size(0, text) + QSize(20, 20);
    const QRect screen(plot->mapFromGlobal(plot->screen()->geometry().topLeft()),
                       plot->screen()->size());
    const double top =
        tip_top(*pointed_at, about, size.height(), {double(screen.top()), double(screen.bottom())});
    return {std::max(std::min(mouse->x() + 12, screen.right() - size.width()), screen.left()),
            int(top) - above};
}

void TimelineView::Impl::end_hover() {
    hover_timer.stop();
    QToolTip::hideText();
}

void TimelineView::Impl::hover(const Subject& subject) {
    if (subject == under_mouse)
        return;
    under_mouse = subject;
    QToolTip::hideText();
    if (subject.kind == Subject::Kind::None)
        hover_timer.stop();
    else
        hover_timer.start();
    emit view->hovered(subject);
}

void TimelineView::Impl::mouse_moved(QPoint point, Qt::MouseButtons buttons) {
    mouse = point;
    pointer_beside.reset();  // it is in no other view any more
    if (lane_drag && (buttons & Qt::LeftButton)) {
        drag_header(point);
        return;
    }
    if (press && (buttons & Qt::LeftButton)) {
        const QPoint way = point - *press;
        if (!dragging && way.manhattanLength() > drag_threshold) {
            dragging = true;
            plot->setCursor(Qt::ClosedHandCursor);
            emit view->pointer_moved();
        }
        if (dragging) {
            const auto length = static_cast<double>(range_at_press.length().count());
            const Duration by(std::llround(-way.x() * length / std::max(lanes_area().width(), 1)));
            change_range(
                [&] { viewport.pan(range_at_press.begin + by - viewport.visible().begin); });
            scroll->setValue(scroll_at_press - way.y());
            return;
        }
    }
    if (buttons == Qt::NoButton)
        show_header_cursor(point);
    hover(subject_at_point(point));
    emit view->pointer_moved();
    schedule(Stale::Pointer);
}

// All of it, as it is drawn where it has room.
void TimelineView::Impl::tell_legend(QPoint at) const {
    const double width = 360 * unit();
    const DisplayList list = legend_content(run, picture.list(PlotLayer::Lanes), width, *theme);
    const QSize size = list.size.toSize();
    const double sharp = plot->devicePixelRatioF();
    QImage image(size * sharp, QImage::Format_RGB32);
    image.setDevicePixelRatio(sharp);
    image.fill(theme->surface);
    QPainter painter(&image);
    paint(painter, list, *theme);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        return;
    QToolTip::showText(at,
                       QStringLiteral("<img width='%1' height='%2' src='data:image/png;base64,%3'>")
                           .arg(size.width())
                           .arg(size.height())
                           .arg(QString::fromLatin1(png.toBase64())),
                       plot, legend_area);
}

}  // namespace threadline::app
