// Whole explorations with the real runner, for tests: text in, the result out.
#pragma once

#include "engine/session/exploration.h"
#include "tests/engine/session_fixture.h"

#include <cstdint>
#include <set>
#include <string>
#include <utility>

namespace threadline::test {

inline Result<session::FinishedExploration> explored(session::ExplorationRequest request) {
    request.runner = std::filesystem::path(THREADLINE_BIN_DIR) / "threadline-runner";
    auto exploration = session::Exploration::start(std::move(request));
    if (!exploration)
        return exploration.error();
    (*exploration)->wait();
    return (*exploration)->result();
}

// Of a scenario that is a text.
inline session::ExplorationRequest to_explore(const std::string& text,
                                              const std::string& remedies = {}) {
    session::ExplorationRequest request;
    request.scenario = THREADLINE_SOURCE_DIR "/scenarios/race/lost-update.lua";  // errors name it
    request.name = "test/text";
    request.source = text;
    request.runner = std::filesystem::path(THREADLINE_BIN_DIR) / "threadline-runner";
    if (!remedies.empty())
        request.remedies = *record::Remedies::parse(remedies);
    return request;
}

inline std::uint64_t deadlocks_of(const session::FinishedExploration& exploration) {
    std::uint64_t count = 0;
    for (const auto& one : exploration.outcomes)
        count += one.outcome.outcome == "deadlocked" ? one.outcome.count : 0;
    return count;
}

// What tells outcomes apart, with how many classes of equivalent executions end so.
inline std::multiset<std::string> summary_of(const session::FinishedExploration& exploration) {
    std::multiset<std::string> lines;
    for (const session::ConfirmedOutcome& one : exploration.outcomes) {
        std::string line = one.outcome.outcome + " " + std::to_string(one.outcome.count);
        for (const auto& variable : one.outcome.values)
            for (const auto& value : variable.values)
                line += " " + (std::holds_alternative<std::int64_t>(value)
                                   ? std::to_string(std::get<std::int64_t>(value))
                                   : std::string("-"));
        for (const auto& thread : one.outcome.stuck)
            line +=
                " " + thread.thread + " " + thread.waits_for + " " + std::to_string(thread.line);
        lines.insert(line + one.outcome.error);
    }
    return lines;
}

}  // namespace threadline::test
