#include "engine/record/futex.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace threadline::record {

static_assert(sizeof(std::atomic<std::uint32_t>) == sizeof(std::uint32_t) &&
              std::atomic<std::uint32_t>::is_always_lock_free);

bool futex_wait(std::atomic<std::uint32_t>& word, std::uint32_t expected, FutexDeadline deadline) {
    timespec until{};
    if (deadline) {
        const auto ns = std::max<std::int64_t>(
            0, std::chrono::nanoseconds(deadline->time_since_epoch()).count());
        until.tv_sec = ns / 1'000'000'000;
        until.tv_nsec = ns % 1'000'000'000;
    }
    // The bitset variant takes an absolute time on CLOCK_MONOTONIC.
    const long result = syscall(SYS_futex, &word, FUTEX_WAIT_BITSET, expected,
                                deadline ? &until : nullptr, nullptr, FUTEX_BITSET_MATCH_ANY);
    return result == 0 || errno != ETIMEDOUT;
}

void futex_wake(std::atomic<std::uint32_t>& word, int how_many) {
    syscall(SYS_futex, &word, FUTEX_WAKE, how_many, nullptr, nullptr, 0);
}

}  // namespace threadline::record
