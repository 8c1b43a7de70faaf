// Lanes as a person arranges them: order, hidden, folded, grouped, height.
#include "app/timeline/lane_moves.h"
#include "app/timeline/painter.h"
#include "app/timeline/timeline_actions.h"
#include "app/timeline/timeline_view.h"
#include "tests/app/run_fixture.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;

namespace {

const Theme& light() {
    return theme(ThemeKind::Light);
}

// A, B, then Lock 1, Lock 2.
session::RunSnapshot two() {
    return RunFixture::opposite_order();
}

// Worker 1 to 6 and Main, each running from 0 to 10 ms.
session::RunSnapshot workers() {
    RunFixture run;
    run.thread("Main").runs(0, 10);
    for (int i = 1; i <= 6; ++i)
        run.thread("Worker " + std::to_string(i)).runs(0, 10);
    return run.at(10);
}

session::RunSnapshot in_processes(session::RunSnapshot run,
                                  const std::vector<std::uint16_t>& processes) {
    auto tables = std::make_shared<trace::Tables>(*run.trace.tables);
    for (std::size_t i = 0; i < processes.size(); ++i)
        tables->actors[i + 1].process = processes[i];
    run.trace.tables = tables;
    return run;
}

QStringList names(const std::vector<LaneRow>& rows) {
    QStringList all;
    for (const LaneRow& row : rows)
        all.append(row.name);
    return all;
}

QStringList names(const session::RunSnapshot& run, const TimelineOptions& options) {
    return names(lane_rows(run, options, light()));
}

std::vector<LaneNode> tree(const session::RunSnapshot& run, const TimelineOptions& options = {}) {
    return lane_tree(run, options, light(), LaneKeys::Always);
}

}  // namespace

class TimelineLanesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void withoutAnArrangementTheyStandAsDeclared();
    void whatIsNamedInTheOrderStandsInItAndTheRestFollowsWhatItFollowed();
    void aHiddenLaneTakesNoRoomAndIsCounted();
    void lanesOfOneNameAreToldApart();
    void anArrangementOutlivesARerunWithOtherThreads();
    void aLaneMovesPastThoseThatShow();
    void aFoldedThreadShowsItsStatesAlone();
    void aLaneIsAsHighAsAskedForAndTheOthersAreNot();
    void theContentOfAHigherLaneFillsIt();
    void threadsOfSeveralProcessesStandTogether();
    void processesOfOneThreadEachNeedNoHeads();
    void aFoldedProcessShowsHowManyAreInWhichState();
    void fewThreadsOfOneNameBecomeOneLaneOnRequest();
    void theSettingsBringItBack();
    void badSettingsAreAsUsual_data();
    void badSettingsAreAsUsual();
    void aFigureSaysWhatItLeavesOut();

    void keysHideAndShow();
    void keysMoveTheChosenLaneAndStayWithIt();
    void keysMakeALaneTallerAndUsualAgain();
    void draggingAHeaderMovesItsLane();
    void escapeEndsADragAndNothingHasMoved();
    void draggingTheLowerEdgeMakesALaneHigher();
    void theMenuOfALaneHidesIt();
    void theMarkOfHiddenLanesBringsThemBack();
    void whereAllAreHiddenItSaysHowToSeeThem();
    void eachActionHasAKeyOfItsOwn();

