// What the session's thread shows to all others, and what they ask of it.
//
// Every member may be called from any thread.
#pragma once

#include "engine/session/run_snapshot.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

namespace threadline::session {

class Publication {
public:
    Publication();

    RunSnapshot latest() const;  // and a newer one is wanted
    void publish(RunSnapshot snapshot);
    bool is_wanted() const { return wanted_.load(std::memory_order_relaxed); }

    void request_stop() { stop_.store(true, std::memory_order_relaxed); }
    bool stop_requested() const { return stop_.load(std::memory_order_relaxed); }

    void set_failed_to_load() { failed_to_load_.store(true); }
    bool failed_to_load() const { return failed_to_load_.load(); }
    void note_finding_delay(std::chrono::nanoseconds delay);
    std::optional<std::chrono::nanoseconds> finding_delay() const;
    void note_start_up();  // the threads go now
    std::optional<std::chrono::nanoseconds> start_up_time() const;
    void set_finished();
    bool finished() const;
    void wait_until_finished() const;

private:
    mutable std::mutex mutex_;
    mutable std::condition_variable finished_changed_;
    std::shared_ptr<const RunSnapshot> latest_;
    std::optional<std::chrono::nanoseconds> finding_delay_;
    const std::chrono::steady_clock::time_point made_ = std::chrono::steady_clock::now();
    std::optional<std::chrono::nanoseconds> start_up_;
    bool finished_ = false;
    mutable std::atomic<bool> wanted_{true};
    std::atomic<bool> stop_{false};
    std::atomic<bool> failed_to_load_{false};
};

}  // namespace threadline::session
