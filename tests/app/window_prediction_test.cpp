// What other tools would give, predicted from a run, tried, and set beside what came out.
#include "app/compare/comparison_view.h"
#include "app/compare/prediction_panel.h"
#include "app/compare/tool_variants.h"
#include "app/panels/gallery.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/scenario_panel.h"
#include "compared_runs.h"
#include "window_fixture.h"

#include "engine/session/session.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using Tool = analysis::WorkTool;
using threadline::test::OpenWindow;

namespace {

PredictionPanel& panel_of(OpenWindow& window) {
    return *window.findChild<PredictionPanel*>();
}

// Runs it with its defaults on the virtual clock, and opens the tab.
bool run(OpenWindow& window, const QString& name, const QMap<QString, QString>& values = {}) {
    if (!window.chooses(name))
        return false;
    window.commands().virtual_clock->setChecked(true);
    window.commands().rerun->setChecked(false);
    window.findChild<ScenarioPanel*>()->form().set_values(values);
    window.commands().run->trigger();
    window.findChild<QTabWidget*>("study")->setCurrentWidget(&panel_of(window));
    return window.has_finished() && QTest::qWaitFor([&] {
               return !panel_of(window).headline().startsWith("What other tools");
           });
}

QPushButton* button(PredictionPanel& panel, const QString& text) {
    for (QPushButton* each : panel.findChildren<QPushButton*>())
        if (each->text() == text)
            return each;
    return nullptr;
}

int row_of(const PredictionPanel& panel, Tool tool) {
    for (int row = 0; row < panel.tools().rowCount(); ++row)
        if (panel.tools().row(row)->prediction.tool == tool)
            return row;
    return -1;
}

QString cell(const PredictionPanel& panel, Tool tool, PredictionModel::Column column) {
    return panel.tools().index(row_of(panel, tool), column).data().toString();
}

record::Declaration declaration_of(const std::string& name) {
    const auto start = threadline::test::start_here();
    const auto all = session::describe_scenarios(start.runner, {start.scenarios / (name + ".lua")});
    return all.ok() && !all->empty() ? all->front() : record::Declaration{};
}

}  // namespace

class WindowPredictionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void rowsOfOneLineAreOfOneHeight();
    void eachToolIsPredictedBesideAmdahlsBound();
    void theTimesOfAColumnHaveOneUnit();
    void oneIsTriedAndItsErrorShown();
    void triedOnesStandSideBySide();
    void whyThereIsNoneIsSaid();
    void whyNothingCanBeTriedIsSaid();
    void whereOneLockBoundsAllItIsSaidSo();
    void anotherRunForgetsWhatWasTried();
    void whatAScenarioHasComesOutAsPredicted_data();
    void whatAScenarioHasComesOutAsPredicted();
    void threadsUnderAnInterpreterLockAreToldApart();
    void whatIsTriedOrComparedIsSimulatedLikeTheRunOnShow();
};

void WindowPredictionTest::rowsOfOneLineAreOfOneHeight() {
    OpenWindow window;
    window.resize(1920, 1080);
    QVERIFY(run(window, "bottleneck/downloads"));
    const QTableView& table = *panel_of(window).table();
    QTRY_VERIFY(table.isVisible() && table.model()->rowCount() > 4);
    const int line = table.verticalHeader()->defaultSectionSize();
    for (int row = 0; row < table.model()->rowCount(); ++row)
        QTRY_COMPARE(table.rowHeight(row), line);
}

void WindowPredictionTest::eachToolIsPredictedBesideAmdahlsBound() {
    OpenWindow window;
    QVERIFY(run(window, "bottleneck/downloads"));
    PredictionPanel& panel = panel_of(window);
    QVERIFY2(panel.headline().contains("10 units of work") &&
                 panel.headline().contains("Amdahl's bound: 10"),
             qPrintable(panel.headline()));
    QCOMPARE(panel.tools().rowCount(), 6);
    QCOMPARE(cell(panel, Tool::OneThread, PredictionModel::Tool), QString("one thread"));
    // The run on show is one of them.
    QVERIFY(cell(panel, Tool::OneThread, PredictionModel::Outcome).startsWith("10"));
    QCOMPARE(cell(panel, Tool::Threads, PredictionModel::Tool), QString("10 threads"));
    QVERIFY(cell(panel, Tool::Threads, PredictionModel::Predicted).startsWith("10"));
    QCOMPARE(cell(panel, Tool::Threads, PredictionModel::Outcome), QString("not tried"));
    QCOMPARE(cell(panel, Tool::Pool, PredictionModel::Tool), QString("a pool of 4 threads"));
    QCOMPARE(cell(panel, Tool::Processes, PredictionModel::Outcome), QString(QChar(0x2013)));
}

