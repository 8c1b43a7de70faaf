// What bounds a run: one verdict, from numbers that can be checked by hand.
#include <QTest>

#include "engine/analysis/bottleneck.h"
#include "engine/analysis/bottleneck_wording.h"
#include "engine/analysis/event_loops.h"

#include "tests/engine/bottleneck_numbers.h"
#include "tests/engine/synthetic_run.h"

using namespace threadline;
using namespace threadline::test;
using analysis::BottleneckNumbers;
using analysis::Finding;
using analysis::FindingKind;
using analysis::Tool;
using record::ObjectKind;
using trace::State;

class AnalysisBottleneckTest : public QObject {
    Q_OBJECT

private slots:
    void theVerdictFollowsFromTheNumbers_data();
    void theVerdictFollowsFromTheNumbers();
    void oneWhoWaitsForReplyAfterReplyIsIoBound();
    void requestsThatOverlapAlreadyNeedNoMoreThreads();
    void oneWhoComputesIsCpuBoundAndUsesOneCore();
    void whereAllCoresAreBusyOnlyMoreCoresHelp();
    void aLockHeldWhileComputingIsLockBoundAndNamesTheLock();
    void whatNobodyUsedIsIdleWhereNoCpuWasMeasured();
    void aLockHeldDuringARequestIsToldApart();
    void whoWaitsForThePartOfAnotherIsSerial();
    void whoTakesTurnsHasNothingToGain();
    void whoOnlyJoinsIsNotOnItsWay();
    void manyMoreThreadsThanCoresAreOversubscribed();
    void threadsThatOutnumberTheCoresAreSoBesideOtherProgramsToo();
    void theInterpreterLockIsToldApartFromLocks();
    void whatATaskDoesIsNotCountedForItsLoopAgain();
    void saysWhoWasThere_data();
    void saysWhoWasThere();
    void saysWhetherThreadsWaitedForEachOtherOrHadEnded();
    void noVerdictWhereSomethingElseDecided_data();
    void noVerdictWhereSomethingElseDecided();
};

void AnalysisBottleneckTest::theVerdictFollowsFromTheNumbers_data() {
    QTest::addColumn<BottleneckNumbers>("numbers");
    QTest::addColumn<int>("verdict");
    const auto row = [](const char* name, const BottleneckNumbers& it, FindingKind verdict) {
        QTest::newRow(name) << it << int(verdict);
    };
    BottleneckNumbers it = numbers(100ms);
    it.no_thread = 100ms;
    row("one core computes", it, FindingKind::CpuBound);
    it.wall = 9'999us;
    row("too short to matter", it, FindingKind::NothingToGain);

    it = numbers(40ms);
    it.io = 100ms;
    it.no_thread = 60ms;
    row("as much I/O as computing", it, FindingKind::IoBound);
    it.io = 99ms;
    row("less", it, FindingKind::CpuBound);

    it = numbers(150ms);
    it.lock = 50ms;
    row("a quarter lost to locks", it, FindingKind::LockBound);
    it.lock = 49ms;
    row("less than that", it, FindingKind::CpuBound);
    it.lock = 60ms;
    it.io = 61ms;
    row("more lost to I/O, less than computed", it, FindingKind::CpuBound);

    it = numbers(100ms);
    it.interpreter = 50ms;
    it.lock = 50ms;
    row("of equal losses the interpreter's", it, FindingKind::InterpreterBound);

    it = numbers(120ms);
    it.dependency = 80ms;
    row("a dependency", it, FindingKind::Serial);
    it = numbers(105ms);
    it.dependency = 95ms;
    row("turns", it, FindingKind::NothingToGain);
    it.no_core_worked = 11ms;
    row("turns with pauses", it, FindingKind::Serial);

    it = numbers(100ms);
    it.sleep = 100ms;
    row("as much sleep as computing", it, FindingKind::NothingToGain);

    it = numbers(200ms);
    it.thread_time.add(State::Ready, 300ms);
    row("two and a half threads a core", it, FindingKind::CpuBound);
    it.thread_time.add(State::Ready, 1ms);
    row("more than that", it, FindingKind::Oversubscribed);

    // Other programs had half of the cores' time, and the threads wanted more than they got.
    it = numbers(80ms);
    it.no_thread = 20ms;
    it.others = 100ms;
    it.thread_time.add(State::Ready, 80ms);
    row("others had the cores", it, FindingKind::Oversubscribed);
    it.others = 99ms;
    row("others had less", it, FindingKind::CpuBound);
    it.others = 100ms;
    it.thread_time.add(State::Sleeping, 1ms);
    row("threads got as much as they wanted", it, FindingKind::CpuBound);
    it = numbers(2ms);
    it.others = 190ms;
    it.io = 98ms;
    it.thread_time.add(State::Ready, 4ms);
    it.thread_time.add(State::Io, 98ms);
    row("others had the cores, but a service was waited for", it, FindingKind::IoBound);
    it = numbers(4ms);
    it.others = 190ms;
    it.lock = 190ms;
    it.thread_time.add(State::Ready, 96ms);
    it.thread_time.add(State::Blocked, 100ms);
    row("others had the core of who holds the lock", it, FindingKind::Oversubscribed);
    it = numbers(0ms);
    it.others = 200ms;
    it.thread_time.add(State::Ready, 200ms);
    row("nobody got a core", it, FindingKind::Oversubscribed);

    row("nobody did anything", numbers(0ms), FindingKind::NothingToGain);
}

