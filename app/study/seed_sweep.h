// One run of a scenario after another, each under a schedule with the next seed: how they end, and
// how often. On a thread of its own; nothing here waits for a run but the destructor, which ends
// it.
#pragma once

#include "app/cli/outcome_counts.h"

#include "engine/session/session.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace threadline::app {

class SeedSweep {
public:
    struct Progress {
        std::vector<OutcomeCount> outcomes;  // their first run has the seed first_seed + `first`
        std::uint64_t done = 0;
        std::string error;  // why no run came about; one line
    };

    // `request` has a schedule with a seed, its first one; it takes `runs` from there.
    SeedSweep(session::RunRequest request, std::uint64_t runs);
    ~SeedSweep();
    SeedSweep(const SeedSweep&) = delete;
    SeedSweep& operator=(const SeedSweep&) = delete;

    Progress progress() const;
    std::uint64_t runs() const { return runs_; }
    std::uint64_t first_seed() const { return first_seed_; }
    // Which of its runs that seed gave, again.
    record::SchedulePolicy schedule_of(std::uint64_t seed) const;
    // With what it has by now; returns at once.
    void stop() { stopping_ = true; }
    bool finished() const { return finished_; }

private:
    void work();
    bool measure_steps();
    bool run_one(std::uint64_t number);
    std::unique_ptr<session::Session> finished_run(record::SchedulePolicy schedule);

    session::RunRequest request_;  // its policy is complete once a first run has been counted
    std::uint64_t runs_;
    std::uint64_t first_seed_;
    mutable std::mutex mutex_;
    OutcomeTally tally_;
    std::string error_;
    std::atomic<bool> stopping_ = false;
    std::atomic<bool> finished_ = false;
    std::thread thread_;
};

}  // namespace threadline::app
