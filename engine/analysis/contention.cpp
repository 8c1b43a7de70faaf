#include "engine/analysis/contention.h"

#include "engine/analysis/wording.h"

#include <algorithm>
#include <set>

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

Duration ContentionAnalysis::lifetimes(std::span<const ObjectId> locks, Time end) const {
    std::set<ActorId> waiters;
    for (const ObjectId lock : locks)
        for (const auto& [waiter, time] : locks_[lock.value]->waited)
            waiters.insert(waiter);
    Duration sum{0};
    for (const ActorId waiter : waiters) {
        const OfActor& actor = actors_[waiter.value];
        sum += (actor.end < Time{0} ? end : actor.end) - actor.begin;
    }
    return sum;
}

bool ContentionAnalysis::is_warning(const OfLock& lock, Duration lifetimes) const {
    return static_cast<double>(lock.wait.count()) >=
           warning_share * static_cast<double>(lifetimes.count());
}

std::uint64_t ContentionAnalysis::requests(ObjectId lock, const trace::World& world) const {
    const OfLock& contended = *locks_[lock.value];
    return world.object(lock).acquisitions - contended.acquired_after_wait + contended.waits;
}

void ContentionAnalysis::on_end(Time end, const Context& context) {
    if (!context.report)
        return;
    std::vector<ObjectId> minor;
    for (std::uint32_t i = 0; i < locks_.size(); ++i) {
        if (!locks_[i] || locks_[i]->wait < least_wait)
            continue;
        const ObjectId lock{i};
        const Duration alive = lifetimes({&lock, 1}, end);
        if (is_warning(*locks_[i], alive))
            context.report(finding_of_one(lock, end, context));
        else if (static_cast<double>(locks_[i]->wait.count()) >=
                 info_share * static_cast<double>(alive.count()))
            minor.push_back(lock);
    }
    if (minor.size() > most_alone)
        context.report(finding_of_many(std::move(minor), end, context));
    else
        for (const ObjectId lock : minor)
            context.report(finding_of_one(lock, end, context));
}

Finding ContentionAnalysis::finding_of(std::span<const ObjectId> locks) const {
    Finding finding;
    finding.kind = FindingKind::Contention;
    finding.severity = Severity::Info;
    finding.objects.assign(locks.begin(), locks.end());
    const OfLock* worst = locks_[locks.front().value].get();
    finding.range = worst->range;
    for (const ObjectId id : locks) {
        const OfLock& lock = *locks_[id.value];
        finding.range.begin = std::min(finding.range.begin, lock.range.begin);
        finding.range.end = std::max(finding.range.end, lock.range.end);
        if (lock.longest.time > worst->longest.time)
            worst = &lock;
        for (const auto& [waiter, time] : lock.waited)
            finding.actors.push_back(waiter);
    }
    finding.at = worst->longest.since;
    std::ranges::sort(finding.actors);
    const auto repeated = std::ranges::unique(finding.actors);
    finding.actors.erase(repeated.begin(), repeated.end());
    for (const ActorId waiter : finding.actors)
        finding.sites.push_back(actors_[waiter.value].site);
    return finding;
}

Finding ContentionAnalysis::finding_of_one(ObjectId id, Time end, const Context& context) const {
    // Of equal ones the first by id, whatever the order of the table.
    const auto most = [](const std::unordered_map<ActorId, Duration>& times) {
        return std::max_element(times.begin(), times.end(),
                                [](const auto& a, const auto& b) {
                                    return std::pair(a.second, b.first) <
                                           std::pair(b.second, a.first);
                                })
            ->first;
    };
    const OfLock& lock = *locks_[id.value];
    const trace::Tables& tables = context.tables;
    const Duration alive = lifetimes({&id, 1}, end);
    const std::string name = name_of(tables, id);
    Finding finding = finding_of({&id, 1});
    if (is_warning(lock, alive))
        finding.severity = Severity::Warning;
    finding.title = "Contention: threads waited " + text_of(lock.wait) + " for " + name;
    finding.explanation = std::to_string(lock.waits) + " of " +
                          std::to_string(requests(id, context.world)) + " requests for " + name +
                          " had to wait, " + text_of(lock.wait) +
                          " in all: " + percent_of(lock.wait, alive) +
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

Finding ContentionAnalysis::finding_of_many(std::vector<ObjectId> locks, Time end,
                                            const Context& context) const {
    std::ranges::stable_sort(locks, [this](ObjectId a, ObjectId b) {
        return locks_[a.value]->wait > locks_[b.value]->wait;
    });
    const trace::Tables& tables = context.tables;
    Duration wait{0};
    std::uint64_t waits = 0, asked = 0;
    ObjectId longest = locks.front();
    for (const ObjectId id : locks) {
        const OfLock& lock = *locks_[id.value];
        wait += lock.wait;
        waits += lock.waits;
        asked += requests(id, context.world);
        if (lock.longest.time > locks_[longest.value]->longest.time)
            longest = id;
    }
    const Longest& its = locks_[longest.value]->longest;
    const std::string count = std::to_string(locks.size()) + " locks";
    Finding finding = finding_of(locks);
    finding.title = "Contention: threads waited " + text_of(wait) + " for " + count;
    finding.explanation =
        std::to_string(waits) + " of " + std::to_string(asked) + " requests for these " + count +
        " had to wait, " + text_of(wait) + " in all: " + percent_of(wait, lifetimes(locks, end)) +
        " of the time of the threads that waited. The largest part, " +
        text_of(locks_[locks.front().value]->wait) + ", was for " + name_of(tables, locks.front()) +
        ". The longest wait was " + text_of(its.time) + ", by " + name_of(tables, its.waiter) +
        at_line(tables, its.site) + ", for " + name_of(tables, longest) + ".";
    finding.remedy =
        "Hold these locks for less time (do the work before or after), or let fewer threads want "
        "them at once.";
    return finding;
}

}  // namespace threadline::analysis
