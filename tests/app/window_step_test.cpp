// Step by step: a person decides who goes next, sees what each would do, and takes steps back.
#include "app/code/line_marks.h"
#include "app/code/source_view.h"
#include "app/graph/graph_view.h"
#include "app/panels/elided_label.h"
#include "app/panels/findings_list.h"
#include "app/panels/step_panel.h"
#include "app/panels/transport.h"
#include "app/panels/values_model.h"
#include "app/timeline/minimap.h"
#include "app/timeline/timeline_view.h"
#include "stepped_in_window.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QStatusBar>
#include <QTableView>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;
using threadline::test::opposite;

class WindowStepTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void keysLetTwoThreadsCloseTheirDeadlock();
    void whoWaitsForWhomIsInSightWhereThereAreOnlyLocks();
    void twoThreadsReadTheSameAndOneUpdateIsLost();
    void whatEachHasReadIsSaidUntilItHasWritten();
    void tasksAreChosenAndItIsSaidWhoBlocks();
    void aStepIsTakenBackByRunningUpToIt();
    void theKeyThatBeganTakesTheMarkedSteps();
    void aDeadlockIsTakenBackToo();
    void goingOnStopsWhereSomebodyHasToWait();
    void aClickChoosesToo();
    void theMarginShowsWhereEachStands();
    void eachStepIsWideEnoughToBeSeen();
    void allOfManyStepsAreInSight();
    void whoHasArrivedWaitsForTheOthers();
    void theOverviewIsThatOfTheStepsSoFar();
    void theStatusSaysThatAChoiceIsWaitedFor();
    void afterAStepBackTheGraphIsThatOfTheInstant();
    void thePanelGoesWithItsRun();
    void whenItIsOverTheRowsGiveTheirRoomBack();
    void whatGaveTheStepsRoomHasAllOfItBack_data();
    void whatGaveTheStepsRoomHasAllOfItBack();

private:
    // The window with a scenario of one's own, stepping, at its first decision.
    StepPanel* stepping(OpenWindow& window, const QByteArray& text);
    // Two locks in opposite order, each thread asked for the other's: nobody is left to choose.
    StepPanel* stepping_into_a_deadlock(OpenWindow& window);
    static QListWidget* keys(StepPanel* panel) { return panel->findChild<QListWidget*>(); }
};

namespace {

const QByteArray counting = R"(local count = shared("count", 5)
threads(2, "T", function()
  local seen = count:read()
  count:write(seen + 1)
end)
)";

}  // namespace

StepPanel* WindowStepTest::stepping(OpenWindow& window, const QByteArray& text) {
    if (!window.opens_text(text))
        return nullptr;
    window.commands().step->trigger();
    return window.comes_to_step(1) ? window.findChild<StepPanel*>() : nullptr;
}

StepPanel* WindowStepTest::stepping_into_a_deadlock(OpenWindow& window) {
    return threadline::test::steps_into_a_deadlock(window) ? window.findChild<StepPanel*>()
                                                           : nullptr;
}

void WindowStepTest::keysLetTwoThreadsCloseTheirDeadlock() {
    OpenWindow window;
    StepPanel* panel = stepping(window, opposite);
    QVERIFY(panel && panel->isVisible());
    QCOMPARE(panel->rows(),
             (QStringList{"1   A would take One   line 3", "2   B would take Two   line 7"}));
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.comes_to_step(2));
    QCOMPARE(panel->rows()[0], QString("1   A would take Two   line 3"));
    QTest::keyClick(keys(panel), Qt::Key_2);
    // Both have asked for what the other holds: nobody is left to choose.
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
    QVERIFY(panel->rows().isEmpty());
}

void WindowStepTest::whoWaitsForWhomIsInSightWhereThereAreOnlyLocks() {
    OpenWindow window;
    window.resize(1024, 768);
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    window.commands().next_finding->trigger();
    const auto& graph = *window.findChild<GraphView*>();
    QVERIFY(!graph.isVisible());
    window.commands().step->trigger();
    QVERIFY(window.comes_to_step(1));
    QTRY_VERIFY(graph.isVisible());
}

