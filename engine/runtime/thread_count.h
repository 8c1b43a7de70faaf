// How many scenario threads of this process have not ended, beside its main thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace threadline::runtime {

class ThreadCount {
public:
    void add() {
        const std::lock_guard guard(mutex_);
        ++count_;
    }
    void remove() {
        const std::lock_guard guard(mutex_);
        if (--count_ == 0)
            none_.notify_all();
    }
    void wait_for_none() {
        std::unique_lock guard(mutex_);
        none_.wait(guard, [this] { return count_ == 0; });
    }

private:
    std::mutex mutex_;
    std::condition_variable none_;
    std::size_t count_ = 0;
};

}  // namespace threadline::runtime
