#include "app/cli/commands.h"
#include "app/cli/one_run.h"
#include "app/cli/output.h"
#include "app/cli/picture_export.h"
#include "app/cli/quantities.h"
#include "app/cli/schedule_export.h"

#include "app/figure/export_source.h"
#include "app/language/path_text.h"

#include "engine/analysis/critical_path.h"
#include "engine/exchange/chrome_json_reader.h"
#include "engine/exchange/notes_beside.h"
#include "engine/session/session.h"
#include "engine/trace/new_file.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace threadline::app {

namespace {

trace::TimeRange range_of(const ExportCommand& command, const session::RunSnapshot& run) {
    return {command.from.value_or(trace::Time{0}),
            std::min(command.to.value_or(run.trace.now), run.trace.now)};
}

// A long recording is read while it is written: what is wrong with it is no failure of the output.
ExitStatus status_of(const Status& written, const std::string& recording) {
    if (written)
        return ExitStatus::Done;
    const std::string& message = written.error().message;
    if (!recording.empty() && !message.starts_with("cannot write "))
        return usage_error(recording + ": " + message);
    print_error(message);
    return ExitStatus::Failed;
}

std::optional<ReportTable> table_named(const std::string& name) {
    return name == "threads"    ? std::optional(ReportTable::Threads)
           : name == "locks"    ? std::optional(ReportTable::Locks)
           : name == "findings" ? std::optional(ReportTable::Findings)
           : name == "values"   ? std::optional(ReportTable::Values)
                                : std::nullopt;
}

// What of the run is asked for; how a picture of it looks is said later (picture_export.h).
ExportRequest content_of(const ExportCommand& command, const session::RunSnapshot& run,
                         trace::TimeRange range) {
    ExportRequest request;
    request.figure.range = range;
    request.table = table_named(command.table);
    if (command.graph)
        request.graph_at = command.graph_at.value_or(run.trace.now);
    return request;
}

}  // namespace

ExitStatus export_to_file(const ExportCommand& command) {
    const std::filesystem::path ending = command.out.extension();
    const bool data = ending == ".csv" || ending == ".json";
    const bool schedule = ending == ".schedule";
    if (!data && !schedule && !is_picture(command))
        return usage_error("cannot write '" + command.out.string() +
                           "': the ending says the format; use .png, .svg, .pdf, .gif, .apng, "
                           ".html, .csv, .json or .schedule");
    for (const auto& [option, given] : {std::pair{"--critical-path", command.critical_path},
                                        {"--unfold", command.unfold},
                                        {"--hide", !command.hidden_lanes.empty()},
                                        {"--order", !command.first_lanes.empty()},
                                        {"--language", command.language != "en"}})
        if ((data || schedule) && given)
            return usage_error(std::string(option) + " is for pictures; " + command.out.string() +
                               " is none, so leave it out");
    if (const Status fitting = check_picture_options(command); !fitting)
        return usage_error(fitting.error().message);
    if (ending == ".json" && (command.from || command.to))
        return usage_error("--from and --to choose a part of a picture or table; " +
                           command.out.string() + " holds the whole run, so leave them out");

    std::error_code problem;
    if (std::filesystem::equivalent(command.out, command.run.scenario, problem))
        return usage_error(command.out.string() +
                           " is what would be read; give the output a name of its own");

    // Before anything runs for half a minute and has nowhere to go. A pipe is opened only once.
    if (!std::filesystem::is_other(std::filesystem::status(command.out, problem)))
        if (const auto there = trace::NewFile::create(command.out); !there)
            return usage_error(there.error().message);

    if (schedule)
        return export_schedule(command);
    session::RunSnapshot run;
    ExitStatus status = ExitStatus::Done;
    if (is_recording(command.run.scenario)) {
        if (const Status fits = check_recorded(command.run); !fits)
            return usage_error(fits.error().message);
        auto opened = session::open_trace(command.run.scenario);
        if (!opened)
            return usage_error(opened.error().message);
        run = std::move(opened).value();
        if (exchange::looks_like_json(command.run.scenario))
            if (const auto notes = exchange::read_notes_beside(command.run.scenario); !notes)
                print_error("note: without its bookmarks and notes: " + notes.error().message);
    } else {
        auto finished = run_once(command.run);
        if (!finished)
            return usage_error(finished.error().message);
        run = std::move(finished->snapshot);
        status = finished->status;
        if (status == ExitStatus::Usage || status == ExitStatus::Stopped)
            return status;
    }
    const trace::TimeRange range = range_of(command, run);
    if (ending != ".json" && (range.begin >= range.end || range.begin >= run.trace.now))
        return usage_error(nothing_in_part(command.from || command.to, run.trace.now));
    if (command.to && *command.to > run.trace.now)
        print_error("note: the run ends at " + format_duration(run.trace.now) +
                    ", before --to; so does the output");

    const ExportRequest content = content_of(command, run, range);
    const QString out = in_qt(command.out);
    ExportSource source(std::move(run));
    auto known = source.run_for(content, out);
    if (!known)
        return usage_error(
            source.is_read_from_file()
                ? command.run.scenario + ": " + known.error().message
                : "the run was too long to be kept whole; allow more with --memory, or write it "
                  "with threadline run -o RUN.tline and export that file");
    run = std::move(known).value();

    if (command.critical_path && !analysis::knows_wakes(run.trace))
        return usage_error("--critical-path: " + command.run.scenario +
                           " does not say who woke whom; use the .tline file of the run");
    const ExitStatus written =
        data ? status_of(write_export(run, content, out),
                         source.is_read_from_file() ? command.run.scenario : std::string())
             : write_picture(command, run);
    if (written != ExitStatus::Done)
        return written;
    return with_findings(status, *run.findings, command.run.fail_on);
}

}  // namespace threadline::app
