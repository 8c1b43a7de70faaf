#include "app/timeline/minimap_content.h"

#include "app/language/decimal_mark.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/painter.h"
#include "app/timeline/wording.h"
#include "app/timeline/wording_terms.h"

#include <QCoreApplication>

#include <cmath>

namespace threadline::app {

namespace {

using trace::Time;

constexpr double marks_share = 0.22;  // of the height
constexpr double idle_share = 0.16;
constexpr double least_idle = 4;   // px of 12: half of the cores are to be seen, too
constexpr double least_frame = 9;  // px of 12
constexpr int idle_levels = 6;

Fill solid(const QColor& colour) {
    return {colour, Hatch::None, QColor(), QColor()};
}

// Of the frame around what is in sight, as it is painted; it covers nothing of what is told.
double edge_of(const Theme& theme) {
    return std::max(std::round(outline_width(theme)), 1.0);
}

// A strip too thin for an outline is seen by itself.
QColor idle_colour(const Theme& theme) {
    Fill strip = theme.cpu_idle;
    strip.colour = from_afar(strip, theme.surface);
    return line_for(strip, theme.surface);
}

void add_states(const RunDensity& density, const TimeScale& scale, const QRectF& band,
                const Theme& theme, DisplayList& out) {
    if (density.most <= 0)
        return;
    const auto x_of = [&](std::size_t column) { return scale.x(density.range_of(column).begin); };
    const double level = band.height() / state_stack_levels;
    const auto draw = [&](trace::State state, std::size_t first, std::size_t end, int top,
                          int bottom) {
        const double left = x_of(first);
        out.boxes.push_back(
            {QRectF(left, band.top() + level * top, x_of(end) - left, level * (bottom - top)),
             solid(from_afar(theme.fill(state), theme.surface)),
             0,
             {}});
    };
    StateStack stack(density.most, draw);
    for (std::size_t i = 0; i < density.columns.size(); ++i)
        stack.add(i, density.columns[i].threads);
    stack.finish();
    for (std::size_t i = 0; i < density.columns.size(); ++i) {
        const double height = band.height() * density.columns[i].slices / density.most;
        if (height < 0.5)
            continue;
        const double left = x_of(i);
        out.boxes.push_back({QRectF(left, band.bottom() - height, x_of(i + 1) - left, height),
                             solid(theme.slices_folded.colour),
                             0,
                             {}});
    }
}

// As high as the share of the cores.
void add_idle(const RunDensity& density, const TimeScale& scale, const QRectF& strip,
              const Theme& theme, DisplayList& out) {
    int level = 0;
    std::size_t first = 0;
    const QColor colour = idle_colour(theme);
    const auto flush = [&](std::size_t end) {
        if (level == 0 || end == first)
            return;
        const double left = scale.x(density.range_of(first).begin);
        const double right = scale.x(density.range_of(end).begin);
        const double height = std::max(strip.height() * level / idle_levels, 1.0);
        out.boxes.push_back(
            {QRectF(left, strip.bottom() - height, right - left, height), solid(colour), 0, {}});
    };
    for (std::size_t i = 0; i < density.columns.size(); ++i) {
        const int now = std::clamp(
            static_cast<int>(std::lround(density.columns[i].idle * idle_levels)), 0, idle_levels);
        if (now == level)
            continue;
        flush(i);
        level = now;
        first = i;
    }
    flush(density.columns.size());
}

struct Mark {
    double x;
    int rank;  // of several at one place the highest shows
    QColor colour;
};

void add_marks(const session::RunSnapshot& run, const TimeScale& scale, double height, double marks,
               const Theme& theme, DisplayList& out) {
    std::vector<Mark> all;
    const double right = scale.left + scale.width;
    if (run.findings)
        for (const analysis::Finding& finding : *run.findings) {
            const bool error = finding.severity == analysis::Severity::Error;
            const bool warning = finding.severity == analysis::Severity::Warning;
            all.push_back({scale.x(finding.at),
                           error     ? 3
                           : warning ? 2
                                     : 1,
                           error     ? theme.error
                           : warning ? theme.warning
                                     : theme.info});
        }
    const double unit = theme.unit();
    constexpr std::size_t most_moments = 20'000;
    for (std::size_t i = 0; i < std::min(run.trace.moments.size(), most_moments); ++i) {
        const trace::Moment& moment = run.trace.moments[i];
        if (moment.kind == trace::MomentKind::EdgeAdded)
            continue;  // too many of them to say anything here
        const bool failed = moment.kind == trace::MomentKind::CheckFailed ||
                            moment.kind == trace::MomentKind::CycleClosed ||
                            moment.kind == trace::MomentKind::UpdateLost;
        all.push_back(
            {scale.x(moment.at), failed ? 3 : 0, failed ? theme.error : theme.muted_text});
    }
    std::sort(all.begin(), all.end(), [](const Mark& a, const Mark& b) {
        return a.x != b.x ? a.x < b.x : a.rank > b.rank;
    });
    const double width = 5 * unit;
    std::size_t i = 0;
    while (i < all.size()) {
        // Those that would lie on each other are one, that of the worst.
        std::size_t next = i;
        const Mark* worst = &all[i];
        for (; next < all.size() && all[next].x < all[i].x + width; ++next)
            if (all[next].rank > worst->rank)
                worst = &all[next];
        const double x = std::clamp(worst->x, scale.left, right);
        if (worst->rank >= 2)  // down to the floor: that is what one looks for
            out.lines.push_back({{x, marks}, {x, height}, worst->colour, unit, false, false});
        const double size = worst->rank > 0 ? width : width * 0.6;
        const double top = std::max((marks - size) / 2, edge_of(theme) + unit);
        const QRectF dot(x - size / 2, top, size, size);
        // Clear of the frame, whose colour it may have, and of the states below it.
        const QRectF around = dot.adjusted(-unit, -unit, unit, unit);
        out.boxes.push_back({around, solid(theme.surface), around.width() / 2, {}});
        out.boxes.push_back({dot, solid(worst->colour), size / 2, {}});
        i = next;
    }
}

}  // namespace

DisplayList minimap_content(const session::RunSnapshot& run, const RunDensity& density,
                            const TimeScale& scale, double height, const Theme& theme) {
    DisplayList out;
    out.size = QSizeF(scale.left + scale.width, height);
    out.background = theme.surface;
    if (scale.width <= 0 || scale.range.length() <= trace::Duration{0})
        return out;
    const double marks = height * marks_share;
    const double floor = height - edge_of(theme);
    const double idle =
        density.knows_idle ? std::max(height * idle_share, least_idle * theme.unit()) : 0;
    const QRectF band(scale.left, marks, scale.width, floor - marks - idle - 1);
    out.boxes.push_back({QRectF(scale.left, floor, scale.width, 1), solid(theme.grid), 0, {}});
    if (!density.columns.empty()) {
        add_states(density, scale, band, theme, out);
        if (density.knows_idle)
            add_idle(density, scale, QRectF(scale.left, floor - idle, scale.width, idle), theme,
                     out);
    }
    add_marks(run, scale, height, marks, theme, out);
    return out;
}

QRectF minimap_frame(trace::TimeRange visible, const TimeScale& scale, double height, double unit) {
    const double right_edge = scale.left + scale.width;
    double left = std::clamp(scale.x(visible.begin), scale.left, right_edge);
    double right = std::clamp(scale.x(visible.end), scale.left, right_edge);
    const double least = std::min(least_frame * unit, scale.width);
    if (right - left < least) {
        const double middle =
            std::clamp((left + right) / 2, scale.left + least / 2, right_edge - least / 2);
        left = middle - least / 2;
        right = middle + least / 2;
    }
    return {left, 0, right - left, height};
}

DisplayList minimap_frame_content(const QRectF& frame, const TimeScale& scale, double height,
                                  const Theme& theme) {
    DisplayList out;
    out.size = QSizeF(scale.left + scale.width, height);
    const double unit = theme.unit();
    // What is not in sight steps back.
    QColor veil = theme.surface;
    veil.setAlpha(165);
    const double right_edge = scale.left + scale.width;
    if (frame.left() > scale.left)
        out.boxes.push_back(
            {QRectF(scale.left, 0, frame.left() - scale.left, height), solid(veil), 0, {}});
    if (frame.right() < right_edge)
        out.boxes.push_back(
            {QRectF(frame.right(), 0, right_edge - frame.right(), height), solid(veil), 0, {}});
    Fill edge = solid(Qt::transparent);
    edge.outline = theme.accent;
    out.boxes.push_back({frame, edge, 0, {}});
    // Something to take hold of at either side.
    const double grip = 3 * unit;
    for (const double x : {frame.left(), frame.right() - grip})
        out.boxes.push_back({QRectF(x, 0, grip, height), solid(theme.accent), 0, {}});
    return out;
}

QString describe_density(const RunDensity& density, Time at, bool has_times) {
    const RunDensity::Column* column = density.at(at);
    if (!column)
        return {};
    std::vector<std::pair<double, QString>> parts;
    for (const trace::State state : trace::all_states)
        if (const double count = column->threads[trace::index_of(state)]; count > 0.005)
            parts.push_back({count, look_name(state)});
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    QStringList texts;
    for (const auto& [count, name] : parts)
        texts.append(
            QStringLiteral("%1 %2").arg(with_decimal_mark(QString::number(count, 'g', 3)), name));
    if (column->slices > 0.005)
        texts.append(QCoreApplication::translate("Timeline", "%1 in a slice")
                         .arg(with_decimal_mark(QString::number(column->slices, 'g', 3))));
    if (texts.isEmpty())
        texts.append(QCoreApplication::translate("Timeline", "no thread"));
    if (!has_times)
        return texts.join(QStringLiteral(", "));
    QString text =
        QCoreApplication::translate("Timeline", "At %1: %2")
            .arg(wording::moment_text(at, density.range.end), texts.join(QStringLiteral(", ")));
    if (density.knows_idle)
        text += QCoreApplication::translate("Timeline", "; %1 % of the cores idle")
                    .arg(static_cast<int>(std::lround(std::min(column->idle, 1.0) * 100)));
    return text;
}

}  // namespace threadline::app
