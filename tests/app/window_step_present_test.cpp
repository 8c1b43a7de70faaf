// Step by step in front of a room: it sees what each would do, and decides by the keys of a
// clicker.
#include "app/graph/graph_view.h"
#include "app/panels/step_panel.h"
#include "app/present/key_page.h"
#include "app/present/presentation.h"
#include "app/timeline/timeline_view.h"
#include "window_fixture.h"

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

class WindowStepPresentTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void aClickerTakesTheMarkedStepsAndTakesThemBack();
    void digitsLetTheRoomCloseADeadlockWhoseMomentsAreThenTold();
    void ofManyChoicesThoseAboutTheMarkedOneAreSeen();
    void whatIsMarkedStaysSoWhileTheSameIsAsked();
    void allKeysAreThoseOfStepsWhileTheRoomDecides();
    void whereAStepCannotBeTakenBackNothingIsLeftToChoose();

private:
    // Two locks, stepping, at the first decision, and its presentation.
    static Presentation* presented(OpenWindow& window);
};

Presentation* WindowStepPresentTest::presented(OpenWindow& window) {
    if (!window.chooses("deadlock/opposite-order"))
        return nullptr;
    window.commands().step->trigger();
    if (!window.comes_to_step(1))
        return nullptr;
    window.commands().present->trigger();
    auto* shown = window.findChild<Presentation*>();
    if (shown) {
        shown->showNormal();
        shown->resize(1024, 768);
    }
    return shown;
}

void WindowStepPresentTest::aClickerTakesTheMarkedStepsAndTakesThemBack() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown && shown->has_steps());
    const QString first = shown->narration();
    QVERIFY2(first.startsWith("Step 1: who goes next?\n\u25CF 1   A would take Lock 1"),
             qPrintable(first));
    QVERIFY(first.contains("\u25CB 2   B would take Lock 2"));
    QTest::keyClick(shown, Qt::Key_Down);
    QVERIFY2(shown->narration().contains("\u25CF 2   B would take Lock 2"),
             qPrintable(shown->narration()));
    QTest::keyClick(shown, Qt::Key_Down);  // it is the last one
    QVERIFY(shown->narration().contains("\u25CF 2"));
    QTest::keyClick(shown, Qt::Key_Up);
    QCOMPARE(shown->narration(), first);

    QTest::keyClick(shown, Qt::Key_PageDown);
    QVERIFY(window.comes_to_step(2));
    QTRY_VERIFY(shown->narration().startsWith("Step 2: who goes next?"));
    QVERIFY2(shown->narration().contains("A waits at “each holds one”"),
             qPrintable(shown->narration()));
    // Who holds what is there to be seen, and each step as wide as in the window.
    const auto* graph = shown->findChild<GraphView*>();
    QVERIFY(!graph->picture().edges.empty());
    if (!graph->isVisible())
        QTest::keyClick(shown, Qt::Key_G);
    QVERIFY(graph->isVisible());
    const TimelineView* timeline = shown->findChild<TimelineView*>();
    const trace::Time now = window.controller().snapshot().trace.now;
    QVERIFY(now > trace::Time{0} && timeline->visible_range().end >= 4 * now);

    QTest::keyClick(shown, Qt::Key_PageUp);
    QVERIFY(window.comes_to_step(1));
    QTRY_COMPARE(shown->narration(), first);
    QTest::keyClick(shown, Qt::Key_F10);
    QVERIFY(window.comes_to_step(2));
}

void WindowStepPresentTest::digitsLetTheRoomCloseADeadlockWhoseMomentsAreThenTold() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QTest::keyClick(shown, Qt::Key_9);  // there are two
    QCOMPARE(window.controller().decision()->step, std::uint64_t(1));
    QTest::keyClick(shown, Qt::Key_2);
    for (std::uint64_t step = 2; step <= 5; ++step) {
        QVERIFY(window.comes_to_step(step));
        QTest::keyClick(shown, Qt::Key_1);
    }
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
    QTRY_VERIFY(!shown->has_steps());
    QCOMPARE(shown->stop(), shown->stops() - 1);
    QVERIFY2(shown->narration().contains("Deadlock"), qPrintable(shown->narration()));
    // They are told as those of any run.
    QTest::keyClick(shown, Qt::Key_Home);
    QCOMPARE(shown->stop(), std::size_t(0));
    QTest::keyClick(shown, Qt::Key_PageDown);
    QCOMPARE(shown->stop(), std::size_t(1));
}

