// One Stop, by key, in the menu and at the side, for whatever goes on.
#include "app/compare/compare_dialog.h"
#include "app/panels/scenario_panel.h"
#include "compared_runs.h"
#include "explored_in_window.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace threadline;
using namespace threadline::app;
using threadline::test::accept_button;
using threadline::test::comparison_of;
using threadline::test::endless;
using threadline::test::opened;
using threadline::test::OpenWindow;
using threadline::test::swept;

namespace {

const QByteArray large = R"(local count = shared("count", 0)
threads(4, "T", function()
  for i = 1, 6 do count:write(count:read() + 1) end
end)
)";

// On the real clock, in which nobody waits for its end.
const QByteArray with_tools = R"(local tool = choice("tool", {"threads", "event loop"})
local long = number("long", 20000, {min = 1, max = 20000, unit = "ms"})
threads(2, "T", function() sleep(long) end)
)";

QPushButton* stop_button(const OpenWindow& window) {
    for (auto* button : window.findChild<ScenarioPanel*>()->findChildren<QPushButton*>())
        if (button->text() == "Stop")
            return button;
    return nullptr;
}

void press_stop(OpenWindow& window) {
    if (QTest::qWaitForWindowActive(&window))
        QTest::keyClick(&window, Qt::Key_Period, Qt::ControlModifier);
}

}  // namespace

class WindowStopTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void theKeyEndsARun();
    void theKeyEndsSeedsThatWouldNeverBeOver();
    void theButtonEndsSeeds();
    void theKeyEndsAnExploration();
    void theKeyEndsAComparison();
    void oneStopEndsARunAndTheSeedsBesideIt();
    void theKeyEndsTheReadingOfAFile();
};

void WindowStopTest::theKeyEndsARun() {
    OpenWindow window;
    QVERIFY(window.opens_text(endless));
    QVERIFY(!stop_button(window)->isEnabled());
    window.commands().run->trigger();
    QVERIFY(window.is_under_way());
    QVERIFY(stop_button(window)->isEnabled());
    press_stop(window);
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Stopped);
    QVERIFY(!stop_button(window)->isEnabled());
}

void WindowStopTest::theKeyEndsSeedsThatWouldNeverBeOver() {
    OpenWindow window;
    const OutcomesPanel* panel = swept(window, endless, 100);
    QVERIFY(panel);
    QVERIFY(window.commands().stop->isEnabled());
    press_stop(window);
    // Without the time that a seed would have had.
    QTRY_VERIFY_WITH_TIMEOUT(!window.commands().stop->isEnabled(), 20'000);
    QVERIFY(!panel->headline().isEmpty());
}

void WindowStopTest::theButtonEndsSeeds() {
    OpenWindow window;
    const OutcomesPanel* panel = swept(window, threadline::test::counting, 100'000);
    QVERIFY(panel);
    QTRY_VERIFY(panel->swept().rowCount() > 0);
    QVERIFY(stop_button(window)->isEnabled());
    QTest::mouseClick(stop_button(window), Qt::LeftButton);
    QTRY_VERIFY(panel->headline().contains("a sample, and no proof"));
    QTRY_VERIFY(!stop_button(window)->isEnabled());
}

void WindowStopTest::theKeyEndsAnExploration() {
    OpenWindow window;
    const OutcomesPanel* panel = opened(window, large);
    QVERIFY(panel);
    window.commands().explore->trigger();
    QVERIFY(stop_button(window)->isEnabled());
    QTRY_VERIFY(panel->headline().startsWith("Explored ") &&
                !panel->headline().startsWith("Explored 0 "));
    press_stop(window);
    QTRY_VERIFY_WITH_TIMEOUT(!stop_button(window)->isEnabled(), 30'000);
    QVERIFY(!panel->headline().startsWith("Explored "));
    QVERIFY(panel->outcomes().rowCount() > 0);
}

void WindowStopTest::theKeyEndsAComparison() {
    OpenWindow window;
    QVERIFY(window.opens_text(with_tools));
    QSettings().setValue("compare/virtual-clock", false);
    window.commands().compare_with->trigger();
    auto* dialog = window.findChild<CompareDialog*>();
    QVERIFY(dialog && !dialog->on_virtual_clock());
    QTest::mouseClick(accept_button(*dialog), Qt::LeftButton);
    const auto* cancel = comparison_of(window).findChild<QPushButton*>("cancel_runs");
    QTRY_VERIFY(cancel->isVisible());
    QVERIFY(window.commands().stop->isEnabled());
    QTRY_VERIFY(!dialog->isVisible());
    press_stop(window);
    QTRY_VERIFY(!cancel->isVisible());
    QVERIFY(!window.commands().stop->isEnabled());
    QCOMPARE(comparison_of(window).runs().size(), std::size_t(0));
}

void WindowStopTest::oneStopEndsARunAndTheSeedsBesideIt() {
    OpenWindow window;
    QVERIFY(window.opens_text(endless));
    window.commands().run->trigger();
    QVERIFY(window.is_under_way());
    window.commands().try_seeds->trigger();
    press_stop(window);
    QVERIFY(window.has_finished());
    QTRY_VERIFY_WITH_TIMEOUT(!stop_button(window)->isEnabled(), 20'000);
}

void WindowStopTest::theKeyEndsTheReadingOfAFile() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("run.tline");
    OpenWindow window;
    QVERIFY(window.chooses("race/lost-update"));
    QVERIFY(window.runs_simulated());
    QVERIFY(QFile::copy(QString::fromStdString(window.controller().recording()->string()), file));
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QSignalSpy opened(&window.controller(), &RunController::opened);
    window.open(file.toStdString());
    QVERIFY(stop_button(window)->isEnabled());
    QTest::keyClick(&window, Qt::Key_Period, Qt::ControlModifier);  // before any of it is there
    QVERIFY(!stop_button(window)->isEnabled());
    QVERIFY(!window.controller().has_run());
    // It is read in its turn: of the first nothing has come by then.
    window.open(file.toStdString());
    QTRY_VERIFY(window.controller().has_run());
    QCOMPARE(opened.count(), 1);
}

QTEST_MAIN(WindowStopTest)
#include "window_stop_test.moc"
