// Ticks at 1, 2 or 5 times a power of ten, in the unit that keeps the numbers short.
#include "app/language/decimal_mark.h"
#include "app/timeline/geometry.h"
#include "app/timeline/time_unit.h"
#include "app/timeline/wording_terms.h"

#include <cmath>
#include <cstdlib>

namespace threadline::app {

namespace {

// As many decimals as `resolution` needs, none of them idle zeros.
QString number(std::int64_t ns, std::int64_t resolution, const TimeUnit& unit) {
    int decimals = 0;
    for (std::int64_t step = unit.ns; step > 1 && resolution % step != 0 && decimals < 9;
         step /= 10)
        ++decimals;
    QString text =
        QString::number(static_cast<double>(ns) / static_cast<double>(unit.ns), 'f', decimals);
    if (text.startsWith(QLatin1Char('-')) && ns == 0)
        text.remove(0, 1);
    return with_decimal_mark(text);
}

struct Steps {
    std::int64_t major = 1;
    int minor = 5;  // parts of a major step
    TimeUnit unit{"ms", 1'000'000};
};

// The smallest that is no shorter than `least`, ns.
Steps steps_from(double least) {
    Steps steps;
    std::int64_t power = 1;
    while (static_cast<double>(power) * 10 <= least && power < 1'000'000'000'000'000'000 / 10)
        power *= 10;
    steps.major = power;
    for (const int factor : {1, 2, 5, 10}) {
        steps.major = power * factor;
        steps.minor = factor == 2 ? 4 : 5;
        if (static_cast<double>(steps.major) >= least)
            break;
    }
    return steps;
}

std::int64_t floor_to(std::int64_t value, std::int64_t step) {
    const std::int64_t quotient = value / step;
    return (value % step < 0 ? quotient - 1 : quotient) * step;
}

// With two numbers an axis hardly tells how long anything takes: there they stand closer.
Steps steps_of(const TimeScale& scale, double minimum_spacing) {
    constexpr std::int64_t enough = 3;  // numbers
    constexpr double closest = 0.55;    // of the spacing
    const auto length = static_cast<double>(scale.range.length().count());
    const double least =
        std::max({length * minimum_spacing / std::max(scale.width, 1.0), length / 10, 1.0});
    Steps steps = steps_from(least);
    const std::int64_t begin = scale.range.begin.count(), end = scale.range.end.count();
    if ((floor_to(end, steps.major) - floor_to(begin - 1, steps.major)) / steps.major < enough)
        steps = steps_from(std::max(least * closest, 1.0));
    const std::int64_t reach =
        std::max(std::abs(scale.range.begin.count()), std::abs(scale.range.end.count()));
    steps.unit = time_unit(trace::Duration(std::max(reach, steps.major)));
    return steps;
}

}  // namespace

std::vector<Tick> axis_ticks(const TimeScale& scale, double minimum_spacing) {
    std::vector<Tick> ticks;
    if (scale.range.length() <= trace::Duration{0} || scale.width <= 0)
        return ticks;
    const Steps steps = steps_of(scale, minimum_spacing);
    const std::int64_t minor = std::max<std::int64_t>(steps.major / steps.minor, 1);
    const std::int64_t first = floor_to(scale.range.begin.count(), steps.major);
    for (std::int64_t t = first; t <= scale.range.end.count(); t += minor) {
        if (t < scale.range.begin.count())
            continue;
        Tick tick{trace::Time(t), {}};
        if (t % steps.major == 0)
            tick.label = number(t, steps.major, steps.unit) + QLatin1Char(' ') +
                         QString::fromUtf8(steps.unit.name);
        ticks.push_back(std::move(tick));
    }
    return ticks;
}

AxisTime axis_time(const trace::RunInfo* info) {
    if (wording::is_stepped(info))
        return AxisTime::Stepped;
    return info && info->clock == trace::Clock::Virtual ? AxisTime::Simulated : AxisTime::Measured;
}

QString axis_title(const TimeScale& scale, double minimum_spacing, AxisTime time) {
    const QString unit = QString::fromUtf8(steps_of(scale, minimum_spacing).unit.name);
    switch (time) {
        case AxisTime::Stepped:
            return wording::Text::tr("step by step: only the order counts");
        case AxisTime::Simulated:
            return wording::Text::tr("simulated time (%1)").arg(unit);
        case AxisTime::Measured:
            break;
    }
    return wording::Text::tr("time (%1)").arg(unit);
}

QString format_time(trace::Duration time, trace::Duration resolution) {
    const std::int64_t ns = time.count();
    const TimeUnit unit = time_unit(trace::Duration(std::abs(ns)), 1);
    if (ns == 0)
        return QStringLiteral("0 ms");
    // Round to the resolution, below it to three figures, then drop the zeros that say nothing.
    std::int64_t step = std::max<std::int64_t>(resolution.count(), 1);
    if (step > std::abs(ns))
        for (step = 1; std::abs(ns) / step >= 1'000;)
            step *= 10;
    const std::int64_t rounded = static_cast<std::int64_t>(std::llround(
                                     static_cast<double>(ns) / static_cast<double>(step))) *
                                 step;
    QString text = number(rounded, rounded, unit);
    if (text.contains(QLatin1Char('.'))) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(QLatin1Char('.')))
            text.chop(1);
    }
    return text + QLatin1Char(' ') + QString::fromUtf8(unit.name);
}

}  // namespace threadline::app
