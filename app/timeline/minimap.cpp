#include "app/timeline/minimap.h"

#include "app/timeline/fonts.h"
#include "app/timeline/minimap_content.h"
#include "app/timeline/painter.h"
#include "app/timeline/wording_terms.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace threadline::app {

namespace {

using trace::Duration;
using trace::Time;
using trace::TimeRange;

constexpr int low_window = 850;  // px
constexpr double grip = 6;       // px of 12, on either side of an edge
constexpr double zoom_step = 1.25;
constexpr double key_step = 0.15;  // of the frame
constexpr Duration least = std::chrono::microseconds(1);

Duration part(Duration whole, double share) {
    return Duration(std::llround(static_cast<double>(whole.count()) * share));
}

}  // namespace

Minimap::Minimap(QWidget* parent)
    : QWidget(parent), actions_(this), theme_(app::theme(ThemeKind::Light)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Overview of the whole run"));
    setAccessibleDescription(tr("Arrow keys move the frame of what the lanes show"));
    setObjectName(QStringLiteral("minimap"));
    connect_actions();
}

void Minimap::connect_actions() {
    using Keys = QList<QKeySequence>;
    const auto on = [this](const QString& text, const Keys& keys, auto what) {
        connect(actions_.add(text, keys), &QAction::triggered, this, what);
    };
    const auto move = [this](double begin, double end) {
        const Duration length = visible_.length();
        choose({visible_.begin + part(length, begin), visible_.end + part(length, end)});
    };
    const auto middle = [this] { return visible_.begin + visible_.length() / 2; };
    on(tr("Earlier"), {Qt::Key_Left, Qt::Key_A}, [move] { move(-key_step, -key_step); });
    on(tr("Later"), {Qt::Key_Right, Qt::Key_D}, [move] { move(key_step, key_step); });
    on(tr("Frame ends earlier"), {Qt::SHIFT | Qt::Key_Left}, [move] { move(0, -key_step); });
    on(tr("Frame ends later"), {Qt::SHIFT | Qt::Key_Right}, [move] { move(0, key_step); });
    on(tr("Less time"), {Qt::Key_Plus, Qt::Key_Equal, Qt::Key_W},
       [this, middle] { zoom(1 / zoom_step, middle()); });
    on(tr("More time"), {Qt::Key_Minus, Qt::Key_S}, [this, middle] { zoom(zoom_step, middle()); });
    on(tr("To the beginning"), {Qt::Key_Home}, [this] {
        choose({Time{0}, Time{0} + visible_.length()});
    });
    on(tr("To the end"), {Qt::Key_End}, [this] {
        choose({scale().range.end - visible_.length(), scale().range.end});
    });
    on(tr("The whole run"), {Qt::Key_F}, [this] { emit whole_chosen(); });
}

void Minimap::set_run(const session::RunSnapshot& run) {
    const bool other = !has_run_ || run.trace.now < run_.trace.now;
    run_ = run;
    has_run_ = true;
    if (other)
        density_ = {};
    forget_picture();
}

void Minimap::set_density(RunDensity density) {
    density_ = std::move(density);
    forget_picture();
}

void Minimap::clear() {
    run_ = {};
    has_run_ = false;
    density_ = {};
    drag_.reset();
    forget_picture();
}

void Minimap::set_visible_range(TimeRange range) {
    if (range == visible_)
        return;
    visible_ = range;
    if (wording::is_stepped(run_.trace.info.get()))
        setAccessibleDescription(tr("Arrow keys move the frame of what the lanes show"));
    else
        setAccessibleDescription(tr("From %1 to %2 of %3")
                                     .arg(format_time(range.begin, range.length() / 100),
                                          format_time(range.end, range.length() / 100),
                                          format_time(run_.trace.now, range.length() / 100)));
    update();
}

void Minimap::set_span(int left, int width) {
    if (left == left_ && width == width_)
        return;
    left_ = left;
    width_ = width;
    forget_picture();
}

void Minimap::set_theme(const Theme& theme) {
    theme_ = theme;
    updateGeometry();
    forget_picture();
}

void Minimap::forget_picture() {
    picture_ = {};
    update();
}

QSize Minimap::sizeHint() const {
    // On a low screen the lanes need the room more.
    const double height = window()->height() < low_window ? 19 : 28;
    return {400, static_cast<int>(std::ceil(height * unit()))};
}

// The run and what the timeline shows beyond its end, so that both lie on one scale when all of it
// is in sight.
TimeScale Minimap::scale() const {
    const Time end = std::max(run_.trace.now, Time{0} + least);
    const double width = width_ > 0 ? std::min(width_, this->width() - left_) : this->width();
    return {{Time{0}, std::max(end + part(end, 0.02), visible_.end)},
            static_cast<double>(left_),
            std::max(width, 1.0)};
}

QRectF Minimap::frame() const {
    return minimap_frame(visible_, scale(), height(), unit());
}

