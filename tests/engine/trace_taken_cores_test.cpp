// No core is called idle while a thread of the run waits for one, however short the run was.
#include "engine/analysis/idle_causes.h"
#include "engine/analysis/report.h"
#include "tests/engine/cpu_accounting.h"
#include "tests/engine/kernel_run.h"

#include <QTest>

using namespace threadline;
using namespace threadline::test;
using trace::Duration;

class TraceTakenCoresTest : public QObject {
    Q_OBJECT

private slots:
    void whileAThreadWaitsPreemptedNoCoreIsIdle();
    void whileAThreadThatWasWokenWaitsForACpuNoCoreIsIdle();
    void aCoreIsIdleWhileAThreadIsAboutToGetIt();
    void whereTheRestIsEstimatedNoCoreIsIdleEither();
    void waitsThatOverlapAreOneStretchInWhichNoCoreWasFree();
    void theTaskOfALoopWaitsForNoCore();
    void inSoShortARunIdleIsNoMoreThanABound();
    void whyARemnantWasIdleIsNotTold();
};

void TraceTakenCoresTest::whileAThreadWaitsPreemptedNoCoreIsIdle() {
    KernelRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    run.in(0us, a, 0).in(0us, {}, 1).out(1000us, {}, 1);
    run.at(0us).begin({a, b});
    run.preempt(2000us, a, 0).in(2000us, b, 0).out(5000us, b, 0);
    run.at(5000us).end(b);
    run.in(8000us, a, 0);
    run.at(9000us).end(a);
    const auto snapshot = run.finish(9000us).snapshot();
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[0]),
             QString("A 0-2000, B 2000-5000, others 5000-8000, A 8000-9000"));
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[1]),
             QString("services 0-1000, others 1000-8000, idle 8000-9000"));
    QVERIFY(snapshot.cpus[1]->intervals[1].estimated);
    QCOMPARE(unaccounted(snapshot), QString());
    const auto cpu = analysis::make_report(snapshot, {}).cpu;
    QCOMPARE(cpu.idle, Duration(1000us));
    QCOMPARE(cpu.total(), 2 * snapshot.now);
}

void TraceTakenCoresTest::whileAThreadThatWasWokenWaitsForACpuNoCoreIsIdle() {
    KernelRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    run.in(0us, a, 0).in(0us, b, 1);
    run.at(0us).begin({a, b}).lock(a, lock);
    run.at(1000us).request(b, lock);
    run.out(1000us, b, 1);
    run.at(3000us).unlock(a, lock, b);
    run.at(4000us).end(a);
    run.out(4000us, a, 0).in(6000us, b, 1);
    run.at(6000us).lock(b, lock, event_flag::contended);
    run.at(7000us).end(b);
    const auto snapshot = run.finish(7000us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(b)),
             QString("running@1 0-1000, blocked 1000-3000, ready 3000-6000, running@1 6000-7000"));
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[0]),
             QString("A 0-4000, others 4000-6000, idle 6000-7000"));
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[1]),
             QString("B 0-1000, idle 1000-3000, others 3000-6000, B 6000-7000"));
    QCOMPARE(unaccounted(snapshot), QString());
}

void TraceTakenCoresTest::aCoreIsIdleWhileAThreadIsAboutToGetIt() {
    KernelRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    run.in(0us, a, 0).in(0us, b, 1);
    run.at(0us).begin({a, b}).lock(a, lock);
    run.at(1000us).request(b, lock);
    run.out(1000us, b, 1);
    run.at(3000us).unlock(a, lock, b);
    run.in(3200us, b, 1);
    run.at(3200us).lock(b, lock, event_flag::contended);
    run.at(7000us).end(a).end(b);
    const auto snapshot = run.finish(7000us).snapshot();
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[1]),
             QString("B 0-1000, idle 1000-3200, B 3200-7000"));
    const auto causes = analysis::make_report(snapshot, {}).cpu.idle_causes;
    QCOMPARE(causes.size(), std::size_t{2});
    QCOMPARE(QString::fromStdString(causes[1].cause), QString("scheduling"));
    QCOMPARE(causes[1].time, Duration(200us));
}

