// Random numbers of a scenario: the same from the same seed on any machine. One generator a Lua
// state.
#pragma once

#include "engine/schedule/split_mix.h"

#include <cstdint>

namespace threadline::runtime {

class Random {
public:
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0)
        : state_(mix(seed) ^ mix(stream * 0x9e3779b97f4a7c15u + 1)) {}

    std::uint64_t next() { return mix(state_ += 0x9e3779b97f4a7c15u); }

    // In [0, 1), from the upper 53 bits.
    double fraction() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    // In [low, high], both included; by rejection, so every number is equally likely.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        const auto span = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
        if (span == UINT64_MAX)
            return static_cast<std::int64_t>(next());
        const std::uint64_t count = span + 1;
        const std::uint64_t limit = UINT64_MAX - UINT64_MAX % count;
        std::uint64_t number = next();
        while (number >= limit)
            number = next();
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + number % count);
    }

private:
    static std::uint64_t mix(std::uint64_t z) { return schedule::SplitMix64::mixed(z); }

    std::uint64_t state_;
};

}  // namespace threadline::runtime
