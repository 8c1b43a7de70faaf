#include "app/timeline/item_subject.h"

#include "app/timeline/lane_lookup.h"

#include <algorithm>

namespace threadline::app {

using analysis::ItemKind;
using analysis::LaneItem;
using Kind = Subject::Kind;

namespace {

Kind kind_of(ItemKind kind) {
    switch (kind) {
        case ItemKind::Interval:
            return Kind::Interval;
        case ItemKind::Hold:
            return Kind::Hold;
        case ItemKind::Wait:
            return Kind::LockWait;
        case ItemKind::Slice:
            return Kind::Slice;
        case ItemKind::Value:
            return Kind::VariableValue;
        case ItemKind::CpuUse:
            return Kind::CpuUse;
        case ItemKind::Moment:
        case ItemKind::Note:
            return Kind::Moment;
        case ItemKind::Idle:
            return Kind::IdleCores;
    }
    return Kind::None;
}

bool is_member(ActorId actor, const LaneRow& group, const trace::Snapshot& trace) {
    const auto lanes = actor_lanes(trace, group.actor, group.members);
    return !lanes.empty() && group.actor <= actor && actor <= lanes.back()->actor;
}

std::optional<ItemKind> kind_of(const Subject& subject) {
    switch (subject.kind) {
        case Kind::Interval:
            return ItemKind::Interval;
        case Kind::Hold:
        case Kind::LockHold:
            return ItemKind::Hold;
        case Kind::LockWait:
            return subject.actor ? std::optional(ItemKind::Wait) : std::nullopt;
        case Kind::Slice:
            return ItemKind::Slice;
        case Kind::VariableValue:
            return ItemKind::Value;
        case Kind::CpuUse:
            return ItemKind::CpuUse;
        case Kind::IdleCores:
            return subject.depth > 0 ? std::optional(ItemKind::Idle) : std::nullopt;
        case Kind::Moment:
            // A note stands on a stretch, and on no thread.
            return subject.actor || subject.name ? ItemKind::Moment : ItemKind::Note;
        default:
            return {};
    }
}

}  // namespace

Subject subject_of(const LaneItem& item) {
    Subject subject;
    subject.kind = kind_of(item.kind);
    subject.actor = item.kind == ItemKind::Idle ? item.by : item.actor;
    // A flag is of a thread and an instant.
    if (item.kind != ItemKind::Moment)
        subject.object = item.object;
    subject.range = item.range;
    subject.site = item.site;
    subject.name = item.name;
    subject.depth = item.place;
    return subject;
}

std::optional<LaneItem> item_of(const Subject& subject) {
    const std::optional<ItemKind> kind = kind_of(subject);
    if (!kind)
        return {};
    LaneItem item;
    item.kind = *kind;
    (item.kind == ItemKind::Idle ? item.by : item.actor) = subject.actor;
    item.object = subject.object;
    item.site = subject.site;
    item.range = subject.range;
    item.name = subject.name;
    item.place = subject.depth;
    return item;
}

const trace::Annotation* note_of(const session::RunSnapshot& run, const Subject& mark) {
    if (mark.kind != Kind::Moment || mark.actor || !run.annotations)
        return nullptr;
    const std::vector<trace::Annotation>& notes = *run.annotations;
    const auto is_there = [&](const trace::Annotation& each) { return each.range == mark.range; };
    // Which of them it is; others may have been written since.
    const auto note = mark.depth < notes.size() && is_there(notes[mark.depth])
                          ? notes.begin() + mark.depth
                          : std::find_if(notes.begin(), notes.end(), is_there);
    return note == notes.end() ? nullptr : &*note;
}

bool lies_on(const Subject& mark, const LaneRow& row, const trace::Snapshot& trace) {
    switch (mark.kind) {
        case Kind::None:
            return false;
        case Kind::CpuUse:
            return row.kind == LaneKind::Cpu && row.cpu == mark.depth;
        case Kind::IdleCores:
            return row.kind == LaneKind::IdleCores;
        case Kind::LockHold:
        case Kind::LockWait:
        case Kind::VariableValue:
        case Kind::VariableRead:
            return row.object == mark.object;
        default:
            break;
    }
    const bool of_group =
        mark.kind == Kind::Group || (mark.kind == Kind::LaneHeader && mark.depth > 0);
    if (mark.actor && row.kind == LaneKind::Group && !of_group)
        return row.folded && is_member(mark.actor, row, trace);
    if (mark.actor)
        return row.actor == mark.actor;
    return mark.object && row.object == mark.object;
}

}  // namespace threadline::app