private:
    static QWidget* plot_of(TimelineView& view) {
        return view.findChild<QWidget*>("timeline-plot");
    }
    static void show(TimelineView& view, const session::RunSnapshot& run) {
        view.resize(1000, 420);
        view.set_run(run);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
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

void TimelineLanesTest::initTestCase() {
    qRegisterMetaType<threadline::app::LaneArrangement>();
}

void TimelineLanesTest::withoutAnArrangementTheyStandAsDeclared() {
    QCOMPARE(names(two(), {}), QStringList({"A", "B", "Lock 1", "Lock 2"}));
    QCOMPARE(hidden_lane_count(two(), {}, light()), std::size_t{0});
}

void TimelineLanesTest::whatIsNamedInTheOrderStandsInItAndTheRestFollowsWhatItFollowed() {
    const std::vector<QString> keys{"a", "b", "c", "d"};
    using Places = std::vector<std::size_t>;
    QCOMPARE(ordered(keys, {}), (Places{0, 1, 2, 3}));
    QCOMPARE(ordered(keys, {"d", "c", "b", "a"}), (Places{3, 2, 1, 0}));
    // c and d came after b, and still do.
    QCOMPARE(ordered(keys, {"b", "a"}), (Places{1, 2, 3, 0}));
    // What came before all that is named still does.
    QCOMPARE(ordered(keys, {"d", "c", "nobody"}), (Places{0, 1, 3, 2}));
    TimelineOptions options;
    options.arrangement.order = {"lock:Lock 2", "thread:B", "thread:A", "lock:Lock 1"};
    QCOMPARE(names(two(), options), QStringList({"Lock 2", "B", "A", "Lock 1"}));
}

void TimelineLanesTest::aHiddenLaneTakesNoRoomAndIsCounted() {
    TimelineOptions options;
    const double all = lanes_height(lane_rows(two(), options, light()));
    options.arrangement.hidden = {"thread:B", "lock:Lock 1", "lock:of another scenario"};
    const auto rows = lane_rows(two(), options, light());
    QCOMPARE(names(rows), QStringList({"A", "Lock 2"}));
    QVERIFY(lanes_height(rows) < all * 0.6);
    QCOMPARE(hidden_lane_count(two(), options, light()), std::size_t{2});
}

void TimelineLanesTest::lanesOfOneNameAreToldApart() {
    RunFixture run;
    for (int i = 0; i < 3; ++i)
        run.thread("Pool").runs(i, 10);
    TimelineOptions options;
    options.arrangement.hidden = {"thread:Pool#2"};
    const auto rows = lane_rows(run.at(10), options, light());
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[0].actor, ActorId{1});
    QCOMPARE(rows[1].actor, ActorId{3});
}

void TimelineLanesTest::anArrangementOutlivesARerunWithOtherThreads() {
    TimelineOptions options;
    options.fold_above = 0;
    options.arrangement = moved(tree(workers(), options), {}, "thread:Worker 6", "thread:Main");
    QCOMPARE(names(workers(), options).first(2), QStringList({"Worker 6", "Main"}));
    RunFixture fewer;
    fewer.thread("Main").runs(0, 10);
    for (int i = 1; i <= 3; ++i)
        fewer.thread("Worker " + std::to_string(i)).runs(0, 10);
    QCOMPARE(names(fewer.at(10), options),
             QStringList({"Main", "Worker 1", "Worker 2", "Worker 3"}));
}

void TimelineLanesTest::aLaneMovesPastThoseThatShow() {
    TimelineOptions options;
    options.arrangement.hidden = {"thread:B"};
    options.arrangement = moved_by(tree(two(), options), options.arrangement, "lock:Lock 1", -1);
    QCOMPARE(names(two(), options), QStringList({"Lock 1", "A", "Lock 2"}));
    // At the end there is nothing to move past.
    const LaneArrangement before = options.arrangement;
    QCOMPARE(moved_by(tree(two(), options), before, "lock:Lock 1", -1), before);
    options.arrangement = moved_by(tree(two(), options), before, "lock:Lock 1", 5);
    QCOMPARE(names(two(), options), QStringList({"A", "Lock 2", "Lock 1"}));
    QCOMPARE(moved_by(tree(two(), options), before, "thread:nobody", 1), before);
}

void TimelineLanesTest::aFoldedThreadShowsItsStatesAlone() {
    TimelineOptions options;
    const auto open = lane_rows(two(), options, light());
    options.arrangement.folded = {{"thread:A", true}};
    const auto rows = lane_rows(two(), options, light());
    QVERIFY(open[0].bars > 0);
    QCOMPARE(rows[0].bars, 0);
    QVERIFY(rows[0].height < rows[1].height * 0.7);
    QVERIFY(rows[0].name.contains("A") && rows[0].name != "A");  // it says that there is more
    const auto list = lane_content(two(), rows, {two().trace.range(), 0, 800}, options, light());
    for (const Box& box : list.boxes)
        QVERIFY(box.subject.actor != ActorId{1} || box.subject.kind != Subject::Kind::Hold);
}

