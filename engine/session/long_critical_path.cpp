#include "engine/session/long_critical_path.h"

#include "engine/session/long_trace.h"

namespace threadline::session {

using analysis::CriticalPath;
using analysis::CriticalPathWalk;
using trace::Time;

Result<std::shared_ptr<const CriticalPath>> critical_path_of(const RunSnapshot& run,
                                                             std::uint64_t most_events_at_once) {
    if (!run.trace.finished)
        return std::shared_ptr<const CriticalPath>();
    const bool is_whole = run.trace.is_detailed(run.trace.range());
    if (is_whole ? !analysis::knows_wakes(run.trace) : !run.whole)
        return std::shared_ptr<const CriticalPath>();

    Status failed = Done{};
    const auto before = [&](ActorId actor, Time t) -> std::optional<trace::Interval> {
        constexpr trace::Duration just{1};
        const auto earlier = run.whole->detail({t - just, t});
        if (!earlier) {
            failed = earlier.error();
            return std::nullopt;
        }
        const trace::ActorLane* lane = earlier->trace.lane_of(actor);
        return lane ? lane->at(t - just) : std::nullopt;
    };
    std::optional<CriticalPathWalk> walk;
    const Status done = for_each_part_backwards(
        run, {Time{0}, run.trace.now},
        [&](const trace::Snapshot& snapshot, trace::TimeRange part) {
            if (!walk)
                walk.emplace(snapshot, is_whole ? CriticalPathWalk::IntervalBefore{} : before);
            walk->add(snapshot, part);
            return failed.ok();
        },
        most_events_at_once);
    if (!done)
        return done.error();
    if (!failed)
        return failed.error();
    return std::make_shared<const CriticalPath>(walk->take());
}

}  // namespace threadline::session
