// Which lanes there are and where each lies.
#include "app/timeline/cpu_wording.h"
#include "app/timeline/fonts.h"
#include "app/timeline/lane_groups.h"
#include "app/timeline/lane_layout.h"

#include <algorithm>

namespace threadline::app {

namespace {

constexpr int most_bars = 3;
// How much of a lane is looked at to see how many locks its thread takes at once. A thread does
// what it does again and again, so its beginning tells; a live run must not pay for its length.
constexpr std::size_t sample = 512;
// Where there are more CPUs than that, those that the run never used would only take room.
constexpr std::size_t most_unused_cpus = 8;

bool is_used(const trace::CpuLane& lane) {
    for (std::size_t i = 0; i < lane.intervals.size(); ++i)
        if (lane.intervals[i].use == trace::CpuUse::Thread)
            return true;
    return false;
}

// The most locks that the actor held and wanted at one time.
int locks_at_once(const trace::ActorLane& lane, const trace::Tables& tables) {
    struct Step {
        trace::Time at;
        int held;
        int wanted;
    };
    std::vector<Step> steps;
    const auto add = [&steps](trace::TimeRange range, int held, int wanted) {
        if (range.begin < range.end) {
            steps.push_back({range.begin, held, wanted});
            steps.push_back({range.end, -held, -wanted});
        }
    };
    for (std::size_t i = 0; i < std::min(lane.holds.size(), sample); ++i)
        add(lane.holds[i].range(), 1, 0);
    for (const trace::Hold& hold : lane.open_holds)
        add(hold.range(), 1, 0);
    const auto add_wait = [&](const trace::Interval& interval) {
        const bool waits =
            interval.state == trace::State::Blocked || interval.state == trace::State::Deadlocked;
        if (!waits || !interval.object)
            return;
        const auto kind = tables.object(interval.object).kind;
        if (kind == record::ObjectKind::Mutex || kind == record::ObjectKind::ReaderWriterLock)
            add(interval.range(), 0, 1);
    };
    for (std::size_t i = 0; i < std::min(lane.intervals.size(), sample); ++i)
        add_wait(lane.intervals[i]);
    if (lane.open)
        add_wait(*lane.open);

    // At one instant what ends makes room for what begins.
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
        return a.at != b.at ? a.at < b.at : a.held + a.wanted < b.held + b.wanted;
    });
    int held = 0;
    int wanted = 0;
    int most = 0;
    for (const Step& step : steps) {
        held += step.held;
        wanted += step.wanted;
        most = std::max(most, held > 0 ? held + wanted : 0);  // only a holder's wants have a bar
    }
    return most;
}

}  // namespace