void AnalysisBottleneckTest::theVerdictFollowsFromTheNumbers() {
    QFETCH(BottleneckNumbers, numbers);
    QFETCH(int, verdict);
    const FindingKind kind = analysis::verdict_of(numbers);
    QCOMPARE(analysis::key_of(kind), analysis::key_of(FindingKind(verdict)));
    QVERIFY(analysis::is_verdict(kind));
}

void AnalysisBottleneckTest::oneWhoWaitsForReplyAfterReplyIsIoBound() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ObjectId service = run.object(ObjectKind::Service, "server");
    run.set_info(on_cores(2));
    run.at(0ms).begin({a});
    for (int i = 0; i < 4; ++i) {
        run.at(i * 25ms).event(a, EventKind::IoBegin, service, 24'000'000);
        run.at(i * 25ms + 24ms).event(a, EventKind::IoEnd, service, 1);
    }
    run.at(100ms).end(a);
    const auto snapshot = run.finish(100ms).snapshot();
    const BottleneckNumbers it = analysis::bottleneck_numbers(snapshot);
    QCOMPARE(it.work, trace::Duration(4ms));
    QCOMPARE(it.io, trace::Duration(2 * 96ms));
    QCOMPARE(it.no_thread, trace::Duration(4ms));
    QCOMPARE(it.no_core_worked, trace::Duration(96ms));
    QCOMPARE(it.in_flight(), 0.96);
    const auto finding = analysis::find_bottleneck(snapshot);
    QVERIFY(finding);
    QCOMPARE(finding->kind, FindingKind::IoBound);
    QCOMPARE(analysis::tool_for(finding->kind, it), Tool::Threads);
    QCOMPARE(analysis::verdict_name(std::vector{*finding}), std::string("I/O-bound"));
    QVERIFY(analysis::verdict_name({}).empty());
    QCOMPARE(
        QString::fromStdString(finding->title),
        QString("I/O-bound: 96 % of the threads' time went into waiting for replies (estimated)"));
    QCOMPARE(QString::fromStdString(finding->explanation),
             QString("In 100 ms its only thread spent 96 % of the time waiting for replies. The "
                     "idle time of the cores is the opportunity: on average 0.04 of the 2 cores "
                     "worked, and 0.96 requests were under way at a time."));
    QVERIFY(QString::fromStdString(finding->remedy).contains("threads, or with an event loop"));
}