void WindowStepTest::twoThreadsReadTheSameAndOneUpdateIsLost() {
    OpenWindow window;
    StepPanel* panel = stepping(window, counting);
    QVERIFY(panel);
    auto* values = window.findChild<QTableView*>("values");
    QVERIFY(values && values->isVisible());
    const auto cell = [values](int column) {
        return values->model()->index(0, column).data().toString();
    };
    QCOMPARE(cell(1), QString("5"));
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.comes_to_step(2));
    QTest::keyClick(keys(panel), Qt::Key_2);
    QVERIFY(window.comes_to_step(3));
    QCOMPARE(panel->rows(),
             (QStringList{"1   T 1 would write 6 to count, having read 5   line 4",
                          "2   T 2 would write 6 to count, having read 5   line 4"}));
    QCOMPARE(cell(ValuesModel::Copies), QString("T 1: 5, T 2: 5"));  // both hold 5 ...
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.comes_to_step(4));
    QCOMPARE(cell(1), QString("6"));
    QCOMPARE(cell(ValuesModel::Copies), QString("T 2: 5"));
    QCOMPARE(panel->rows(), QStringList{"1   T 2 would write 6 to count, having read 5: it is 6 by "
                                        "now, which would be lost   line 4"});
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.has_finished());
    QTRY_COMPARE(cell(1), QString("6"));  // ... and both wrote 6
    const auto& findings = *window.controller().snapshot().findings;
    QVERIFY(std::any_of(findings.begin(), findings.end(), [](const auto& finding) {
        return finding.kind == analysis::FindingKind::LostUpdate;
    }));
}

void WindowStepTest::whatEachHasReadIsSaidUntilItHasWritten() {
    OpenWindow window;
    StepPanel* panel = stepping(window, R"(local count, done = shared("count", 5), shared("done", 0)
local gate = lock "Gate"
threads(2, "T", function()
  local seen = count:read()
  gate:lock()
  count:write(seen + 1)
  done:add(1)
end)
)");
    QVERIFY(panel);
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.comes_to_step(2));
    QTest::keyClick(keys(panel), Qt::Key_2);
    QVERIFY(window.comes_to_step(3));
    QCOMPARE(panel->rows(),
             (QStringList{"1   T 1 would take Gate   line 5   (has read 5 from count)",
                          "2   T 2 would take Gate   line 5   (has read 5 from count)"}));
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.comes_to_step(4));
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.comes_to_step(5));
    QCOMPARE(
        panel->rows(),
        (QStringList{"1   T 1 would add 1 to done, in one   line 7",
                     "–   T 2 waits for Gate, held by T 1   line 5   (has read 5 from count)"}));
}

void WindowStepTest::tasksAreChosenAndItIsSaidWhoBlocks() {
    OpenWindow window;
    StepPanel* panel = stepping(window, R"(local one = lock "One"
task("A", function()
  one:lock() sleep(1)
  one:unlock()
end)
task("B", function()
  one:lock()
  one:unlock()
end)
)");
    QVERIFY(panel);
    QCOMPARE(panel->rows()[0], QString("1   A would begin   line 2"));
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.comes_to_step(2));
    QCOMPARE(panel->rows()[0], QString("1   A would take One   line 3"));
    QTest::keyClick(keys(panel), Qt::Key_1);  // and sleeps
    QVERIFY(window.comes_to_step(3));
    QTest::keyClick(keys(panel), Qt::Key_2);
    QVERIFY(window.comes_to_step(4));
    QVERIFY2(panel->rows().contains("1   B would take One: blocks, held by A   line 7"),
             qPrintable(panel->rows().join('\n')));
}

