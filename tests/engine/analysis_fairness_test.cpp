// Livelock, starvation, lock convoys and stragglers: found from their exact limits on, and not
// before them.
#include <QTest>

#include "engine/analysis/convoy.h"
#include "engine/analysis/livelock.h"
#include "engine/analysis/starvation.h"
#include "tests/engine/synthetic_run.h"

using namespace threadline;
using namespace threadline::test;
using analysis::Finding;
using analysis::FindingKind;
using record::ObjectKind;

namespace {

std::vector<Finding> found(SyntheticRun& run, FindingKind kind, Time end) {
    run.finish(end);
    std::vector<Finding> of_kind;
    for (const Finding& finding : run.findings())
        if (finding.kind == kind)
            of_kind.push_back(finding);
    return of_kind;
}

QString text(const std::string& string) {
    return QString::fromStdString(string);
}

// A and B each hold a lock, try the other's, and give way, so many times.
void after_you(SyntheticRun& run, int rounds, ActorId a, ActorId b, ObjectId lock1,
               ObjectId lock2) {
    for (int i = 1; i <= rounds; ++i) {
        run.at(i * 1ms, 5).lock(a, lock1).lock(b, lock2);
        run.at(i * 1ms, 6).event(a, EventKind::TryFailed, lock2, b.value);
        run.at(i * 1ms, 7).event(b, EventKind::TryFailed, lock1, a.value);
        run.unlock(a, lock1).unlock(b, lock2);
    }
}

}  // namespace

class AnalysisFairnessTest : public QObject {
    Q_OBJECT

private slots:
    void whoGivesWayToEachOtherAgainAndAgainIsInALivelock_data();
    void whoGivesWayToEachOtherAgainAndAgainIsInALivelock();
    void whoOnlyOnceGotThroughBeginsAnew();
    void whoFailsAgainstOneThatGetsOnIsInNoLivelock();
    void whoIsPassedByAHundredTimesDoesNotStarveYet_data();
    void whoIsPassedByAHundredTimesDoesNotStarveYet();
    void aQueueThatNeverEmptiesIsAConvoy_data();
    void aQueueThatNeverEmptiesIsAConvoy();
    void whoComesLastInEveryRoundIsAStraggler_data();
    void whoComesLastInEveryRoundIsAStraggler();
};

void AnalysisFairnessTest::whoGivesWayToEachOtherAgainAndAgainIsInALivelock_data() {
    QTest::addColumn<int>("rounds");
    QTest::addColumn<bool>("livelock");
    const int least = analysis::LivelockAnalysis::least_rounds;
    QTest::newRow("one round less than it takes") << least - 1 << false;
    QTest::newRow("just enough") << least << true;
    QTest::newRow("many") << 3 * least << true;
}

void AnalysisFairnessTest::whoGivesWayToEachOtherAgainAndAgainIsInALivelock() {
    QFETCH(int, rounds);
    QFETCH(bool, livelock);
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock1 = run.mutex("Lock 1"), lock2 = run.mutex("Lock 2");
    run.begin({a, b});
    after_you(run, rounds, a, b, lock1, lock2);
    const auto locked = found(run, FindingKind::Livelock, 100ms);
    QCOMPARE(locked.size(), std::size_t(livelock ? 1 : 0));
    if (!livelock)
        return;
    QCOMPARE(locked[0].actors, (std::vector{a, b}));
    QCOMPARE(locked[0].sites, (std::vector{SiteId{6}, SiteId{7}}));
    QCOMPARE(locked[0].range, (trace::TimeRange{1ms, rounds * 1ms}));
    QVERIFY2(text(locked[0].explanation)
                 .startsWith(QString("A failed %1 times in a row to get Lock 2 (line 6), held by "
                                     "B; B failed %1 times in a row to get Lock 1 (line 7), held "
                                     "by A.")
                                 .arg(rounds)),
             locked[0].explanation.c_str());
}

void AnalysisFairnessTest::whoOnlyOnceGotThroughBeginsAnew() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock1 = run.mutex("Lock 1"), lock2 = run.mutex("Lock 2");
    run.begin({a, b});
    for (int i = 0; i < 4; ++i) {
        after_you(run, analysis::LivelockAnalysis::least_rounds - 1, a, b, lock1, lock2);
        run.lock(a, lock1).lock(a, lock2, event_flag::timed).unlock(a, lock2).unlock(a, lock1);
    }
    QVERIFY(found(run, FindingKind::Livelock, 100ms).empty());
}

void AnalysisFairnessTest::whoFailsAgainstOneThatGetsOnIsInNoLivelock() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock1 = run.mutex("Lock 1"), lock2 = run.mutex("Lock 2");
    run.begin({a, b});
    for (int i = 0; i < 50; ++i) {
        run.lock(b, lock2).lock(a, lock1).event(a, EventKind::TryFailed, lock2, b.value);
        run.unlock(a, lock1).unlock(b, lock2);
    }
    QVERIFY(found(run, FindingKind::Livelock, 100ms).empty());
}

void AnalysisFairnessTest::whoIsPassedByAHundredTimesDoesNotStarveYet_data() {
    QTest::addColumn<int>("passes");
    QTest::addColumn<bool>("starves");
    const int most = analysis::StarvationAnalysis::most_passes;
    QTest::newRow("a hundred times") << most << false;
    QTest::newRow("once more") << most + 1 << true;
}

