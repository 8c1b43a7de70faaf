#include "engine/record/clock.h"

#include <cpuid.h>

#include <cmath>
#include <limits>

namespace threadline::record {

bool has_invariant_tsc() {
    constexpr unsigned int power_management = 0x80000007u;
    constexpr unsigned int invariant_bit = 1u << 8;
    unsigned int eax = 0, ebx = 0, ecx = 0, edx = 0;
    return __get_cpuid(power_management, &eax, &ebx, &ecx, &edx) != 0 && (edx & invariant_bit) != 0;
}

Nanoseconds thread_cpu_time() {
    timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + Nanoseconds(now.tv_nsec);
}

ClockPair sample_clock(bool invariant_tsc) {
    if (!invariant_tsc) {
        const std::uint64_t now = monotonic_raw_ns();
        return {now, now};
    }
    // The raw clock was read somewhere between two TSC reads: the closest two say best where.
    ClockPair best;
    std::uint64_t narrowest = std::numeric_limits<std::uint64_t>::max();
    for (int attempt = 0; attempt < 32; ++attempt) {
        const std::uint64_t before = __rdtsc();
        const std::uint64_t raw = monotonic_raw_ns();
        const std::uint64_t after = __rdtsc();
        if (after - before < narrowest) {
            narrowest = after - before;
            best = {before + narrowest / 2, raw};
        }
    }
    return best;
}

ClockFit::ClockFit(ClockPair first, ClockPair second) : first_(first) {
    if (second.ticks > first.ticks)
        ns_per_tick_ = static_cast<double>(second.raw_ns - first.raw_ns) /
                       static_cast<double>(second.ticks - first.ticks);
}

Nanoseconds ClockFit::since(std::uint64_t origin_ticks, std::uint64_t ticks) const {
    const auto difference = static_cast<std::int64_t>(ticks - origin_ticks);
    return Nanoseconds(std::llround(static_cast<double>(difference) * ns_per_tick_));
}

Nanoseconds ClockFit::error_at(ClockPair pair) const {
    const auto elapsed = static_cast<std::int64_t>(pair.raw_ns - first_.raw_ns);
    return since(first_.ticks, pair.ticks) - Nanoseconds(elapsed);
}

double ClockFit::ticks_per_ns() const {
    return 1.0 / ns_per_tick_;
}

}  // namespace threadline::record
