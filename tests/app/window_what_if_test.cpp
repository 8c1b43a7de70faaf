// A run with a remedy beside the same run as it is, in the window: what is held against each other,
// and that it is the same but for the remedy.
#include "app/panels/lesson_panel.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/step_panel.h"
#include "app/panels/what_if_panel.h"
#include "stepped_in_window.h"
#include "what_if_in_window.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>

using namespace threadline;
using namespace threadline::app;
using threadline::test::comparison_of;
using threadline::test::OpenWindow;
using threadline::test::opposite;
using threadline::test::remedies_of;
using threadline::test::shows_alone;
using threadline::test::shows_beside;

namespace {

const QByteArray dawdling = R"(local pause = number("pause", 5, {min = 1, max = 50, unit = "ms"})
local one, two = lock "One", lock "Two"
thread("A", function() one:lock() sleep(pause) two:lock() two:unlock() one:unlock() end)
thread("B", function() two:lock() sleep(pause) one:lock() one:unlock() two:unlock() end)
)";

// Two values that decide nothing.
const QByteArray chosen = R"(local mood = choice("mood", {"calm", "hasty"})
local place = choice("place", {"here", "there"})
)" + opposite;

// Both read before either writes.
const QByteArray counting = R"(local count = shared("count", 0)
threads(2, "T", function()
  local seen = count:read()
  compute(5)
  count:write(seen + 1)
end)
)";

// What the row of the differences says, a cell a run.
QStringList row(const ComparisonView& view, const QString& name) {
    const DifferenceModel& model = view.differences();
    QStringList cells;
    for (int at = 0; at < model.rowCount(); ++at)
        if (model.index(at, 0).data().toString() == name)
            for (int column = 1; column < model.columnCount(); ++column)
                cells.append(model.index(at, column).data().toString());
    return cells;
}

}  // namespace

class WindowWhatIfTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void oneSwitchShowsBeforeAndAfterSideBySide();
    void ofARaceTheLostUpdatesAreHeldAgainstEachOther();
    void theSwitchesStandAboveTheComparisonToo();
    void cancelledBeforeItIsRunItIsNotRun();
    void whatWasTriedStaysBesideTheOthersUntilItIsTakenOut();
    void aSteppedRunIsFollowedAsFarAsItGoes();
    void aRunThatWasReadKeepsItsClockCoresAndSeed();
    void anotherValueIsHeldAgainstThatValueAsItIs();
    void runsKeptByHandComeBack();
    void whatIsSwitchedOnStandsAboveRunUntilItIsSwitchedOffThere();
    void aLessonsLinkRunsTheScenarioAsItIs();
    void aRemedyChosenAsParameterTakesThePlaceOfTheOneThatIsTried();
    void switchedOffTheRunIsThatOfTheValuesThatAreSet();
    void aRunThatIsShownAgainBringsItsRemedies();
    void aRunOfOtherValuesBringsItsRemediesToo();
    void switchedOffItsRoomGoesBackToTheDetailsInASmallWindow();

private:
    QTemporaryDir folder_;
};

void WindowWhatIfTest::oneSwitchShowsBeforeAndAfterSideBySide() {
    OpenWindow window;
    QVERIFY(threadline::test::steps_into_a_deadlock(window));
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    const ComparisonView& view = comparison_of(window);
    QCOMPARE(remedies_of(view.runs()[0]), QString());
    const QStringList ends = row(view, "End");
    QCOMPARE(ends.size(), 2);
    QCOMPARE(ends[0], QString("deadlock"));  // of steps that a person decided, no time
    QCOMPARE(ends[1], QString("completed"));
    QVERIFY2(view.change().startsWith("With “victim” it ends, after "), qPrintable(view.change()));
    QCOMPARE(row(view, "Errors found"), (QStringList{"Deadlock", "none"}));
    // A run that never came to its end is no measure of speed.
    QVERIFY(row(view, "Speed-up").isEmpty());
    QCOMPARE(row(view, "Simulated time").value(0), QString("–"));
    QVERIFY(!row(view, "Simulated time").value(1).contains(u'('));
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
    window.commands().single_run->trigger();
    QVERIFY(!view.isVisible());
    QVERIFY(window.findChild<WhatIfPanel*>()->comparison().contains("victim"));
    window.commands().what_if_beside->trigger();
    QVERIFY(view.isVisible());
}

