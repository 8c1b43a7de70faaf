// Nothing is ever empty: a scenario that is chosen is shown by an example run, or by the last run
// of one's own.
#include "app/panels/elided_label.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/parameter_form.h"
#include "app/panels/scenario_panel.h"
#include "app/timeline/timeline_view.h"
#include "compared_runs.h"
#include "first_minute.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QToolButton>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::accept_button;
using threadline::test::comparison_of;
using threadline::test::first_start;
using threadline::test::has_runs;
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

// From the beginning, and what led to the freeze has as much room as what came of it.
bool shows_how_it_came(OpenWindow& window) {
    const trace::Time at = window.controller().snapshot().findings->front().at;
    const trace::TimeRange seen = window.findChild<TimelineView*>()->visible_range();
    const double share = double(at.count()) / double(seen.length().count());
    return seen.begin == trace::Time{0} && share > 0.45 && share < 0.55;
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
    void theExampleOfADeadlockShowsHowItCame();
    void theNextValueOfAnExampleShowsHowItCameAsWell();
    void onesOwnRunIsBackWithItsScenario();
    void aRunOfAComparisonIsNoExample();
    void aFileThatCannotBeOpenedLeavesNothingEmpty();
    void theLessonAsksWhatAnExampleShowsAndIsToldOnceThatIsChosen();
    void theAnswerIsShownToWhoAsksForIt();
    void whatIsSetForTheNextRunIsPredicted();
    void whoRunsWithoutAChoiceIsNotAskedToPredictAnyMore();
    void anExampleThatWasCutOffAnswersNothing();

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
    // The box is of the next run: it says why the one on show is simulated.
    QVERIFY(!window.commands().virtual_clock->isChecked());
    QVERIFY(window.commands().virtual_clock->toolTip().contains("The examples always do"));
    // A run that was asked for is none.
    window.commands().run->trigger();
    QTRY_VERIFY(!shows_note(window, "example, simulated; press Run (Ctrl+R) to run it"));
    QVERIFY(window.has_finished());
    QCOMPARE(window.controller().snapshot().trace.info->clock, trace::Clock::Real);
}

// Not mostly that nothing happens any more.
void WindowExampleTest::theExampleOfADeadlockShowsHowItCame() {
    OpenWindow window(first_start());
    for (const char* scenario : {"deadlock/philosophers", "deadlock/opposite-order"}) {
        QVERIFY(window.chooses(scenario));
        QTRY_COMPARE(shown_scenario(window), std::string(scenario));
        QVERIFY(window.has_finished());
        QVERIFY(shows_how_it_came(window));
        const trace::Time end = window.controller().snapshot().trace.now;
        // The rest is there.
        const auto* timeline = window.findChild<TimelineView*>();
        QVERIFY(timeline->visible_range().end < end);
        window.commands().fit->trigger();
        QVERIFY(timeline->visible_range().end >= end);
    }
}

