#include "app/timeline/state_spans.h"

#include "app/timeline/gallop.h"

namespace threadline::app {

namespace {

using trace::Interval;
using trace::State;
using trace::Time;

constexpr double column = 1;       // px
constexpr double wide_enough = 1;  // px: drawn as an interval of its own
constexpr std::size_t worth_a_query = 192;

// The closed intervals with the open one as the last of them.
class Intervals {
public:
    explicit Intervals(const trace::ActorLane& lane)
        : lane_(lane), closed_(lane.intervals.size()), size_(closed_ + (lane.open ? 1 : 0)) {}

    std::size_t size() const { return size_; }
    const Interval& operator[](std::size_t index) const {
        return index < closed_ ? lane_.intervals[index] : *lane_.open;
    }
    std::size_t find(Time t) const {
        const std::size_t found = lane_.intervals.find(t);
        return found < closed_ || !lane_.open || lane_.open->end > t ? found : size_;
    }

    // The most severe state of the intervals [first, last); looking ends once `limit` is found,
    // than which there is nothing worse. Long stretches are asked of the summaries.
    State worst(std::size_t first, std::size_t last, State limit) const {
        State found = State::Running;
        std::size_t index = first;
        const std::size_t near = std::min(last, first + worth_a_query);
        for (; index < near; ++index) {
            found = std::max(found, (*this)[index].state);
            if (found >= limit)
                return found;
        }
        if (index < last)
            found =
                std::max(found, lane_.shares({(*this)[index].begin, (*this)[last - 1].end}).worst);
        return found;
    }

private:
    const trace::ActorLane& lane_;
    std::size_t closed_;
    std::size_t size_;
};

void push(std::vector<StateSpan>& spans, const StateSpan& span) {
    if (!spans.empty()) {
        StateSpan& last = spans.back();
        // Columns that look the same become one span; intervals stay what they are.
        if (last.several && span.several && last.state == span.state) {
            last.right = span.right;
            last.range.end = span.range.end;
            return;
        }
    }
    spans.push_back(span);
}

}  // namespace

std::vector<StateSpan> state_spans(const trace::ActorLane& lane, const TimeScale& scale) {
    std::vector<StateSpan> spans;
    const trace::TimeRange view = scale.range;
    const Time lane_end = lane.open ? std::max(lane.open->end, lane.end) : lane.end;
    if (view.length() <= trace::Duration{0} || !view.overlaps({lane.begin, lane_end}))
        return spans;

    const Intervals intervals(lane);
    std::size_t index = intervals.find(view.begin);
    if (index >= intervals.size())
        return spans;
    const State limit =
        lane.shares({std::max(view.begin, lane.begin), std::min(view.end, lane_end)}).worst;

    const double right_edge = scale.left + scale.width;
    double x = std::max(scale.left, scale.x(lane.begin));  // what lies left of it is done
    std::size_t stride = 1;
    while (index < intervals.size() && x < right_edge) {
        const Interval& interval = intervals[index];
        const double end = std::min(scale.x(interval.end), right_edge);
        if (interval.begin >= view.end)
            break;
        if (end - x >= wide_enough || (interval.end >= view.end && end > x)) {
            push(spans, {x, end, interval.range(), interval.state, false, &interval});
            x = end;
            ++index;
            continue;
        }
        // Too narrow to stand alone: it shares a column with what follows.
        const Time until = scale.time(x + column);
        const std::size_t next = gallop(intervals, index, stride, until);
        const bool shared = next < intervals.size() && intervals[next].begin < until;
        const std::size_t last = std::max(next + (shared ? 1 : 0), index + 1);
        const bool several = last - index > 1;
        push(spans, {x,
                     x + column,
                     {interval.begin, std::min(intervals[last - 1].end, until)},
                     intervals.worst(index, last, limit),
                     several,
                     several ? nullptr : &interval});
        stride = std::max<std::size_t>(next - index, 1);
        x += column;
        index = std::max(next, index);
        if (index < intervals.size() && intervals[index].end <= until)
            ++index;
    }
    return spans;
}

}  // namespace threadline::app
