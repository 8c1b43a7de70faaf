// Data races and lost updates in runs made by hand: what is said of them, and that nothing is said
// of programs that are right.
#include <QTest>

#include "tests/engine/synthetic_run.h"

using namespace threadline;
using namespace threadline::test;
using analysis::Finding;
using analysis::FindingKind;
using record::ObjectKind;

namespace {

// Two threads that have begun, a variable `count` that is 5, and a lock.
struct Two {
    SyntheticRun run;
    ActorId a = run.thread("A"), b = run.thread("B");
    ObjectId count = run.object(ObjectKind::Variable, "count", 5);
    ObjectId lock = run.mutex("Lock 1");

    Two() { run.at(0ms).begin({a, b}); }
    std::vector<Finding> found(FindingKind kind) {
        run.finish(100ms);
        std::vector<Finding> of_kind;
        for (const Finding& finding : run.findings())
            if (finding.kind == kind)
                of_kind.push_back(finding);
        return of_kind;
    }
    // With the lock, on these lines.
    void guarded(ActorId actor, std::uint32_t line, std::int64_t value) {
        run.at(1ms, line).lock(actor, lock);
        run.at(1ms, line + 1).read(actor, count, value - 1);
        run.at(1ms, line + 2).write(actor, count, value);
        run.at(1ms, line + 3).unlock(actor, lock);
    }
};

QString text(const std::string& string) {
    return QString::fromStdString(string);
}

}  // namespace

class AnalysisRaceTest : public QObject {
    Q_OBJECT

private slots:
    void twoWritesThatNothingOrdersAreARace();
    void theLockThatOneOfThemLacksIsNamed();
    void whoRacesWithOneThatHasEndedIsAPlaceToo();
    void aLockHeldAsAReaderDoesNotGuardAWrite();
    void whatALockOrdersIsNoRace();
    void readsSideBySideAreNoRace();
    void whatWasReadAfterAJoinIsNoRace();
    void whatTheStarterWroteBeforeIsNoRace();
    void atomicStepsAndReadsBesideThemAreNoRace();
    void tasksThatTakeTurnsOnALoopDoNotRace();
    void aPlainWriteBesideAnAtomicStepIsARace();
    void aLockMadeOfCompareAndExchangeGuards();
    void aRaceIsToldOnceWithItsNumberAndOtherLines();
    void anArrayIsOneFinding();
    void nothingIsFoundAfterALoss();
    void theWriteThatWasOverwrittenUnseenIsNamed();
    void theFirstLossIsAMoment();
    void anAtomicAddInBetweenIsOverwrittenToo();
    void aLockLetGoBetweenReadAndWriteLosesWithoutARace();
    void aWriteWithoutAReadReplacesOnPurpose();
    void ofThreadsThatCountUpTheSumIsShortOfWhatWasLost();
    void aReadThatComesLateIsJudgedByTheVersionItSaw();
};

void AnalysisRaceTest::twoWritesThatNothingOrdersAreARace() {
    Two two;
    two.run.at(1ms, 7).write(two.a, two.count, 6);
    two.run.at(2ms, 9).write(two.b, two.count, 7);
    const auto races = two.found(FindingKind::DataRace);
    QCOMPARE(races.size(), std::size_t{1});
    QCOMPARE(races[0].at, Time(2ms));
    QCOMPARE(races[0].actors, (std::vector{two.a, two.b}));
    QCOMPARE(races[0].objects, std::vector{two.count});
    QCOMPARE(races[0].sites, (std::vector{SiteId{7}, SiteId{9}}));
    QCOMPARE(text(races[0].title), QString("Data race: A and B use count unordered"));
    QCOMPARE(text(races[0].explanation),
             QString("A writes count (line 7) and B writes it (line 9), and nothing orders the "
                     "two: either can come first. Neither of them holds a lock."));
}

void AnalysisRaceTest::theLockThatOneOfThemLacksIsNamed() {
    Two two;
    two.guarded(two.a, 10, 6);
    two.run.at(2ms, 30).read(two.b, two.count, 6);
    two.guarded(two.a, 20, 7);
    const auto races = two.found(FindingKind::DataRace);
    QCOMPARE(races.size(), std::size_t{1});
    QVERIFY2(
        text(races[0].explanation)
            .contains("Lock 1 guards count in 4 of 5 places, but B goes without it (line 30)."),
        races[0].explanation.c_str());
    QCOMPARE(text(races[0].remedy), QString("Hold Lock 1 there as well."));
}

