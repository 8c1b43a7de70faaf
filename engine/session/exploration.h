// Explores one scenario, seen from outside: starts the runner that explores, follows its progress,
// takes its report, and has the schedule of each outcome replayed on real threads.
//
// start() returns at once; a thread of its own does the work and outlives the runner. Destroying an
// exploration ends it: its processes are killed and reaped before the destructor returns.
//
// Threads: all functions from any thread. The callbacks come on the exploration's thread; they must
// be quick and must not call back into it.
#pragma once

#include "engine/record/exploration_report.h"
#include "engine/record/remedies.h"
#include "engine/record/schedule_text.h"
#include "engine/record/steering.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace threadline::session {

struct ExplorationRequest {
    std::filesystem::path scenario;     // a .lua file
    std::string name;                   // as reports name it
    std::optional<std::string> source;  // edited text to explore instead
    std::vector<std::pair<std::string, std::string>> parameters;
    record::ExplorationBounds bounds;
    std::uint64_t seed = 0;
    record::Remedies remedies;  // tried with it
    // Not empty: look for this circle of waits alone, within a small budget. Found, it is the only
    // outcome; if the exploration finished without one, it cannot be reached.
    record::LockCircle steer;
    // Replay the schedules of outcomes: of the first ones, which are those that went wrong if any
    // did. Each takes about ten milliseconds.
    bool confirm = true;
    std::size_t most_replays = 48;
    std::filesystem::path runner;  // threadline-runner
};

struct ConfirmedOutcome {
    record::ExploredOutcome outcome;
    // Replayed on real threads its schedule ended the same. None: it was not replayed.
    std::optional<bool> confirmed;
    bool loses_updates = false;  // in the replay that confirmed it
    record::Schedule schedule;   // to be kept, and replayed
};

struct FinishedExploration {
    record::ExplorationReport report;  // its outcomes stand in `outcomes`
    std::vector<ConfirmedOutcome> outcomes;
};

// It deadlocks, breaks off, fails a check or loses updates.
bool is_wrong(const ConfirmedOutcome& one);

// How many of the outcomes were replayed, and how many of those ended otherwise.
struct Replays {
    std::size_t made = 0;
    std::size_t refuted = 0;
};
Replays replays_of(const FinishedExploration& exploration);
// What was explored is not what runs if a replay ended otherwise: the report is not to be trusted.
void doubt_what_is_refuted(FinishedExploration& exploration);

class Exploration {
public:
    struct Observer {
        std::function<void()> progress;  // there is news
        std::function<void()> finished;
    };

    // The error: no such file, or no runner.
    static Result<std::unique_ptr<Exploration>> start(ExplorationRequest request,
                                                      Observer observer = {});
    ~Exploration();

    struct Progress {
        record::ExplorationProgress explored;
        std::size_t replayed = 0;
        std::size_t to_replay = 0;  // 0: it still explores
    };
    Progress progress() const;
    // Ends it with what it has by now, which comes soon after; a replay that goes on is given up.
    void stop();
    bool finished() const;
    void wait();
    // Once finished. The error: it did not load, or the runner broke; one line.
    const Result<FinishedExploration>& result() const;
    bool failed_to_load() const;

private:
    struct Impl;
    explicit Exploration(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace threadline::session