void WindowPredictionTest::theTimesOfAColumnHaveOneUnit() {
    PredictionModel model;
    std::vector<PredictedTool> tools(2);
    tools[0].prediction = {Tool::OneThread, 1, 2, std::chrono::milliseconds(9'381)};
    tools[1].prediction = {Tool::Threads, 3, 2, std::chrono::milliseconds(5'062)};
    const auto predicted = [&](int row) {
        model.set_rows(tools);
        return model.data(model.index(row, PredictionModel::Predicted), Qt::DisplayRole).toString();
    };
    QCOMPARE(predicted(0), QString("9381 ms"));
    QCOMPARE(predicted(1), QString("5062 ms"));
    tools[0].prediction.wall = std::chrono::milliseconds(17'100);
    QCOMPARE(predicted(0), QString("17.1 s"));
    QCOMPARE(predicted(1), QString("5.06 s"));
}

void WindowPredictionTest::oneIsTriedAndItsErrorShown() {
    OpenWindow window;
    QVERIFY(run(window, "bottleneck/downloads"));
    PredictionPanel& panel = panel_of(window);
    const std::uint64_t events = window.controller().snapshot().trace.events;
    panel.table()->setCurrentIndex(panel.tools().index(row_of(panel, Tool::EventLoop), 0));
    QTest::mouseClick(button(panel, "Try it"), Qt::LeftButton);
    QTRY_VERIFY(cell(panel, Tool::EventLoop, PredictionModel::Outcome).endsWith(" ms"));
    QVERIFY2(cell(panel, Tool::EventLoop, PredictionModel::Error).endsWith("\u00a0%"),
             qPrintable(cell(panel, Tool::EventLoop, PredictionModel::Error)));
    const PredictedTool& tried = *panel.tools().row(row_of(panel, Tool::EventLoop));
    QVERIFY(std::abs(relative_error(tried)) < 0.1);
    // What is on show is still the run that it was predicted from.
    QCOMPARE(window.controller().snapshot().trace.events, events);
    // Looking at another table and coming back changes nothing.
    auto* facts = window.findChild<QTabWidget*>("facts");
    facts->setCurrentIndex(1);
    QTest::qWait(400);
    facts->setCurrentIndex(2);
    QTest::qWait(400);
    QVERIFY(cell(panel, Tool::EventLoop, PredictionModel::Outcome).endsWith(" ms"));
}

void WindowPredictionTest::triedOnesStandSideBySide() {
    OpenWindow window;
    QVERIFY(run(window, "bottleneck/downloads"));
    PredictionPanel& panel = panel_of(window);
    QTest::mouseClick(button(panel, "Try all"), Qt::LeftButton);
    QTRY_VERIFY(cell(panel, Tool::EventLoop, PredictionModel::Outcome).endsWith(" ms"));
    QTRY_VERIFY(button(panel, "Side by side")->isVisible());
    QTest::mouseClick(button(panel, "Side by side"), Qt::LeftButton);
    const auto& view = *window.findChild<ComparisonView*>();
    QVERIFY(view.isVisible());
    QCOMPARE(view.runs().size(), std::size_t(4));
    QCOMPARE(view.runs()[0].name, std::string("tool = one thread"));
    QCOMPARE(view.runs()[3].name, std::string("tool = event loop"));
}

void WindowPredictionTest::whyThereIsNoneIsSaid() {
    OpenWindow window;
    QVERIFY(run(window, "classics/amdahl"));
    QVERIFY2(panel_of(window).headline().startsWith("No prediction: ") &&
                 panel_of(window).headline().contains("waited for another one"),
             qPrintable(panel_of(window).headline()));
    QCOMPARE(panel_of(window).tools().rowCount(), 0);
    QVERIFY(!button(panel_of(window), "Try it")->isVisible());
    // Of one that froze: no run is promised that can be predicted from.
    PredictionPanel frozen;
    analysis::Predictions none;
    none.why_not = "the run did not complete";
    frozen.set_predictions(none, {});
    QVERIFY2(frozen.headline().contains("in which nobody holds two locks at once. ") &&
                 frozen.headline().contains(" may lead to such a run."),
             qPrintable(frozen.headline()));
}

void WindowPredictionTest::whyNothingCanBeTriedIsSaid() {
    PredictionPanel panel;
    PredictedTool one;
    one.prediction.tool = Tool::OneThread;
    PredictedTool threads;
    threads.prediction.tool = Tool::Threads;
    panel.set_predictions({}, {one, threads});
    const QString why = "None can be tried: this scenario has no parameter that chooses the tool.";
    QVERIFY2(panel.headline().endsWith(why), qPrintable(panel.headline()));
    for (const char* name : {"Try it", "Try all", "Side by side"}) {
        QVERIFY(!button(panel, name)->isEnabled());
        QCOMPARE(button(panel, name)->toolTip(), why);
    }

    threads.can_be_tried = true;
    panel.set_predictions({}, {one, threads});
    QVERIFY(!panel.headline().contains("None can be tried"));
    QVERIFY(button(panel, "Try all")->isEnabled());
    QCOMPARE(button(panel, "Side by side")->toolTip(), QString("None has been tried yet"));
}

// Nothing chooses its tool: the run itself stands beside what was predicted of it.
void WindowPredictionTest::whereOneLockBoundsAllItIsSaidSo() {
    OpenWindow window;
    QVERIFY(run(window, "race/lost-update", {{"guard", "lock"}}));
    PredictionPanel& panel = panel_of(window);
    QVERIFY2(panel.headline().contains("under one lock, Lock, which only one has at a time: more "
                                       "threads or processes gain next to nothing."),
             qPrintable(panel.headline()));
    QVERIFY(cell(panel, Tool::Threads, PredictionModel::Outcome).endsWith(" ms"));
    QVERIFY(std::abs(relative_error(*panel.tools().row(row_of(panel, Tool::Threads)))) < 0.05);
    QCOMPARE(cell(panel, Tool::OneThread, PredictionModel::Outcome), QString(QChar(0x2013)));
}

void WindowPredictionTest::anotherRunForgetsWhatWasTried() {
    OpenWindow window;
    QVERIFY(run(window, "bottleneck/mixed"));
    PredictionPanel& panel = panel_of(window);
    const QAbstractItemModelTester checked(const_cast<PredictionModel*>(&panel.tools()),
                                           QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTest::mouseClick(button(panel, "Try all"), Qt::LeftButton);
    QTRY_VERIFY(cell(panel, Tool::Threads, PredictionModel::Outcome).endsWith(" ms"));
    QVERIFY(run(window, "bottleneck/mixed", {{"parts", "9"}}));
    QTRY_COMPARE(cell(panel, Tool::Threads, PredictionModel::Tool), QString("9 threads"));
    QCOMPARE(cell(panel, Tool::Threads, PredictionModel::Outcome), QString("not tried"));
}

void WindowPredictionTest::whatAScenarioHasComesOutAsPredicted_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("tool");
    for (const char* name : {"bottleneck/downloads", "bottleneck/simulation", "bottleneck/mixed",
                             "interpreter/cpu-bound"})
        QTest::addRow("%s", name) << name << "one thread";
    QTest::newRow("interpreter/io-bound") << "interpreter/io-bound"
                                          << "";
}

void WindowPredictionTest::whatAScenarioHasComesOutAsPredicted() {
    QFETCH(QString, name);
    QFETCH(QString, tool);
    OpenWindow window;
    QVERIFY(
        run(window, name,
            tool.isEmpty() ? QMap<QString, QString>{} : QMap<QString, QString>{{"tool", tool}}));
    PredictionPanel& panel = panel_of(window);
    QTest::mouseClick(button(panel, "Try all"), Qt::LeftButton);
    int tried = 0;
    for (int row = 0; row < panel.tools().rowCount(); ++row) {
        if (!panel.tools().row(row)->can_be_tried)
            continue;
        QTRY_VERIFY(panel.tools().row(row)->outcome);
        const double error = relative_error(*panel.tools().row(row));
        QVERIFY2(std::abs(error) <= 0.1, qPrintable(panel.tools().index(row, 0).data().toString() +
                                                    ": " + QString::number(error)));
        ++tried;
    }
    QVERIFY(tried >= 2);
}

void WindowPredictionTest::threadsUnderAnInterpreterLockAreToldApart() {
    using Assignment = std::pair<std::string, std::string>;
    const record::Declaration computing = declaration_of("interpreter/cpu-bound");
    QCOMPARE(parameter_for(Tool::Threads, computing),
             std::optional(Assignment("tool", "threads without lock")));
    QCOMPARE(parameter_for(Tool::InterpreterLock, computing),
             std::optional(Assignment("tool", "threads")));
    const record::Declaration waiting = declaration_of("interpreter/io-bound");
    QCOMPARE(parameter_for(Tool::Threads, waiting), std::optional(Assignment("lock", "false")));
    QVERIFY(!parameter_for(Tool::EventLoop, waiting));
    const record::Declaration downloads = declaration_of("bottleneck/downloads");
    QCOMPARE(parameter_for(Tool::Threads, downloads), std::optional(Assignment("tool", "threads")));
    QVERIFY(!parameter_for(Tool::InterpreterLock, downloads));
}

// Each step of the scenario costs what cannot be overlooked.
void WindowPredictionTest::whatIsTriedOrComparedIsSimulatedLikeTheRunOnShow() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("costly.tline").toStdString();
    session::RunRequest request;
    request.scenario = threadline::test::start_here().scenarios / "bottleneck/downloads.lua";
    request.name = "bottleneck/downloads";
    request.runner = threadline::test::start_here().runner;
    request.parameters = {{"tool", "threads"}};
    request.simulated_cpu = record::SimulatedCpu{.cores = 3,
                                                 .switch_cost = std::chrono::microseconds(300),
                                                 .step = std::chrono::microseconds(500)};
    request.file = path;
    auto recorded = session::Session::start(request);
    QVERIFY(recorded.ok());
    (*recorded)->wait();
    recorded->reset();

    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(path);
    QVERIFY(window.has_finished());
    const trace::RunInfo ran = *window.controller().snapshot().trace.info;
    QVERIFY(!ran.simulate.empty());
    PredictionPanel& panel = panel_of(window);
    window.findChild<QTabWidget*>("study")->setCurrentWidget(&panel);
    QTRY_VERIFY(row_of(panel, Tool::Threads) >= 0);
    QVERIFY(panel.tools().row(row_of(panel, Tool::Threads))->is_on_show);
    emit panel.try_asked({Tool::Threads});
    QTRY_VERIFY(!panel.tools().row(row_of(panel, Tool::Threads))->is_on_show);
    QCOMPARE(panel.tools().row(row_of(panel, Tool::Threads))->outcome, std::optional(ran.wall));

    window.commands().compare_with->trigger();
    auto* dialog = window.findChild<CompareDialog*>();
    QVERIFY(dialog && dialog->on_virtual_clock());
    QTest::mouseClick(threadline::test::accept_button(*dialog), Qt::LeftButton);
    QVERIFY(threadline::test::has_runs(window, 4));
    int same = 0;
    for (const Compared& one : threadline::test::comparison_of(window).runs()) {
        QCOMPARE(one.report.info.simulate, ran.simulate);
        QCOMPARE(one.report.info.cores, ran.cores);
        if (one.report.info.parameters == ran.parameters) {
            QCOMPARE(one.report.info.wall, ran.wall);
            ++same;
        }
    }
    QCOMPARE(same, 1);

    // What a lesson tells of is the same whatever is on show.
    emit window.findChild<LessonPanel*>()->comparison_chosen(
        {{"tool=one thread", "tool=threads"}, {}});
    QVERIFY(threadline::test::has_runs(window, 2));
    for (const Compared& one : threadline::test::comparison_of(window).runs()) {
        QCOMPARE(one.report.info.simulate, std::string());
        QCOMPARE(one.report.info.cores, record::SimulatedCpu{}.cores);
    }
}

QTEST_MAIN(WindowPredictionTest)
#include "window_prediction_test.moc"
