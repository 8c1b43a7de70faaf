// Ticks, and what they mean in nanoseconds (DESIGN.md, decision 4).
//
// Ticks are the TSC where CPUID says that it is invariant, CLOCK_MONOTONIC_RAW otherwise. A fit
// maps them to nanoseconds: two pairs (ticks, raw), each taken as the best of several reads, some
// milliseconds apart; later pairs make it finer for the time that is yet to come. The session fits;
// the runner only reads ticks.
#pragma once

#include <x86intrin.h>
#include <array>
#include <chrono>
#include <cstdint>
#include <ctime>

namespace threadline::record {

using Nanoseconds = std::chrono::nanoseconds;

bool has_invariant_tsc();  // CPUID 0x80000007, EDX bit 8

inline std::uint64_t monotonic_raw_ns() {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC_RAW, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000u +
           static_cast<std::uint64_t>(now.tv_nsec);
}

inline std::uint64_t read_ticks(bool invariant_tsc) {
    return invariant_tsc ? __rdtsc() : monotonic_raw_ns();
}

// CPU time of the calling thread so far, CLOCK_THREAD_CPUTIME_ID.
Nanoseconds thread_cpu_time();

struct ClockPair {
    std::uint64_t ticks = 0;
    std::uint64_t raw_ns = 0;
};
ClockPair sample_clock(bool invariant_tsc);

class ClockFit {
public:
    ClockFit() = default;  // identity: ticks are nanoseconds
    ClockFit(ClockPair first, ClockPair second);

    // From `now` on the rate is that between the first pair and this one, over a longer time than
    // before. What was said of earlier ticks stays so, and time makes no jump. A few times at most;
    // further calls do nothing.
    void refine(ClockPair now);

    // Nanoseconds from `origin_ticks` to `ticks`, negative where ticks is earlier.
    Nanoseconds since(std::uint64_t origin_ticks, std::uint64_t ticks) const;
    // How far the fit has drifted from the clock by the time of `pair`.
    Nanoseconds error_at(ClockPair pair) const;
    double ticks_per_ns() const;  // the finest

private:
    struct Stretch {
        std::uint64_t from_ticks = 0;
        double from_ns = 0;  // since the first pair
        double ns_per_tick = 1.0;
    };
    double ns_at(std::uint64_t ticks) const;

    ClockPair first_;
    std::array<Stretch, 4> stretches_;
    std::size_t count_ = 1;
};

}  // namespace threadline::record