void AnalysisBottleneckTest::requestsThatOverlapAlreadyNeedNoMoreThreads() {
    for (const int threads : {4, 60}) {
        SyntheticRun run;
        run.set_info(on_cores(2));
        const ObjectId service = run.object(ObjectKind::Service, "server");
        std::vector<ActorId> all;
        for (int i = 0; i < threads; ++i)
            all.push_back(run.thread(std::string("T").append(std::to_string(i))));
        run.at(0ms);
        for (const ActorId actor : all)
            run.begin({actor}).event(actor, EventKind::IoBegin, service, 99'000'000);
        run.at(99ms);
        for (const ActorId actor : all)
            run.event(actor, EventKind::IoEnd, service, 1);
        run.at(100ms);
        for (const ActorId actor : all)
            run.end(actor);
        const BottleneckNumbers it = analysis::bottleneck_numbers(run.finish(100ms).snapshot());
        QCOMPARE(analysis::verdict_of(it), FindingKind::IoBound);
        QCOMPARE(analysis::tool_for(FindingKind::IoBound, it),
                 threads == 4 ? Tool::FasterService : Tool::EventLoop);
        // What overlaps already is no opportunity.
        Finding finding;
        finding.kind = FindingKind::IoBound;
        analysis::word(finding, it, {});
        const QString said = QString::fromStdString(finding.explanation);
        QVERIFY2(said.contains("The requests already overlap: on average 0."), qPrintable(said));
        QVERIFY2(!said.contains("opportunity"), qPrintable(said));
        if (threads == 4)
            QCOMPARE(QString::fromStdString(finding.remedy),
                     QString("Only a faster service helps, unless there is more to ask for at "
                             "once."));
    }
}

void AnalysisBottleneckTest::oneWhoComputesIsCpuBoundAndUsesOneCore() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.set_info(on_cores(4));
    run.at(0ms).begin({a}).at(100ms).end(a);
    const auto finding = analysis::find_bottleneck(run.finish(100ms).snapshot());
    QVERIFY(finding);
    QCOMPARE(finding->kind, FindingKind::CpuBound);
    QCOMPARE(QString::fromStdString(finding->title),
             QString("CPU-bound: on average 1 of the 4 cores worked (estimated)"));
    QVERIFY(QString::fromStdString(finding->remedy).contains("threads, at most one a core"));

    // One who did nearly all of it, with others that end early, is no dependency.
    SyntheticRun two;
    const ActorId b = two.thread("A"), c = two.thread("B");
    two.set_info(on_cores(2));
    two.at(0ms).begin({b, c}).at(5ms).end(c).at(100ms).end(b);
    QCOMPARE(analysis::verdict_of(analysis::bottleneck_numbers(two.finish(100ms).snapshot())),
             FindingKind::CpuBound);
}

void AnalysisBottleneckTest::whereAllCoresAreBusyOnlyMoreCoresHelp() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    run.set_info(on_cores(2));
    run.at(0ms).begin({a, b}).at(100ms).end(a).end(b);
    const auto finding = analysis::find_bottleneck(run.finish(100ms).snapshot());
    QVERIFY(finding);
    QCOMPARE(finding->kind, FindingKind::CpuBound);
    QVERIFY(QString::fromStdString(finding->explanation).contains("no idle time to exploit"));
    QVERIFY(QString::fromStdString(finding->remedy).startsWith("Only more cores"));
}

void AnalysisBottleneckTest::aLockHeldWhileComputingIsLockBoundAndNamesTheLock() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Big lock");
    run.set_info(on_cores(2));
    run.at(0ms).begin({a, b}).lock(a, lock).request(b, lock);
    run.at(50ms).unlock(a, lock, b).lock(b, lock, event_flag::contended).request(a, lock);
    run.at(100ms).unlock(b, lock, a).lock(a, lock, event_flag::contended).unlock(a, lock);
    run.end(a).end(b);
    const auto finding = analysis::find_bottleneck(run.finish(100ms).snapshot());
    QVERIFY(finding);
    QCOMPARE(finding->kind, FindingKind::LockBound);
    QCOMPARE(finding->objects, std::vector{lock});
    QCOMPARE(QString::fromStdString(finding->title),
             QString("Lock-bound: 50 % of the threads' time went into waiting for Big lock "
                     "(estimated)"));
    QVERIFY(QString::fromStdString(finding->remedy).startsWith("Hold the lock for less long"));
}

