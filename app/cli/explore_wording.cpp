#include "app/cli/explore_wording.h"

#include "app/cli/report_json.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace threadline::app {

using Json = nlohmann::ordered_json;
using record::ExplorationReport;
using record::ExploredOutcome;
using session::ConfirmedOutcome;

std::string with_commas(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

std::string plural(std::uint64_t number, const std::string& word) {
    return with_commas(number) + " " + word + (number == 1 ? "" : "s");
}

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

Json json_of(const record::ExploredValue& value) {
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth;
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return *integer;
    if (const auto* number = std::get_if<double>(&value))
        return json_number(*number);
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    return nullptr;
}

namespace {

constexpr std::size_t kMostElements = 16;  // of an array

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

}  // namespace

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

std::string exploration_verdict(const session::FinishedExploration& exploration,
                                const record::ExplorationBounds& bounds) {
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
    const std::string bound = bound_that_counted(report, bounds);
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

}  // namespace threadline::app
