// Everything on the lanes that a query asks for (lane_query.h).
#pragma once

#include "engine/analysis/lane_matcher.h"

#include <atomic>
#include <memory>

namespace threadline::analysis {

struct LaneHits {
    std::vector<LaneItem> items;  // by kind; intervals and holds lane by lane
    std::uint64_t count = 0;      // also of those that were too many to keep
};

// Part by part, like RangeStatisticsSum. Stops early, with what it has, once `stop` is set.
class LaneSearch {
public:
    static constexpr std::size_t most_kept = 2'000'000;

    // `names`: the tables of the run as the query calls what is in them; null: as the trace does.
    LaneSearch(const LaneQuery& query, trace::TimeRange range, const std::atomic<bool>* stop,
               std::shared_ptr<const trace::Tables> names = nullptr);
    // O(items of the lanes that it is about). A part that ends with the run has what lies at its
    // very end, too.
    void add(const trace::Snapshot& snapshot, trace::TimeRange part);
    // Once: they belong to no part.
    void add(const std::vector<trace::Annotation>& notes, const trace::Tables& tables);
    LaneHits take() { return std::move(hits_); }
    // As LaneMatcher says.
    const std::optional<UnknownName>& unknown() const { return unknown_; }

private:
    bool is_stopped() const { return stop_ && stop_->load(std::memory_order_relaxed); }
    // Before each item. Asking costs more than looking at one does.
    bool goes_on() {
        ended_ = ended_ || ((++looked_at_ & 0xfff) == 0 && is_stopped());
        return !ended_;
    }
    void keep(const LaneItem& item);
    void add_threads(const trace::Snapshot& snapshot, const LaneMatcher& matcher,
                     trace::TimeRange part);
    void add_others(const trace::Snapshot& snapshot, const LaneMatcher& matcher,
                    trace::TimeRange part);
    void add_idle(const trace::Snapshot& snapshot, const LaneMatcher& matcher,
                  trace::TimeRange part);

    LaneQuery query_;
    trace::TimeRange range_;
    const std::atomic<bool>* stop_;
    std::uint32_t looked_at_ = 0;
    bool ended_ = false;
    std::shared_ptr<const trace::Tables> names_;
    LaneHits hits_;
    std::optional<IdleStretch> idle_;  // the last so far, which may go on in the next part
    std::optional<UnknownName> unknown_;
};

LaneHits search_lanes(const trace::Snapshot& snapshot, const LaneQuery& query);

}  // namespace threadline::analysis
