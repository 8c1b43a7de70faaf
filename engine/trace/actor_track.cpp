#include "engine/trace/actor_track.h"

#include <algorithm>

namespace threadline::trace {
namespace {

// The argument as a length of time; what a damaged file may hold is cut where sums would overflow.
Duration duration_in(const TraceEvent& event) {
    return Duration(std::clamp<std::int64_t>(event.event.argument, 0, std::int64_t{1} << 60));
}

bool begins_wait(EventKind kind) {
    switch (kind) {
        case EventKind::JoinRequest:
        case EventKind::Request:
        case EventKind::WaitBegin:
        case EventKind::SemaphoreRequest:
        case EventKind::BarrierArrived:
        case EventKind::PutRequest:
        case EventKind::GetRequest:
        case EventKind::IoBegin:
        case EventKind::SleepBegin:
            return true;
        default:
            return false;
    }
}

State state_of(WaitKind wait) {
    switch (wait) {
        case WaitKind::None:
            return State::Running;
        case WaitKind::Lock:
            return State::Blocked;
        case WaitKind::Io:
            return State::Io;
        case WaitKind::Sleep:
            return State::Sleeping;
        default:
            return State::Waiting;
    }
}

}  // namespace

void ActorTrack::append(const TraceEvent& event, const World& world) {
    // What others did to it may have been stamped later than its own next step.
    const Time t = std::max({event.time(), last_, open_.begin});
    changed_ = true;
    if (lane_.ended) {
        last_ = t;
        return;
    }
    if (!begun_)
        begin(event);

    const EventKind kind = event.event.kind;
    if (kind == EventKind::Lost) {
        const SiteId site = open_.site;
        close_open(std::max(last_, open_.begin));
        Interval gap;
        gap.begin = open_.end;
        gap.end = t;
        gap.state = State::Unknown;
        flush();
        emit(gap);
        waiting_ = WaitKind::None;
        under_recorder_.reset();
        compute_begin_.reset();
        run_from(t, site);
        last_ = t;
        return;
    }

    const WaitKind now = world.actor(event.actor).wait;
    if (waiting_ != WaitKind::None && (now == WaitKind::None || begins_wait(kind)))
        close_wait(event, t);
    if (begins_wait(kind) && now != WaitKind::None)
        open_wait(event, world, t);

    switch (kind) {
        case EventKind::ThreadBegin:
        case EventKind::CpuTime:
            read_cpu(t, duration_in(event));
            break;
        case EventKind::ThreadEnd:
            read_cpu(t, duration_in(event));
            end_life(t);
            break;
        case EventKind::ComputeBegin:
            if (waiting_ == WaitKind::None && open_.state == State::Running) {
                if (t - open_.begin > adopted) {
                    close_open(t);
                    run_from(t, event.event.site);
                } else {
                    open_.site = event.event.site;
                }
                compute_begin_ = t;
            }
            break;
        case EventKind::ComputeEnd:
            compute_ended(t, duration_in(event));
            break;
        case EventKind::RecorderBegin:
            if (!under_recorder_) {
                const Interval before = open_;
                close_open(t);
                flush();
                under_recorder_ = before;
                open_ = Interval{};
                open_.begin = open_.end = t;
                open_.site = before.site;
                open_.state = State::Recorder;
            }
            break;
        case EventKind::RecorderEnd:
            if (under_recorder_) {
                close_open(t);
                open_ = *under_recorder_;
                open_.begin = open_.end = t;
                under_recorder_.reset();
            }
            break;
        default:
            break;
    }
    last_ = t;
}

void ActorTrack::begin(const TraceEvent& event) {
    begun_ = true;
    last_ = last_reading_ = lane_.begin = event.time();
    run_from(lane_.begin, event.event.site);
}

void ActorTrack::end_life(Time t) {
    close(t);
    lane_.ended = true;
}

// Drops what has no length and says nothing: no time ran or was waited for a CPU.
void ActorTrack::emit(const Interval& interval) {
    const bool empty = interval.begin == interval.end;
    if (interval.state == State::Running)
        run_since_reading_ += unread_part(interval);
    if (!empty || (interval.state != State::Running && interval.state != State::Ready &&
                   interval.state != State::Unknown))
        lane_.intervals.append(interval);
}

// The part of a Running stretch that the last reading of the CPU clock has not accounted for.
Duration ActorTrack::unread_part(const Interval& interval) const {
    return std::max(Duration{0}, interval.end - std::max(interval.begin, last_reading_));
}

void ActorTrack::flush() {
    if (!pending_)
        return;
    const Interval interval = *pending_;
    pending_.reset();
    emit(interval);
}

// A Running stretch stays provisional until the CPU clock has been read; all else is final.
void ActorTrack::close_open(Time t) {
    open_.end = std::max(t, open_.begin);
    flush();
    if (open_.state == State::Running && open_.begin < open_.end)
        pending_ = open_;
    else
        emit(open_);
}

void ActorTrack::run_from(Time t, SiteId site) {
    flush();
    open_ = Interval{};
    open_.begin = open_.end = t;
    open_.site = site;
}

void ActorTrack::open_wait(const TraceEvent& event, const World& world, Time t) {
    close_open(t);
    const ActorState& actor = world.actor(event.actor);
    waiting_ = actor.wait;
    open_ = Interval{};
    open_.begin = open_.end = t;
    open_.state = state_of(waiting_);
    open_.object = event.event.object;
    open_.site = event.event.site;
    if (waiting_ == WaitKind::Join) {
        open_.by = actor.joins;
    } else if (waiting_ == WaitKind::Lock) {
        const auto& holders = world.object(event.event.object).holders;
        if (!holders.empty())
            open_.by = holders.front().actor;
    }
    due_.reset();
    const bool timed_request =
        actor.timed && event.event.argument > 0 &&
        (waiting_ == WaitKind::Lock || waiting_ == WaitKind::Semaphore ||
         waiting_ == WaitKind::QueueItem || waiting_ == WaitKind::QueueSpace);
    if (timed_request || waiting_ == WaitKind::Sleep)
        due_ = t + duration_in(event);
    compute_begin_.reset();
    under_recorder_.reset();
    ++lane_.blocks;
}

void ActorTrack::close_wait(const TraceEvent& event, Time t) {
    const EventKind kind = event.event.kind;
    const bool timed_out = kind == EventKind::TimedOut || kind == EventKind::TimedOutJoin;
    if (!under_recorder_ && open_.state != State::Ready) {
        open_.timed_out = timed_out;
        // Its time was over: from then on it waited for a CPU.
        if (due_ && *due_ < t && (timed_out || kind == EventKind::SleepEnd))
            wake(*due_, {});
    }
    close_open(t);
    waiting_ = WaitKind::None;
    under_recorder_.reset();
    run_from(t, event.event.site);
}

void ActorTrack::wake(Time t, ActorId by) {
    if (under_recorder_) {
        under_recorder_->state = State::Ready;
        under_recorder_->woken_by = by;
        return;
    }
    if (waiting_ == WaitKind::None || open_.state == State::Ready)
        return;
    changed_ = true;
    t = std::max(t, open_.begin);
    open_.woken_by = by;
    const Interval wait = open_;
    close_open(t);
    flush();
    open_ = wait;
    open_.begin = open_.end = t;
    open_.state = State::Ready;
    open_.timed_out = false;
}

void ActorTrack::hold_back(Time t, ActorId by) {
    if (under_recorder_) {
        under_recorder_->state = state_of(waiting_);
        return;
    }
    if (waiting_ == WaitKind::None || open_.state != State::Ready)
        return;
    changed_ = true;
    t = std::max(t, open_.begin);
    const Interval ready = open_;
    close_open(t);
    open_ = ready;
    open_.begin = open_.end = t;
    open_.state = state_of(waiting_);
    open_.woken_by = {};
    if (waiting_ == WaitKind::Lock)
        open_.by = by;
}

void ActorTrack::mark_deadlocked(Time since) {
    if (closed_ || (open_.state != State::Blocked && open_.state != State::Waiting))
        return;
    changed_ = true;
    const Interval wait = open_;
    const Time t = std::max(since, open_.begin);
    if (t > open_.begin) {
        close_open(t);
        open_ = wait;
        open_.begin = open_.end = t;
    }
    open_.underneath = wait.state;
    open_.state = State::Deadlocked;
}

// `interval` is Running and not yet emitted; the last `ready` of it become Ready.
void ActorTrack::split(Interval running, Duration ready) {
    Interval rest = running;
    running.end -= ready;
    running.estimated = true;
    rest.begin = running.end;
    rest.state = State::Ready;
    rest.estimated = true;
    emit(running);
    emit(rest);
}

void ActorTrack::read_cpu(Time t, Duration cpu) {
    if (!first_cpu_) {
        first_cpu_ = cpu;
    } else if (cpu == Duration{0}) {
        flush();  // no reading: whatever ran has used some
        return;
    } else if (cpu >= last_cpu_) {
        const Duration advanced = cpu - last_cpu_;
        const bool running = waiting_ == WaitKind::None && open_.state == State::Running;
        if (pending_ || running) {
            Interval stretch = pending_ ? *pending_ : open_;
            if (!pending_)
                stretch.end = t;
            const Duration part = unread_part(stretch);
            const Duration ready = std::min(part, run_since_reading_ + part - advanced);
            if (ready > sliver) {
                split(stretch, ready);
                if (pending_)
                    pending_.reset();
                else
                    run_from(t, stretch.site);
            }
        }
        lane_.cpu_time = cpu - *first_cpu_;
    }
    flush();
    last_cpu_ = std::max(last_cpu_, cpu);
    last_reading_ = t;
    run_since_reading_ = Duration{0};
}

void ActorTrack::compute_ended(Time t, Duration cpu) {
    if (!compute_begin_ || waiting_ != WaitKind::None || open_.state != State::Running)
        return;
    const Time begin = std::max(*compute_begin_, open_.begin);
    compute_begin_.reset();
    const Duration ready = std::min(t - begin, t - begin - cpu);
    if (ready <= sliver)
        return;
    Interval stretch = open_;
    stretch.end = t;
    split(stretch, ready);
    run_from(t, stretch.site);
}

void ActorTrack::hold(const Hold& hold) {
    changed_ = true;
    lane_.open_holds.push_back(hold);
}

std::optional<Hold> ActorTrack::release(ObjectId lock, Time t) {
    // Locks are mostly released in the opposite order.
    const auto it = std::find_if(lane_.open_holds.rbegin(), lane_.open_holds.rend(),
                                 [&](const Hold& hold) { return hold.lock == lock; });
    if (it == lane_.open_holds.rend())
        return std::nullopt;
    changed_ = true;
    Hold hold = *it;
    hold.end = std::max(t, hold.begin);
    lane_.open_holds.erase(std::next(it).base());
    lane_.holds.append(hold);
    lane_.longest_hold = std::max(lane_.longest_hold, hold.end - hold.begin);
    return hold;
}

void ActorTrack::close(Time end) {
    if (!begun_ || closed_)
        return;
    changed_ = true;
    close_open(std::max(end, last_));
    flush();
    lane_.end = open_.end;
    while (!lane_.open_holds.empty())
        release(lane_.open_holds.front().lock, lane_.end);
    closed_ = true;
}

std::shared_ptr<const ActorLane> ActorTrack::lane_at(Time now) {
    if (!begun_)
        return nullptr;
    if (published_ && !changed_ && (closed_ || published_at_ == now))
        return published_;
    if (!closed_) {
        if (pending_ && (!first_cpu_ || now - pending_->end > patience))
            flush();
        lane_.end = std::max({now, open_.begin, last_});
    }
    auto lane = std::make_shared<ActorLane>(lane_);
    if (!closed_) {
        if (pending_) {
            lane->intervals.detach();
            lane->intervals.append(*pending_);
        }
        lane->open = open_;
        lane->open->end = lane->end;
        for (Hold& hold : lane->open_holds)
            hold.end = lane->end;
    }
    published_ = std::move(lane);
    published_at_ = now;
    changed_ = false;
    return published_;
}

}  // namespace threadline::trace
