// Stretches, distances and bookmarks on the timeline: where they lie, what they snap to, how
// they are made with mouse and keys, and what they look like.
#include "app/timeline/annotation_flags.h"
#include "app/timeline/edge_snap.h"
#include "app/timeline/fonts.h"
#include "app/timeline/item_subject.h"
#include "app/timeline/run_marks.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/pointer_drag.h"
#include "tests/app/run_fixture.h"
#include "tests/app/shown_timeline.h"

#include <QSignalSpy>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::drag;
using threadline::test::light;
using threadline::test::ms;
using threadline::test::RunFixture;
using threadline::test::show;
using threadline::test::texts;
using threadline::test::ThreadStory;
using trace::TimeRange;

namespace {

session::RunSnapshot with(session::RunSnapshot run, std::vector<trace::Annotation> annotations) {
    run.annotations =
        std::make_shared<const std::vector<trace::Annotation>>(std::move(annotations));
    return run;
}

}  // namespace

class TimelineMarkingTest : public QObject {
    Q_OBJECT

private slots:
    void anEdgeIsMeantWithinAFewPixels();
    void anEdgeSaysWhatBeginsOrEndsThere();
    void aDistanceSaysWhatItsEndsAre();
    void marksStayWithinTheLanes();
    void aDistanceStandsAtItsLaneAndOnNoOtherPlate();
    void howLongAStretchIsStandsBetweenLanesAndBesideTheEnd();
    void lengthsHaveFourFigures_data();
    void lengthsHaveFourFigures();
    void shiftAndTheMouseChooseAStretchFromEdgeToEdge();
    void nothingIsMarkedBeforeTheBegin();
    void aNoteIsTheSameWhereOthersHaveGone();
    void shiftAndAClickChooseWhatIsThere();
    void controlAndTheMouseMeasure();
    void theKeyboardMarksAtTheCursor();
    void escapeTakesBackWhatWasMarked();
    void withoutShiftTheMousePansAsBefore();
    void bookmarksHaveFlags();
    void flagsFindRoomBesideEachOther();
    void aFigureHasTheWordsOfEachNote();
    void linesDoNotRunThroughWords();

private:
    static QWidget* plot_of(TimelineView& view) { return view.plot(); }
    // The x of an instant on the screen, by asking for the instants of points.
    static int x_of(TimelineView& view, trace::Time at) {
        int x = 0;
        while (x < view.width() && view.time_at({x, 40}) < at)
            ++x;
        return x;
    }
};

void TimelineMarkingTest::anEdgeIsMeantWithinAFewPixels() {
    const session::RunSnapshot run = RunFixture::opposite_order();
    const auto rows = lane_rows(run, {}, light());
    const TimeScale scale{{ms(0), ms(121)}, 0, 1210};  // ten px a millisecond
    const auto edge = [&](double x, double reach) {
        return edge_near(run, rows[0], scale, x, reach);
    };
    QCOMPARE(edge(213, 6)->at, ms(21.5));  // A: blocked until 21.5 ms
    QCOMPARE(edge(210, 6)->at, ms(20.9));
    QCOMPARE(edge(206, 6)->at, ms(20.9));
    QVERIFY(!edge(600, 6).has_value());
    QVERIFY(!edge(230, 6).has_value());
    QVERIFY(edge(230, 20).has_value());
    // Of another lane others are.
    QCOMPARE(edge_near(run, rows[1], scale, 4, 6)->at, ms(0.2));
}

