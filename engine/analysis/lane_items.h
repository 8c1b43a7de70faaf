// Everything on the lanes of a run as one list that is never made.
#pragma once

#include "engine/analysis/lane_item.h"

#include <memory>

namespace threadline::analysis {

// Lane after lane, the intervals of each thread before its holds; then waits, slices, values, CPUs,
// moments, notes and idle cores. Where lanes hold the items of a part alone it is the moments of
// that, too. Keeps the lanes alive.
class LaneItems {
public:
    using Notes = std::shared_ptr<const std::vector<trace::Annotation>>;
    using Idle = std::shared_ptr<const std::vector<IdleStretch>>;

    LaneItems() = default;
    // Those of these kinds alone. Where cores were idle is no more than is given (idle_stretches):
    // that takes long. It is listed last, so that it can follow.
    explicit LaneItems(const trace::Snapshot& snapshot, Notes notes = {},
                       ItemKinds kinds = ItemKinds::all(), Idle idle = {});

    std::size_t size() const { return stretches_.empty() ? 0 : stretches_.back().end; }
    ItemKinds kinds() const { return kinds_; }     // that there are any of
    LaneItem operator[](std::size_t index) const;  // O(log lanes)
    // Where the item of that kind stands that its lane has then; size() if it is not there.
    // O(lanes + log n), of a hold O(those of the lane that end later), of a wait each of them as
    // wait_of() does, of a moment or a note O(those).
    std::size_t find(const LaneItem& item) const;

private:
    // The items of one kind on one lane.
    struct Stretch {
        ItemKind kind;
        std::uint32_t lane = 0;  // its place in the snapshot
        std::uint32_t row = 0;   // of slices: the depth
        std::size_t end = 0;     // in the list
    };
    std::size_t begin_of(const Stretch& stretch) const;
    LaneItem item(const Stretch& stretch, std::size_t at) const;
    std::size_t place_in(const Stretch& stretch, trace::Time begin) const;

    trace::Snapshot trace_;
    Notes notes_;
    Idle idle_;
    std::size_t first_moment_ = 0;
    std::vector<Stretch> stretches_;
    ItemKinds kinds_;
};

}  // namespace threadline::analysis
