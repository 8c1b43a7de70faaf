// The timeline in the hands of a person: keys, mouse, a run that grows.
#include "app/timeline/timeline_view.h"
#include "tests/app/run_fixture.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <set>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;

namespace {

class Pictures : public QObject {
public:
    int painted = 0;

    bool eventFilter(QObject*, QEvent* event) override {
        painted += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

}  // namespace

class TimelineViewTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void withoutARunItSaysWhatToDo();
    void aRunIsSeenWhole();
    void itIsPaintedToItsEdges();
    void keysZoomPanAndFit();
    void homeAndEndTakeTheInstantThereOnceTheViewIsThere();
    void theWheelZoomsAtTheMouse();
    void draggingPansAndAClickSelects();
    void aDoubleClickZoomsToTheInterval();
    void theKeyboardStepsFromEdgeToEdgeAndSelects();
    void enterAgainGoesToWhatLiesBeneath();
    void escapeClears();
    void theInstantThatIsPlayedIsSeenBesideThatOfTheMouse();
    void followingEndsWhenAPersonMovesAndComesBackOnRequest();
    void theWholeRunIsInSightAndFollowingStaysAsItWas();
    void manyRunsAFrameMakeOnePicture();
    void manyLanesScroll();
    void withMoreRoomNoLaneIsLower();
    void selectingFromOutsideBringsItIntoSight();
    void aNewRunStartsAfresh_data();
    void aNewRunStartsAfresh();
    void itSurvivesEverySize();
    void whereThereIsLittleRoomTheLanesHaveAllOfIt();
    void withoutALegendTheLanesHaveItsRoom();

private:
    static QWidget* plot_of(TimelineView& view) {
        return view.findChild<QWidget*>("timeline-plot");
    }
    static void show(TimelineView& view, const session::RunSnapshot& run) {
        view.resize(1000, 420);
        view.set_run(run);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTest::qWait(40);
    }
    static void wheel(QWidget* plot, QPoint at, int steps, Qt::KeyboardModifiers keys = {}) {
        QWheelEvent event(at, plot->mapToGlobal(at), {}, {0, 120 * steps}, Qt::NoButton, keys,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(plot, &event);
    }
    // The colour in the middle of the band of lane `row`, at a share of the width.
    static QColor pixel(TimelineView& view, QPoint at) {
        return view.grab().toImage().pixelColor(at);
    }
};

void TimelineViewTest::initTestCase() {
    qRegisterMetaType<threadline::app::Subject>();
    qRegisterMetaType<threadline::trace::TimeRange>();
}

// Letters twice as large, in a low window: no legend lies where the lanes should be.
void TimelineViewTest::whereThereIsLittleRoomTheLanesHaveAllOfIt() {
    TimelineView view;
    Theme large = theme(ThemeKind::Light);
    large.scale = 2;
    view.set_theme(large);
    TimelineOptions options = view.options();
    options.legend = true;
    view.set_options(options);
    show(view, RunFixture::opposite_order());
    view.resize(700, 210);
    QTest::qWait(60);
    view.refresh_now();
    const QImage picture = view.grab().toImage();
    const QRgb running = large.fill(trace::State::Running).colour.rgb();
    int seen = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            seen += picture.pixel(x, y) == running ? 1 : 0;
    QVERIFY2(seen > 2'000, qPrintable(QString::number(seen)));  // more than a sample in a legend
}

void TimelineViewTest::withoutALegendTheLanesHaveItsRoom() {
    TimelineView view;
    TimelineOptions options = view.options();
    const auto room_for_two = [&](bool legend) {
        options.legend = legend;
        view.set_options(options);
        view.refresh_now();
        return view.height_for(2);
    };
    show(view, RunFixture::opposite_order());
    const int without = room_for_two(false);
    QVERIFY(room_for_two(true) > without);
    QCOMPARE(room_for_two(false), without);
}

void TimelineViewTest::itIsPaintedToItsEdges() {
    TimelineView view;
    view.set_theme(theme(ThemeKind::Light));
    show(view, RunFixture::opposite_order());
    view.refresh_now();
    const QImage picture = view.grab().toImage();
    // What nothing is painted on is black.
    for (int x = 0; x < picture.width(); ++x)
        QVERIFY(picture.pixelColor(x, picture.height() - 1) != QColor(Qt::black));
    for (int y = 0; y < picture.height(); ++y)
        QVERIFY(picture.pixelColor(picture.width() - 1, y) != QColor(Qt::black));
}

void TimelineViewTest::withoutARunItSaysWhatToDo() {
    TimelineView view;
    view.resize(600, 200);
    view.clear("Choose a scenario and press Run");
    view.show();
    QTest::qWait(60);
    const QImage image = view.grab().toImage();
    int dark = 0;
    for (int x = 0; x < image.width(); ++x)
        for (int y = 90; y < 112; ++y)
            dark += image.pixelColor(x, y).lightness() < 160;
    QVERIFY(dark > 100);
    QCOMPARE(view.accessibleDescription(), "Choose a scenario and press Run");
}

void TimelineViewTest::aRunIsSeenWhole() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    QVERIFY(view.visible_range().begin <= ms(0));
    QVERIFY(view.visible_range().end >= ms(121));
    const QColor dead = theme(ThemeKind::Light).fill(trace::State::Deadlocked).colour;
    const QImage image = view.grab().toImage();
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        found += image.pixelColor(900, y) == dead;
    QVERIFY2(found > 10, qPrintable(QString::number(found)));
}

void TimelineViewTest::keysZoomPanAndFit() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    view.setFocus();
    const auto whole = view.visible_range();
    QSignalSpy changed(&view, &TimelineView::visible_range_changed);
    for (const Qt::Key key : {Qt::Key_W, Qt::Key_Plus})
        QTest::keyClick(&view, key);
    QVERIFY(view.visible_range().length() < whole.length() / 2);
    const auto zoomed = view.visible_range();
    QTest::keyClick(&view, Qt::Key_D);
    QVERIFY(view.visible_range().begin > zoomed.begin);
    QTest::keyClick(&view, Qt::Key_A);
    QCOMPARE(view.visible_range(), zoomed);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.visible_range().begin, ms(0));
    QTest::keyClick(&view, Qt::Key_End);
    QVERIFY(view.visible_range().end >= ms(121));
    QCOMPARE(view.visible_range().length(), zoomed.length());
    QTest::keyClick(&view, Qt::Key_F);
    QCOMPARE(view.visible_range(), whole);
    QVERIFY(changed.count() >= 6);
}

