// The geometry of the timeline, compared before any pixel is drawn.
#include "app/timeline/fonts.h"
#include "app/timeline/geometry.h"
#include "app/timeline/hatch.h"
#include "app/timeline/painter.h"
#include "app/timeline/state_spans.h"
#include "tests/app/run_fixture.h"

#include <QTest>

#include <cmath>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;
using trace::State;

namespace {

const Theme& light() {
    return theme(ThemeKind::Light);
}

DisplayList lanes_of(const session::RunSnapshot& run, trace::TimeRange range, double width,
                     const TimelineOptions& options = {}, const Theme& look = light()) {
    const auto rows = lane_rows(run, options, look);
    return lane_content(run, rows, {range, 0, width}, options, look);
}

// Where the letters are, rather than the room that they were given.
QRectF letters(const Label& label) {
    const TextStyle style{label.size, label.bold, label.mono};
    const QPointF start = baseline_of(label);
    const double ascent = text_ascent(style);
    return QRectF(start.x(), start.y() - ascent, text_width(label.text, style), ascent);
}

const Label* label_with(const DisplayList& list, const QString& text) {
    for (const Label& label : list.labels)
        if (label.text == text)
            return &label;
    return nullptr;
}

}  // namespace

class TimelineGeometryTest : public QObject {
    Q_OBJECT

private slots:
    void theTimeOfTheCursorCoversNoLane();
    void noPartOfANumberIsLeftBesideTheTimeOfTheCursor();
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
    void aLockHeldAndWantedLooksDifferentFromOneHeld();
    void aWaitForALockIsDrawnAsWantedAlsoOfWhoHoldsNone();
    void aLockHeldThroughoutIsSeenAtAnyZoom();
    void readersShareALockWithoutOverlap();
    void aDeadlockIsSeenOnLanesAndLocksFromItsMomentOn();
    void theDeadlockIsMarkedByALineAtItsMoment();
    void noTwoLabelsOverlapAndAllStayInside_data();
    void noTwoLabelsOverlapAndAllStayInside();
    void aLabelIsNotCrossedByTheMarkOfADeadlock();
    void elidedTextFits();
    void hatchesStayInsideTheirBox_data();
    void hatchesStayInsideTheirBox();
    void whatIsUnderAPointIsWhatWasDrawnThere();
    void aLitLockIsLitInEveryLane();
    void theLegendShowsWhatOccursAndNothingElse();
    void anEmptyRunHasAnEmptyPicture();
    void aFigureIsAsHighAsAsked();
};

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
    QTest::newRow("seconds") << 1500.0 << 100.0 << "1.5 s";
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

void TimelineGeometryTest::aLockHeldAndWantedLooksDifferentFromOneHeld() {
    RunFixture run;
    const ObjectId lock = run.lock("L");
    auto& a = run.thread("A").runs(0, 100).holds(lock, 0, 100);
    run.thread("B").runs(0, 50).blocked(lock, 50, 100, a.id());
    const auto snapshot = run.at(100);
    const auto list = lanes_of(snapshot, snapshot.trace.range(), 1000);
    std::vector<std::pair<QRectF, QColor>> bars;
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::LockHold)
            bars.push_back({box.rect, box.fill.colour});
    QCOMPARE(bars.size(), 2u);
    QCOMPARE(bars[0].second, light().hold.colour);
    QCOMPARE(bars[1].second, light().hold_wanted.colour);
    QCOMPARE(bars[1].first.left(), 500.0);
}

void TimelineGeometryTest::aWaitForALockIsDrawnAsWantedAlsoOfWhoHoldsNone() {
    const auto run = RunFixture::opposite_order();
    const auto list = lanes_of(run, run.trace.range(), 1200);
    QVERIFY(label_with(list, "holds Lock 1"));
    QVERIFY(label_with(list, "wants Lock 2"));
    QVERIFY(label_with(list, "holds Lock 2"));
    QVERIFY(label_with(list, "wants Lock 1"));
    QVERIFY(label_with(list, "B waits"));
    const auto downloads = RunFixture::downloads();
    const auto others = lanes_of(downloads, downloads.trace.range(), 1200);
    QVERIFY(label_with(others, "waits for total"));
    QVERIFY(label_with(others, "wants total"));
}

