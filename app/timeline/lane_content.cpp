#include "app/timeline/lane_painting.h"

namespace threadline::app {

namespace {

void add_grid(const LaneCanvas& canvas, double height) {
    for (const Tick& tick : axis_ticks(canvas.scale, 90 * canvas.layout.unit)) {
        if (tick.label.isEmpty())
            continue;
        const double x = canvas.scale.x(tick.at);
        canvas.out.boxes.push_back(
            {QRectF(x - 0.5 * canvas.layout.unit, 0, canvas.layout.unit, height),
             {canvas.theme.grid, Hatch::None, QColor(), QColor()},
             0,
             {}});
    }
}

}  // namespace

DisplayList lane_content(const session::RunSnapshot& run, const std::vector<LaneRow>& rows,
                         const TimeScale& scale, const TimelineOptions& options,
                         const Theme& theme) {
    DisplayList out;
    out.size = QSizeF(scale.left + scale.width, lanes_height(rows));
    if (!run.trace.tables || scale.range.length() <= trace::Duration{0} || scale.width <= 0)
        return out;
    LockUses locks(run, scale);
    const LaneCanvas canvas{run, scale, options, theme, lane_layout(options, theme), locks, out};
    if (options.axis)
        add_grid(canvas, out.size.height());
    for (const LaneRow& row : rows) {
        if (row.kind == LaneKind::Lock)
            lay_out_lock(row, canvas);
        else if (const trace::ActorLane* lane = run.trace.lane_of(row.actor))
            lay_out_thread(row, *lane, canvas);
    }
    return out;
}

Subject subject_at(const DisplayList& list, QPointF point) {
    for (auto box = list.boxes.rbegin(); box != list.boxes.rend(); ++box)
        if (box->subject.kind != Subject::Kind::None && box->rect.contains(point))
            return box->subject;
    return {};
}

void append(DisplayList& list, const DisplayList& part, QPointF offset) {
    for (Box box : part.boxes) {
        box.rect.translate(offset);
        list.boxes.push_back(std::move(box));
    }
    for (Line line : part.lines) {
        line.from += offset;
        line.to += offset;
        list.lines.push_back(line);
    }
    for (Label label : part.labels) {
        label.rect.translate(offset);
        list.labels.push_back(std::move(label));
    }
}

}  // namespace threadline::app
