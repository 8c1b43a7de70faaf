// Tasks on an event loop, from declaration to trace: the same words as in a thread suspend the task
// instead. On simulated cores, where times are exact, and on real ones.
#include "tests/engine/session_fixture.h"

#include "engine/analysis/report.h"

#include <algorithm>
#include <map>

using namespace threadline;
using namespace threadline::test;
using trace::State;

namespace {

double ms(trace::Duration duration) {
    return static_cast<double>(duration.count()) / 1e6;
}

const trace::ActorLane& lane_named(const RunSnapshot& run, const std::string& name) {
    for (const auto& lane : run.trace.actors)
        if (run.trace.tables->actor(lane->actor).name == name)
            return *lane;
    qFatal("nobody is named %s", name.c_str());
}

double ms_in(const RunSnapshot& run, const std::string& name, State state) {
    const trace::ActorLane& lane = lane_named(run, name);
    return ms(lane.shares({lane.begin, lane.end}).of(state));
}

// Within a hundredth of a millisecond for each switch and step of a few.
bool is_about(double measured, double expected) {
    return measured > expected - 0.01 && measured < expected + 0.1;
}

QString number(double value) {
    return QString::number(value);
}

const char* const four_downloads = R"(local server = service "server"
local done = shared("done", 0)
tasks(4, "Download", function(i)
  server:request(100)
  compute(5)
  done:add(i)
end)
)";

}  // namespace

class SessionTasksTest : public QObject {
    Q_OBJECT

private slots:
    void requestsOverlapOnOneThread();
    void whatOneComputesHoldsAllOthersUp();
    void aTaskRunsOnlyWhileItsLoopRunsIt();
    void statesAddUpToTheLifetime();
    void whatBlocksAThreadSuspendsATask_data();
    void whatBlocksAThreadSuspendsATask();
    void aLockIsHeldAcrossASuspension();
    void tasksAndThreadsWakeEachOther_data();
    void tasksAndThreadsWakeEachOther();
    void everybodyCanJoinEverybody();
    void aTaskStartsTasks();
    void tasksThatWaitForEachOtherAreDeadlocked_data();
    void tasksThatWaitForEachOtherAreDeadlocked();
    void theLoopIsNoPartOfADeadlock();
    void theSameScenarioGivesTheSameBytes();
    void eachTaskHasRandomNumbersOfItsOwn();
    void theLoopHasTheInterpreterLockForItsTasks();
    void anErrorInATaskNamesItsLine();
    void aChangedLocalIsAnErrorInATaskToo();
    void thousandsOfRequestsAreInFlightAtOnce();
};

void SessionTasksTest::requestsOverlapOnOneThread() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.simulated(four_downloads);
    QCOMPARE(went_well(run), std::string());
    QCOMPARE(value_of(run, "done"), std::string("10"));
    QVERIFY2(is_about(ms(run.trace.now), 120), qPrintable(number(ms(run.trace.now))));
    QVERIFY(is_about(ms_in(run, "Download 1", State::Io), 100));
    QVERIFY(is_about(ms_in(run, "Event loop", State::Io), 100));
    QVERIFY(is_about(ms_in(run, "Event loop", State::Running), 20));
    QVERIFY(run.trace.tables->actor(lane_named(run, "Download 1").actor).kind ==
            record::ActorKind::Task);
}

void SessionTasksTest::whatOneComputesHoldsAllOthersUp() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.simulated(R"(local server = service "server"
task("Hog", function() sleep(5) compute(50) end)
task("Other", function() server:request(10) end)
)");
    QCOMPARE(went_well(run), std::string());
    QVERIFY(is_about(ms_in(run, "Other", State::Io), 10));
    QVERIFY2(is_about(ms_in(run, "Other", State::Ready), 45),
             qPrintable(number(ms_in(run, "Other", State::Ready))));
    QVERIFY(is_about(ms_in(run, "Hog", State::Running), 50));
    QVERIFY(is_about(ms_in(run, "Hog", State::Sleeping), 5));
}

void SessionTasksTest::aTaskRunsOnlyWhileItsLoopRunsIt() {
    const SessionFixture fixture;
    // One core, two threads: the loop is preempted while a task is resumed.
    const std::string text = R"(tasks(2, "T", function() compute(10) sleep(1) compute(10) end)
thread("Rival", function() compute(40) end)
)";
    for (const RunSnapshot& run : {fixture.simulated(text, 1), fixture.finished(text)}) {
        QCOMPARE(went_well(run), std::string());
        double running = 0;
        for (const char* name : {"T 1", "T 2"})
            running += ms_in(run, name, State::Running);
        const double loop = ms_in(run, "Event loop", State::Running);
        QVERIFY2(running <= loop + 0.001, qPrintable(number(running) + " of " + number(loop)));
        QVERIFY2(running > loop * 0.9, qPrintable(number(running) + " of " + number(loop)));
        // No two of them at one time.
        std::vector<trace::TimeRange> stretches;
        for (const char* name : {"T 1", "T 2"}) {
            const auto& intervals = lane_named(run, name).intervals;
            for (std::size_t i = 0; i < intervals.size(); ++i)
                if (intervals[i].state == State::Running)
                    stretches.push_back(intervals[i].range());
        }
        std::sort(stretches.begin(), stretches.end(),
                  [](const auto& a, const auto& b) { return a.begin < b.begin; });
        for (std::size_t i = 1; i < stretches.size(); ++i)
            QVERIFY(stretches[i - 1].end <= stretches[i].begin);
    }
}

