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
    for (const auto& lane : snapshot.cpus)
        for (std::size_t i = 0; i < lane->intervals.size(); ++i) {
            const trace::CpuInterval& interval = lane->intervals[i];
            const Duration length = interval.end - interval.begin;
            switch (interval.use) {
                case CpuUse::Idle:
                    report.idle += length;
                    break;
                case CpuUse::Thread:
                    report.busy += length;
                    break;
                case CpuUse::Services:
                    report.services += length;
                    break;
                case CpuUse::OtherPrograms:
                    report.others += length;
                    break;
                case CpuUse::Unknown:
                    report.unknown += length;
                    break;
            }
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
