// The arguments of the events that tell what a CPU did (record/event.h), and how much CPUs can do.
#pragma once

#include "engine/trace/time.h"

#include <cstdint>

namespace threadline::trace {

inline constexpr std::int64_t cpu_limit = 1 << 16;

// Two ticks of the slowest kernel's clock: what a CPU was busy with for less is noise.
inline constexpr Duration least_busy = std::chrono::milliseconds(20);

// What the cores of a sound run add up to at most: 18 years of one, of which even ten times as
// much can be counted in nanoseconds.
inline constexpr std::uint64_t longest_core_time = std::uint64_t{1} << 59;

// A wall time of 0 or more.
constexpr bool can_add_up(Time wall, std::uint64_t cores) {
    return cores == 0 || static_cast<std::uint64_t>(wall.count()) <= longest_core_time / cores;
}

struct CpuArgument {
    std::uint16_t cpu = 0;
    std::int64_t value = 0;
};

constexpr std::int64_t packed(CpuArgument argument) {
    return argument.value * cpu_limit + argument.cpu;
}

constexpr CpuArgument unpacked(std::int64_t argument) {
    return {static_cast<std::uint16_t>(argument & (cpu_limit - 1)), argument >> 16};
}

}  // namespace threadline::trace
