// The lane of an actor as others see it: what of it is final, its overview, and a copy at a time.
#include "engine/trace/actor_track.h"

#include <algorithm>

namespace threadline::trace {

void ActorTrack::count_running() {
    for (; counted_ < lane_.intervals.size(); ++counted_)
        if (lane_.intervals[counted_].state == State::Running)
            ran_ += lane_.intervals[counted_].end - lane_.intervals[counted_].begin;
}

void ActorTrack::settle() {
    if (!begun_)
        return;
    if (!closed_ && !first_cpu_)
        flush();
    if (!knows_switches() || cut_)
        return;
    on_cpu_.settle(*switches_known_, lane_.intervals);
    if (closed_ && *switches_known_ >= lane_.end && on_cpu_.knows_place())
        finish(lane_.end);
}

void ActorTrack::summarise(Time long_since) {
    count_running();
    if (summarised_intervals_ == lane_.intervals.size() && summarised_holds_ == lane_.holds.size())
        return;
    changed_ = true;
    for (; summarised_intervals_ < lane_.intervals.size(); ++summarised_intervals_) {
        const Interval& interval = lane_.intervals[summarised_intervals_];
        overview_.states.add(interval.range(), interval.state);
        if (is_long(interval.range(), long_since, kernel_is_late))
            overview_.long_intervals.append(interval);
    }
    for (; summarised_holds_ < lane_.holds.size(); ++summarised_holds_) {
        const Hold& hold = lane_.holds[summarised_holds_];
        overview_.holds.add(hold.range());
        if (is_long(hold.range(), long_since))
            overview_.long_holds.append(hold);
    }
    lane_.overview = std::make_shared<const ActorOverview>(overview_);
}

void ActorTrack::close_overview() {
    overview_.states.close();
    overview_.holds.close();
    lane_.overview = std::make_shared<const ActorOverview>(overview_);
    changed_ = true;
}

bool ActorTrack::coarsen_overview(std::size_t bytes) {
    if (!coarsen(overview_, bytes))
        return false;
    lane_.overview = std::make_shared<const ActorOverview>(overview_);
    changed_ = true;
    return true;
}

void ActorTrack::forget(Time t) {
    published_.reset();
    changed_ = true;
    const std::size_t intervals = std::min(lane_.intervals.find(t), summarised_intervals_);
    lane_.intervals.forget(intervals);
    summarised_intervals_ -= intervals;
    counted_ -= intervals;
    summarised_holds_ -= lane_.holds.forget(std::min(lane_.holds.find(t), summarised_holds_));
}

std::shared_ptr<const ActorLane> ActorTrack::lane_at(Time now) {
    if (!begun_)
        return nullptr;
    const bool final = closed_ && (cut_ || !knows_switches());
    if (published_ && !changed_ && (final || published_at_ == now))
        return published_;
    if (!closed_)
        lane_.end = std::max({now, open_.begin, last_});
    settle();
    auto lane = std::make_shared<ActorLane>(lane_);
    if (knows_switches()) {
        lane->switches = on_cpu_.switches();
        if (!cut_)
            add_provisional(*lane);
    }
    if (!closed_) {
        if (!pending_.empty())
            lane->intervals.detach();
        for (const Stretch& stretch : pending_)
            if (is_worth_keeping(stretch.interval))
                lane->intervals.append(stretch.interval);
        if (!knows_switches()) {
            lane->open = open_;
            lane->open->end = lane->end;
        }
        for (Hold& hold : lane->open_holds)
            hold.end = lane->end;
    }
    published_ = std::move(lane);
    published_at_ = now;
    changed_ = false;
    return published_;
}

// What the kernel's switches have not reached yet.
void ActorTrack::add_provisional(ActorLane& lane) const {
    std::optional<Interval> open;
    if (!closed_) {
        open = open_;
        open->end = lane.end;
    }
    std::vector<Interval> pieces = on_cpu_.provisional(open, *switches_known_);
    if (open) {
        lane.open = pieces.back();
        pieces.pop_back();
    }
    if (pieces.empty())
        return;
    lane.intervals.detach();
    for (const Interval& piece : pieces)
        lane.intervals.append(piece);
}

}  // namespace threadline::trace
