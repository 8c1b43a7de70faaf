// Visits every execution of a program that matters: of equivalent ones (path.h) exactly one.
//
// Source-DPOR with sleep sets: Abdulla, Aronis, Jonsson, Sagonas, "Source Sets: A Foundation for
// Optimal Dynamic Partial Order Reduction", JACM 64(4), 2017 (first: POPL 2014). Each step that is
// made is held against the earlier ones that it races with; where the other order is not covered by
// what is explored there anyway, a step that leads to it is added. Sleep sets then see to it that
// no two complete executions are equivalent. Instead of wakeup trees, the order that was wanted is
// kept and followed as far as it goes, so that few executions are cut short by a sleep set; these
// are counted apart.
//
// Calls that wait (a lock that is held) race as well: with the step instead of which they were
// possible, be it that they were made in the end or that they wait for ever. An actor with several
// choices (a timeout, whom to wake) is explored with all of them.
//
// Steps are made again from the beginning for each execution, so memory grows with the length of an
// execution only. A repeated step that touches something else than before is found out.
#pragma once

#include "engine/schedule/program.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace threadline::schedule {

struct Outcome {
    End end;
    std::uint64_t count = 0;       // executions explored that ended so
    std::vector<Choice> schedule;  // one of them: with the fewest preemptions, then the shortest
    std::uint32_t preemptions = 0;
};

struct ExplorationCounts {
    std::uint64_t executions = 0;  // explored to their end, no two of them equivalent
    std::uint64_t blocked = 0;     // cut short by a sleep set
    std::uint64_t outcomes = 0;    // different ones
    std::uint64_t cut = 0;         // of the executions: ended by a bound
    std::uint64_t steps = 0;       // made, the repeated ones as well
    std::size_t longest = 0;       // steps of the longest execution
    double part_done = 0;          // of the executions known so far to be needed; an estimate
};

struct Exploration {
    // Told after each step; false: stop here, in the middle of an execution too, which does not
    // count then. Where it is called from must not throw.
    using Progress = std::function<bool(const ExplorationCounts&)>;

    ExplorationCounts counts;
    bool finished = false;          // nothing is left to visit
    std::vector<Outcome> outcomes;  // in the order in which they were found

    // The program went another way under the same choices.
    struct Difference {
        std::vector<Choice> choices;  // up to, and with, the step that differed
        // Under the same choices; otherwise when independent steps came in another order: what one
        // of them touches was not all said, and whatever rests on that is not to be trusted.
        bool same_order = true;
    };
    std::optional<Difference> difference;

    // The execution that was looked for.
    struct Found {
        End end;
        std::vector<Choice> schedule;
    };
    std::optional<Found> found;
};

struct ExplorationLimits {
    std::size_t steps = 20'000;  // of one execution; a longer one is cut there
};

// Leaves the program wherever it was last. `is_sought`: asked at the end of each execution, with
// the program there; true: this one is looked for, and nothing else.
Exploration explore(Program& program, const ExplorationLimits& limits = {},
                    const Exploration::Progress& progress = {},
                    const std::function<bool()>& is_sought = {});

// A switch away from an actor that could have gone on, before a choice out of `possible`.
bool is_preemption(std::span<const Choice> possible, ActorId last, ActorId next);

}  // namespace threadline::schedule
