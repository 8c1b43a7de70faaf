#include "engine/session/live_trace.h"
#include "engine/session/long_trace.h"
#include "engine/session/noted_findings.h"
#include "engine/session/replay.h"
#include "engine/session/session.h"

#include "engine/exchange/chrome_json_reader.h"
#include "engine/exchange/notes_beside.h"
#include "engine/trace/trace_file.h"

namespace threadline::session {

namespace {

// Chrome JSON holds lanes, no events: nothing is left for an analysis to look at, but ours says
// what was found.
Result<RunSnapshot> open_chrome_json(const std::filesystem::path& path,
                                     const std::stop_token& stop) {
    std::vector<exchange::NotedFinding> noted;
    auto read = exchange::read_chrome_json(path, nullptr, &noted, stop);
    if (!read)
        return read.error();
    RunSnapshot run{std::move(read).value(), std::make_shared<const std::vector<analysis::Finding>>(
                                                 found_in(std::move(noted)))};
    // The trace itself is whole where they cannot be read: whoever opened it says that.
    auto notes = exchange::read_notes_beside(path);
    run.annotations = std::make_shared<const std::vector<trace::Annotation>>(
        notes ? std::move(notes).value() : std::vector<trace::Annotation>());
    return run;
}

RunSnapshot with_annotations(RunSnapshot run, const trace::TraceReader& file) {
    run.annotations = std::make_shared<const std::vector<trace::Annotation>>(file.annotations());
    return run;
}

// What was found while it was recorded is said again: not all that it was found by was recorded.
Result<RunSnapshot> open_as_noted(const std::filesystem::path& path, const trace::TraceReader& file,
                                  std::size_t notes_chunk, const std::stop_token& stop) {
    const auto content = file.content_of(notes_chunk);
    if (!content)
        return content.error();
    TraceNotes notes;
    if (!decode(content.value(), file.tables(), notes))
        return Error{path.string() + ": what was found in it is damaged"};
    Replay replay(std::make_shared<const trace::RunInfo>(file.info()),
                  std::make_shared<const trace::Tables>(file.tables()), notes);
    const Status done = file.read([&replay, &stop](std::span<const trace::TraceEvent> events) {
        replay.apply(events);
        return !stop.stop_requested();
    });
    if (!done)
        return done.error();
    if (stop.stop_requested())
        return Error{"stopped"};
    replay.builder().finish(file.range().end);
    RunSnapshot run{
        replay.builder().snapshot(),
        std::make_shared<const std::vector<analysis::Finding>>(std::move(notes.findings))};
    run.trace.moments = notes.moments;
    run.trace.moments_left_out = notes.moments_left_out;
    return run;
}

}  // namespace

Status save_annotations(const std::filesystem::path& path,
                        std::span<const trace::Annotation> annotations) {
    return exchange::looks_like_json(path) ? exchange::save_notes_beside(path, annotations)
                                           : trace::save_annotations(path, annotations);
}

Result<RunSnapshot> open_trace(const std::filesystem::path& path) {
    return open_trace(path, ReadingLimits{});
}

Result<RunSnapshot> open_trace(const std::filesystem::path& path, ReadingLimits limits,
                               const std::stop_token& stop) {
    // To open a pipe that nobody writes to would take for ever.
    std::error_code problem;
    if (std::filesystem::exists(path, problem) && !std::filesystem::is_regular_file(path, problem))
        return Error{path.string() + ": not a regular file"};
    if (exchange::looks_like_json(path))
        return open_chrome_json(path, stop);
    auto reader = trace::TraceReader::open(path, stop);
    if (!reader)
        return reader.error();
    if (reader.value()->is_long()) {
        auto opened = LongTrace::open(std::move(reader).value(), limits, stop);
        if (!opened)
            return Error{path.string() + ": " + opened.error().message};
        return opened.value()->overview();
    }
    const trace::TraceReader& file = *reader.value();
    if (const auto notes = file.notes()) {
        auto opened = open_as_noted(path, file, *notes, stop);
        if (!opened)
            return opened.error();
        return with_annotations(std::move(opened).value(), file);
    }
    // Of a file that was cut off: then nobody confirms a deadlock.
    const bool lost = file.info().events_lost > 0 || file.event_count(EventKind::Lost) > 0;
    LiveTrace trace({}, [lost] { return lost; });
    trace.set_info(std::make_shared<const trace::RunInfo>(file.info()));
    trace.set_tables(std::make_shared<const trace::Tables>(file.tables()));
    if (lost)
        trace.note_loss();
    const Status done = file.read([&trace, &stop](std::span<const trace::TraceEvent> events) {
        trace.apply(events);
        return !stop.stop_requested();
    });
    if (!done)
        return done.error();
    if (stop.stop_requested())
        return Error{"stopped"};
    trace.quiet();
    trace.finish(std::max(file.range().end, trace.last_event()));
    return with_annotations(trace.snapshot(), file);
}

}  // namespace threadline::session
