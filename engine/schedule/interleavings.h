// All interleavings of a program at once: how many there are, how likely each outcome is if each
// choice is as likely as the others, and how few preemptions lead to it.
//
// Beginnings of executions that are equivalent (path.h) lead to the same state, so each is visited
// once: happens-before caching, as in Musuvathi, Qadeer, "Partial-Order Reduction for
// Context-Bounded State Exploration", MSR-TR-2007-12. What is left of an execution then depends on
// the state alone, and, with a bound on preemptions, on who went last and how many there were;
// states are visited in the order of the fewest preemptions that lead there. So a bound on
// preemptions is exact, which it is not beside a partial-order reduction.
//
// Memory: O(states), some 300 bytes each. Time: O(edges between states * length of an execution).
#pragma once

#include "engine/schedule/exploration.h"
#include "engine/schedule/program.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace threadline::schedule {

struct WeighedOutcome {
    Outcome outcome;         // count: classes of equivalent executions
    double probability = 0;  // only where nothing was left out
};

struct Interleavings {
    bool finished = false;  // within the limits; otherwise only what was found counts
    bool bounded = false;   // the bound on preemptions left something out
    double count = 0;       // exact up to 2^53
    ExplorationCounts counts;
    std::vector<WeighedOutcome> outcomes;
    std::optional<Exploration::Difference> difference;
};

struct InterleavingLimits {
    std::uint32_t preemptions = std::numeric_limits<std::uint32_t>::max();
    std::uint64_t steps = 300'000;  // made, the repeated ones as well
    std::size_t states = 200'000;
    std::size_t length = 20'000;  // of one execution; a longer one is cut there
};

Interleavings weigh_interleavings(Program& program, const InterleavingLimits& limits = {},
                                  const Exploration::Progress& progress = {});

// What was explored by its reduction, held against all interleavings, which were finished: with the
// probabilities and the fewest preemptions of those. `missed`: ends that one of them has and the
// other has not, which cannot be unless a footprint does not say all that a step touches; they are
// among the outcomes, and neither is to be trusted. Then there are no probabilities.
struct Weighed {
    std::vector<WeighedOutcome> outcomes;
    std::size_t missed = 0;
};
Weighed weighed(std::vector<Outcome> explored, const Interleavings& all);

// How many interleavings there are, by going through at random and multiplying what could have been
// chosen (Knuth, "Estimating the Efficiency of Backtrack Programs", Math. Comp. 29, 1975): right on
// average, and off by orders of magnitude where executions differ much in length. At most the
// largest double. `go_on` is asked before each step, and told how many probes are whole by then;
// one that it cuts short counts only if it is the first, and is too little.
double estimate_interleavings(Program& program, std::uint32_t probes, std::size_t length,
                              const std::function<bool(std::uint32_t whole)>& go_on = {});

}  // namespace threadline::schedule
