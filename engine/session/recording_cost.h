// What recording costs a thread on this machine: measured, once in a process.
#pragma once

#include <chrono>
#include <cstdint>

namespace threadline::session {

struct RecordingCost {
    using Nanoseconds = std::chrono::duration<double, std::nano>;
    Nanoseconds event{0};        // to record one
    Nanoseconds cpu_reading{0};  // to read the thread's CPU clock, before and after each block

    // `cpu_readings` of the `events` say what the CPU clock was.
    Nanoseconds of(std::uint64_t events, std::uint64_t cpu_readings) const {
        return event * static_cast<double>(events) +
               cpu_reading * static_cast<double>(cpu_readings);
    }
};

// The first call takes a fraction of a millisecond.
const RecordingCost& recording_cost();

}  // namespace threadline::session
