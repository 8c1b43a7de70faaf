// Where the machine, or the run, has no more to give: each limit is one line that names the mend,
// and what can be given again is.
#include "engine/session/confirmation.h"
#include "engine/session/exploration.h"
#include "tests/engine/apart.h"
#include "tests/engine/session_fixture.h"

#include <sys/resource.h>
#include <unistd.h>

#include <iostream>

using namespace threadline;
using namespace threadline::test;

class SessionLimitsTest : public QObject {
    Q_OBJECT

private slots:
    void aThreadThatCannotBeStartedIsOneLine();
    void sixtyFourDescriptorsAreEnough();
    void theTimeLimitBeginsWithTheRun();
    void ringsOfEndedThreadsServeLaterOnes();
    void tooManyThreadsAtATimeNameTheirLine();
    void anErrorIsToldThoughTheNamesAreFull();
    void readingTooOftenNamesItsLine();
    void moreReadersThanAByteCountsRead();
    void tooManyReaderWriterLocksNameTheirLineAndTheLimit();
    void aBodyThatNobodyStartsHelpsNobody();

private:
    SessionFixture fixture_;
};

namespace {

// A run whose text is not in its file, which not everybody may read.
RunRequest small_run(const std::string& scenario) {
    RunRequest what = SessionFixture::request_of(scenario);
    what.source = R"(thread("A", function() end))";
    return what;
}

constexpr int cannot = 77;

// Says what starting anything says where the system allows no thread.
int without_threads(const std::vector<std::string>& arguments) {
    const RunRequest what = small_run(arguments.at(0));
    // Root may start as many as it likes.
    if (getuid() == 0 && setuid(65534) != 0)
        return cannot;
    if (access(what.runner.c_str(), X_OK) != 0)
        return cannot;
    const rlimit none{0, 0};
    setrlimit(RLIMIT_NPROC, &none);
    const auto started = Session::start(what);
    session::ExplorationRequest exploration;
    exploration.scenario = what.runner;  // a file that it may see
    exploration.runner = what.runner;
    const auto explored = session::Exploration::start(exploration);
    analysis::Finding finding;
    finding.kind = analysis::FindingKind::PotentialDeadlock;
    const auto confirmed = session::Confirmation::start({}, {&finding, 1}, {});
    if (started || explored || !confirmed->finished()) {
        std::cout << "started";
        return 0;
    }
    const std::string tried = confirmed->tried().at(0).trial.text;
    if (explored.error().message != started.error().message ||
        !tried.starts_with("It stays potential: no thread could be started"))
        std::cout << explored.error().message << ", " << tried;
    else
        std::cout << started.error().message;
    return 0;
}

// Says how a run ends that has 64 descriptors.
int with_few_descriptors(const std::vector<std::string>& arguments) {
    const rlimit few{64, 64};
    setrlimit(RLIMIT_NOFILE, &few);
    auto started = Session::start(small_run(arguments.at(0)));
    if (!started) {
        std::cout << started.error().message;
        return 0;
    }
    started.value()->wait();
    const auto& info = *started.value()->snapshot().trace.info;
    std::cout << trace::key_of(info.outcome) << info.error;
    return 0;
}

}  // namespace

void SessionLimitsTest::aThreadThatCannotBeStartedIsOneLine() {
    const DoneApart done = do_apart("without threads", {fixture_.request("").scenario.string()});
    if (done.status == cannot)
        QSKIP("root cannot become somebody else, who could run the program, here");
    QCOMPARE(done.status, 0);
    QVERIFY2(done.said.starts_with("cannot start a thread: "), done.said.c_str());
    QVERIFY2(done.said.ends_with("; close other programs or raise `ulimit -u`"), done.said.c_str());
}

void SessionLimitsTest::sixtyFourDescriptorsAreEnough() {
    const DoneApart done =
        do_apart("with few descriptors", {fixture_.request("").scenario.string()});
    QCOMPARE(done.said, std::string("completed"));
    QCOMPARE(done.status, 0);
}

void SessionLimitsTest::theTimeLimitBeginsWithTheRun() {
    RunRequest what = fixture_.request(R"(thread("A", function() while true do sleep(1) end end))");
    what.time_limit = 1ms;
    const RunSnapshot run = fixture_.finished(std::move(what));
    QCOMPARE(run.trace.info->error, std::string());
    QCOMPARE(run.trace.info->outcome, Outcome::TimedOut);
}

