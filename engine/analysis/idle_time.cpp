#include "engine/analysis/idle_time.h"

#include "engine/analysis/wording.h"

#include <algorithm>

namespace threadline::analysis {
namespace {

using trace::CpuUse;
using trace::Duration;

// From the lanes of the CPUs.
void add_lanes(const trace::Snapshot& snapshot, CpuReport& report) {
    const trace::CpuShares shares = cpu_uses(snapshot);
    report.idle = shares.of(CpuUse::Idle);
    report.busy = shares.of(CpuUse::Thread);
    report.services = shares.of(CpuUse::Services);
    report.others = shares.of(CpuUse::OtherPrograms);
    report.unknown = shares.of(CpuUse::Unknown);
}

struct Share {
    IdleStretch stretch;
    Duration time{0};
};

// Of the same reason: what is so of nearly all of that time.
IdleStretch in_common(const std::vector<Share>& shares, Duration whole) {
    IdleStretch said = std::ranges::max_element(shares, {}, &Share::time)->stretch;
    const auto is_so_of_nearly_all = [&](auto is_so) {
        Duration time{0};
        for (const Share& share : shares)
            if (is_so(share.stretch))
                time += share.time;
        return time * 100 >= whole * 99;
    };
    const auto same_lock = [&](const IdleStretch& one) { return one.lock == said.lock; };
    if (!is_so_of_nearly_all(
            [&](const IdleStretch& one) { return same_lock(one) && one.actor == said.actor; }))
        said.actor = {};
    if (!is_so_of_nearly_all(same_lock))
        said.lock = {};
    return said;
}

}  // namespace

bool CpuReport::tells(const IdleCause& cause) const {
    const bool is_a_remnant =
        idle < total() / 1000 || (is_much_of_others(others, total()) && idle < others);
    return cause.time >= idle / 200 && !is_a_remnant;
}

bool is_much_of_others(Duration others, Duration cores_time) {
    return others * 10 > cores_time * 3;
}

trace::CpuShares cpu_uses(const trace::Snapshot& snapshot) {
    trace::CpuShares shares;
    for (const auto& lane : snapshot.cpus) {
        if (lane->overview && !snapshot.is_detailed(snapshot.range()))
            shares.merge(lane->overview->uses.total());
        else
            for (std::size_t i = 0; i < lane->intervals.size(); ++i)
                shares.add(lane->intervals[i].use,
                           lane->intervals[i].end - lane->intervals[i].begin);
    }
    return shares;
}

void IdleSums::add(const IdleStretch& stretch) {
    const Duration time = stretch.idle * stretch.range.length();
    if (time == Duration{0})
        return;
    times_[{stretch.reason, stretch.lock, stretch.actor}] += time;
    idle_ += time;
}

std::vector<IdleCause> IdleSums::causes(const trace::Tables& tables) const {
    struct Cause {
        Duration time{0};
        std::vector<Share> shares;
    };
    std::map<std::string, Cause> by_key;
    for (const auto& [what, time] : times_) {
        IdleStretch stretch;
        std::tie(stretch.reason, stretch.lock, stretch.actor) = what;
        Cause& cause = by_key[key_of(stretch.reason)];
        cause.time += time;
        cause.shares.push_back({stretch, time});
    }
    std::vector<IdleCause> causes;
    std::vector<Duration> times;
    for (const auto& [key, cause] : by_key) {
        causes.push_back({key, cause.time, text_of(in_common(cause.shares, cause.time), tables)});
        times.push_back(cause.time);
    }
    const std::vector<std::string> shares = percents_of(times);
    for (std::size_t i = 0; i < causes.size(); ++i)
        causes[i].text = shares[i] + " of the idle time: " + causes[i].text;
    std::stable_sort(causes.begin(), causes.end(),
                     [](const IdleCause& a, const IdleCause& b) { return a.time > b.time; });
    return causes;
}

CpuReport cpu_report(const trace::Snapshot& snapshot, std::span<const IdleCause> known_causes) {
    CpuReport report;
    report.cores = snapshot.info ? snapshot.info->cores : 1u;
    if (report.cores == 0)
        return report;  // a trace of another program: nothing is known of its CPUs

    Duration idle{0};
    if (snapshot.is_detailed(snapshot.range())) {
        static const trace::Tables no_tables;
        IdleSums sums;
        for_each_idle_stretch(snapshot, snapshot.range(),
                              [&](const IdleStretch& stretch) { sums.add(stretch); });
        report.idle_causes = sums.causes(snapshot.tables ? *snapshot.tables : no_tables);
        idle = sums.idle();
    } else {
        report.idle_causes.assign(known_causes.begin(), known_causes.end());
        for (const IdleCause& cause : known_causes)
            idle += cause.time;
        if (snapshot.cpus.empty() && known_causes.empty())
            report.cores = 0;
    }
    if (!snapshot.cpus.empty()) {
        add_lanes(snapshot, report);
    } else {
        report.idle = idle;
        report.busy = report.cores * snapshot.now - idle;
    }
    report.idle_is_a_bound = report.total() > Duration{0} && idle_is_a_bound(snapshot);
    return report;
}

}  // namespace threadline::analysis
