#include "engine/trace/taken_cores.h"

#include "engine/trace/joined_ranges.h"

#include <algorithm>

namespace threadline::trace {

std::vector<TimeRange> no_core_was_free(std::span<const std::shared_ptr<const ActorLane>> threads) {
    std::vector<TimeRange> waits;
    for (const auto& lane : threads) {
        TimeRange wait{Time{0}, Time{0}};
        const auto close = [&] {
            if (wait.length() > longest_wake)
                waits.push_back(wait);
        };
        for (std::size_t i = 0; i < lane->intervals.size(); ++i) {
            const Interval& interval = lane->intervals[i];
            if (interval.state != State::Ready || interval.begin >= interval.end)
                continue;
            if (interval.begin == wait.end) {
                wait.end = interval.end;
                continue;
            }
            close();
            wait = interval.range();
        }
        close();
    }
    std::sort(waits.begin(), waits.end(),
              [](const TimeRange& a, const TimeRange& b) { return a.begin < b.begin; });
    std::vector<TimeRange> ranges;
    for (const TimeRange& wait : waits)
        add_joined(ranges, wait);
    return ranges;
}

std::vector<CpuInterval> taken_by_others(std::span<const CpuInterval> tiles,
                                         std::span<const TimeRange> ranges) {
    std::vector<CpuInterval> result;
    const auto put = [&](CpuInterval tile) {
        if (tile.begin >= tile.end)
            return;
        if (!result.empty() && result.back().use == tile.use && result.back().actor == tile.actor &&
            result.back().end == tile.begin && tile.use == CpuUse::OtherPrograms)
            result.back().end = tile.end;
        else
            result.push_back(tile);
    };
    std::size_t next = 0;
    for (const CpuInterval& tile : tiles) {
        while (next < ranges.size() && ranges[next].end <= tile.begin)
            ++next;
        if (tile.use != CpuUse::Idle) {
            put(tile);
            continue;
        }
        CpuInterval rest = tile;
        for (std::size_t i = next; i < ranges.size() && ranges[i].begin < tile.end; ++i) {
            CpuInterval idle = rest;
            idle.end = std::max(rest.begin, ranges[i].begin);
            put(idle);
            CpuInterval taken = rest;
            taken.begin = idle.end;
            taken.end = std::min(tile.end, ranges[i].end);
            taken.use = CpuUse::OtherPrograms;
            taken.estimated = true;
            put(taken);
            rest.begin = taken.end;
        }
        put(rest);
    }
    return result;
}

}  // namespace threadline::trace
