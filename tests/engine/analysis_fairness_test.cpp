// Livelock, starvation, lock convoys, stragglers and priority inversion: found from their exact
// limits on, and not before them.
#include <QTest>

#include "engine/analysis/convoy.h"
#include "engine/analysis/livelock.h"
#include "engine/analysis/priority_inversion.h"
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
    void aSideThatIsNotPreferredStarvesSooner_data();
    void aSideThatIsNotPreferredStarvesSooner();
    void whoWaitsInTurnIsNotPassedBy();
    void aHolderThatGetsNoCpuIsAnInversion_data();
    void aHolderThatGetsNoCpuIsAnInversion();
    void aQueueThatNeverEmptiesIsAConvoy_data();
    void aQueueThatNeverEmptiesIsAConvoy();
    void whoComesLastInEveryRoundIsAStraggler_data();
    void whoComesLastInEveryRoundIsAStraggler();
    void roundsAfterALossNameNoStraggler();
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

void AnalysisFairnessTest::aSideThatIsNotPreferredStarvesSooner_data() {
    QTest::addColumn<int>("passes");
    QTest::addColumn<bool>("starves");
    const int most = analysis::StarvationAnalysis::most_passes_by_rule;
    QTest::newRow("often") << most << false;
    QTest::newRow("once more") << most + 1 << true;
}

// Two writers hand the page to each other; a reader waits behind whoever waits.
void AnalysisFairnessTest::aSideThatIsNotPreferredStarvesSooner() {
    QFETCH(int, passes);
    QFETCH(bool, starves);
    constexpr auto shared = event_flag::shared;
    SyntheticRun run;
    const ActorId reader = run.thread("Reader");
    ActorId writes = run.thread("Writer 1"), waits = run.thread("Writer 2");
    const ObjectId page = run.object(ObjectKind::ReaderWriterLock, "Page");
    run.begin({reader, writes, waits}).lock(writes, page);
    run.at(1ms, 9).request(reader, page, shared);
    for (int i = 0; i < passes; ++i) {
        run.at(2ms + i * 1us).request(waits, page, event_flag::ahead);
        run.unlock(writes, page, waits).lock(waits, page, event_flag::contended);
        std::swap(writes, waits);
    }
    run.at(10ms).unlock(writes, page, reader);
    run.lock(reader, page, event_flag::contended | shared);
    const auto starving = found(run, FindingKind::Starvation, 20ms);
    QCOMPARE(starving.size(), std::size_t(starves ? 1 : 0));
    if (starves)
        QCOMPARE(starving[0].actors, std::vector{reader});
}

void AnalysisFairnessTest::whoWaitsInTurnIsNotPassedBy() {
    SyntheticRun run;
    const ObjectId page = run.object(ObjectKind::ReaderWriterLock, "Page");
    std::vector<ActorId> writers;
    for (int i = 0; i < 30; ++i)
        writers.push_back(run.thread("Writer " + std::to_string(i)));
    const ActorId reader = run.thread("Reader");
    run.lock(writers[0], page);
    for (std::size_t i = 1; i < writers.size(); ++i)
        run.at(i * 1us).request(writers[i], page);
    run.at(1ms).request(reader, page, event_flag::shared);
    for (std::size_t i = 1; i < writers.size(); ++i)
        run.at(2ms + i * 1us)
            .unlock(writers[i - 1], page, writers[i])
            .lock(writers[i], page, event_flag::contended);
    QVERIFY(found(run, FindingKind::Starvation, 20ms).empty());
}

void AnalysisFairnessTest::aHolderThatGetsNoCpuIsAnInversion_data() {
    QTest::addColumn<int>("holder");
    QTest::addColumn<int>("runner");
    QTest::addColumn<int>("waiter");
    QTest::addColumn<int>("runs_us");
    QTest::addColumn<bool>("inverted");
    QTest::newRow("Mars") << 1 << 2 << 3 << 20'000 << true;
    QTest::newRow("for a moment") << 1 << 2 << 3 << 900 << false;
    QTest::newRow("who runs is the most urgent") << 1 << 4 << 3 << 20'000 << false;
    QTest::newRow("who runs is as urgent as the holder") << 1 << 1 << 3 << 20'000 << false;
    QTest::newRow("the waiter is in no hurry") << 3 << 4 << 1 << 20'000 << false;
    QTest::newRow("nobody has a priority") << 0 << 0 << 0 << 20'000 << false;
}

void AnalysisFairnessTest::aHolderThatGetsNoCpuIsAnInversion() {
    QFETCH(int, holder);
    QFETCH(int, runner);
    QFETCH(int, waiter);
    QFETCH(int, runs_us);
    QFETCH(bool, inverted);
    SyntheticRun run;
    const ActorId low = run.thread("Low"), middle = run.thread("Middle"), high = run.thread("High");
    const ObjectId lock = run.mutex("Lock");
    for (const auto& [actor, priority] : {std::pair(low, holder), {middle, runner}, {high, waiter}})
        run.event(actor, EventKind::ThreadBegin, {}, 0, static_cast<std::uint16_t>(priority));
    run.event(low, EventKind::SwitchedIn).lock(low, lock);
    run.event(low, EventKind::SwitchedOut, {}, 0, event_flag::preempted);
    run.at(5ms, 9).event(high, EventKind::SwitchedIn).request(high, lock);
    run.event(high, EventKind::SwitchedOut).event(middle, EventKind::SwitchedIn);
    run.at(5ms + runs_us * 1us).event(middle, EventKind::SwitchedOut);
    run.event(low, EventKind::SwitchedIn).at(30ms).unlock(low, lock, high);
    run.event(low, EventKind::SwitchedOut).event(high, EventKind::SwitchedIn);
    run.lock(high, lock, event_flag::contended);
    const auto inversions = found(run, FindingKind::PriorityInversion, 40ms);
    QCOMPARE(inversions.size(), std::size_t(inverted ? 1 : 0));
    if (!inverted)
        return;
    QCOMPARE(inversions[0].actors, (std::vector{high, low, middle}));
    QCOMPARE(inversions[0].range, (trace::TimeRange{5ms, 30ms}));
    QCOMPARE(text(inversions[0].explanation),
             QString("High (priority 3) waited for Lock (line 9) from 5 ms to 30 ms. For 20 ms of "
                     "that Low (priority 1), which holds it, got no CPU, since Middle, more urgent "
                     "than it and less than High, ran."));
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

// Each round is opened by another one, but what A and B said of theirs was lost.
void AnalysisFairnessTest::roundsAfterALossNameNoStraggler() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B"), c = run.thread("C");
    const ObjectId barrier = run.object(ObjectKind::Barrier, "round done", 3);
    run.begin({a, b, c}).at(1ms).event(a, EventKind::Lost, {}, 20);
    for (int round = 0; round < 6; ++round) {
        run.at(round * 20ms + 5ms).event(a, EventKind::BarrierArrived, barrier, 1);
        run.event(b, EventKind::BarrierArrived, barrier, 2);
        run.at(round * 20ms + 20ms).event(c, EventKind::BarrierOpened, barrier, 2);
    }
    QVERIFY(found(run, FindingKind::Straggler, 200ms).empty());
}

QTEST_GUILESS_MAIN(AnalysisFairnessTest)
#include "analysis_fairness_test.moc"
