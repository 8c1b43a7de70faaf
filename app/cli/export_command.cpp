#include "app/cli/commands.h"
#include "app/cli/one_run.h"
#include "app/cli/output.h"

#include "app/figure/figure.h"

#include "engine/exchange/chrome_json_writer.h"
#include "engine/exchange/interval_csv_writer.h"
#include "engine/session/session.h"

#include <QGuiApplication>

#include <algorithm>

namespace threadline::app {

namespace {

bool shows(const ExportCommand& command, const char* lanes) {
    return std::find(command.lanes.begin(), command.lanes.end(), lanes) != command.lanes.end();
}

trace::TimeRange range_of(const ExportCommand& command, const session::RunSnapshot& run) {
    return {command.from.value_or(trace::Time{0}), command.to.value_or(run.trace.now)};
}

// Why there is nothing to draw, and what to ask for instead.
std::string no_lanes(const ExportCommand& command) {
    if (command.lanes.size() == 1 && shows(command, "cpus"))
        return "--lanes cpus: which CPU ran what is not recorded yet; "
               "ask for threads, locks or variables";
    std::string asked;
    for (const std::string& lanes : command.lanes)
        asked += (asked.empty() ? "" : ",") + lanes;
    return "--lanes " + asked + ": the run has none of these; ask for threads, locks or variables";
}

Status write_picture(const ExportCommand& command, const session::RunSnapshot& run) {
    // Fonts and images need a QGuiApplication, but no display.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // What Qt has to say of the desktop that is not there helps nobody.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            print_error(text.toStdString());
    });
    char name[] = "threadline";
    char* arguments[] = {name, nullptr};
    int count = 1;
    const QGuiApplication application(count, arguments);

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
    options.timeline.title = QString::fromStdString(run.trace.info->title);
    if (lane_rows(run, options.timeline, theme(options.theme)).empty())
        return Error{no_lanes(command)};
    return write_figure(run, options, QString::fromStdString(command.out.string()));
}

}  // namespace

ExitStatus export_to_file(const ExportCommand& command) {
    const std::filesystem::path ending = command.out.extension();
    const bool data = ending == ".csv" || ending == ".json";
    if (!data && !figure_format_of(QString::fromStdString(command.out.string())))
        return usage_error("cannot write '" + command.out.string() +
                           "': the ending says the format; use .png, .svg, .pdf, .json or .csv");
    if (ending == ".json" && (command.from || command.to))
        return usage_error("--from and --to choose a part of a picture or table; " +
                           command.out.string() + " holds the whole run, so leave them out");

    session::RunSnapshot run;
    ExitStatus status = ExitStatus::Done;
    const std::filesystem::path source = std::filesystem::path(command.run.scenario).extension();
    if (source == ".tline" || source == ".json") {
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
                           std::to_string(run.trace.now.count() / 1'000'000) + " ms");

    if (const Status written =
            ending == ".csv"    ? exchange::write_interval_csv(run.trace, range, command.out)
            : ending == ".json" ? exchange::write_chrome_json(run.trace, command.out)
                                : write_picture(command, run);
        !written) {
        print_error(written.error().message);
        return ExitStatus::Failed;
    }
    return with_findings(status, *run.findings, command.run.fail_on);
}

}  // namespace threadline::app
