// Many threads in one lane: at each instant the share of them in each state, the most severe on
// top.
#include "app/timeline/lane_lookup.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/state_columns.h"
#include "app/timeline/wording.h"

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
    trace::Time last{0};
    const auto add = [&](const trace::ActorLane& lane) {
        last = std::max({last, lane.end, lane.open ? lane.open->end : lane.end});
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
    const double edge = std::min(canvas.scale.x(last), canvas.scale.left + canvas.scale.width);
    const auto draw = [&](trace::State state, std::size_t first, std::size_t end, int top,
                          int bottom) {
        const TimeScale& scale = canvas.scale;
        const double left = scale.left + static_cast<double>(first);
        const double right = std::min(scale.left + static_cast<double>(end), edge);
        Subject subject;
        subject.kind = process ? Subject::Kind::Process : Subject::Kind::Group;
        subject.actor = row.actor;
        subject.depth = process ? row.process : static_cast<std::uint32_t>(row.members);
        subject.range = {scale.time(left), scale.time(right)};
        const double level = row.height / state_stack_levels;
        const QRectF rect(left, row.top + level * top, std::min(right + overlap, edge) - left,
                          level * (bottom - top));
        const Fill& fill = canvas.theme.fill(state);
        canvas.add_joined_box(rect, fill, subject);
        if (state == trace::State::Deadlocked)
            canvas.add_label(rect, {look_name(state, canvas.run, Ready::Nobody)},
                             LaneCanvas::Last::Word, {canvas.layout.text, true, false}, fill);
    };
    StateStack stack(static_cast<double>(row.members), draw);
    columns.each([&](std::size_t column, StateCounts threads) {
        // The last of them ends within a column: what is counted there is counted up to its end.
        const double part = std::min(edge - canvas.scale.left - static_cast<double>(column), 1.0);
        if (part < 1e-3)
            return;
        for (double& count : threads)
            count /= part;
        stack.add(column, threads);
    });
    stack.finish();
}

}  // namespace threadline::app
