// In a room: full screen, moment by moment, by the keys of a clicker.
#include "app/graph/graph_view.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/parameter_form.h"
#include "app/panels/transport.h"
#include "app/present/presentation.h"
#include "app/timeline/moment_wording.h"
#include "app/timeline/timeline_view.h"
#include "run_fixture.h"
#include "window_fixture.h"

#include <QLabel>
#include <QMouseEvent>
#include <QSignalSpy>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

class WindowPresentationTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void aClickerWalksTheMomentsAndTheLastStopIsTheOutcome();
    void ofWhatIsNoLongerHaltedAtTheRoomIsNotTold();
    void whoGetsALockAfterAllIsAMoment();
    void whoWaitsForAThreadIsAMomentWhereThatNeverEnds();
    void ofVeryManyWaitsTheFirstOnesTellHowItGoes();
    void theMouseGoesOnAndBackAndWhatItLiesOnSaysNothing();
    void aScreenReaderHearsEachStop();
    void theGraphIsThereOnlyWhereSomebodyWaitsForALock();
    void whereUpdatesAreLostTheVariableIsThere();
    void whoChoseHighContrastHasItInFrontOfTheRoom();
    void theScreenCanBeBlankedAndComesBackWithAnyKey();
    void noTextIsSmallerThan24PixelsAndOneKeyScales_data();
    void noTextIsSmallerThan24PixelsAndOneKeyScales();
    void theRoomPredictsFirstAndTheLastStopGivesTheAnswer();
    void shiftAndAKeyAreNotTheKeyAlone();
    void theScenarioRunsFromThePresentation();
    void whoPressesTwiceDoesNotBeginTheRunAnew();
    void aRunThatGoesOnIsNotLaidOutAnewWithEachFrame();
    void whatGoesWrongIsSaidInFrontOfTheRoom();
    void whetherTheTimelineIsFollowedStaysAsItWas();
    void f5AndEscapeEndIt_data();
    void f5AndEscapeEndIt();

private:
    // The window with a finished run, and its presentation.
    static Presentation* presented(OpenWindow& window);
};

Presentation* WindowPresentationTest::presented(OpenWindow& window) {
    if (!window.is_ready() || !window.runs_simulated())
        return nullptr;
    window.commands().present->trigger();
    return window.findChild<Presentation*>();
}

void WindowPresentationTest::aClickerWalksTheMomentsAndTheLastStopIsTheOutcome() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown && shown->isFullScreen());
    const auto stops = presentation_stops(window.controller().snapshot());
    QCOMPARE(shown->stops(), stops.size() + 2);
    QCOMPARE(shown->stop(), std::size_t(0));
    QVERIFY(shown->narration().contains("A takes Lock 1"));
    QStringList told;
    for (const PresentationStop& stop : stops) {
        QTest::keyClick(shown, Qt::Key_PageDown);
        QCOMPARE(shown->narration(), stop.sentence);
        QCOMPARE(shown->findChild<TimelineView*>()->cursor(), std::optional(stop.at));
        told.append(stop.sentence);
    }
    // The whole story, from the first lock on.
    QCOMPARE(told, (QStringList{"A takes Lock 1.", "B takes Lock 2.",
                                "B begins to wait for Lock 1, held by A.",
                                "A begins to wait for Lock 2, held by B, and the cycle closes: "
                                "from here on nobody in it can go on."}));
    QTest::keyClick(shown, Qt::Key_PageDown);
    QVERIFY2(shown->narration().contains("Deadlock"), qPrintable(shown->narration()));
    QVERIFY2(shown->narration().section(u'\n', 0, 0).endsWith(u'.'),
             qPrintable(shown->narration()));
    QTest::keyClick(shown, Qt::Key_PageDown);  // there is no more
    QCOMPARE(shown->stop(), shown->stops() - 1);
    QTest::keyClick(shown, Qt::Key_PageUp);
    QCOMPARE(shown->stop(), shown->stops() - 2);
    QTest::keyClick(shown, Qt::Key_Home);
    QCOMPARE(shown->stop(), std::size_t(0));
}

