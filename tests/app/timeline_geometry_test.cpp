// The geometry of the timeline: where a time, a lane and a state are, before any pixel is drawn.
#include "app/timeline/fonts.h"
#include "app/timeline/geometry.h"
#include "app/timeline/hatch.h"
#include "app/timeline/state_spans.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/run_fixture.h"

#include <QTest>

#include <cmath>
#include <thread>

using namespace threadline;
using namespace threadline::app;
using threadline::test::lanes_of;
using threadline::test::light;
using threadline::test::ms;
using threadline::test::RunFixture;
using trace::State;

class TimelineGeometryTest : public QObject {
    Q_OBJECT

private slots:
    void lettersAreMeasuredThoughTheThreadIsGoneThatMeasuredFirst();
    void aTimeScaleGoesThereAndBack();
    void aTimeScaleDoesNotClamp();
    void ticksAreRoundAndNeitherFewNorMany_data();
    void ticksAreRoundAndNeitherFewNorMany();
    void timesAreWrittenShort_data();
    void timesAreWrittenShort();
    void lanesComeInOrderWithoutOverlap();
    void lanesOfThreadsWithoutLocksHaveNoRoomForThem();
    void lanesOfOneRunHaveOneHeight();
    void spansTileALane_data();
    void spansTileALane();
    void theMostSevereStateOfAColumnWins();
    void aSevereStateNarrowerThanAPixelIsStillSeen();
    void columnsWithSeveralIntervalsAreMarked();
    void summariesAgreeWithLookingAtEveryInterval();
    void laneOfOneThreadIsCoveredByItsBoxes();
    void elidedTextFits();
    void hatchesStayInsideTheirBox_data();
    void hatchesStayInsideTheirBox();
    void whatIsUnderAPointIsWhatWasDrawnThere();
};

// As a figure is laid out, beside the window. It stands first: so does nobody else measure.
void TimelineGeometryTest::lettersAreMeasuredThoughTheThreadIsGoneThatMeasuredFirst() {
    constexpr TextStyle bold{12, true};
    double there = 0;
    std::thread([&] { there = text_width("Grüße … →", bold); }).join();
    QVERIFY(there > 40);
    QCOMPARE(text_width("Grüße … →", bold), there);
    QVERIFY(text_width("Grüße … → Ωμέγα", bold) > there);
}

void TimelineGeometryTest::aTimeScaleGoesThereAndBack() {
    const TimeScale scale{{ms(10), ms(30)}, 50, 1000};
    QCOMPARE(scale.x(ms(10)), 50.0);
    QCOMPARE(scale.x(ms(20)), 550.0);
    QCOMPARE(scale.x(ms(30)), 1050.0);
    for (double x = -500; x < 2000; x += 37.3)
        QVERIFY(std::abs(scale.x(scale.time(x)) - x) < 0.001);
    // A run of hours, seen at a microsecond a pixel.
    const TimeScale deep{{std::chrono::hours(3), std::chrono::hours(3) + ms(1)}, 0, 1000};
    QCOMPARE(deep.time(500), std::chrono::hours(3) + ms(0.5));
}

void TimelineGeometryTest::aTimeScaleDoesNotClamp() {
    const TimeScale scale{{ms(10), ms(20)}, 0, 100};
    QCOMPARE(scale.x(ms(0)), -100.0);
    QCOMPARE(scale.time(-100), ms(0));
    QCOMPARE(scale.time(300), ms(40));
}

void TimelineGeometryTest::ticksAreRoundAndNeitherFewNorMany_data() {
    QTest::addColumn<double>("begin_ms");
    QTest::addColumn<double>("length_ms");
    QTest::newRow("a microsecond") << 0.0 << 0.001;
    QTest::newRow("a microsecond, late") << 100'000.0 << 0.001;
    QTest::newRow("a run") << 0.0 << 171.2;
    QTest::newRow("before zero") << -3.0 << 20.0;
    QTest::newRow("minutes") << 0.0 << 600'000.0;
    QTest::newRow("odd") << 12.3457 << 0.7777;
}

