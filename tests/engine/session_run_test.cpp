// Whole runs with the real runner: how they end, what is known of them, and that nothing of them is
// left behind.
#include <QTemporaryDir>
#include <QTest>

#include "engine/analysis/bottleneck.h"
#include "engine/session/memory_use.h"
#include "engine/session/session.h"
#include "tests/engine/session_fixture.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <future>

#include <sys/resource.h>

using namespace threadline;
using namespace std::chrono_literals;
using session::RunRequest;
using session::RunSnapshot;
using session::Session;
using test::actor_lane;
using test::value_of;
using trace::Outcome;

namespace {

namespace fs = std::filesystem;

const char* const opposite_order = R"(title "Two locks"
local one = lock "Lock 1"
local two = lock "Lock 2"
local meet = barrier("both hold one", 2)
thread("A", function()
  one:lock()
  meet:wait()
  two:lock()
end)
thread("B", function()
  two:lock()
  meet:wait()
  one:lock()
end)
)";

fs::path runner() {
    return fs::path(THREADLINE_BIN_DIR) / "threadline-runner";
}

// Without the verdict on what bounds it, which every run that completes has.
std::vector<std::string> findings_of(const RunSnapshot& run) {
    std::vector<std::string> kinds;
    for (const analysis::Finding& finding : *run.findings)
        if (!analysis::is_verdict(finding.kind))
            kinds.emplace_back(analysis::key_of(finding.kind));
    return kinds;
}

// The runner's process group is named after it.
pid_t group_of(const RunSnapshot& run) {
    for (const trace::ActorInfo& actor : run.trace.tables->actors)
        if (actor.process == 0 && actor.process_id != 0)
            return actor.process_id;
    return 0;
}

std::size_t open_descriptors() {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator()));
}

}  // namespace

class SessionRunTest : public QObject {
    Q_OBJECT

private slots:
    void aRunCompletesWithItsValues();
    void aDeadlockIsFoundAndEndsTheRun();
    void aDeadlockBetweenProcessesIsFound();
    void aDeadlockAfterALossIsConfirmedAndEndsTheRun();
    void aWaitForANotifyThatCannotComeAfterALossIsConfirmed();
    void aRunGoesOnWhileSomebodyCan();
    void aDeadlockIsReportedThoughTheTimeLimitEndsTheRun();
    void aLongWaitIsNoDeadlock();
    void aWaitWithADeadlineIsNoDeadlock();
    void theTimeLimitEndsAnEndlessRun();
    void aRunIsStoppedOnRequest();
    void destroyingASessionEndsItsRun();
    void aKilledRunnerIsOneLine();
    void aScriptThatBreaksNamesItsLine();
    void aScenarioThatDoesNotLoadNamesItsLine();
    void anEndlessTopLevelEndsWithItsLine();
    void aMissingRunnerIsOneLine();
    void aFileShowsTheSameAsTheRun();
    void aFullDiskEndsTheFileAndNotTheRun();
    void aFullDiskLeavesTheFileThatARunWouldReplaceAndWhatFittedOfIt();
    void aFullDiskLeavesTheFileThatASimulatedRunWouldReplace();
    void snapshotsGrowWhileTheRunGoes();
    void nothingIsLeftOpen();

private:
    fs::path write(const char* name, const std::string& text);
    RunRequest request(const std::string& text);
    RunSnapshot finished(RunRequest what, session::Observer observer = {});
    RunSnapshot finished_with_little_room(RunRequest what);

    QTemporaryDir folder_;
    bool failed_to_load_ = false;
};

fs::path SessionRunTest::write(const char* name, const std::string& text) {
    const fs::path path = fs::path(folder_.path().toStdString()) / name;
    std::ofstream(path) << text;
    return path;
}

RunRequest SessionRunTest::request(const std::string& text) {
    RunRequest what;
    what.scenario = write("scenario.lua", text);
    what.name = "scenario";
    what.runner = runner();
    what.time_limit = 20s;
    return what;
}

