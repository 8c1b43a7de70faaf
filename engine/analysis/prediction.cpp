#include "engine/analysis/prediction.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <queue>

namespace threadline::analysis {
namespace {

using trace::Duration;
using trace::Interval;
using trace::State;
using trace::Time;
using Kind = Segment::Kind;

constexpr std::size_t most_segments = 20'000;
// A loop is not begun by what is shorter: the steps between two lines.
constexpr Duration least_first = std::chrono::microseconds(10);
constexpr Duration slice = std::chrono::milliseconds(3);  // as record/simulated_cpu.h

struct LockStep {
    Time at{0};
    Segment segment;
};

std::string name_of(const trace::Snapshot& snapshot, ActorId actor) {
    return snapshot.tables->actor(actor).name;
}

// What the first of these parameters that the run has says.
std::size_t size_by(const trace::RunInfo& info, std::initializer_list<std::string_view> parameters,
                    std::size_t otherwise) {
    for (const std::string_view parameter : parameters)
        for (const auto& [name, value] : info.parameters)
            if (const double* number = std::get_if<double>(&value); number && name == parameter)
                return static_cast<std::size_t>(std::max(*number, 1.0));
    return otherwise;
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

struct TimedUnit {
    Time begin{0};
    WorkUnit unit;
};

class UnitsOfLane {
public:
    UnitsOfLane(const trace::ActorLane& lane, bool is_measured)
        : lane_(lane), is_measured_(is_measured), steps_(lock_steps(lane)) {
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
                add(*kind, steps_[next_].at - from);
                from = steps_[next_].at;
                take_steps(from);
            }
            add(*kind, interval.end - from);
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
        return is_measured_ && time * hardly < longest_;
    }

    void take_steps(Time to) {
        for (; next_ < steps_.size() && steps_[next_].at <= to; ++next_) {
            const Segment& step = steps_[next_].segment;
            held_ += step.kind == Kind::Lock ? 1 : -1;
            most_held_ = std::max(most_held_, held_);
            unit_.push_back(step);
        }
    }

    void add(Kind kind, Duration time) {
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
        work.push_back({begin_.value_or(Time{0}), std::move(unit_)});
        unit_ = {};
        begin_.reset();
    }

    const trace::ActorLane& lane_;
    bool is_measured_;
    Duration longest_{0};  // interval in which something was done
    std::vector<LockStep> steps_;
    std::size_t next_ = 0;
    int held_ = 0;
    int most_held_ = 0;
    SiteId site_before_;
    bool has_begun_ = false;     // the first of its units
    std::optional<Time> begin_;  // of unit_
    WorkUnit unit_;
};

// Who works through the units, on the cores: one event after the other.
class Plan {
public:
    Plan(const std::vector<WorkUnit>& work, std::size_t workers, std::uint32_t cores)
        : work_(work), free_cores_(std::max(cores, 1u)) {
        workers_.resize(std::max<std::size_t>(std::min(workers, work.size()), 1));
    }

    Duration run() {
        for (std::size_t i = 0; i < workers_.size(); ++i)
            next_unit(i);
        dispatch();
        while (!events_.empty()) {
            const Event event = events_.top();
            events_.pop();
            now_ = event.at;
            Worker& worker = workers_[event.worker];
            if (event.on_core)
                ++free_cores_;
            if (worker.left.count() > 0)
                ready_.push_back(event.worker);  // its slice is over
            else
                go_on(event.worker);
            // Whoever else comes at this instant is in line before the cores are given away.
            if (events_.empty() || events_.top().at > now_)
                dispatch();
        }
        return now_;
    }

private:
    struct Worker {
        std::size_t unit = 0;
        std::size_t segment = 0;
        Duration left{0};  // of computing
    };
    struct Event {
        Time at{0};
        std::uint64_t order = 0;
        std::size_t worker = 0;
        bool on_core = false;
        bool operator>(const Event& other) const {
            return at != other.at ? at > other.at : order > other.order;
        }
    };
    struct Lock {
        bool held = false;
        std::deque<std::size_t> waiting;
    };

    void next_unit(std::size_t index) {
        if (next_ == work_.size())
            return;
        workers_[index] = {next_++, 0, Duration{0}};
        go_on(index);
    }

    void go_on(std::size_t index) {
        Worker& worker = workers_[index];
        const WorkUnit& unit = work_[worker.unit];
        while (worker.segment < unit.size()) {
            const Segment& segment = unit[worker.segment++];
            switch (segment.kind) {
                case Kind::Compute:
                    worker.left = segment.time;
                    ready_.push_back(index);
                    return;
                case Kind::Io:
                case Kind::Sleep:
                    events_.push({now_ + segment.time, order_++, index, false});
                    return;
                case Kind::Lock:
                    if (Lock& lock = locks_[segment.lock]; lock.held) {
                        lock.waiting.push_back(index);
                        return;
                    } else {
                        lock.held = true;
                    }
                    break;
                case Kind::Unlock:
                    release(locks_[segment.lock]);
                    break;
            }
        }
        next_unit(index);
    }

    void release(Lock& lock) {
        if (lock.waiting.empty()) {
            lock.held = false;
            return;
        }
        const std::size_t next = lock.waiting.front();
        lock.waiting.pop_front();
        events_.push({now_, order_++, next, false});
    }

