#include "engine/analysis/idle_causes.h"

#include "engine/analysis/wording.h"
#include "engine/trace/cpu_event.h"

#include <algorithm>
#include <array>
#include <map>

namespace threadline::analysis {
namespace {

using trace::Interval;
using trace::State;
using trace::Time;
using trace::TimeRange;

// What an actor is from a time on, or that a CPU becomes idle or stops being so.
struct Change {
    enum class Kind : std::uint8_t { Live, End, CpuIdle, CpuUsed };
    Time at{0};
    std::uint32_t lane = 0;
    Kind kind = Kind::Live;
    State state = State::Running;
    ObjectId object{};
    bool joins = false;
};

class Sweep {
public:
    Sweep(const trace::Snapshot& snapshot, TimeRange range, const std::atomic<bool>* stop = nullptr)
        : snapshot_(snapshot), range_(range), stop_(stop) {
        cores_ = std::max(1u, snapshot.info ? snapshot.info->cores : 1u);
        has_lanes_ = !snapshot.cpus.empty();
        collect();
    }

    // `visit(stretch, unused)` with as many idle and as many unused cores for the same reason;
    // `Which::Idle`: only where there are idle ones, whatever is unused.
    enum class Which { Idle, Unused };
    template <typename Visit>
    void run(Which which, Visit&& visit) {
        std::optional<IdleStretch> held;
        std::uint32_t held_unused = 0;
        const auto give = [&](const IdleStretch& stretch, std::uint32_t unused) {
            if (held && held->range.end == stretch.range.begin && held->idle == stretch.idle &&
                held_unused == unused && held->reason == stretch.reason &&
                held->lock == stretch.lock && held->actor == stretch.actor) {
                held->range.end = stretch.range.end;
                return;
            }
            if (held)
                visit(*held, held_unused);
            held = stretch;
            held_unused = unused;
        };
        Time at = range_.begin;
        const auto look = [&](Time to) {
            if (to <= at)
                return;
            const std::uint32_t idle = idle_cores();
            const std::uint32_t unused = which == Which::Unused ? unused_cores() : 0;
            if (idle + unused > 0)
                give(stretch({at, to}, idle), unused);
            at = to;
        };
        for (const Change& change : changes_) {
            if (is_stopped())
                return;
            look(std::min(change.at, range_.end));
            apply(change);
        }
        if (is_stopped())
            return;
        look(range_.end);
        if (held)
            visit(*held, held_unused);
    }

private:
    bool is_stopped() const { return stop_ && stop_->load(std::memory_order_relaxed); }

    struct Actor {
        bool alive = false;
        State state = State::Running;
        ObjectId object;
        bool joins = false;
        bool is_task = false;  // its loop's thread runs as well
    };

    void collect() {
        for (std::uint32_t index = 0; index < snapshot_.actors.size() && !is_stopped(); ++index) {
            const trace::ActorLane& lane = *snapshot_.actors[index];
            const auto add = [&](const Interval& interval) {
                Change change;
                change.at = std::max(interval.begin, range_.begin);
                change.lane = index;
                change.state = interval.state;
                change.object = interval.object;
                change.joins = interval.state == State::Waiting && interval.by.valid();
                changes_.push_back(change);
            };
            for (std::size_t i = lane.intervals.find(range_.begin);
                 i < lane.intervals.size() && lane.intervals[i].begin < range_.end; ++i)
                if (lane.intervals[i].begin < lane.intervals[i].end)
                    add(lane.intervals[i]);
            if (lane.open && lane.open->begin < range_.end && lane.open->begin < lane.open->end)
                add(*lane.open);
            if (lane.end < range_.end || lane.ended)
                changes_.push_back({std::max(lane.end, range_.begin), index, Change::Kind::End});
        }
        if (has_lanes_)
            for (const auto& lane : snapshot_.cpus)
                for (std::size_t i = lane->intervals.find(range_.begin);
                     i < lane->intervals.size() && lane->intervals[i].begin < range_.end; ++i) {
                    const trace::CpuInterval& interval = lane->intervals[i];
                    if (interval.use != trace::CpuUse::Idle || interval.begin >= interval.end)
                        continue;
                    changes_.push_back(
                        {std::max(interval.begin, range_.begin), 0, Change::Kind::CpuIdle});
                    changes_.push_back({interval.end, 0, Change::Kind::CpuUsed});
                }
        actors_.resize(snapshot_.actors.size());
        if (snapshot_.tables)
            for (std::size_t i = 0; i < actors_.size(); ++i) {
                const std::uint32_t id = snapshot_.actors[i]->actor.value;
                actors_[i].is_task = id < snapshot_.tables->actors.size() &&
                                     snapshot_.tables->actors[id].kind == record::ActorKind::Task;
            }
        std::stable_sort(changes_.begin(), changes_.end(),
                         [](const Change& a, const Change& b) { return a.at < b.at; });
    }