std::vector<LaneRow> lane_rows(const session::RunSnapshot& run, const TimelineOptions& options,
                               const Theme& theme) {
    std::vector<LaneRow> rows;
    const trace::Snapshot& trace = run.trace;
    if (!trace.tables)
        return rows;
    const LaneLayout layout = lane_layout(options, theme);
    double top = 0;
    const auto begin_group = [&](bool is_empty) {
        if (!rows.empty() && !is_empty)
            top += layout.group_gap - layout.lane_gap;
    };

    if (options.cpus && !trace.cpus.empty()) {
        LaneRow band;
        band.kind = LaneKind::IdleCores;
        band.name = idle_band_name();
        band.height = layout.lock_band;
        top += band.height + layout.lane_gap;
        rows.push_back(std::move(band));
        for (const auto& lane : trace.cpus) {
            if (trace.cpus.size() > most_unused_cpus && !is_used(*lane))
                continue;
            LaneRow row;
            row.kind = LaneKind::Cpu;
            row.cpu = lane->cpu;
            row.name = cpu_name(*lane);
            row.top = top;
            row.height = layout.lock_band;
            top += row.height + layout.lane_gap;
            rows.push_back(std::move(row));
        }
    }
    if (options.threads) {
        begin_group(trace.actors.empty());
        // Lanes of one height make a calm picture: the busiest thread sets it.
        int bars = 0;
        std::size_t looked_at = 0;
        for (const auto& lane : trace.actors) {
            if (bars >= most_bars || looked_at > 200'000)
                break;
            looked_at += std::min(lane->holds.size(), sample);
            bars = std::max(bars, locks_at_once(*lane, *trace.tables));
        }
        bars = is_stroke(layout) ? 0 : std::min(bars, most_bars);
        const std::vector<LaneGroup> groups = options.fold_above > 0
                                                  ? lane_groups(trace, options.fold_above)
                                                  : std::vector<LaneGroup>();
        auto group = groups.begin();
        for (std::size_t i = 0; i < trace.actors.size(); ++i) {
            const auto& lane = trace.actors[i];
            if (group != groups.end() && i == group->first) {
                LaneRow row;
                row.kind = LaneKind::Group;
                row.actor = lane->actor;
                row.folded = is_folded(options, lane->actor);
                row.name = (row.folded ? QStringLiteral("▸ ") : QStringLiteral("▾ ")) + group->name;
                row.members = group->count;
                row.top = top;
                row.height = layout.band * 2;
                top += row.height + layout.lane_gap;
                const bool folded = row.folded;
                rows.push_back(std::move(row));
                const std::size_t count = (group++)->count;
                if (folded) {
                    i += count - 1;
                    continue;
                }
            }
            const trace::ActorInfo& info = trace.tables->actor(lane->actor);
            LaneRow row;
            row.kind = info.kind == record::ActorKind::Task ? LaneKind::Task : LaneKind::Thread;
            row.actor = lane->actor;
            row.name = QString::fromStdString(info.name);
            row.top = top;
            row.bars = bars;
            row.height = layout.band + bars * (layout.bar + layout.bar_gap);
            top += row.height + layout.lane_gap;
            rows.push_back(std::move(row));
        }
    }
    if (options.threads) {
        begin_group(trace.slices.empty());
        for (const auto& lane : trace.slices) {
            LaneRow row;
            row.kind = LaneKind::Slices;
            row.actor = lane->actor;
            row.name = QString::fromStdString(trace.tables->actor(lane->actor).name);
            row.top = top;
            row.bars = std::max(static_cast<int>(lane->rows.size()) - 1, 0);
            row.height = layout.slice + row.bars * (layout.slice + layout.slice_gap);
            top += row.height + layout.lane_gap;
            rows.push_back(std::move(row));
        }
    }
    if (options.locks) {
        begin_group(trace.locks.empty());
        for (const auto& lane : trace.locks) {
            LaneRow row;
            row.kind = LaneKind::Lock;
            row.object = lane->lock;
            row.name = QString::fromStdString(trace.tables->object(lane->lock).name);
            row.top = top;
            row.bars = !lane->waits.empty() || !lane->open_waits.empty() ? 1 : 0;
            row.height = layout.lock_band + row.bars * (layout.bar + layout.bar_gap);
            top += row.height + layout.lane_gap;
            rows.push_back(std::move(row));
        }
    }
    if (options.variables) {
        begin_group(trace.variables.empty());
        for (const auto& lane : trace.variables) {
            LaneRow row;
            row.kind = LaneKind::Variable;
            row.object = lane->variable;
            row.name = QString::fromStdString(trace.tables->object(lane->variable).name);
            row.top = top;
            row.height = layout.lock_band;
            top += row.height + layout.lane_gap;
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

double lanes_height(const std::vector<LaneRow>& rows) {
    return rows.empty() ? 0 : rows.back().top + rows.back().height;
}

double header_width(const std::vector<LaneRow>& rows, const TimelineOptions& options,
                    const Theme& theme) {
    const LaneLayout layout = lane_layout(options, theme);
    if (options.header_width > 0)
        return options.header_width;
    double widest = 0;
    for (const LaneRow& row : rows)
        widest = std::max(widest, text_width(row.name, {layout.text, true, false}));
    return std::min(std::ceil(widest) + 3 * layout.padding, 190 * layout.unit);
}

}  // namespace threadline::app
