// Two to six runs beside each other: as text, as JSON, and as a picture on one time scale.
#include "app/cli/commands.h"
#include "app/cli/drawing.h"
#include "app/cli/locations.h"
#include "app/cli/offscreen.h"
#include "app/cli/one_run.h"
#include "app/cli/output.h"
#include "app/cli/quantities.h"
#include "app/cli/report_json.h"
#include "app/cli/report_text.h"
#include "app/cli/scenario_lookup.h"
#include "app/cli/values.h"

#include "app/timeline/comparison_figure.h"

#include "engine/analysis/bottleneck.h"
#include "engine/session/session.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace threadline::app {

namespace {

constexpr std::size_t fewest = 2;
constexpr std::size_t most = 6;

struct Compared {
    session::RunSnapshot run;
    analysis::Report report;
    std::string name;     // what makes it another one
    double speed_up = 1;  // how many times as fast as the first
    std::string verdict;  // "io-bound", or how it ended
};

bool is_recording(const std::string& source) {
    const std::filesystem::path ending = std::filesystem::path(source).extension();
    return ending == ".tline" || ending == ".json";
}

// What only one of the runs was told holds for all of them.
template <typename Get>
void share(std::vector<RunCommand>& runs, const Get& get, const auto& unsaid) {
    const auto says = [&](RunCommand& run) { return !(get(run) == unsaid); };
    if (std::count_if(runs.begin(), runs.end(), says) != 1)
        return;
    const auto said = get(*std::find_if(runs.begin(), runs.end(), says));
    for (RunCommand& run : runs)
        get(run) = said;
}

std::vector<RunCommand> with_shared_options(std::vector<RunCommand> runs) {
    const RunCommand unsaid;
    share(
        runs, [](RunCommand & run) -> auto& { return run.virtual_clock; }, unsaid.virtual_clock);
    share(
        runs, [](RunCommand & run) -> auto& { return run.simulated_cores; },
        unsaid.simulated_cores);
    share(
        runs, [](RunCommand & run) -> auto& { return run.timeout; }, unsaid.timeout);
    const auto decides = [](const RunCommand& run) {
        return run.schedule.is_controlled() || run.schedule.replay;
    };
    if (std::count_if(runs.begin(), runs.end(), decides) == 1) {
        const ScheduleOption schedule = std::find_if(runs.begin(), runs.end(), decides)->schedule;
        for (RunCommand& run : runs)
            run.schedule = schedule;
    }
    return runs;
}

Result<FinishedRun> run_or_open(const RunCommand& command) {
    if (!is_recording(command.scenario))
        return run_once(command);
    if (!command.parameters.empty())
        return Error{"-p goes with a scenario; " + command.scenario +
                     " is a recorded run, so leave it out"};
    auto opened = session::open_trace(command.scenario);
    if (!opened)
        return opened.error();
    return FinishedRun{std::move(opened).value(), ExitStatus::Done, 0};
}

std::string parameter_text(const trace::RunInfo& info, const std::string& name) {
    for (const auto& [known, value] : info.parameters)
        if (known == name)
            return text_of(value);
    return {};
}

// The scenario where there are several, and the parameters that are not the same in all runs.
void name_runs(std::vector<Compared>& runs) {
    const trace::RunInfo& first = runs.front().report.info;
    const auto same_in_all = [&](const auto& part) {
        return std::all_of(runs.begin(), runs.end(), [&](const Compared& one) {
            return part(one.report.info) == part(first);
        });
    };
    const bool one_scenario = same_in_all([](const trace::RunInfo& info) { return info.scenario; });
    const bool same_remedies =
        same_in_all([](const trace::RunInfo& info) { return info.remedies; });
    const bool same_cores = same_in_all([](const trace::RunInfo& info) { return info.cores; });
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const trace::RunInfo& info = runs[i].report.info;
        std::string name = one_scenario ? "" : info.scenario;
        for (const auto& [parameter, value] : info.parameters)
            if (!one_scenario ||
                !same_in_all([&parameter = parameter](const trace::RunInfo& other) {
                    return parameter_text(other, parameter);
                }))
                name.append(name.empty() ? "" : ", ")
                    .append(parameter)
                    .append(" = ")
                    .append(text_of(value));
        if (!same_remedies)
            name.append(name.empty() ? "" : ", ")
                .append(info.remedies.empty() ? "as it is" : "what if: " + info.remedies);
        if (!same_cores)
            name.append(name.empty() ? "" : ", ")
                .append(std::to_string(info.cores))
                .append(info.cores == 1 ? " core" : " cores");
        runs[i].name = name.empty() ? "run " + std::to_string(i + 1) : name;
    }
}

std::string verdict_of(const analysis::Report& report) {
    if (report.info.outcome != trace::Outcome::Completed)
        return trace::key_of(report.info.outcome);
    for (const analysis::Finding& finding : report.findings)
        if (analysis::is_verdict(finding.kind))
            return analysis::key_of(finding.kind);
    return "no verdict";
}

std::string times_text(double times) {
    char text[32];
    std::snprintf(text, sizeof text,
                  times < 9.995   ? "%.2fx"
                  : times < 99.95 ? "%.1fx"
                                  : "%.0fx",
                  times);
    return text;
}

std::string percent_text(double percent) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", percent);
    return text;
}

std::string cell(const std::string& text, std::size_t columns) {
    const std::size_t width = columns_of(text);
    return text + std::string(width < columns ? columns - width : 0, ' ');
}

std::string right(const std::string& text, std::size_t columns) {
    const std::size_t width = columns_of(text);
    return std::string(width < columns ? columns - width : 0, ' ') + text;
}

