// Events as bytes: the content of a file's event chunks.
//
//   summary  count, first and last time, (kind, count)*, actors (differences)
//   columns  each with its length: shapes, shape, time, actor, object, site, order, argument
//
// A shape is the kind and flags of an event together with which of its other fields hold what was
// to be expected; such a field takes no byte. Expected are: the actor of the event before; for each
// actor the object and site of its last event; for each object the order number that comes next and
// the last argument; for events without object the last argument of the same kind. What differs is
// written as the difference. A chunk expects nothing from the ones before it, so each can be read
// alone.
#pragma once

#include "engine/trace/tables.h"
#include "engine/trace/trace_event.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace threadline::trace {

// No event of a sound file lies beyond: 417 days, what a Glance holds (summary.h).
inline constexpr Time latest_time{std::int64_t{1} << 55};

struct EventSummary {
    std::size_t count = 0;
    TimeRange range;  // of the smallest and the largest time; half open in no sense
    std::array<std::uint32_t, static_cast<std::size_t>(EventKind::Count)> kinds{};
    std::vector<ActorId> actors;  // in order of id
};

std::string encode_events(std::span<const TraceEvent> events);

// Reads only the front of a chunk. False: damaged.
bool decode_summary(std::string_view content, EventSummary& summary);

// Appends to `events`. False: damaged, or an id in it stands for nothing in `tables`.
bool decode_events(std::string_view content, const Tables& tables, std::vector<TraceEvent>& events);

}  // namespace threadline::trace
