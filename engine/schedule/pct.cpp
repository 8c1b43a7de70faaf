#include "engine/schedule/pct.h"

#include "engine/schedule/split_mix.h"

#include <algorithm>

namespace threadline::schedule {
namespace {

constexpr std::uint64_t assumed_steps = 1000;
constexpr std::uint64_t steps_beyond = 1000;  // by priority, before it is at random

}  // namespace

Pct::Pct(std::uint64_t seed, std::uint32_t depth, std::uint64_t steps)
    : seed_(SplitMix64::mixed(seed + 1)), changes_(std::clamp(depth, 1u, record::deepest_pct) - 1) {
    const std::uint64_t expected = steps > 0 ? steps : assumed_steps;
    last_by_priority_ = expected + steps_beyond;
    SplitMix64 random(seed);
    for (std::uint32_t i = 0; i < changes_; ++i)
        at_[i] = 1 + random.below(expected);
}

Pct::Thread Pct::thread_of(const record::Choice& choice) {
    return std::uint64_t{choice.actor.value} << 1 |
           (choice.kind == record::Choice::Kind::Timeout ? 1 : 0);
}

// 1 to d - 1 for those that fell, by the change at which they did; else far above, in an order that
// the seed makes random: a bijection of the threads' numbers, so that no two are alike.
std::uint64_t Pct::priority_of(Thread thread) const {
    for (std::uint32_t i = changes_; i > 0; --i)
        if (lowered_[i - 1] == thread)
            return i;
    constexpr std::uint64_t above = record::deepest_pct;
    return std::max(SplitMix64::mixed(thread * 0x9e3779b97f4a7c15u ^ seed_), above);
}

std::size_t Pct::highest(std::span<const record::Choice> choices) const {
    std::size_t best = 0;
    std::uint64_t best_priority = 0;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const std::uint64_t priority = priority_of(thread_of(choices[i]));
        if (priority > best_priority) {
            best = i;
            best_priority = priority;
        }
    }
    return best;
}

std::size_t Pct::choose(std::span<const record::Choice> choices, std::uint64_t step) {
    if (step > last_by_priority_)
        return SplitMix64(seed_ ^ step).below(choices.size());
    std::size_t best = highest(choices);
    for (std::uint32_t i = 0; i < changes_; ++i)
        if (at_[i] == step) {
            const Thread fallen = thread_of(choices[best]);
            std::ranges::replace(lowered_, fallen, Thread{0});
            lowered_[i] = fallen;
            best = highest(choices);
        }
    // The choices of one notify stand side by side.
    const Thread chosen = thread_of(choices[best]);
    std::size_t end = best;
    while (end < choices.size() && thread_of(choices[end]) == chosen)
        ++end;
    return best + SplitMix64(seed_ ^ step).below(end - best);
}

}  // namespace threadline::schedule
