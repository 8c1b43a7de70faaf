#include "app/timeline/lane_edges.h"

#include "app/timeline/lane_lookup.h"

#include <algorithm>
#include <vector>

namespace threadline::app {

namespace {

using trace::Time;

// The edges of the items next to `t`, on either side.
template <typename Items>
void add_edges_near(const Items& items, Time t, std::vector<Time>& edges) {
    const std::size_t index = items.find(t);
    const std::size_t first = index - std::min<std::size_t>(index, 2);
    for (std::size_t i = first; i < std::min(items.size(), index + 2); ++i) {
        edges.push_back(items[i].begin);
        edges.push_back(items[i].end);
    }
}

// Of a lane; `part`: whether its items are there.
void add_edges_near(const trace::ActorLane& lane, bool part, Time t, std::vector<Time>& edges) {
    add_edges_near(lane.intervals, t, edges);
    if (lane.overview && !part)
        add_edges_near(lane.overview->long_intervals, t, edges);
    if (lane.open) {
        edges.push_back(lane.open->begin);
        edges.push_back(lane.open->end);
    }
}

void add_edges_near(const trace::CpuLane& lane, bool part, Time t, std::vector<Time>& edges) {
    add_edges_near(lane.intervals, t, edges);
    if (lane.overview && !part)
        add_edges_near(lane.overview->long_intervals, t, edges);
}

void add_edges_near(const trace::VariableLane& lane, bool part, Time t, std::vector<Time>& edges) {
    add_edges_near(lane.values, t, edges);
    if (lane.overview && !part)
        add_edges_near(lane.overview->long_values, t, edges);
    if (lane.open)
        edges.push_back(lane.open->begin);
}

void add_edges_near(const trace::LockLane& lane, bool part, Time t, std::vector<Time>& edges) {
    add_edges_near(lane.holds, t, edges);
    add_edges_near(lane.waits, t, edges);
    if (lane.overview && !part) {
        add_edges_near(lane.overview->long_holds, t, edges);
        add_edges_near(lane.overview->long_waits, t, edges);
    }
    for (const auto* open : {&lane.open_holds, &lane.open_waits})
        for (const trace::Hold& hold : *open)
            edges.push_back(hold.begin);
}

std::vector<Time> edges_near(const session::RunSnapshot& run, const LaneRow& row, Time t) {
    std::vector<Time> edges;
    const bool part = run.trace.is_detailed({t, t + trace::Duration{1}});
    if (row.kind == LaneKind::Cpu) {
        if (const trace::CpuLane* lane = cpu_lane(run.trace, row.cpu))
            add_edges_near(*lane, part, t, edges);
    } else if (row.kind == LaneKind::IdleCores) {
        for (const auto& lane : run.trace.cpus)
            add_edges_near(*lane, part, t, edges);
    } else if (row.kind == LaneKind::Process) {
        for (const auto& lane : run.trace.actors)
            if (run.trace.tables->actor(lane->actor).process == row.process)
                add_edges_near(*lane, part, t, edges);
    } else if (row.kind == LaneKind::Group) {
        for (const auto& lane : actor_lanes(run.trace, row.actor, row.members))
            add_edges_near(*lane, part, t, edges);
    } else if (row.kind == LaneKind::Slices) {
        if (const trace::SliceLane* lane = slice_lane(run.trace, row.actor))
            for (const auto& depth : lane->rows)
                add_edges_near(depth, t, edges);
    } else if (row.kind == LaneKind::Variable) {
        if (const trace::VariableLane* lane = variable_lane(run.trace, row.object))
            add_edges_near(*lane, part, t, edges);
    } else if (row.actor) {
        if (const trace::ActorLane* lane = run.trace.lane_of(row.actor))
            add_edges_near(*lane, part, t, edges);
    } else if (const trace::LockLane* lane = run.trace.lane_of(row.object)) {
        add_edges_near(*lane, part, t, edges);
    }
    std::sort(edges.begin(), edges.end());
    return edges;
}

}  // namespace

std::optional<Time> next_edge(const session::RunSnapshot& run, const LaneRow& row, Time after) {
    for (const Time edge : edges_near(run, row, after))
        if (edge > after)
            return edge;
    return {};
}

std::optional<Time> previous_edge(const session::RunSnapshot& run, const LaneRow& row,
                                  Time before) {
    const std::vector<Time> edges = edges_near(run, row, before);
    for (auto edge = edges.rbegin(); edge != edges.rend(); ++edge)
        if (*edge < before)
            return *edge;
    return {};
}

}  // namespace threadline::app
