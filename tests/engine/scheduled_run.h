// Runs whose schedule decides, on real threads and processes: what is asked of them, and what they
// leave.
#pragma once

#include "engine/analysis/report.h"
#include "engine/session/session.h"
#include "engine/trace/trace_file.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace threadline::test {

using namespace std::chrono_literals;
using record::Choice;
using record::SchedulePolicy;
using session::Decision;
using session::PendingStep;
using session::RunRequest;
using session::RunSnapshot;
using session::Session;
using trace::Outcome;

namespace fs = std::filesystem;

// Everything that a scenario can do, in threads and a worker process, with waits that end both
// ways.
inline const char* const everything = R"(title "Everything"
local l = lock "L"
local rw = rwlock "RW"
local c = condition "C"
local s = semaphore("S", 1)
local b = barrier("B", 2)
local q = queue("Q", 1)
local v = shared("v", 0)
local a = shared_array("a", 3, 0)
local go = shared("go", 0)
local server = service "server"
local child = later("Child", function(n) compute(n) v:add(1) end)
threads(3, "T", function(i)
  l:with(function() v:write(v:read() + 1) end)
  if i < 3 then b:wait() end
  rw:read_lock() compute(0.1) rw:read_unlock()
  s:wait() sleep(random(1, 3)) s:post()
  server:request(i)
  q:put(i)
  a:add(i, 1)
  l:lock() go:add(1) c:notify() l:unlock()
  local started = start(child, i)
  join(started)
end)
thread("Waiter", function()
  l:lock()
  while go:read() < 2 do c:wait(l, 4) end
  l:unlock()
  l:lock(1)
  note "waited"
end)
thread("Taker", function()
  l:lock() if go:read() < 1 then c:wait(l, 3) end l:unlock()
  for _ = 1, 3 do q:get() end
  check(v:read() > 0, "something was added")
end)
process("Worker", function()
  if rw:write_lock(2) then compute(2) rw:write_unlock() end
  v:add(100)
end)
)";

inline const char* const lost_update = R"(title "Lost update"
local count = shared("count", 0)
threads(2, "T", function() count:write(count:read() + 1) end)
)";

// Tasks that wait for everything that a task can wait for, for each other and for threads.
inline const char* const tasks = R"(title "Tasks"
local l, c = lock "L", condition "C"
local v, go = shared("v", 0), shared("go", 0)
local q = queue("Q", 1)
local server = service "server"
tasks(3, "Task", function(i)
  server:request(10 * i)
  l:lock() v:write(v:read() + 1) l:unlock()
  q:put(i)
  sleep(5)
  l:lock() while go:read() == 0 do c:wait(l, 100) end l:unlock()
  compute(1)
end)
thread("Getter", function()
  for _ = 1, 3 do q:get() end
  l:with(function() go:write(1) c:notify() end)
  l:with(function() c:notify_all() end)
end)
thread("Other", function() l:with(function() v:write(v:read() + 1) end) end)
)";

inline const char* const opposite_order = R"(title "Opposite order"
local one, two = lock "Lock 1", lock "Lock 2"
thread("A", function() one:lock() two:lock() two:unlock() one:unlock() end)
thread("B", function() two:lock() one:lock() one:unlock() two:unlock() end)
)";

inline std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Where its own state is asked for, by the variable's name.
inline std::int64_t value_of(const RunSnapshot& run, const std::string& name) {
    const auto report = analysis::make_report(run.trace, *run.findings);
    for (const auto& [known, value] : report.values)
        if (known == name)
            return value.payload;
    qFatal("there is no variable %s", name.c_str());
}

inline std::vector<trace::TraceEvent> events_of(const fs::path& file) {
    std::vector<trace::TraceEvent> events;
    const auto reader = trace::TraceReader::open(file);
    if (!reader)
        qFatal("%s", reader.error().message.c_str());
    const Status read = (*reader)->read([&](std::span<const trace::TraceEvent> some) {
        events.insert(events.end(), some.begin(), some.end());
        return true;
    });
    if (!read)
        qFatal("%s", read.error().message.c_str());
    return events;
}

inline SchedulePolicy seeded(std::uint64_t seed) {
    SchedulePolicy policy;
    policy.kind = SchedulePolicy::Kind::Seeded;
    policy.seed = seed;
    return policy;
}

inline SchedulePolicy pct(std::uint64_t seed, std::uint32_t depth) {
    SchedulePolicy policy = seeded(seed);
    policy.kind = SchedulePolicy::Kind::Pct;
    policy.depth = depth;
    return policy;
}

inline SchedulePolicy listed(SchedulePolicy::Kind kind, std::vector<Choice> choices) {
    SchedulePolicy policy;
    policy.kind = kind;
    policy.choices = std::move(choices);
    return policy;
}

// A run with what it leaves.
struct Finished {
    RunSnapshot run;
    std::vector<Choice> choices;
    bool failed_to_load = false;

    const trace::RunInfo& info() const { return *run.trace.info; }
};

class ScheduledRuns {
public:
    RunRequest request(const std::string& text, SchedulePolicy schedule) const {
        RunRequest what;
        what.scenario = in_folder("scenario.lua");
        std::ofstream(what.scenario) << text;
        what.name = "scenario";
        what.runner = fs::path(THREADLINE_BIN_DIR) / "threadline-runner";
        what.time_limit = 60s;
        what.schedule = std::move(schedule);
        return what;
    }
    static Finished finished(RunRequest what) {
        auto started = Session::start(std::move(what), {});
        if (!started)
            qFatal("%s", started.error().message.c_str());
        Session& session = **started;
        session.wait();
        return {session.snapshot(), session.choices(), session.failed_to_load()};
    }
    fs::path in_folder(const std::string& name) const {
        return fs::path(folder_.path().toStdString()) / name;
    }

private:
    QTemporaryDir folder_;
};

}  // namespace threadline::test
