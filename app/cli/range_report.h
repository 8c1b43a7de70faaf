// What a run did between two instants, as `report --from --to` prints it and the window copies it.
#pragma once

#include "engine/analysis/line_times.h"
#include "engine/analysis/range_statistics.h"
#include "engine/analysis/slice_times.h"
#include "engine/session/run_snapshot.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <string>

namespace threadline::app {

struct RangeReport {
    analysis::RangeStatistics statistics;
    std::vector<analysis::LineTime> lines;
    std::vector<analysis::SliceTime> slices;  // of another program's trace; the longest first
    std::shared_ptr<const trace::Tables> tables;
    std::shared_ptr<const trace::RunInfo> info;
    bool is_foreign = false;  // see lane_lookup.h: of its threads it is not known what they did
};

// Exact also where the trace is too long to be in memory: it is read then. Errors: the file is
// damaged, or what was let go of is in none.
// Ends early, with what it has, once `stop` is set.
Result<RangeReport> range_report(const session::RunSnapshot& run, trace::TimeRange range,
                                 const std::atomic<bool>* stop = nullptr);

// {"threadline", "scenario", "clock", "schedule", "from_ms", "to_ms", "states": {STATE: ms},
//  "threads": [{"name", "lifetime_ms", "states"}],
//  "locks": [{"name", "holds", "waits", "hold_ms", "wait_ms", "longest_wait_ms"}],
//  "waits": {"count", "longest": {"thread", "state", "object", "line", "from_ms", "to_ms", "ms"},
//            "histogram": [{"from_ms", "to_ms", "count", "states": {STATE: count}}]},
//  "lines": [{"line", "states"}], "slices": [{"name", "count", "ms", "self_ms", "longest_ms"}]}
nlohmann::ordered_json json_of(const RangeReport& report);
// A figure a row: what it is of ("run", "thread", "lock", "waits", "line", "slice"), its name, the
// figure's name, the number. The first row of a run that a person decided step by step is its
// schedule, "stepped": times are an order alone.
std::string csv_of(const RangeReport& report);
std::string text_of(const RangeReport& report, bool utf8, int width);

}  // namespace threadline::app
