#include "engine/trace/actor_track.h"

#include <algorithm>
#include <array>

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
        case EventKind::InterpreterRequest:
        case EventKind::InterpreterYielded:
        case EventKind::PollBegin:
            return true;
        default:
            return false;
    }
}

// Whether, of an actor that does not wait, the event changes anything about its lane.
constexpr auto tells_of_state = [] {
    std::array<bool, static_cast<std::size_t>(EventKind::Count)> tells{};
    using enum EventKind;
    for (const EventKind kind : {ThreadBegin,
                                 ThreadEnd,
                                 Resume,
                                 Suspend,
                                 JoinRequest,
                                 Request,
                                 WaitBegin,
                                 SemaphoreRequest,
                                 BarrierArrived,
                                 PutRequest,
                                 GetRequest,
                                 IoBegin,
                                 SleepBegin,
                                 InterpreterRequest,
                                 InterpreterYielded,
                                 PollBegin,
                                 CpuTime,
                                 Lost,
                                 ComputeBegin,
                                 ComputeEnd,
                                 RecorderBegin,
                                 RecorderEnd})
        tells[static_cast<std::size_t>(kind)] = true;
    return tells;
}();

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
        case WaitKind::Interpreter:
            return State::Interpreter;
        default:
            return State::Waiting;
    }
}

// The thread of an event loop waits for what its tasks wait for.
State state_of_poll(const TraceEvent& poll) {
    if (poll.event.argument > 0)
        return State::Io;
    return poll.event.has(event_flag::timed) ? State::Sleeping : State::Waiting;
}

}  // namespace

void ActorTrack::append(const TraceEvent& event, const World& world) {
    // What others did to it may have been stamped later than its own next step.
    const Time t = std::max({event.time(), last_, open_.begin});
    changed_ = true;
    const EventKind kind = event.event.kind;
    const bool tells = static_cast<std::size_t>(kind) < tells_of_state.size() &&
                       tells_of_state[static_cast<std::size_t>(kind)];
    if (lane_.ended || (begun_ && waiting_ == WaitKind::None && !tells)) {
        last_ = t;
        return;
    }
    if (!begun_)
        begin(event);

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
        case EventKind::Resume:
            resume(event, t);
            break;
        case EventKind::Suspend:
            suspend(t);
            break;
        case EventKind::ThreadBegin:
            if (!is_task() && open_.state == State::Ready) {
                close_open(t);
                run_from(t, event.event.site);
            }
            [[fallthrough]];
        case EventKind::CpuTime:
            read_cpu(t, duration_in(event), Reading::Between);
            break;
        case EventKind::ThreadEnd:
            read_cpu(t, duration_in(event), Reading::Last);
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

void ActorTrack::create(Time t) {
    if (begun_)
        return;
    changed_ = true;
    begun_ = true;
    last_ = last_reading_ = lane_.begin = t;
    if (knows_switches())
        on_cpu_.begin_off(t);
    run_from(t, {});
    open_.state = State::Ready;
}

// It goes on, unless only to find that it has to wait on.
void ActorTrack::resume(const TraceEvent& event, Time t) {
    if (waiting_ != WaitKind::None)
        return;
    close_open(t);
    run_from(t, event.event.site);
}

void ActorTrack::suspend(Time t) {
    if (waiting_ != WaitKind::None || under_recorder_)
        return;
    const SiteId site = open_.site;
    close_open(t);
    run_from(t, site);
    open_.state = State::Ready;
}

void ActorTrack::begin(const TraceEvent& event) {
    if (is_task())
        return create(event.time());
    begun_ = true;
    last_ = last_reading_ = lane_.begin = event.time();
    if (knows_switches())
        on_cpu_.begin(lane_.begin);
    run_from(lane_.begin, event.event.site);
}

void ActorTrack::end_life(Time t) {
    close(t);
    lane_.ended = true;
}

void ActorTrack::emit(const Interval& interval) {
    if (interval.state == State::Running)
        run_since_reading_ += unread_part(interval);
    if (!is_worth_keeping(interval))
        return;
    if (knows_switches())
        on_cpu_.append(interval);
    else
        lane_.intervals.append(interval);
}

void ActorTrack::flush() {
    for (const Stretch& stretch : pending_)
        emit(stretch.interval);
    pending_.clear();
}

// From a Running stretch on all is provisional until the CPU clock has been read.
void ActorTrack::close_open(Time t) {
    open_.end = std::max(t, open_.begin);
    const bool may_be_cut =
        open_.state == State::Running && open_.begin < open_.end && !knows_switches() && !is_task();
    if (pending_.size() == most_pending)
        flush();
    if (may_be_cut || !pending_.empty())
        pending_.push_back({open_});
    else
        emit(open_);
}

void ActorTrack::run_from(Time t, SiteId site) {
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
    open_.state = waiting_ == WaitKind::Poll ? state_of_poll(event) : state_of(waiting_);
    open_.object = event.event.object;
    open_.site = event.event.site;
    if (waiting_ == WaitKind::Join) {
        open_.by = actor.joins;
    } else if (waiting_ == WaitKind::Lock || waiting_ == WaitKind::Interpreter) {
        const auto& holders = world.object(event.event.object).holders;
        if (!holders.empty())
            open_.by = holders.front().actor;
    }
    due_.reset();
    const bool timed_request =
        actor.timed && event.event.argument > 0 &&
        (waiting_ == WaitKind::Lock || waiting_ == WaitKind::Semaphore ||
         waiting_ == WaitKind::QueueItem || waiting_ == WaitKind::QueueSpace);
    if (times_count_ && (timed_request || waiting_ == WaitKind::Sleep))
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
        // Its reply had come: from then on it waited for a CPU.
        if (times_count_ && kind == EventKind::IoEnd && event.event.has(event_flag::timed))
            wake(t - duration_in(event), {});
        // Its time was over.
        if (due_ && *due_ < t && (timed_out || kind == EventKind::SleepEnd))
            wake(*due_, {});
    }
    close_open(t);
    waiting_ = WaitKind::None;
    under_recorder_.reset();
    run_from(t, event.event.site);
}

