#include "app/timeline/annotation_flags.h"
#include "app/timeline/fonts.h"
#include "app/timeline/laid_over.h"
#include "app/timeline/lane_layout.h"
#include "app/timeline/lock_use.h"
#include "app/timeline/moment_flags.h"
#include "app/timeline/run_marks.h"
#include "app/timeline/title_lines.h"

#include <algorithm>

namespace threadline::app {

namespace {

// What a page of print holds below its heading: a figure that chooses its own height stays on it as
// long as its lanes can be seen.
constexpr double page = 680;       // pt
constexpr double least_pitch = 2;  // pt from one lane to the next
constexpr double least_lane = 9;   // of a text of 12 px, where each lane has its name
constexpr double least_label =
    0.86;  // the smallest text stays above three quarters of the size asked

void set_lane_height(TimelineOptions& options, double height) {
    options.lane_gap *= height / options.lane_height;
    options.lane_height = height;
}

// Lanes as low or as high as it takes to fill `room`.
std::vector<LaneRow> rows_within(const session::RunSnapshot& run, TimelineOptions& options,
                                 const Theme& theme, double room) {
    double low = options.lane_height * 0.02;
    double high = options.lane_height * 4;
    std::vector<LaneRow> rows;
    for (int step = 0; step < 24; ++step) {
        set_lane_height(options, (low + high) / 2);
        rows = lane_rows(run, options, theme);
        (lanes_height(rows) > room ? high : low) = options.lane_height;
    }
    set_lane_height(options, low);
    return lane_rows(run, options, theme);
}

// Whether each lane has its name, with none running into the next.
bool names_stand(const std::vector<LaneRow>& rows, const TimelineOptions& options,
                 const Theme& theme) {
    return header_content(rows, 1e4, options, theme).labels.size() == rows.size();
}

// How low the lanes may be: with their names, or as many as these are, as low as can be seen.
double least_lanes_height(const session::RunSnapshot& run, TimelineOptions options,
                          const Theme& theme, double room) {
    std::vector<LaneRow> rows;
    for (double height = least_lane; height < 2 * least_lane; ++height) {
        set_lane_height(options, height);
        rows = lane_rows(run, options, theme);
        if (names_stand(rows, options, theme))
            break;
    }
    const double seen = static_cast<double>(rows.size()) * least_pitch;
    return std::min(lanes_height(rows), std::max(room, seen));
}

// All but the lanes themselves.
struct Frame {
    double unit = 1;
    double margin = 0;
    double inner = 0;
    TextStyle title_style;
    std::vector<QString> title;
    double marks = 0;
    std::size_t rows_of_flags = 1;
    double axis = 0;
    double header = 0;
    TimeScale scale;

