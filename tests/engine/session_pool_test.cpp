// Pools of worker processes and variables that each process has of its own, from declaration to
// trace, on simulated cores and on real processes.
#include "tests/engine/session_fixture.h"

#include "engine/analysis/report.h"

#include <QFile>

#include <algorithm>
#include <set>

using namespace threadline;
using namespace threadline::test;
using trace::State;

namespace {

class Pools : public SessionFixture {
public:
    RunSnapshot simulated(const std::string& text, std::uint32_t cores = 4) const {
        return SessionFixture::simulated(text, cores);
    }
    std::vector<RunSnapshot> on_both_clocks(const std::string& text) const {
        return {simulated(text), finished(text)};
    }
};

double ms(trace::Duration duration) {
    return static_cast<double>(duration.count()) / 1e6;
}

double ms_in(const RunSnapshot& run, const std::string& name, State state) {
    for (const auto& lane : run.trace.actors)
        if (run.trace.tables->actor(lane->actor).name == name)
            return ms(lane->shares({lane->begin, lane->end}).of(state));
    qFatal("nobody is named %s", name.c_str());
}

}  // namespace

class SessionPoolTest : public QObject {
    Q_OBJECT

private slots:
    void resultsComeInTheOrderOfTheItems();
    void workersComputeSideBySideInProcessesOfTheirOwn();
    void startingAWorkerTakesItsTime();
    void smallerChunksCostMoreMessages();
    void whatCanBeSentArrivesAsItWas();
    void aWorkersWriteIsNeverSeenByItsParent();
    void eachWorkerHasAnInterpreterLockOfItsOwn();
    void workersEndWhenNobodyIsLeftToAskThem();
    void theSameScenarioGivesTheSameBytes();
    void aWrongUseIsOneClearLine_data();
    void aWrongUseIsOneClearLine();
};

void SessionPoolTest::resultsComeInTheOrderOfTheItems() {
    const Pools fixture;
    for (const RunSnapshot& run : fixture.on_both_clocks(R"(local ok = shared("ok", 0)
local squares = pool("Worker", 3, function(x) compute(random(0, 2) * 0.1) return x * x end)
thread("Main", function()
  for chunk = 1, 12, 11 do
    local got = squares:map(50, chunk)
    for i = 1, 50 do if got[i] == i * i then ok:add(1) end end
  end
  local none = squares:map({})
  check(#none == 0)
end)
)")) {
        QCOMPARE(went_well(run), std::string());
        QCOMPARE(value_of(run, "ok"), std::string("100"));
    }
}

void SessionPoolTest::workersComputeSideBySideInProcessesOfTheirOwn() {
    const Pools fixture;
    const std::string text = R"(local p = pool("Worker", 4, function() compute(10) end)
thread("Main", function() p:map(8) end)
)";
    const RunSnapshot run = fixture.simulated(text);
    QCOMPARE(went_well(run), std::string());
    QVERIFY2(ms(run.trace.now) > 20 && ms(run.trace.now) < 20.3,
             qPrintable(QString::number(ms(run.trace.now))));
    const RunSnapshot real = fixture.finished(text);
    QCOMPARE(went_well(real), std::string());
    std::set<std::int32_t> processes;
    for (const auto& lane : real.trace.actors)
        processes.insert(real.trace.tables->actor(lane->actor).process_id);
    QCOMPARE(processes.size(), std::size_t{5});
}

void SessionPoolTest::startingAWorkerTakesItsTime() {
    const Pools fixture;
    for (const RunSnapshot& run : fixture.on_both_clocks(
             R"(local p = pool("Worker", 2, {start_up = 15}, function() end)
thread("Main", function() p:map(2) end)
)")) {
        QCOMPARE(went_well(run), std::string());
        QVERIFY(ms_in(run, "Worker 1", State::Running) > 10);
        QVERIFY(ms(actor_lane(run, "Main")->end) > 10);  // on a busy machine it begins late
        // And says when it is over.
        std::set<std::string> notes;
        for (const trace::Moment& note : run.report().notes) {
            notes.insert(run.trace.tables->name(note.text));
            QVERIFY(ms(note.at) > 10);
        }
        QCOMPARE(notes, (std::set<std::string>{"Worker 1 has started", "Worker 2 has started"}));
    }
}

