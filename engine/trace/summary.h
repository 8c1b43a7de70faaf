// "How long in each state, and what was the worst of it" for any stretch of a lane, in O(log n).
//
// An implicit segment forest over the intervals of a lane: appending is O(1) amortised, so it
// fits a live trace (the shape is that of perfetto's implicit_segment_forest.h; Fenwick-like
// levels, here with one leaf for `leaf_size` intervals). Copies share their full levels.
#pragma once

#include "engine/trace/interval.h"
#include "engine/trace/series.h"

#include <array>

namespace threadline::trace {

struct StateShares {
    std::array<Duration, state_count> time{};  // by index_of(State)
    std::size_t intervals = 0;                 // that overlap the stretch

    // Most severe state present; an interval of length zero counts as present.
    State worst = State::Running;
    Duration total() const;
    Duration of(State state) const { return time[index_of(state)]; }
    void add(State state, Duration duration);
    void merge(const StateShares& other);
    friend bool operator==(const StateShares&, const StateShares&) = default;
};

// The intervals of one actor with their summaries.
class IntervalSeries {
public:
    static constexpr std::size_t leaf_size = 64;

    void append(const Interval& interval);

    std::size_t size() const { return intervals_.size(); }
    bool empty() const { return intervals_.empty(); }
    const Interval& operator[](std::size_t index) const { return intervals_[index]; }
    const Interval& back() const { return intervals_.back(); }
    std::size_t find(Time t) const { return intervals_.find(t); }

    // Exact: intervals that stick out of the range count with the part inside.
    StateShares shares(TimeRange range) const;

private:
    Series<Interval> intervals_;
    // levels_[k] summarises runs of leaf_size << k intervals. Design the storage so that a copy
    // stays cheap (shared immutable chunks), as in Series.
    struct Node;
    std::vector<Series<StateShares>> levels_;
};

}  // namespace threadline::trace