// Also checks that no process of the run is left.
RunSnapshot SessionRunTest::finished(RunRequest what, session::Observer observer) {
    auto started = Session::start(std::move(what), std::move(observer));
    if (!started) {
        QTest::qFail(started.error().message.c_str(), __FILE__, __LINE__);
        return RunSnapshot{};
    }
    Session& run = *started.value();
    run.wait();
    failed_to_load_ = run.failed_to_load();
    const RunSnapshot snapshot = run.snapshot();
    if (const pid_t group = group_of(snapshot); group != 0) {
        const auto left = session::processes_in_group(group);
        if (!left.empty())
            QTest::qFail("processes are left", __FILE__, __LINE__);
    }
    return snapshot;
}

// Neither the runner nor its memory grows a file once it has started; the trace does.
RunSnapshot SessionRunTest::finished_with_little_room(RunRequest what) {
    auto started = Session::start(std::move(what));
    if (!started) {
        QTest::qFail(started.error().message.c_str(), __FILE__, __LINE__);
        return RunSnapshot{};
    }
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{8192, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    started.value()->wait();
    setrlimit(RLIMIT_FSIZE, &before);
    return started.value()->snapshot();
}

void SessionRunTest::aRunCompletesWithItsValues() {
    const RunSnapshot run = finished(request(R"(
local count = shared("count", 5)
threads(3, "Adder", function() count:add(2) end)
)"));
    QCOMPARE(run.trace.info->error, std::string());
    QCOMPARE(run.trace.info->outcome, Outcome::Completed);
    QVERIFY(run.trace.finished);
    QCOMPARE(run.trace.actors.size(), std::size_t(3));
    QCOMPARE(value_of(run, "count"), std::string("11"));
    QCOMPARE(findings_of(run), std::vector<std::string>());
    QCOMPARE(run.trace.info->events_lost, std::uint64_t(0));
    QVERIFY(run.trace.info->events_recorded >= 9);
    QVERIFY(run.trace.info->resident_kib > 0);
    QCOMPARE(run.trace.now, run.trace.info->wall);
}

void SessionRunTest::aDeadlockIsFoundAndEndsTheRun() {
    std::promise<analysis::Finding> found;
    session::Observer observer;
    observer.finding = [&found](const analysis::Finding& finding) { found.set_value(finding); };
    const RunSnapshot run = finished(request(opposite_order), std::move(observer));
    QCOMPARE(run.trace.info->outcome, Outcome::Deadlocked);
    QCOMPARE(findings_of(run), std::vector<std::string>{"deadlock"});
    const analysis::Finding finding = found.get_future().get();
    std::vector<std::uint32_t> lines;
    for (const SiteId site : finding.sites)
        lines.push_back(run.trace.tables->site(site).line);
    QCOMPARE(lines, (std::vector<std::uint32_t>{8, 13}));
    // The freeze is part of the picture.
    QVERIFY(run.trace.now - finding.at >= 100ms);
    QVERIFY(run.trace.now - finding.at < 5s);
}

void SessionRunTest::aDeadlockBetweenProcessesIsFound() {
    const RunSnapshot run = finished(request(R"(
local one = lock "Lock 1"
local two = lock "Lock 2"
local meet = barrier("both hold one", 2)
process("A", function() one:lock() meet:wait() two:lock() end)
process("B", function() two:lock() meet:wait() one:lock() end)
)"));
    QCOMPARE(run.trace.info->error, std::string());
    QCOMPARE(run.trace.info->outcome, Outcome::Deadlocked);
    QCOMPARE(findings_of(run), std::vector<std::string>{"deadlock"});
    // They are the runner's children, so they lie in its group.
    for (const trace::ActorInfo& actor : run.trace.tables->actors)
        if (actor.process_id != 0)
            QVERIFY(kill(actor.process_id, 0) != 0 ||
                    session::processes_in_group(getpgid(actor.process_id)).empty());
}

void SessionRunTest::aDeadlockAfterALossIsConfirmedAndEndsTheRun() {
    RunRequest what = request(R"(
local noise = shared("noise", 0)
local one = lock "Lock 1"
local two = lock "Lock 2"
local meet = barrier("both hold one", 2)
thread("A", function()
  for i = 1, 30000 do one:lock() noise:add(1) one:unlock() end
  sleep(50) one:lock() meet:wait() two:lock()
end)
thread("B", function()
  for i = 1, 30000 do two:lock() noise:add(1) two:unlock() end
  sleep(50) two:lock() meet:wait() one:lock()
end)
)");
    what.limits.ring_bytes = 16 << 10;
    what.file = fs::path(folder_.path().toStdString()) / "lossy.tline";
    const RunSnapshot run = finished(what);
    QVERIFY(run.trace.info->events_lost > 0);
    QCOMPARE(run.trace.info->outcome, Outcome::Deadlocked);
    QCOMPARE(findings_of(run), std::vector<std::string>{"deadlock"});
    const auto opened = session::open_trace(*what.file);
    QVERIFY(opened.ok());
    QCOMPARE(findings_of(opened.value()), std::vector<std::string>{"deadlock"});
}

void SessionRunTest::aWaitForANotifyThatCannotComeAfterALossIsConfirmed() {
    RunRequest what = request(R"(
local noise = shared("noise", 0)
local l = lock "L"
local ready = condition "ready"
thread("A", function()
  for i = 1, 60000 do noise:add(1) end
  sleep(50) l:lock() ready:wait(l) l:unlock()
end)
)");
    what.limits.ring_bytes = 16 << 10;
    const RunSnapshot run = finished(std::move(what));
    QVERIFY(run.trace.info->events_lost > 0);
    QCOMPARE(run.trace.info->outcome, Outcome::Deadlocked);
    QCOMPARE(findings_of(run), std::vector<std::string>{"lost-wakeup"});
}

void SessionRunTest::aRunGoesOnWhileSomebodyCan() {
    const RunSnapshot run = finished(request(std::string(opposite_order) + R"(
local count = shared("count", 0)
thread("C", function() for i = 1, 10 do sleep(30) count:add(1) end end)
)"));
    QCOMPARE(run.trace.info->outcome, Outcome::Deadlocked);
    QVERIFY(actor_lane(run, "C")->ended);
    QVERIFY(!actor_lane(run, "A")->ended);
    QCOMPARE(value_of(run, "count"), std::string("10"));
}

void SessionRunTest::aDeadlockIsReportedThoughTheTimeLimitEndsTheRun() {
    RunRequest what = request(std::string(opposite_order) + R"(
thread("C", function() while true do sleep(20) end end)
)");
    what.time_limit = 400ms;
    const RunSnapshot run = finished(std::move(what));
    QCOMPARE(run.trace.info->outcome, Outcome::Deadlocked);
    QVERIFY(run.trace.now >= 400ms);
}

void SessionRunTest::aLongWaitIsNoDeadlock() {
    const RunSnapshot run = finished(request(R"(
local l = lock "L"
local meet = barrier("held", 2)
thread("holder", function() l:lock() meet:wait() sleep(400) l:unlock() end)
thread("waiter", function() meet:wait() l:lock() l:unlock() end)
)"));
    QCOMPARE(run.trace.info->outcome, Outcome::Completed);
    for (const std::string& kind : findings_of(run))
        QVERIFY2(kind == "contention" || kind == "idle-cpu", kind.c_str());
}

void SessionRunTest::aWaitWithADeadlineIsNoDeadlock() {
    const RunSnapshot run = finished(request(R"(
local one = lock "Lock 1"
local two = lock "Lock 2"
local meet = barrier("both hold one", 2)
thread("A", function() one:lock() meet:wait() two:lock(50) one:unlock() end)
thread("B", function() two:lock() meet:wait() one:lock() one:unlock() two:unlock() end)
)"));
    QCOMPARE(run.trace.info->error, std::string());
    QCOMPARE(run.trace.info->outcome, Outcome::Completed);
}

void SessionRunTest::theTimeLimitEndsAnEndlessRun() {
    RunRequest what = request(R"(thread("A", function() while true do sleep(10) end end))");
    what.time_limit = 200ms;
    const RunSnapshot run = finished(std::move(what));
    QCOMPARE(run.trace.info->outcome, Outcome::TimedOut);
    QVERIFY(run.trace.now >= 200ms);
    QVERIFY(run.trace.now < 2s);
}

void SessionRunTest::aRunIsStoppedOnRequest() {
    auto started =
        Session::start(request(R"(thread("A", function() while true do sleep(10) end end))"));
    QVERIFY(started.ok());
    Session& run = *started.value();
    QTRY_VERIFY(run.snapshot().trace.events > 0);
    run.stop();
    run.wait();
    QCOMPARE(run.snapshot().trace.info->outcome, Outcome::Stopped);
    QVERIFY(session::processes_in_group(group_of(run.snapshot())).empty());
}

void SessionRunTest::destroyingASessionEndsItsRun() {
    auto started =
        Session::start(request(R"(thread("A", function() while true do sleep(10) end end))"));
    QVERIFY(started.ok());
    QTRY_VERIFY(group_of(started.value()->snapshot()) != 0);
    const pid_t group = group_of(started.value()->snapshot());
    QVERIFY(!session::processes_in_group(group).empty());
    started.value().reset();
    QVERIFY(session::processes_in_group(group).empty());
}

void SessionRunTest::aKilledRunnerIsOneLine() {
    auto started =
        Session::start(request(R"(thread("A", function() while true do sleep(10) end end))"));
    QVERIFY(started.ok());
    Session& run = *started.value();
    QTRY_VERIFY(group_of(run.snapshot()) != 0);
    kill(group_of(run.snapshot()), SIGKILL);
    run.wait();
    QCOMPARE(run.snapshot().trace.info->outcome, Outcome::Failed);
    QCOMPARE(run.snapshot().trace.info->error,
             std::string("the runner was killed by signal 9 (Killed) while it ran scenario"));
    QVERIFY(!run.failed_to_load());
    QVERIFY(session::processes_in_group(group_of(run.snapshot())).empty());
}

void SessionRunTest::aScriptThatBreaksNamesItsLine() {
    const RunSnapshot run = finished(request(R"(
thread("A", function()
  sleep(1)
  local nothing = nil
  nothing.field = 1
end)
)"));
    QCOMPARE(run.trace.info->outcome, Outcome::Failed);
    QVERIFY(!failed_to_load_);
    QVERIFY2(run.trace.info->error.find("scenario.lua:5") != std::string::npos,
             run.trace.info->error.c_str());
    QCOMPARE(run.trace.info->error.find('\n'), std::string::npos);
}

void SessionRunTest::aScenarioThatDoesNotLoadNamesItsLine() {
    const RunSnapshot run = finished(request("title \"x\"\nlocal = 3\n"));
    QCOMPARE(run.trace.info->outcome, Outcome::Failed);
    QVERIFY(failed_to_load_);
    QVERIFY2(run.trace.info->error.find("scenario.lua:2") != std::string::npos,
             run.trace.info->error.c_str());
}

void SessionRunTest::anEndlessTopLevelEndsWithItsLine() {
    const RunSnapshot run = finished(request("title \"x\"\nwhile true do end\n"));
    QCOMPARE(run.trace.info->outcome, Outcome::Failed);
    QVERIFY(failed_to_load_);
    QVERIFY2(run.trace.info->error.find("scenario.lua:2") != std::string::npos,
             run.trace.info->error.c_str());
}

void SessionRunTest::aMissingRunnerIsOneLine() {
    RunRequest what = request("");
    what.runner = "/nowhere/threadline-runner";
    const auto started = Session::start(std::move(what));
    QVERIFY(!started.ok());
    QVERIFY(QString::fromStdString(started.error().message)
                .startsWith("cannot find /nowhere/threadline-runner"));
}

void SessionRunTest::aFileShowsTheSameAsTheRun() {
    RunRequest what = request(opposite_order);
    what.file = fs::path(folder_.path().toStdString()) / "run.tline";
    const RunSnapshot run = finished(what);
    const auto opened = session::open_trace(*what.file);
    QVERIFY(opened.ok());
    const RunSnapshot& file = opened.value();
    QVERIFY(*file.trace.info == *run.trace.info);
    QCOMPARE(file.trace.now, run.trace.now);
    QCOMPARE(file.trace.events, run.trace.events);
    QVERIFY(*file.findings == *run.findings);
    QCOMPARE(file.trace.actors.size(), run.trace.actors.size());
    for (std::size_t i = 0; i < run.trace.actors.size(); ++i) {
        const trace::IntervalSeries& live = run.trace.actors[i]->intervals;
        const trace::IntervalSeries& read = file.trace.actors[i]->intervals;
        QCOMPARE(read.size(), live.size());
        for (std::size_t k = 0; k < live.size(); ++k)
            QVERIFY(read[k] == live[k]);
    }
}

void SessionRunTest::aFullDiskEndsTheFileAndNotTheRun() {
    RunRequest what = request(R"(
local count = shared("count", 0)
thread("A", function() sleep(50) for i = 1, 20000 do count:add(1) end end)
)");
    what.file = fs::path(folder_.path().toStdString()) / "full.tline";
    const RunSnapshot run = finished_with_little_room(std::move(what));
    QCOMPARE(run.trace.info->error, std::string());
    QCOMPARE(run.trace.info->outcome, Outcome::Completed);
    QCOMPARE(value_of(run, "count"), std::string("20000"));
    QVERIFY2(run.trace.info->file_error.find("full.tline") != std::string::npos,
             run.trace.info->file_error.c_str());
}

void SessionRunTest::aFullDiskLeavesTheFileThatARunWouldReplaceAndWhatFittedOfIt() {
    RunRequest what = request(R"(
local count = shared("count", 0)
thread("A", function() sleep(50) for i = 1, 20000 do count:add(1) end end)
)");
    what.file = write("older.tline", "what was there");
    const fs::path fitted = what.file->parent_path() / "older-new.tline";
    const RunSnapshot run = finished_with_little_room(what);
    QCOMPARE(run.trace.info->outcome, Outcome::Completed);
    QVERIFY2(run.trace.info->file_error.ends_with(
                 "; the older file is as it was, and what fitted is in '" + fitted.string() + "'"),
             run.trace.info->file_error.c_str());
    std::ifstream there(*what.file);
    std::string line;
    std::getline(there, line);
    QCOMPARE(line, std::string("what was there"));
    const auto opened = session::open_trace(fitted);
    QVERIFY(opened.ok());
    QVERIFY(opened->trace.info->truncated);
    QCOMPARE(opened->trace.info->source, run.trace.info->source);
}

// It is written in one go, and can be made again: half of it is worth less than what was there.
void SessionRunTest::aFullDiskLeavesTheFileThatASimulatedRunWouldReplace() {
    RunRequest what = request(R"(
local count = shared("count", 0)
threads(2, "T", function() for i = 1, 20000 do count:add(1) end end)
)");
    what.simulated_cpu.emplace();
    what.file = write("kept.tline", "what was there");
    const RunSnapshot run = finished_with_little_room(what);
    QCOMPARE(run.trace.info->outcome, Outcome::Completed);
    QCOMPARE(value_of(run, "count"), std::string("40000"));
    QVERIFY2(run.trace.info->file_error.find("kept.tline") != std::string::npos,
             run.trace.info->file_error.c_str());
    std::ifstream there(*what.file);
    std::string line;
    std::getline(there, line);
    QCOMPARE(line, std::string("what was there"));
    for (const auto& entry : fs::directory_iterator(folder_.path().toStdString()))
        QVERIFY2(entry.path().extension() != ".part", entry.path().c_str());
}

void SessionRunTest::snapshotsGrowWhileTheRunGoes() {
    auto started =
        Session::start(request(R"(thread("A", function() while true do sleep(2) end end))"));
    QVERIFY(started.ok());
    Session& run = *started.value();
    QTRY_VERIFY(run.snapshot().trace.events > 2);
    const RunSnapshot first = run.snapshot();
    QTRY_VERIFY(run.snapshot().trace.events > first.trace.events + 4);
    QVERIFY(run.snapshot().trace.now > first.trace.now);
    QVERIFY(!first.trace.finished);
}

void SessionRunTest::nothingIsLeftOpen() {
    finished(request(opposite_order));
    const std::size_t before = open_descriptors();
    for (int i = 0; i < 3; ++i)
        finished(request(opposite_order));
    QCOMPARE(open_descriptors(), before);
}

QTEST_GUILESS_MAIN(SessionRunTest)
#include "session_run_test.moc"
