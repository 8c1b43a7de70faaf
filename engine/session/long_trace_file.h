// Writes what makes a long trace quick to open beside its events (long_trace.h).
#pragma once

#include "engine/session/live_trace.h"

#include "engine/trace/trace_file.h"

namespace threadline::session {

// The checkpoints that have come since the last call.
Status write_checkpoints(LiveTrace& trace, trace::TraceWriter& file);

// Of a trace that is finished: its overviews and notes, if it has become long. Before
// TraceWriter::finish().
Status write_overviews(LiveTrace& trace, trace::TraceWriter& file);
// Of one that is short, where its findings cannot be found again because events were lost.
Status write_notes(LiveTrace& trace, trace::TraceWriter& file);

}  // namespace threadline::session
