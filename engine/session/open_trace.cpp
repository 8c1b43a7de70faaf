#include "engine/session/live_trace.h"
#include "engine/session/long_trace.h"
#include "engine/session/session.h"

#include "engine/exchange/chrome_json_reader.h"
#include "engine/trace/trace_file.h"

namespace threadline::session {

namespace {

// Chrome JSON holds lanes, no events: nothing is left for an analysis to look at.
Result<RunSnapshot> open_chrome_json(const std::filesystem::path& path) {
    auto read = exchange::read_chrome_json(path);
    if (!read)
        return read.error();
    return RunSnapshot{std::move(read).value(),
                       std::make_shared<const std::vector<analysis::Finding>>()};
}

}  // namespace

Result<RunSnapshot> open_trace(const std::filesystem::path& path) {
    // To open a pipe that nobody writes to would take for ever.
    std::error_code problem;
    if (std::filesystem::exists(path, problem) && !std::filesystem::is_regular_file(path, problem))
        return Error{path.string() + ": not a regular file"};
    if (exchange::looks_like_json(path))
        return open_chrome_json(path);
    auto reader = trace::TraceReader::open(path);
    if (!reader)
        return reader.error();
    if (reader.value()->is_long()) {
        auto opened = LongTrace::open(std::move(reader).value());
        if (!opened)
            return Error{path.string() + ": " + opened.error().message};
        return opened.value()->overview();
    }
    const trace::TraceReader& file = *reader.value();
    const trace::RunInfo& info = file.info();
    LiveTrace trace({}, [&info] { return info.events_lost > 0; });
    trace.set_info(std::make_shared<const trace::RunInfo>(file.info()));
    trace.set_tables(std::make_shared<const trace::Tables>(file.tables()));
    const Status done = file.read([&trace](std::span<const trace::TraceEvent> events) {
        trace.apply(events);
        return true;
    });
    if (!done)
        return done.error();
    trace.quiet();
    // The run itself has confirmed what ended it.
    if (info.outcome == trace::Outcome::Deadlocked)
        trace.settle_doubts([](std::span<const ActorId>) { return true; });
    trace.finish(std::max(file.range().end, trace.last_event()));
    RunSnapshot run = trace.snapshot();
    run.annotations = std::make_shared<const std::vector<trace::Annotation>>(file.annotations());
    return run;
}

}  // namespace threadline::session
