// The two futex calls that the engine needs, on words in memory shared between processes
// (man 2 futex; no FUTEX_PRIVATE_FLAG).
#pragma once

#include <ctime>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

namespace threadline::record {

using FutexDeadline = std::optional<std::chrono::steady_clock::time_point>;  // CLOCK_MONOTONIC

// Sleeps while `word` is `expected`; false once the deadline is over. Also wakes without a reason.
bool futex_wait(std::atomic<std::uint32_t>& word, std::uint32_t expected, FutexDeadline deadline);
void futex_wake(std::atomic<std::uint32_t>& word, int how_many);

// The same on the low half of a counter that only grows; the kernel compares 32 bits.
bool futex_wait(std::atomic<std::uint64_t>& counter, std::uint64_t expected,
                FutexDeadline deadline);
void futex_wake(std::atomic<std::uint64_t>& counter, int how_many);

}  // namespace threadline::record
