// The arguments of the events that tell what a CPU did (record/event.h).
#pragma once

#include <cstdint>

namespace threadline::trace {

inline constexpr std::int64_t cpu_limit = 1 << 16;

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
