// Without the kernel: stretches of Running are cut by what the CPU clock of the thread said.
#include "engine/analysis/report.h"
#include "tests/engine/lane_shape.h"

#include <QTest>

#include <random>

using namespace threadline;
using namespace threadline::test;
using trace::ActorLane;
using trace::Duration;
using trace::State;

class TraceCpuClockTest : public QObject {
    Q_OBJECT

private slots:
    void theCpuClockSplitsARunningStretch();
    void smallDifferencesOfTheCpuClockAreLeftAlone();
    void aComputeStepSaysWhatCpuTimeItTook();
    void aTaskIsCutByTheCpuTimeOfItsStepAlone();
    void stretchesBeforeTheLastAreCutToo();
    void aStretchIsCutAlthoughItsWaitHasEndedBeforeTheReading();
    void smallDifferencesAddUpUntilTheyAreCut();
    void whatNobodyHasReadIsCountedAsItWasSeen();
    void noThreadHasRunForLongerThanItsCpuClockSays();
};

void TraceCpuClockTest::theCpuClockSplitsARunningStretch() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.at(0us).event(a, EventKind::ThreadBegin, {}, 5'000);
    run.at(1000us).event(a, EventKind::IoBegin);
    run.at(1001us).event(a, EventKind::CpuTime, {}, 405'000);
    run.at(2000us).event(a, EventKind::CpuTime, {}, 406'000);
    run.at(2000us).event(a, EventKind::IoEnd);
    run.at(3000us).event(a, EventKind::ThreadEnd, {}, 1'006'000);
    const auto snapshot = run.finish(3000us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(a)),
             QString("running~ 0-400, ready~ 400-1000, io 1000-2000, running~ 2000-2600, "
                     "ready~ 2600-3000"));
    QCOMPARE(snapshot.lane_of(a)->cpu_time, Duration(1001us));
}

void TraceCpuClockTest::smallDifferencesOfTheCpuClockAreLeftAlone() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.at(0us).event(a, EventKind::ThreadBegin, {}, 5'000);
    run.at(1000us).event(a, EventKind::IoBegin);
    run.at(1001us).event(a, EventKind::CpuTime, {}, 990'000);
    QCOMPARE(shape_of(*run.snapshot().lane_of(a)), QString("running 0-1000, io 1000-1001..."));
}

void TraceCpuClockTest::aComputeStepSaysWhatCpuTimeItTook() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.at(0us).event(a, EventKind::ThreadBegin, {}, 1'000);
    run.at(100us, 7).event(a, EventKind::ComputeBegin, {}, 500'000);
    run.at(1100us, 7).event(a, EventKind::ComputeEnd, {}, 500'000);
    run.at(1200us).event(a, EventKind::ThreadEnd, {}, 701'000);
    const auto snapshot = run.finish(1200us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(a)),
             QString("running 0-100, running~ 100-600, ready~ 600-1100, running 1100-1200"));
    QCOMPARE(snapshot.lane_of(a)->at(300us)->site.value, 7u);
}

void TraceCpuClockTest::aTaskIsCutByTheCpuTimeOfItsStepAlone() {
    SyntheticRun run;
    const ActorId loop = run.thread("Loop");
    const ActorId task = run.task("Task", loop);
    run.at(0us).begin({loop}).event(loop, EventKind::ActorStart, {}, task.value);
    run.at(100us).event(task, EventKind::Resume, {}, task.value).begin({task});
    run.at(200us, 7).event(task, EventKind::ComputeBegin, {}, 700'000);
    run.at(1200us, 7).event(task, EventKind::ComputeEnd, {}, 700'000);
    run.at(1300us).end(task);
    const auto snapshot = run.finish(1400us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(task)),
             QString("ready 0-100, running 100-200, running~ 200-900, ready~ 900-1200, "
                     "running 1200-1300"));
    QCOMPARE(snapshot.lane_of(task)->cpu_time, Duration(900us));
}

void TraceCpuClockTest::stretchesBeforeTheLastAreCutToo() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.at(0us).event(a, EventKind::ThreadBegin, {}, 1'000);
    run.at(400us, 7).event(a, EventKind::ComputeBegin, {}, 100'000);
    run.at(500us, 7).event(a, EventKind::ComputeEnd, {}, 100'000);
    run.at(600us, 8).event(a, EventKind::ComputeBegin, {}, 100'000);
    QCOMPARE(shape_of(*run.snapshot().lane_of(a)),
             QString("running 0-400, running 400-600, running 600-600..."));
    run.at(1000us).event(a, EventKind::IoBegin);
    run.at(1000us).event(a, EventKind::CpuTime, {}, 301'000);
    const auto snapshot = run.finish(1000us).snapshot();
    // 300 of the 1000 us were on a CPU.
    QCOMPARE(shape_of(*snapshot.lane_of(a)),
             QString("running~ 0-300, ready~ 300-400, ready~ 400-600, ready~ 600-1000, "
                     "io 1000-1000"));
}

void TraceCpuClockTest::aStretchIsCutAlthoughItsWaitHasEndedBeforeTheReading() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    run.at(0us).event(a, EventKind::ThreadBegin, {}, 1'000);
    run.begin({b}).lock(b, lock);
    run.at(500us).request(a, lock);
    run.at(510us).unlock(b, lock, a);
    run.at(520us).event(a, EventKind::CpuTime, {}, 201'000);
    run.at(530us).lock(a, lock, contended);
    QCOMPARE(shape_of(*run.snapshot().lane_of(a)),
             QString("running~ 0-200, ready~ 200-500, blocked 500-510, ready 510-530, "
                     "running 530-530..."));
}

void TraceCpuClockTest::smallDifferencesAddUpUntilTheyAreCut() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.at(0us).event(a, EventKind::ThreadBegin, {}, 1'000);
    for (int i = 0; i < 2; ++i) {
        run.at(i * 200us + 100us).event(a, EventKind::IoBegin);
        run.at(i * 200us + 100us).event(a, EventKind::CpuTime, {}, 1'000 + (i + 1) * 85'000);
        run.at(i * 200us + 200us).event(a, EventKind::IoEnd);
    }
    run.at(500us).event(a, EventKind::ThreadEnd, {}, 1'000 + 270'000 - 7'000);
    const auto snapshot = run.finish(500us).snapshot();
    // 15 us too little are noise, 30 are not; at the end nothing is left over.
    QCOMPARE(shape_of(*snapshot.lane_of(a)),
             QString("running 0-100, io 100-200, running~ 200-270, ready~ 270-300, "
                     "io 300-400, running~ 400-493, ready~ 493-500"));
    QCOMPARE(snapshot.lane_of(a)->shares({0us, 500us}).of(State::Running),
             snapshot.lane_of(a)->cpu_time);
}

void TraceCpuClockTest::whatNobodyHasReadIsCountedAsItWasSeen() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.at(0us).event(a, EventKind::ThreadBegin, {}, 1'000);
    run.at(100us, 7).event(a, EventKind::ComputeBegin, {}, 10'000'000);
    const auto snapshot = run.finish(900us).snapshot();  // killed
    QCOMPARE(shape_of(*snapshot.lane_of(a)), QString("running 0-100, running 100-900"));
    QCOMPARE(snapshot.lane_of(a)->cpu_time, Duration(900us));
}

void TraceCpuClockTest::noThreadHasRunForLongerThanItsCpuClockSays() {
    const auto seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const auto upto = [&](int most) { return static_cast<int>(random() % (most + 1u)); };
    for (int round = 0; round < 200; ++round) {
        SyntheticRun run;
        const ActorId a = run.thread("A");
        Duration now{0}, cpu{1000};
        const auto pass = [&](bool on_cpu) {
            const Duration time(upto(4) == 0 ? upto(500'000) : upto(30'000));
            now += time;
            if (on_cpu)
                cpu += time * upto(100) / 100;
            run.at(now, 1 + static_cast<std::uint32_t>(upto(9)));
        };
        run.at(now).event(a, EventKind::ThreadBegin, {}, cpu.count());
        for (int step = upto(400); step > 0; --step) {
            pass(true);
            switch (upto(3)) {
                case 0: {
                    const Duration before = cpu;
                    run.event(a, EventKind::ComputeBegin);
                    pass(true);
                    run.event(a, EventKind::ComputeEnd, {}, (cpu - before).count());
                    break;
                }
                case 1:
                    run.event(a, EventKind::RecorderBegin);
                    pass(false);
                    run.event(a, EventKind::RecorderEnd);
                    break;
                default:
                    run.event(a, EventKind::SleepBegin);
                    run.event(a, EventKind::CpuTime, {}, cpu.count());
                    pass(false);
                    if (upto(1) == 0)
                        run.event(a, EventKind::CpuTime, {}, cpu.count());
                    run.event(a, EventKind::SleepEnd);
            }
            if (upto(20) == 0) {
                const QString gap = gap_in(*run.snapshot().lane_of(a));
                QVERIFY2(gap.isEmpty(), qPrintable(gap));
            }
        }
        pass(true);
        if (upto(3) > 0)
            run.event(a, EventKind::ThreadEnd, {}, cpu.count());
        const auto snapshot = run.finish(now).snapshot();
        const ActorLane& lane = *snapshot.lane_of(a);
        const QString gap = gap_in(lane);
        QVERIFY2(gap.isEmpty(), qPrintable(gap));
        const Duration ran = lane.shares({0us, now}).of(State::Running);
        QVERIFY2(ran <= lane.cpu_time, qPrintable(QString("%1 over %2 ns")
                                                      .arg((ran - lane.cpu_time).count())
                                                      .arg(lane.cpu_time.count())));
    }
}

QTEST_GUILESS_MAIN(TraceCpuClockTest)
#include "trace_cpu_clock_test.moc"
