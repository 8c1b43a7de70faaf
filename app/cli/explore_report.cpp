#include "app/cli/explore_report.h"

#include "app/cli/values.h"

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
constexpr std::size_t kMostElements = 16;  // of an array
constexpr const char* kModel = "sequential consistency of the engine's variables";

std::string with_commas(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

std::string plural(std::uint64_t number, const std::string& word) {
    return with_commas(number) + " " + word + (number == 1 ? "" : "s");
}

bool is_bad(const ExploredOutcome& outcome) {
    return outcome.outcome == "deadlocked" || outcome.outcome == "failed" ||
           !outcome.failed_checks.empty();
}

// 2 rather than 2.0, as the report of a run has it.
Json json_of(double number) {
    if (std::nearbyint(number) == number && std::abs(number) < 9e15)
        return static_cast<std::int64_t>(number);
    return number;
}

Json json_of(const record::ExploredValue& value) {
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth;
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return *integer;
    if (const auto* number = std::get_if<double>(&value))
        return json_of(*number);
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    return nullptr;
}

Json json_of(const record::ParameterValue& value) {
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth;
    if (const auto* number = std::get_if<double>(&value))
        return json_of(*number);
    return std::get<std::string>(value);
}

std::string text_of_values(const ExploredOutcome& outcome) {
    std::string text;
    for (const record::ExploredVariable& variable : outcome.values) {
        text += (text.empty() ? "" : ", ") + variable.name + " = ";
        std::string list;
        for (std::size_t i = 0; i < variable.values.size() && i < kMostElements; ++i)
            list += (i == 0 ? "" : ", ") + json_of(variable.values[i]).dump();
        if (variable.values.size() > kMostElements)
            list += ", ...";
        text += variable.is_array ? "{" + list + "}" : list;
    }
    return text;
}

std::string percent(double probability) {
    char text[32];
    if (probability >= 0.0995)
        std::snprintf(text, sizeof text, "%.0f %%", probability * 100);
    else
        std::snprintf(text, sizeof text, "%.2g %%", probability * 100);
    return text;
}

// "all 2,520 interleavings", or what is known of them.
std::string all_of_them(const ExplorationReport& report) {
    if (report.interleavings_counted && report.interleavings == 1)
        return "the only interleaving";
    if (report.interleavings_counted)
        return "all " + text_of_count(report.interleavings) + " interleavings";
    return "all interleavings (" + plural(report.executions, "execution") +
           ", of which no two are equivalent)";
}

std::string bound_that_counted(const ExplorationReport& report,
                               const record::ExplorationBounds& bounds) {
    std::string text;
    const auto add = [&text](bool counted, const std::string& what) {
        if (counted)
            text += (text.empty() ? "" : " and ") + what;
    };
    add(report.preemptions_bounded,
        "at most " + plural(bounds.preemptions.value_or(0), "preemption"));
    add(report.timeouts_bounded,
        "at most " + plural(bounds.timeouts, "timeout") + " of a line of a thread");
    add(report.retries_bounded,
        "at most " + std::to_string(bounds.retries) + " failed tries of a line of a thread");
    add(report.length_bounded, "executions of at most 20,000 steps");
    return text;
}

// What the exploration says, in a sentence.
std::string verdict(const session::FinishedExploration& exploration,
                    const ExplorationFrame& frame) {
    const ExplorationReport& report = exploration.report;
    std::uint64_t deadlocked = 0;
    std::uint64_t failed = 0;
    std::uint64_t unchecked = 0;
    std::uint64_t completed = 0;
    const ExploredOutcome* only = nullptr;
    for (const ConfirmedOutcome& one : exploration.outcomes) {
        const ExploredOutcome& outcome = one.outcome;
        deadlocked += outcome.outcome == "deadlocked" ? outcome.count : 0;
        failed += outcome.outcome == "failed" ? outcome.count : 0;
        unchecked += outcome.failed_checks.empty() ? 0 : outcome.count;
        if (outcome.outcome == "completed") {
            ++completed;
            only = &outcome;
        }
    }
    const std::string bound = bound_that_counted(report, frame.bounds);
    if (deadlocked + failed + unchecked > 0) {
        std::string found;
        const auto add = [&](std::uint64_t count, const char* what) {
            if (count > 0)
                found +=
                    (found.empty() ? "" : ", ") + std::string(what) + " in " + with_commas(count);
        };
        add(deadlocked, "a deadlock");
        add(failed, "an error");
        add(unchecked, "a failed check");
        return "Found: " + found + " of " + plural(report.executions, "execution") +
               (report.finished ? bound.empty() ? "" : " with " + bound : " so far") + ".";
    }
    if (!report.finished)
        return "Nothing bad so far, and nothing proven: it was stopped before its end.";
    std::string holds = completed == 1 ? "it completes" : "no deadlock, no error, no failed check";
    if (completed == 1 && !only->values.empty())
        holds += " with " + text_of_values(*only);
    if (completed > 1)
        holds += "; " + std::to_string(completed) + " outcomes differ in their values";
    if (bound.empty())
        return "Proof: holds in " + all_of_them(report) + ": " + holds + ".";
    std::string some = plural(report.executions - report.cut, "execution") + " with " + bound;
    if (report.cut > 0)
        some = "the " + some + " that come to an end";
    return "Holds in " + some + ": " + holds +
           (report.cut > 0 ? "; " + with_commas(report.cut) + " others go on beyond it" : "") +
           ". Beyond that bound nothing is said.";
}

std::string outcome_line(const ConfirmedOutcome& one) {
    const ExploredOutcome& outcome = one.outcome;
    std::string line = outcome.outcome == "cut" ? "cut by the bound" : outcome.outcome;
    if (const std::string values = text_of_values(outcome); !values.empty())
        line += ", " + values;
    line += ": " + plural(outcome.count, "execution");
    if (outcome.probability)
        line += ", " + percent(*outcome.probability) + " if each choice is as likely as the others";
    return line;
}

std::string what_is_wrong(const ExploredOutcome& outcome) {
    std::string text;
    for (const record::StuckThread& thread : outcome.stuck)
        text += (text.empty() ? "" : "; ") + thread.thread + " waits: " + thread.waits_for +
                (thread.line > 0 ? ", line " + std::to_string(thread.line) : "");
    for (const std::string& check : outcome.failed_checks)
        text += (text.empty() ? "" : "; ") + ("check failed: " + check);
    if (!outcome.error.empty())
        text += (text.empty() ? "" : "; ") + outcome.error;
    return text;
}

std::string schedule_lines(const ConfirmedOutcome& one) {
    const ExploredOutcome& outcome = one.outcome;
    constexpr std::size_t most_steps = 40;
    std::string text = "  Schedule with " + plural(outcome.preemptions, "preemption") +
                       (one.confirmed == true    ? ", confirmed on real threads"
                        : one.confirmed == false ? ", NOT confirmed on real threads"
                                                 : "") +
                       ":\n";
    for (std::size_t i = 0; i < outcome.notes.size(); ++i) {
        if (i == most_steps) {
            text += "      ... and " + plural(outcome.notes.size() - i, "more step") + "\n";
            break;
        }
        const std::string number = std::to_string(i + 1);
        text += std::string(6 - std::min<std::size_t>(6, number.size()), ' ') + number + "  " +
                outcome.notes[i] + "\n";
    }
    return text;
}

}  // namespace

