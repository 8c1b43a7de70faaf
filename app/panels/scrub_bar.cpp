#include "app/panels/scrub_bar.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionSlider>

#include <algorithm>
#include <cmath>

namespace threadline::app {
namespace {

constexpr int steps = 10'000;  // of the slider, for the whole run
constexpr int half_handle = 8;

}  // namespace

ScrubBar::ScrubBar(QWidget* parent)
    : QSlider(Qt::Horizontal, parent), theme_(theme(ThemeKind::Light)) {
    setRange(0, steps);
    setSingleStep(steps / 200);
    setPageStep(steps / 20);
    setAccessibleName(tr("Instant of the run"));
    setAccessibleDescription(tr("Arrow keys move the instant, Home and End go to the ends"));
    connect(this, &QSlider::valueChanged, this, [this] { emit time_chosen(time()); });
}

void ScrubBar::set_length(trace::Duration length) {
    length_ = std::max(length, trace::Duration{1});
    update();
}

void ScrubBar::set_ticks(std::vector<trace::Time> ticks) {
    ticks_ = std::move(ticks);
    update();
}

void ScrubBar::set_theme(const Theme& theme) {
    theme_ = theme;
    update();
}

void ScrubBar::set_time(trace::Time at) {
    if (isSliderDown())
        return;  // the hand on it knows better
    const QSignalBlocker quiet(this);
    setValue(static_cast<int>(
        std::lround(double(at.count()) / double(length_.count()) * double(steps))));
}

trace::Time ScrubBar::time() const {
    return trace::Time(std::llround(double(length_.count()) * value() / double(steps)));
}

double ScrubBar::x_of(trace::Time at) const {
    const double share = std::clamp(double(at.count()) / double(length_.count()), 0.0, 1.0);
    return half_handle + share * (width() - 2 * half_handle);
}

void ScrubBar::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isEnabled() ? theme_.muted_text : theme_.grid);
    double last = -10;
    for (const trace::Time tick : ticks_) {
        const double x = x_of(tick);
        if (x - last < 2)
            continue;  // no finer than can be seen
        last = x;
        painter.drawRect(QRectF(x - 0.75, height() / 2.0 - 9, 1.5, 18));
    }
    painter.end();
    QSlider::paintEvent(event);
}

// A click goes to where it is, rather than a page on.
void ScrubBar::mousePressEvent(QMouseEvent* event) {
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect handle =
        style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    if (event->button() == Qt::LeftButton && !handle.contains(event->position().toPoint()))
        setValue(QStyle::sliderValueFromPosition(
            0, steps, static_cast<int>(event->position().x()) - half_handle,
            width() - 2 * half_handle));
    QSlider::mousePressEvent(event);
}

}  // namespace threadline::app