void AnalysisFairnessTest::whoIsPassedByAHundredTimesDoesNotStarveYet() {
    QFETCH(int, passes);
    QFETCH(bool, starves);
    SyntheticRun run;
    const ActorId greedy = run.thread("Greedy"), patient = run.thread("Patient");
    const ObjectId lock = run.mutex("Lock");
    run.begin({greedy, patient}).lock(greedy, lock);
    run.at(1ms, 9).request(patient, lock);
    for (int i = 0; i < passes; ++i)
        run.at(2ms + i * 1us).unlock(greedy, lock, patient).lock(greedy, lock);
    run.at(10ms).unlock(greedy, lock, patient).lock(patient, lock, event_flag::contended);
    const auto starving = found(run, FindingKind::Starvation, 20ms);
    QCOMPARE(starving.size(), std::size_t(starves ? 1 : 0));
    if (!starves)
        return;
    QCOMPARE(starving[0].actors, std::vector{patient});
    QCOMPARE(starving[0].range.begin, Time(1ms));
    QVERIFY2(text(starving[0].explanation)
                 .contains("101 times somebody who came later got it first, the last time Greedy"),
             starving[0].explanation.c_str());
}

void AnalysisFairnessTest::aQueueThatNeverEmptiesIsAConvoy_data() {
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("turns");
    QTest::addColumn<bool>("convoy");
    const int least = analysis::ConvoyAnalysis::least_turns;
    QTest::newRow("long enough") << 5 << least << true;
    QTest::newRow("a turn too short") << 5 << least - 1 << false;
    QTest::newRow("two threads in turn") << 2 << 2 * least << false;
}

void AnalysisFairnessTest::aQueueThatNeverEmptiesIsAConvoy() {
    QFETCH(int, threads);
    QFETCH(int, turns);
    QFETCH(bool, convoy);
    SyntheticRun run;
    std::vector<ActorId> workers;
    for (int i = 0; i < threads; ++i)
        workers.push_back(run.thread("W" + std::to_string(i)));
    const ObjectId lock = run.mutex("Hot lock");
    for (const ActorId worker : workers)
        run.event(worker, EventKind::ThreadBegin);
    run.lock(workers[0], lock);
    for (std::size_t i = 1; i < workers.size(); ++i)
        run.request(workers[i], lock);
    // Each comes back while the others wait; a turn takes a millisecond.
    for (int turn = 0; turn < turns; ++turn) {
        const ActorId now = workers[std::size_t(turn % threads)];
        const ActorId next = workers[std::size_t((turn + 1) % threads)];
        run.at((turn + 1) * 1ms).unlock(now, lock, next);
        run.lock(next, lock, event_flag::contended).request(now, lock);
    }
    const auto convoys = found(run, FindingKind::Convoy, 1s);
    QCOMPARE(convoys.size(), std::size_t(convoy ? 1 : 0));
    if (!convoy)
        return;
    QCOMPARE(convoys[0].actors, workers);
    QCOMPARE(convoys[0].objects, std::vector{lock});
    QVERIFY2(text(convoys[0].explanation).contains("A turn took 1 ms on average"),
             convoys[0].explanation.c_str());
}

void AnalysisFairnessTest::whoComesLastInEveryRoundIsAStraggler_data() {
    QTest::addColumn<int>("behind_ms");  // of a round of 20 ms
    QTest::addColumn<bool>("always");
    QTest::addColumn<bool>("straggles");
    QTest::newRow("by a quarter") << 5 << true << true;
    QTest::newRow("by less") << 4 << true << false;
    QTest::newRow("each in turn") << 10 << false << false;
}

void AnalysisFairnessTest::whoComesLastInEveryRoundIsAStraggler() {
    QFETCH(int, behind_ms);
    QFETCH(bool, always);
    QFETCH(bool, straggles);
    SyntheticRun run;
    std::vector<ActorId> workers{run.thread("A"), run.thread("B"), run.thread("C")};
    const ObjectId barrier = run.object(ObjectKind::Barrier, "round done", 3);
    run.begin({workers[0], workers[1], workers[2]});
    for (int round = 0; round < 6; ++round) {
        const auto late = std::size_t(always ? 2 : round % 3);
        const Time start = round * 20ms;
        run.at(start + (20 - behind_ms) * 1ms, 8);
        std::int64_t arrived = 0;
        for (std::size_t i = 0; i < 3; ++i)
            if (i != late)
                run.event(workers[i], EventKind::BarrierArrived, barrier, ++arrived);
        run.at(start + 20ms, 8).event(workers[late], EventKind::BarrierOpened, barrier, 2);
        for (std::size_t i = 0; i < 3; ++i)
            if (i != late)
                run.event(workers[i], EventKind::BarrierPassed, barrier, workers[late].value);
    }
    const auto stragglers = found(run, FindingKind::Straggler, 200ms);
    QCOMPARE(stragglers.size(), std::size_t(straggles ? 1 : 0));
    if (!straggles)
        return;
    QCOMPARE(stragglers[0].actors, std::vector{workers[2]});
    QCOMPARE(text(stragglers[0].explanation),
             QString("C was the last to come to round done (line 8) in 6 of 6 rounds, in all "
                     "30 ms after everybody else: 25 % of the time of these rounds."));
}

QTEST_GUILESS_MAIN(AnalysisFairnessTest)
#include "analysis_fairness_test.moc"
