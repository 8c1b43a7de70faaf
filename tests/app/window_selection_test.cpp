// What is pointed at in one view shows in the others, at the instant that was pointed at.
#include "app/code/source_view.h"
#include "app/graph/graph_shape.h"
#include "app/graph/graph_view.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/scrub_bar.h"
#include "app/timeline/timeline_view.h"
#include "note_beside.h"
#include "run_fixture.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QMouseEvent>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::note_beside;
using threadline::test::OpenWindow;
using threadline::test::RunFixture;

namespace {

const GraphNodeShape& node_of(const GraphView& graph, const QString& name) {
    const auto& nodes = graph.picture().nodes;
    return *std::ranges::find(nodes, name, &GraphNodeShape::text);
}

void point_at(QWidget* widget, QPointF place) {
    QMouseEvent moves(QEvent::MouseMove, place, widget->mapToGlobal(place), Qt::NoButton,
                      Qt::NoButton, {});
    QApplication::sendEvent(widget, &moves);
}

bool run_to_the_end(OpenWindow& window) {
    window.commands().run->trigger();
    return window.has_finished();
}

}  // namespace

class WindowSelectionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }
    void aClickShowsTheInstantThatWasClicked();
    void theInstantIsToldInTheUnitOfTheAxis();
    void aFindingOutlinesAllItsThreadsAndLocks();
    void theFlagOfAFindingLeadsToIt();
    void aDeadlockThatIsChosenShowsHowItCame();
    void aServiceThatAllWaitForLightsNoLane();
    void nothingOfTheRunBeforeIsLeftInTheNextOne();
    void theDetailsTellOfTheInstantWhereverItMoves();
    void theDetailsHaveNoStrayLine();
    void whoHasEndedIsOnNoLine();
    void whatTheMouseIsOverInTheGraphIsLitInLanesAndSource();
    void anEdgeOfTheGraphIsPointedAtAndChosenToo();
    void aLockOfTheGraphLeadsToItsLines();
    void theLaneUnderTheMouseIsLitInTheGraph();
    void fromTheEndTheWayBackLeadsToTheLastMoment();
    void whatTheLastEventLetGoIsHeldByNobodyAtTheEnd();
};

void WindowSelectionTest::aClickShowsTheInstantThatWasClicked() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(run_to_the_end(window));
    auto* timeline = window.findChild<TimelineView*>();
    timeline->refresh_now();
    auto* plot = timeline->findChild<QWidget*>("timeline-plot");
    // In the wait for ever, which ends where the run does, clicked at two instants.
    const trace::Time end = window.controller().snapshot().trace.now;
    trace::Time first{0};
    for (const double share : {0.7, 0.85}) {
        QTest::mouseClick(plot, Qt::LeftButton, {}, QPoint(int(plot->width() * share), 40));
        QVERIFY(timeline->cursor().has_value());
        const trace::Time at = *timeline->cursor();
        QVERIFY(at > first && at < end);
        first = at;
        QCOMPARE(timeline->selected().kind, Subject::Kind::Interval);
        QCOMPARE(note_beside(window.findChild<GraphView*>()),
                 QString("at %1 ms").arg(double(at.count()) / 1e6, 0, 'f', 1));
    }
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_Escape);
    QVERIFY(note_beside(window.findChild<GraphView*>()).startsWith("at the end"));
}