void WindowStepTest::whenItIsOverTheRowsGiveTheirRoomBack() {
    OpenWindow window;
    StepPanel* panel = stepping(window, counting);
    QVERIFY(panel && keys(panel)->isVisible());
    const int height = panel->height();
    for (std::uint64_t step = 2; step <= 4; ++step) {
        QTest::keyClick(keys(panel), Qt::Key_1);
        QVERIFY(window.comes_to_step(step));
    }
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.has_finished());
    QVERIFY(!keys(panel)->isVisible());
    QTRY_VERIFY(panel->height() < height);
    QTest::keyClick(panel, Qt::Key_Backspace);
    QVERIFY(window.comes_to_step(4));
    QVERIFY(keys(panel)->isVisible());
}

void WindowStepTest::whatGaveTheStepsRoomHasAllOfItBack_data() {
    QTest::addColumn<QList<int>>("shares");
    QTest::addColumn<bool>("hidden");
    QTest::newRow("it has room") << QList{300, 400} << false;
    QTest::newRow("it has none to give") << QList{700, 0} << false;
    QTest::newRow("it is hidden") << QList{300, 400} << true;
}

void WindowStepTest::whatGaveTheStepsRoomHasAllOfItBack() {
    QFETCH(const QList<int>, shares);
    QFETCH(const bool, hidden);
    OpenWindow window;
    QVERIFY(window.opens_text(opposite));
    auto* centre = window.findChild<QSplitter*>("centre");
    centre->setSizes(shares);
    const QList<int> before = centre->sizes();
    if (hidden)
        window.commands().below->trigger();
    window.commands().step->trigger();
    QVERIFY(window.comes_to_step(1));
    auto* panel = window.findChild<StepPanel*>();
    QVERIFY(panel->isVisible());
    if (shares[1] > 0 && !hidden)
        QVERIFY(centre->sizes()[0] > before[0]);
    // Another scenario: what is chosen now has not run yet.
    QVERIFY(window.chooses("race/lost-update"));
    QVERIFY(!panel->isVisible());
    if (hidden)
        window.commands().below->trigger();
    QTRY_COMPARE(centre->sizes(), before);
}

void WindowStepTest::aStepIsTakenBackByRunningUpToIt() {
    OpenWindow window;
    StepPanel* panel = stepping(window, counting);
    QVERIFY(panel);
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.comes_to_step(2));
    const QStringList before = panel->rows();
    QTest::keyClick(keys(panel), Qt::Key_2);
    QVERIFY(window.comes_to_step(3));
    QTest::keyClick(keys(panel), Qt::Key_Backspace);
    QVERIFY(window.comes_to_step(2));
    QTRY_COMPARE(panel->rows(), before);
    QTest::keyClick(keys(panel), Qt::Key_Backspace);
    QVERIFY(window.comes_to_step(1));
    QTRY_VERIFY(!window.controller().choices().size());
}

void WindowStepTest::theKeyThatBeganTakesTheMarkedSteps() {
    OpenWindow window;
    StepPanel* panel = stepping(window, counting);
    QVERIFY(panel);
    const auto hint = [panel] { return panel->findChild<ElidedLabel*>()->text(); };
    QVERIFY2(hint().contains("1, 2: that row") && hint().contains("U: back"), qPrintable(hint()));
    QTest::keyClick(&window, Qt::Key_F10);
    QVERIFY(window.comes_to_step(2));
    QTest::keyClick(keys(panel), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window.comes_to_step(1));
    for (std::uint64_t step = 2; step <= 4; ++step) {
        QTest::keyClick(&window, Qt::Key_F10);
        QVERIFY(window.comes_to_step(step));
    }
    QTest::keyClick(&window, Qt::Key_F10);
    QVERIFY(window.has_finished());
    QVERIFY2(hint().contains("F10: once more from the start"), qPrintable(hint()));
    // Who presses it on and on stops there.
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(&window, Qt::Key_F10);
        QTest::qWait(50);
        QVERIFY(!window.controller().busy());
    }
    // From its end a step back, and once more from the begin, as it says.
    QTest::keyClick(panel, Qt::Key_U);
    QVERIFY(window.comes_to_step(4));
    QTest::keyClick(&window, Qt::Key_F10);
    QVERIFY(window.has_finished());
    QTest::qWait(1'100);
    QTest::keyClick(&window, Qt::Key_F10);
    QVERIFY(window.comes_to_step(1));
}

