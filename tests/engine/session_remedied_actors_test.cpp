// Remedies for tasks of an event loop, for the workers of a pool, and for reader-writer locks.
#include "tests/engine/explored.h"

#include <algorithm>

using namespace threadline;
using namespace threadline::test;

namespace {

const std::string kTasks = R"(
local a, b = lock "A lock", lock "B lock"
local count = shared("count", 0)
task("First", function()
  local mine = 0
  a:with(function()
    mine = mine + 1
    count:add(1)
    sleep(5)
    b:with(function() count:add(10 * mine) end)
  end)
end)
task("Second", function()
  local mine = 0
  b:lock()
  mine = mine + 1
  count:add(100)
  sleep(5)
  a:lock()
  count:add(1000 * mine)
  a:unlock()
  b:unlock()
end)
)";

const std::string kTaskAndThread = R"(
local a, b = lock "A lock", lock "B lock"
local count = shared("count", 0)
task("First", function()
  a:with(function() count:add(1) sleep(5) b:with(function() count:add(10) end) end)
end)
thread("Second", function()
  b:with(function() count:add(100) sleep(5) a:with(function() count:add(1000) end) end)
end)
)";

// Each worker has one of the locks when it asks for the other.
const std::string kPool = R"(
local a, b = lock "A lock", lock "B lock"
local count = shared("count", 0)
local workers = pool("Worker", 2, function(item)
  local one, other = a, b
  if item % 2 == 0 then one, other = b, a end
  one:lock()
  count:add(item)
  sleep(5)
  other:lock()
  count:add(100)
  other:unlock()
  one:unlock()
  return item * item
end)
thread("Main", function()
  local squares = workers:map(ITEMS)
  local sum = 0
  for i = 1, #squares do sum = sum + squares[i] end
  count:add(1000 * sum)
end)
)";

std::string pool_of(int items) {
    std::string text = kPool;
    return text.replace(text.find("ITEMS"), 5, std::to_string(items));
}

// Each reads one and wants to write the other.
const std::string kReadersAndWriters = R"(
local r, s = rwlock "R", rwlock "S"
local count = shared("count", 0)
thread("First", function()
  r:with_read(function() count:add(1) s:with_write(function() count:add(10) end) end)
end)
thread("Second", function()
  s:with_read(function() count:add(100) r:with_write(function() count:add(1000) end) end)
end)
)";

// A writer waits for two readers, each of whom waits for one of its other locks.
const std::string kTwoCircles = R"(
local r, a, b = rwlock "R", lock "A", lock "B"
local count = shared("count", 0)
thread("Writer", function()
  a:lock() b:lock() r:write_lock() count:add(1) r:write_unlock() b:unlock() a:unlock()
end)
thread("Left", function() r:read_lock() a:lock() count:add(10) a:unlock() r:read_unlock() end)
thread("Right", function() r:read_lock() b:lock() count:add(100) b:unlock() r:read_unlock() end)
)";

// A task reads, waits, and writes what follows from that.
const std::string kTornTasks = R"(
local count = shared("count", 0)
local server = service "Server"
tasks(2, "Task", function(i)
  local seen = count:read()
  if i == 1 then sleep(5) else server:request(5) end
  count:write(seen + 1)
end)
)";

// Between its waits a task is alone.
const std::string kWholeTasks = R"(
local count = shared("count", 0)
tasks(2, "Task", function()
  sleep(5)
  count:write(count:read() + 1)
end)
)";

// It only looks again after its sleep: with a guard held meanwhile nobody could ever answer.
const std::string kPolls = R"(
local go, count = shared("go", 0), shared("count", 0)
thread("Asks", function()
  while go:read() == 0 do sleep(1) end
  count:write(count:read() + 1)
end)
thread("Answers", function()
  sleep(3)
  go:write(1)
  count:write(count:read() + 1)
end)
)";

}  // namespace

class SessionRemediedActorsTest : public QObject {
    Q_OBJECT

    SessionFixture fixture_;

