// Which runs are set side by side: kept by hand, chosen by their values, or named by a lesson.
#include "app/panels/banner.h"
#include "app/panels/gallery.h"
#include "app/panels/lesson_panel.h"
#include "app/timeline/timeline_view.h"
#include "banner_offers.h"
#include "compared_runs.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::app;
using threadline::test::accept_button;
using threadline::test::cell;
using threadline::test::choose;
using threadline::test::comparison_of;
using threadline::test::has_runs;
using threadline::test::names_of;
using threadline::test::OpenWindow;
using threadline::test::run;
using threadline::test::takes_up;

namespace {

// Whatever stands in the form.
bool keeps_one(OpenWindow& window) {
    if (!choose(window, "bottleneck/downloads") || !run(window))
        return false;
    window.commands().keep_run->trigger();
    return has_runs(window, 1);
}

QComboBox* clock_box(const CompareDialog& dialog) {
    for (QComboBox* box : dialog.findChildren<QComboBox*>())
        if (box->accessibleName() == "Clock")
            return box;
    return nullptr;
}

QCheckBox* beside_box(const CompareDialog& dialog) {
    for (QCheckBox* box : dialog.findChildren<QCheckBox*>())
        if (box->text().startsWith("Beside the "))
            return box;
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
    void aVariableThatOnlySomeRunsHaveIsNoDifference();
    void otherValuesComeBesideAKeptRun();
    void runsOfAnotherScenarioComeBesideOnlyWhereThatIsAskedFor();
    void aScenarioWithoutParametersSaysWhatElseThereIs();
    void aScenarioOfTheVirtualClockDoesNotComeBesideMeasuredRuns();
    void theClockThatWasChosenIsThereAgainWithoutTheKeptRuns();
    void whatAPersonChoseStaysWithAndWithoutTheKeptRuns();
    void whatCannotBeComparedIsSaid();
    void theLessonNamesItsComparison();
    void runsCanBeCancelled();
    void theKeyboardLeadsThereAndBack();
    void aFailingRunIsALineAndNoComparison();
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
    QVERIFY2(cell(view, "Simulated time", 0).startsWith("10"),
             qPrintable(cell(view, "Simulated time", 0)));
    QVERIFY2(cell(view, "Simulated time", 1).contains("(−90 %)"),
             qPrintable(cell(view, "Simulated time", 1)));
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

// A pool counts its tickets, the other tools have none.
void WindowCompareTest::aVariableThatOnlySomeRunsHaveIsNoDifference() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    window.commands().compare_with->trigger();
    QTest::mouseClick(accept_button(*window.findChild<CompareDialog*>()), Qt::LeftButton);
    QVERIFY(has_runs(window, 4));
    const ComparisonView& view = comparison_of(window);
    QCOMPARE(names_of(view)[2], QString("tool = pool of threads"));
    QCOMPARE(cell(view, "ticket", 2), QString("no such figure"));
    QVERIFY(cell(view, "Switches", 2) != "no such figure");
}

void WindowCompareTest::otherValuesComeBesideAKeptRun() {
    OpenWindow window;
    QVERIFY(keeps_one(window));
    QSettings().setValue("compare/virtual-clock", false);  // of those before
    window.commands().compare_with->trigger();
    auto* dialog = window.findChild<CompareDialog*>();
    QVERIFY(dialog->beside_kept());
    // What is greyed out says what the kept run's clock is.
    const QComboBox* clock = clock_box(*dialog);
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

// Their figures say nothing of each other.
void WindowCompareTest::runsOfAnotherScenarioComeBesideOnlyWhereThatIsAskedFor() {
    OpenWindow window;
    QVERIFY(keeps_one(window));
    QVERIFY(choose(window, "bottleneck/mixed"));
    window.commands().compare_with->trigger();
    auto* dialog = window.findChild<CompareDialog*>();
    QVERIFY(dialog && beside_box(*dialog)->isVisible());
    QVERIFY(!dialog->beside_kept());
    QTest::keyClick(beside_box(*dialog), Qt::Key_Space);
    QVERIFY(dialog->beside_kept());
    QTest::mouseClick(accept_button(*dialog), Qt::LeftButton);
    QVERIFY(has_runs(window, 3));
    const ComparisonView& view = comparison_of(window);
    QVERIFY(names_of(view)[0].startsWith("bottleneck/downloads") &&
            names_of(view)[1].startsWith("bottleneck/mixed"));
    QCOMPARE(cell(view, "Speed-up", 1), QString("no such figure"));
    for (int number : {1, 2}) {
        QVERIFY(!view.runs()[std::size_t(number)].is_rated);
        for (const char* figure : {"Simulated time", "Cores idle"})
            QVERIFY2(!cell(view, figure, number).contains(u'('),
                     qPrintable(cell(view, figure, number)));
    }
    for (const ComparedPane* pane : view.findChildren<ComparedPane*>())
        QVERIFY2(!pane->figures().contains("as the first"), qPrintable(pane->figures()));
    const auto labels = view.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels,
                                [](const QLabel* label) { return label->text() == "Comparison"; }));
}

