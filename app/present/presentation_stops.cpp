#include "app/present/presentation_stops.h"

#include "app/present/finding_place.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/lock_use.h"
#include "app/timeline/lock_wording.h"
#include "app/timeline/moment_wording.h"
#include "app/timeline/variable_wording.h"
#include "app/timeline/wording.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <set>

namespace threadline::app {
namespace {

using trace::MomentKind;
using trace::State;
using trace::Time;

constexpr std::size_t many_moments = 24;  // beyond that not each wait is worth a stop,
constexpr std::size_t few_waits = 8;      // but so many tell how it goes
constexpr std::size_t room_for_freezes = 4;
constexpr std::size_t most_firsts = 8;
constexpr std::size_t most_accesses = 12;
constexpr int parts_seen = 200;  // of a run, as long as that: less than that is hardly seen

bool is_of_a_wait(MomentKind kind) {
    return kind == MomentKind::FirstContention || kind == MomentKind::EdgeAdded ||
           kind == MomentKind::LockObtained;
}

// Of those that are `counted`, the first `most`; all others stay.
template <typename Counted>
void keep_first(std::vector<trace::Moment>& moments, std::size_t most, Counted counted) {
    std::size_t count = 0;
    std::erase_if(moments,
                  [&](const trace::Moment& moment) { return counted(moment) && ++count > most; });
}

void sort_by_time(auto& stops) {
    std::stable_sort(stops.begin(), stops.end(),
                     [](const auto& one, const auto& other) { return one.at < other.at; });
}

// All others are looked for anew: where there are many waits, `moments` may have ended before them.
std::vector<trace::Moment> with_few_waits(const session::RunSnapshot& run,
                                          const std::vector<trace::Moment>& moments,
                                          const PassedOver& passed) {
    std::vector<MomentKind> others = told_kinds(passed);
    std::erase_if(others, is_of_a_wait);
    std::vector<trace::Moment> kept = moments_of(run, others);
    const std::size_t first_wait = kept.size();
    for (const trace::Moment& moment : moments)
        if (is_of_a_wait(moment.kind) && kept.size() < first_wait + few_waits)
            kept.push_back(moment);
    sort_by_time(kept);
    return kept;
}

// How a lock was taken for which somebody waits at one of these moments. Who got it after a wait
// has a moment already.
std::vector<trace::Moment> takes_before(const session::RunSnapshot& run,
                                        const std::vector<trace::Moment>& moments) {
    std::vector<trace::Moment> takes;
    for (const trace::Moment& moment : moments) {
        const trace::LockLane* lane = run.trace.lane_of(moment.object);
        const bool waits = moment.kind == MomentKind::EdgeAdded ||
                           moment.kind == MomentKind::FirstContention ||
                           moment.kind == MomentKind::CycleClosed;
        if (!lane || lane->overview || !waits)
            continue;
        const auto held = holder_at(run, moment.object, moment.at);
        if (!held || held->contended || held->actor == moment.actor)
            continue;
        const trace::Moment take{
            held->begin, MomentKind::LockTaken, held->actor, held->lock, held->site, NameId{}};
        if (std::find(takes.begin(), takes.end(), take) == takes.end())
            takes.push_back(take);
    }
    return takes;
}

std::optional<Time> first_freeze(const session::RunSnapshot& run) {
    std::optional<Time> first;
    for (const Freeze& freeze : freezes(run))
        if (!first || freeze.at < *first)
            first = freeze.at;
    return first;
}

Time middle_of(trace::TimeRange range) {
    return range.begin + range.length() / 2;
}

// Where the threads first do each thing that they do, for long enough to be seen, and where the
// first of several has ended: in the middle of it, so that it is seen to go on.
std::vector<PresentationStop> firsts(const session::RunSnapshot& run) {
    const trace::Duration least = run.trace.now / parts_seen;
    std::array<std::optional<Subject>, trace::state_count> first_of;
    const trace::ActorLane* first_end = nullptr;
    for (const auto& lane : run.trace.actors) {
        if (lane->overview)
            continue;
        if (lane->ended && (!first_end || lane->end < first_end->end))
            first_end = lane.get();
        const auto look = [&](const trace::Interval& interval) {
            const bool joins = interval.state == State::Waiting && interval.by.valid();
            std::optional<Subject>& first = first_of[trace::index_of(interval.state)];
            if (!joins && interval.range().length() >= least &&
                (!first || interval.begin < first->range.begin))
                first = Subject{Subject::Kind::Interval, lane->actor, interval.object,
                                interval.range(), interval.site};
        };
        for (std::size_t i = 0; i < lane->intervals.size(); ++i)
            look(lane->intervals[i]);
        if (lane->open)
            look(*lane->open);
    }
    std::vector<PresentationStop> stops;
    for (const State state : {State::Running, State::Io, State::Sleeping, State::Waiting,
                              State::Blocked, State::Interpreter})
        if (const auto& first = first_of[trace::index_of(state)])
            stops.push_back({middle_of(first->range), describe(run, *first) + u'.', first->site});
    if (first_end && first_end->end + least < run.trace.now) {
        Subject end;
        end.kind = Subject::Kind::Absence;
        end.actor = first_end->actor;
        end.range = {first_end->end, run.trace.now};
        stops.push_back({middle_of(end.range), describe(run, end) + u'.', {}});
    }
    // What freezes comes with the outcome.
    if (const auto freeze = first_freeze(run))
        std::erase_if(stops, [&](const PresentationStop& stop) { return stop.at >= *freeze; });
    sort_by_time(stops);
    stops.resize(std::min(stops.size(), most_firsts));
    return stops;
}

PresentationStop stop_of(const session::RunSnapshot& run, ObjectId variable,
                         const trace::Reading& reading) {
    return {reading.begin,
            wording::Text::tr("%1 reads %2: %3.")
                .arg(wording::name(run, reading.reader), wording::name(run, variable),
                     value_text(run, reading.value)),
            reading.site};
}

PresentationStop stop_of(const session::RunSnapshot& run, ObjectId variable,
                         const trace::Holding& value) {
    return {value.begin,
            wording::Text::tr("%1 writes %2: %3.")
                .arg(wording::name(run, value.writer), wording::name(run, variable),
                     value_text(run, value.value)),
            value.site};
}

// Who read and wrote what raced, step by step, where these are few.
std::vector<PresentationStop> accesses(const session::RunSnapshot& run) {
    std::set<ObjectId> raced;
    if (run.findings)
        for (const analysis::Finding& finding : *run.findings)
            if (finding.kind == analysis::FindingKind::DataRace ||
                finding.kind == analysis::FindingKind::LostUpdate)
                raced.insert(finding.objects.begin(), finding.objects.end());
    std::vector<PresentationStop> stops;
    for (const ObjectId variable : raced) {
        const trace::VariableLane* lane = variable_lane(run.trace, variable);
        if (!lane || lane->overview ||
            lane->values.size() + lane->readings.size() > 2 * most_accesses)
            return {};
        const auto write = [&](const trace::Holding& value) {
            if (value.writer)
                stops.push_back(stop_of(run, variable, value));
        };
        for (std::size_t i = 0; i < lane->readings.size(); ++i)
            stops.push_back(stop_of(run, variable, lane->readings[i]));
        for (std::size_t i = 0; i < lane->values.size(); ++i)
            write(lane->values[i]);
        if (lane->open)
            write(*lane->open);
    }
    if (stops.size() > most_accesses)
        return {};
    return stops;
}

bool is_there(const session::RunSnapshot& run, Time at) {
    return run.trace.is_detailed({at, at + trace::Duration{1}});
}

// The two who read and the two who wrote when an update was first lost.
std::vector<PresentationStop> first_loss(const session::RunSnapshot& run, SeenClose* seen) {
    const analysis::Finding* loss = nullptr;
    if (run.findings)
        for (const analysis::Finding& finding : *run.findings)
            if (finding.kind == analysis::FindingKind::LostUpdate && !finding.objects.empty() &&
                (!loss || finding.at < loss->at))
                loss = &finding;
    const trace::VariableLane* lane = loss ? variable_lane(run.trace, loss->objects[0]) : nullptr;
    if (!lane)
        return {};
    if (lane->overview) {
        if (!seen || seen->first_loss)
            return seen ? *seen->first_loss : std::vector<PresentationStop>();
        seen->unseen = {std::min(loss->range.begin, loss->at), loss->at + trace::Duration{1}};
        if (!run.trace.is_detailed(*seen->unseen))
            return {};
        seen->unseen.reset();
        seen->first_loss.emplace();
    }
    const auto lost = lost_update_of(run, *loss);
    if (!lost)
        return {};
    std::vector<trace::Reading> reads{lost->reading};
    if (lost->others_reading)
        reads.insert(reads.begin(), *lost->others_reading);
    std::ranges::stable_sort(reads, {}, &trace::Reading::version);  // simulated ones take no time
    std::vector<PresentationStop> stops;
    for (const trace::Reading& read : reads)
        stops.push_back(stop_of(run, lane->variable, read));
    for (const trace::Holding* value : {lost->lost, lost->kept})
        stops.push_back(stop_of(run, lane->variable, *value));
    sort_by_time(stops);
    if (seen)
        seen->first_loss = stops;
    return stops;
}

// A stretch and something around it, where the whole run is too wide to see it.
std::optional<trace::TimeRange> close_up(trace::TimeRange stretch, Time end) {
    if (stretch.length() >= end / parts_seen * 20 || stretch.length() <= trace::Duration{0})
        return std::nullopt;
    const trace::Duration around = stretch.length() / 4;
    return trace::TimeRange{std::max(Time{0}, stretch.begin - around),
                            std::min(end, stretch.end + around)};
}

// The stops from the first of these steps to the last one.
void come_close(std::vector<PresentationStop>& stops, trace::TimeRange steps, Time end) {
    for (PresentationStop& stop : stops)
        if (stop.at >= steps.begin && stop.at <= steps.end)
            stop.close_up = close_up(steps, end);
}

// What they do of whom it tells, too short to be seen in so long a run as a whole.
trace::TimeRange stretch_at(const session::RunSnapshot& run, const trace::Moment& moment) {
    using namespace std::chrono_literals;
    analysis::Finding what;
    what.kind = analysis::FindingKind::Contention;  // all of what they do then, to its end
    what.at = moment.at;
    what.range = {moment.at - 10us, moment.at + 10us};
    what.actors = {moment.actor};
    if (const auto held = holder_at(run, moment.object, moment.at))
        what.actors.push_back(held->actor);
    return range_to_show(run, what);
}

// Where nothing else is close up already.
void come_close(std::vector<PresentationStop>& stops, const session::RunSnapshot& run,
                const std::vector<trace::Moment>& moments, SeenClose& seen) {
    for (const trace::Moment& moment : moments)
        if (is_there(run, moment.at))
            if (const auto close = close_up(stretch_at(run, moment), run.trace.now))
                seen.close_ups[moment.at] = *close;
    for (PresentationStop& stop : stops)
        if (const auto close = seen.close_ups.find(stop.at);
            !stop.close_up && close != seen.close_ups.end())
            stop.close_up = close->second;
}

// A person's own words stand in place of those that say most at that instant.
void add_notes(std::vector<PresentationStop>& stops, const std::vector<ToldNote>& notes, Time end) {
    std::vector<PresentationStop> alone;
    std::optional<Time> last;
    for (const ToldNote& note : notes) {
        const auto after = std::ranges::upper_bound(stops, note.at, {}, &PresentationStop::at);
        const bool told = after != stops.begin() && std::prev(after)->at == note.at;
        PresentationStop& stop = told && last != note.at
                                     ? *std::prev(after)
                                     : alone.emplace_back(PresentationStop{note.at, {}, {}});
        stop.sentence = note.sentence;
        if (const auto close = close_up(note.range, end))
            stop.close_up = close;
        last = note.at;
    }
    stops.insert(stops.end(), alone.begin(), alone.end());
    sort_by_time(stops);
}

}  // namespace

std::vector<trace::Moment> moments_worth_a_stop(const session::RunSnapshot& run,
                                                const PassedOver& passed) {
    auto moments = moments_of(run, told_kinds(passed));
    // Whoever waits for others to end is part of the story only where they never do.
    if (freezes(run).empty())
        std::erase_if(moments, [](const trace::Moment& moment) {
            return moment.kind == MomentKind::EdgeAdded && !moment.object;
        });
    if (moments.size() > many_moments)
        moments = with_few_waits(run, moments, passed);
    if (moments.size() > many_moments) {  // but how it freezes is told
        keep_first(moments, many_moments - room_for_freezes, [](const trace::Moment& moment) {
            return moment.kind != MomentKind::CycleClosed;
        });
        moments.resize(std::min(moments.size(), many_moments));
    }
    std::vector<trace::Moment> told = takes_before(run, moments);
    if (told.size() + moments.size() > many_moments)
        return moments;
    told.insert(told.end(), moments.begin(), moments.end());
    sort_by_time(told);
    return told;
}

std::vector<PresentationStop> presentation_stops(const session::RunSnapshot& run,
                                                 const PassedOver& passed, SeenClose* seen) {
    std::vector<PresentationStop> stops;
    const std::vector<trace::Moment> moments = moments_worth_a_stop(run, passed);
    for (const trace::Moment& moment : moments)
        stops.push_back({moment.at, moment_sentence(run, moment), moment.site,
                         moment.kind == MomentKind::LockTaken ? moment.object : ObjectId{}});
    std::vector<PresentationStop> steps = accesses(run);
    std::optional<trace::TimeRange> close;
    if (steps.empty()) {
        steps = first_loss(run, seen);
        if (!steps.empty())
            close = trace::TimeRange{steps.front().at, steps.back().at};
    }
    std::erase_if(steps, [&](const PresentationStop& step) {  // a moment says more
        return std::ranges::find(stops, step.at, &PresentationStop::at) != stops.end();
    });
    stops.insert(stops.end(), steps.begin(), steps.end());
    sort_by_time(stops);
    if (close)
        come_close(stops, *close, run.trace.now);
    if (seen)
        come_close(stops, run, moments, *seen);
    const std::vector<ToldNote> notes = told_notes(run, run.trace.range(), passed);
    if (stops.empty() && (notes.empty() || moments_worth_a_stop(run).empty()))
        stops = firsts(run);
    add_notes(stops, notes, run.trace.now);
    return stops;
}

void leave_out_untold(analysis::WaitForGraph& graph, const std::vector<PresentationStop>& stops,
                      std::size_t stop) {
    for (std::size_t i = stop + 1; i < stops.size() && stops[i].at == stops[stop].at; ++i)
        if (stops[i].taken)
            std::erase_if(graph.edges, [&](const analysis::WaitForEdge& edge) {
                return graph.nodes[edge.from].object == stops[i].taken;
            });
}

void leave_out_meetings(analysis::WaitForGraph& graph, const trace::Tables& tables) {
    std::vector<std::size_t> place;
    std::vector<analysis::WaitForNode> kept;
    constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();
    for (const analysis::WaitForNode& node : graph.nodes) {
        const bool meeting = node.object && !node.deadlocked &&
                             tables.object(node.object).kind == record::ObjectKind::Barrier;
        place.push_back(meeting ? nowhere : kept.size());
        if (!meeting)
            kept.push_back(node);
    }
    std::erase_if(graph.edges, [&](const analysis::WaitForEdge& edge) {
        return place[edge.from] == nowhere || place[edge.to] == nowhere;
    });
    for (analysis::WaitForEdge& edge : graph.edges) {
        edge.from = place[edge.from];
        edge.to = place[edge.to];
    }
    graph.nodes = std::move(kept);
}

bool tells_of_waits(const session::RunSnapshot& run) {
    return !moments_of(run, {MomentKind::FirstContention, MomentKind::CycleClosed}, 1).empty() ||
           !freezes(run).empty();
}

bool tells_of_values(const session::RunSnapshot& run) {
    using analysis::FindingKind;
    return run.findings && std::any_of(run.findings->begin(), run.findings->end(),
                                       [](const analysis::Finding& finding) {
                                           return finding.kind == FindingKind::DataRace ||
                                                  finding.kind == FindingKind::LostUpdate ||
                                                  finding.kind == FindingKind::CheckFailed;
                                       });
}

}  // namespace threadline::app
