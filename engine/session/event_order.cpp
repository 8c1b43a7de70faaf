#include "engine/session/event_order.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace threadline::session {

namespace {

// In the merge heap std::greater puts the earliest on top.
constexpr auto later = std::greater<>{};

template <typename T>
T& grown(std::vector<T>& items, std::size_t index) {
    if (index >= items.size())
        items.resize(std::max(index + 1, items.size() * 2));
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
    for (std::size_t i = before; i < ring.pending.size(); ++i) {
        const auto since = fit_.since(start_ticks_, ring.pending[i].time).count();
        ring.pending[i].time = since > 0 ? static_cast<std::uint64_t>(since) : 0;
    }
    waiting_ += events.size();
    if (ring.parked_on == 0 && !ring.queued)
        enqueue(index);
}

void EventOrder::apply(std::vector<trace::TraceEvent>& out) {
    while (!merge_.empty()) {
        const std::uint32_t index = merge_.front().ring;
        std::pop_heap(merge_.begin(), merge_.end(), later);
        merge_.pop_back();
        rings_[index].queued = false;
        run(index, out);
    }
}

// Applies events of one ring until another has an earlier one, it has to wait, or it is empty.
void EventOrder::run(std::uint32_t index, std::vector<trace::TraceEvent>& out) {
    Ring& ring = rings_[index];
    while (ring.next < ring.pending.size()) {
        const Event& event = ring.pending[ring.next];
        if (!merge_.empty() && merge_.front().time < event.time)
            return enqueue(index);
        const Gate gate = gate_before(ring, event);
        if (!is_open(gate))
            return park(index, gate);
        apply_next(ring, gate, out);
    }
    ring.pending.clear();
    ring.next = 0;
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

void EventOrder::apply_next(Ring& ring, const Gate& gate, std::vector<trace::TraceEvent>& out) {
    Event event = ring.pending[ring.next++];
    --waiting_;
    if (event.kind == EventKind::Resume)
        ring.speaker = ActorId{static_cast<std::uint32_t>(event.argument)};
    const ActorId speaker = ring.speaker;

    const std::uint64_t measured = event.time;
    event.time = std::max(measured, earliest_time(ring, gate));
    largest_correction_ = std::max(
        largest_correction_, trace::Duration(static_cast<std::int64_t>(event.time - measured)));
    ring.last_time = event.time;

    ++ring.applied;
    if (event.has(event_flag::turn))
        return;  // it only says who speaks
    out.push_back({event, speaker});
    ++applied_;
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
            ended.ended_at = event.time;
            wake({GateKind::Ended, speaker.value});
            break;
        }
        case EventKind::ActorStart: {
            const auto id = static_cast<std::uint32_t>(event.argument);
            ActorOrder& started = actor(id);
            started.started = true;
            started.started_at = event.time;
            wake({GateKind::Started, id});
            break;
        }
        default:
            if (gate.changes)
                note_change(event, event.time);
            break;
    }
}

// No event is earlier than its predecessors.
std::uint64_t EventOrder::earliest_time(const Ring& ring, const Gate& gate) const {
    std::uint64_t time = ring.last_time;
    switch (gate.kind) {
        case GateKind::Object:
            if (gate.number > 0 && gate.id < objects_.size()) {
                const ObjectOrder& state = objects_[gate.id];
                if (gate.number + remembered_changes > state.applied)
                    time = std::max(time, state.changed_at[gate.number % remembered_changes]);
            }
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

void EventOrder::note_change(const Event& event, std::uint64_t time) {
    ObjectOrder& state = object(event.object.value);
    if (event.order <= state.applied)
        return;  // late, behind a gap that was jumped
    state.applied = event.order;
    state.changed_at[event.order % remembered_changes] = time;
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

std::uint64_t EventOrder::key_of(const Gate& gate) {
    return std::uint64_t(gate.kind) << 62 | std::uint64_t(gate.id & 0x3fff'ffff) << 32 |
           gate.number;
}

void EventOrder::park(std::uint32_t index, const Gate& gate) {
    Ring& ring = rings_[index];
    ring.parked_on = key_of(gate);
    const auto [place, first] = parked_.try_emplace(ring.parked_on, index);
    ring.next_parked = first ? -1 : std::int64_t{place->second};
    place->second = index;
}

void EventOrder::wake(const Gate& gate) {
    if (parked_.empty())
        return;
    const auto place = parked_.find(key_of(gate));
    if (place == parked_.end())
        return;
    std::int64_t index = place->second;
    parked_.erase(place);
    while (index >= 0) {
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
