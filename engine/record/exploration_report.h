// What an exploration of a scenario found: made by the runtime (`threadline-runner --explore`),
// read by the session, as lines of JSON between them.
#pragma once

#include "engine/record/choice.h"
#include "engine/record/declaration.h"
#include "engine/record/explored_step.h"
#include "engine/record/result.h"
#include "engine/record/value.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace threadline::record {

// How far an exploration goes where a scenario could go on for ever, or for too long.
struct ExplorationBounds {
    std::optional<std::uint32_t> preemptions;  // of one execution; none: any number
    std::uint32_t timeouts = 2;                // of one line of one thread
    std::uint32_t retries = 3;                 // tries that fail, of one line of one thread

    // "preemptions=2,timeouts=2,retries=3", in any order; what is left out stays as it is.
    static Result<ExplorationBounds> parse(std::string_view text);
    std::string to_text() const;

    friend bool operator==(const ExplorationBounds&, const ExplorationBounds&) = default;
};

struct ExplorationProgress {
    std::uint64_t executions = 0;
    std::uint64_t steps = 0;
    std::uint64_t outcomes = 0;
    double part_done = 0;      // 0 to 1, an estimate
    double interleavings = 0;  // in all, an estimate; 0: not known
};

// Of a handle no more than that it is one.
struct ExploredHandle {
    friend bool operator==(const ExploredHandle&, const ExploredHandle&) = default;
};

// nil, or a value of the scenario.
using ExploredValue =
    std::variant<std::monostate, bool, std::int64_t, double, std::string, ExploredHandle>;

struct ExploredVariable {
    std::string name;
    bool is_array = false;
    std::vector<ExploredValue> values;  // of an array: all elements; otherwise one

    friend bool operator==(const ExploredVariable&, const ExploredVariable&) = default;
};

// A thread that has not ended, and cannot go on.
struct StuckThread {
    std::string thread;
    std::string waits_for;  // "lock Lock 2"
    std::uint32_t line = 0;

    friend bool operator==(const StuckThread&, const StuckThread&) = default;
};

struct ExploredOutcome {
    std::string outcome;  // "completed", "deadlocked", "failed", "cut" (by a bound)
    std::vector<ExploredVariable> values;
    std::vector<std::string> failed_checks;
    std::vector<StuckThread> stuck;     // deadlocked, cut
    std::string error;                  // failed
    std::uint64_t count = 0;            // executions; no two of them are equivalent
    std::optional<double> probability;  // if each choice is as likely as the others
    std::uint32_t preemptions = 0;      // of the schedule, the fewest that were found
    std::vector<Choice> schedule;
    std::vector<ExploredStep> steps;  // of each choice

    friend bool operator==(const ExploredOutcome&, const ExploredOutcome&) = default;
};

struct ExplorationReport {
    bool finished = false;  // nothing is left, within the bounds
    // Which bounds left something out.
    bool preemptions_bounded = false;
    bool timeouts_bounded = false;
    bool retries_bounded = false;
    bool length_bounded = false;  // executions longer than can be followed
    std::uint64_t executions = 0;
    std::uint64_t blocked = 0;  // executions cut short because they were known to be equivalent
    std::uint64_t cut = 0;      // of the executions: ended by a bound
    std::uint64_t steps = 0;
    double interleavings = 0;            // in all; 0: not known
    bool interleavings_counted = false;  // exactly; otherwise they were estimated
    double seconds = 0;
    std::vector<std::pair<std::string, ParameterValue>> parameters;  // all, in declared order
    std::uint64_t source_hash = 0;
    std::vector<ExploredOutcome> outcomes;
    // Not empty: it went another way under the same choices, and where that was.
    std::string difference;
    // The scenario has asked for random numbers: those of this seed are all that was explored.
    std::optional<std::uint64_t> random_seed;
    // Not empty: why it is not to be trusted, although it was finished; one clause.
    std::string doubt;

    // All interleavings that matter, with those random numbers.
    bool is_complete() const {
        return finished && !preemptions_bounded && !timeouts_bounded && !retries_bounded &&
               !length_bounded && doubt.empty() && difference.empty();
    }
    // What holds in all outcomes holds always.
    bool is_proof() const { return is_complete() && !random_seed; }
};

// `name`: of a text.
ExploredValue explored_value(const Value& value, const std::function<std::string(NameId)>& name);

// A value, a text as they come out of the JSON: bytes that are no UTF-8 are replaced, and a number
// that is none is nil.
ExploredValue as_reported(const ExploredValue& value);
std::string as_reported(const std::string& text);

std::string to_json_line(const ExplorationProgress& progress);
std::string to_json_line(const ExplorationReport& report);
// Of one such line.
Result<std::variant<ExplorationProgress, ExplorationReport>> exploration_from_json(
    const std::string& line);

}  // namespace threadline::record
