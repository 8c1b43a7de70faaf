#include "app/timeline/search_hits.h"

#include "app/timeline/contrast.h"
#include "app/timeline/item_subject.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace threadline::app {

namespace {

using analysis::ItemKind;
using analysis::LaneItem;
using trace::TimeRange;

auto place_of(const LaneItem& item) {
    // A mark of a moment knows no more of it than when and whose it is.
    const ObjectId object = item.kind == ItemKind::Moment ? ObjectId{} : item.object;
    return std::tuple(item.range.begin, item.actor, item.kind, object, item.place, item.range.end);
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

// For eyes that need strong contrasts what steps back can be read still: towards the text of the
// theme, as far as is needed.
QColor readable(const QColor& ink, const Fill& on, const Theme& theme) {
    constexpr double least = 3;  // to one, of large letters and of graphics (WCAG)
    constexpr int steps = 20;
    if (theme.kind != ThemeKind::HighContrast || !ink.isValid() || ink.alpha() == 0)
        return ink;
    QColor clearer = ink;
    for (int step = 1; step <= steps && contrast_on(clearer, on) < least; ++step)
        clearer = mixed(ink, theme.text, double(step) / steps);
    return clearer;
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

std::uint64_t SearchHits::key(Side side, std::uint32_t first, std::uint32_t second) {
    constexpr std::uint64_t most = (1u << 30) - 1;
    return (static_cast<std::uint64_t>(side) << 60) | ((first & most) << 30) | (second & most);
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
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const LaneItem& item = items_[i];
        places_[index_of(item.kind)].push_back(static_cast<std::uint32_t>(i));
        const std::uint32_t actor = item.actor.value, object = item.object.value;
        kinds_.add(item.kind);
        switch (item.kind) {
            case ItemKind::Interval:
                add(key(Side::Interval, actor), item.range);
                if (item.object) {
                    add(key(Side::Wait, 0, object), item.range);
                    add(key(Side::Wait, actor, object), item.range);
                }
                break;
            case ItemKind::Hold:
                add(key(Side::Hold, actor, object), item.range);
                add(key(Side::Hold, actor), item.range);
                add(key(Side::Hold, 0, object), item.range);
                break;
            case ItemKind::Wait:
                add(key(Side::Wait, 0, object), item.range);
                add(key(Side::Wait, actor, object), item.range);
                break;
            case ItemKind::Slice:
                add(key(Side::Slice, actor, item.place), item.range);
                add(key(Side::AnySlice, actor), item.range);
                break;
            case ItemKind::Value:
                add(key(Side::Value, object), item.range);
                break;
            case ItemKind::CpuUse:
                add(key(Side::Cpu, item.place), item.range);
                break;
            case ItemKind::Idle:
                add(key(Side::Idle, 0), item.range);
                break;
            case ItemKind::Moment:
            case ItemKind::Note:
                break;  // flags stay as they are
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

std::size_t SearchHits::find(const LaneItem& item) const {
    std::size_t found = items_.size();
    auto at = std::lower_bound(
        items_.begin(), items_.end(), item.range.begin,
        [](const LaneItem& one, trace::Time begin) { return one.range.begin < begin; });
    for (; at != items_.end() && at->range.begin == item.range.begin; ++at) {
        if (!is_same_place(*at, item))
            continue;
        const auto place = static_cast<std::size_t>(at - items_.begin());
        if (at->range == item.range)
            return place;
        found = std::min(found, place);
    }
    return found;
}

std::vector<std::uint32_t> SearchHits::of_kinds(analysis::ItemKinds kinds) const {
    std::vector<std::uint32_t> places;
    for (const ItemKind kind : analysis::all_item_kinds) {
        if (!kinds.has(kind))
            continue;
        const std::vector<std::uint32_t>& more = places_[index_of(kind)];
        const auto before = static_cast<std::ptrdiff_t>(places.size());
        places.insert(places.end(), more.begin(), more.end());
        std::inplace_merge(places.begin(), places.begin() + before, places.end());
    }
    return places;
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
    const std::uint32_t actor = subject.actor.value, object = subject.object.value;
    switch (subject.kind) {
        case Subject::Kind::Interval:
            return has(key(Side::Interval, actor), subject.range);
        case Subject::Kind::CpuUse:
            return has(key(Side::Interval, actor), subject.range) ||
                   has(key(Side::Cpu, subject.depth), subject.range);
        case Subject::Kind::Hold:
            // As a bar beneath its thread: a lock that it holds, or wants itself.
            return has(key(Side::Hold, actor, object), subject.range) ||
                   (subject.object && has(key(Side::Wait, actor, object), subject.range));
        case Subject::Kind::LockHold:
            return has(key(Side::Hold, actor, object), subject.range);
        case Subject::Kind::LockWait:
            return subject.actor ? has(key(Side::Interval, actor), subject.range) ||
                                       has(key(Side::Wait, actor, object), subject.range)
                                 : has(key(Side::Wait, 0, object), subject.range);
        case Subject::Kind::IdleCores:
            return has(key(Side::Idle, 0), subject.range);
        case Subject::Kind::Slice:
            return has(key(Side::Slice, actor, subject.depth), subject.range);
        case Subject::Kind::VariableValue:
            return has(key(Side::Value, object), subject.range);
        default:
            return false;
    }
}

bool SearchHits::has(ActorId actor) const {
    return ranges_.contains(key(Side::Interval, actor.value)) ||
           ranges_.contains(key(Side::Hold, actor.value)) ||
           ranges_.contains(key(Side::AnySlice, actor.value));
}

bool SearchHits::has(ObjectId lock) const {
    return ranges_.contains(key(Side::Hold, 0, lock.value)) ||
           ranges_.contains(key(Side::Wait, 0, lock.value));
}

bool SearchHits::has_value(ObjectId variable) const {
    return ranges_.contains(key(Side::Value, variable.value));
}

bool SearchHits::has_cpu(std::uint16_t cpu) const {
    return ranges_.contains(key(Side::Cpu, cpu));
}

void dim_all_but(const SearchHits& hits, DisplayList& lanes, const Theme& theme) {
    if (hits.count() == 0)
        return;
    const double unit = theme.unit();
    std::vector<const Box*> dimmed;
    QRectF mark;
    constexpr double thick = 3;
    const auto flush = [&] {
        if (mark.isNull())
            return;
        // Over its upper edge, clear of the words of what lies above; of the first lane all of it.
        const double y = std::max(mark.top() - 0.5 * unit, thick / 2 * unit);
        lanes.lines.push_back({{mark.left(), y},
                               {std::max(mark.right(), mark.left() + 2 * unit), y},
                               theme.accent,
                               thick * unit,
                               false,
                               false});
    };
    const Fill background{theme.surface, Hatch::None, QColor(), QColor()};
    std::vector<std::pair<QColor, QColor>> outlines;  // of the theme, few; and how they step back
    const auto faded_outline = [&](const QColor& outline) {
        for (const auto& [known, look] : outlines)
            if (known == outline)
                return look;
        const QColor look = readable(faded(outline, theme.surface), background, theme);
        outlines.emplace_back(outline, look);
        return look;
    };
    const auto fade = [&](Fill& fill) {
        fill.colour = faded(fill.colour, theme.surface);
        fill.hatch_colour = faded(fill.hatch_colour, theme.surface);
        fill.outline = faded_outline(fill.outline);
    };
    ActorId actor;  // of the band whose top is at `band`
    double band = 0;
    for (Box& box : lanes.boxes) {
        // What stands for nothing itself belongs to what it lies on: plates, edges.
        if (box.subject.kind == Subject::Kind::None) {
            if (!dimmed.empty() && dimmed.back()->rect.contains(box.rect.center()))
                fade(box.fill);
            continue;
        }
        if (!is_searched(box.subject.kind))
            continue;
        // What stands lower on the same band has its mark there.
        const bool lower = box.subject.kind == Subject::Kind::Interval &&
                           box.subject.actor == actor && box.rect.top() > band + 0.5;
        if (!lower) {
            actor = box.subject.kind == Subject::Kind::Interval ? box.subject.actor : ActorId{};
            band = box.rect.top();
        }
        if (hits.has(box.subject)) {
            if (lower)
                continue;
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
        dimmed.push_back(&box);
    }
    flush();
    // Words step back with what they stand on. Both lie lane by lane.
    std::sort(dimmed.begin(), dimmed.end(), [](const Box* a, const Box* b) {
        return std::tuple(a->rect.top(), a->rect.left()) <
               std::tuple(b->rect.top(), b->rect.left());
    });
    for (Label& label : lanes.labels) {
        const QPointF middle = label.rect.center();
        for (auto box =
                 std::lower_bound(dimmed.begin(), dimmed.end(), middle.y(),
                                  [](const Box*one, double y) { return one->rect.bottom() < y; });
             box != dimmed.end() && (*box)->rect.top() <= middle.y(); ++box)
            if ((*box)->rect.contains(middle)) {
                label.colour = readable(faded(label.colour, theme.surface), (*box)->fill, theme);
                break;
            }
    }
}

}  // namespace threadline::app
