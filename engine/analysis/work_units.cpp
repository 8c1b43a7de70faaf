#include "engine/analysis/work_units.h"

#include <algorithm>
#include <map>
#include <optional>

namespace threadline::analysis {
namespace {

using trace::Duration;
using trace::Interval;
using trace::State;
using trace::Time;
using Kind = Segment::Kind;

constexpr std::size_t most_segments = 20'000;
// A loop is not begun by what is shorter: the steps between two lines. And who asks for a lock
// again that soon leaves it to nobody: to hand one on takes about as long.
constexpr Duration least_first = std::chrono::microseconds(10);

struct LockStep {
    Time at{0};
    Segment segment;
};

std::string name_of(const trace::Snapshot& snapshot, ActorId actor) {
    return snapshot.tables->actor(actor).name;
}

std::vector<LockStep> lock_steps(const trace::ActorLane& lane) {
    std::vector<LockStep> steps;
    for (std::size_t i = 0; i < lane.holds.size(); ++i) {
        const trace::Hold& hold = lane.holds[i];
        steps.push_back({hold.begin, {Kind::Lock, Duration{0}, hold.lock}});
        steps.push_back({hold.end, {Kind::Unlock, Duration{0}, hold.lock}});
    }
    std::stable_sort(steps.begin(), steps.end(),
                     [](const LockStep& a, const LockStep& b) { return a.at < b.at; });
    return steps;
}

// When each wanted a lock and had it not yet: what it runs then, to look whether it is free and to
// be woken, is what waiting costs.
std::map<ActorId, std::vector<trace::TimeRange>> waits_of_all(const trace::Snapshot& snapshot) {
    std::map<ActorId, std::vector<trace::TimeRange>> waits;
    for (const auto& lock : snapshot.locks)
        for (std::size_t i = 0; i < lock->waits.size(); ++i)
            waits[lock->waits[i].actor].push_back(lock->waits[i].range());
    for (auto& [actor, of_one] : waits)
        std::ranges::sort(of_one, {}, &trace::TimeRange::begin);
    return waits;
}

std::optional<Kind> kind_of(State state) {
    switch (state) {
        case State::Running:
            return Kind::Compute;
        case State::Io:
            return Kind::Io;
        case State::Sleeping:
            return Kind::Sleep;
        default:
            return std::nullopt;
    }
}

// How many intervals come before the first step: a measured thread takes its time to start, on the
// line that declares it, and never comes there again.
std::size_t start_of(const trace::ActorLane& lane) {
    if (lane.intervals.size() == 0)
        return 0;
    const SiteId declared = lane.intervals[0].site;
    std::size_t begin = 0;
    while (begin < lane.intervals.size() && lane.intervals[begin].site == declared)
        ++begin;
    for (std::size_t i = begin; i < lane.intervals.size(); ++i)
        if (lane.intervals[i].site == declared)
            return 0;
    return begin < lane.intervals.size() ? begin : 0;
}

// The line at which a unit begins: that of the first thing that took any time.
SiteId first_site(const trace::ActorLane& lane, bool is_measured) {
    for (std::size_t i = is_measured ? start_of(lane) : 0; i < lane.intervals.size(); ++i) {
        const Interval& interval = lane.intervals[i];
        if (kind_of(interval.state) && interval.end - interval.begin >= least_first)
            return interval.site;
    }
    return {};
}

// A lock that is let go and asked for again at once is not let go.
void join_sections(WorkUnit& unit) {
    WorkUnit joined;
    for (const Segment& segment : unit) {
        const std::size_t n = joined.size();
        const bool short_between =
            n > 0 && joined[n - 1].kind == Kind::Compute && joined[n - 1].time < least_first;
        const std::size_t unlock = short_between ? n - 2 : n - 1;  // beyond the end: there is none
        if (segment.kind == Kind::Lock && unlock < n && joined[unlock].kind == Kind::Unlock &&
            joined[unlock].lock == segment.lock) {
            joined.erase(joined.begin() + std::ptrdiff_t(unlock));
            continue;
        }
        if (segment.kind == Kind::Compute && n > 0 && joined[n - 1].kind == Kind::Compute)
            joined[n - 1].time += segment.time;
        else
            joined.push_back(segment);
    }
    unit = std::move(joined);
}

struct TimedUnit {
    Time begin{0};
    WorkUnit unit;
};

class UnitsOfLane {
public:
    UnitsOfLane(const trace::ActorLane& lane, std::vector<trace::TimeRange> waits, bool is_measured)
        : lane_(lane),
          is_measured_(is_measured),
          waits_(std::move(waits)),
          steps_(lock_steps(lane)) {
        for (std::size_t i = 0; i < lane.intervals.size(); ++i)
            if (const Interval& interval = lane.intervals[i]; kind_of(interval.state))
                longest_ = std::max(longest_, interval.end - interval.begin);
    }

