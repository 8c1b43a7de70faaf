// Where the cores' time went, exact to the nanosecond: what adds up to cores * wall.
//
// From the lanes of the CPUs, estimated ones too. Where there are none, at each instant
// min(cores, actors Running) cores are busy and the others idle. The causes (idle_causes.h) add up
// to idle.
#pragma once

#include "engine/analysis/idle_causes.h"
#include "engine/analysis/report.h"

#include <map>
#include <tuple>
#include <vector>

namespace threadline::analysis {

// Idle time by its cause, of any number of stretches that do not overlap.
class IdleSums {
public:
    void add(const IdleStretch& stretch);
    trace::Duration idle() const { return idle_; }
    std::vector<IdleCause> causes(const trace::Tables& tables) const;  // that of most of it first

private:
    std::map<std::tuple<IdleReason, ObjectId, ActorId>, trace::Duration> times_;
    trace::Duration idle_{0};
};

// Other programs had so much of this time of the cores that it shows in how long things took.
bool is_much_of_others(trace::Duration others, trace::Duration cores_time);

// What the lanes of all CPUs say together. O(n) in their intervals.
trace::CpuShares cpu_uses(const trace::Snapshot& snapshot);

// `known_causes`: of a trace whose items are not all there, what was added up while they were.
// O(n log n) in the number of intervals.
CpuReport cpu_report(const trace::Snapshot& snapshot, std::span<const IdleCause> known_causes = {});

}  // namespace threadline::analysis
