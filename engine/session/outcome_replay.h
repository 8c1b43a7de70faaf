// Whether a run that went by the schedule of an explored outcome ended as that says.
#pragma once

#include "engine/record/exploration_report.h"
#include "engine/session/run_snapshot.h"

namespace threadline::session {

// An execution that was too long to be followed has come to no end that could be found again.
bool has_end(const record::ExploredOutcome& outcome);

// `run` is over. Compared are what tells outcomes apart: how it ended and with which error, all
// shared values, which checks failed, and who is stuck in which line and for what. A handle is not
// told from others. O(size of the trace).
bool ended_so(const RunSnapshot& run, const record::ExploredOutcome& outcome);

bool lost_updates(const RunSnapshot& run);

}  // namespace threadline::session
