#include "app/window/replay.h"

#include <algorithm>
#include <cmath>

namespace threadline::app {

using trace::Duration;
using trace::Time;

std::vector<double> replay_speeds() {
    return {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10};
}

double fitting_speed(Duration length) {
    constexpr double wanted_ns = 10e9;
    const double exact = std::max(double(length.count()), 1.0) / wanted_ns;
    const std::vector<double> speeds = replay_speeds();
    return *std::min_element(speeds.begin(), speeds.end(), [exact](double one, double other) {
        return std::abs(std::log(one / exact)) < std::abs(std::log(other / exact));
    });
}

void Replay::set_end(Time end) {
    end_ = std::max(Time{0}, end);
    at_ = std::min(at_, end_);
}

void Replay::set_stops(std::vector<Time> stops) {
    stops_ = std::move(stops);
}

void Replay::play(Time from) {
    at_ = from >= end_ ? Time{0} : std::max(Time{0}, from);
    playing_ = end_ > Time{0};
}

void Replay::advance(Duration passed) {
    if (!playing_)
        return;
    const Duration way(std::llround(double(passed.count()) * speed_));
    const Time limit = next_stop(at_).value_or(end_);
    at_ = std::min({at_ + way, limit, end_});
    if (at_ == limit || at_ == end_)
        playing_ = false;
}

std::optional<Time> Replay::next_stop(Time from) const {
    const auto next = std::upper_bound(stops_.begin(), stops_.end(), from);
    return next == stops_.end() ? std::nullopt : std::optional(*next);
}

std::optional<Time> Replay::previous_stop(Time from) const {
    const auto here = std::lower_bound(stops_.begin(), stops_.end(), from);
    return here == stops_.begin() ? std::nullopt : std::optional(*std::prev(here));
}

}  // namespace threadline::app
