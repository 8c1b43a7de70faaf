// Programs that cannot deadlock, of every primitive, run as fast as they go: not one report of a
// deadlock may come.
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
    {"producers, consumers", R"(
local jobs = queue("jobs", 2)
threads(3, "producer", function(i) while true do jobs:put(i) end end)
threads(3, "consumer", function() while true do jobs:get() end end)
)"},
    {"a queue there and back", R"(
local there = queue("there", 1)
local back = queue("back", 1)
threads(2, "asks", function(i) while true do there:put(i) back:get() end end)
threads(2, "answers", function() while true do back:put(there:get()) end end)
)"},
    {"monitor", R"(
local l = lock "l"
local ready = condition "ready"
local turn = shared("turn", 0)
threads(3, "T", function(i)
  while true do
    l:lock()
    while turn:read() ~= i - 1 do ready:wait(l) end
    turn:write(i % 3)
    ready:notify_all()
    l:unlock()
  end
end)
)"},
    {"bounded buffer of a monitor", R"(
local l = lock "l"
local not_full = condition "not full"
local not_empty = condition "not empty"
local items = shared("items", 0)
threads(2, "producer", function()
  while true do
    l:lock()
    while items:read() == 2 do not_full:wait(l) end
    items:add(1) not_empty:notify() l:unlock()
  end
end)
threads(2, "consumer", function()
  while true do
    l:lock()
    while items:read() == 0 do not_empty:wait(l) end
    items:add(-1) not_full:notify() l:unlock()
  end
end)
)"},
    {"semaphores", R"(
local ping = semaphore("ping", 0)
local pong = semaphore("pong", 1)
local free = semaphore("free", 2)
thread("A", function() while true do pong:wait() ping:post() end end)
thread("B", function() while true do ping:wait() pong:post() end end)
threads(3, "C", function() while true do free:wait() free:post() end end)
)"},
    {"barriers", R"(
local all = barrier("all", 4)
local l = lock "l"
threads(4, "T", function() while true do all:wait() l:lock() l:unlock() end end)
)"},
    {"many writers", R"(
local l = rwlock "l"
threads(3, "writer", function() while true do l:write_lock() l:write_unlock() end end)
threads(3, "reader", function()
  while true do
    l:with_read(function() end)
    if l:read_lock(1) then l:read_unlock() end
  end
end)
)"},
    {"started and joined", R"(
local l = lock "l"
local work = later("work", function() l:lock() l:unlock() end)
threads(2, "T", function() while true do join(start(work)) end end)
)"},
};

bool claims_a_freeze(const analysis::Finding& finding) {
    return analysis::is_freeze(finding.kind);
}

}  // namespace

int main(int argc, char** argv) {
    const double given = argc > 1 ? std::atof(argv[1]) : 0;
    const double seconds = given > 0 ? given : 20;
    const auto each =
        std::chrono::milliseconds(static_cast<long>(seconds * 1000 / (2 * std::size(programs))));
    int false_reports = 0;
    int broken = 0;
    std::printf("%-28s %-8s %12s %12s %12s %6s\n", "program", "full", "events", "lost",
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
            std::printf("%-28s %-8s %12llu %12llu %9lld ns %6d%s%s\n", program.name,
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
