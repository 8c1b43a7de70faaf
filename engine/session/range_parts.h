// A range of a run in parts whose items are all there: of a trace that is too long to be in memory
// one part after the other is read from its file.
#pragma once

#include "engine/session/run_snapshot.h"

#include <functional>

namespace threadline::session {

// What comes before the first checkpoint of a run is only read as a whole: with smaller parts it is
// read several times.
inline constexpr std::uint64_t large_part = 2'700'000;  // events

// Calls `visit` for part after part, from the begin of the range to its end or the other way round,
// without gap or overlap, until it says false. O(events in the range) where they have to be read:
// no work for the thread of a window. Errors: the file is damaged, or has gone; or what was let go
// of is in no file.
using VisitPart = std::function<bool(const trace::Snapshot& snapshot, trace::TimeRange part)>;
Status for_each_part(const RunSnapshot& run, trace::TimeRange range, const VisitPart& visit,
                     std::uint64_t most_events_at_once = 1u << 20);
Status for_each_part_backwards(const RunSnapshot& run, trace::TimeRange range,
                               const VisitPart& visit,
                               std::uint64_t most_events_at_once = 1u << 20);

}  // namespace threadline::session
