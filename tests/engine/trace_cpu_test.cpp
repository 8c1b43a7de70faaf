// The lanes of the CPUs: who had them, and why nobody did.
#include "engine/analysis/idle_causes.h"
#include "engine/analysis/idle_time.h"
#include "engine/analysis/report.h"
#include "tests/engine/cpu_accounting.h"
#include "tests/engine/kernel_run.h"

#include <QTest>

using namespace threadline;
using namespace threadline::test;
using analysis::IdleReason;
using record::ObjectKind;
using trace::Duration;

namespace {

QString idle_shape(const trace::Snapshot& snapshot) {
    QStringList parts;
    analysis::for_each_idle_stretch(snapshot, snapshot.range(),
                                    [&](const analysis::IdleStretch& stretch) {
                                        parts << QString("%1 %2 %3-%4")
                                                     .arg(stretch.idle)
                                                     .arg(analysis::key_of(stretch.reason))
                                                     .arg(stretch.range.begin.count() / 1000)
                                                     .arg(stretch.range.end.count() / 1000);
                                    });
    return parts.join(", ");
}

// A thread that computes for 100 ms and sleeps for 300, on two cores; what the system counted of
// each of them, at 0, at 200 and at `last`.
trace::Snapshot estimated_beside_others(Duration at_200ms, Time last, Duration at_last) {
    SyntheticRun run;
    trace::RunInfo info;
    info.cores = 2;
    run.set_info(info);
    const auto count = [&](Time t, Duration first, Duration second) {
        run.builder().append(switch_event(t, EventKind::CpuBusy, {}, 0, 0, first.count()),
                             run.world());
        run.builder().append(switch_event(t, EventKind::CpuBusy, {}, 1, 0, second.count()),
                             run.world());
    };
    const ActorId a = run.thread("A");
    count(0ms, 0ms, 0ms);
    run.at(0ms).begin({a});
    run.at(100ms).event(a, EventKind::SleepBegin, {}, 300'000'000);
    count(200ms, 100ms, at_200ms);
    run.at(400ms).event(a, EventKind::SleepEnd).end(a);
    count(last, 100ms, at_last);
    return run.finish(400ms).snapshot();
}

QString milliseconds_of(const trace::Snapshot& snapshot, const trace::CpuLane& lane) {
    return shape_of(snapshot, lane).replace("000", "");
}

}  // namespace

class TraceCpuTest : public QObject {
    Q_OBJECT

private slots:
    void aCpuRunsThreadsServicesAndNobody();
    void aCpuEndsWithTheRunThoughMoreWasKnownOfIt();
    void whereAThreadWaitsPreemptedSomebodyElseIsOnTheCpu();
    void aBusyCpuThatNobodyOfUsUsedIsOtherPrograms();
    void idleCoresHaveTheirCause();
    void aCauseNamesOnlyWhatIsSoOfAllOfIt();
    void whoHoldsTheLockTellsWhyCoresAreIdle();
    void withoutTheKernelTheLanesOfTheCpusAreEstimated();
    void withoutTheKernelOtherProgramsAreWhatTheSystemCountedBeyondTheRun();
    void whatTheSystemCountedAfterTheEndIsNobodys();
    void aFewTicksAreNoOtherProgram();
};

void TraceCpuTest::aCpuRunsThreadsServicesAndNobody() {
    KernelRun run;
    const ActorId a = run.thread("A");
    run.in(0us, a, 0);
    run.at(5us).begin({a});
    run.out(20us, a, 0).in(30us, {}, 0).out(40us, {}, 0).in(50us, a, 0);
    run.at(60us).end(a);
    run.out(65us, a, 0).in(0us, {}, 1).out(10us, {}, 1);
    const auto snapshot = run.finish(80us).snapshot();
    QCOMPARE(snapshot.cpus.size(), std::size_t{2});
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[0]),
             QString("services 0-5, A 5-20, idle 20-30, services 30-40, idle 40-50, A 50-60, "
                     "services 60-65, idle 65-80"));
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[1]), QString("services 0-10, idle 10-80"));
    const auto report = analysis::make_report(snapshot, {});
    QCOMPARE(report.cpu.busy, Duration(25us));
    QCOMPARE(report.cpu.services, Duration(30us));
    QCOMPARE(report.cpu.idle, Duration(105us));
    QCOMPARE(report.cpu.total(), 2 * snapshot.now);
}