void WindowSelectionTest::theInstantIsToldInTheUnitOfTheAxis() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    auto* timeline = window.findChild<TimelineView*>();
    const auto player = [&] { return window.findChild<QLabel*>("instant")->text(); };
    const auto go_to = [&](double at) {
        timeline->set_cursor(ms(at));
        emit timeline->cursor_moved();
    };
    RunFixture short_run;
    short_run.thread("A").runs(0, 0.0816);
    window.controller().show_kept(short_run.at(0.0816));
    QTRY_COMPARE(player(), QString("81.60 µs / 81.60 µs"));
    QTRY_COMPARE(note_beside(window.findChild<GraphView*>()), QString("at the end, 81.60 µs"));
    go_to(0.0408);
    QTRY_COMPARE(player(), QString("40.80 µs / 81.60 µs"));
    QTRY_COMPARE(note_beside(window.findChild<GraphView*>()), QString("at 40.80 µs"));
    window.controller().show_kept(RunFixture::opposite_order());
    go_to(0.0002);
    QTRY_COMPARE(player(), QString("200 ns / 121.0 ms"));
    RunFixture long_run;
    long_run.thread("A").runs(0, 30'000);
    window.controller().show_kept(long_run.at(30'000));
    QTRY_COMPARE(player(), QString("30.00 s / 30.00 s"));
    // The handle has room beside the words, at the end of the run too.
    const auto* bar = window.findChild<ScrubBar*>();
    const auto* words = window.findChild<QLabel*>("instant");
    const auto left = [&](const QWidget* part) { return part->mapTo(&window, QPoint(0, 0)).x(); };
    QTRY_VERIFY(left(words) >= left(bar) + bar->width() + 8);
}

void WindowSelectionTest::aFindingOutlinesAllItsThreadsAndLocks() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(run_to_the_end(window));
    window.commands().next_finding->trigger();
    const analysis::Finding& finding = window.controller().snapshot().findings->front();
    const TimelineOptions& shown = window.findChild<TimelineView*>()->options();
    QCOMPARE(shown.lit, finding.objects);
    QCOMPARE(shown.lit.size(), std::size_t(2));
    QCOMPARE(shown.selected.actor, finding.actors[0]);
    QCOMPARE(shown.beside.size(), std::size_t(1));
    QCOMPARE(shown.beside[0].actor, finding.actors[1]);
    // At the instant from which both are seen frozen: who closed the cycle is on its CPU for some
    // microseconds more.
    const auto cursor = window.findChild<TimelineView*>()->cursor();
    QVERIFY(cursor && *cursor >= finding.at);
    for (const ActorId actor : finding.actors) {
        const trace::ActorLane* lane = window.controller().snapshot().trace.lane_of(actor);
        QVERIFY(lane && lane->at(*cursor));
        QCOMPARE(lane->at(*cursor)->state, trace::State::Deadlocked);
    }
}

void WindowSelectionTest::theFlagOfAFindingLeadsToIt() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QVERIFY(window.runs_simulated());
    const session::RunSnapshot& run = window.controller().snapshot();
    auto& timeline = *window.findChild<TimelineView*>();
    const DisplayList marks = marks_content(run, {{trace::Time{0}, run.trace.now}, 0, 1000}, 300,
                                            {}, theme(ThemeKind::Light));
    QCOMPARE(marks.boxes.front().subject.kind, Subject::Kind::Moment);
    timeline.select(marks.boxes.front().subject);
    const QString told = window.findChild<DetailsPanel*>()->toPlainText();
    QVERIFY2(told.contains("What to do:"), qPrintable(told));
    QCOMPARE(timeline.options().beside.size(), std::size_t(1));
    QVERIFY(timeline.visible_range().contains(run.findings->front().at));
}

// A few milliseconds of a run that stands still for a hundred.
void WindowSelectionTest::aDeadlockThatIsChosenShowsHowItCame() {
    OpenWindow window;
    QVERIFY(window.chooses("deadlock/philosophers"));
    QVERIFY(window.runs_simulated());
    window.commands().next_finding->trigger();
    const session::RunSnapshot& run = window.controller().snapshot();
    const trace::Time at = run.findings->front().at;
    const trace::TimeRange seen = window.findChild<TimelineView*>()->visible_range();
    QVERIFY(run.trace.now > 5 * at);
    QVERIFY(seen.contains(at));
    QVERIFY((at - seen.begin) * 2 > seen.length());
}

