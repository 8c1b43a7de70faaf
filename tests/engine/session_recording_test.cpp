// What recording costs is known, and a run can do without it for comparison.
#include "engine/analysis/report.h"
#include "engine/session/recording_cost.h"
#include "tests/engine/session_fixture.h"

using namespace threadline;
using namespace threadline::test;

class SessionRecordingTest : public QObject {
    Q_OBJECT

private slots:
    void theCostOfRecordingIsMeasuredOnce();
    void theShareThatRecordingTookIsInTheReport();
    void withoutRecordingARunDoesTheSameAndKnowsWhenItEnded();
    void withoutRecordingNothingIsClaimed();
    void withoutRecordingABrokenScriptStillSaysSo();
    void withoutRecordingThereIsNoVirtualClock();

private:
    SessionFixture fixture_;
};

void SessionRecordingTest::theCostOfRecordingIsMeasuredOnce() {
    const session::RecordingCost& cost = session::recording_cost();
    QVERIFY(cost.event.count() > 0 && cost.event.count() < 1e6);
    QVERIFY(cost.cpu_reading.count() > 0 && cost.cpu_reading.count() < 1e6);
    QCOMPARE(&session::recording_cost(), &cost);
    QCOMPARE(cost.of(10, 0).count(), 10 * cost.event.count());
    QCOMPARE(cost.of(10, 4).count(), 10 * cost.event.count() + 4 * cost.cpu_reading.count());
}

void SessionRecordingTest::theShareThatRecordingTookIsInTheReport() {
    // A few hundred events of at most some microseconds each, beside 100 ms of work.
    const RunSnapshot run = fixture_.finished(R"(
local l = lock "l"
threads(2, "T", function() for _ = 1, 50 do l:lock() l:unlock() compute(1) end end)
)");
    QCOMPARE(went_well(run), std::string());
    const double percent = run.trace.info->overhead_percent;
    QVERIFY2(percent > 0 && percent < 2, qPrintable(QString::number(percent)));
    // It is what an event was measured to take, for each of them, and no part of a millisecond.
    const session::RecordingCost& cost = session::recording_cost();
    QVERIFY2(cost.event > 0ns && cost.event < 20us,
             qPrintable(QString::number(cost.event.count())));
    QCOMPARE(cost.of(300, 0).count(), 300 * cost.event.count());
    QCOMPARE(cost.of(0, 7).count(), 7 * cost.cpu_reading.count());
}

void SessionRecordingTest::withoutRecordingARunDoesTheSameAndKnowsWhenItEnded() {
    RunRequest what = fixture_.request(R"(
local l, q, server = lock "l", queue("q", 1), service "server"
threads(3, "T", function(i) l:with(function() sleep(10) end) q:put(i) server:request(5) end)
thread("Sum", function()
  local sum = 0
  for _ = 1, 3 do sum = sum + q:get() end
  if sum ~= 6 then error("the sum is " .. sum) end
end)
process("Worker", function() l:with(function() sleep(1) end) end)
)");
    what.recording = false;
    const RunSnapshot run = fixture_.finished(std::move(what));
    QCOMPARE(went_well(run), std::string());
    QVERIFY(run.trace.info->wall >= 30ms);
    QVERIFY(run.trace.finished);
}

void SessionRecordingTest::withoutRecordingNothingIsClaimed() {
    RunRequest what = fixture_.request("threads(2, 'T', function() sleep(30) end)");
    what.recording = false;
    const RunSnapshot run = fixture_.finished(std::move(what));
    QCOMPARE(run.trace.events, std::uint64_t{0});
    QVERIFY(run.trace.actors.empty() && run.trace.cpus.empty());
    QVERIFY(run.findings->empty());
    QCOMPARE(run.trace.info->overhead_percent, 0.0);
    const analysis::Report report = analysis::make_report(run.trace, *run.findings);
    QVERIFY(!report.critical_path);
    QCOMPARE(report.cpu.cores, 0u);
    QCOMPARE(report.cpu.total(), trace::Duration{0});
}

void SessionRecordingTest::withoutRecordingABrokenScriptStillSaysSo() {
    RunRequest what = fixture_.request("thread('A', function()\n  sleep(1)\n  error('oh') end)");
    what.recording = false;
    const RunSnapshot run = fixture_.finished(std::move(what));
    QCOMPARE(run.trace.info->outcome, Outcome::Failed);
    QVERIFY2(run.trace.info->error.find(":3:") != std::string::npos, run.trace.info->error.c_str());
}

void SessionRecordingTest::withoutRecordingThereIsNoVirtualClock() {
    RunRequest what = fixture_.request("thread('A', function() sleep(1) end)");
    what.recording = false;
    what.simulated_cpu.emplace();
    const auto started = Session::start(std::move(what));
    QVERIFY(!started);
    QVERIFY(started.error().message.find("virtual clock") != std::string::npos);
}

QTEST_GUILESS_MAIN(SessionRecordingTest)
#include "session_recording_test.moc"