void WindowWhatIfTest::ofARaceTheLostUpdatesAreHeldAgainstEachOther() {
    OpenWindow window;
    QVERIFY(window.opens_text(counting));
    QVERIFY(window.runs_simulated());
    window.commands().what_if_guard->trigger();
    QVERIFY(shows_beside(window, "guard"));
    const ComparisonView& view = comparison_of(window);
    QCOMPARE(row(view, "Updates lost"), (QStringList{"1", "none"}));
    QCOMPARE(row(view, "count"), (QStringList{"1", "2"}));
    QVERIFY2(view.change().startsWith("Updates lost: 1 as it is, none with “guard”. It takes "),
             qPrintable(view.change()));
    // Before how long it took.
    QStringList names;
    for (int at = 0; at < view.differences().rowCount(); ++at)
        names.append(view.differences().index(at, 0).data().toString());
    QVERIFY(names.indexOf("Updates lost") < names.indexOf("Simulated time"));
    QVERIFY(names.indexOf("count") < names.indexOf("Simulated time"));
    const auto panes = view.findChildren<ComparedPane*>();
    QVERIFY(panes.size() == 2);
    QVERIFY2(panes[0]->figures().startsWith("1 update lost, "), qPrintable(panes[0]->figures()));
    QVERIFY(window.findChild<WhatIfPanel*>()->comparison().contains("Updates lost: 1 as it is"));
}

void WindowWhatIfTest::theSwitchesStandAboveTheComparisonToo() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    window.commands().what_if_order->trigger();
    QVERIFY(shows_beside(window, "global-order"));
    QCOMPARE(comparison_of(window).runs()[1].name, std::string("what if: global order"));
    const auto button = [&](const QString& text) -> QToolButton* {
        for (auto* each : comparison_of(window).findChildren<QToolButton*>())
            if (each->text() == text && each->isVisible())
                return each;
        return nullptr;
    };
    QVERIFY(button("Global order") && button("Global order")->isChecked());
    QVERIFY(!button("Guard"));  // there is no race
    // One instead of the other, unless both are asked for.
    QTest::mouseClick(button("Victim"), Qt::LeftButton);
    QVERIFY(shows_beside(window, "victim"));
    QVERIFY(!button("Global order")->isChecked());
    QTest::mouseClick(button("Global order"), Qt::LeftButton, Qt::ShiftModifier);
    QVERIFY(shows_beside(window, "global-order,victim"));
    QTest::mouseClick(button("Global order"), Qt::LeftButton);
    QVERIFY(shows_beside(window, "victim"));
    QVERIFY(!button("Global order")->isChecked());
}

void WindowWhatIfTest::cancelledBeforeItIsRunItIsNotRun() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    window.commands().what_if_order->trigger();
    QVERIFY(shows_beside(window, "global-order"));
    auto* cancel = comparison_of(window).findChild<QPushButton*>("cancel_runs");
    QTRY_VERIFY(!cancel->isVisible());
    window.commands().what_if_victim->trigger();
    QVERIFY(cancel->isVisible());
    QVERIFY(window.commands().stop->isEnabled());
    QTest::mouseClick(cancel, Qt::LeftButton);  // it is being found out who goes next
    QVERIFY(!cancel->isVisible());
    QVERIFY(!window.commands().stop->isEnabled());
    QCOMPARE(window.controller().snapshot().trace.info->remedies, std::string("global-order"));
    // Asked for once more it is.
    window.commands().what_if_victim->trigger();
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
}

