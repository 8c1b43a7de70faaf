#include "app/timeline/cpu_wording.h"

#include "app/language/localised.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>

namespace threadline::app {

using namespace wording;

namespace {

using trace::CpuUse;

std::uint32_t cores_of(const session::RunSnapshot& run) {
    return run.trace.info ? std::max(1u, run.trace.info->cores) : 1u;
}

QString no_more_than_known(const session::RunSnapshot& run, const QString& count) {
    return analysis::idle_is_a_bound(run.trace) ? Text::tr("at most %1").arg(count) : count;
}

}  // namespace

QString cpu_name(const trace::CpuLane& lane) {
    return Text::tr("CPU %1").arg(lane.cpu);
}

QString idle_band_name() {
    return Text::tr("idle cores");
}

QString idle_band_too_dense() {
    return Text::tr("zoom in to see where cores were idle");
}

std::vector<QString> cpu_use_labels(const session::RunSnapshot& run,
                                    const trace::CpuInterval& interval) {
    switch (interval.use) {
        case CpuUse::Idle:
            return {Text::tr("idle")};
        case CpuUse::Thread:
            return {name(run, interval.actor)};
        case CpuUse::Services:
            return {Text::tr("Threadline")};
        case CpuUse::OtherPrograms:
            return {Text::tr("other programs"), Text::tr("others")};
        case CpuUse::Unknown:
            break;
    }
    return {Text::tr("unknown")};
}

QString idle_count(const session::RunSnapshot& run, std::uint32_t idle) {
    return no_more_than_known(run, Text::tr("%1 of %2 cores idle").arg(idle).arg(cores_of(run)));
}

QString idle_count_in_brief(const session::RunSnapshot& run, std::uint32_t idle) {
    return no_more_than_known(run, Text::tr("%1 idle").arg(idle));
}

QString idle_cause(const session::RunSnapshot& run, const analysis::IdleStretch& stretch) {
    const trace::Tables& tables = *run.trace.tables;
    return localised(analysis::text_of(stretch, tables),
                     names_of(tables, {stretch.actor}, {stretch.lock}));
}

std::vector<QString> idle_labels(const session::RunSnapshot& run,
                                 const analysis::IdleStretch& stretch) {
    const QString count = idle_count(run, stretch.idle);
    return {Text::tr("%1: %2").arg(count, idle_cause(run, stretch)), count,
            idle_count_in_brief(run, stretch.idle)};
}

std::optional<trace::Duration> idle_meanwhile(const session::RunSnapshot& run,
                                              trace::TimeRange range) {
    if (run.trace.cpus.empty() || !run.trace.is_detailed(range))
        return {};
    trace::Duration longest{0};
    for (const auto& lane : run.trace.cpus) {
        if (lane->estimated || lane->end < range.end)
            return {};
        trace::Duration idle{0};
        for (std::size_t i = lane->intervals.find(range.begin);
             i < lane->intervals.size() && lane->intervals[i].begin < range.end; ++i) {
            const trace::CpuInterval& interval = lane->intervals[i];
            if (interval.use == CpuUse::Unknown)
                return {};
            if (interval.use == CpuUse::Idle)
                idle += std::min(interval.end, range.end) - std::max(interval.begin, range.begin);
        }
        longest = std::max(longest, idle);
    }
    return longest;
}

QString describe_cpu_use(const session::RunSnapshot& run, const Subject& subject) {
    for (const auto& lane : run.trace.cpus) {
        if (lane->cpu != subject.depth)
            continue;
        if (lane->overview && !run.trace.is_detailed(subject.range)) {
            const trace::CpuShares shares = lane->overview->uses.shares(subject.range);
            const double all = std::max(1.0, double(subject.range.length().count()));
            const auto percent = [&](CpuUse use) {
                return std::lround(100 * double(shares.of(use).count()) / all);
            };
            return Text::tr("%1: threads of the run %2 % of this time, idle %3 %")
                .arg(cpu_name(*lane))
                .arg(percent(CpuUse::Thread))
                .arg(percent(CpuUse::Idle));
        }
        const std::size_t index = lane->intervals.find(subject.range.begin);
        if (index == lane->intervals.size())
            break;
        const trace::CpuInterval& interval = lane->intervals[index];
        const QString cpu = cpu_name(*lane);
        if (interval.range() != subject.range)
            return Text::tr("%1: several, too narrow to tell apart").arg(cpu);
        switch (interval.use) {
            case CpuUse::Idle:
                return interval.estimated ? Text::tr("%1 is idle, by estimate").arg(cpu)
                                          : Text::tr("%1 is idle").arg(cpu);
            case CpuUse::Thread:
                return interval.estimated
                           ? Text::tr("%1 runs %2; on which CPU is estimated")
                                 .arg(cpu, name(run, interval.actor))
                           : Text::tr("%1 runs %2").arg(cpu, name(run, interval.actor));
            case CpuUse::Services:
                return Text::tr(
                           "%1 runs Threadline itself: a service of the scenario, the "
                           "recording, the start or the end of a thread")
                    .arg(cpu);
            case CpuUse::OtherPrograms:
                return Text::tr("%1 runs other programs, by estimate").arg(cpu);
            case CpuUse::Unknown:
                return Text::tr("What %1 did is not known: records of the kernel were lost")
                    .arg(cpu);
        }
    }
    return {};
}

QString describe_idle_cores(const session::RunSnapshot& run, const Subject& subject) {
    if (!run.trace.is_detailed(subject.range))
        return Text::tr("Cores are idle in short stretches; zoom in to see why");
    QString text;
    analysis::for_each_idle_stretch(
        run.trace, subject.range, [&](const analysis::IdleStretch& stretch) {
            if (!text.isNull())
                return;
            text = stretch.range == subject.range
                       ? idle_labels(run, stretch).front()
                       : Text::tr("Cores are idle in short stretches; zoom in to see why");
        });
    return text;
}

}  // namespace threadline::app