std::string text_of_count(double count) {
    char text[32];
    if (count < 1e6)
        return with_commas(static_cast<std::uint64_t>(std::llround(count)));
    if (count < 1e9)
        std::snprintf(text, sizeof text, "%.1f million", count / 1e6);
    else
        std::snprintf(text, sizeof text, "%.1e", count);
    return text;
}

std::string text_report(const session::FinishedExploration& exploration,
                        const ExplorationFrame& frame, TextStyle style) {
    const ExplorationReport& report = exploration.report;
    std::string title = frame.scenario;
    for (const auto& [name, value] : report.parameters)
        title += std::string(title == frame.scenario ? ": " : ", ") + name + " = " + text_of(value);
    std::string text = wrapped(title, "", style.width) + "\n";
    text += wrapped(verdict(exploration, frame), "", style.width) + "\n";

    for (std::size_t i = 0; i < exploration.outcomes.size(); ++i) {
        if (i == kMostOutcomes) {
            text +=
                plural(exploration.outcomes.size() - i, "more outcome") + ": see --report json\n\n";
            break;
        }
        const ConfirmedOutcome& one = exploration.outcomes[i];
        text += wrapped(outcome_line(one), "", style.width);
        if (const std::string wrong = what_is_wrong(one.outcome); !wrong.empty())
            text += wrapped(wrong, "  ", style.width);
        text += schedule_lines(one) + "\n";
    }

    std::string figures =
        plural(report.executions, "execution") + " explored, no two of them equivalent; " +
        plural(report.blocked, "other") + " cut short; " + plural(report.steps, "step") + ". ";
    if (report.interleavings > 0)
        figures += std::string(report.interleavings_counted ? "They stand for "
                                                            : "They stand for about ") +
                   text_of_count(report.interleavings) + " interleavings. ";
    figures += std::string("Model: ") + kModel +
               "; durations decide nothing, any wait that has a time may run out of it.";
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
             {"confirmed", one.confirmed ? Json(*one.confirmed) : Json()}});
    }
    Json bound;
    if (report.finished && !report.is_complete())
        bound = {
            {"preemptions", frame.bounds.preemptions ? Json(*frame.bounds.preemptions) : Json()},
            {"timeouts", frame.bounds.timeouts},
            {"retries", frame.bounds.retries}};
    return {
        {"scenario", frame.scenario},
        {"parameters", parameters},
        {"complete", report.is_complete()},
        {"bound", bound},
        {"stopped", !report.finished},
        {"model", kModel},
        {"executions", report.executions},
        {"cut_short", report.blocked},
        {"steps", report.steps},
        {"interleavings", report.interleavings_counted ? json_of(report.interleavings) : Json()},
        {"outcomes", outcomes}};
}

}  // namespace threadline::app
