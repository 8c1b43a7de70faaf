#include "app/timeline/annotation_flags.h"

#include "app/timeline/contrast.h"
#include "app/timeline/fonts.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>

namespace threadline::app {

bool has_annotation_flags(const session::RunSnapshot& run, const TimelineOptions& options) {
    return options.annotations && run.annotations && !run.annotations->empty();
}

void add_annotation_flags(DisplayList& out, const session::RunSnapshot& run, const TimeScale& scale,
                          double bottom, std::vector<std::pair<double, double>> taken,
                          const Theme& theme) {
    if (!run.annotations)
        return;
    const double unit = theme.unit();
    const double right = scale.left + scale.width;
    const TextStyle style{std::max(11.0, theme.small_size) * unit, false, false};
    const double height = 17 * unit;
    const double most_width = 220 * unit;
    const Fill fill{theme.accent, Hatch::None, QColor(), QColor()};
    for (const trace::Annotation& each : *run.annotations) {
        const double begin = scale.x(each.range.begin);
        const double end = scale.x(each.range.end);
        if (begin > right || end < scale.left)
            continue;
        Subject subject;
        subject.kind = Subject::Kind::Moment;
        subject.range = each.range;
        const double x = std::max(begin, scale.left);
        if (begin >= scale.left)
            out.lines.push_back(
                {{begin, height}, {begin, bottom}, theme.accent, unit, true, false});
        if (each.range.length() > trace::Duration{0}) {
            const double until = std::min(end, right);
            out.boxes.push_back({QRectF(x, height - 3 * unit, std::max(until - x, unit), 3 * unit),
                                 fill, 0, subject});
            if (end <= right)
                out.lines.push_back(
                    {{end, height}, {end, bottom}, theme.accent, unit, true, false});
        }
        const QString words = QString::fromStdString(each.text).simplified();
        const QString text =
            elided(words.isEmpty() ? wording::Text::tr("bookmark") : words, most_width, style);
        const double width = text_width(text, style) + 14 * unit;
        const double left = std::max(x + width <= right ? x : x - width, scale.left);
        const bool room =
            left + width <= right &&
            std::none_of(taken.begin(), taken.end(), [&](const auto& other) {
                return left < other.second + 4 * unit && left + width + 4 * unit > other.first;
            });
        if (room && !text.isEmpty()) {
            taken.emplace_back(left, left + width);
            out.boxes.push_back({QRectF(left, 0, width, height - 3 * unit), fill, 0, subject});
            Label label;
            label.rect = QRectF(left, 0, width, height - 3 * unit);
            label.alignment = Qt::AlignHCenter | Qt::AlignVCenter;
            label.text = text;
            label.colour = ink_on(fill);
            label.size = style.size;
            out.labels.push_back(std::move(label));
        } else {
            out.boxes.push_back(
                {QRectF(x - 3.5 * unit, height - 9 * unit, 7 * unit, 9 * unit), fill, 0, subject});
        }
    }
}

}  // namespace threadline::app
