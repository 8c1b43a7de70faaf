#include "app/timeline/viewport.h"

#include <algorithm>
#include <cmath>

namespace threadline::app {

namespace {

using trace::Duration;
using trace::Time;
using trace::TimeRange;

constexpr Duration least_span = std::chrono::microseconds(1);
constexpr Duration first_horizon = std::chrono::milliseconds(100);

Duration part(Duration whole, double share) {
    return Duration(std::llround(static_cast<double>(whole.count()) * share));
}

}  // namespace

void Viewport::reset() {
    const Time reach = reach_;
    *this = Viewport{};
    reach_ = reach;
}

void Viewport::set_reach(Time end) {
    reach_ = end;
    place();
}

Time Viewport::end() const {
    return std::max({now_, reach_, Time(least_span)});
}

void Viewport::set_run(Time now, bool finished) {
    now_ = now;
    finished_ = finished;
    place();
}

TimeRange Viewport::whole() const {
    const Duration length = end();
    return {Time{0}, length + part(length, 0.02)};
}

void Viewport::place() {
    if (mode_ == Mode::Whole) {
        if (finished_) {
            visible_ = whole();
            return;
        }
        // A live run grows into room that is already there, and now and then the room is doubled:
        // lanes that grow are calmer than a picture that shrinks all the time.
        horizon_ = std::max(horizon_, first_horizon);
        while (now_ > part(horizon_, 0.95))
            horizon_ *= 2;
        visible_ = {Time{0}, horizon_};
    } else if (mode_ == Mode::Follow) {
        const Duration span = visible_.length();
        const Time end = now_ + part(span, finished_ ? 0.02 : 0.05);
        visible_ = {end - span, end};
    }
}

// No shorter than can be told apart, no longer than the run and some room; never all beside it.
TimeRange Viewport::limited(TimeRange range) const {
    Duration longest = part(whole().length(), 1.2);
    if (!finished_)  // a room that has just been doubled, too
        longest = std::max({longest, horizon_, first_horizon, part(end(), 2.2)});
    longest = std::max(longest, least_span);
    const Duration span = std::clamp(range.length(), least_span, longest);
    if (span != range.length()) {
        const Time middle = range.begin + range.length() / 2;
        range.begin = middle - span / 2;
    }
    const Duration overlap = part(std::min(span, end()), 0.1);
    range.begin = std::clamp(range.begin, overlap - span, end() - overlap);
    range.end = range.begin + span;
    return range;
}

void Viewport::zoom(double factor, Time at) {
    const double span = static_cast<double>(visible_.length().count());
    const double share = static_cast<double>((at - visible_.begin).count()) / std::max(span, 1.0);
    Duration wanted(std::llround(std::min(span * factor, 9e17)));
    const TimeRange sized = limited({at, at + std::max(wanted, Duration{1})});
    wanted = sized.length();
    if (wanted == visible_.length())
        return;
    mode_ = Mode::Free;
    const Time begin = at - part(wanted, share);
    visible_ = limited({begin, begin + wanted});
}

void Viewport::pan(Duration by) {
    mode_ = Mode::Free;
    visible_ = limited({visible_.begin + by, visible_.end + by});
}

void Viewport::show(TimeRange range) {
    mode_ = Mode::Free;
    visible_ = limited(range);
}

void Viewport::show_around(TimeRange range) {
    const Duration margin = std::max(part(range.length(), 0.15), least_span);
    // Before the begin there is nothing, and after the end: what is shown would be pushed out.
    const Time begin = std::max(range.begin - margin, std::min(range.begin, Time{0}));
    const Time end = std::max(whole().end, range.begin + margin);
    show({begin, std::min(range.end + margin, end)});
}

void Viewport::reveal(Time t) {
    const Duration margin = part(visible_.length(), 0.1);
    if (t < visible_.begin)
        pan(t - visible_.begin - margin);
    else if (t > visible_.end)
        pan(t - visible_.end + margin);
}

void Viewport::fit() {
    mode_ = Mode::Whole;
    horizon_ = Duration{0};
    place();
}

void Viewport::set_follow(bool follow) {
    if (follow == following())
        return;
    if (!follow)
        mode_ = Mode::Free;
    else
        mode_ = visible_.length() >= whole().length() ? Mode::Whole : Mode::Follow;
    place();
}

}  // namespace threadline::app
