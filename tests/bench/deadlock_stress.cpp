// Programs that cannot deadlock, run as fast as they go: not one report of a deadlock may come.
//
//   deadlock_stress [SECONDS]      in all, 20 by default
//
// Once with recording that holds threads up when a ring is full, so that nothing is lost, and once
// with small rings that lose events: after a loss the order is uncertain, and still nothing false
// may be said. Exit status 1 if anything was.
#include "engine/session/session.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace threadline;

namespace {

struct Program {
    const char* name;
    const char* text;
};

const Program programs[] = {
    {"ordered", R"(
local locks = {}
for i = 1, 5 do locks[i] = lock("L" .. i) end
threads(4, "T", function()
  while true do
    local a = random(1, 4)
    local b = random(a + 1, 5)
    locks[a]:lock() locks[b]:lock()
    locks[b]:unlock() locks[a]:unlock()
  end
end)
)"},
    {"gate-locked", R"(
local gate = lock "gate"
local one = lock "one"
local two = lock "two"
threads(2, "forth", function()
  while true do
    gate:lock() one:lock() two:lock()
    two:unlock() one:unlock() gate:unlock()
  end
end)
threads(2, "back", function()
  while true do
    gate:lock() two:lock() one:lock()
    one:unlock() two:unlock() gate:unlock()
  end
end)
)"},
    {"hand over hand", R"(
local locks = {}
for i = 1, 6 do locks[i] = lock("L" .. i) end
threads(4, "T", function()
  while true do
    locks[1]:lock()
    for i = 2, 6 do locks[i]:lock() locks[i - 1]:unlock() end
    locks[6]:unlock()
  end
end)
)"},
    {"back-off", R"(
local one = lock "one"
local two = lock "two"
local function both(a, b)
  while true do
    a:lock()
    if b:try() then b:unlock() end
    a:unlock()
  end
end
thread("A", function() both(one, two) end)
thread("B", function() both(two, one) end)
)"},
    {"readers and writers", R"(
local table_lock = rwlock "table"
local row = lock "row"
threads(3, "reader", function()
  while true do
    table_lock:read_lock() row:lock() row:unlock() table_lock:read_unlock()
  end
end)
threads(2, "writer", function()
  while true do
    table_lock:write_lock() row:lock() row:unlock() table_lock:write_unlock()
  end
end)
)"},
    {"queue and condition", R"(
local jobs = queue("jobs", 4)
local l = lock "l"
local changed = condition "changed"
threads(2, "producer", function() while true do jobs:put(1) end end)
threads(2, "consumer", function() while true do jobs:get() l:lock() changed:notify() l:unlock() end end)
thread("watcher", function() while true do l:lock() changed:wait(l, 1) l:unlock() end end)
)"},
};

bool claims_a_freeze(const analysis::Finding& finding) {
    using analysis::FindingKind;
    return finding.kind == FindingKind::Deadlock || finding.kind == FindingKind::SelfDeadlock ||
           finding.kind == FindingKind::AbandonedLock || finding.kind == FindingKind::LostWakeup;
}

}  // namespace

int main(int argc, char** argv) {
    const double given = argc > 1 ? std::atof(argv[1]) : 0;
    const double seconds = given > 0 ? given : 20;
    const auto each =
        std::chrono::milliseconds(static_cast<long>(seconds * 1000 / (2 * std::size(programs))));
    int false_reports = 0;
    int broken = 0;
    std::printf("%-20s %-8s %12s %12s %12s %6s\n", "program", "full", "events", "lost",
                "correction", "false");
    for (const auto policy : {record::OverflowPolicy::HoldUp, record::OverflowPolicy::CountLost}) {
        const bool holds = policy == record::OverflowPolicy::HoldUp;
        for (const Program& program : programs) {
            session::RunRequest request;
            request.scenario = std::string(program.name) + ".lua";
            request.name = program.name;
            request.source = program.text;
            request.runner = THREADLINE_BIN_DIR "/threadline-runner";
            request.time_limit = each;
            request.overflow = policy;
            if (!holds)
                request.limits.ring_bytes = 64 << 10;
            int here = 0;
            session::Observer observer;
            observer.finding = [&here](const analysis::Finding& finding) {
                if (claims_a_freeze(finding) && ++here == 1)
                    std::printf("FALSE: %s\n       %s\n", finding.title.c_str(),
                                finding.explanation.c_str());
            };
            auto run = session::Session::start(std::move(request), std::move(observer));
            if (!run) {
                std::printf("%s\n", run.error().message.c_str());
                return 2;
            }
            run.value()->wait();
            const auto snapshot = run.value()->snapshot();
            const trace::RunInfo& info = *snapshot.trace.info;
            std::printf("%-20s %-8s %12llu %12llu %9lld ns %6d%s%s\n", program.name,
                        holds ? "hold up" : "lose",
                        static_cast<unsigned long long>(info.events_recorded),
                        static_cast<unsigned long long>(info.events_lost),
                        static_cast<long long>(info.largest_time_correction.count()), here,
                        info.error.empty() ? "" : "  ", info.error.c_str());
            std::fflush(stdout);
            false_reports += here;
            broken += info.outcome != trace::Outcome::TimedOut;
        }
    }
    std::printf("%d false reports, %d runs that ended for another reason than the time limit\n",
                false_reports, broken);
    return false_reports > 0 || broken > 0 ? 1 : 0;
}
