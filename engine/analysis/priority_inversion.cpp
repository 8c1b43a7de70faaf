#include "engine/analysis/priority_inversion.h"

#include "engine/analysis/wording.h"
#include "engine/trace/cpu_event.h"

#include <algorithm>

namespace threadline::analysis {

using trace::Time;

std::uint8_t PriorityInversionAnalysis::priority_of(ActorId actor) const {
    return actor.value < priorities_.size() ? priorities_[actor.value] : std::uint8_t{0};
}

bool PriorityInversionAnalysis::is_on_cpu(ActorId actor) const {
    return std::ranges::find(on_cpu_, actor) != on_cpu_.end();
}

// Whatever may change who waits, for what, or who is on a CPU; as long as nobody has a priority,
// what tells of one, and who is on a CPU then.
EventKinds PriorityInversionAnalysis::kinds() const {
    using enum EventKind;
    if (priorities_.empty())
        return {ThreadBegin, SwitchedIn, SwitchedOut, Lost};
    return EventKinds::all_but({Read, Write, AtomicAdd, CompareExchanged, ComputeBegin, ComputeEnd,
                                CheckPassed, CheckFailed, Note, CpuTime, CpuBusy});
}

void PriorityInversionAnalysis::on_event(const trace::TraceEvent& event, const Context& context) {
    const Event& e = event.event;
    if (lost_)
        return;
    pass_time(event.time());
    switch (e.kind) {
        case EventKind::ThreadBegin:
            if (const std::uint8_t priority = event_flag::priority_in(e.flags); priority > 0) {
                if (priorities_.empty())
                    look_at_more();
                if (event.actor.value >= priorities_.size())
                    priorities_.resize(event.actor.value + 1);
                priorities_[event.actor.value] = priority;
            }
            break;
        case EventKind::SwitchedIn:
        case EventKind::SwitchedOut: {
            const std::size_t cpu = trace::unpacked(e.argument).cpu;
            if (cpu >= on_cpu_.size())
                on_cpu_.resize(cpu + 1);
            on_cpu_[cpu] = e.kind == EventKind::SwitchedIn ? event.actor : ActorId{};
            break;
        }
        case EventKind::Request:
            if (priority_of(event.actor) > 0) {
                Wait& wait = waits_[event.actor] = {};
                wait.lock = e.object;
                wait.site = e.site;
                wait.since = wait.counted_to = event.time();
            }
            break;
        case EventKind::Acquired:
        case EventKind::TimedOut:
            wait_ended(event.actor, event.time(), context);
            break;
        case EventKind::Lost:
            lost_ = true;
            break;
        default:
            break;
    }
    for (auto& [waiter, wait] : waits_)
        look(waiter, wait, context.world);
}

void PriorityInversionAnalysis::pass_time(Time now) {
    for (auto& [waiter, wait] : waits_) {
        if (wait.is_inverted && now > wait.counted_to) {
            if (wait.inverted.count() == 0)
                wait.inverted_from = wait.counted_to;
            wait.inverted += now - wait.counted_to;
        }
        wait.counted_to = std::max(wait.counted_to, now);
    }
}

void PriorityInversionAnalysis::look(ActorId waiter, Wait& wait, const trace::World& world) {
    wait.is_inverted = false;
    const std::uint8_t urgent = priority_of(waiter);
    for (const trace::Holder& holder : world.object(wait.lock).holders) {
        const std::uint8_t low = priority_of(holder.actor);
        if (low >= urgent || world.actor(holder.actor).wait != trace::WaitKind::None ||
            is_on_cpu(holder.actor))
            continue;
        for (const ActorId runner : on_cpu_) {
            const std::uint8_t between = priority_of(runner);
            if (!runner.valid() || between <= low || between >= urgent)
                continue;
            wait.is_inverted = true;
            wait.holder = holder.actor;
            wait.runners.insert(runner);
        }
    }
}

void PriorityInversionAnalysis::wait_ended(ActorId waiter, Time now, const Context& context) {
    const auto place = waits_.find(waiter);
    if (place == waits_.end())
        return;
    Wait wait = std::move(place->second);
    waits_.erase(place);
    wait.until = now;
    if (wait.inverted < least)
        return;
    const auto [known, is_new] = inversions_.try_emplace({waiter, wait.lock});
    Inversion& inversion = known->second;
    if (is_new || wait.inverted > inversion.longest.inverted)
        inversion.longest = std::move(wait);
    if (!is_new)
        return;
    inversion.said = finding_of(waiter, inversion.longest, context.tables);
    if (context.report)
        context.report(inversion.said);
}

void PriorityInversionAnalysis::on_end(Time end, const Context& context) {
    if (!lost_)
        pass_time(end);
    while (!waits_.empty())
        wait_ended(waits_.begin()->first, end, context);
    for (auto& [who, inversion] : inversions_) {
        Finding now = finding_of(who.first, inversion.longest, context.tables);
        if (context.revise && now != inversion.said)
            context.revise(inversion.said, now);
        inversion.said = std::move(now);
    }
}

Finding PriorityInversionAnalysis::finding_of(ActorId waiter, const Wait& wait,
                                              const trace::Tables& tables) const {
    const std::string urgent = name_of(tables, waiter), holder = name_of(tables, wait.holder),
                      lock = name_of(tables, wait.lock);
    std::vector<std::string> runners;
    for (const ActorId runner : wait.runners)
        runners.push_back(name_of(tables, runner));
    const auto with_priority = [this](const std::string& name, ActorId actor) {
        return name + " (priority " + std::to_string(priority_of(actor)) + ")";
    };
    Finding finding;
    finding.kind = FindingKind::PriorityInversion;
    finding.severity = Severity::Warning;
    finding.at = wait.inverted_from;
    finding.range = {wait.inverted_from, wait.until};
    finding.actors = {waiter, wait.holder};
    finding.actors.insert(finding.actors.end(), wait.runners.begin(), wait.runners.end());
    finding.objects = {wait.lock};
    finding.sites = {wait.site};
    finding.title = "Priority inversion: " + urgent + " waits for " + lock + " while " +
                    list_of(runners) + (runners.size() == 1 ? " runs" : " run");
    finding.explanation = with_priority(urgent, waiter) + " waited for " + lock +
                          at_line(tables, wait.site) + " from " + text_of(wait.since) + " to " +
                          text_of(wait.until) + ". For " + text_of(wait.inverted) + " of that " +
                          with_priority(holder, wait.holder) +
                          ", which holds it, got no CPU, since " + list_of(runners) +
                          ", more urgent than it and less than " + urgent + ", ran.";
    finding.remedy = "Let the holder inherit the priority of who waits: lock(\"" + lock +
                     "\", {priority_inheritance = true}).";
    return finding;
}

}  // namespace threadline::analysis
