// One actor's lane while it grows: what the builder knows of it between two snapshots.
//
// Where states begin and end:
//  - Running from the begin, and from the end of each wait, to the next request.
//  - A wait from its request to the event that made it possible to go on (Released, Notify, Post,
//    ThreadEnd of the joined, ...); of a sleep or a wait that timed out, to the time at which it
//    was due, where that was recorded; of I/O, to the reply read. From there to the actor's own
//    next step it is Ready. Both ends are measured, so it is not marked estimated. If somebody else
//    takes the lock first, it is Blocked again.
//  - After `Lost` the stretch since the actor's previous event is Unknown.
//  - Where the thread's CPU clock advanced by c between two readings, and the Running stretches
//    between them sum up to d > c, the thread was Running for c and Ready for d - c. Where is not
//    known: in the last stretch of them, at its end, then in the one before; what is cut is marked
//    estimated. A compute step says what CPU time it took and is cut by itself.
//    Differences up to `sliver` are clock noise: they are owed, until they add up to more, or the
//    lane ends. So a thread never has run for longer than its CPU clock says.
//  - A task is Running while its loop runs it, from Resume to Suspend; between its creation and its
//    first Resume, and where it was suspended without a wait, it is Ready. The CPU clock is its
//    loop's: without the kernel's switches only what a compute step of its own says is cut.
//  - On the virtual clock a thread is Ready from its start on until it first has a core; where
//    nobody starts it that is the start of the run.
//  - Where the kernel's context switches are known nothing of this is estimated: then what the
//    events say is cut by when the thread was on a CPU (cpu_split.h).
#pragma once

#include "engine/trace/cpu_split.h"
#include "engine/trace/lane.h"
#include "engine/trace/trace_event.h"
#include "engine/trace/world.h"

#include <memory>
#include <optional>
#include <vector>

namespace threadline::trace {

class ActorTrack {
public:
    static constexpr Duration sliver = std::chrono::microseconds(20);
    // What lies after the last reading of the CPU clock is provisional; no more than this is kept.
    static constexpr std::size_t most_pending = 256;
    // A compute step takes the Running stretch over, as its line, unless that is longer.
    static constexpr Duration adopted = std::chrono::microseconds(50);

    enum class Kind : std::uint8_t { Thread, Task };
    // `switches_known`: up to when the kernel's switches have come; null where none will.
    explicit ActorTrack(ActorId actor, const Time* switches_known = nullptr,
                        Kind kind = Kind::Thread)
        : kind_(kind), switches_known_(switches_known) {
        lane_.actor = actor;
    }

    // Of a run whose steps a person decides: what is due counts from when it is chosen.
    void end_waits_when_chosen() { times_count_ = false; }

    bool is_task() const { return kind_ == Kind::Task; }
    bool ended() const { return lane_.ended; }
    // Of its latest event, raised to what others did to it before.
    Time last() const { return last_; }
    // From its begin to its end, or to the end of time while it lives.
    std::optional<TimeRange> life() const;

    // A task, or a simulated thread, is there from now on, if it is not yet.
    void create(Time t);
    // An event of this actor; `world` has it applied.
    void append(const TraceEvent& event, const World& world);
    // What the kernel says of its thread; only where switches are known.
    void switched_in(Time t, std::int16_t cpu);
    void switched_out(Time t, std::int16_t cpu, bool preempted);
    void switches_lost(Time t, std::int16_t cpu);
    // Those that are still needed here, to whoever follows this thread from now on.
    template <typename Other>
    void tell_switches(Other& other) const {
        on_cpu_.tell_switches(other);
    }
    // Somebody's event at `t` let this actor go on, or took that back.
    void wake(Time t, ActorId by);
    void hold_back(Time t, ActorId by);
    void mark_deadlocked(Time since);

    void hold(const Hold& hold);
    std::optional<Hold> release(ObjectId lock, Time t);  // none: it did not hold it

    void finish(Time end);  // of the run
    std::shared_ptr<const ActorLane> lane_at(Time now);

