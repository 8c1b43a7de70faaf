#include "engine/analysis/prediction.h"

#include <algorithm>
#include <deque>
#include <map>
#include <queue>

namespace threadline::analysis {
namespace {

using trace::Duration;
using trace::Time;
using Kind = Segment::Kind;

constexpr Duration slice = std::chrono::milliseconds(3);  // as record/simulated_cpu.h

// What the first of these parameters that the run has says.
std::size_t size_by(const trace::RunInfo& info, std::initializer_list<std::string_view> parameters,
                    std::size_t otherwise) {
    for (const std::string_view parameter : parameters)
        for (const auto& [name, value] : info.parameters)
            if (const double* number = std::get_if<double>(&value); number && name == parameter)
                return static_cast<std::size_t>(std::max(*number, 1.0));
    return otherwise;
}

// How many did as much as others, and did not only sum up what these had done.
std::size_t threads_at_work(const trace::Snapshot& snapshot) {
    using trace::State;
    constexpr int matters = 20;
    std::vector<Duration> done;
    for (const auto& lane : snapshot.actors) {
        const trace::StateShares shares = lane->shares({lane->begin, lane->end});
        done.push_back(shares.of(State::Running) + shares.of(State::Io) +
                       shares.of(State::Sleeping));
    }
    const auto most = std::ranges::max_element(done);
    return std::size_t(std::ranges::count_if(
        done, [&](Duration one) { return one.count() > 0 && one > *most / matters; }));
}

// Without a parameter that says it. Of one thread the turns may be free of each other, and so are
// those that a pool shares out; of several, each has turns of its own, one after the other.
std::size_t threads_for(const trace::Snapshot& snapshot, std::size_t units) {
    const std::size_t threads = threads_at_work(snapshot);
    const bool is_pool = size_by(*snapshot.info, {"pool"}, 0) > 0;
    return threads > 1 && !is_pool ? std::min(threads, units) : units;
}

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

}  // namespace

Duration predict(const std::vector<WorkUnit>& work, std::size_t workers, std::uint32_t cores) {
    return Plan(work, workers, cores).run();
}

UnderLock most_used_lock(const std::vector<WorkUnit>& work) {
    std::map<ObjectId, Duration> under;
    for (const WorkUnit& unit : work) {
        std::vector<ObjectId> held;
        for (const Segment& segment : unit) {
            if (segment.kind == Kind::Lock)
                held.push_back(segment.lock);
            else if (segment.kind == Kind::Unlock)
                std::erase(held, segment.lock);
            // Whatever it is spent on: nobody else can have the lock meanwhile.
            for (const ObjectId lock : held)
                under[lock] += segment.time;
        }
    }
    UnderLock most;
    for (const auto& [lock, time] : under)
        if (time > most.time)
            most = {lock, time};
    return most;
}

Duration amdahl_bound(const std::vector<WorkUnit>& work, std::uint32_t cores) {
    Duration computing{0}, longest{0};
    for (const WorkUnit& unit : work) {
        Duration length{0};
        for (const Segment& segment : unit) {
            length += segment.time;
            if (segment.kind == Kind::Compute)
                computing += segment.time;
        }
        longest = std::max(longest, length);
    }
    // While one has the lock others do the rest: the two do not add up.
    return std::max({longest, most_used_lock(work).time, computing / std::max(cores, 1u)});
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

bool is_serial(const Predictions& predictions) {
    constexpr double most = 0.9;
    const auto one = std::ranges::find(predictions.tools, WorkTool::OneThread, &Prediction::tool);
    return one != predictions.tools.end() &&
           double(predictions.serial.time.count()) >= most * double(one->wall.count());
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
    const std::size_t threads = size_by(*snapshot.info, {"threads", "connections", "workers"},
                                        threads_for(snapshot, out.units));
    plan(WorkTool::Threads, threads, out.cores);
    plan(WorkTool::InterpreterLock, threads, 1);
    plan(WorkTool::Pool, size_by(*snapshot.info, {"pool"}, out.cores), out.cores);
    plan(WorkTool::EventLoop, threads, 1);
    plan(WorkTool::Processes, size_by(*snapshot.info, {"workers"}, out.cores), out.cores);
    out.amdahl = amdahl_bound(*work, out.cores);
    out.serial = most_used_lock(*work);
    if (out.serial.lock)
        out.serial_name = snapshot.tables->object(out.serial.lock).name;
    return out;
}

bool was_done_with(const Prediction& prediction, const trace::Snapshot& snapshot) {
    for (const auto& lane : snapshot.actors)
        if (snapshot.tables->actor(lane->actor).process > 0)
            return false;
    const std::size_t workers = threads_at_work(snapshot);
    const bool interpreted =
        std::ranges::count(snapshot.tables->objects, record::ObjectKind::Interpreter,
                           &trace::ObjectInfo::kind) > 0;
    switch (prediction.tool) {
        case WorkTool::OneThread:
            return workers == 1;
        case WorkTool::Threads:
            return workers > 1 && workers == prediction.workers && !interpreted;
        case WorkTool::InterpreterLock:
            return workers > 1 && workers == prediction.workers && interpreted;
        default:
            return false;
    }
}

}  // namespace threadline::analysis
