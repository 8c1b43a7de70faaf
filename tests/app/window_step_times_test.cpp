// What a run that a person made step by step says of times: nothing, as none was measured.
#include "app/cli/comparison.h"
#include "app/cli/recording.h"
#include "app/compare/comparison_view.h"
#include "app/panels/elided_label.h"
#include "app/panels/findings_list.h"
#include "app/panels/findings_model.h"
#include "app/panels/items_model.h"
#include "app/panels/locks_model.h"
#include "app/panels/range_panel.h"
#include "app/panels/run_status.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "stepped_in_window.h"

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
    void tablesHaveNoTimesOfSteps();
    void aStretchOfStepsHasNoFigures();
    void besideOthersItSaysThatItDeadlockedAndNotWhen();
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

    QVERIFY(window.chooses("bottleneck/downloads"));
    window.open(file.toStdString());
    QVERIFY(QTest::qWaitFor([&] { return window.controller().has_run(); }, 20'000));
    QVERIFY(window.has_finished());
    QVERIFY(!window.controller().stepped());
    QTRY_VERIFY(tells_no_time());
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

void WindowStepTimesTest::besideOthersItSaysThatItDeadlockedAndNotWhen() {
    OpenWindow window;
    QVERIFY(steps_into_a_deadlock(window));
    QTRY_VERIFY(window.commands().keep_run->isEnabled());
    window.commands().keep_run->trigger();
    const auto& runs = window.findChild<ComparisonView*>()->runs();
    QTRY_COMPARE(runs.size(), std::size_t{1});
    QCOMPARE(figures_of(runs.front(), true), std::string("did not end: deadlock"));
}

QTEST_MAIN(WindowStepTimesTest)
#include "window_step_times_test.moc"
