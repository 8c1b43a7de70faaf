// What has to add up in every trace, to the nanosecond.
#pragma once

#include "engine/trace/snapshot.h"

#include <QString>

#include <map>
#include <optional>

namespace threadline::test {

// Why the lanes of a snapshot do not add up; empty if they do: each actor's states tile its life,
// each CPU's uses tile the run, and a thread is on the lanes of the CPUs for as long as it is
// Running (where events were lost, on some CPU within what is Unknown). `estimated` lanes may leave
// something out where more ran than there are CPUs. A task has no CPU of its own: all tasks
// together run for no longer than their loops are on the CPUs, where the kernel says when that was.
inline QString unaccounted(const trace::Snapshot& snapshot) {
    std::map<ActorId, trace::Duration> on_cpu;
    trace::Duration of_tasks{0};
    trace::Duration of_loops{0};
    bool estimated = snapshot.info->cpu_source == trace::CpuSource::Estimated;
    for (const auto& lane : snapshot.cpus) {
        trace::Time at{0};
        for (std::size_t i = 0; i < lane->intervals.size(); ++i) {
            const trace::CpuInterval& interval = lane->intervals[i];
            if (interval.begin != at || interval.end <= interval.begin)
                return QString("CPU %1 does not tile at %2 ns").arg(lane->cpu).arg(at.count());
            at = interval.end;
            if (interval.use == trace::CpuUse::Thread)
                on_cpu[interval.actor] += interval.end - interval.begin;
        }
        // A live lane may reach to a switch that came after the last event.
        const bool ends = snapshot.finished ? lane->end == snapshot.now : lane->end >= snapshot.now;
        if (at != lane->end || !ends)
            return QString("CPU %1 ends at %2 ns, not at %3")
                .arg(lane->cpu)
                .arg(at.count())
                .arg(snapshot.now.count());
        estimated |= lane->estimated;
    }
    for (const auto& lane : snapshot.actors) {
        trace::Time at = lane->begin;
        trace::Duration running{0};
        trace::Duration unknown{0};
        const auto add = [&](const trace::Interval& interval) {
            const bool adjoins = interval.begin == at && interval.end >= at;
            at = interval.end;
            if (interval.state == trace::State::Running)
                running += interval.end - interval.begin;
            if (interval.state == trace::State::Unknown)
                unknown += interval.end - interval.begin;
            return adjoins;
        };
        for (std::size_t i = 0; i < lane->intervals.size(); ++i)
            if (!add(lane->intervals[i]))
                return QString("actor %1 does not tile at its interval %2")
                    .arg(lane->actor.value)
                    .arg(i);
        if (lane->open && !add(*lane->open))
            return QString("actor %1 does not tile at its open interval").arg(lane->actor.value);
        if (at != lane->end)
            return QString("actor %1 ends at %2 ns, not at %3")
                .arg(lane->actor.value)
                .arg(at.count())
                .arg(lane->end.count());
        const record::ActorKind kind = snapshot.tables->actor(lane->actor).kind;
        if (kind == record::ActorKind::Task) {
            of_tasks += running;
            continue;
        }
        const trace::Duration seen = on_cpu[lane->actor];
        of_loops += running;
        const bool fits =
            estimated ? seen <= running : seen >= running && seen <= running + unknown;
        if (snapshot.finished && !snapshot.cpus.empty() && !fits)
            return QString("actor %1 ran for %2 ns, and is on the CPUs for %3 (unknown: %4)")
                .arg(lane->actor.value)
                .arg(running.count())
                .arg(seen.count())
                .arg(unknown.count());
    }
    if (of_tasks > of_loops && !estimated)
        return QString("tasks ran for %1 ns, and all threads for %2")
            .arg(of_tasks.count())
            .arg(of_loops.count());
    return {};
}

}  // namespace threadline::test
