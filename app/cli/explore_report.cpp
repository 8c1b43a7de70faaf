#include "app/cli/explore_report.h"

#include "app/cli/explore_wording.h"
#include "app/cli/report_json.h"

#include "engine/record/schedule_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace threadline::app {

namespace {

using Json = nlohmann::ordered_json;
using record::ExplorationReport;
using record::ExploredOutcome;
using session::ConfirmedOutcome;

constexpr std::size_t kMostOutcomes = 12;
constexpr const char* kModel = "sequential consistency of the engine's variables";

std::string percent(double probability) {
    char text[32];
    if (probability >= 0.0995)
        std::snprintf(text, sizeof text, "%.0f %%", probability * 100);
    else
        std::snprintf(text, sizeof text, "%.2g %%", probability * 100);
    return text;
}

std::string model_of(const ExplorationReport& report) {
    return kModel + (report.random_seed
                         ? "; the random numbers of seed " + std::to_string(*report.random_seed)
                         : std::string());
}

bool is_bounded(const ExplorationReport& report) {
    return report.preemptions_bounded || report.timeouts_bounded || report.retries_bounded ||
           report.length_bounded;
}

std::string outcome_line(const ConfirmedOutcome& one) {
    const ExploredOutcome& outcome = one.outcome;
    std::string line = outcome.outcome == "cut" ? "cut by the bound" : outcome.outcome;
    if (const std::string values = text_of_values(outcome.values); !values.empty())
        line += ", " + values;
    line += ": " + plural(outcome.count, "execution");
    if (outcome.probability)
        line += ", " + percent(*outcome.probability) + " if each choice is as likely as the others";
    return line;
}

std::string schedule_lines(const ConfirmedOutcome& one) {
    const ExploredOutcome& outcome = one.outcome;
    constexpr std::size_t most_steps = 40;
    std::string text = "  Schedule with " + plural(outcome.preemptions, "preemption") +
                       (one.confirmed == true    ? ", confirmed on real threads"
                        : one.confirmed == false ? ", NOT confirmed on real threads"
                                                 : "") +
                       ":\n";
    const std::vector<std::string>& steps = one.schedule.notes;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (i == most_steps) {
            text += "      ... and " + plural(steps.size() - i, "more step") + "\n";
            break;
        }
        const std::string number = std::to_string(i + 1);
        text += std::string(6 - std::min<std::size_t>(6, number.size()), ' ') + number + "  " +
                steps[i] + "\n";
    }
    return text;
}

}  // namespace

std::string text_report(const session::FinishedExploration& exploration,
                        const ExplorationFrame& frame, ConsoleStyle style) {
    const ExplorationReport& report = exploration.report;
    std::string title = frame.scenario;
    for (const auto& [name, value] : report.parameters)
        title += std::string(title == frame.scenario ? ": " : ", ") + name + " = " +
                 record::text_of(value);
    if (frame.what_if.any())
        title += "; what if: " + frame.what_if.to_text();
    std::string text = wrapped(title, "", style.width) + "\n";
    text += wrapped(exploration_verdict(exploration, frame.bounds), "", style.width) + "\n";

    for (std::size_t i = 0; i < exploration.outcomes.size(); ++i) {
        if (i == kMostOutcomes) {
            text +=
                plural(exploration.outcomes.size() - i, "more outcome") + ": see --report json\n\n";
            break;
        }
        const ConfirmedOutcome& one = exploration.outcomes[i];
        text += wrapped(outcome_line(one), "", style.width);
        if (const std::string wrong = what_is_wrong(one); !wrong.empty())
            text += wrapped(wrong, "  ", style.width);
        text += schedule_lines(one) + "\n";
    }

    std::string figures =
        plural(report.executions, "execution") + " explored, no two of them equivalent; " +
        plural(report.blocked, "other") + " cut short; " + plural(report.steps, "step") + ". ";
    if (report.interleavings > 0)
        figures += "They stand for " +
                   (report.interleavings_counted ? text_of_count(report.interleavings)
                                                 : text_of_estimate(report.interleavings)) +
                   " interleavings. ";
    if (const std::string replays = replays_made(exploration); !replays.empty()) {
        const bool is_rest = session::replays_of(exploration).made < exploration.outcomes.size();
        figures += replays + (is_rest ? "; --confirm all replays the rest. " : ". ");
    }
    figures += "Model: " + model_of(report) +
               "; durations decide nothing, any wait with a timeout may time out.";
    return text + wrapped(figures, "", style.width);
}

Json json_of(const session::FinishedExploration& exploration, const ExplorationFrame& frame) {
    const ExplorationReport& report = exploration.report;
    Json parameters = Json::object();
    for (const auto& [name, value] : report.parameters)
        parameters[name] = json_of(value);
    Json outcomes = Json::array();
    for (const ConfirmedOutcome& one : exploration.outcomes) {
        const ExploredOutcome& outcome = one.outcome;
        Json values = Json::object();
        for (const record::ExploredVariable& variable : outcome.values) {
            Json list = Json::array();
            for (const record::ExploredValue& value : variable.values)
                list.push_back(json_of(value));
            values[variable.name] = variable.is_array ? list : list.at(0);
        }
        Json stuck = Json::array();
        for (const record::StuckThread& thread : outcome.stuck)
            stuck.push_back({{"thread", thread.thread},
                             {"waits_for", thread.waits_for},
                             {"line", thread.line}});
        outcomes.push_back(
            {{"outcome", outcome.outcome},
             {"values", values},
             {"failed_checks", outcome.failed_checks},
             {"stuck", stuck},
             {"error", outcome.error.empty() ? Json() : Json(outcome.error)},
             {"count", outcome.count},
             {"probability", outcome.probability ? Json(*outcome.probability) : Json()},
             {"preemptions", outcome.preemptions},
             {"steps", outcome.schedule.size()},
             {"schedule", record::to_text(one.schedule)},
             {"confirmed", one.confirmed ? Json(*one.confirmed) : Json()},
             {"loses_updates", one.confirmed == true ? Json(one.loses_updates) : Json()}});
    }
    Json bound;
    if (report.finished && is_bounded(report))
        bound = {
            {"preemptions", frame.bounds.preemptions ? Json(*frame.bounds.preemptions) : Json()},
            {"timeouts", frame.bounds.timeouts},
            {"retries", frame.bounds.retries}};
    return {{"scenario", frame.scenario},
            {"parameters", parameters},
            {"what_if", frame.what_if.any() ? Json(frame.what_if.to_text()) : Json()},
            {"complete", report.is_complete()},
            {"bound", bound},
            {"stopped", !report.finished},
            {"proof", report.is_proof()},
            {"doubt", report.doubt.empty() ? Json() : Json(report.doubt)},
            {"random_seed", report.random_seed ? Json(*report.random_seed) : Json()},
            {"replayed", session::replays_of(exploration).made},
            {"model", model_of(report)},
            {"executions", report.executions},
            {"cut_short", report.blocked},
            {"steps", report.steps},
            {"interleavings",
             report.interleavings_counted ? json_number(report.interleavings) : Json()},
            {"outcomes", outcomes}};
}

}  // namespace threadline::app