void WindowStepTest::aDeadlockIsTakenBackToo() {
    OpenWindow window;
    StepPanel* panel = stepping_into_a_deadlock(window);
    QVERIFY(panel);
    QTest::mouseClick(panel->findChildren<QPushButton*>()[0], Qt::LeftButton);
    QVERIFY(window.comes_to_step(2));
    QTest::keyClick(keys(panel), Qt::Key_1);  // the other way: A goes on
    QVERIFY(window.comes_to_step(3));
}

void WindowStepTest::goingOnStopsWhereSomebodyHasToWait() {
    OpenWindow window;
    StepPanel* panel = stepping(window, opposite);
    QVERIFY(panel);
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.comes_to_step(2));
    QTest::keyClick(keys(panel), Qt::Key_1);  // A has both, and B has asked for one of them
    QVERIFY(window.comes_to_step(3));
    QVERIFY(panel->rows()[1].contains("B waits for Two, held by A"));
    for (int i = 0; i < 4 && window.controller().busy(); ++i) {
        QTest::keyClick(keys(panel), Qt::Key_G);
        QTest::qWait(50);
    }
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
}

void WindowStepTest::aClickChoosesToo() {
    OpenWindow window;
    StepPanel* panel = stepping(window, counting);
    QVERIFY(panel);
    QListWidget* list = keys(panel);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(1)).center());
    QVERIFY(window.comes_to_step(2));
    QVERIFY(panel->rows()[1].contains("T 2 would write"));
}

void WindowStepTest::theMarginShowsWhereEachStands() {
    OpenWindow window;
    StepPanel* panel = stepping(window, counting);
    QVERIFY(panel);
    const auto lines = [&window] {
        QList<int> marked;
        for (const LineMark& mark : window.findChild<SourceView*>()->marks())
            marked.append(mark.line);
        return marked;
    };
    QCOMPARE(lines(), QList<int>{3});
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.comes_to_step(2));
    QCOMPARE(lines(), (QList<int>{3, 4}));
}

void WindowStepTest::eachStepIsWideEnoughToBeSeen() {
    OpenWindow window;
    StepPanel* panel = stepping(window, counting);
    QVERIFY(panel);
    const auto& timeline = *window.findChild<TimelineView*>();
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.comes_to_step(2));
    const trace::Time now = window.controller().snapshot().trace.now;
    QVERIFY(now > trace::Time{0});
    const trace::TimeRange shown = timeline.visible_range();
    QVERIFY(shown.begin <= trace::Time{0} && shown.end >= now);
    QVERIFY2(now * 10 >= shown.length(), "a step of which there is a tenth of the room");
    for (int step = 3; step <= 4; ++step) {
        QTest::keyClick(keys(panel), Qt::Key_1);
        QVERIFY(window.comes_to_step(std::uint64_t(step)));
        QCOMPARE(timeline.visible_range(), shown);  // it stands still
    }
}

void WindowStepTest::allOfManyStepsAreInSight() {
    OpenWindow window;
    StepPanel* panel = stepping(window,
                                "local count = shared('count', 0)\n"
                                "thread('A', function() for i = 1, 40 do count:read() end end)\n");
    QVERIFY(panel);
    const auto& timeline = *window.findChild<TimelineView*>();
    for (std::uint64_t step = 2; step <= 20; ++step) {
        QTest::keyClick(keys(panel), Qt::Key_1);
        QVERIFY(window.comes_to_step(step));
        const trace::TimeRange shown = timeline.visible_range();
        QCOMPARE(shown.begin, trace::Time{0});
        QVERIFY(shown.end > window.controller().snapshot().trace.now);
    }
}

