// Where the machine, or the run, has no more to give: each limit is one line that names the mend,
// and what can be given again is.
#include "engine/session/confirmation.h"
#include "engine/session/exploration.h"
#include "tests/engine/session_fixture.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

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

// Runs `what` in a process of its own, whose limits harm nobody else; gives what it says.
std::string in_a_child(const std::function<std::string()>& what) {
    int ends[2];
    if (pipe(ends) != 0)
        return "no pipe";
    const pid_t child = fork();
    if (child == 0) {
        const std::string said = what();
        const ssize_t written = write(ends[1], said.data(), said.size());
        _exit(written < 0 ? 1 : 0);
    }
    close(ends[1]);
    std::string said;
    char buffer[1024];
    for (ssize_t count = 0; (count = read(ends[0], buffer, sizeof buffer)) > 0;)
        said.append(buffer, static_cast<std::size_t>(count));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? "killed by signal " + std::to_string(WTERMSIG(status)) : said;
}

}  // namespace

void SessionLimitsTest::aThreadThatCannotBeStartedIsOneLine() {
    RunRequest what = fixture_.request("");
    what.source = R"(thread("A", function() end))";
    const std::string said = in_a_child([&]() -> std::string {
        // Root may start as many as it likes.
        if (getuid() == 0 && setuid(65534) != 0)
            return "skip";
        if (access(what.runner.c_str(), X_OK) != 0)
            return "skip";
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
        if (started || explored || !confirmed->finished())
            return "started";
        const std::string tried = confirmed->tried().at(0).trial.text;
        if (explored.error().message != started.error().message ||
            !tried.starts_with("It stays potential: no thread could be started"))
            return explored.error().message + ", " + tried;
        return started.error().message;
    });
    if (said == "skip")
        QSKIP("root cannot become somebody else, who could run the program, here");
    QVERIFY2(said.starts_with("cannot start a thread: "), said.c_str());
    QVERIFY2(said.ends_with("; close other programs or raise `ulimit -u`"), said.c_str());
}

void SessionLimitsTest::sixtyFourDescriptorsAreEnough() {
    RunRequest what = fixture_.request("");
    what.source = R"(thread("A", function() end))";
    const std::string said = in_a_child([&]() -> std::string {
        const rlimit few{64, 64};
        setrlimit(RLIMIT_NOFILE, &few);
        auto started = Session::start(what);
        if (!started)
            return started.error().message;
        started.value()->wait();
        const auto& info = *started.value()->snapshot().trace.info;
        return std::string(trace::key_of(info.outcome)) + info.error;
    });
    QCOMPARE(said, std::string("completed"));
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

QTEST_GUILESS_MAIN(SessionLimitsTest)
#include "session_limits_test.moc"
