#include "app/timeline/marking.h"

#include "app/language/decimal_mark.h"
#include "app/timeline/contrast.h"
#include "app/timeline/fonts.h"
#include "app/timeline/run_marks.h"
#include "app/timeline/time_unit.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>
#include <cmath>

namespace threadline::app {

namespace {

using wording::Text;

constexpr double one_line = 18, two_lines = 32;  // px of 12: how high a plate is

Fill solid(const QColor& colour) {
    return {colour, Hatch::None, QColor(), QColor()};
}

class Plates {
public:
    Plates(const TimeScale& scale, double bottom, const Theme& theme,
           std::optional<trace::Time> run_end, DisplayList& out)
        : scale_(scale), bottom_(bottom), theme_(theme), run_end_(run_end), out_(out) {}

    double unit() const { return theme_.unit(); }

    // Of boxes, so that the plates lie over it.
    void line_at(trace::Time t, const QColor& colour, bool dashed) {
        const double x = scale_.x(t);
        if (x < scale_.left || x > scale_.left + scale_.width)
            return;
        const double width = 1.5 * unit();
        const double left = std::clamp(x - width / 2, scale_.left,
                                       std::max(scale_.left, scale_.left + scale_.width - width));
        const double dash = dashed ? 3 * unit() : bottom_;
        for (double y = 0; y < bottom_; y += 2 * dash)
            out_.boxes.push_back(
                {QRectF(left, y, width, std::min(dash, bottom_ - y)), solid(colour), 0, {}});
    }

    // From one end to the other, as far as it is in view, past the plate; with an arrow at each end
    // that is.
    void span(trace::TimeRange range, double y, const QRectF& plate, const QColor& colour) {
        const double right = scale_.left + scale_.width;
        const double begin = std::clamp(scale_.x(range.begin), scale_.left, right);
        const double end = std::clamp(scale_.x(range.end), scale_.left, right);
        const bool beside = y > plate.top() && y < plate.bottom();
        const auto half = [&](double from, double to, trace::Time t) {
            const bool seen = scale_.range.begin <= t && t <= scale_.range.end;
            if (std::abs(to - from) >= 7 * unit())
                out_.lines.push_back({{from, y}, {to, y}, colour, 1.5 * unit(), false, seen});
        };
        if (!beside || plate.left() > begin)
            half(beside ? plate.left() : (begin + end) / 2, begin, range.begin);
        if (!beside || plate.right() < end)
            half(beside ? plate.right() : (begin + end) / 2, end, range.end);
    }

    // In the middle of the range, within the lanes; beside the line at which the run ends.
    QRectF plate(trace::TimeRange range, double y, const QString& first, const QString& second,
                 const QColor& colour) {
        const double right = scale_.left + scale_.width;
        const double begin = std::clamp(scale_.x(range.begin), scale_.left, right);
        const double end = std::clamp(scale_.x(range.end), scale_.left, right);
        const TextStyle bold{11.5 * unit(), true, false};
        const TextStyle plain{10.5 * unit(), false, false};
        const double margin = 26 * unit();
        constexpr double drawn = 1.05;  // a screen may draw small letters wider than the font says
        const QString words = elided(second, std::max((scale_.width - margin) / drawn, 0.0), plain);
        const double longest = std::max(text_width(first, bold), text_width(words, plain));
        const double width = std::min(drawn * longest + margin, scale_.width);
        const double height = (words.isEmpty() ? one_line : two_lines) * unit();
        double left = std::clamp((begin + end - width) / 2, scale_.left,
                                 std::max(scale_.left, right - width));
        if (run_end_ && *run_end_ < range.end) {
            const double line = scale_.x(*run_end_), gap = 4 * unit();
            if (left - gap < line && line < left + width + gap)
                left = std::max(line - gap - width, scale_.left);
        }
        const QRectF rect(left, y, width, height);
        Fill fill = solid(theme_.surface);
        fill.outline = colour;
        out_.boxes.push_back({rect, fill, 0, {}});
        add_label(QRectF(left, y + unit(), width, 16 * unit()), first, bold);
        if (!words.isEmpty())
            add_label(QRectF(left, y + 15 * unit(), width, 15 * unit()), words, plain);
        return rect;
    }

private:
    void add_label(const QRectF& rect, const QString& text, const TextStyle& style) {
        Label label;
        label.rect = rect;
        label.alignment = Qt::AlignHCenter | Qt::AlignVCenter;
        label.text = text;
        label.colour = theme_.text;
        label.size = style.size;
        label.bold = style.bold;
        out_.labels.push_back(std::move(label));
    }