void WindowStepPresentTest::ofManyChoicesThoseAboutTheMarkedOneAreSeen() {
    RoomSteps steps{"Who?", {}, 9, 7, {}};
    for (int row = 1; row <= 10; ++row)
        steps.rows += QString::number(row);
    QCOMPARE(ask(steps), QString("Who?\n\u25CB 5\n\u25CB 6\n\u25CB 7\n\u25CF 8\n\u25CB 9\n  10"));
}

void WindowStepPresentTest::whatIsMarkedStaysSoWhileTheSameIsAsked() {
    Presentation room;
    const RoomSteps first{"Step 1: who?", {"1   A", "2   B"}, 2, 0, {}};
    room.set_steps(first);
    QTest::keyClick(&room, Qt::Key_Down);
    room.set_steps(first);
    QCOMPARE(room.narration(), QString("Step 1: who?\n\u25CB 1   A\n\u25CF 2   B"));
    room.set_steps(RoomSteps{"Step 2: who?", {"1   A", "2   B"}, 2, 0, {}});
    QCOMPARE(room.narration(), QString("Step 2: who?\n\u25CF 1   A\n\u25CB 2   B"));
}

void WindowStepPresentTest::allKeysAreThoseOfStepsWhileTheRoomDecides() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QTest::keyClick(shown, Qt::Key_Question);
    const auto* page = shown->findChild<KeyPage*>();
    QVERIFY(page);
    for (const char* said :
         {"The marked one goes next", "PgDown, Return, Enter, F10, Space", "A step back",
          "Mark the one above", "Who goes next", "Larger letters", "End the presentation"})
        QVERIFY2(page->text().contains(said), said);
    for (const char* other : {"To the next moment", "To the end", "What the room predicts"})
        QVERIFY2(!page->text().contains(other), other);
    QTest::keyClick(shown, Qt::Key_1);  // puts the page away, and chooses nothing
    QTRY_VERIFY(!shown->findChild<KeyPage*>());
    QCOMPARE(window.controller().decision()->step, std::uint64_t(1));
    // The right arrow and N are for who has learned them at the moments.
    QTest::keyClick(shown, Qt::Key_N);
    QVERIFY(window.comes_to_step(2));
}

void WindowStepPresentTest::whereAStepCannotBeTakenBackNothingIsLeftToChoose() {
    const QTemporaryDir folder;
    const QString runner = folder.filePath("threadline-runner");
    QVERIFY(QFile::link(THREADLINE_BIN_DIR "/threadline-runner", runner));
    WindowStart start = threadline::test::start_here();
    start.runner = runner.toStdString();
    OpenWindow window(start);
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QTest::keyClick(shown, Qt::Key_PageDown);
    QVERIFY(window.comes_to_step(2));
    QTRY_VERIFY(shown->narration().startsWith("Step 2"));
    QVERIFY(QFile::remove(runner));
    QTest::keyClick(shown, Qt::Key_PageUp);
    QTRY_VERIFY2(shown->message().contains("cannot find"), qPrintable(shown->message()));
    QVERIFY(!shown->has_steps());
    QVERIFY(!shown->narration().contains("who goes next"));
    QVERIFY(!window.controller().busy());
    QVERIFY2(window.findChild<StepPanel*>()->question().contains("over"),
             qPrintable(window.findChild<StepPanel*>()->question()));
    // Once the runner is there again the room goes back by that step.
    QVERIFY(QFile::link(THREADLINE_BIN_DIR "/threadline-runner", runner));
    window.findChild<StepPanel*>()->setFocus();
    QTest::keyClick(window.findChild<StepPanel*>(), Qt::Key_U);
    QVERIFY(window.comes_to_step(1));
    QTRY_VERIFY(shown->narration().startsWith("Step 1"));
}

QTEST_MAIN(WindowStepPresentTest)
#include "window_step_present_test.moc"
