// Runs that are told by their numbers alone, to be judged.
#pragma once

#include "engine/analysis/bottleneck.h"
#include "engine/trace/run_info.h"

#include <chrono>

namespace threadline::test {

inline trace::RunInfo on_cores(std::uint32_t cores) {
    trace::RunInfo info;
    info.cores = cores;
    info.outcome = trace::Outcome::Completed;
    return info;
}

// Of 100 ms on two cores, with two threads.
inline analysis::BottleneckNumbers numbers(trace::Duration work) {
    analysis::BottleneckNumbers it;
    it.wall = std::chrono::milliseconds(100);
    it.cores = 2;
    it.threads = 2;
    it.work = work;
    it.thread_time.add(trace::State::Running, work);
    return it;
}

}  // namespace threadline::test
