#include "app/timeline/critical_path_line.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/search_hits.h"

#include <algorithm>

namespace threadline::app {

namespace {

void add_grid(DisplayList& out, const TimeScale& scale, const Theme& theme) {
    const double unit = theme.unit();
    for (const Tick& tick : axis_ticks(scale, 90 * unit)) {
        if (tick.label.isEmpty())
            continue;
        out.boxes.push_back({QRectF(scale.x(tick.at) - 0.5 * unit, 0, unit, out.size.height()),
                             {theme.grid, Hatch::None, QColor(), QColor()},
                             0,
                             {}});
    }
}

std::vector<double> mark_positions(const session::RunSnapshot& run, const TimeScale& scale,
                                   const TimelineOptions& options) {
    std::vector<double> positions;
    if (options.findings)
        for (const Freeze& freeze : freezes(run))
            if (!is_veiled(freeze.at, options))
                positions.push_back(scale.x(freeze.at));
    std::sort(positions.begin(), positions.end());
    return positions;
}

// About how many boxes there will be: no more than there are intervals, or columns.
std::size_t expected_boxes(const session::RunSnapshot& run, const std::vector<LaneRow>& rows,
                           const TimeScale& scale) {
    const auto columns = static_cast<std::size_t>(scale.width) + 16;
    std::size_t count = 0;
    for (const LaneRow& row : rows)
        if (const trace::ActorLane* lane =
                row.actor && row.kind != LaneKind::Group ? run.trace.lane_of(row.actor) : nullptr)
            count += std::min(columns, 16 + lane->intervals.find(scale.range.end) -
                                           lane->intervals.find(scale.range.begin));
    return count;
}

}  // namespace

DisplayList lane_content(const session::RunSnapshot& run, const std::vector<LaneRow>& rows,
                         const TimeScale& whole, const TimelineOptions& options, const Theme& theme,
                         DisplayList memory) {
    DisplayList out = std::move(memory);
    out.boxes.clear();
    out.paths.clear();
    out.lines.clear();
    out.labels.clear();
    out.background = QColor();
    out.size = QSizeF(whole.left + whole.width, lanes_height(rows));
    if (!run.trace.tables || whole.range.length() <= trace::Duration{0} || whole.width <= 0)
        return out;
    if (options.grid)
        add_grid(out, whole, theme);
    const TimeScale scale = whole.until(options.veil);
    if (scale.range.length() <= trace::Duration{0})
        return out;
    out.boxes.reserve(out.boxes.size() + expected_boxes(run, rows, scale));
    LockUses locks(run, scale);
    LaneCanvas canvas{run,
                      scale,
                      options,
                      theme,
                      lane_layout(options, theme),
                      locks,
                      out,
                      mark_positions(run, scale, options),
                      whole.width};
    for (const LaneRow& row : rows) {
        canvas.layout = lane_layout(options, theme, row.stretch);
        if (row.kind == LaneKind::Lock) {
            lay_out_lock(row, canvas);
        } else if (row.kind == LaneKind::Group || row.kind == LaneKind::Process) {
            lay_out_group(row, canvas);
        } else if (row.kind == LaneKind::Variable) {
            if (const trace::VariableLane* lane = variable_lane(run.trace, row.object))
                lay_out_variable(row, *lane, canvas);
        } else if (row.kind == LaneKind::IdleCores) {
            lay_out_idle_band(row, canvas);
        } else if (row.kind == LaneKind::Cpu) {
            if (const trace::CpuLane* lane = cpu_lane(run.trace, row.cpu))
                lay_out_cpu(row, *lane, canvas);
        } else if (row.kind == LaneKind::Slices) {
            if (const trace::SliceLane* lane = slice_lane(run.trace, row.actor))
                lay_out_slices(row, *lane, canvas);
        } else if (const trace::ActorLane* lane = run.trace.lane_of(row.actor)) {
            lay_out_thread(row, *lane, canvas);
        }
    }
    canvas.layout = lane_layout(options, theme);
    if (options.critical_path)
        add_critical_path(*options.critical_path, rows, canvas);
    if (options.hits)
        dim_all_but(*options.hits, out, theme);
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
    for (Path path : part.paths) {
        path.path.translate(offset);
        list.paths.push_back(std::move(path));
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
