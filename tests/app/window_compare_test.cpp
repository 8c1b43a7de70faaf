// Runs side by side in the window: kept by hand, chosen by their values, or named by a lesson.
#include "app/compare/compare_dialog.h"
#include "app/compare/comparison_view.h"
#include "app/panels/banner.h"
#include "app/panels/elided_label.h"
#include "app/panels/gallery.h"
#include "app/panels/legend_strip.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/scenario_panel.h"
#include "app/timeline/timeline_view.h"
#include "app/window/comparison_export_dialog.h"
#include "window_fixture.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMouseEvent>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

ComparisonView& comparison_of(OpenWindow& window) {
    return *window.findChild<ComparisonView*>();
}

bool choose(OpenWindow& window, const QString& name) {
    if (!window.chooses(name))
        return false;
    window.commands().virtual_clock->setChecked(true);
    window.commands().rerun->setChecked(false);
    return true;
}

bool run(OpenWindow& window, const QMap<QString, QString>& values = {}) {
    window.findChild<ScenarioPanel*>()->form().set_values(values);
    window.commands().run->trigger();
    return window.has_finished();
}

bool has_runs(OpenWindow& window, std::size_t count) {
    return QTest::qWaitFor([&] { return comparison_of(window).runs().size() == count; }, 20'000);
}

QStringList names_of(const ComparisonView& view) {
    QStringList names;
    for (const Compared& one : view.runs())
        names.append(QString::fromStdString(one.name));
    return names;
}

QString cell(const ComparisonView& view, const QString& figure, int number) {
    const DifferenceModel& table = view.differences();
    for (int row = 0; row < table.rowCount(); ++row)
        if (table.index(row, 0).data().toString() == figure)
            return table.index(row, number + 1).data().toString();
    return "no such figure";
}

QPushButton* accept_button(CompareDialog& dialog) {
    for (QPushButton* button : dialog.findChild<QDialogButtonBox*>()->findChildren<QPushButton*>())
        if (button->text() == "Compare")
            return button;
    return nullptr;
}

}  // namespace

class WindowCompareTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void saysHowToCompareWhileThereIsNothing();
    void keptRunsStandSideBySide();
    void aRunOnAnotherClockIsNotSetBeside();
    void severalValuesOfOneParameterAreRun();
    void otherValuesComeBesideAKeptRun();
    void whatCannotBeComparedIsSaid();
    void theLessonNamesItsComparison();
    void allZoomPanAndPointTogether();
    void theSameTimeIsAtTheSamePlaceInEach();
    void oneCanBeTakenOutOrShownAlone();
    void theComparisonIsExportedAsAFigure();
    void runsCanBeCancelled();
    void theKeyboardLeadsThereAndBack();
    void aFailingRunIsALineAndNoComparison();
    void aTitleThatDoesNotFitEndsInDots();
    void fourRunsFitALargeScreenWithOneAxisAndALegend();
    void inASmallWindowEachRunHasItsAxis();
    void theStatusBarSaysNothingOfAnotherRun();
    void whatDiffersByNextToNothingIsNotRated();
};

void WindowCompareTest::saysHowToCompareWhileThereIsNothing() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    ComparisonView& view = comparison_of(window);
    QVERIFY(!view.isVisible());
    window.commands().comparison->trigger();
    QVERIFY(view.isVisible());
    bool said = false;
    for (const QLabel* label : view.findChildren<QLabel*>())
        said = said || (label->isVisible() && label->text().contains("Nothing to compare yet") &&
                        label->text().contains("Ctrl+Shift+M"));
    QVERIFY(said);
    QVERIFY(!window.commands().export_comparison->isEnabled());
    window.commands().single_run->trigger();
    QVERIFY(!view.isVisible());
}

