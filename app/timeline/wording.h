// A mark of the timeline in plain words: "B waits for Lock 1, held by A since 20.4 ms, line 14".
// For hover, details, the table for screen readers and the text description of a figure.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/session/run_snapshot.h"

#include <optional>

namespace threadline::app {

QString state_name(trace::State state);  // "Blocked"
QString look_name(trace::State state);   // for a legend: "blocked on a lock"
// And why ready: a thread wants a CPU, a task its event loop.
enum class Ready { Nobody, Threads, Tasks, Both };
QString look_name(trace::State state, const session::RunSnapshot& run, Ready who);
bool is_task(const session::RunSnapshot& run, ActorId actor);

// "waits for room in requests", "waits for an item in replies".
QString queue_wait_text(const session::RunSnapshot& run, const trace::Interval& interval);

// What stands inside a mark, longest first: the first that fits is shown.
std::vector<QString> state_labels(const session::RunSnapshot& run, const trace::Interval& interval);
QString holds_label(const QString& lock);  // "holds Lock 1"
QString wants_label(const QString& lock);  // "wants Lock 2"
std::vector<QString> held_for_ever_labels(const QString& actor);
std::vector<QString> held_by_labels(const QString& actor);               // "held by A", "A"
std::vector<QString> waiting_labels(const std::vector<QString>& names);  // "B waits", "3 wait"
std::vector<QString> holding_labels(const std::vector<QString>& names);  // "read by A and B"
std::vector<QString> value_labels(const session::RunSnapshot& run, const trace::Holding& value);

// One sentence: of an instant within it where that makes a difference, otherwise of its begin.
QString describe(const session::RunSnapshot& run, const Subject& subject,
                 std::optional<trace::Time> at = {});
// Of one of several moments of a thread at the same time.
QString describe_as_moment(const session::RunSnapshot& run, const trace::Moment& moment);
QString describe_at_length(const session::RunSnapshot& run, const Subject& subject,
                           std::optional<trace::Time> at = {});  // with figures
// One line for the status bar and the figure's description: what happened in this run.
QString describe_outcome(const session::RunSnapshot& run);
// The same where the text of an error is told beside it.
QString describe_ending(const session::RunSnapshot& run);

}  // namespace threadline::app
