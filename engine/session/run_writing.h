// A run, whole, as a file of another format. One that is too long to be in memory is read part by
// part, and gives the same bytes as if it were read in one. However long it is, the lanes of a
// part are in memory at once (range_parts.h), and of what is recorded up to two checkpoints later.
// What is written waits on the disk meanwhile (exchange/sections.h), which has to have room for it
// twice.
#pragma once

#include "engine/session/range_parts.h"

#include "engine/exchange/run_part.h"

#include <filesystem>

namespace threadline::session {

using exchange::GoOn;

// O(events in the range): no work for the thread of a window. Errors: those of the writers of
// engine/exchange, and of for_each_part.
Status write_interval_csv(const RunSnapshot& run, trace::TimeRange range,
                          const std::filesystem::path& path, const GoOn& go_on = {},
                          std::uint64_t most_events_at_once = usual_part);
Status write_chrome_json(const RunSnapshot& run, const std::filesystem::path& path,
                         const GoOn& go_on = {}, std::uint64_t most_events_at_once = usual_part);

}  // namespace threadline::session
