// Two to six runs beside each other: as text, as JSON, and as a picture on one time scale.
#include "app/cli/commands.h"
#include "app/cli/comparison.h"
#include "app/cli/drawing.h"
#include "app/cli/locations.h"
#include "app/cli/offscreen.h"
#include "app/cli/one_run.h"
#include "app/cli/output.h"
#include "app/cli/quantities.h"
#include "app/cli/report_json.h"
#include "app/cli/scenario_lookup.h"
#include "app/cli/text_layout.h"

#include "engine/analysis/bottleneck.h"
#include "engine/session/session.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace threadline::app {

namespace {

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
        runs, [](RunCommand & run) -> auto& { return run.simulated_costs; },
        unsaid.simulated_costs);
    share(
        runs, [](RunCommand & run) -> auto& { return run.timeout; }, unsaid.timeout);
    const auto decides = [](const RunCommand& run) { return run.schedule.is_controlled(); };
    if (std::count_if(runs.begin(), runs.end(), decides) == 1) {
        const ScheduleOption schedule = std::find_if(runs.begin(), runs.end(), decides)->schedule;
        for (RunCommand& run : runs)
            run.schedule = schedule;
    }
    return runs;
}

Status check_recordings(const std::vector<RunCommand>& runs) {
    for (const RunCommand& run : runs)
        if (is_recording(run.scenario))
            if (Status fits = check_recorded(run); !fits)
                return fits;
    return Done{};
}

Result<FinishedRun> run_or_open(const RunCommand& command) {
    if (!is_recording(command.scenario))
        return run_once(command);
    auto opened = session::open_trace(command.scenario);
    if (!opened)
        return opened.error();
    FinishedRun run;
    run.snapshot = std::move(opened).value();
    return run;
}

const std::string& remedies_of(const Compared& one) {
    return one.report.info.remedies;
}

// The same run, as it is and with a remedy.
bool is_before_and_after(const Compared& first, const Compared& second) {
    const trace::RunInfo &a = first.report.info, &b = second.report.info;
    return is_of_same_scenario(first, second) && a.parameters == b.parameters &&
           a.clock == b.clock && a.cores == b.cores && a.simulate == b.simulate &&
           a.schedule == b.schedule && a.seed == b.seed && a.remedies.empty() &&
           !b.remedies.empty();
}

// Of one that did not end, or has no times, no figure of its time says anything.
std::string idle_of(const Compared& one) {
    return one.came_out.tells_times() && one.report.cpu.cores > 0 ? idle_share_text(one) : "-";
}

std::string text_of(const std::vector<Compared>& runs) {
    const int width = output_width();
    std::size_t names = 3, idle = 7;
    for (const Compared& one : runs) {
        names = std::max(names, columns_of(one.name));
        idle = std::max(idle, columns_of(idle_of(one)));
    }
    names = std::min<std::size_t>(names, 40);
    std::string out;
    if (are_of_one_scenario(runs))
        out += runs.front().report.info.title + "\n\n";
    out += "   " + left("run", names) + right("wall", 11) + right("speed-up", 10) +
           right("idle", idle + 2) + "  verdict\n";
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Compared& one = runs[i];
        const bool is_long = columns_of(one.name) > names;
        const bool tells_times = one.came_out.tells_times();
        if (is_long)
            out += wrapped(std::to_string(i + 1) + "  " + one.name, "", width);
        out += (is_long ? "   " : std::to_string(i + 1) + "  ") +
               left(is_long ? "" : one.name, names) +
               right(tells_times ? format_duration(one.report.info.wall) : "-", 11) +
               right(one.is_rated ? times_text(one.speed_up) : "-", 10) +
               right(idle_of(one), idle + 2) + "  " +
               (one.verdict.empty() ? "no verdict" : one.verdict) + "\n";
    }
    const auto add_apart = [&](const std::string& text, const char* indent) {
        out += '\n';
        out += wrapped(text, indent, width);
    };
    if (runs.size() == 2 && is_before_and_after(runs.front(), runs.back()))
        add_apart(change_in_words(runs.front().came_out, runs.back().came_out,
                                  QString::fromStdString(remedies_of(runs.back())))
                      .toStdString(),
                  "   ");
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (others_count(runs[i]))
            add_apart("Run " + std::to_string(i + 1) + ": other programs used about " +
                          percent_text(percent_of_others(runs[i])) +
                          " of the time of the cores, which is not idle then.",
                      "   ");
    for (std::size_t i = 0; i < runs.size(); ++i)
        for (const analysis::Finding& finding : runs[i].report.findings)
            if (analysis::is_verdict(finding.kind)) {
                add_apart(std::to_string(i + 1) + "  " + finding.title, "");
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
        if (one.is_rated)
            speed_ups.push_back(std::round(one.speed_up * 1000) / 1000);
        else
            speed_ups.push_back(nullptr);
    }
    return {{"runs", std::move(reports)}, {"speedup", std::move(speed_ups)}};
}

ExitStatus write_picture(const CompareCommand& command, const std::vector<Compared>& runs) {
    const auto application = offscreen_application();
    TimelineOptions lanes;
    lanes.legend = true;
    const auto known = with_items(runs);
    if (!known)
        return usage_error(known.error().message);
    const ComparisonPicture picture =
        comparison_picture(*known, width_mm_of(command.drawing), lanes, theme_of(command.drawing));
    return write(command.drawing, picture.list, picture.text);
}

}  // namespace

ExitStatus compare(const CompareCommand& command) {
    if (const Status fits = check_recordings(command.runs); !fits)
        return usage_error(fits.error().message);
    if (command.runs.size() == 1 && command.runs.front().what_if.any()) {
        CompareCommand before_and_after = command;
        before_and_after.runs.insert(before_and_after.runs.begin(), command.runs.front());
        before_and_after.runs.front().what_if = {};
        // With a remedy its steps are others.
        record::SchedulePolicy& after = before_and_after.runs.back().schedule.policy;
        if (after.kind == record::SchedulePolicy::Kind::Replay)
            after.kind = record::SchedulePolicy::Kind::Follow;
        return compare(before_and_after);
    }
    if (command.runs.size() < fewest_compared || command.runs.size() > most_compared)
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
        Compared next = compared(std::move(finished->snapshot));
        if (!runs.empty() && runs.front().report.info.clock != next.report.info.clock)
            return usage_error("all runs have to be on the same clock; say --clock virtual once");
        runs.push_back(std::move(next));
    }
    set_side_by_side(runs);

    if (command.drawing.out)
        if (const ExitStatus written = write_picture(command, runs); written != ExitStatus::Done)
            return written;
    const std::string text =
        command.report == ReportFormat::Json ? app::text_of(json_of(runs)) : text_of(runs);
    return print(text) ? status : ExitStatus::Failed;
}

}  // namespace threadline::app