void AnalysisBottleneckTest::whatNobodyUsedIsIdleWhereNoCpuWasMeasured() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.set_info(on_cores(2));
    run.at(0ms).begin({a}).at(100ms).end(a);
    QCOMPARE(analysis::bottleneck_numbers(run.finish(100ms).snapshot()).idle_share(), 0.5);
}

void AnalysisBottleneckTest::aLockHeldDuringARequestIsToldApart() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock"), service = run.object(ObjectKind::Service, "db");
    run.set_info(on_cores(2));
    run.at(0ms).begin({a, b}).lock(a, lock).request(b, lock);
    run.event(a, EventKind::IoBegin, service, 90'000'000);
    run.at(90ms).event(a, EventKind::IoEnd, service, 1).unlock(a, lock, b);
    run.lock(b, lock, event_flag::contended).unlock(b, lock);
    run.at(100ms).end(a).end(b);
    const auto finding = analysis::find_bottleneck(run.finish(100ms).snapshot());
    QVERIFY(finding);
    QCOMPARE(finding->kind, FindingKind::LockBound);
    QVERIFY(QString::fromStdString(finding->remedy).startsWith("Do not hold the lock while"));
}

void AnalysisBottleneckTest::whoWaitsForThePartOfAnotherIsSerial() {
    SyntheticRun run;  // A prepares for 50 ms, then both work
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId ready = run.object(ObjectKind::Semaphore, "ready");
    run.set_info(on_cores(2));
    run.at(0ms).begin({a, b}).event(b, EventKind::SemaphoreRequest, ready);
    run.at(60ms).event(a, EventKind::SemaphorePosted, ready, 1);
    run.event(b, EventKind::SemaphoreAcquired, ready, 0, event_flag::contended);
    run.at(100ms).end(a).end(b);
    const auto finding = analysis::find_bottleneck(run.finish(100ms).snapshot());
    QVERIFY(finding);
    QCOMPARE(finding->kind, FindingKind::Serial);
    QCOMPARE(QString::fromStdString(finding->title),
             QString("Serial: 30 % of the threads' time went into waiting for each other "
                     "(estimated)"));
}

void AnalysisBottleneckTest::whoTakesTurnsHasNothingToGain() {
    SyntheticRun run;  // each 20 ms of A's and B's depend on the 20 ms before
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId to_a = run.object(ObjectKind::Semaphore, "A's turn");
    const ObjectId to_b = run.object(ObjectKind::Semaphore, "B's turn");
    run.set_info(on_cores(2));
    run.at(0ms).begin({a, b}).event(b, EventKind::SemaphoreRequest, to_b);
    for (int turn = 1; turn <= 4; ++turn) {
        const bool a_was_on = turn % 2 == 1;
        const ActorId from = a_was_on ? a : b, to = a_was_on ? b : a;
        const ObjectId mine = a_was_on ? to_a : to_b, other = a_was_on ? to_b : to_a;
        run.at(turn * 20ms).event(from, EventKind::SemaphorePosted, other, 1);
        run.event(to, EventKind::SemaphoreAcquired, other, 0, event_flag::contended);
        run.event(from, EventKind::SemaphoreRequest, mine);
    }
    run.at(100ms).event(a, EventKind::SemaphorePosted, to_b, 1);
    run.event(b, EventKind::SemaphoreAcquired, to_b, 0, event_flag::contended).end(a).end(b);
    const auto finding = analysis::find_bottleneck(run.finish(100ms).snapshot());
    QVERIFY(finding);
    QCOMPARE(finding->kind, FindingKind::NothingToGain);
    QVERIFY(QString::fromStdString(finding->explanation)
                .contains("while one of them worked, the others waited for it"));
    QCOMPARE(QString::fromStdString(finding->remedy),
             QString("Leave it single-threaded, unless they need not wait for each other."));
}

