// A run that is too long to be in memory, in the window: what a person asks of it is what they get
// of a short one, a moment later.
#include "app/code/code_pane.h"
#include "app/compare/compared_pane.h"
#include "app/compare/comparison_view.h"
#include "app/graph/graph_view.h"
#include "app/panels/banner.h"
#include "app/panels/scrub_bar.h"
#include "app/panels/transport.h"
#include "app/present/presentation.h"
#include "app/study/lock_order_study.h"
#include "app/timeline/edge_search.h"
#include "app/timeline/edge_snap.h"
#include "app/timeline/lane_edges.h"
#include "app/timeline/moment_wording.h"
#include "app/timeline/timeline_view.h"
#include "engine/session/long_trace.h"
#include "tests/app/long_run_file.h"
#include "tests/app/window_fixture.h"

#include <QLabel>
#include <QMenu>
#include <QSignalSpy>

using namespace threadline;
using namespace threadline::app;
using trace::Duration;
using trace::Time;
using trace::TimeRange;

namespace {

LaneRow lane_of(ActorId actor) {
    LaneRow row;
    row.kind = LaneKind::Thread;
    row.actor = actor;
    row.name = "A";
    return row;
}

LaneRow lane_of(ObjectId lock) {
    LaneRow row;
    row.kind = LaneKind::Lock;
    row.object = lock;
    return row;
}

bool has_label(const QWidget& in, const QString& words) {
    return std::ranges::any_of(in.findChildren<QLabel*>(),
                               [&](const QLabel* label) { return label->text().contains(words); });
}

WindowStart start_for(const test::LongRunFile& file) {
    WindowStart start = test::start_here();
    start.limits = file.limits();
    return start;
}

// Something that a thread other than that does, rather than how much of what it did.
bool shows_intervals(const TimelineView& timeline, ActorId but) {
    const QSize size = timeline.plot()->size();
    for (int y = 0; y < size.height(); y += 6)
        for (int x = 0; x < size.width(); x += 3) {
            const Subject subject = timeline.subject_near({x, y});
            if (subject.kind == Subject::Kind::Interval && subject.actor != but)
                return true;
        }
    return false;
}

}  // namespace

class WindowLongRunTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void theDeadlockAtItsEndIsInTheGraph();
    void theGraphTellsOfItsInstantWhateverTheTimelineShows();
    void theOrderOfLocksIsThatOfTheWholeRun();
    void theOrderOfLocksThatWasAskedForLastStays();
    void whereTheOrderOfLocksCannotBeReadItIsSaidOnce();
    void aThreadCanBeChosenWhileWhatWasThenIsRead();
    void theKeysGoFromEdgeToEdgeBeyondWhatIsThere();
    void theNextEdgeIsTheOneOfTheWholeRun_data();
    void theNextEdgeIsTheOneOfTheWholeRun();
    void anEdgeThatIsSeenFromAfarIsMeantFromAfar();
    void aPresentationShowsWhatItTellsOf();
    void aPresentationComesCloseToWhatItTellsOf();
    void runsSideBySideShowTheirIntervals();
    void whatCannotBeHaltedAtSaysSo();
    void momentsThatAreTooManyAreCounted();
    void theSourceSaysWhyItHasNoHeat();
    void whereTheTextIsNotThereTheSourceSaysOnlyThat();
    void whatAFindingIsAboutIsMarkedOnceItIsRead_data();
    void whatAFindingIsAboutIsMarkedOnceItIsRead();

