// What a timeline shows of a run: locks and deadlocks, labels that can be read, a legend, the
// cursor.
#include "app/timeline/fonts.h"
#include "app/timeline/lane_painting.h"
#include "app/timeline/painter.h"
#include "app/timeline/run_marks.h"
#include "app/timeline/wording_terms.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/run_fixture.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>

using namespace threadline;
using namespace threadline::app;
using threadline::test::lanes_of;
using threadline::test::light;
using threadline::test::ms;
using threadline::test::RunFixture;
using trace::State;

namespace {

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

class TimelineContentTest : public QObject {
    Q_OBJECT

private slots:
    void theTimeOfTheCursorCoversNoLane();
    void theTimeOfTheCursorIsToldAsFindingsTellIt();
    void noPartOfANumberIsLeftBesideTheTimeOfTheCursor();
    void theUnitOfTheAxisIsReadBelowNarrowLanes();
    void aLockHeldAndWantedLooksDifferentFromOneHeld();
    void eachPartOfAHoldThatIsWideEnoughIsLabelled();
    void aWaitForALockIsDrawnAsWantedAlsoOfWhoHoldsNone();
    void aLockHeldThroughoutIsSeenAtAnyZoom();
    void whereTheMostSevereStandsForSeveralTheFootTellsHowLongEachWas();
    void aLockTakenTooOftenToTellApartIsAsHighAsItWasHeld();
    void whereHoldsAreTooNarrowTheFootTellsHowLongTheLockWasFree();
    void lowBarsKeepTheirWords();
    void readersShareALockWithoutOverlap();
    void aDeadlockIsSeenOnLanesAndLocksFromItsMomentOn();
    void theDeadlockIsMarkedByALineAtItsMoment();
    void noTwoLabelsOverlapAndAllStayInside_data();
    void noTwoLabelsOverlapAndAllStayInside();
    void aLabelIsNotCrossedByTheMarkOfADeadlock();
    void aLitLockIsLitInEveryLane();
    void theLegendShowsWhatOccursAndNothingElse();
    void aLegendOfOneLineSaysThatThereIsMore();
    void anEmptyRunHasAnEmptyPicture();
    void aFigureIsAsHighAsAsked();
};

void TimelineContentTest::theUnitOfTheAxisIsReadBelowNarrowLanes() {
    for (const double width : {60.0, 80.0, 400.0}) {
        const TimeScale scale{{ms(0), ms(100)}, 120, width};
        const DisplayList axis = axis_content(scale, 0, AxisTime::Simulated, light());
        const auto title =
            std::ranges::find(axis.labels, QString("simulated time (ms)"), &Label::text);
        QVERIFY(title != axis.labels.end());
        QVERIFY(title->rect.left() >= 0 && title->rect.right() <= 120 + width);
        QCOMPARE(title->rect.left() >= 120, width > 100);
    }
}

void TimelineContentTest::aLockHeldAndWantedLooksDifferentFromOneHeld() {
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

void TimelineContentTest::eachPartOfAHoldThatIsWideEnoughIsLabelled() {
    RunFixture run;
    const ObjectId lock = run.lock("Lock 1");
    auto& a = run.thread("A").runs(0, 100).holds(lock, 0, 100);
    run.thread("B").runs(0, 10).blocked(lock, 10, 20, a.id()).runs(20, 100);
    const auto snapshot = run.at(100);
    const auto labels = [&](double width) {
        const auto list = lanes_of(snapshot, snapshot.trace.range(), width);
        const auto count = [&](const QString& text) {
            return std::ranges::count(list.labels, text, &Label::text);
        };
        return std::pair{count("held by A"), count("holds Lock 1")};
    };
    QCOMPARE(labels(1000), (std::pair<std::ptrdiff_t, std::ptrdiff_t>{3, 3}));
    // Where there is room for all of it in the widest alone, it stands there alone.
    QCOMPARE(labels(300), (std::pair<std::ptrdiff_t, std::ptrdiff_t>{1, 1}));
}

void TimelineContentTest::aWaitForALockIsDrawnAsWantedAlsoOfWhoHoldsNone() {
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

void TimelineContentTest::aLockHeldThroughoutIsSeenAtAnyZoom() {
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

void TimelineContentTest::whereTheMostSevereStandsForSeveralTheFootTellsHowLongEachWas() {
    RunFixture run;
    const ObjectId lock = run.lock("L");
    auto& story = run.thread("A");
    for (int i = 0; i < 1000; ++i)
        story.runs(i, i + 0.8).blocked(lock, i + 0.8, i + 1);
    const auto snapshot = run.at(1000);
    const double width = 120;
    const auto list = lanes_of(snapshot, snapshot.trace.range(), width);
    const auto rows = lane_rows(snapshot, {}, light());
    const double band = band_height(rows[0], lane_layout({}, light()));
    const auto state_at = [&](QPointF point) -> std::optional<State> {
        for (auto box = list.boxes.rbegin(); box != list.boxes.rend(); ++box)
            for (const State state : {State::Running, State::Blocked})
                if (box->subject.kind == Subject::Kind::Interval && box->rect.contains(point) &&
                    (box->fill.colour == light().fill(state).colour ||
                     box->fill.colour == from_afar(light().fill(state), light().surface)))
                    return state;
        return std::nullopt;
    };
    for (double x = 1.5; x < width; x += 1) {
        for (double y = 0.5; y < band / 2; y += 1)
            QCOMPARE(state_at({x, rows[0].top + y}), State::Blocked);
        int running = 0, all = 0;
        for (double y = band * 0.6 + 0.1; y < band; y += 0.1, ++all)
            running += state_at({x, rows[0].top + y}) == State::Running;
        QVERIFY2(std::abs(running - 0.8 * all) < 0.1 * all, qPrintable(QString::number(running)));
    }
    QVERIFY(label_with(legend_content(snapshot, list, 1000, light()), "running"));
}

void TimelineContentTest::aLockTakenTooOftenToTellApartIsAsHighAsItWasHeld() {
    RunFixture run;
    const ObjectId lock = run.lock("L");
    auto& a = run.thread("A").runs(0, 2000);
    for (int i = 0; i < 1000; ++i)
        a.holds(lock, i, i + 0.25);
    for (int i = 1000; i < 2000; ++i)  // without a break
        a.holds(lock, i, i + 1);
    const auto snapshot = run.at(2000);
    const auto rows = lane_rows(snapshot, {}, light());
    const double band = band_height(rows.back(), lane_layout({}, light()));
    const auto list = lanes_of(snapshot, snapshot.trace.range(), 400);
    double covered = 0;
    for (const Box& box : list.boxes) {
        if (box.subject.kind != Subject::Kind::LockHold)
            continue;
        covered += box.rect.width();
        const double share = box.rect.height() / band;
        QVERIFY2(box.rect.right() <= 200.1 ? share < 0.4 : share > 0.99,
                 qPrintable(QString("%1 at %2").arg(share).arg(box.rect.left())));
        QCOMPARE(box.rect.bottom(), rows.back().top + band);
    }
    QVERIFY(covered > 399);
}

void TimelineContentTest::whereHoldsAreTooNarrowTheFootTellsHowLongTheLockWasFree() {
    RunFixture run;
    const ObjectId lock = run.lock("L");
    auto& a = run.thread("A").runs(0, 1000);
    for (int i = 0; i < 1000; ++i)
        a.holds(lock, i, i + 0.25);
    const auto snapshot = run.at(1000);
    const auto rows = lane_rows(snapshot, {}, light());
    const double width = 1100;  // a hold in little more than a pixel
    const double band = band_height(rows.back(), lane_layout({}, light()));
    const auto list = lanes_of(snapshot, snapshot.trace.range(), width);
    double unheld = 0;
    for (const Box& box : list.boxes)
        if (box.fill.colour == light().surface && box.rect.top() > rows.back().top)
            unheld += box.rect.width() * box.rect.height();
    QVERIFY2(std::abs(unheld / (0.4 * band * width) - 0.75) < 0.05,
             qPrintable(QString::number(unheld)));
    QVERIFY(std::ranges::any_of(list.lines, [&](const Line& line) {
        return line.meaning == Line::Meaning::Several && line.from.y() > rows.back().top;
    }));
}

// Also between thick edges, and with large letters that may come back to their usual size.
void TimelineContentTest::lowBarsKeepTheirWords() {
    const auto run = RunFixture::opposite_order();
    Theme large = light();
    large.scale = 1.5;
    for (const Theme& look : {light(), theme(ThemeKind::HighContrast), large}) {
        TimelineOptions options;
        options.lane_height *= 0.66;  // as low as the window makes them
        options.least_label = std::min(1.0, light().small_size / (look.small_size * look.scale));
        const auto list = lanes_of(run, run.trace.range(), 1200, options, look);
        for (const char* words : {"holds Lock 1", "wants Lock 2", "B waits"}) {
            const Label* label = label_with(list, words);
            QVERIFY2(label && label->size >= light().small_size, words);
        }
    }
}

void TimelineContentTest::readersShareALockWithoutOverlap() {
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

void TimelineContentTest::aDeadlockIsSeenOnLanesAndLocksFromItsMomentOn() {
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

void TimelineContentTest::theDeadlockIsMarkedByALineAtItsMoment() {
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

void TimelineContentTest::noTwoLabelsOverlapAndAllStayInside_data() {
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

void TimelineContentTest::noTwoLabelsOverlapAndAllStayInside() {
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

void TimelineContentTest::aLabelIsNotCrossedByTheMarkOfADeadlock() {
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

void TimelineContentTest::aLitLockIsLitInEveryLane() {
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

void TimelineContentTest::theLegendShowsWhatOccursAndNothingElse() {
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

void TimelineContentTest::aLegendOfOneLineSaysThatThereIsMore() {
    const auto run = RunFixture::opposite_order();
    const auto lanes = lanes_of(run, run.trace.range(), 400);
    const auto names = [&](double width, LegendLines lines) {
        QStringList texts;
        for (const Label& label : legend_content(run, lanes, width, light(), lines).labels)
            texts.append(label.text);
        return texts;
    };
    const QStringList all = names(300, LegendLines::All);
    const QStringList first = names(300, LegendLines::First);
    QVERIFY(all.size() > 3 && first.size() < all.size());
    // Whole ones, and how many there are beyond them.
    QCOMPARE(first.back(), QString("+%1").arg(all.size() - (first.size() - 1)));
    QCOMPARE(first.first(first.size() - 1), all.first(first.size() - 1));
    const DisplayList line = legend_content(run, lanes, 300, light(), LegendLines::First);
    for (const Label& label : line.labels)
        QVERIFY(label.rect.right() <= 300 && label.rect.bottom() <= line.size.height());
    QCOMPARE(names(4000, LegendLines::First), names(4000, LegendLines::All));
}

void TimelineContentTest::anEmptyRunHasAnEmptyPicture() {
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

void TimelineContentTest::aFigureIsAsHighAsAsked() {
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
void TimelineContentTest::theTimeOfTheCursorCoversNoLane() {
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

void TimelineContentTest::theTimeOfTheCursorIsToldAsFindingsTellIt() {
    const auto run = RunFixture::opposite_order();  // 121 ms
    const auto told = [&](trace::TimeRange range, double at) {
        const DisplayList list =
            cursor_in(run, ms(at), {range, 80, 800}, 300, axis_height(light()), light());
        return list.labels.front().text;
    };
    for (const double at : {0.846, 20.44, 37.0, 104.52})
        QCOMPARE(told(run.trace.range(), at), wording::moment_text(run, ms(at)));
    QCOMPARE(told(run.trace.range(), 0.846), QString("0.8 ms"));
    // Who looks closer reads more of it, in the same unit.
    QCOMPARE(told({ms(0.8), ms(0.9)}, 0.8463), QString("0.846 ms"));
}

void TimelineContentTest::noPartOfANumberIsLeftBesideTheTimeOfTheCursor() {
    const Theme& look = theme(ThemeKind::Projector);
    const TimeScale scale{{ms(0), ms(120)}, 80, 800};
    const DisplayList axis = axis_content(scale, 300, AxisTime::Simulated, look);
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

QTEST_MAIN(TimelineContentTest)
#include "timeline_content_test.moc"