void TimelineLanesTest::aLaneIsAsHighAsAskedForAndTheOthersAreNot() {
    TimelineOptions options;
    const auto usual = lane_rows(two(), options, light());
    options.arrangement.stretch = {{"thread:B", 2.0}, {"lock:Lock 2", 0.5}};
    const auto rows = lane_rows(two(), options, light());
    QCOMPARE(rows[0].height, usual[0].height);
    QVERIFY(std::abs(rows[1].height / usual[1].height - 2) < 0.05);
    QCOMPARE(rows[2].height, usual[2].height);
    QVERIFY(rows[3].height < usual[3].height * 0.6);
    for (std::size_t i = 1; i < rows.size(); ++i)
        QVERIFY(rows[i].top >= rows[i - 1].top + rows[i - 1].height);
}

void TimelineLanesTest::theContentOfAHigherLaneFillsIt() {
    TimelineOptions options;
    options.arrangement.stretch = {{"thread:B", 2.0}, {"lock:Lock 2", 2.0}};
    const auto rows = lane_rows(two(), options, light());
    const auto list = lane_content(two(), rows, {two().trace.range(), 0, 800}, options, light());
    const auto lowest = [&](auto belongs) {
        double y = 0;
        for (const Box& box : list.boxes)
            if (belongs(box.subject))
                y = std::max(y, box.rect.bottom());
        return y;
    };
    const double of_b = lowest([](const Subject& s) {
        return s.actor == ActorId{2} &&
               !(s.kind == Subject::Kind::LockHold || s.kind == Subject::Kind::LockWait);
    });
    QVERIFY(of_b > rows[1].top + rows[1].height * 0.9);
    QVERIFY(of_b <= rows[1].top + rows[1].height + 1);
    const double of_lock = lowest([](const Subject& s) {
        return s.object == ObjectId{2} &&
               (s.kind == Subject::Kind::LockHold || s.kind == Subject::Kind::LockWait);
    });
    QVERIFY(of_lock > rows[3].top + rows[3].height * 0.9);
    QVERIFY(of_lock <= rows[3].top + rows[3].height + 1);
}

void TimelineLanesTest::threadsOfSeveralProcessesStandTogether() {
    // Main and Worker 2, 4, 6 are in the runner, the others in a process of their own.
    const auto run = in_processes(workers(), {0, 1, 0, 1, 0, 1, 0});
    TimelineOptions options;
    const auto rows = lane_rows(run, options, light());
    QCOMPARE(names(rows),
             QStringList({"▾ process of Main", "Main", "Worker 2", "Worker 4", "Worker 6",
                          "▾ process of Worker 1", "Worker 1", "Worker 3", "Worker 5"}));
    QCOMPARE(rows[0].kind, LaneKind::Process);
    // A thread moves within its process, which moves as a whole.
    options.arrangement = moved_by(tree(run, options), {}, "thread:Main", 9);
    options.arrangement = moved_by(tree(run, options), options.arrangement, "process:1", -1);
    QCOMPARE(names(run, options),
             QStringList({"▾ process of Worker 1", "Worker 1", "Worker 3", "Worker 5",
                          "▾ process of Main", "Worker 2", "Worker 4", "Worker 6", "Main"}));
    options.arrangement.hidden = {"process:1"};
    QCOMPARE(names(run, options).size(), 5);
    QCOMPARE(hidden_lane_count(run, options, light()), std::size_t{4});
    options.arrangement = {};
    options.arrangement.by_process = false;
    QCOMPARE(names(run, options).first(), QString("Main"));
    QCOMPARE(names(run, options).size(), 7);
}

void TimelineLanesTest::processesOfOneThreadEachNeedNoHeads() {
    const auto run = in_processes(workers(), {0, 1, 2, 3, 4, 5, 6});
    QCOMPARE(names(run, {}).size(), 7);
}

void TimelineLanesTest::aFoldedProcessShowsHowManyAreInWhichState() {
    const auto run = in_processes(two(), {1, 1});
    TimelineOptions options;
    // Alone it is all that there is, so there is nothing to tell apart.
    QCOMPARE(names(run, options).first(), QString("A"));
    const auto both = in_processes(workers(), {0, 1, 1, 1, 1, 1, 1});
    options.arrangement.folded = {{"process:1", true}};
    const auto rows = lane_rows(both, options, light());
    QCOMPARE(names(rows), QStringList({"Main", "▸ process of Worker 1"}));
    const auto list = lane_content(both, rows, {both.trace.range(), 0, 800}, options, light());
    double height = 0;
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::Process &&
            box.rect.contains(QPointF(400, box.rect.center().y())))
            height += box.rect.height();
    QVERIFY2(std::abs(height - rows[1].height) < 1, qPrintable(QString::number(height)));
}

