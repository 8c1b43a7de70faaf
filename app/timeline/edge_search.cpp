#include "app/timeline/edge_search.h"

#include "app/timeline/lane_edges.h"

#include "engine/session/range_parts.h"

#include <algorithm>

namespace threadline::app {
namespace {

using trace::Time;
using trace::TimeRange;

constexpr std::uint64_t events_of_a_part = 1u << 16;  // most edges are near

// Its intervals follow each other without a gap: where one is there, so is its end, however far.
bool is_tiled(const LaneRow& row) {
    return row.kind == LaneKind::Thread || row.kind == LaneKind::Task || row.kind == LaneKind::Cpu;
}

std::optional<Time> edge_in(const session::RunSnapshot& run, const LaneRow& row, Time from,
                            Towards towards) {
    return towards == Towards::End ? next_edge(run, row, from) : previous_edge(run, row, from);
}

std::optional<Time> edge_beyond(const session::RunSnapshot& run, const LaneRow& row, Time from,
                                Towards towards, const std::atomic<bool>& stop) {
    std::optional<Time> found;
    session::RunSnapshot part_of_run = run;
    const auto look = [&](const trace::Snapshot& trace, TimeRange part) {
        part_of_run.trace = trace;
        const auto edge = edge_in(part_of_run, row, from, towards);
        if (edge && (is_tiled(row) || (part.begin <= *edge && *edge <= part.end)))
            found = edge;
        return !found && !stop;
    };
    // Who cannot read it hears of that from whoever shows it.
    if (towards == Towards::End)
        (void)session::for_each_part(run, {std::max(from, Time{0}), run.trace.now}, look,
                                     events_of_a_part);
    else
        (void)session::for_each_part_backwards(run, {Time{0}, std::min(from, run.trace.now)}, look,
                                               events_of_a_part);
    return found;
}

}  // namespace

std::optional<Time> known_edge(const session::RunSnapshot& run, const LaneRow& row, Time from,
                               Towards towards) {
    const auto edge = edge_in(run, row, from, towards);
    if (!edge)
        return {};
    const trace::Duration least{1};
    const TimeRange between =
        towards == Towards::End ? TimeRange{from, *edge + least} : TimeRange{*edge - least, from};
    const TimeRange here =
        towards == Towards::End ? TimeRange{from, from + least} : TimeRange{from - least, from};
    return run.trace.is_detailed(is_tiled(row) ? here : between) ? edge : std::nullopt;
}

EdgeSearch::EdgeSearch(QObject* parent) : QObject(parent), question_(this) {}

void EdgeSearch::look(const session::RunSnapshot& run, const LaneRow& row, Time from,
                      Towards towards) {
    forget();
    if (!run.whole)
        return;
    question_.ask(
        [run, row, from, towards](const std::atomic<bool>& stop) {
            return edge_beyond(run, row, from, towards, stop);
        },
        [this](std::optional<Time> edge) {
            if (edge)
                emit found(*edge);
        });
}

}  // namespace threadline::app
