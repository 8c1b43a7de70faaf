// Runs whose CPU figures come from the kernel, told event by event, and their lanes as texts.
#pragma once

#include "engine/trace/cpu_event.h"
#include "tests/engine/random_run.h"

#include <QString>
#include <QStringList>

namespace threadline::test {

using trace::CpuUse;
using trace::Duration;

inline trace::TraceEvent switch_event(Time t, EventKind kind, ActorId actor, std::uint16_t cpu,
                                      std::uint16_t flags = 0, std::int64_t value = 0) {
    trace::TraceEvent event;
    event.actor = actor;
    event.event.time = static_cast<std::uint64_t>(t.count());
    event.event.kind = kind;
    event.event.flags = flags;
    event.event.argument = trace::packed({cpu, value});
    return event;
}

// A run whose CPU figures come from the kernel.
class KernelRun : public SyntheticRun {
public:
    explicit KernelRun(std::uint32_t cores = 2) {
        trace::RunInfo info;
        info.cores = cores;
        info.cpu_source = trace::CpuSource::Kernel;
        set_info(info);
    }
    KernelRun& in(Time t, ActorId actor, std::uint16_t cpu) {
        return give(switch_event(t, EventKind::SwitchedIn, actor, cpu));
    }
    KernelRun& out(Time t, ActorId actor, std::uint16_t cpu) {
        return give(switch_event(t, EventKind::SwitchedOut, actor, cpu));
    }
    KernelRun& preempt(Time t, ActorId actor, std::uint16_t cpu) {
        return give(switch_event(t, EventKind::SwitchedOut, actor, cpu, event_flag::preempted));
    }
    KernelRun& lose(Time t, std::uint16_t cpu) {
        return give(switch_event(t, EventKind::SwitchesLost, {}, cpu, 0, 7));
    }
    KernelRun& busy(Time t, std::uint16_t cpu, Duration so_far) {
        return give(switch_event(t, EventKind::CpuBusy, {}, cpu, 0, so_far.count()));
    }

private:
    KernelRun& give(const trace::TraceEvent& event) {
        builder().append(event, world());
        return *this;
    }
};

// "running@0 0-10, blocked 10-20"
inline QString shape_of(const trace::ActorLane& lane) {
    QStringList parts;
    const auto add = [&](const trace::Interval& interval, const char* mark) {
        parts << QString("%1%2 %3-%4%5")
                     .arg(trace::key_of(interval.state),
                          interval.cpu >= 0 ? QString("@%1").arg(interval.cpu) : QString())
                     .arg(interval.begin.count() / 1000)
                     .arg(interval.end.count() / 1000)
                     .arg(mark);
    };
    for (std::size_t i = 0; i < lane.intervals.size(); ++i)
        add(lane.intervals[i], "");
    if (lane.open)
        add(*lane.open, "...");
    return parts.join(", ");
}

inline QString shape_of(const trace::Snapshot& snapshot, const trace::CpuLane& lane) {
    static const char* const uses[] = {"idle", "", "services", "others", "unknown"};
    QStringList parts;
    for (std::size_t i = 0; i < lane.intervals.size(); ++i) {
        const trace::CpuInterval& interval = lane.intervals[i];
        parts << QString("%1 %2-%3")
                     .arg(interval.use == CpuUse::Thread
                              ? QString::fromStdString(snapshot.tables->actor(interval.actor).name)
                              : QString(uses[static_cast<int>(interval.use)]))
                     .arg(interval.begin.count() / 1000)
                     .arg(interval.end.count() / 1000);
    }
    return parts.join(", ");
}

}  // namespace threadline::test