void AnalysisRaceTest::whoRacesWithOneThatHasEndedIsAPlaceToo() {
    Two two;
    two.guarded(two.a, 10, 6);
    two.run.event(two.a, EventKind::ThreadEnd);
    two.run.at(9ms, 30).write(two.b, two.count, 9);
    const auto races = two.found(FindingKind::DataRace);
    QCOMPARE(races.size(), std::size_t{1});
    QVERIFY2(
        text(races[0].explanation)
            .contains("Lock 1 guards count in 2 of 3 places, but B goes without it (line 30)."),
        races[0].explanation.c_str());
}

void AnalysisRaceTest::aLockHeldAsAReaderDoesNotGuardAWrite() {
    Two two;
    const ObjectId table = two.run.object(ObjectKind::ReaderWriterLock, "Table");
    const auto shared = event_flag::shared;
    two.run.at(1ms, 5).lock(two.a, table, shared).lock(two.b, table, shared);
    two.run.at(1ms, 6).read(two.a, two.count, 5);
    two.run.at(2ms, 7).write(two.b, two.count, 6);
    two.run.event(two.a, EventKind::Released, table, 0, shared);
    two.run.event(two.b, EventKind::Released, table, 0, shared);
    const auto races = two.found(FindingKind::DataRace);
    QCOMPARE(races.size(), std::size_t{1});
    QVERIFY2(text(races[0].explanation)
                 .contains("Table guards count in 1 of 2 places, but B goes without it (line 7), "
                           "holding it only as a reader."),
             races[0].explanation.c_str());
}

void AnalysisRaceTest::whatALockOrdersIsNoRace() {
    Two two;
    two.guarded(two.a, 10, 6);
    two.guarded(two.b, 10, 7);
    two.guarded(two.a, 10, 8);
    two.run.finish(10ms);
    QVERIFY(two.run.findings().empty());
}

void AnalysisRaceTest::readsSideBySideAreNoRace() {
    Two two;
    two.run.read(two.a, two.count, 5).read(two.b, two.count, 5).read(two.a, two.count, 5);
    two.run.finish(10ms);
    QVERIFY(two.run.findings().empty());
}

void AnalysisRaceTest::whatWasReadAfterAJoinIsNoRace() {
    Two two;
    const ActorId sum = two.run.thread("Sum");
    two.run.begin({sum}).write(two.a, two.count, 6).end(two.a);
    two.run.event(sum, EventKind::Joined, {}, two.a.value).read(sum, two.count, 6);
    two.run.finish(10ms);
    QVERIFY(two.run.findings().empty());
}

void AnalysisRaceTest::whatTheStarterWroteBeforeIsNoRace() {
    Two two;
    const ActorId later = two.run.thread("Later");
    two.run.write(two.a, two.count, 6).event(two.a, EventKind::ActorStart, {}, later.value);
    two.run.begin({later}).read(later, two.count, 6).write(later, two.count, 7);
    two.run.finish(10ms);
    QVERIFY(two.run.findings().empty());
    two.run.write(two.a, two.count, 8);
    QCOMPARE(two.found(FindingKind::DataRace).size(), std::size_t{1});
}

void AnalysisRaceTest::atomicStepsAndReadsBesideThemAreNoRace() {
    Two two;
    two.run.add(two.a, two.count, 6).read(two.b, two.count, 6).add(two.b, two.count, 7);
    two.run.add(two.a, two.count, 8).read(two.a, two.count, 8).read(two.b, two.count, 8);
    two.run.finish(10ms);
    QVERIFY(two.run.findings().empty());
}

void AnalysisRaceTest::tasksThatTakeTurnsOnALoopDoNotRace() {
    Two two;
    for (const ActorId task : {two.a, two.b, two.a}) {
        two.run.event(task, EventKind::Resume, {}, task.value);
        two.run.read(task, two.count, 5).write(task, two.count, 6);
        two.run.event(task, EventKind::Suspend, {}, task.value);
    }
    two.run.finish(10ms);
    QVERIFY(two.run.findings().empty());
}

void AnalysisRaceTest::aPlainWriteBesideAnAtomicStepIsARace() {
    Two two;
    two.run.at(1ms, 4).add(two.a, two.count, 6);
    two.run.at(1ms, 5).write(two.b, two.count, 0);
    const auto races = two.found(FindingKind::DataRace);
    QCOMPARE(races.size(), std::size_t{1});
    QVERIFY(
        text(races[0].explanation).startsWith("A changes count (line 4) and B writes it (line 5)"));
    QVERIFY(text(races[0].remedy).startsWith("Change count with add or cas everywhere"));
}

