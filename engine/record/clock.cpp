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
    stretches_[0].from_ticks = first.ticks;
    if (second.ticks > first.ticks)
        stretches_[0].ns_per_tick = static_cast<double>(second.raw_ns - first.raw_ns) /
                                    static_cast<double>(second.ticks - first.ticks);
}

void ClockFit::refine(ClockPair now) {
    const Stretch& last = stretches_[count_ - 1];
    if (count_ == stretches_.size() || now.ticks <= last.from_ticks)
        return;
    const double rate = static_cast<double>(now.raw_ns - first_.raw_ns) /
                        static_cast<double>(now.ticks - first_.ticks);
    stretches_[count_] = {now.ticks, ns_at(now.ticks), rate};
    ++count_;
}

double ClockFit::ns_at(std::uint64_t ticks) const {
    std::size_t index = count_ - 1;
    while (index > 0 && ticks < stretches_[index].from_ticks)
        --index;
    const Stretch& stretch = stretches_[index];
    return stretch.from_ns +
           static_cast<double>(static_cast<std::int64_t>(ticks - stretch.from_ticks)) *
               stretch.ns_per_tick;
}

Nanoseconds ClockFit::since(std::uint64_t origin_ticks, std::uint64_t ticks) const {
    if (count_ == 1) {
        const auto difference = static_cast<std::int64_t>(ticks - origin_ticks);
        return rounded(static_cast<double>(difference) * stretches_[0].ns_per_tick);
    }
    return rounded(ns_at(ticks) - ns_at(origin_ticks));
}

Nanoseconds ClockFit::error_at(ClockPair pair) const {
    const auto elapsed = static_cast<std::int64_t>(pair.raw_ns - first_.raw_ns);
    return since(first_.ticks, pair.ticks) - Nanoseconds(elapsed);
}

double ClockFit::ticks_per_ns() const {
    return 1.0 / stretches_[count_ - 1].ns_per_tick;
}

}  // namespace threadline::record
