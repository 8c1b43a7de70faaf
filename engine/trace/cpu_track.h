// The lanes of the CPUs while they grow, from the kernel's context switches.
//
// A thread of the run is on its CPU's lane for as long as it lives; before its begin and after its
// end its thread works for Threadline. What nobody of us used is idle, or other programs'. An
// unprivileged program is not told which, so that is estimated:
//  - A CPU on which one of the run's threads waits, preempted, is not idle: somebody else is on it.
//  - The kernel counts for each CPU, in steps of a tick, how long it was busy (CpuBusy). Where less
//    than half of what we left of a stretch was idle, that is other programs' as a whole.
//  - Of a run that is in memory as a whole, once it is over: taken_cores.h.
//
// One owner thread.
#pragma once

#include "engine/trace/lane.h"
#include "engine/trace/trace_event.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace threadline::trace {

// When an actor lived, as far as is known; none: it has not begun.
using LifeOf = std::function<std::optional<TimeRange>(ActorId)>;

class CpuTrack {
public:
    explicit CpuTrack(std::uint16_t cpu) { lane_.cpu = cpu; }

    void switched_in(Time t, ActorId actor);
    void switched_out(Time t, ActorId actor);
    void lost(Time t);
    void busy(Time t, Duration so_far);  // everybody's time on it
    // A thread of the run was preempted here, or came onto another CPU since.
    void wanted(Time t, int step);

    // Everything before `known` has come: switches, and the events of the actors.
    void settle(Time known, const LifeOf& life);
    void finish(Time end, const LifeOf& life);
    std::shared_ptr<const CpuLane> lane_at(Time now, const LifeOf& life);

    // The final intervals that have come since the last call are taken into the overview;
    // those that were there at `long_since` are kept.
    void summarise(Time long_since);
    void close_overview();  // nothing follows
    void measure_overview(OverviewSize& size) { measure(overview_, size); }
    // Those parts of the overview that take more than `bytes`. False: none could be.
    bool coarsen_overview(std::size_t bytes);
    // Forgets the intervals that end before `t`, of those that have been summarised.
    void forget(Time t);
    std::size_t kept_bytes() const { return lane_.intervals.size() * sizeof(CpuInterval); }
    // All that the lane still depends on (state_coding.h).
    template <typename Archive>
    void fields(Archive& archive) {
        archive(lane_.cpu, stretches_, current_, on_since_, held_, seen_, wanted_, busy_so_far_,
                busy_at_, finished_);
        if (finished_)
            archive(lane_.end);
    }

private:
    // Not settled: who is on it, before lives are looked at.
    struct Stretch {
        Time begin{0};
        Time end{0};
        CpuUse use = CpuUse::Idle;
        ActorId actor;

        template <typename Archive>
        void fields(Archive& archive) {
            archive(begin, end, use, actor);
        }
    };
    void close_stretch(Time t);
    void bind(ActorId actor);
    void begin_stretch(CpuUse use, ActorId actor);
    void cut(Time end);
    CpuUse unused() const;
    static void append(const CpuInterval& interval, std::optional<CpuInterval>& held,
                       Series<CpuInterval>& lane);
    static void append(const Stretch& stretch, const LifeOf& life, std::optional<CpuInterval>& held,
                       Series<CpuInterval>& lane);

    CpuLane lane_;
    std::deque<Stretch> stretches_;
    Stretch current_;                  // its end is not known
    Time on_since_{0};                 // Services, Thread: when it came onto the CPU
    std::optional<CpuInterval> held_;  // a final interval that the next one may still join
    bool seen_ = false;                // a switch of it
    int wanted_ = 0;

    std::optional<Duration> busy_so_far_;
    Time busy_at_{0};
    bool finished_ = false;
    CpuLaneOverview overview_;
    std::size_t summarised_ = 0;  // of the lane's intervals
    std::shared_ptr<const CpuLane> published_;
};

class CpuTracks {
public:
    // There are so many, numbered from 0, whether anybody was on them or not.
    void know(std::uint32_t cpus);
    // They are simulated: no other program is ever on them.
    void have_no_others() { have_others_ = false; }
    // An event that is_of_cpu().
    void append(const TraceEvent& event);
    void settle(Time known, const LifeOf& life);
    void finish(Time end, const LifeOf& life);
    void publish(std::vector<std::shared_ptr<const CpuLane>>& lanes, Time now, const LifeOf& life);

    template <typename Visit>
    void each(Visit&& visit) const {
        for (const auto& track : tracks_)
            if (track)
                visit(*track);
    }
    template <typename Archive>
    void fields(Archive& archive) {
        auto count = static_cast<std::uint32_t>(tracks_.size());
        archive(count);
        for (std::uint32_t cpu = 0; cpu < std::min(count, std::uint32_t{UINT16_MAX}); ++cpu)
            archive(track(static_cast<std::uint16_t>(cpu)));
        archive(preempted_on_);
        for (std::int32_t& cpu : preempted_on_)
            cpu = cpu < static_cast<std::int32_t>(tracks_.size()) ? cpu : -1;
    }

private:
    CpuTrack& track(std::uint16_t cpu);

    std::vector<std::unique_ptr<CpuTrack>> tracks_;  // by number
    std::vector<std::int32_t> preempted_on_;         // by actor; -1: it is not
    bool have_others_ = true;
};

}  // namespace threadline::trace
