// How long before and after belong together: a comparison with a remedy ends with the run that it
// speaks of.
#include "app/panels/scenario_panel.h"
#include "app/panels/step_panel.h"
#include "app/panels/what_if_panel.h"
#include "what_if_in_window.h"

#include <QListWidget>
#include <QPushButton>

using namespace threadline;
using namespace threadline::app;
using threadline::test::all_have;
using threadline::test::comparison_of;
using threadline::test::OpenWindow;
using threadline::test::opposite;
using threadline::test::shows_alone;
using threadline::test::shows_beside;

class WindowBeforeAndAfterTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void anotherValueThatRunsEndsTheComparison();
    void aValueThatHasNotRunYetEndsNothing();
    void theSameStepsOtherwiseChosenAreNotTheSameRun();
    void anotherScenarioEndsTheComparisonAndIsShown();
};

void WindowBeforeAndAfterTest::anotherValueThatRunsEndsTheComparison() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    const auto* figures = window.findChild<WhatIfPanel*>();
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    window.commands().single_run->trigger();
    QVERIFY(!figures->comparison().isEmpty());
    auto* panel = window.findChild<ScenarioPanel*>();
    QTest::mouseClick(panel->as_it_is_button(), Qt::LeftButton);
    QTRY_COMPARE(window.outcome(), trace::Outcome::Deadlocked);
    // It is one of the two that are compared.
    QVERIFY(window.commands().what_if_beside->isEnabled());
    panel->form().set_values({{"work", "50"}});
    QVERIFY(shows_alone(window, "", "work", 50.0));
    QVERIFY(!window.commands().what_if_beside->isEnabled());
    QVERIFY(figures->comparison().isEmpty());
    window.commands().comparison->trigger();
    QVERIFY(comparison_of(window).runs().empty());
    window.commands().single_run->trigger();
    // With a remedy on, what stands there is of the values that ran.
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    window.commands().single_run->trigger();
    panel->form().set_values({{"work", "30"}});
    QVERIFY(shows_alone(window, "victim", "work", 30.0));
    QTRY_VERIFY_WITH_TIMEOUT(window.commands().what_if_beside->isEnabled(), 20'000);
    QVERIFY(comparison_of(window).runs().empty());
    window.commands().what_if_beside->trigger();
    QVERIFY(shows_beside(window, "victim"));
    QVERIFY(all_have(window, "work", 30.0));
}

void WindowBeforeAndAfterTest::aValueThatHasNotRunYetEndsNothing() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    window.commands().rerun->setChecked(false);
    QVERIFY(window.runs_simulated());
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    window.commands().single_run->trigger();
    window.findChild<ScenarioPanel*>()->form().set_values({{"work", "50"}});
    const auto* figures = window.findChild<WhatIfPanel*>();
    QVERIFY(window.commands().what_if_beside->isEnabled() && !figures->comparison().isEmpty());
    window.commands().run->trigger();
    QVERIFY(shows_alone(window, "victim", "work", 50.0));
    QTRY_VERIFY_WITH_TIMEOUT(window.commands().what_if_beside->isEnabled(), 20'000);
    window.commands().what_if_beside->trigger();
    QVERIFY(shows_beside(window, "victim"));
    QVERIFY(all_have(window, "work", 50.0));
}

// By hand, twice, each in its own order: no remedy has made the difference.
void WindowBeforeAndAfterTest::theSameStepsOtherwiseChosenAreNotTheSameRun() {
    OpenWindow window;
    QVERIFY(window.opens_text(opposite));
    auto* keys = window.findChild<StepPanel*>()->findChild<QListWidget*>();
    const auto step_with_one_first = [&](Qt::Key second) {
        window.commands().step->trigger();
        if (!window.comes_to_step(1))
            return false;
        QTest::keyClick(keys, Qt::Key_1);
        if (!window.comes_to_step(2))
            return false;
        QTest::keyClick(keys, second);
        return true;
    };
    QVERIFY(step_with_one_first(Qt::Key_2));
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    window.commands().single_run->trigger();
    QTest::mouseClick(window.findChild<ScenarioPanel*>()->as_it_is_button(), Qt::LeftButton);
    QTRY_COMPARE(window.outcome(), trace::Outcome::Deadlocked);
    QVERIFY(window.commands().what_if_beside->isEnabled());
    QVERIFY(step_with_one_first(Qt::Key_1));
    const bool over = QTest::qWaitFor(
        [&] {
            if (window.controller().decision())
                window.controller().run_on();
            return window.controller().phase() == RunController::Phase::Finished;
        },
        20'000);
    QVERIFY(over);
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
    QVERIFY(!window.commands().what_if_beside->isEnabled());
}

void WindowBeforeAndAfterTest::anotherScenarioEndsTheComparisonAndIsShown() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    QVERIFY(window.chooses("race/lost-update"));
    QVERIFY(!comparison_of(window).isVisible());
    QVERIFY(comparison_of(window).runs().empty());
    QVERIFY(!window.commands().what_if_beside->isEnabled());
}

QTEST_MAIN(WindowBeforeAndAfterTest)
#include "window_before_and_after_test.moc"