void TimelineMarkingTest::anEdgeSaysWhatBeginsOrEndsThere() {
    RunFixture story;
    const ObjectId lock = story.lock("Lock 1");
    ThreadStory& a = story.thread("A").runs(0, 10).holds(lock, 2, 8);
    story.thread("B").runs(1, 3).blocked(lock, 3, 8, a.id()).runs(8, 9).holds(lock, 8, 9);
    const session::RunSnapshot run = story.at(10);
    const auto rows = lane_rows(run, {}, light());
    QCOMPARE(edge_words(run, rows[1], ms(3)), QString("B: start of “blocked”"));
    QCOMPARE(edge_words(run, rows[1], ms(9)), QString("B ends"));
    QCOMPARE(edge_words(run, rows[1], ms(5)), QString());
    QCOMPARE(edge_words(run, rows[0], ms(0)), QString("A: start of “running”"));
    const LaneRow& of_lock = rows[2];
    QCOMPARE(of_lock.kind, LaneKind::Lock);
    QCOMPARE(edge_words(run, of_lock, ms(2)), QString("Lock 1: A takes it"));
    QCOMPARE(edge_words(run, of_lock, ms(3)), QString("Lock 1: B wants it"));
    QCOMPARE(edge_words(run, of_lock, ms(8)), QString("Lock 1: B takes it"));
    QCOMPARE(edge_words(run, of_lock, ms(9)), QString("Lock 1: B lets it go"));
}

void TimelineMarkingTest::aDistanceSaysWhatItsEndsAre() {
    Marking::Distance distance{{ms(20.9), "A: start of “blocked”"},
                               {ms(0.2), "B: start of “running”"}};
    QCOMPARE(distance.length(), ms(20.7));
    // From the earlier to the later, however it was measured.
    QCOMPARE(describe(distance),
             QString("20.7 ms, from B: start of “running” to A: start of “blocked”"));
    distance.to.what.clear();
    QCOMPARE(describe(distance),
             QString("20.7 ms, from a point between edges to A: start of “blocked”"));
    distance.from.what.clear();
    QCOMPARE(describe(distance), QString("20.7 ms"));
}

void TimelineMarkingTest::marksStayWithinTheLanes() {
    Marking marking;
    marking.stretch = TimeRange{ms(10), ms(50)};
    marking.distance = Marking::Distance{{ms(30), "A: start of “blocked”"}, {ms(31), "A ends"}};
    for (const TimeRange seen : {TimeRange{ms(0), ms(121)}, TimeRange{ms(20), ms(40)},
                                 TimeRange{ms(30.2), ms(30.4)}, TimeRange{ms(45), ms(90)}})
        for (const double width : {60.0, 400.0, 1200.0}) {
            const TimeScale scale{seen, 100, width};
            const DisplayList list = marking_content(marking, scale, 300, light());
            for (const Box& box : list.boxes)
                QVERIFY(box.rect.left() >= 99.9 && box.rect.right() <= 100.1 + width &&
                        box.rect.top() >= 0 && box.rect.bottom() <= 300);
            for (const Line& line : list.lines)
                for (const QPointF end : {line.from, line.to})
                    QVERIFY(end.x() >= 99.9 && end.x() <= 100.1 + width);
        }
    const TimeScale away{{ms(60), ms(90)}, 0, 500};
    QVERIFY(marking_content(marking, away, 300, light()).boxes.empty());
    const TimeScale all{{ms(0), ms(121)}, 0, 1210};
    const QStringList said = texts(marking_content(marking, all, 300, light()));
    QVERIFY2(said.contains("40 ms") && said.contains("1 ms") &&
                 said.contains("from A: start of “blocked” to A ends"),
             qPrintable(said.join('|')));
}

