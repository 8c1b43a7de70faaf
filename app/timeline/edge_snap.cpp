#include "app/timeline/edge_snap.h"

#include "app/timeline/lane_edges.h"
#include "app/timeline/wording_terms.h"

#include <cmath>

namespace threadline::app {

namespace {

using trace::Duration;
using trace::Time;
using wording::Text;

// Also where it is too long for a part of a long trace, and none of these is there.
std::optional<trace::Interval> interval_at(const trace::ActorLane& lane, Time at) {
    auto interval = lane.at(at);
    if (!interval && lane.overview) {
        const auto& long_ones = lane.overview->long_intervals;
        const std::size_t index = long_ones.find(at);
        if (index < long_ones.size() && long_ones[index].begin <= at)
            interval = long_ones[index];
    }
    return interval;
}

// As the lane itself says it: of a run made step by step nobody waits for a CPU.
QString state_in(const session::RunSnapshot& run, trace::State state) {
    return state == trace::State::Ready && wording::is_stepped(run.trace.info.get())
               ? look_name(state, run, Ready::Nobody)
               : state_name(state).toLower();
}

QString on_thread(const session::RunSnapshot& run, const trace::ActorLane& lane,
                  const QString& name, Time at) {
    if (const auto interval = interval_at(lane, at); interval && interval->begin == at)
        return Text::tr("%1: start of “%2”").arg(name, state_in(run, interval->state));
    if (at == lane.end)
        return lane.ended ? Text::tr("%1 ends").arg(name) : QString();
    if (const auto interval = interval_at(lane, at - Duration{1}); interval && interval->end == at)
        return Text::tr("%1: end of “%2”").arg(name, state_in(run, interval->state));
    return {};
}

QString on_lock(const session::RunSnapshot& run, const trace::LockLane& lane, const QString& name,
                Time at) {
    QString words;
    const auto look = [&](const trace::Hold& hold, bool is_wait) {
        const QString who = wording::name(run, hold.actor);
        if (hold.begin == at)
            words = (is_wait ? Text::tr("%1: %2 wants it") : Text::tr("%1: %2 takes it"))
                        .arg(name, who);
        else if (hold.end == at && words.isEmpty())
            words = (is_wait ? Text::tr("%1: %2 no longer waits") : Text::tr("%1: %2 lets it go"))
                        .arg(name, who);
    };
    const trace::TimeRange around{at - Duration{1}, at + Duration{1}};
    trace::for_each_overlapping(lane.waits, around, lane.longest_wait,
                                [&](const trace::Hold& wait) { look(wait, true); });
    for (const trace::Hold& wait : lane.open_waits)
        look(wait, true);
    trace::for_each_overlapping(lane.holds, around, lane.longest_hold,
                                [&](const trace::Hold& hold) { look(hold, false); });
    for (const trace::Hold& hold : lane.open_holds)
        look(hold, false);
    return words;
}

}  // namespace

QString edge_words(const session::RunSnapshot& run, const LaneRow& row, Time at) {
    if (row.kind == LaneKind::Thread || row.kind == LaneKind::Task) {
        const trace::ActorLane* lane = run.trace.lane_of(row.actor);
        return lane ? on_thread(run, *lane, row.name, at) : QString();
    }
    if (row.kind == LaneKind::Lock) {
        const trace::LockLane* lane = run.trace.lane_of(row.object);
        return lane ? on_lock(run, *lane, row.name, at) : QString();
    }
    return row.name;
}

std::optional<Edge> edge_near(const session::RunSnapshot& run, const LaneRow& row,
                              const TimeScale& scale, double x, double reach) {
    const Time at = scale.time(x);
    std::optional<Time> nearest;
    const auto consider = [&](const std::optional<Time>& edge) {
        if (edge && std::abs(scale.x(*edge) - x) <= reach &&
            (!nearest || std::abs((*edge - at).count()) < std::abs((*nearest - at).count())))
            nearest = edge;
    };
    consider(previous_edge(run, row, at + Duration{1}));
    consider(next_edge(run, row, at - Duration{1}));
    if (!nearest)
        return {};
    return Edge{*nearest, edge_words(run, row, *nearest)};
}

}  // namespace threadline::app