void TimelineViewTest::homeAndEndTakeTheInstantThereOnceTheViewIsThere() {
    TimelineView view;
    const session::RunSnapshot run = RunFixture::opposite_order();
    show(view, run);
    view.setFocus();
    const auto whole = view.visible_range();
    QSignalSpy moved(&view, &TimelineView::cursor_moved);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.cursor(), std::optional(ms(0)));
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.cursor(), std::optional(run.trace.now));
    QCOMPARE(view.visible_range(), whole);
    QCOMPARE(moved.count(), 2);
    // Of a part the view goes first.
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(&view, Qt::Key_W);
    const auto end = view.cursor();
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.visible_range().begin, ms(0));
    QCOMPARE(view.cursor(), end);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.cursor(), std::optional(ms(0)));
}

void TimelineViewTest::theWheelZoomsAtTheMouse() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    QWidget* plot = plot_of(view);
    const auto whole = view.visible_range();
    wheel(plot, {plot->width() - 9, 60}, 4);  // at the right end of the lanes
    QVERIFY(view.visible_range().length() < whole.length());
    QVERIFY(std::abs((view.visible_range().end - whole.end).count()) < 500'000);
    const auto zoomed = view.visible_range();
    wheel(plot, {500, 60}, 1, Qt::ShiftModifier);
    QCOMPARE(view.visible_range().length(), zoomed.length());
    QVERIFY(view.visible_range().begin < zoomed.begin);
}

void TimelineViewTest::draggingPansAndAClickSelects() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    QWidget* plot = plot_of(view);
    QSignalSpy selected(&view, &TimelineView::selection_changed);
    QTest::mouseClick(plot, Qt::LeftButton, {}, {700, 40});
    QCOMPARE(selected.count(), 1);
    QCOMPARE(view.selected().kind, Subject::Kind::Interval);
    QCOMPARE(view.selected().actor, ActorId{1});

    view.zoom_in();
    view.zoom_in();
    const auto before = view.visible_range();
    QTest::mousePress(plot, Qt::LeftButton, {}, {500, 40});
    for (int x = 500; x >= 400; x -= 20) {
        QMouseEvent move(QEvent::MouseMove, QPointF(x, 40), plot->mapToGlobal(QPointF(x, 40)),
                         Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(plot, &move);
    }
    QTest::mouseRelease(plot, Qt::LeftButton, {}, {400, 40});
    QVERIFY(view.visible_range().begin > before.begin);
    QCOMPARE(view.visible_range().length(), before.length());
    QCOMPARE(selected.count(), 1);  // a drag is no click
}

