// What lies on the lanes, one after the other: intervals of threads and the locks they held, who
// waited for a lock, slices of another program's trace, values of variables, who was on a CPU; and
// what stands above them, moments and notes, and where cores were idle. What is searched, counted
// and listed is these.
#pragma once

#include "engine/analysis/idle_causes.h"
#include "engine/trace/annotation.h"
#include "engine/trace/snapshot.h"

#include <algorithm>

namespace threadline::analysis {

// In the order in which they are listed.
enum class ItemKind : std::uint8_t {
    Interval,
    Hold,
    Wait,  // on the lane of a lock
    Slice,
    Value,
    CpuUse,
    Moment,
    Note,
    Idle,  // on the band of idle cores
};
inline constexpr ItemKind all_item_kinds[] = {ItemKind::Interval, ItemKind::Hold,  ItemKind::Wait,
                                              ItemKind::Slice,    ItemKind::Value, ItemKind::CpuUse,
                                              ItemKind::Moment,   ItemKind::Note,  ItemKind::Idle};
constexpr std::size_t index_of(ItemKind kind) {
    return static_cast<std::size_t>(kind);
}

// Which of them: a bit each.
class ItemKinds {
public:
    constexpr ItemKinds() = default;
    constexpr ItemKinds(std::initializer_list<ItemKind> kinds) {
        for (const ItemKind kind : kinds)
            add(kind);
    }
    static constexpr ItemKinds all() {
        ItemKinds kinds;
        for (const ItemKind kind : all_item_kinds)
            kinds.add(kind);
        return kinds;
    }
    constexpr void add(ItemKind kind) { bits_ |= 1u << index_of(kind); }
    constexpr bool has(ItemKind kind) const { return (bits_ >> index_of(kind) & 1u) != 0; }
    friend constexpr bool operator==(ItemKinds, ItemKinds) = default;

private:
    std::uint32_t bits_ = 0;
};

struct LaneItem {
    ItemKind kind = ItemKind::Interval;
    trace::State state = trace::State::Running;       // Interval; Wait: Blocked or Deadlocked
    trace::State underneath = trace::State::Blocked;  // see trace::Interval
    bool estimated = false;
    trace::CpuUse use = trace::CpuUse::Idle;             // CpuUse
    trace::MomentKind moment = trace::MomentKind::Note;  // Moment
    IdleReason reason = IdleReason::Unknown;             // Idle
    ActorId actor;    // whose it is; Value: who wrote it; CpuUse: who was on it
    ObjectId object;  // what it waits for, asked or holds; Value: the variable; Idle: the lock
    SiteId site;
    ActorId by;   // see trace::Interval; Idle: see IdleStretch::actor
    NameId name;  // Slice: what it is called; Moment: what is said
    // Slice: how deep it lies; CpuUse: the number of the CPU; Note: which of them it is; Idle: how
    // many cores.
    std::uint32_t place = 0;
    trace::TimeRange range;
    threadline::Value value;  // Value

    friend bool operator==(const LaneItem&, const LaneItem&) = default;
};

LaneItem item_of(ActorId actor, const trace::Interval& interval);
LaneItem item_of(const trace::Hold& hold);
// Of one who waits for a lock; who held it then stands on their own lane. O(log n).
LaneItem wait_of(const trace::Snapshot& snapshot, const trace::Hold& wait);
LaneItem item_of(ActorId actor, std::uint32_t depth, const trace::Slice& slice);
LaneItem item_of(ObjectId variable, const trace::Holding& holding);
LaneItem item_of(std::uint16_t cpu, const trace::CpuInterval& interval);
LaneItem item_of(const trace::Moment& moment);
LaneItem item_of(const trace::Annotation& note, std::uint32_t number);
LaneItem item_of(const IdleStretch& stretch);
IdleStretch idle_stretch_of(const LaneItem& item);  // and back

// Whether both lie on one lane; of slices: in one depth of it.
bool is_on_same_lane(const LaneItem& a, const LaneItem& b);
// Whether that is where the mark lies, as far as one can tell: it knows of a moment no more than
// when it was, whose it is and what was said, if anything.
bool is_same_place(const LaneItem& item, const LaneItem& mark);

// What has no length lies where it begins.
inline bool lies_in(trace::TimeRange part, trace::TimeRange range) {
    return part.begin == part.end ? range.contains(part.begin) : part.overlaps(range);
}

// What overlaps both this part and the one before it belongs to that one: whoever goes through a
// range part by part, from its begin, meets each item once.
inline bool belongs_to(trace::TimeRange item, trace::TimeRange part, trace::Time first) {
    return lies_in(item, part) && (item.begin >= part.begin || part.begin <= first);
}

// Calls `visit(item)` for each of a series without overlaps that lies in the range, in order of
// time. O(log n + those).
template <typename Series, typename Visit>
void for_each_in(const Series& series, trace::TimeRange range, Visit&& visit) {
    std::size_t i = series.find(range.begin);
    // Those of length zero at the very begin end there, too.
    while (i > 0 && series[i - 1].begin >= range.begin)
        --i;
    for (; i < series.size() && series[i].begin < range.end; ++i)
        if (lies_in(series[i].range(), range))
            visit(series[i]);
}

template <typename Visit>
void for_each_interval(const trace::ActorLane& lane, trace::TimeRange range, Visit&& visit) {
    for_each_in(lane.intervals, range, visit);
    if (lane.open && lies_in(lane.open->range(), range))
        visit(*lane.open);
}

template <typename Visit>
void for_each_value(const trace::VariableLane& lane, trace::TimeRange range, Visit&& visit) {
    for_each_in(lane.values, range, visit);
    if (lane.open && lies_in(lane.open->range(), range))
        visit(*lane.open);
}

// Those that lie in the range: in the order in which they ended, then those that go on.
template <typename Visit>
void for_each_hold(const trace::Series<trace::Hold>& ended, trace::Duration longest,
                   const std::vector<trace::Hold>& open, trace::TimeRange range, Visit&& visit) {
    trace::for_each_overlapping(ended, range, longest, [&](const trace::Hold& hold) {
        if (lies_in(hold.range(), range))
            visit(hold);
    });
    for (const trace::Hold& hold : open)
        if (lies_in(hold.range(), range))
            visit(hold);
}

template <typename Visit>
void for_each_hold(const trace::ActorLane& lane, trace::TimeRange range, Visit&& visit) {
    for_each_hold(lane.holds, lane.longest_hold, lane.open_holds, range, visit);
}

template <typename Visit>
void for_each_wait(const trace::LockLane& lane, trace::TimeRange range, Visit&& visit) {
    for_each_hold(lane.waits, lane.longest_wait, lane.open_waits, range, visit);
}

}  // namespace threadline::analysis
