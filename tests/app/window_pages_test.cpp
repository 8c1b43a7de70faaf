// The single run and the comparison lie behind each other: a key means what is on show, and nothing
// happens to what is not seen.
#include "app/export/comparison_export_dialog.h"
#include "app/export/export_dialog.h"
#include "app/panels/outcomes_panel.h"
#include "app/panels/search_bar.h"
#include "app/timeline/timeline_view.h"
#include "compared_runs.h"
#include "files_in_window.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::compares;
using threadline::test::comparison_of;
using threadline::test::drop;
using threadline::test::OpenWindow;

namespace {

TimelineView& single(OpenWindow& window) {
    for (auto* timeline : window.findChildren<TimelineView*>())
        if (!comparison_of(window).isAncestorOf(timeline))
            return *timeline;
    qFatal("there is always one");
}

}  // namespace

class WindowPagesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void inTheComparisonNoKeyReachesTheRunBehindIt();
    void theFigureIsOfWhatIsOnShow();
    void zoomAndTheWayBackAreThoseOfWhatIsOnShow();
    void aReplayDoesNotGoOnUnseen();
    void whatLeadsToAPartOfTheSingleRunShowsIt();
    void anOpenedFileIsSeen();
    void f6GoesThroughThePartsOfTheComparison();
    void whoLooksAtAStretchKeepsItWhileRunsComeAndGo();
};

void WindowPagesTest::inTheComparisonNoKeyReachesTheRunBehindIt() {
    OpenWindow window;
    QVERIFY(compares(window));
    auto* code = window.findChild<SourceView*>();
    code->insertPlainText("-- mine\n");
    const QString text = code->toPlainText();
    const auto values = window.findChild<ScenarioPanel*>()->form().values();
    const trace::TimeRange seen = single(window).visible_range();
    for (const Qt::Key letter :
         {Qt::Key_I, Qt::Key_O, Qt::Key_X, Qt::Key_N, Qt::Key_Space, Qt::Key_F3, Qt::Key_F8})
        QTest::keyClick(&window, letter);
    for (const Qt::Key letter : {Qt::Key_Space, Qt::Key_B, Qt::Key_J, Qt::Key_L})
        QTest::keyClick(&window, letter, Qt::ControlModifier);
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::AltModifier);
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::qWait(50);

    QVERIFY(comparison_of(window).isVisible());
    QVERIFY(window.controller().annotations().empty());
    QVERIFY(window.findChild<SearchBar*>()->isHidden());
    QVERIFY(!single(window).options().hits);
    QVERIFY(!single(window).cursor());
    QCOMPARE(single(window).selected().kind, Subject::Kind::None);
    QVERIFY(!single(window).options().marking.stretch &&
            !single(window).options().marking.distance);
    QCOMPARE(single(window).visible_range(), seen);
    QCOMPARE(code->toPlainText(), text);
    QCOMPARE(window.findChild<ScenarioPanel*>()->form().values(), values);
    for (const QAction* action :
         {window.commands().find_next, window.commands().hit_lanes, window.commands().heat,
          window.commands().play, window.commands().save_schedule})
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
    // What counts for what is on show.
    for (const QAction* action :
         {window.commands().mark, window.commands().find, window.commands().range_begin,
          window.commands().measure, window.commands().save_run})
        QVERIFY2(action->isEnabled(), qPrintable(action->text()));

    // Behind it all is as it was, and works.
    window.commands().single_run->trigger();
    QVERIFY(window.commands().side->isChecked() && window.commands().below->isChecked());
    QTest::keyClick(&window, Qt::Key_M);
    QCOMPARE(window.controller().annotations().size(), std::size_t(1));
}

void WindowPagesTest::theFigureIsOfWhatIsOnShow() {
    OpenWindow window;
    QVERIFY(compares(window));
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    auto* dialog = window.findChild<ComparisonExportDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(!window.findChild<ExportDialog*>());
    QTest::keyClick(dialog, Qt::Key_Escape);
    // Where nothing is compared there is nothing to draw.
    comparison_of(window).set_runs({});
    QVERIFY(!window.commands().export_figure->isEnabled());
    QVERIFY(!window.commands().zoom_in->isEnabled());
    QVERIFY(!window.commands().find->isEnabled());
    QVERIFY(!window.commands().mark->isEnabled());
    QVERIFY(!window.commands().notes->isEnabled());
    window.commands().single_run->trigger();
    QVERIFY(window.commands().notes->isEnabled());
    QVERIFY(window.commands().export_figure->isEnabled());
    window.commands().export_figure->trigger();
    QVERIFY(window.findChild<ExportDialog*>());
}