    // Appends to the lane whatever is final by now, as lane_at() does, so that what it holds
    // follows from the events alone.
    void settle();
    // The intervals and holds that have come since the last call are taken into the overview;
    // those that were there at `long_since` are kept.
    void summarise(Time long_since);
    void close_overview();  // nothing follows
    void measure_overview(OverviewSize& size) { measure(overview_, size); }
    // Those parts of the overview that take more than `bytes`. False: none could be.
    bool coarsen_overview(std::size_t bytes);
    // Forgets some that end before `t`, of those that have been summarised.
    void forget(Time t);
    std::size_t kept_bytes() const {
        return lane_.intervals.kept_bytes() + lane_.holds.size() * sizeof(Hold);
    }
    // All that the lane still depends on (state_coding.h).
    template <typename Archive>
    void fields(Archive& archive) {
        archive(begun_, closed_, cut_, lane_.begin, lane_.ended, lane_.open_holds,
                lane_.longest_hold, lane_.cpu_time, lane_.blocks, ran_, open_, on_cpu_, waiting_,
                under_recorder_, pending_, last_, first_cpu_, last_cpu_, last_reading_,
                run_since_reading_, owed_, compute_begin_, due_);
        if (closed_)
            archive(lane_.end);
    }
    bool is_sound() const {
        return on_cpu_.is_sound() && (!knows_switches() || on_cpu_.has_begun() == begun_);
    }

private:
    // What has no length and says nothing is not: no time ran or was waited for a CPU.
    static bool is_worth_keeping(const Interval& interval) {
        return interval.begin < interval.end ||
               (interval.state != State::Running && interval.state != State::Ready &&
                interval.state != State::Unknown);
    }
    void begin(const TraceEvent& event);
    void resume(const TraceEvent& event, Time t);
    void suspend(Time t);
    void end_life(Time t);
    void open_wait(const TraceEvent& event, const World& world, Time t);
    void close_wait(const TraceEvent& event, Time t);
    void emit(const Interval& interval);
    void close_open(Time t);
    void run_from(Time t, SiteId site);
    void flush();
    enum class Reading { Between, Last };
    void read_cpu(Time t, Duration cpu, Reading reading);
    void compute_ended(Time t, Duration cpu);
    Duration unread_part(const Interval& interval) const;
    Duration unread_running() const;
    void make_ready(std::size_t index, Duration ready);
    void take_back(Duration excess);
    void keep_what_owes();

    void close(Time end);
    void add_provisional(ActorLane& lane) const;
    bool knows_switches() const { return switches_known_ != nullptr; }

    Kind kind_;
    ActorLane lane_;
    Interval open_;
    const Time* switches_known_;
    CpuSplit on_cpu_;
    WaitKind waiting_ = WaitKind::None;
    std::optional<Interval> under_recorder_;  // what goes on when the recorder lets it
    struct Stretch {
        Interval interval;
        bool measured = false;  // cut already, by the CPU time of its own step

        template <typename Archive>
        void fields(Archive& archive) {
            archive(interval, measured);
        }
    };
    std::vector<Stretch> pending_;  // before `open_`: from a Running stretch on that may be cut yet
    bool begun_ = false;
    bool closed_ = false;
    bool cut_ = false;  // nothing of it is provisional any more
    Time last_{0};      // of its latest event

    std::optional<Duration> first_cpu_;
    Duration last_cpu_{0};
    Time last_reading_{0};
    Duration run_since_reading_{0};  // Running stretches emitted since
    Duration owed_{0};               // of Running stretches, but too little to be cut yet
    std::optional<Time> compute_begin_;
    std::optional<Time> due_;  // when the wait in `open_` ends by itself
    bool times_count_ = true;  // those of waits that end by themselves

    void count_running();
    Duration ran_{0};  // in all Running intervals that have been counted
    std::size_t counted_ = 0;
    ActorOverview overview_;
    std::size_t summarised_intervals_ = 0;
    std::size_t summarised_holds_ = 0;
    bool changed_ = true;
    std::shared_ptr<const ActorLane> published_;
    Time published_at_{0};
};

}  // namespace threadline::trace
