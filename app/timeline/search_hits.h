// What a search found, so that a mark of the timeline can be asked whether it is among it; and the
// picture in which all else steps back.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/analysis/lane_search.h"

#include <array>
#include <unordered_map>

namespace threadline::app {

class SearchHits {
public:
    // O(n log n): no work for the thread of a window.
    explicit SearchHits(analysis::LaneHits hits);

    // In order of their begin, those of one thread before the next one's.
    const std::vector<analysis::LaneItem>& by_time() const { return items_; }
    std::uint64_t count() const { return count_; }  // also of those that are too many to be kept
    // The first that comes after `item`, or that comes before it; goes round. Null: there is none.
    const analysis::LaneItem* next(const analysis::LaneItem& item) const;
    const analysis::LaneItem* previous(const analysis::LaneItem& item) const;
    // Where the one stands by time that lies in the place of `item`; of several there the one of
    // the same end, if there is any. Their number: none does.
    std::size_t find(const analysis::LaneItem& item) const;
    // Where those of these kinds stand by time, in order. O(those).
    std::vector<std::uint32_t> of_kinds(analysis::ItemKinds kinds) const;
    // Whether any of it is in what a mark stands for. O(log n).
    bool has(const Subject& subject) const;
    // Whether any is on the lane of a thread, or of a lock; of slices, too. O(1).
    bool has(ActorId actor) const;
    bool has(ObjectId lock) const;
    bool has_value(ObjectId variable) const;
    bool has_cpu(std::uint16_t cpu) const;
    analysis::ItemKinds kinds() const { return kinds_; }  // that there are any of

private:
    enum class Side : std::uint8_t { Interval, Hold, Wait, Slice, AnySlice, Value, Cpu, Idle };
    static std::uint64_t key(Side side, std::uint32_t first, std::uint32_t second = 0);
    bool has(std::uint64_t key, trace::TimeRange range) const;

    std::vector<analysis::LaneItem> items_;
    std::uint64_t count_ = 0;
    analysis::ItemKinds kinds_;
    std::array<std::vector<std::uint32_t>, std::size(analysis::all_item_kinds)> places_;
    // Disjoint, in order of time.
    std::unordered_map<std::uint64_t, std::vector<trace::TimeRange>> ranges_;
};

// Of the lanes of a timeline: what is no hit fades into the background, hits have a mark above
// them; without a hit nothing fades. What stands for no lane's item (grid, folded threads) stays.
// O(list * log hits).
void dim_all_but(const SearchHits& hits, DisplayList& lanes, const Theme& theme);

}  // namespace threadline::app
