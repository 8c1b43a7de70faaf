// Lanes arranged by hand: with keys, by dragging, from menus.
#include "app/timeline/timeline_actions.h"
#include "app/timeline/timeline_view.h"
#include "tests/app/lane_names.h"
#include "tests/app/shown_timeline.h"
#include "tests/app/variable_and_slice_runs.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::light;
using threadline::test::ms;
using threadline::test::names;
using threadline::test::two;

class TimelineArrangingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void keysHideAndShow();
    void keysMoveTheChosenLaneAndStayWithIt();
    void keysMakeALaneTallerAndUsualAgain();
    void draggingAHeaderMovesItsLane();
    void escapeEndsADragAndNothingHasMoved();
    void draggingTheLowerEdgeMakesALaneHigher();
    void theMenuOfALaneHidesIt();
    void beneathALaneTheMenuIsStillItsOwn();
    void whatWasDoneToTheLanesIsTakenBackStepByStep();
    void whatCameFromElsewhereIsNotTakenBack();
    void theMenuByKeyIsOfWhatIsChosenOnACpu();
    void theFirstOfAnUnfoldedGroupIsNotTheGroup();
    void whoIsInAFoldedGroupLiesOnItsLane();
    void theMarkOfHiddenLanesBringsThemBack();
    void whereAllAreHiddenItSaysHowToSeeThem();
    void eachActionHasAKeyOfItsOwn();

private:
    static QWidget* plot_of(TimelineView& view) {
        return view.findChild<QWidget*>("timeline-plot");
    }
    static void show(TimelineView& view, const session::RunSnapshot& run) {
        threadline::test::show(view, run);
        view.setFocus();
        view.refresh_now();
    }
    // The middle of the header of a lane, in the plot.
    static QPoint header(TimelineView& view, int row, double share = 0.5) {
        view.refresh_now();
        const QList<QRectF> rects = view.header_rects();
        const QRectF rect = rects[row];
        return QPointF(rect.left() + 10, rect.top() + rect.height() * share).toPoint();
    }
    static void drag(QWidget* plot, QPoint from, QPoint to) {
        QTest::mousePress(plot, Qt::LeftButton, {}, from);
        const int steps = 6;
        for (int i = 1; i <= steps; ++i) {
            const QPointF at = from + QPointF(to - from) * i / steps;
            QMouseEvent move(QEvent::MouseMove, at, plot->mapToGlobal(at), Qt::NoButton,
                             Qt::LeftButton, {});
            QCoreApplication::sendEvent(plot, &move);
        }
    }
};

void TimelineArrangingTest::initTestCase() {
    qRegisterMetaType<threadline::app::LaneArrangement>();
}

void TimelineArrangingTest::keysHideAndShow() {
    TimelineView view;
    show(view, two());
    QSignalSpy changed(&view, &TimelineView::arrangement_changed);
    QTest::keyClick(&view, Qt::Key_H);  // none is chosen
    QCOMPARE(changed.count(), 0);
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Down);  // B
    QTest::keyClick(&view, Qt::Key_H);
    QCOMPARE(view.options().arrangement.hidden, std::set<QString>{"thread:B"});
    QCOMPARE(changed.count(), 1);
    view.refresh_now();
    QCOMPARE(view.header_rects().size(), 3);
    QTest::keyClick(&view, Qt::Key_H, Qt::ShiftModifier);
    QVERIFY(view.options().arrangement.hidden.empty());
    view.refresh_now();
    QCOMPARE(view.header_rects().size(), 4);
}