std::optional<TimeRange> ActorTrack::life() const {
    if (!begun_)
        return std::nullopt;
    return TimeRange{lane_.begin, closed_ ? lane_.end : Time::max()};
}

void ActorTrack::switched_in(Time t, std::int16_t cpu) {
    changed_ = true;
    on_cpu_.switched_in(t, cpu);
}

// The moment at which there is something to settle.
void ActorTrack::switched_out(Time t, std::int16_t cpu, bool preempted) {
    changed_ = true;
    on_cpu_.switched_out(t, cpu, preempted);
    on_cpu_.settle(*switches_known_, lane_.intervals);
}

void ActorTrack::switches_lost(Time t, std::int16_t cpu) {
    changed_ = true;
    on_cpu_.lost(t, cpu);
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
    if (waiting_ == WaitKind::Lock || waiting_ == WaitKind::Interpreter)
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
    // Nobody has read the clock at its end: what it ran since the last reading was all CPU time, or
    // nobody will ever know.
    if (first_cpu_ && !knows_switches()) {
        lane_.cpu_time += run_since_reading_ + unread_running();
        take_back(owed_);
    }
    flush();
    if (is_task() && !knows_switches())
        lane_.cpu_time = run_since_reading_;
    lane_.end = open_.end;
    while (!lane_.open_holds.empty())
        release(lane_.open_holds.front().lock, lane_.end);
    closed_ = true;
}

void ActorTrack::finish(Time end) {
    close(end);
    if (knows_switches() && begun_ && !cut_) {
        cut_ = changed_ = true;
        on_cpu_.close(lane_.intervals);
        // Nobody has read the clock at its end: the switches know as well.
        if (!lane_.ended || lane_.cpu_time == Duration{0}) {
            count_running();
            lane_.cpu_time = std::max(lane_.cpu_time, ran_);
        }
    }
}

}  // namespace threadline::trace
