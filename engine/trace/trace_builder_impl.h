// What a TraceBuilder holds: the lanes while they grow.
#pragma once

#include "engine/trace/actor_track.h"
#include "engine/trace/cpu_track.h"
#include "engine/trace/estimated_cpus.h"
#include "engine/trace/lock_track.h"
#include "engine/trace/task_turns.h"
#include "engine/trace/trace_builder.h"
#include "engine/trace/track_list.h"
#include "engine/trace/variable_track.h"
#include "engine/trace/wake_track.h"

#include <array>
#include <map>
#include <optional>

namespace threadline::trace {

struct TraceBuilder::Impl {
    Time now{0};
    Time last_event{0};  // of an actor
    bool finished = false;
    std::uint64_t events = 0;
    Time detail_from{0};  // what ended before has been forgotten
    std::shared_ptr<const RunInfo> info = std::make_shared<RunInfo>();
    std::shared_ptr<const Tables> tables = std::make_shared<Tables>();
    TrackList<ActorTrack, ActorId> actors;
    TrackList<WakeTrack, ActorId> wakes;
    TrackList<LockTrack, ObjectId> locks;
    TrackList<VariableTrack, ObjectId> variables;
    Series<Moment> moments;
    std::array<std::uint64_t, static_cast<std::size_t>(MomentKind::Note) + 1>
        moments_of{};  // kinds
    std::uint64_t moments_left_out = 0;

    Time switches_known{0};
    Time cpus_known{0};                  // up to where the lanes of the CPUs have been settled
    Time cuts[2]{};                      // the last two
    bool is_cut = false;                 // at least once
    Time turns_known{0};                 // switches as tasks see them
    std::map<ActorId, TaskTurns> loops;  // by their threads
    CpuTracks cpus;
    CpuLoad load;  // where the lanes of the CPUs are estimated
    std::vector<std::shared_ptr<const CpuLane>> cpus_in_the_end;

    // Of all lanes: what has an overview.
    template <typename Visit>
    void each_lane(Visit&& visit) {
        actors.each(visit);
        locks.each(visit);
        variables.each(visit);
        cpus.each(visit);
    }
    bool is_task(ActorId id) const;
    bool is_simulated() const;
    bool is_stepped() const;  // a person decides each step
    ActorTrack& actor(ActorId id);
    bool has_turns(ActorId id) const;
    ActorId loop_of(ActorId task) const;
    TaskTurns& turns_of(ActorId loop);
    void settle_turns(Time known);
    LifeOf life() const;
    void append_of_cpu(const TraceEvent& event);
    bool is_whole() const { return !is_cut && detail_from == Time{0}; }
    using ActorLanes = std::vector<std::shared_ptr<const ActorLane>>;
    std::optional<ActorLanes> threads_of(const Snapshot& snapshot) const;
    void look_at_cpus_in_the_end(const Snapshot& snapshot);
    void add_moment(MomentKind kind, const TraceEvent& event, Time t, NameId text = {});
    void add_moment(const Moment& moment);
    void add_edge(const TraceEvent& event, Time t);
    VariableTrack& variable(ObjectId id);
    std::int64_t count_of(ObjectId id) const;  // of a semaphore, before the first event
    void acquired(const TraceEvent& event, ActorTrack& whose, const World& world, Time t);
    void interpreter_acquired(const TraceEvent& event, Time t);
    void release(ActorId actor, ObjectId lock, Time t);
    void went_on(const TraceEvent& event, const World& world, Time t);
    void wake(ActorId woken, const TraceEvent& event);
    void started(ActorId id, const TraceEvent& event, const World& world);
    std::uint32_t place() const { return static_cast<std::uint32_t>(events); }
    void append(const TraceEvent& event, const World& world);
};

}  // namespace threadline::trace
