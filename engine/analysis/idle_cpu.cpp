#include "engine/analysis/idle_cpu.h"

#include "engine/analysis/idle_causes.h"
#include "engine/analysis/idle_time.h"
#include "engine/analysis/wording.h"

#include <algorithm>
#include <iterator>

namespace threadline::analysis {
namespace {

using trace::Duration;

// Below that a run starts and ends more than it works.
constexpr Duration shortest_run = std::chrono::milliseconds(20);

struct Advice {
    IdleReason reason;
    const char* text;
};
// Only what somebody can change: that a scenario sleeps is its own choice.
constexpr Advice advices[] = {
    {IdleReason::Io,
     "Let more requests be on their way at once: more threads, or tasks on an event loop."},
    {IdleReason::LockDuringIo,
     "Do not hold the lock while waiting for a reply: ask first, then lock and store."},
    {IdleReason::Lock, "Hold the lock for less long, or split what it guards."},
    {IdleReason::Straggler,
     "Cut the work into smaller pieces, so that the others can take some of what is left."},
    {IdleReason::SingleThread, "Share the work among threads, at most one a core for computing."},
    {IdleReason::FewThreads, "Share the work among more threads."},
    {IdleReason::Waiting, "Look at whom they wait for: let that one do less, or start earlier."},
};

const Advice* advice_for(const std::string& cause) {
    const auto found = std::find_if(std::begin(advices), std::end(advices),
                                    [&](const auto& it) { return cause == key_of(it.reason); });
    return found != std::end(advices) ? found : nullptr;
}

}  // namespace

std::optional<Finding> find_idle_cpu(const trace::Snapshot& snapshot) {
    return find_idle_cpu(snapshot, cpu_report(snapshot));
}

std::optional<Finding> find_idle_cpu(const trace::Snapshot& snapshot, const CpuReport& cpu) {
    if (snapshot.now < shortest_run || cpu.cores == 0)
        return std::nullopt;
    if (cpu.idle * 2 < cpu.total() || cpu.idle_causes.empty())
        return std::nullopt;
    const IdleCause& first = cpu.idle_causes.front();
    const Advice* advice = advice_for(first.cause);
    if (!advice || first.time * 2 < cpu.idle)
        return std::nullopt;

    Finding finding;
    finding.kind = FindingKind::IdleCpu;
    finding.severity = Severity::Info;
    finding.at = snapshot.now;
    finding.range = snapshot.range();
    const bool estimated =
        !snapshot.info || snapshot.info->cpu_source == trace::CpuSource::Estimated;
    const std::string share = percent_of(cpu.idle, cpu.total());
    finding.title = (cpu.cores == 1 ? "Idle CPU: the core was idle for " + share + " of its time"
                                    : "Idle CPU: " + std::to_string(cpu.cores) +
                                          " cores were idle for " + share + " of their time") +
                    (estimated ? " (estimated)" : "");
    for (const IdleCause& cause : cpu.idle_causes)
        if (cpu.tells(cause))
            finding.explanation += (finding.explanation.empty() ? "" : "; ") + cause.text;
    finding.explanation += ".";
    finding.remedy = advice->text;
    return finding;
}

}  // namespace threadline::analysis