void WindowWhatIfTest::whatWasTriedStaysBesideTheOthersUntilItIsTakenOut() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    const auto tried = [&] {
        QStringList all;
        for (const Compared& run : comparison_of(window).runs())
            all.append(remedies_of(run));
        return all;
    };
    window.commands().what_if_timeout->trigger();
    QVERIFY(shows_beside(window, "timeout"));
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    QCOMPARE(tried(), (QStringList{"", "victim", "timeout"}));
    window.commands().what_if_victim->trigger();  // off
    QTRY_COMPARE(window.outcome(), trace::Outcome::Deadlocked);
    QVERIFY(comparison_of(window).isVisible());
    QCOMPARE(tried(), (QStringList{"", "victim", "timeout"}));
    // Also for who comes back to it.
    window.commands().single_run->trigger();
    window.commands().what_if_beside->trigger();
    QVERIFY(comparison_of(window).isVisible());
    QCOMPARE(tried(), (QStringList{"", "victim", "timeout"}));
    emit comparison_of(window).findChildren<ComparedPane*>()[1]->remove_asked();
    QTRY_COMPARE(tried(), (QStringList{"", "timeout"}));
    window.commands().what_if_order->trigger();
    QVERIFY(shows_beside(window, "global-order"));
    QCOMPARE(tried(), (QStringList{"", "global-order", "timeout"}));
}

// A takes One, B takes Two: by hand. With one order B comes to Two only when A has let go of both.
void WindowWhatIfTest::aSteppedRunIsFollowedAsFarAsItGoes() {
    OpenWindow window;
    QVERIFY(window.opens_text(opposite));
    window.commands().step->trigger();
    auto* keys = window.findChild<StepPanel*>()->findChild<QListWidget*>();
    QVERIFY(window.comes_to_step(1));
    QTest::keyClick(keys, Qt::Key_2);
    QVERIFY(window.comes_to_step(2));
    QTest::keyClick(keys, Qt::Key_1);
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
    window.commands().what_if_order->trigger();
    QVERIFY(shows_beside(window, "global-order"));
    const trace::Snapshot& after = comparison_of(window).runs()[1].run.trace;
    QCOMPARE(after.info->schedule, std::string("follow"));
    QCOMPARE(after.info->outcome, trace::Outcome::Completed);
    // B went first, as by hand.
    QCOMPARE(after.tables->actor(after.locks.front()->holds[0].actor).name, std::string("B"));
}

void WindowWhatIfTest::aRunThatWasReadKeepsItsClockCoresAndSeed() {
    const QString path = folder_.filePath("read.tline");
    session::RunRequest request;
    request.scenario = threadline::test::start_here().scenarios / "deadlock/opposite-order.lua";
    request.name = "deadlock/opposite-order";
    request.runner = threadline::test::start_here().runner;
    request.simulated_cpu.emplace().cores = 3;
    request.seed = 7;
    request.file = path.toStdString();
    auto recorded = session::Session::start(request);
    QVERIFY(recorded.ok());
    (*recorded)->wait();
    recorded->reset();

    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(path.toStdString());
    QVERIFY(window.has_finished());
    QVERIFY(!window.commands().virtual_clock->isChecked());
    QTRY_VERIFY(window.commands().what_if_order->isEnabled());
    window.commands().what_if_order->trigger();
    QVERIFY(shows_beside(window, "global-order"));
    const trace::RunInfo& after = comparison_of(window).runs()[1].report.info;
    QCOMPARE(after.clock, trace::Clock::Virtual);
    QCOMPARE(after.cores, 3u);
    QCOMPARE(after.seed, std::optional<std::uint64_t>(7));
}

