#include "engine/session/long_lock_order.h"

#include "engine/session/long_trace.h"

#include <algorithm>

namespace threadline::session {

using analysis::LockOrder;
using trace::Time;

Result<std::shared_ptr<const LockOrder>> LongLockOrder::at(const RunSnapshot& run, Time t,
                                                           const std::function<bool()>& go_on) {
    if (!run.whole)
        return std::make_shared<const LockOrder>(
            analysis::lock_order_at(run.trace, *run.findings, t));
    auto next = std::ranges::upper_bound(known_, t, {}, &UpTo::t);
    UpTo reached{Time::min(), {}};
    if (next != known_.begin())
        reached = *std::prev(next);
    const Time begin = std::max(reached.t, Time{0});
    const Time end = std::clamp(t, begin, std::max(begin, run.trace.now));
    Time kept = begin;
    bool stopped = false;
    const Status read = for_each_part(
        run, {begin, end},
        [&](const trace::Snapshot& snapshot, trace::TimeRange part) {
            stopped = go_on && !go_on();
            if (stopped)
                return false;
            reached.sum.add(snapshot, reached.t, part.end);
            reached.t = part.end;
            // What is soon read again is not worth a place.
            if (part.end > kept &&
                run.whole->events_in({kept, part.end}) > most_events_at_once_ / 4) {
                next = std::next(known_.insert(next, reached));
                kept = part.end;
            }
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