void AnalysisBottleneckTest::whoOnlyJoinsIsNotOnItsWay() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), main = run.thread("Main");
    run.set_info(on_cores(2));
    run.at(0ms).begin({a, main}).event(main, EventKind::JoinRequest, {}, a.value);
    run.at(100ms).end(a).event(main, EventKind::Joined, {}, a.value).end(main);
    const auto snapshot = run.finish(100ms).snapshot();
    const BottleneckNumbers it = analysis::bottleneck_numbers(snapshot);
    QCOMPARE(it.thread_time.of(State::Waiting), trace::Duration{0});
    QCOMPARE(it.dependency, trace::Duration{0});
    QCOMPARE(analysis::verdict_of(it), FindingKind::CpuBound);
}

void AnalysisBottleneckTest::manyMoreThreadsThanCoresAreOversubscribed() {
    BottleneckNumbers it = numbers(200ms);
    it.threads = 8;
    it.thread_time.add(State::Ready, 600ms);
    QCOMPARE(it.wanting(), 8.0);
    const FindingKind verdict = analysis::verdict_of(it);
    QCOMPARE(verdict, FindingKind::Oversubscribed);
    QCOMPARE(analysis::tool_for(verdict, it), Tool::FewerThreads);
}

void AnalysisBottleneckTest::threadsThatOutnumberTheCoresAreSoBesideOtherProgramsToo() {
    BottleneckNumbers it = numbers(60ms);
    it.threads = 8;
    it.others = 140ms;
    it.thread_time.add(State::Ready, 740ms);
    const FindingKind verdict = analysis::verdict_of(it);
    QCOMPARE(verdict, FindingKind::Oversubscribed);
    QVERIFY(!analysis::others_had_the_cores(it));
    QCOMPARE(analysis::tool_for(verdict, it), Tool::FewerThreads);
}

void AnalysisBottleneckTest::theInterpreterLockIsToldApartFromLocks() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.object(ObjectKind::Interpreter, "interpreter lock");
    run.set_info(on_cores(4));
    run.at(0ms).begin({a}).at(100ms).end(a);
    const BottleneckNumbers it = analysis::bottleneck_numbers(run.finish(100ms).snapshot());
    // One who computes under it alone loses nothing, but threads would not help either.
    QCOMPARE(analysis::verdict_of(it), FindingKind::CpuBound);
    QCOMPARE(analysis::tool_for(FindingKind::CpuBound, it), Tool::Processes);
    QCOMPARE(analysis::tool_for(FindingKind::InterpreterBound, it), Tool::Processes);
}

void AnalysisBottleneckTest::whatATaskDoesIsNotCountedForItsLoopAgain() {
    trace::Tables tables;
    const auto actor = [&tables](record::ActorKind kind, ActorId parent) {
        trace::ActorInfo info;
        info.kind = kind;
        info.parent = parent;
        tables.actors.push_back(info);
        return ActorId{static_cast<std::uint32_t>(tables.actors.size() - 1)};
    };
    const ActorId loop = actor(record::ActorKind::Thread, {});
    const ActorId first = actor(record::ActorKind::Task, loop);
    const ActorId second = actor(record::ActorKind::Task, loop);
    QCOMPARE(analysis::event_loops(tables), std::set<ActorId>{loop});
    actor(record::ActorKind::Task, first);  // whose starter is a task, and no loop
    QCOMPARE(analysis::event_loops(tables), std::set<ActorId>{loop});

    // Two tasks compute, one after the other, on two cores.
    const auto lane_of = [](ActorId id, std::initializer_list<trace::Interval> intervals) {
        auto lane = std::make_shared<trace::ActorLane>();
        lane->actor = id;
        lane->end = trace::Time(100ms);
        for (const trace::Interval& interval : intervals)
            lane->intervals.append(interval);
        return lane;
    };
    const auto interval = [](State state, trace::Time begin, trace::Time end) {
        trace::Interval it;
        it.state = state;
        it.begin = begin;
        it.end = end;
        return it;
    };
    trace::Snapshot snapshot;
    snapshot.tables = std::make_shared<trace::Tables>(tables);
    snapshot.now = trace::Time(100ms);
    snapshot.actors = {lane_of(loop, {interval(State::Running, 0ms, 100ms)}),
                       lane_of(first, {interval(State::Running, 0ms, 50ms)}),
                       lane_of(second, {interval(State::Ready, 0ms, 50ms),
                                        interval(State::Running, 50ms, 100ms)})};
    analysis::BottleneckSums sums;
    sums.add_threads(snapshot, {trace::Time(0), trace::Time(100ms)});
    const BottleneckNumbers it = sums.numbers(snapshot);
    QCOMPARE(it.threads, std::size_t{2});
    QCOMPARE(it.tasks, std::size_t{2});
    QCOMPARE(it.parallelism(), 1.0);
    QCOMPARE(it.wanting(), 1.0);  // who is ready wants the loop, not a core
    QCOMPARE(it.no_core_worked, trace::Duration{0});
}