private:
    struct Opened : test::OpenWindow {
        explicit Opened(const test::LongRunFile& file) : OpenWindow(start_for(file)) {
            if (!is_ready())
                return;
            open(file.path());
            is_there = has_finished() && controller().has_run();
        }
        TimelineView& timeline() { return *findChild<TimelineView*>(); }
        GraphView& graph() { return *findChild<GraphView*>(); }
        bool has_detail(TimeRange range) {
            return controller().snapshot().trace.is_detailed(range);
        }
        bool is_there = false;
    };
    // A fortieth of the run, in its middle.
    TimeRange middle() const {
        const Time now = file_.whole().trace.now;
        return {now / 2, now / 2 + now / 40};
    }

    test::LongRunFile file_{1'000'000, {.most_events = 300'000}};
};

void WindowLongRunTest::initTestCase() {
    test::prepare_application();
    QVERIFY(file_.is_written());
    const std::uint64_t most = file_.limits().most_events;
    QVERIFY(file_.opened().whole->events_in(file_.whole().trace.range()) > most);
    QVERIFY(file_.opened().whole->events_in(middle()) < most);
}

void WindowLongRunTest::theDeadlockAtItsEndIsInTheGraph() {
    test::OpenWindow window(start_for(file_));
    auto* graph = window.findChild<GraphView*>();
    QString said_at_first;
    connect(&window.controller(), &RunController::finished, this,
            [&] { said_at_first = graph->accessibleDescription(); });
    QVERIFY(window.is_ready());
    window.open(file_.path());
    QVERIFY(window.has_finished());
    QTRY_VERIFY(graph->picture().deadlock);
    QVERIFY2(said_at_first.startsWith("Reading"), qPrintable(said_at_first));
    QVERIFY(has_label(window, "at the end, "));
}

void WindowLongRunTest::theGraphTellsOfItsInstantWhateverTheTimelineShows() {
    Opened window(file_);
    QVERIFY(window.is_there);
    QTRY_VERIFY(window.graph().picture().deadlock);
    window.timeline().show_range(middle());
    QTRY_VERIFY(window.has_detail(middle()));
    QTest::qWait(50);
    QVERIFY(window.graph().picture().deadlock);
    QVERIFY(window.has_detail(middle()));
    // And an instant that is far from what the timeline shows.
    emit window.findChild<Transport*>()->instant_chosen(middle().begin / 4);
    QTRY_VERIFY(!window.graph().picture().deadlock);
    QTRY_VERIFY(!has_label(window, "reading what was"));
    const bool is_involved = std::ranges::any_of(
        window.graph().picture().nodes, [](const GraphNodeShape& node) { return node.involved; });
    QVERIFY(is_involved);
}

void WindowLongRunTest::theOrderOfLocksIsThatOfTheWholeRun() {
    Opened window(file_);
    QVERIFY(window.is_there);
    window.timeline().show_range(middle());
    QTRY_VERIFY(window.has_detail(middle()));
    // One lock while another is held is only taken at the end.
    window.commands().lock_order->trigger();
    QTRY_COMPARE(window.graph().picture().edges.size(), 2u);
    QVERIFY(window.graph().picture().deadlock);
    QVERIFY(window.graph().accessibleDescription().contains("One held, then Two"));
    emit window.findChild<Transport*>()->instant_chosen(middle().begin);
    QTRY_VERIFY(window.graph().picture().edges.empty());
    QTRY_VERIFY(window.graph().accessibleDescription().startsWith("No lock was requested"));
    // The other face is as it was.
    emit window.findChild<Transport*>()->instant_chosen(file_.whole().trace.now);
    window.commands().lock_order->trigger();
    QTRY_VERIFY(std::ranges::any_of(window.graph().picture().nodes,
                                    [](const auto& node) { return node.key.actor.valid(); }));
}

void WindowLongRunTest::theOrderOfLocksThatWasAskedForLastStays() {
    const session::RunSnapshot run = file_.opened();
    const Time end = run.trace.now;
    LockOrderStudy study;
    std::vector<std::size_t> edges;
    connect(&study, &LockOrderStudy::ready, this,
            [&](const analysis::LockOrder& order) { edges.push_back(order.edges.size()); });
    study.ask(run, end);
    QTRY_COMPARE(edges, std::vector<std::size_t>{2});
    study.ask(run, end / 2);
    study.ask(run, end);  // is known
    QCOMPARE(edges, (std::vector<std::size_t>{2, 2}));
    // One after the other: that of the middle would come before this one.
    study.ask(run, end - Duration(1));
    QTRY_COMPARE(edges.size(), std::size_t(3));
    QCOMPARE(edges, (std::vector<std::size_t>{2, 2, 2}));
    // Nor does it come where something else is shown by then.
    study.ask(run, end / 2);
    study.let_go();
    study.ask(run, end - Duration(2));
    QTRY_COMPARE(edges.size(), std::size_t(4));
    QCOMPARE(edges.back(), std::size_t(2));
}

void WindowLongRunTest::whereTheOrderOfLocksCannotBeReadItIsSaidOnce() {
    const test::LongRunFile file(200'000, {.most_events = 150'000});
    QVERIFY(file.is_written());
    Opened window(file);
    QVERIFY(window.is_there);
    QTRY_VERIFY2(window.graph().picture().deadlock,
                 qPrintable(window.graph().accessibleDescription()));
    auto& banner = *window.findChild<Banner*>();
    banner.dismiss();
    std::filesystem::resize_file(file.path(), 4096);
    // Back on the other face before it is answered.
    window.commands().lock_order->trigger();
    window.commands().lock_order->trigger();
    QTRY_VERIFY2(banner.message().contains("damaged"), qPrintable(banner.message()));
    QTRY_VERIFY(window.graph().picture().deadlock);
    banner.dismiss();
    window.commands().lock_order->trigger();
    QCOMPARE(window.graph().accessibleDescription(),
             QString("Which locks were taken cannot be read."));
    QVERIFY2(banner.message().isEmpty(), qPrintable(banner.message()));
}

