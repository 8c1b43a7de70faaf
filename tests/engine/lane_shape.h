// What the lane of an actor looks like, and whether it is whole.
#pragma once

#include "tests/engine/random_run.h"

#include <QString>
#include <QStringList>

namespace threadline::test {

using trace::ActorLane;
using trace::Interval;

inline constexpr std::uint16_t contended = event_flag::contended;

// What a lane looks like: "running 0-10, blocked 10-20".
inline QString shape_of(const ActorLane& lane) {
    QStringList parts;
    const auto add = [&](const Interval& interval, const char* mark) {
        parts << QString("%1%2 %3-%4%5")
                     .arg(trace::key_of(interval.state), interval.estimated ? "~" : "")
                     .arg(interval.begin.count() / 1000)
                     .arg(interval.end.count() / 1000)
                     .arg(mark);
    };
    for (std::size_t i = 0; i < lane.intervals.size(); ++i)
        add(lane.intervals[i], lane.intervals[i].timed_out ? "!" : "");
    if (lane.open)
        add(*lane.open, "...");
    return parts.join(", ");
}

// Why the lane does not tile its lifetime; empty if it does.
inline QString gap_in(const ActorLane& lane) {
    trace::Time at = lane.begin;
    for (std::size_t i = 0; i < lane.intervals.size(); ++i) {
        const Interval& interval = lane.intervals[i];
        if (interval.begin != at || interval.end < interval.begin)
            return QString("interval %1 of %2").arg(i).arg(shape_of(lane));
        at = interval.end;
    }
    if (lane.open) {
        if (lane.open->begin != at || lane.open->end < at)
            return "open interval of " + shape_of(lane);
        at = lane.open->end;
    }
    return at == lane.end ? QString() : "end of " + shape_of(lane);
}

}  // namespace threadline::test