    const TimeScale& scale_;
    double bottom_;
    const Theme& theme_;
    std::optional<trace::Time> run_end_;
    DisplayList& out_;
};

// The top of a plate: as usual, or where a lane lies there as near to that as there is room below
// another one. `lanes` from top to bottom.
double free_top(double usual, double height, double bottom, const std::vector<Band>& lanes) {
    const bool is_free = std::ranges::none_of(
        lanes, [&](const Band& lane) { return lane.top < usual + height && usual < lane.bottom; });
    if (is_free)
        return usual;
    std::optional<double> nearest;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const double from = lanes[i].bottom;
        const double until = i + 1 < lanes.size() ? std::min(lanes[i + 1].top, bottom) : bottom;
        const double spare = until - from - height;
        if (from < 0 || spare < 0)
            continue;
        const double most = std::min(spare / 2, height / 4);  // that it keeps away from both
        const double top = std::clamp(usual, from + most, from + spare - most);
        if (!nearest || std::abs(top - usual) < std::abs(*nearest - usual))
            nearest = top;
    }
    return nearest.value_or(usual);
}

QString ends_of(const Marking::Distance& distance) {
    const bool forward = distance.from.at <= distance.to.at;
    const QString& first = forward ? distance.from.what : distance.to.what;
    const QString& second = forward ? distance.to.what : distance.from.what;
    if (first.isEmpty() && second.isEmpty())
        return {};
    const QString none = Text::tr("a point between edges");
    return Text::tr("from %1 to %2")
        .arg(first.isEmpty() ? none : first, second.isEmpty() ? none : second);
}

DisplayList marks_of(const Marking& marking, const TimeScale& scale, double bottom,
                     const Theme& theme, bool has_times, std::optional<trace::Time> run_end,
                     std::optional<double> level, const std::vector<Band>& lanes) {
    DisplayList out;
    out.size = QSizeF(scale.left + scale.width, bottom);
    Plates plates(scale, bottom, theme, run_end, out);
    const double unit = plates.unit();
    // Without a word there is no plate.
    const auto plate = [&](trace::TimeRange range, double y, const QString& words,
                           const QColor& colour) {
        if (has_times)
            return plates.plate(range, y, length_text(range.length()), words, colour);
        return words.isEmpty() ? QRectF() : plates.plate(range, y, words, {}, colour);
    };
    if (marking.stretch && marking.stretch->overlaps(scale.range)) {
        const trace::TimeRange& stretch = *marking.stretch;
        plates.line_at(stretch.begin, theme.accent, false);
        plates.line_at(stretch.end, theme.accent, false);
        const double height = one_line * unit;
        const double usual = bottom - 2 * height;
        const double top =  // the plate of a distance stands above the usual place
            marking.distance ? usual : free_top(usual, height, bottom, lanes);
        plates.span(stretch, top + height / 2, plate(stretch, top, {}, theme.accent), theme.accent);
    }
    if (marking.distance) {
        const Marking::Distance& distance = *marking.distance;
        const trace::TimeRange range{std::min(distance.from.at, distance.to.at),
                                     std::max(distance.from.at, distance.to.at)};
        if (range.begin > scale.range.end || range.end < scale.range.begin)
            return out;
        plates.line_at(range.begin, theme.text, true);
        if (range.length() > trace::Duration{0})
            plates.line_at(range.end, theme.text, true);
        // Below the lane that it is about, and above the plate of the stretch.
        const double lowest = bottom - (marking.stretch ? 80 : 52) * unit;
        const double y = level ? std::min(std::max(*level, 0.0) + 6 * unit, lowest) : lowest;
        plates.span(range, y - 5 * unit, plate(range, y, ends_of(distance), theme.text),
                    theme.text);
    }
    return out;
}

QString in_words(const Marking::Distance& distance, const QString& length) {
    const QString ends = ends_of(distance);
    return ends.isEmpty() ? length : QString("%1, %2").arg(length, ends);
}

}  // namespace

QString length_text(trace::Duration length) {
    const double ns = static_cast<double>(length.count());
    const auto text = [](double number) {
        QString digits = QString::number(number, 'f', number < 10 ? 3 : number < 100 ? 2 : 1);
        while (digits.contains(u'.') && (digits.endsWith(u'0') || digits.endsWith(u'.')))
            digits.chop(1);
        return with_decimal_mark(digits);
    };
    if (ns < 1e3)
        return QString("%1 ns").arg(length.count());
    if (ns < 1e6)
        return QString("%1 µs").arg(text(ns / 1e3));
    if (time_unit(length).ns < 1'000'000'000)
        return QString("%1 ms").arg(text(ns / 1e6));
    return QString("%1 s").arg(text(ns / 1e9));
}

QString describe(const Marking::Distance& distance) {
    return in_words(distance, length_text(distance.length()));
}

QString describe_in(const session::RunSnapshot& run, const Marking::Distance& distance) {
    return wording::is_stepped(run.trace.info.get())
               ? in_words(distance, Text::tr("no time, as it was made step by step"))
               : describe(distance);
}

DisplayList marking_content(const Marking& marking, const TimeScale& scale, double bottom,
                            const Theme& theme) {
    return marks_of(marking, scale, bottom, theme, true, {}, {}, {});
}

DisplayList marking_in(const session::RunSnapshot& run, const Marking& marking,
                       const TimeScale& scale, double bottom, const Theme& theme,
                       std::optional<double> level, const std::vector<Band>& lanes) {
    return marks_of(marking, scale, bottom, theme, !wording::is_stepped(run.trace.info.get()),
                    run.trace.now, level, lanes);
}

}  // namespace threadline::app
