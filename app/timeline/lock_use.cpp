#include "app/timeline/lock_use.h"

#include "app/timeline/gallop.h"
#include "app/timeline/overview_spans.h"

#include "engine/trace/joined_ranges.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace threadline::app {

namespace {

using trace::Hold;
using trace::Series;
using trace::Time;
using trace::TimeRange;

// Beyond so many a pixel nothing can be told apart.
constexpr double most_per_pixel = 1.0;

// Closed holds stand in the order of their ends, and none is longer than `longest`. Those that
// reach beyond the view are few, and `most` bounds the search for them.
void collect(const Series<Hold>& closed, const std::vector<Hold>& open, trace::Duration longest,
             std::size_t most, TimeRange view, std::vector<Hold>& into) {
    const std::size_t first = closed.find(view.begin);
    const std::size_t last = std::min(closed.size(), closed.find(view.end) + most);
    for (std::size_t i = first; i < last && closed[i].end - longest < view.end; ++i)
        if (closed[i].begin < view.end)
            into.push_back(closed[i]);
    for (const Hold& hold : open)
        if (hold.range().overlaps(view))
            into.push_back(hold);
    std::sort(into.begin(), into.end(),
              [](const Hold& a, const Hold& b) { return a.begin < b.begin; });
}

// The first from `index` on that ends after `t`; `stride`: about how far away that is. A few steps
// are quicker walked than searched.
std::size_t first_after(const Series<Hold>& holds, std::size_t index, std::size_t stride, Time t) {
    constexpr std::size_t few = 12;
    if (stride < few) {
        const std::size_t until = std::min(index + few, holds.size());
        while (index < until) {
            const auto side_by_side = holds.run_from(index);
            const std::size_t count = std::min(side_by_side.size(), until - index);
            for (std::size_t i = 0; i < count; ++i)
                if (side_by_side[i].end > t)
                    return index + i;
            index += count;
        }
    }
    return index < holds.size() ? gallop(holds, index, stride, t) : index;
}

// When there was any, to a pixel.
void sample(const Series<Hold>& closed, const std::vector<Hold>& open, const TimeScale& scale,
            std::vector<TimeRange>& into) {
    std::size_t index = closed.find(scale.range.begin);
    std::size_t stride = 1;
    // The scale, with its division done once.
    const double ns_per_px = static_cast<double>(scale.range.length().count()) / scale.width;
    const auto edge = [&](double x) {
        return scale.range.begin + trace::Duration(static_cast<std::int64_t>(x * ns_per_px));
    };
    TimeRange pixel{scale.range.begin, scale.range.begin};
    for (double x = 0; x < scale.width && index < closed.size(); x += 1) {
        pixel = {pixel.end, edge(x + 1)};
        const std::size_t before = index;
        index = first_after(closed, index, stride, pixel.begin);
        stride = std::max<std::size_t>(index - before, 1);
        if (index < closed.size() && closed[index].begin < pixel.end)
            trace::add_joined(into, pixel);
    }
    std::vector<TimeRange> still;
    for (const Hold& hold : open)
        still.push_back(hold.range());
    std::sort(still.begin(), still.end(),
              [](TimeRange a, TimeRange b) { return a.begin < b.begin; });
    for (const TimeRange range : still)
        trace::add_joined(into, range);
}

// In columns of some px: of how much of each there was one, rounded up. Of very many in a column
// the first ones tell.
void sample_shares(const Series<Hold>& closed, const std::vector<Hold>& open,
                   const TimeScale& scale, std::vector<TimeRange>& into,
                   std::vector<double>& shares) {
    constexpr double column = 4;
    constexpr std::size_t most = 64;
    constexpr double levels = 8;
    std::size_t index = closed.find(scale.range.begin);
    std::size_t stride = 1;
    TimeRange place{scale.range.begin, scale.range.begin};
    for (double x = 0; x < scale.width; x += column) {
        place = {place.end, scale.time(scale.left + std::min(x + column, scale.width))};
        const std::size_t before = index;
        index = first_after(closed, index, stride, place.begin);
        stride = std::max<std::size_t>(index - before, 1);
        trace::Duration held{0};
        const auto add = [&](const Hold& hold) {
            held += std::max(std::min(hold.end, place.end) - std::max(hold.begin, place.begin),
                             trace::Duration{0});
        };
        Time seen = place.end;
        for (std::size_t i = index; i < closed.size() && closed[i].begin < place.end; ++i) {
            if (i - index == most) {
                seen = std::max(closed[i].begin, place.begin + trace::Duration{1});
                break;
            }
            add(closed[i]);
        }
        for (const Hold& hold : open)
            add(hold);
        if (held <= trace::Duration{0})
            continue;
        const double all = static_cast<double>((seen - place.begin).count());
        const double share =
            std::min(std::ceil(levels * static_cast<double>(held.count()) / all) / levels, 1.0);
        if (!into.empty() && into.back().end == place.begin && shares.back() == share) {
            into.back().end = place.end;
        } else {
            into.push_back(place);
            shares.push_back(share);
        }
    }
}

bool is_dense(const Series<Hold>& closed, const TimeScale& scale) {
    const std::size_t count = closed.find(scale.range.end) - closed.find(scale.range.begin);
    return static_cast<double>(count) > most_per_pixel * scale.width;
}

QString freeze_label(analysis::FindingKind kind) {
    switch (kind) {
        case analysis::FindingKind::Deadlock:
            return QCoreApplication::translate("Timeline", "deadlock");
        case analysis::FindingKind::SelfDeadlock:
            return QCoreApplication::translate("Timeline", "self-deadlock");
        case analysis::FindingKind::AbandonedLock:
            return QCoreApplication::translate("Timeline", "abandoned lock");
        case analysis::FindingKind::LostWakeup:
            return QCoreApplication::translate("Timeline", "lost wakeup");
        default:
            return {};
    }
}

}  // namespace