void SessionTasksTest::statesAddUpToTheLifetime() {
    const SessionFixture fixture;
    for (const RunSnapshot& run :
         {fixture.simulated(four_downloads), fixture.finished(four_downloads)})
        for (const auto& lane : run.trace.actors) {
            QCOMPARE(lane->shares({lane->begin, lane->end}).total().count(),
                     (lane->end - lane->begin).count());
            trace::Time at = lane->begin;
            for (std::size_t i = 0; i < lane->intervals.size(); ++i) {
                QCOMPARE(lane->intervals[i].begin.count(), at.count());
                at = lane->intervals[i].end;
            }
        }
}

void SessionTasksTest::whatBlocksAThreadSuspendsATask_data() {
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("state");
    const auto row = [](const char* name, const char* call, State state) {
        QTest::newRow(name) << QString(call) << static_cast<int>(state);
    };
    row("sleep", "sleep(30)", State::Sleeping);
    row("request", "server:request(30)", State::Io);
    row("a timed wait for a lock", "assert(not long:lock(30))", State::Blocked);
    row("a lock held meanwhile", "held:with(function() check(true) end)", State::Blocked);
    row("a wait to write", "rw:write_lock() rw:write_unlock()", State::Blocked);
    row("a timed wait to read", "assert(not taken:read_lock(30))", State::Blocked);
    row("a timed get", "assert(select(2, empty:get(30)) == 'timeout')", State::Waiting);
    row("a timed put", "assert(select(2, full:put(2, 30)) == 'timeout')", State::Waiting);
    row("a timed wait for a semaphore", "assert(not none:wait(30))", State::Waiting);
    row("a timed wait for a condition", "own:lock() assert(not c:wait(own, 30)) own:unlock()",
        State::Waiting);
    row("a barrier", "meet:wait()", State::Waiting);
    row("join", "assert(join(holder))", State::Waiting);
    row("a timed join", "assert(not join(late, 30))", State::Waiting);
}

void SessionTasksTest::whatBlocksAThreadSuspendsATask() {
    QFETCH(QString, call);
    QFETCH(int, state);
    const SessionFixture fixture;
    const std::string text = R"(local server = service "server"
local held, long, own, c = lock "Held", lock "Long", lock "Own", condition "C"
local rw, taken = rwlock "RW", rwlock "Taken"
local empty, full = queue("Empty", 1), queue("Full", 1)
local none, meet = semaphore("None", 0), barrier("Meet", 2)
local holder = task("Holder", function()
  held:lock() rw:read_lock() sleep(31) held:unlock() rw:read_unlock() end)
local late = task("Late", function() taken:write_lock() long:lock() full:put(1) sleep(100)
  long:unlock() end)
task("Waiter", function() sleep(1) )" +
                             call.toStdString() + R"( end)
task("Other", function() sleep(2) compute(20) sleep(9) )" +
                             (call.startsWith("meet") ? "meet:wait()" : "") + R"( end)
)";
    const RunSnapshot run = fixture.simulated(text);
    QCOMPARE(went_well(run), std::string());
    const double waited = ms_in(run, "Waiter", static_cast<State>(state)) +
                          (state == static_cast<int>(State::Sleeping) ? -1 : 0);
    QVERIFY2(is_about(waited, 30), qPrintable(number(waited)));
    QVERIFY(ms_in(run, "Other", State::Ready) < 0.1);
}

void SessionTasksTest::aLockIsHeldAcrossASuspension() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.simulated(R"(local l = lock "L"
local count = shared("count", 0)
tasks(3, "T", function()
  local n = l:with(function()
    local seen = count:read()
    sleep(10)
    count:write(seen + 1)
    return seen
  end)
  note("saw " .. n)
end)
)");
    QCOMPARE(went_well(run), std::string());
    QCOMPARE(value_of(run, "count"), std::string("3"));
    QVERIFY(is_about(ms(run.trace.now), 30));
    QVERIFY(is_about(ms_in(run, "T 3", State::Blocked), 20));
}

