// Scenarios under an interpreter lock, from declaration to trace: on simulated cores, where times
// are exact, and on real threads, where one at a time has it.
#include "tests/engine/session_fixture.h"

#include "engine/analysis/report.h"

#include <algorithm>

using namespace threadline;
using namespace threadline::test;
using trace::State;

namespace {

double ms(trace::Duration duration) {
    return static_cast<double>(duration.count()) / 1e6;
}

const analysis::ThreadReport& thread_of(const analysis::Report& report, const std::string& name) {
    const auto found = std::find_if(report.threads.begin(), report.threads.end(),
                                    [&](const auto& thread) { return thread.name == name; });
    if (found == report.threads.end())
        qFatal("no thread is named %s", name.c_str());
    return *found;
}

double ms_in(const RunSnapshot& run, const std::string& thread, State state) {
    const analysis::Report report = analysis::make_report(run.trace, *run.findings);
    return ms(analysis::reported_states(thread_of(report, thread)).of(state));
}

const trace::LockLane& lane_named(const RunSnapshot& run, const std::string& name) {
    for (const auto& lane : run.trace.locks)
        if (run.trace.tables->object(lane->lock).name == name)
            return *lane;
    qFatal("no lock is named %s", name.c_str());
}

const char* const two_that_compute = R"(interpreter_lock {switch_interval = 5}
threads(2, "T", function() compute(20) end)
)";

}  // namespace

class SessionInterpreterTest : public QObject {
    Q_OBJECT

private slots:
    void twoThatComputeTakeTurnsOfASwitchInterval();
    void itIsOneLaneWithAHolderAtATime();
    void whatBlocksLetsItGo_data();
    void whatBlocksLetsItGo();
    void whoWaitsForALockLetsItGoAndHoldsNothingUp();
    void eachProcessHasItsOwn();
    void theSwitchIntervalIsWhatIsDeclared();
    void onRealThreadsOneAtATimeHasIt();
    void aDeadlockUnderItIsFoundWithoutIt();
    void aWrongDeclarationIsOneClearLine_data();
    void aWrongDeclarationIsOneClearLine();
};

void SessionInterpreterTest::twoThatComputeTakeTurnsOfASwitchInterval() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.simulated(two_that_compute);
    QCOMPARE(went_well(run), std::string());
    QVERIFY(ms(run.trace.now) > 40 && ms(run.trace.now) < 40.2);
    QVERIFY(ms_in(run, "T 1", State::Running) >= 20);
    QVERIFY(ms_in(run, "T 1", State::Running) < 20.1);
    // 5 ms for the other one's turn, and again, until its 20 ms are done: each turn is a little
    // shorter than 5 ms, so that a rest is left for a fifth one.
    const double waited = ms_in(run, "T 1", State::Interpreter);
    QVERIFY2(waited > 19.8 && waited < 20.2, qPrintable(QString::number(waited)));
}

void SessionInterpreterTest::itIsOneLaneWithAHolderAtATime() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.simulated(two_that_compute);
    const trace::LockLane& lane = lane_named(run, "Interpreter lock");
    QVERIFY(lane.holds.size() >= 8);
    for (std::size_t i = 1; i < lane.holds.size(); ++i) {
        QVERIFY(lane.holds[i - 1].end <= lane.holds[i].begin);
        QVERIFY(lane.holds[i - 1].actor != lane.holds[i].actor);
    }
    QVERIFY(ms(lane.statistics.hold) > 40);
    // A thread that runs has it, so on its own lane it says nothing.
    for (const auto& actor : run.trace.actors)
        QVERIFY(actor->holds.empty());
}

void SessionInterpreterTest::whatBlocksLetsItGo_data() {
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("state");
    const auto row = [](const char* name, const char* call, State state) {
        QTest::newRow(name) << QString(call) << static_cast<int>(state);
    };
    row("sleep", "sleep(30)", State::Sleeping);
    row("request", "server:request(30)", State::Io);
    row("a timed wait for a lock", "held:lock(30)", State::Blocked);
    row("a timed wait for a queue", "empty:get(30)", State::Waiting);
    row("a timed wait for a semaphore", "none:wait(30)", State::Waiting);
    row("join", "join(holder, 30)", State::Waiting);
}

void SessionInterpreterTest::whatBlocksLetsItGo() {
    QFETCH(QString, call);
    QFETCH(int, state);
    const SessionFixture fixture;
    const std::string text = R"(interpreter_lock {switch_interval = 5}
local server = service "server"
local held = lock "Held"
local empty = queue("Empty", 1)
local none = semaphore("None", 0)
local holder = thread("Holder", function() held:lock() sleep(100) held:unlock() end)
thread("Waiter", function() sleep(1) )" +
                             call.toStdString() + R"( end)
thread("Other", function() sleep(2) compute(20) end)
)";
    const RunSnapshot run = fixture.simulated(text);
    QCOMPARE(went_well(run), std::string());
    const double waited = ms_in(run, "Waiter", static_cast<State>(state));
    QVERIFY2(waited > 29.9 && waited < 32.1, qPrintable(QString::number(waited)));
    QVERIFY(ms_in(run, "Other", State::Interpreter) < 0.1);
}

