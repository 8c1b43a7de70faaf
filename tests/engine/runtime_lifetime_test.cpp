// The processes and threads of a run: how they begin together, and that none of them is left,
// however the run ends.
#include "tests/engine/runner_harness.h"

#include <signal.h>
#include <QTest>

#include <algorithm>
#include <set>

using namespace threadline;
using test::edited_file;
using test::RecordedEvent;
using test::RunnerHarness;

namespace {

// A thread, two worker processes and a service, all of which wait for ever.
const std::string kStuck = R"(
    local l, s, held = lock "L", service "S", barrier("held", 3)
    thread("A", function() l:lock() held:wait() s:request(3600000) end)
    process("P", function() held:wait() l:lock() end)
    process("Q", function() held:wait() l:lock() end))";

bool all_wait(const RunnerHarness& run) {
    return run.count(EventKind::Request) == 2 && run.count(EventKind::IoBegin) == 1;
}

}  // namespace

class RuntimeLifetimeTest : public QObject {
    Q_OBJECT

private slots:
    void aRunGoesFromLoadingToFinished();
    void processesShareTheirObjects();
    void aProcessMayStartThreadsOfItsOwn();
    void allBeginTogether();
    void requestsTakeTheirLatencyAndNotMuchMore();
    void hundredsOfRequestsAreOutAtOnce();
    void aThousandThreadsRun();

    void aKilledRunnerTakesItsProcessesWithIt();
    void theEndOfTheSessionEndsTheRun();
    void theEndOfTheSessionEndsARunWhoseRunnerHangs();
    void aKilledWorkerFailsTheRun();
    void aKilledServiceFailsTheRun();
    void anErrorInAWorkerFailsTheRun();
    void aFailedRunDoesNotWaitForStuckThreads();
    void aMissingFileIsOneLine();
    void aFolderIsOneLine();
};

void RuntimeLifetimeTest::aRunGoesFromLoadingToFinished() {
    RunnerHarness run(edited_file, {}, "thread('A', function() end)");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 0);
    QVERIFY(run.phase() == record::Phase::Finished);
    QVERIFY(run.memory().header().start_ticks != 0);
    QCOMPARE(run.memory().name(run.memory().header().scenario_path), std::string_view(edited_file));
    const auto events = run.events();
    QCOMPARE(events.size(), std::size_t{2});
    QVERIFY(events[0].event.kind == EventKind::ThreadBegin);
    QVERIFY(events[0].event.time >= run.memory().header().start_ticks);
    QVERIFY(events[1].event.kind == EventKind::ThreadEnd);
    QCOMPARE(run.memory().ring(0).closed.load(), 1u);
}

void RuntimeLifetimeTest::processesShareTheirObjects() {
    RunnerHarness run(edited_file, {}, R"(
        local l, count = lock "L", shared("count", 0)
        local function add()
          for _ = 1, 500 do l:with(function() count:write(count:read() + 1) end) end
        end
        local p = process("P", add)
        process("Q", add)
        thread("A", function() add() join(p) end))");
    QVERIFY(run.wait());
    QCOMPARE(QString::fromStdString(run.error_message()), QString());
    QCOMPARE(run.exit_status(), 0);
    QCOMPARE(run.last_value("count"), Value::integer(1500));
    std::set<int> processes;
    std::set<int> ordinals;
    for (std::uint32_t id = 1; id <= run.memory().header().actor_count.load(); ++id) {
        processes.insert(run.memory().actor(ActorId{id}).process_id);
        ordinals.insert(run.memory().actor(ActorId{id}).process);
    }
    QCOMPARE(processes.size(), std::size_t{3});
    QCOMPARE(ordinals, std::set<int>({0, 1, 2}));
    QCOMPARE(run.processes_left(), 0);
}

void RuntimeLifetimeTest::aProcessMayStartThreadsOfItsOwn() {
    RunnerHarness run(edited_file, {}, R"(
        local count = shared("count", 0)
        local work = later("Work", function(n) compute(1) count:add(n) end)
        process("P", function() start(work, 1) start(work, 2) end))");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 0);
    QCOMPARE(run.last_value("count"), Value::integer(3));
    QCOMPARE(run.count(EventKind::ActorStart, "P"), 2);
    QCOMPARE(run.count(EventKind::ThreadEnd), 3);
}

void RuntimeLifetimeTest::allBeginTogether() {
    RunnerHarness run(edited_file, {},
                      "threads(20, 'T', function() end)\nprocess('P', function() end)");
    QVERIFY(run.wait());
    for (const RecordedEvent& recorded : run.events())
        QVERIFY(recorded.event.time >= run.memory().header().start_ticks);
    QCOMPARE(run.count(EventKind::ThreadEnd), 21);
}

void RuntimeLifetimeTest::requestsTakeTheirLatencyAndNotMuchMore() {
    RunnerHarness run(edited_file, {}, R"(
        local s = service "S"
        thread("A", function() for _ = 1, 5 do s:request(20) end end))");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 0);
    const auto& header = run.memory().header();
    std::uint64_t sent = 0;
    for (const RecordedEvent& recorded : run.events()) {
        if (recorded.event.kind == EventKind::IoBegin) {
            sent = recorded.event.time;
            QCOMPARE(recorded.event.argument, 20'000'000);
        }
        if (recorded.event.kind == EventKind::IoEnd) {
            QCOMPARE(recorded.object_name, std::string("S"));
            QVERIFY(recorded.event.argument > 0);
            if (header.invariant_tsc == 0)
                QVERIFY(recorded.event.time - sent >= 20'000'000);
        }
    }
    QCOMPARE(run.count(EventKind::IoEnd), 5);
}

