#include "engine/analysis/idle_time.h"

#include "engine/analysis/idle_causes.h"
#include "engine/analysis/wording.h"

#include <algorithm>
#include <map>

namespace threadline::analysis {
namespace {

using trace::CpuUse;
using trace::Duration;

// From the lanes of the CPUs, which the kernel's switches made.
void add_measured(const trace::Snapshot& snapshot, CpuReport& report) {
    for (const auto& lane : snapshot.cpus) {
        trace::CpuShares shares;
        if (lane->overview && !snapshot.is_detailed(snapshot.range()))
            shares = lane->overview->uses.total();
        else
            for (std::size_t i = 0; i < lane->intervals.size(); ++i)
                shares.add(lane->intervals[i].use,
                           lane->intervals[i].end - lane->intervals[i].begin);
        report.idle += shares.of(CpuUse::Idle);
        report.busy += shares.of(CpuUse::Thread);
        report.services += shares.of(CpuUse::Services);
        report.others += shares.of(CpuUse::OtherPrograms);
        report.unknown += shares.of(CpuUse::Unknown);
    }
}

// All idle time that has one cause, and what most of it was.
struct Cause {
    Duration time{0};
    std::map<std::string, Duration> texts;
};

}  // namespace

CpuReport cpu_report(const trace::Snapshot& snapshot) {
    static const trace::Tables no_tables;
    const trace::Tables& tables = snapshot.tables ? *snapshot.tables : no_tables;
    CpuReport report;
    report.cores = snapshot.info ? snapshot.info->cores : 1u;
    if (report.cores == 0)
        return report;  // a trace of another program: nothing is known of its CPUs

    std::map<std::string, Cause> causes;
    Duration idle{0};
    // Of a trace of which only a part is in memory, what the CPUs did is known, but not why.
    const bool is_whole = snapshot.is_detailed(snapshot.range());
    if (!is_whole && snapshot.cpus.empty())
        report.cores = 0;
    if (is_whole)
        for_each_idle_stretch(snapshot, snapshot.range(), [&](const IdleStretch& stretch) {
            const Duration time = stretch.idle * stretch.range.length();
            Cause& cause = causes[key_of(stretch.reason)];
            cause.time += time;
            idle += time;
            cause.texts[text_of(stretch, tables)] += time;
        });
    if (snapshot.cpus.empty() || snapshot.cpus.front()->estimated) {
        report.idle = idle;
        report.busy = report.cores * snapshot.now - idle;
    } else {
        add_measured(snapshot, report);
    }

    for (const auto& [key, cause] : causes) {
        const auto most =
            std::max_element(cause.texts.begin(), cause.texts.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        report.idle_causes.push_back(
            {key, cause.time,
             percent_of(cause.time, report.idle) + " of the idle time: " + most->first});
    }
    std::stable_sort(report.idle_causes.begin(), report.idle_causes.end(),
                     [](const IdleCause& a, const IdleCause& b) { return a.time > b.time; });
    return report;
}

}  // namespace threadline::analysis