    void apply(const Change& change) {
        if (change.kind == Change::Kind::CpuIdle) {
            ++idle_lanes_;
            return;
        }
        if (change.kind == Change::Kind::CpuUsed) {
            --idle_lanes_;
            return;
        }
        Actor& actor = actors_[change.lane];
        count(actor, -1);
        if (change.kind == Change::Kind::End) {
            alive_ -= actor.alive ? 1 : 0;
            actor.alive = false;
            one_has_ended_ = true;
            return;
        }
        alive_ += actor.alive ? 0 : 1;
        actor = {true, change.state, change.object, change.joins, actor.is_task};
        count(actor, 1);
    }

    void count(const Actor& actor, int step) {
        if (!actor.alive)
            return;
        if (actor.joins)
            joining_ += step;
        else if (!actor.is_task || (actor.state != State::Running && actor.state != State::Ready))
            present_[index_of(actor.state)] += step;  // what a task wants is its loop, not a core
        if (actor.state == State::Blocked && (wanted_[actor.object] += step) == 0)
            wanted_.erase(actor.object);
    }

    std::uint32_t idle_cores() const {
        return has_lanes_ ? static_cast<std::uint32_t>(idle_lanes_) : unused_cores();
    }

    std::uint32_t unused_cores() const {
        const auto running = static_cast<std::uint32_t>(present_[index_of(State::Running)]);
        return cores_ - std::min(cores_, running);
    }

    IdleStretch stretch(TimeRange range, std::uint32_t idle) const {
        IdleStretch stretch{range, idle, IdleReason::Unknown, {}, {}};
        int most = 0;
        State state = State::Running;
        for (const State other : trace::all_states)
            if (other != State::Running && present_[index_of(other)] != 0 &&
                present_[index_of(other)] >= most) {
                most = present_[index_of(other)];
                state = other;
            }
        if (most == 0) {
            few_threads(stretch);
            return stretch;
        }
        switch (state) {
            case State::Sleeping:
                stretch.reason = IdleReason::Sleep;
                break;
            case State::Io:
                stretch.reason = IdleReason::Io;
                break;
            case State::Waiting:
                stretch.reason = IdleReason::Waiting;
                break;
            case State::Ready:
                stretch.reason = IdleReason::Scheduling;
                break;
            case State::Interpreter:
                stretch.reason = IdleReason::Interpreter;
                break;
            case State::Recorder:
                stretch.reason = IdleReason::Recorder;
                break;
            case State::Deadlocked:
                stretch.reason = IdleReason::Deadlock;
                break;
            case State::Blocked:
                locked(stretch);
                break;
            case State::Running:
            case State::Unknown:
                break;
        }
        return stretch;
    }

    // The lock that most wait for, and what its holder does.
    void locked(IdleStretch& stretch) const {
        stretch.reason = IdleReason::Lock;
        int most = 0;
        for (const auto& [lock, count] : wanted_)
            if (count > most) {
                most = count;
                stretch.lock = lock;
            }
        const trace::LockLane* lane = stretch.lock ? snapshot_.lane_of(stretch.lock) : nullptr;
        if (!lane)
            return;
        for (const trace::Hold& hold : lane->open_holds)
            if (hold.begin <= stretch.range.begin)
                stretch.actor = hold.actor;
        if (const std::size_t i = lane->holds.find(stretch.range.begin);
            i < lane->holds.size() && lane->holds[i].begin <= stretch.range.begin)
            stretch.actor = lane->holds[i].actor;
        const auto found =
            std::lower_bound(snapshot_.actors.begin(), snapshot_.actors.end(), stretch.actor,
                             [](const auto& it, ActorId id) { return it->actor < id; });
        if (found == snapshot_.actors.end() || (*found)->actor != stretch.actor)
            return;
        const Actor& holder = actors_[static_cast<std::size_t>(found - snapshot_.actors.begin())];
        if (holder.alive && holder.state == State::Io)
            stretch.reason = IdleReason::LockDuringIo;
    }

    void few_threads(IdleStretch& stretch) const {
        if (alive_ == 0)
            stretch.reason = IdleReason::NoThread;
        else if (snapshot_.actors.size() == 1)
            stretch.reason = IdleReason::SingleThread;
        else if (present_[index_of(State::Running)] == 0)
            stretch.reason = IdleReason::Waiting;  // all join
        else if (alive_ - joining_ == 1 && one_has_ended_)
            straggler(stretch);
        else
            stretch.reason = IdleReason::FewThreads;
    }

    void straggler(IdleStretch& stretch) const {
        stretch.reason = IdleReason::Straggler;
        for (std::size_t i = 0; i < actors_.size(); ++i)
            if (actors_[i].alive && !actors_[i].joins)
                stretch.actor = snapshot_.actors[i]->actor;
    }

