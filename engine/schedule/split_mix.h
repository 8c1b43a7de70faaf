// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea, Flood: "Fast
// splittable pseudorandom number generators", OOPSLA 2014). Eight bytes of state, all seeds good.
#pragma once

#include <cstdint>

namespace threadline::schedule {

class SplitMix64 {
public:
    explicit constexpr SplitMix64(std::uint64_t seed) : state_(seed) {}

    constexpr std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15u;
        return mixed(state_);
    }

    // Uniformly from 0 to count - 1; `count` is not 0. What is left over at the end of the range of
    // 64 bits is drawn again, so that none is more likely than the others.
    constexpr std::uint64_t below(std::uint64_t count) {
        const std::uint64_t left_over = (0 - count) % count;  // 2^64 mod count
        std::uint64_t drawn = next();
        while (drawn < left_over)
            drawn = next();
        return drawn % count;
    }

    // The output function alone: a bijection that scatters.
    static constexpr std::uint64_t mixed(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

private:
    std::uint64_t state_;
};

}  // namespace threadline::schedule
