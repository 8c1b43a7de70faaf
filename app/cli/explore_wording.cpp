#include "app/cli/explore_wording.h"

#include "app/cli/report_json.h"

#include "engine/analysis/wording.h"
#include "engine/session/meeting_before_loss.h"
#include "engine/trace/value_text.h"

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

std::string text_of_estimate(double count) {
    constexpr double beyond = 1e308;
    return count > beyond ? "more than 1e+308" : "about " + text_of_count(count);
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
    if (std::holds_alternative<record::ExploredHandle>(value))
        return "handle";
    return nullptr;
}

namespace {

// As trace::quoted_text_of() has it of the value itself.
std::string text_of(const record::ExploredValue& value) {
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? "true" : "false";
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return std::to_string(*integer);
    if (const auto* number = std::get_if<double>(&value))
        return trace::text_of(*number);
    if (const auto* text = std::get_if<std::string>(&value))
        return '"' + *text + '"';
    if (std::holds_alternative<record::ExploredHandle>(value))
        return "a handle";
    return "nil";
}

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

std::string plural_of(std::uint64_t number, const char* one, const char* many) {
    return with_commas(number) + " " + (number == 1 ? one : many);
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
        "at most " + plural(bounds.timeouts, "timeout") + " per line of a thread");
    add(report.retries_bounded, "at most " +
                                    plural_of(bounds.retries, "failed try", "failed tries") +
                                    ", or " + (bounds.retries == 1 ? "reading" : "readings") +
                                    " that found nothing new, per line of a thread");
    add(report.length_bounded, "executions of at most 20,000 steps");
    return text;
}

std::string seed_that_counted(const ExplorationReport& report) {
    return report.random_seed ? "the random numbers of seed " + std::to_string(*report.random_seed)
                              : std::string();
}

// "a deadlock in 3, a failed check in 1"; empty: nothing that is wrong.
std::string what_was_found(const session::FinishedExploration& exploration) {
    std::uint64_t deadlocked = 0;
    std::uint64_t failed = 0;
    std::uint64_t unchecked = 0;
    for (const ConfirmedOutcome& one : exploration.outcomes) {
        const ExploredOutcome& outcome = one.outcome;
        deadlocked += outcome.outcome == "deadlocked" ? outcome.count : 0;
        failed += outcome.outcome == "failed" ? outcome.count : 0;
        unchecked += outcome.failed_checks.empty() ? 0 : outcome.count;
    }
    std::string found;
    const auto add = [&found](std::uint64_t count, const char* what) {
        if (count > 0)
            found += (found.empty() ? "" : ", ") + std::string(what) + " in " + with_commas(count);
    };
    add(deadlocked, "a deadlock");
    add(failed, "an error");
    add(unchecked, "a failed check");
    return found;
}

std::string scope_of_found(const ExplorationReport& report,
                           const record::ExplorationBounds& bounds) {
    if (!report.finished)
        return " so far";
    std::string scope = bound_that_counted(report, bounds);
    if (const std::string seed = seed_that_counted(report); !seed.empty())
        scope += (scope.empty() ? "" : " and ") + seed;
    return scope.empty() ? "" : " with " + scope;
}

std::uint64_t completed_outcomes(const session::FinishedExploration& exploration) {
    return static_cast<std::uint64_t>(std::count_if(
        exploration.outcomes.begin(), exploration.outcomes.end(),
        [](const ConfirmedOutcome& one) { return one.outcome.outcome == "completed"; }));
}

std::uint64_t that_lose_updates(const session::FinishedExploration& exploration) {
    return static_cast<std::uint64_t>(
        std::ranges::count(exploration.outcomes, true, &ConfirmedOutcome::loses_updates));
}

bool all_lose_updates(const session::FinishedExploration& exploration) {
    return !exploration.outcomes.empty() &&
           that_lose_updates(exploration) == exploration.outcomes.size();
}

