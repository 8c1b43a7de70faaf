#include "engine/analysis/lane_search.h"

#include <algorithm>
#include <utility>

namespace threadline::analysis {

using trace::TimeRange;

LaneSearch::LaneSearch(const LaneQuery& query, TimeRange range, const std::atomic<bool>* stop,
                       std::shared_ptr<const trace::Tables> names)
    : query_(query), range_(range), stop_(stop), names_(std::move(names)) {}

void LaneSearch::add(const trace::Snapshot& snapshot, TimeRange part) {
    if (!snapshot.tables)
        return;
    const LaneMatcher matcher(query_, names_ ? *names_ : *snapshot.tables);
    unknown_ = matcher.unknown();
    std::uint32_t looked_at = 0;
    const auto consider = [&](const LaneItem& item) {
        if (!belongs_to(item.range, part, range_.begin) || !matcher.matches(item))
            return;
        ++hits_.count;
        if (hits_.items.size() < most_kept)
            hits_.items.push_back(item);
    };
    for (const auto& lane : snapshot.actors) {
        if (!matcher.may_match(lane->actor))
            continue;
        for_each_interval(*lane, part, [&](const trace::Interval& interval) {
            // Asking costs more than looking at an interval does.
            if ((++looked_at & 0xfff) != 0 || !is_stopped())
                consider(item_of(lane->actor, interval));
        });
        for_each_hold(*lane, part, [&](const trace::Hold& hold) { consider(item_of(hold)); });
        if (is_stopped())
            return;
    }
}

LaneHits search_lanes(const trace::Snapshot& snapshot, const LaneQuery& query) {
    // The end as well: what has no length may lie there.
    const TimeRange all{trace::Time{0}, snapshot.now + trace::Duration{1}};
    LaneSearch search(query, all, nullptr);
    search.add(snapshot, all);
    return search.take();
}

LaneItems::LaneItems(const trace::Snapshot& snapshot) : lanes_(snapshot.actors) {
    std::size_t end = 0;
    for (const auto& lane : lanes_) {
        end += lane->intervals.size() + (lane->open ? 1 : 0) + lane->holds.size() +
               lane->open_holds.size();
        ends_.push_back(end);
    }
}

LaneItem LaneItems::operator[](std::size_t index) const {
    const auto place = std::upper_bound(ends_.begin(), ends_.end(), index);
    const trace::ActorLane& lane = *lanes_[static_cast<std::size_t>(place - ends_.begin())];
    std::size_t at = index - (place == ends_.begin() ? 0 : *(place - 1));
    if (at < lane.intervals.size())
        return item_of(lane.actor, lane.intervals[at]);
    at -= lane.intervals.size();
    if (lane.open && at-- == 0)
        return item_of(lane.actor, *lane.open);
    return item_of(at < lane.holds.size() ? lane.holds[at]
                                          : lane.open_holds[at - lane.holds.size()]);
}

std::size_t LaneItems::find(const LaneItem& item) const {
    const auto lane_at =
        std::lower_bound(lanes_.begin(), lanes_.end(), item.actor,
                         [](const auto& lane, ActorId actor) { return lane->actor < actor; });
    if (lane_at == lanes_.end() || (*lane_at)->actor != item.actor)
        return size();
    const trace::ActorLane& lane = **lane_at;
    const auto number = static_cast<std::size_t>(lane_at - lanes_.begin());
    const std::size_t first = number == 0 ? 0 : ends_[number - 1];
    std::size_t at = first;
    if (!item.is_hold) {
        std::size_t i = lane.intervals.find(item.range.begin);
        // One of length zero ends where it begins.
        while (i > 0 && lane.intervals[i - 1].begin >= item.range.begin)
            --i;
        if (i < lane.intervals.size() && lane.intervals[i].begin <= item.range.begin)
            return at + i;
        if (lane.open && lane.open->begin <= item.range.begin)
            return at + lane.intervals.size();
        return size();
    }
    at += lane.intervals.size() + (lane.open ? 1 : 0);
    for (std::size_t i = 0; i < lane.holds.size() + lane.open_holds.size(); ++i) {
        const trace::Hold& hold =
            i < lane.holds.size() ? lane.holds[i] : lane.open_holds[i - lane.holds.size()];
        if (hold.begin == item.range.begin && hold.lock == item.object)
            return at + i;
    }
    return size();
}

}  // namespace threadline::analysis
