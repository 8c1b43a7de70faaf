#include "engine/analysis/lane_items.h"

#include <utility>

namespace threadline::analysis {
namespace {

using trace::Time;

// Of a series that is followed by what goes on, if anything does.
template <typename Series, typename Item>
Item at_or_open(const Series& series, const std::optional<Item>& open, std::size_t index) {
    return index < series.size() ? series[index] : *open;
}

trace::Hold at_or_open(const trace::Series<trace::Hold>& ended,
                       const std::vector<trace::Hold>& open, std::size_t index) {
    return index < ended.size() ? ended[index] : open[index - ended.size()];
}

// Where to begin to look for what a lane has then.
template <typename Series>
std::size_t place_of(const Series& series, Time begin) {
    std::size_t i = series.find(begin);
    // One of length zero ends where it begins.
    while (i > 0 && series[i - 1].begin >= begin)
        --i;
    return i;
}

// Which moments are of the part that is there item by item.
std::pair<std::size_t, std::size_t> moments_listed(const trace::Snapshot& trace) {
    const auto first_from = [&](Time at) {
        std::size_t low = 0, high = trace.moments.size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (trace.moments[middle].at < at)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    // The end of the run as well: what was done last may be a moment.
    return {first_from(trace.detail.begin),
            trace.detail.end >= trace.now ? trace.moments.size() : first_from(trace.detail.end)};
}

}  // namespace

LaneItems::LaneItems(const trace::Snapshot& snapshot, Notes notes, ItemKinds kinds, Idle idle)
    : trace_(snapshot), notes_(std::move(notes)), idle_(std::move(idle)) {
    const auto add = [&](ItemKind kind, std::size_t lane, std::size_t row, std::size_t count) {
        if (count == 0 || !kinds.has(kind))
            return;
        kinds_.add(kind);
        stretches_.push_back({kind, static_cast<std::uint32_t>(lane),
                              static_cast<std::uint32_t>(row), size() + count});
    };
    for (std::size_t i = 0; i < trace_.actors.size(); ++i) {
        const trace::ActorLane& lane = *trace_.actors[i];
        add(ItemKind::Interval, i, 0, lane.intervals.size() + (lane.open ? 1 : 0));
        add(ItemKind::Hold, i, 0, lane.holds.size() + lane.open_holds.size());
    }
    for (std::size_t i = 0; i < trace_.locks.size(); ++i)
        add(ItemKind::Wait, i, 0,
            trace_.locks[i]->waits.size() + trace_.locks[i]->open_waits.size());
    for (std::size_t i = 0; i < trace_.slices.size(); ++i)
        for (std::size_t row = 0; row < trace_.slices[i]->rows.size(); ++row)
            add(ItemKind::Slice, i, row, trace_.slices[i]->rows[row].size());
    const bool from_afar =
        trace_.detail.length() <= trace::Duration{0} && !trace_.is_detailed(trace_.range());
    for (std::size_t i = 0; i < trace_.variables.size(); ++i) {
        const trace::VariableLane& lane = *trace_.variables[i];
        // From afar there is the last value alone, which is no list of them.
        if (!from_afar)
            add(ItemKind::Value, i, 0, lane.values.size() + (lane.open ? 1 : 0));
    }
    for (std::size_t i = 0; i < trace_.cpus.size(); ++i)
        add(ItemKind::CpuUse, i, 0, trace_.cpus[i]->intervals.size());
    const auto [first, end] = moments_listed(trace_);
    first_moment_ = first;
    add(ItemKind::Moment, 0, 0, end - first);
    add(ItemKind::Note, 0, 0, notes_ ? notes_->size() : 0);
    add(ItemKind::Idle, 0, 0, idle_ ? idle_->size() : 0);
}

std::size_t LaneItems::begin_of(const Stretch& stretch) const {
    return &stretch == stretches_.data() ? 0 : (&stretch - 1)->end;
}

LaneItem LaneItems::item(const Stretch& stretch, std::size_t at) const {
    switch (stretch.kind) {
        case ItemKind::Interval: {
            const trace::ActorLane& lane = *trace_.actors[stretch.lane];
            return item_of(lane.actor, at_or_open(lane.intervals, lane.open, at));
        }
        case ItemKind::Hold: {
            const trace::ActorLane& lane = *trace_.actors[stretch.lane];
            return item_of(at_or_open(lane.holds, lane.open_holds, at));
        }
        case ItemKind::Wait: {
            const trace::LockLane& lane = *trace_.locks[stretch.lane];
            return wait_of(trace_, at_or_open(lane.waits, lane.open_waits, at));
        }
        case ItemKind::Slice: {
            const trace::SliceLane& lane = *trace_.slices[stretch.lane];
            return item_of(lane.actor, stretch.row, lane.rows[stretch.row][at]);
        }
        case ItemKind::Value: {
            const trace::VariableLane& lane = *trace_.variables[stretch.lane];
            return item_of(lane.variable, at_or_open(lane.values, lane.open, at));
        }
        case ItemKind::CpuUse: {
            const trace::CpuLane& lane = *trace_.cpus[stretch.lane];
            return item_of(lane.cpu, lane.intervals[at]);
        }
        case ItemKind::Moment:
            return item_of(trace_.moments[first_moment_ + at]);
        case ItemKind::Note:
            return item_of((*notes_)[at], static_cast<std::uint32_t>(at));
        case ItemKind::Idle:
            return item_of((*idle_)[at]);
    }
    return {};
}

LaneItem LaneItems::operator[](std::size_t index) const {
    const auto stretch =
        std::upper_bound(stretches_.begin(), stretches_.end(), index,
                         [](std::size_t i, const Stretch& one) { return i < one.end; });
    return item(*stretch, index - begin_of(*stretch));
}

std::size_t LaneItems::place_in(const Stretch& stretch, Time begin) const {
    switch (stretch.kind) {
        case ItemKind::Interval:
            return place_of(trace_.actors[stretch.lane]->intervals, begin);
        case ItemKind::Hold:  // in order of their ends, as waits are
            return trace_.actors[stretch.lane]->holds.find(begin - trace::Duration{1});
        case ItemKind::Wait:
            return trace_.locks[stretch.lane]->waits.find(begin - trace::Duration{1});
        case ItemKind::Slice:
            return place_of(trace_.slices[stretch.lane]->rows[stretch.row], begin);
        case ItemKind::Value:
            return place_of(trace_.variables[stretch.lane]->values, begin);
        case ItemKind::CpuUse:
            return place_of(trace_.cpus[stretch.lane]->intervals, begin);
        case ItemKind::Idle: {
            const auto is_before = [](Time t, const IdleStretch& one) { return t < one.range.end; };
            return std::size_t(std::upper_bound(idle_->begin(), idle_->end(), begin, is_before) -
                               idle_->begin());
        }
        default:
            return 0;  // few
    }
}

std::size_t LaneItems::find(const LaneItem& wanted) const {
    const Time begin = wanted.range.begin;
    const bool by_time = wanted.kind != ItemKind::Hold && wanted.kind != ItemKind::Wait &&
                         wanted.kind != ItemKind::Moment && wanted.kind != ItemKind::Note;
    // Where nothing overlaps it is also what goes on then.
    const auto is_it = [&](const LaneItem& one) {
        return is_same_place(one, wanted) ||
               (by_time && one.range.begin < begin && begin < one.range.end);
    };
    // Of several that begin at once it is the one of the same end, if there is any.
    std::size_t nearest = size();
    // Who waits for a lock is looked up on another lane: not for each of the locks.
    const auto is_lane_of = [&](const Stretch& stretch) {
        return stretch.kind == wanted.kind &&
               (stretch.kind == ItemKind::Wait ? trace_.locks[stretch.lane]->lock == wanted.object
                                               : is_on_same_lane(item(stretch, 0), wanted));
    };
    for (const Stretch& stretch : stretches_) {
        if (!is_lane_of(stretch))
            continue;
        const std::size_t first = begin_of(stretch);
        for (std::size_t i = place_in(stretch, begin); first + i < stretch.end; ++i) {
            const LaneItem one = item(stretch, i);
            if (by_time && one.range.begin > begin)
                break;
            if (!is_it(one))
                continue;
            if (one.range == wanted.range)
                return first + i;
            nearest = std::min(nearest, first + i);
        }
    }
    return nearest;
}

}  // namespace threadline::analysis
