#include "engine/session/publication.h"

#include <algorithm>
#include <utility>

namespace threadline::session {

Publication::Publication() {
    RunSnapshot nothing;
    nothing.trace.info = std::make_shared<trace::RunInfo>();
    nothing.trace.tables = std::make_shared<trace::Tables>();
    nothing.findings = std::make_shared<std::vector<analysis::Finding>>();
    latest_ = std::make_shared<const RunSnapshot>(std::move(nothing));
}

RunSnapshot Publication::latest() const {
    wanted_.store(true, std::memory_order_relaxed);
    std::shared_ptr<const RunSnapshot> latest;
    {
        const std::lock_guard lock(mutex_);
        latest = latest_;
    }
    return *latest;
}

void Publication::publish(RunSnapshot snapshot) {
    wanted_.store(false, std::memory_order_relaxed);
    auto next = std::make_shared<const RunSnapshot>(std::move(snapshot));
    const std::lock_guard lock(mutex_);
    latest_.swap(next);  // the old one is freed after the lock
}

void Publication::note_finding_delay(std::chrono::nanoseconds delay) {
    const std::lock_guard lock(mutex_);
    finding_delay_ = std::max(finding_delay_.value_or(delay), delay);
}

void Publication::note_start_up() {
    const std::scoped_lock lock(mutex_);
    start_up_ = std::chrono::steady_clock::now() - made_;
}

std::optional<std::chrono::nanoseconds> Publication::start_up_time() const {
    const std::scoped_lock lock(mutex_);
    return start_up_;
}

std::optional<std::chrono::nanoseconds> Publication::finding_delay() const {
    const std::lock_guard lock(mutex_);
    return finding_delay_;
}

void Publication::set_finished() {
    {
        const std::lock_guard lock(mutex_);
        finished_ = true;
    }
    finished_changed_.notify_all();
}

bool Publication::finished() const {
    const std::lock_guard lock(mutex_);
    return finished_;
}

void Publication::wait_until_finished() const {
    std::unique_lock lock(mutex_);
    finished_changed_.wait(lock, [this] { return finished_; });
}

}  // namespace threadline::session
