#include "app/timeline/comparison_figure.h"

#include "app/timeline/annotation_flags.h"
#include "app/timeline/fonts.h"
#include "app/timeline/laid_over.h"
#include "app/timeline/run_end.h"
#include "app/timeline/run_marks.h"

#include <algorithm>

namespace threadline::app {

namespace {

constexpr double page = 680;  // pt, as that of one run (timeline_figure.cpp)

struct Sizes {
    explicit Sizes(const Theme& theme)
        : unit(theme.unit()),
          margin(6 * unit),
          title(26 * unit),
          heading(19 * unit),
          figures(15 * unit),
          gap(12 * unit) {}
    double unit, margin, title, heading, figures, gap;
    double above_lanes(const ComparedRun& run) const {
        return heading + (run.in_stretch.isEmpty() ? 1 : 2) * figures + 3 * unit;
    }
};

Label text_label(QRectF rect, const QString& text, const QColor& colour, const TextStyle& style) {
    Label label;
    label.rect = rect;
    label.text = elided(text, rect.width(), style);
    label.colour = colour;
    label.size = style.size;
    label.bold = style.bold;
    return label;
}

double height_of_lanes(const std::vector<ComparedRun>& runs, const TimelineOptions& options,
                       const Theme& theme) {
    double height = 0;
    for (const ComparedRun& one : runs)
        height += lanes_height(lane_rows(one.run, options, theme));
    return height;
}

// All runs have lanes of the same height, so that they can be compared.
void lower_lanes(const std::vector<ComparedRun>& runs, TimelineOptions& options, const Theme& theme,
                 double room) {
    constexpr double least = 1;
    while (options.lane_height > least && height_of_lanes(runs, options, theme) > room) {
        options.lane_height *= 0.9;
        options.lane_gap *= 0.9;
    }
}

// Above the lanes, with lines down through `lanes` px of them; how high their strip is.
double add_notes(DisplayList& out, const session::RunSnapshot& run, const TimeScale& scale,
                 double lanes, const TimelineOptions& options, const Theme& theme) {
    if (!has_annotation_flags(run, options))
        return 0;
    const std::vector<TakenRow> rows(std::max<std::size_t>(options.flag_rows, 1));
    const std::size_t used = add_annotation_flags(out, run, scale, 0, options, rows, theme);
    if (out.boxes.empty())
        return 0;
    const double strip = flag_rows_height(used, theme);
    for (Line& line : out.lines)
        line.to.setY(strip + lanes);
    part_lines_at_flags(out);
    return strip;
}

// What is marked, over `lanes` px of them, and on below them where they are too low for its plates.
DisplayList marking_over(const session::RunSnapshot& run, double lanes,
                         const TimelineOptions& options, const TimeScale& scale,
                         const Theme& theme) {
    DisplayList marks = marking_in(run, options.marking, scale, lanes, theme);
    double highest = 0;
    for (const Box& box : marks.boxes)
        highest = std::min(highest, box.rect.top());
    for (const Line& line : marks.lines)  // level ones, from end to end
        highest = std::min(highest, line.from.y());
    return highest < 0 ? marking_in(run, options.marking, scale, lanes - highest, theme) : marks;
}

}  // namespace

DisplayList comparison_figure(const std::vector<ComparedRun>& runs, double width,
                              TimelineOptions options, const Theme& theme,
                              std::optional<trace::TimeRange> range) {
    options.steps = false;
    const Sizes sizes(theme);
    const double inner = width - 2 * sizes.margin;
    const bool has_title = !options.title.isEmpty();
    double around =
        2 * sizes.margin + (has_title ? sizes.title : 0) + axis_height(theme) + 40 * sizes.unit;
    for (const ComparedRun& one : runs) {
        around += sizes.above_lanes(one) + sizes.gap;
        if (has_annotation_flags(one.run, options))
            around += flag_rows_height(flag_rows(one.run, options), theme);
    }
    lower_lanes(runs, options, theme, std::max(page - around, page / 4));

    double header = 0;
    trace::Time end{1};
    for (const ComparedRun& one : runs) {
        header = std::max(header, header_width(lane_rows(one.run, options, theme), options, theme));
        end = std::max(end, one.run.trace.now);
    }
    header = std::min(header, std::max(inner * 0.35, 0.0));
    const TimeScale scale{range.value_or(trace::TimeRange{trace::Time{0}, end}),
                          sizes.margin + header, std::max(inner - header, 1.0)};

    DisplayList out;
    out.background = theme.surface;
    double top = sizes.margin;
    if (has_title) {
        out.labels.push_back(text_label({sizes.margin, top, inner, 20 * sizes.unit}, options.title,
                                        theme.text, {14 * sizes.unit, true, false}));
        top += sizes.title;
    }
    std::vector<RunLanes> all_lanes;
    for (const ComparedRun& one : runs) {
        double line = top;
        const auto say = [&](const QString& text, double height, const TextStyle& style) {
            out.labels.push_back(
                text_label({sizes.margin, line, inner, height}, text, theme.text, style));
            line += height;
        };
        const TextStyle plain{10.5 * sizes.unit, false, false};
        say(one.heading, sizes.heading, {12 * sizes.unit, true, false});
        say(one.figures, sizes.figures, plain);
        if (!one.in_stretch.isEmpty())
            say(one.in_stretch, sizes.figures, plain);
        top += sizes.above_lanes(one);
        const std::vector<LaneRow> rows = lane_rows(one.run, options, theme);
        const double height = lanes_height(rows);
        DisplayList notes_above;
        const double strip = add_notes(notes_above, one.run, scale, height, options, theme);
        append(out, notes_above, {0, top});
        top += strip;
        const DisplayList lanes = lane_content(one.run, rows, scale, options, theme);
        append(out, header_content(rows, header, options, theme), {sizes.margin, top});
        append(out, lanes, {0, top});
        all_lanes.push_back({one.run, lanes});
        DisplayList marks = marking_over(one.run, height, options, scale, theme);
        append(marks, run_end_content(one.run, scale, height, theme));
        part_lines_at_flags(marks);
        lay_over(out, marks, {0, top});
        const double bottom = top + std::max(height, marks.size.height());
        top = bottom + sizes.gap;
    }
    if (!runs.empty()) {
        append(out, axis_content(scale, top - sizes.gap / 2,
                                 axis_time(runs.front().run.trace.info.get()), theme));
        // What is left out is the same in each.
        if (const std::size_t hidden = hidden_lane_count(runs.front().run, options, theme);
            hidden > 0)
            append(out, hidden_lanes_content(
                            hidden, {sizes.margin, top - sizes.gap / 2, header, axis_height(theme)},
                            theme));
        top += axis_height(theme) - sizes.gap / 2;
        if (options.legend) {
            const DisplayList legend = legend_content(all_lanes, inner, theme);
            if (!legend.size.isEmpty()) {
                append(out, legend, {sizes.margin, top + 4 * sizes.unit});
                top += legend.size.height() + 4 * sizes.unit;
            }
        }
    }
    out.size = QSizeF(width, top + sizes.margin);
    return out;
}

}  // namespace threadline::app
