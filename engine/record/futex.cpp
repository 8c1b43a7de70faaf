#include "engine/record/futex.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>

namespace threadline::record {

static_assert(sizeof(std::atomic<std::uint32_t>) == sizeof(std::uint32_t) &&
              std::atomic<std::uint32_t>::is_always_lock_free);

static_assert(std::endian::native == std::endian::little,
              "the low half of a counter lies at its address");

namespace {

// Only the address of the word is used: the kernel reads it.
bool wait(const void* word, std::uint32_t expected, FutexDeadline deadline) {
    timespec until{};
    if (deadline) {
        const auto ns = std::max<std::int64_t>(
            0, std::chrono::nanoseconds(deadline->time_since_epoch()).count());
        until.tv_sec = ns / 1'000'000'000;
        until.tv_nsec = ns % 1'000'000'000;
    }
    // The bitset variant takes an absolute time on CLOCK_MONOTONIC.
    const long result = syscall(SYS_futex, word, FUTEX_WAIT_BITSET, expected,
                                deadline ? &until : nullptr, nullptr, FUTEX_BITSET_MATCH_ANY);
    return result == 0 || errno != ETIMEDOUT;
}

void wake(const void* word, int how_many) {
    syscall(SYS_futex, word, FUTEX_WAKE, how_many, nullptr, nullptr, 0);
}

}  // namespace

bool futex_wait(std::atomic<std::uint32_t>& word, std::uint32_t expected, FutexDeadline deadline) {
    return wait(&word, expected, deadline);
}

bool futex_wait(std::atomic<std::uint64_t>& counter, std::uint64_t expected,
                FutexDeadline deadline) {
    return wait(&counter, static_cast<std::uint32_t>(expected), deadline);
}

void futex_wake(std::atomic<std::uint32_t>& word, int how_many) {
    wake(&word, how_many);
}

void futex_wake(std::atomic<std::uint64_t>& counter, int how_many) {
    wake(&counter, how_many);
}

}  // namespace threadline::record
