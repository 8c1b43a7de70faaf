#include "app/timeline/fonts.h"
#include "app/timeline/lane_layout.h"
#include "app/timeline/lock_use.h"

#include <algorithm>

namespace threadline::app {

namespace {

// Lanes as low or as high as it takes to fill `room`.
std::vector<LaneRow> rows_within(const session::RunSnapshot& run, TimelineOptions& options,
                                 const Theme& theme, double room) {
    double low = options.lane_height * 0.3;
    double high = options.lane_height * 4;
    const double gap = options.lane_gap / options.lane_height;
    std::vector<LaneRow> rows;
    for (int step = 0; step < 24; ++step) {
        options.lane_height = (low + high) / 2;
        options.lane_gap = gap * options.lane_height;
        rows = lane_rows(run, options, theme);
        (lanes_height(rows) > room ? high : low) = options.lane_height;
    }
    options.lane_height = low;
    options.lane_gap = gap * low;
    return lane_rows(run, options, theme);
}

}  // namespace

DisplayList timeline_figure(const session::RunSnapshot& run, trace::TimeRange range, QSizeF size,
                            const TimelineOptions& wanted, const Theme& theme) {
    TimelineOptions options = wanted;
    DisplayList out;
    out.background = theme.surface;
    const double unit = theme.scale * theme.font_size / 12;
    const double margin = 6 * unit;
    const double inner = size.width() - 2 * margin;

    std::vector<LaneRow> rows = lane_rows(run, options, theme);
    const double header = std::min(header_width(rows, options, theme), std::max(inner * 0.35, 0.0));
    const TimeScale scale{range, margin + header, std::max(inner - header, 1.0)};

    double top = margin;
    if (!options.title.isEmpty()) {
        const TextStyle style{14 * unit, true, false};
        Label title;
        title.rect = QRectF(margin, top, inner, 20 * unit);
        title.text = elided(options.title, inner, style);
        title.colour = theme.text;
        title.size = style.size;
        title.bold = true;
        out.labels.push_back(std::move(title));
        top += 26 * unit;
    }
    const double marks = !freezes(run).empty() ? marks_height(options, theme) : 0;
    const double axis = options.axis ? axis_height(theme) : 0;
    const double lanes_top = top + marks;

    DisplayList lanes = lane_content(run, rows, scale, options, theme);
    DisplayList legend;
    if (options.legend)
        legend = legend_content(run, lanes, inner, theme);
    const double below = (options.axis ? 6 * unit : 0) + axis +
                         (legend.boxes.empty() ? 0 : legend.size.height() + 4 * unit) + margin;
    if (size.height() > 0) {
        rows = rows_within(run, options, theme, size.height() - lanes_top - below);
        lanes = lane_content(run, rows, scale, options, theme);
    }
    const double lanes_bottom = lanes_top + lanes_height(rows);

    append(out, header_content(rows, header, theme), {margin, lanes_top});
    append(out, lanes, {0, lanes_top});
    append(out, overlay_content(lanes, options, theme), {0, lanes_top});
    double bottom = lanes_bottom + (options.axis ? 6 * unit : 0);
    if (marks > 0)
        append(out, marks_content(run, scale, bottom - top, options, theme), {0, top});
    const trace::Clock clock = run.trace.info ? run.trace.info->clock : trace::Clock::Real;
    if (options.axis)
        append(out, axis_content(scale, bottom, clock, theme));
    if (options.cursor)
        append(out, cursor_content(*options.cursor, scale, bottom - top, theme), {0, top});
    bottom += axis;
    if (!legend.boxes.empty()) {
        append(out, legend, {margin, bottom + 4 * unit});
        bottom += legend.size.height() + 4 * unit;
    }
    out.size = QSizeF(size.width(), size.height() > 0 ? size.height() : bottom + margin);
    return out;
}

}  // namespace threadline::app
