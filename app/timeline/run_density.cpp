#include "app/timeline/run_density.h"

#include "app/timeline/overview_spans.h"

namespace threadline::app {

namespace {

using trace::Time;
using trace::TimeRange;

// Calls `visit(column, share of it)` for each column that a stretch touches.
template <typename Visit>
void each_column(const TimeScale& scale, std::size_t columns, Time begin, Time end, Visit visit) {
    const double left = std::clamp(scale.x(begin), 0.0, double(columns));
    const double right = std::clamp(scale.x(end), left, double(columns));
    for (auto column = static_cast<std::size_t>(left); column < columns && double(column) < right;
         ++column)
        visit(column, std::min(right, double(column + 1)) - std::max(left, double(column)));
}

void add_idle(const trace::Snapshot& trace, const TimeScale& scale, RunDensity& density) {
    density.knows_idle = !trace.cpus.empty();
    const double share = 1 / std::max<double>(static_cast<double>(trace.cpus.size()), 1);
    for (const auto& lane : trace.cpus) {
        if (lane->overview && !trace.is_detailed(scale.range)) {
            for (const CpuSpan& span : overview_spans(lane->overview->uses, scale))
                for (auto x = static_cast<std::size_t>(std::max(span.left, 0.0));
                     x < density.columns.size() && double(x) < span.right; ++x)
                    density.columns[x].idle +=
                        share * span.idle *
                        (std::min(span.right, double(x + 1)) - std::max(span.left, double(x)));
            continue;
        }
        for (std::size_t i = 0; i < lane->intervals.size(); ++i) {
            const trace::CpuInterval& interval = lane->intervals[i];
            if (interval.use == trace::CpuUse::Idle)
                each_column(
                    scale, density.columns.size(), interval.begin, interval.end,
                    [&](std::size_t x, double part) { density.columns[x].idle += share * part; });
        }
    }
}

void add_slices(const trace::Snapshot& trace, const TimeScale& scale, RunDensity& density) {
    for (const auto& lane : trace.slices) {
        if (lane->rows.empty())
            continue;
        const auto& outermost = lane->rows.front();
        for (std::size_t i = 0; i < outermost.size(); ++i)
            each_column(scale, density.columns.size(), outermost[i].begin, outermost[i].end,
                        [&](std::size_t x, double part) { density.columns[x].slices += part; });
    }
}

}  // namespace

TimeRange RunDensity::range_of(std::size_t column) const {
    const auto count = static_cast<std::int64_t>(std::max<std::size_t>(columns.size(), 1));
    const auto index = static_cast<std::int64_t>(column);
    const std::int64_t length = range.length().count();
    // Without a product that could overflow.
    const auto at = [&](std::int64_t i) {
        return range.begin + trace::Duration(length / count * i + length % count * i / count);
    };
    return {at(index), at(index + 1)};
}

const RunDensity::Column* RunDensity::at(Time t) const {
    if (columns.empty() || t < range.begin || t >= range.end)
        return nullptr;
    const double share = static_cast<double>((t - range.begin).count()) /
                         static_cast<double>(range.length().count());
    const auto index = static_cast<std::size_t>(share * static_cast<double>(columns.size()));
    return &columns[std::min(index, columns.size() - 1)];
}

RunDensity run_density(const session::RunSnapshot& run, std::size_t columns) {
    RunDensity density;
    const trace::Snapshot& trace = run.trace;
    density.range = trace.range();
    if (!trace.tables || density.range.length() <= trace::Duration{0} || columns == 0)
        return density;
    density.columns.resize(columns);
    const TimeScale scale{density.range, 0, static_cast<double>(columns)};
    StateColumns states(scale);
    for (const auto& lane : trace.actors)
        states.add(*lane, trace);
    states.each([&](std::size_t column, const StateCounts& threads) {
        if (column < columns)
            density.columns[column].threads = threads;
    });
    add_slices(trace, scale, density);
    add_idle(trace, scale, density);
    for (const RunDensity::Column& column : density.columns) {
        double sum = column.slices;
        for (const double count : column.threads)
            sum += count;
        density.most = std::max(density.most, sum);
    }
    return density;
}

}  // namespace threadline::app
