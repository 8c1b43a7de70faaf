#include "engine/analysis/lane_search.h"

#include <algorithm>
#include <utility>

namespace threadline::analysis {

using trace::TimeRange;

namespace {

// Two pieces of one stretch, which a part's end has cut.
bool goes_on_in(IdleStretch stretch, const IdleStretch& next) {
    const trace::Time end = stretch.range.end;
    stretch.range = next.range;
    return end == next.range.begin && stretch == next;
}

}  // namespace

LaneSearch::LaneSearch(const LaneQuery& query, TimeRange range, const std::atomic<bool>* stop,
                       std::shared_ptr<const trace::Tables> names)
    : query_(query), range_(range), stop_(stop), names_(std::move(names)) {}

void LaneSearch::keep(const LaneItem& item) {
    ++hits_.count;
    if (hits_.items.size() < most_kept)
        hits_.items.push_back(item);
}

void LaneSearch::add(const trace::Snapshot& snapshot, TimeRange part) {
    if (!snapshot.tables)
        return;
    const LaneMatcher matcher(query_, names_ ? *names_ : *snapshot.tables);
    unknown_ = matcher.unknown();
    // What has no length may lie at the end.
    if (part.end == snapshot.now)
        part.end += trace::Duration{1};
    add_threads(snapshot, matcher, part);
    add_others(snapshot, matcher, part);
    if (matcher.may_match(ItemKind::Idle) && !snapshot.cpus.empty())
        add_idle(snapshot, matcher, part);
}

void LaneSearch::add_threads(const trace::Snapshot& snapshot, const LaneMatcher& matcher,
                             TimeRange part) {
    if (!matcher.may_match(ItemKind::Interval) && !matcher.may_match(ItemKind::Hold))
        return;
    const auto consider = [&](const LaneItem& item) {
        if (belongs_to(item.range, part, range_.begin) && matcher.matches(item))
            keep(item);
    };
    for (const auto& lane : snapshot.actors) {
        if (!matcher.may_match(lane->actor))
            continue;
        for_each_interval(*lane, part, [&](const trace::Interval& interval) {
            if (goes_on())
                consider(item_of(lane->actor, interval));
        });
        for_each_hold(*lane, part, [&](const trace::Hold& hold) {
            if (goes_on())
                consider(item_of(hold));
        });
        if (ended_ || is_stopped())
            return;
    }
}

void LaneSearch::add_others(const trace::Snapshot& snapshot, const LaneMatcher& matcher,
                            TimeRange part) {
    const auto consider = [&](const LaneItem& item) {
        if (belongs_to(item.range, part, range_.begin) && matcher.matches(item))
            keep(item);
    };
    if (matcher.may_match(ItemKind::Wait))
        for (const auto& lane : snapshot.locks)
            if (!ended_)
                for_each_wait(*lane, part, [&](const trace::Hold& wait) {
                    if (goes_on())
                        consider(wait_of(snapshot, wait));
                });
    if (matcher.may_match(ItemKind::Slice))
        for (const auto& lane : snapshot.slices)
            for (std::size_t depth = 0; depth < lane->rows.size() && !ended_; ++depth)
                for_each_in(lane->rows[depth], part, [&](const trace::Slice& slice) {
                    if (goes_on())
                        consider(item_of(lane->actor, static_cast<std::uint32_t>(depth), slice));
                });
    if (matcher.may_match(ItemKind::Value))
        for (const auto& lane : snapshot.variables)
            if (!ended_)
                for_each_value(*lane, part, [&](const trace::Holding& holding) {
                    if (goes_on())
                        consider(item_of(lane->variable, holding));
                });
    if (matcher.may_match(ItemKind::CpuUse))
        for (const auto& lane : snapshot.cpus)
            if (!ended_)
                for_each_in(lane->intervals, part, [&](const trace::CpuInterval& interval) {
                    if (goes_on())
                        consider(item_of(lane->cpu, interval));
                });
    if (matcher.may_match(ItemKind::Moment))
        for (std::size_t i = 0; i < snapshot.moments.size() && goes_on(); ++i)
            consider(item_of(snapshot.moments[i]));
}

// They come cut at the ends of a part, and are told whole.
void LaneSearch::add_idle(const trace::Snapshot& snapshot, const LaneMatcher& matcher,
                          TimeRange part) {
    const auto keep_last = [&] {
        if (const LaneItem item = item_of(*idle_); matcher.matches(item))
            keep(item);
        idle_.reset();
    };
    for_each_idle_stretch(
        snapshot, part,
        [&](const IdleStretch& stretch) {
            if (idle_ && goes_on_in(*idle_, stretch)) {
                idle_->range.end = stretch.range.end;
                return;
            }
            if (idle_)
                keep_last();
            idle_ = stretch;
        },
        stop_);
    if (idle_ && part.end >= std::min(range_.end, snapshot.now))
        keep_last();
}

void LaneSearch::add(const std::vector<trace::Annotation>& notes, const trace::Tables& tables) {
    const LaneMatcher matcher(query_, tables);
    for (std::size_t i = 0; i < notes.size(); ++i)
        if (const LaneItem item = item_of(notes[i], static_cast<std::uint32_t>(i));
            matcher.matches(item, in_lower_case(notes[i].text)))
            keep(item);
}

LaneHits search_lanes(const trace::Snapshot& snapshot, const LaneQuery& query) {
    const TimeRange all = snapshot.range();
    LaneSearch search(query, all, nullptr);
    search.add(snapshot, all);
    return search.take();
}

}  // namespace threadline::analysis