void WindowExampleTest::theNextValueOfAnExampleShowsHowItCameAsWell() {
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    QVERIFY(window.chooses("deadlock/philosophers"));
    QTRY_COMPARE(shown_scenario(window), std::string("deadlock/philosophers"));
    QVERIFY(window.has_finished());
    window.commands().virtual_clock->setChecked(true);
    const auto reruns_with = [&](std::size_t philosophers) {
        window.findChild<ParameterForm*>()
            ->findChild<QWidget*>("philosophers")
            ->findChild<QDoubleSpinBox*>()
            ->setValue(double(philosophers));
        return QTest::qWaitFor(
            [&] { return window.controller().snapshot().trace.actors.size() == philosophers; },
            20'000);
    };
    const trace::Time before = window.controller().snapshot().findings->front().at;
    QVERIFY(reruns_with(12));
    QVERIFY(window.controller().snapshot().findings->front().at > before);
    QVERIFY(shows_how_it_came(window));
    // Who wants to see all of it goes on seeing that.
    window.commands().fit->trigger();
    QVERIFY(reruns_with(7));
    QVERIFY(window.findChild<TimelineView*>()->visible_range().end >=
            window.controller().snapshot().trace.now);
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

// It was asked for, with values of a person's own.
void WindowExampleTest::aRunOfAComparisonIsNoExample() {
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    emit window.findChild<Gallery*>()->chosen("bottleneck/downloads");
    QTRY_COMPARE(shown_scenario(window), std::string("bottleneck/downloads"));
    QVERIFY(window.has_finished());
    QVERIFY(shows_note(window, "example, simulated"));
    window.commands().compare_with->trigger();
    QTest::mouseClick(accept_button(*window.findChild<CompareDialog*>()), Qt::LeftButton);
    QVERIFY(has_runs(window, 4));
    const auto buttons = comparison_of(window).findChildren<QToolButton*>();
    const auto shows =
        std::ranges::find(buttons, QString("Show run 3 alone"), &QWidget::accessibleName);
    QVERIFY(shows != buttons.end());
    QTest::mouseClick(*shows, Qt::LeftButton);
    QTRY_VERIFY(!comparison_of(window).isVisible());
    QVERIFY(window.has_finished());
    QVERIFY(!shows_note(window, "example"));
    QVERIFY(!window.statusBar()->findChildren<QLabel*>().isEmpty());
    for (const QLabel* label : window.statusBar()->findChildren<QLabel*>())
        QVERIFY2(!label->text().contains("Example"), qPrintable(label->text()));
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

// It stands beside the answer: nothing is left to predict.
void WindowExampleTest::theLessonAsksWhatAnExampleShowsAndIsToldOnceThatIsChosen() {
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    auto* lesson = window.findChild<LessonPanel*>();
    const auto says = [&](const QString& text) { return lesson->toPlainText().contains(text); };
    QTRY_VERIFY2(says("Look at the run"), qPrintable(lesson->toPlainText()));
    QVERIFY(says("How does it end?") && !says("Predict") && !says("press Run"));
    QVERIFY(!says("As the run shows") && !says("Explanation"));
    emit lesson->anchorClicked(QUrl("predict:1"));
    QVERIFY2(says("As the run shows: Neither gets through. You chose it."),
             qPrintable(lesson->toPlainText()));
    QVERIFY(says("Explanation") && says("Try next"));
    // Explored, it is told anew and stays told.
    window.commands().explore->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(says("Explored, all"), 20'000);
    QVERIFY(says("You chose it."));
    // A run of one's own was not predicted by that.
    window.commands().run->trigger();
    QTRY_VERIFY(!says("Look at the run"));
    QTRY_VERIFY_WITH_TIMEOUT(says("As the run shows: Neither gets through."), 20'000);
    QVERIFY(!says("You chose") && !says("You had predicted"));
}

void WindowExampleTest::theAnswerIsShownToWhoAsksForIt() {
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    auto* lesson = window.findChild<LessonPanel*>();
    QTRY_VERIFY(lesson->toHtml().contains("href=\"show:answer\""));
    emit lesson->anchorClicked(QUrl("show:answer"));
    const QString text = lesson->toPlainText();
    QVERIFY2(text.contains("As the run shows: Neither gets through."), qPrintable(text));
    QVERIFY(!text.contains("You chose") && text.contains("Explanation"));
}

void WindowExampleTest::whatIsSetForTheNextRunIsPredicted() {
    OpenWindow window(first_start());
    QVERIFY(window.has_finished());
    window.commands().rerun->setChecked(false);
    auto* lesson = window.findChild<LessonPanel*>();
    const auto says = [&](const QString& text) { return lesson->toPlainText().contains(text); };
    QTRY_VERIFY(says("Look at the run"));
    auto& form = window.findChild<ScenarioPanel*>()->form();
    form.set_values({{"remedy", "global order"}});
    QVERIFY2(says("Predict") && says("in the same order"), qPrintable(lesson->toPlainText()));
    QVERIFY(!says("Look at the run"));
    emit lesson->anchorClicked(QUrl("predict:0"));
    QVERIFY(says("Now press Run (Ctrl+R)") && !says("Explanation"));
    window.commands().run->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(says("As the run shows: Both get through. You had predicted it."),
                             20'000);
}

void WindowExampleTest::whoRunsWithoutAChoiceIsNotAskedToPredictAnyMore() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    auto* lesson = window.findChild<LessonPanel*>();
    QVERIFY(lesson->toPlainText().startsWith("Predict"));
    QVERIFY(window.runs_simulated());
    QTRY_VERIFY(lesson->toPlainText().contains("As the run shows: Neither gets through."));
    QVERIFY2(lesson->toPlainText().startsWith("Question"), qPrintable(lesson->toPlainText()));
}

void WindowExampleTest::anExampleThatWasCutOffAnswersNothing() {
    LessonPanel panel;
    Lesson lesson;
    lesson.choices = {{"yes", {}}, {"no", {}}};
    panel.set_lesson(lesson);
    panel.set_question("Does it end?");
    ToldLesson told;
    told.question = "Does it end?";
    panel.show_example(told);
    QVERIFY(panel.toPlainText().contains("Predict"));
    panel.predict(0);
    QVERIFY(panel.toPlainText().contains("Now press Run (Ctrl+R)"));
    panel.clear_run();
    told.answer = 0;
    panel.show_run(told);
    QVERIFY2(panel.toPlainText().contains("As the run shows: yes. You had predicted it."),
             qPrintable(panel.toPlainText()));
}

QTEST_MAIN(WindowExampleTest)
#include "window_example_test.moc"
