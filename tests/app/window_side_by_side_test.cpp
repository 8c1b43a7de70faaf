// Runs side by side, how they look: the same time at the same place, one axis and one legend, the
// figures that differ.
#include "app/panels/elided_label.h"
#include "app/panels/legend_strip.h"
#include "app/panels/lesson_panel.h"
#include "app/timeline/timeline_view.h"
#include "compared_runs.h"
#include "pointer_drag.h"

#include <QHeaderView>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStatusBar>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::accept_button;
using threadline::test::cell;
using threadline::test::choose;
using threadline::test::compares;
using threadline::test::comparison_of;
using threadline::test::has_runs;
using threadline::test::names_of;
using threadline::test::OpenWindow;
using threadline::test::run;

namespace {

int axes_of(const ComparisonView& view) {
    const auto timelines = view.timelines();
    return int(std::ranges::count_if(
        timelines, [](const TimelineView* timeline) { return timeline->options().axis; }));
}

QToolButton* button_of(const ComparisonView& view, const QString& name) {
    for (QToolButton* each : view.findChildren<QToolButton*>())
        if (each->accessibleName() == name)
            return each;
    return nullptr;
}

}  // namespace

class WindowSideBySideTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void allZoomPanAndPointTogether();
    void theInstantUnderTheMouseIsMarkedInAll();
    void theSameTimeIsAtTheSamePlaceInEach();
    void pastItsEndARunIsDimmed();
    void oneCanBeTakenOutOrShownAlone();
    void aTitleThatDoesNotFitEndsInDots();
    void fourRunsFitALargeScreenWithOneAxisAndALegend();
    void inASmallWindowEachRunHasItsAxis();
    void noRunScrollsByItselfForAFewPixels();
    void whatIsChosenStaysSoWhereOneMoreRunComes();
    void theBorderStaysWhereAPersonHasMovedIt();
    void whatTheLegendLeavesIsTheRuns();
    void theStatusBarSaysNothingOfAnotherRun();
    void whatDiffersByNextToNothingIsNotRated();
    void sharesDifferByAsMuchAsTheFiguresThatAreShown();
    void toNextToNothingThereIsNoFactor();
};