    RunRequest request(const std::string& text, const std::string& remedies) const {
        RunRequest what = fixture_.request(text);
        what.remedies = *record::Remedies::parse(remedies);
        what.deadlock_grace = 0ms;
        return what;
    }
    void check_runs(const std::string& text, const std::string& remedies,
                    const std::string& count) const {
        for (std::uint64_t seed = 1; seed <= 25; ++seed) {
            RunRequest seeded = request(text, remedies);
            seeded.schedule.kind = record::SchedulePolicy::Kind::Seeded;
            seeded.schedule.seed = seed;
            const RunSnapshot run = fixture_.finished(seeded);
            QCOMPARE(went_well(run), "");
            QCOMPARE(value_of(run, "count"), count);
        }
        RunRequest simulated = request(text, remedies);
        simulated.simulated_cpu.emplace();
        for (const RunRequest& one : {simulated, request(text, remedies)}) {
            const RunSnapshot run = fixture_.finished(one);
            QCOMPARE(went_well(run), "");
            QCOMPARE(value_of(run, "count"), count);
        }
    }
    // Completes in all interleavings, in one way; the reduction leaves nothing out and nothing
    // twice.
    static void check_exploration(const std::string& text, const std::string& remedies) {
        session::ExplorationRequest request = to_explore(text, remedies);
        const auto reduced = explored(request);
        QVERIFY2(reduced, reduced ? "" : reduced.error().message.c_str());
        QVERIFY(reduced->report.is_complete());
        QCOMPARE(reduced->report.difference, "");
        QCOMPARE(reduced->outcomes.size(), 1u);
        QCOMPARE(reduced->outcomes.front().outcome.outcome, "completed");
        QCOMPARE(reduced->outcomes.front().confirmed, std::optional<bool>(true));
        request.bounds.preemptions = 1000;
        request.confirm = false;
        const auto whole = explored(request);
        QVERIFY(whole && whole->report.is_complete());
        QCOMPARE(whole->report.difference, "");
        QVERIFY(summary_of(*reduced) == summary_of(*whole));
    }

private slots:
    void deadlocks_are_over_data() {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("count");
        QTest::addColumn<QString>("remedy");
        const auto add = [](const char* name, const std::string& text, const char* count) {
            for (const char* remedy : {"global-order", "timeout", "victim"})
                QTest::addRow("%s, %s", name, remedy) << text << std::string(count) << remedy;
        };
        add("tasks", kTasks, "1111");
        add("a task and a thread", kTaskAndThread, "1111");
        add("a pool", pool_of(4), "30410");
        add("readers and writers", kReadersAndWriters, "1111");
        add("two circles", kTwoCircles, "111");
    }
    void deadlocks_are_over() {
        QFETCH(std::string, text);
        QFETCH(std::string, count);
        QFETCH(QString, remedy);
        check_runs(text, remedy.toStdString(), count);
    }

    void all_interleavings_are_free_of_them_data() {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<QString>("remedy");
        const auto add = [](const char* name, const std::string& text) {
            for (const char* remedy : {"global-order", "victim"})
                QTest::addRow("%s, %s", name, remedy) << text << remedy;
        };
        add("tasks", kTasks);
        add("a task and a thread", kTaskAndThread);
        add("a pool", pool_of(2));
        add("readers and writers", kReadersAndWriters);
        add("two circles", kTwoCircles);
    }
    void all_interleavings_are_free_of_them() {
        QFETCH(std::string, text);
        QFETCH(QString, remedy);
        const auto before = explored(to_explore(text));
        QVERIFY2(before, before ? "" : before.error().message.c_str());
        QVERIFY(deadlocks_of(*before) > 0);
        check_exploration(text, remedy.toStdString());
    }

    void a_guard_is_held_over_the_wait_of_a_task() {
        const auto before = explored(to_explore(kTornTasks));
        QVERIFY(before);
        QVERIFY(before->outcomes.size() > 1);
        check_runs(kTornTasks, "guard", "2");
        check_exploration(kTornTasks, "guard");
    }
    void tasks_that_do_not_wait_in_between_need_none() {
        const RunSnapshot run = fixture_.finished(request(kWholeTasks, "guard"));
        QCOMPARE(run.trace.info->outcome, Outcome::Failed);
        QVERIFY2(run.trace.info->error.find("guard has nothing to do here") != std::string::npos,
                 run.trace.info->error.c_str());
    }
    void a_guard_is_not_held_by_who_only_looks_again() { check_runs(kPolls, "guard", "2"); }

    void who_reads_and_writes_the_same_writes_from_the_start() {
        RunRequest upgrade = request("", "global-order");
        upgrade.scenario = THREADLINE_SOURCE_DIR "/scenarios/deadlock/upgrade.lua";
        upgrade.name = "deadlock/upgrade";
        const RunSnapshot run = fixture_.finished(upgrade);
        QCOMPARE(went_well(run), "");
        upgrade.remedies = *record::Remedies::parse("victim");
        const RunSnapshot refused = fixture_.finished(upgrade);
        QCOMPARE(refused.trace.info->outcome, Outcome::Failed);
        QVERIFY2(refused.trace.info->error.find("try global-order") != std::string::npos,
                 refused.trace.info->error.c_str());
    }
};

QTEST_GUILESS_MAIN(SessionRemediedActorsTest)
#include "session_remedied_actors_test.moc"
