#include "engine/session/long_lock_order.h"

#include "engine/session/long_trace.h"

#include <algorithm>

namespace threadline::session {

using analysis::LockOrder;
using trace::Time;

// The end of the run is: it is asked for most. What is soon read again is not, so neither what
// comes soon after one that is kept, nor soon before.
bool LongLockOrder::is_worth_a_place(const RunSnapshot& run, Time t) const {
    const auto next = std::ranges::lower_bound(known_, t, {}, &UpTo::t);
    if (next != known_.end() && next->t == t)
        return false;
    if (t == run.trace.now)
        return true;
    const std::uint64_t all = run.whole->events_in(run.trace.range());
    const std::uint64_t apart = std::max(most_events_at_once_ / 4, all / most_kept_);
    const Time before = next == known_.begin() ? Time{0} : std::prev(next)->t;
    return run.whole->events_in({before, t}) > apart &&
           (next == known_.end() || run.whole->events_in({t, next->t}) > apart);
}

Result<std::shared_ptr<const LockOrder>> LongLockOrder::at(const RunSnapshot& run, Time t,
                                                           const std::function<bool()>& go_on) {
    if (!run.whole)
        return std::make_shared<const LockOrder>(
            analysis::lock_order_at(run.trace, *run.findings, t));
    const auto place_of = [this](Time at) {
        return std::ranges::upper_bound(known_, at, {}, &UpTo::t);
    };
    UpTo reached{Time::min(), {}};
    if (const auto next = place_of(t); next != known_.begin())
        reached = *std::prev(next);
    const Time begin = std::max(reached.t, Time{0});
    const Time end = std::clamp(t, begin, std::max(begin, run.trace.now));
    bool stopped = false;
    const Status read = for_each_part(
        run, {begin, end},
        [&](const trace::Snapshot& snapshot, trace::TimeRange part) {
            stopped = go_on && !go_on();
            if (stopped)
                return false;
            reached.sum.add(snapshot, reached.t, part.end);
            reached.t = part.end;
            // Where checkpoints cut it, not wherever somebody asked for it.
            if ((part.end < end || end == run.trace.now) && is_worth_a_place(run, part.end))
                known_.insert(place_of(part.end), reached);
            return true;
        },
        most_events_at_once_);
    if (!read)
        return read.error();
    if (stopped)
        return std::shared_ptr<const LockOrder>();
    return std::make_shared<const LockOrder>(reached.sum.at(t, *run.findings));
}

}  // namespace threadline::session
