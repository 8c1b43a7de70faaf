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
//  - In a Running stretch of length d in which the thread's CPU clock advanced by c < d the thread
//    was Running for c and Ready for d - c. Where in the stretch is not known: Running comes first
//    and both are marked estimated. Differences up to `sliver` are clock noise and are left alone.
//    A stretch is what lies between two readings, or a compute step that says what CPU time it
//    took.
#pragma once

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
    // A reading of the CPU clock that closes a stretch comes right after the request that ended it;
    // until then, but no longer than this, the stretch is provisional.
    static constexpr Duration patience = std::chrono::milliseconds(1);
    // A compute step takes the Running stretch over, as its line, unless that is longer.
    static constexpr Duration adopted = std::chrono::microseconds(50);

    explicit ActorTrack(ActorId actor) { lane_.actor = actor; }

    bool ended() const { return lane_.ended; }

    // An event of this actor; `world` has it applied.
    void append(const TraceEvent& event, const World& world);
    // Somebody's event at `t` let this actor go on, or took that back.
    void wake(Time t, ActorId by);
    void hold_back(Time t, ActorId by);
    void mark_deadlocked(Time since);

    void hold(const Hold& hold);
    std::optional<Hold> release(ObjectId lock, Time t);  // none: it did not hold it

    void close(Time end);  // the end of the run
    std::shared_ptr<const ActorLane> lane_at(Time now);

private:
    void begin(const TraceEvent& event);
    void end_life(Time t);
    void open_wait(const TraceEvent& event, const World& world, Time t);
    void close_wait(const TraceEvent& event, Time t);
    void emit(const Interval& interval);
    void close_open(Time t);
    void run_from(Time t, SiteId site);
    void flush();
    void read_cpu(Time t, Duration cpu);
    void compute_ended(Time t, Duration cpu);
    Duration unread_part(const Interval& interval) const;
    void split(Interval running, Duration ready);

    ActorLane lane_;
    Interval open_;
    WaitKind waiting_ = WaitKind::None;
    std::optional<Interval> under_recorder_;  // what goes on when the recorder lets it
    std::optional<Interval> pending_;         // the Running stretch before the wait in `open_`
    bool begun_ = false;
    bool closed_ = false;
    Time last_{0};  // of its latest event

    std::optional<Duration> first_cpu_;
    Duration last_cpu_{0};
    Time last_reading_{0};
    Duration run_since_reading_{0};  // Running stretches emitted since
    std::optional<Time> compute_begin_;
    std::optional<Time> due_;  // when the wait in `open_` ends by itself

    bool changed_ = true;
    std::shared_ptr<const ActorLane> published_;
    Time published_at_{0};
};

}  // namespace threadline::trace