// What in the executions themselves makes it so; empty where that is not to be seen in them.
std::string why_all_lose(const session::FinishedExploration& exploration) {
    const auto meeting = session::meeting_before_every_loss(exploration);
    if (!meeting)
        return "";
    return (exploration.outcomes.size() == 1 ? "In it " : "In each ") +
           analysis::list_of(meeting->threads) + " read " + meeting->variable +
           " before any of them writes it, since they meet at the barrier \"" + meeting->barrier +
           "\" in between. ";
}

// Whoever goes when, it never ends as it should; empty where it does.
std::string wrong_in_all(const session::FinishedExploration& exploration) {
    const std::size_t all = exploration.outcomes.size();
    if (all == 0 || !std::ranges::all_of(exploration.outcomes, session::is_wrong))
        return "";
    const std::string so_far = exploration.report.finished ? "" : " so far";
    const bool by_lost_updates = all_lose_updates(exploration);
    return (all == 1 ? "The only outcome" + so_far + " is wrong" +
                           (by_lost_updates ? ": updates are lost in it. " : ". ")
                     : "Every one of the " + with_commas(all) + " outcomes" + so_far + " is wrong" +
                           (by_lost_updates ? ": updates are lost in each. " : ". ")) +
           (by_lost_updates ? why_all_lose(exploration) : "");
}

// Of a proof that found nothing else.
std::string lost_in_all(const session::FinishedExploration& exploration) {
    const ExplorationReport& report = exploration.report;
    const std::size_t all = exploration.outcomes.size();
    const std::string where = "In " + all_of_them(report);
    std::string text = where + " it ends in one of " + with_commas(all) +
                       " outcomes, and updates are lost in each. ";
    if (all == 1)
        text = where + " it ends in the same way, and updates are lost. ";
    text += why_all_lose(exploration);
    text.pop_back();
    return text;
}

// Said before any proof: nothing else that is wrong was found, and yet the result is a matter of
// luck.
std::string what_differs(const session::FinishedExploration& exploration) {
    if (const std::string wrong = wrong_in_all(exploration); !wrong.empty())
        return wrong;
    const std::uint64_t completed = completed_outcomes(exploration);
    if (completed < 2)
        return "";
    const std::uint64_t lose = that_lose_updates(exploration);
    const bool all_replayed = session::replays_of(exploration).made == exploration.outcomes.size();
    return "It depends on who goes when: " + with_commas(completed) +
           " outcomes differ in their values, and " +
           (lose == 0 ? "may be wrong"
                      : std::string("updates are lost in ") + (all_replayed ? "" : "at least ") +
                            with_commas(lose) + " of them") +
           ". ";
}

// What all outcomes that come to an end have in common.
std::string common_end(const session::FinishedExploration& exploration) {
    if (completed_outcomes(exploration) != 1)
        return "no deadlock, no error, no failed check";
    const auto only = std::find_if(
        exploration.outcomes.begin(), exploration.outcomes.end(),
        [](const ConfirmedOutcome& one) { return one.outcome.outcome == "completed"; });
    const std::string values = text_of_values(only->outcome.values);
    return "it completes" + (values.empty() ? "" : " with " + values);
}

// Of one that is finished, and found nothing that is wrong.
std::string what_holds(const session::FinishedExploration& exploration,
                       const record::ExplorationBounds& bounds) {
    const ExplorationReport& report = exploration.report;
    const std::string holds = common_end(exploration);
    const std::string seed = seed_that_counted(report);
    std::string bound = bound_that_counted(report, bounds);
    if (bound.empty()) {
        if (report.is_proof())
            return completed_outcomes(exploration) == 1
                       ? "Proof: the same in " + all_of_them(report) + ": " + holds + "."
                       : "Proven of " + all_of_them(report) +
                             " is only that none ends in a deadlock, an error or a failed check.";
        const std::string where =
            all_of_them(report) + (seed.empty() ? "" : " with " + seed) + ": " + holds + ".";
        return (report.doubt.empty() ? "Holds in " : "It holds, as it was explored, in ") + where +
               (seed.empty() ? "" : " With other random numbers nothing is said.");
    }
    if (!seed.empty())
        bound += " and " + seed;
    const std::uint64_t whole = report.executions - report.cut;
    if (whole == 0)
        return "Nothing is proven: " +
               (report.cut == 1 ? std::string("the only execution goes")
                                : "all " + plural(report.cut, "execution") + " go") +
               " on beyond " + bound + ".";
    std::string some = plural(whole, "execution") + " with " + bound;
    if (report.cut > 0)
        some = "the " + some + " that come to an end";
    return "Holds in " + some + ": " + holds +
           (report.cut > 0 ? "; " + plural(report.cut, "other") +
                                 (report.cut == 1 ? " goes" : " go") + " on beyond it"
                           : "") +
           ". Beyond that bound" + (seed.empty() ? "" : ", and with other random numbers,") +
           " nothing is said.";
}

}  // namespace