void WindowLongRunTest::aThreadCanBeChosenWhileWhatWasThenIsRead() {
    Opened window(file_);
    QVERIFY(window.is_there);
    QTRY_VERIFY(window.graph().picture().deadlock);
    emit window.findChild<Transport*>()->instant_chosen(middle().begin);
    emit window.graph().actor_chosen(file_.a());
    QCOMPARE(window.timeline().selected().kind, Subject::Kind::LaneHeader);
    QCOMPARE(window.timeline().selected().actor, file_.a());
    QTRY_VERIFY(!has_label(window, "reading what was"));
    emit window.graph().actor_chosen(file_.a());
    QCOMPARE(window.timeline().selected().kind, Subject::Kind::Interval);
}

void WindowLongRunTest::theKeysGoFromEdgeToEdgeBeyondWhatIsThere() {
    Opened window(file_);
    QVERIFY(window.is_there);
    TimelineView& timeline = window.timeline();
    timeline.show_range(middle());
    QTRY_VERIFY(window.has_detail(middle()));
    const TimeRange part = window.controller().snapshot().trace.detail;
    timeline.refresh_now();
    QTest::keyClick(&timeline, Qt::Key_Down);  // the first lane
    const LaneRow row = lane_of(ActorId{1});
    Time at = part.end - Duration{1};
    timeline.set_cursor(at);
    for (int i = 0; i < 5; ++i) {
        at = next_edge(file_.whole(), row, at).value();
        QTest::keyClick(&timeline, Qt::Key_BracketRight);
        QTRY_VERIFY(timeline.cursor() == at);
    }
    at = part.begin + Duration{1};
    timeline.set_cursor(at);
    for (int i = 0; i < 5; ++i) {
        at = previous_edge(file_.whole(), row, at).value();
        QTest::keyClick(&timeline, Qt::Key_BracketLeft);
        QTRY_VERIFY(timeline.cursor() == at);
    }
    QVERIFY(at < part.begin);
}

void WindowLongRunTest::theNextEdgeIsTheOneOfTheWholeRun_data() {
    QTest::addColumn<bool>("lock");
    QTest::newRow("thread") << false;
    QTest::newRow("lock") << true;
}

void WindowLongRunTest::theNextEdgeIsTheOneOfTheWholeRun() {
    QFETCH(const bool, lock);
    const session::RunSnapshot opened = file_.opened();
    const session::RunSnapshot& whole = file_.whole();
    const LaneRow row = lock ? lane_of(ObjectId{1}) : lane_of(ActorId{3});
    EdgeSearch search;
    QSignalSpy found(&search, &EdgeSearch::found);
    std::optional<Time> edge;
    connect(&search, &EdgeSearch::found, this, [&](Time at) { edge = at; });
    for (int i = 1; i < 20; ++i) {
        const Time from = whole.trace.now * i / 20;
        for (const Towards towards : {Towards::End, Towards::Begin}) {
            QVERIFY(!known_edge(opened, row, from, towards));
            search.look(opened, row, from, towards);
            QVERIFY(found.wait());
            QVERIFY(edge == (towards == Towards::End ? next_edge(whole, row, from)
                                                     : previous_edge(whole, row, from)));
        }
    }
}

