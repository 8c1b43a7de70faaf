#include "app/cli/commands.h"
#include "app/cli/lane_names.h"
#include "app/cli/offscreen.h"
#include "app/cli/one_run.h"
#include "app/cli/output.h"
#include "app/cli/quantities.h"
#include "app/cli/schedule_export.h"

#include "app/figure/figure.h"

#include "engine/analysis/critical_path.h"
#include "engine/exchange/chrome_json_writer.h"
#include "engine/exchange/interval_csv_writer.h"
#include "engine/session/long_trace.h"
#include "engine/session/session.h"
#include "engine/trace/new_file.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace threadline::app {

namespace {

bool shows(const ExportCommand& command, const std::string& lanes) {
    return command.lanes.empty() ? lanes == "threads" || lanes == "locks"
                                 : std::find(command.lanes.begin(), command.lanes.end(), lanes) !=
                                       command.lanes.end();
}

trace::TimeRange range_of(const ExportCommand& command, const session::RunSnapshot& run) {
    return {command.from.value_or(trace::Time{0}),
            std::min(command.to.value_or(run.trace.now), run.trace.now)};
}

TimelineOptions only(const std::string& lanes) {
    TimelineOptions options;
    options.threads = lanes == "threads";
    options.locks = lanes == "locks";
    options.variables = lanes == "variables";
    options.cpus = lanes == "cpus";
    return options;
}

// Some of what was asked for has to be there; what is not is said.
Status check_lanes(const ExportCommand& command, const session::RunSnapshot& run,
                   const Theme& theme) {
    std::string present;
    std::string missing;
    bool draws_any = false;
    for (const std::string lanes : {"threads", "locks", "variables", "cpus"}) {
        const bool there = !lane_rows(run, only(lanes), theme).empty();
        if (there)
            present += (present.empty() ? "" : ",") + lanes;
        else if (!command.lanes.empty() && shows(command, lanes))
            missing += (missing.empty() ? "" : ",") + lanes;
        draws_any = draws_any || (there && shows(command, lanes));
    }
    const std::string none =
        (missing.empty() ? "there are no such lanes in this trace"
                         : "--lanes " + missing + ": there are none in this trace");
    if (draws_any && !missing.empty())
        print_error("note: " + none);
    if (draws_any)
        return Done{};
    return Error{none + (present.empty() ? "" : "; it has " + present)};
}

ExitStatus status_of(const Status& written) {
    if (written)
        return ExitStatus::Done;
    print_error(written.error().message);
    return ExitStatus::Failed;
}

ExitStatus write_picture(const ExportCommand& command, const session::RunSnapshot& run) {
    const auto application = offscreen_application();
    FigureOptions options;
    options.width_mm = command.width_mm;
    options.height_mm = command.height_mm;
    options.dpi = command.dpi;
    options.theme = theme_named(QString::fromStdString(command.theme))->kind;
    if (command.from || command.to)
        options.range = range_of(command, run);
    options.timeline.threads = shows(command, "threads");
    options.timeline.locks = shows(command, "locks");
    options.timeline.variables = shows(command, "variables");
    options.timeline.cpus = shows(command, "cpus");
    options.timeline.legend = true;
    if (command.unfold)
        options.timeline.fold_above = SIZE_MAX;
    options.timeline.annotations = command.annotations;
    if (command.critical_path)
        options.timeline.critical_path =
            std::make_shared<analysis::CriticalPath>(analysis::critical_path(run.trace));
    options.timeline.title = QString::fromStdString(run.trace.info->title);
    const QString out = QString::fromStdString(command.out.string());
    Status asked = check_lanes(command, run, theme(options.theme));
    if (asked)
        asked = arrange_lanes(command, run, theme(options.theme), options.timeline);
    if (asked)
        asked = check_figure(run, options, out);
    if (!asked)
        return usage_error(asked.error().message);
    return status_of(write_figure(run, options, out));
}

}  // namespace

ExitStatus export_to_file(const ExportCommand& command) {
    const std::filesystem::path ending = command.out.extension();
    const bool data = ending == ".csv" || ending == ".json";
    const bool schedule = ending == ".schedule";
    if (!data && !schedule && !figure_format_of(QString::fromStdString(command.out.string())))
        return usage_error(
            "cannot write '" + command.out.string() +
            "': the ending says the format; use .png, .svg, .pdf, .json, .csv or .schedule");
    for (const auto& [option, given] :
         {std::pair{"--critical-path", command.critical_path},
          {"--unfold", command.unfold},
          {"--hide", !command.hidden_lanes.empty()},
          {"--order", !command.first_lanes.empty()}})
        if ((data || schedule) && given)
            return usage_error(std::string(option) + " is for pictures; " + command.out.string() +
                               " is none, so leave it out");
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
    const std::filesystem::path source = std::filesystem::path(command.run.scenario).extension();
    if (source == ".tline" || source == ".json") {
        if (!command.run_options.empty())
            return usage_error(command.run_options.front() + " goes with a scenario; " +
                               command.run.scenario + " is a recorded run, so leave it out");
        auto opened = session::open_trace(command.run.scenario);
        if (!opened)
            return usage_error(opened.error().message);
        run = std::move(opened).value();
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
        return usage_error("there is nothing from --from to --to; the run lasts " +
                           format_duration(run.trace.now));
    if (command.to && *command.to > run.trace.now)
        print_error("note: the run ends at " + format_duration(run.trace.now) +
                    ", before --to; so does the output");

    // Of a long trace what is asked for is read; a picture of more than that is drawn from afar.
    const trace::TimeRange needed = ending == ".json" ? run.trace.range() : range;
    if (run.whole && (data || run.whole->events_in(needed) <= session::LongTrace::most_events)) {
        auto part = run.whole->detail(needed);
        if (!part)
            return usage_error(command.run.scenario + ": " + part.error().message);
        run = std::move(part).value();
    }
    if (data && !run.trace.is_detailed(needed))
        return usage_error(
            "the run was too long to be kept whole; allow more with --memory, or write it with "
            "threadline run -o RUN.tline and export that file");

    if (command.critical_path && !analysis::knows_wakes(run.trace))
        return usage_error("--critical-path: " + command.run.scenario +
                           " does not say who woke whom; use the .tline file of the run");
    const ExitStatus written =
        ending == ".csv"    ? status_of(exchange::write_interval_csv(run.trace, range, command.out))
        : ending == ".json" ? status_of(exchange::write_chrome_json(run.trace, command.out))
                            : write_picture(command, run);
    if (written != ExitStatus::Done)
        return written;
    return with_findings(status, *run.findings, command.run.fail_on);
}

}  // namespace threadline::app
