// What the thread's own CPU clock says of its lane: how much of what it seems to have run it cannot
// have run.
#include "engine/trace/actor_track.h"

#include <algorithm>

namespace threadline::trace {

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

}  // namespace threadline::trace