void TimelineGeometryTest::aLockHeldThroughoutIsSeenAtAnyZoom() {
    RunFixture run;
    const ObjectId outer = run.lock("outer");
    const ObjectId inner = run.lock("inner");
    auto& a = run.thread("A").runs(0, 20'000).holds(outer, 1, 19'999);
    for (int i = 2; i < 19'000; ++i)
        a.holds(inner, i + 0.1, i + 0.9);
    const auto snapshot = run.at(20'000);
    const auto list = lanes_of(snapshot, {ms(1000), ms(1003)}, 800);
    int bars = 0;
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::Hold && box.subject.object == outer)
            ++bars;
    QCOMPARE(bars, 1);
}

void TimelineGeometryTest::readersShareALockWithoutOverlap() {
    RunFixture run;
    const ObjectId lock = run.object("table", record::ObjectKind::ReaderWriterLock);
    run.thread("A").runs(0, 100).holds(lock, 0, 60, true);
    run.thread("B").runs(0, 100).holds(lock, 30, 100, true);
    const auto snapshot = run.at(100);
    const auto list = lanes_of(snapshot, snapshot.trace.range(), 900);
    QVERIFY(label_with(list, "held by A"));
    QVERIFY(label_with(list, "read by A and B"));
    QVERIFY(label_with(list, "held by B"));
}

void TimelineGeometryTest::aDeadlockIsSeenOnLanesAndLocksFromItsMomentOn() {
    const auto run = RunFixture::opposite_order();
    const TimeScale scale{run.trace.range(), 0, 1210};
    const auto list = lanes_of(run, run.trace.range(), 1210);
    const QColor dead = light().fill(State::Deadlocked).colour;
    const double closed = scale.x(ms(21.5));
    int lanes = 0;
    int locks = 0;
    for (const Box& box : list.boxes) {
        if (box.fill.colour != dead || box.subject.kind == Subject::Kind::None)
            continue;
        QVERIFY(std::abs(box.rect.left() - closed) < 1.5);
        QVERIFY(std::abs(box.rect.right() - 1210) < 0.01);
        (box.subject.kind == Subject::Kind::Interval ? lanes : locks) += 1;
    }
    QCOMPARE(lanes, 2);
    QCOMPARE(locks, 2);
    QVERIFY(label_with(list, "waits for Lock 2, for ever"));
    QVERIFY(label_with(list, "held by A, for ever"));
}

void TimelineGeometryTest::theDeadlockIsMarkedByALineAtItsMoment() {
    const auto run = RunFixture::opposite_order();
    const TimeScale scale{run.trace.range(), 0, 1210};
    const auto marks = marks_content(run, scale, 300, {}, light());
    QCOMPARE(marks.lines.size(), 1u);
    QCOMPARE(marks.lines[0].from.x(), scale.x(ms(21.5)));
    QCOMPARE(marks.lines[0].to.y(), 300.0);
    QVERIFY(label_with(marks, "deadlock"));
    const auto none = marks_content(RunFixture::downloads(), scale, 300, {}, light());
    QVERIFY(none.lines.empty() && none.boxes.empty());
}

void TimelineGeometryTest::noTwoLabelsOverlapAndAllStayInside_data() {
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("intervals");
    QTest::addColumn<double>("width");
    QTest::addColumn<ThemeKind>("kind");
    std::mt19937 random(20'261'123);
    for (int i = 0; i < 60; ++i) {
        const int intervals = 1 << (random() % 12);
        const double width = static_cast<double>(180 + random() % 1700);
        const auto kind = all_themes[random() % std::size(all_themes)];
        QTest::addRow("run %d: %d intervals on %g px", i, intervals, width)
            << i << intervals << width << kind;
    }
    QTest::newRow("deadlock, narrow") << -1 << 0 << 252.0 << ThemeKind::Print;
    QTest::newRow("deadlock, wide") << -1 << 0 << 1900.0 << ThemeKind::Light;
    QTest::newRow("deadlock, projector") << -1 << 0 << 800.0 << ThemeKind::Projector;
    QTest::newRow("downloads") << -2 << 0 << 700.0 << ThemeKind::Dark;
}

void TimelineGeometryTest::noTwoLabelsOverlapAndAllStayInside() {
    QFETCH(int, seed);
    QFETCH(int, intervals);
    QFETCH(double, width);
    QFETCH(ThemeKind, kind);
    const auto run =
        seed == -1   ? RunFixture::opposite_order()
        : seed == -2 ? RunFixture::downloads()
                     : RunFixture::busy(1 + seed % 7, intervals, static_cast<std::uint32_t>(seed));
    TimelineOptions options;
    options.legend = true;
    options.title = "A title that may well be too long for a narrow picture of a run";
    const auto list =
        timeline_figure(run, run.trace.range(), QSizeF(width, 0), options, theme(kind));
    const QRectF page(QPointF(), list.size);
    std::vector<QRectF> texts;
    for (const Label& label : list.labels) {
        const QRectF text = letters(label);
        QVERIFY2(page.contains(text), qPrintable(label.text));
        QVERIFY2(label.rect.adjusted(-0.01, -2, 0.01, 2).contains(text), qPrintable(label.text));
        for (std::size_t i = 0; i < texts.size(); ++i)
            QVERIFY2(!texts[i].intersects(text),
                     qPrintable(label.text + " over " + list.labels[i].text));
        texts.push_back(text);
    }
    for (const Box& box : list.boxes)
        QVERIFY(page.adjusted(-0.01, -0.01, 1.01, 0.01).contains(box.rect));
}

void TimelineGeometryTest::aLabelIsNotCrossedByTheMarkOfADeadlock() {
    for (const double width : {300.0, 620.0, 1200.0, 1900.0}) {
        const auto run = RunFixture::opposite_order();
        const auto list = timeline_figure(run, run.trace.range(), QSizeF(width, 0), {}, light());
        const Label* flag = label_with(list, "deadlock");
        QVERIFY(flag);
        for (const Line& line : list.lines) {
            if (line.from.x() != line.to.x() || line.to.y() - line.from.y() < 100)
                continue;
            for (const Label& label : list.labels)
                QVERIFY2(!(letters(label).left() < line.from.x() &&
                           letters(label).right() > line.from.x() &&
                           letters(label).top() < line.to.y() &&
                           letters(label).bottom() > line.from.y()),
                         qPrintable(label.text));
        }
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

void TimelineGeometryTest::aLitLockIsLitInEveryLane() {
    const auto run = RunFixture::opposite_order();
    const auto list = lanes_of(run, run.trace.range(), 1210);
    TimelineOptions options;
    QVERIFY(overlay_content(list, options, light()).lines.empty());
    options.lit = {ObjectId{1}};
    const auto rows = lane_rows(run, {}, light());
    const auto lit = overlay_content(list, options, light());
    for (const std::size_t row : {0u, 1u, 2u})
        QVERIFY(std::any_of(lit.lines.begin(), lit.lines.end(), [&](const Line& line) {
            return line.from.y() >= rows[row].top - 2 &&
                   line.to.y() <= rows[row].top + rows[row].height + 2;
        }));
    QVERIFY(std::none_of(lit.lines.begin(), lit.lines.end(),
                         [&](const Line& line) { return line.from.y() > rows[3].top; }));
    // The one that is chosen is told from the others.
    const double thin = lit.lines.front().width;
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::LockWait)
            options.selected = box.subject;
    QCOMPARE(options.selected.kind, Subject::Kind::LockWait);
    QVERIFY(overlay_content(list, options, light()).lines.back().width > 1.5 * thin);
}

void TimelineGeometryTest::theLegendShowsWhatOccursAndNothingElse() {
    RunFixture run;
    run.thread("A").runs(0, 10).sleeps(10, 20);
    const auto snapshot = run.at(20);
    for (const ThemeKind kind : all_themes) {
        const auto lanes = lanes_of(snapshot, snapshot.trace.range(), 400, {}, theme(kind));
        QStringList names;
        for (const Label& label : legend_content(snapshot, lanes, 400, theme(kind)).labels)
            names.append(label.text);
        QCOMPARE(names, QStringList({"running", "sleeping"}));
    }
}

void TimelineGeometryTest::anEmptyRunHasAnEmptyPicture() {
    session::RunSnapshot nothing;
    nothing.findings = std::make_shared<std::vector<analysis::Finding>>();
    QVERIFY(lane_rows(nothing, {}, light()).empty());
    QVERIFY(lanes_of(nothing, {ms(0), ms(1)}, 100).boxes.empty());
    RunFixture run;
    run.thread("A");
    const auto born = run.at(0);
    QVERIFY(lanes_of(born, {ms(0), ms(0)}, 100).boxes.empty());
    lanes_of(born, {ms(0), ms(5)}, 100);
}

void TimelineGeometryTest::aFigureIsAsHighAsAsked() {
    const auto run = RunFixture::downloads();
    TimelineOptions options;
    options.legend = true;
    const auto free = timeline_figure(run, run.trace.range(), {600, 0}, options, light());
    QVERIFY(free.size.height() > 200);
    for (const double height : {250.0, 500.0, 900.0}) {
        const auto list = timeline_figure(run, run.trace.range(), {600, height}, options, light());
        QCOMPARE(list.size.height(), height);
        for (const Box& box : list.boxes)
            QVERIFY(box.rect.bottom() <= height + 0.01);
    }
}

// A badge over the lowest lane hid what it says, in front of a room above all.
void TimelineGeometryTest::theTimeOfTheCursorCoversNoLane() {
    constexpr double height = 300;
    for (const ThemeKind kind : all_themes) {
        const Theme& look = theme(kind);
        const TimeScale scale{{ms(0), ms(120)}, 80, 800};
        for (const double at : {0.0, 20.0, 21.3, 119.0, 120.0}) {
            const DisplayList list = cursor_content(ms(at), scale, height, axis_height(look), look);
            QVERIFY(!list.labels.empty());
            for (const Box& box : list.boxes)
                QVERIFY2(box.rect.top() >= height, qPrintable(look.name));
            QVERIFY(list.boxes.back().rect.bottom() <= height + axis_height(look));
            QVERIFY(list.boxes.back().rect.left() >= scale.left);
            QVERIFY(list.boxes.back().rect.right() <= scale.left + scale.width);
        }
        // Without an axis there is no other place.
        const DisplayList inside = cursor_content(ms(20), scale, height, 0, look);
        QVERIFY(inside.boxes.back().rect.bottom() <= height);
    }
}

void TimelineGeometryTest::noPartOfANumberIsLeftBesideTheTimeOfTheCursor() {
    const Theme& look = theme(ThemeKind::Projector);
    const TimeScale scale{{ms(0), ms(120)}, 80, 800};
    const DisplayList axis = axis_content(scale, 300, trace::Clock::Virtual, look);
    int covered = 0;
    for (double at = 0; at <= 120; at += 0.5) {
        const DisplayList list = cursor_content(ms(at), scale, 300, axis_height(look), look);
        const QRectF plate = list.boxes.back().rect;
        for (const Label& label : axis.labels) {
            bool number = false;
            label.text.toDouble(&number);
            if (!number || !label.rect.intersects(plate))
                continue;
            ++covered;
            QVERIFY2(std::any_of(list.boxes.begin(), list.boxes.end(),
                                 [&](const Box& box) { return box.rect.contains(label.rect); }),
                     qPrintable(QString("%1 at %2").arg(label.text).arg(at)));
        }
    }
    QVERIFY(covered > 10);
}

QTEST_MAIN(TimelineGeometryTest)
#include "timeline_geometry_test.moc"
