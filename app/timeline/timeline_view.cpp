#include "app/timeline/timeline_view.h"

#include "app/timeline/fonts.h"
#include "app/timeline/lane_edges.h"
#include "app/timeline/timeline_plot.h"
#include "app/timeline/viewport.h"
#include "app/timeline/wording.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimer>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace threadline::app {

namespace {

using namespace std::chrono_literals;
using trace::Duration;
using trace::Time;
using trace::TimeRange;

constexpr auto frame = 16ms;
constexpr auto hover_delay = 400ms;
constexpr double zoom_step = 1.25;
constexpr double key_zoom_step = 1.5;
constexpr double pan_step = 0.15;  // of what is visible
constexpr int drag_threshold = 4;  // px

Fill solid(const QColor& colour) {
    return {colour, Hatch::None, QColor(), QColor()};
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

struct TimelineView::Impl {
    TimelineView* view;
    TimelinePlot picture;
    QWidget* plot;  // the picture's
    QScrollBar* scroll;
    QTimer frame_timer;
    QTimer hover_timer;

    session::RunSnapshot run;
    bool has_run = false;
    QString hint;
    Viewport viewport;
    const Theme* theme = &app::theme(ThemeKind::Light);
    TimelineOptions options;
    TimelineOptions fitted;  // with lanes as high as there is room for
    std::vector<LaneRow> rows;
    double header = 0;
    double legend_height = 0;

    // What the mouse and the keyboard point at.
    std::optional<QPoint> mouse;
    std::optional<QPoint> press;
    TimeRange range_at_press;
    int scroll_at_press = 0;
    bool dragging = false;
    Subject under_mouse;
    int lane = -1;  // chosen with the keyboard
    // What has to be laid out again.
    enum class Stale { Nothing, Pointer, Everything };
    Stale stale = Stale::Nothing;
    bool rows_stale = false;  // and which there are may have changed

    explicit Impl(TimelineView* owner);

    TimeScale scale() const;
    QRect lanes_area() const;
    double unit() const { return theme->scale * theme->font_size / 12; }

    void update_rows();
    void fit_lanes();
    void schedule(Stale what = Stale::Everything);
    void refresh();
    void lay_out_frame();
    void lay_out_lanes();
    void show_hint();
    void refresh_overlay();
    void refresh_cursor();
    void range_changed(TimeRange before, bool followed);
    template <typename Change>
    void change_range(Change change);

    Time cursor_time() const;
    void put_cursor(Time t);
    void choose_lane(int step);
    void step_edge(bool forward);
    void reveal_lane(const LaneRow& row);
    void select_at_cursor();
    void set_selected(const Subject& subject);
    Subject subject_at_point(QPoint point) const;

    bool key(QKeyEvent* event);
    void wheel(QWheelEvent* event);
    void mouse_moved(QPoint point, Qt::MouseButtons buttons);
    void hover(const Subject& subject);
};

TimelineView::Impl::Impl(TimelineView* owner)
    : view(owner),
      picture(owner),
      plot(picture.widget()),
      scroll(new QScrollBar(Qt::Vertical, owner)) {
    auto* layout = new QHBoxLayout(owner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(plot, 1);
    layout->addWidget(scroll);
    scroll->hide();
    scroll->setFocusPolicy(Qt::NoFocus);

    frame_timer.setSingleShot(true);
    frame_timer.setInterval(frame);
    frame_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&frame_timer, &QTimer::timeout, owner, [this] { refresh(); });
    hover_timer.setSingleShot(true);
    hover_timer.setInterval(hover_delay);
    QObject::connect(&hover_timer, &QTimer::timeout, owner, [this] {
        if (mouse && under_mouse.kind != Subject::Kind::None)
            QToolTip::showText(plot->mapToGlobal(*mouse + QPoint(12, 16)),
                               describe(run, under_mouse), plot);
    });
    QObject::connect(scroll, &QScrollBar::valueChanged, owner, [this] { schedule(); });
}

QRect TimelineView::Impl::lanes_area() const {
    const int left = static_cast<int>(std::ceil(header));
    const int top = static_cast<int>(std::ceil(marks_height(options, *theme) + 4 * unit()));
    const int below =
        static_cast<int>(std::ceil((options.axis ? axis_height(*theme) : 0) + legend_height));
    const int right = static_cast<int>(8 * unit());
    // The axis lies beneath the lanes, or at the bottom where they need more than there is.
    const int needed = static_cast<int>(std::ceil(lanes_height(rows) + 6 * unit()));
    return QRect(left, top, std::max(plot->width() - left - right, 1),
                 std::max(std::min(plot->height() - top - below, needed), 1));
}

TimeScale TimelineView::Impl::scale() const {
    return {viewport.visible(), 0, static_cast<double>(lanes_area().width())};
}

// Few lanes use the room that there is, within reason.
void TimelineView::Impl::fit_lanes() {
    constexpr double most = 1.6;
    fitted = options;
    rows = lane_rows(run, fitted, *theme);
    const double needed = lanes_height(rows);
    const double around = marks_height(options, *theme) + 10 * unit() +
                          (options.axis ? axis_height(*theme) : 0) + legend_height;
    const double stretch = needed > 0 ? std::min((plot->height() - around) / needed, most) : 1;
    if (stretch < 1.05)
        return;
    fitted.lane_height *= stretch;
    fitted.lane_gap *= stretch;
    rows = lane_rows(run, fitted, *theme);
}

void TimelineView::Impl::update_rows() {
    if (!rows_stale)
        return;
    rows_stale = false;
    fit_lanes();
    lane = std::min(lane, static_cast<int>(rows.size()) - 1);
    if (rows.empty() && has_run)
        hint = run.trace.finished ? TimelineView::tr("Nothing ran")
                                  : TimelineView::tr("Waiting for the first thread ...");
}

// At most one picture a frame, however often something changes.
void TimelineView::Impl::schedule(Stale what) {
    stale = std::max(stale, what);
    if (!frame_timer.isActive())
        frame_timer.start();
}

void TimelineView::Impl::refresh() {
    if (stale == Stale::Nothing || plot->width() <= 0 || plot->height() <= 0)
        return;
    const Stale what = std::exchange(stale, Stale::Nothing);
    if (what == Stale::Pointer) {
        refresh_overlay();
        refresh_cursor();
        picture.replot_pointer();
        return;
    }
    update_rows();
    if (!has_run || rows.empty()) {
        show_hint();
    } else {
        lay_out_frame();
        lay_out_lanes();
    }
    refresh_overlay();
    refresh_cursor();
    picture.replot(theme->surface);
}

void TimelineView::Impl::show_hint() {
    scroll->hide();
    const QRect all(0, 0, plot->width(), plot->height());
    for (const PlotLayer layer :
         {PlotLayer::Headers, PlotLayer::Axis, PlotLayer::Marks, PlotLayer::Legend})
        picture.set(layer, {}, *theme, all);
    DisplayList list;
    const TextStyle style{14 * unit(), false, false};
    Label label;
    label.rect = QRectF(all).adjusted(16, 16, -16, -16);
    label.alignment = Qt::AlignCenter;
    label.text = elided(hint, label.rect.width(), style);
    label.colour = theme->muted_text;
    label.size = style.size;
    list.labels.push_back(std::move(label));
    picture.set(PlotLayer::Lanes, std::move(list), *theme, all);
}

void TimelineView::Impl::lay_out_frame() {
    header = std::min(header_width(rows, options, *theme), plot->width() * 0.4);
    const QRect area = lanes_area();
    const TimeScale time = scale();
    picture.set_range(time.range, area);

    const int needed = static_cast<int>(std::ceil(lanes_height(rows) + 6 * unit()));
    const bool scrolls = needed > area.height();
    scroll->setVisible(scrolls);
    scroll->setRange(0, scrolls ? needed - area.height() : 0);
    scroll->setPageStep(area.height());
    scroll->setSingleStep(static_cast<int>(20 * unit()));

    const trace::Clock clock = run.trace.info ? run.trace.info->clock : trace::Clock::Real;
    const TimeScale shifted{time.range, static_cast<double>(area.left()), time.width};
    if (options.axis)
        picture.set(PlotLayer::Axis, axis_content(shifted, area.bottom() + 1, clock, *theme),
                    *theme, QRect(0, 0, plot->width(), plot->height()));
    else
        picture.set(PlotLayer::Axis, {}, *theme, {});
    const int strip = static_cast<int>(std::ceil(4 * unit()));
    picture.set(PlotLayer::Marks,
                marks_content(run, time, area.bottom() + 1 - strip, options, *theme), *theme,
                QRect(area.left(), strip, area.width(), area.bottom() + 1 - strip));
}

void TimelineView::Impl::lay_out_lanes() {
    const QRect area = lanes_area();
    const double top = scroll->value();
    std::vector<LaneRow> in_sight;
    const auto first =
        std::lower_bound(rows.begin(), rows.end(), top,
                         [](const LaneRow& row, double y) { return row.top + row.height < y; });
    for (auto row = first; row != rows.end() && row->top < top + area.height(); ++row) {
        in_sight.push_back(*row);
        LaneRow& seen = in_sight.back();
        seen.top -= top;
        if (seen.kind == LaneKind::Slices)  // hundreds of depths: those below the edge cost nothing
            seen.bars = std::min(seen.bars, static_cast<int>((area.height() - seen.top) *
                                                             (seen.bars + 1) / seen.height));
    }
    picture.set(PlotLayer::Lanes, lane_content(run, in_sight, scale(), fitted, *theme), *theme,
                area);
    picture.set(PlotLayer::Headers, header_content(in_sight, header, fitted, *theme), *theme,
                QRect(0, area.top(), area.left(), area.height()));

    double height = 0;
    if (options.legend) {
        const double inner = plot->width() - 2 * 8 * unit();
        DisplayList list = legend_content(run, picture.list(PlotLayer::Lanes), inner, *theme);
        height = std::ceil(list.size.height() + 6 * unit());
        const int y = plot->height() - static_cast<int>(height);
        picture.set(PlotLayer::Legend, std::move(list), *theme,
                    QRect(static_cast<int>(8 * unit()), y, static_cast<int>(inner),
                          static_cast<int>(height)));
    } else {
        picture.set(PlotLayer::Legend, {}, *theme, {});
    }
    // It only ever grows while a run does, so the lanes do not jump up and down.
    if (height != legend_height && (height > legend_height || !options.legend)) {
        legend_height = height;
        rows_stale = true;
        schedule();
    }
}

void TimelineView::Impl::refresh_overlay() {
    DisplayList list;
    if (has_run && !rows.empty()) {
        TimelineOptions shown = options;
        if (!shown.lit_lock && (under_mouse.kind == Subject::Kind::Hold ||
                                under_mouse.kind == Subject::Kind::LockHold ||
                                under_mouse.kind == Subject::Kind::LockWait))
            shown.lit_lock = under_mouse.object;
        list = overlay_content(picture.list(PlotLayer::Lanes), shown, *theme);
    }
    picture.set(PlotLayer::Overlay, std::move(list), *theme, lanes_area());
}

void TimelineView::Impl::refresh_cursor() {
    const QRect all(0, 0, plot->width(), plot->height());
    DisplayList list;
    const QRect area = lanes_area();
    if (has_run && !rows.empty()) {
        const TimeScale shifted{viewport.visible(), static_cast<double>(area.left()),
                                static_cast<double>(area.width())};
        std::optional<Time> at = options.cursor;
        if (mouse && area.contains(*mouse) && !dragging)
            at = shifted.time(mouse->x());
        if (at)
            list = cursor_content(*at, shifted, area.bottom() + 1, *theme);
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
    if (view->hasFocus()) {
        Fill ring;
        ring.colour = Qt::transparent;
        ring.outline = theme->accent;
        list.boxes.push_back({QRectF(all), ring, 0, {}});
    }
    picture.set(PlotLayer::Cursor, std::move(list), *theme, all);
}

void TimelineView::Impl::range_changed(TimeRange before, bool followed) {
    if (viewport.following() != followed)
        emit view->follow_changed(viewport.following());
    if (viewport.visible() == before)
        return;
    schedule();
    emit view->visible_range_changed(viewport.visible());
}

template <typename Change>
void TimelineView::Impl::change_range(Change change) {
    if (!has_run)
        return;
    const TimeRange before = viewport.visible();
    const bool followed = viewport.following();
    change();
    range_changed(before, followed);
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

void TimelineView::Impl::set_selected(const Subject& subject) {
    if (subject == options.selected)
        return;
    options.selected = subject;
    schedule(Stale::Pointer);
    emit view->selection_changed(subject);
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
        case Qt::Key_Return:
        case Qt::Key_Enter:
            select_at_cursor();
            return true;
        case Qt::Key_Escape:
            if (options.selected.kind == Subject::Kind::None && !options.lit_lock &&
                !options.cursor)
                return false;  // somebody else may have something to end
            options.cursor.reset();
            options.lit_lock = {};
            set_selected({});
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
    if (event->modifiers() & Qt::ShiftModifier || (over_headers && scroll->maximum() > 0)) {
        const double steps = across != 0 ? across : along;
        scroll->setValue(scroll->value() - static_cast<int>(steps * 60 * unit()));
    } else if (event->modifiers() & Qt::ControlModifier || std::abs(along) > std::abs(across)) {
        const double steps = std::abs(along) > std::abs(across) ? along : across;
        const auto length = static_cast<double>(viewport.visible().length().count());
        change_range([&] { viewport.pan(Duration(std::llround(-steps * pan_step * length))); });
    } else if (across != 0) {
        const Time at = scale().time(event->position().x() - area.left());
        change_range([&] { viewport.zoom(std::pow(zoom_step, -across), at); });
    }
    event->accept();
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
    if (press && (buttons & Qt::LeftButton)) {
        const QPoint way = point - *press;
        if (!dragging && way.manhattanLength() > drag_threshold) {
            dragging = true;
            plot->setCursor(Qt::ClosedHandCursor);
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
    hover(subject_at_point(point));
    schedule(Stale::Pointer);
}

TimelineView::TimelineView(QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline"));
    setMinimumSize(240, 120);
    impl_->plot->installEventFilter(this);
    impl_->schedule();
}

TimelineView::~TimelineView() = default;

void TimelineView::set_run(const session::RunSnapshot& run) {
    Impl& d = *impl_;
    const bool fresh = !d.has_run || run.trace.now < d.run.trace.now ||
                       (d.run.trace.finished && !run.trace.finished);
    d.run = run;
    d.has_run = true;
    if (fresh) {
        d.viewport.reset();
        d.lane = -1;
        d.options.cursor.reset();
        d.options.selected = {};
        d.under_mouse = {};
        d.legend_height = 0;
    }
    const TimeRange before = d.viewport.visible();
    const bool followed = d.viewport.following();
    d.viewport.set_run(run.trace.now, run.trace.finished);
    d.rows_stale = true;
    setAccessibleDescription(describe_outcome(run));
    d.schedule();
    d.range_changed(before, followed);
}

void TimelineView::clear(const QString& hint) {
    Impl& d = *impl_;
    d.has_run = false;
    d.run = {};
    d.rows.clear();
    d.rows_stale = false;
    d.hint = hint;
    d.viewport.reset();
    d.options.selected = {};
    d.options.cursor.reset();
    d.under_mouse = {};
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

void TimelineView::set_follow(bool follow) {
    impl_->change_range([&] { impl_->viewport.set_follow(follow); });
}

void TimelineView::select(const Subject& subject) {
    Impl& d = *impl_;
    d.update_rows();
    for (std::size_t i = 0; i < d.rows.size(); ++i) {
        const LaneRow& row = d.rows[i];
        const bool on_object = subject.kind == Subject::Kind::LockHold ||
                               subject.kind == Subject::Kind::LockWait ||
                               subject.kind == Subject::Kind::VariableValue;
        const bool here = on_object || !subject.actor
                              ? subject.object && row.object == subject.object
                              : row.actor == subject.actor;
        if (here) {
            d.lane = static_cast<int>(i);
            d.reveal_lane(part_of(row, subject));
            break;
        }
    }
    if (d.has_run && subject.kind != Subject::Kind::None &&
        subject.kind != Subject::Kind::LaneHeader && !subject.range.overlaps(d.viewport.visible()))
        d.change_range([&] { d.viewport.reveal(subject.range.begin); });
    d.set_selected(subject);
}

void TimelineView::light(ObjectId lock) {
    impl_->options.lit_lock = lock;
    impl_->schedule(Impl::Stale::Pointer);
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
        case QEvent::Leave:
            d.mouse.reset();
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
            if (mouse->button() != Qt::LeftButton)
                return false;
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
            const bool clicked = d.press && !d.dragging;
            d.press.reset();
            d.dragging = false;
            d.plot->unsetCursor();
            if (clicked) {
                d.refresh();
                const QPoint point = mouse->position().toPoint();
                const QRect area = d.lanes_area();
                if (area.contains(point))
                    d.options.cursor = d.scale().time(point.x() - area.left());
                select(d.subject_at_point(point));
                d.schedule(Impl::Stale::Pointer);
            }
            return true;
        }
        case QEvent::MouseButtonDblClick: {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            const Subject subject = d.subject_at_point(mouse->position().toPoint());
            if (subject.kind == Subject::Kind::LaneHeader || subject.kind == Subject::Kind::None)
                fit();
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