void SessionTasksTest::tasksAndThreadsWakeEachOther_data() {
    QTest::addColumn<bool>("is_virtual");
    QTest::newRow("virtual clock") << true;
    QTest::newRow("real clock") << false;
}

void SessionTasksTest::tasksAndThreadsWakeEachOther() {
    QFETCH(bool, is_virtual);
    const SessionFixture fixture;
    const std::string text = R"(local to, back = queue("To", 2), queue("Back", 2)
local sum = shared("sum", 0)
tasks(3, "Task", function()
  while true do
    local n = to:get()
    if n == nil then return end
    back:put(2 * n)
  end
end)
process("Giver", function() for n = 1, 200 do to:put(n) end to:close() end)
thread("Taker", function() for _ = 1, 200 do sum:add(back:get()) end end)
)";
    const RunSnapshot run = is_virtual ? fixture.simulated(text) : fixture.finished(text);
    QCOMPARE(went_well(run), std::string());
    QCOMPARE(value_of(run, "sum"), std::string("40200"));
}

void SessionTasksTest::everybodyCanJoinEverybody() {
    const SessionFixture fixture;
    const std::string text = R"(local done = shared("done", 0)
local some = tasks(50, "Task", function() sleep(1) done:add(1) end)
local t = thread("Thread", function() assert(join(some)) done:add(100) end)
task("Last", function() assert(join(some)) assert(join(t)) check(done:read() == 150) end)
)";
    for (const RunSnapshot& run : {fixture.simulated(text), fixture.finished(text)}) {
        QCOMPARE(went_well(run), std::string());
        QCOMPARE(value_of(run, "done"), std::string("150"));
    }
}

void SessionTasksTest::aTaskStartsTasks() {
    const SessionFixture fixture;
    const std::string text = R"(local sum = shared("sum", 0)
local child = later("Child", function(n) sleep(10) sum:add(n) end)
task("Parent", function()
  local a, b = start(child, 1), start(child, 2)
  assert(join(a) and join(b))
  sum:add(10)
end)
)";
    for (const RunSnapshot& run : {fixture.simulated(text), fixture.finished(text)}) {
        QCOMPARE(went_well(run), std::string());
        QCOMPARE(value_of(run, "sum"), std::string("13"));
        const auto& child = run.trace.tables->actor(lane_named(run, "Child 2").actor);
        QVERIFY(child.kind == record::ActorKind::Task);
        QCOMPARE(run.trace.tables->actor(child.parent).name, std::string("Parent"));
    }
}

void SessionTasksTest::tasksThatWaitForEachOtherAreDeadlocked_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("finding");
    QTest::addColumn<int>("actors");
    QTest::newRow("two locks in opposite order") << QString(R"(
local a, b = lock "A", lock "B"
task("T1", function() a:lock() sleep(5) b:lock() end)
task("T2", function() b:lock() sleep(5) a:lock() end)
)") << "deadlock" << 2;
    QTest::newRow("a task and a thread") << QString(R"(
local a, b = lock "A", lock "B"
task("T1", function() a:lock() sleep(5) b:lock() end)
thread("T2", function() b:lock() sleep(5) a:lock() end)
)") << "deadlock" << 2;
    QTest::newRow("a lock twice") << QString(R"(
local a = lock "A"
task("T1", function() a:lock() a:lock() end)
)") << "self-deadlock" << 1;
    QTest::newRow("items that nobody puts") << QString(R"(
local q = queue("Q", 1)
tasks(3, "T", function() q:get() end)
)") << "deadlock" << 3;
    QTest::newRow("join in a circle") << QString(R"(
local second = queue("second", 1)
local t1 = task("T1", function() join(second:get()) end)
local t2 = task("T2", function() join(t1) end)
task("Teller", function() second:put(t2) end)
)") << "deadlock" << 2;
}

void SessionTasksTest::tasksThatWaitForEachOtherAreDeadlocked() {
    QFETCH(QString, text);
    QFETCH(QString, finding);
    QFETCH(int, actors);
    const SessionFixture fixture;
    for (const RunSnapshot& run :
         {fixture.simulated(text.toStdString()), fixture.finished(text.toStdString())}) {
        QVERIFY2(run.trace.info->outcome == Outcome::Deadlocked, run.trace.info->error.c_str());
        QCOMPARE(freezes_of(run), std::vector<std::string>{finding.toStdString()});
        const auto& found = *std::find_if(run.findings->begin(), run.findings->end(),
                                          [](const auto& it) { return claims_a_freeze(it); });
        QCOMPARE(static_cast<int>(found.actors.size()), actors);
        QVERIFY(ms_in(run, "Event loop", State::Deadlocked) == 0);
    }
}