void TimelineArrangingTest::keysMoveTheChosenLaneAndStayWithIt() {
    TimelineView view;
    show(view, two());
    QTest::keyClick(&view, Qt::Key_Down);  // A
    QTest::keyClick(&view, Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(&view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(names(two(), view.options()), QStringList({"B", "Lock 1", "A", "Lock 2"}));
    QTest::keyClick(&view, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(names(two(), view.options()), QStringList({"B", "A", "Lock 1", "Lock 2"}));
    QTest::keyClick(&view, Qt::Key_H);
    QCOMPARE(view.options().arrangement.hidden, std::set<QString>{"thread:A"});
    view.actions().reset_lanes->trigger();
    QVERIFY(view.options().arrangement.is_usual());
}

void TimelineArrangingTest::keysMakeALaneTallerAndUsualAgain() {
    TimelineView view;
    show(view, two());
    const auto before = view.header_rects();
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Plus, Qt::AltModifier);
    QTest::keyClick(&view, Qt::Key_Plus, Qt::AltModifier);
    view.refresh_now();
    QVERIFY(view.header_rects()[0].height() > before[0].height() * 1.4);
    QCOMPARE(view.header_rects()[1].height(), before[1].height());  // the others do not change
    QTest::keyClick(&view, Qt::Key_Minus, Qt::AltModifier);
    QTest::keyClick(&view, Qt::Key_Minus, Qt::AltModifier);
    QVERIFY(view.options().arrangement.is_usual());
    QTest::keyClick(&view, Qt::Key_Minus, Qt::AltModifier);
    QTest::keyClick(&view, Qt::Key_0, Qt::AltModifier);
    QVERIFY(view.options().arrangement.is_usual());
}

void TimelineArrangingTest::draggingAHeaderMovesItsLane() {
    TimelineView view;
    show(view, two());
    const auto range = view.visible_range();
    QWidget* plot = plot_of(view);
    const QPoint to = header(view, 2, 0.8);  // the lower part of Lock 1: behind it
    drag(plot, header(view, 0), to);
    view.refresh_now();
    const QImage during = view.grab().toImage();
    // The mark between Lock 1 and Lock 2.
    view.refresh_now();
    const auto rects = view.header_rects();
    const int y = int((rects[2].bottom() + rects[3].top()) / 2);
    QCOMPARE(during.pixelColor(500, y), light().accent);
    QTest::mouseRelease(plot, Qt::LeftButton, {}, to);
    QCOMPARE(names(two(), view.options()), QStringList({"B", "Lock 1", "A", "Lock 2"}));
    QCOMPARE(view.visible_range(), range);                // it was not panned,
    QCOMPARE(view.selected().kind, Subject::Kind::None);  // and nothing clicked
}

void TimelineArrangingTest::escapeEndsADragAndNothingHasMoved() {
    TimelineView view;
    show(view, two());
    QWidget* plot = plot_of(view);
    drag(plot, header(view, 0), header(view, 3));
    QTest::keyClick(&view, Qt::Key_Escape);
    QTest::mouseRelease(plot, Qt::LeftButton, {}, header(view, 3));
    QVERIFY(view.options().arrangement.is_usual());
    // Also that of a lane that was being made higher.
    const QRectF rect = view.header_rects()[0];
    const QPoint edge(10, int(std::lround(rect.bottom())));
    drag(plot, edge, edge + QPoint(0, 40));
    QVERIFY(!view.options().arrangement.is_usual());
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(view.options().arrangement.is_usual());
    QTest::mouseRelease(plot, Qt::LeftButton, {}, edge);
}

void TimelineArrangingTest::draggingTheLowerEdgeMakesALaneHigher() {
    TimelineView view;
    show(view, two());
    QWidget* plot = plot_of(view);
    const QRectF before = view.header_rects()[0];
    const QPoint edge(10, int(std::lround(before.bottom())));
    drag(plot, edge, edge + QPoint(0, 40));
    QTest::mouseRelease(plot, Qt::LeftButton, {}, edge + QPoint(0, 40));
    view.refresh_now();
    const double height = view.header_rects()[0].height();
    QVERIFY2(std::abs(height - before.height() - 40) < 4, qPrintable(QString::number(height)));
    QTest::mouseDClick(plot, Qt::LeftButton, {},
                       {10, int(std::lround(view.header_rects()[0].bottom()))});
    QVERIFY(view.options().arrangement.is_usual());
}

void TimelineArrangingTest::theMenuOfALaneHidesIt() {
    TimelineView view;
    show(view, two());
    const QPoint at = header(view, 1);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, view.mapToGlobal(at));
    QCoreApplication::sendEvent(plot_of(view), &event);
    auto* menu = view.findChild<QMenu*>("lane-menu");
    QVERIFY(menu && menu->isVisible());
    QVERIFY(menu->actions().contains(view.actions().move_up));
    view.actions().hide->trigger();
    menu->close();
    QCOMPARE(view.options().arrangement.hidden, std::set<QString>{"thread:B"});
    // By keyboard: Shift+F10 on the chosen lane.
    QTRY_VERIFY(!view.findChild<QMenu*>("lane-menu"));
    QTest::keyClick(&view, Qt::Key_F10, Qt::ShiftModifier);
    menu = view.findChild<QMenu*>("lane-menu");
    QVERIFY(menu && menu->isVisible());
    QVERIFY(menu->actions().contains(view.actions().show_hidden));
    menu->close();
}

void TimelineArrangingTest::beneathALaneTheMenuIsStillItsOwn() {
    TimelineView view;
    show(view, two());
    const QList<QRectF> rects = view.header_rects();
    // Between two threads, and where the locks begin.
    for (const int row : {0, 1}) {
        const double gap = (rects[row].bottom() + rects[row + 1].top()) / 2;
        QVERIFY(rects[row].bottom() < gap);
        const QPointF at(10, gap);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at.toPoint(),
                                view.mapToGlobal(at.toPoint()));
        QCoreApplication::sendEvent(plot_of(view), &event);
        auto* menu = view.findChild<QMenu*>("lane-menu");
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions().first()->text(), QString(row == 0 ? "A" : "B"));
        QVERIFY(menu->actions().contains(view.actions().hide));
        menu->close();
        QTRY_VERIFY(!view.findChild<QMenu*>("lane-menu"));
    }
}

