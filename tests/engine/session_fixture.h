// Whole runs with the real runner, for tests: text in, the last snapshot out. Each has to add up to
// the nanosecond.
#pragma once

#include "engine/session/memory_use.h"
#include "engine/session/session.h"
#include "tests/engine/cpu_accounting.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

// What a failing comparison prints.
template <>
inline char* QTest::toString(const std::string& text) {
    return qstrdup(text.c_str());
}

namespace threadline::test {

using namespace std::chrono_literals;
using session::RunRequest;
using session::RunSnapshot;
using session::Session;
using trace::Outcome;

class SessionFixture {
public:
    RunRequest request(const std::string& text) const {
        const auto scenario = std::filesystem::path(folder_.path().toStdString()) / "scenario.lua";
        std::ofstream(scenario) << text;
        return request_of(scenario);
    }
    static RunRequest request_of(const std::filesystem::path& scenario) {
        RunRequest what;
        what.scenario = scenario;
        what.name = "scenario";
        what.runner = std::filesystem::path(THREADLINE_BIN_DIR) / "threadline-runner";
        what.time_limit = 30s;
        return what;
    }
    RunSnapshot finished(RunRequest what) const {
        auto started = Session::start(std::move(what));
        if (!started) {
            QTest::qFail(started.error().message.c_str(), __FILE__, __LINE__);
            return RunSnapshot{};
        }
        started.value()->wait();
        RunSnapshot run = started.value()->snapshot();
        if (const QString wrong = unaccounted(run.trace); !wrong.isEmpty())
            QTest::qFail(qPrintable(wrong), __FILE__, __LINE__);
        return run;
    }
    RunSnapshot finished(const std::string& text) const { return finished(request(text)); }
    // On the virtual clock.
    RunSnapshot simulated(const std::string& text, std::uint32_t cores = 2) const {
        RunRequest what = request(text);
        what.simulated_cpu.emplace().cores = cores;
        return finished(what);
    }
    std::filesystem::path folder() const { return folder_.path().toStdString(); }

private:
    QTemporaryDir folder_;
};

inline bool claims_a_freeze(const analysis::Finding& finding) {
    return analysis::is_freeze(finding.kind);
}

// Kinds of the findings that say: these can never go on.
inline std::vector<std::string> freezes_of(const RunSnapshot& run) {
    std::vector<std::string> kinds;
    for (const analysis::Finding& finding : *run.findings)
        if (claims_a_freeze(finding))
            kinds.emplace_back(analysis::key_of(finding.kind));
    return kinds;
}

// Ended by itself, and nobody was said to be stuck: otherwise what was said instead.
inline std::string went_well(const RunSnapshot& run) {
    if (run.trace.info->outcome != Outcome::Completed)
        return std::string(trace::key_of(run.trace.info->outcome)) + " " + run.trace.info->error;
    for (const analysis::Finding& finding : *run.findings)
        if (claims_a_freeze(finding))
            return finding.title + ": " + finding.explanation;
    return "";
}

inline const trace::ActorLane* actor_lane(const RunSnapshot& run, const std::string& name) {
    for (const auto& lane : run.trace.actors)
        if (run.trace.tables->actor(lane->actor).name == name)
            return lane.get();
    return nullptr;
}

inline std::string value_of(const RunSnapshot& run, const std::string& name) {
    for (const auto& [variable, value] : run.trace.values())
        if (variable == name)
            return std::to_string(value.payload);
    return "missing";
}

}  // namespace threadline::test