void WindowPresentationTest::ofWhatIsNoLongerHaltedAtTheRoomIsNotTold() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* transport = window.findChild<Transport*>();
    auto halts = transport->halts_at();
    std::erase(halts, trace::MomentKind::FirstContention);
    transport->set_halts_at(halts);
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QStringList told;
    for (std::size_t stop = 1; stop + 1 < shown->stops(); ++stop) {
        QTest::keyClick(shown, Qt::Key_PageDown);
        told.append(shown->narration());
    }
    // Nor of all the waits, at which it does not halt at first either: the list is a person's own.
    QCOMPARE(told, (QStringList{"B takes Lock 2.",
                                "A begins to wait for Lock 2, held by B, and the cycle closes: "
                                "from here on nobody in it can go on."}));
}

void WindowPresentationTest::whoGetsALockAfterAllIsAMoment() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.findChild<ParameterForm*>()->set_values({{"remedy", "global order"}});
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QStringList told;
    for (std::size_t stop = 0; stop + 1 < shown->stops(); ++stop) {
        QTest::keyClick(shown, Qt::Key_PageDown);
        told.append(shown->narration());
    }
    const auto begins = told.indexOf("B begins to wait for Lock 1, held by A.");
    QVERIFY2(begins >= 0, qPrintable(told.join(u'\n')));
    QVERIFY2(told[begins + 1].startsWith("B gets Lock 1, after a wait of 40.01 ms."),
             qPrintable(told.join(u'\n')));
    QVERIFY(told.last().contains("Completed"));
}

void WindowPresentationTest::whoWaitsForAThreadIsAMomentWhereThatNeverEnds() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/join-under-lock"));
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QStringList told;
    for (std::size_t stop = 1; stop + 1 < shown->stops(); ++stop) {
        QTest::keyClick(shown, Qt::Key_PageDown);
        told.append(shown->narration());
    }
    QVERIFY2(told.contains("Main begins to wait for Worker to end."), qPrintable(told.join(u'\n')));
    QVERIFY(window.chooses("classics/bounded-buffer"));
    QVERIFY(window.runs_simulated());
    for (const auto& moment : moments_worth_a_stop(window.controller().snapshot()))
        QVERIFY(moment.object.valid());
}

void WindowPresentationTest::ofVeryManyWaitsTheFirstOnesTellHowItGoes() {
    OpenWindow window;
    QVERIFY(window.chooses("classics/lock-convoy"));
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QVERIFY(moments_of(window.controller().snapshot(), moment_kinds()).size() > 100);
    QVERIFY2(shown->stops() > 6 && shown->stops() < 20,
             qPrintable(QString::number(shown->stops())));
    QStringList told;
    for (std::size_t stop = 1; stop < shown->stops(); ++stop) {
        QTest::keyClick(shown, Qt::Key_PageDown);
        told.append(shown->narration());
    }
    QVERIFY2(!told.filter("begins to wait for Hot lock").empty() &&
                 !told.filter("gets Hot lock, after a wait of").empty(),
             qPrintable(told.join(u'\n')));
}

void WindowPresentationTest::theMouseGoesOnAndBackAndWhatItLiesOnSaysNothing() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    auto* timeline = shown->findChild<TimelineView*>();
    const QPoint lanes = timeline->geometry().center();
    QVERIFY(shown->childAt(lanes) == nullptr);  // it belongs to the presentation, wherever it is
    QTest::mouseClick(shown, Qt::LeftButton, {}, lanes);
    QTest::mouseClick(shown, Qt::LeftButton, {}, lanes);
    QCOMPARE(shown->stop(), std::size_t(2));
    QTest::mouseClick(shown, Qt::RightButton, {}, lanes);
    QCOMPARE(shown->stop(), std::size_t(1));
    QTest::keyClick(shown, Qt::Key_B);
    QTest::mouseClick(shown, Qt::LeftButton, {}, lanes);
    QVERIFY(!shown->is_blank());
    QCOMPARE(shown->stop(), std::size_t(1));
    // Out of the way while the keys are used.
    QTest::keyClick(shown, Qt::Key_PageDown);
    QCOMPARE(shown->cursor().shape(), Qt::BlankCursor);
    const QPointF there(lanes);
    QMouseEvent moved(QEvent::MouseMove, there, shown->mapToGlobal(there), Qt::NoButton,
                      Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(shown, &moved);
    QVERIFY(shown->cursor().shape() != Qt::BlankCursor);
}