void TraceTakenCoresTest::whereTheRestIsEstimatedNoCoreIsIdleEither() {
    SyntheticRun run;
    trace::RunInfo info;
    info.cores = 2;
    run.set_info(info);
    const ActorId a = run.thread("A");
    run.at(0us).event(a, EventKind::ThreadBegin, {}, 1'000);
    run.at(10'000us).event(a, EventKind::ThreadEnd, {}, 4'001'000);
    const auto snapshot = run.finish(12'000us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(a)), QString("running 0-4000, ready 4000-10000"));
    const auto cpu = analysis::make_report(snapshot, {}).cpu;
    QCOMPARE(cpu.busy, Duration(4ms));
    QCOMPARE(cpu.others, Duration(12ms));
    QCOMPARE(cpu.idle, Duration(8ms));
    QCOMPARE(unaccounted(snapshot), QString());
}

void TraceTakenCoresTest::waitsThatOverlapAreOneStretchInWhichNoCoreWasFree() {
    KernelRun run(3);
    const ActorId a = run.thread("A"), b = run.thread("B");
    run.in(0us, a, 0).in(0us, b, 1).in(0us, {}, 2).out(100us, {}, 2);
    run.at(0us).begin({a, b});
    run.preempt(2000us, a, 0).preempt(3000us, b, 1).in(4000us, a, 0).in(5000us, b, 1);
    run.at(6000us).end(a).end(b);
    const auto snapshot = run.finish(6000us).snapshot();
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[2]),
             QString("services 0-100, idle 100-2000, others 2000-5000, idle 5000-6000"));
}

void TraceTakenCoresTest::theTaskOfALoopWaitsForNoCore() {
    KernelRun run;
    const ActorId loop = run.thread("Loop");
    const ActorId first = run.task("Task 1", loop), second = run.task("Task 2", loop);
    run.in(0us, loop, 0).in(0us, {}, 1).out(100us, {}, 1);
    run.at(0us).begin({loop});
    run.at(0us).event(loop, EventKind::ActorStart, {}, first.value);
    run.at(0us).event(loop, EventKind::ActorStart, {}, second.value);
    run.at(100us).event(first, EventKind::Resume, {}, first.value).begin({first});
    run.at(5000us).end(first);
    run.at(5000us).event(second, EventKind::Resume, {}, second.value).begin({second});
    run.at(9000us).end(second).end(loop);
    const auto snapshot = run.finish(9000us).snapshot();
    QCOMPARE(snapshot.lane_of(second)->at(3000us)->state, trace::State::Ready);
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[1]), QString("services 0-100, idle 100-9000"));
}

void TraceTakenCoresTest::inSoShortARunIdleIsNoMoreThanABound() {
    const auto is_a_bound = [](trace::Clock clock, trace::Time end) {
        SyntheticRun run;
        trace::RunInfo info;
        info.cores = 2;
        info.clock = clock;
        run.set_info(info);
        const ActorId a = run.thread("A");
        run.at(0us).begin({a});
        run.at(end).end(a);
        return analysis::make_report(run.finish(end).snapshot(), {}).cpu.idle_is_a_bound;
    };
    QVERIFY(is_a_bound(trace::Clock::Real, 19ms));
    QVERIFY(!is_a_bound(trace::Clock::Real, 20ms));
    QVERIFY(!is_a_bound(trace::Clock::Virtual, 19ms));
    // So it is in any stretch of a longer run.
    QVERIFY(analysis::idle_is_a_bound(trace::Clock::Real, 19ms));
    QVERIFY(!analysis::idle_is_a_bound(trace::Clock::Real, 20ms));
    QVERIFY(!analysis::idle_is_a_bound(trace::Clock::Virtual, 19ms));
}

void TraceTakenCoresTest::whyARemnantWasIdleIsNotTold() {
    analysis::CpuReport cpu;
    cpu.idle = 10ms;
    cpu.others = 20ms;
    cpu.busy = 40ms;
    const analysis::IdleCause cause{"few-threads", 10ms, ""};
    QVERIFY(cpu.tells(cause));
    cpu.others = 80ms;
    QVERIFY(!cpu.tells(cause));
    cpu.idle = 90ms;
    QVERIFY(cpu.tells(cause));
    cpu = {};
    cpu.busy = 100ms;
    cpu.idle = 99us;
    QVERIFY(!cpu.tells({"few-threads", 99us, ""}));
    cpu.idle = 101us;
    QVERIFY(cpu.tells({"few-threads", 101us, ""}));
}

QTEST_APPLESS_MAIN(TraceTakenCoresTest)
#include "trace_taken_cores_test.moc"
