// Back and forward through what was looked at.
#include "app/timeline/timeline_view.h"
#include "app/timeline/zoom_history.h"
#include "tests/app/run_fixture.h"

#include <QMouseEvent>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using namespace std::chrono_literals;
using threadline::test::ms;
using threadline::test::RunFixture;

class TimelineZoomHistoryTest : public QObject {
    Q_OBJECT
private slots:
    void itGoesBackAndForward();
    void whatFollowsShortlyIsOneStep();
    void aGestureThatEndsWhereItBeganLeavesNothing();
    void aNewWayForgetsTheOtherOne();
    void theOldestAreForgotten();
    void aViewOfTheWholeRunStaysOneAsItGrows();
    void theViewGoesBackByCommandAndByMouse();

private:
    static Viewport at(double from, double to) {
        Viewport view;
        view.set_run(ms(1000), true);
        view.show({ms(from), ms(to)});
        return view;
    }
};

void TimelineZoomHistoryTest::itGoesBackAndForward() {
    ZoomHistory history;
    QVERIFY(!history.back() && !history.forward());
    history.reset(at(0, 1000));
    QVERIFY(!history.can_go_back());
    history.visited(at(0, 500), 1000ms);
    history.visited(at(100, 200), 3000ms);
    QCOMPARE(history.back()->visible(), at(0, 500).visible());
    QCOMPARE(history.back()->visible(), at(0, 1000).visible());
    QVERIFY(!history.back());
    QCOMPARE(history.forward()->visible(), at(0, 500).visible());
    QCOMPARE(history.forward()->visible(), at(100, 200).visible());
    QVERIFY(!history.can_go_forward());
}

void TimelineZoomHistoryTest::whatFollowsShortlyIsOneStep() {
    ZoomHistory history;
    history.reset(at(0, 1000));
    for (int i = 1; i <= 20; ++i)
        history.visited(at(0, 1000 - 40 * i), 5000ms + i * 100ms);
    history.visited(at(300, 400), 9000ms);
    QCOMPARE(history.back()->visible(), at(0, 200).visible());
    QCOMPARE(history.back()->visible(), at(0, 1000).visible());
    QVERIFY(!history.can_go_back());
}

void TimelineZoomHistoryTest::aGestureThatEndsWhereItBeganLeavesNothing() {
    ZoomHistory history;
    history.reset(at(0, 1000));
    history.visited(at(0, 500), 1000ms);
    history.visited(at(0, 1000), 1100ms);
    QVERIFY(!history.can_go_back());
}

void TimelineZoomHistoryTest::aNewWayForgetsTheOtherOne() {
    ZoomHistory history;
    history.reset(at(0, 1000));
    history.visited(at(0, 500), 1000ms);
    history.visited(at(0, 100), 3000ms);
    history.back();
    history.visited(at(200, 300), 5000ms);
    QVERIFY(!history.can_go_forward());
    QCOMPARE(history.back()->visible(), at(0, 500).visible());
}

void TimelineZoomHistoryTest::theOldestAreForgotten() {
    ZoomHistory history;
    history.reset(at(0, 1000));
    for (int i = 1; i <= 500; ++i)
        history.visited(at(i, i + 100), i * 2000ms);
    std::size_t steps = 0;
    while (history.back())
        ++steps;
    QCOMPARE(steps, ZoomHistory::most - 1);
}

void TimelineZoomHistoryTest::aViewOfTheWholeRunStaysOneAsItGrows() {
    ZoomHistory history;
    Viewport live;
    live.set_run(ms(10), false);
    history.reset(live);
    live.set_run(ms(500), false);
    history.grown(live);
    Viewport near = live;
    near.show({ms(20), ms(30)});
    history.visited(near, 5000ms);
    const auto before = history.back();
    QVERIFY(before->following());
    QCOMPARE(before->visible(), live.visible());
}

void TimelineZoomHistoryTest::theViewGoesBackByCommandAndByMouse() {
    TimelineView view;
    view.resize(800, 400);
    view.set_run(RunFixture::opposite_order());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const auto whole = view.visible_range();
    QVERIFY(!view.can_go_back());
    view.zoom_to({ms(20), ms(30)});
    const auto near = view.visible_range();
    QVERIFY(view.can_go_back());
    auto* plot = view.findChild<QWidget*>("timeline-plot");
    QTest::mouseClick(plot, Qt::BackButton, {}, {400, 100});
    QCOMPARE(view.visible_range(), whole);
    QVERIFY(!view.can_go_back() && view.can_go_forward());
    QTest::mouseClick(plot, Qt::ForwardButton, {}, {400, 100});
    QCOMPARE(view.visible_range(), near);
    view.go_back();
    QCOMPARE(view.visible_range(), whole);
    // Another run has a history of its own.
    RunFixture other;
    other.thread("A").runs(0, 10);
    view.begin_run();
    view.set_run(other.at(10));
    QVERIFY(!view.can_go_back() && !view.can_go_forward());
}

QTEST_MAIN(TimelineZoomHistoryTest)
#include "timeline_zoom_history_test.moc"
