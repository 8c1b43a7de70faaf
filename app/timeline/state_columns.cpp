#include "app/timeline/state_columns.h"

namespace threadline::app {

using trace::State;
using trace::Time;

StateColumns::StateColumns(const TimeScale& scale)
    : scale_(scale),
      columns_(static_cast<std::size_t>(std::max(std::ceil(scale.width), 1.0))),
      steps_((columns_ + 1) * trace::state_count) {}

void StateColumns::add(Time begin, Time end, State state, double weight) {
    const double left = std::clamp(scale_.x(begin) - scale_.left, 0.0, double(columns_));
    const double right = std::clamp(scale_.x(end) - scale_.left, left, double(columns_));
    if (right <= left)
        return;
    const auto first = static_cast<std::size_t>(left);
    const auto last = static_cast<std::size_t>(right);
    if (first == last) {
        change(first, state, weight * (right - left));
        change(first + 1, state, -weight * (right - left));
        return;
    }
    const double before = weight * (static_cast<double>(first + 1) - left);
    change(first, state, before);
    change(first + 1, state, weight - before);
    const double after = weight * (right - static_cast<double>(last));
    change(last, state, after - weight);
    change(last + 1, state, -after);
}

void StateColumns::add_overview(const trace::StateOverview& overview) {
    const trace::TimeRange view = scale_.range;
    const auto add_shares = [this](Time begin, Time end, const trace::StateShares& shares) {
        const auto length = static_cast<double>((end - begin).count());
        for (const State state : trace::all_states)
            if (const auto time = shares.of(state).count(); time > 0 && length > 0)
                add(begin, end, state, static_cast<double>(time) / length);
    };
    const std::size_t first = overview.find(view.begin);
    std::size_t last = overview.find(view.end);
    if (last < overview.size() && overview[last].begin < view.end)
        ++last;
    // Far more nodes than columns: the overview sums them up.
    if (last - first > 8 * columns_) {
        for (std::size_t column = 0; column < columns_; ++column) {
            const double left = scale_.left + static_cast<double>(column);
            const Time begin = std::max(scale_.time(left), overview[first].begin);
            const Time end = std::min(scale_.time(left + 1), overview[last - 1].end);
            if (begin < end)
                add_shares(begin, end, overview.shares(trace::TimeRange{begin, end}));
        }
        return;
    }
    for (std::size_t i = first; i < overview.size() && overview[i].begin < view.end; ++i)
        add_shares(overview[i].begin, overview[i].end, overview[i].shares);
}

void StateColumns::add(const trace::ActorLane& lane, const trace::Snapshot& trace) {
    const trace::TimeRange view = scale_.range;
    if (lane.overview && !trace.is_detailed(view))
        return add_overview(lane.overview->states);
    Time begin = lane.begin;
    std::size_t i = lane.intervals.find(view.begin);
    if (i > 0)
        begin = lane.intervals.glances_from(i - 1)[0].end();
    while (i < lane.intervals.size() && begin < view.end) {
        for (const trace::Glance glance : lane.intervals.glances_from(i)) {
            if (begin >= view.end)
                break;
            add(begin, glance.end(), glance.state(), 1);
            begin = glance.end();
            ++i;
        }
    }
    if (lane.open)
        add(lane.open->begin, lane.open->end, lane.open->state, 1);
}

}  // namespace threadline::app
