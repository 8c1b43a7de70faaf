// What stands at the begin of our Chrome JSON: the run, its tables, what was found in it.
#pragma once

#include "engine/exchange/chrome_event_writer.h"
#include "engine/exchange/noted_finding.h"

#include "engine/trace/snapshot.h"

#include <span>

namespace threadline::exchange {

// As metadata of the track `at`. O(tables).
void write_run_metadata(ChromeEventWriter& events, ChromeTrack at, const trace::Snapshot& snapshot,
                        std::span<const NotedFinding> findings);

}  // namespace threadline::exchange
