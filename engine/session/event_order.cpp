#include "engine/session/event_order.h"

#include <algorithm>
#include <bitset>
#include <utility>

namespace threadline::session {

namespace {

// In the merge heap std::greater puts the earliest on top.
constexpr auto later = std::greater<>{};

// The kinds of which every event is a change of its object.
using Kinds = std::bitset<static_cast<std::size_t>(EventKind::Count)>;
const Kinds changes = [] {
    Kinds kinds;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        Event event;
        event.kind = static_cast<EventKind>(kind);
        Event failed = event;
        failed.flags = event_flag::failed;
        kinds[kind] = ordering_of(event) == Ordering::Next && ordering_of(failed) == Ordering::Next;
    }
    return kinds;
}();

bool is_change(const Event& event) {
    return static_cast<std::size_t>(event.kind) < changes.size() &&
           changes[static_cast<std::size_t>(event.kind)];
}

template <typename T>
[[gnu::noinline, gnu::cold]] void grow(std::vector<T>& items, std::size_t index) {
    items.resize(std::max(index + 1, items.size() * 2));
}

template <typename T>
T& grown(std::vector<T>& items, std::size_t index) {
    if (index >= items.size()) [[unlikely]]
        grow(items, index);
    return items[index];
}

}  // namespace

EventOrder::EventOrder(record::ClockFit fit, std::uint64_t start_ticks,
                       std::function<ActorId(ActorId)> starter_of)
    : fit_(fit), start_ticks_(start_ticks), starter_of_(std::move(starter_of)) {}

void EventOrder::add_ring(std::uint32_t ring, ActorId thread) {
    Ring& its = grown(rings_, ring);
    if (its.thread == thread)
        return;
    its.thread = thread;
    its.speaker = thread;
}

void EventOrder::push(std::uint32_t index, std::span<const Event> events) {
    if (events.empty())
        return;
    Ring& ring = rings_.at(index);
    if (ring.next > ring.pending.size() / 2) {
        ring.pending.erase(ring.pending.begin(), ring.pending.begin() + std::ptrdiff_t(ring.next));
        ring.next = 0;
    }
    const std::size_t before = ring.pending.size();
    ring.pending.insert(ring.pending.end(), events.begin(), events.end());
    const record::ClockFit::Since time_of(fit_, start_ticks_);
    for (std::size_t i = before; i < ring.pending.size(); ++i) {
        const auto since = time_of(ring.pending[i].time).count();
        ring.pending[i].time = since > 0 ? static_cast<std::uint64_t>(since) : 0;
    }
    waiting_ += events.size();
    if (ring.parked_on == 0 && !ring.queued)
        enqueue(index);
}

bool EventOrder::apply(std::vector<trace::TraceEvent>& out, std::size_t most) {
    stop_at_ = most < UINT64_MAX - applied_ ? applied_ + most : UINT64_MAX;
    while (!merge_.empty() && applied_ < stop_at_) {
        const std::uint32_t index = merge_.front().ring;
        std::pop_heap(merge_.begin(), merge_.end(), later);
        merge_.pop_back();
        rings_[index].queued = false;
        run(index, out);
    }
    return !merge_.empty();
}

// Applies events of one ring, and of those that turn out to have earlier ones, until one of them
// has to wait or is empty, or it is enough for now.
void EventOrder::run(std::uint32_t index, std::vector<trace::TraceEvent>& out) {
    Ring* ring = &rings_[index];
    while (ring->next < ring->pending.size()) {
        const Event& event = ring->pending[ring->next];
        if (applied_ == stop_at_)
            return enqueue(index);
        if (!merge_.empty() && merge_.front() < Candidate{event.time, index}) {
            index = exchange_first(index, event.time);
            ring = &rings_[index];
            continue;
        }
        if (is_change(event)) {
            if (apply_change(*ring, out))
                continue;
            return park(index, gate_before(*ring, event));
        }
        const Gate gate = gate_before(*ring, event);
        if (!is_open(gate))
            return park(index, gate);
        apply_next(*ring, gate, out);
    }
    ring->pending.clear();
    ring->next = 0;
}

