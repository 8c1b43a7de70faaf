#include "engine/analysis/report.h"

#include "engine/analysis/idle_time.h"

#include <algorithm>

namespace threadline::analysis {
namespace {

ThreadReport thread_report(const trace::ActorLane& lane, const trace::Tables& tables) {
    ThreadReport report;
    report.actor = lane.actor;
    if (lane.actor.value < tables.actors.size()) {
        const trace::ActorInfo& info = tables.actors[lane.actor.value];
        report.name = info.name;
        report.kind = info.kind;
        report.process = info.process_id;
    }
    report.lifetime = lane.end - lane.begin;
    report.cpu = lane.cpu_time;
    report.switches = lane.switches.value_or(lane.blocks);
    report.states = lane.shares({lane.begin, lane.end});
    const trace::Interval* last = lane.open                 ? &*lane.open
                                  : !lane.intervals.empty() ? &lane.intervals.back()
                                                            : nullptr;
    if (last && last->state == trace::State::Deadlocked)
        report.underneath = last->underneath;
    return report;
}

}  // namespace

trace::StateShares reported_states(const ThreadReport& thread) {
    trace::StateShares states = thread.states;
    trace::Duration& deadlocked = states.time[index_of(trace::State::Deadlocked)];
    states.time[index_of(thread.underneath)] += deadlocked;
    deadlocked = trace::Duration{0};
    return states;
}

Report make_report(const trace::Snapshot& snapshot, std::span<const Finding> findings,
                   std::span<const IdleCause> idle_causes) {
    static const trace::Tables no_tables;
    const trace::Tables& tables = snapshot.tables ? *snapshot.tables : no_tables;
    Report report;
    if (snapshot.info)
        report.info = *snapshot.info;
    report.cpu = cpu_report(snapshot, idle_causes);
    for (const auto& lane : snapshot.actors)
        report.threads.push_back(thread_report(*lane, tables));
    for (const auto& lane : snapshot.locks) {
        const bool known = lane->lock.value < tables.objects.size();
        report.locks.push_back(
            {lane->lock, known ? tables.objects[lane->lock.value].name : "", lane->statistics});
    }
    if (snapshot.finished && report.info.cores > 0 && knows_wakes(snapshot))
        report.critical_path = std::make_shared<CriticalPath>(critical_path(snapshot));
    report.predictions = predictions_of(snapshot);
    report.longest = longest_stretches(snapshot);
    report.values = snapshot.values();
    for (std::size_t i = 0; i < snapshot.moments.size(); ++i)
        if (snapshot.moments[i].kind == trace::MomentKind::Note)
            report.notes.push_back(snapshot.moments[i]);
    std::stable_sort(report.notes.begin(), report.notes.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    report.moments_left_out = snapshot.moments_left_out;
    report.findings.assign(findings.begin(), findings.end());
    for (Finding& finding : report.findings)
        if (is_freeze(finding.kind))
            finding.range.end = std::max(finding.range.end, snapshot.now);
    report.is_whole = snapshot.is_detailed(snapshot.range());
    report.forgotten = report.is_whole ? trace::Time{0} : snapshot.detail.begin;
    report.tables = snapshot.tables;
    return report;
}

}  // namespace threadline::analysis
