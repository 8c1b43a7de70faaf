// The critical path of any run that is over: of one that is too long to be in memory part by part,
// as they are read from its file, the last one first.
#pragma once

#include "engine/analysis/critical_path.h"
#include "engine/session/range_parts.h"

#include <memory>

namespace threadline::session {

// Null: who woke whom is not known (analysis::knows_wakes), or what was let go of is in no file. Of
// a long trace O(events): no work for the thread of a window. Errors: the file is damaged, or has
// gone.
Result<std::shared_ptr<const analysis::CriticalPath>> critical_path_of(
    const RunSnapshot& run, std::uint64_t most_events_at_once = usual_part);

}  // namespace threadline::session