void WindowStepTest::whoHasArrivedWaitsForTheOthers() {
    OpenWindow window;
    StepPanel* panel = stepping(window, R"(local count = shared("count", 0)
local meet = barrier("all here", 2)
threads(2, "T", function()
  count:read()
  meet:wait()
end)
)");
    QVERIFY(panel);
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.comes_to_step(2));
    const QStringList rows = panel->rows();
    QVERIFY2(rows.last().contains("T 1 waits at “all here” for the others"),
             qPrintable(rows.join(u'\n')));
}

void WindowStepTest::theOverviewIsThatOfTheStepsSoFar() {
    OpenWindow window;
    StepPanel* panel = stepping(window, counting);
    QVERIFY(panel);
    const auto& overview = *window.findChild<Minimap*>();
    const auto is_up_to_date = [&] {
        return overview.density().range.end == window.controller().snapshot().trace.now &&
               !overview.density().columns.empty();
    };
    // Sooner after each other than it is drawn anew.
    for (std::uint64_t step = 2; step <= 3; ++step) {
        QTest::keyClick(keys(panel), Qt::Key_1);
        QVERIFY(window.comes_to_step(step));
    }
    QTRY_VERIFY(is_up_to_date());
    QTest::keyClick(keys(panel), Qt::Key_Backspace);
    QVERIFY(window.comes_to_step(2));
    QTRY_VERIFY(is_up_to_date());
}

void WindowStepTest::theStatusSaysThatAChoiceIsWaitedFor() {
    OpenWindow window;
    StepPanel* panel = stepping(window, counting);
    QVERIFY(panel);
    const auto says = [&window](const QString& words) {
        for (const QLabel* label : window.statusBar()->findChildren<QLabel*>())
            if (label->text() == words)
                return true;
        return false;
    };
    window.commands().virtual_clock->setChecked(false);
    QTRY_VERIFY(says("Step 1 waits for a choice"));
    QVERIFY(says("clock: virtual, as always step by step"));
    QTest::keyClick(keys(panel), Qt::Key_1);
    QVERIFY(window.comes_to_step(2));
    QTRY_VERIFY(says("Step 2 waits for a choice"));
}

void WindowStepTest::afterAStepBackTheGraphIsThatOfTheInstant() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    window.commands().step->trigger();
    QVERIFY(window.comes_to_step(1));
    auto* panel = window.findChild<StepPanel*>();
    QTest::keyClick(keys(panel), Qt::Key_2);
    for (std::uint64_t step = 2; step <= 5; ++step) {
        QVERIFY(window.comes_to_step(step));
        QTest::keyClick(keys(panel), Qt::Key_1);
    }
    QVERIFY(window.has_finished());
    QTest::keyClick(panel, Qt::Key_Backspace);
    QVERIFY(window.comes_to_step(5));
    // Both have met; A wants what B holds, and B has not asked for more yet.
    const GraphPicture& picture = window.findChild<GraphView*>()->picture();
    QTRY_COMPARE(picture.edges.size(), std::size_t(3));
    QCOMPARE(picture.warned_actor, QString("B"));
}

void WindowStepTest::thePanelGoesWithItsRun() {
    OpenWindow window;
    StepPanel* panel = stepping_into_a_deadlock(window);
    QVERIFY(panel);
    QVERIFY(panel->isVisible());
    const session::RunSnapshot over = window.controller().snapshot();
    QVERIFY(window.chooses("bottleneck/downloads"));
    QTRY_VERIFY(!window.controller().has_run());
    QVERIFY(!panel->isVisible());
    QVERIFY(window.findChild<Transport*>()->isVisible());
    // Nor is there anything to take back.
    emit panel->back_asked();
    QVERIFY(!window.controller().busy() && !panel->isVisible());

    window.commands().step->trigger();
    QVERIFY(window.comes_to_step(1));
    QVERIFY(panel->isVisible());
    window.controller().show_kept(over);
    QVERIFY(!panel->isVisible());
    QVERIFY(window.findChild<Transport*>()->isVisible());
}

QTEST_MAIN(WindowStepTest)
#include "window_step_test.moc"