void SessionLimitsTest::ringsOfEndedThreadsServeLaterOnes() {
    const RunSnapshot run = fixture_.finished(R"(
local count = shared("count", 0)
local work = later("Work", function() count:add(1) end)
thread("Main", function()
  for i = 1, 2000 do join(start(work)) end
  check(count:read() == 2000, "all have run")
end)
)");
    QCOMPARE(QString::fromStdString(went_well(run)), QString());
    QCOMPARE(value_of(run, "count"), std::string("2000"));
    QCOMPARE(run.trace.info->events_lost, std::uint64_t{0});
    QCOMPARE(run.trace.actors.size(), std::size_t{2001});
    for (const auto& lane : run.trace.actors)
        QVERIFY(lane->ended);
}

void SessionLimitsTest::tooManyThreadsAtATimeNameTheirLine() {
    const RunSnapshot run = fixture_.finished(R"(
local gate = semaphore("gate", 0)
local work = later("Work", function() gate:wait() end)
thread("Main", function() for i = 1, 900 do start(work) end end)
)");
    QCOMPARE(run.trace.info->outcome, Outcome::Failed);
    const QString error = QString::fromStdString(run.trace.info->error);
    QVERIFY2(error.contains("scenario.lua:3: no room is left to record another thread"),
             qPrintable(error));
}

void SessionLimitsTest::anErrorIsToldThoughTheNamesAreFull() {
    RunRequest what = fixture_.request(R"(
local v = shared("v", 0)
thread("A", function()
  for i = 1, 100 do v:write("text " .. i) end
end)
)");
    what.limits.names = 16;
    const RunSnapshot run = fixture_.finished(std::move(what));
    QCOMPARE(run.trace.info->outcome, Outcome::Failed);
    const QString error = QString::fromStdString(run.trace.info->error);
    QVERIFY2(error.contains("scenario.lua:4: "), qPrintable(error));
}

void SessionLimitsTest::readingTooOftenNamesItsLine() {
    const RunSnapshot run = fixture_.finished(R"(
local l = rwlock "L"
thread("A", function()
  for i = 1, 256 do l:read_lock() end
end)
)");
    QCOMPARE(run.trace.info->outcome, Outcome::Failed);
    const QString error = QString::fromStdString(run.trace.info->error);
    QVERIFY2(error.contains("scenario.lua:4: ") && error.contains("255 times already"),
             qPrintable(error));
}

void SessionLimitsTest::moreReadersThanAByteCountsRead() {
    const RunSnapshot run = fixture_.finished(R"(
local l = rwlock "L"
local all = barrier("all", 300)
threads(300, "Reader", function() l:read_lock() all:wait() l:read_unlock() end)
)");
    QCOMPARE(QString::fromStdString(went_well(run)), QString());
}

void SessionLimitsTest::tooManyReaderWriterLocksNameTheirLineAndTheLimit() {
    const RunSnapshot run = fixture_.finished(R"(
for i = 1, 2000 do rwlock("L" .. i) end
thread("A", function() end)
)");
    QCOMPARE(run.trace.info->outcome, Outcome::Failed);
    const QString error = QString::fromStdString(run.trace.info->error);
    QVERIFY2(error.contains("scenario.lua:2: no room for 'L") &&
                 error.contains("at most 799 reader-writer locks"),
             qPrintable(error));
}

void SessionLimitsTest::aBodyThatNobodyStartsHelpsNobody() {
    const RunSnapshot run = fixture_.finished(R"(
local l = lock "L"
local ready = condition "ready"
local notifier = later("Notifier", function() ready:notify() end)
thread("A", function() l:lock() ready:wait(l) start(notifier) l:unlock() end)
)");
    QCOMPARE(freezes_of(run), std::vector<std::string>{"lost-wakeup"});
    QCOMPARE(run.trace.info->outcome, Outcome::Deadlocked);
}

int main(int argc, char** argv) {
    if (const auto done = done_apart(
            argc, argv,
            {{"without threads", without_threads}, {"with few descriptors", with_few_descriptors}}))
        return *done;
    QCoreApplication application(argc, argv);
    SessionLimitsTest tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "session_limits_test.moc"
