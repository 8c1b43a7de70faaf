// Ticks become nanoseconds of CLOCK_MONOTONIC_RAW.
#include "engine/record/clock.h"

#include <thread>

#include <QTest>

using namespace threadline::record;
using namespace std::chrono_literals;

class RecordClockTest : public QObject {
    Q_OBJECT

private slots:
    void tenMillisecondsFitTheClock_data();
    void tenMillisecondsFitTheClock();
    void anExactFitIsExact();
    void aFinerFitLeavesEarlierTimesAsTheyWere();
    void ticksBeforeTheOriginAreNegative();
    void withoutAFitTicksAreNanoseconds();
    void cpuTimeGrowsOnlyWhileTheThreadRuns();
};

void RecordClockTest::tenMillisecondsFitTheClock_data() {
    QTest::addColumn<bool>("tsc");
    if (has_invariant_tsc())
        QTest::newRow("TSC") << true;
    QTest::newRow("clock_gettime") << false;
}

void RecordClockTest::tenMillisecondsFitTheClock() {
    QFETCH(bool, tsc);
    const ClockPair first = sample_clock(tsc);
    std::this_thread::sleep_for(10ms);
    const ClockFit fit(first, sample_clock(tsc));
    std::this_thread::sleep_for(100ms);
    // Ten times as far as it was fitted. A machine that is interrupted in each of 32 samples may be
    // off by some microseconds.
    const Nanoseconds error = fit.error_at(sample_clock(tsc));
    QVERIFY2(std::chrono::abs(error) < 20us, qPrintable(QString::number(error.count()) + " ns"));
}

void RecordClockTest::anExactFitIsExact() {
    const ClockFit fit({1000, 500}, {4000, 1500});  // three ticks a nanosecond
    QCOMPARE(fit.since(1000, 4000), 1000ns);
    QCOMPARE(fit.since(4000, 4000), 0ns);
    QCOMPARE(fit.ticks_per_ns(), 3.0);
    QCOMPARE(fit.error_at({7000, 2500}), 0ns);
    QCOMPARE(fit.error_at({7030, 2500}), 10ns);
}

void RecordClockTest::aFinerFitLeavesEarlierTimesAsTheyWere() {
    ClockFit fit({0, 0}, {1000, 1001});  // a little wrong: a tick is a nanosecond
    const Nanoseconds early = fit.since(100, 5000);
    const Nanoseconds knee = fit.since(0, 100'000);
    fit.refine({100'000, 100'000});
    QCOMPARE(fit.since(100, 5000), early);
    QCOMPARE(fit.since(0, 100'000), knee);
    QCOMPARE(fit.since(100'000, 300'000), 200'000ns);
    QCOMPARE(fit.since(0, 300'000), knee + 200'000ns);
    QCOMPARE(fit.error_at({300'000, 300'000}), knee - 100'000ns);
    for (std::uint64_t later = 1; later <= 9; ++later)
        fit.refine({later * 1'000'000, later * 1'000'000});
    QCOMPARE(fit.since(20'000'000, 20'000'500), 500ns);
}

void RecordClockTest::ticksBeforeTheOriginAreNegative() {
    const ClockFit fit({0, 0}, {2000, 1000});
    QCOMPARE(fit.since(500, 100), -200ns);
}

void RecordClockTest::withoutAFitTicksAreNanoseconds() {
    QCOMPARE(ClockFit().since(5, 12), 7ns);
    QCOMPARE(ClockFit({3, 3}, {3, 3}).since(5, 12), 7ns);  // no time between the two
}

void RecordClockTest::cpuTimeGrowsOnlyWhileTheThreadRuns() {
    const Nanoseconds before = thread_cpu_time();
    std::this_thread::sleep_for(20ms);
    const Nanoseconds slept = thread_cpu_time() - before;
    QVERIFY(slept < 10ms);
    const Nanoseconds begun = thread_cpu_time();
    while (thread_cpu_time() - begun < 2ms) {
    }
    QVERIFY(thread_cpu_time() - begun >= 2ms);
}

QTEST_GUILESS_MAIN(RecordClockTest)
#include "record_clock_test.moc"
