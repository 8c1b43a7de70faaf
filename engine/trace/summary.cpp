#include "engine/trace/summary.h"

#include <numeric>

namespace threadline::trace {

Duration StateShares::total() const {
    return std::accumulate(time.begin(), time.end(), Duration{0});
}

void StateShares::add(State state, Duration duration) {
    time[index_of(state)] += duration;
    ++intervals;
    worst = std::max(worst, state);
}

void StateShares::merge(const StateShares& other) {
    for (std::size_t i = 0; i < state_count; ++i)
        time[i] += other.time[i];
    intervals += other.intervals;
    worst = std::max(worst, other.worst);
}

void add_overlap(StateShares& shares, const Interval& interval, TimeRange range) {
    const bool inside = interval.begin == interval.end ? range.contains(interval.begin)
                                                       : range.overlaps(interval.range());
    if (inside)
        shares.add(interval.state,
                   std::min(interval.end, range.end) - std::max(interval.begin, range.begin));
}

void IntervalSeries::append(const Interval& interval) {
    intervals_.append(interval);
    glances_.append({interval.end, interval.state});
    leaf_.add(interval.state, interval.end - interval.begin);
    if (intervals_.size() % leaf_size != 0)
        return;

    // Carry, as in a binary counter: a level whose node count became even completes a node above.
    Node node{leaf_};
    leaf_ = {};
    for (std::size_t level = 0;; ++level) {
        if (level == levels_.size())
            levels_.emplace_back();
        levels_[level].append(node);
        const std::size_t count = levels_[level].size();
        if (count % 2 != 0)
            return;
        node = levels_[level][count - 2];
        node.shares.merge(levels_[level][count - 1].shares);
    }
}

void IntervalSeries::detach() {
    intervals_.detach();
    glances_.detach();
    for (auto& level : levels_)
        level.detach();
}

void IntervalSeries::forget(std::size_t count) {
    IntervalSeries rest;
    for (std::size_t i = count; i < size(); ++i)
        rest.append((*this)[i]);
    *this = std::move(rest);
}

StateShares IntervalSeries::whole(std::size_t first, std::size_t last) const {
    StateShares shares;
    while (first < last) {
        if (first % leaf_size != 0 || last - first < leaf_size) {
            const Interval& interval = intervals_[first++];
            shares.add(interval.state, interval.end - interval.begin);
            continue;
        }
        // The largest node that starts here and does not reach beyond `last`.
        std::size_t level = 0;
        std::size_t run = leaf_size;
        while (first % (run * 2) == 0 && run * 2 <= last - first) {
            run *= 2;
            ++level;
        }
        shares.merge(levels_[level][first / run].shares);
        first += run;
    }
    return shares;
}

StateShares IntervalSeries::shares(TimeRange range) const {
    StateShares shares;
    if (range.end <= range.begin)
        return shares;
    std::size_t first = find(range.begin);
    // Intervals of length zero at the very begin end there too, so find() has passed them.
    while (first > 0 && intervals_[first - 1].begin >= range.begin)
        --first;

    // First interval that begins at or after the end of the range.
    std::size_t low = first;
    std::size_t high = size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (intervals_[middle].begin >= range.end)
            high = middle;
        else
            low = middle + 1;
    }
    const std::size_t last = low;
    if (first == last)
        return shares;

    // The first and the last may stick out; what lies between is whole.
    add_overlap(shares, intervals_[first], range);
    if (last - first > 1)
        add_overlap(shares, intervals_[last - 1], range);
    if (last - first > 2)
        shares.merge(whole(first + 1, last - 1));
    return shares;
}

}  // namespace threadline::trace
