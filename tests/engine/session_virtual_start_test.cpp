// On the virtual clock a thread that has not had a core yet is ready, not yet to be started.
#include "engine/analysis/report.h"
#include "tests/engine/session_fixture.h"

using namespace threadline;
using namespace threadline::test;
using trace::State;

class SessionVirtualStartTest : public QObject {
    Q_OBJECT

private slots:
    void whoFindsNoCoreFreeIsReadyFromTheBegin();
    void whoIsStartedIsReadyFromThenOn();
    void whoHasNotBeenChosenIsReadyAllTheSame();

private:
    static trace::Duration ready(const trace::ActorLane& lane) {
        return lane.shares({lane.begin, lane.end}).of(State::Ready);
    }
    SessionFixture fixture_;
};

void SessionVirtualStartTest::whoFindsNoCoreFreeIsReadyFromTheBegin() {
    const RunSnapshot run = fixture_.simulated("threads(4, 'T', function() compute(2) end)");
    QCOMPARE(went_well(run), std::string());
    trace::Duration waited{0};
    for (const auto& lane : run.trace.actors) {
        QCOMPARE(lane->begin, trace::Time{0});
        waited += ready(*lane);
    }
    // The two that come second wait while the two that come first compute.
    QVERIFY2(waited >= 4ms && waited < 4200us, qPrintable(QString::number(waited.count())));
    QCOMPARE(actor_lane(run, "T 4")->intervals[0].state, State::Ready);
    const auto report = analysis::make_report(run.trace, *run.findings);
    QVERIFY(report.critical_path);
    QCOMPARE(report.critical_path->steps.front().range.begin, trace::Time{0});
    QVERIFY(report.critical_path->steps.front().actor.valid());
}

void SessionVirtualStartTest::whoIsStartedIsReadyFromThenOn() {
    const RunSnapshot run = fixture_.simulated(
        "local child = later('Child', function() compute(1) end)\n"
        "thread('Parent', function() compute(3) local c = start(child) compute(5) join(c) end)\n",
        1);
    QCOMPARE(went_well(run), std::string());
    const trace::ActorLane* child = nullptr;
    for (const auto& lane : run.trace.actors)
        if (lane->begin > trace::Time{0})
            child = lane.get();
    QVERIFY(child);
    QVERIFY(child->begin >= 3ms && child->begin < 3100us);
    QCOMPARE(child->intervals[0].state, State::Ready);
}

void SessionVirtualStartTest::whoHasNotBeenChosenIsReadyAllTheSame() {
    RunRequest what = fixture_.request("threads(2, 'T', function() compute(2) end)");
    what.simulated_cpu.emplace().cores = 1;
    what.schedule.kind = record::SchedulePolicy::Kind::Seeded;
    what.schedule.seed = 1;
    const RunSnapshot run = fixture_.finished(what);
    QCOMPARE(went_well(run), std::string());
    trace::Duration waited{0};
    for (const char* name : {"T 1", "T 2"}) {
        QCOMPARE(actor_lane(run, name)->begin, trace::Time{0});
        waited += ready(*actor_lane(run, name));
    }
    QVERIFY2(waited >= 2ms && waited < 2100us, qPrintable(QString::number(waited.count())));
}

QTEST_GUILESS_MAIN(SessionVirtualStartTest)
#include "session_virtual_start_test.moc"
