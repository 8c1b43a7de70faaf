#include "app/timeline/moment_flags.h"

#include "app/timeline/contrast.h"
#include "app/timeline/fonts.h"
#include "app/timeline/moment_wording.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>

namespace threadline::app {

namespace {

using trace::Moment;
using trace::MomentKind;
using wording::Text;

bool has_flag(const Moment& moment) {
    return moment.kind == MomentKind::Note || moment.kind == MomentKind::CheckFailed;
}

// The first at or after `t`. Moments stand in the order in which they became known, which is that
// of time but for what two threads did at once.
std::size_t first_from(const trace::Series<Moment>& moments, trace::Time t) {
    std::size_t low = 0;
    std::size_t high = moments.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (moments[middle].at >= t)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

// The first flag from there on, up to `end`; size() if there is none.
std::size_t next_flag(const trace::Series<Moment>& moments, std::size_t from, trace::Time end) {
    for (; from < moments.size() && moments[from].at <= end; ++from)
        if (has_flag(moments[from]))
            return from;
    return moments.size();
}

// Of those of one instant, from the flag `from` on, the first check that failed, or else that flag.
std::size_t most_severe(const trace::Series<Moment>& moments, std::size_t from, std::size_t end,
                        const TimelineOptions& options) {
    for (std::size_t i = from; i < end && !is_veiled(moments[i].at, options); ++i)
        if (moments[i].kind == MomentKind::CheckFailed)
            return i;
    return from;
}

// Near the end it stands to the left of its staff.
double left_of_flag(double x, double width, const TimeScale& scale) {
    const double right = scale.left + scale.width;
    return std::max(x + width <= right ? x : std::min(x, right) - width, scale.left);
}

}  // namespace

bool has_moment_flags(const session::RunSnapshot& run) {
    constexpr std::size_t most_looked_at = 10'000;
    const trace::Series<Moment>& moments = run.trace.moments;
    for (std::size_t i = 0; i < std::min(moments.size(), most_looked_at); ++i)
        if (has_flag(moments[i]) || moments[i].kind == MomentKind::UpdateLost)
            return true;
    return false;
}

void add_lost_update_flags(DisplayList& out, const session::RunSnapshot& run,
                           const TimeScale& scale, double bottom, std::vector<TakenRow>& taken,
                           const TimelineOptions& options, const Theme& theme) {
    const double unit = theme.unit();
    const TextStyle style{std::max(11.0, theme.small_size) * unit, true, false};
    const QString text = Text::tr("update lost");
    const double width = text_width(text, style) + 12 * unit;
    const Fill fill{theme.error, Hatch::None, QColor(), QColor()};
    const trace::Series<Moment>& moments = run.trace.moments;
    for (std::size_t i = first_from(moments, scale.range.begin);
         i < moments.size() && moments[i].at <= scale.range.end; ++i) {
        const Moment& moment = moments[i];
        if (moment.kind != MomentKind::UpdateLost || is_veiled(moment.at, options))
            continue;
        const double x = scale.x(moment.at);
        out.lines.push_back({{x, 0}, {x, bottom}, theme.error, 1.5 * unit, false, false});
        for (const double left : {left_of_flag(x, width, scale), x - width}) {
            TakenRow& row = taken.front();
            if (left < scale.left || !row_with_room({row}, left, left + width, 0))
                continue;
            row.emplace_back(left, left + width);
            Subject subject;
            subject.kind = Subject::Kind::Moment;
            subject.actor = moment.actor;
            subject.site = moment.site;
            subject.range = {moment.at, moment.at};
            add_plate(out, QRectF(left, 0, width, 17 * unit), fill, subject, text, ink_on(fill),
                      style);
            break;
        }
    }
}

std::size_t add_moment_flags(DisplayList& out, const session::RunSnapshot& run,
                             const TimeScale& scale, double bottom, std::vector<TakenRow>& taken,
                             const TimelineOptions& options, const Theme& theme) {
    std::size_t used = 1;
    if (!run.trace.tables)
        return used;
    const double unit = theme.unit();
    const double right = scale.left + scale.width;
    const TextStyle style{std::max(11.0, theme.small_size) * unit, false, false};
    const double height = 17 * unit;
    const double usual_width = 260 * unit;
    const double around = 12 * unit;  // the words
    const double apart = 4 * unit;
    const double staff = 2 * unit;
    const trace::Series<Moment>& moments = run.trace.moments;
    // Words may go on to the next flag that keeps its own; to the left of their staff to the one
    // before.
    const auto room_of = [&](std::size_t place, double x, const QString& words) {
        const double usual = std::min(text_width(words, style), usual_width);
        std::size_t next = place;
        double next_x = x;
        while (true) {
            next = next_flag(moments,
                             std::max(next + 1, first_from(moments, scale.time(next_x + staff))),
                             scale.range.end);
            if (next >= moments.size())
                break;
            next_x = scale.x(moments[next].at);
            const double width =
                text_width(elided(flag_label(run, moments[next]), usual_width, style), style);
            const double room = left_of_flag(next_x, width + around, scale) - apart - x - around;
            if (room >= usual || options.moment_rows > 1)
                return std::max(usual_width, room);
        }
        double before = scale.left;
        for (const auto& [begin, end] : taken.front())
            before = end <= x ? std::max(before, end + apart) : before;
        return std::max({usual_width, right - x - around, x - before - around});
    };
    std::size_t i = first_from(moments, scale.range.begin);
    while (i < moments.size()) {
        const Moment& moment = moments[i];
        const double x = scale.x(moment.at);
        if (x > right || is_veiled(moment.at, options))
            break;
        if (!has_flag(moment)) {
            ++i;
            continue;
        }
        const std::size_t next_instant =
            std::max(i + 1, first_from(moments, scale.time(x + staff)));
        const Moment& told = options.moment_rows > 1
                                 ? moment
                                 : moments[most_severe(moments, i, next_instant, options)];
        const bool failed = told.kind == MomentKind::CheckFailed;
        const QColor colour = failed ? theme.error : theme.info;
        Subject subject;
        subject.kind = Subject::Kind::Moment;
        subject.actor = told.actor;
        subject.site = told.site;
        subject.range = {told.at, told.at};
        subject.name = told.text;
        const QString words = flag_label(run, told);
        const auto lies_on_words = [&] {
            return std::ranges::any_of(taken.front(), [&](const auto& other) {
                return x + apart > other.first && x < other.second + apart;
            });
        };
        const double most_width =
            options.moment_rows == 1 && lies_on_words() ? usual_width : room_of(i, x, words);
        const QString text = elided(words, most_width, style);
        const double width = text_width(text, style) + around;
        const double left = left_of_flag(x, width, scale);
        const auto row = text.isEmpty() || left + width >= right + 0.01 * unit
                             ? std::nullopt
                             : row_with_room(taken, left, left + width, apart);
        const bool has_room = row && *row < options.moment_rows;
        const double top = has_room ? static_cast<double>(*row) * flag_row_pitch(theme) : 0;
        out.lines.push_back({{x, top + height}, {x, bottom}, colour, unit, true, false});
        Fill fill{theme.surface, Hatch::None, QColor(), colour};
        if (has_room) {
            used = std::max(used, *row + 1);
            taken[*row].emplace_back(left, left + width);
            add_plate(out, QRectF(left, top, width, height), fill, subject, text, theme.text,
                      style);
        } else {
            fill = {colour, Hatch::None, QColor(), QColor()};
            // Not on the words of another one: below them.
            const TakenRow& first = taken.front();
            const bool below = std::any_of(first.begin(), first.end(), [&](const auto& other) {
                return x + 3 * unit > other.first && x - 3 * unit < other.second;
            });
            out.boxes.push_back({below
                                     ? QRectF(x - 3 * unit, height + unit, 6 * unit, 3 * unit)
                                     : QRectF(x - 3 * unit, height - 6 * unit, 6 * unit, 6 * unit),
                                 fill, 0, subject});
        }
        // Those of one instant are one, unless there are rows for all of them.
        i = options.moment_rows > 1 && has_room ? i + 1 : next_instant;
    }
    return used;
}

}  // namespace threadline::app
