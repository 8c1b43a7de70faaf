#include "engine/session/live_trace.h"
#include "engine/session/session.h"

#include "engine/trace/trace_file.h"

namespace threadline::session {

Result<RunSnapshot> open_trace(const std::filesystem::path& path) {
    auto reader = trace::TraceReader::open(path);
    if (!reader)
        return reader.error();
    const trace::TraceReader& file = *reader.value();
    LiveTrace trace;
    trace.set_info(std::make_shared<const trace::RunInfo>(file.info()));
    trace.set_tables(std::make_shared<const trace::Tables>(file.tables()));
    const Status done = file.read([&trace](std::span<const trace::TraceEvent> events) {
        trace.apply(events);
        return true;
    });
    if (!done)
        return done.error();
    trace.quiet();
    trace.finish(std::max(file.range().end, trace.last_event()));
    return trace.snapshot();
}

}  // namespace threadline::session
