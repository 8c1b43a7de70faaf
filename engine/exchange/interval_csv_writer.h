// Writes the intervals of a run as comma-separated values (RFC 4180: CRLF, quotes doubled), one row
// an interval, for spreadsheets and scripts.
//
//   lane,kind,state,begin_ms,end_ms,duration_ms,object,by,line,estimated
//
//   kind thread, task   what an actor did: `state` as in reports (and "deadlocked"), `object` what
//                       it waited for, `by` the holder when the wait began
//   kind lock           `state` held, read (held as a reader) or wanted, `by` the actor
//   kind slice          a slice of another program's trace: no state, `object` its name
//
// Of a run that a person decided step by step a last column, `schedule`, is "stepped" in each row:
// its times are an order alone, each step as long as any other.
//
// Times are exact: milliseconds with six decimals. Only what overlaps `range` is written, cut at
// its ends.
#pragma once

#include "engine/exchange/run_part.h"

#include <filesystem>
#include <ostream>

namespace threadline::exchange {

void write_interval_csv(const trace::Snapshot& snapshot, trace::TimeRange range,
                        std::ostream& stream);

// Creates or replaces `path`. Errors: "cannot write 'run.csv': No space left on device ...".
Status write_interval_csv(const trace::Snapshot& snapshot, trace::TimeRange range,
                          const std::filesystem::path& path);
// The same bytes of a run that comes part by part (sections.h says what waits where meanwhile).
Status write_interval_csv(const RunParts& parts, trace::TimeRange range,
                          const std::filesystem::path& path, const GoOn& go_on = {});

}  // namespace threadline::exchange