void AnalysisRaceTest::aLockMadeOfCompareAndExchangeGuards() {
    Two two;
    const ObjectId flag = two.run.object(ObjectKind::Variable, "flag", 0);
    const auto integer = static_cast<std::uint16_t>(ValueTag::Integer);
    const auto enter = [&](ActorId actor) {
        two.run.event(actor, EventKind::CompareExchanged, flag, 1, integer);
    };
    enter(two.a);
    two.run.read(two.a, two.count, 5)
        .event(two.b, EventKind::CompareExchanged, flag, 1, integer | event_flag::failed);
    two.run.write(two.a, two.count, 6).write(two.a, flag, 0);
    enter(two.b);
    two.run.read(two.b, two.count, 6).write(two.b, two.count, 7).write(two.b, flag, 0);
    two.run.finish(10ms);
    QVERIFY(two.run.findings().empty());
}

void AnalysisRaceTest::aRaceIsToldOnceWithItsNumberAndOtherLines() {
    Two two;
    for (int i = 0; i < 10; ++i)
        for (const ActorId actor : {two.a, two.b}) {
            two.run.at(1ms, 15).read(actor, two.count, 5);
            two.run.at(1ms, 18).write(actor, two.count, 6);
        }
    const auto races = two.found(FindingKind::DataRace);
    QCOMPARE(races.size(), std::size_t{1});
    // A write races with the other's last write, or with its last read; a read with the write.
    QVERIFY2(text(races[0].explanation).contains("accesses in all raced with an earlier one"),
             races[0].explanation.c_str());
    QVERIFY2(text(races[0].explanation).contains("The same is true of line 18 with itself."),
             races[0].explanation.c_str());
}

void AnalysisRaceTest::anArrayIsOneFinding() {
    Two two;
    const ObjectId array = two.run.array("accounts", 30);
    for (std::uint32_t i = 1; i <= 30; ++i)
        for (const ActorId actor : {two.a, two.b, two.a})
            two.run.read(actor, ObjectId{array.value + i}, 0);
    for (std::uint32_t i = 1; i <= 30; ++i)
        for (const ActorId actor : {two.a, two.b})
            two.run.write(actor, ObjectId{array.value + i}, 1);
    QCOMPARE(two.found(FindingKind::DataRace).size(), std::size_t{1});
    const auto lost = two.found(FindingKind::LostUpdate);
    QCOMPARE(lost.size(), std::size_t{1});
    QVERIFY2(
        text(lost[0].explanation).endsWith("30 of 60 changes of 30 elements were lost in all."),
        lost[0].explanation.c_str());
}

void AnalysisRaceTest::nothingIsFoundAfterALoss() {
    Two two;
    two.run.read(two.a, two.count, 5).event(two.b, EventKind::Lost, {}, 12);
    two.run.write(two.b, two.count, 6).write(two.a, two.count, 6);
    two.run.finish(10ms);
    QVERIFY(two.run.findings().empty());
}

void AnalysisRaceTest::theWriteThatWasOverwrittenUnseenIsNamed() {
    Two two;
    two.run.at(1ms, 15).read(two.a, two.count, 5).read(two.b, two.count, 5);
    two.run.at(2ms, 17).write(two.a, two.count, 6);
    two.run.at(3ms, 18).write(two.b, two.count, 6);
    const auto lost = two.found(FindingKind::LostUpdate);
    QCOMPARE(lost.size(), std::size_t{1});
    QCOMPARE(lost[0].at, Time(3ms));
    QCOMPARE(lost[0].range, (trace::TimeRange{1ms, 3ms}));
    QCOMPARE(lost[0].actors, (std::vector{two.a, two.b}));
    QCOMPARE(lost[0].sites, (std::vector{SiteId{17}, SiteId{15}, SiteId{18}}));
    QCOMPARE(text(lost[0].title), QString("Lost update: B overwrote what A wrote to count"));
    QCOMPARE(text(lost[0].explanation),
             QString("B read 5 from count (line 15). Then A wrote 6 (line 17), which B did not see "
                     "when it wrote 6 (line 18). 1 of 2 changes of count was lost in all."));
}

