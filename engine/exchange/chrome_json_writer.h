// Writes a run as Chrome JSON, which Perfetto's interface and chrome://tracing open
// (chrome_json_format.h says what becomes what).
#pragma once

#include "engine/exchange/noted_finding.h"
#include "engine/exchange/run_part.h"

#include <filesystem>
#include <ostream>
#include <span>

namespace threadline::exchange {

// Streams: O(lanes) memory beside a buffer. False in `stream` afterwards means that it did not take
// everything. Any thread.
void write_chrome_json(const trace::Snapshot& snapshot, std::ostream& stream,
                       std::span<const NotedFinding> findings = {});

// Creates or replaces `path`. Errors: "cannot write 'run.json': No space left on device ...".
Status write_chrome_json(const trace::Snapshot& snapshot, const std::filesystem::path& path,
                         std::span<const NotedFinding> findings = {});
// The same bytes of a run that comes part by part (sections.h says what waits where meanwhile).
Status write_chrome_json(const RunParts& parts, const std::filesystem::path& path,
                         std::span<const NotedFinding> findings = {}, const GoOn& go_on = {});

}  // namespace threadline::exchange
