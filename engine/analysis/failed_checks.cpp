#include "engine/analysis/failed_checks.h"

#include "engine/analysis/wording.h"

#include <algorithm>

namespace threadline::analysis {

EventKinds FailedChecksAnalysis::kinds() const {
    using enum EventKind;
    return {Read, Write, AtomicAdd, CompareExchanged, CheckFailed};
}

bool FailedChecksAnalysis::relies_on_others(ActorId actor) const {
    const auto read = last_read_.find(actor);
    const auto writers = read == last_read_.end() ? writers_.end() : writers_.find(read->second);
    return writers != writers_.end() &&
           std::ranges::any_of(writers->second, [&](ActorId writer) { return writer != actor; });
}

void FailedChecksAnalysis::on_event(const trace::TraceEvent& event, const Context& context) {
    const EventKind kind = event.event.kind;
    const bool exchanges = kind == EventKind::CompareExchanged;
    if (kind == EventKind::Read || exchanges)
        last_read_[event.actor] = event.event.object;
    if (kind == EventKind::Write || kind == EventKind::AtomicAdd ||
        (exchanges && !event.event.has(event_flag::failed)))
        if (auto& writers = writers_[event.event.object]; writers.size() < 2)
            writers.insert(event.actor);
    if (kind != EventKind::CheckFailed)
        return;
    const NameId text{static_cast<std::uint32_t>(event.event.argument)};
    if (!context.report || !reported_.emplace(event.event.site, text).second)
        return;
    const trace::Tables& tables = context.tables;
    const std::string claim = text.value < tables.names.size() ? tables.names[text.value] : "";
    const std::string claimed = claim.empty() ? "the check" : quoted(claim);
    Finding finding;
    finding.kind = FindingKind::CheckFailed;
    finding.severity = Severity::Error;
    finding.at = event.time();
    finding.range = {event.time(), event.time()};
    finding.actors = {event.actor};
    finding.sites = {event.event.site};
    finding.title =
        claim.empty() ? "Check failed in " + name_of(tables, event.actor) : failed_check(claim);
    finding.explanation = name_of(tables, event.actor) + " found " + claimed + " to be false at " +
                          text_of(event.time()) + at_line(tables, event.event.site) + ".";
    finding.remedy =
        relies_on_others(event.actor)
            ? "Look at what the other threads did just before: what the check relies on may "
              "have changed between two steps of this thread."
            : "Go back from here step by step: what this thread did before, and what it waited "
              "for.";
    context.report(std::move(finding));
}

}  // namespace threadline::analysis
