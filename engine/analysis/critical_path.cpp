#include "engine/analysis/critical_path.h"

#include <algorithm>
#include <map>
#include <optional>

namespace threadline::analysis {
namespace {

using trace::ActorLane;
using trace::Duration;
using trace::Hold;
using trace::State;
using trace::Time;
using trace::TimeRange;
using trace::Wake;

// Since when it only waits; its end if it does not.
Time waits_since(const ActorLane& lane) {
    const auto waits = [](State state) { return state != State::Running && state != State::Ready; };
    if (lane.open && !waits(lane.open->state))
        return lane.end;
    std::size_t first = lane.intervals.size();
    while (first > 0 && waits(lane.intervals[first - 1].state))
        --first;
    return first > 0 ? lane.intervals[first - 1].end : lane.begin;
}

// The greatest is where the path ends.
auto lateness(const ActorLane& lane) {
    return std::pair(lane.end, waits_since(lane));
}

const ActorLane* last_of(const trace::Snapshot& snapshot) {
    const auto last =
        std::max_element(snapshot.actors.begin(), snapshot.actors.end(),
                         [](const auto& a, const auto& b) { return lateness(*a) < lateness(*b); });
    return last == snapshot.actors.end() ? nullptr : last->get();
}

class Walk {
public:
    explicit Walk(const trace::Snapshot& snapshot) : snapshot_(snapshot) {}

    CriticalPath back_from_the_end() {
        Time at = snapshot_.now;
        const ActorLane* lane = last_of(snapshot_);
        if (lane) {
            step(at, lane->end, {});
            const auto last = lane->open                ? lane->open
                              : lane->intervals.empty() ? std::nullopt
                                                        : std::optional(lane->intervals.back());
            if (last && last->state == State::Deadlocked)
                path_.underneath = last->underneath;
        }
        auto place = static_cast<std::uint32_t>(snapshot_.events + 1);
        while (lane) {
            const trace::WakeLane* wakes = snapshot_.wakes_of(lane->actor);
            const auto wake = wakes ? wakes->before(at, place) : std::nullopt;
            const ActorLane* waker = wake ? snapshot_.lane_of(wake->waker) : nullptr;
            if (!waker) {
                step(at, lane->begin, lane->actor);
                break;
            }
            // A started thread is not there yet when it is let go on.
            step(at, std::max(wake->begin, lane->begin), lane->actor);
            step(at, wake->begin, {});
            if (wake->kind == trace::WakeKind::Unlock)
                ++hand_overs_[wake->object];
            place = wake->from;
            lane = waker;
        }
        step(at, Time{0}, {});
        std::reverse(path_.steps.begin(), path_.steps.end());
        add_threads();
        add_locks();
        return std::move(path_);
    }

private:
    // From `at` back to `begin`.
    void step(Time& at, Time begin, ActorId actor) {
        begin = std::clamp(begin, Time{0}, at);
        if (begin == at)
            return;
        const TimeRange range{begin, at};
        at = begin;
        if (!path_.steps.empty() && path_.steps.back().actor == actor)
            path_.steps.back().range.begin = begin;
        else
            path_.steps.push_back({range, actor});
    }

    void add_threads() {
        for (const PathStep& step : path_.steps) {
            if (!step.actor) {
                path_.outside += step.range.length();
                continue;
            }
            path_.states.merge(snapshot_.lane_of(step.actor)->shares(step.range));
            steps_of_[step.actor].push_back(step.range);
        }
        for (const auto& [actor, steps] : steps_of_) {
            Duration time{0};
            for (const TimeRange range : steps)
                time += range.length();
            path_.threads.push_back({actor, time});
        }
        std::stable_sort(
            path_.threads.begin(), path_.threads.end(),
            [](const ThreadOnPath& a, const ThreadOnPath& b) { return a.time > b.time; });
    }

    void add_locks() {
        std::map<ObjectId, Duration> held;
        for (const auto& [actor, steps] : steps_of_)
            add_holds_of(*snapshot_.lane_of(actor), steps, held);
        for (const auto& [lock, count] : hand_overs_)
            held[lock] += Duration{0};
        for (const auto& [lock, time] : held)
            if (const auto count = hand_overs_.find(lock);
                time > Duration{0} || count != hand_overs_.end())
                path_.locks.push_back({lock, time, count == hand_overs_.end() ? 0 : count->second});
        std::stable_sort(path_.locks.begin(), path_.locks.end(),
                         [](const LockOnPath& a, const LockOnPath& b) { return a.held > b.held; });
    }

    static void add_holds_of(const ActorLane& lane, const std::vector<TimeRange>& steps,
                             std::map<ObjectId, Duration>& held) {
        // How much of the path runs here before `t`.
        std::vector<Duration> before(steps.size() + 1, Duration{0});
        for (std::size_t i = 0; i < steps.size(); ++i)
            before[i + 1] = before[i] + steps[i].length();
        const auto on_path_before = [&](Time t) {
            const auto next = std::upper_bound(
                steps.begin(), steps.end(), t,
                [](Time time, const TimeRange& range) { return time < range.begin; });
            const auto index = static_cast<std::size_t>(next - steps.begin());
            if (index == 0)
                return Duration{0};
            return before[index - 1] +
                   std::min(t - steps[index - 1].begin, steps[index - 1].length());
        };
        // A reader may hold a lock twice at once.
        std::map<ObjectId, std::vector<TimeRange>> by_lock;
        const auto add = [&](const Hold& hold) {
            if (on_path_before(hold.end) > on_path_before(hold.begin))
                by_lock[hold.lock].push_back(hold.range());
        };
        for (std::size_t i = 0; i < lane.holds.size(); ++i)
            add(lane.holds[i]);
        for (const Hold& hold : lane.open_holds)
            add(hold);
        for (auto& [lock, ranges] : by_lock) {
            std::sort(ranges.begin(), ranges.end(),
                      [](TimeRange a, TimeRange b) { return a.begin < b.begin; });
            Time counted{0};
            for (const TimeRange range : ranges) {
                const Time from = std::max(range.begin, counted);
                if (range.end > from)
                    held[lock] += on_path_before(range.end) - on_path_before(from);
                counted = std::max(counted, range.end);
            }
        }
    }

    const trace::Snapshot& snapshot_;
    CriticalPath path_;
    std::map<ActorId, std::vector<TimeRange>> steps_of_;  // in order of time
    std::map<ObjectId, std::uint64_t> hand_overs_;
};

}  // namespace

Duration CriticalPath::length() const {
    Duration sum{0};
    for (const PathStep& step : steps)
        sum += step.range.length();
    return sum;
}

bool knows_wakes(const trace::Snapshot& snapshot) {
    if (!snapshot.is_detailed(snapshot.range()))
        return false;  // of a long trace only those of a part are in memory
    if (!snapshot.wakes.empty())
        return true;
    for (const auto& lane : snapshot.actors)
        for (std::size_t i = 0; i < lane->intervals.size(); ++i)
            if (lane->intervals[i].woken_by)
                return false;
    return true;
}

CriticalPath critical_path(const trace::Snapshot& snapshot) {
    return Walk(snapshot).back_from_the_end();
}

}  // namespace threadline::analysis