void TraceCpuTest::aCpuEndsWithTheRunThoughMoreWasKnownOfIt() {
    KernelRun run;
    const ActorId a = run.thread("A");
    run.in(0us, a, 0);
    run.at(0us).begin({a});
    run.at(40us).end(a);
    // The session looks a little later than the last thread ends.
    run.out(41us, a, 0).in(50us, {}, 0).out(60us, {}, 0).in(70us, {}, 0).out(80us, {}, 0);
    run.in(30us, {}, 1).out(75us, {}, 1);
    run.builder().settle(78us, 78us);
    const auto live = run.snapshot();
    const auto snapshot = run.finish(40us).snapshot();
    QCOMPARE(unaccounted(snapshot), QString());
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[0]), QString("A 0-40"));
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[1]), QString("idle 0-30, services 30-40"));
    QVERIFY(live.cpus[0]->intervals.back().end > 40us);
}

void TraceCpuTest::whereAThreadWaitsPreemptedSomebodyElseIsOnTheCpu() {
    KernelRun run;
    const ActorId a = run.thread("A");
    run.in(0us, a, 0);
    run.at(0us).begin({a});
    run.preempt(10us, a, 0).in(30us, a, 1).out(40us, a, 1).in(50us, a, 0);
    run.at(60us).end(a);
    const auto snapshot = run.finish(60us).snapshot();
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[0]),
             QString("A 0-10, others 10-30, idle 30-50, A 50-60"));
    QVERIFY(snapshot.cpus[0]->intervals[1].estimated);
    QVERIFY(!snapshot.cpus[0]->intervals[0].estimated);
}

void TraceCpuTest::aBusyCpuThatNobodyOfUsUsedIsOtherPrograms() {
    KernelRun run;
    const ActorId a = run.thread("A");
    run.busy(0us, 0, 0ms);
    run.in(0us, a, 0);
    run.at(0us).begin({a});
    run.out(20ms, a, 0);
    run.busy(100ms, 0, 90ms);   // 70 of the 80 ms that A left
    run.busy(200ms, 0, 100ms);  // 10 of 100 ms: noise
    run.at(200ms).end(a);
    const auto snapshot = run.finish(200ms).snapshot();
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[0]),
             QString("A 0-20000, others 20000-100000, idle 100000-200000"));
}

void TraceCpuTest::idleCoresHaveTheirCause() {
    KernelRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId service = run.object(ObjectKind::Service, "db");
    run.in(0us, a, 0).in(0us, b, 1);
    run.at(0us).begin({a, b});
    run.at(10us).event(a, EventKind::IoBegin, service, 5000);
    run.at(10us).event(b, EventKind::IoBegin, service, 5000);
    run.out(10us, a, 0).out(10us, b, 1).in(30us, a, 0).in(30us, b, 1);
    run.at(30us).event(a, EventKind::IoEnd, service).event(b, EventKind::IoEnd, service);
    run.at(40us).end(a);
    run.out(40us, a, 0);
    run.at(60us).end(b);
    run.out(60us, b, 1);
    const auto snapshot = run.finish(70us).snapshot();
    QCOMPARE(idle_shape(snapshot),
             QString("2 io 10-30, 1 straggler 40-60, 2 no-thread-left 60-70"));
    const auto report = analysis::make_report(snapshot, {});
    QCOMPARE(report.cpu.idle, Duration(80us));
    QCOMPARE(QString::fromStdString(report.cpu.idle_causes.at(0).text),
             QString("50 % of the idle time: threads wait for replies"));
}

void TraceCpuTest::aCauseNamesOnlyWhatIsSoOfAllOfIt() {
    trace::Tables tables;
    for (const char* name : {"A", "B"})
        tables.actors.emplace_back().name = name;
    for (const char* name : {"Lock 1", "Lock 2"})
        tables.objects.emplace_back().name = name;
    const auto said = [&](ObjectId lock, ActorId holder) {
        analysis::IdleSums sums;
        sums.add({{0us, 60us}, 1, analysis::IdleReason::Lock, ObjectId{1}, ActorId{1}});
        sums.add({{60us, 100us}, 1, analysis::IdleReason::Lock, lock, holder});
        return QString::fromStdString(sums.causes(tables).at(0).text);
    };
    const QString all = "100 % of the idle time: threads wait for ";
    QCOMPARE(said(ObjectId{1}, ActorId{1}), all + "Lock 1, held by A");
    QCOMPARE(said(ObjectId{1}, ActorId{2}), all + "Lock 1");
    QCOMPARE(said(ObjectId{2}, ActorId{2}), all + "locks");
}

