// Deadlocks of every kind are found on the event that closes them, named for what they are, once;
// waits that can still end are not.
#include <QTest>

#include "engine/analysis/report.h"
#include "tests/engine/opposite_order.h"

using namespace threadline;
using namespace threadline::test;
using analysis::Finding;
using analysis::FindingKind;
using record::ObjectKind;
using trace::State;

namespace {

constexpr std::uint16_t shared = event_flag::shared;
constexpr std::uint16_t timed = event_flag::timed;
constexpr std::uint16_t contended = event_flag::contended;

QString text(const std::string& text) {
    return QString::fromStdString(text);
}

}  // namespace

class AnalysisDeadlockTest : public QObject {
    Q_OBJECT

private slots:
    void twoLocksInOppositeOrderAreADeadlock();
    void theTextNamesThreadsLocksAndLines();
    void ofALargeCircleTheFirstOnesAreToldAndWhoClosesIt();
    void aTimedWaitInTheCircleKeepsItAlive();
    void aLongWaitIsNoDeadlock();
    void lockingAMutexTwiceIsASelfDeadlock();
    void aReaderThatWantsToWriteWaitsForItself();
    void aWriterWaitsForAllReaders();
    void aReaderWaitsForTheWriterQueuedBeforeIt();
    void aTimedWriterAheadDoesNotKillAReader();
    void joiningEachOtherIsADeadlock();
    void joiningWhileHoldingWhatTheOtherNeedsIsADeadlock();
    void aLockWhoseHolderEndedIsAbandoned();
    void aRequestForAnAbandonedLockIsFoundToo();
    void aWaitThatNobodyCanNotifyIsALostWakeup();
    void aMonitorPassedOnIsNoLostWakeup();
    void roomInAQueueBehindThoseWhoGetIsSeen();
    void aQueueOfUnknownSizeIsNeverFull();
    void aNotifyThatCameTooEarlyIsNamed();
    void aNotifiedWaiterIsAlive();
    void aThreadThatHasNotBegunMayStillHelp();
    void semaphoresQueuesAndBarriersAreFoundWhenNobodyIsLeft_data();
    void semaphoresQueuesAndBarriersAreFoundWhenNobodyIsLeft();
    void whoComesToWaitLaterIsFrozenButNotReportedAgain();
    void whoWaitedAlreadyIsPartOfTheFinding();
    void tenThousandThreadsBehindOneLockAreOneDeadlock();
};

void AnalysisDeadlockTest::twoLocksInOppositeOrderAreADeadlock() {
    OppositeOrder fixture;
    QCOMPARE(fixture.run.findings().size(), std::size_t{1});
    const Finding& finding = fixture.run.findings().front();
    QCOMPARE(finding.kind, FindingKind::Deadlock);
    QCOMPARE(finding.severity, analysis::Severity::Error);
    QCOMPARE(finding.at, Time(21ms));
    QVERIFY((finding.actors == std::vector{fixture.a, fixture.b}));
    QVERIFY((finding.objects == std::vector{fixture.lock1, fixture.lock2}));
    QVERIFY((finding.sites == std::vector{SiteId{20}, SiteId{33}}));
    fixture.run.finish(120ms);
    QCOMPARE(fixture.run.findings().size(), std::size_t{1});
}

void AnalysisDeadlockTest::theTextNamesThreadsLocksAndLines() {
    OppositeOrder fixture;
    const Finding& finding = fixture.run.findings().front();
    QCOMPARE(text(finding.title), QString("Deadlock: A and B wait for each other"));
    QCOMPARE(text(finding.explanation),
             QString("A holds Lock 1 (line 17) and waits for Lock 2 (line 20); B holds Lock 2 "
                     "(line 30) and waits for Lock 1 (line 33). Neither can ever go on."));
    QVERIFY(text(finding.remedy).contains("Lock 1, then Lock 2"));
}

void AnalysisDeadlockTest::ofALargeCircleTheFirstOnesAreToldAndWhoClosesIt() {
    SyntheticRun run;
    for (std::uint32_t i = 1; i <= 30; ++i)
        run.at(0ms).begin({run.thread("T")}).lock(ActorId{i}, run.mutex("L"));
    for (std::uint32_t i = 1; i <= 30; ++i)
        run.at(1ms).request(ActorId{i}, ObjectId{i % 30 + 1});
    const QString told = text(run.findings().at(0).explanation);
    QCOMPARE(told.count("holds"), 5);
    QVERIFY2(told.contains("; 25 more, each waiting for the next; T holds L"), qPrintable(told));
    QCOMPARE(run.findings().at(0).actors.size(), std::size_t{30});
}