EventOrder::Gate EventOrder::gate_before(const Ring& ring, const Event& event) const {
    switch (event.kind) {
        case EventKind::Joined:
            return {GateKind::Ended, static_cast<std::uint32_t>(event.argument)};
        case EventKind::ThreadBegin:
            if (starter_of_(ring.speaker))
                return {GateKind::Started, ring.speaker.value};
            return {};
        case EventKind::Resume: {
            const ActorId task{static_cast<std::uint32_t>(event.argument)};
            if (starter_of_(task))
                return {GateKind::Started, task.value};
            return {};
        }
        default:
            break;
    }
    switch (ordering_of(event)) {
        case Ordering::Next:
            return {GateKind::Object, event.object.value, event.order > 0 ? event.order - 1 : 0,
                    true};
        case Ordering::Seen:
            return {GateKind::Object, event.object.value, event.order};
        case Ordering::None:
            break;
    }
    return {};
}

bool EventOrder::is_open(const Gate& gate) const {
    switch (gate.kind) {
        case GateKind::Open:
            return true;
        case GateKind::Object:
            return gate.number == 0 ||
                   (gate.id < objects_.size() && objects_[gate.id].applied >= gate.number);
        case GateKind::Started:
            return gate.id < actors_.size() && actors_[gate.id].started;
        case GateKind::Ended:
            return gate.id < actors_.size() && actors_[gate.id].ended;
    }
    return true;
}

void EventOrder::append(Ring& ring, const Event& event, std::uint64_t time,
                        std::vector<trace::TraceEvent>& out) {
    largest_correction_ = std::max(largest_correction_,
                                   trace::Duration(static_cast<std::int64_t>(time - event.time)));
    ring.last_time = time;
    trace::TraceEvent& applied = out.emplace_back(trace::TraceEvent{event, ring.speaker});
    applied.event.time = time;
    ++ring.next;
    --waiting_;
    ++ring.applied;
    ++applied_;
}

// What most events are. False: one before it has not come.
bool EventOrder::apply_change(Ring& ring, std::vector<trace::TraceEvent>& out) {
    const Event& event = ring.pending[ring.next];
    ObjectOrder& state = object(event.object.value);
    const std::uint32_t before = event.order > 0 ? event.order - 1 : 0;
    if (state.applied < before)
        return false;
    const std::uint64_t time =
        std::max({event.time, ring.last_time, before > 0 ? changed_at(state, before) : 0});
    append(ring, event, time, out);
    note_change(state, event, time);
    return true;
}

void EventOrder::apply_next(Ring& ring, const Gate& gate, std::vector<trace::TraceEvent>& out) {
    const Event event = ring.pending[ring.next];
    if (event.kind == EventKind::Resume)
        ring.speaker = ActorId{static_cast<std::uint32_t>(event.argument)};
    const ActorId speaker = ring.speaker;
    const std::uint64_t time = std::max(event.time, earliest_time(ring, gate));
    append(ring, event, time, out);
    if (event.has(event_flag::turn)) {  // it only says who speaks
        out.pop_back();
        --applied_;
        return;
    }
    switch (event.kind) {
        case EventKind::Suspend:
            ring.speaker = ring.thread;
            break;
        case EventKind::Lost:
            lost_ += static_cast<std::uint64_t>(event.argument);
            ring.lost += static_cast<std::uint64_t>(event.argument);
            break;
        case EventKind::ThreadEnd: {
            ActorOrder& ended = actor(speaker.value);
            ended.ended = true;
            ended.ended_at = time;
            wake({GateKind::Ended, speaker.value});
            break;
        }
        case EventKind::ActorStart: {
            const auto id = static_cast<std::uint32_t>(event.argument);
            ActorOrder& started = actor(id);
            started.started = true;
            started.started_at = time;
            wake({GateKind::Started, id});
            break;
        }
        default:
            if (gate.changes)
                note_change(object(event.object.value), event, time);
            break;
    }
}

// No event is earlier than its predecessors.
std::uint64_t EventOrder::earliest_time(const Ring& ring, const Gate& gate) const {
    std::uint64_t time = ring.last_time;
    switch (gate.kind) {
        case GateKind::Object:
            if (gate.number > 0 && gate.id < objects_.size())
                time = std::max(time, changed_at(objects_[gate.id], gate.number));
            break;
        case GateKind::Started:
            time = std::max(time, actors_[gate.id].started_at);
            break;
        case GateKind::Ended:
            time = std::max(time, actors_[gate.id].ended_at);
            break;
        case GateKind::Open:
            break;
    }
    return time;
}

// 0: so long ago that it is forgotten.
std::uint64_t EventOrder::changed_at(const ObjectOrder& object, std::uint32_t number) {
    return number + remembered_changes > object.applied
               ? object.changed_at[number % remembered_changes]
               : 0;
}