std::string text_of(const std::vector<Compared>& runs) {
    const int width = output_width();
    std::size_t names = 3;
    for (const Compared& one : runs)
        names = std::max(names, columns_of(one.name));
    names = std::min<std::size_t>(names, 40);
    std::string out = runs.front().report.info.title + "\n\n";
    out += "   " + cell("run", names) + right("wall", 11) + right("speed-up", 10) +
           right("idle", 9) + "  verdict\n";
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Compared& one = runs[i];
        const bool is_long = columns_of(one.name) > names;
        if (is_long)
            out += wrapped(std::to_string(i + 1) + "  " + one.name, "", width);
        out +=
            (is_long ? "   " : std::to_string(i + 1) + "  ") +
            cell(is_long ? "" : one.name, names) +
            right(format_duration(one.report.info.wall), 11) + right(times_text(one.speed_up), 10) +
            right(one.report.cpu.cores > 0 ? percent_text(one.report.cpu.idle_percent()) : "-", 9) +
            "  " + one.verdict + "\n";
    }
    for (std::size_t i = 0; i < runs.size(); ++i)
        for (const analysis::Finding& finding : runs[i].report.findings)
            if (analysis::is_verdict(finding.kind)) {
                out += "\n" + wrapped(std::to_string(i + 1) + "  " + finding.title, "", width);
                out += wrapped(finding.explanation, "   ", width);
                out += wrapped(finding.remedy, "   ", width);
            }
    return out;
}

nlohmann::ordered_json json_of(const std::vector<Compared>& runs) {
    auto reports = nlohmann::ordered_json::array();
    auto speed_ups = nlohmann::ordered_json::array();
    for (const Compared& one : runs) {
        reports.push_back(app::json_of(one.report));
        speed_ups.push_back(std::round(one.speed_up * 1000) / 1000);
    }
    return {{"runs", std::move(reports)}, {"speedup", std::move(speed_ups)}};
}

ExitStatus write_picture(const CompareCommand& command, const std::vector<Compared>& runs) {
    const auto application = offscreen_application();
    std::vector<ComparedRun> shown;
    for (const Compared& one : runs) {
        std::string figures = format_duration(one.report.info.wall);
        if (&one != &runs.front())
            figures += ", " + times_text(one.speed_up) + " as fast as the first";
        if (one.report.cpu.cores > 0)
            figures += ", cores idle for " + percent_text(one.report.cpu.idle_percent());
        figures += ", " + one.verdict;
        shown.push_back(
            {one.run, QString::fromStdString(one.name), QString::fromStdString(figures)});
    }
    TimelineOptions options;
    options.legend = true;
    options.title = QString::fromStdString(runs.front().report.info.title);
    const Theme look = theme_of(command.drawing);
    FigureText text;
    text.title = options.title;
    for (const ComparedRun& one : shown)
        text.description += one.heading + QStringLiteral(": ") + one.figures + QStringLiteral(". ");
    return write(command.drawing,
                 comparison_figure(shown, figure_width(command.drawing.width_mm), options, look),
                 text);
}

}  // namespace

ExitStatus compare(const CompareCommand& command) {
    if (command.runs.size() == 1 && command.runs.front().what_if.any()) {
        CompareCommand before_and_after = command;
        before_and_after.runs.insert(before_and_after.runs.begin(), command.runs.front());
        before_and_after.runs.front().what_if = {};
        return compare(before_and_after);
    }
    if (command.runs.size() < fewest || command.runs.size() > most)
        return usage_error(
            "compare takes two to six runs with -- between them; write threadline compare "
            "SCENARIO -p NAME=A -- SCENARIO -p NAME=B, or one with --what-if");
    if (const Status fits = check_drawing(command.drawing, {".png", ".svg", ".pdf"}); !fits)
        return usage_error(fits.error().message);

    const std::vector<RunCommand> asked = with_shared_options(command.runs);
    for (const RunCommand& one : asked)  // before the first takes its time
        if (!is_recording(one.scenario))
            if (const auto found = find_scenario(scenarios_folder(), one.scenario); !found)
                return usage_error(found.error().message);
    ExitStatus status = ExitStatus::Done;
    std::vector<Compared> runs;
    for (const RunCommand& one : asked) {
        auto finished = run_or_open(one);
        if (!finished)
            return usage_error(finished.error().message);
        if (finished->status == ExitStatus::Usage || finished->status == ExitStatus::Stopped)
            return finished->status;
        status = std::max(status, finished->status,
                          [](auto a, auto b) { return static_cast<int>(a) < static_cast<int>(b); });
        Compared compared;
        compared.report =
            analysis::make_report(finished->snapshot.trace, *finished->snapshot.findings);
        compared.run = std::move(finished->snapshot);
        compared.verdict = verdict_of(compared.report);
        if (!runs.empty() && runs.front().report.info.clock != compared.report.info.clock)
            return usage_error("all runs have to be on the same clock; say --clock virtual once");
        runs.push_back(std::move(compared));
    }
    const auto wall = [](const Compared& one) {
        return static_cast<double>(std::max<std::int64_t>(one.report.info.wall.count(), 1));
    };
    for (Compared& one : runs)
        one.speed_up = wall(runs.front()) / wall(one);
    name_runs(runs);

    if (command.drawing.out)
        if (const ExitStatus written = write_picture(command, runs); written != ExitStatus::Done)
            return written;
    const std::string text =
        command.report == ReportFormat::Json ? app::text_of(json_of(runs)) : text_of(runs);
    return print(text) ? status : ExitStatus::Failed;
}

}  // namespace threadline::app