std::string text_of_values(std::span<const record::ExploredVariable> values) {
    std::string text;
    for (const record::ExploredVariable& variable : values) {
        text += (text.empty() ? "" : ", ") + variable.name + " = ";
        std::string list;
        for (std::size_t i = 0; i < variable.values.size() && i < kMostElements; ++i)
            list += (i == 0 ? "" : ", ") + text_of(variable.values[i]);
        if (variable.values.size() > kMostElements)
            list += ", ...";
        text += variable.is_array ? "{" + list + "}" : list;
    }
    return text;
}

std::string exploration_verdict(const session::FinishedExploration& exploration,
                                const record::ExplorationBounds& bounds) {
    const ExplorationReport& report = exploration.report;
    if (!report.difference.empty())
        return "Nothing is proven: " + report.difference + ".";
    const std::string found = what_was_found(exploration);
    std::string verdict;
    if (found.empty() && report.is_proof() && all_lose_updates(exploration))
        verdict = lost_in_all(exploration);
    else if (!found.empty())
        verdict = wrong_in_all(exploration) + "Found: " + found + " of " +
                  plural(report.executions, "execution") + scope_of_found(report, bounds) + ".";
    else if (!report.finished)
        verdict = what_differs(exploration) +
                  "No deadlock, no error, no failed check so far, and nothing proven: it was "
                  "stopped before its end.";
    else
        verdict = what_differs(exploration) + what_holds(exploration, bounds);
    return report.doubt.empty() ? verdict
                                : "No proof: " + report.doubt +
                                      ", so what was explored is not what runs. " + verdict;
}

std::string replays_made(const session::FinishedExploration& exploration) {
    const session::Replays replays = session::replays_of(exploration);
    if (exploration.outcomes.empty())
        return "";
    const std::string of = std::string("of ") + plural(exploration.outcomes.size(), "outcome");
    if (replays.refuted > 0)
        return with_commas(replays.made - replays.refuted) + " " + of +
               " confirmed on real threads, " + with_commas(replays.refuted) + " refuted";
    if (replays.made < exploration.outcomes.size())
        return with_commas(replays.made) + " " + of + " confirmed on real threads";
    return exploration.outcomes.size() == 1 ? "Its outcome is confirmed on real threads"
                                            : "All outcomes are confirmed on real threads";
}

std::string what_is_wrong(const ConfirmedOutcome& one) {
    const ExploredOutcome& outcome = one.outcome;
    std::string text;
    for (const record::StuckThread& thread : outcome.stuck)
        text += (text.empty() ? "" : "; ") + thread.thread +
                // Whom a bound keeps from more does not always wait.
                (outcome.outcome == "cut" ? " is at: " : " waits: ") + thread.waits_for +
                (thread.line > 0 ? ", line " + std::to_string(thread.line) : "");
    for (const std::string& check : outcome.failed_checks) {
        std::string failed = analysis::failed_check(check);
        failed.front() = 'c';  // within a line
        text += (text.empty() ? "" : "; ") + failed;
    }
    if (!outcome.error.empty())
        text += (text.empty() ? "" : "; ") + outcome.error;
    if (one.loses_updates)
        text += std::string(text.empty() ? "" : "; ") + "updates were lost";
    return text;
}

}  // namespace threadline::app
