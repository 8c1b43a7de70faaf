// A spin lock of four bytes that works between processes. It is held for tens of nanoseconds only:
// one transition of one object, or one append to a table. Unlocking is a plain store, so that a
// recorded operation costs a single atomic read-modify-write.
//
// A process that dies inside (only SIGKILL can do that) leaves it locked: the run that it belonged
// to is over then, and the session kills the rest of it.
#pragma once

#include <atomic>
#include <cstdint>

#include <sched.h>

namespace threadline::record {

class Guard {
public:
    explicit Guard(std::atomic<std::uint32_t>& word) : word_(word) {
        while (word_.exchange(1, std::memory_order_acquire) != 0)
            wait();
    }
    ~Guard() { word_.store(0, std::memory_order_release); }
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

private:
    // Out of line, so that whoever finds it free need not make room for what is done here.
    [[gnu::noinline, gnu::cold]] void wait() const {
        // The holder may have been preempted: after a short spin give it the CPU.
        for (int spin = 0; word_.load(std::memory_order_relaxed) != 0; ++spin) {
            if (spin < 64)
                __builtin_ia32_pause();
            else
                sched_yield();
        }
    }

    std::atomic<std::uint32_t>& word_;
};

}  // namespace threadline::record