void WindowCompareTest::keptRunsStandSideBySide() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    QVERIFY(!window.commands().keep_run->isEnabled());
    QVERIFY(run(window, {{"tool", "one thread"}}));
    window.commands().keep_run->trigger();
    QVERIFY(has_runs(window, 1));
    QVERIFY(run(window, {{"tool", "threads"}}));
    window.commands().keep_run->trigger();
    QVERIFY(has_runs(window, 2));
    const ComparisonView& view = comparison_of(window);
    QVERIFY(!view.isVisible());  // a person goes there by themselves
    window.commands().comparison->trigger();
    QVERIFY(view.isVisible());
    QCOMPARE(names_of(view), (QStringList{"tool = one thread", "tool = threads"}));
    QCOMPARE(view.timelines().size(), std::size_t(2));
    QVERIFY(view.runs()[1].speed_up > 9);
    QVERIFY2(cell(view, "Wall time", 0).startsWith("10"), qPrintable(cell(view, "Wall time", 0)));
    QVERIFY2(cell(view, "Wall time", 1).contains("(−90 %)"),
             qPrintable(cell(view, "Wall time", 1)));
    QVERIFY(cell(view, "Speed-up", 1).startsWith("9."));
    QVERIFY(cell(view, "Threads, tasks", 1).startsWith("10"));
    DifferenceModel model;
    const QAbstractItemModelTester checked(&model,
                                           QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.set_runs(view.runs());
    QCOMPARE(model.columnCount(), 3);
    const auto panes = view.findChildren<ComparedPane*>();
    QCOMPARE(panes.size(), 2);
    QVERIFY2(panes[1]->figures().contains("as fast as the first") &&
                 panes[1]->figures().contains("cores idle for") &&
                 panes[1]->figures().endsWith("I/O-bound"),
             qPrintable(panes[1]->figures()));
}

void WindowCompareTest::aRunOnAnotherClockIsNotSetBeside() {
    OpenWindow window;
    QVERIFY(choose(window, "race/read-modify-write"));
    QVERIFY(run(window));
    window.commands().keep_run->trigger();
    QVERIFY(has_runs(window, 1));
    window.commands().virtual_clock->setChecked(false);
    QVERIFY(run(window));
    window.commands().keep_run->trigger();
    QTest::qWait(50);
    QCOMPARE(comparison_of(window).runs().size(), std::size_t(1));
    QVERIFY(window.findChild<Banner*>()->isVisible());
}

void WindowCompareTest::severalValuesOfOneParameterAreRun() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    window.commands().compare_with->trigger();
    auto* dialog = window.findChild<CompareDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    auto* values = dialog->findChild<QListWidget*>();
    QCOMPARE(values->count(), 4);  // of its tool, which comes first
    values->setFocus();
    values->setCurrentRow(2);
    QTest::keyClick(values, Qt::Key_Space);
    QCOMPARE(values->item(2)->checkState(), Qt::Unchecked);
    QTest::mouseClick(accept_button(*dialog), Qt::LeftButton);
    const ComparisonView& view = comparison_of(window);
    QVERIFY(view.isVisible());
    QVERIFY(has_runs(window, 3));
    QCOMPARE(names_of(view),
             (QStringList{"tool = one thread", "tool = threads", "tool = event loop"}));
    for (const Compared& one : view.runs())
        QCOMPARE(one.report.info.clock, trace::Clock::Virtual);

    // A number, at values that a person writes.
    window.commands().compare_with->trigger();
    dialog = window.findChildren<CompareDialog*>().last();
    auto* parameter = dialog->findChild<QComboBox*>("varied");
    parameter->setCurrentIndex(parameter->findText("requests"));
    auto* numbers = dialog->findChild<QLineEdit*>("numbers");
    QVERIFY(numbers->isVisible());
    numbers->setText("2, 5, 2");
    QTest::mouseClick(accept_button(*dialog), Qt::LeftButton);
    QTRY_COMPARE(names_of(view), (QStringList{"requests = 2", "requests = 5"}));
}