bool overlaps_any(const std::vector<TimeRange>& stretches, TimeRange range) {
    const auto first =
        std::lower_bound(stretches.begin(), stretches.end(), range.begin,
                         [](const TimeRange& stretch, Time t) { return stretch.end <= t; });
    return first != stretches.end() && first->begin < range.end;
}

std::vector<Freeze> freezes(const session::RunSnapshot& run) {
    std::vector<Freeze> found;
    if (!run.findings)
        return found;
    for (const analysis::Finding& finding : *run.findings) {
        const QString label = freeze_label(finding.kind);
        if (!label.isEmpty())
            found.push_back({finding.at, run.trace.now, label, finding.actors, finding.objects});
    }
    return found;
}

LockUses::LockUses(const session::RunSnapshot& run, const TimeScale& scale)
    : run_(run), scale_(scale) {
    for (const auto& lane : run.trace.locks)
        lanes_.emplace(lane->lock, lane.get());
    for (const Freeze& freeze : freezes(run))
        for (const ObjectId object : freeze.objects) {
            const auto [entry, fresh] = frozen_.emplace(object, freeze.at);
            if (!fresh)
                entry->second = std::min(entry->second, freeze.at);
        }
}

Time LockUses::frozen_from(ObjectId lock) const {
    const auto found = frozen_.find(lock);
    return found == frozen_.end() ? Time::max() : found->second;
}

const LockUse& LockUses::of(ObjectId lock) {
    const auto known = known_.find(lock);
    if (known != known_.end())
        return known->second;
    LockUse& use = known_[lock];
    const auto found = lanes_.find(lock);
    if (found == lanes_.end())
        return use;
    const trace::LockLane& lane = *found->second;
    if (lane.overview && !run_.trace.is_detailed(scale_.range)) {
        use.dense = true;
        overview_ranges(lane.overview->holds, scale_, use.held, use.held_shares);
        overview_ranges(lane.overview->waits, scale_, use.wanted, use.wanted_shares);
        return use;
    }
    use.dense = is_dense(lane.holds, scale_) || is_dense(lane.waits, scale_);
    if (use.dense) {
        sample_shares(lane.holds, lane.open_holds, scale_, use.held, use.held_shares);
        sample(lane.waits, lane.open_waits, scale_, use.wanted);
        return use;
    }
    const std::size_t most = std::max<std::size_t>(4096, run_.trace.actors.size());
    collect(lane.holds, lane.open_holds, lane.longest_hold, most, scale_.range, use.holds);
    collect(lane.waits, lane.open_waits, lane.longest_wait, most, scale_.range, use.waits);
    for (const Hold& wait : use.waits)
        trace::add_joined(use.wanted, wait.range());
    return use;
}

void LockUse::clear() {
    holds.clear();
    waits.clear();
    wanted.clear();
    dense = false;
    held.clear();
    held_shares.clear();
    wanted_shares.clear();
}

LockUse LockUses::of(const trace::ActorLane& lane, LockUse memory) {
    LockUse use = std::move(memory);
    use.clear();
    if (lane.overview && !run_.trace.is_detailed(scale_.range)) {
        use.dense = true;
        overview_ranges(lane.overview->holds, scale_, use.held, use.held_shares);
        return use;
    }
    use.dense = is_dense(lane.holds, scale_);
    if (use.dense) {
        sample(lane.holds, lane.open_holds, scale_, use.held);
        return use;
    }
    // A lock that was held throughout the view may have been released long after it, with any
    // number of others in between: the lock's own lane finds it in one step.
    if (!looked_at_end_) {
        looked_at_end_ = true;
        const Time end = scale_.range.end;
        for (const auto& lock : run_.trace.locks) {
            const std::size_t reach = std::max<std::size_t>(64, run_.trace.actors.size());
            const std::size_t first = lock->holds.find(end);
            const std::size_t last = std::min(lock->holds.size(), first + reach);
            for (std::size_t i = first; i < last; ++i) {
                const Hold& hold = lock->holds[i];
                if (hold.begin < end)
                    held_at_end_[hold.actor].push_back(hold);
                else if (!hold.shared)
                    break;
            }
        }
    }
    const std::size_t first = lane.holds.find(scale_.range.begin);
    const std::size_t last = lane.holds.find(scale_.range.end);
    use.holds.reserve(last - first + 16);
    for (std::size_t i = first; i < last; ++i)
        use.holds.push_back(lane.holds[i]);
    const auto later = held_at_end_.find(lane.actor);
    if (later != held_at_end_.end())
        use.holds.insert(use.holds.end(), later->second.begin(), later->second.end());
    for (const Hold& hold : lane.open_holds)
        if (hold.range().overlaps(scale_.range))
            use.holds.push_back(hold);
    // Most threads let go of one lock before they take the next.
    const auto earlier = [](const Hold& a, const Hold& b) { return a.begin < b.begin; };
    if (!std::is_sorted(use.holds.begin(), use.holds.end(), earlier))
        std::stable_sort(use.holds.begin(), use.holds.end(), earlier);
    return use;
}

}  // namespace threadline::app
