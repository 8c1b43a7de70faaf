#include "app/timeline/search_hits.h"

#include <algorithm>
#include <tuple>

namespace threadline::app {

namespace {

using analysis::LaneItem;
using trace::TimeRange;

auto place_of(const LaneItem& item) {
    return std::tuple(item.range.begin, item.actor, item.is_hold, item.object);
}

bool is_before(const LaneItem& a, const LaneItem& b) {
    return place_of(a) < place_of(b);
}

// As far from the colour as is needed to step back, and as near as to be seen still.
QColor faded(const QColor& colour, const QColor& into) {
    if (!colour.isValid() || colour.alpha() == 0)
        return colour;
    constexpr double rest = 0.22;
    const auto mix = [](int a, int b) { return static_cast<int>(a * rest + b * (1 - rest)); };
    return QColor(mix(colour.red(), into.red()), mix(colour.green(), into.green()),
                  mix(colour.blue(), into.blue()), colour.alpha());
}

bool is_searched(Subject::Kind kind) {
    switch (kind) {
        case Subject::Kind::Interval:
        case Subject::Kind::Hold:
        case Subject::Kind::LockHold:
        case Subject::Kind::LockWait:
        case Subject::Kind::VariableValue:
        case Subject::Kind::VariableRead:
        case Subject::Kind::Slice:
        case Subject::Kind::CpuUse:
        case Subject::Kind::IdleCores:
            return true;
        default:
            return false;
    }
}

}  // namespace

std::uint64_t SearchHits::key(Side side, ActorId actor, ObjectId object) {
    return (static_cast<std::uint64_t>(side) << 62) |
           (static_cast<std::uint64_t>(actor.value & 0x7fffffffu) << 31) |
           (object.value & 0x7fffffffu);
}

SearchHits::SearchHits(analysis::LaneHits hits)
    : items_(std::move(hits.items)), count_(hits.count) {
    std::sort(items_.begin(), items_.end(), is_before);
    // In order of begin: one that begins before the last has ended makes it longer.
    const auto add = [&](std::uint64_t key, TimeRange range) {
        std::vector<TimeRange>& ranges = ranges_[key];
        if (!ranges.empty() && range.begin < ranges.back().end)
            ranges.back().end = std::max(ranges.back().end, range.end);
        else
            ranges.push_back(range);
    };
    for (const LaneItem& item : items_) {
        if (item.is_hold) {
            add(key(Side::Hold, item.actor, item.object), item.range);
            add(key(Side::Hold, item.actor, {}), item.range);
            add(key(Side::Hold, {}, item.object), item.range);
        } else {
            add(key(Side::Interval, item.actor, {}), item.range);
            if (item.object) {
                add(key(Side::Wait, {}, item.object), item.range);
                add(key(Side::Wait, item.actor, item.object), item.range);
            }
        }
    }
}

const LaneItem* SearchHits::next(const LaneItem& item) const {
    if (items_.empty())
        return nullptr;
    const auto after = std::upper_bound(items_.begin(), items_.end(), item, is_before);
    return after == items_.end() ? &items_.front() : &*after;
}

const LaneItem* SearchHits::previous(const LaneItem& item) const {
    if (items_.empty())
        return nullptr;
    const auto from = std::lower_bound(items_.begin(), items_.end(), item, is_before);
    return from == items_.begin() ? &items_.back() : &*(from - 1);
}

bool SearchHits::has(std::uint64_t key, TimeRange range) const {
    const auto found = ranges_.find(key);
    if (found == ranges_.end())
        return false;
    // What has no length is met where it lies.
    range.end = std::max(range.end, range.begin + trace::Duration{1});
    const auto first = std::lower_bound(
        found->second.begin(), found->second.end(), range.begin,
        [](const TimeRange& one, trace::Time t) { return one.end <= t && one.begin < t; });
    return first != found->second.end() && first->begin < range.end;
}

bool SearchHits::has(const Subject& subject) const {
    switch (subject.kind) {
        case Subject::Kind::Interval:
        case Subject::Kind::CpuUse:
            return has(key(Side::Interval, subject.actor, {}), subject.range);
        case Subject::Kind::Hold:
            // As a bar beneath its thread: a lock that it holds, or wants itself.
            return has(key(Side::Hold, subject.actor, subject.object), subject.range) ||
                   (subject.object &&
                    has(key(Side::Wait, subject.actor, subject.object), subject.range));
        case Subject::Kind::LockHold:
            return has(key(Side::Hold, subject.actor, subject.object), subject.range);
        case Subject::Kind::LockWait:
            return subject.actor ? has(key(Side::Interval, subject.actor, {}), subject.range)
                                 : has(key(Side::Wait, {}, subject.object), subject.range);
        default:
            return false;
    }
}

bool SearchHits::has(ActorId actor) const {
    return ranges_.contains(key(Side::Interval, actor, {})) ||
           ranges_.contains(key(Side::Hold, actor, {}));
}

bool SearchHits::has(ObjectId lock) const {
    return ranges_.contains(key(Side::Hold, {}, lock)) ||
           ranges_.contains(key(Side::Wait, {}, lock));
}

void dim_all_but(const SearchHits& hits, DisplayList& lanes, const Theme& theme) {
    const double unit = theme.unit();
    std::vector<QRectF> dimmed;
    QRectF mark;
    const auto flush = [&] {
        if (!mark.isNull())
            lanes.lines.push_back(
                {{mark.left(), mark.top() - 2 * unit},
                 {std::max(mark.right(), mark.left() + 2 * unit), mark.top() - 2 * unit},
                 theme.accent,
                 3 * unit,
                 false,
                 false});
    };
    const auto fade = [&](Fill& fill) {
        fill.colour = faded(fill.colour, theme.surface);
        fill.hatch_colour = faded(fill.hatch_colour, theme.surface);
        fill.outline = faded(fill.outline, theme.surface);
    };
    for (Box& box : lanes.boxes) {
        // What stands for nothing itself belongs to what it lies on: plates, edges.
        if (box.subject.kind == Subject::Kind::None) {
            if (!dimmed.empty() && dimmed.back().contains(box.rect.center()))
                fade(box.fill);
            continue;
        }
        if (!is_searched(box.subject.kind))
            continue;
        if (hits.has(box.subject)) {
            // Those that touch have one mark.
            if (!mark.isNull() && mark.top() == box.rect.top() &&
                std::abs(box.rect.left() - mark.right()) < 1.5 * unit) {
                mark.setRight(std::max(mark.right(), box.rect.right()));
                continue;
            }
            flush();
            mark = box.rect;
            continue;
        }
        fade(box.fill);
        dimmed.push_back(box.rect);
    }
    flush();
    // Words step back with what they stand on. Both lie lane by lane.
    std::sort(dimmed.begin(), dimmed.end(), [](const QRectF& a, const QRectF& b) {
        return std::tuple(a.top(), a.left()) < std::tuple(b.top(), b.left());
    });
    for (Label& label : lanes.labels) {
        const QPointF middle = label.rect.center();
        for (auto box =
                 std::lower_bound(dimmed.begin(), dimmed.end(), middle.y(),
                                  [](const QRectF&one, double y) { return one.bottom() < y; });
             box != dimmed.end() && box->top() <= middle.y(); ++box)
            if (box->contains(middle)) {
                label.colour = faded(label.colour, theme.surface);
                break;
            }
    }
}

}  // namespace threadline::app
