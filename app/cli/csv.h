// The intervals of every thread as comma-separated values (RFC 4180), for a spreadsheet.
#pragma once

#include "engine/session/run_snapshot.h"

#include <string>

namespace threadline::app {

// Header: thread,state,begin_ms,end_ms,object,held_by,file,line,estimated. Times are exact.
std::string intervals_as_csv(const session::RunSnapshot& run, trace::TimeRange range);

}  // namespace threadline::app