void TraceCpuTest::whoHoldsTheLockTellsWhyCoresAreIdle() {
    KernelRun run;
    const ActorId a = run.thread("A"), b = run.thread("B"), c = run.thread("C");
    const ObjectId lock = run.mutex("Lock");
    const ObjectId service = run.object(ObjectKind::Service, "db");
    run.in(0us, a, 0);
    run.at(0us).begin({a, b, c}).lock(a, lock);
    run.at(1us).request(b, lock);
    run.at(1us).request(c, lock);
    run.out(1us, b, 1);
    run.at(10us).event(a, EventKind::IoBegin, service, 5000);
    run.out(10us, a, 0);
    run.builder().advance(20us);
    const auto snapshot = run.finish(20us).snapshot();
    std::vector<analysis::IdleStretch> stretches;
    analysis::for_each_idle_stretch(snapshot, {15us, 20us},
                                    [&](const auto& stretch) { stretches.push_back(stretch); });
    QCOMPARE(stretches.size(), std::size_t{1});
    QCOMPARE(stretches[0].reason, IdleReason::LockDuringIo);
    QVERIFY(stretches[0].lock == lock && stretches[0].actor == a);
    QCOMPARE(QString::fromStdString(text_of(stretches[0], run.tables())),
             QString("threads wait for Lock, and its holder A for a reply"));
}

void TraceCpuTest::withoutTheKernelTheLanesOfTheCpusAreEstimated() {
    SyntheticRun run;
    trace::RunInfo info;
    info.cores = 2;
    run.set_info(info);
    const ActorId a = run.thread("A"), b = run.thread("B");
    run.at(0us).begin({a, b});
    run.at(10us).event(a, EventKind::SleepBegin, {}, 10'000);
    run.at(20us).event(a, EventKind::SleepEnd);
    run.at(30us).end(a);
    run.at(40us).end(b);
    const auto snapshot = run.finish(40us).snapshot();
    QCOMPARE(snapshot.cpus.size(), std::size_t{2});
    QVERIFY(snapshot.cpus[0]->estimated && snapshot.cpus[0]->intervals[0].estimated);
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[0]),
             QString("A 0-10, idle 10-20, A 20-30, idle 30-40"));
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[1]), QString("B 0-40"));
    QVERIFY2(unaccounted(snapshot).isEmpty(), qPrintable(unaccounted(snapshot)));
}

void TraceCpuTest::withoutTheKernelOtherProgramsAreWhatTheSystemCountedBeyondTheRun() {
    const auto snapshot = estimated_beside_others(200ms, 400ms, 300ms);
    QCOMPARE(milliseconds_of(snapshot, *snapshot.cpus[0]), QString("A 0-100, idle 100-400"));
    QCOMPARE(milliseconds_of(snapshot, *snapshot.cpus[1]), QString("others 0-300, idle 300-400"));
    QVERIFY2(unaccounted(snapshot).isEmpty(), qPrintable(unaccounted(snapshot)));
    const auto cpu = analysis::make_report(snapshot, {}).cpu;
    QCOMPARE(cpu.others, Duration(300ms));
    QCOMPARE(cpu.idle, Duration(400ms));
    QCOMPARE(cpu.total(), Duration(800ms));
    Duration causes{0};
    for (const auto& cause : cpu.idle_causes)
        causes += cause.time;
    QCOMPARE(causes, cpu.idle);
}

void TraceCpuTest::whatTheSystemCountedAfterTheEndIsNobodys() {
    // From 200 to 600 ms the other core was busy all the time; half of that is the run's.
    const auto snapshot = estimated_beside_others(0ms, 600ms, 400ms);
    QCOMPARE(analysis::make_report(snapshot, {}).cpu.others, Duration(200ms));
}

void TraceCpuTest::aFewTicksAreNoOtherProgram() {
    const auto snapshot = estimated_beside_others(10ms, 400ms, 20ms);
    QCOMPARE(analysis::make_report(snapshot, {}).cpu.others, Duration(0ms));
}

QTEST_APPLESS_MAIN(TraceCpuTest)
#include "trace_cpu_test.moc"