void TimelineArrangingTest::whatWasDoneToTheLanesIsTakenBackStepByStep() {
    TimelineView view;
    show(view, two());
    QTest::keyClick(&view, Qt::Key_Z, Qt::ControlModifier);  // nothing was done
    QVERIFY(view.options().arrangement.is_usual());
    std::vector<LaneArrangement> before;
    const auto remember = [&] { before.push_back(view.options().arrangement); };
    remember();
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_G);  // fold
    remember();
    QTest::keyClick(&view, Qt::Key_Down, Qt::AltModifier);
    remember();
    // However far a header is dragged, it is one change.
    QWidget* plot = plot_of(view);
    view.refresh_now();
    const QPoint edge(10, int(std::lround(view.header_rects()[0].bottom())));
    drag(plot, edge, edge + QPoint(0, 30));
    QTest::mouseRelease(plot, Qt::LeftButton, {}, edge + QPoint(0, 30));
    QVERIFY(!view.options().arrangement.stretch.empty());
    remember();
    drag(plot, header(view, 3), header(view, 0, 0.1));
    QTest::mouseRelease(plot, Qt::LeftButton, {}, header(view, 0, 0.1));
    QVERIFY(view.options().arrangement != before.back());
    remember();
    QTest::keyClick(&view, Qt::Key_H);
    QVERIFY(!view.options().arrangement.hidden.empty());
    remember();
    view.actions().reset_lanes->trigger();
    QVERIFY(view.options().arrangement.is_usual());
    for (; !before.empty(); before.pop_back()) {
        QTest::keyClick(&view, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(view.options().arrangement, before.back());
    }
}

void TimelineArrangingTest::whatCameFromElsewhereIsNotTakenBack() {
    TimelineView view;
    show(view, two());
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_H);
    LaneArrangement of_another_run;
    of_another_run.hidden = {"lock:Lock 2"};
    view.set_arrangement(of_another_run);
    QTest::keyClick(&view, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(view.options().arrangement, of_another_run);
}

void TimelineArrangingTest::theMenuByKeyIsOfWhatIsChosenOnACpu() {
    session::RunSnapshot run = threadline::test::with_all_lanes();
    auto info = std::make_shared<trace::RunInfo>(*run.trace.info);
    info->cores = 2;  // of one nothing is known: the band is half as high as it can be
    run.trace.info = info;
    TimelineView view;
    TimelineOptions options = view.options();
    options.cpus = true;
    view.set_options(options);
    show(view, run);
    Subject meant;
    connect(&view, &TimelineView::menu_of_interval, this,
            [&](QMenu*, const Subject& subject) { meant = subject; });
    const auto open_menu = [&] {
        meant = {};
        QTest::keyClick(&view, Qt::Key_F10, Qt::ShiftModifier);
        auto* menu = view.findChild<QMenu*>("lane-menu");
        QVERIFY(menu && menu->isVisible());
        QVERIFY(menu->actions().contains(view.actions().hide));
        menu->close();
        QTRY_VERIFY(!view.findChild<QMenu*>("lane-menu"));
    };
    QTest::keyClick(&view, Qt::Key_Down);  // the band
    view.set_cursor(ms(8));
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(view.selected().kind, Subject::Kind::IdleCores);
    open_menu();
    QCOMPARE(meant, view.selected());
    QTest::keyClick(&view, Qt::Key_Down);  // the CPU, on which A runs at first
    view.set_cursor(ms(3));
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(view.selected().kind, Subject::Kind::CpuUse);
    open_menu();
    QCOMPARE(meant, view.selected());
    // A's own lane has nothing that is chosen.
    QTest::keyClick(&view, Qt::Key_Down);
    open_menu();
    QCOMPARE(meant, Subject{});
    // Whatever chose it, keys are of the lane on which it lies.
    view.select({Subject::Kind::CpuUse, {}, {}, {ms(6), ms(10)}, {}, {}, 1});
    open_menu();
    QCOMPARE(meant, view.selected());
    QTest::keyClick(&view, Qt::Key_H);
    QCOMPARE(view.options().arrangement.hidden, std::set<QString>{"cpu:1"});
}

