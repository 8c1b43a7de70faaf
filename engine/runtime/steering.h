// Steers a scenario into a circle of lock waits: whoever of the circle comes to hold its lock and
// to ask for the next is held there, while the others go on in an order at random; if nobody else
// can go on, one of those held is let go. Repeated with other random numbers, as in DeadlockFuzzer
// (Joshi, Park, Sen, Naik, "A Randomized Dynamic Program Analysis Technique for Detecting Real
// Deadlocks", PLDI 2009), which finds most circles at once, however many threads they have.
#pragma once

#include "engine/record/steering.h"
#include "engine/runtime/explored_scenario.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace threadline::runtime {

struct SteeringBudget {
    std::uint32_t executions = 400;
    std::uint64_t steps = 400'000;
};

struct Steered {
    // To the end of an execution in which all of the circle wait; none: it did not come to that.
    std::optional<std::vector<record::Choice>> schedule;
    schedule::End end;  // of that execution
    std::uint64_t executions = 0;
    std::uint64_t steps = 0;
    bool was_stopped = false;
};

// `go_on`: asked after each step; false: stop here.
Steered steer(ExploredScenario& scenario, const record::LockCircle& circle,
              const SteeringBudget& budget, const std::function<bool(const Steered&)>& go_on);

// Whether all of the circle wait where it says, at the end of an execution.
bool is_caught(ExploredScenario& scenario, const record::LockCircle& circle);

}  // namespace threadline::runtime
