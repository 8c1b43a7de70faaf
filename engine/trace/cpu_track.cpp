#include "engine/trace/cpu_track.h"

#include "engine/trace/cpu_event.h"

#include <algorithm>
#include <utility>

namespace threadline::trace {

CpuUse CpuTrack::unused() const {
    return wanted_ > 0 ? CpuUse::OtherPrograms : CpuUse::Idle;
}

void CpuTrack::close_stretch(Time t) {
    current_.end = std::max(t, current_.begin);
    if (current_.end > current_.begin)
        stretches_.push_back(current_);
    current_.begin = current_.end;
}

void CpuTrack::begin_stretch(CpuUse use, ActorId actor) {
    current_.use = use;
    current_.actor = actor;
    seen_ = true;
}

void CpuTrack::switched_in(Time t, ActorId actor) {
    if (current_.use == CpuUse::Services && actor && t <= on_since_)
        return bind(actor);
    // Who was on it without having left it: how long is not known.
    if (current_.use == CpuUse::Thread || current_.use == CpuUse::Services)
        current_.use = CpuUse::Unknown;
    close_stretch(t);
    begin_stretch(actor ? CpuUse::Thread : CpuUse::Services, actor);
    on_since_ = current_.begin;
}

// It was there all the time, and now it is known who it is.
void CpuTrack::bind(ActorId actor) {
    for (auto it = stretches_.rbegin(); it != stretches_.rend() && it->begin >= on_since_; ++it) {
        it->use = CpuUse::Thread;
        it->actor = actor;
    }
    current_.use = CpuUse::Thread;
    current_.actor = actor;
}

void CpuTrack::switched_out(Time t, ActorId actor) {
    const bool was_on = current_.use == CpuUse::Thread || current_.use == CpuUse::Services;
    if (!was_on && seen_)
        current_.use = CpuUse::Unknown;
    else if (actor)
        bind(actor);
    else
        current_.use = CpuUse::Services;
    close_stretch(t);
    begin_stretch(unused(), {});
}

void CpuTrack::lost(Time t) {
    close_stretch(t);
    begin_stretch(CpuUse::Unknown, {});
}

void CpuTrack::wanted(Time t, int step) {
    wanted_ += step;
    if (current_.use != CpuUse::Idle && current_.use != CpuUse::OtherPrograms)
        return;
    if (current_.use == unused())
        return;
    close_stretch(t);
    begin_stretch(unused(), {});
}

void CpuTrack::busy(Time t, Duration so_far) {
    t = std::max(t, current_.begin);
    if (busy_so_far_) {
        close_stretch(t);
        Duration idle{0};
        Duration used{0};
        for (const Stretch& stretch : stretches_) {
            if (stretch.begin < busy_at_)
                continue;
            (stretch.use == CpuUse::Idle ? idle : used) += stretch.end - stretch.begin;
        }
        const Duration others = so_far - *busy_so_far_ - used;
        if (others > least_busy && others > idle / 2)
            for (Stretch& stretch : stretches_)
                if (stretch.begin >= busy_at_ && stretch.use == CpuUse::Idle)
                    stretch.use = CpuUse::OtherPrograms;
    } else {
        close_stretch(t);
    }
    busy_so_far_ = so_far;
    busy_at_ = current_.begin;
}

void CpuTrack::append(const CpuInterval& interval, std::optional<CpuInterval>& held,
                      Series<CpuInterval>& lane) {
    if (interval.begin >= interval.end)
        return;
    if (held && held->use == interval.use && held->actor == interval.actor) {
        held->end = interval.end;
        return;
    }
    if (held)
        lane.append(*held);
    held = interval;
}

void CpuTrack::append(const Stretch& stretch, const LifeOf& life, std::optional<CpuInterval>& held,
                      Series<CpuInterval>& lane) {
    if (stretch.begin >= stretch.end)
        return;
    CpuInterval interval;
    interval.begin = stretch.begin;
    interval.end = stretch.end;
    interval.use = stretch.use;
    interval.estimated = stretch.use == CpuUse::OtherPrograms;
    if (stretch.use != CpuUse::Thread)
        return append(interval, held, lane);
    const TimeRange none{stretch.end, stretch.end};
    const TimeRange lived = life(stretch.actor).value_or(none);
    const Time begin = std::clamp(lived.begin, stretch.begin, stretch.end);
    const Time end = std::clamp(lived.end, begin, stretch.end);
    append({stretch.begin, begin, {}, CpuUse::Services, false}, held, lane);
    append({begin, end, stretch.actor, CpuUse::Thread, false}, held, lane);
    append({end, stretch.end, {}, CpuUse::Services, false}, held, lane);
}

void CpuTrack::settle(Time known, const LifeOf& life) {
    // What looks idle waits for the next look at how busy the CPU was.
    if (busy_so_far_)
        known = std::min(known, busy_at_);
    // It may still turn out to be a thread of the run.
    if (current_.use == CpuUse::Services)
        known = std::min(known, on_since_);
    while (!stretches_.empty() && stretches_.front().end <= known) {
        append(stretches_.front(), life, held_, lane_.intervals);
        stretches_.pop_front();
    }
}

// The run ended with its last event, and more than that was known of the CPU by then. Nothing that
// a copy of the lane shows is written to.
void CpuTrack::cut(Time end) {
    if (held_ && held_->end > end) {
        held_->end = end;
        if (held_->begin >= end)
            held_.reset();
    }
    if (lane_.intervals.empty() || lane_.intervals.back().end <= end)
        return;
    Series<CpuInterval> kept;
    for (std::size_t i = 0; i < lane_.intervals.size(); ++i) {
        CpuInterval interval = lane_.intervals[i];
        interval.end = std::min(interval.end, end);
        if (interval.begin < interval.end)
            kept.append(interval);
    }
    lane_.intervals = std::move(kept);
}

void CpuTrack::finish(Time end, const LifeOf& life) {
    if (finished_)
        return;
    finished_ = true;
    published_.reset();
    cut(end);
    close_stretch(std::max(end, current_.begin));
    for (Stretch stretch : stretches_) {
        stretch.end = std::min(stretch.end, end);
        if (stretch.begin < stretch.end)
            append(stretch, life, held_, lane_.intervals);
    }
    stretches_.clear();
    if (held_)
        lane_.intervals.append(*held_);
    held_.reset();
    lane_.end = end;
}

std::shared_ptr<const CpuLane> CpuTrack::lane_at(Time now, const LifeOf& life) {
    if (finished_) {
        if (!published_)
            published_ = std::make_shared<const CpuLane>(lane_);
        return published_;
    }
    auto lane = std::make_shared<CpuLane>(lane_);
    lane->intervals.detach();
    lane->end = std::max(now, current_.begin);
    std::optional<CpuInterval> held = held_;
    for (const Stretch& stretch : stretches_)
        append(stretch, life, held, lane->intervals);
    Stretch open = current_;
    open.end = lane->end;
    append(open, life, held, lane->intervals);
    if (held)
        lane->intervals.append(*held);
    return lane;
}

void CpuTrack::summarise(Time long_since) {
    if (summarised_ == lane_.intervals.size())
        return;
    for (; summarised_ < lane_.intervals.size(); ++summarised_) {
        const CpuInterval& interval = lane_.intervals[summarised_];
        overview_.uses.add(interval.range(), interval.use);
        if (is_long(interval.range(), long_since, kernel_is_late))
            overview_.long_intervals.append(interval);
    }
    lane_.overview = std::make_shared<const CpuLaneOverview>(overview_);
    published_.reset();
}

void CpuTrack::close_overview() {
    overview_.uses.close();
    lane_.overview = std::make_shared<const CpuLaneOverview>(overview_);
    published_.reset();
}

bool CpuTrack::coarsen_overview(std::size_t bytes) {
    if (!coarsen(overview_, bytes))
        return false;
    lane_.overview = std::make_shared<const CpuLaneOverview>(overview_);
    published_.reset();
    return true;
}

void CpuTrack::forget(Time t) {
    published_.reset();
    summarised_ -= lane_.intervals.forget(std::min(lane_.intervals.find(t), summarised_));
}

CpuTrack& CpuTracks::track(std::uint16_t cpu) {
    if (cpu >= tracks_.size())
        tracks_.resize(cpu + 1u);
    if (!tracks_[cpu])
        tracks_[cpu] = std::make_unique<CpuTrack>(cpu);
    return *tracks_[cpu];
}

void CpuTracks::know(std::uint32_t cpus) {
    for (std::uint32_t cpu = 0; cpu < cpus; ++cpu)
        track(static_cast<std::uint16_t>(cpu));
}

void CpuTracks::append(const TraceEvent& event) {
    const Time t = event.time();
    const CpuArgument argument = unpacked(event.event.argument);
    CpuTrack& cpu = track(argument.cpu);
    const auto no_longer_wanted = [&] {
        if (event.actor.value >= preempted_on_.size() || preempted_on_[event.actor.value] < 0)
            return;
        track(static_cast<std::uint16_t>(preempted_on_[event.actor.value])).wanted(t, -1);
        preempted_on_[event.actor.value] = -1;
    };
    switch (event.event.kind) {
        case EventKind::SwitchedIn:
            no_longer_wanted();
            cpu.switched_in(t, event.actor);
            break;
        case EventKind::SwitchedOut:
            no_longer_wanted();
            if (have_others_ && event.actor && event.event.has(event_flag::preempted)) {
                if (event.actor.value >= preempted_on_.size())
                    preempted_on_.resize(event.actor.value + 1, -1);
                preempted_on_[event.actor.value] = argument.cpu;
                cpu.wanted(t, 1);
            }
            cpu.switched_out(t, event.actor);
            break;
        case EventKind::SwitchesLost:
            // Who waited for a CPU may have got this one.
            for (std::int32_t& waits_on : preempted_on_)
                if (const std::int32_t its = std::exchange(waits_on, -1); its >= 0)
                    track(static_cast<std::uint16_t>(its)).wanted(t, -1);
            cpu.lost(t);
            break;
        case EventKind::CpuBusy:
            cpu.busy(t, Duration(argument.value));
            break;
        default:
            break;
    }
}

void CpuTracks::settle(Time known, const LifeOf& life) {
    for (const auto& track : tracks_)
        if (track)
            track->settle(known, life);
}

void CpuTracks::finish(Time end, const LifeOf& life) {
    for (const auto& track : tracks_)
        if (track)
            track->finish(end, life);
}

void CpuTracks::publish(std::vector<std::shared_ptr<const CpuLane>>& lanes, Time now,
                        const LifeOf& life) {
    for (const auto& track : tracks_)
        if (track)
            lanes.push_back(track->lane_at(now, life));
}

}  // namespace threadline::trace
