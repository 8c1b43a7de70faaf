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

bool waits(const trace::Interval& interval) {
    return interval.state != State::Running && interval.state != State::Ready;
}

// Since when an actor only waits; its end if it does not. Not certain yet: since then or earlier.
struct Waiting {
    const ActorLane* lane = nullptr;
    Time since{0};
    bool certain = true;
};

Waiting waiting_of(const ActorLane& lane) {
    if (lane.open && !waits(*lane.open))
        return {&lane, lane.end};
    std::size_t first = lane.intervals.size();
    while (first > 0 && waits(lane.intervals[first - 1]))
        --first;
    if (first > 0)
        return {&lane, lane.intervals[first - 1].end};
    const Time since = !lane.intervals.empty() ? lane.intervals[0].begin
                       : lane.open             ? lane.open->begin
                                               : lane.begin;
    return {&lane, since, since <= lane.begin};
}

// Who began to wait last is looked for from the latest down: of few it has to be known exactly.
const ActorLane* last_of(const trace::Snapshot& snapshot,
                         const CriticalPathWalk::IntervalBefore& before) {
    Time end{-1};
    for (const auto& lane : snapshot.actors)
        end = std::max(end, lane->end);
    std::vector<Waiting> last;
    for (const auto& lane : snapshot.actors)
        if (lane->end == end)
            last.push_back(waiting_of(*lane));
    while (!last.empty()) {
        const auto latest =
            std::max_element(last.begin(), last.end(),
                             [](const Waiting& a, const Waiting& b) { return a.since < b.since; });
        if (latest->certain || !before)
            return latest->lane;
        const auto earlier = before(latest->lane->actor, latest->since);
        if (earlier && waits(*earlier))
            latest->since = earlier->begin;
        latest->certain = !earlier || !waits(*earlier) || latest->since <= latest->lane->begin;
    }
    return nullptr;
}

// How much of the steps of one lane, which are in order of time, lies before a time.
class StepsBefore {
public:
    explicit StepsBefore(const std::vector<TimeRange>& steps) : steps_(steps), before_(1) {
        for (const TimeRange step : steps)
            before_.push_back(before_.back() + step.length());
    }
    Duration operator()(Time t) const {
        const auto next =
            std::upper_bound(steps_.begin(), steps_.end(), t,
                             [](Time time, const TimeRange& step) { return time < step.begin; });
        const auto index = static_cast<std::size_t>(next - steps_.begin());
        if (index == 0)
            return Duration{0};
        return before_[index - 1] +
               std::min(t - steps_[index - 1].begin, steps_[index - 1].length());
    }

private:
    const std::vector<TimeRange>& steps_;
    std::vector<Duration> before_;
};

// The steps lie in the part, of which the lane has the holds.
void add_holds_of(const ActorLane& lane, TimeRange part, const std::vector<TimeRange>& steps,
                  std::map<ObjectId, LockOnPath>& locks) {
    const StepsBefore on_path_before(steps);
    // A reader may hold a lock twice at once.
    std::map<ObjectId, std::vector<TimeRange>> by_lock;
    const auto add = [&](const Hold& hold) {
        if (on_path_before(hold.end) > on_path_before(hold.begin))
            by_lock[hold.lock].push_back(hold.range());
    };
    trace::for_each_overlapping(lane.holds, part, lane.longest_hold, add);
    for (const Hold& hold : lane.open_holds)
        add(hold);
    for (auto& [lock, ranges] : by_lock) {
        std::sort(ranges.begin(), ranges.end(),
                  [](TimeRange a, TimeRange b) { return a.begin < b.begin; });
        Time counted{0};
        for (const TimeRange range : ranges) {
            const Time from = std::max(range.begin, counted);
            if (range.end > from)
                locks[lock].held += on_path_before(range.end) - on_path_before(from);
            counted = std::max(counted, range.end);
        }
    }
}

}  // namespace

CriticalPathWalk::CriticalPathWalk(const trace::Snapshot& end, const IntervalBefore& before)
    : at_(end.now), place_(static_cast<std::uint32_t>(end.events + 1)) {
    const ActorLane* lane = last_of(end, before);
    if (!lane)
        return;
    on_ = lane->actor;
    step_to(lane->end, {});
    const auto last = lane->open                ? lane->open
                      : lane->intervals.empty() ? std::nullopt
                                                : std::optional(lane->intervals.back());
    if (last && last->state == State::Deadlocked)
        path_.underneath = last->underneath;
}

