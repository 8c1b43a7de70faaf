// A run that fails ends there: what its threads did until then is drawn, and nothing that nobody
// did.
#include <QTest>

#include "tests/engine/session_fixture.h"

#include <csignal>

using namespace threadline;
using namespace std::chrono_literals;
using session::RunRequest;
using session::RunSnapshot;
using session::Session;
using test::actor_lane;
using trace::Outcome;
using trace::State;

namespace {

// The others have long begun what they are at when B breaks, on a busy machine too.
const char* const threads = R"(
local up = semaphore("up", 0)
thread("A", function() up:post() compute(10000) end)
thread("C", function() up:post() sleep(10000) end)
thread("B", function() up:wait() up:wait() sleep(50) bogus() end)
)";

const char* const processes = R"(
local up = semaphore("up", 0)
process("A", function() up:post() compute(10000) end)
process("C", function() up:post() sleep(10000) end)
process("B", function() up:wait() up:wait() sleep(50) bogus() end)
)";

const char* const tasks = R"(
local up = semaphore("up", 0)
thread("A", function() up:post() compute(10000) end)
task("C", function() up:post() sleep(10000) end)
task("B", function() up:wait() up:wait() sleep(50) bogus() end)
)";

// Not of a lock, a queue, or another thread: of nothing that the scenario knows.
bool waits_for_nothing(const trace::Interval& interval) {
    return interval.state == State::Waiting && !interval.object && !interval.by;
}

pid_t process_of(const RunSnapshot& run, const std::string& name) {
    for (const trace::ActorInfo& actor : run.trace.tables->actors)
        if (actor.name == name)
            return actor.process_id;
    return 0;
}

}  // namespace

class SessionFailureTest : public QObject {
    Q_OBJECT

private slots:
    void theErrorOfOneEndsAllWhereTheyAre_data();
    void theErrorOfOneEndsAllWhereTheyAre();
    void whatWasKilledWentOnUntilThen_data();
    void whatWasKilledWentOnUntilThen();

private:
    test::SessionFixture fixture_;
};

void SessionFailureTest::theErrorOfOneEndsAllWhereTheyAre_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("broke");  // the thread that was at the error
    QTest::addColumn<bool>("kernel");
    QTest::addColumn<bool>("simulated");
    const auto rows = [](const char* name, const QString& text, const QString& broke) {
        QTest::addRow("%s, real clock", name) << text << broke << true << false;
        QTest::addRow("%s, estimated", name) << text << broke << false << false;
        QTest::addRow("%s, virtual clock", name) << text << broke << false << true;
    };
    rows("threads", threads, "B");
    rows("processes", processes, "B");
    rows("tasks", tasks, "Event loop");
}

void SessionFailureTest::theErrorOfOneEndsAllWhereTheyAre() {
    QFETCH(QString, text);
    QFETCH(QString, broke);
    QFETCH(bool, kernel);
    QFETCH(bool, simulated);
    RunRequest what = fixture_.request(text.toStdString());
    what.kernel_switches = kernel;
    if (simulated)
        what.simulated_cpu.emplace().cores = 2;
    what.file = fixture_.folder() / "failed.tline";
    const RunSnapshot run = fixture_.finished(what);
    QCOMPARE(run.trace.info->outcome, Outcome::Failed);
    QVERIFY2(run.trace.info->error.find("undefined name 'bogus'") != std::string::npos,
             run.trace.info->error.c_str());

    // With the failure, not when it was noticed.
    QCOMPARE(run.trace.now, run.trace.info->wall);
    const trace::ActorLane* const failed = actor_lane(run, broke.toStdString());
    QVERIFY(failed != nullptr && failed->ended);
    QCOMPARE(failed->end, run.trace.now);
    for (const char* name : {"A", "C"}) {
        const trace::ActorLane* const lane = actor_lane(run, name);
        QVERIFY(lane != nullptr && !lane->ended && !lane->open);
        QCOMPARE(lane->end, run.trace.now);
        QVERIFY2(!waits_for_nothing(lane->intervals.back()), name);
    }
    if (simulated) {
        QCOMPARE(actor_lane(run, "A")->intervals.back().state, State::Running);
        QCOMPARE(actor_lane(run, "C")->intervals.back().state, State::Sleeping);
    }

    // The file shows the same.
    const auto opened = session::open_trace(*what.file);
    QVERIFY(opened.ok());
    QCOMPARE(opened.value().trace.now, run.trace.now);
    QCOMPARE(opened.value().trace.actors.size(), run.trace.actors.size());
    for (std::size_t i = 0; i < run.trace.actors.size(); ++i) {
        const trace::IntervalSeries& live = run.trace.actors[i]->intervals;
        const trace::IntervalSeries& read = opened.value().trace.actors[i]->intervals;
        QCOMPARE(read.size(), live.size());
        for (std::size_t k = 0; k < live.size(); ++k)
            QVERIFY(read[k] == live[k]);
    }
}

void SessionFailureTest::whatWasKilledWentOnUntilThen_data() {
    QTest::addColumn<QString>("killed");
    QTest::addColumn<bool>("kernel");
    for (const bool kernel : {true, false}) {
        const char* const how = kernel ? "" : ", estimated";
        QTest::addRow("the runner%s", how) << "A" << kernel;
        QTest::addRow("a worker process%s", how) << "W" << kernel;
    }
}

void SessionFailureTest::whatWasKilledWentOnUntilThen() {
    QFETCH(QString, killed);
    QFETCH(bool, kernel);
    RunRequest what = fixture_.request(R"(
thread("A", function() compute(20000) end)
process("W", function() sleep(20000) end)
)");
    what.kernel_switches = kernel;
    auto started = Session::start(std::move(what));
    QVERIFY(started.ok());
    Session& session = *started.value();
    // Long after the last event: all that they do from then on is one step.
    const auto has_gone_on = [&session] {
        const RunSnapshot now = session.snapshot();
        return now.trace.now >= 100ms && actor_lane(now, "A") && actor_lane(now, "W");
    };
    QTRY_VERIFY_WITH_TIMEOUT(has_gone_on(), 20'000);
    const pid_t process = process_of(session.snapshot(), killed.toStdString());
    QVERIFY(process > 0);
    kill(process, SIGKILL);
    session.wait();
    const RunSnapshot run = session.snapshot();
    QCOMPARE(run.trace.info->outcome, Outcome::Failed);
    QVERIFY2(run.trace.info->error.find("killed by signal 9") != std::string::npos,
             run.trace.info->error.c_str());
    QVERIFY(run.trace.now >= 100ms);
    QCOMPARE(run.trace.now, run.trace.info->wall);
    for (const char* name : {"A", "W"}) {
        const trace::ActorLane* const lane = actor_lane(run, name);
        QCOMPARE(lane->end, run.trace.now);
        QVERIFY2(!waits_for_nothing(lane->intervals.back()), name);
    }
}

QTEST_GUILESS_MAIN(SessionFailureTest)
#include "session_failure_test.moc"