    void dispatch() {
        while (free_cores_ > 0 && !ready_.empty()) {
            const std::size_t index = ready_.front();
            ready_.pop_front();
            --free_cores_;
            const Duration time = std::min(workers_[index].left, slice);
            workers_[index].left -= time;
            events_.push({now_ + time, order_++, index, true});
        }
    }

    const std::vector<WorkUnit>& work_;
    std::vector<Worker> workers_;
    std::deque<std::size_t> ready_;
    std::map<ObjectId, Lock> locks_;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
    std::size_t next_ = 0;
    std::uint32_t free_cores_;
    std::uint64_t order_ = 0;
    Time now_{0};
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
    std::vector<TimedUnit> units;
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
        if (done_after_joining(*lane) * matters > snapshot.now)
            return Error{name_of(snapshot, lane->actor) +
                         " went on once another one had ended: their order is part of the work"};
        if (has_read_locks(*lane))
            return Error{name_of(snapshot, lane->actor) +
                         " read under a reader-writer lock: who else reads meanwhile is part of "
                         "the work"};
        if (!UnitsOfLane(*lane, is_measured).add_to(units))
            return Error{name_of(snapshot, lane->actor) +
                         " held two locks at once: in another order that need not end"};
    }
    // As they began: whoever takes the next one takes that of another thread than the one before.
    std::ranges::stable_sort(units, {}, &TimedUnit::begin);
    std::vector<WorkUnit> work;
    for (TimedUnit& timed : units)
        work.push_back(std::move(timed.unit));
    return work;
}

Duration predict(const std::vector<WorkUnit>& work, std::size_t workers, std::uint32_t cores) {
    return Plan(work, workers, cores).run();
}

Duration amdahl_bound(const std::vector<WorkUnit>& work, std::uint32_t cores) {
    Duration computing{0}, longest{0};
    std::map<ObjectId, Duration> under;
    for (const WorkUnit& unit : work) {
        Duration length{0};
        std::vector<ObjectId> held;
        for (const Segment& segment : unit) {
            length += segment.time;
            if (segment.kind == Kind::Lock)
                held.push_back(segment.lock);
            else if (segment.kind == Kind::Unlock)
                std::erase(held, segment.lock);
            else if (segment.kind == Kind::Compute)
                computing += segment.time;
            // Whatever it is spent on: nobody else can have the lock meanwhile.
            for (const ObjectId lock : held)
                under[lock] += segment.time;
        }
        longest = std::max(longest, length);
    }
    Duration serial{0};
    for (const auto& [lock, time] : under)
        serial = std::max(serial, time);
    // While one has the lock others do the rest: the two do not add up.
    return std::max({longest, serial, computing / std::max(cores, 1u)});
}

const char* key_of(WorkTool tool) {
    switch (tool) {
        case WorkTool::OneThread:
            return "one-thread";
        case WorkTool::Threads:
            return "threads";
        case WorkTool::InterpreterLock:
            return "threads-under-an-interpreter-lock";
        case WorkTool::Pool:
            return "pool";
        case WorkTool::EventLoop:
            return "event-loop";
        case WorkTool::Processes:
            break;
    }
    return "processes";
}

std::string name_of(const Prediction& prediction) {
    const std::string count = std::to_string(prediction.workers);
    const char* thread = prediction.workers == 1 ? " thread" : " threads";
    switch (prediction.tool) {
        case WorkTool::OneThread:
            return "one thread";
        case WorkTool::Threads:
            return count + thread;
        case WorkTool::InterpreterLock:
            return count + thread + " under an interpreter lock";
        case WorkTool::Pool:
            return "a pool of " + count + thread;
        case WorkTool::EventLoop:
            return "an event loop";
        case WorkTool::Processes:
            break;
    }
    return count + (prediction.workers == 1 ? " process" : " processes");
}

Predictions predictions_of(const trace::Snapshot& snapshot) {
    Predictions out;
    const auto work = work_of(snapshot);
    if (!work) {
        out.why_not = work.error().message;
        return out;
    }
    out.units = work->size();
    out.cores = snapshot.info ? snapshot.info->cores : 0;
    if (out.cores == 0)
        out.why_not = "it is not known on how many cores it ran";
    else if (snapshot.info->schedule != "free")
        out.why_not = "a schedule decided who goes next, so nothing went as fast as it could";
    else if (out.units < 2)
        out.why_not = "all of the work is one unit: there is nothing to share out";
    if (!out.why_not.empty())
        return out;
    const auto plan = [&](WorkTool tool, std::size_t workers, std::uint32_t cores) {
        out.tools.push_back({tool, workers, cores, predict(*work, workers, cores)});
    };
    plan(WorkTool::OneThread, 1, out.cores);
    const std::size_t threads =
        size_by(*snapshot.info, {"threads", "connections", "workers"}, out.units);
    plan(WorkTool::Threads, threads, out.cores);
    plan(WorkTool::InterpreterLock, threads, 1);
    plan(WorkTool::Pool, size_by(*snapshot.info, {"pool"}, out.cores), out.cores);
    plan(WorkTool::EventLoop, threads, 1);
    plan(WorkTool::Processes, size_by(*snapshot.info, {"workers"}, out.cores), out.cores);
    out.amdahl = amdahl_bound(*work, out.cores);
    return out;
}

}  // namespace threadline::analysis
