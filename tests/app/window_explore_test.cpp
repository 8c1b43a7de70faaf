// How a scenario can end, in the window: every interleaving of it, or as many seeds as asked for,
// and each outcome played on real threads.
#include "app/code/source_view.h"
#include "app/panels/elided_label.h"
#include "app/panels/exploration_size.h"
#include "app/panels/findings_list.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/step_panel.h"
#include "app/timeline/timeline_view.h"
#include "explored_in_window.h"
#include "noted_runs.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStatusBar>
#include <QTableView>

using namespace threadline;
using namespace threadline::app;
using threadline::test::counting;
using threadline::test::earlier_runs;
using threadline::test::explored;
using threadline::test::opened;
using threadline::test::OpenWindow;
using threadline::test::opposite;
using threadline::test::swept;

namespace {

const QByteArray guarded = R"(local count, gate = shared("count", 0), lock "Gate"
threads(2, "T", function()
  gate:lock()
  count:write(count:read() + 1)
  gate:unlock()
end)
)";

const QByteArray large = R"(local count = shared("count", 0)
threads(4, "T", function()
  for i = 1, 6 do count:write(count:read() + 1) end
end)
)";

const QByteArray many = R"(local count = shared("count", 0)
threads(4, "T", function()
  for i = 1, 3 do count:write(count:read() + 1) end
end)
)";

const QByteArray often = R"(local n = number("threads", 4, {min = 1, max = 8})
local times = number("times", 6, {min = 1, max = 100})
local pause = number("pause", 5, {min = 1, max = 50, unit = "ms"})
local count = shared("count", 0)
threads(n, "T", function()
  for i = 1, times do count:write(count:read() + 1) end
end)
)";

// More outcomes than are confirmed unasked.
const QByteArray orders = R"(local place, next = shared_array("place", 5, 0), shared("next", 0)
threads(5, "T", function(i) place:write(i, next:add(1)) end)
)";

const QByteArray drawing = R"(local x = shared("x", 0)
thread("A", function() x:write(random(4)) end)
)";

}  // namespace

class WindowExploreTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void bothResultsOfARaceAreFound();
    void whereNothingRanItSaysThatAnOutcomeIsPlayedThere();
    void aGuardIsProvenToHold();
    void aChosenOutcomeIsPlayedOnRealThreads();
    void oneThatTakesLongCanBeStopped();
    void aBoundIsOfferedWhereThereIsMuch();
    void anotherTextForgetsWhatWasFound();
    void aRunOfAnotherScenarioForgetsWhatWasFound();
    void seedsAreCountedAndOneIsPlayed();
    void pctSeedsAreCountedToo();
    void aSweepCanBeStopped();
    void askedAgainItTriesTheNextSeeds();
    void runsThatFailAreCountedToo();
    void aSeedGivesItsRandomNumbersToo();
    void anOutcomeIsConfirmedByPlayingIt();
    void whatIsFoundIsOfTheRemediesThatAreOn();
    void whereThereIsMuchLowerValuesAreOfferedAndTried();
    void lowerValuesAreOfWhatIsCountedAndLeaveOthersAlone();
};

void WindowExploreTest::bothResultsOfARaceAreFound() {
    OpenWindow window;
    OutcomesPanel* panel = explored(window, counting);
    QVERIFY(panel && panel->isVisible());
    QStringList values;
    for (int row = 0; row < panel->outcomes().rowCount(); ++row) {
        values.append(panel->outcomes().index(row, OutcomesModel::Values).data().toString());
        QCOMPARE(panel->outcomes().index(row, OutcomesModel::Confirmed).data().toString(),
                 QString("yes"));
    }
    values.sort();
    QCOMPARE(values, (QStringList{"count = 1", "count = 2"}));
}

