// The lanes of a run that is too long to be in memory, from afar.
#include "app/timeline/lane_edges.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/long_run_file.h"

#include <QtTest>

using namespace threadline;
using namespace threadline::app;
using trace::Time;

class TimelineLongRunTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(file_.is_written()); }
    void lanesOfLocksDoNotLieOnEachOther_data();
    void lanesOfLocksDoNotLieOnEachOther();
    void whatLastsLongLiesWhereItWas();

private:
    test::LongRunFile file_{1'000'000, {.most_events = 300'000}};
};

void TimelineLongRunTest::lanesOfLocksDoNotLieOnEachOther_data() {
    QTest::addColumn<bool>("bars");
    QTest::newRow("with bars") << true;
    QTest::newRow("without") << false;
}

void TimelineLongRunTest::lanesOfLocksDoNotLieOnEachOther() {
    QFETCH(const bool, bars);
    TimelineOptions options;
    options.bars = bars;
    const session::RunSnapshot run = file_.opened();
    const auto rows = lane_rows(run, options, test::light());
    const DisplayList lanes = test::lanes_of(run, run.trace.range(), 1000, options);
    int waits = 0;
    for (const LaneRow& row : rows) {
        if (row.kind != LaneKind::Lock)
            continue;
        for (const Box& box : lanes.boxes) {
            const bool is_wait = box.subject.kind == Subject::Kind::LockWait;
            if (box.subject.object != row.object ||
                (!is_wait && box.subject.kind != Subject::Kind::LockHold))
                continue;
            waits += is_wait ? 1 : 0;
            QVERIFY(box.rect.top() >= row.top - 0.01);
            QVERIFY2(box.rect.bottom() <= row.top + row.height + 0.01, qPrintable(row.name));
        }
    }
    QCOMPARE(waits > 0, bars);
}

// A sleeps until shortly before the end, and then is deadlocked.
void TimelineLongRunTest::whatLastsLongLiesWhereItWas() {
    const session::RunSnapshot run = file_.opened();
    LaneRow a;
    a.kind = LaneKind::Thread;
    a.actor = file_.a();
    const Time woken = next_edge(file_.whole(), a, run.trace.now / 2).value();
    const TimeScale scale{run.trace.range(), 0, 1000};
    const Theme& look = test::light();
    bool is_asleep = false, is_dead = false;
    for (const Box& box : test::lanes_of(run, run.trace.range(), 1000).boxes) {
        if (box.subject.kind != Subject::Kind::Interval || box.subject.actor != file_.a())
            continue;
        if (box.fill.colour == look.fill(trace::State::Sleeping).colour) {
            is_asleep = is_asleep || box.rect.right() > scale.x(woken) - 1;
        } else {
            QVERIFY(box.rect.right() <= 2 || box.rect.left() >= scale.x(woken) - 1);
            // Under a pixel wide it has the colour as it is from afar.
            is_dead = is_dead || box.fill.colour.red() > 3 * box.fill.colour.green();
        }
    }
    QVERIFY(is_asleep);
    QVERIFY(is_dead);
}

QTEST_MAIN(TimelineLongRunTest)
#include "timeline_long_run_test.moc"