void TimelineViewTest::aDoubleClickZoomsToTheInterval() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    QTest::mouseDClick(plot_of(view), Qt::LeftButton, {}, {120, 40});  // A computes
    const auto range = view.visible_range();
    QVERIFY(range.begin > ms(-4) && range.end < ms(25));
    QVERIFY(range.begin <= ms(0.9) && range.end >= ms(20.9));
}

void TimelineViewTest::theKeyboardStepsFromEdgeToEdgeAndSelects() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Down);  // B
    QTest::keyClick(&view, Qt::Key_BracketRight);
    QCOMPARE(view.options().cursor, ms(0.2));
    QTest::keyClick(&view, Qt::Key_BracketRight);
    QCOMPARE(view.options().cursor, ms(21.5));
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(view.selected().actor, ActorId{2});
    QCOMPARE(view.selected().object, ObjectId{1});
    QTest::keyClick(&view, Qt::Key_BracketLeft);
    QCOMPARE(view.options().cursor, ms(0.2));
}

void TimelineViewTest::enterAgainGoesToWhatLiesBeneath() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    view.setFocus();
    view.set_cursor(ms(50));
    const auto press = [&] {
        QTest::keyClick(&view, Qt::Key_Return);
        return view.selected();
    };
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view,
                    Qt::Key_Down);  // B: what it does, then the locks that it holds and wants
    QCOMPARE(press().kind, Subject::Kind::Interval);
    std::set<ObjectId> locks;
    for (int bar = 0; bar < 2; ++bar) {
        QCOMPARE(press().kind, Subject::Kind::Hold);
        locks.insert(view.selected().object);
    }
    QCOMPARE(locks.size(), std::size_t(2));
    QCOMPARE(press().kind, Subject::Kind::Interval);
    QTest::keyClick(&view, Qt::Key_Down);  // Lock 1: who holds it, then who waits for it
    QCOMPARE(press().kind, Subject::Kind::LockHold);
    QCOMPARE(view.selected().actor, ActorId{1});
    QCOMPARE(press().kind, Subject::Kind::LockWait);
    QCOMPARE(view.selected().actor, ActorId{2});
    QCOMPARE(press().kind, Subject::Kind::LockHold);
}

void TimelineViewTest::escapeClears() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    view.setFocus();
    QTest::mouseClick(plot_of(view), Qt::LeftButton, {}, {700, 40});
    view.light({ObjectId{1}});
    QTest::keyClick(&view, Qt::Key_Escape);
    QCOMPARE(view.selected().kind, Subject::Kind::None);
    QVERIFY(!view.options().cursor && view.options().lit.empty());
}

void TimelineViewTest::theInstantThatIsPlayedIsSeenBesideThatOfTheMouse() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    QWidget* plot = plot_of(view);
    const QPoint mouse(700, 40);
    const QPoint played(400, 40);
    QMouseEvent move(QEvent::MouseMove, mouse, plot->mapToGlobal(mouse), Qt::NoButton, Qt::NoButton,
                     {});
    QCoreApplication::sendEvent(plot, &move);
    view.refresh_now();
    const QImage mouse_alone = view.grab().toImage();
    view.set_cursor(view.time_at(played));
    view.refresh_now();
    const QImage both = view.grab().toImage();
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(plot, &leave);
    view.refresh_now();
    const QImage played_alone = view.grab().toImage();
    const auto rows_that_differ = [&](const QImage& one, const QImage& other, QPoint at) {
        const int middle = plot->mapTo(&view, at).x();
        int rows = 0;
        for (int y = 0; y < one.height(); ++y) {
            bool differs = false;
            for (int x = middle - 2; x <= middle + 2; ++x)
                differs = differs || one.pixelColor(x, y) != other.pixelColor(x, y);
            rows += differs ? 1 : 0;
        }
        return rows;
    };
    QVERIFY(rows_that_differ(both, mouse_alone, played) > 50);
    QVERIFY(rows_that_differ(both, played_alone, mouse) > 50);
    QVERIFY(rows_that_differ(both, mouse_alone, mouse) > 10);  // dashed: not taken for one another
}

void TimelineViewTest::followingEndsWhenAPersonMovesAndComesBackOnRequest() {
    RunFixture run;
    auto& a = run.thread("A").runs(0, 500).lives_on();
    Q_UNUSED(a)
    TimelineView view;
    show(view, run.at(500, false));
    QSignalSpy follow(&view, &TimelineView::follow_changed);
    view.zoom_in();
    QCOMPARE(follow.count(), 1);
    QCOMPARE(follow.last().first().toBool(), false);
    view.set_follow(true);
    QCOMPARE(follow.last().first().toBool(), true);
    view.set_run(run.at(2500, false));
    QVERIFY(view.visible_range().contains(ms(2500)));
}