void AnalysisBottleneckTest::saysWhoWasThere_data() {
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("tasks");
    QTest::addColumn<QString>("said");
    QTest::newRow("a thread") << 1 << 0 << "its only thread spent ";
    QTest::newRow("threads") << 8 << 0 << "its 8 threads spent ";
    QTest::newRow("a task") << 1 << 1 << "its 1 task spent ";
    QTest::newRow("tasks") << 100 << 100 << "its 100 tasks spent ";
    QTest::newRow("and a thread") << 101 << 100 << "its thread and 100 tasks spent ";
    QTest::newRow("and threads") << 103 << 100 << "its 3 threads and 100 tasks spent ";
}

void AnalysisBottleneckTest::saysWhoWasThere() {
    QFETCH(int, threads);
    QFETCH(int, tasks);
    QFETCH(QString, said);
    BottleneckNumbers it = numbers(50ms);
    it.threads = static_cast<std::size_t>(threads);
    it.tasks = static_cast<std::size_t>(tasks);
    for (const FindingKind verdict : {FindingKind::CpuBound, FindingKind::IoBound}) {
        analysis::Finding finding;
        finding.kind = verdict;
        analysis::word(finding, it, {});
        QVERIFY2(finding.explanation.find(said.toStdString()) != std::string::npos,
                 finding.explanation.c_str());
    }
}

void AnalysisBottleneckTest::saysWhetherThreadsWaitedForEachOtherOrHadEnded() {
    BottleneckNumbers it = numbers(50ms);
    it.dependency = 50ms;
    it.last_alone = 40ms;
    it.uneven = 40ms;
    analysis::Finding ended;
    ended.kind = FindingKind::Serial;
    analysis::word(ended, it, {});
    QCOMPARE(ended.title,
             std::string("Serial: for 40 % of the run only the last thread still worked"));
    it.thread_time.add(State::Waiting, 50ms);
    it.uneven = 20ms;
    analysis::Finding waited;
    waited.kind = FindingKind::Serial;
    analysis::word(waited, it, {});
    QCOMPARE(waited.title,
             std::string("Serial: 50 % of the threads' time went into waiting for each other"));
}

void AnalysisBottleneckTest::noVerdictWhereSomethingElseDecided_data() {
    QTest::addColumn<trace::RunInfo>("info");
    QTest::addColumn<bool>("has_verdict");
    trace::RunInfo info = on_cores(2);
    QTest::newRow("completed") << info << true;
    info.outcome = trace::Outcome::TimedOut;
    QTest::newRow("timed out") << info << true;
    info.outcome = trace::Outcome::Deadlocked;
    QTest::newRow("deadlocked") << info << false;
    info.outcome = trace::Outcome::Failed;
    QTest::newRow("failed") << info << false;
    info = on_cores(2);
    info.schedule = "seed:3";
    QTest::newRow("a schedule decided") << info << false;
    QTest::newRow("another program's CPUs") << on_cores(0) << false;
}

void AnalysisBottleneckTest::noVerdictWhereSomethingElseDecided() {
    QFETCH(trace::RunInfo, info);
    QFETCH(bool, has_verdict);
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.set_info(info);
    run.at(0ms).begin({a}).at(100ms).end(a);
    QCOMPARE(analysis::find_bottleneck(run.finish(100ms).snapshot()).has_value(), has_verdict);
}

QTEST_GUILESS_MAIN(AnalysisBottleneckTest)
#include "analysis_bottleneck_test.moc"