    const trace::Snapshot& snapshot_;
    TimeRange range_;
    const std::atomic<bool>* stop_;
    std::uint32_t cores_ = 1;
    bool has_lanes_ = false;
    std::vector<Change> changes_;
    std::vector<Actor> actors_;
    std::array<int, trace::state_count> present_{};
    std::map<ObjectId, int> wanted_;
    int joining_ = 0;
    int alive_ = 0;
    int idle_lanes_ = 0;
    bool one_has_ended_ = false;
};

TimeRange known_part(const trace::Snapshot& snapshot, TimeRange range) {
    return {std::max(range.begin, Time{0}), std::min(range.end, snapshot.now)};
}

}  // namespace

const char* key_of(IdleReason reason) {
    switch (reason) {
        case IdleReason::Io:
            return "io";
        case IdleReason::LockDuringIo:
            return "lock-during-io";
        case IdleReason::Lock:
            return "lock";
        case IdleReason::Deadlock:
            return "deadlock";
        case IdleReason::Waiting:
            return "waiting";
        case IdleReason::Sleep:
            return "sleep";
        case IdleReason::Interpreter:
            return "interpreter";
        case IdleReason::Recorder:
            return "recorder";
        case IdleReason::Scheduling:
            return "scheduling";
        case IdleReason::Straggler:
            return "straggler";
        case IdleReason::SingleThread:
            return "single-thread";
        case IdleReason::FewThreads:
            return "few-threads";
        case IdleReason::NoThread:
            return "no-thread-left";
        case IdleReason::Unknown:
            break;
    }
    return "unknown";
}

void for_each_idle_stretch(const trace::Snapshot& snapshot, TimeRange range,
                           const std::function<void(const IdleStretch&)>& visit,
                           const std::atomic<bool>* stop) {
    if (const TimeRange known = known_part(snapshot, range); known.begin < known.end)
        Sweep(snapshot, known, stop)
            .run(Sweep::Which::Idle,
                 [&](const IdleStretch& stretch, std::uint32_t) { visit(stretch); });
}

std::vector<IdleStretch> idle_stretches(const trace::Snapshot& snapshot,
                                        const std::atomic<bool>* stop) {
    std::vector<IdleStretch> stretches;
    if (snapshot.cpus.empty())
        return stretches;
    const TimeRange part = snapshot.detail;
    const auto is_whole = [&](TimeRange range) {
        return (range.begin > part.begin || part.begin <= Time{0}) &&
               (range.end < part.end || part.end >= snapshot.now);
    };
    for_each_idle_stretch(
        snapshot, part,
        [&](const IdleStretch& stretch) {
            if (is_whole(stretch.range))
                stretches.push_back(stretch);
        },
        stop);
    return stretches;
}

bool idle_is_a_bound(trace::Clock clock, trace::Duration length) {
    return clock == trace::Clock::Real && length < trace::least_busy;
}

bool idle_is_a_bound(const trace::Snapshot& snapshot) {
    return snapshot.info && idle_is_a_bound(snapshot.info->clock, snapshot.now);
}

void for_each_unused_stretch(const trace::Snapshot& snapshot, TimeRange range,
                             const std::function<void(const UnusedStretch&)>& visit) {
    if (const TimeRange known = known_part(snapshot, range); known.begin < known.end)
        Sweep(snapshot, known)
            .run(Sweep::Which::Unused, [&](const IdleStretch& stretch, std::uint32_t unused) {
                visit({stretch, unused});
            });
}

std::string text_of(const IdleStretch& stretch, const trace::Tables& tables) {
    const auto lock = [&] {
        return stretch.lock ? name_of(tables, stretch.lock) : std::string("locks");
    };
    switch (stretch.reason) {
        case IdleReason::Io:
            return "threads wait for replies";
        case IdleReason::LockDuringIo:
            if (!stretch.lock)
                return "threads wait for locks, and their holders for replies";
            return "threads wait for " + lock() + ", and its holder " +
                   (stretch.actor ? name_of(tables, stretch.actor) + " " : std::string()) +
                   "for a reply";
        case IdleReason::Lock:
            return "threads wait for " + lock() +
                   (stretch.actor ? ", held by " + name_of(tables, stretch.actor) : "");
        case IdleReason::Deadlock:
            return "threads are deadlocked";
        case IdleReason::Waiting:
            return "threads wait for each other";
        case IdleReason::Sleep:
            return "threads are asleep";
        case IdleReason::Interpreter:
            return "threads wait for the interpreter lock";
        case IdleReason::Recorder:
            return "threads are held up by the recording";
        case IdleReason::Scheduling:
            return "threads are ready and about to get a CPU";
        case IdleReason::Straggler:
            return "only " + (stretch.actor ? name_of(tables, stretch.actor) : std::string("one")) +
                   " is left, all others have finished";
        case IdleReason::SingleThread:
            return "there is no other thread";
        case IdleReason::FewThreads:
            return "there are fewer threads than cores";
        case IdleReason::NoThread:
            return "no thread has begun yet, or all have finished";
        case IdleReason::Unknown:
            break;
    }
    return "events were lost";
}

}  // namespace threadline::analysis
