#include "engine/trace/estimated_cpus.h"

#include "engine/trace/cpu_event.h"
#include "engine/trace/taken_cores.h"

#include <algorithm>
#include <optional>

namespace threadline::trace {
namespace {

using Tiles = std::vector<CpuInterval>;  // of one CPU

struct Run {
    Time begin;
    Time end;
    ActorId actor;
};

std::vector<Run> runs_of(std::span<const std::shared_ptr<const ActorLane>> actors) {
    std::vector<Run> runs;
    for (const auto& lane : actors)
        for (std::size_t i = 0; i < lane->intervals.size(); ++i)
            if (const Interval& interval = lane->intervals[i];
                interval.state == State::Running && interval.begin < interval.end)
                runs.push_back({interval.begin, interval.end, lane->actor});
    std::stable_sort(runs.begin(), runs.end(),
                     [](const Run& a, const Run& b) { return a.begin < b.begin; });
    return runs;
}

std::vector<Tiles> placed(std::span<const Run> runs, std::uint32_t cpus, Time end) {
    std::vector<Tiles> tiles(cpus);
    std::vector<Time> free_from(cpus, Time{0});
    std::vector<ActorId> last(cpus);
    const auto put = [&](std::size_t cpu, Time from, Time to, ActorId actor) {
        if (from > free_from[cpu])
            tiles[cpu].push_back({free_from[cpu], from, {}, CpuUse::Idle, true});
        if (to > from)
            tiles[cpu].push_back({from, to, actor, CpuUse::Thread, true});
        free_from[cpu] = to;
        last[cpu] = actor;
    };
    for (const Run& run : runs) {
        std::optional<std::size_t> best;
        for (std::size_t cpu = 0; cpu < cpus; ++cpu)
            if (free_from[cpu] <= run.begin && (!best || last[cpu] == run.actor))
                best = cpu;
        // More ran than there are CPUs, by the estimate: it starts when one is free.
        if (!best)
            best = static_cast<std::size_t>(std::min_element(free_from.begin(), free_from.end()) -
                                            free_from.begin());
        const Time from = std::max(run.begin, free_from[*best]);
        if (from < run.end)
            put(*best, from, std::min(run.end, end), run.actor);
    }
    for (std::size_t cpu = 0; cpu < cpus; ++cpu)
        if (free_from[cpu] < end)
            tiles[cpu].push_back({free_from[cpu], end, {}, CpuUse::Idle, true});
    return tiles;
}

// What of a CPU's idle time in a stretch is other programs'.
struct Others {
    TimeRange stretch;
    Duration time{0};
};

// How long the tiles of a stretch are of that use, from the first one on that reaches into it.
Duration within(const Tiles& tiles, std::size_t from, TimeRange stretch, CpuUse use) {
    Duration sum{0};
    for (std::size_t i = from; i < tiles.size() && tiles[i].begin < stretch.end; ++i)
        if (tiles[i].use == use && tiles[i].end > stretch.begin)
            sum += std::min(tiles[i].end, stretch.end) - std::max(tiles[i].begin, stretch.begin);
    return sum;
}

// By CPU.
std::vector<std::vector<Others>> others_of(const std::vector<Tiles>& cpus,
                                           std::span<const CpuLoad::Sample> load, Time end) {
    std::vector<std::vector<Others>> others(cpus.size());
    std::vector<std::size_t> from(cpus.size(), 0);
    // Since the first sample: by the run, and by whoever had the cores while threads wanted them.
    Duration used{0};
    Duration given{0};
    for (std::size_t i = 1; i < load.size(); ++i) {
        const TimeRange stretch{load[i - 1].at, std::min(load[i].at, end)};
        if (stretch.begin >= stretch.end)
            break;
        for (std::size_t cpu = 0; cpu < cpus.size(); ++cpu) {
            while (from[cpu] < cpus[cpu].size() && cpus[cpu][from[cpu]].end <= stretch.begin)
                ++from[cpu];
            used += within(cpus[cpu], from[cpu], stretch, CpuUse::Thread);
            used += within(cpus[cpu], from[cpu], stretch, CpuUse::OtherPrograms);
        }
        // From the first sample on, so that what a tick counts too early or too late evens out.
        Duration due = load[i].busy - used - given;
        // The last sample may lie behind the end.
        if (load[i].at > end)
            due = Duration(static_cast<std::int64_t>(
                static_cast<double>(due.count()) * static_cast<double>(stretch.length().count()) /
                static_cast<double>((load[i].at - stretch.begin).count())));
        if (due <= least_busy)
            continue;
        for (std::size_t cpu = cpus.size(); cpu-- > 0 && due > Duration{0};) {
            const Duration idle = within(cpus[cpu], from[cpu], stretch, CpuUse::Idle);
            const Duration time = std::min(due, idle);
            others[cpu].push_back({stretch, time});
            given += time;
            due -= time;
        }
        given += due;  // for which there was no room, and so was not there either
    }
    return others;
}

// The first of the idle time of each stretch becomes theirs.
Tiles with_others(const Tiles& tiles, std::vector<Others> others) {
    Tiles result;
    const auto put = [&](Time begin, Time end, CpuUse use) {
        if (begin >= end)
            return;
        if (!result.empty() && result.back().use == use)
            result.back().end = end;
        else
            result.push_back({begin, end, {}, use, true});
    };
    std::size_t next = 0;
    for (const CpuInterval& tile : tiles) {
        if (tile.use != CpuUse::Idle) {
            result.push_back(tile);
            continue;
        }
        Time at = tile.begin;
        for (; next < others.size() && others[next].stretch.begin < tile.end; ++next) {
            Others& theirs = others[next];
            const Time begin = std::max(at, theirs.stretch.begin);
            const Time end = std::min({begin + theirs.time, tile.end, theirs.stretch.end});
            if (end > begin) {
                put(at, begin, CpuUse::Idle);
                put(begin, end, CpuUse::OtherPrograms);
                theirs.time -= end - begin;
                at = end;
            }
            if (theirs.stretch.end > tile.end)
                break;  // the rest of it lies in tiles that follow
        }
        put(at, tile.end, CpuUse::Idle);
    }
    return result;
}

}  // namespace

void CpuLoad::append(const TraceEvent& event) {
    const Time at = event.time();
    if (samples_.empty() || samples_.back().at < at)
        samples_.push_back({at, Duration{0}});
    samples_.back().busy += Duration(unpacked(event.event.argument).value);
}

std::vector<std::shared_ptr<const CpuLane>> estimated_cpu_lanes(
    std::span<const std::shared_ptr<const ActorLane>> actors, std::uint32_t cpus,
    std::span<const CpuLoad::Sample> load, Time end) {
    std::vector<Tiles> tiles = placed(runs_of(actors), cpus, end);
    const std::vector<TimeRange> taken = no_core_was_free(actors);
    for (Tiles& of_one : tiles)
        of_one = taken_by_others(of_one, taken);
    const std::vector<std::vector<Others>> others = others_of(tiles, load, end);
    std::vector<std::shared_ptr<const CpuLane>> lanes;
    for (std::uint32_t cpu = 0; cpu < cpus; ++cpu) {
        auto lane = std::make_shared<CpuLane>();
        lane->cpu = static_cast<std::uint16_t>(cpu);
        lane->end = end;
        lane->estimated = true;
        for (const CpuInterval& tile : with_others(tiles[cpu], others[cpu]))
            lane->intervals.append(tile);
        lanes.push_back(std::move(lane));
    }
    return lanes;
}

}  // namespace threadline::trace