void WindowCompareTest::otherValuesComeBesideAKeptRun() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    QVERIFY(run(window));
    window.commands().keep_run->trigger();
    QVERIFY(has_runs(window, 1));
    QSettings().setValue("compare/virtual-clock", false);  // of those before
    window.commands().compare_with->trigger();
    auto* dialog = window.findChild<CompareDialog*>();
    QVERIFY(dialog->beside_kept());
    // What is greyed out says what the kept run's clock is.
    QComboBox* clock = nullptr;
    for (QComboBox* box : dialog->findChildren<QComboBox*>())
        if (box->accessibleName() == "Clock")
            clock = box;
    QVERIFY(clock && !clock->isEnabled());
    QCOMPARE(clock->currentData().toBool(), dialog->on_virtual_clock());
    // What is there already is not proposed once more.
    const auto* tools = dialog->findChild<QListWidget*>();
    QCOMPARE(tools->item(0)->checkState(), Qt::Unchecked);  // one thread
    QCOMPARE(tools->item(1)->checkState(), Qt::Checked);
    dialog->findChild<QTabWidget*>()->setCurrentIndex(1);
    dialog->findChild<ParameterForm*>()->set_values({{"tool", "event loop"}, {"latency", "50"}});
    QTest::mouseClick(accept_button(*dialog), Qt::LeftButton);
    QVERIFY(has_runs(window, 2));
    QCOMPARE(names_of(comparison_of(window)),
             (QStringList{"latency = 100, tool = one thread", "latency = 50, tool = event loop"}));
}

void WindowCompareTest::whatCannotBeComparedIsSaid() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    window.commands().compare_with->trigger();
    auto* dialog = window.findChild<CompareDialog*>();
    QPushButton* go = accept_button(*dialog);
    auto* parameter = dialog->findChild<QComboBox*>("varied");
    parameter->setCurrentIndex(parameter->findText("requests"));
    auto* numbers = dialog->findChild<QLineEdit*>("numbers");
    const auto says = [&](const QString& text) {
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    };
    QVERIFY(go->isEnabled());
    numbers->setText("5");
    QVERIFY(!go->isEnabled() && says("Choose two values or more"));
    numbers->setText("5, 5000");
    QVERIFY(!go->isEnabled() && says("requests"));
    numbers->setText("1,2,3,4,5,6,7");
    QVERIFY(!go->isEnabled() && says("At most 6"));
    dialog->findChild<QTabWidget*>()->setCurrentIndex(1);
    QVERIFY(!go->isEnabled() && says("Change a value"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!comparison_of(window).isVisible());
}

void WindowCompareTest::theLessonNamesItsComparison() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    QVERIFY(run(window));
    auto& lesson = *window.findChild<LessonPanel*>();
    QTRY_VERIFY(lesson.toPlainText().contains(
        "Side by side: one thread, threads, pool of threads, event loop"));
    const auto link = QRegularExpression("href=\"(compare:[^\"]*)\"").match(lesson.toHtml());
    QVERIFY(link.hasMatch());
    emit lesson.anchorClicked(QUrl(link.captured(1)));
    QVERIFY(has_runs(window, 4));
    const ComparisonView& view = comparison_of(window);
    QVERIFY(view.isVisible());
    QCOMPARE(names_of(view), (QStringList{"tool = one thread", "tool = threads",
                                          "tool = pool of threads", "tool = event loop"}));
    bool clock_said = false;
    for (const QLabel* label : view.findChildren<QLabel*>())
        clock_said =
            clock_said || (label->isVisible() && label->text().startsWith("virtual clock"));
    QVERIFY(clock_said);
}

void WindowCompareTest::allZoomPanAndPointTogether() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    for (const char* tool : {"one thread", "threads"}) {
        QVERIFY(run(window, {{"tool", tool}}));
        window.commands().keep_run->trigger();
        QVERIFY(has_runs(window, tool == std::string("threads") ? 2 : 1));
    }
    window.commands().comparison->trigger();
    ComparisonView& view = comparison_of(window);
    const std::vector<TimelineView*> timelines = view.timelines();
    // As long as the longest, from a common zero.
    QCOMPARE(timelines[1]->visible_range(), timelines[0]->visible_range());
    QVERIFY(timelines[1]->visible_range().end >= view.runs()[0].run.trace.now);

    const trace::TimeRange whole = timelines[0]->visible_range();
    QTest::keyClick(timelines[0], Qt::Key_W);
    QVERIFY(timelines[0]->visible_range().length() < whole.length());
    QCOMPARE(timelines[1]->visible_range(), timelines[0]->visible_range());
    QTest::keyClick(timelines[1], Qt::Key_D);
    QVERIFY(timelines[1]->visible_range().begin > trace::Time{0});
    QCOMPARE(timelines[0]->visible_range(), timelines[1]->visible_range());
    window.commands().fit->trigger();
    QCOMPARE(timelines[0]->visible_range(), whole);
    QCOMPARE(timelines[1]->visible_range(), whole);

    // A click selects in its own run, says what it is, and puts the cursor into all.
    timelines[1]->refresh_now();
    QWidget* plot = timelines[1]->plot();
    const double left = timelines[1]->options().header_width;
    const QPoint early(int(left) + 20, 40);
    QTest::mouseClick(plot, Qt::LeftButton, {}, early);
    QVERIFY(timelines[1]->selected().kind != Subject::Kind::None);
    QCOMPARE(timelines[0]->selected().kind, Subject::Kind::None);
    QVERIFY2(view.said().startsWith("2  tool = threads: "), qPrintable(view.said()));
    QVERIFY(timelines[0]->cursor() && timelines[0]->cursor() == timelines[1]->cursor());
    // And the mouse over another one is told of that one.
    timelines[0]->refresh_now();
    QWidget* other = timelines[0]->plot();
    const QPoint on_a_lane(early.x(), int(timelines[0]->header_rects()[0].center().y()));
    QMouseEvent over(QEvent::MouseMove, QPointF(on_a_lane), other->mapToGlobal(QPointF(on_a_lane)),
                     Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(other, &over);
    QTRY_VERIFY2(view.said().startsWith("1  tool = one thread: "), qPrintable(view.said()));
}