void SessionPoolTest::smallerChunksCostMoreMessages() {
    const Pools fixture;
    const auto wall = [&](const char* chunk) {
        const RunSnapshot run = fixture.simulated(R"(
local p = pool("Worker", 2, function() compute(0.001) end)
thread("Main", function() p:map(1000, )" + std::string(chunk) +
                                                  ") end)\n");
        return went_well(run).empty() ? ms(run.trace.now) : 0;
    };
    QVERIFY(wall("1") > 2 * wall("50"));
    QVERIFY(wall("50") >= 0.5);
}

void SessionPoolTest::whatCanBeSentArrivesAsItWas() {
    const Pools fixture;
    for (const RunSnapshot& run : fixture.on_both_clocks(R"(
local echo = pool("Worker", 2, function(x) return x end)
thread("Main", function()
  local sent = {7, 2.5, "text", "", true, false, {1, {2, a = "b"}, [10] = false}, ("x"):rep(100000)}
  local got = echo:map(sent, 3)
  for _, i in ipairs {1, 2, 3, 4, 5, 6, 8} do check(got[i] == sent[i], "item " .. i) end
  check(math.type(got[1]) == "integer" and math.type(got[2]) == "float")
  check(got[7][1] == 1 and got[7][2][1] == 2 and got[7][2].a == "b" and got[7][10] == false)
  check(got[7] ~= sent[7], "a copy")
end)
)")) {
        QCOMPARE(went_well(run), std::string());
        for (const auto& finding : *run.findings)
            QVERIFY2(finding.kind != analysis::FindingKind::CheckFailed, finding.title.c_str());
    }
}

void SessionPoolTest::aWorkersWriteIsNeverSeenByItsParent() {
    const Pools fixture;
    for (const RunSnapshot& run : fixture.on_both_clocks(R"(local mine = private("count", 5)
local all = shared("all", 0)
local p = pool("Worker", 2, function() mine:add(1) all:add(1) return mine:read() end)
process("Other", function() mine:write(100) end)
thread("Main", function()
  local seen = p:map(10)
  check(mine:read() == 5, "nobody wrote to this one")
  for i = 1, 10 do check(seen[i] > 5, "the worker saw its own") end
end)
)")) {
        QCOMPARE(went_well(run), std::string());
        for (const auto& finding : *run.findings)
            QVERIFY2(finding.kind != analysis::FindingKind::CheckFailed, finding.title.c_str());
        QCOMPARE(value_of(run, "all"), std::string("10"));
        QCOMPARE(value_of(run, "count of Other"), std::string("100"));
        QCOMPARE(std::stoi(value_of(run, "count of Worker 1")) +
                     std::stoi(value_of(run, "count of Worker 2")),
                 20);
    }
}

void SessionPoolTest::eachWorkerHasAnInterpreterLockOfItsOwn() {
    const Pools fixture;
    const RunSnapshot run = fixture.simulated(R"(interpreter_lock {switch_interval = 5}
local p = pool("Worker", 4, function() compute(20) end)
thread("Main", function() p:map(4) end)
)");
    QCOMPARE(went_well(run), std::string());
    QVERIFY(ms(run.trace.now) < 20.3);
    QCOMPARE(run.trace.locks.size(), std::size_t{5});
    QCOMPARE(ms_in(run, "Worker 4", State::Interpreter), 0.0);
}

void SessionPoolTest::workersEndWhenNobodyIsLeftToAskThem() {
    const Pools fixture;
    for (const RunSnapshot& run : fixture.on_both_clocks(R"(
local a = pool("A", 2, function() end)
local b = pool("B", 3, function() end)
local child = later("Child", function() b:map(5) sleep(2) end)
thread("Main", function() a:map(5) start(child) end)
threads(2, "Idle", function() sleep(1) end)
tasks(2, "Task", function() sleep(1) end)
)")) {
        QCOMPARE(went_well(run), std::string());
        for (const auto& lane : run.trace.actors)
            QVERIFY(lane->ended);
    }
}

void SessionPoolTest::theSameScenarioGivesTheSameBytes() {
    const Pools fixture;
    QTemporaryDir folder;
    QByteArray first;
    for (const char* name : {"a.tline", "b.tline"}) {
        RunRequest what = fixture.request(R"(interpreter_lock {}
local p = pool("Worker", 3, {start_up = 1}, function(s) compute(0.2) return s .. s end)
thread("Main", function() p:map({"a", "bb", "ccc", "dddd", ("e"):rep(5000)}, 2) end)
)");
        what.simulated_cpu.emplace();
        what.file = folder.filePath(name).toStdString();
        QCOMPARE(went_well(fixture.finished(what)), std::string());
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.size() > 500);
        if (first.isEmpty())
            first = content;
        QVERIFY(content == first);
    }
}