void WindowCompareTest::aScenarioWithoutParametersSaysWhatElseThereIs() {
    OpenWindow window;
    QVERIFY(window.opens_text(threadline::test::opposite));
    window.commands().compare_with->trigger();
    QVERIFY(window.says("This scenario has no parameters"));
    QVERIFY(window.says("Ctrl+Shift+K"));
    QVERIFY(!window.findChild<CompareDialog*>());
    const QSignalSpy tried(window.commands().try_seeds, &QAction::triggered);
    QVERIFY(takes_up(window, "Try seeds"));
    QCOMPARE(tried.count(), 1);
}

void WindowCompareTest::aScenarioOfTheVirtualClockDoesNotComeBesideMeasuredRuns() {
    OpenWindow window;
    QVERIFY(choose(window, "race/read-modify-write"));
    window.commands().virtual_clock->setChecked(false);
    QVERIFY(run(window));
    window.commands().keep_run->trigger();
    QVERIFY(has_runs(window, 1));
    QVERIFY(window.chooses("classics/priority-inversion"));
    QSettings().setValue("compare/virtual-clock", false);  // of those before
    window.commands().compare_with->trigger();
    auto* dialog = window.findChild<CompareDialog*>();
    QVERIFY(dialog && !dialog->beside_kept());
    QVERIFY(beside_box(*dialog)->isVisible() && !beside_box(*dialog)->isEnabled());
    QVERIFY(!clock_box(*dialog)->isEnabled());
    QVERIFY(dialog->on_virtual_clock());
}

void WindowCompareTest::theClockThatWasChosenIsThereAgainWithoutTheKeptRuns() {
    OpenWindow window;
    QVERIFY(keeps_one(window));
    window.commands().compare_with->trigger();
    auto* dialog = window.findChild<CompareDialog*>();
    QTest::keyClick(beside_box(*dialog), Qt::Key_Space);
    QVERIFY(!dialog->beside_kept() && dialog->on_virtual_clock());
    QTest::keyClick(clock_box(*dialog), Qt::Key_Down);
    QVERIFY(!dialog->on_virtual_clock());
    QTest::keyClick(beside_box(*dialog), Qt::Key_Space);
    QVERIFY(dialog->beside_kept() && dialog->on_virtual_clock());  // as the kept one is
    QTest::keyClick(beside_box(*dialog), Qt::Key_Space);
    QVERIFY(!dialog->on_virtual_clock());
}

void WindowCompareTest::whatAPersonChoseStaysWithAndWithoutTheKeptRuns() {
    OpenWindow window;
    QVERIFY(keeps_one(window));
    window.commands().compare_with->trigger();
    auto* dialog = window.findChild<CompareDialog*>();
    auto* parameter = dialog->findChild<QComboBox*>("varied");
    parameter->setCurrentIndex(parameter->findText("requests"));
    auto* numbers = dialog->findChild<QLineEdit*>("numbers");
    const QString beside = numbers->text();
    // What is proposed is what is not there yet.
    QTest::keyClick(beside_box(*dialog), Qt::Key_Space);
    QVERIFY(numbers->text() != beside);
    numbers->selectAll();
    QTest::keyClicks(numbers, "3, 5");
    QTest::keyClick(beside_box(*dialog), Qt::Key_Space);
    QVERIFY(dialog->beside_kept());
    QCOMPARE(numbers->text(), QString("3, 5"));
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
    window.commands().run->trigger();
    QTRY_VERIFY(window.controller().has_run());
    QSettings().setValue("compare/virtual-clock", false);
    window.commands().compare_with->trigger();
    auto* dialog = window.findChild<CompareDialog*>();
    QVERIFY(!dialog->on_virtual_clock());
    QTest::mouseClick(accept_button(*dialog), Qt::LeftButton);
    auto* cancel = comparison_of(window).findChild<QPushButton*>("cancel_runs");
    QTRY_VERIFY(cancel->isVisible());
    // The run on show is another matter.
    window.controller().stop();
    QVERIFY(window.has_finished());
    QVERIFY(cancel->isVisible());
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

QTEST_MAIN(WindowCompareTest)
#include "window_compare_test.moc"