void AnalysisDeadlockTest::aTimedWaitInTheCircleKeepsItAlive() {
    OppositeOrder fixture(timed);
    QVERIFY(fixture.run.findings().empty());
    fixture.run.at(30ms).event(fixture.a, EventKind::TimedOut, fixture.lock2);
    fixture.run.at(31ms).unlock(fixture.a, fixture.lock1, fixture.b);
    fixture.run.at(32ms).lock(fixture.b, fixture.lock1, contended);
    QVERIFY(fixture.run.findings().empty());
    QCOMPARE(fixture.run.world().inconsistencies(), std::uint64_t{0});
}

void AnalysisDeadlockTest::aLongWaitIsNoDeadlock() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    run.at(0ms).begin({a, b}).lock(a, lock);
    run.at(1ms).request(b, lock);
    run.at(2ms).event(a, EventKind::SleepBegin, {}, 3'600'000'000'000);
    run.finish(3600s);
    for (const Finding& finding : run.findings())
        QVERIFY2(finding.kind == FindingKind::Contention, finding.title.c_str());
}

void AnalysisDeadlockTest::lockingAMutexTwiceIsASelfDeadlock() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ObjectId lock = run.mutex("Lock");
    run.at(0ms).begin({a});
    run.at(1ms, 5).lock(a, lock);
    run.at(2ms, 8).request(a, lock);
    QCOMPARE(run.findings().size(), std::size_t{1});
    QCOMPARE(run.findings()[0].kind, FindingKind::SelfDeadlock);
    QCOMPARE(text(run.findings()[0].explanation),
             QString("A holds Lock (line 5) and waits for Lock (line 8) a second time."));
}

void AnalysisDeadlockTest::aReaderThatWantsToWriteWaitsForItself() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.object(ObjectKind::ReaderWriterLock, "Table");
    run.at(0ms).begin({a, b}).lock(a, lock, shared).lock(b, lock, shared);
    run.at(1ms).request(a, lock);
    QCOMPARE(run.findings().size(), std::size_t{1});
    QCOMPARE(run.findings()[0].kind, FindingKind::SelfDeadlock);
    QVERIFY(text(run.findings()[0].title).contains("its own reading of Table"));
    run.at(2ms).unlock(b, lock);
    QCOMPARE(run.findings().size(), std::size_t{1});
}

void AnalysisDeadlockTest::aWriterWaitsForAllReaders() {
    SyntheticRun run;
    const ActorId w = run.thread("Writer"), r1 = run.thread("R1"), r2 = run.thread("R2");
    const ObjectId table = run.object(ObjectKind::ReaderWriterLock, "Table");
    const ObjectId other = run.mutex("Other");
    run.at(0ms).begin({w, r1, r2}).lock(r1, table, shared).lock(r2, table, shared).lock(w, other);
    run.at(1ms).request(w, table);
    QVERIFY(run.findings().empty());
    run.at(2ms).request(r2, other);  // r1 still runs, but the writer needs both
    QCOMPARE(run.findings().size(), std::size_t{1});
    QVERIFY((run.findings()[0].actors == std::vector{w, r2}));
    QVERIFY(text(run.findings()[0].explanation).contains("R2 reads Table"));
    QVERIFY(text(run.findings()[0].explanation)
                .contains("Writer holds Other and waits to write Table"));
}

void AnalysisDeadlockTest::aReaderWaitsForTheWriterQueuedBeforeIt() {
    SyntheticRun run;
    const ActorId r = run.thread("Reader"), w = run.thread("Writer");
    const ObjectId table = run.object(ObjectKind::ReaderWriterLock, "Table");
    run.at(0ms).begin({r, w}).lock(r, table, shared);
    run.at(1ms).request(w, table);
    run.at(2ms).request(r, table, shared);  // reads twice; the writer stands between
    QCOMPARE(run.findings().size(), std::size_t{1});
    QCOMPARE(run.findings()[0].kind, FindingKind::Deadlock);
    QVERIFY((run.findings()[0].actors == std::vector{r, w}));
}