void WindowPagesTest::zoomAndTheWayBackAreThoseOfWhatIsOnShow() {
    OpenWindow window;
    QVERIFY(compares(window));
    const trace::TimeRange behind = single(window).visible_range();
    const std::vector<TimelineView*> panes = comparison_of(window).timelines();
    const trace::TimeRange whole = panes[0]->visible_range();
    QVERIFY(!window.commands().back->isEnabled());
    panes[1]->setFocus();
    window.commands().zoom_in->trigger();
    const trace::TimeRange nearer = panes[0]->visible_range();
    QVERIFY(nearer.length() < whole.length());
    QCOMPARE(panes[1]->visible_range(), nearer);
    QCOMPARE(single(window).visible_range(), behind);

    QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(panes[0]->visible_range(), whole);
    QCOMPARE(panes[1]->visible_range(), whole);
    QVERIFY(!window.commands().back->isEnabled());
    QTest::keyClick(&window, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(panes[0]->visible_range(), nearer);
    QCOMPARE(panes[1]->visible_range(), nearer);
    // The single run has a way of its own.
    window.commands().single_run->trigger();
    QVERIFY(!window.commands().back->isEnabled());
    window.commands().zoom_in->trigger();
    QVERIFY(window.commands().back->isEnabled());
    QCOMPARE(panes[0]->visible_range(), nearer);
}

void WindowPagesTest::aReplayDoesNotGoOnUnseen() {
    OpenWindow window;
    QVERIFY(compares(window));
    window.commands().single_run->trigger();
    window.commands().play->trigger();
    QTRY_VERIFY(single(window).cursor());
    window.commands().comparison->trigger();
    const auto stopped_at = single(window).cursor();
    QTest::qWait(100);
    QCOMPARE(single(window).cursor(), stopped_at);
}

void WindowPagesTest::whatLeadsToAPartOfTheSingleRunShowsIt() {
    OpenWindow window;
    QVERIFY(compares(window));
    const Commands& c = window.commands();
    for (QAction* action : {c.find_scenario, c.table, c.figures, c.try_seeds}) {
        if (!comparison_of(window).isVisible())
            c.comparison->trigger();
        QVERIFY(comparison_of(window).isVisible());
        action->trigger();
        QVERIFY2(!comparison_of(window).isVisible(), qPrintable(action->text()));
    }
    QVERIFY(window.findChild<OutcomesPanel*>()->isVisible());
}

void WindowPagesTest::anOpenedFileIsSeen() {
    OpenWindow window;
    QVERIFY(compares(window));
    const QTemporaryDir folder;
    const QString recording = folder.filePath("run.tline");
    window.commands().single_run->trigger();
    QVERIFY(window.saves_run(recording.toStdString()));
    const QString scenario = folder.filePath("own.lua");
    QFile file(scenario);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(threadline::test::opposite);
    file.close();
    for (const QString& path : {recording, scenario}) {
        window.commands().comparison->trigger();
        QVERIFY(comparison_of(window).isVisible());
        QVERIFY(drop(window, path));
        QTRY_VERIFY2(!comparison_of(window).isVisible(), qPrintable(path));
    }
}

void WindowPagesTest::f6GoesThroughThePartsOfTheComparison() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    QTRY_COMPARE(window.focusWidget(), view.timelines()[0]);
    QStringList visited;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(&window, Qt::Key_F6);
        QVERIFY(view.isAncestorOf(window.focusWidget()));
        visited.append(window.focusWidget()->accessibleName());
    }
    QCOMPARE(visited[0], view.timelines()[1]->accessibleName());
    QCOMPARE(visited[1], QString("How the runs differ"));
    QVERIFY2(visited[2].contains("Single run"), qPrintable(visited[2]));
    QCOMPARE(visited[3], view.timelines()[0]->accessibleName());
    QTest::keyClick(&window, Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(window.focusWidget()->accessibleName(), visited[2]);
    // Where there is nothing yet there are the commands.
    view.set_runs({});
    QTest::keyClick(&window, Qt::Key_F6);
    QVERIFY(view.isAncestorOf(window.focusWidget()));
}

void WindowPagesTest::whoLooksAtAStretchKeepsItWhileRunsComeAndGo() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const auto all_show = [&](trace::TimeRange range) {
        return std::ranges::all_of(view.timelines(), [&](const TimelineView* timeline) {
            return timeline->visible_range() == range;
        });
    };
    // Those of all of it go on showing all of it.
    const trace::TimeRange whole = view.visible_range();
    const Compared slow = view.runs()[0], fast = view.runs()[1];
    view.set_runs({fast});
    QVERIFY(view.visible_range().end < whole.end);
    view.add_run(slow);
    QVERIFY(all_show(whole));

    const trace::Time early = fast.run.trace.now / 4;
    const trace::TimeRange stretch{early, early * 2};
    view.timelines()[1]->show_range(stretch);
    QVERIFY(all_show(stretch));
    view.add_run(fast);
    QCOMPARE(view.timelines().size(), std::size_t(3));
    QVERIFY(all_show(stretch));
    view.set_runs({slow, fast});
    QVERIFY(all_show(stretch));
    window.commands().back->trigger();
    QVERIFY(all_show(whole));

    // Of what is left nothing would be there; of other runs nobody has chosen a stretch.
    const trace::Time end = slow.run.trace.now;
    view.timelines()[0]->show_range({end - end / 4, end});
    view.set_runs({fast});
    QVERIFY(view.visible_range().begin == trace::Time{0});
    view.timelines()[0]->show_range(stretch);
    view.set_runs({slow});
    QVERIFY(all_show(whole));
}

QTEST_MAIN(WindowPagesTest)
#include "window_pages_test.moc"
