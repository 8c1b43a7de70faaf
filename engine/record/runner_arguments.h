// How the session speaks to threadline-runner: its command line and the descriptors that it
// inherits.
//
//   threadline-runner --describe FILE...            prints the declarations as JSON (declaration.h)
//   threadline-runner --memory FD --watch FD --scenario FILE [--source FD] [--seed N]
//                     [--virtual CPU --time-limit NS [--schedule POLICY [--choices FD]]]
//                     [--what-if REMEDIES] [-p NAME=VALUE]...
//                                                   runs; exit 0 done, 2 does not load, 3 broke
//   threadline-runner --explore BOUNDS --watch FD --scenario FILE [--source FD] [--seed N]
//                     [--what-if REMEDIES] [--steer CIRCLE] [-p NAME=VALUE]...
//                                                   explores; prints progress, and then the report,
//                                                   as lines of JSON (exploration_report.h); after
//                                                   SIGTERM the report of what it has
//
// memory: the memfd of layout.h. watch: the reading end of a pipe whose writing end only the
// session holds: end-of-file means that the session is gone, and every process of the run kills the
// process group. source: text to run in place of the file's (errors still name the file).
// virtual: on the virtual clock, with the cores of SimulatedCpu::to_text(), until the simulated
// time limit. schedule: who decides, as SchedulePolicy::parse() reads it; choices: those that
// are to be made first, one record::Choice after the other. what-if: Remedies::to_text().
// steer: look for nothing but this circle of waits, as record/steering.h writes it.
// What went wrong stands in SharedMemory::error() and, as one line, on standard error.
#pragma once

#include "engine/record/exploration_report.h"
#include "engine/record/remedies.h"
#include "engine/record/result.h"
#include "engine/record/schedule_policy.h"
#include "engine/record/simulated_cpu.h"
#include "engine/record/steering.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace threadline::record {

struct RunnerArguments {
    std::vector<std::string> describe;         // not empty: describe these, nothing else counts
    std::optional<ExplorationBounds> explore;  // explore it, in place of running it
    LockCircle steer;                          // explore: not empty: into this circle alone
    int memory_fd = -1;                        // not needed to explore
    int watch_fd = -1;
    int source_fd = -1;   // -1: read the file
    int choices_fd = -1;  // -1: none
    std::string scenario;
    std::uint64_t seed = 0;
    std::optional<SimulatedCpu> simulated_cpu;  // none: the real clock
    std::chrono::nanoseconds time_limit{0};     // simulated
    SchedulePolicy schedule;                    // its choices come through the descriptor
    Remedies remedies;
    std::vector<std::pair<std::string, std::string>> parameters;

    // Without the program's own name.
    std::vector<std::string> to_command_line() const;
    static Result<RunnerArguments> parse(const std::vector<std::string>& arguments);
};

}  // namespace threadline::record