void SessionInterpreterTest::whoWaitsForALockLetsItGoAndHoldsNothingUp() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.simulated(R"(interpreter_lock {switch_interval = 5}
local l = lock "L"
threads(4, "T", function() for _ = 1, 3 do l:with(function() sleep(1) compute(1) end) end end)
)");
    QCOMPARE(went_well(run), std::string());
    QVERIFY(ms(run.trace.now) >= 24);
    QVERIFY(ms(run.trace.now) < 26);
}

void SessionInterpreterTest::eachProcessHasItsOwn() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.simulated(R"(interpreter_lock {switch_interval = 5}
thread("A", function() compute(20) end)
process("B", function() compute(20) end)
)");
    QCOMPARE(went_well(run), std::string());
    QVERIFY(ms(run.trace.now) < 20.1);
    QCOMPARE(lane_named(run, "Interpreter lock").statistics.acquisitions, 1u);
    QCOMPARE(lane_named(run, "Interpreter lock of B").statistics.acquisitions, 1u);
}

void SessionInterpreterTest::theSwitchIntervalIsWhatIsDeclared() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.simulated(R"(interpreter_lock {switch_interval = 0.5}
threads(2, "T", function() compute(20) end)
)");
    QCOMPARE(went_well(run), std::string());
    const auto acquisitions = lane_named(run, "Interpreter lock").statistics.acquisitions;
    QVERIFY2(acquisitions >= 76 && acquisitions <= 82, qPrintable(QString::number(acquisitions)));
}

void SessionInterpreterTest::onRealThreadsOneAtATimeHasIt() {
    const SessionFixture fixture;
    const RunSnapshot run = fixture.finished(R"(interpreter_lock {switch_interval = 1}
local server = service "server"
local sum = shared("sum", 0)
threads(4, "T", function(i)
  for _ = 1, 3 do compute(2) sum:write(sum:read() + 1) server:request(1) end
end)
)");
    QCOMPARE(went_well(run), std::string());
    const trace::LockLane& lane = lane_named(run, "Interpreter lock");
    QVERIFY(lane.statistics.acquisitions >= 16);
    for (std::size_t i = 1; i < lane.holds.size(); ++i)
        QVERIFY(lane.holds[i - 1].end <= lane.holds[i].begin);
    double waited = 0;
    for (const char* name : {"T 1", "T 2", "T 3", "T 4"})
        waited += ms_in(run, name, State::Interpreter);
    QVERIFY(waited > 3);
}

// The interpreter lock of a thread that waits is free: it is no part of the circle.
void SessionInterpreterTest::aDeadlockUnderItIsFoundWithoutIt() {
    const SessionFixture fixture;
    const std::string text = R"(interpreter_lock {switch_interval = 5}
local a = lock "A"
local b = lock "B"
local meet = barrier("meet", 2)
thread("T1", function() a:lock() meet:wait() b:lock() end)
thread("T2", function() b:lock() meet:wait() a:lock() end)
)";
    for (const RunSnapshot& run : {fixture.simulated(text), fixture.finished(text)}) {
        QVERIFY(run.trace.info->outcome == Outcome::Deadlocked);
        QCOMPARE(freezes_of(run), std::vector<std::string>{"deadlock"});
        const auto& finding = *std::find_if(run.findings->begin(), run.findings->end(),
                                            [](const auto& it) { return claims_a_freeze(it); });
        QCOMPARE(finding.objects.size(), std::size_t{2});
    }
}

void SessionInterpreterTest::aWrongDeclarationIsOneClearLine_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const char* text, const char* message) {
        QTest::newRow(name) << QString(text) << QString(message);
    };
    row("a misspelt setting", "interpreter_lock {interval = 5}",
        "has no setting 'interval'; it has switch_interval");
    row("no time at all", "interpreter_lock {switch_interval = 0}",
        "switch_interval is a time in ms, from 0.01 to 1000");
    row("two of them", "interpreter_lock {} interpreter_lock {}",
        "interpreter_lock is declared already");
    row("inside of a thread", "thread('B', function() interpreter_lock {} end)",
        "declarations belong to the top of the scenario");
}

void SessionInterpreterTest::aWrongDeclarationIsOneClearLine() {
    QFETCH(QString, text);
    QFETCH(QString, message);
    const SessionFixture fixture;
    const RunSnapshot run =
        fixture.simulated(text.toStdString() + "\nthread('A', function() end)\n");
    QVERIFY(run.trace.info->outcome == Outcome::Failed);
    const QString error = QString::fromStdString(run.trace.info->error);
    QVERIFY2(error.contains(message), qPrintable(error));
    QVERIFY2(error.contains("scenario.lua:1: "), qPrintable(error));
}

QTEST_GUILESS_MAIN(SessionInterpreterTest)
#include "session_interpreter_test.moc"
