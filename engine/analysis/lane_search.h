// Everything on the lanes that a query asks for (lane_query.h), and everything there is, by number.
#pragma once

#include "engine/analysis/lane_query.h"

#include <atomic>
#include <memory>

namespace threadline::analysis {

struct LaneHits {
    std::vector<LaneItem> items;  // lane by lane, the intervals of each before its holds
    std::uint64_t count = 0;      // also of those that were too many to keep
};

// Part by part, like RangeStatisticsSum. Stops early, with what it has, once `stop` is set.
class LaneSearch {
public:
    static constexpr std::size_t most_kept = 2'000'000;

    // `names`: the tables of the run as the query calls what is in them; null: as the trace does.
    LaneSearch(const LaneQuery& query, trace::TimeRange range, const std::atomic<bool>* stop,
               std::shared_ptr<const trace::Tables> names = nullptr);
    // O(intervals and holds of the threads that it is about).
    void add(const trace::Snapshot& snapshot, trace::TimeRange part);
    LaneHits take() { return std::move(hits_); }
    const std::string& unknown() const { return unknown_; }  // as LaneMatcher says

private:
    bool is_stopped() const { return stop_ && stop_->load(std::memory_order_relaxed); }

    LaneQuery query_;
    trace::TimeRange range_;
    const std::atomic<bool>* stop_;
    std::shared_ptr<const trace::Tables> names_;
    LaneHits hits_;
    std::string unknown_;
};

LaneHits search_lanes(const trace::Snapshot& snapshot, const LaneQuery& query);

// All items of the lanes of a snapshot as one list that is never made: lane after lane, the
// intervals of each before its holds. Keeps the lanes alive.
class LaneItems {
public:
    LaneItems() = default;
    explicit LaneItems(const trace::Snapshot& snapshot);

    std::size_t size() const { return ends_.empty() ? 0 : ends_.back(); }
    LaneItem operator[](std::size_t index) const;  // O(log lanes)
    // Where the interval or hold that begins then stands; size() if it is not there.
    // O(log lanes + log n), of a hold O(holds of the lane).
    std::size_t find(const LaneItem& item) const;

private:
    std::vector<std::shared_ptr<const trace::ActorLane>> lanes_;
    std::vector<std::size_t> ends_;  // of each lane, in the list
};

}  // namespace threadline::analysis
