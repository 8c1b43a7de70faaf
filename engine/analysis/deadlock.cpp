#include "engine/analysis/deadlock.h"

#include "engine/analysis/liveness.h"

#include <algorithm>

namespace threadline::analysis {

using trace::ActorState;
using trace::Time;
using trace::World;

namespace {

// The first in the queue of a lock that waits to write, or for a mutex, without a deadline.
ActorId first_writer(const World& world, ObjectId lock) {
    for (const ActorId waiter : world.object(lock).waiters)
        if (!world.actor(waiter).shared && !world.actor(waiter).timed)
            return waiter;
    return {};
}

}  // namespace

bool DeadlockAnalysis::is_dead(ActorId actor) const {
    return actor.value < dead_.size() && dead_[actor.value];
}

EventKinds DeadlockAnalysis::kinds() const {
    using enum EventKind;
    return {Notify,        Request,    JoinRequest, WaitBegin, SemaphoreRequest, BarrierArrived,
            PutRequest,    GetRequest, ThreadEnd,   Acquired,  WaitEnd,          SemaphoreAcquired,
            BarrierPassed, Put,        Got,         GotClosed, Joined,           TimedOut,
            TimedOutJoin};
}

void DeadlockAnalysis::on_event(const trace::TraceEvent& event, const Context& context) {
    const World& world = context.world;
    if (world.actor_count() > dead_.size()) {
        dead_.resize(world.actor_count());
        visited_.resize(world.actor_count());
        reached_from_.resize(world.actor_count());
    }
    if (event.actor.value >= dead_.size())
        return;
    const ActorState& actor = world.actor(event.actor);
    // Only the end of the run, or a loss that was not known of, lets a dead one go on; what it does
    // then is no longer judged by what was said of it. Where that is an acquisition at once it is
    // not seen here: it counts as dead up to its next wait, and only those who wait are asked
    // about.
    dead_[event.actor.value] = false;
    switch (event.event.kind) {
        case EventKind::Notify:
            if (world.woken().empty())
                unheard_[event.event.object] = {event.actor, event.event.site, event.time()};
            break;
        case EventKind::Request:
        case EventKind::JoinRequest:
            if (waits_for_particular(actor))
                check_blocked(event.actor, context, event.time());
            check_all(context, event.time());
            break;
        case EventKind::WaitBegin:
        case EventKind::SemaphoreRequest:
        case EventKind::BarrierArrived:
        case EventKind::PutRequest:
        case EventKind::GetRequest:
            check_all(context, event.time());
            break;
        case EventKind::ThreadEnd:
            check_abandoned(event.actor, context, event.time());
            check_all(context, event.time());
            break;
        default:
            break;
    }
}

void DeadlockAnalysis::on_quiet(Time end, const Context& context) {
    if (context.world.actor_count() <= dead_.size())
        check_all(context, end);
}

void DeadlockAnalysis::on_correction(Time end, Corrected corrected, const Context& context) {
    const World& world = context.world;
    if (world.actor_count() > dead_.size())
        return;
    // What was concluded from a world that was wrong is concluded again.
    dead_.assign(dead_.size(), false);
    abandoned_.clear();
    for (std::uint32_t i = 1; i < world.actor_count(); ++i)
        if (!dead_[i] && waits_for_particular(world.actor(ActorId{i})))
            check_blocked(ActorId{i}, context, world.actor(ActorId{i}).since);
    check_all(context, end,
              corrected == Corrected::Standstill ? Cause::Whatever : Cause::AnybodyCouldHelp);
}

// Breadth first, so that the cycle is the shortest one.
DeadlockAnalysis::Reach DeadlockAnalysis::search(ActorId from, const World& world) {
    Reach reach;
    ++searches_;
    search_queue_.assign(1, from);
    for (std::size_t next = 0; next < search_queue_.size(); ++next) {
        const ActorId actor = search_queue_[next];
        blockers_of(world, actor, blockers_);
        for (const ActorId blocker : blockers_) {
            if (blocker == from) {
                for (ActorId step = actor; step != from; step = reached_from_[step.value])
                    reach.cycle.push_back(step);
                reach.cycle.push_back(from);
                std::reverse(reach.cycle.begin(), reach.cycle.end());
                return reach;
            }
            if (blocker.value >= visited_.size() || visited_[blocker.value] == searches_)
                continue;
            visited_[blocker.value] = searches_;
            reached_from_[blocker.value] = actor;
            if (dead_[blocker.value] && !world.is_unblocked(world.actor(blocker))) {
                reach.dead = true;
            } else if (world.actor(blocker).ended) {
                reach.ended = blocker;
                reach.ended_waiter = actor;
            } else {
                search_queue_.push_back(blocker);
            }
        }
    }
    return reach;
}

void DeadlockAnalysis::check_blocked(ActorId actor, const Context& context, Time at) {
    const World& world = context.world;
    const Reach reach = search(actor, world);
    if (!reach.cycle.empty()) {
        const std::vector<ActorId> frozen = kill(reach.cycle, world);
        const std::span<const ActorId> all(frozen);
        report(cycle_finding(all.first(reach.cycle.size()), all.subspan(reach.cycle.size()), world,
                             context.tables, at),
               frozen, context);
        trace::Moment moment;
        moment.at = at;
        moment.kind = trace::MomentKind::CycleClosed;
        moment.actor = actor;
        moment.object = world.actor(actor).waits_for;
        moment.site = world.actor(actor).site;
        if (context.mark)
            context.mark(moment);
    } else if (reach.ended) {
        const ObjectId lock = world.actor(reach.ended_waiter).waits_for;
        const std::vector<ActorId> frozen = kill({actor}, world);
        report_abandoned(*reach.ended, lock, frozen, context, at);
    } else if (reach.dead) {
        const std::vector<ActorId> frozen = kill({actor}, world);
        if (context.freeze)
            context.freeze(frozen, at);
    }
}

void DeadlockAnalysis::check_abandoned(ActorId ended, const Context& context, Time at) {
    const World& world = context.world;
    for (const ObjectId lock : world.actor(ended).holds) {
        std::vector<ActorId> waiters;
        for (const ActorId waiter : world.object(lock).waiters) {
            blockers_of(world, waiter, blockers_);
            if (!is_dead(waiter) &&
                std::find(blockers_.begin(), blockers_.end(), ended) != blockers_.end())
                waiters.push_back(waiter);
        }
        if (waiters.empty())
            continue;
        const std::vector<ActorId> frozen = kill(std::move(waiters), world);
        report_abandoned(ended, lock, frozen, context, at);
    }
}

void DeadlockAnalysis::check_all(const Context& context, Time at, Cause cause) {
    const World& world = context.world;
    if (world.unblocked_count() != 0 || context.tables.actors.size() > world.begun_count() + 1)
        return;
    std::vector<ActorId> stuck;
    bool for_anyone = false;
    for (std::uint32_t i = 1; i < world.actor_count(); ++i) {
        const ActorState& actor = world.actor(ActorId{i});
        // The thread of an event loop waits for its tasks, who are what is stuck.
        if (!actor.begun || actor.ended || dead_[i] || actor.wait == trace::WaitKind::Poll)
            continue;
        stuck.push_back(ActorId{i});
        for_anyone = for_anyone || waits_for_anyone(actor);
    }
    if (stuck.empty() || (!for_anyone && cause == Cause::AnybodyCouldHelp))
        return;
    const std::vector<ActorId> frozen = kill(std::move(stuck), world);
    report(nobody_left_finding(frozen, unheard_, world, context.tables, at), frozen, context);
}

std::vector<ActorId> DeadlockAnalysis::kill(std::vector<ActorId> actors, const World& world) {
    for (const ActorId actor : actors)
        dead_[actor.value] = true;
    const auto consider = [&](ActorId waiter) {
        if (dead_[waiter.value])
            return;
        blockers_of(world, waiter, blockers_);
        if (std::any_of(blockers_.begin(), blockers_.end(), [&](ActorId blocker) {
                return is_dead(blocker) && !world.is_unblocked(world.actor(blocker));
            })) {
            dead_[waiter.value] = true;
            actors.push_back(waiter);
        }
    };
    for (std::size_t next = 0; next < actors.size(); ++next) {
        const ActorState& actor = world.actor(actors[next]);
        for (const ObjectId lock : actor.holds)
            for (const ActorId waiter : world.object(lock).waiters)
                consider(waiter);
        // Readers stand behind the first untimed writer alone (liveness.h).
        if (actor.wait == trace::WaitKind::Lock &&
            first_writer(world, actor.waits_for) == actors[next])
            for (const ActorId waiter : world.object(actor.waits_for).waiters)
                consider(waiter);
        for (const ActorId waiter : actor.joined_by)
            consider(waiter);
    }
    return actors;
}

void DeadlockAnalysis::report_abandoned(ActorId ended, ObjectId lock,
                                        const std::vector<ActorId>& frozen, const Context& context,
                                        Time at) {
    if (abandoned_.emplace(ended, lock).second)
        report(abandoned_finding(ended, lock, frozen, context.world, context.tables, at), frozen,
               context);
    else if (context.freeze)
        context.freeze(frozen, at);
}

void DeadlockAnalysis::report(Finding finding, const std::vector<ActorId>& frozen,
                              const Context& context) {
    const Time at = finding.at;
    if (context.report)
        context.report(std::move(finding));
    if (context.freeze)
        context.freeze(frozen, at);
}

}  // namespace threadline::analysis
