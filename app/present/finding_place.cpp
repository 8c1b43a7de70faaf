#include "app/present/finding_place.h"

#include "app/timeline/lane_lookup.h"
#include "app/timeline/stretch_of_run.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>

namespace threadline::app {
namespace {

using namespace std::chrono_literals;
using analysis::Finding;
using analysis::FindingKind;
using trace::Duration;
using trace::Time;
using trace::TimeRange;

TimeRange with_what_follows(Time begin, Time at) {
    const Duration before = std::max<Duration>(at - begin, 10us);
    return {at - before, at + before / 2};
}

Subject value_subject(const trace::Holding& value, ObjectId variable) {
    return {Subject::Kind::VariableValue, value.writer, variable, value.range(), value.site};
}

// None who can still go on.
std::optional<Time> frozen_since(const trace::Snapshot& trace, const trace::ActorLane& lane) {
    const auto interval = lane.at(last_instant(trace));
    return interval && interval->state == trace::State::Deadlocked ? std::optional(interval->begin)
                                                                   : std::nullopt;
}

// From then on it only waits, to the end of the run; or it has ended then. What is not in memory is
// not known: it may have gone on.
Time last_did_something(const trace::Snapshot& trace, const trace::ActorLane& lane) {
    const bool is_known = !lane.overview && (lane.open || lane.intervals.size() > 0);
    if (!is_known || lane.end < trace.now)
        return lane.end;
    const trace::Interval& last = lane.open ? *lane.open : lane.intervals.back();
    using trace::State;
    const bool waits = last.state == State::Blocked || last.state == State::Waiting;
    return last.state == State::Deadlocked || (waits && !lane.ended) ? last.begin : lane.end;
}

}  // namespace

std::optional<LostUpdate> lost_update_of(const session::RunSnapshot& run, const Finding& finding) {
    if (finding.kind != FindingKind::LostUpdate || finding.objects.empty())
        return {};
    const trace::VariableLane* lane = variable_lane(run.trace, finding.objects.front());
    if (!lane)
        return {};
    const ValuesOf values(*lane);
    // Simulated writes may take no time: the first of those at that instant.
    std::optional<LostUpdate> first;
    for (std::size_t i = values.size() > 0 ? values.at(finding.at) + 1 : 0; i-- > 0;) {
        if (values[i].begin < finding.at)
            break;
        if (const auto lost = lost_update_at(*lane, i))
            first = lost;
    }
    return first;
}

TimeRange range_to_show(const session::RunSnapshot& run, const Finding& finding) {
    if (const auto lost = lost_update_of(run, finding))
        return with_what_follows(std::min(lost->reading.begin, lost->lost->begin), finding.at);
    if (finding.kind == FindingKind::DataRace)
        return with_what_follows(finding.range.begin, finding.at);
    TimeRange range =
        finding.range.length() > 0ns ? finding.range : TimeRange{finding.at, finding.at + 1ms};
    for (const ActorId actor : finding.actors) {
        const trace::ActorLane* lane = run.trace.lane_of(actor);
        if (!lane)
            continue;
        // The one before as well: what was it doing until then?
        for (const Time t : {finding.at, finding.at - 1ns})
            if (const auto interval = lane->at(t)) {
                range.begin = std::min(range.begin, interval->begin);
                range.end = std::max(range.end, interval->end);
            }
    }
    // A long wait before would leave the moment itself too small to see.
    const Duration after = std::max<Duration>(range.end - finding.at, 1ms);
    range.begin = std::max(range.begin, finding.at - 2 * after);
    // Nor does what lasts for ever need more than a part.
    if (is_freeze(finding.kind)) {
        Time last = finding.at;
        for (const ActorId actor : finding.actors)
            if (const trace::ActorLane* lane = run.trace.lane_of(actor))
                last = std::max(last, frozen_since(run.trace, *lane).value_or(last));
        range.begin = std::min(range.begin, std::max(Time{0}, last - 1ms));
        range.end = std::min(range.end, with_what_follows(range.begin, last).end);
    }
    return range;
}

std::optional<TimeRange> how_it_came(const session::RunSnapshot& run) {
    const trace::Snapshot& trace = run.trace;
    if (!trace.finished || wording::is_stepped(trace.info.get()))
        return {};
    Time last{0};
    for (const auto& lane : trace.actors)
        last = std::max(last, last_did_something(trace, *lane));
    if (last <= Time{0} || 2 * last >= trace.now)
        return {};
    return TimeRange{Time{0}, 2 * last};
}

std::vector<Subject> subjects_to_show(const session::RunSnapshot& run, const Finding& finding,
                                      Time instant) {
    if (const auto lost = lost_update_of(run, finding)) {
        const ObjectId variable = finding.objects.front();
        const trace::Reading& read = lost->reading;
        return {
            value_subject(*lost->kept, variable),
            {Subject::Kind::VariableRead, read.reader, variable, {read.begin, read.end}, read.site},
            value_subject(*lost->lost, variable)};
    }
    std::vector<Subject> subjects;
    for (const ActorId actor : finding.actors)
        if (const trace::ActorLane* lane = run.trace.lane_of(actor))
            if (const auto interval = lane->at(instant))
                subjects.push_back({Subject::Kind::Interval, actor, interval->object,
                                    interval->range(), interval->site});
    return subjects;
}

}  // namespace threadline::app
