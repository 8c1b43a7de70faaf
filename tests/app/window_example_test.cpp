// Nothing is ever empty: a scenario that is chosen is shown by an example run, or by the last run
// of one's own.
#include "app/panels/elided_label.h"
#include "first_minute.h"

#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::first_start;
using threadline::test::OpenWindow;
using threadline::test::tour_is_known;

namespace {

std::string shown_scenario(OpenWindow& window) {
    const bool knows = window.controller().has_run() && window.controller().snapshot().trace.info;
    return knows ? window.controller().snapshot().trace.info->scenario : std::string();
}

// Beside the title of a pane.
bool shows_note(OpenWindow& window, const QString& words) {
    for (const auto* label : window.findChildren<ElidedLabel*>())
        if (label->isVisible() && label->text().contains(words))
            return true;
    return false;
}

}  // namespace

class WindowExampleTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() {
        QSettings().clear();
        tour_is_known();
    }

    void choosingAnotherScenarioShowsAnExampleOfIt();
    void onesOwnRunIsBackWithItsScenario();
    void aFileThatCannotBeOpenedLeavesNothingEmpty();

private:
    QTemporaryDir folder_;
};

// Without a line that comes and goes with each: a note beside the title says what to press.
void WindowExampleTest::choosingAnotherScenarioShowsAnExampleOfIt() {
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    QVERIFY(shows_note(window, "example, simulated; press Run (Ctrl+R) to run it"));
    emit window.findChild<Gallery*>()->chosen("race/lost-update");
    QTRY_VERIFY(!window.findChild<Banner*>()->isVisible());
    QTRY_COMPARE(shown_scenario(window), std::string("race/lost-update"));
    QVERIFY(window.has_finished());
    QCOMPARE(window.controller().snapshot().trace.info->clock, trace::Clock::Virtual);
    QVERIFY(shows_note(window, "example, simulated; press Run (Ctrl+R) to run it"));
    QVERIFY(!window.findChild<Banner*>()->isVisible());
    // A run that was asked for is none.
    window.commands().run->trigger();
    QTRY_VERIFY(!shows_note(window, "example, simulated; press Run (Ctrl+R) to run it"));
    QVERIFY(window.has_finished());
    QCOMPARE(window.controller().snapshot().trace.info->clock, trace::Clock::Real);
}

void WindowExampleTest::onesOwnRunIsBackWithItsScenario() {
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    QVERIFY(window.runs_simulated());
    QTRY_VERIFY(window.controller().can_save_recording());
    const auto recording = *window.controller().recording();
    const auto tables = window.controller().snapshot().trace.tables;
    emit window.findChild<Gallery*>()->chosen("race/lost-update");
    QTRY_COMPARE(shown_scenario(window), std::string("race/lost-update"));
    QVERIFY(window.has_finished());
    emit window.findChild<Gallery*>()->chosen("deadlock/opposite-order");
    QCOMPARE(shown_scenario(window), std::string("deadlock/opposite-order"));
    QCOMPARE(window.controller().snapshot().trace.tables, tables);
    QVERIFY(!shows_note(window, "example"));
    // It can still be saved.
    QVERIFY(window.controller().can_save_recording());
    QCOMPARE(*window.controller().recording(), recording);
    QVERIFY(window.commands().save_run->isEnabled());
}

void WindowExampleTest::aFileThatCannotBeOpenedLeavesNothingEmpty() {
    const QString file = folder_.filePath("broken.tline");
    QFile broken(file);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("hello");
    broken.close();
    WindowStart start = first_start();
    start.file = file.toStdString();
    OpenWindow window(start);
    QVERIFY(window.says("broken.tline"));
    QTRY_COMPARE_WITH_TIMEOUT(shown_scenario(window), std::string("deadlock/opposite-order"),
                              20'000);
}

QTEST_MAIN(WindowExampleTest)
#include "window_example_test.moc"
