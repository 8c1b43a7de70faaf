#include "engine/analysis/convoy.h"

#include "engine/analysis/wording.h"

#include <algorithm>

namespace threadline::analysis {

ConvoyAnalysis::Lock* ConvoyAnalysis::find(ObjectId id) {
    return id.value < locks_.size() ? locks_[id.value].get() : nullptr;
}

ConvoyAnalysis::Lock& ConvoyAnalysis::lock_of(ObjectId id) {
    if (id.value >= locks_.size())
        locks_.resize(id.value + 1);
    if (!locks_[id.value])
        locks_[id.value] = std::make_unique<Lock>();
    return *locks_[id.value];
}

EventKinds ConvoyAnalysis::kinds() const {
    using enum EventKind;
    return {Request, Acquired, Released, Lost};
}

void ConvoyAnalysis::on_event(const trace::TraceEvent& event, const Context& context) {
    const Event& e = event.event;
    if (lost_)
        return;
    if (e.has(event_flag::shared) && e.kind != EventKind::Request)
        return;
    switch (e.kind) {
        case EventKind::Request:
            request(event, context);
            break;
        case EventKind::Acquired:
            if (e.has(event_flag::contended) && event.actor.value < requested_.size()) {
                Lock& lock = lock_of(e.object);
                ++lock.now.waits;
                lock.now.wait += event.time() - requested_[event.actor.value];
                lock.now.site = e.site;
                lock.taken = event.time();
            } else if (Lock* known = find(e.object)) {
                known->taken = event.time();
            }
            break;
        case EventKind::Released:
            turn_ended(e.object, event, context);
            break;
        case EventKind::Lost:
            lost_ = true;
            break;
        default:
            break;
    }
}

void ConvoyAnalysis::request(const trace::TraceEvent& event, const Context& context) {
    const bool shared = event.event.has(event_flag::shared);
    Lock* known = shared ? find(event.event.object) : &lock_of(event.event.object);
    if (!known)
        return;
    Lock& lock = *known;
    // The one who holds it now has the next turn; if others had one since the last, nobody waited
    // at its end.
    const trace::ObjectState& state = context.world.object(event.event.object);
    const bool is_held = !state.holders.empty();
    const bool is_written = is_held && !state.holders.front().shared;
    if (lock.now.turns > 0 &&
        state.acquisitions - state.acquisitions_by_readers > lock.turn + (is_written ? 1 : 0))
        close(lock);
    lock.taken = is_held ? state.holders.front().since : event.time();
    if (shared)
        return;
    if (event.actor.value >= requested_.size())
        requested_.resize(event.actor.value + 1);
    requested_[event.actor.value] = event.time();
    if (lock.now.turns == 0)
        lock.now.begin = event.time();
}

void ConvoyAnalysis::turn_ended(ObjectId id, const trace::TraceEvent& event,
                                const Context& context) {
    Lock* known = find(id);
    if (!known)
        return;
    Lock& lock = *known;
    const trace::ObjectState& state = context.world.object(id);
    if (state.waiters.empty()) {
        close(lock);
        return;
    }
    lock.turn = state.acquisitions - state.acquisitions_by_readers;
    ++lock.now.turns;
    auto& turns_of = lock.now.turns_of;
    const auto its = std::lower_bound(turns_of.begin(), turns_of.end(), event.actor,
                                      [](const auto& a, ActorId actor) { return a.first < actor; });
    if (its != turns_of.end() && its->first == event.actor)
        ++its->second;
    else
        turns_of.insert(its, {event.actor, 1});
    lock.now.hold += event.time() - lock.taken;
    lock.now.end = event.time();
}

void ConvoyAnalysis::close(Lock& lock) {
    if (is_convoy(lock.now) && lock.now.turns > lock.longest.turns)
        lock.longest = std::move(lock.now);
    lock.now = {};
}

bool ConvoyAnalysis::is_convoy(const Stretch& stretch) {
    if (stretch.turns < least_turns || stretch.waits == 0 ||
        stretch.wait / stretch.waits < 2 * stretch.hold / stretch.turns)
        return false;
    return std::count_if(stretch.turns_of.begin(), stretch.turns_of.end(), [](const auto& its) {
               return its.second >= least_returns;
           }) >= std::ptrdiff_t(least_actors);
}

void ConvoyAnalysis::on_end(trace::Time, const Context& context) {
    for (std::uint32_t id = 0; id < locks_.size(); ++id) {
        if (!locks_[id])
            continue;
        close(*locks_[id]);
        if (locks_[id]->longest.turns > 0 && context.report)
            context.report(finding_of(ObjectId{id}, locks_[id]->longest, context.tables));
    }
}

Finding ConvoyAnalysis::finding_of(ObjectId lock, const Stretch& stretch,
                                   const trace::Tables& tables) const {
    const std::string name = name_of(tables, lock);
    Finding finding;
    finding.kind = FindingKind::Convoy;
    finding.severity = Severity::Warning;
    finding.at = stretch.begin;
    finding.range = {stretch.begin, stretch.end};
    finding.objects = {lock};
    finding.sites = {stretch.site};
    for (const auto& [actor, turns] : stretch.turns_of)
        finding.actors.push_back(actor);
    finding.title = "Lock convoy: " + std::to_string(finding.actors.size()) +
                    " threads move one behind the other through " + name;
    finding.explanation = "From " + text_of(stretch.begin) + " to " + text_of(stretch.end) +
                          " somebody always waited for " + name + at_line(tables, stretch.site) +
                          ", " + std::to_string(stretch.turns) + " turns in a row. A turn took " +
                          text_of(stretch.hold / stretch.turns) + " on average, the wait for it " +
                          text_of(stretch.wait / stretch.waits) + ".";
    finding.remedy = "Come for " + name +
                     " less often (do several things in one turn), or split what it guards.";
    return finding;
}

}  // namespace threadline::analysis