    // False where two locks are held at once: with others in between that need not end.
    bool add_to(std::vector<TimedUnit>& work) {
        const SiteId first = first_site(lane_, is_measured_);
        for (std::size_t i = 0; i < lane_.intervals.size(); ++i) {
            const Interval& interval = lane_.intervals[i];
            const auto kind = kind_of(interval.state);
            if (!kind)
                continue;
            take_steps(interval.begin);
            const bool goes_on = site_before_ == first &&
                                 (*kind == Kind::Compute ? is_interrupted(i) : has_hardly_begun());
            // What was run before the loop belongs to its first round.
            const bool begins = first.valid() && interval.site == first;
            if (begins && has_begun_ && held_ == 0 && !goes_on)
                close(work);
            has_begun_ = has_begun_ || begins || !is_measured_;
            if (!begin_)
                begin_ = interval.begin;
            site_before_ = interval.site;
            Time from = interval.begin;
            while (next_ < steps_.size() && steps_[next_].at < interval.end) {
                add(*kind, {from, steps_[next_].at});
                from = steps_[next_].at;
                take_steps(from);
            }
            add(*kind, {from, interval.end});
        }
        take_steps(Time::max());
        close(work);
        return most_held_ <= 1;
    }

private:
    // Whether the computing before it did not come to its end: somebody else ran meanwhile, or it
    // had just asked for the interpreter lock, and got it at once.
    bool is_interrupted(std::size_t i) const {
        if (i == 0)
            return false;
        const Interval& before = lane_.intervals[i - 1];
        return before.state != State::Running || before.end - before.begin < least_first;
    }

    // A real wait for a reply may be several: what comes before the long one is part of it.
    bool has_hardly_begun() const {
        constexpr int hardly = 100;
        Duration time{0};
        for (const Segment& segment : unit_)
            time += segment.time;
        return is_measured_ && time < longest_ / hardly;
    }

    void take_steps(Time to) {
        for (; next_ < steps_.size() && steps_[next_].at <= to; ++next_) {
            const Segment& step = steps_[next_].segment;
            held_ += step.kind == Kind::Lock ? 1 : -1;
            most_held_ = std::max(most_held_, held_);
            unit_.push_back(step);
        }
    }

    void add(Kind kind, trace::TimeRange range) {
        Duration time = range.length();
        if (kind == Kind::Compute) {
            while (next_wait_ < waits_.size() && waits_[next_wait_].end <= range.begin)
                ++next_wait_;
            for (std::size_t i = next_wait_; i < waits_.size() && waits_[i].begin < range.end; ++i)
                time -= std::min(waits_[i].end, range.end) - std::max(waits_[i].begin, range.begin);
        }
        if (time.count() <= 0)
            return;
        if (!unit_.empty() && unit_.back().kind == kind && kind == Kind::Compute)
            unit_.back().time += time;
        else
            unit_.push_back({kind, time, {}});
    }

    void close(std::vector<TimedUnit>& work) {
        // What was run before the loop belongs to its first round.
        Duration time{0};
        for (const Segment& segment : unit_)
            time += segment.time;
        if (time < least_first)
            return;
        join_sections(unit_);
        work.push_back({begin_.value_or(Time{0}), std::move(unit_)});
        unit_ = {};
        begin_.reset();
    }