void TimelineGeometryTest::ticksAreRoundAndNeitherFewNorMany() {
    QFETCH(double, begin_ms);
    QFETCH(double, length_ms);
    const trace::TimeRange range{ms(begin_ms), ms(begin_ms) + ms(length_ms)};
    const TimeScale scale{range, 0, 900};
    const auto ticks = axis_ticks(scale, 90);
    int labelled = 0;
    QStringList labels;
    double last = -1e9;
    for (const Tick& tick : ticks) {
        QVERIFY(range.begin <= tick.at && tick.at <= range.end);
        if (tick.label.isEmpty())
            continue;
        ++labelled;
        QVERIFY(scale.x(tick.at) - last >= 89.9);
        last = scale.x(tick.at);
        QVERIFY2(!labels.contains(tick.label), qPrintable(tick.label));
        labels.append(tick.label);
    }
    QVERIFY2(labelled >= 2 && labelled <= 11, qPrintable(labels.join(" | ")));
}

void TimelineGeometryTest::timesAreWrittenShort_data() {
    QTest::addColumn<double>("time_ms");
    QTest::addColumn<double>("resolution_ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << 0.1 << "0 ms";
    QTest::newRow("plain") << 20.4 << 0.1 << "20.4 ms";
    QTest::newRow("rounded") << 20.4467 << 0.1 << "20.4 ms";
    QTest::newRow("no idle zeros") << 20.0 << 0.1 << "20 ms";
    QTest::newRow("micro") << 0.003 << 0.0001 << "3 µs";
    QTest::newRow("still milliseconds") << 1500.0 << 100.0 << "1500 ms";
    QTest::newRow("seconds") << 15000.0 << 100.0 << "15 s";
    QTest::newRow("below the resolution") << 0.0004 << 0.1 << "400 ns";
    QTest::newRow("no more than three figures of it") << 0.047681 << 0.1 << "47.7 µs";
}

void TimelineGeometryTest::timesAreWrittenShort() {
    QFETCH(double, time_ms);
    QFETCH(double, resolution_ms);
    QFETCH(QString, text);
    QCOMPARE(format_time(ms(time_ms), ms(resolution_ms)), text);
}

void TimelineGeometryTest::lanesComeInOrderWithoutOverlap() {
    const auto rows = lane_rows(RunFixture::opposite_order(), {}, light());
    QStringList names;
    double bottom = 0;
    for (const LaneRow& row : rows) {
        names.append(row.name);
        QVERIFY(row.top >= bottom);
        QVERIFY(row.height > 0);
        bottom = row.top + row.height;
    }
    QCOMPARE(names, QStringList({"A", "B", "Lock 1", "Lock 2"}));
    QCOMPARE(lanes_height(rows), bottom);
    TimelineOptions threads_only;
    threads_only.locks = false;
    QCOMPARE(lane_rows(RunFixture::opposite_order(), threads_only, light()).size(), 2u);
}

void TimelineGeometryTest::lanesOfThreadsWithoutLocksHaveNoRoomForThem() {
    RunFixture run;
    run.thread("A").runs(0, 10);
    const auto rows = lane_rows(run.at(10), {}, light());
    QCOMPARE(rows.size(), 1u);
    QCOMPARE(rows.front().bars, 0);
}

void TimelineGeometryTest::lanesOfOneRunHaveOneHeight() {
    const auto rows = lane_rows(RunFixture::opposite_order(), {}, light());
    QCOMPARE(rows[0].bars, 2);  // holds one, wants the other
    QCOMPARE(rows[0].height, rows[1].height);
}

void TimelineGeometryTest::spansTileALane_data() {
    QTest::addColumn<int>("seed");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    for (int seed = 1; seed <= 6; ++seed) {
        QTest::addRow("seed %d, all", seed) << seed << 0.0 << 1.0;
        QTest::addRow("seed %d, a part", seed) << seed << 0.3 << 0.4;
        QTest::addRow("seed %d, a sliver", seed) << seed << 0.5 << 0.501;
        QTest::addRow("seed %d, beyond", seed) << seed << -0.5 << 2.0;
    }
}

void TimelineGeometryTest::spansTileALane() {
    QFETCH(int, seed);
    QFETCH(double, from);
    QFETCH(double, to);
    const auto run = RunFixture::busy(2, 3000, static_cast<std::uint32_t>(seed));
    const double all = static_cast<double>(run.trace.now.count()) / 1e6;
    const TimeScale scale{{ms(all * from), ms(all * to)}, 10, 640};
    for (const auto& lane : run.trace.actors) {
        const auto spans = state_spans(*lane, scale);
        double x = std::max(scale.left, scale.x(lane->begin));
        for (const StateSpan& span : spans) {
            QVERIFY2(std::abs(span.left - x) < 1e-6,
                     qPrintable(QString("%1 after %2").arg(span.left).arg(x)));
            QVERIFY(span.right > span.left);
            QCOMPARE(span.several, span.interval == nullptr);
            x = span.right;
        }
        const double end = std::min(scale.x(lane->end), scale.left + scale.width);
        if (!spans.empty())
            QVERIFY2(x >= end - 1e-6 && x < end + 1.001,
                     qPrintable(QString("ends at %1, not %2").arg(x).arg(end)));
        QVERIFY(spans.size() <= 642);
    }
}

void TimelineGeometryTest::theMostSevereStateOfAColumnWins() {
    RunFixture run;
    const ObjectId lock = run.lock("L");
    // In each ms: mostly running, a moment blocked.
    {
        auto& story = run.thread("A");
        for (int i = 0; i < 1000; ++i)
            story.runs(i, i + 0.9).blocked(lock, i + 0.9, i + 1);
    }
    const auto snapshot = run.at(1000);
    const auto spans = state_spans(*snapshot.trace.actors[0], {{ms(0), ms(1000)}, 0, 100});
    QCOMPARE(spans.size(), 1u);  // all columns look the same
    QCOMPARE(spans[0].state, State::Blocked);
    QVERIFY(spans[0].several);
}

void TimelineGeometryTest::aSevereStateNarrowerThanAPixelIsStillSeen() {
    RunFixture run;
    const ObjectId lock = run.lock("L");
    run.thread("A").runs(0, 500).blocked(lock, 500, 500.001).runs(500.001, 1000);
    const auto snapshot = run.at(1000);
    const auto spans = state_spans(*snapshot.trace.actors[0], {{ms(0), ms(1000)}, 0, 100});
    QCOMPARE(spans.size(), 3u);
    QCOMPARE(spans[1].state, State::Blocked);
    QVERIFY(spans[1].right - spans[1].left >= 1);
}

void TimelineGeometryTest::columnsWithSeveralIntervalsAreMarked() {
    const auto dense = RunFixture::busy(1, 20'000);
    const auto crowded = lanes_of(dense, dense.trace.range(), 200);
    QVERIFY(std::any_of(crowded.lines.begin(), crowded.lines.end(),
                        [](const Line& line) { return line.dashed; }));
    RunFixture run;
    run.thread("A").runs(0, 10).sleeps(10, 20);
    const auto plain = run.at(20);
    QVERIFY(lanes_of(plain, plain.trace.range(), 200).lines.empty());
}

void TimelineGeometryTest::summariesAgreeWithLookingAtEveryInterval() {
    const auto run = RunFixture::busy(1, 30'000, 7);
    const trace::ActorLane& lane = *run.trace.actors[0];
    const TimeScale scale{run.trace.range(), 0, 60};  // about 500 intervals a column
    for (const StateSpan& span : state_spans(lane, scale)) {
        const trace::TimeRange range{scale.time(span.left), scale.time(span.right)};
        State worst = State::Running;
        for (std::size_t i = 0; i < lane.intervals.size(); ++i)
            if (lane.intervals[i].range().overlaps(range))
                worst = std::max(worst, lane.intervals[i].state);
        QCOMPARE(span.state, worst);
    }
}

void TimelineGeometryTest::laneOfOneThreadIsCoveredByItsBoxes() {
    const auto run = RunFixture::busy(3, 50, 3);
    const auto rows = lane_rows(run, {}, light());
    const auto list = lanes_of(run, run.trace.range(), 800);
    for (std::size_t i = 0; i < 3; ++i) {
        const trace::ActorLane& lane = *run.trace.actors[i];
        const TimeScale scale{run.trace.range(), 0, 800};
        for (double x = scale.x(lane.begin) + 0.5; x < scale.x(lane.end) - 0.5; x += 1)
            QCOMPARE(subject_at(list, {x, rows[i].top + 5}).actor, lane.actor);
    }
}

void TimelineGeometryTest::elidedTextFits() {
    const TextStyle style{12, false, false};
    const QString text = "waits for a rather long name";
    QCOMPARE(elided(text, 1000, style), text);
    for (double room = 0; room < 200; room += 3) {
        const QString shorter = elided(text, room, style);
        QVERIFY(shorter.isEmpty() || text_width(shorter, style) <= room);
    }
    QVERIFY(elided(text, 60, style).endsWith(u'…'));
    QVERIFY(elided(text, 6, style).isEmpty());
}

void TimelineGeometryTest::hatchesStayInsideTheirBox_data() {
    QTest::addColumn<Hatch>("hatch");
    for (const Hatch hatch : {Hatch::None, Hatch::Diagonal, Hatch::BackDiagonal, Hatch::Cross,
                              Hatch::Dots, Hatch::Horizontal, Hatch::Vertical, Hatch::Dense})
        QTest::addRow("%d", int(hatch)) << hatch;
}

void TimelineGeometryTest::hatchesStayInsideTheirBox() {
    QFETCH(Hatch, hatch);
    for (const QRectF& rect :
         {QRectF(3, 4, 100, 20), QRectF(-50.5, 7.25, 7, 31), QRectF(0, 0, 9, 9)}) {
        const HatchLines lines = hatch_lines(rect, hatch, 1);
        QCOMPARE(lines.lines.empty(), hatch == Hatch::None);
        for (const QLineF& line : lines.lines) {
            QVERIFY(rect.adjusted(-0.01, -0.01, 0.01, 0.01).contains(line.p1()));
            QVERIFY(rect.adjusted(-0.01, -0.01, 0.01, 0.01).contains(line.p2()));
        }
    }
}

void TimelineGeometryTest::whatIsUnderAPointIsWhatWasDrawnThere() {
    const auto run = RunFixture::opposite_order();
    const auto rows = lane_rows(run, {}, light());
    const auto list = lanes_of(run, run.trace.range(), 1210);
    const Subject wait = subject_at(list, {600, rows[1].top + 5});
    QCOMPARE(wait.kind, Subject::Kind::Interval);
    QCOMPARE(wait.actor, ActorId{2});
    QCOMPARE(wait.object, ObjectId{1});
    const Subject hold = subject_at(list, {600, rows[2].top + 5});
    QCOMPARE(hold.kind, Subject::Kind::LockHold);
    QCOMPARE(hold.actor, ActorId{1});
    QCOMPARE(subject_at(list, {600, rows[0].top + rows[0].height + 4}).kind, Subject::Kind::None);
    QCOMPARE(subject_at(list, {-5, 5}).kind, Subject::Kind::None);
}

QTEST_MAIN(TimelineGeometryTest)
#include "timeline_geometry_test.moc"
