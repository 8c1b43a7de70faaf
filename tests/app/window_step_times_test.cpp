// What a run that a person made step by step says of times: nothing, as none was measured.
#include "app/cli/commands.h"
#include "app/cli/comparison.h"
#include "app/cli/range_report.h"
#include "app/cli/recording.h"
#include "app/cli/report_text.h"
#include "app/compare/compared_stretch.h"
#include "app/compare/comparison_view.h"
#include "app/export/export_dialog.h"
#include "app/graph/graph_view.h"
#include "app/panels/elided_label.h"
#include "app/panels/findings_list.h"
#include "app/panels/findings_model.h"
#include "app/panels/items_model.h"
#include "app/panels/locks_model.h"
#include "app/panels/range_panel.h"
#include "app/panels/run_status.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "noted_runs.h"
#include "stepped_in_window.h"

#include <QComboBox>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;
using threadline::test::steps_into_a_deadlock;

class WindowStepTimesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void noTimeIsToldOfStepsNorOfAFileOfThem();
    void dataOfStepsSayThatTimesAreAnOrderAlone();
    void tablesHaveNoTimesOfSteps();
    void aStretchOfStepsHasNoFigures();
    void notesHaveNoTimesOfSteps();
    void theGraphOfStepsIsExportedAtAMomentWithoutATime();
    void theGraphOfStepsTellsSinceWhenOfNobody();
    void besideOthersItSaysThatItDeadlockedAndNotWhen();
    void ofAStretchItIsToldHowItCameOutAlone();
};

namespace {

QTableView* table_of(const OpenWindow& window, const QString& name) {
    for (QTableView* table : window.findChildren<QTableView*>())
        if (table->accessibleName() == name)
            return table;
    return nullptr;
}

}  // namespace

