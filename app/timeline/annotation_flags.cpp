#include "app/timeline/annotation_flags.h"

#include "app/timeline/contrast.h"
#include "app/timeline/fonts.h"
#include "app/timeline/moment_wording.h"

#include <algorithm>

namespace threadline::app {
namespace {

std::vector<const trace::Annotation*> by_begin(const std::vector<trace::Annotation>& annotations) {
    std::vector<const trace::Annotation*> sorted;
    for (const trace::Annotation& each : annotations)
        sorted.push_back(&each);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto* a, const auto* b) { return a->range.begin < b->range.begin; });
    return sorted;
}

}  // namespace

bool has_annotation_flags(const session::RunSnapshot& run, const TimelineOptions& options) {
    return options.findings && options.annotations && run.annotations && !run.annotations->empty();
}

std::size_t flag_rows(const session::RunSnapshot& run, const TimelineOptions& options) {
    const std::size_t notes = has_annotation_flags(run, options) ? run.annotations->size() : 0;
    return std::clamp<std::size_t>(std::max(1 + notes, options.moment_rows), 1,
                                   std::max<std::size_t>(options.flag_rows, 1));
}

std::size_t flag_rows_needed(const session::RunSnapshot& run, const TimeScale& scale,
                             const TimelineOptions& options, const Theme& theme, std::size_t most) {
    TimelineOptions all = options;
    all.flag_rows = most;
    std::size_t used = 1;
    marks_content(run, scale, 0, all, theme, &used);
    return used;
}

std::size_t add_annotation_flags(DisplayList& out, const session::RunSnapshot& run,
                                 const TimeScale& scale, double bottom,
                                 const TimelineOptions& options, std::vector<TakenRow> taken_in,
                                 const Theme& theme) {
    if (!run.annotations)
        return 1;
    const double unit = theme.unit();
    const double right = scale.left + scale.width;
    const TextStyle style{std::max(11.0, theme.small_size) * unit, false, false};
    const double height = 17 * unit;
    const double most_width = std::min(280 * unit, scale.width - 14 * unit);
    const Fill fill{theme.accent, Hatch::None, QColor(), QColor()};
    std::size_t used = 1;
    for (const trace::Annotation* each : by_begin(*run.annotations)) {
        const double begin = scale.x(each->range.begin);
        const double end = scale.x(each->range.end);
        if (begin > right || end < scale.left || is_veiled(each->range.begin, options))
            continue;
        Subject subject;
        subject.kind = Subject::Kind::Moment;
        subject.range = each->range;
        // Of several on one stretch it is this one.
        subject.depth = static_cast<std::uint32_t>(each - run.annotations->data());
        const double x = std::max(begin, scale.left);
        const QString text = elided(note_words(*each), most_width, style);
        const double width = text_width(text, style) + 14 * unit;
        // Near the end it stands as far to the left as it must, on its staff.
        const double left = std::max(std::min(x, right - width), scale.left);
        const auto found =
            text.isEmpty() ? std::nullopt : row_with_room(taken_in, left, left + width, 4 * unit);
        const std::size_t row = found.value_or(0);
        used = std::max(used, row + 1);
        const double top = static_cast<double>(row) * flag_row_pitch(theme);
        const double foot = top + height;
        if (begin >= scale.left)
            out.lines.push_back({{begin, foot}, {begin, bottom}, theme.accent, unit, true, false});
        if (each->range.length() > trace::Duration{0}) {
            const double until = std::min(end, right);
            out.boxes.push_back({QRectF(x, foot - 3 * unit, std::max(until - x, unit), 3 * unit),
                                 fill, 0, subject});
            if (end <= right)
                out.lines.push_back({{end, foot}, {end, bottom}, theme.accent, unit, true, false});
        }
        if (found) {
            taken_in[row].emplace_back(left, left + width);
            add_plate(out, QRectF(left, top, width, height - 3 * unit), fill, subject, text,
                      ink_on(fill), style);
        } else {
            out.boxes.push_back(
                {QRectF(x - 3.5 * unit, foot - 9 * unit, 7 * unit, 9 * unit), fill, 0, subject});
        }
    }
    return used;
}

void part_lines_at_flags(DisplayList& marks) {
    std::vector<Line> parted;
    parted.reserve(marks.lines.size());
    std::vector<QRectF> in_the_way;
    for (const Line& line : marks.lines) {
        const double x = line.from.x();
        in_the_way.clear();
        if (x == line.to.x())
            for (const Label& label : marks.labels)
                if (label.rect.left() + line.width < x && x < label.rect.right() - line.width)
                    in_the_way.push_back(label.rect);
        std::sort(in_the_way.begin(), in_the_way.end(),
                  [](const QRectF& a, const QRectF& b) { return a.top() < b.top(); });
        Line part = line;
        for (const QRectF& flag : in_the_way) {
            if (flag.bottom() <= part.from.y() || flag.top() >= line.to.y())
                continue;
            part.to.setY(flag.top());
            if (part.to.y() > part.from.y())
                parted.push_back(part);
            part.from.setY(flag.bottom());
        }
        part.to = line.to;
        if (part.to.y() > part.from.y() || x != line.to.x())
            parted.push_back(part);
    }
    marks.lines = std::move(parted);
}

}  // namespace threadline::app
