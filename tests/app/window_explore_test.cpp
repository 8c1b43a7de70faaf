// Every interleaving of a scenario, in the window: how it can end, and each outcome played on real
// threads.
#include "app/code/source_view.h"
#include "app/panels/exploration_size.h"
#include "app/panels/outcomes_panel.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/step_panel.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStatusBar>
#include <QStyledItemDelegate>
#include <QTableView>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

const QByteArray counting = R"(local count = shared("count", 0)
threads(2, "T", function()
  local seen = count:read()
  count:write(seen + 1)
end)
)";

const QByteArray guarded = R"(local count, gate = shared("count", 0), lock "Gate"
threads(2, "T", function()
  gate:lock()
  count:write(count:read() + 1)
  gate:unlock()
end)
)";

const QByteArray opposite = R"(local one, two = lock "One", lock "Two"
thread("A", function() one:lock() two:lock() two:unlock() one:unlock() end)
thread("B", function() two:lock() one:lock() one:unlock() two:unlock() end)
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

// Which rows a table asks for their size.
class AskedRows : public QStyledItemDelegate {
public:
    mutable int last = -1;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        last = std::max(last, index.row());
        return QStyledItemDelegate::sizeHint(option, index);
    }
};

}  // namespace

class WindowExploreTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void bothResultsOfARaceAreFound();
    void aGuardIsProvenToHold();
    void aChosenOutcomeIsPlayedOnRealThreads();
    void oneThatTakesLongCanBeStopped();
    void aBoundIsOfferedWhereThereIsMuch();
    void anotherTextForgetsWhatWasFound();
    void seedsAreCountedAndOneIsPlayed();
    void pctSeedsAreCountedToo();
    void aSweepCanBeStopped();
    void askedAgainItTriesTheNextSeeds();
    void runsThatFailAreCountedToo();
    void aSeedGivesItsRandomNumbersToo();
    void anOutcomeIsConfirmedByPlayingIt();
    void whatIsFoundIsOfTheRemediesThatAreOn();
    void oneOutcomeIsNotSaidInThePlural();
    void whereThereIsMuchLowerValuesAreOfferedAndTried();
    void lowerValuesAreOfWhatIsCountedAndLeaveOthersAlone();
    void whatTellsTheRowsApartIsInSightInASmallWindow();
    void nothingHasToBeScrolledAsideInASmallWindow_data();
    void nothingHasToBeScrolledAsideInASmallWindow();
    void noNameWithItsValueIsCutInASmallWindow();
    void whereThereIsRoomEveryFigureHasItsColumn();
    void theHeightsOfThousandsAreNotAskedFor();

private:
    OutcomesPanel* opened(OpenWindow& window, const QByteArray& text);
    OutcomesPanel* swept(OpenWindow& window, const QByteArray& text, int runs);
    OutcomesPanel* explored(OpenWindow& window, const QByteArray& text);
};

OutcomesPanel* WindowExploreTest::opened(OpenWindow& window, const QByteArray& text) {
    return window.opens_text(text) ? window.findChild<OutcomesPanel*>() : nullptr;
}

OutcomesPanel* WindowExploreTest::swept(OpenWindow& window, const QByteArray& text, int runs) {
    OutcomesPanel* panel = opened(window, text);
    if (!panel)
        return nullptr;
    panel->set_runs(runs);
    window.commands().try_seeds->trigger();
    return panel;
}

