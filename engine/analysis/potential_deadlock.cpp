#include "engine/analysis/potential_deadlock.h"

#include "engine/analysis/wording.h"

#include <algorithm>

namespace threadline::analysis {
namespace {

constexpr std::uint32_t most_epochs = 4;
constexpr std::size_t most_explained = 4;

// Exact below 2^19 actors, 2^21 sets of locks and 2^22 locks; beyond that a nesting can be taken
// for another one.
std::uint64_t key_of(ActorId actor, LockSetId locks, ObjectId wanted, bool shared, bool waited) {
    return (std::uint64_t{actor.value} << 45) ^ (std::uint64_t{locks.value} << 24) ^
           (std::uint64_t{wanted.value} << 2) ^ (shared ? 2u : 0u) ^ (waited ? 1u : 0u);
}

bool is_task(const trace::Tables& tables, ActorId actor) {
    return actor.value < tables.actors.size() &&
           tables.actors[actor.value].kind == record::ActorKind::Task;
}

SiteId site_where_taken(const trace::World& world, ActorId actor, ObjectId lock) {
    for (const trace::Holder& holder : world.object(lock).holders)
        if (holder.actor == actor)
            return holder.site;
    return {};
}

bool is_reader_writer(const trace::Tables& tables, ObjectId lock) {
    return lock.value < tables.objects.size() &&
           tables.objects[lock.value].kind == record::ObjectKind::ReaderWriterLock;
}

}  // namespace

EventKinds PotentialDeadlockAnalysis::kinds() const {
    using enum EventKind;
    return HappensBefore::kinds(HappensBefore::Edges::NotOfLocks) |
           EventKinds{Request, Acquired, Released, Suspend, Lost};
}

void PotentialDeadlockAnalysis::on_event(const trace::TraceEvent& event, const Context& context) {
    const Event& e = event.event;
    if (lost_ || event.actor.value >= context.world.actor_count() ||
        e.object.value >= context.world.object_count())
        return;
    switch (e.kind) {
        case EventKind::Request:
            if (!e.has(event_flag::timed)) {
                wanted(event, context);
                withdraw_deadlocked(context);
            }
            return;
        case EventKind::Acquired:
            // One that had to wait was wanted when it was requested.
            if (!e.has(event_flag::timed) && !e.has(event_flag::contended))
                wanted(event, context);
            held_.on_event(event.actor, e.object, e.has(event_flag::shared), true);
            taken_or_given(event, context.tables);
            return;
        case EventKind::Released:
            held_.on_event(event.actor, e.object, e.has(event_flag::shared), false);
            taken_or_given(event, context.tables);
            return;
        case EventKind::Suspend:
            ++turns_[event.actor].waits;
            return;
        case EventKind::Lost:
            lost_ = true;
            return;
        default:
            order_.before(event, context.tables);
            order_.after(event, context.world, context.tables);
            return;
    }
}

void PotentialDeadlockAnalysis::taken_or_given(const trace::TraceEvent& event,
                                               const trace::Tables& tables) {
    if (!is_task(tables, event.actor))
        return;
    Turns& its = turns_[event.actor];
    if (event.event.kind == EventKind::Acquired) {
        its.taken.emplace_back(event.event.object, its.waits);
        return;
    }
    const auto last = std::find_if(its.taken.rbegin(), its.taken.rend(), [&](const auto& taken) {
        return taken.first == event.event.object;
    });
    if (last != its.taken.rend())
        its.taken.erase(std::next(last).base());
}

// The loop, if it has run nobody else since the task took the lock.
ActorId PotentialDeadlockAnalysis::turn_of(ActorId task, ObjectId held,
                                           const trace::Tables& tables) const {
    const auto its = turns_.find(task);
    if (its == turns_.end() || !is_task(tables, task))
        return {};
    for (const auto& [lock, waits] : its->second.taken)
        if (lock == held && waits == its->second.waits)
            return tables.actors[task.value].parent;
    return {};
}

void PotentialDeadlockAnalysis::wanted(const trace::TraceEvent& event, const Context& context) {
    const Event& e = event.event;
    const bool shared = e.has(event_flag::shared);
    const LockSetId locks = held_.of(event.actor);
    const bool writes = !shared && is_reader_writer(context.tables, e.object);
    if (!locks && !writes)
        return;
    const auto turns = turns_.find(event.actor);
    const bool waited =
        turns != turns_.end() && std::ranges::any_of(turns->second.taken, [&](const auto& taken) {
            return taken.second != turns->second.waits;
        });
    Known& known = known_[key_of(event.actor, locks, e.object, shared, waited)];
    const std::uint32_t present = order_.number_of_epoch(event.actor);
    if (known.epoch == present || known.count == most_epochs)
        return;
    known.epoch = present;
    ++known.count;

    Nesting nesting;
    nesting.epoch = order_.epoch_of(event.actor);
    nesting.clock = order_.clock_of(event.actor);
    nesting.wanted = e.object;
    nesting.wanted_shared = shared;
    nesting.locks = locks;
    nesting.wanted_site = e.site;
    nesting.at = event.time();
    if (writes)
        if (auto cycle = graph_.add_writer(nesting, held_.sets()))
            found(std::move(*cycle), context);
    const auto held = held_.sets().locks(locks);
    for (const HeldLock& lock : std::vector<HeldLock>(held.begin(), held.end())) {
        if (lock.lock == e.object)
            continue;  // what it holds itself already is not a matter of order
        nesting.held = lock.lock;
        nesting.held_shared = lock.shared;
        nesting.held_site = site_where_taken(context.world, event.actor, lock.lock);
        nesting.turn_of = turn_of(event.actor, lock.lock, context.tables);
        if (auto cycle = graph_.add(nesting, held_.sets()))
            found(std::move(*cycle), context);
    }
}

bool PotentialDeadlockAnalysis::is_deadlocked(const LockCycle& cycle, const trace::World& world) {
    return std::all_of(cycle.nestings.begin(), cycle.nestings.end(), [&](const Nesting& nesting) {
        const auto& waiters = world.object(nesting.wanted).waiters;
        return std::any_of(waiters.begin(), waiters.end(), [&](ActorId id) {
            const trace::ActorState& waiter = world.actor(id);
            return !waiter.timed && std::find(waiter.holds.begin(), waiter.holds.end(),
                                              nesting.held) != waiter.holds.end();
        });
    });
}

void PotentialDeadlockAnalysis::found(LockCycle cycle, const Context& context) {
    // The same cycle begins with the same lock, however it was found.
    const auto first =
        std::min_element(cycle.nestings.begin(), cycle.nestings.end(),
                         [](const Nesting& a, const Nesting& b) { return a.held < b.held; });
    std::rotate(cycle.nestings.begin(), first, cycle.nestings.end());
    std::vector<ObjectId> locks;
    for (const Nesting& nesting : cycle.nestings)
        locks.push_back(nesting.held);
    if (!told_of_.try_emplace(locks, told_.size()).second)
        return;
    Finding finding = finding_of(cycle, context.tables);
    const bool deadlocked = is_deadlocked(cycle, context.world);
    if (!deadlocked && context.report)
        context.report(finding);
    told_.push_back({std::move(cycle), std::move(finding), deadlocked});
}

void PotentialDeadlockAnalysis::withdraw_deadlocked(const Context& context) {
    for (Told& told : told_) {
        if (told.withdrawn || !is_deadlocked(told.cycle, context.world))
            continue;
        told.withdrawn = true;
        if (context.revise)
            context.revise(told.finding, std::nullopt);
    }
}

Finding PotentialDeadlockAnalysis::finding_of(const LockCycle& cycle,
                                              const trace::Tables& tables) const {
    const auto side = [](bool shared) { return shared ? " as a reader" : ""; };
    const auto& nestings = cycle.nestings;
    Finding finding;
    finding.kind = FindingKind::PotentialDeadlock;
    finding.severity = Severity::Warning;
    std::vector<std::string> locks, actors, steps;
    trace::Time first = nestings.front().at;
    for (const Nesting& nesting : nestings) {
        finding.at = std::max(finding.at, nesting.at);
        first = std::min(first, nesting.at);
        finding.actors.push_back(nesting.actor());
        finding.objects.push_back(nesting.held);
        finding.sites.push_back(nesting.wanted_site);
        locks.push_back(name_of(tables, nesting.held));
        actors.push_back(name_of(tables, nesting.actor()));
        if (steps.size() < most_explained)
            steps.push_back(actors.back() + " holds " + locks.back() + side(nesting.held_shared) +
                            at_line(tables, nesting.held_site) + " when it takes " +
                            name_of(tables, nesting.wanted) + side(nesting.wanted_shared) +
                            at_line(tables, nesting.wanted_site));
    }
    finding.range = {first, finding.at};
    if (nestings.size() == 2) {
        finding.title = "Potential deadlock: " + actors[0] + " and " + actors[1] + " take " +
                        locks[0] + " and " + locks[1] + " in opposite order";
    } else {
        finding.title = "Potential deadlock: " + std::to_string(nestings.size()) +
                        " threads take " + std::to_string(nestings.size()) +
                        " locks in a circle, " + locks.front() + " to " + locks.back();
    }
    for (const std::string& step : steps)
        finding.explanation += (finding.explanation.empty() ? "" : "; ") + step;
    if (nestings.size() > steps.size())
        finding.explanation += "; and so on";
    finding.explanation += ".";
    if (nestings.size() > 2) {
        std::string circle;
        for (const std::string& lock : locks)
            circle += lock + ", ";
        finding.explanation += " The circle is " + circle + locks.front() + ".";
    }
    if (!cycle.writers.empty()) {
        const Nesting& writer = cycle.writers.front();
        finding.explanation += " Readers queue behind a writer that waits: so it happens only if " +
                               name_of(tables, writer.actor()) + " wants to write to " +
                               name_of(tables, writer.wanted) + " meanwhile" +
                               at_line(tables, writer.wanted_site) + ".";
    }
    finding.explanation +=
        " They did not meet in this run; once each of them holds its first "
        "lock, all of them wait for ever.";
    finding.remedy = "Take these locks in one order everywhere, " + locks.front() +
                     " first; or take all of them under one more lock.";
    return finding;
}

}  // namespace threadline::analysis
