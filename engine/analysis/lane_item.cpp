#include "engine/analysis/lane_item.h"

namespace threadline::analysis {

LaneItem item_of(ActorId actor, const trace::Interval& interval) {
    LaneItem item;
    item.state = interval.state;
    item.underneath = interval.underneath;
    item.estimated = interval.estimated;
    item.actor = actor;
    item.object = interval.object;
    item.site = interval.site;
    item.by = interval.by;
    item.range = interval.range();
    return item;
}

LaneItem item_of(const trace::Hold& hold) {
    LaneItem item;
    item.kind = ItemKind::Hold;
    item.actor = hold.actor;
    item.object = hold.lock;
    item.site = hold.site;
    item.range = hold.range();
    return item;
}

LaneItem wait_of(const trace::Snapshot& snapshot, const trace::Hold& wait) {
    LaneItem item = item_of(wait);
    item.kind = ItemKind::Wait;
    item.state = trace::State::Blocked;
    const trace::ActorLane* lane = snapshot.lane_of(wait.actor);
    const auto interval_at = [&](trace::Time t) {
        const auto interval = lane ? lane->at(t) : std::nullopt;
        return interval && interval->object == wait.lock ? interval : std::nullopt;
    };
    if (const auto first = interval_at(wait.begin))
        item.by = first->by;
    // A deadlock may have closed later than the wait began; none ends.
    if (const auto last = interval_at(wait.end - trace::Duration{1});
        last && last->state == trace::State::Deadlocked) {
        item.state = last->state;
        item.underneath = last->underneath;
    }
    return item;
}

LaneItem item_of(ActorId actor, std::uint32_t depth, const trace::Slice& slice) {
    LaneItem item;
    item.kind = ItemKind::Slice;
    item.actor = actor;
    item.name = slice.name;
    item.place = depth;
    item.range = slice.range();
    return item;
}

LaneItem item_of(ObjectId variable, const trace::Holding& holding) {
    LaneItem item;
    item.kind = ItemKind::Value;
    item.actor = holding.writer;
    item.object = variable;
    item.site = holding.site;
    item.range = holding.range();
    item.value = holding.value;
    return item;
}

LaneItem item_of(std::uint16_t cpu, const trace::CpuInterval& interval) {
    LaneItem item;
    item.kind = ItemKind::CpuUse;
    item.use = interval.use;
    item.estimated = interval.estimated;
    item.actor = interval.actor;
    item.place = cpu;
    item.range = interval.range();
    return item;
}

LaneItem item_of(const trace::Moment& moment) {
    LaneItem item;
    item.kind = ItemKind::Moment;
    item.moment = moment.kind;
    item.actor = moment.actor;
    item.object = moment.object;
    item.site = moment.site;
    item.name = moment.text;
    item.range = {moment.at, moment.at};
    return item;
}

LaneItem item_of(const trace::Annotation& note, std::uint32_t number) {
    LaneItem item;
    item.kind = ItemKind::Note;
    item.place = number;
    item.range = note.range;
    return item;
}

LaneItem item_of(const IdleStretch& stretch) {
    LaneItem item;
    item.kind = ItemKind::Idle;
    item.reason = stretch.reason;
    item.object = stretch.lock;
    item.by = stretch.actor;
    item.place = stretch.idle;
    item.range = stretch.range;
    return item;
}

IdleStretch idle_stretch_of(const LaneItem& item) {
    return {item.range, item.place, item.reason, item.object, item.by};
}

bool is_on_same_lane(const LaneItem& a, const LaneItem& b) {
    if (a.kind != b.kind)
        return false;
    switch (a.kind) {
        case ItemKind::Interval:
        case ItemKind::Hold:
            return a.actor == b.actor;
        case ItemKind::Slice:
            return a.actor == b.actor && a.place == b.place;
        case ItemKind::Wait:
        case ItemKind::Value:
            return a.object == b.object;
        case ItemKind::CpuUse:
            return a.place == b.place;
        case ItemKind::Moment:
        case ItemKind::Note:
        case ItemKind::Idle:
            return true;
    }
    return false;
}

bool is_same_place(const LaneItem& item, const LaneItem& mark) {
    if (!is_on_same_lane(item, mark) || item.range.begin != mark.range.begin)
        return false;
    switch (item.kind) {
        case ItemKind::Hold:
            return item.object == mark.object;
        case ItemKind::Wait:
            return item.actor == mark.actor;
        case ItemKind::Moment:
            return item.actor == mark.actor && (!mark.name || item.name == mark.name);
        case ItemKind::Note:
            return item.range == mark.range && item.place == mark.place;
        default:
            return true;
    }
}

}  // namespace threadline::analysis