void WindowCompareTest::theSameTimeIsAtTheSamePlaceInEach() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    window.commands().compare_with->trigger();
    QTest::mouseClick(accept_button(*window.findChild<CompareDialog*>()), Qt::LeftButton);
    QVERIFY(has_runs(window, 4));
    for (const QSize size : {QSize(1024, 768), QSize(1920, 1080)}) {
        window.resize(size);
        QTest::qWait(50);
        const std::vector<TimelineView*> timelines = comparison_of(window).timelines();
        for (TimelineView* each : timelines) {
            QCOMPARE(each->width(), timelines.front()->width());
            QCOMPARE(each->options().header_width, timelines.front()->options().header_width);
            QCOMPARE(each->plot()->width(), timelines.front()->plot()->width());
            QCOMPARE(each->visible_range(), timelines.front()->visible_range());
            QVERIFY(each->height() >= 80);
        }
    }
}

void WindowCompareTest::oneCanBeTakenOutOrShownAlone() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    window.commands().compare_with->trigger();
    QTest::mouseClick(accept_button(*window.findChild<CompareDialog*>()), Qt::LeftButton);
    QVERIFY(has_runs(window, 4));
    ComparisonView& view = comparison_of(window);
    const auto button = [&](const QString& name) {
        for (QToolButton* each : view.findChildren<QToolButton*>())
            if (each->accessibleName() == name)
                return each;
        return static_cast<QToolButton*>(nullptr);
    };
    QTest::mouseClick(button("Take run 1 out of the comparison"), Qt::LeftButton);
    QVERIFY(has_runs(window, 3));
    QCOMPARE(view.runs()[0].speed_up, 1.0);  // to the first of those that are left
    QCOMPARE(names_of(view).first(), QString("tool = threads"));
    QTest::mouseClick(button("Show run 3 alone"), Qt::LeftButton);
    QTRY_VERIFY(!view.isVisible());
    QVERIFY(window.has_finished());
    QCOMPARE(window.controller().snapshot().trace.info->wall, view.runs()[2].report.info.wall);
    QCOMPARE(window.findChild<ScenarioPanel*>()->form().values()["tool"], QString("event loop"));
    QCOMPARE(view.runs().size(), std::size_t(3));  // and the way back is there
    QVERIFY(!window.commands().save_run->isEnabled());
}

void WindowCompareTest::theComparisonIsExportedAsAFigure() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    window.commands().compare_with->trigger();
    QTest::mouseClick(accept_button(*window.findChild<CompareDialog*>()), Qt::LeftButton);
    QVERIFY(has_runs(window, 4));
    const QTemporaryDir folder;
    const QString path = folder.filePath("compared.svg");
    window.commands().export_comparison->trigger();
    auto* dialog = window.findChild<ComparisonExportDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QLabel* preview = nullptr;
    for (auto* label : dialog->findChildren<QLabel*>())
        if (label->accessibleName() == "Preview")
            preview = label;
    QTRY_VERIFY(!preview->pixmap().isNull());
    dialog->write_to(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    QVERIFY(svg.contains("tool = event loop") && svg.contains("as fast as the first"));
}

