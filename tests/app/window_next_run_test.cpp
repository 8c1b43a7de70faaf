// Nothing that was pointed at, written or said of one run is left when the window shows another.
#include "app/graph/graph_view.h"
#include "app/panels/gallery.h"
#include "app/panels/notes_panel.h"
#include "app/panels/scenario_panel.h"
#include "app/timeline/timeline_view.h"
#include "tests/app/run_fixture.h"
#include "window_fixture.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QSignalSpy>
#include <QStatusBar>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::OpenWindow;
using threadline::test::RunFixture;

namespace {

bool runs(OpenWindow& window, const QString& scenario) {
    if (!window.is_ready())
        return false;
    emit window.findChild<Gallery*>()->chosen(scenario);
    window.commands().virtual_clock->setChecked(true);
    window.commands().run->trigger();
    return QTest::qWaitFor([&] { return window.controller().busy(); }) && window.has_finished();
}

QString status_of(const OpenWindow& window) {
    for (const QLabel* label : window.statusBar()->findChildren<QLabel*>())
        if (label->accessibleName() == "Outcome")
            return label->text();
    return {};
}

// So many locks held inside each other that their order is found beside the window.
session::RunSnapshot nested(const std::string& outer, const std::string& inner) {
    RunFixture run;
    const ObjectId first = run.lock(outer);
    const ObjectId second = run.lock(inner);
    threadline::test::ThreadStory& thread = run.thread("A").runs(0, 12'000);
    for (int i = 0; i < 12'000; ++i)
        thread.holds(first, i, i + 0.8).holds(second, i + 0.2, i + 0.6);
    return run.at(12'000);
}

}  // namespace

class WindowNextRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void itsNotesGoWithIt();
    void theCursorAndTheWayBackGoWithIt();
    void aSliderForgetsThemToo();
    void theMomentOfTheLastRunIsNotToldOfTheNext();
    void theLockOrderOfALargeRunIsItsOwn();
};

void WindowNextRunTest::itsNotesGoWithIt() {
    OpenWindow window;
    QVERIFY(runs(window, "deadlock/opposite-order"));
    trace::Annotation note;
    note.text = "of this run";
    window.controller().annotate({note});
    const auto* panel = window.findChild<NotesPanel*>();
    QCOMPARE(panel->notes().size(), std::size_t(1));
    emit window.findChild<Gallery*>()->chosen("bottleneck/downloads");
    QVERIFY(panel->notes().empty());
    emit window.findChild<Gallery*>()->chosen("deadlock/opposite-order");
    QCOMPARE(panel->notes().size(), std::size_t(1));
}

void WindowNextRunTest::theCursorAndTheWayBackGoWithIt() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* timeline = window.findChild<TimelineView*>();
    RunFixture shorter;
    shorter.thread("A").runs(0, 10);
    window.controller().show_kept(shorter.at(10));
    timeline->zoom_to({ms(2), ms(4)});
    timeline->set_cursor(ms(5));
    emit timeline->cursor_moved();
    QVERIFY(timeline->can_go_back());
    QCOMPARE(timeline->cursor(), std::optional(ms(5)));
    window.controller().show_kept(RunFixture::opposite_order());  // 121 ms
    QVERIFY(!timeline->cursor());
    QVERIFY(!timeline->can_go_back());
    QVERIFY(timeline->visible_range().contains(ms(120)));
}

void WindowNextRunTest::aSliderForgetsThemToo() {
    OpenWindow window;
    QVERIFY(runs(window, "bottleneck/downloads"));
    auto* timeline = window.findChild<TimelineView*>();
    const trace::Time before = window.controller().snapshot().trace.now;
    timeline->set_cursor(ms(50));
    emit timeline->cursor_moved();
    const QSignalSpy began(&window.controller(), &RunController::began);
    window.findChild<ScenarioPanel*>()
        ->form()
        .findChild<QWidget*>("requests")
        ->findChild<QDoubleSpinBox*>()
        ->setValue(20);
    QTRY_COMPARE(began.count(), 1);
    QVERIFY(window.has_finished());
    QVERIFY(window.controller().snapshot().trace.now > before);
    QVERIFY(!timeline->cursor());
}

void WindowNextRunTest::theMomentOfTheLastRunIsNotToldOfTheNext() {
    OpenWindow window;
    QVERIFY(runs(window, "deadlock/opposite-order"));
    window.commands().next_moment->trigger();
    const QString moment = status_of(window);
    QVERIFY2(moment.contains("has to wait for Lock"), qPrintable(moment));
    session::RunRequest next;
    next.scenario = THREADLINE_SOURCE_DIR "/scenarios/race/lost-update.lua";  // errors name it
    next.source = "thread('A', function() while true do sleep(5) end end)\n";
    next.name = "endless";
    next.runner = threadline::test::start_here().runner;
    window.controller().run(next);
    QVERIFY(window.is_under_way());
    QVERIFY2(!status_of(window).contains("Lock"), qPrintable(status_of(window)));
    window.commands().stop->trigger();
    QVERIFY(window.has_finished());
}

void WindowNextRunTest::theLockOrderOfALargeRunIsItsOwn() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().lock_order->trigger();
    const auto* graph = window.findChild<GraphView*>();
    window.controller().show_kept(nested("Red", "Green"));
    // Nothing has come of that yet: it is heard of with the next event.
    window.controller().show_kept(nested("North", "South"));
    QTRY_VERIFY2(graph->accessibleDescription().contains("North"),
                 qPrintable(graph->accessibleDescription()));
    QVERIFY(!graph->accessibleDescription().contains("Red"));
}

QTEST_MAIN(WindowNextRunTest)
#include "window_next_run_test.moc"
