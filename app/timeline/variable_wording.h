// Shared variables and queues in plain words: what they hold, who read it, whose update was lost.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/session/run_snapshot.h"

namespace threadline::app {

QString value_text(const session::RunSnapshot& run, const Value& value);

// "count is 6, written by Adder 1, line 14"; of several values how often it was written.
QString describe_value(const session::RunSnapshot& run, const Subject& subject);
QString describe_reading(const session::RunSnapshot& run, const Subject& subject);
// Of the whole lane, each a line: "Written 6 times.", "In the end it is 6."
QStringList variable_figures(const session::RunSnapshot& run, const trace::VariableLane& lane);

// "Read by Adder 1 and Adder 2." and "Adder 2 had read 5 (line 14) before Adder 1 wrote 6: ...",
// each a line; empty where there is nothing to tell, or the mark stands for several values.
QStringList story_of_value(const session::RunSnapshot& run, const Subject& subject);

}  // namespace threadline::app