void WindowSideBySideTest::allZoomPanAndPointTogether() {
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

// As far as each of them goes: where one has ended there is nothing but its end.
void WindowSideBySideTest::theInstantUnderTheMouseIsMarkedInAll() {
    OpenWindow window;
    QVERIFY(compares(window));
    const std::vector<TimelineView*> timelines = comparison_of(window).timelines();
    const auto lanes_of_second = [&] {
        timelines[1]->refresh_now();
        QWidget* plot = timelines[1]->plot();
        const QRectF last = timelines[1]->header_rects().last();
        return plot->grab({0, 0, plot->width(), int(last.bottom())}).toImage();
    };
    const QImage without = lanes_of_second();
    const auto point_at = [&](double share) {  // of the lanes' width
        timelines[0]->refresh_now();
        QWidget* plot = timelines[0]->plot();
        const QRectF header = timelines[0]->header_rects().first();
        const QPointF at(header.right() + share * (plot->width() - header.right()),
                         header.center().y());
        QMouseEvent over(QEvent::MouseMove, at, plot->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                         {});
        QApplication::sendEvent(plot, &over);
    };
    point_at(0.05);
    QVERIFY(timelines[0]->pointer());
    QCOMPARE(timelines[1]->pointer(), timelines[0]->pointer());
    QVERIFY(lanes_of_second() != without);
    // The instant moves on where the time below the mouse does.
    const trace::Time before = *timelines[0]->pointer();
    timelines[0]->zoom_in();
    timelines[0]->pan_right();
    QVERIFY(timelines[0]->pointer() != before);
    QCOMPARE(timelines[1]->pointer(), timelines[0]->pointer());
    window.commands().fit->trigger();
    QCOMPARE(timelines[1]->pointer(), timelines[0]->pointer());

    point_at(0.8);
    QVERIFY(*timelines[0]->pointer() > comparison_of(window).runs()[1].run.trace.now);
    QCOMPARE(lanes_of_second(), without);

    point_at(0.1);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(timelines[0]->plot(), &leave);
    QVERIFY(!timelines[1]->pointer());
    QCOMPARE(lanes_of_second(), without);

    // Keys that go to another run leave it to the one that the mouse is over.
    point_at(0.1);
    QTest::keyClick(timelines[1], Qt::Key_BracketRight);
    QVERIFY(timelines[0]->pointer());
    QCOMPARE(timelines[1]->pointer(), timelines[0]->pointer());
    QApplication::sendEvent(timelines[0]->plot(), &leave);
    QVERIFY(!timelines[0]->pointer() && !timelines[1]->pointer());
}

void WindowSideBySideTest::theSameTimeIsAtTheSamePlaceInEach() {
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

// What is empty there is no part of it.
void WindowSideBySideTest::pastItsEndARunIsDimmed() {
    OpenWindow window;
    QVERIFY(compares(window));
    const std::vector<TimelineView*> timelines = comparison_of(window).timelines();
    using std::chrono::milliseconds;
    timelines[0]->show_range({milliseconds(500), milliseconds(700)});
    QCOMPARE(timelines[1]->visible_range(), timelines[0]->visible_range());
    timelines[1]->refresh_now();
    QWidget* plot = timelines[1]->plot();
    const QImage picture = plot->grab().toImage();
    const QColor surface = theme(ThemeKind::Light).surface;
    for (int x = int(timelines[1]->options().header_width) + 3; x < plot->width() - 14; ++x)
        QVERIFY2(picture.pixelColor(x, plot->height() / 3) != surface,
                 qPrintable(QString::number(x)));
}

void WindowSideBySideTest::oneCanBeTakenOutOrShownAlone() {
    OpenWindow window;
    QVERIFY(choose(window, "bottleneck/downloads"));
    window.commands().compare_with->trigger();
    QTest::mouseClick(accept_button(*window.findChild<CompareDialog*>()), Qt::LeftButton);
    QVERIFY(has_runs(window, 4));
    ComparisonView& view = comparison_of(window);
    QTest::mouseClick(button_of(view, "Take run 1 out of the comparison"), Qt::LeftButton);
    QVERIFY(has_runs(window, 3));
    QCOMPARE(view.runs()[0].speed_up, 1.0);  // to the first of those that are left
    QCOMPARE(names_of(view).first(), QString("tool = threads"));
    QTest::mouseClick(button_of(view, "Show run 3 alone"), Qt::LeftButton);
    QTRY_VERIFY(!view.isVisible());
    QVERIFY(window.has_finished());
    QCOMPARE(window.controller().snapshot().trace.info->wall, view.runs()[2].report.info.wall);
    QCOMPARE(window.findChild<ScenarioPanel*>()->form().values()["tool"], QString("event loop"));
    QCOMPARE(view.runs().size(), std::size_t(3));  // and the way back is there
    QVERIFY(window.commands().save_run->isEnabled());
}

void WindowSideBySideTest::aTitleThatDoesNotFitEndsInDots() {
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

void WindowSideBySideTest::fourRunsFitALargeScreenWithOneAxisAndALegend() {
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
    QCOMPARE(table->model()->headerData(0, Qt::Horizontal).toString(), QString("Simulated time"));
    const auto* legend = view.findChild<LegendStrip*>();
    QVERIFY(legend->height() > 10);
    QVERIFY2(legend->accessibleDescription().contains("running"),
             qPrintable(legend->accessibleDescription()));
    window.commands().legend->setChecked(!window.commands().legend->isChecked());
    QCOMPARE(legend->height(), 0);
}

void WindowSideBySideTest::inASmallWindowEachRunHasItsAxis() {
    OpenWindow window;
    QVERIFY(choose(window, "interpreter/cpu-bound"));
    window.resize(1024, 700);
    emit window.findChild<LessonPanel*>()->comparison_chosen(
        {{"tool=threads", "tool=threads without lock", "tool=processes"}, {}});
    QVERIFY(has_runs(window, 3));
    QTRY_COMPARE(axes_of(comparison_of(window)), 3);
}

// A wheel within a wheel is for many lanes.
void WindowSideBySideTest::noRunScrollsByItselfForAFewPixels() {
    OpenWindow window;
    QVERIFY(choose(window, "deadlock/opposite-order"));
    window.commands().compare_with->trigger();
    QTest::mouseClick(accept_button(*window.findChild<CompareDialog*>()), Qt::LeftButton);
    QVERIFY(has_runs(window, 4));
    for (int height = 620; height <= 1000; height += 20) {
        window.resize(1024, height);
        QCoreApplication::processEvents();
        for (TimelineView* timeline : comparison_of(window).timelines()) {
            timeline->refresh_now();
            const auto* bar = timeline->findChild<QScrollBar*>();
            QVERIFY(bar);
            QVERIFY2(bar->maximum() == 0 || bar->maximum() >= 20,
                     qPrintable(QString("%1 of %2").arg(bar->maximum()).arg(height)));
        }
    }
}

void WindowSideBySideTest::whatIsChosenStaysSoWhereOneMoreRunComes() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    TimelineView& second = *view.timelines()[1];
    second.refresh_now();
    QTest::mouseClick(
        second.plot(), Qt::LeftButton, {},
        {int(second.options().header_width) + 30, int(second.header_rects()[0].center().y())});
    const Subject chosen = second.selected();
    const auto cursor = second.cursor();
    QVERIFY(chosen.kind != Subject::Kind::None && cursor);
    view.add_run(Compared(view.runs()[0]));
    QCOMPARE(view.timelines().size(), std::size_t(3));
    QCOMPARE(second.selected(), chosen);
    for (const TimelineView* timeline : view.timelines())
        QCOMPARE(timeline->cursor(), cursor);
    QVERIFY2(view.said().startsWith("2  tool = threads: "), qPrintable(view.said()));
    // It goes along with its run, and so do the keys.
    QTRY_VERIFY(second.hasFocus());
    QTest::mouseClick(button_of(view, "Take run 1 out of the comparison"), Qt::LeftButton);
    QTRY_COMPARE(view.timelines().size(), std::size_t(2));
    const std::vector<TimelineView*> left = view.timelines();
    QCOMPARE(left[0]->selected(), chosen);
    QCOMPARE(left[1]->selected().kind, Subject::Kind::None);
    QCOMPARE(left[1]->cursor(), cursor);
    QVERIFY(left[0]->hasFocus());
    QCOMPARE(view.active_number(), std::optional(std::size_t(0)));
    QVERIFY2(view.said().startsWith("1  tool = threads: "), qPrintable(view.said()));
    // Where it goes there is nothing of it.
    view.set_runs({view.runs()[1]});
    QCOMPARE(view.timelines()[0]->selected().kind, Subject::Kind::None);
}

void WindowSideBySideTest::theBorderStaysWhereAPersonHasMovedIt() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    auto* parts = view.findChild<QSplitter*>("comparison_parts");
    const QList<int> as_it_fits = parts->sizes();
    threadline::test::drag(parts->handle(1), {20, 0}, {20, -50}, Qt::NoModifier);
    const QList<int> moved = parts->sizes();
    QVERIFY(moved[1] > as_it_fits[1]);
    view.add_run(Compared(view.runs()[0]));
    QCOMPARE(parts->sizes(), moved);
    // Other runs have another table.
    const std::vector<Compared> two{view.runs()[0], view.runs()[1]};
    view.set_runs({});
    view.set_runs(two);
    QTRY_COMPARE(parts->sizes(), as_it_fits);
}

void WindowSideBySideTest::whatTheLegendLeavesIsTheRuns() {
    OpenWindow window;
    QVERIFY(compares(window));
    window.resize(1920, 1060);
    const ComparisonView& view = comparison_of(window);
    QTRY_VERIFY(view.findChild<QTableView*>()->verticalHeader()->isVisible());
    const auto* parts = view.findChild<QSplitter*>("comparison_parts");
    const auto* legend = view.findChild<LegendStrip*>();
    QVERIFY(legend->height() > 10);
    const int before = parts->sizes()[1], height = legend->height();
    window.commands().legend->setChecked(false);
    QTRY_COMPARE(parts->sizes()[1], before - height);
}

void WindowSideBySideTest::theStatusBarSaysNothingOfAnotherRun() {
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

void WindowSideBySideTest::whatDiffersByNextToNothingIsNotRated() {
    OpenWindow window;
    QVERIFY(choose(window, "interpreter/cpu-bound"));
    emit window.findChild<LessonPanel*>()->comparison_chosen(
        {{"tool=one thread", "tool=threads", "tool=threads without lock"}, {}});
    QVERIFY(has_runs(window, 3));
    const ComparisonView& view = comparison_of(window);
    // Switching costs a few microseconds.
    QVERIFY(view.runs()[0].report.info.wall < view.runs()[1].report.info.wall);
    QVERIFY2(!cell(view, "Simulated time", 1).contains(u'('),
             qPrintable(cell(view, "Simulated time", 1)));
    QVERIFY(cell(view, "Simulated time", 2).contains("(−50 %)"));
    QCOMPARE(cell(view, "Threads, tasks", 1), QString("4"));
}

void WindowSideBySideTest::sharesDifferByAsMuchAsTheFiguresThatAreShown() {
    using namespace std::chrono_literals;
    const auto idle = [](trace::Duration time) {
        Compared one;
        one.report.tables = std::make_shared<trace::Tables>();
        one.report.cpu.cores = 2;
        one.report.cpu.idle = time;
        one.report.cpu.busy = 100ms - time;
        one.report.info.wall = 50ms;
        return one;
    };
    const auto cells = [](const std::vector<Compared>& runs) {
        DifferenceModel table;
        table.set_runs(runs);
        QStringList texts;
        for (int row = 0; row < table.rowCount(); ++row)
            if (table.index(row, 0).data().toString() == "Cores idle")
                for (int run = 1; run < table.columnCount(); ++run)
                    texts.append(table.index(row, run).data().toString());
        return texts;
    };
    QCOMPARE(cells({idle(99'760us), idle(97'540us)}),
             (QStringList{"99.8 %", "97.5 %  (−2.3 points)"}));
    // What is only known to be no more than that has no difference.
    Compared brief = idle(97'540us);
    brief.report.cpu.idle_is_a_bound = true;
    QCOMPARE(cells({idle(99'760us), brief}), (QStringList{"99.8 %", "at most 97.5 %"}));
    QCOMPARE(cells({brief, idle(99'760us)}), (QStringList{"at most 97.5 %", "99.8 %"}));
    brief.came_out.outcome = trace::Outcome::Deadlocked;
    QCOMPARE(cells({idle(99'760us), brief}), (QStringList{"99.8 %", "–"}));
}

void WindowSideBySideTest::toNextToNothingThereIsNoFactor() {
    using namespace std::chrono_literals;
    const auto takes = [](trace::Duration wall) {
        Compared one;
        one.report.tables = std::make_shared<trace::Tables>();
        one.report.cpu.cores = 0;
        one.report.info.wall = wall;
        return one;
    };
    DifferenceModel table;
    table.set_runs({takes(2us), takes(1ms), takes(158ms)});
    QCOMPARE(table.index(0, 0).data().toString(), QString("Wall time"));  // measured
    QVERIFY(table.index(0, 2).data().toString().endsWith("(500x)"));
    QVERIFY2(!table.index(0, 3).data().toString().contains(u'('),
             qPrintable(table.index(0, 3).data().toString()));
}

QTEST_MAIN(WindowSideBySideTest)
#include "window_side_by_side_test.moc"
