// Where the cores' time went, exact to the nanosecond: what adds up to cores * wall.
//
// From the lanes of the CPUs, estimated ones too. Where there are none, at each instant
// min(cores, actors Running) cores are busy and the others idle. The causes (idle_causes.h) add up
// to idle.
#pragma once

#include "engine/analysis/report.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace threadline::analysis {

// Idle time by its cause, of any number of stretches that do not overlap.
class IdleSums {
public:
    // O(n log n) in the intervals of the range, all of which are to be there.
    void add(const trace::Snapshot& snapshot, trace::TimeRange range);
    trace::Duration idle() const { return idle_; }
    std::vector<IdleCause> causes() const;  // that of most of it first

private:
    struct Cause {
        trace::Duration time{0};
        // What it was: most of it is told.
        std::map<std::string, trace::Duration> texts;
    };
    std::map<std::string, Cause> causes_;  // by key_of(IdleReason)
    trace::Duration idle_{0};
};

// `known_causes`: of a trace whose items are not all there, what was added up while they were.
// O(n log n) in the number of intervals.
CpuReport cpu_report(const trace::Snapshot& snapshot, std::span<const IdleCause> known_causes = {});

}  // namespace threadline::analysis
