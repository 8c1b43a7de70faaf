#include "engine/trace/trace_builder_impl.h"

#include "engine/trace/cpu_event.h"
#include "engine/trace/taken_cores.h"

#include <algorithm>
#include <utility>

namespace threadline::trace {
namespace {

// As many of a kind as a person can tell apart, where threads do little else, and as memory and a
// chunk of a file bear.
constexpr std::uint64_t most_of(MomentKind kind) {
    return kind == MomentKind::EdgeAdded ? 10'000 : 100'000;
}

}  // namespace

bool TraceBuilder::Impl::is_task(ActorId id) const {
    return id.value < tables->actors.size() &&
           tables->actors[id.value].kind == record::ActorKind::Task;
}

bool TraceBuilder::Impl::is_simulated() const {
    return info->cpu_source == CpuSource::Simulated;
}

bool TraceBuilder::Impl::is_stepped() const {
    return info->schedule == "stepped";
}

ActorTrack& TraceBuilder::Impl::actor(ActorId id) {
    if (ActorTrack* known = actors.find(id))
        return *known;
    const bool watched = info->cpu_source != CpuSource::Estimated;
    ActorTrack& track =
        is_task(id) ? actors.get(id, watched ? &turns_known : nullptr, ActorTrack::Kind::Task)
                    : actors.get(id, watched ? &switches_known : nullptr);
    if (is_stepped())
        track.end_waits_when_chosen();
    return track;
}

// Of a task, where switches will tell what they mean.
bool TraceBuilder::Impl::has_turns(ActorId id) const {
    return is_task(id) && info->cpu_source != CpuSource::Estimated;
}

// The thread on which a task runs; a task may have been started by another one.
ActorId TraceBuilder::Impl::loop_of(ActorId task) const {
    ActorId loop = task;
    for (std::size_t step = 0; is_task(loop) && step < tables->actors.size(); ++step)
        loop = tables->actors[loop.value].parent;
    return loop;
}

// The kernel may have told of a thread before it was known to be a loop's.
TaskTurns& TraceBuilder::Impl::turns_of(ActorId loop) {
    const auto [place, is_new] =
        loops.try_emplace(loop, [this](ActorId task) -> ActorTrack& { return actor(task); });
    if (is_new)
        actor(loop).tell_switches(place->second);
    return place->second;
}

// Before the tracks of the tasks are told that it is known.
void TraceBuilder::Impl::settle_turns(Time known) {
    for (auto& [loop, turns] : loops)
        turns.settle(known);
    turns_known = std::max(turns_known, known);
}

LifeOf TraceBuilder::Impl::life() const {
    return [this](ActorId id) -> std::optional<TimeRange> {
        const ActorTrack* track = actors.find(id);
        return track ? track->life() : std::nullopt;
    };
}

void TraceBuilder::Impl::append_of_cpu(const TraceEvent& event) {
    if (info->cpu_source == CpuSource::Estimated) {
        if (event.event.kind == EventKind::CpuBusy)
            load.append(event);
        return;
    }
    cpus.append(event);
    const Time t = event.time();
    switches_known = std::max(switches_known, t);  // they come in the order of their times
    const auto loop = loops.find(event.actor);
    const auto cpu = static_cast<std::int16_t>(unpacked(event.event.argument).cpu);
    switch (event.event.kind) {
        case EventKind::SwitchedIn:
            if (event.actor && is_simulated())
                actor(event.actor).create(Time{0});
            if (event.actor)
                actor(event.actor).switched_in(t, cpu);
            if (loop != loops.end())
                loop->second.switched_in(t, cpu);
            break;
        case EventKind::SwitchedOut:
            if (event.actor)
                actor(event.actor).switched_out(t, cpu, event.event.has(event_flag::preempted));
            if (loop != loops.end())
                loop->second.switched_out(t, cpu, event.event.has(event_flag::preempted));
            break;
        case EventKind::SwitchesLost:
            actors.each([&](ActorTrack& track) {
                if (!track.is_task())
                    track.switches_lost(t, cpu);
            });
            for (auto& [thread, turns] : loops)
                turns.switches_lost(t, cpu);
            break;
        default:
            break;
    }
}

// A task is on its thread's CPU. None where there are too many intervals to look at them one by
// one: a long run would be held up.
std::optional<TraceBuilder::Impl::ActorLanes> TraceBuilder::Impl::threads_of(
    const Snapshot& snapshot) const {
    constexpr std::size_t most = 300'000;
    std::size_t intervals = 0;
    ActorLanes threads;
    for (const auto& lane : snapshot.actors)
        if (!is_task(lane->actor)) {
            intervals += lane->intervals.size();
            threads.push_back(lane);
        }
    return intervals <= most ? std::optional(std::move(threads)) : std::nullopt;
}

// The lanes of the CPUs of a run that is over, for which those of its threads are needed.
void TraceBuilder::Impl::look_at_cpus_in_the_end(const Snapshot& snapshot) {
    if (!cpus_in_the_end.empty() && cpus_in_the_end.front()->end == now)
        return;
    const auto threads = threads_of(snapshot);
    if (info->cpu_source == CpuSource::Estimated) {
        if (threads && info->cores > 0)
            cpus_in_the_end = estimated_cpu_lanes(*threads, info->cores, load.samples(), now);
        return;
    }
    cpus_in_the_end = snapshot.cpus;
    const auto taken = threads ? no_core_was_free(*threads) : std::vector<TimeRange>();
    if (taken.empty())
        return;
    for (auto& lane : cpus_in_the_end) {
        std::vector<CpuInterval> tiles;
        for (std::size_t i = 0; i < lane->intervals.size(); ++i)
            tiles.push_back(lane->intervals[i]);
        auto changed = std::make_shared<CpuLane>(*lane);
        changed->intervals = {};
        for (const CpuInterval& tile : taken_by_others(tiles, taken))
            changed->intervals.append(tile);
        lane = std::move(changed);
    }
}

void TraceBuilder::Impl::add_moment(MomentKind kind, const TraceEvent& event, Time t, NameId text) {
    Moment moment;
    moment.at = t;
    moment.kind = kind;
    moment.actor = event.actor;
    moment.object = event.event.object;
    moment.site = event.event.site;
    moment.text = text;
    add_moment(moment);
}

void TraceBuilder::Impl::add_moment(const Moment& moment) {
    if (moments_of[static_cast<std::size_t>(moment.kind)]++ < most_of(moment.kind))
        moments.append(moment);
    else
        ++moments_left_out;
}

void TraceBuilder::Impl::add_edge(const TraceEvent& event, Time t) {
    add_moment(MomentKind::EdgeAdded, event, t);
}

VariableTrack& TraceBuilder::Impl::variable(ObjectId id) {
    const bool known = id.value < tables->objects.size();
    return variables.get(id, known ? tables->objects[id.value].initial : Value{});
}

std::int64_t TraceBuilder::Impl::count_of(ObjectId id) const {
    return id.value < tables->objects.size() ? tables->objects[id.value].count : 0;
}

void TraceBuilder::Impl::acquired(const TraceEvent& event, ActorTrack& whose, const World& world,
                                  Time t) {
    const ObjectId id = event.event.object;
    LockTrack& lock = locks.get(id);
    lock.end_wait(event.actor, t);
    // Whoever holds it no longer, by the world, has let go without our hearing of it.
    const auto& holders = world.object(id).holders;
    if (lock.open_holds().size() >= holders.size()) {
        const std::vector<Hold> before = lock.open_holds();
        for (const Hold& hold : before)
            if (std::none_of(holders.begin(), holders.end(),
                             [&](const Holder& holder) { return holder.actor == hold.actor; }))
                release(hold.actor, id, t);
    }
    Hold hold;
    hold.begin = hold.end = t;
    hold.actor = event.actor;
    hold.lock = id;
    hold.site = event.event.site;
    hold.contended = event.event.has(event_flag::contended);
    hold.shared = event.event.has(event_flag::shared);
    lock.acquire(hold);
    whose.hold(hold);
}

// On the lane of the interpreter lock alone; a thread has it whenever it runs.
void TraceBuilder::Impl::interpreter_acquired(const TraceEvent& event, Time t) {
    LockTrack& lock = locks.get(event.event.object);
    lock.end_wait(event.actor, t);
    while (!lock.open_holds().empty())  // it has let go without our hearing of it
        lock.release(lock.open_holds().front().actor, t);
    Hold hold;
    hold.begin = hold.end = t;
    hold.actor = event.actor;
    hold.lock = event.event.object;
    hold.site = event.event.site;
    hold.contended = event.event.has(event_flag::contended);
    lock.acquire(hold);
}

void TraceBuilder::Impl::release(ActorId actor, ObjectId lock, Time t) {
    actors.get(actor).release(lock, t);
    locks.get(lock).release(actor, t);
}

// Its own step shows that whoever was woken goes on, or that it was not the wake that let it.
void TraceBuilder::Impl::went_on(const TraceEvent& event, const World& world, Time t) {
    if (event.event.kind == EventKind::IoEnd) {
        const bool timed = event.event.has(event_flag::timed) && !is_stepped();
        const Duration late(timed ? std::clamp<std::int64_t>(event.event.argument, 0, t.count())
                                  : 0);
        wakes.get(event.actor).replied(t - late, t, place(), event.event.object);
        return;
    }
    WakeTrack* track = wakes.find(event.actor);
    if (!track || !track->is_woken() || world.actor(event.actor).granted)
        return;
    const EventKind kind = event.event.kind;
    if (kind == EventKind::TimedOut || kind == EventKind::TimedOutJoin)
        track->held_back();
    else
        track->went_on(t, place());
}

void TraceBuilder::Impl::wake(ActorId woken, const TraceEvent& event) {
    // Not before what its waker has done so far, by whichever clock.
    const Time t = std::max(event.time(), actors.get(event.actor).last());
    if (event.event.kind != EventKind::ActorStart)
        actor(woken).wake(t, event.actor);
    if (woken == event.actor)
        return;  // what it wanted was there before it had queued
    Wake wake;
    wake.begin = t;
    wake.waker = event.actor;
    wake.site = event.event.site;
    wake.from = place();
    wake.kind = wake_kind_of(event.event.kind);
    if (wake.kind != WakeKind::End && wake.kind != WakeKind::Start)
        wake.object = event.event.object;
    wakes.get(woken).woken(wake);
    wakes.get(event.actor).wakes(t, wake.from, woken);
}

void TraceBuilder::Impl::started(ActorId id, const TraceEvent& event, const World& world) {
    if (is_task(id) || (id && is_simulated()))
        actor(id).create(event.time());
    if (id && id.value < tables->actors.size() && !world.actor(id).begun)
        wake(id, event);
}

void TraceBuilder::Impl::append(const TraceEvent& event, const World& world) {
    const Event& e = event.event;
    now = std::max(now, event.time());
    last_event = std::max(last_event, event.time());
    ++events;
    const Time t = event.time();
    ActorTrack& whose = actor(event.actor);
    whose.append(event, world);
    went_on(event, world, whose.last());

    switch (e.kind) {
        case EventKind::ActorStart:
            started(ActorId{static_cast<std::uint32_t>(e.argument)}, event, world);
            break;
        case EventKind::Resume:
            if (has_turns(event.actor))
                turns_of(loop_of(event.actor)).resumed(t, event.actor);
            break;
        case EventKind::Suspend:
            if (has_turns(event.actor))
                turns_of(loop_of(event.actor)).suspended(t, event.actor);
            break;
        case EventKind::Request: {
            LockTrack& lock = locks.get(e.object);
            if (!lock.contended())
                add_moment(MomentKind::FirstContention, event, t);
            lock.request(event, t);
            add_edge(event, t);
            break;
        }
        case EventKind::JoinRequest:
            add_edge(event, t);
            break;
        case EventKind::Acquired:
            acquired(event, whose, world, t);
            break;
        case EventKind::Released:
            release(event.actor, e.object, t);
            break;
        case EventKind::InterpreterRequest:
            locks.get(e.object).request(event, t);
            break;
        case EventKind::InterpreterAcquired:
            interpreter_acquired(event, t);
            break;
        case EventKind::InterpreterYielded:
            locks.get(e.object).release(event.actor, t);
            locks.get(e.object).request(event, t);
            break;
        case EventKind::InterpreterReleased:
            locks.get(e.object).release(event.actor, t);
            break;
        case EventKind::TimedOut:
            if (LockTrack* lock = locks.find(e.object))
                lock->end_wait(event.actor, t);
            break;
        case EventKind::Read:
            variable(e.object).read(event, value_in(e), e.order, t);
            break;
        case EventKind::CompareExchanged:
            if (e.has(event_flag::failed)) {
                variable(e.object).read(event, value_in(e), e.order, t);
                break;
            }
            [[fallthrough]];
        case EventKind::AtomicAdd: {
            VariableTrack& track = variable(e.object);
            track.read(event, track.value(), track.version(), t);
            track.change(event, value_in(e), t);
            break;
        }
        case EventKind::Write:
            variable(e.object).change(event, value_in(e), t);
            break;
        case EventKind::Put:
        case EventKind::Got:  // how many items a queue holds, as a lane like a variable's
            variables.get(e.object, Value::integer(0))
                .change(event, Value::integer(static_cast<std::int64_t>(e.argument)), t);
            break;
        case EventKind::SemaphoreAcquired:
        case EventKind::SemaphorePosted:  // and what a semaphore has left
            variables.get(e.object, Value::integer(count_of(e.object)))
                .change(event, Value::integer(static_cast<std::int64_t>(e.argument)), t);
            break;
        case EventKind::CheckFailed:
            add_moment(MomentKind::CheckFailed, event, t,
                       NameId{static_cast<std::uint32_t>(e.argument)});
            break;
        case EventKind::Note:
            add_moment(MomentKind::Note, event, t, NameId{static_cast<std::uint32_t>(e.argument)});
            break;
        default:
            break;
    }

    for (const ActorId id : world.woken())
        wake(id, event);
    for (const ActorId id : world.held_back()) {
        actor(id).hold_back(t, event.actor);
        if (WakeTrack* held = wakes.find(id))
            held->held_back();
    }
}

TraceBuilder::TraceBuilder() : impl_(std::make_unique<Impl>()) {}
TraceBuilder::~TraceBuilder() = default;

void TraceBuilder::set_tables(std::shared_ptr<const Tables> tables) {
    impl_->tables = std::move(tables);
}

void TraceBuilder::set_info(std::shared_ptr<const RunInfo> info) {
    impl_->info = std::move(info);
    // A simulated core on which nobody ever was is idle all the same.
    if (impl_->info->cpu_source != CpuSource::Simulated)
        return;
    impl_->cpus.know(impl_->info->cores);
    impl_->cpus.have_no_others();
}

void TraceBuilder::append(const TraceEvent& event, const World& world) {
    if (is_of_cpu(event.event.kind)) {
        if (!impl_->finished)
            impl_->append_of_cpu(event);
        return;
    }
    // What the world refused has no place in a lane either.
    if (event.actor && event.actor.value < world.actor_count() &&
        event.event.object.value < world.object_count() && !impl_->finished)
        impl_->append(event, world);
}

void TraceBuilder::mark_deadlocked(const std::vector<ActorId>& actors, Time since) {
    for (const ActorId id : actors)
        if (ActorTrack* track = impl_->actors.find(id))
            track->mark_deadlocked(since);
}

void TraceBuilder::add_moment(const Moment& moment) {
    impl_->add_moment(moment);
}

void TraceBuilder::advance(Time now) {
    impl_->now = std::max(impl_->now, now);
}

void TraceBuilder::settle(Time switches, Time events) {
    impl_->switches_known = std::max(impl_->switches_known, switches);
    impl_->cpus_known = std::max(impl_->cpus_known, std::min(impl_->switches_known, events));
    impl_->settle_turns(impl_->cpus_known);
    impl_->cpus.settle(impl_->cpus_known, impl_->life());
}

void TraceBuilder::finish(Time end) {
    // Time that went by after a failure, before it was noticed, is nobody's.
    impl_->now = std::max(end, impl_->last_event);
    impl_->finished = true;
    impl_->settle_turns(Time::max());
    impl_->actors.each([&](ActorTrack& track) { track.finish(impl_->now); });
    impl_->cpus.finish(impl_->now, impl_->life());
    impl_->locks.each([&](LockTrack& track) { track.close(impl_->now); });
    impl_->variables.each([&](VariableTrack& track) { track.close(impl_->now); });
    if (impl_->is_cut) {
        cut();
        impl_->each_lane([](auto& track) { track.close_overview(); });
    }
}

Time TraceBuilder::switches_known() const {
    return impl_->switches_known;
}

Time TraceBuilder::cpus_known() const {
    return impl_->cpus_known;
}

Snapshot TraceBuilder::snapshot() {
    Snapshot snapshot;
    snapshot.now = impl_->now;
    snapshot.finished = impl_->finished;
    snapshot.info = impl_->info;
    snapshot.tables = impl_->tables;
    impl_->actors.publish(snapshot.actors, impl_->now);
    impl_->wakes.publish(snapshot.wakes, impl_->now);
    impl_->locks.publish(snapshot.locks, impl_->now);
    impl_->variables.publish(snapshot.variables, impl_->now);
    impl_->cpus.publish(snapshot.cpus, impl_->now, impl_->life());
    const CpuSource source = impl_->info->cpu_source;
    if (impl_->finished &&
        (source == CpuSource::Estimated || (source == CpuSource::Kernel && impl_->is_whole()))) {
        impl_->look_at_cpus_in_the_end(snapshot);
        snapshot.cpus = impl_->cpus_in_the_end;
    }
    snapshot.settled = impl_->finished ? impl_->now : impl_->switches_known;
    snapshot.detail = {impl_->detail_from, Time::max()};
    snapshot.moments = impl_->moments;
    snapshot.moments_left_out = impl_->moments_left_out;
    snapshot.events = impl_->events;
    return snapshot;
}

}  // namespace threadline::trace
