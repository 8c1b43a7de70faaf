#include "engine/analysis/starvation.h"

#include "engine/analysis/wording.h"

#include <algorithm>

namespace threadline::analysis {

EventKinds StarvationAnalysis::kinds() const {
    using enum EventKind;
    return {Request, SemaphoreRequest, Acquired, SemaphoreAcquired, Lost};
}

void StarvationAnalysis::on_event(const trace::TraceEvent& event, const Context& context) {
    const Event& e = event.event;
    if (lost_)
        return;
    switch (e.kind) {
        case EventKind::Request:
        case EventKind::SemaphoreRequest:
            if (event.actor.value >= waits_.size())
                waits_.resize(event.actor.value + 1);
            waits_[event.actor.value] = {0, event.time(), event.time(), e.site, {}};
            break;
        case EventKind::Acquired:
        case EventKind::SemaphoreAcquired:
            passed_by(e.object, event, context);
            break;
        case EventKind::Lost:
            lost_ = true;
            break;
        default:
            break;
    }
}

void StarvationAnalysis::passed_by(ObjectId object, const trace::TraceEvent& event,
                                   const Context& context) {
    const auto& waiters = context.world.object(object).waiters;
    if (waiters.empty())
        return;
    const ActorId first = waiters.front();
    pass(first, object, event, context);
    if (context.tables.object(object).kind != record::ObjectKind::ReaderWriterLock)
        return;
    // It may prefer one side: those of the other stand further back.
    const bool side = context.world.actor(first).shared;
    const auto other = std::ranges::find_if(
        waiters, [&](ActorId waiter) { return context.world.actor(waiter).shared != side; });
    if (other != waiters.end())
        pass(*other, object, event, context);
}

void StarvationAnalysis::pass(ActorId first, ObjectId object, const trace::TraceEvent& event,
                              const Context& context) {
    if (first.value >= waits_.size())
        return;
    Wait& wait = waits_[first.value];
    const bool came_first = event.event.has(event_flag::contended) &&
                            event.actor.value < waits_.size() &&
                            waits_[event.actor.value].since <= wait.since;
    if (came_first)
        return;
    ++wait.passes;
    wait.until = event.time();
    wait.passed_last = event.actor;
    const bool barges = context.tables.object(object).kind != record::ObjectKind::ReaderWriterLock;
    if (wait.passes <= (barges ? most_passes : most_passes_by_rule))
        return;
    const auto [place, is_new] = starved_.try_emplace({first, object});
    Starved& starved = place->second;
    if (wait.passes > starved.longest.passes)
        starved.longest = wait;
    if (!is_new)
        return;
    starved.said = finding_of(first, object, wait, context.tables);
    if (context.report)
        context.report(starved.said);
}

void StarvationAnalysis::on_end(trace::Time, const Context& context) {
    for (auto& [who, starved] : starved_) {
        Finding now = finding_of(who.first, who.second, starved.longest, context.tables);
        if (context.revise && now != starved.said)
            context.revise(starved.said, now);
        starved.said = std::move(now);
    }
}

Finding StarvationAnalysis::finding_of(ActorId waiter, ObjectId object, const Wait& wait,
                                       const trace::Tables& tables) const {
    const std::string name = name_of(tables, waiter), wanted = name_of(tables, object);
    Finding finding;
    finding.kind = FindingKind::Starvation;
    finding.severity = Severity::Warning;
    finding.at = wait.since;
    finding.range = {wait.since, wait.until};
    finding.actors = {waiter};
    finding.objects = {object};
    finding.sites = {wait.site};
    finding.title = "Starvation: " + name + " waits for " + wanted + " and is passed over";
    finding.explanation = name + " waited for " + wanted + at_line(tables, wait.site) + " from " +
                          text_of(wait.since) + " to " + text_of(wait.until) +
                          ", longer than all others, and " + std::to_string(wait.passes) +
                          " times somebody who came later got it first, the last time " +
                          name_of(tables, wait.passed_last) + ".";
    finding.remedy = "Let those who hold " + wanted +
                     " do something else before they come back for it, or hand it over in turn.";
    return finding;
}

}  // namespace threadline::analysis
