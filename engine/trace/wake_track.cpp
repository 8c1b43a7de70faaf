#include "engine/trace/wake_track.h"

#include <algorithm>

namespace threadline::trace {

WakeKind wake_kind_of(EventKind step) {
    switch (step) {
        case EventKind::TimedOut:
            return WakeKind::GaveUp;
        case EventKind::Notify:
            return WakeKind::Notify;
        case EventKind::SemaphorePosted:
            return WakeKind::Post;
        case EventKind::BarrierOpened:
            return WakeKind::Barrier;
        case EventKind::Put:
            return WakeKind::Put;
        case EventKind::Got:
            return WakeKind::Get;
        case EventKind::QueueClosed:
            return WakeKind::Close;
        case EventKind::ThreadEnd:
            return WakeKind::End;
        case EventKind::ActorStart:
            return WakeKind::Start;
        case EventKind::IoEnd:
            return WakeKind::Reply;
        default:
            return WakeKind::Unlock;
    }
}

std::optional<Wake> WakeLane::at(Time t) const {
    if (open && open->begin <= t)
        return *open;
    // Of those that end after `t` only the first can have begun; else one may end there.
    const std::size_t next = wakes.find(t);
    if (next < wakes.size() && wakes[next].begin <= t)
        return wakes[next];
    if (next > 0 && wakes[next - 1].end == t)
        return wakes[next - 1];
    return {};
}

std::optional<Wake> WakeLane::before(Time t, std::uint32_t place) const {
    // Places are in order of time, so what is left after the search by time are ties.
    for (std::size_t i = wakes.find(t); i-- > 0;)
        if (wakes[i].waker && static_cast<std::int32_t>(place - wakes[i].to) > 0)
            return wakes[i];
    return {};
}

void WakeTrack::woken(const Wake& wake) {
    changed_ = true;
    lane_.open = wake;
    lane_.open->end = wake.begin;
}

void WakeTrack::held_back() {
    changed_ |= lane_.open.has_value();
    lane_.open.reset();
}

void WakeTrack::went_on(Time t, std::uint32_t place) {
    if (!lane_.open)
        return;
    changed_ = true;
    Wake wake = *lane_.open;
    wake.end = std::max(t, wake.begin);
    wake.to = place;
    lane_.wakes.append(wake);
    lane_.open.reset();
}

void WakeTrack::wakes(Time t, std::uint32_t place, ActorId woken) {
    changed_ = true;
    lane_.given.append({t, t, woken, place});
}

void WakeTrack::replied(Time since, Time t, std::uint32_t place, ObjectId service) {
    changed_ = true;
    Wake wake;
    wake.begin = since;
    wake.end = std::max(since, t);
    wake.object = service;
    wake.from = wake.to = place;
    wake.kind = WakeKind::Reply;
    lane_.wakes.append(wake);
}

void WakeTrack::forget(Time t) {
    published_.reset();
    changed_ = true;
    lane_.wakes.forget(lane_.wakes.find(t));
    lane_.given.forget(lane_.given.find(t));
}

std::shared_ptr<const WakeLane> WakeTrack::lane_at(Time) {
    if (!published_ || changed_)
        published_ = std::make_shared<WakeLane>(lane_);
    changed_ = false;
    return published_;
}

}  // namespace threadline::trace
