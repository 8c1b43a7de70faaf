// What a run was: the facts that stand beside its lanes, in its file and at the head of its report.
#pragma once

#include "engine/record/declaration.h"
#include "engine/record/value.h"
#include "engine/trace/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace threadline::trace {

enum class Clock : std::uint8_t { Real, Virtual };
enum class CpuSource : std::uint8_t { Kernel, Estimated, Simulated };
enum class Outcome : std::uint8_t { Running, Completed, Deadlocked, TimedOut, Failed, Stopped };

const char* key_of(Clock clock);       // "real"
const char* key_of(CpuSource source);  // "estimated"
const char* key_of(Outcome outcome);   // "timed-out"

using record::ParameterValue;

// What a shared variable held at the end, where the events that are left do not lead there.
struct FinalValue {
    ObjectId variable;
    Value value;
    friend bool operator==(const FinalValue&, const FinalValue&) = default;
};

struct RunInfo {
    std::string version;   // of Threadline
    std::string scenario;  // "deadlock/opposite-order", or a path
    std::string title;
    std::string source;                                              // the text that ran
    std::vector<std::pair<std::string, ParameterValue>> parameters;  // all, in declared order
    Clock clock = Clock::Real;
    std::string schedule = "free";
    std::optional<std::uint64_t> seed;
    std::string remedies;     // tried with it: "global-order,victim"; empty: none
    std::string simulate;     // what simulated time goes to, where that is not the default
    std::uint32_t cores = 1;  // that the run could use
    CpuSource cpu_source = CpuSource::Estimated;
    std::string cpu_note;  // Estimated: one line that says why, and how to allow more

    Outcome outcome = Outcome::Running;
    std::string error;       // Failed: one line
    std::string file_error;  // the trace file could not be written to its end: one line
    Duration wall{0};        // from the start gate to the last event applied, or to the kill

    std::uint64_t events_recorded = 0;
    std::uint64_t events_lost = 0;
    std::uint64_t switches_lost = 0;       // of the kernel's records
    std::vector<FinalValue> final_values;  // read at the end, after a loss; in order of ObjectId
    double overhead_percent = 0;           // estimated share of CPU time that recording took
    Duration largest_time_correction{0};   // see DESIGN.md, decision 3
    Duration clock_error{0};               // of the fit, at the end of the run
    std::uint64_t resident_kib = 0;        // high-water mark, all processes of the run
    std::uint64_t virtual_kib = 0;
    bool truncated = false;  // read from a file that ends early

    friend bool operator==(const RunInfo&, const RunInfo&) = default;
};

}  // namespace threadline::trace
