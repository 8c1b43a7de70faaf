// A range of a run in parts whose items are all there: of a trace that is too long to be in memory
// one part after the other is read from its file.
#pragma once

#include "engine/session/run_snapshot.h"

#include <functional>

namespace threadline::session {

inline constexpr std::uint64_t usual_part = 1u << 20;  // events

// Calls `visit` for part after part, from the begin of the range to its end or the other way round,
// without gap or overlap, until it says false. They are cut at checkpoints: between two of them,
// and before the first, there may be more events than that. O(events in the range) where they have
// to be read: no work for the thread of a window. Errors: the file is damaged, or has gone; or what
// was let go of is in no file.
using VisitPart = std::function<bool(const trace::Snapshot& snapshot, trace::TimeRange part)>;
Status for_each_part(const RunSnapshot& run, trace::TimeRange range, const VisitPart& visit,
                     std::uint64_t most_events_at_once = usual_part);
Status for_each_part_backwards(const RunSnapshot& run, trace::TimeRange range,
                               const VisitPart& visit,
                               std::uint64_t most_events_at_once = usual_part);

}  // namespace threadline::session