void WindowExploreTest::whereNothingRanItSaysThatAnOutcomeIsPlayedThere() {
    OpenWindow window;
    OutcomesPanel* panel = explored(window, counting);
    QVERIFY(panel);
    const auto* timeline = window.findChild<TimelineView*>();
    const auto* findings = window.findChild<FindingsList*>();
    QTRY_COMPARE(timeline->accessibleDescription(),
                 QString("Explored: a click on an outcome plays it here."));
    QCOMPARE(findings->accessibleDescription(),
             QString("What the analyses find in an outcome shows here once it is played."));
    // Of another text nothing is known yet.
    QVERIFY(window.opens_text(guarded));
    QCOMPARE(timeline->accessibleDescription(),
             QString("Press Run (Ctrl+R): the threads of this scenario show here."));
    QCOMPARE(findings->accessibleDescription(),
             QString("What the analyses find shows here during a run."));
}

void WindowExploreTest::aGuardIsProvenToHold() {
    OpenWindow window;
    OutcomesPanel* panel = explored(window, guarded);
    QVERIFY(panel);
    QCOMPARE(panel->outcomes().rowCount(), 1);
    QVERIFY2(panel->headline().startsWith("Proof: ") && panel->headline().contains("count = 2"),
             qPrintable(panel->headline()));
    QVERIFY(panel->headline().contains("Model: sequential consistency"));
}

void WindowExploreTest::aChosenOutcomeIsPlayedOnRealThreads() {
    OpenWindow window;
    OutcomesPanel* panel = explored(window, opposite);
    QVERIFY(panel);
    int deadlocked = -1;
    for (int row = 0; row < panel->outcomes().rowCount(); ++row)
        if (panel->outcomes().row(row)->outcome.outcome == "deadlocked")
            deadlocked = row;
    QVERIFY(deadlocked >= 0);
    QTableView* table = panel->table();
    table->setFocus();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(panel->outcomes().index(deadlocked, 0)).center());
    QTRY_VERIFY(window.controller().busy() || window.controller().has_run());
    QVERIFY(window.has_finished());
    QCOMPARE(window.outcome(), trace::Outcome::Deadlocked);
    QCOMPARE(window.controller().snapshot().trace.info->schedule, std::string("replay"));
}

