// What lies on the lanes of actors, one after the other: their intervals, and the locks they held.
// What is searched, counted and listed is these.
#pragma once

#include "engine/trace/snapshot.h"

#include <algorithm>

namespace threadline::analysis {

struct LaneItem {
    ActorId actor;
    ObjectId object;  // what it waits for, asked or holds
    SiteId site;
    ActorId by;  // see trace::Interval
    trace::TimeRange range;
    trace::State state = trace::State::Running;       // of no meaning for a hold
    trace::State underneath = trace::State::Blocked;  // see trace::Interval
    bool is_hold = false;
    bool estimated = false;

    friend bool operator==(const LaneItem&, const LaneItem&) = default;
};

inline LaneItem item_of(ActorId actor, const trace::Interval& interval) {
    return {actor,          interval.object,     interval.site, interval.by,       interval.range(),
            interval.state, interval.underneath, false,         interval.estimated};
}

inline LaneItem item_of(const trace::Hold& hold) {
    return {hold.actor,
            hold.lock,
            hold.site,
            {},
            hold.range(),
            trace::State::Running,
            trace::State::Blocked,
            true,
            false};
}

// What has no length lies where it begins.
inline bool lies_in(trace::TimeRange part, trace::TimeRange range) {
    return part.begin == part.end ? range.contains(part.begin) : part.overlaps(range);
}

// What overlaps both this part and the one before it belongs to that one: whoever goes through a
// range part by part, from its begin, meets each item once.
inline bool belongs_to(trace::TimeRange item, trace::TimeRange part, trace::Time first) {
    return lies_in(item, part) && (item.begin >= part.begin || part.begin <= first);
}

// Calls `visit(interval)` for each of a lane that lies in the range, in order of time.
// O(log n + those).
template <typename Visit>
void for_each_interval(const trace::ActorLane& lane, trace::TimeRange range, Visit&& visit) {
    std::size_t i = lane.intervals.find(range.begin);
    // Those of length zero at the very begin end there, too.
    while (i > 0 && lane.intervals[i - 1].begin >= range.begin)
        --i;
    for (; i < lane.intervals.size() && lane.intervals[i].begin < range.end; ++i)
        if (lies_in(lane.intervals[i].range(), range))
            visit(lane.intervals[i]);
    if (lane.open && lies_in(lane.open->range(), range))
        visit(*lane.open);
}

// Likewise its holds: in the order in which they ended, then those that go on.
template <typename Visit>
void for_each_hold(const trace::ActorLane& lane, trace::TimeRange range, Visit&& visit) {
    trace::for_each_overlapping(lane.holds, range, lane.longest_hold, [&](const trace::Hold& hold) {
        if (lies_in(hold.range(), range))
            visit(hold);
    });
    for (const trace::Hold& hold : lane.open_holds)
        if (lies_in(hold.range(), range))
            visit(hold);
}

}  // namespace threadline::analysis
