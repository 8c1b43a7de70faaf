// A mark of the timeline in plain words: "B waits for Lock 1, held by A since 20.4 ms, line 14".
// For hover, details, the table for screen readers and the text description of a figure.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/session/run_snapshot.h"

namespace threadline::app {

QString state_name(trace::State state);                                     // "Blocked"
QString describe(const session::RunSnapshot& run, const Subject& subject);  // one sentence
QString describe_at_length(const session::RunSnapshot& run,
                           const Subject& subject);  // with figures
// One line for the status bar and the figure's description: what happened in this run.
QString describe_outcome(const session::RunSnapshot& run);

}  // namespace threadline::app