void CriticalPathWalk::add(const trace::Snapshot& snapshot, TimeRange part) {
    while (on_ && at_ >= part.begin && go_on(snapshot, part)) {
    }
    if (!on_)
        step_to(part.begin, {});
    add_sums(snapshot, part);
}

// Along the lane to the wake that let it go on, and over to whoever gave it. False: not in this
// part.
bool CriticalPathWalk::go_on(const trace::Snapshot& snapshot, TimeRange part) {
    const ActorLane* lane = snapshot.lane_of(on_);
    const trace::WakeLane* wakes = snapshot.wakes_of(on_);
    const bool is_first = part.begin <= Time{0};
    auto wake = wakes ? wakes->before(at_, place_) : std::nullopt;
    // Of those that ended before the part it may not know the last.
    if (wake && wake->end < part.begin && !is_first)
        wake.reset();
    if (!wake && !is_first && lane->begin <= part.begin) {
        step_to(part.begin, on_);
        return false;
    }
    const ActorLane* waker = wake ? snapshot.lane_of(wake->waker) : nullptr;
    if (!waker) {
        step_to(lane->begin, on_);
        on_ = {};
        return false;
    }
    // A started thread is not there yet when it is let go on.
    step_to(std::max(wake->begin, lane->begin), on_);
    step_to(wake->begin, {});
    if (wake->kind == trace::WakeKind::Unlock)
        ++locks_[wake->object].hand_overs;
    place_ = wake->from;
    on_ = waker->actor;
    return true;
}

// From where it has come to.
void CriticalPathWalk::step_to(Time begin, ActorId actor) {
    begin = std::clamp(begin, Time{0}, at_);
    if (begin == at_)
        return;
    const PathStep step{{begin, at_}, actor};
    at_ = begin;
    (actor ? time_of_[actor] : path_.outside) += step.range.length();
    if (actor)
        unsummed_.push_back(step);
    if (!path_.steps.empty() && path_.steps.back().actor == actor &&
        path_.steps.back().range.begin == step.range.end)
        path_.steps.back().range.begin = begin;
    else if (path_.steps.size() == most_steps)
        too_many_steps_ = true;
    else
        path_.steps.push_back(step);
}

void CriticalPathWalk::add_sums(const trace::Snapshot& snapshot, TimeRange part) {
    std::map<ActorId, std::vector<TimeRange>> steps_of;  // in order of time
    std::vector<PathStep> left;
    for (auto step = unsummed_.rbegin(); step != unsummed_.rend(); ++step) {
        const TimeRange inside{std::max(step->range.begin, part.begin), step->range.end};
        if (inside.begin < inside.end) {
            path_.states.merge(snapshot.lane_of(step->actor)->shares(inside));
            steps_of[step->actor].push_back(inside);
        }
        if (step->range.begin < part.begin)
            left.push_back(
                {{step->range.begin, std::min(step->range.end, part.begin)}, step->actor});
    }
    std::reverse(left.begin(), left.end());
    unsummed_ = std::move(left);
    for (const auto& [actor, steps] : steps_of)
        add_holds_of(*snapshot.lane_of(actor), part, steps, locks_);
}

CriticalPath CriticalPathWalk::take() {
    if (too_many_steps_)
        path_.steps.clear();
    std::reverse(path_.steps.begin(), path_.steps.end());
    for (const auto& [actor, time] : time_of_)
        path_.threads.push_back({actor, time});
    std::stable_sort(path_.threads.begin(), path_.threads.end(),
                     [](const ThreadOnPath& a, const ThreadOnPath& b) { return a.time > b.time; });
    for (auto& [lock, on_path] : locks_)
        if (on_path.held > Duration{0} || on_path.hand_overs > 0)
            path_.locks.push_back({lock, on_path.held, on_path.hand_overs});
    std::stable_sort(path_.locks.begin(), path_.locks.end(),
                     [](const LockOnPath& a, const LockOnPath& b) { return a.held > b.held; });
    return std::move(path_);
}

Duration CriticalPath::length() const {
    Duration sum = outside;
    for (const ThreadOnPath& thread : threads)
        sum += thread.time;
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
    CriticalPathWalk walk(snapshot);
    walk.add(snapshot, {Time{0}, snapshot.now});
    return walk.take();
}

}  // namespace threadline::analysis
