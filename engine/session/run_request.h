// What to run, and how.
#pragma once

#include "engine/record/declaration.h"
#include "engine/record/layout.h"
#include "engine/record/remedies.h"
#include "engine/record/schedule_policy.h"
#include "engine/record/simulated_cpu.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace threadline::session {

struct RunRequest {
    std::filesystem::path scenario;                  // a .lua file
    std::string name;                                // as reports name it
    std::optional<std::string> source;               // edited text to run instead
    std::optional<record::Declaration> declaration;  // known already; otherwise the runner is asked
    std::vector<std::pair<std::string, std::string>> parameters;  // as given, checked by the runner
    std::chrono::milliseconds time_limit{30'000};
    std::chrono::milliseconds deadlock_grace{100};      // so that the picture shows the freeze
    std::optional<record::SimulatedCpu> simulated_cpu;  // the virtual clock; none: the real one
    // Who goes next. One that decides runs on the virtual clock, on one core.
    record::SchedulePolicy schedule;
    // What is tried with it, although the script stays as it is. Where one cannot be, the run does
    // not load, and says why.
    record::Remedies remedies;
    record::OverflowPolicy overflow = record::OverflowPolicy::CountLost;
    // Watch the kernel's context switches where it allows that. Off, CPU figures are estimated, as
    // on systems that refuse; so is it with THREADLINE_KERNEL_SWITCHES=0 in the environment.
    bool kernel_switches = true;
    // What the lanes of a run that goes on hold, in bytes, about. What is older is let go of: it is
    // in the file, if there is one, and the overviews of the lanes keep what it was, as finely as
    // half of it allows.
    std::size_t memory = std::size_t{1} << 30;
    // False: nothing is recorded, and nothing is known afterwards but how the run ended and when:
    // what a benchmark of the recording compares with. On the real clock only.
    bool recording = true;
    record::Limits limits;
    // Of math.random in the scenario; 0: with a schedule that has a seed, that one.
    std::uint64_t seed = 0;
    std::optional<std::filesystem::path> file;  // a .tline, written as the run goes
    std::filesystem::path runner;               // threadline-runner
};

}  // namespace threadline::session