void WindowPresentationTest::aScreenReaderHearsEachStop() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QVERIFY(shown->accessibleName().contains("opposite order"));
    for (std::size_t stop = 1; stop < shown->stops(); ++stop) {
        QTest::keyClick(shown, Qt::Key_PageDown);
        QVERIFY2(shown->accessibleDescription().startsWith(shown->narration()),
                 qPrintable(shown->accessibleDescription()));
        QVERIFY(shown->accessibleDescription().contains(
            QString("%1 of %2").arg(stop).arg(shown->stops() - 1)));
    }
}

void WindowPresentationTest::theGraphIsThereOnlyWhereSomebodyWaitsForALock() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    shown->showNormal();
    shown->resize(1024, 768);
    QTRY_COMPARE(shown->size(), QSize(1024, 768));
    QTest::keyClick(shown, Qt::Key_PageDown);
    const auto* graph = shown->findChild<GraphView*>();
    QVERIFY(graph->isVisible());
    QVERIFY(window.chooses("bottleneck/downloads"));
    QVERIFY(window.runs_simulated());
    QTRY_VERIFY(!graph->isVisible());
    QVERIFY(shown->findChild<TimelineView*>()->width() > 900);
    // Who wants nothing but the graph has it, as large as the room lets it be.
    QTest::keyClick(shown, Qt::Key_G);
    QTRY_VERIFY(graph->isVisible() && !shown->findChild<TimelineView*>()->isVisible());
    QTRY_VERIFY(graph->width() > 900);
    QTest::keyClick(shown, Qt::Key_G);
    QTRY_VERIFY(!graph->isVisible() && shown->findChild<TimelineView*>()->isVisible());
}

void WindowPresentationTest::whereUpdatesAreLostTheVariableIsThere() {
    OpenWindow window;
    QVERIFY(window.chooses("race/read-modify-write"));
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QTest::keyClick(shown, Qt::Key_PageDown);
    QVERIFY(shown->findChild<TimelineView*>()->options().variables);
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    QTRY_VERIFY(!shown->findChild<TimelineView*>()->options().variables);
}

void WindowPresentationTest::whoChoseHighContrastHasItInFrontOfTheRoom() {
    OpenWindow window;
    window.commands().theme_contrast->trigger();
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QCOMPARE(shown->look().kind, ThemeKind::HighContrast);
    QTest::keyClick(shown, Qt::Key_Escape);
    QTRY_VERIFY(!window.findChild<Presentation*>());
    window.commands().theme_dark->trigger();
    window.commands().present->trigger();
    QCOMPARE(window.findChild<Presentation*>()->look().kind, ThemeKind::Projector);
}

void WindowPresentationTest::theRoomPredictsFirstAndTheLastStopGivesTheAnswer() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QTRY_VERIFY(window.findChild<LessonPanel*>()->told_answer());
    QVERIFY2(shown->narration().contains("How does it end?"), qPrintable(shown->narration()));
    QVERIFY(shown->narration().contains("1  Both get through"));
    QVERIFY(!shown->narration().contains("As the run shows"));
    QTest::keyClick(shown, Qt::Key_1);
    QVERIFY(shown->narration().contains(QChar(0x25CF) + QString(" 1  Both get through")));
    QTest::keyClick(shown, Qt::Key_7);  // there is no such choice
    QTest::keyClick(shown, Qt::Key_PageDown);
    QTest::keyClick(shown, Qt::Key_2);  // too late
    QTest::keyClick(shown, Qt::Key_End);
    QVERIFY2(shown->narration().contains("wait for each other.\nAs the run shows: Neither gets "
                                         "through. Predicted: Both get through."),
             qPrintable(shown->narration()));
}

