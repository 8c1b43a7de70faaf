// Work that a CPU really does, measured in CPU time.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace threadline::runtime {

// How many rounds of the calculation this machine does in a millisecond of CPU time.
struct ComputeRate {
    double rounds_per_ns = 1;
};

// The best of several measurements against the thread's own CPU clock, so that being preempted
// does not matter. About 3 ms.
ComputeRate calibrate_compute();

// Does `demand` worth of the calculation, whatever time that takes on the clock. Ends early, and
// gives false, once *stop is not 0.
bool compute(std::chrono::nanoseconds demand, ComputeRate rate,
             const std::atomic<std::uint32_t>& stop);

}  // namespace threadline::runtime
