#include "app/figure/shown_lanes.h"

#include <algorithm>

namespace threadline::app {

ShownLanes shown_lanes(const session::RunSnapshot& run, const TimelineOptions& options) {
    ShownLanes shown;
    if (!run.trace.tables)
        return shown;
    const auto& actors = run.trace.actors;
    const Theme& any = theme(ThemeKind::Print);  // how lanes look decides nothing here
    for (const LaneRow& row : lane_rows(run, options, any)) {
        switch (row.kind) {
            case LaneKind::Thread:
            case LaneKind::Task:
            case LaneKind::Slices:
                shown.actors.insert(row.actor);
                break;
            case LaneKind::Group: {
                auto lane =
                    std::lower_bound(actors.begin(), actors.end(), row.actor,
                                     [](const auto& one, ActorId id) { return one->actor < id; });
                for (std::size_t i = 0; i < row.members && lane != actors.end(); ++i, ++lane)
                    shown.actors.insert((*lane)->actor);
                break;
            }
            case LaneKind::Process:
                for (const auto& lane : actors)
                    if (run.trace.tables->actor(lane->actor).process == row.process)
                        shown.actors.insert(lane->actor);
                break;
            case LaneKind::Lock:
                shown.locks.insert(row.object);
                break;
            case LaneKind::Variable:
                shown.variables.insert(row.object);
                break;
            case LaneKind::Cpu:
                ++shown.cpus;
                break;
            case LaneKind::IdleCores:
                break;
        }
    }
    shown.left_out = hidden_lane_count(run, options, any);
    return shown;
}

}  // namespace threadline::app
