#include "app/cli/commands.h"
#include "app/cli/explore_report.h"
#include "app/cli/explore_wording.h"
#include "app/cli/interrupts.h"
#include "app/cli/locations.h"
#include "app/cli/output.h"
#include "app/cli/report_json.h"
#include "app/cli/scenario_lookup.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include <unistd.h>

namespace threadline::app {

namespace {

using Clock = std::chrono::steady_clock;

// Who waits longer than this is told how far it is, and what can be done.
constexpr auto kPatience = std::chrono::seconds(2);
// ... and at once where it will take longer than anybody waits.
constexpr double kHopeless = 1e9;

bool is_found(const std::vector<session::ConfirmedOutcome>& outcomes, analysis::FindingKind kind) {
    return std::ranges::any_of(outcomes, [kind](const session::ConfirmedOutcome& one) {
        return kind == analysis::FindingKind::Deadlock      ? one.outcome.outcome == "deadlocked"
               : kind == analysis::FindingKind::CheckFailed ? !one.outcome.failed_checks.empty()
                                                            : false;
    });
}

// On standard error, where a person sees it: one line that changes.
class ProgressLine {
public:
    void show(const session::Exploration::Progress& state, bool bounded) {
        const record::ExplorationProgress& progress = state.explored;
        const auto now = Clock::now();
        const bool is_hopeless = !bounded && progress.interleavings > kHopeless;
        if (now - begun_ < kPatience && !is_hopeless)
            return;
        const bool terminal = isatty(STDERR_FILENO) != 0;
        if (now - shown_ < (terminal ? std::chrono::milliseconds(200) : std::chrono::seconds(10)))
            return;
        shown_ = now;
        if (!std::exchange(has_hinted_, true))
            std::fprintf(stderr, "threadline: %s interleavings; Ctrl-C stops with what it has%s\n",
                         text_of_estimate(progress.interleavings).c_str(),
                         bounded ? "" : ", --bound preemptions=2 leaves out the rarer ones");
        const char* const begin = terminal ? "\r\033[K" : "threadline: ";
        const char* const end = terminal ? "" : "\n";
        is_open_ = terminal;
        if (state.to_replay > 0) {
            std::fprintf(stderr, "%sreplayed %zu of %zu outcomes on real threads%s", begin,
                         state.replayed, state.to_replay, end);
            std::fflush(stderr);
            return;
        }
        const std::string outcomes = text_of_count(static_cast<double>(progress.outcomes));
        // Within a bound states are visited, and executions counted at the end.
        if (bounded)
            std::fprintf(stderr, "%s%s steps, %s outcomes%s", begin,
                         text_of_count(static_cast<double>(progress.steps)).c_str(),
                         outcomes.c_str(), end);
        else
            std::fprintf(stderr, "%s%s executions, %s outcomes, about %.3g %% done%s", begin,
                         text_of_count(static_cast<double>(progress.executions)).c_str(),
                         outcomes.c_str(), progress.part_done * 100, end);
        std::fflush(stderr);
    }
    ~ProgressLine() {
        if (is_open_)
            std::fputs("\r\033[K", stderr);
    }

private:
    Clock::time_point begun_ = Clock::now();
    Clock::time_point shown_;
    bool has_hinted_ = false;
    bool is_open_ = false;
};

}  // namespace

ExitStatus explore(const ExploreCommand& command) {
    auto scenario = find_scenario(scenarios_folder(), command.scenario);
    if (!scenario)
        return usage_error(scenario.error().message);
    session::ExplorationRequest request;
    request.scenario = scenario->path;
    request.name = scenario->name;
    request.parameters = command.parameters;
    request.bounds = command.bounds;
    request.remedies = command.what_if;
    request.seed = command.seed;
    request.most_replays = command.most_replays;
    request.runner = runner_program();

    const Interrupts interrupts;
    session::Exploration::Observer observer;
    observer.progress = [&interrupts] { interrupts.notify(); };
    observer.finished = [&interrupts] { interrupts.notify(); };
    auto started = session::Exploration::start(std::move(request), std::move(observer));
    if (!started)
        return usage_error(started.error().message);
    session::Exploration& exploration = *started.value();
    {
        ProgressLine line;
        while (!exploration.finished()) {
            if (interrupts.interrupted()) {
                exploration.stop();
                exploration.wait();
                break;
            }
            line.show(exploration.progress(), command.bounds.preemptions.has_value());
            interrupts.wait();
        }
    }
    const Result<session::FinishedExploration>& result = exploration.result();
    if (!result) {
        print_error(result.error().message);
        return exploration.failed_to_load() ? ExitStatus::Usage : ExitStatus::Failed;
    }
    const ExplorationFrame frame{scenario->name, command.bounds, command.what_if};
    if (!result->report.difference.empty()) {
        print_error(scenario->name + ": " + result->report.difference);
        return ExitStatus::Failed;
    }
    const std::string text = command.report == ReportFormat::Json
                                 ? text_of(json_of(*result, frame))
                                 : text_report(*result, frame, {output_is_utf8(), output_width()});
    if (!print(text))
        return ExitStatus::Failed;
    if (interrupts.interrupted())
        return ExitStatus::Stopped;
    const bool found = std::ranges::any_of(command.fail_on, [&](analysis::FindingKind kind) {
        return is_found(result->outcomes, kind);
    });
    return found ? ExitStatus::Found : ExitStatus::Done;
}

}  // namespace threadline::app