void WindowWhatIfTest::anotherValueIsHeldAgainstThatValueAsItIs() {
    OpenWindow window;
    QVERIFY(window.opens_text(dawdling));
    QVERIFY(window.runs_simulated());
    window.commands().what_if_order->trigger();
    QVERIFY(shows_beside(window, "global-order"));
    window.commands().single_run->trigger();
    window.findChild<ScenarioPanel*>()->form().set_values({{"pause", "40"}});
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    const auto longest = [&](std::size_t number) {
        return comparison_of(window).runs()[number].report.info.wall;
    };
    QTRY_VERIFY_WITH_TIMEOUT(window.commands().what_if_beside->isEnabled() &&
                                 !window.findChild<WhatIfPanel*>()->comparison().isEmpty(),
                             20'000);
    window.commands().what_if_beside->trigger();
    QVERIFY(shows_beside(window, "global-order"));
    QTRY_VERIFY_WITH_TIMEOUT(longest(1) >= std::chrono::milliseconds(80), 20'000);
    QVERIFY(longest(0) >= std::chrono::milliseconds(40));
    QCOMPARE(comparison_of(window).runs()[0].report.info.parameters,
             comparison_of(window).runs()[1].report.info.parameters);
}

void WindowWhatIfTest::runsKeptByHandComeBack() {
    OpenWindow window;
    QVERIFY(window.opens_text(dawdling));
    for (int i = 0; i < 2; ++i) {
        QVERIFY(window.runs_simulated());
        window.commands().keep_run->trigger();
        QTRY_COMPARE(comparison_of(window).runs().size(), std::size_t(i) + 1);
    }
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    window.commands().single_run->trigger();
    window.commands().comparison->trigger();
    QVERIFY(comparison_of(window).isVisible());
    QCOMPARE(comparison_of(window).runs().size(), std::size_t(2));
    QCOMPARE(remedies_of(comparison_of(window).runs()[1]), QString());
}

void WindowWhatIfTest::whatIsSwitchedOnStandsAboveRunUntilItIsSwitchedOffThere() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    auto* panel = window.findChild<ScenarioPanel*>();
    QPushButton* off = panel->as_it_is_button();
    const auto said = [&] {
        for (const QLabel* label : panel->findChildren<QLabel*>())
            if (label->isVisible() && label->text().startsWith("What if: "))
                return label->text();
        return QString();
    };
    QVERIFY(!off->isVisible() && said().isEmpty());
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    window.commands().single_run->trigger();
    QVERIFY(off->isVisible());
    QCOMPARE(said(), QString("What if: victim"));
    // Clear of the buttons above it.
    int tools_end = 0;
    for (const QToolButton* tool : panel->findChildren<QToolButton*>())
        if (tool->isVisible() && tool->defaultAction() == window.commands().keep_run)
            tools_end = tool->mapTo(panel, tool->rect().bottomLeft()).y() + 1;
    QVERIFY(tools_end > 0);
    QTRY_VERIFY(off->parentWidget()->mapTo(panel, QPoint()).y() >= tools_end + 8);
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
    // Every further run is with it, and the sign stays.
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    QVERIFY(off->isVisible());
    QTest::mouseClick(off, Qt::LeftButton);
    QVERIFY(!off->isVisible() && !window.commands().what_if_victim->isChecked());
    QTRY_COMPARE(window.outcome(), trace::Outcome::Deadlocked);
    // Another scenario begins without any.
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    window.commands().single_run->trigger();
    QVERIFY(window.chooses("race/lost-update"));
    QVERIFY(!off->isVisible());
}

void WindowWhatIfTest::aLessonsLinkRunsTheScenarioAsItIs() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    window.commands().what_if_order->trigger();
    QVERIFY(shows_beside(window, "global-order"));
    window.commands().single_run->trigger();
    emit window.findChild<LessonPanel*>()->parameters_chosen("remedy = try-lock");
    QVERIFY(!window.commands().what_if_order->isChecked());
    QVERIFY(!window.findChild<ScenarioPanel*>()->as_it_is_button()->isVisible());
    QVERIFY(shows_alone(window, "", "remedy", std::string("try-lock")));
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
}

void WindowWhatIfTest::aRemedyChosenAsParameterTakesThePlaceOfTheOneThatIsTried() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    window.commands().single_run->trigger();
    ParameterForm& form = window.findChild<ScenarioPanel*>()->form();
    // How much is done says nothing of how: it stays.
    form.set_values({{"work", "30"}});
    QVERIFY(shows_alone(window, "victim", "work", 30.0));
    form.set_values({{"remedy", "timeout"}});
    QVERIFY(!window.commands().what_if_victim->isChecked());
    QVERIFY(shows_alone(window, "", "remedy", std::string("timeout")));
}