void TimelineLanesTest::fewThreadsOfOneNameBecomeOneLaneOnRequest() {
    TimelineOptions options;
    options.arrangement.grouped = {"group:Worker "};
    QCOMPARE(names(workers(), options), QStringList({"Main", "▸ Worker 1..6"}));
    options.arrangement.folded = {{"group:Worker ", false}};
    QCOMPARE(names(workers(), options).size(), 8);
}

void TimelineLanesTest::theSettingsBringItBack() {
    LaneArrangement arrangement;
    arrangement.order = {"lock:a \"b\"\n", "thread:Ä"};
    arrangement.hidden = {"thread:x", "lock:y"};
    arrangement.grouped = {"group:Worker "};
    arrangement.folded = {{"thread:x", true}, {"group:Worker ", false}};
    arrangement.stretch = {{"thread:z", 1.953125}};
    arrangement.by_process = false;
    QCOMPARE(lane_arrangement_from_json(to_json(arrangement)), arrangement);
    QVERIFY(LaneArrangement{}.is_usual());
    QCOMPARE(lane_arrangement_from_json(to_json({})), LaneArrangement{});
}

void TimelineLanesTest::badSettingsAreAsUsual_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("no JSON") << QByteArray("{order");
    QTest::addRow("a list") << QByteArray("[1,2]");
    QTest::addRow("other kinds") << QByteArray(
        R"({"order": 3, "hidden": {"a": 1}, "stretch": [2], "folded": "x"})");
    QTest::addRow("entries of other kinds")
        << QByteArray(R"({"order": [1, null], "hidden": [true], "stretch": {"a": "high"}})");
}

void TimelineLanesTest::badSettingsAreAsUsual() {
    QFETCH(QByteArray, json);
    QVERIFY(lane_arrangement_from_json(json).is_usual());
    const auto huge = lane_arrangement_from_json(R"({"stretch": {"a": 1e9, "b": -5}})");
    QCOMPARE(huge.stretch.at("a"), LaneArrangement::most_stretch);
    QCOMPARE(huge.stretch.at("b"), LaneArrangement::least_stretch);
}

void TimelineLanesTest::aFigureSaysWhatItLeavesOut() {
    TimelineOptions options;
    const auto said = [&] {
        for (const Label& label :
             timeline_figure(two(), two().trace.range(), {500, 0}, options, theme(ThemeKind::Print))
                 .labels)
            if (label.text.contains("hidden"))
                return label.text;
        return QString();
    };
    QCOMPARE(said(), QString());
    options.arrangement.hidden = {"thread:B", "lock:Lock 1"};
    QCOMPARE(said(), QString("2 hidden"));
}

void TimelineLanesTest::keysHideAndShow() {
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

void TimelineLanesTest::keysMoveTheChosenLaneAndStayWithIt() {
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

void TimelineLanesTest::keysMakeALaneTallerAndUsualAgain() {
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

void TimelineLanesTest::draggingAHeaderMovesItsLane() {
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

void TimelineLanesTest::escapeEndsADragAndNothingHasMoved() {
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

void TimelineLanesTest::draggingTheLowerEdgeMakesALaneHigher() {
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

void TimelineLanesTest::theMenuOfALaneHidesIt() {
    TimelineView view;
    show(view, two());
    const QPoint at = header(view, 1);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, view.mapToGlobal(at));
    QCoreApplication::sendEvent(&view, &event);
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

void TimelineLanesTest::theMarkOfHiddenLanesBringsThemBack() {
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

void TimelineLanesTest::whereAllAreHiddenItSaysHowToSeeThem() {
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

void TimelineLanesTest::eachActionHasAKeyOfItsOwn() {
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

QTEST_MAIN(TimelineLanesTest)
#include "timeline_lanes_test.moc"
