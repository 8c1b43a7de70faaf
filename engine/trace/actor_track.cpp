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
        case EventKind::InterpreterRequest:
        case EventKind::InterpreterYielded:
        case EventKind::PollBegin:
            return true;
        default:
            return false;
    }
}

// What has no length and says nothing is not: no time ran or was waited for a CPU.
bool is_worth_keeping(const Interval& interval) {
    return interval.begin < interval.end ||
           (interval.state != State::Running && interval.state != State::Ready &&
            interval.state != State::Unknown);
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
        case EventKind::Resume:
            resume(event, t);
            break;
        case EventKind::Suspend:
            suspend(t);
            break;
        case EventKind::ThreadBegin:
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
    if (begun_ || !is_task())
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

// The part of a Running stretch that the last reading of the CPU clock has not accounted for.
Duration ActorTrack::unread_part(const Interval& interval) const {
    return std::max(Duration{0}, interval.end - std::max(interval.begin, last_reading_));
}

Duration ActorTrack::unread_running() const {
    Duration sum{0};
    for (const Stretch& stretch : pending_)
        if (stretch.interval.state == State::Running)
            sum += unread_part(stretch.interval);
    return sum;
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
        // Its reply had come: from then on it waited for a CPU.
        if (kind == EventKind::IoEnd && event.event.has(event_flag::timed))
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

// The last `ready` of a Running stretch.
void ActorTrack::make_ready(std::size_t index, Duration ready) {
    Interval& running = pending_[index].interval;
    running.estimated = true;
    if (ready == running.end - running.begin) {
        running.state = State::Ready;
        return;
    }
    Stretch rest = pending_[index];
    running.end -= ready;
    rest.interval.begin = running.end;
    rest.interval.state = State::Ready;
    pending_.insert(pending_.begin() + static_cast<std::ptrdiff_t>(index) + 1, rest);
}

// The thread cannot have run for all of what is pending: from the last stretch on backwards, those
// last that a step of their own has measured. What cannot be taken back stays owed.
void ActorTrack::take_back(Duration excess) {
    for (const bool measured : {false, true})
        for (std::size_t i = pending_.size(); i-- > 0 && excess > Duration{0};) {
            const Interval& interval = pending_[i].interval;
            if (interval.state != State::Running || pending_[i].measured != measured)
                continue;
            const Duration part = std::min(excess, interval.end - interval.begin);
            if (part > Duration{0})
                make_ready(i, part);
            excess -= part;
        }
    owed_ = excess;
}

// What is owed may have to be taken from the last stretch that is long enough.
void ActorTrack::keep_what_owes() {
    std::size_t first = owed_ > Duration{0} ? 0 : pending_.size();
    for (std::size_t i = pending_.size(); i-- > first;)
        if (pending_[i].interval.state == State::Running &&
            pending_[i].interval.end - pending_[i].interval.begin >= owed_)
            first = i;
    for (std::size_t i = 0; i < first; ++i)
        emit(pending_[i].interval);
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(first));
}

void ActorTrack::read_cpu(Time t, Duration cpu, Reading reading) {
    if (is_task())
        return;  // the clock is its loop's
    if (knows_switches()) {
        if (!first_cpu_)
            first_cpu_ = cpu;
        else if (cpu != Duration{0})
            lane_.cpu_time = std::max(lane_.cpu_time, cpu - *first_cpu_);
        return;
    }
    if (!first_cpu_) {
        first_cpu_ = cpu;
    } else if (cpu == Duration{0}) {
        flush();  // no reading: whatever ran has used some
        return;
    } else if (cpu >= last_cpu_) {
        const bool running = waiting_ == WaitKind::None && open_.state == State::Running;
        const Interval before = open_;
        if (running)
            close_open(t);
        const Duration excess = owed_ + run_since_reading_ + unread_running() - (cpu - last_cpu_);
        owed_ = std::max(Duration{0}, excess);
        if (excess > sliver || (excess > Duration{0} && reading == Reading::Last))
            take_back(excess);
        if (running) {
            // What was not cut goes on as it was.
            const bool whole = !pending_.empty() && pending_.back().interval == open_;
            run_from(t, before.site);
            if (whole) {
                pending_.pop_back();
                open_ = before;
            }
        }
        lane_.cpu_time = cpu - *first_cpu_;
    }
    keep_what_owes();
    last_cpu_ = std::max(last_cpu_, cpu);
    last_reading_ = t;
    run_since_reading_ = Duration{0};
}

void ActorTrack::compute_ended(Time t, Duration cpu) {
    if (!compute_begin_ || waiting_ != WaitKind::None || open_.state != State::Running ||
        knows_switches())
        return;
    const Time begin = std::max(*compute_begin_, open_.begin);
    compute_begin_.reset();
    const Duration ready = std::min(t - begin, t - begin - cpu);
    if (ready <= sliver)
        return;
    const SiteId site = open_.site;
    open_.end = t;
    if (pending_.size() == most_pending)
        flush();
    pending_.push_back({open_, true});
    make_ready(pending_.size() - 1, ready);
    // No reading of a clock cuts the stretches of a task later.
    if (is_task())
        flush();
    run_from(t, site);
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
        if (interval.begin < long_since)
            overview_.long_intervals.append(interval);
    }
    for (; summarised_holds_ < lane_.holds.size(); ++summarised_holds_) {
        const Hold& hold = lane_.holds[summarised_holds_];
        overview_.holds.add(hold.range());
        if (hold.begin < long_since)
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

void ActorTrack::forget(Time t) {
    const std::size_t intervals = std::min(lane_.intervals.find(t), summarised_intervals_);
    const std::size_t holds = std::min(lane_.holds.find(t), summarised_holds_);
    if (intervals == 0 && holds == 0)
        return;
    changed_ = true;
    lane_.intervals.forget(intervals);
    lane_.holds.forget(holds);
    summarised_intervals_ -= intervals;
    counted_ -= intervals;
    summarised_holds_ -= holds;
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