void WindowWhatIfTest::switchedOffTheRunIsThatOfTheValuesThatAreSet() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    window.commands().rerun->setChecked(false);
    QVERIFY(window.runs_simulated());
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    window.commands().single_run->trigger();
    auto* panel = window.findChild<ScenarioPanel*>();
    panel->form().set_values({{"work", "50"}});
    QTest::mouseClick(panel->as_it_is_button(), Qt::LeftButton);
    QVERIFY(shows_alone(window, "", "work", 50.0));
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
    // The other way round it is tried with them, too.
    panel->form().set_values({{"work", "70"}});
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    window.commands().single_run->trigger();
    QVERIFY(shows_alone(window, "victim", "work", 70.0));
}

void WindowWhatIfTest::aRunThatIsShownAgainBringsItsRemedies() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    window.commands().what_if_order->trigger();
    QVERIFY(shows_beside(window, "global-order"));
    const auto show_alone = [&](int number) {
        window.commands().what_if_beside->trigger();
        emit comparison_of(window).show_asked(number);
        return !comparison_of(window).isVisible();
    };
    QVERIFY(show_alone(0));
    QCOMPARE(window.controller().snapshot().trace.info->remedies, std::string());
    QVERIFY(!window.commands().what_if_order->isChecked());
    window.commands().what_if_order->trigger();
    QVERIFY(shows_beside(window, "global-order"));
    QVERIFY(show_alone(1));
    QCOMPARE(window.controller().snapshot().trace.info->remedies, std::string("global-order"));
    QVERIFY(window.commands().what_if_order->isChecked());
    QTest::mouseClick(window.findChild<ScenarioPanel*>()->as_it_is_button(), Qt::LeftButton);
    QVERIFY(shows_alone(window, "", "remedy", std::string("none")));
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
}

void WindowWhatIfTest::aRunOfOtherValuesBringsItsRemediesToo() {
    OpenWindow window;
    QVERIFY(window.opens_text(chosen));
    window.commands().rerun->setChecked(false);
    QVERIFY(window.runs_simulated());
    window.commands().what_if_order->trigger();
    QVERIFY(shows_beside(window, "global-order"));
    ParameterForm& form = window.findChild<ScenarioPanel*>()->form();
    form.set_values({{"mood", "hasty"}, {"place", "there"}});
    QVERIFY(!window.commands().what_if_order->isChecked());
    emit comparison_of(window).show_asked(1);
    QCOMPARE(form.values(), (QMap<QString, QString>{{"mood", "calm"}, {"place", "here"}}));
    QVERIFY(window.commands().what_if_order->isChecked());
}

void WindowWhatIfTest::switchedOffItsRoomGoesBackToTheDetailsInASmallWindow() {
    OpenWindow window;
    window.resize(1024, 768);
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    auto* insight = window.findChild<QSplitter*>("insight");
    window.findChild<QTabWidget*>("facts")->setCurrentWidget(insight);
    QTRY_VERIFY(insight->isVisible());
    window.commands().what_if_victim->trigger();
    QVERIFY(shows_beside(window, "victim"));
    window.commands().single_run->trigger();
    window.findChild<QTabWidget*>("facts")->setCurrentWidget(insight);
    const auto* panel = window.findChild<WhatIfPanel*>();
    QTRY_VERIFY(!panel->comparison().isEmpty() && insight->sizes()[0] > insight->sizes()[1]);
    const int with_figures = insight->sizes()[0];
    QTest::mouseClick(window.findChild<ScenarioPanel*>()->as_it_is_button(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(panel->comparison().isEmpty(), 10'000);
    QTRY_VERIFY(insight->sizes()[0] < with_figures);
}

QTEST_MAIN(WindowWhatIfTest)
#include "window_what_if_test.moc"