    const trace::ActorLane& lane_;
    bool is_measured_;
    Duration longest_{0};                  // interval in which something was done
    std::vector<trace::TimeRange> waits_;  // for locks, one after the other
    std::size_t next_wait_ = 0;
    std::vector<LockStep> steps_;
    std::size_t next_ = 0;
    int held_ = 0;
    int most_held_ = 0;
    SiteId site_before_;
    bool has_begun_ = false;     // the first of its units
    std::optional<Time> begin_;  // of unit_
    WorkUnit unit_;
};

// What the thread did once another one had ended for which it waited.
Duration done_after_joining(const trace::ActorLane& lane) {
    Duration done{0};
    bool joined = false;
    for (std::size_t i = 0; i < lane.intervals.size(); ++i) {
        const Interval& interval = lane.intervals[i];
        joined |= interval.state == State::Waiting && interval.by.valid();
        if (joined && kind_of(interval.state))
            done += interval.end - interval.begin;
    }
    return done;
}

bool has_read_locks(const trace::ActorLane& lane) {
    for (std::size_t i = 0; i < lane.holds.size(); ++i)
        if (lane.holds[i].shared)
            return true;
    return false;
}

}  // namespace

Result<std::vector<WorkUnit>> work_of(const trace::Snapshot& snapshot) {
    if (!snapshot.finished || !snapshot.tables)
        return Error{"the run is not over"};
    if (snapshot.info && snapshot.info->outcome != trace::Outcome::Completed)
        return Error{"the run did not complete"};
    std::size_t segments = 0;
    const bool is_measured = snapshot.info && snapshot.info->clock == trace::Clock::Real;
    for (const auto& lane : snapshot.actors) {
        if (snapshot.tables->actor(lane->actor).kind == record::ActorKind::Task)
            return Error{
                "tasks share the thread of their event loop, so what each did by itself is "
                "not known; run it with threads"};
        segments += lane->intervals.size() + 2 * lane->holds.size();
        if (segments > most_segments)
            return Error{"the run has more than " + std::to_string(most_segments) + " segments"};
        if (lane->open || !lane->open_holds.empty())
            return Error{name_of(snapshot, lane->actor) + " did not come to its end"};
        for (std::size_t i = 0; i < lane->intervals.size(); ++i) {
            const Interval& interval = lane->intervals[i];
            if (interval.end <= interval.begin)
                continue;
            if (interval.state == State::Waiting && !interval.by.valid())
                return Error{name_of(snapshot, lane->actor) +
                             " waited for another one: who comes first is part of the work"};
            if (interval.state == State::Unknown)
                return Error{"events were lost"};
            if (interval.state == State::Deadlocked)
                return Error{name_of(snapshot, lane->actor) + " is deadlocked"};
        }
        // So little that it does not matter when it is done.
        constexpr int matters = 20;
        if (done_after_joining(*lane) > snapshot.now / matters)
            return Error{name_of(snapshot, lane->actor) +
                         " went on once another one had ended: their order is part of the work"};
        if (has_read_locks(*lane))
            return Error{name_of(snapshot, lane->actor) +
                         " read under a reader-writer lock: who else reads meanwhile is part of "
                         "the work"};
    }
    std::vector<TimedUnit> units;
    auto waits = waits_of_all(snapshot);
    for (const auto& lane : snapshot.actors)
        if (!UnitsOfLane(*lane, std::move(waits[lane->actor]), is_measured).add_to(units))
            return Error{name_of(snapshot, lane->actor) +
                         " held two locks at once: in another order that need not end"};
    // As they began: whoever takes the next one takes that of another thread than the one before.
    std::ranges::stable_sort(units, {}, &TimedUnit::begin);
    std::vector<WorkUnit> work;
    for (TimedUnit& timed : units)
        work.push_back(std::move(timed.unit));
    return work;
}

}  // namespace threadline::analysis
