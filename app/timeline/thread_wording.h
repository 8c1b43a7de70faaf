// What a thread, a task, a group of threads or a process did, in plain words.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/session/run_snapshot.h"

#include <optional>

namespace threadline::app {

// It waits for nothing that is known, to the end of a run that failed: the error ended it there.
bool is_ended_by_error(const session::RunSnapshot& run, const trace::Interval& interval);

// The interval that a mark of a lane stands for; none for a mark of several.
std::optional<trace::Interval> exact_interval(const session::RunSnapshot& run,
                                              const Subject& subject);
// "80 % running, 20 % blocked": the largest first.
QString shares_text(const trace::StateShares& shares);

// "B waits for Lock 1, held by A since 20.4 ms, line 14"; of several intervals their shares.
QString describe_interval(const session::RunSnapshot& run, const Subject& subject,
                          std::optional<trace::Time> at);
// Many threads in one lane: what they did on average, in a stretch or in all.
QString describe_group(const session::RunSnapshot& run, const Subject& subject);
// What the threads of a process did together, in a stretch or in all.
QString describe_process(const session::RunSnapshot& run, const Subject& subject);
// Not started yet, or finished.
QString describe_absence(const session::RunSnapshot& run, const Subject& subject);

}  // namespace threadline::app
