#include "engine/session/run_writing.h"

#include "engine/session/long_trace.h"
#include "engine/session/noted_findings.h"

#include "engine/exchange/chrome_json_writer.h"
#include "engine/exchange/interval_csv_writer.h"

#include <algorithm>

namespace threadline::session {
namespace {

using trace::Time;
using trace::TimeRange;

// Whatever of it is there already: the items come from the file.
exchange::RunParts parts_of(const RunSnapshot& run, TimeRange range,
                            std::uint64_t most_events_at_once) {
    const TimeRange all{std::max(range.begin, Time{0}), std::min(range.end, run.trace.now)};
    return [from = run.whole ? run.whole->overview() : run, all,
            most_events_at_once](const auto& take) {
        return for_each_part(
            from, all,
            [&](const trace::Snapshot& snapshot, TimeRange part) {
                return take({snapshot, part.begin == all.begin ? Time::min() : part.begin,
                             part.end == all.end ? Time::max() : part.end});
            },
            most_events_at_once);
    };
}

bool is_in_memory(const RunSnapshot& run, TimeRange range) {
    return !run.whole && run.trace.is_detailed(range);
}

}  // namespace

Status write_interval_csv(const RunSnapshot& run, TimeRange range,
                          const std::filesystem::path& path, const GoOn& go_on,
                          std::uint64_t most_events_at_once) {
    if (is_in_memory(run, range))
        return exchange::write_interval_csv(run.trace, range, path);
    return exchange::write_interval_csv(parts_of(run, range, most_events_at_once), range, path,
                                        go_on);
}

Status write_chrome_json(const RunSnapshot& run, const std::filesystem::path& path,
                         const GoOn& go_on, std::uint64_t most_events_at_once) {
    const std::vector<exchange::NotedFinding> findings = noted(*run.findings);
    if (is_in_memory(run, run.trace.range()))
        return exchange::write_chrome_json(run.trace, path, findings);
    return exchange::write_chrome_json(parts_of(run, run.trace.range(), most_events_at_once), path,
                                       findings, go_on);
}

}  // namespace threadline::session
