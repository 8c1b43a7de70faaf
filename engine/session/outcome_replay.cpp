#include "engine/session/outcome_replay.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace threadline::session {

using record::ExploredOutcome;

namespace {

bool is_outcome(const trace::RunInfo& info, const ExploredOutcome& outcome) {
    if (outcome.outcome == "completed")
        return info.outcome == trace::Outcome::Completed;
    if (outcome.outcome == "deadlocked")
        return info.outcome == trace::Outcome::Deadlocked;
    if (outcome.outcome == "failed")
        return info.outcome == trace::Outcome::Failed &&
               record::as_reported(info.error) == record::as_reported(outcome.error);
    return info.outcome == trace::Outcome::Stopped;  // its schedule was over, and the run goes on
}

bool has_values(const trace::Snapshot& trace, const ExploredOutcome& outcome) {
    const auto name = [&trace](NameId id) { return trace.tables->name(id); };
    const auto ended = trace.values();
    std::size_t next = 0;
    for (const record::ExploredVariable& variable : outcome.values)
        for (const record::ExploredValue& value : variable.values) {
            if (next == ended.size() ||
                record::as_reported(record::explored_value(ended[next].second, name)) !=
                    record::as_reported(value))
                return false;
            ++next;
        }
    return next == ended.size();
}

bool has_failed_checks(const trace::Snapshot& trace, const ExploredOutcome& outcome) {
    std::set<std::string> failed;
    for (std::size_t i = 0; i < trace.moments.size(); ++i)
        if (trace.moments[i].kind == trace::MomentKind::CheckFailed)
            failed.insert(record::as_reported(trace.tables->name(trace.moments[i].text)));
    std::set<std::string> expected;
    for (const std::string& check : outcome.failed_checks)
        expected.insert(record::as_reported(check));
    return failed == expected;
}

// Who waits for whom in which line. An event loop that waits for its tasks waits for nobody.
using Stuck = std::multiset<std::tuple<std::string, std::uint32_t, std::string>>;

Stuck stuck_in(const trace::Snapshot& trace) {
    Stuck stuck;
    const trace::Tables& tables = *trace.tables;
    for (const auto& lane : trace.actors) {
        if (lane->ended || (!lane->open && lane->intervals.empty()))
            continue;
        const trace::Interval last = lane->open ? *lane->open : lane->intervals.back();
        if (!last.object && !last.by)
            continue;
        const std::string what =
            last.object ? tables.object(last.object).name : tables.actor(last.by).name;
        stuck.emplace(record::as_reported(tables.actor(lane->actor).name),
                      last.site ? tables.site(last.site).line : 0, record::as_reported(what));
    }
    return stuck;
}

bool has_stuck(const trace::Snapshot& trace, const ExploredOutcome& outcome) {
    Stuck stuck = stuck_in(trace);
    for (const record::StuckThread& thread : outcome.stuck) {
        const auto is_it = [&thread](const auto& one) {
            const auto& [name, line, what] = one;
            return name == record::as_reported(thread.thread) && line == thread.line &&
                   record::as_reported(thread.waits_for).ends_with(" " + what);
        };
        const auto found = std::ranges::find_if(stuck, is_it);
        if (found == stuck.end())
            return false;
        stuck.erase(found);
    }
    return stuck.empty();
}

}  // namespace

bool has_end(const ExploredOutcome& outcome) {
    return outcome.outcome != "cut" || !outcome.stuck.empty();
}

bool lost_updates(const RunSnapshot& run) {
    return std::ranges::any_of(*run.findings, [](const analysis::Finding& finding) {
        return finding.kind == analysis::FindingKind::LostUpdate;
    });
}

bool ended_so(const RunSnapshot& run, const ExploredOutcome& outcome) {
    const trace::Snapshot& trace = run.trace;
    return is_outcome(*trace.info, outcome) && has_values(trace, outcome) &&
           has_failed_checks(trace, outcome) &&
           // Whom a bound keeps from more does not wait.
           (outcome.outcome != "deadlocked" || has_stuck(trace, outcome));
}

}  // namespace threadline::session