void WindowSelectionTest::aServiceThatAllWaitForLightsNoLane() {
    OpenWindow window;
    QVERIFY(window.chooses("bottleneck/downloads"));
    QVERIFY(window.runs_simulated());
    const trace::Snapshot& trace = window.controller().snapshot().trace;
    auto& timeline = *window.findChild<TimelineView*>();
    for (const auto& lane : trace.actors)
        for (std::size_t i = 0; i < lane->intervals.size(); ++i) {
            const trace::Interval& interval = lane->intervals[i];
            if (interval.state != trace::State::Io)
                continue;
            timeline.select({Subject::Kind::Interval, lane->actor, interval.object,
                             interval.range(), interval.site});
            QVERIFY(timeline.options().lit.empty());
            return;
        }
    QFAIL("nobody waits for a reply");
}

void WindowSelectionTest::nothingOfTheRunBeforeIsLeftInTheNextOne() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(run_to_the_end(window));
    window.commands().next_finding->trigger();
    QCOMPARE(note_beside(window.findChild<FindingsList*>()), QString("1"));
    window.findChild<QWidget*>("remedy")->findChild<QComboBox*>()->setCurrentText("global order");
    QVERIFY(run_to_the_end(window));
    const int errors =
        int(std::count_if(window.controller().snapshot().findings->begin(),
                          window.controller().snapshot().findings->end(), [](const auto& each) {
                              return each.severity == analysis::Severity::Error;
                          }));
    QCOMPARE(errors, 0);
    const int found = window.findChild<FindingsList*>()->findings().rowCount();
    QCOMPARE(note_beside(window.findChild<FindingsList*>()),
             found > 0 ? QString::number(found) : QString());
    QVERIFY(note_beside(window.findChild<GraphView*>()).startsWith("at the end"));
    QVERIFY(!window.findChild<DetailsPanel*>()->toPlainText().contains("eadlock"));
    const TimelineOptions& shown = window.findChild<TimelineView*>()->options();
    QVERIFY(shown.lit.empty() && shown.beside.empty() && !shown.cursor);
}

void WindowSelectionTest::theDetailsTellOfTheInstantWhereverItMoves() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.runs_simulated());
    auto* timeline = window.findChild<TimelineView*>();
    const trace::ActorLane& a = *window.controller().snapshot().trace.actors.front();
    const trace::Interval wait = a.intervals.back();
    timeline->select({Subject::Kind::Interval, a.actor, wait.object, wait.range(), wait.site});
    const auto* details = window.findChild<DetailsPanel*>();
    for (const int ms : {50, 80}) {
        timeline->set_cursor(std::chrono::milliseconds(ms));
        emit timeline->cursor_moved();
        QVERIFY2(details->toPlainText().contains(QString("At %1 ms:").arg(ms)),
                 qPrintable(details->toPlainText()));
    }
}

void WindowSelectionTest::theDetailsHaveNoStrayLine() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(run_to_the_end(window));
    auto* timeline = window.findChild<TimelineView*>();
    timeline->refresh_now();
    auto* plot = timeline->findChild<QWidget*>("timeline-plot");
    QTest::mouseClick(plot, Qt::LeftButton, {}, QPoint(int(plot->width() * 0.7), 40));
    const QString details = window.findChild<DetailsPanel*>()->toPlainText();
    QVERIFY2(details.contains("has waited since"), qPrintable(details));
    for (const QString& line : details.split(u'\n'))
        QVERIFY2(line.trimmed() != ".", qPrintable(details));
}

void WindowSelectionTest::whoHasEndedIsOnNoLine() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.findChild<QWidget*>("remedy")->findChild<QComboBox*>()->setCurrentText("global order");
    QVERIFY(run_to_the_end(window));
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
    QVERIFY(window.findChild<SourceView*>()->marks().empty());
}

// A waits for Lock 2 and holds Lock 1.
void WindowSelectionTest::whatTheMouseIsOverInTheGraphIsLitInLanesAndSource() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(run_to_the_end(window));
    auto& graph = *window.findChild<GraphView*>();
    const auto& code = *window.findChild<SourceView*>();
    const TimelineOptions& shown = window.findChild<TimelineView*>()->options();
    const std::vector<int> lit_before = code.shown_lines();
    const GraphNodeShape& a = node_of(graph, "A");
    point_at(graph.viewport(), graph.on_screen(a.rect.center()));
    QTRY_COMPARE(shown.pointed, a.key.actor);
    std::vector<int> lines;
    for (const SiteId site : graph.sites_of(a.key))
        lines.push_back(line_of(window.controller().snapshot().trace, site));
    std::ranges::sort(lines);
    QCOMPARE(lines.size(), std::size_t(2));
    QCOMPARE(code.pointed_lines(), lines);
    point_at(graph.viewport(), QPointF(2, graph.viewport()->height() - 2));
    QTRY_VERIFY(!shown.pointed && code.pointed_lines().empty());
    // What was lit before is as it was: hovering chooses nothing.
    QCOMPARE(code.shown_lines(), lit_before);
}

