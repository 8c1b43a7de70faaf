#include "engine/runtime/compute.h"

#include "engine/record/clock.h"

#include <algorithm>

namespace threadline::runtime {

namespace {

// Each round needs the one before (a linear congruential step, Knuth's MMIX constants), so no
// compiler and no CPU can do several at once, and it touches no memory.
std::uint64_t calculate(std::uint64_t rounds, std::uint64_t number) {
    for (; rounds != 0; --rounds) {
        number = number * 6364136223846793005u + 1442695040888963407u;
        asm volatile("" : "+r"(number));
    }
    return number;
}

constexpr std::uint64_t kSample = 150'000;
constexpr int kSamples = 12;

}  // namespace

ComputeRate calibrate_compute() {
    std::uint64_t number = 1;
    auto best = std::chrono::nanoseconds::max();
    for (int sample = 0; sample < kSamples; ++sample) {
        const auto before = record::thread_cpu_time();
        number = calculate(kSample, number);
        best = std::min(best, record::thread_cpu_time() - before);
        if (sample >= 3 && sample * best > std::chrono::milliseconds(3))
            break;
    }
    return {static_cast<double>(kSample) / static_cast<double>(std::max<long>(best.count(), 1))};
}

bool compute(std::chrono::nanoseconds demand, ComputeRate rate,
             const std::function<bool()>& may_go_on) {
    auto rounds =
        static_cast<std::uint64_t>(static_cast<double>(demand.count()) * rate.rounds_per_ns);
    const auto slice = static_cast<std::uint64_t>(std::max(1.0, 100'000 * rate.rounds_per_ns));
    std::uint64_t number = 1;
    while (rounds != 0) {
        if (!may_go_on())
            return false;
        const std::uint64_t now = std::min(rounds, slice);
        number = calculate(now, number);
        rounds -= now;
    }
    return true;
}

}  // namespace threadline::runtime
