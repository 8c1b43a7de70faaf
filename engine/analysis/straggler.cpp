#include "engine/analysis/straggler.h"

#include "engine/analysis/wording.h"

namespace threadline::analysis {

EventKinds StragglerAnalysis::kinds() const {
    using enum EventKind;
    return {ThreadBegin, BarrierArrived, BarrierOpened, Lost};
}

void StragglerAnalysis::on_event(const trace::TraceEvent& event, const Context&) {
    const Event& e = event.event;
    if (lost_)
        return;
    switch (e.kind) {
        case EventKind::Lost:
            lost_ = true;
            break;
        case EventKind::ThreadBegin:
            if (event.actor.value >= begun_.size())
                begun_.resize(event.actor.value + 1);
            begun_[event.actor.value] = event.time();
            break;
        case EventKind::BarrierArrived: {
            Barrier& barrier = barriers_[e.object];
            if (barrier.rounds == 0 && barrier.arrivals == 0 && event.actor.value < begun_.size())
                barrier.begin = begun_[event.actor.value];
            ++barrier.arrivals;
            barrier.latest = event.time();
            break;
        }
        case EventKind::BarrierOpened: {
            Barrier& barrier = barriers_[e.object];
            ++barrier.rounds;
            if (barrier.arrivals >= 2) {
                Late& late = barrier.last[event.actor];
                if (late.rounds++ == 0)
                    late.first = barrier.latest;
                late.behind += event.time() - barrier.latest;
                late.of += event.time() - barrier.begin;
                late.last = event.time();
                late.site = e.site;
            }
            barrier.arrivals = 0;
            barrier.begin = event.time();
            break;
        }
        default:
            break;
    }
}

void StragglerAnalysis::on_end(trace::Time, const Context& context) {
    if (!context.report)
        return;
    for (const auto& [id, barrier] : barriers_)
        for (const auto& [actor, late] : barrier.last)
            if (late.rounds >= least_rounds && 2 * late.rounds >= barrier.rounds &&
                static_cast<double>(late.behind.count()) >=
                    least_share * static_cast<double>(late.of.count()))
                context.report(finding_of(id, barrier, actor, late, context.tables));
}

Finding StragglerAnalysis::finding_of(ObjectId id, const Barrier& barrier, ActorId actor,
                                      const Late& late, const trace::Tables& tables) const {
    const std::string name = name_of(tables, actor);
    Finding finding;
    finding.kind = FindingKind::Straggler;
    finding.severity = Severity::Info;
    finding.at = late.first;
    finding.range = {late.first, late.last};
    finding.actors = {actor};
    finding.objects = {id};
    finding.sites = {late.site};
    finding.title = "Straggler: all wait for " + name + " at " + name_of(tables, id);
    finding.explanation = name + " was the last to come to " + name_of(tables, id) +
                          at_line(tables, late.site) + " in " + std::to_string(late.rounds) +
                          " of " + std::to_string(barrier.rounds) + " rounds, in all " +
                          text_of(late.behind) +
                          " after everybody else: " + percent_of(late.behind, late.of) +
                          " of the time of these rounds.";
    finding.remedy = "Give " + name +
                     " a smaller part of the work, or cut the work into pieces that whoever is "
                     "free takes.";
    return finding;
}

}  // namespace threadline::analysis
