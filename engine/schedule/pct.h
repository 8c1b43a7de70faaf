// Probabilistic concurrency testing: Burckhardt, Kothari, Musuvathi, Nagarakatte, "A randomized
// scheduler with probabilistic guarantees of finding bugs", ASPLOS 2010.
//
// Each thread gets a random priority, and whoever can go on with the highest one goes. At d - 1
// random steps of the k that the run takes, whoever is about to go falls below all others. A bug
// that shows once d steps come in a certain order is found by one run with a probability of at
// least 1 / (n k^(d-1)), with n threads.
//
// Giving up a timed wait counts as a thread of its own, that can go while the wait lasts: n is the
// number of threads and of those that wait in that way. Whom a notify wakes is uniformly random.
// Where k is not known, 1000 is assumed, and the bound is that of k = 1000.
//
// Whoever tries again and again with the highest priority would keep all others from ever letting
// it go on. So once a run has taken k + 1000 steps each further choice is uniformly random, which
// is fair, and takes nothing from the bound.
//
// Fixed size and no pointers: it may lie in memory that processes share. One caller at a time.
#pragma once

#include "engine/record/choice.h"
#include "engine/record/schedule_policy.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace threadline::schedule {

class Pct {
public:
    Pct() = default;
    // `depth` is d, `steps` is k; 0: not known.
    Pct(std::uint64_t seed, std::uint32_t depth, std::uint64_t steps);

    // Which of the choices, of which there is at least one; `step` counts from 1.
    std::size_t choose(std::span<const record::Choice> choices, std::uint64_t step);

private:
    using Thread = std::uint64_t;
    static Thread thread_of(const record::Choice& choice);
    std::uint64_t priority_of(Thread thread) const;
    std::size_t highest(std::span<const record::Choice> choices) const;

    std::uint64_t seed_ = 0;
    std::uint64_t last_by_priority_ = 0;                   // of the steps
    std::uint32_t changes_ = 0;                            // d - 1
    std::array<std::uint64_t, record::deepest_pct> at_{};  // the steps of the changes
    std::array<Thread, record::deepest_pct> lowered_{};    // who fell at which; 0: not yet
};

}  // namespace threadline::schedule