void TimelineMarkingTest::aDistanceStandsAtItsLaneAndOnNoOtherPlate() {
    const auto run = RunFixture::opposite_order();
    const TimeScale scale{{ms(0), ms(121)}, 100, 900};
    Marking marking;
    marking.distance = Marking::Distance{{ms(30), "A: start of “blocked”"}, {ms(31), {}}};
    for (const bool with_stretch : {false, true}) {
        if (with_stretch)
            marking.stretch = TimeRange{ms(20), ms(50)};
        for (double level = -20; level <= 320; level += 10) {
            const DisplayList list = marking_in(run, marking, scale, 300, light(), level);
            std::vector<QRectF> plates;
            for (const Box& box : list.boxes)
                if (box.fill.outline.isValid())
                    plates.push_back(box.rect);
            QCOMPARE(plates.size(), with_stretch ? std::size_t(2) : std::size_t(1));
            const QRectF& distance = plates.back();
            if (level >= 0 && level <= 200)
                QVERIFY(distance.top() >= level && distance.top() <= level + 20);
            QVERIFY(distance.top() >= 0 && distance.bottom() <= 300);
            QVERIFY(!with_stretch || distance.bottom() + 5 < plates.front().top());
            // Its words keep their distance from the frame, however a screen draws them.
            for (const Label& label : list.labels)
                if (label.text.startsWith("from A"))
                    QVERIFY(text_width(label.text, {label.size}) * 1.05 + 20 <= distance.width());
        }
    }
}

void TimelineMarkingTest::howLongAStretchIsStandsBetweenLanesAndBesideTheEnd() {
    const auto run = RunFixture::opposite_order();
    Marking marking;
    marking.stretch = TimeRange{ms(20), ms(100)};
    const auto plate_of = [&](const TimeScale& scale, const std::vector<Band>& lanes) {
        const DisplayList list = marking_in(run, marking, scale, 300, light(), {}, lanes);
        QRectF plate;
        for (const Box& box : list.boxes)
            if (box.fill.outline.isValid())
                plate = box.rect;
        // The arrows lead away from it.
        for (const Line& line : list.lines)
            if (line.from.y() != plate.center().y())
                return QRectF();
        return plate;
    };
    const TimeScale scale{{ms(0), ms(121)}, 100, 900};
    const QRectF usual = plate_of(scale, {});
    QVERIFY(!usual.isNull());
    QCOMPARE(plate_of(scale, {{100, 200}}), usual);  // nothing lies there
    // As far up as is needed: the room between the last two, however much there is further up.
    const QRectF between = plate_of(scale, {{0, 40}, {100, 240}, {260, 290}});
    QVERIFY2(between.top() >= 240 && between.bottom() <= 260,
             qPrintable(QString::number(between.top())));
    QCOMPARE(between.left(), usual.left());
    const QRectF below = plate_of(scale, {{100, 240}, {245, 275}});
    QVERIFY(below.top() >= 275 && below.bottom() <= 300);
    // Where there is none it stands where it did.
    QCOMPARE(plate_of(scale, {{0, 150}, {155, 298}}), usual);

    // Others go on: the end of this one is in sight.
    marking.stretch = TimeRange{ms(0), run.trace.now * 2};
    const TimeScale wide{{ms(0), run.trace.now * 2}, 100, 900};
    const QRectF beside = plate_of(wide, {});
    QVERIFY(beside.right() < wide.x(run.trace.now));
    QVERIFY(beside.right() + 20 > wide.x(run.trace.now));
}

