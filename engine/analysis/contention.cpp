#include "engine/analysis/contention.h"

#include "engine/analysis/wording.h"

#include <algorithm>

namespace threadline::analysis {

using trace::Duration;
using trace::Time;

EventKinds ContentionAnalysis::kinds() const {
    using enum EventKind;
    return {ThreadBegin, ThreadEnd, Request, Acquired, Released, TimedOut, Lost};
}

void ContentionAnalysis::on_event(const trace::TraceEvent& event, const Context& context) {
    const Event& e = event.event;
    if (event.actor.value >= actors_.size())
        actors_.resize(event.actor.value + 1);
    OfActor& actor = actors_[event.actor.value];
    if (lost_ && e.kind != EventKind::ThreadEnd)
        return;
    switch (e.kind) {
        case EventKind::Lost:
            lost_ = true;
            break;
        case EventKind::ThreadBegin:
            actor.begin = event.time();
            break;
        case EventKind::ThreadEnd:
            actor.end = event.time();
            break;
        case EventKind::Request:
            wait_began(event, context.world);
            break;
        case EventKind::Acquired:
            if (actor.waits) {
                ++lock_of(e.object).acquired_after_wait;
                wait_ended(event, context.world.object(e.object).acquisitions - 1);
            }
            if (OfLock* lock = find(e.object); lock && lock->waiting > 0) {
                pass_time(*lock, event.time());
                lock->holds.push_back({event.actor, lock->waited_so_far});
            }
            break;
        case EventKind::Released:
            if (OfLock* lock = find(e.object); lock && lock->waiting > 0) {
                pass_time(*lock, event.time());
                hold_ended(*lock, event.actor);
            }
            break;
        case EventKind::TimedOut:
            wait_ended(event, context.world.object(e.object).acquisitions);
            break;
        default:
            break;
    }
}

ContentionAnalysis::OfLock* ContentionAnalysis::find(ObjectId id) {
    return id.value < locks_.size() ? locks_[id.value].get() : nullptr;
}

ContentionAnalysis::OfLock& ContentionAnalysis::lock_of(ObjectId id) {
    if (id.value >= locks_.size())
        locks_.resize(id.value + 1);
    auto& lock = locks_[id.value];
    if (!lock)
        lock = std::make_unique<OfLock>();
    return *lock;
}

void ContentionAnalysis::pass_time(OfLock& lock, Time now) {
    if (now <= lock.at)
        return;
    lock.waited_so_far += (now - lock.at) * lock.waiting;
    lock.at = now;
}

void ContentionAnalysis::blame(OfLock& lock, const Hold& hold) {
    if (const Duration waited = lock.waited_so_far - hold.waited_before; waited > Duration{0})
        lock.blocked_others[hold.actor] += waited;
}

void ContentionAnalysis::hold_ended(OfLock& lock, ActorId actor) {
    const auto hold = std::find_if(lock.holds.begin(), lock.holds.end(),
                                   [&](const Hold& its) { return its.actor == actor; });
    if (hold == lock.holds.end())
        return;
    blame(lock, *hold);
    lock.holds.erase(hold);
}

void ContentionAnalysis::wait_began(const trace::TraceEvent& event, const trace::World& world) {
    OfActor& actor = actors_[event.actor.value];
    OfLock& lock = lock_of(event.event.object);
    const auto& holders = world.object(event.event.object).holders;
    ++lock.waits;
    pass_time(lock, event.time());
    if (lock.waiting++ == 0)
        for (const trace::Holder& holder : holders)
            lock.holds.push_back({holder.actor, lock.waited_so_far});
    actor.waits = true;
    actor.since = event.time();
    actor.blocker = holders.size() == 1 ? holders.front().actor : ActorId{};
    actor.acquisitions = world.object(event.event.object).acquisitions;
    actor.site = event.event.site;
}

// `acquisitions` of the lock before the one that ends it.
void ContentionAnalysis::wait_ended(const trace::TraceEvent& event, std::uint64_t acquisitions) {
    OfActor& actor = actors_[event.actor.value];
    if (!actor.waits)
        return;  // a wait for something else than a lock timed out
    actor.waits = false;
    OfLock& lock = lock_of(event.event.object);
    pass_time(lock, event.time());
    if (--lock.waiting == 0) {
        for (const Hold& hold : lock.holds)
            blame(lock, hold);
        lock.holds.clear();
    }
    const Duration time = std::max(Duration{0}, event.time() - actor.since);
    if (lock.wait == Duration{0})
        lock.range = {actor.since, event.time()};
    lock.range.begin = std::min(lock.range.begin, actor.since);
    lock.range.end = std::max(lock.range.end, event.time());
    lock.wait += time;
    lock.waited[event.actor] += time;
    if (time <= lock.longest.time)
        return;
    const std::uint64_t hands = acquisitions - actor.acquisitions;
    lock.longest = {time,  actor.since, event.actor, hands == 0 ? actor.blocker : ActorId{},
                    hands, actor.site};
}

void ContentionAnalysis::on_end(Time end, const Context& context) {
    if (!context.report)
        return;
    for (std::uint32_t i = 0; i < locks_.size(); ++i) {
        if (!locks_[i] || locks_[i]->wait < least_wait)
            continue;
        const OfLock& lock = *locks_[i];
        Duration lifetimes{0};
        for (const auto& [waiter, time] : lock.waited) {
            const OfActor& actor = actors_[waiter.value];
            lifetimes += (actor.end < Time{0} ? end : actor.end) - actor.begin;
        }
        if (static_cast<double>(lock.wait.count()) >=
            info_share * static_cast<double>(lifetimes.count()))
            context.report(finding_of(ObjectId{i}, lock,
                                      context.world.object(ObjectId{i}).acquisitions -
                                          lock.acquired_after_wait + lock.waits,
                                      lifetimes, context.tables));
    }
}

Finding ContentionAnalysis::finding_of(ObjectId id, const OfLock& lock, std::uint64_t requests,
                                       Duration lifetimes, const trace::Tables& tables) const {
    // Of equal ones the first by id, whatever the order of the table.
    const auto most = [](const std::unordered_map<ActorId, Duration>& times) {
        return std::max_element(times.begin(), times.end(),
                                [](const auto& a, const auto& b) {
                                    return std::pair(a.second, b.first) <
                                           std::pair(b.second, a.first);
                                })
            ->first;
    };
    const std::string name = name_of(tables, id);
    const bool warning = static_cast<double>(lock.wait.count()) >=
                         warning_share * static_cast<double>(lifetimes.count());
    Finding finding;
    finding.kind = FindingKind::Contention;
    finding.severity = warning ? Severity::Warning : Severity::Info;
    finding.at = lock.longest.since;
    finding.range = lock.range;
    finding.objects = {id};
    for (const auto& [waiter, time] : lock.waited)
        finding.actors.push_back(waiter);
    std::sort(finding.actors.begin(), finding.actors.end());
    for (const ActorId waiter : finding.actors)
        finding.sites.push_back(actors_[waiter.value].site);
    finding.title = "Contention: threads waited " + text_of(lock.wait) + " for " + name;
    finding.explanation = std::to_string(lock.waits) + " of " + std::to_string(requests) +
                          " requests for " + name + " had to wait, " + text_of(lock.wait) +
                          " in all: " + percent_of(lock.wait, lifetimes) +
                          " of the time of the threads that waited. The longest wait was " +
                          text_of(lock.longest.time) + ", by " +
                          name_of(tables, lock.longest.waiter) + at_line(tables, lock.longest.site);
    if (lock.longest.blocker == lock.longest.waiter)
        finding.explanation += ", which held it itself";
    else if (lock.longest.blocker)
        finding.explanation += ", while " + name_of(tables, lock.longest.blocker) + " held it";
    else if (lock.longest.hands > 0)
        finding.explanation += ", while it was taken " + std::to_string(lock.longest.hands) +
                               (lock.longest.hands == 1 ? " time" : " times") + " by others";
    finding.explanation += ".";
    if (!lock.blocked_others.empty() && lock.waits > 1)
        finding.explanation.append(" ")
            .append(name_of(tables, most(lock.waited)))
            .append(" waited longest altogether; ")
            .append(name_of(tables, most(lock.blocked_others)))
            .append(" kept others waiting most.");
    finding.remedy =
        "Hold " + name +
        " for less time (do the work before or after), or split what it protects among "
        "several locks.";
    return finding;
}

}  // namespace threadline::analysis
