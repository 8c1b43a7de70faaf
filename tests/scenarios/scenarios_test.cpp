// The scenarios that came first, run many times on real threads through threadline-runner, and read
// from the events that it recorded.
#include "tests/engine/runner_harness.h"

#include <QTest>
#include <algorithm>
#include <map>

using namespace threadline;
using test::RecordedEvent;
using test::RunnerHarness;

namespace {

std::string scenario(const std::string& name) {
    return std::string(THREADLINE_SOURCE_DIR "/scenarios/") + name + ".lua";
}

// Actor -> the lock that it asked for and never got, with the line.
struct Wait {
    std::string lock;
    std::uint32_t line;
};

std::map<std::string, Wait> open_waits(const RunnerHarness& run) {
    std::map<std::string, Wait> waits;
    for (const RecordedEvent& recorded : run.events()) {
        if (recorded.event.kind == EventKind::Request)
            waits[recorded.actor_name] = {recorded.object_name, recorded.line};
        else if (recorded.event.kind == EventKind::Acquired)
            waits.erase(recorded.actor_name);
    }
    return waits;
}

}  // namespace

class ScenariosTest : public QObject {
    Q_OBJECT

private slots:
    void oppositeOrderDeadlocksEveryTimeWithoutARemedy();
    void oppositeOrderCompletesWithARemedy_data();
    void oppositeOrderCompletesWithARemedy();
    void oneThreadDownloadsOneAfterAnother();
    void threadsDownloadSideBySide();
};

void ScenariosTest::oppositeOrderDeadlocksEveryTimeWithoutARemedy() {
    for (int time = 0; time < 20; ++time) {
        RunnerHarness run(scenario("deadlock/opposite-order"), {{"work", "1"}});
        QVERIFY(run.wait_until([&] { return open_waits(run).size() == 2; }));
        QTest::qWait(5);
        auto waits = open_waits(run);
        QCOMPARE(waits["A"].lock, std::string("Lock 2"));
        QCOMPARE(waits["B"].lock, std::string("Lock 1"));
        QVERIFY(waits["A"].line != waits["B"].line);
        QVERIFY(run.phase() == record::Phase::Running);
        run.kill_group();
        QVERIFY(run.wait());
        QCOMPARE(run.processes_left(), 0);
    }
}

void ScenariosTest::oppositeOrderCompletesWithARemedy_data() {
    QTest::addColumn<QString>("remedy");
    QTest::addColumn<QString>("work");
    for (const char* remedy : {"global order", "timeout", "try-lock"})
        for (const char* work : {"1", "20"})
            QTest::addRow("%s, work %s", remedy, work) << remedy << work;
}

void ScenariosTest::oppositeOrderCompletesWithARemedy() {
    QFETCH(QString, remedy);
    QFETCH(QString, work);
    for (int time = 0; time < 5; ++time) {
        RunnerHarness run(scenario("deadlock/opposite-order"),
                          {{"remedy", remedy.toStdString()}, {"work", work.toStdString()}}, {},
                          static_cast<std::uint64_t>(time));
        QVERIFY(run.wait());
        QCOMPARE(run.exit_status(), 0);
        QVERIFY(run.phase() == record::Phase::Finished);
        QCOMPARE(run.count(EventKind::ThreadEnd), 2);
        QCOMPARE(run.count(EventKind::Acquired), run.count(EventKind::Released));
        QCOMPARE(run.processes_left(), 0);
    }
}

// How many requests were out at once, at most.
int most_at_once(const RunnerHarness& run) {
    auto events = run.events();
    std::ranges::sort(events, {}, [](const auto& recorded) { return recorded.event.time; });
    int now = 0;
    int most = 0;
    for (const RecordedEvent& recorded : events) {
        now += recorded.event.kind == EventKind::IoBegin ? 1 : 0;
        now -= recorded.event.kind == EventKind::IoEnd ? 1 : 0;
        most = std::max(most, now);
    }
    return most;
}

void ScenariosTest::oneThreadDownloadsOneAfterAnother() {
    RunnerHarness run(scenario("bottleneck/downloads"), {{"latency", "10"}});
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 0);
    QCOMPARE(run.count(EventKind::IoEnd), 10);
    QCOMPARE(most_at_once(run), 1);
    QCOMPARE(run.last_value("done"), Value::integer(10));
    QCOMPARE(run.processes_left(), 0);
}

void ScenariosTest::threadsDownloadSideBySide() {
    RunnerHarness run(scenario("bottleneck/downloads"), {{"latency", "200"}, {"tool", "threads"}});
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 0);
    QCOMPARE(run.count(EventKind::ThreadEnd), 10);
    QCOMPARE(most_at_once(run), 10);
    QCOMPARE(run.last_value("done"), Value::integer(10));
    QCOMPARE(run.processes_left(), 0);
}

QTEST_GUILESS_MAIN(ScenariosTest)
#include "scenarios_test.moc"