void WindowExploreTest::oneThatTakesLongCanBeStopped() {
    OpenWindow window;
    OutcomesPanel* panel = opened(window, large);
    QVERIFY(panel);
    window.commands().explore->trigger();
    QTRY_VERIFY(panel->headline().startsWith("Explored ") &&
                !panel->headline().startsWith("Explored 0 "));
    emit panel->stop_asked();
    QTRY_VERIFY_WITH_TIMEOUT(!panel->headline().startsWith("Explored "), 30'000);
    QVERIFY(panel->outcomes().rowCount() > 0);
}

void WindowExploreTest::aBoundIsOfferedWhereThereIsMuch() {
    OpenWindow window;
    OutcomesPanel* panel = opened(window, many);
    QVERIFY(panel);
    window.commands().explore->trigger();
    QPushButton* bound = nullptr;
    for (QPushButton* button : panel->findChildren<QPushButton*>())
        if (button->text() == "At most 2 preemptions")
            bound = button;
    QVERIFY(bound);
    QTRY_VERIFY_WITH_TIMEOUT(bound->isVisible(), 30'000);
    QVERIFY2(panel->headline().contains("interleavings in all"), qPrintable(panel->headline()));
    QTest::mouseClick(bound, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(panel->headline().contains("at most 2 preemptions"), 60'000);
    QVERIFY(panel->outcomes().rowCount() > 1);
    QVERIFY(!bound->isVisible());
}

void WindowExploreTest::anotherTextForgetsWhatWasFound() {
    OpenWindow window;
    OutcomesPanel* panel = explored(window, counting);
    QVERIFY(panel);
    auto* source = window.findChild<SourceView*>();
    source->setFocus();
    QTest::keyClick(source, Qt::Key_Space);
    QCOMPARE(panel->outcomes().rowCount(), 0);
}

void WindowExploreTest::aRunOfAnotherScenarioForgetsWhatWasFound() {
    OpenWindow window;
    QVERIFY(window.chooses("race/lost-update"));
    QVERIFY(window.runs_simulated());
    OutcomesPanel* panel = explored(window, counting);
    QVERIFY(panel);
    QCOMPARE(earlier_runs(window).size(), 1);
    earlier_runs(window).front()->trigger();
    QCOMPARE(window.controller().snapshot().trace.info->scenario, std::string("race/lost-update"));
    QCOMPARE(panel->outcomes().rowCount(), 0);
}

void WindowExploreTest::seedsAreCountedAndOneIsPlayed() {
    OpenWindow window;
    OutcomesPanel* panel = swept(window, counting, 40);
    QVERIFY(panel && panel->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(panel->headline().startsWith("40 seeds, "), 60'000);
    const SeedOutcomesModel& swept = panel->swept();
    QCOMPARE(swept.rowCount(), 2);  // one in two loses an update
    std::uint64_t all = 0;
    for (int row = 0; row < 2; ++row)
        all += swept.row(row)->count;
    QCOMPARE(all, std::uint64_t(40));
    for (int row = 0; row < 2; ++row) {
        const QString values = swept.index(row, SeedOutcomesModel::Values).data().toString();
        QCOMPARE(
            swept.index(row, SeedOutcomesModel::Findings).data().toString().contains("Lost update"),
            values == "count = 1");
        const quint64 seed = swept.seed_of(*swept.row(row));
        QTableView* table = panel->table();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(swept.index(row, 0)).center());
        QTRY_VERIFY(window.controller().has_run() && !window.controller().busy() &&
                    window.controller().snapshot().trace.finished);
        const auto& trace = window.controller().snapshot().trace;
        QCOMPARE(trace.info->schedule, "seed:" + std::to_string(seed));
        const auto report = analysis::make_report(trace, *window.controller().snapshot().findings);
        QCOMPARE(QString("count = %1").arg(report.values.front().second.payload), values);
    }
}

void WindowExploreTest::pctSeedsAreCountedToo() {
    OpenWindow window;
    OutcomesPanel* panel = opened(window, counting);
    QVERIFY(panel);
    panel->set_runs(20);
    panel->findChild<QComboBox*>()->setCurrentIndex(1);
    window.commands().try_seeds->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(panel->headline().startsWith("20 seeds, "), 60'000);
    QCOMPARE(panel->swept().rowCount(), 2);
    // There, too, it says what is next.
    QTRY_COMPARE(window.findChild<TimelineView*>()->accessibleDescription(),
                 QString("Seeds were tried: a click on an outcome plays it here."));
    const auto* said = window.statusBar()->findChild<ElidedLabel*>();
    QTRY_COMPARE(said->text(), QString("Seeds were tried: a click on an outcome plays it"));
}

void WindowExploreTest::aSweepCanBeStopped() {
    OpenWindow window;
    OutcomesPanel* panel = swept(window, counting, 100'000);
    QVERIFY(panel);
    QTRY_VERIFY(panel->swept().rowCount() > 0);
    QVERIFY(panel->headline().contains("of 100,000 seeds"));
    emit panel->stop_asked();
    QTRY_VERIFY(panel->headline().contains("a sample, and no proof"));
    QVERIFY(panel->swept().rowCount() > 0);
    QVERIFY(window.commands().try_seeds->isEnabled());
}

void WindowExploreTest::askedAgainItTriesTheNextSeeds() {
    OpenWindow window;
    OutcomesPanel* panel = swept(window, counting, 3);
    QVERIFY(panel);
    QTRY_VERIFY_WITH_TIMEOUT(panel->headline().startsWith("3 seeds, "), 30'000);
    window.commands().try_seeds->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(panel->headline().startsWith("Seeds 4 to 6, "), 30'000);
    const SeedOutcomesModel& rows = panel->swept();
    QVERIFY(rows.rowCount() > 0 && rows.seed_of(*rows.row(0)) >= 4);
}

void WindowExploreTest::runsThatFailAreCountedToo() {
    OpenWindow window;
    OutcomesPanel* panel = swept(window, "thread('A', function() error 'no' end)\n", 3);
    QVERIFY(panel);
    QTRY_VERIFY_WITH_TIMEOUT(panel->headline().startsWith("3 seeds, "), 30'000);
    QCOMPARE(panel->swept().index(0, SeedOutcomesModel::Outcome).data().toString(),
             QString("failed"));
}

void WindowExploreTest::aSeedGivesItsRandomNumbersToo() {
    OpenWindow window;
    OutcomesPanel* panel = swept(window, drawing, 20);
    QVERIFY(panel);
    QTRY_VERIFY_WITH_TIMEOUT(panel->headline().startsWith("20 seeds, "), 60'000);
    const SeedOutcomesModel& swept = panel->swept();
    QVERIFY(swept.rowCount() > 1);
    for (int row = 0; row < swept.rowCount(); ++row) {
        const QString values = swept.index(row, SeedOutcomesModel::Values).data().toString();
        const quint64 seed = swept.seed_of(*swept.row(row));
        emit panel->seed_chosen(seed);
        QTRY_VERIFY(window.controller().has_run() && !window.controller().busy() &&
                    window.controller().snapshot().trace.finished &&
                    window.controller().snapshot().trace.info->schedule ==
                        "seed:" + std::to_string(seed));
        const auto& trace = window.controller().snapshot().trace;
        QCOMPARE(trace.info->seed, std::optional<std::uint64_t>(seed));
        QCOMPARE(QString("x = %1").arg(trace.values().front().second.payload), values);
    }
    // Explored is one seed, and that is no proof.
    window.commands().explore->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(panel->outcomes().rowCount(), 1, 30'000);
    QVERIFY2(panel->headline().contains("with the random numbers of seed 0") &&
                 !panel->headline().contains("Proof"),
             qPrintable(panel->headline()));
}

void WindowExploreTest::anOutcomeIsConfirmedByPlayingIt() {
    OpenWindow window;
    OutcomesPanel* panel = explored(window, orders);
    QVERIFY(panel);
    QCOMPARE(panel->outcomes().rowCount(), 120);
    QVERIFY2(panel->headline().contains("48 of 120 outcomes"), qPrintable(panel->headline()));
    const auto confirmed = [panel](int row) {
        return panel->outcomes().index(row, OutcomesModel::Confirmed).data().toString();
    };
    QCOMPARE(confirmed(47), QString("yes"));
    QCOMPARE(confirmed(60), QString("not yet"));
    QTableView* table = panel->table();
    const QModelIndex last = panel->outcomes().index(60, 0);
    table->scrollTo(last);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(last).center());
    QTRY_COMPARE_WITH_TIMEOUT(confirmed(60), QString("yes"), 30'000);
    QVERIFY2(panel->headline().contains("49 of 120 outcomes"), qPrintable(panel->headline()));
    QCOMPARE(panel->outcomes().rowCount(), 120);
}

void WindowExploreTest::whatIsFoundIsOfTheRemediesThatAreOn() {
    OpenWindow window;
    OutcomesPanel* panel = opened(window, opposite);
    QVERIFY(panel);
    window.commands().run->trigger();
    QVERIFY(window.has_finished());
    window.commands().explore->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(panel->outcomes().rowCount() > 0, 30'000);
    QVERIFY(panel->headline().startsWith("Found: a deadlock"));
    window.commands().what_if_order->trigger();
    QCOMPARE(panel->outcomes().rowCount(), 0);
    QVERIFY(window.has_finished());

    panel->set_runs(20);
    window.commands().try_seeds->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(panel->headline().startsWith("What if: global order. 20 seeds, 1 "),
                             60'000);
    QCOMPARE(panel->swept().index(0, SeedOutcomesModel::Outcome).data().toString(),
             QString("completed"));
    window.commands().explore->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(panel->outcomes().rowCount() > 0, 30'000);
    QVERIFY2(panel->headline().startsWith("What if: global order. Proof: "),
             qPrintable(panel->headline()));
    // The steps and the state of the run say so, too.
    const auto says = [](const QWidget* widget, const QString& text) {
        const auto labels = widget->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text().startsWith(text); });
    };
    window.commands().step->trigger();
    QTRY_VERIFY(
        says(window.findChild<StepPanel*>(), "What if: global order. Step 1: who goes next?"));
    window.commands().run->trigger();
    QTRY_VERIFY(!window.controller().stepped());
    QVERIFY(window.has_finished());
    QTRY_VERIFY(says(window.statusBar(), "What if: global order. "));
    // Another scenario is as it is.
    QVERIFY(window.chooses("bottleneck/downloads"));
    QTRY_VERIFY(!window.controller().has_run());
    QVERIFY2(!panel->headline().contains("What if"), qPrintable(panel->headline()));
}

void WindowExploreTest::whereThereIsMuchLowerValuesAreOfferedAndTried() {
    OpenWindow window;
    OutcomesPanel* panel = opened(window, often);
    QVERIFY(panel);
    window.commands().explore->trigger();
    auto* fewer = panel->findChild<QPushButton*>("lower_values");
    QVERIFY(fewer);
    QTRY_VERIFY_WITH_TIMEOUT(fewer->isVisible(), 30'000);
    QVERIFY2(panel->headline().contains("threads = 2, times = 2"), qPrintable(panel->headline()));
    // Also when it was stopped, and one sees that nothing is proven.
    emit panel->stop_asked();
    QTRY_VERIFY_WITH_TIMEOUT(panel->outcomes().rowCount() > 0, 30'000);
    QVERIFY(fewer->isVisible());
    fewer->setFocus();
    QTest::mouseClick(fewer, Qt::LeftButton);
    QVERIFY(panel->isAncestorOf(window.focusWidget()));  // rather than in the parameters
    QTRY_VERIFY_WITH_TIMEOUT(panel->result() && panel->result()->report.finished, 30'000);
    // What is set stays, and it is said what was explored instead.
    const auto values = window.findChild<ScenarioPanel*>()->form().values();
    QCOMPARE(values["threads"], QString("4"));
    QCOMPARE(values["times"], QString("6"));
    QVERIFY2(panel->headline().startsWith(
                 "With threads = 2, times = 2; your own settings stay as they are. "),
             qPrintable(panel->headline()));
    for (const auto& [name, value] : panel->result()->report.parameters)
        QCOMPARE(std::get<double>(value), name == "pause" ? 5.0 : 2.0);
    QVERIFY(panel->outcomes().rowCount() > 1);
    QVERIFY(!fewer->isVisible());
}

void WindowExploreTest::lowerValuesAreOfWhatIsCountedAndLeaveOthersAlone() {
    record::Declaration scenario;
    const auto number = [&](const char* name, double min, double step, const char* unit) {
        record::Parameter& parameter = scenario.parameters.emplace_back();
        parameter.name = name;
        parameter.min = min;
        parameter.max = 200;
        parameter.step = step;
        parameter.unit = unit;
    };
    number("threads", 2, 1, "");
    number("rounds", 10, 10, "");
    number("share", 0, 0.5, "");
    number("work", 1, 1, "ms");
    QMap<QString, QString> values{
        {"threads", "4"}, {"rounds", "30"}, {"share", "7.5"}, {"work", "9"}};
    using Lower = std::vector<LowerValue>;
    QCOMPARE(lower_values(scenario, values), (Lower{{"threads", "2"}, {"rounds", "10"}}));
    values["threads"] = "2";
    values["rounds"] = "10";
    QCOMPARE(lower_values(scenario, values), Lower{});
    scenario.parameters.front().min = 1;
    QCOMPARE(lower_values(scenario, values), (Lower{{"threads", "1"}}));
}

QTEST_MAIN(WindowExploreTest)
#include "window_explore_test.moc"