void WindowLongRunTest::anEdgeThatIsSeenFromAfarIsMeantFromAfar() {
    const session::RunSnapshot opened = file_.opened();
    const LaneRow row = lane_of(file_.a());  // who sleeps all along
    const TimeScale scale{opened.trace.range(), 0, 1000};
    const Time woken = next_edge(file_.whole(), row, middle().begin).value();
    const auto edge = edge_near(opened, row, scale, scale.x(woken) - 4, 6);
    QVERIFY(edge);
    QCOMPARE(edge->at, woken);
    QVERIFY2(edge->what.contains("end of “sleeping”"), qPrintable(edge->what));
    QVERIFY(!edge_near(opened, row, scale, 500, 6));
}

void WindowLongRunTest::aPresentationShowsWhatItTellsOf() {
    Opened window(file_);
    QVERIFY(window.is_there);
    window.commands().present->trigger();
    auto* room = window.findChild<Presentation*>();
    QVERIFY(room);
    auto* graph = room->findChild<GraphView*>();
    QTest::keyClick(room, Qt::Key_End);
    QTRY_VERIFY(graph->picture().deadlock);
    // From stop to stop: each has its graph, that of the first contention among them.
    QTest::keyClick(room, Qt::Key_Home);
    QTest::keyClick(room, Qt::Key_PageDown);
    QCOMPARE(room->stop(), std::size_t{1});
    QTRY_VERIFY(!graph->accessibleDescription().startsWith("Reading"));
    QVERIFY(!graph->picture().deadlock);
    QTRY_VERIFY2(room->narration().contains("held by"), qPrintable(room->narration()));
    room->close();
}

void WindowLongRunTest::aPresentationComesCloseToWhatItTellsOf() {
    Opened window(file_);
    QVERIFY(window.is_there);
    const trace::TimeRange all = file_.whole().trace.range();
    window.commands().present->trigger();
    auto* room = window.findChild<Presentation*>();
    QVERIFY(room);
    auto* timeline = room->findChild<TimelineView*>();
    const auto is_close = [&] {
        const TimeRange seen = timeline->visible_range();
        return seen.length() < all.length() / 20 && seen.contains(timeline->cursor().value());
    };
    // Who stops only for a moment, too, sees each close up.
    for (const std::size_t stop : {1u, 2u, 3u, 2u}) {
        QTest::keyClick(room, stop < room->stop() ? Qt::Key_PageUp : Qt::Key_PageDown);
        QCOMPARE(room->stop(), stop);
        QTRY_VERIFY(is_close());
    }
    QTRY_VERIFY(shows_intervals(*timeline, file_.a()));
    // How it freezes, right before the end.
    QTest::keyClick(room, Qt::Key_End);
    QVERIFY(timeline->visible_range().length() >= all.length());
    QTest::keyClick(room, Qt::Key_PageUp);
    QTRY_VERIFY(is_close());
    QTRY_VERIFY(room->findChild<GraphView*>()->picture().deadlock);
    // And back: it is known by now where to look.
    QTest::keyClick(room, Qt::Key_Home);
    QTest::keyClick(room, Qt::Key_PageDown);
    QVERIFY(is_close());
    room->close();
}

void WindowLongRunTest::runsSideBySideShowTheirIntervals() {
    ComparisonView view(new QAction(this), {});
    view.resize(1000, 700);
    view.show();
    view.set_runs({compared(file_.opened()), compared(file_.opened())});
    const QList<ComparedPane*> panes = view.findChildren<ComparedPane*>();
    QCOMPARE(panes.size(), 2);
    QVERIFY(!panes[1]->run().trace.is_detailed(middle()));
    view.timelines().front()->show_range(middle());
    for (const ComparedPane* pane : panes)
        QTRY_VERIFY(pane->run().trace.is_detailed(middle()));
    QCOMPARE(view.timelines().back()->visible_range(), middle());
}

void WindowLongRunTest::whatCannotBeHaltedAtSaysSo() {
    Opened window(file_);
    QVERIFY(window.is_there);
    int grey = 0;
    for (const QAction* action : window.findChild<Transport*>()->findChild<QMenu*>()->actions())
        if (action->text().contains("not known for so long a run")) {
            QVERIFY(!action->isEnabled());
            ++grey;
        }
    QCOMPARE(grey, 2);
}

