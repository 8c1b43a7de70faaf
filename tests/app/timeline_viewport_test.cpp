// Which part of a run is in sight.
#include "app/timeline/viewport.h"

#include <QTest>

using namespace std::chrono_literals;
using threadline::app::Viewport;
using threadline::trace::Time;
using threadline::trace::TimeRange;

class TimelineViewportTest : public QObject {
    Q_OBJECT

private slots:
    void aFinishedRunIsSeenWholeWithAMargin();
    void aLivingRunGrowsIntoRoomThatIsAlreadyThere();
    void zoomingKeepsTheTimeUnderTheMouse();
    void zoomingInEndsAtAMicrosecond();
    void zoomingOutEndsAtTheWholeRun();
    void panningNeverLosesTheRun();
    void panningBackIsWhereItWas();
    void whatAPersonChoseStaysWhileTheRunGrows();
    void aLivingRunIsShownWithAsMuchRoomAgain();
    void followingKeepsTheEndInSight();
    void showingARangeLeavesAMargin();
    void fittingReturnsToTheWholeRun();
    void besideALongerRunItReachesAsFar();
};

void TimelineViewportTest::aFinishedRunIsSeenWholeWithAMargin() {
    Viewport view;
    view.set_run(200ms, true);
    QCOMPARE(view.visible(), (TimeRange{0ms, 204ms}));
}

void TimelineViewportTest::aLivingRunGrowsIntoRoomThatIsAlreadyThere() {
    Viewport view;
    view.set_run(10ms, false);
    const TimeRange early = view.visible();
    view.set_run(60ms, false);
    QCOMPARE(view.visible(), early);
    view.set_run(99ms, false);
    QVERIFY(view.visible().end > early.end);
    QVERIFY(view.following());
}

void TimelineViewportTest::zoomingKeepsTheTimeUnderTheMouse() {
    Viewport view;
    view.set_run(1s, true);
    const Time at = 300ms;
    const auto share = [&] {
        return double((at - view.visible().begin).count()) /
               double(view.visible().length().count());
    };
    const double before = share();
    for (int i = 0; i < 10; ++i)
        view.zoom(0.8, at);
    QVERIFY(std::abs(share() - before) < 0.001);
    QVERIFY(view.visible().length() < 150ms);
    QVERIFY(!view.following());
}

void TimelineViewportTest::zoomingInEndsAtAMicrosecond() {
    Viewport view;
    view.set_run(10s, true);
    for (int i = 0; i < 200; ++i)
        view.zoom(0.5, 3s);
    QCOMPARE(view.visible().length(), 1us);
    QVERIFY(view.visible().begin <= 3s && 3s <= view.visible().end);
}

void TimelineViewportTest::zoomingOutEndsAtTheWholeRun() {
    Viewport view;
    view.set_run(1s, true);
    for (int i = 0; i < 50; ++i)
        view.zoom(2, 500ms);
    QVERIFY(view.visible().length() < 1300ms);
    QVERIFY(view.visible().begin <= 0ms && view.visible().end >= 1s);
}

void TimelineViewportTest::panningNeverLosesTheRun() {
    Viewport view;
    view.set_run(1s, true);
    view.zoom(0.1, 500ms);
    view.pan(-100s);
    QVERIFY(view.visible().end > 0ms);
    view.pan(100s);
    QVERIFY(view.visible().begin < 1s);
    view.pan(-200s);
    QVERIFY(view.visible().end > 0ms);
}

void TimelineViewportTest::panningBackIsWhereItWas() {
    Viewport view;
    view.set_run(1s, true);
    view.zoom(0.25, 400ms);
    const TimeRange before = view.visible();
    view.pan(17ms);
    view.pan(-17ms);
    QCOMPARE(view.visible(), before);
}

void TimelineViewportTest::whatAPersonChoseStaysWhileTheRunGrows() {
    Viewport view;
    view.set_run(500ms, false);
    view.show({100ms, 200ms});
    view.set_run(900ms, false);
    QCOMPARE(view.visible(), (TimeRange{100ms, 200ms}));
    QVERIFY(!view.following());
}

// So a run that is stepped through does not move until its room is doubled again.
void TimelineViewportTest::aLivingRunIsShownWithAsMuchRoomAgain() {
    Viewport view;
    for (const auto now : {80ms, 100ms, 155ms}) {
        view.set_run(now, false);
        view.show({0ms, 160ms});
        QCOMPARE(view.visible(), (TimeRange{0ms, 160ms}));
    }
}

void TimelineViewportTest::followingKeepsTheEndInSight() {
    Viewport view;
    view.set_run(500ms, false);
    view.show({100ms, 200ms});
    view.set_follow(true);
    for (const auto now : {600ms, 700ms, 1500ms}) {
        view.set_run(now, false);
        QVERIFY(view.visible().begin < now && now < view.visible().end);
        QCOMPARE(view.visible().length(), 100ms);
    }
}

void TimelineViewportTest::showingARangeLeavesAMargin() {
    Viewport view;
    view.set_run(1s, true);
    view.show_around({400ms, 500ms});
    QCOMPARE(view.visible(), (TimeRange{385ms, 515ms}));
    view.show_around({400ms, 400ms});  // a moment
    QVERIFY(view.visible().length() >= 1us);
    QVERIFY(view.visible().begin < 400ms && 400ms < view.visible().end);
    view.show_around({10ms, 500ms});  // nothing lies before the begin
    QCOMPARE(view.visible().begin, 0ms);
    // Nor does anything after the end, which would push the begin out of sight.
    view.show_around({20ms, 1400ms});
    QVERIFY(view.visible().begin <= 20ms && 1s < view.visible().end);
}

void TimelineViewportTest::fittingReturnsToTheWholeRun() {
    Viewport view;
    view.set_run(1s, true);
    const TimeRange whole = view.visible();
    view.show({100ms, 200ms});
    view.fit();
    QCOMPARE(view.visible(), whole);
}

void TimelineViewportTest::besideALongerRunItReachesAsFar() {
    Viewport longer, shorter;
    longer.set_run(1s, true);
    shorter.set_run(100ms, true);
    shorter.set_reach(1s);
    QCOMPARE(shorter.visible(), longer.visible());
    // Also where it has long ended.
    for (Viewport* each : {&longer, &shorter})
        each->show({700ms, 800ms});
    QCOMPARE(shorter.visible(), (TimeRange{700ms, 800ms}));
    QCOMPARE(shorter.visible(), longer.visible());
    shorter.reset();
    shorter.set_run(200ms, true);
    longer.fit();
    QCOMPARE(shorter.visible(), longer.visible());
}

QTEST_APPLESS_MAIN(TimelineViewportTest)
#include "timeline_viewport_test.moc"
