#include "app/cli/commands.h"
#include "app/cli/confirming.h"
#include "app/cli/lesson_report.h"
#include "app/cli/locations.h"
#include "app/cli/one_run.h"
#include "app/cli/output.h"
#include "app/cli/report_json.h"
#include "app/cli/report_text.h"
#include "app/cli/run_summary.h"
#include "app/cli/scenario_lookup.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <optional>

namespace threadline::app {

namespace {

ConsoleStyle style() {
    return {output_is_utf8(), output_width()};
}

// The more serious of two: a failure counts more than a finding.
ExitStatus worse(ExitStatus a, ExitStatus b) {
    return static_cast<int>(a) > static_cast<int>(b) ? a : b;
}

// Says on a terminal how many of the runs are done, and leaves nothing behind.
class RunCounter {
public:
    explicit RunCounter(int runs) : runs_(runs), shows_(runs > 1 && isatty(STDERR_FILENO) != 0) {}
    ~RunCounter() {
        if (shown_)
            std::fprintf(stderr, "\r\033[K");
    }
    RunCounter(const RunCounter&) = delete;
    RunCounter& operator=(const RunCounter&) = delete;

    void show(int done) {
        const auto now = std::chrono::steady_clock::now();
        if (!shows_ || now < due_)
            return;
        due_ = now + std::chrono::milliseconds(100);
        shown_ = true;
        std::fprintf(stderr, "\r%d of %d runs; Ctrl-C ends them", done, runs_);
    }

private:
    int runs_;
    bool shows_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point due_{};
};

// With `--repeat 3 -o run.tline`: run-1.tline, run-2.tline, run-3.tline.
std::filesystem::path numbered(const std::filesystem::path& file, int number) {
    std::filesystem::path result = file;
    result.replace_filename(file.stem().string() + "-" + std::to_string(number) +
                            file.extension().string());
    return result;
}

Result<Lesson> lesson_of(const RunCommand& command) {
    if (command.repeat > 1)
        return Error{"--report lesson tells of a single run; leave --repeat out"};
    const auto scenario = find_scenario(scenarios_folder(), command.scenario);
    return scenario ? lesson_beside(scenario->path) : scenario.error();
}

}  // namespace

ExitStatus run(const RunCommand& command) {
    std::optional<Lesson> lesson;
    if (command.report == ReportFormat::Lesson) {
        auto found = lesson_of(command);
        if (!found)
            return usage_error(found.error().message);
        lesson = std::move(*found);
    }
    ExitStatus status = ExitStatus::Done;
    std::vector<analysis::Report> reports;
    std::string text;
    RunCommand measured = command;
    if (command.repeat > 1) {
        const auto measuring = measure_steps(measured);
        if (!measuring)
            return usage_error(measuring.error().message);
        if (*measuring == ExitStatus::Usage || *measuring == ExitStatus::Stopped)
            return *measuring;
    }
    std::optional<RunCounter> counter(std::in_place, command.repeat);
    for (int i = 1; i <= command.repeat; ++i) {
        counter->show(i - 1);
        RunCommand one = measured;
        if (command.schedule.has_seed())
            one.schedule.policy.seed += static_cast<std::uint64_t>(i - 1);
        if (command.repeat > 1 && command.file)
            one.file = numbered(*command.file, i);
        auto finished = run_once(one);
        if (!finished)
            return usage_error(finished.error().message);
        status = worse(
            status, with_findings(finished->status, *finished->snapshot.findings, command.fail_on));
        if (finished->status == ExitStatus::Usage)
            return status;  // it did not load: there is nothing to report
        if (command.repeat == 1 && command.confirm && finished->status == ExitStatus::Done)
            confirm_potential_deadlocks(finished->snapshot);
        reports.push_back(finished->snapshot.report());
        if (command.repeat == 1 && command.report == ReportFormat::Text)
            text = text_report(reports.back(), finished->snapshot, style());
        if (lesson) {
            auto told = lesson_report(*lesson, reports.back(), style());
            if (!told) {
                print_error(told.error().message);
                return worse(status, ExitStatus::Failed);
            }
            text = std::move(*told);
        }
        if (!text.empty() && !finished->virtual_clock.empty())
            text = wrapped("On the virtual clock, as the scenario asks (" +
                               finished->virtual_clock + "); --clock real for this machine's.",
                           "", style().width) +
                   "\n" + text;
        if (finished->status == ExitStatus::Stopped)
            break;
    }

    counter.reset();
    if (command.report == ReportFormat::Json && command.repeat == 1) {
        text = text_of(json_of(reports.front()));
    } else if (command.report == ReportFormat::Json) {
        auto all = nlohmann::ordered_json::array();
        for (const analysis::Report& report : reports)
            all.push_back(json_of(report));
        text = text_of(all);
    } else if (command.repeat > 1) {
        text = text_summary(reports, style());
    }
    return print(text) ? status : ExitStatus::Failed;
}

}  // namespace threadline::app
