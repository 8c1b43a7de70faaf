// The virtual clock: the same scenario on simulated cores. Times are exact, and the same each time.
#include "engine/analysis/report.h"
#include "tests/engine/session_fixture.h"

#include <iterator>

using namespace threadline;
using namespace threadline::test;

namespace {

namespace fs = std::filesystem;

// Everything that a scenario can do, with ties, and with waits that end both ways.
const char* const everything = R"(title "Everything"
local l = lock "L"
local rw = rwlock "RW"
local c = condition "C"
local s = semaphore("S", 1)
local b = barrier("B", 3)
local q = queue("Q", 2)
local v = shared("v", 0)
local go = shared("go", false)
local server = service "server"
local child = later("Child", function(n) compute(n) v:add(1) end)
threads(3, "T", function(i)
  b:wait()
  for n = 1, 5 do
    l:with(function() compute(0.3) v:write(v:read() + 1) end)
    rw:read_lock() compute(0.1) rw:read_unlock()
    s:wait() sleep(random(1, 3)) s:post()
    server:request(i)
    q:put(n, 1)
  end
  local started = start(child, i)
  join(started)
end)
thread("Taker", function()
  l:lock()
  while not go:read() do c:wait(l, 4) go:write(true) end
  l:unlock()
  for _ = 1, 12 do q:get(5) end
end)
process("Worker", function()
  rw:write_lock(2) compute(2) rw:write_unlock()
  v:add(100)
end)
)";

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

class SessionVirtualTest : public QObject {
    Q_OBJECT

private slots:
    void theSameScenarioGivesTheSameBytes();
    void nothingMeasuredIsInTheFile();
    void computeOnTwoCoresTakesHalfAsLong();
    void requestsOfThreadsOverlap();
    void coresThatNobodyUsesAreIdle();
    void aDeadlockIsFoundWhenItCloses();
    void aLostWakeupIsFoundWhenNothingIsLeft();
    void anHourOfSleepTakesNoTime();
    void aTimedWaitEndsOnTheNanosecond();
    void theTimeLimitIsSimulated();
    void howFastThisMachineIsEndsNoSimulation();
    void aFileHoldsTheSameOnEitherClock();
    void aRaceIsLostTheSameWayEachTime();
    void aScriptThatBreaksNamesItsLine();

private:
    RunRequest request(const std::string& text, std::uint32_t cores = 2) const;
    RunSnapshot finished(RunRequest what) const { return fixture_.finished(std::move(what)); }

    SessionFixture fixture_;
};

RunRequest SessionVirtualTest::request(const std::string& text, std::uint32_t cores) const {
    RunRequest what = fixture_.request(text);
    what.simulated_cpu = record::SimulatedCpu{cores, 1ms, 0us, 0us, 0ns};
    return what;
}

void SessionVirtualTest::theSameScenarioGivesTheSameBytes() {
    std::string first;
    for (int run = 0; run < 8; ++run) {
        RunRequest what = request(everything);
        what.simulated_cpu = record::SimulatedCpu{};
        what.file = fixture_.folder() / "run.tline";
        const fs::path file = *what.file;
        const RunSnapshot done = finished(std::move(what));
        QCOMPARE(done.trace.info->error, std::string());
        QCOMPARE(done.trace.info->outcome, Outcome::Completed);
        if (run == 0)
            first = content_of(file);
        QVERIFY2(!first.empty() && content_of(file) == first, "the bytes differ");
    }
}

void SessionVirtualTest::nothingMeasuredIsInTheFile() {
    const RunSnapshot run = finished(request("thread('A', function() compute(1) end)"));
    const trace::RunInfo& info = *run.trace.info;
    QCOMPARE(info.clock, trace::Clock::Virtual);
    QCOMPARE(info.cpu_source, trace::CpuSource::Simulated);
    QCOMPARE(info.cores, 2u);
    QCOMPARE(info.resident_kib, std::uint64_t(0));
    QCOMPARE(info.virtual_kib, std::uint64_t(0));
    QCOMPARE(info.overhead_percent, 0.0);
    QCOMPARE(info.clock_error, trace::Duration{0});
    QCOMPARE(info.largest_time_correction, trace::Duration{0});
    QCOMPARE(run.trace.tables->actors.at(1).process_id, 1);
    for (const std::string& name : run.trace.tables->names)
        QVERIFY2(name.find('/') == std::string::npos, name.c_str());
}

void SessionVirtualTest::computeOnTwoCoresTakesHalfAsLong() {
    const std::string text = "threads(4, 'T', function() compute(10) end)";
    QCOMPARE(finished(request(text, 1)).trace.info->wall, trace::Duration(40ms));
    QCOMPARE(finished(request(text, 2)).trace.info->wall, trace::Duration(20ms));
    QCOMPARE(finished(request(text, 4)).trace.info->wall, trace::Duration(10ms));
    QCOMPARE(finished(request(text, 256)).trace.info->wall, trace::Duration(10ms));
}

void SessionVirtualTest::requestsOfThreadsOverlap() {
    QCOMPARE(
        finished(request("local s = service 's' threads(10, 'T', function() s:request(100) end)"))
            .trace.info->wall,
        trace::Duration(100ms));
    QCOMPARE(finished(request("local s = service 's' thread('T', function() for i = 1, 10 do "
                              "s:request(100) end end)"))
                 .trace.info->wall,
             trace::Duration(1s));
}

void SessionVirtualTest::coresThatNobodyUsesAreIdle() {
    const RunSnapshot run = finished(
        request("local s = service 's' thread('T', function() compute(20) s:request(80) end)", 4));
    QCOMPARE(run.trace.cpus.size(), std::size_t(4));
    const analysis::CpuReport cpu = analysis::make_report(run.trace, *run.findings).cpu;
    QCOMPARE(cpu.busy, trace::Duration(20ms));
    QCOMPARE(cpu.idle, trace::Duration(380ms));
}

