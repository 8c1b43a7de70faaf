// What is said of a shared variable: who read it, and whose update was lost.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/session/run_snapshot.h"

namespace threadline::app {

QString value_text(const session::RunSnapshot& run, const Value& value);

// "Read by Adder 1 and Adder 2." and "Adder 2 had read 5 (line 14) before Adder 1 wrote 6: ...",
// each a line; empty where there is nothing to tell, or the mark stands for several values.
QStringList story_of_value(const session::RunSnapshot& run, const Subject& subject);
QString describe_reading(const session::RunSnapshot& run, const Subject& subject);

}  // namespace threadline::app