void WindowPresentationTest::theScreenCanBeBlankedAndComesBackWithAnyKey() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    for (const Qt::Key key : {Qt::Key_Period, Qt::Key_B}) {
        QTest::keyClick(shown, key);
        QVERIFY(shown->is_blank());
        QCOMPARE(shown->grab().toImage().pixelColor(shown->rect().center()), QColor(Qt::black));
        QTest::keyClick(shown, Qt::Key_PageDown);
        QVERIFY(!shown->is_blank());
        QCOMPARE(shown->stop(), std::size_t(0));
    }
}

void WindowPresentationTest::noTextIsSmallerThan24PixelsAndOneKeyScales_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("1024x768") << QSize(1024, 768);
    QTest::newRow("1920x1080") << QSize(1920, 1080);
}

void WindowPresentationTest::noTextIsSmallerThan24PixelsAndOneKeyScales() {
    QFETCH(const QSize, size);
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    shown->showNormal();
    shown->resize(size);
    QTRY_COMPARE(shown->size(), size);
    const int least = 24 * size.height() / 768;
    QVERIFY(shown->text_height() >= least);
    for (const QLabel* label : shown->findChildren<QLabel*>())
        QVERIFY(label->font().pixelSize() >= least);
    const int before = shown->text_height();
    QTest::keyClick(shown, Qt::Key_Plus);
    QVERIFY(shown->text_height() > before);
    QTest::keyClick(shown, Qt::Key_Minus);
    QCOMPARE(shown->text_height(), before);
}

void WindowPresentationTest::theScenarioRunsFromThePresentation() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().present->trigger();
    auto* shown = window.findChild<Presentation*>();
    QVERIFY(shown);
    QTest::keyClick(shown, Qt::Key_R);
    QVERIFY(window.has_finished());
    QCOMPARE(shown->stop(), shown->stops() - 1);
    QVERIFY(shown->narration().contains("Deadlock"));
    // A clicker has no R.
    QVERIFY(window.chooses("deadlock/self"));
    QVERIFY2(shown->narration().contains("There is only one thread."),
             qPrintable(shown->narration()));
    QTest::keyClick(shown, Qt::Key_PageDown);
    QVERIFY(window.has_finished());
    QTRY_COMPARE(shown->stop(), shown->stops() - 1);
}

void WindowPresentationTest::whoPressesTwiceDoesNotBeginTheRunAnew() {
    Presentation shown;
    const QSignalSpy asked(&shown, &Presentation::run_asked);
    shown.set_scenario("Title", "Summary", {});
    QTest::keyClick(&shown, Qt::Key_PageDown);
    QTest::keyClick(&shown, Qt::Key_PageDown);
    QCOMPARE(asked.size(), 1);
    shown.tell("It did not begin.");
    QTest::keyClick(&shown, Qt::Key_PageDown);
    QCOMPARE(asked.size(), 2);
}

// Not even where the graph that it asks for has no room.
void WindowPresentationTest::aRunThatGoesOnIsNotLaidOutAnewWithEachFrame() {
    struct Styled : QObject {
        int times = 0;
        bool eventFilter(QObject*, QEvent* event) override {
            times += event->type() == QEvent::StyleChange;
            return false;
        }
    } styled;
    Presentation shown;
    shown.resize(420, 400);
    shown.show();
    const session::RunSnapshot run = threadline::test::RunFixture::opposite_order();
    shown.set_run(run, true);
    QVERIFY(shown.findChild<GraphView*>()->isHidden());
    shown.installEventFilter(&styled);
    shown.set_run(run, true);
    QCOMPARE(styled.times, 0);
    QTest::keyClick(&shown, Qt::Key_Plus);
    QVERIFY(styled.times > 0);
}