void WindowCompareTest::runsCanBeCancelled() {
    OpenWindow window;
    const QTemporaryDir folder;
    QFile file(folder.filePath("long.lua"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "local n = number(\"n\", 1, {min = 1, max = 2})\n"
        "thread(\"T\", function() sleep(20000) end)\n");
    file.close();
    QVERIFY(window.is_ready());
    window.open(file.fileName().toStdString());
    QTRY_VERIFY(window.findChild<ScenarioPanel*>()->form().values().contains("n"));
    QSettings().setValue("compare/virtual-clock", false);
    window.commands().compare_with->trigger();
    auto* dialog = window.findChild<CompareDialog*>();
    QVERIFY(!dialog->on_virtual_clock());
    QTest::mouseClick(accept_button(*dialog), Qt::LeftButton);
    auto* cancel = comparison_of(window).findChild<QPushButton*>("cancel_runs");
    QTRY_VERIFY(cancel->isVisible());
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTRY_VERIFY(!cancel->isVisible());
    QCOMPARE(comparison_of(window).runs().size(), std::size_t(0));
}

void WindowCompareTest::theKeyboardLeadsThereAndBack() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/mixed"));
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = window.findChild<CompareDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(has_runs(window, 2));
    ComparisonView& view = comparison_of(window);
    QTRY_VERIFY(view.isVisible());
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    // The keys are the timeline's as soon as there is one.
    QTRY_COMPARE(QApplication::focusWidget(), view.timelines().front());
    // From run to run, their buttons and the table, by Tab.
    QStringList visited;
    for (int i = 0; i < 20; ++i) {
        QWidget* const focus = QApplication::focusWidget();
        QVERIFY(focus);
        visited.append(focus->accessibleName());
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    QVERIFY2(visited.contains("Timeline of run 2: tool = threads") &&
                 visited.contains("How the runs differ") && visited.contains("Export"),
             qPrintable(visited.join(" | ")));
    QTest::keyClick(&window, Qt::Key_Backspace, Qt::ControlModifier);
    QVERIFY(!view.isVisible());
    QTest::keyClick(&window, Qt::Key_D, Qt::ControlModifier);
    QVERIFY(view.isVisible());
    // Another run is looked at by itself.
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    QVERIFY(!view.isVisible());
    QVERIFY(window.has_finished());
}

void WindowCompareTest::aFailingRunIsALineAndNoComparison() {
    OpenWindow window;
    const QTemporaryDir folder;
    QFile file(folder.filePath("refuses.lua"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "local n = number(\"n\", 1, {min = 1, max = 9})\n"
        "if n == 2 then error(\"two is refused\") end\n"
        "thread(\"T\", function() compute(1) end)\n");
    file.close();
    QVERIFY(window.is_ready());
    window.open(file.fileName().toStdString());
    QTRY_VERIFY(window.findChild<ScenarioPanel*>()->form().values().contains("n"));
    window.commands().compare_with->trigger();
    auto* dialog = window.findChild<CompareDialog*>();
    dialog->findChild<QLineEdit*>("numbers")->setText("1, 2, 3");
    QTest::mouseClick(accept_button(*dialog), Qt::LeftButton);
    auto* banner = window.findChild<Banner*>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(has_runs(window, 1));  // the one before it
}

void WindowCompareTest::aTitleThatDoesNotFitEndsInDots() {
    OpenWindow window;
    window.resize(1024, 768);
    QVERIFY(choose(window, "deadlock/opposite-order"));
    QVERIFY(run(window));
    QTRY_VERIFY(window.commands().what_if_order->isEnabled());
    window.commands().what_if_order->trigger();
    QVERIFY(has_runs(window, 2));
    QTRY_VERIFY(comparison_of(window).isVisible());
    const ElidedLabel* title = nullptr;
    for (const auto* label : comparison_of(window).findChildren<ElidedLabel*>())
        if (label->text().startsWith("Comparison: "))
            title = label;
    QVERIFY(title);
    QVERIFY(title->fontMetrics().horizontalAdvance(title->text()) > title->width());
    QCOMPARE(title->toolTip(), title->text());
}

namespace {

int axes_of(const ComparisonView& view) {
    const auto timelines = view.timelines();
    return int(std::ranges::count_if(
        timelines, [](const TimelineView* timeline) { return timeline->options().axis; }));
}

}  // namespace

void WindowCompareTest::fourRunsFitALargeScreenWithOneAxisAndALegend() {
    OpenWindow window;
    QVERIFY(choose(window, "interpreter/cpu-bound"));
    window.resize(1920, 1060);
    emit window.findChild<LessonPanel*>()->comparison_chosen(
        {{"tool=one thread", "tool=threads", "tool=threads without lock", "tool=processes"}, {}});
    QVERIFY(has_runs(window, 4));
    const ComparisonView& view = comparison_of(window);
    QTRY_COMPARE(axes_of(view), 1);
    QVERIFY(view.timelines().back()->options().axis);
    const auto* runs = view.findChild<QScrollArea*>();
    QTRY_COMPARE(runs->verticalScrollBar()->maximum(), 0);
    const auto* table = view.findChild<QTableView*>();
    QTRY_COMPARE(table->verticalScrollBar()->maximum(), 0);
    QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
    QCOMPARE(table->model()->rowCount(), 5);  // the first holds the names, and is hidden
    QVERIFY(table->isRowHidden(0) && table->verticalHeader()->isVisible());
    QCOMPARE(table->model()->headerData(0, Qt::Horizontal).toString(), QString("Wall time"));
    const auto* legend = view.findChild<LegendStrip*>();
    QVERIFY(legend->height() > 10);
    QVERIFY2(legend->accessibleDescription().contains("running"),
             qPrintable(legend->accessibleDescription()));
    window.commands().legend->setChecked(!window.commands().legend->isChecked());
    QCOMPARE(legend->height(), 0);
}

void WindowCompareTest::inASmallWindowEachRunHasItsAxis() {
    OpenWindow window;
    QVERIFY(choose(window, "interpreter/cpu-bound"));
    window.resize(1024, 700);
    emit window.findChild<LessonPanel*>()->comparison_chosen(
        {{"tool=threads", "tool=threads without lock", "tool=processes"}, {}});
    QVERIFY(has_runs(window, 3));
    QTRY_COMPARE(axes_of(comparison_of(window)), 3);
}

void WindowCompareTest::theStatusBarSaysNothingOfAnotherRun() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    QVERIFY(run(window));
    const auto says = [&](const QString& words) {
        return std::ranges::any_of(window.statusBar()->findChildren<QLabel*>(),
                                   [&](const QLabel* label) {
                                       return label->isVisible() && label->text().contains(words);
                                   });
    };
    QTRY_VERIFY(says("CPU idle") && says("events") && says("Completed"));
    window.commands().keep_run->trigger();
    QVERIFY(has_runs(window, 1));
    QVERIFY(run(window, {{"requests", "20"}}));
    window.commands().keep_run->trigger();
    QVERIFY(has_runs(window, 2));
    window.commands().comparison->trigger();
    QVERIFY(says("2 runs side by side"));
    QVERIFY(!says("CPU idle") && !says("events") && !says("Completed"));
    window.commands().single_run->trigger();
    QVERIFY(says("CPU idle") && says("events") && says("Completed"));
}

void WindowCompareTest::whatDiffersByNextToNothingIsNotRated() {
    OpenWindow window;
    QVERIFY(choose(window, "interpreter/cpu-bound"));
    emit window.findChild<LessonPanel*>()->comparison_chosen(
        {{"tool=one thread", "tool=threads", "tool=threads without lock"}, {}});
    QVERIFY(has_runs(window, 3));
    const ComparisonView& view = comparison_of(window);
    // Switching costs a few microseconds.
    QVERIFY(view.runs()[0].report.info.wall < view.runs()[1].report.info.wall);
    QVERIFY2(!cell(view, "Wall time", 1).contains(u'('), qPrintable(cell(view, "Wall time", 1)));
    QVERIFY(cell(view, "Wall time", 2).contains("(−50 %)"));
    QCOMPARE(cell(view, "Threads, tasks", 1), QString("4"));
}

QTEST_MAIN(WindowCompareTest)
#include "window_compare_test.moc"