void WindowSelectionTest::anEdgeOfTheGraphIsPointedAtAndChosenToo() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(run_to_the_end(window));
    auto& graph = *window.findChild<GraphView*>();
    const auto edges = graph.picture().edges;
    QCOMPARE(edges.size(), std::size_t(4));
    const auto wait = std::ranges::find(edges, true, &GraphEdgeShape::wait);
    QVERIFY(wait != edges.end());
    const ActorId waiter = graph.picture().nodes[wait->from].key.actor;
    const QPoint middle = graph.on_screen(point_on(*wait, 0.4)).toPoint();
    auto& timeline = *window.findChild<TimelineView*>();
    point_at(graph.viewport(), middle);
    QTRY_COMPARE(timeline.options().pointed, waiter);
    QTest::mouseClick(graph.viewport(), Qt::LeftButton, {}, middle);
    QCOMPARE(timeline.selected().actor, waiter);
    QCOMPARE(timeline.selected().kind, Subject::Kind::Interval);
    QCOMPARE(window.findChild<SourceView*>()->shown_line(),
             line_of(window.controller().snapshot().trace, wait->site));
}

void WindowSelectionTest::aLockOfTheGraphLeadsToItsLines() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(run_to_the_end(window));
    auto& graph = *window.findChild<GraphView*>();
    const GraphNodeShape lock = node_of(graph, "Lock 1");
    QTest::mouseClick(graph.viewport(), Qt::LeftButton, {},
                      graph.on_screen(lock.rect.center()).toPoint());
    // Where its holder took it, and where the other one wants it.
    QCOMPARE(graph.sites_of(lock.key).size(), std::size_t(2));
    QCOMPARE(window.findChild<SourceView*>()->shown_lines().size(), std::size_t(2));
    QCOMPARE(window.findChild<TimelineView*>()->options().lit, std::vector{lock.key.object});
}

void WindowSelectionTest::theLaneUnderTheMouseIsLitInTheGraph() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(run_to_the_end(window));
    auto& timeline = *window.findChild<TimelineView*>();
    const auto& graph = *window.findChild<GraphView*>();
    timeline.refresh_now();
    auto* plot = timeline.findChild<QWidget*>("timeline-plot");
    point_at(plot, QPointF(plot->width() * 3 / 4, 40));
    QTRY_COMPARE(graph.hovered_node().actor, node_of(graph, "A").key.actor);
}

void WindowSelectionTest::fromTheEndTheWayBackLeadsToTheLastMoment() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    QVERIFY(window.runs_simulated());
    const auto& timeline = *window.findChild<TimelineView*>();
    QVERIFY(!timeline.cursor());
    window.commands().previous_moment->trigger();
    QVERIFY(timeline.cursor());
    const trace::Time last = *timeline.cursor();
    QVERIFY(window.findChild<GraphView*>()->picture().deadlock);
    window.commands().next_moment->trigger();
    QCOMPARE(*timeline.cursor(), last);
}

void WindowSelectionTest::whatTheLastEventLetGoIsHeldByNobodyAtTheEnd() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.findChild<ScenarioPanel*>()->form().set_values({{"remedy", "global order"}});
    QVERIFY(window.runs_simulated());
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
    const auto& graph = *window.findChild<GraphView*>();
    QVERIFY(note_beside(&graph).startsWith("at the end"));
    QVERIFY(graph.picture().edges.empty());
}

QTEST_MAIN(WindowSelectionTest)
#include "window_selection_test.moc"
