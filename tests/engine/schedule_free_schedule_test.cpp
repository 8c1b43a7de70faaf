// Parking and unparking on the free schedule.
#include "tests/engine/recorded_run.h"

#include <QTest>

using namespace threadline;
using namespace threadline::sync;
using namespace threadline::testing;
using namespace std::chrono_literals;

class ScheduleFreeScheduleTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { run_.reset(); }

    void aPermitGivenBeforeIsNotLost();
    void thereIsAtMostOnePermit();
    void theDeadlineEndsThePark_data();
    void theDeadlineEndsThePark();
    void anotherThreadLetsItGoOn();
    void anotherProcessLetsItGoOn();
    void theStatusSaysWhoIsParked();
    void aRunThatEndsParksNobody();
    void handingAPermitBackAndForthLosesNone();

private:
    std::unique_ptr<RecordedRun> run_;
    ActorId a_, b_;
};

void ScheduleFreeScheduleTest::init() {
    run_ = std::make_unique<RecordedRun>();
    a_ = run_->declare("A");
    b_ = run_->declare("B");
}

void ScheduleFreeScheduleTest::aPermitGivenBeforeIsNotLost() {
    run_->schedule.unpark(a_);
    QCOMPARE(run_->schedule.park(a_, {}), Wake::Permit);
}

void ScheduleFreeScheduleTest::thereIsAtMostOnePermit() {
    run_->schedule.unpark(a_);
    run_->schedule.unpark(a_);
    QCOMPARE(run_->schedule.park(a_, in_ms(1)), Wake::Permit);
    QCOMPARE(run_->schedule.park(a_, in_ms(1)), Wake::Deadline);
}

void ScheduleFreeScheduleTest::theDeadlineEndsThePark_data() {
    QTest::addColumn<int>("ms");
    QTest::newRow("to come") << 5;
    QTest::newRow("over") << -5;
    QTest::newRow("before the clock began") << -2'000'000'000;
}

void ScheduleFreeScheduleTest::theDeadlineEndsThePark() {
    QFETCH(int, ms);
    const Deadline deadline = in_ms(ms);
    QCOMPARE(run_->schedule.park(a_, deadline), Wake::Deadline);
    QVERIFY(Clock::now() >= *deadline);
}

void ScheduleFreeScheduleTest::anotherThreadLetsItGoOn() {
    std::thread other([&] {
        run_->until_parked(a_);
        run_->schedule.unpark(a_);
    });
    QCOMPARE(run_->schedule.park(a_, in_ms(10'000)), Wake::Permit);
    other.join();
}

void ScheduleFreeScheduleTest::anotherProcessLetsItGoOn() {
    const pid_t child = fork();
    if (child == 0) {
        run_->until_parked(a_);
        run_->schedule.unpark(a_);
        _exit(0);
    }
    QCOMPARE(run_->schedule.park(a_, in_ms(10'000)), Wake::Permit);
    int status = 1;
    waitpid(child, &status, 0);
    QCOMPARE(status, 0);
}

void ScheduleFreeScheduleTest::theStatusSaysWhoIsParked() {
    std::thread other([&] { run_->schedule.park(a_, {}); });
    run_->until_parked(a_);
    run_->schedule.unpark(a_);
    other.join();
    QCOMPARE(run_->memory.actor(a_).status.load(),
             static_cast<std::uint32_t>(record::ActorStatus::Started));
}

void ScheduleFreeScheduleTest::aRunThatEndsParksNobody() {
    run_->memory.header().control.stop = 1;
    QCOMPARE(run_->schedule.park(a_, {}), Wake::Stopped);
}

void ScheduleFreeScheduleTest::handingAPermitBackAndForthLosesNone() {
    constexpr int rounds = 2000;
    std::thread other([&] {
        for (int i = 0; i < rounds; ++i) {
            run_->schedule.park(b_, {});
            run_->schedule.unpark(a_);
        }
    });
    for (int i = 0; i < rounds; ++i) {
        run_->schedule.unpark(b_);
        QCOMPARE(run_->schedule.park(a_, in_ms(10'000)), Wake::Permit);
    }
    other.join();
}

QTEST_GUILESS_MAIN(ScheduleFreeScheduleTest)
#include "schedule_free_schedule_test.moc"