void WindowStepTimesTest::noTimeIsToldOfStepsNorOfAFileOfThem() {
    OpenWindow window;
    QVERIFY(steps_into_a_deadlock(window));
    const auto tells_no_time = [&window] {
        const auto labels = window.findChildren<ElidedLabel*>();
        const bool says_so = std::ranges::any_of(labels, [](const ElidedLabel* label) {
            return label->isVisible() && label->text().contains("no time was measured");
        });
        const QString outcome = window.findChild<RunStatus*>()->findChild<ElidedLabel*>()->text();
        bool has_figure = outcome.contains(" ms");
        for (const QLabel* label : window.statusBar()->findChildren<QLabel*>())
            has_figure = has_figure || label->text().contains(" ms") || label->text().contains('%');
        const FindingsModel& found = window.findChild<FindingsList*>()->findings();
        return says_so && !has_figure && outcome.startsWith("Deadlocked, step by step") &&
               found.rowCount() > 0 && found.index(0).data(FindingsModel::AtRole).toString() == "";
    };
    QTRY_VERIFY(tells_no_time());
    QTRY_VERIFY(window.controller().can_save_recording());
    const QTemporaryDir folder;
    const QString file = folder.filePath("steps.tline");
    const auto recording = window.controller().share_recording();
    QVERIFY(QFile::copy(QString::fromStdString(recording->file.string()), file));
    const auto opened = session::open_trace(file.toStdString());
    QVERIFY(opened);
    QString printed = QString::fromStdString(
        text_report(opened->report(), opened.value(), {.utf8 = true, .width = 1000}));
    printed.remove("after 20 ms");  // how long a remedy would wait
    static const QRegularExpression time("\\d (?:(?:ns|us|ms|s)\\b|%)");
    QVERIFY2(printed.contains("Deadlocked, step by step"), qPrintable(printed));
    QVERIFY2(!printed.contains(time), qPrintable(printed));
    ReportCommand of_a_part;
    of_a_part.file = file.toStdString();
    of_a_part.from = trace::Time{0};
    QCOMPARE(app::report(of_a_part), ExitStatus::Usage);

    QVERIFY(window.chooses("bottleneck/downloads"));
    window.open(file.toStdString());
    QVERIFY(QTest::qWaitFor([&] { return window.controller().has_run(); }, 20'000));
    QVERIFY(window.has_finished());
    QVERIFY(!window.controller().stepped());
    QTRY_VERIFY(tells_no_time());
}

void WindowStepTimesTest::dataOfStepsSayThatTimesAreAnOrderAlone() {
    OpenWindow window;
    QVERIFY(steps_into_a_deadlock(window));
    const session::RunSnapshot& run = window.controller().snapshot();
    const auto made = range_report(run, run.trace.range());
    QVERIFY(made);
    QVERIFY(json_of(made.value())["schedule"] == "stepped");
    const QString csv = QString::fromStdString(csv_of(made.value()));
    QCOMPARE(csv.split("\r\n").value(1), "run,,schedule,stepped");
}

void WindowStepTimesTest::tablesHaveNoTimesOfSteps() {
    OpenWindow window;
    QVERIFY(steps_into_a_deadlock(window));
    QTableView* locks = table_of(window, "Locks");
    QTableView* threads = table_of(window, "Threads");
    QVERIFY(locks && threads);
    QTRY_COMPARE(locks->model()->rowCount(), 2);
    for (const int column : {LocksModel::Wait, LocksModel::Hold, LocksModel::LongestWait})
        QVERIFY(locks->isColumnHidden(column));
    for (const int column : {LocksModel::Acquisitions, LocksModel::Contended})
        QVERIFY(!locks->isColumnHidden(column));
    QCOMPARE(threads->model()->rowCount(), 0);
    QCOMPARE(threads->accessibleDescription(), "Step by step: no time was measured.");

    window.commands().table->trigger();
    auto* items = window.findChild<QTableView*>("items");
    QTRY_VERIFY(items->model()->rowCount() > 0);
    const auto has_times = [&] {
        return !items->isColumnHidden(ItemsModel::Begin) &&
               !items->isColumnHidden(ItemsModel::Length) &&
               !items->isColumnHidden(ItemsModel::End) &&
               !items->model()->index(0, ItemsModel::Length).data().toString().isEmpty();
    };
    for (const int column : {ItemsModel::Begin, ItemsModel::Length, ItemsModel::End})
        QVERIFY(items->isColumnHidden(column));
    QCOMPARE(items->model()->index(0, ItemsModel::Length).data().toString(), "");
    const auto* listed = qobject_cast<ItemsModel*>(items->model());
    QVERIFY(listed);
    static const QRegularExpression time("\\d ms");
    for (int row = 0; row < listed->rowCount(); ++row)
        QVERIFY2(!listed->sentence(row).contains(time), qPrintable(listed->sentence(row)));

    // They are there again where they mean something.
    QVERIFY(window.chooses("bottleneck/downloads") && window.runs_simulated());
    QTRY_VERIFY(threads->model()->rowCount() > 0);
    QVERIFY(threads->accessibleDescription() != "Step by step: no time was measured.");
    QVERIFY(!locks->isColumnHidden(LocksModel::Wait));
    window.commands().table->trigger();
    QTRY_VERIFY(items->model()->rowCount() > 0 && has_times());
}

void WindowStepTimesTest::aStretchOfStepsHasNoFigures() {
    OpenWindow window;
    QVERIFY(steps_into_a_deadlock(window));
    window.commands().figures->trigger();
    const auto* panel = window.findChild<RangePanel*>();
    QTRY_VERIFY(panel->headline().contains("only their order counts"));
    auto* marker = window.findChild<TimelineView*>()->findChild<TimelineMarker*>();
    marker->choose_stretch({trace::Time{0}, trace::Time{1'000'000}});
    QVERIFY(marker->marking().stretch);
    QTest::qWait(200);  // figures would be there by then
    QVERIFY(panel->headline().contains("only their order counts"));
    QVERIFY(!panel->report());
}

void WindowStepTimesTest::notesHaveNoTimesOfSteps() {
    OpenWindow window;
    QVERIFY(steps_into_a_deadlock(window));
    QVERIFY(threadline::test::writes_note(window, "look here"));
    const QTableView* notes = window.findChild<NotesPanel*>()->table();
    QCOMPARE(notes->model()->rowCount(), 1);
    QVERIFY(notes->isColumnHidden(NotesModel::At));
    const auto told = [notes](int column, int role) {
        return notes->model()->index(0, column).data(role).toString();
    };
    QCOMPARE(told(NotesModel::At, Qt::DisplayRole), "");
    QCOMPARE(told(NotesModel::At, Qt::ToolTipRole), "");
    QCOMPARE(told(NotesModel::Text, Qt::DisplayRole), "look here");
    QCOMPARE(told(NotesModel::Text, Qt::AccessibleDescriptionRole), "");

    // They are there again where they mean something, and where there is no run.
    QVERIFY(window.chooses("bottleneck/downloads"));
    QTRY_VERIFY(!window.controller().has_run());
    QVERIFY(!notes->isColumnHidden(NotesModel::At));
    QVERIFY(window.runs_simulated());
    QVERIFY(threadline::test::writes_note(window, "look there"));
    QVERIFY(!notes->isColumnHidden(NotesModel::At));
    QVERIFY(told(NotesModel::Text, Qt::AccessibleDescriptionRole).endsWith(" ms"));
}

void WindowStepTimesTest::theGraphOfStepsIsExportedAtAMomentWithoutATime() {
    OpenWindow window;
    QVERIFY(steps_into_a_deadlock(window));
    const session::RunSnapshot run = window.controller().snapshot();
    const ExportDialog dialog(run, {run.trace.range(), run.trace.now, {}, {}});
    QStringList contents;
    for (const QComboBox* box : dialog.findChildren<QComboBox*>())
        for (int i = 0; i < box->count(); ++i)
            contents.append(box->itemText(i));
    QVERIFY(contents.contains("Wait-for graph at the chosen moment"));
    QVERIFY(contents.filter(" ms").isEmpty());
}

void WindowStepTimesTest::theGraphOfStepsTellsSinceWhenOfNobody() {
    OpenWindow window;
    QVERIFY(steps_into_a_deadlock(window));
    auto* graph = window.findChild<GraphView*>();
    QTRY_VERIFY(!graph->picture().edges.empty());
    QTest::keyClick(graph, Qt::Key_Down);
    const QString told = graph->accessibleDescription();
    QVERIFY2(told.contains("is held by") && !told.contains("since"), qPrintable(told));
}

void WindowStepTimesTest::besideOthersItSaysThatItDeadlockedAndNotWhen() {
    OpenWindow window;
    QVERIFY(steps_into_a_deadlock(window));
    QTRY_VERIFY(window.commands().keep_run->isEnabled());
    window.commands().keep_run->trigger();
    const auto& runs = window.findChild<ComparisonView*>()->runs();
    QTRY_COMPARE(runs.size(), std::size_t{1});
    QCOMPARE(figures_of(runs.front(), true), std::string("did not end: deadlock"));
}

void WindowStepTimesTest::ofAStretchItIsToldHowItCameOutAlone() {
    Compared of_it;
    of_it.came_out.outcome = trace::Outcome::Completed;
    of_it.came_out.has_times = false;
    const trace::Time end{1'000'000};
    QCOMPARE(told_of_stretch(of_it, {trace::Time{0}, end}, end), "step by step");
}

QTEST_MAIN(WindowStepTimesTest)
#include "window_step_times_test.moc"