    double lanes_top() const {
        return margin + (title.empty() ? 0 : 6 + 20 * static_cast<double>(title.size())) * unit +
               marks;
    }
    double below(const DisplayList& legend) const {
        return (axis > 0 ? 6 * unit : 0) + axis +
               (legend.size.isEmpty() ? 0 : legend.size.height() + 4 * unit) + margin;
    }
};

// What stands in the lanes, `lanes_top` below the marks, is not crossed out.
DisplayList parted_at_words(DisplayList marks, const DisplayList& lanes, double lanes_top) {
    const std::size_t own = marks.labels.size();
    for (const Label& label : lanes.labels) {
        const TextStyle style{label.size, label.bold, label.mono};
        Label words = label;
        if (label.alignment & Qt::AlignLeft)
            words.rect = QRectF(label.rect.left(), label.rect.center().y() - 0.6 * label.size,
                                text_width(label.text, style), 1.2 * label.size)
                             .translated(0, lanes_top);
        marks.labels.push_back(std::move(words));
    }
    part_lines_at_flags(marks);
    marks.labels.resize(own);
    return marks;
}

// On paper there is room for the words of each note.
constexpr std::size_t most_flag_rows = 12;
constexpr std::size_t most_moment_rows = 4;

Frame frame_of(const session::RunSnapshot& run, trace::TimeRange range, double width,
               const TimelineOptions& options, const Theme& theme) {
    Frame frame;
    frame.unit = theme.unit();
    frame.margin = 6 * frame.unit;
    frame.inner = width - 2 * frame.margin;
    frame.title_style = {14 * frame.unit, true, false};
    frame.title = title_lines(options.title, frame.inner, frame.title_style);
    frame.axis = options.axis ? axis_height(theme) : 0;
    const std::vector<LaneRow> rows = lane_rows(run, options, theme);
    frame.header = std::min(header_width(rows, options, theme), std::max(frame.inner * 0.35, 0.0));
    frame.scale = {range, frame.margin + frame.header, std::max(frame.inner - frame.header, 1.0)};
    if (!freezes(run).empty() || has_moment_flags(run) || has_annotation_flags(run, options)) {
        TimelineOptions flags = options;
        flags.moment_rows = most_moment_rows;
        flags.flag_rows = flag_rows_needed(run, frame.scale, flags, theme, most_flag_rows);
        flags.moment_rows = std::min(flags.flag_rows, most_moment_rows);
        frame.rows_of_flags = flags.flag_rows;
        frame.marks = marks_height(run, flags, theme);
    }
    return frame;
}

DisplayList legend_of(const session::RunSnapshot& run, const std::vector<LaneRow>& rows,
                      const Frame& frame, const TimelineOptions& options, const Theme& theme) {
    if (!options.legend)
        return {};
    return legend_content(run, lane_content(run, rows, frame.scale, options, theme), frame.inner,
                          theme);
}

}  // namespace

double least_timeline_height(const session::RunSnapshot& run, trace::TimeRange range, double width,
                             const TimelineOptions& options, const Theme& theme) {
    const Frame frame = frame_of(run, range, width, options, theme);
    const DisplayList legend =
        legend_of(run, lane_rows(run, options, theme), frame, options, theme);
    const double around = frame.lanes_top() + frame.below(legend);
    return around + least_lanes_height(run, options, theme, page - around);
}

DisplayList timeline_figure(const session::RunSnapshot& run, trace::TimeRange range, QSizeF size,
                            const TimelineOptions& options, const Theme& theme) {
    return lay_out_timeline_figure(run, range, size, options, theme).list;
}

TimelineFigure lay_out_timeline_figure(const session::RunSnapshot& run, trace::TimeRange range,
                                       QSizeF size, const TimelineOptions& wanted,
                                       const Theme& theme) {
    TimelineOptions options = wanted;
    options.least_label = least_label;
    options.steps = false;
    DisplayList out;
    out.background = theme.surface;
    const Frame frame = frame_of(run, range, size.width(), options, theme);
    const auto& [unit, margin, inner, title_style, title, marks, rows_of_flags, axis, header,
                 scale] = frame;
    options.flag_rows = rows_of_flags;
    options.moment_rows = std::min(rows_of_flags, most_moment_rows);

    double top = margin;
    for (const QString& line : title) {
        Label label;
        label.rect = QRectF(margin, top, inner, 20 * unit);
        label.text = line;
        label.colour = theme.text;
        label.size = title_style.size;
        label.bold = true;
        if (!line.isEmpty())
            out.labels.push_back(std::move(label));
        top += 20 * unit;
    }
    if (!title.empty())
        top += 6 * unit;
    const double lanes_top = frame.lanes_top();

    std::vector<LaneRow> rows = lane_rows(run, options, theme);
    DisplayList legend = legend_of(run, rows, frame, options, theme);
    const double below = frame.below(legend);
    double room = size.height() - lanes_top - below;
    if (size.height() <= 0) {
        const double on_a_page = page - lanes_top - below;
        room = lanes_height(rows) <= on_a_page
                   ? 0
                   : std::max(on_a_page, least_lanes_height(run, options, theme, on_a_page));
    }
    if (room > 0)
        rows = rows_within(run, options, theme, room);
    const DisplayList lanes = lane_content(run, rows, scale, options, theme);
    if (options.legend && room > 0)  // only of what is left where lanes are low
        legend = legend_content(run, lanes, inner, theme);
    const double lanes_bottom = lanes_top + lanes_height(rows);

    append(out, header_content(rows, header, options, theme), {margin, lanes_top});
    append(out, lanes, {0, lanes_top});
    append(out, overlay_content(lanes, options, theme), {0, lanes_top});
    if (options.selected.kind != Subject::Kind::None)
        append(out, wake_content(run, rows, scale, {options.selected}, options, theme),
               {0, lanes_top});
    double bottom = lanes_bottom + (options.axis ? 6 * unit : 0);
    if (marks > 0)
        append(out,
               parted_at_words(marks_content(run, scale, bottom - top, options, theme), lanes,
                               lanes_top - top),
               {0, top});
    if (options.axis)
        append(out, axis_content(scale, bottom, axis_time(run.trace.info.get()), theme));
    if (const std::size_t hidden = hidden_lane_count(run, options, theme); hidden > 0)
        append(out,
               hidden_lanes_content(hidden, {margin, bottom, header, axis_height(theme)}, theme));
    if (options.cursor)
        append(out, cursor_in(run, *options.cursor, scale, bottom - top, axis, theme), {0, top});
    lay_over(out, marking_in(run, options.marking, scale, bottom - top, theme), {0, top});
    const double lanes_end = bottom;
    bottom += axis;
    if (!legend.size.isEmpty()) {
        append(out, legend, {margin, bottom + 4 * unit});
        bottom += legend.size.height() + 4 * unit;
    }
    out.size = QSizeF(size.width(), size.height() > 0 ? size.height() : bottom + margin);
    return {std::move(out), scale, top, lanes_end};
}

}  // namespace threadline::app