OutcomesPanel* WindowExploreTest::explored(OpenWindow& window, const QByteArray& text) {
    OutcomesPanel* panel = opened(window, text);
    if (!panel)
        return nullptr;
    window.commands().explore->trigger();
    return QTest::qWaitFor([panel] { return panel->outcomes().rowCount() > 0; }, 30'000) ? panel
                                                                                         : nullptr;
}

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

void WindowExploreTest::oneOutcomeIsNotSaidInThePlural() {
    QAction explore("Explore"), seeds("Try seeds");
    OutcomesPanel panel(&explore, &seeds);
    session::Exploration::Progress progress;
    progress.explored.executions = 1;
    progress.explored.outcomes = 1;
    progress.explored.interleavings = 1;
    panel.set_progress(progress, false);
    QCOMPARE(panel.headline(),
             QString("Explored 1 execution, 1 outcome so far; about 1 interleaving in all."));
    progress.explored.executions = 1'200;
    progress.explored.outcomes = 2;
    progress.explored.interleavings = 2'520;
    panel.set_progress(progress, false);
    QCOMPARE(panel.headline(), QString("Explored 1,200 executions, 2 outcomes so far; "
                                       "about 2,520 interleavings in all."));
    progress.replayed = 0;
    progress.to_replay = 1;
    panel.set_progress(progress, false);
    QCOMPARE(panel.headline(),
             QString("Explored; confirmed 0 of 1 outcome on real threads so far."));
    panel.set_sweep(std::vector<OutcomeCount>(1), 1, 1, 1);
    QCOMPARE(panel.headline(), QString("1 of 1 seed, 1 outcome so far."));
    panel.set_swept(std::vector<OutcomeCount>(1), 100, 1);
    QVERIFY2(panel.headline().startsWith("100 seeds, 1 outcome: "), qPrintable(panel.headline()));
    panel.set_swept(std::vector<OutcomeCount>(2), 1, 1);
    QVERIFY2(panel.headline().startsWith("1 seed, 2 different outcomes: "),
             qPrintable(panel.headline()));
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
    QVERIFY2(panel->headline().startsWith("With threads = 2, times = 2; what is set stays. "),
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

void WindowExploreTest::nothingHasToBeScrolledAsideInASmallWindow_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("with values") << counting;
    QTest::newRow("a deadlock") << opposite;
}

void WindowExploreTest::nothingHasToBeScrolledAsideInASmallWindow() {
    QFETCH(const QByteArray, text);
    OpenWindow window;
    window.resize(1024, 768);
    OutcomesPanel* panel = explored(window, text);
    QVERIFY(panel);
    QTableView& table = *panel->table();
    const auto is_shown = [&](int column) { return !table.isColumnHidden(column); };
    QTRY_VERIFY(table.isVisible() && table.horizontalScrollBar()->maximum() == 0);
    QVERIFY(is_shown(OutcomesModel::Probability) && is_shown(OutcomesModel::Confirmed));
    QCOMPARE(is_shown(OutcomesModel::Values), text == counting);
    // What has no column is told all the same.
    const QString tip = panel->outcomes().index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains("Preemptions: ") && tip.contains("Executions: "), qPrintable(tip));
}

void WindowExploreTest::noNameWithItsValueIsCutInASmallWindow() {
    OpenWindow window;
    window.resize(1024, 768);
    const OutcomesPanel* panel =
        swept(window,
              QByteArray(counting).replace("\"count\"", "\"how_many\"").replace("0)", "10000)"), 8);
    QVERIFY(panel);
    const QTableView& table = *panel->table();
    QTRY_VERIFY(table.isVisible() && table.model()->rowCount() > 0);
    QTRY_VERIFY(table.columnWidth(SeedOutcomesModel::Values) >
                QFontMetrics(table.font()).horizontalAdvance("how_many = 10002") + 12);
    QCOMPARE(table.horizontalScrollBar()->maximum(), 0);
}

void WindowExploreTest::whereThereIsRoomEveryFigureHasItsColumn() {
    QAction explore("Explore"), seeds("Try seeds");
    OutcomesPanel panel(&explore, &seeds);
    panel.resize(320, 400);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    session::FinishedExploration found;
    found.outcomes.resize(2);
    for (session::ConfirmedOutcome& one : found.outcomes)
        one.outcome.outcome = "completed";
    panel.set_result(found, {});
    const QTableView& table = *panel.table();
    QTRY_VERIFY(table.isColumnHidden(OutcomesModel::Preemptions));
    panel.resize(900, 400);
    QTRY_VERIFY(!table.isColumnHidden(OutcomesModel::Preemptions) &&
                !table.isColumnHidden(OutcomesModel::Executions));
    panel.resize(320, 400);
    QTRY_VERIFY(table.isColumnHidden(OutcomesModel::Preemptions));
    QVERIFY(!table.isColumnHidden(OutcomesModel::Confirmed));
}

void WindowExploreTest::whatTellsTheRowsApartIsInSightInASmallWindow() {
    OpenWindow window;
    window.resize(1024, 768);
    OutcomesPanel* panel = swept(window, counting, 40);
    QVERIFY(panel && panel->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(panel->headline().startsWith("40 seeds, "), 60'000);
    QCOMPARE(window.width(), 1024);
    const auto in_sight = [&](int column) {
        const QTableView& table = *panel->table();
        const QRect cell = table.visualRect(table.model()->index(0, column));
        return cell.width() > 0 && table.viewport()->rect().contains(cell);
    };
    // Both end in the same way.
    QCOMPARE(panel->swept().rowCount(), 2);
    QCOMPARE(panel->swept().index(0, SeedOutcomesModel::Outcome).data(),
             panel->swept().index(1, SeedOutcomesModel::Outcome).data());
    QTRY_VERIFY(in_sight(SeedOutcomesModel::Findings) && in_sight(SeedOutcomesModel::Values));
    window.commands().explore->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(panel->outcomes().rowCount() == 2, 30'000);
    QTRY_VERIFY(in_sight(OutcomesModel::Outcome) && in_sight(OutcomesModel::Values));
}

void WindowExploreTest::theHeightsOfThousandsAreNotAskedFor() {
    QAction explore("Explore"), seeds("Try seeds");
    OutcomesPanel panel(&explore, &seeds);
    AskedRows asked;
    panel.table()->setItemDelegate(&asked);
    panel.resize(500, 400);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    constexpr int count = 13'464, far = 5'000;
    session::FinishedExploration found;
    found.outcomes.resize(count);
    for (session::ConfirmedOutcome& one : found.outcomes)
        one.outcome.outcome = "completed";
    panel.set_result(found, {});
    QCOMPARE(panel.outcomes().rowCount(), count);
    for (const int width : {900, 400}) {
        panel.resize(width, 400);
        QTest::qWait(1);
    }
    QVERIFY2(asked.last < far, qPrintable(QString::number(asked.last)));
    panel.set_swept(std::vector<OutcomeCount>(count), count, 1);
    panel.resize(900, 400);
    QTest::qWait(1);
    QVERIFY2(asked.last < far, qPrintable(QString::number(asked.last)));
    // A few have room for all their words, again.
    found.outcomes.resize(3);
    panel.set_result(found, {});
    QVERIFY(panel.table()->wordWrap());
}

QTEST_MAIN(WindowExploreTest)
#include "window_explore_test.moc"
