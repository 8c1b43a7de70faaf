// Turns events, in the order of the trace, into lanes.
//
// append() is called after World::apply() of the same event, by the one thread that owns both.
// snapshot() is cheap enough for every frame: lanes that have not changed since the last snapshot
// are shared with it.
#pragma once

#include "engine/trace/snapshot.h"
#include "engine/trace/trace_event.h"
#include "engine/trace/world.h"

namespace threadline::trace {

class TraceBuilder {
public:
    TraceBuilder();
    ~TraceBuilder();
    TraceBuilder(const TraceBuilder&) = delete;
    TraceBuilder& operator=(const TraceBuilder&) = delete;

    void set_tables(std::shared_ptr<const Tables> tables);
    void set_info(std::shared_ptr<const RunInfo> info);

    void append(const TraceEvent& event, const World& world);
    // From `since` on these actors can never go on: their open intervals become Deadlocked from
    // the later of `since` and their own begin.
    void mark_deadlocked(const std::vector<ActorId>& actors, Time since);
    void add_moment(const Moment& moment);
    // Moves the open ends; `now` never goes back.
    void advance(Time now);
    // What the CPUs did (is_of_cpu) comes late: all of it before `switches` has been appended, and
    // all that the actors did before `events`. Up to there lanes are final.
    void settle(Time switches, Time events);
    // Closes every open interval and hold at `end`; what is appended later is ignored.
    void finish(Time end);

    Snapshot snapshot();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace threadline::trace