void WindowLongRunTest::momentsThatAreTooManyAreCounted() {
    session::RunSnapshot run;
    for (int i = 0; i < 10'020; ++i)
        run.trace.moments.append({Time(i), trace::MomentKind::Note, {}, {}, {}, {}});
    run.trace.moments_left_out = 5;
    QCOMPARE(moments_of(run, moment_kinds()).size(), most_moments);
    QCOMPARE(moments_left_out(run, moment_kinds()), std::uint64_t{25});
    QCOMPARE(moments_left_out(run, {trace::MomentKind::CheckFailed}), std::uint64_t{5});
    Transport transport(new QAction(this), new QAction(this), new QAction(this), {1.0});
    transport.resize(771, transport.sizeHint().height());  // as in a window of 1024
    transport.show();
    QVERIFY(QTest::qWaitForWindowExposed(&transport));
    transport.set_unknown({}, 25);
    QVERIFY(has_label(transport, "25 left out"));
    // There is more of the bar than of that.
    transport.set_run(Time(1'000'000'000), {});
    transport.set_instant(Time(0), "33.47 ms / 33.49 ms");
    transport.set_unknown({}, 85'184);
    const auto* bar = transport.findChild<ScrubBar*>();
    QTRY_VERIFY(bar->width() > 0 && has_label(transport, "left out"));
    for (const QLabel* label : transport.findChildren<QLabel*>())
        if (label->text().contains("left out"))
            QTRY_VERIFY2(label->width() < bar->width(),
                         qPrintable(QString("%1 %2").arg(label->width()).arg(bar->width())));
}

void WindowLongRunTest::theSourceSaysWhyItHasNoHeat() {
    const test::LongRunFile file(200'000, {.most_events = 150'000}, "compute(1)\n");
    QVERIFY(file.is_written());
    Opened window(file);
    QVERIFY(window.is_there);
    QAction* heat = window.commands().heat;
    heat->setChecked(true);
    auto* source = window.findChild<CodePane*>();
    QTRY_VERIFY(has_label(*source, "for a chosen stretch"));
    heat->setChecked(false);
    QVERIFY(!has_label(*source, "for a chosen stretch"));
}

void WindowLongRunTest::whereTheTextIsNotThereTheSourceSaysOnlyThat() {
    Opened window(file_);
    QVERIFY(window.is_there);
    window.commands().heat->setChecked(true);
    auto* source = window.findChild<CodePane*>();
    QTRY_VERIFY(has_label(*source, "The text that ran is not in this recording."));
    QTRY_VERIFY(!has_label(*source, "waits show"));
    QVERIFY(!has_label(*source, "no waits yet"));
}

void WindowLongRunTest::whatAFindingIsAboutIsMarkedOnceItIsRead_data() {
    QTest::addColumn<bool>("elsewhere");
    QTest::newRow("from the end, which has been read") << false;
    QTest::newRow("from elsewhere") << true;
}

void WindowLongRunTest::whatAFindingIsAboutIsMarkedOnceItIsRead() {
    QFETCH(const bool, elsewhere);
    Opened window(file_);
    QVERIFY(window.is_there);
    QTRY_VERIFY(window.graph().picture().deadlock);
    TimelineView& timeline = window.timeline();
    if (elsewhere) {
        timeline.show_range(middle());
        emit window.findChild<Transport*>()->instant_chosen(middle().begin);
        QTRY_VERIFY(!window.graph().picture().deadlock);
    }
    window.commands().next_finding->trigger();
    QTRY_COMPARE(timeline.selected().actor, file_.a());
    QCOMPARE(timeline.selected().kind, Subject::Kind::Interval);
    QVERIFY(timeline.selected().range.contains(timeline.cursor().value()));
    QCOMPARE(timeline.options().beside.size(), std::size_t{1});
    QCOMPARE(timeline.options().beside.front().actor, file_.b());
    // Nor do they go out of sight when the lanes become higher.
    QTRY_VERIFY(window.has_detail(timeline.visible_range()));
    for (const char* lane : {"thread:A", "thread:B"})
        QVERIFY(!timeline.lanes_out_of_sight().contains(lane));
}

QTEST_MAIN(WindowLongRunTest)
#include "window_long_run_test.moc"
