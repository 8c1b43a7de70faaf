// Turns events, in the order of the trace, into lanes.
//
// append() is called after World::apply() of the same event, by the one thread that owns both.
// snapshot() is cheap enough for every frame: lanes that have not changed since the last snapshot
// are shared with it.
#pragma once

#include "engine/trace/snapshot.h"
#include "engine/trace/trace_event.h"
#include "engine/trace/varint.h"
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
    // Moves the open ends; `now` does not go back before finish().
    void advance(Time now);
    // What the CPUs did (is_of_cpu) comes late: all of it before `switches` has been appended, and
    // all that the actors did before `events`. Up to there lanes are final.
    void settle(Time switches, Time events);
    // Closes every open interval and hold at `end`, also where the open ends were moved beyond it;
    // what is appended later is ignored.
    void finish(Time end);

    Snapshot snapshot();

    // For traces that are too long to be in memory as a whole.
    //
    // Settles all that is final, so that what lanes hold from here on follows from the events
    // alone, and takes what has become final into the overviews of the lanes. After finish(): all.
    void cut();
    // Forgets what ended before `t` and is in the overviews, about. Snapshots keep what they have.
    void forget(Time t);
    std::size_t kept_bytes() const;  // of what can be forgotten. O(lanes).
    // Makes overviews coarser (overview.h) until they take at most so many bytes, as far as they
    // can be; what they take then. O(lanes) where nothing has to be done.
    std::size_t bound_overviews(std::size_t most);
    // What the lanes depend on, without what they hold. `base`: a time near those in it. restore()
    // of a new builder gives lanes that go on from there; false: damaged.
    void save(ByteWriter& out, Time base) const;
    bool restore(ByteReader& in, Time base, const Tables& tables);
    // Up to where lanes were settled, as far as CPUs are concerned.
    Time switches_known() const;
    Time cpus_known() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace threadline::trace
