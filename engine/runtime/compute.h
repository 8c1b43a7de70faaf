// Work that a CPU really does, measured in CPU time.
#pragma once

#include <chrono>
#include <functional>

namespace threadline::runtime {

// How many rounds of the calculation this machine does in a nanosecond of CPU time.
struct ComputeRate {
    double rounds_per_ns = 1;
};

// The best of several measurements against the thread's own CPU clock, so that being preempted
// does not matter. About 3 ms.
ComputeRate calibrate_compute();

// Does `demand` worth of the calculation, whatever time that takes on the clock. About every 0.1 ms
// it asks whether to go on; false ends it, and is what it gives then.
bool compute(std::chrono::nanoseconds demand, ComputeRate rate,
             const std::function<bool()>& may_go_on);

}  // namespace threadline::runtime
