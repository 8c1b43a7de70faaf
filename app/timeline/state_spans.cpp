#include "app/timeline/state_spans.h"

#include "app/timeline/gallop.h"

#include <utility>

namespace threadline::app {

namespace {

using trace::Interval;
using trace::State;
using trace::Time;

constexpr double column = 1;       // px
constexpr double wide_enough = 1;  // px: drawn as an interval of its own
constexpr std::size_t worth_a_query = 24;

// The closed intervals with the open one as the last of them.
class Intervals {
public:
    explicit Intervals(const trace::ActorLane& lane)
        : lane_(lane), closed_(lane.intervals.size()), size_(closed_ + (lane.open ? 1 : 0)) {}

    std::size_t size() const { return size_; }
    const Interval& operator[](std::size_t index) const {
        return index < closed_ ? lane_.intervals[index] : *lane_.open;
    }
    Time end_of(std::size_t index) const {
        return index < closed_ ? lane_.intervals.glances_from(index)[0].end() : lane_.open->end;
    }
    State state_of(std::size_t index) const {
        return index < closed_ ? lane_.intervals.glances_from(index)[0].state() : lane_.open->state;
    }
    // They tile the lane: each begins where the one before ends.
    Time begin_of(std::size_t index) const { return index > 0 ? end_of(index - 1) : lane_.begin; }
    std::size_t find(Time t) const {
        const std::size_t found = lane_.intervals.find(t);
        return found < closed_ || !lane_.open || lane_.open->end > t ? found : size_;
    }

    struct Stretch {
        std::size_t next;  // the first interval whose end lies after the stretch
        State worst;       // of all before it
    };
    // From `first` to `until`. Looking for what is worst ends once `limit` is found, than which
    // there is nothing worse. Short stretches are walked, long ones are asked of the summaries.
    Stretch upto(Time until, std::size_t first, std::size_t stride, State limit) const {
        State worst = State::Running;
        std::size_t index = first;
        const std::size_t near = std::min(size_, first + worth_a_query);
        while (index < std::min(near, closed_)) {
            const auto glances = lane_.intervals.glances_from(index);
            const std::size_t count = std::min(glances.size(), near - index);
            for (std::size_t i = 0; i < count; ++i) {
                if (glances[i].end() > until)
                    return {index + i, worst};
                worst = std::max(worst, glances[i].state());
            }
            index += count;
        }
        if (index < near) {  // the open one
            if (lane_.open->end > until)
                return {index, worst};
            worst = std::max(worst, lane_.open->state);
            ++index;
        }
        const std::size_t next =
            index < size_ ? gallop(*this, index, stride - std::min(stride, worth_a_query), until)
                          : index;
        if (worst < limit && index < next)
            worst =
                std::max(worst, lane_.shares({(*this)[index].begin, (*this)[next - 1].end}).worst);
        return {next, worst};
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

std::vector<StateSpan> state_spans(const trace::ActorLane& lane, const TimeScale& scale,
                                   std::vector<StateSpan> memory) {
    std::vector<StateSpan> spans = std::move(memory);
    spans.clear();
    const trace::TimeRange view = scale.range;
    const Time lane_end = lane.open ? std::max(lane.open->end, lane.end) : lane.end;
    if (view.length() <= trace::Duration{0} || !view.overlaps({lane.begin, lane_end}))
        return spans;

    const Intervals intervals(lane);
    std::size_t index = intervals.find(view.begin);
    if (index >= intervals.size())
        return spans;
    spans.reserve(std::min(intervals.size() - index, static_cast<std::size_t>(scale.width) + 2));
    const State limit =
        lane.shares({std::max(view.begin, lane.begin), std::min(view.end, lane_end)}).worst;

    // The scale, with its divisions done once.
    const double px_per_ns = scale.width / static_cast<double>(view.length().count());
    const auto x_of = [&](Time t) {
        return scale.left + static_cast<double>((t - view.begin).count()) * px_per_ns;
    };
    const double ns_per_px = 1 / px_per_ns;
    const auto time_of = [&](double x) {
        return view.begin +
               trace::Duration(static_cast<std::int64_t>((x - scale.left) * ns_per_px));
    };
    const double right_edge = scale.left + scale.width;
    double x = std::max(scale.left, x_of(lane.begin));  // what lies left of it is done
    std::size_t stride = 1;
    while (index < intervals.size() && x < right_edge) {
        const Time begin = intervals.begin_of(index);
        if (begin >= view.end)
            break;
        const Time over = intervals.end_of(index);
        const double end = std::min(x_of(over), right_edge);
        if (end - x >= wide_enough || (over >= view.end && end > x)) {
            const Interval& interval = intervals[index];
            push(spans, {x, end, interval.range(), interval.state, false, &interval});
            x = end;
            ++index;
            continue;
        }
        // Too narrow to stand alone: it shares a column with what follows.
        const Time until = std::max(time_of(x + column), over);
        auto [next, worst] = intervals.upto(until, index, stride, limit);
        std::size_t last = next;
        if (next < intervals.size() && intervals.begin_of(next) < until) {
            worst = std::max(worst, intervals.state_of(next));
            ++last;
        }
        const bool several = last - index > 1;
        push(spans, {x,
                     x + column,
                     {begin, std::min(intervals.end_of(last - 1), until)},
                     worst,
                     several,
                     several ? nullptr : &intervals[index]});
        stride = next - index;
        x += column;
        index = next;
    }
    return spans;
}

}  // namespace threadline::app
