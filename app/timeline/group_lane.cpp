// Many threads in one lane: at each instant the share of them in each state, the most severe on
// top.
#include "app/timeline/lane_painting.h"
#include "app/timeline/wording.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace threadline::app {

namespace {

using trace::State;
using trace::state_count;
using trace::Time;

constexpr double overlap = 0.5;  // px
constexpr int levels = 24;       // of the heights: columns that look alike become one box

// For each column and state, how many threads were in it on average. What spans many columns costs
// two additions, whatever its length.
class Shares {
public:
    explicit Shares(const TimeScale& scale)
        : scale_(scale),
          columns_(static_cast<std::size_t>(std::max(std::ceil(scale.width), 1.0))),
          steps_((columns_ + 1) * state_count) {}

    std::size_t columns() const { return columns_; }

    // `weight` threads in `state` from `begin` to `end`.
    void add(Time begin, Time end, State state, double weight) {
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

    // Calls `visit(column, threads by state)` from left to right.
    template <typename Visit>
    void each(Visit&& visit) const {
        std::array<double, state_count> sum{};
        for (std::size_t column = 0; column < columns_; ++column) {
            for (std::size_t state = 0; state < state_count; ++state)
                sum[state] += steps_[column * state_count + state];
            visit(column, sum);
        }
    }

private:
    void change(std::size_t column, State state, double by) {
        if (column <= columns_)
            steps_[column * state_count + index_of(state)] += by;
    }

    const TimeScale& scale_;
    std::size_t columns_;
    std::vector<double> steps_;  // from one column to the next
};

void add_overview(const trace::ActorLane& lane, trace::TimeRange view, Shares& shares) {
    const trace::StateOverview& overview = lane.overview->states;
    for (std::size_t i = overview.find(view.begin);
         i < overview.size() && overview[i].begin < view.end; ++i) {
        const auto length = static_cast<double>((overview[i].end - overview[i].begin).count());
        for (const State state : trace::all_states)
            if (const auto time = overview[i].shares.of(state).count(); time > 0 && length > 0)
                shares.add(overview[i].begin, overview[i].end, state,
                           static_cast<double>(time) / length);
    }
}

void add_lane(const trace::ActorLane& lane, const LaneCanvas& canvas, Shares& shares) {
    const trace::TimeRange view = canvas.scale.range;
    if (lane.overview && !canvas.run.trace.is_detailed(view))
        return add_overview(lane, view, shares);
    Time begin = lane.begin;
    std::size_t i = lane.intervals.find(view.begin);
    if (i > 0)
        begin = lane.intervals.glances_from(i - 1)[0].end();
    while (i < lane.intervals.size() && begin < view.end) {
        for (const trace::Glance glance : lane.intervals.glances_from(i)) {
            if (begin >= view.end)
                break;
            shares.add(begin, glance.end(), glance.state(), 1);
            begin = glance.end();
            ++i;
        }
    }
    if (lane.open)
        shares.add(lane.open->begin, lane.open->end, lane.open->state, 1);
}

// Boxes of one state that grow along the lane while they keep their place.
class Layers {
public:
    Layers(const LaneRow& row, const LaneCanvas& canvas) : row_(row), canvas_(canvas) {}

    void add(std::size_t column, const std::array<double, state_count>& threads) {
        const double scale = levels / static_cast<double>(row_.members);
        double above = 0;
        int top = 0;
        // The most severe on top; each is seen, however few they are.
        for (std::size_t i = state_count; i-- > 0;) {
            above += threads[i];
            int bottom = static_cast<int>(std::lround(above * scale));
            if (threads[i] > 0.01 && bottom == top && trace::all_states[i] > State::Ready)
                ++bottom;
            bottom = std::clamp(bottom, top, levels);
            put(i, column, top, bottom);
            top = bottom;
        }
    }
    void finish() {
        for (std::size_t i = 0; i < state_count; ++i)
            flush(i);
    }

private:
    struct Layer {
        std::size_t first = 0;
        std::size_t end = 0;
        int top = 0;
        int bottom = 0;
    };

    void put(std::size_t state, std::size_t column, int top, int bottom) {
        Layer& layer = layers_[state];
        if (layer.end == column && layer.top == top && layer.bottom == bottom) {
            layer.end = column + 1;
            return;
        }
        // Where it goes on at another height, no seam may show between the two.
        flush(state, layer.end == column && bottom > top ? overlap : 0);
        layer = {column, column + 1, top, bottom};
    }
    void flush(std::size_t state, double beyond = 0) {
        const Layer& layer = layers_[state];
        if (layer.bottom <= layer.top || layer.end <= layer.first)
            return;
        const double band = row_.height;
        const double left = canvas_.scale.left + static_cast<double>(layer.first);
        const double edge = canvas_.scale.left + canvas_.scale.width;
        const double right = std::min(canvas_.scale.left + static_cast<double>(layer.end), edge);
        Subject subject;
        subject.kind = Subject::Kind::Group;
        subject.actor = row_.actor;
        subject.depth = static_cast<std::uint32_t>(row_.members);
        subject.range = {canvas_.scale.time(left), canvas_.scale.time(right)};
        const QRectF rect(left, row_.top + band * layer.top / levels,
                          std::min(right + beyond, edge) - left,
                          band * (layer.bottom - layer.top) / levels);
        canvas_.out.boxes.push_back(
            {rect, canvas_.plain_look(canvas_.theme.fill(trace::all_states[state])), 0, subject});
    }

    const LaneRow& row_;
    const LaneCanvas& canvas_;
    std::array<Layer, state_count> layers_{};
};

}  // namespace

void lay_out_group(const LaneRow& row, const LaneCanvas& canvas) {
    const auto& actors = canvas.run.trace.actors;
    const auto first =
        std::lower_bound(actors.begin(), actors.end(), row.actor,
                         [](const auto& lane, ActorId id) { return lane->actor < id; });
    Shares shares(canvas.scale);
    for (auto lane = first; lane != actors.end() && lane - first < std::ptrdiff_t(row.members);
         ++lane)
        if ((*lane)->begin < canvas.scale.range.end && (*lane)->end >= canvas.scale.range.begin)
            add_lane(**lane, canvas, shares);
    Layers layers(row, canvas);
    shares.each([&](std::size_t column, const auto& threads) { layers.add(column, threads); });
    layers.finish();
}

}  // namespace threadline::app