void AnalysisRaceTest::theFirstLossIsAMoment() {
    Two two;
    for (int i = 1; i <= 3; ++i) {
        two.run.at(i * 1ms, 15).read(two.a, two.count, 5).read(two.b, two.count, 5);
        two.run.write(two.a, two.count, 6).write(two.b, two.count, 6);
    }
    two.run.finish(10ms);
    const trace::Snapshot snapshot = two.run.snapshot();
    std::vector<trace::Moment> lost;
    for (std::size_t i = 0; i < snapshot.moments.size(); ++i)
        if (snapshot.moments[i].kind == trace::MomentKind::UpdateLost)
            lost.push_back(snapshot.moments[i]);
    QCOMPARE(lost.size(), std::size_t{1});
    QCOMPARE(lost[0].at, Time(1ms));
    QCOMPARE(lost[0].actor, two.b);
    QCOMPARE(lost[0].object, two.count);
}

void AnalysisRaceTest::anAtomicAddInBetweenIsOverwrittenToo() {
    Two two;
    two.run.read(two.a, two.count, 5).add(two.b, two.count, 6).write(two.a, two.count, 6);
    const auto lost = two.found(FindingKind::LostUpdate);
    QCOMPARE(lost.size(), std::size_t{1});
    QCOMPARE(lost[0].actors, (std::vector{two.b, two.a}));
}

void AnalysisRaceTest::aLockLetGoBetweenReadAndWriteLosesWithoutARace() {
    Two two;
    const auto read = [&](ActorId actor) {
        two.run.lock(actor, two.lock).read(actor, two.count, 5).unlock(actor, two.lock);
    };
    const auto write = [&](ActorId actor) {
        two.run.lock(actor, two.lock).write(actor, two.count, 6).unlock(actor, two.lock);
    };
    read(two.a);
    read(two.b);
    write(two.a);
    write(two.b);
    QCOMPARE(two.found(FindingKind::LostUpdate).size(), std::size_t{1});
    QVERIFY(two.found(FindingKind::DataRace).empty());
}

void AnalysisRaceTest::aWriteWithoutAReadReplacesOnPurpose() {
    Two two;
    two.run.read(two.a, two.count, 5).write(two.a, two.count, 6);
    two.run.write(two.b, two.count, 7).write(two.a, two.count, 8);
    QVERIFY(two.found(FindingKind::LostUpdate).empty());
}

void AnalysisRaceTest::ofThreadsThatCountUpTheSumIsShortOfWhatWasLost() {
    // All of ten read 0; each writes 1, and after the first each reads again and counts on, now
    // and then over others.
    SyntheticRun run;
    std::vector<ActorId> threads;
    for (int i = 0; i < 10; ++i)
        threads.push_back(run.thread("T" + std::to_string(i)));
    const ObjectId count = run.object(ObjectKind::Variable, "count", 0);
    for (const ActorId thread : threads)
        run.event(thread, EventKind::ThreadBegin);
    std::int64_t value = 0;
    std::map<ActorId, std::int64_t> seen;
    for (int round = 0; round < 40; ++round)
        for (std::size_t i = 0; i < threads.size(); ++i) {
            if (round % 2 == 0 || i % 3 == 0) {
                seen[threads[i]] = value;
                run.read(threads[i], count, value);
            }
            if (round % 2 == 1 || i % 2 == 0) {
                if (!seen.contains(threads[i]))
                    continue;
                run.write(threads[i], count, value = seen[threads[i]] + 1);
                seen.erase(threads[i]);
            }
        }
    run.finish(10ms);
    const auto changes = static_cast<std::int64_t>(run.world().object(count).order);
    const auto lost = std::find_if(run.findings().begin(), run.findings().end(),
                                   [](auto& it) { return it.kind == FindingKind::LostUpdate; });
    QVERIFY(lost != run.findings().end());
    const QString expected =
        QString("%1 of %2 changes of count were lost in all.").arg(changes - value).arg(changes);
    QVERIFY2(text(lost->explanation).endsWith(expected), lost->explanation.c_str());
}

void AnalysisRaceTest::aReadThatComesLateIsJudgedByTheVersionItSaw() {
    Two two;
    // A has read 5; that comes to be known after B's write.
    two.run.write(two.b, two.count, 6).read(two.a, two.count, 5, 1).write(two.a, two.count, 6);
    QCOMPARE(two.found(FindingKind::LostUpdate).size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(AnalysisRaceTest)
#include "analysis_race_test.moc"
