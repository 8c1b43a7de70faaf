// "How long in each state, and what was the worst of it" for any stretch of a lane, in O(log n).
//
// An implicit segment forest over the intervals of a lane: appending is O(1) amortised, so it
// fits a live trace (the shape is that of perfetto's implicit_segment_forest.h, here with one leaf
// for `leaf_size` intervals). Level k holds a node for each complete run of leaf_size << k
// intervals, so nodes never change once they are there and copies share them.
#pragma once

#include "engine/trace/interval.h"
#include "engine/trace/series.h"

#include <array>

namespace threadline::trace {

struct StateShares {
    std::array<Duration, state_count> time{};  // by index_of(State)
    std::size_t intervals = 0;                 // that overlap the stretch

    // Most severe state present; an interval of length zero counts as present. Running if nothing
    // is (then `intervals` is 0).
    State worst = State::Running;
    Duration total() const;
    Duration of(State state) const { return time[index_of(state)]; }
    void add(State state, Duration duration);  // one more interval
    void merge(const StateShares& other);
    friend bool operator==(const StateShares&, const StateShares&) = default;
};

// Adds the part of `interval` that lies inside `range`, if any. One of length zero lies inside if
// begin <= t < end.
void add_overlap(StateShares& shares, const Interval& interval, TimeRange range);

// When an interval ends and its state, in eight bytes: a view that looks at a million intervals to
// draw a few thousand pixels reads nothing else of them.
class Glance {
public:
    Glance() = default;
    Glance(Time end, State state)
        : packed_((end.count() << 8) | static_cast<std::int64_t>(index_of(state))) {}
    Time end() const { return Time{packed_ >> 8}; }
    State state() const { return static_cast<State>(packed_ & 0xff); }

private:
    std::int64_t packed_ = 0;  // enough for 417 days
};

// The intervals of one actor with their summaries.
class IntervalSeries {
public:
    static constexpr std::size_t leaf_size = 64;

    void append(const Interval& interval);
    // Makes a copy independent of the original, so that it may be appended to.
    void detach();

    std::size_t size() const { return intervals_.size(); }
    bool empty() const { return intervals_.empty(); }
    const Interval& operator[](std::size_t index) const { return intervals_[index]; }
    const Interval& back() const { return intervals_.back(); }
    std::size_t find(Time t) const { return intervals_.find(t); }
    // Glances at the intervals from `index` on, as many as lie side by side; at least one.
    std::span<const Glance> glances_from(std::size_t index) const {
        return glances_.run_from(index);
    }

    // Lets go of the first `count` intervals: those after them move up. O(intervals that are left).
    void forget(std::size_t count);
    std::size_t kept_bytes() const {
        return size() * (sizeof(Interval) + sizeof(Glance)) + size() / leaf_size * 2 * sizeof(Node);
    }

    // Exact: intervals that stick out of the range count with the part inside.
    StateShares shares(TimeRange range) const;

private:
    // Whole intervals [first, last).
    StateShares whole(std::size_t first, std::size_t last) const;

    struct Node {
        StateShares shares;
    };
    Series<Interval> intervals_;
    Series<Glance> glances_;
    std::vector<Series<Node>> levels_;
    StateShares leaf_;  // the intervals after the last complete leaf
};

}  // namespace threadline::trace