// Shift+N goes back, as everywhere; nothing else of Shift goes on by surprise.
void WindowPresentationTest::shiftAndAKeyAreNotTheKeyAlone() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown && QTest::qWaitForWindowActive(shown));  // the main window has a key N as well
    QTest::keyClick(shown, Qt::Key_N);
    QTest::keyClick(shown, Qt::Key_N);
    QCOMPARE(shown->stop(), std::size_t(2));
    QTest::keyClick(shown, Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(shown->stop(), std::size_t(1));
    for (const Qt::Key key : {Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Home, Qt::Key_B}) {
        QTest::keyClick(shown, key, Qt::ShiftModifier);
        QCOMPARE(shown->stop(), std::size_t(1));
        QVERIFY(!shown->is_blank());
    }
    // A plus sign is where its keyboard has it.
    const int before = shown->text_height();
    QTest::keyClick(shown, Qt::Key_Plus, Qt::ShiftModifier);
    QVERIFY(shown->text_height() > before);
}

// The banner of the main window lies behind it.
void WindowPresentationTest::whatGoesWrongIsSaidInFrontOfTheRoom() {
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    shown->showNormal();
    shown->resize(1024, 768);
    QCOMPARE(shown->message(), QString());
    session::RunRequest request;
    request.scenario = THREADLINE_SOURCE_DIR "/scenarios/race/lost-update.lua";
    request.name = "race/lost-update";
    request.runner = "/nowhere/threadline-runner";
    window.controller().run(request);
    const auto* line = shown->findChild<QLabel*>("message");
    QTRY_VERIFY(line && line->isVisible());
    QVERIFY2(shown->message().contains("/nowhere/threadline-runner"), qPrintable(shown->message()));
    QTest::keyClick(shown, Qt::Key_PageDown);
    QVERIFY(shown->message().isEmpty() && !line->isVisible());
    // Rings so small that they must overflow.
    request.runner = threadline::test::start_here().runner;
    request.source =
        "local count = shared('count', 0)\n"
        "threads(2, 'T', function() for i = 1, 60000 do count:write(i) end end)\n";
    request.limits.ring_bytes = 16 << 10;
    window.controller().run(request);
    QVERIFY(window.has_finished());
    QTRY_VERIFY2(shown->message().contains("were lost"), qPrintable(shown->message()));
    QVERIFY(line->isVisible());
}

void WindowPresentationTest::whetherTheTimelineIsFollowedStaysAsItWas() {
    OpenWindow window;
    QVERIFY(window.is_ready() && window.runs_simulated());
    window.commands().follow->setChecked(false);
    window.commands().present->trigger();
    auto* shown = window.findChild<Presentation*>();
    QVERIFY(shown);
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    shown->close();
    QTRY_VERIFY(!window.findChild<Presentation*>());
    QVERIFY(!window.commands().follow->isChecked());
}

void WindowPresentationTest::f5AndEscapeEndIt_data() {
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("F5") << Qt::Key_F5 << Qt::KeyboardModifiers();
    QTest::newRow("Shift+F5, as some clickers send")
        << Qt::Key_F5 << Qt::KeyboardModifiers(Qt::ShiftModifier);
    QTest::newRow("Esc") << Qt::Key_Escape << Qt::KeyboardModifiers();
}

void WindowPresentationTest::f5AndEscapeEndIt() {
    QFETCH(const Qt::Key, key);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    OpenWindow window;
    Presentation* shown = presented(window);
    QVERIFY(shown);
    QTest::keyClick(shown, key, modifiers);
    QTRY_VERIFY(!window.findChild<Presentation*>());
    if (key == Qt::Key_F5) {
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, key, modifiers);  // begins it, too
        shown = window.findChild<Presentation*>();
        QVERIFY(shown);
        QTest::keyClick(shown, key, modifiers);
    }
    QTRY_VERIFY(!window.findChild<Presentation*>());
    window.commands().present->trigger();  // and can begin again
    QVERIFY(window.findChild<Presentation*>());
}

QTEST_MAIN(WindowPresentationTest)
#include "window_presentation_test.moc"