void SessionVirtualTest::aDeadlockIsFoundWhenItCloses() {
    RunRequest what = request(R"(
local one, two = lock "1", lock "2"
thread("A", function() one:lock() compute(5) two:lock() end)
thread("B", function() two:lock() compute(7) one:lock() end)
)");
    what.deadlock_grace = 100ms;
    const RunSnapshot run = finished(std::move(what));
    QCOMPARE(run.trace.info->outcome, Outcome::Deadlocked);
    QCOMPARE(run.findings->size(), std::size_t(1));
    QCOMPARE(run.findings->front().kind, analysis::FindingKind::Deadlock);
    QCOMPARE(run.findings->front().at, trace::Time(7ms));
    QCOMPARE(run.trace.info->wall, trace::Duration(107ms));
}

void SessionVirtualTest::aLostWakeupIsFoundWhenNothingIsLeft() {
    const RunSnapshot run = finished(request(R"(
local l, c = lock "l", condition "c"
thread("Waiter", function() compute(5) l:lock() c:wait(l) l:unlock() end)
thread("Notifier", function() c:notify() end)
)"));
    QCOMPARE(run.trace.info->outcome, Outcome::Deadlocked);
    QCOMPARE(run.findings->size(), std::size_t(1));
    QCOMPARE(run.findings->front().kind, analysis::FindingKind::LostWakeup);
}

void SessionVirtualTest::anHourOfSleepTakesNoTime() {
    RunRequest what = request("thread('A', function() sleep(3600000) end)");
    what.time_limit = 2h;
    QCOMPARE(finished(std::move(what)).trace.info->wall, trace::Duration(1h));
}

void SessionVirtualTest::aTimedWaitEndsOnTheNanosecond() {
    const RunSnapshot run = finished(request(R"(
local l = lock "l"
thread("Holder", function() l:lock() compute(50) l:unlock() end)
thread("Impatient", function() compute(1) check(not l:lock(10), "too late") end)
)"));
    const trace::ActorLane* lane = actor_lane(run, "Impatient");
    QVERIFY(lane);
    QCOMPARE(lane->end, trace::Time(11ms));
    for (const analysis::Finding& finding : *run.findings)
        QVERIFY(finding.kind != analysis::FindingKind::CheckFailed);
}

void SessionVirtualTest::theTimeLimitIsSimulated() {
    RunRequest what = request("thread('A', function() while true do sleep(10) end end)");
    what.time_limit = 3s;
    const RunSnapshot run = finished(std::move(what));
    QCOMPARE(run.trace.info->outcome, Outcome::TimedOut);
    QCOMPARE(run.trace.info->wall, trace::Duration(3s));
}

// To simulate 20 ms of it takes far more than 20 ms anywhere.
void SessionVirtualTest::howFastThisMachineIsEndsNoSimulation() {
    RunRequest what = request(R"(
local count = shared("count", 0)
threads(4, "T", function() while true do count:add(1) end end)
)");
    what.simulated_cpu = record::SimulatedCpu{};
    what.time_limit = 20ms;
    const RunSnapshot run = finished(what);
    QCOMPARE(run.trace.info->outcome, Outcome::TimedOut);
    QCOMPARE(run.trace.info->wall, trace::Duration(20ms));
    QVERIFY(finished(what).trace.values() == run.trace.values());
}

void SessionVirtualTest::aFileHoldsTheSameOnEitherClock() {
    const char* const text = R"(
local f, g = file("f", "7"), file("g", 0.25)
local seen = shared("seen")
thread("A", function()
  local function show(value) seen:write(value) seen:write(math.type(value) or type(value)) end
  show(f:read()) show(g:read())
  for _, value in ipairs({0.1 + 0.2, 1e300, 3.0, "7", " 8 ", "0x10", "x\0y", "1\0", ""}) do
    f:write(value) show(f:read())
  end
end)
)";
    const auto told = [this](RunRequest what) {
        const RunSnapshot run = finished(std::move(what));
        QStringList values{QString::fromStdString(run.trace.info->error)};
        for (const auto& lane : run.trace.variables)
            for (std::size_t i = 0; i < lane->values.size(); ++i) {
                const Value& value = lane->values[i].value;
                values << (value.tag == ValueTag::String
                               ? QString::fromStdString(run.trace.tables->name(value.as_name()))
                               : QString::number(value.payload));
            }
        return values;
    };
    RunRequest real = request(text);
    real.simulated_cpu.reset();
    const QStringList values = told(std::move(real));
    QVERIFY2(values.size() > 20 && values.front().isEmpty(), qPrintable(values.join("|")));
    QCOMPARE(told(request(text)), values);
}

void SessionVirtualTest::aRaceIsLostTheSameWayEachTime() {
    for (int i = 0; i < 3; ++i) {
        const RunSnapshot run = finished(request(R"(
local count = shared("count", 5)
threads(2, "T", function() local seen = count:read() compute(1) count:write(seen + 1) end)
)"));
        const auto values = run.trace.values();
        QCOMPARE(values.size(), std::size_t(1));
        QCOMPARE(values.front().second.payload, std::int64_t(6));
    }
}

void SessionVirtualTest::aScriptThatBreaksNamesItsLine() {
    const RunSnapshot run =
        finished(request("thread('A', function()\n  compute(1)\n  error('oh') end)"));
    QCOMPARE(run.trace.info->outcome, Outcome::Failed);
    QVERIFY2(run.trace.info->error.find(":3:") != std::string::npos, run.trace.info->error.c_str());
}

QTEST_GUILESS_MAIN(SessionVirtualTest)
#include "session_virtual_test.moc"