void Minimap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.surface);
    if (has_run_) {
        // The strip stays from frame to frame; only what is in sight moves over it.
        const TimeScale now = scale();
        if (picture_.isNull() || painted_ != now.range) {
            painted_ = now.range;
            picture_ = QPixmap(size() * devicePixelRatioF());
            picture_.setDevicePixelRatio(devicePixelRatioF());
            picture_.fill(theme_.surface);
            QPainter into(&picture_);
            paint(into, minimap_content(run_, density_, now, height(), theme_), theme_);
        }
        painter.drawPixmap(0, 0, picture_);
        paint(painter, minimap_frame_content(frame(), now, height(), theme_), theme_);
        const TextStyle style{10.5 * unit(), false, false};
        DisplayList words;
        Label label;
        label.rect = QRectF(4, 0, left_ - 12 * unit(), height());
        label.alignment = Qt::AlignRight | Qt::AlignVCenter;
        label.colour = theme_.muted_text;
        label.size = style.size;
        for (const QString& text : {tr("whole run"), tr("run")})
            if (label.text.isEmpty() && text_width(text, style) <= label.rect.width())
                label.text = text;
        if (!label.text.isEmpty())
            words.labels.push_back(std::move(label));
        paint(painter, words, theme_);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme_.accent, theme_.focus_width()));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void Minimap::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    forget_picture();
}

void Minimap::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    forget_picture();
}

Minimap::Part Minimap::part_at(double x) const {
    const QRectF held = frame();
    // Of a narrow frame the middle third is for moving it.
    const double reach = std::min(grip * unit(), held.width() / 3);
    if (std::abs(x - held.left()) <= reach)
        return Part::Begin;
    if (std::abs(x - held.right()) <= reach)
        return Part::End;
    return held.contains(QPointF(x, 1)) ? Part::Frame : Part::Outside;
}

void Minimap::choose(TimeRange range) {
    if (!has_run_)
        return;
    const TimeRange all = scale().range;
    Duration length = std::clamp(range.length(), least, all.length());
    const Time begin = std::clamp(range.begin, all.begin, all.end - length);
    emit range_chosen({begin, begin + length});
}

void Minimap::zoom(double factor, Time at) {
    const TimeRange all = scale().range;
    const Duration length = std::clamp(part(visible_.length(), factor), least, all.length());
    const double share = visible_.length() > Duration{0}
                             ? std::clamp(static_cast<double>((at - visible_.begin).count()) /
                                              static_cast<double>(visible_.length().count()),
                                          0.0, 1.0)
                             : 0.5;
    choose({at - part(length, share), at + part(length, 1 - share)});
}

void Minimap::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !has_run_)
        return QWidget::mousePressEvent(event);
    const double x = event->position().x();
    const Part part = part_at(x);
    if (part == Part::Outside) {
        const Time at = scale().time(x);
        choose({at - visible_.length() / 2, at + visible_.length() / 2});
    }
    drag_ = Drag{part == Part::Outside ? Part::Frame : part, x, visible_};
}

void Minimap::drag_to(double x) {
    const TimeScale all = scale();
    const Duration by = all.time(x) - all.time(drag_->x);
    TimeRange range = drag_->range;
    switch (drag_->part) {
        case Part::Begin:
            range.begin = std::clamp(range.begin + by, all.range.begin, range.end - least);
            break;
        case Part::End:
            range.end = std::clamp(range.end + by, range.begin + least, all.range.end);
            break;
        case Part::Frame:
        case Part::Outside:
            range = {range.begin + by, range.end + by};
            break;
    }
    choose(range);
}

void Minimap::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (drag_ && (event->buttons() & Qt::LeftButton))
        return drag_to(x);
    const Part part = has_run_ ? part_at(x) : Part::Outside;
    if (part == Part::Begin || part == Part::End)
        setCursor(Qt::SizeHorCursor);
    else if (part == Part::Frame)
        setCursor(Qt::OpenHandCursor);
    else
        unsetCursor();
}

void Minimap::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        drag_.reset();
}

void Minimap::mouseDoubleClickEvent(QMouseEvent* event) {
    drag_.reset();
    if (event->button() == Qt::LeftButton && has_run_)
        emit whole_chosen();
}

void Minimap::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / 120.0;
    if (has_run_ && steps != 0)
        zoom(std::pow(zoom_step, -steps), scale().time(event->position().x()));
    event->accept();
}

void Minimap::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && drag_) {
        const Drag drag = *drag_;
        drag_.reset();
        choose(drag.range);
        return;
    }
    if (QAction* action = actions_.of(*event))
        action->trigger();
    else
        QWidget::keyPressEvent(event);
}

bool Minimap::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = has_run_ ? describe_density(density_, scale().time(help->pos().x()),
                                                     !wording::is_stepped(run_.trace.info.get()))
                                  : QString();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text, this);
    return true;
}

}  // namespace threadline::app