void RuntimeLifetimeTest::hundredsOfRequestsAreOutAtOnce() {
    RunnerHarness run(edited_file, {}, R"(
        local s, done = service "S", shared("done", 0)
        threads(300, "T", function(i) s:request(50 + i % 7) done:add(1) end))");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 0);
    QCOMPARE(run.last_value("done"), Value::integer(300));
    QCOMPARE(run.processes_left(), 0);
}

void RuntimeLifetimeTest::aThousandThreadsRun() {
    RunnerHarness run(edited_file, {}, R"(
        local sum = shared("sum", 0)
        threads(1000, "T", function(i) sum:add(i) end))");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 0);
    QCOMPARE(run.last_value("sum"), Value::integer(500500));
}

void RuntimeLifetimeTest::aKilledRunnerTakesItsProcessesWithIt() {
    RunnerHarness run(edited_file, {}, kStuck);
    QVERIFY(run.wait_until([&] { return all_wait(run); }));
    QCOMPARE(run.processes_left(), 4);
    kill(run.process(), SIGKILL);
    QVERIFY(run.wait());
    QVERIFY(run.wait_until([&] { return run.processes_left() == 0; }));
}

void RuntimeLifetimeTest::theEndOfTheSessionEndsTheRun() {
    RunnerHarness run(edited_file, {}, kStuck);
    QVERIFY(run.wait_until([&] { return all_wait(run); }));
    run.close_watch();
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), -1);
    QVERIFY(run.wait_until([&] { return run.processes_left() == 0; }));
}

void RuntimeLifetimeTest::theEndOfTheSessionEndsARunWhoseRunnerHangs() {
    RunnerHarness run(edited_file, {}, kStuck);
    QVERIFY(run.wait_until([&] { return all_wait(run); }));
    kill(run.process(), SIGSTOP);
    run.close_watch();
    QVERIFY(run.wait());
    QVERIFY(run.wait_until([&] { return run.processes_left() == 0; }));
}

// A child of the runner, by the name that the runner gave it.
int child_named(const RunnerHarness& run, const QByteArray& name) {
    QFile children(QString("/proc/%1/task/%1/children").arg(run.process()));
    if (!children.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& child : children.readAll().simplified().split(' ')) {
        QFile comm("/proc/" + child + "/comm");
        if (comm.open(QIODevice::ReadOnly) && comm.readAll().trimmed() == name)
            return child.toInt();
    }
    return -1;
}

void RuntimeLifetimeTest::aKilledWorkerFailsTheRun() {
    RunnerHarness run(edited_file, {}, kStuck);
    QVERIFY(run.wait_until([&] { return all_wait(run); }));
    const int worker = child_named(run, "P");
    QVERIFY(worker > 0);
    kill(worker, SIGKILL);
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 3);
    QCOMPARE(QString::fromStdString(run.error_message()),
             QString("process 'P' was killed by signal 9 while the run went on"));
    QCOMPARE(run.processes_left(), 0);
}

void RuntimeLifetimeTest::aKilledServiceFailsTheRun() {
    RunnerHarness run(edited_file, {}, kStuck);
    QVERIFY(run.wait_until([&] { return all_wait(run); }));
    int service = -1;  // gets its name a moment after it is there
    QVERIFY(run.wait_until([&] { return (service = child_named(run, "service")) > 0; }));
    kill(service, SIGKILL);
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 3);
    QVERIFY2(run.error_message().find("service") != std::string::npos, run.error_message().c_str());
    QCOMPARE(run.processes_left(), 0);
}

void RuntimeLifetimeTest::anErrorInAWorkerFailsTheRun() {
    RunnerHarness run(edited_file, {},
                      "local l = lock 'L'\nprocess('P', function() l:unlock() end)");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 3);
    QCOMPARE(QString::fromStdString(run.error_message()),
             QString("lesson/one.lua:2: L is not held by P: only who has locked it can unlock it"));
    QCOMPARE(run.processes_left(), 0);
}

void RuntimeLifetimeTest::aFailedRunDoesNotWaitForStuckThreads() {
    RunnerHarness run(edited_file, {},
                      kStuck + "\nthread('Z', function() compute(1) error('no') end)");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 3);
    QVERIFY(run.phase() == record::Phase::Failed);
    QCOMPARE(run.processes_left(), 0);
}

void RuntimeLifetimeTest::aMissingFileIsOneLine() {
    RunnerHarness run("scenarios/none/such.lua");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 2);
    QCOMPARE(run.standard_error(),
             std::string("scenarios/none/such.lua: cannot be opened: No such file or directory\n"));
}

void RuntimeLifetimeTest::aFolderIsOneLine() {
    RunnerHarness run(THREADLINE_SOURCE_DIR "/scenarios");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 2);
    QVERIFY(run.error_message().find("is a folder") != std::string::npos);
}

QTEST_GUILESS_MAIN(RuntimeLifetimeTest)
#include "runtime_lifetime_test.moc"