void EventOrder::note_change(ObjectOrder& state, const Event& event, std::uint64_t time) {
    if (event.order <= state.applied)
        return;  // late, behind a gap that was jumped
    state.applied = event.order;
    state.changed_at[event.order % remembered_changes] = time;
    if (!parked_.empty())
        wake({GateKind::Object, event.object.value, event.order});
}

const EventOrder::Ring* EventOrder::earliest_parked() const {
    const Ring* earliest = nullptr;
    for (const Ring& ring : rings_)
        if (ring.parked_on != 0 &&
            (!earliest || ring.pending[ring.next].time < earliest->pending[earliest->next].time))
            earliest = &ring;
    return earliest;
}

std::optional<trace::Time> EventOrder::waiting_since() const {
    const Ring* ring = earliest_parked();
    if (!ring)
        return std::nullopt;
    return trace::Time(static_cast<std::int64_t>(ring->pending[ring->next].time));
}

void EventOrder::jump_gap(std::vector<trace::TraceEvent>& out) {
    const Ring* earliest = earliest_parked();
    if (!earliest)
        return;
    ++jumps_;

    Gate gap = gate_before(*earliest, earliest->pending[earliest->next]);
    switch (gap.kind) {
        case GateKind::Object:
            // The lowest number that anybody waits for, so that none of those is skipped.
            for (const Ring& ring : rings_) {
                if (ring.parked_on == 0)
                    continue;
                const Gate other = gate_before(ring, ring.pending[ring.next]);
                if (other.kind == GateKind::Object && other.id == gap.id)
                    gap.number = std::min(gap.number, other.number);
            }
            {
                ObjectOrder& state = object(gap.id);
                const std::uint64_t last = state.changed_at[state.applied % remembered_changes];
                state.applied = std::max(state.applied, gap.number);
                state.changed_at.fill(last);
            }
            break;
        case GateKind::Started:
            actor(gap.id).started = true;
            break;
        case GateKind::Ended:
            actor(gap.id).ended = true;
            break;
        case GateKind::Open:
            break;
    }
    wake(gap);
    apply(out);
}

std::uint64_t EventOrder::applied_from(std::uint32_t ring) const {
    return ring < rings_.size() ? rings_[ring].applied : 0;
}

std::uint64_t EventOrder::lost_from(std::uint32_t ring) const {
    return ring < rings_.size() ? rings_[ring].lost : 0;
}

void EventOrder::enqueue(std::uint32_t index) {
    Ring& ring = rings_[index];
    ring.queued = true;
    merge_.push_back({ring.pending[ring.next].time, index});
    std::push_heap(merge_.begin(), merge_.end(), later);
}

// The first of the merge has an earlier event than this ring: takes its place, and gives it.
std::uint32_t EventOrder::exchange_first(std::uint32_t index, std::uint64_t time) {
    const std::uint32_t first = merge_.front().ring;
    const Candidate later_one{time, index};
    std::size_t hole = 0;
    for (std::size_t below = 1; below < merge_.size(); below = 2 * hole + 1) {
        if (below + 1 < merge_.size() && merge_[below + 1] < merge_[below])
            ++below;
        if (later_one < merge_[below])
            break;
        merge_[hole] = merge_[below];
        hole = below;
    }
    merge_[hole] = later_one;
    rings_[index].queued = true;
    rings_[first].queued = false;
    return first;
}

std::uint64_t EventOrder::key_of(const Gate& gate) {
    return std::uint64_t(gate.kind) << 62 | std::uint64_t(gate.id & 0x3fff'ffff) << 32 |
           gate.number;
}

void EventOrder::park(std::uint32_t index, const Gate& gate) {
    Ring& ring = rings_[index];
    ring.parked_on = key_of(gate);
    const auto behind = parked_.exchange(ring.parked_on, index);
    ring.next_parked = behind ? std::int64_t{*behind} : -1;
}

void EventOrder::wake(const Gate& gate) {
    const auto first = parked_.take(key_of(gate));
    for (std::int64_t index = first ? std::int64_t{*first} : -1; index >= 0;) {
        Ring& ring = rings_[static_cast<std::size_t>(index)];
        const std::int64_t next = ring.next_parked;
        ring.parked_on = 0;
        ring.next_parked = -1;
        enqueue(static_cast<std::uint32_t>(index));
        index = next;
    }
}

EventOrder::ObjectOrder& EventOrder::object(std::uint32_t id) {
    return grown(objects_, id);
}

EventOrder::ActorOrder& EventOrder::actor(std::uint32_t id) {
    return grown(actors_, id);
}

}  // namespace threadline::session
