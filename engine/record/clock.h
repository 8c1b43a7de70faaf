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
    // The same for many: quick where `ticks` lies in the latest stretch.
    class Since;
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
    // Of times far below 2^52 ns; a call of llround() would cost more than all the rest.
    static Nanoseconds rounded(double ns) {
        return Nanoseconds(static_cast<std::int64_t>(ns + (ns < 0 ? -0.5 : 0.5)));
    }

    ClockPair first_;
    std::array<Stretch, 5> stretches_;
    std::size_t count_ = 1;
};

class ClockFit::Since {
public:
    // The fit outlives it.
    Since(const ClockFit& fit, std::uint64_t origin_ticks)
        : fit_(fit), origin_ticks_(origin_ticks) {
        const Stretch& last = fit.stretches_[fit.count_ - 1];
        const bool only = fit.count_ == 1;
        from_ticks_ = only ? origin_ticks : last.from_ticks;
        from_ns_ = only ? 0 : last.from_ns - fit.ns_at(origin_ticks);
        ns_per_tick_ = last.ns_per_tick;
    }
    Nanoseconds operator()(std::uint64_t ticks) const {
        if (ticks < from_ticks_) [[unlikely]]
            return fit_.since(origin_ticks_, ticks);
        return rounded(from_ns_ +
                       static_cast<double>(static_cast<std::int64_t>(ticks - from_ticks_)) *
                           ns_per_tick_);
    }

private:
    const ClockFit& fit_;
    std::uint64_t origin_ticks_;
    std::uint64_t from_ticks_;
    double from_ns_;
    double ns_per_tick_;
};

}  // namespace threadline::record