void TimelineMarkingTest::lengthsHaveFourFigures_data() {
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << qint64(0) << "0 ns";
    QTest::newRow("ns") << qint64(999) << "999 ns";
    QTest::newRow("us") << qint64(1'234) << "1.234 µs";
    QTest::newRow("ms") << qint64(12'345'678) << "12.35 ms";
    QTest::newRow("hundreds") << qint64(123'400'000) << "123.4 ms";
    QTest::newRow("whole") << qint64(20'000'000) << "20 ms";
    QTest::newRow("still ms") << qint64(1'500'000'000) << "1500 ms";
    QTest::newRow("s") << qint64(15'000'000'000) << "15 s";
}

void TimelineMarkingTest::lengthsHaveFourFigures() {
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(length_text(trace::Duration(ns)), text);
}

void TimelineMarkingTest::shiftAndTheMouseChooseAStretchFromEdgeToEdge() {
    TimelineView view;
    auto* marker = new TimelineMarker(&view);
    show(view, RunFixture::opposite_order());
    QSignalSpy changed(marker, &TimelineMarker::stretch_changed);
    QSignalSpy selected(&view, &TimelineView::selection_changed);
    const TimeRange before = view.visible_range();
    // From two pixels beside the edge at 20.9 ms to where there is none.
    const int edge = x_of(view, ms(20.9));
    drag(view.plot(), {edge - 2, 40}, {edge + 300, 44}, Qt::ShiftModifier);
    QVERIFY(marker->marking().stretch.has_value());
    QCOMPARE(marker->marking().stretch->begin, ms(20.9));
    QCOMPARE(marker->marking().stretch->end, view.time_at({edge + 300, 44}));
    QVERIFY(changed.count() > 0);
    QCOMPARE(selected.count(), 0);
    QCOMPARE(view.visible_range(), before);
    QVERIFY(view.options().marking == marker->marking());
    // Backwards it is the same.
    drag(view.plot(), {edge + 300, 44}, {edge - 2, 40}, Qt::ShiftModifier);
    QCOMPARE(marker->marking().stretch->begin, ms(20.9));
}

void TimelineMarkingTest::nothingIsMarkedBeforeTheBegin() {
    TimelineView view;
    auto* marker = new TimelineMarker(&view);
    show(view, RunFixture::opposite_order());
    view.show_range({ms(-30), ms(30)});
    view.refresh_now();
    const int left = x_of(view, ms(0.1)) - 200, to = x_of(view, ms(10));
    drag(view.plot(), {left, 40}, {to, 40}, Qt::ShiftModifier);
    QVERIFY(marker->marking().stretch.has_value());
    QCOMPARE(marker->marking().stretch->begin, ms(0));
    drag(view.plot(), {left, 40}, {left + 30, 40}, Qt::ShiftModifier);
    QVERIFY(!marker->marking().stretch);
    drag(view.plot(), {left, 40}, {to, 40}, Qt::ControlModifier);
    QCOMPARE(marker->marking().distance->from.at, ms(0));
}

void TimelineMarkingTest::aNoteIsTheSameWhereOthersHaveGone() {
    const trace::Annotation first{{ms(5), ms(5)}, "first"}, second{{ms(9), ms(9)}, "second"};
    Subject mark;
    mark.kind = Subject::Kind::Moment;
    mark.range = second.range;
    mark.depth = 1;
    for (const auto& notes : {std::vector{first, second}, std::vector{second}}) {
        const session::RunSnapshot run = with(RunFixture::opposite_order(), notes);
        const trace::Annotation* note = note_of(run, mark);
        QVERIFY(note);
        QCOMPARE(note->text, std::string("second"));
        QVERIFY(describe(run, mark).contains("second"));
    }
    QVERIFY(!note_of(with(RunFixture::opposite_order(), {first}), mark));
}

void TimelineMarkingTest::shiftAndAClickChooseWhatIsThere() {
    TimelineView view;
    auto* marker = new TimelineMarker(&view);
    show(view, RunFixture::opposite_order());
    QTest::mouseClick(view.plot(), Qt::LeftButton, Qt::ShiftModifier,
                      {x_of(view, ms(10)), 40});  // A computes
    QCOMPARE(marker->marking().stretch, (std::optional(TimeRange{ms(0.9), ms(20.9)})));
}

void TimelineMarkingTest::controlAndTheMouseMeasure() {
    TimelineView view;
    auto* marker = new TimelineMarker(&view);
    show(view, RunFixture::opposite_order());
    const int from = x_of(view, ms(0.9)), to = x_of(view, ms(20.9));
    drag(view.plot(), {from + 1, 40}, {to + 2, 40}, Qt::ControlModifier);
    QVERIFY(marker->marking().distance.has_value());
    QCOMPARE(marker->marking().distance->length(), ms(20));
    QCOMPARE(describe(*marker->marking().distance),
             QString("20 ms, from A: start of “running” to A: start of “blocked”"));
    // It stays while one looks elsewhere, and shows.
    view.zoom_in();
    view.refresh_now();
    QVERIFY(marker->marking().distance.has_value());
    // Two clicks do the same.
    marker->clear();
    view.fit();
    view.refresh_now();
    QTest::mouseClick(view.plot(), Qt::LeftButton, Qt::ControlModifier, {from + 1, 40});
    QCOMPARE(marker->marking().distance->length(), ms(0));
    QTest::mouseClick(view.plot(), Qt::LeftButton, Qt::ControlModifier, {to + 2, 40});
    QCOMPARE(marker->marking().distance->length(), ms(20));
}

void TimelineMarkingTest::theKeyboardMarksAtTheCursor() {
    TimelineView view;
    auto* marker = new TimelineMarker(&view);
    show(view, RunFixture::opposite_order());
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Down);          // A
    QTest::keyClick(&view, Qt::Key_Down);          // B
    QTest::keyClick(&view, Qt::Key_BracketRight);  // 0.2 ms
    marker->measure();
    marker->begin_stretch();
    QTest::keyClick(&view, Qt::Key_BracketRight);  // 21.5 ms
    // The open end follows the cursor, and stays where the key is pressed again.
    QCOMPARE(marker->marking().distance->length(), ms(21.3));
    marker->measure();
    marker->end_stretch();
    QTest::keyClick(&view, Qt::Key_BracketLeft);
    QCOMPARE(marker->marking().distance->length(), ms(21.3));
    QCOMPARE(describe(*marker->marking().distance),
             QString("21.3 ms, from B: start of “running” to B: start of “deadlocked”"));
    QCOMPARE(marker->marking().stretch, (std::optional(TimeRange{ms(0.2), ms(21.5)})));
}

void TimelineMarkingTest::escapeTakesBackWhatWasMarked() {
    TimelineView view;
    auto* marker = new TimelineMarker(&view);
    show(view, RunFixture::opposite_order());
    view.setFocus();
    QTest::mouseClick(view.plot(), Qt::LeftButton, {}, {700, 40});
    marker->choose_stretch({ms(1), ms(5)});
    marker->measure();
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(!marker->marking().distance && marker->marking().stretch);
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(marker->marking().empty() && view.options().marking.empty());
    QVERIFY(view.selected().kind != Subject::Kind::None);
    QTest::keyClick(&view, Qt::Key_Escape);
    QCOMPARE(view.selected().kind, Subject::Kind::None);
}

void TimelineMarkingTest::withoutShiftTheMousePansAsBefore() {
    TimelineView view;
    auto* marker = new TimelineMarker(&view);
    show(view, RunFixture::opposite_order());
    view.zoom_in();
    const TimeRange before = view.visible_range();
    drag(view.plot(), {500, 40}, {400, 40}, {});
    QVERIFY(view.visible_range().begin > before.begin);
    QVERIFY(marker->marking().empty());
}

void TimelineMarkingTest::bookmarksHaveFlags() {
    const session::RunSnapshot run =
        with(RunFixture::downloads(), {{{ms(10), ms(10)}, ""},
                                       {{ms(40), ms(90)}, "all wait\nfor the service"},
                                       {{ms(500), ms(500)}, "beyond"}});
    const TimeScale scale{{ms(0), ms(165)}, 100, 1000};
    TimelineOptions options;
    QVERIFY(has_annotation_flags(run, options));
    const DisplayList list = marks_content(run, scale, 300, options, light());
    QCOMPARE(texts(list), (QStringList{"bookmark", "all wait for the service"}));
    // A stretch has a bar from begin to end.
    const bool bar = std::any_of(list.boxes.begin(), list.boxes.end(), [&](const Box& box) {
        return std::abs(box.rect.left() - scale.x(ms(40))) < 1e-6 &&
               std::abs(box.rect.right() - scale.x(ms(90))) < 1e-6;
    });
    QVERIFY(bar);
    options.annotations = false;
    QVERIFY(texts(marks_content(run, scale, 300, options, light())).isEmpty());
    QVERIFY(!has_annotation_flags(run, options));
    // In a figure, too; without them it has no strip for them.
    TimelineOptions figure;
    const double with_flags =
        timeline_figure(run, run.trace.range(), {600, 0}, figure, light()).size.height();
    figure.annotations = false;
    QVERIFY(timeline_figure(run, run.trace.range(), {600, 0}, figure, light()).size.height() <
            with_flags);
}

void TimelineMarkingTest::flagsFindRoomBesideEachOther() {
    std::vector<trace::Annotation> many;
    for (int i = 0; i < 40; ++i)
        many.push_back({{ms(i * 3), ms(i * 3)}, "note " + std::to_string(i)});
    const session::RunSnapshot run = with(RunFixture::opposite_order(), many);
    const TimeScale scale{{ms(0), ms(121)}, 0, 800};
    const DisplayList list = marks_content(run, scale, 300, {}, light());
    for (std::size_t i = 0; i < list.labels.size(); ++i)
        for (std::size_t k = i + 1; k < list.labels.size(); ++k)
            QVERIFY(!list.labels[i].rect.intersects(list.labels[k].rect));
    QVERIFY(list.labels.size() > 5);
    // Each one can be pointed at, with room for its words or not.
    for (const trace::Annotation& each : many)
        QVERIFY(std::any_of(list.boxes.begin(), list.boxes.end(),
                            [&](const Box& box) { return box.subject.range == each.range; }));
}

void TimelineMarkingTest::aFigureHasTheWordsOfEachNote() {
    // At the deadlock's own flag, and on one another.
    const std::vector<trace::Annotation> notes{{{ms(22), ms(80)}, "each has what the other wants"},
                                               {{ms(24), ms(24)}, "nobody can go on"},
                                               {{ms(25), ms(25)}, "and so it stays"},
                                               {{ms(119), ms(119)}, "the end"}};
    const session::RunSnapshot run = with(RunFixture::opposite_order(), notes);
    const DisplayList list =
        timeline_figure(run, run.trace.range(), {420, 0}, {}, theme(ThemeKind::Print));
    QStringList wanted{"deadlock"};
    for (const trace::Annotation& note : notes)
        wanted.append(QString::fromStdString(note.text));
    std::vector<QRectF> flags;
    for (const Label& label : list.labels)
        if (wanted.removeOne(label.text))
            flags.push_back(label.rect);
    QVERIFY2(wanted.isEmpty(), qPrintable(wanted.join(", ")));
    for (std::size_t i = 0; i < flags.size(); ++i)
        for (std::size_t k = i + 1; k < flags.size(); ++k)
            QVERIFY(!flags[i].intersects(flags[k]));
    // On the screen the strip keeps its height, whatever part of the run is in sight.
    TimelineOptions options;
    QCOMPARE(flag_rows(run, options), std::size_t{3});
    QVERIFY(marks_height(run, options, light()) >
            marks_height(RunFixture::opposite_order(), options, light()));
}

void TimelineMarkingTest::linesDoNotRunThroughWords() {
    DisplayList marks;
    Label label;
    label.rect = QRectF(10, 20, 100, 14);
    marks.labels.push_back(label);
    marks.lines.push_back({{50, 0}, {50, 100}, Qt::black, 1, true, false});
    marks.lines.push_back({{10, 0}, {10, 100}, Qt::black, 1, true, false});  // its own staff
    part_lines_at_flags(marks);
    QCOMPARE(marks.lines.size(), std::size_t{3});
    QCOMPARE(marks.lines[0].to, QPointF(50, 20));
    QCOMPARE(marks.lines[1].from, QPointF(50, 34));
    QCOMPARE(marks.lines[1].to, QPointF(50, 100));
    QCOMPARE(marks.lines[2].to, QPointF(10, 100));
}

QTEST_MAIN(TimelineMarkingTest)
#include "timeline_marking_test.moc"