void SessionPoolTest::aWrongUseIsOneClearLine_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const char* text, const char* message) {
        QTest::newRow(name) << QString(text) << QString(message);
    };
    row("a handle is sent",
        "local l = lock 'L'\nlocal p = pool('P', 1, function() end)\n"
        "thread('A', function() p:map({l}) end)",
        "scenario.lua:3: a lock cannot be sent to another process");
    row("a function comes back",
        "local p = pool('P', 1, function() return tostring end)\n"
        "thread('A', function() p:map(1) end)",
        "scenario.lua:1: a function cannot be sent to another process");
    row("too long a message",
        "local p = pool('P', 1, function() end)\n"
        "thread('A', function() p:map({('x'):rep(3000000)}) end)",
        "scenario.lua:2: a message of 2929 KiB is too long for the pipe of a worker");
    row("an error in a worker",
        "local p = pool('P', 2, function(i) if i == 3 then error('three') end end)\n"
        "thread('A', function() p:map(5) end)",
        "scenario.lua:1: three");
    row("no items", "local p = pool('P', 1, function() end)\nthread('A', function() p:map() end)",
        "scenario.lua:2: map needs the items");
    row("no chunk",
        "local p = pool('P', 1, function() end)\nthread('A', function() p:map(3, 0) end)",
        "scenario.lua:2: map needs at least 1 item in a chunk");
    row("in a task", "local p = pool('P', 1, function() end)\ntask('A', function() p:map(3) end)",
        "scenario.lua:2: map waits in its thread");
    row("in a worker",
        "local p\np = pool('P', 1, function() end)\nprocess('Q', function() p:map(3) end)",
        "scenario.lua:3: map belongs in the process that the pool works for");
    row("a misspelt setting",
        "local p = pool('P', 1, {startup = 3}, function() end)\nthread('A', function() end)",
        "scenario.lua:1: pool has no setting 'startup'; it has start_up");
    row("no workers", "pool('P', 0, function() end)\nthread('A', function() end)",
        "scenario.lua:1: pool(...) needs how many workers");
    row("a private variable is shared",
        "local c = private('c', 0)\nlocal s = shared('s')\nthread('A', function() s:write(c) end)",
        "scenario.lua:3: 'c' is private");
}

void SessionPoolTest::aWrongUseIsOneClearLine() {
    QFETCH(QString, text);
    QFETCH(QString, message);
    const Pools fixture;
    const RunSnapshot run = fixture.simulated(text.toStdString() + "\n");
    QVERIFY(run.trace.info->outcome == Outcome::Failed);
    const QString error = QString::fromStdString(run.trace.info->error);
    QVERIFY2(error.contains(message), qPrintable(error));
}

QTEST_GUILESS_MAIN(SessionPoolTest)
#include "session_pool_test.moc"