// Its tasks are stuck, another thread is not.
void SessionTasksTest::theLoopIsNoPartOfADeadlock() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.simulated(R"(local a, b = lock "A", lock "B"
task("T1", function() a:lock() sleep(5) b:lock() end)
task("T2", function() b:lock() sleep(5) a:lock() end)
task("T3", function() sleep(50) end)
)");
    QVERIFY(run.trace.info->outcome == Outcome::Deadlocked);
    QVERIFY(lane_named(run, "T3").ended);
    QVERIFY(is_about(ms_in(run, "T3", State::Sleeping), 50));
}

void SessionTasksTest::theSameScenarioGivesTheSameBytes() {
    const SessionFixture fixture;
    QTemporaryDir folder;
    QByteArray first;
    for (const char* name : {"a.tline", "b.tline"}) {
        RunRequest what = fixture.request(std::string(four_downloads) + R"(local l = lock "L"
tasks(5, "More", function(i) sleep(random(1, 9)) l:with(function() sleep(1) compute(i) end) end)
thread("T", function() l:lock() sleep(7) l:unlock() end)
)");
        what.simulated_cpu.emplace();
        what.file = folder.filePath(name).toStdString();
        QCOMPARE(went_well(fixture.finished(what)), std::string());
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.size() > 1000);
        if (first.isEmpty())
            first = content;
        QVERIFY(content == first);
    }
}

void SessionTasksTest::eachTaskHasRandomNumbersOfItsOwn() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.simulated(R"(local seen = shared_array("seen", 4, 0)
tasks(4, "T", function(i) sleep(1) seen:write(i, random(1, 1000000)) end)
)");
    QCOMPARE(went_well(run), std::string());
    std::vector<std::int64_t> values;
    for (const auto& [name, value] : run.trace.values())
        if (name.starts_with("seen["))
            values.push_back(value.payload);
    QCOMPARE(values.size(), std::size_t{4});
    std::sort(values.begin(), values.end());
    QVERIFY(std::adjacent_find(values.begin(), values.end()) == values.end());
}

void SessionTasksTest::theLoopHasTheInterpreterLockForItsTasks() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.simulated(R"(interpreter_lock {switch_interval = 5}
tasks(2, "Task", function() compute(10) end)
thread("Thread", function() compute(20) end)
)");
    QCOMPARE(went_well(run), std::string());
    QVERIFY(ms(run.trace.now) > 40);
    QVERIFY(ms_in(run, "Event loop", State::Interpreter) > 14);
    QCOMPARE(ms_in(run, "Task 1", State::Interpreter), 0.0);
    QVERIFY(ms_in(run, "Task 1", State::Ready) > 4.9);
    QVERIFY(is_about(ms_in(run, "Task 1", State::Running), 10));
}

void SessionTasksTest::anErrorInATaskNamesItsLine() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.simulated(R"(local server = service "server"
tasks(2, "T", function(i)
  server:request(i)
  if i == 2 then local none = nil; none.field = 1 end
end)
)");
    QVERIFY(run.trace.info->outcome == Outcome::Failed);
    const QString error = QString::fromStdString(run.trace.info->error);
    QVERIFY2(error.contains("scenario.lua:4: attempt to index a nil value"), qPrintable(error));
}

void SessionTasksTest::aChangedLocalIsAnErrorInATaskToo() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.simulated(R"(local count = 0
tasks(2, "T", function()
  sleep(1)
  count = count + 1
end)
)");
    QVERIFY(run.trace.info->outcome == Outcome::Failed);
    const QString error = QString::fromStdString(run.trace.info->error);
    QVERIFY2(error.contains("scenario.lua:4: 'count' was changed"), qPrintable(error));
}

void SessionTasksTest::thousandsOfRequestsAreInFlightAtOnce() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.finished(R"(local server = service "server"
local done = shared("done", 0)
tasks(5000, "Request", function() server:request(1500) done:add(1) end)
)");
    QCOMPARE(went_well(run), std::string());
    QCOMPARE(value_of(run, "done"), std::string("5000"));
    // How many are out at a time; on a busy machine the first may be back before the last is out.
    std::map<trace::Time, int> changes;
    for (const auto& lane : run.trace.actors) {
        if (run.trace.tables->actor(lane->actor).kind != record::ActorKind::Task)
            continue;
        std::optional<trace::TimeRange> waits;
        for (std::size_t i = 0; i < lane->intervals.size(); ++i)
            if (lane->intervals[i].state == State::Io)
                waits = {waits ? waits->begin : lane->intervals[i].begin, lane->intervals[i].end};
        QVERIFY(waits);
        ++changes[waits->begin];
        --changes[waits->end];
    }
    int out = 0;
    int most = 0;
    for (const auto& [at, change] : changes)
        most = std::max(most, out += change);
    QVERIFY2(most > 1000, qPrintable(QString::number(most)));
}

QTEST_GUILESS_MAIN(SessionTasksTest)
#include "session_tasks_test.moc"
