// The lanes of a trace that stand beside those of its own actors and locks.
#pragma once

#include "engine/trace/snapshot.h"

#include <algorithm>
#include <memory>
#include <span>

namespace threadline::app {

// Null where there is none. O(log lanes).
inline const trace::VariableLane* variable_lane(const trace::Snapshot& trace, ObjectId variable) {
    const auto found =
        std::lower_bound(trace.variables.begin(), trace.variables.end(), variable,
                         [](const auto& lane, ObjectId id) { return lane->variable < id; });
    return found != trace.variables.end() && (*found)->variable == variable ? found->get()
                                                                            : nullptr;
}

// Of another program there are named slices of its threads: what these did, held and waited for,
// and what the CPUs did, such a trace does not tell.
inline bool is_foreign(const trace::Snapshot& trace) {
    return trace.actors.empty() && !trace.slices.empty();
}

// Whether the queue had no room then: whoever waits for it wants to put. O(log n) in its steps.
inline bool is_full(const trace::Snapshot& trace, ObjectId queue, trace::Time at) {
    const trace::VariableLane* lane = variable_lane(trace, queue);
    if (!lane || !trace.tables)
        return false;
    const std::size_t step = lane->values.find(at);
    const trace::Holding* held = step < lane->values.size() ? &lane->values[step]
                                 : lane->open               ? &*lane->open
                                                            : nullptr;
    const std::int64_t capacity = trace.tables->object(queue).capacity;
    return held && capacity > 0 && held->value.payload == capacity;
}

// The lock that whoever does this wants meanwhile, none if it does not: who was woken for one and
// is ready wants it still, until it is taken.
inline ObjectId lock_wanted_in(const trace::Interval& interval, const trace::Tables& tables) {
    using trace::State;
    const State state = interval.state;
    if (!interval.object ||
        (state != State::Blocked && state != State::Deadlocked && state != State::Ready))
        return {};
    const record::ObjectKind kind = tables.object(interval.object).kind;
    const bool is_lock =
        kind == record::ObjectKind::Mutex || kind == record::ObjectKind::ReaderWriterLock;
    return is_lock ? interval.object : ObjectId{};
}

inline const trace::CpuLane* cpu_lane(const trace::Snapshot& trace, std::uint16_t cpu) {
    const auto found = std::lower_bound(trace.cpus.begin(), trace.cpus.end(), cpu,
                                        [](const auto& lane, auto id) { return lane->cpu < id; });
    return found != trace.cpus.end() && (*found)->cpu == cpu ? found->get() : nullptr;
}

inline const trace::SliceLane* slice_lane(const trace::Snapshot& trace, ActorId actor) {
    const auto found =
        std::lower_bound(trace.slices.begin(), trace.slices.end(), actor,
                         [](const auto& lane, ActorId id) { return lane->actor < id; });
    return found != trace.slices.end() && (*found)->actor == actor ? found->get() : nullptr;
}

// Of threads that follow each other, from the first on, as a group has them. O(log threads).
inline std::span<const std::shared_ptr<const trace::ActorLane>> actor_lanes(
    const trace::Snapshot& trace, ActorId first, std::size_t count) {
    const auto begin =
        std::lower_bound(trace.actors.begin(), trace.actors.end(), first,
                         [](const auto& lane, ActorId id) { return lane->actor < id; });
    return {begin, std::min(count, std::size_t(trace.actors.end() - begin))};
}

}  // namespace threadline::app
