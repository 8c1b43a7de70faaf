// Many threads in one lane: at each instant the share of them in each state, the most severe on
// top.
#include "app/timeline/lane_lookup.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/state_columns.h"

#include <algorithm>

namespace threadline::app {

namespace {

constexpr double overlap = 0.5;  // px: no seam shows where a state goes on at another height

}  // namespace

void lay_out_group(const LaneRow& row, const LaneCanvas& canvas) {
    if (row.members == 0)
        return;
    const auto& actors = canvas.run.trace.actors;
    StateColumns columns(canvas.scale);
    const auto add = [&](const trace::ActorLane& lane) {
        if (lane.begin < canvas.scale.range.end && lane.end >= canvas.scale.range.begin)
            columns.add(lane, canvas.run.trace);
    };
    const bool process = row.kind == LaneKind::Process;
    if (process) {
        for (const auto& lane : actors)
            if (canvas.run.trace.tables->actor(lane->actor).process == row.process)
                add(*lane);
    } else {
        for (const auto& lane : actor_lanes(canvas.run.trace, row.actor, row.members))
            add(*lane);
    }
    const auto draw = [&](trace::State state, std::size_t first, std::size_t end, int top,
                          int bottom) {
        const TimeScale& scale = canvas.scale;
        const double left = scale.left + static_cast<double>(first);
        const double edge = scale.left + scale.width;
        const double right = std::min(scale.left + static_cast<double>(end), edge);
        Subject subject;
        subject.kind = process ? Subject::Kind::Process : Subject::Kind::Group;
        subject.actor = row.actor;
        subject.depth = process ? row.process : static_cast<std::uint32_t>(row.members);
        subject.range = {scale.time(left), scale.time(right)};
        const double level = row.height / state_stack_levels;
        const QRectF rect(left, row.top + level * top, std::min(right + overlap, edge) - left,
                          level * (bottom - top));
        canvas.add_joined_box(rect, canvas.theme.fill(state), subject);
    };
    StateStack stack(static_cast<double>(row.members), draw);
    columns.each(
        [&](std::size_t column, const StateCounts& threads) { stack.add(column, threads); });
    stack.finish();
}

}  // namespace threadline::app