void AnalysisDeadlockTest::aTimedWriterAheadDoesNotKillAReader() {
    SyntheticRun run;
    const ActorId r = run.thread("Reader"), w = run.thread("Writer");
    const ObjectId table = run.object(ObjectKind::ReaderWriterLock, "Table");
    run.at(0ms).begin({r, w}).lock(r, table, shared);
    run.at(1ms).request(w, table, timed);
    run.at(2ms).request(r, table, shared);
    run.at(9ms).event(w, EventKind::TimedOut, table);
    QVERIFY(run.findings().empty());
    run.at(10ms).lock(r, table, shared | contended);
    run.finish(11ms);
    QVERIFY(run.world().actor(r).wait == trace::WaitKind::None);
}

void AnalysisDeadlockTest::joiningEachOtherIsADeadlock() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    run.at(0ms).begin({a, b});
    run.at(1ms, 3).event(a, EventKind::JoinRequest, {}, b.value);
    QVERIFY(run.findings().empty());
    run.at(2ms, 7).event(b, EventKind::JoinRequest, {}, a.value);
    QCOMPARE(run.findings().size(), std::size_t{1});
    QCOMPARE(text(run.findings()[0].explanation),
             QString("A waits for B to end (line 3); B waits for A to end (line 7). Neither can "
                     "ever go on."));
}

void AnalysisDeadlockTest::joiningWhileHoldingWhatTheOtherNeedsIsADeadlock() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    run.at(0ms).begin({a, b}).lock(a, lock);
    run.at(1ms).event(a, EventKind::JoinRequest, {}, b.value);
    run.at(2ms).request(b, lock);
    QCOMPARE(run.findings().size(), std::size_t{1});
    QVERIFY(text(run.findings()[0].remedy).contains("before joining"));
}

void AnalysisDeadlockTest::aLockWhoseHolderEndedIsAbandoned() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    run.at(0ms).begin({a, b});
    run.at(1ms, 4).lock(a, lock);
    run.at(2ms, 9).request(b, lock);
    QVERIFY(run.findings().empty());
    run.at(3ms).end(a);
    QCOMPARE(run.findings().size(), std::size_t{1});
    QCOMPARE(run.findings()[0].kind, FindingKind::AbandonedLock);
    QCOMPARE(
        text(run.findings()[0].explanation),
        QString("A took Lock (line 4) and ended with it. B waits for Lock (line 9), for ever."));
}

void AnalysisDeadlockTest::aRequestForAnAbandonedLockIsFoundToo() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B"), c = run.thread("C");
    const ObjectId lock = run.mutex("Lock");
    run.at(0ms).begin({a, b, c}).lock(a, lock).end(a);
    QVERIFY(run.findings().empty());
    run.at(2ms).request(b, lock);
    QCOMPARE(run.findings().size(), std::size_t{1});
    QCOMPARE(run.findings()[0].kind, FindingKind::AbandonedLock);
    run.at(3ms).request(c, lock);  // the same cause: not reported again
    run.finish(4ms);
    QCOMPARE(run.findings().size(), std::size_t{1});
    QCOMPARE(run.snapshot().actors[2]->at(3999us)->state, State::Deadlocked);
}

void AnalysisDeadlockTest::aWaitThatNobodyCanNotifyIsALostWakeup() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    const ObjectId ready = run.object(ObjectKind::Condition, "ready");
    run.at(0ms).begin({a, b}).lock(a, lock);
    run.at(1ms, 6).event(a, EventKind::WaitBegin, ready, lock.value).unlock(a, lock);
    QVERIFY(run.findings().empty());  // B might notify
    run.at(5ms).end(b);
    QCOMPARE(run.findings().size(), std::size_t{1});
    QCOMPARE(run.findings()[0].kind, FindingKind::LostWakeup);
    QVERIFY((run.findings()[0].actors == std::vector{a}));
    QCOMPARE(run.findings()[0].at, Time(5ms));
}

void AnalysisDeadlockTest::aMonitorPassedOnIsNoLostWakeup() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    const ObjectId ready = run.object(ObjectKind::Condition, "ready");
    run.at(0ms).begin({a, b}).lock(a, lock).request(b, lock);
    run.at(1ms).unlock(a, lock, b).event(a, EventKind::WaitBegin, ready, lock.value);
    QVERIFY(run.findings().empty());  // B has only to take the lock
    run.at(2ms).lock(b, lock, event_flag::contended).event(b, EventKind::Notify, ready, 1);
    run.unlock(b, lock).end(b);
    QVERIFY(run.findings().empty());
}

