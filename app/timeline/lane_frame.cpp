// What stands around the lanes: their names, the axis, the marks above them.
#include "app/timeline/annotation_flags.h"
#include "app/timeline/contrast.h"
#include "app/timeline/fonts.h"
#include "app/timeline/lane_layout.h"
#include "app/timeline/lock_use.h"
#include "app/timeline/moment_flags.h"
#include "app/timeline/run_marks.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>
#include <cmath>

namespace threadline::app {

namespace {

Fill solid(const QColor& colour) {
    return {colour, Hatch::None, QColor(), QColor()};
}

// Whether a mark is that one, or belongs to it: who waits for a lock together has one mark, and
// that of idle cores ends where the picture does.
bool is_part_of(const Subject& mark, const Subject& whole) {
    if (mark.kind != whole.kind || mark.object != whole.object || mark.depth != whole.depth)
        return false;
    if (mark.kind == Subject::Kind::LockWait && !mark.actor)
        return whole.range.begin <= mark.range.begin && mark.range.end <= whole.range.end;
    if (mark.kind == Subject::Kind::IdleCores && mark.actor == whole.actor && mark.depth > 0)
        return mark.range.overlaps(whole.range);
    return mark.actor == whole.actor && mark.range.begin == whole.range.begin;
}

constexpr double tick_spacing = 90;  // px between labelled ticks, at least

// The numbers below the ticks, where one has room beside the one before.
std::vector<Label> tick_labels(const TimeScale& scale, double top, const std::vector<Tick>& ticks,
                               const Theme& theme) {
    std::vector<Label> labels;
    const double unit = theme.unit();
    const double right = scale.left + scale.width;
    const TextStyle style{theme.small_size * unit, false, false};
    double free_from = scale.left - 1e6;
    for (const Tick& tick : ticks) {
        if (tick.label.isEmpty())
            continue;
        const QString text = tick.label.section(QLatin1Char(' '), 0, 0);
        const double width = text_width(text, style) + 2;
        // At the ends the number moves inwards rather than out of the picture.
        const double least = std::max(scale.left - width / 2, 0.0);
        const double most = right + 6 * unit - width;
        const double left = std::clamp(scale.x(tick.at) - width / 2, std::min(least, most), most);
        if (left < free_from)
            continue;
        free_from = left + width + 4 * unit;
        Label label;
        label.rect = QRectF(left, top + 6 * unit, width, 13 * unit);
        label.alignment = Qt::AlignHCenter | Qt::AlignVCenter;
        label.text = text;
        label.colour = theme.text;
        label.size = style.size;
        labels.push_back(std::move(label));
    }
    return labels;
}

}  // namespace

DisplayList header_content(const std::vector<LaneRow>& rows, double width,
                           const TimelineOptions& options, const Theme& theme) {
    DisplayList out;
    out.size = QSizeF(width, lanes_height(rows));
    const LaneLayout layout = lane_layout(options, theme);
    double free_from = -1e9;
    for (const LaneRow& row : rows) {
        const bool object = row.kind != LaneKind::Thread && row.kind != LaneKind::Task &&
                            row.kind != LaneKind::Slices && row.kind != LaneKind::Group &&
                            row.kind != LaneKind::Process;
        const double band = band_height(row, lane_layout(options, theme, row.stretch));
        const TextStyle style{layout.text, !object, false};
        Label label;
        const double height = std::max(band, layout.text);
        label.rect = QRectF(layout.padding, row.top + (band - height) / 2,
                            width - 3 * layout.padding, height);
        label.text = elided_name(row.name, label.rect.width(), style);
        label.colour = object ? theme.muted_text : theme.text;
        label.size = style.size;
        label.bold = style.bold;
        // What is of a process stands to the right of its name.
        label.alignment =
            (row.kind == LaneKind::Process ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
        // Where lanes are lower than letters, some of the names must do.
        const double top = label.rect.center().y() - layout.text / 2;
        if (!label.text.isEmpty() && top >= free_from) {
            free_from = top + layout.text * 1.1;
            out.labels.push_back(std::move(label));
        }
        Subject subject;
        subject.kind =
            row.kind == LaneKind::Process ? Subject::Kind::Process : Subject::Kind::LaneHeader;
        subject.actor = row.actor;
        subject.object = row.object;
        subject.depth =
            row.kind == LaneKind::Process ? row.process : static_cast<std::uint32_t>(row.members);
        out.boxes.push_back(
            {QRectF(0, row.top, width, row.height), solid(Qt::transparent), 0, subject});
    }
    return out;
}

double axis_height(const Theme& theme) {
    return 38 * theme.unit();
}

DisplayList axis_content(const TimeScale& scale, double top, AxisTime time, const Theme& theme) {
    DisplayList out;
    const double unit = theme.unit();
    const double right = scale.left + scale.width;
    const TextStyle style{theme.small_size * unit, false, false};
    out.size = QSizeF(right, top + axis_height(theme));
    out.lines.push_back({{scale.left, top}, {right, top}, theme.muted_text, unit, false, false});
    const std::vector<Tick> ticks = axis_ticks(scale, tick_spacing * unit);
    for (const Tick& tick : ticks) {
        const double x = scale.x(tick.at);
        const double length = (tick.label.isEmpty() ? 3 : 5) * unit;
        out.lines.push_back({{x, top}, {x, top + length}, theme.muted_text, unit, false, false});
    }
    if (time != AxisTime::Stepped)
        out.labels = tick_labels(scale, top, ticks, theme);
    // Its end, the unit, is to be read below narrow lanes, too: there it begins below the headers.
    const QString words = axis_title(scale, tick_spacing * unit, time);
    const double width = std::max(scale.width, std::min(text_width(words, style) + 1, right));
    Label title;
    title.rect = QRectF(right - width, top + 20 * unit, width, 14 * unit);
    title.alignment = Qt::AlignHCenter | Qt::AlignVCenter;
    title.text = elided(words, width, style);
    title.colour = theme.muted_text;
    title.size = style.size;
    if (!title.text.isEmpty())
        out.labels.push_back(std::move(title));
    return out;
}

DisplayList hidden_lanes_content(std::size_t hidden, const QRectF& room, const Theme& theme) {
    DisplayList out;
    out.size = QSizeF(room.right(), room.bottom());
    const double unit = theme.unit();
    const TextStyle style{theme.small_size * unit, false, false};
    const QString text = wording::Text::tr("%n hidden", nullptr, static_cast<int>(hidden));
    const double width = std::min(text_width(text, style) + 8 * unit, room.width() - 10 * unit);
    const QRectF plate(room.right() - width - 10 * unit, room.top() + 5 * unit, width, 17 * unit);
    out.boxes.push_back({plate, {theme.surface, Hatch::None, QColor(), theme.muted_text}, 0, {}});
    Label label;
    label.rect = plate;
    label.alignment = Qt::AlignHCenter | Qt::AlignVCenter;
    label.text = elided(text, plate.width(), style);
    label.colour = theme.text;
    label.size = style.size;
    out.labels.push_back(std::move(label));
    return out;
}

double marks_height(const session::RunSnapshot& run, const TimelineOptions& options,
                    const Theme& theme) {
    return options.findings ? flag_rows_height(flag_rows(run, options), theme) : 0;
}

DisplayList marks_content(const session::RunSnapshot& run, const TimeScale& scale, double bottom,
                          const TimelineOptions& options, const Theme& theme,
                          std::size_t* rows_used) {
    DisplayList out;
    const double unit = theme.unit();
    const double right = scale.left + scale.width;
    out.size = QSizeF(right, bottom);
    if (!options.findings)
        return out;
    const TextStyle style{std::max(11.0, theme.small_size) * unit, true, false};
    const double flag = 17 * unit;
    const Fill fill = solid(theme.error);
    double free_from = scale.left - 1e6;
    std::vector<std::pair<double, double>> taken;
    std::vector<Freeze> marks = freezes(run);
    std::sort(marks.begin(), marks.end(),
              [](const Freeze& a, const Freeze& b) { return a.at < b.at; });
    for (const Freeze& mark : marks) {
        const double x = scale.x(mark.at);
        if (x < scale.left || x > right || is_veiled(mark.at, options))
            continue;
        out.lines.push_back({{x, 0}, {x, bottom}, theme.error, 1.5 * unit, false, false});
        const double width = text_width(mark.label, style) + 12 * unit;
        // The flag flies to the right, or to the left where there is no room.
        double left = x + width <= right ? x : x - width;
        left = std::max(left, scale.left);
        if (left < free_from || left + width > right)
            continue;
        free_from = left + width + 4 * unit;
        taken.emplace_back(left, left + width);
        Subject subject;
        subject.kind = Subject::Kind::Moment;
        subject.range = {mark.at, mark.at};
        add_plate(out, QRectF(left, 0, width, flag), fill, subject, mark.label, ink_on(fill),
                  style);
    }
    std::vector<TakenRow> rows(flag_rows(run, options));
    rows.front() = std::move(taken);
    std::size_t used = add_moment_flags(out, run, scale, bottom, rows, options, theme);
    add_lost_update_flags(out, run, scale, bottom, rows, options, theme);
    if (has_annotation_flags(run, options))
        used = std::max(
            used, add_annotation_flags(out, run, scale, bottom, options, std::move(rows), theme));
    if (rows_used)
        *rows_used = used;
    part_lines_at_flags(out);
    return out;
}

DisplayList overlay_content(const DisplayList& lanes, const TimelineOptions& options,
                            const Theme& theme) {
    DisplayList out;
    out.size = lanes.size;
    const double unit = theme.unit();
    // What is chosen stands out among all that are lit.
    const double thin = 2 * unit, thick = 4 * unit;
    const auto frame = [&](const QRectF& rect, const QColor& colour, double width) {
        const double half = width / 2;
        const QRectF edge = rect.adjusted(-half, -half, half, half);
        const auto side = [&](QPointF from, QPointF to) {
            out.lines.push_back({from, to, colour, width, false, false});
        };
        side(edge.topLeft() - QPointF(half, 0), edge.topRight() + QPointF(half, 0));
        side(edge.bottomLeft() - QPointF(half, 0), edge.bottomRight() + QPointF(half, 0));
        side(edge.topLeft(), edge.bottomLeft());
        side(edge.topRight(), edge.bottomRight());
    };
    if (!options.lit.empty()) {
        // Thousands that touch have one frame.
        QRectF lit;
        for (const Box& box : lanes.boxes) {
            const bool lock = box.subject.kind == Subject::Kind::Interval ||
                              box.subject.kind == Subject::Kind::Hold ||
                              box.subject.kind == Subject::Kind::LockHold ||
                              box.subject.kind == Subject::Kind::LockWait;
            if (!lock || std::find(options.lit.begin(), options.lit.end(), box.subject.object) ==
                             options.lit.end())
                continue;
            const bool joins = !lit.isNull() && lit.top() == box.rect.top() &&
                               lit.height() == box.rect.height() &&
                               std::min(lit.width(), box.rect.width()) < 4 * unit &&
                               std::abs(box.rect.left() - lit.right()) < 4 * unit;
            if (joins) {
                lit.setRight(box.rect.right());
                continue;
            }
            if (!lit.isNull())
                frame(lit, theme.accent, thin);
            lit = box.rect;
        }
        if (!lit.isNull())
            frame(lit, theme.accent, thin);
    }
    if (options.pointed) {
        QRectF lane;
        for (const Box& box : lanes.boxes)
            if (box.subject.kind == Subject::Kind::Interval && box.subject.actor == options.pointed)
                lane = lane.united(box.rect);
        if (!lane.isNull())
            frame(lane, theme.accent, 2 * unit);
    }
    const auto outline = [&](const Subject& wanted) {
        if (wanted.kind == Subject::Kind::None || wanted.kind == Subject::Kind::LaneHeader)
            return;
        // A mark that is drawn in several looks is still one.
        QRectF whole;
        for (const Box& box : lanes.boxes) {
            if (is_part_of(box.subject, wanted))
                whole = whole.united(box.rect);
        }
        // Around what is very narrow the frame keeps its distance, or one would see nothing else.
        if (!whole.isEmpty() && whole.width() < 6 * unit)
            whole.adjust(-1.5 * unit, 0, 1.5 * unit, 0);
        // Below it half inside, or it would cut the words of the row beneath.
        if (!whole.isEmpty())
            frame(whole.adjusted(0, 0, 0, -thick / 2), theme.selection, thick);
    };
    for (const Subject& each : options.beside)
        outline(each);
    outline(options.selected);
    return out;
}

namespace {

trace::Duration pixel_of(const TimeScale& scale) {
    return std::max(
        trace::Duration(static_cast<std::int64_t>(
            static_cast<double>(scale.range.length().count()) / std::max(scale.width, 1.0))),
        trace::Duration(1));
}

// `text` on a plate at its foot; empty: none.
DisplayList cursor_mark(trace::Time cursor, const QString& text, const TimeScale& scale,
                        double height, double axis, const Theme& theme) {
    DisplayList out;
    const double unit = theme.unit();
    const double right = scale.left + scale.width;
    out.size = QSizeF(right, height);
    const double x = scale.x(cursor);
    if (x < scale.left || x > right)
        return out;
    out.lines.push_back({{x, 0}, {x, height}, theme.accent, unit * theme.stroke, false, false});
    const TextStyle style{theme.small_size * unit, false, false};
    const double width = text_width(text, style) + 10 * unit;
    const double left = std::clamp(x - width / 2, scale.left, std::max(scale.left, right - width));
    const Fill fill = solid(theme.accent);
    QRectF plate(left, height - 15 * unit, width, 15 * unit);
    if (axis >= 20 * unit) {
        plate.moveTop(height + 4 * unit);
        out.lines.back().to.setY(plate.top());
    }
    if (text.isEmpty())
        return out;
    // A number is read whole or not at all: a part of one would be another number.
    if (axis >= 20 * unit)
        for (const Label& number :
             tick_labels(scale, height, axis_ticks(scale, tick_spacing * unit), theme))
            if (number.rect.adjusted(-2 * unit, 0, 2 * unit, 0).intersects(plate))
                out.boxes.push_back({number.rect, solid(theme.surface), 0, {}});
    out.boxes.push_back({plate, fill, 0, {}});
    Label label;
    label.rect = plate;
    label.alignment = Qt::AlignHCenter | Qt::AlignVCenter;
    label.text = text;
    label.colour = ink_on(fill);
    label.size = style.size;
    out.labels.push_back(std::move(label));
    return out;
}

}  // namespace

DisplayList cursor_content(trace::Time cursor, const TimeScale& scale, double height, double axis,
                           const Theme& theme) {
    return cursor_mark(cursor, wording::moment_text(cursor, scale.range.end, pixel_of(scale)),
                       scale, height, axis, theme);
}

DisplayList cursor_in(const session::RunSnapshot& run, trace::Time cursor, const TimeScale& scale,
                      double height, double axis, const Theme& theme) {
    const bool has_time = !wording::is_stepped(run.trace.info.get());
    return cursor_mark(cursor,
                       has_time ? wording::moment_text(run, cursor, pixel_of(scale)) : QString(),
                       scale, height, axis, theme);
}

}  // namespace threadline::app