void TimelineArrangingTest::theFirstOfAnUnfoldedGroupIsNotTheGroup() {
    TimelineView view;
    show(view, threadline::test::RunFixture::downloads());
    const Subject of_the_first{Subject::Kind::Interval, ActorId{1}, {}, {ms(0), ms(1)}, {}};
    LaneArrangement arrangement;
    arrangement.grouped = {"group:Worker "};
    for (const auto& [folded, hidden] : {std::pair(false, QString("thread:Worker 1")),
                                         std::pair(true, QString("group:Worker "))}) {
        arrangement.folded["group:Worker "] = folded;
        view.set_arrangement(arrangement);
        view.select(of_the_first);
        QTest::keyClick(&view, Qt::Key_H);
        QCOMPARE(view.options().arrangement.hidden, std::set<QString>{hidden});
    }
}

void TimelineArrangingTest::whoIsInAFoldedGroupLiesOnItsLane() {
    TimelineView view;
    show(view, threadline::test::RunFixture::downloads());
    LaneArrangement arrangement;
    arrangement.grouped = {"group:Worker "};
    for (const auto& [folded, hidden] : {std::pair(false, QString("thread:Worker 5")),
                                         std::pair(true, QString("group:Worker "))}) {
        arrangement.folded["group:Worker "] = folded;
        view.set_arrangement(arrangement);
        view.select({Subject::Kind::Hold, {}, ObjectId{2}, {ms(0), ms(1)}, {}});
        view.select({Subject::Kind::Interval, ActorId{5}, {}, {ms(0), ms(1)}, {}});
        QTest::keyClick(&view, Qt::Key_H);
        QCOMPARE(view.options().arrangement.hidden, std::set<QString>{hidden});
    }
}

void TimelineArrangingTest::theMarkOfHiddenLanesBringsThemBack() {
    TimelineView view;
    show(view, two());
    LaneArrangement arrangement;
    arrangement.hidden = {"thread:B", "lock:Lock 1"};
    view.set_arrangement(arrangement);
    view.refresh_now();
    const QPoint mark = view.hidden_mark().center();
    QVERIFY(!view.hidden_mark().isEmpty());
    QTest::mouseClick(plot_of(view), Qt::LeftButton, {}, mark);
    auto* menu = view.findChild<QMenu*>("lane-menu");
    QVERIFY(menu && menu->isVisible());
    QStringList texts;
    for (QAction* action : menu->actions())
        texts.append(action->text());
    QVERIFY2(texts.contains("B") && texts.contains("Lock 1"), qPrintable(texts.join(", ")));
    menu->actions().first()->trigger();
    menu->close();
    QCOMPARE(view.options().arrangement.hidden, std::set<QString>{"lock:Lock 1"});
    view.actions().show_hidden->trigger();
    view.refresh_now();
    QVERIFY(view.hidden_mark().isEmpty());
}

void TimelineArrangingTest::whereAllAreHiddenItSaysHowToSeeThem() {
    TimelineView view;
    show(view, two());
    LaneArrangement arrangement;
    arrangement.hidden = {"thread:A", "thread:B", "lock:Lock 1", "lock:Lock 2"};
    view.set_arrangement(arrangement);
    view.refresh_now();
    QVERIFY(view.header_rects().isEmpty());
    QTest::keyClick(&view, Qt::Key_H, Qt::ShiftModifier);
    view.refresh_now();
    QCOMPARE(view.header_rects().size(), 4);
}

void TimelineArrangingTest::eachActionHasAKeyOfItsOwn() {
    TimelineView view;
    QList<QKeySequence> taken;
    for (const QAction* action : view.actions().all()) {
        QVERIFY(!action->text().isEmpty());
        QVERIFY2(!action->shortcuts().isEmpty(), qPrintable(action->text()));
        for (const QKeySequence& keys : action->shortcuts()) {
            QVERIFY2(!taken.contains(keys), qPrintable(keys.toString()));
            taken.append(keys);
        }
    }
}

QTEST_MAIN(TimelineArrangingTest)
#include "timeline_arranging_test.moc"