void AnalysisDeadlockTest::roomInAQueueBehindThoseWhoGetIsSeen() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B"), c = run.thread("C"),
                  d = run.thread("D"), e = run.thread("E");
    const ObjectId jobs = run.object(ObjectKind::Queue, "jobs", 2);
    run.at(0ms).begin({a, b, c, d, e});
    run.event(a, EventKind::Put, jobs, 1).event(a, EventKind::Put, jobs, 2);
    run.event(a, EventKind::PutRequest, jobs).event(b, EventKind::PutRequest, jobs);
    run.event(e, EventKind::Got, jobs, 1).event(e, EventKind::Got, jobs, 0);
    run.event(c, EventKind::GetRequest, jobs).event(d, EventKind::GetRequest, jobs);
    // E is quicker than those who wait to put: both items are for C and D.
    run.event(e, EventKind::Put, jobs, 1).event(e, EventKind::Put, jobs, 2).end(e);
    QCOMPARE(run.findings().size(), std::size_t{0});
    QVERIFY(run.world().actor(c).granted && run.world().actor(d).granted);
    QVERIFY(!run.world().actor(a).granted && !run.world().actor(b).granted);
    run.event(c, EventKind::Got, jobs, 1, event_flag::contended).end(c);
    QVERIFY(run.world().actor(d).granted && run.world().actor(a).granted);
    run.event(a, EventKind::Put, jobs, 2, event_flag::contended).end(a);
    QVERIFY(run.world().actor(d).granted && !run.world().actor(b).granted);
    QVERIFY(run.findings().empty());
}

void AnalysisDeadlockTest::aQueueOfUnknownSizeIsNeverFull() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId jobs = run.object(ObjectKind::Queue, "jobs", 0);
    run.at(0ms).begin({a, b}).event(a, EventKind::Put, jobs, 1);
    run.event(a, EventKind::PutRequest, jobs).event(b, EventKind::Got, jobs, 0).end(b);
    QVERIFY(run.findings().empty());
    QVERIFY(run.world().actor(a).granted);
}

void AnalysisDeadlockTest::aNotifyThatCameTooEarlyIsNamed() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId ready = run.object(ObjectKind::Condition, "ready");
    run.at(0ms).begin({a, b});
    run.at(1ms, 12).event(b, EventKind::Notify, ready, 0).end(b);
    run.at(2ms, 6).event(a, EventKind::WaitBegin, ready);
    QCOMPARE(run.findings().size(), std::size_t{1});
    QVERIFY2(text(run.findings()[0].explanation)
                 .contains("B notified ready (line 12) at 1 ms, when nobody was waiting yet"),
             run.findings()[0].explanation.c_str());
}

void AnalysisDeadlockTest::aNotifiedWaiterIsAlive() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId ready = run.object(ObjectKind::Condition, "ready");
    run.at(0ms).begin({a, b}).event(a, EventKind::WaitBegin, ready);
    run.at(1ms).event(b, EventKind::Notify, ready, 1);
    run.at(2ms).end(b);
    QVERIFY(run.findings().empty());
    run.at(3ms).event(a, EventKind::WaitEnd, ready, b.value).end(a);
    run.finish(4ms);
    QVERIFY(run.findings().empty());
    QCOMPARE(run.world().inconsistencies(), std::uint64_t{0});
}

void AnalysisDeadlockTest::aThreadThatHasNotBegunMayStillHelp() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId ready = run.object(ObjectKind::Condition, "ready");
    run.at(0ms).begin({a}).event(a, EventKind::WaitBegin, ready);
    QVERIFY(run.findings().empty());
    run.at(1ms).begin({b}).end(b);
    QCOMPARE(run.findings().size(), std::size_t{1});
}

void AnalysisDeadlockTest::semaphoresQueuesAndBarriersAreFoundWhenNobodyIsLeft_data() {
    QTest::addColumn<int>("object");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, ObjectKind object, EventKind kind, const char* words) {
        QTest::newRow(name) << static_cast<int>(object) << static_cast<int>(kind) << words;
    };
    row("semaphore", ObjectKind::Semaphore, EventKind::SemaphoreRequest, "waits for a post to X");
    row("barrier", ObjectKind::Barrier, EventKind::BarrierArrived,
        "waits at X (line 3), where 1 of 2 arrived");
    row("taking from a queue", ObjectKind::Queue, EventKind::GetRequest, "waits for an item in X");
    row("putting into a queue", ObjectKind::Queue, EventKind::PutRequest, "waits for room in X");
}