void TimelineViewTest::theWholeRunIsInSightAndFollowingStaysAsItWas() {
    RunFixture run;
    auto& a = run.thread("A").runs(0, 500).lives_on();
    Q_UNUSED(a)
    TimelineView view;
    show(view, run.at(500, false));
    QSignalSpy follow(&view, &TimelineView::follow_changed);
    QTest::keyClick(&view, Qt::Key_F);
    QCOMPARE(follow.count(), 0);
    view.zoom_in();
    QTest::keyClick(&view, Qt::Key_F);
    QVERIFY(view.visible_range().contains(ms(0)) && view.visible_range().contains(ms(500)));
    QCOMPARE(follow.count(), 1);
    QCOMPARE(follow.last().first().toBool(), false);
}

void TimelineViewTest::manyRunsAFrameMakeOnePicture() {
    const auto run = RunFixture::busy(8, 2000);
    TimelineView view;
    show(view, run);
    Pictures pictures;
    plot_of(view)->installEventFilter(&pictures);
    for (int i = 0; i < 1000; ++i)
        view.set_run(run);
    QCOMPARE(pictures.painted, 0);
    QTRY_VERIFY(pictures.painted > 0);
    QTest::qWait(60);
    QCOMPARE(pictures.painted, 1);
}

void TimelineViewTest::manyLanesScroll() {
    TimelineView view;
    TimelineOptions one_by_one;
    one_by_one.fold_above = 0;
    view.set_options(one_by_one);
    show(view, RunFixture::busy(300, 5));
    auto* bar = view.findChild<QScrollBar*>();
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->value(), 0);
    wheel(plot_of(view), {500, 100}, -3);
    QVERIFY(bar->value() > 0);
    const auto range = view.visible_range();
    view.setFocus();
    for (int i = 0; i < 200; ++i)
        QTest::keyClick(&view, Qt::Key_Down);
    QVERIFY(bar->value() > bar->maximum() / 3);
    QCOMPARE(view.visible_range(), range);
}

void TimelineViewTest::withMoreRoomNoLaneIsLower() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    double before = 0;
    bool scrolls = false, grows = false;
    for (int height = 130; height <= 620; height += 10) {
        view.resize(1000, height);
        QCoreApplication::processEvents();
        view.refresh_now();
        const double lane = view.header_rects().front().height();
        QVERIFY2(lane >= before - 1e-6,
                 qPrintable(QString("%1 px high: %2 after %3").arg(height).arg(lane).arg(before)));
        grows = grows || (before > 0 && lane > before);
        scrolls = scrolls || view.findChild<QScrollBar*>()->isVisible();
        before = lane;
    }
    QVERIFY(scrolls && grows);
}

void TimelineViewTest::selectingFromOutsideBringsItIntoSight() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    view.zoom_to({ms(0), ms(2)});
    Subject subject;
    subject.kind = Subject::Kind::Interval;
    subject.actor = ActorId{2};
    subject.object = ObjectId{1};
    subject.range = {ms(21.5), ms(121)};
    view.select(subject);
    QCOMPARE(view.selected(), subject);
    QVERIFY(view.visible_range().contains(ms(21.5)));
}

void TimelineViewTest::aNewRunStartsAfresh_data() {
    QTest::addColumn<double>("end");
    QTest::newRow("shorter than the one before") << 30.0;
    QTest::newRow("as long") << 165.0;
    QTest::newRow("longer") << 500.0;
}

void TimelineViewTest::aNewRunStartsAfresh() {
    QFETCH(const double, end);
    TimelineView view;
    show(view, RunFixture::downloads());  // 165 ms
    view.zoom_to({ms(100), ms(110)});
    QTest::mouseClick(plot_of(view), Qt::LeftButton, {}, {500, 40});
    QVERIFY(view.cursor() && view.can_go_back());
    view.begin_run();
    QVERIFY(!view.cursor());
    QCOMPARE(view.selected().kind, Subject::Kind::None);
    RunFixture other;
    other.thread("A").runs(0, end);
    view.set_run(other.at(end));
    QVERIFY(!view.cursor() && !view.can_go_back());
    QVERIFY(view.visible_range().begin <= ms(0) && view.visible_range().end >= ms(end));
    QCOMPARE(view.selected().kind, Subject::Kind::None);
}

void TimelineViewTest::itSurvivesEverySize() {
    TimelineView view;
    show(view, RunFixture::opposite_order());
    for (const QSize size : {QSize(240, 120), QSize(3000, 121), QSize(241, 1500)}) {
        view.resize(size);
        QTest::qWait(30);
        QCOMPARE(view.grab().size(), size);
    }
}

QTEST_MAIN(TimelineViewTest)
#include "timeline_view_test.moc"