void AnalysisDeadlockTest::semaphoresQueuesAndBarriersAreFoundWhenNobodyIsLeft() {
    QFETCH(int, object);
    QFETCH(int, kind);
    QFETCH(QString, words);
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    const ObjectId x = run.object(static_cast<ObjectKind>(object), "X", 2);
    run.at(0ms).begin({a, b}).lock(a, lock);
    run.at(1ms, 3).event(a, static_cast<EventKind>(kind), x, 1);
    QVERIFY(run.findings().empty());
    run.at(2ms).request(b, lock);
    QCOMPARE(run.findings().size(), std::size_t{1});
    QCOMPARE(run.findings()[0].kind, FindingKind::Deadlock);
    QVERIFY((run.findings()[0].actors == std::vector{a, b}));
    QVERIFY2(text(run.findings()[0].explanation).contains(words),
             run.findings()[0].explanation.c_str());
}

void AnalysisDeadlockTest::whoComesToWaitLaterIsFrozenButNotReportedAgain() {
    OppositeOrder fixture;
    SyntheticRun& run = fixture.run;
    const ActorId c = run.thread("C"), d = run.thread("D");
    run.at(40ms).begin({c, d}).request(c, fixture.lock1);
    run.at(41ms).event(d, EventKind::JoinRequest, {}, c.value);
    run.finish(100ms);
    QCOMPARE(run.findings().size(), std::size_t{1});
    const trace::Snapshot snapshot = run.snapshot();
    QCOMPARE(snapshot.lane_of(c)->at(99ms)->state, State::Deadlocked);
    QCOMPARE(snapshot.lane_of(d)->at(99ms)->state, State::Deadlocked);
    QCOMPARE(snapshot.lane_of(d)->at(99ms)->underneath, State::Waiting);
}

void AnalysisDeadlockTest::whoWaitedAlreadyIsPartOfTheFinding() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B"), c = run.thread("C");
    const ObjectId lock1 = run.mutex("Lock 1"), lock2 = run.mutex("Lock 2");
    run.at(0ms).begin({a, b, c}).lock(a, lock1).lock(b, lock2);
    run.at(1ms).request(c, lock1);
    run.at(2ms).request(a, lock2);
    run.at(3ms).request(b, lock1);
    QCOMPARE(run.findings().size(), std::size_t{1});
    QVERIFY((run.findings()[0].actors == std::vector{a, b, c}));
    QVERIFY(text(run.findings()[0].explanation)
                .endsWith("C waits for them and can never go on either."));
    QVERIFY(text(run.findings()[0].title).startsWith("Deadlock: A and B"));
}

void AnalysisDeadlockTest::tenThousandThreadsBehindOneLockAreOneDeadlock() {
    // Without the lanes, and without publishing tables at each declaration.
    const ObjectId lock{1};
    const ObjectId rest{2};
    trace::World world;
    trace::Tables tables;
    tables.actors.resize(10'001);
    tables.objects.resize(3);
    world.learn(tables);
    analysis::Analyses analyses;
    int found = 0;
    int told = 0;
    std::size_t frozen = 0;
    const analysis::Context context{world, tables, [&](Finding) { ++found; }, [](trace::Moment) {},
                                    [&](const std::vector<ActorId>& dead, Time) {
                                        ++told;
                                        frozen += dead.size();
                                    }};
    std::uint32_t orders[3]{};
    const auto event = [&](std::uint32_t actor, EventKind kind, ObjectId object) {
        trace::TraceEvent e;
        e.actor = ActorId{actor};
        e.event.kind = kind;
        e.event.object = object;
        e.event.order = ++orders[object.value];
        world.apply(e);
        analyses.on_event(e, context);
    };
    for (std::uint32_t i = 1; i <= 10'000; ++i)
        event(i, EventKind::ThreadBegin, {});
    event(1, EventKind::Acquired, lock);
    event(2, EventKind::Acquired, rest);
    for (std::uint32_t i = 2; i <= 10'000; ++i)
        event(i, EventKind::Request, lock);
    QCOMPARE(found, 0);
    event(1, EventKind::Request, rest);
    QCOMPARE(found, 1);
    QCOMPARE(frozen, std::size_t{10'000});
    QCOMPARE(told, 1);  // all together, not each after the other
}

QTEST_GUILESS_MAIN(AnalysisDeadlockTest)
#include "analysis_deadlock_test.moc"
