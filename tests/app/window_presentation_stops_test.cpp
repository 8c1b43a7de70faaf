// Where a presentation stops in a run in which very much happens.
#include "app/present/presentation_stops.h"
#include "app/timeline/moment_wording.h"
#include "tests/app/run_fixture.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;
using trace::MomentKind;

namespace {

void add(session::RunSnapshot& run, int at, MomentKind kind, ObjectId object = {}) {
    run.trace.moments.append({ms(at), kind, ActorId{1}, object, {}, {}});
}

std::ptrdiff_t count(const std::vector<trace::Moment>& moments, ObjectId object) {
    return std::ranges::count(moments, object, &trace::Moment::object);
}

}  // namespace

class WindowPresentationStopsTest : public QObject {
    Q_OBJECT

private slots:
    void aLockThatIsObtainedTakesNoOthersPlace();
    void howItFreezesIsToldAfterVeryMuchElse_data();
    void howItFreezesIsToldAfterVeryMuchElse();
    void whereNobodyWaitsForAnybodyItTellsWhatThreadsDo();
    void howTheLocksWereTakenIsToldWhereTheyAreWaitedFor();
    void whereAllMeetIsNoPartOfAStoryOfLocks();
    void aShortRaceIsToldStepByStep();
    void ofALongRaceTheFirstLossIsToldStepByStepAndCloseUp();
    void theReadThatWasOutOfDateIsToldHoweverMuchCameInBetween();
    void ofATraceThatIsTooLongALossIsToldOnceItWasSeen();
    void aLargeCircleIsToldInFewStops();
    void ofLocksTakenAtOnceTheGraphHasThoseThatWereTold();
    void whatAPersonWroteIsToldInItsPlace();
    void aNoteOnAStretchIsToldOnceThatHasBeenSeen();
    void whatAPersonPassesOverIsNoStop();
};

// Two locks are taken by turns, a hundred times each after a wait; then all is over.
void WindowPresentationStopsTest::aLockThatIsObtainedTakesNoOthersPlace() {
    RunFixture story;
    const ObjectId locks[] = {story.lock("Lock 1"), story.lock("Lock 2")};
    session::RunSnapshot run = story.at(1000);
    run.trace.locks.clear();
    for (int lock = 0; lock < 2; ++lock) {
        auto lane = std::make_shared<trace::LockLane>();
        lane->lock = locks[lock];
        for (int i = 0; i < 100; ++i)
            lane->holds.append({ms(4 * i + 2 * lock),
                                ms(4 * i + 2 * lock + 1),
                                ActorId{1},
                                locks[lock],
                                {},
                                true,
                                false});
        run.trace.locks.push_back(std::move(lane));
    }
    add(run, 900, MomentKind::CycleClosed);
    const auto moments = moments_of(run, moment_kinds(), 50);
    QCOMPARE(moments.size(), std::size_t{50});
    QVERIFY(moments.back().kind == MomentKind::CycleClosed);
    QCOMPARE(count(moments, locks[0]), 25);
    QCOMPARE(count(moments, locks[1]), 24);
}

void WindowPresentationStopsTest::howItFreezesIsToldAfterVeryMuchElse_data() {
    QTest::addColumn<MomentKind>("kind");
    QTest::addColumn<int>("before");
    QTest::newRow("waits") << MomentKind::EdgeAdded << 12'000;
    QTest::newRow("notes") << MomentKind::Note << 100;
}

void WindowPresentationStopsTest::howItFreezesIsToldAfterVeryMuchElse() {
    QFETCH(const MomentKind, kind);
    QFETCH(const int, before);
    RunFixture story;
    const ObjectId lock = story.lock("Lock");
    session::RunSnapshot run = story.at(20'000);
    for (int i = 0; i < before; ++i)
        add(run, i, kind, lock);
    add(run, before, MomentKind::CycleClosed);
    const auto moments = moments_worth_a_stop(run);
    QVERIFY(moments.size() > 5 && moments.size() <= 24);
    QVERIFY(moments.front().at == ms(0));
    QVERIFY(moments.back().kind == MomentKind::CycleClosed);
}

QStringList sentences(const session::RunSnapshot& run) {
    QStringList told;
    for (const PresentationStop& stop : presentation_stops(run))
        told.append(stop.sentence);
    return told;
}

void WindowPresentationStopsTest::whereNobodyWaitsForAnybodyItTellsWhatThreadsDo() {
    RunFixture story;
    const ObjectId server = story.object("server", record::ObjectKind::Service);
    story.thread("A").line(5).io(server, 0, 40).line(6).runs(40, 100);
    story.thread("B").line(9).io(server, 0, 30).runs(30, 30.1).line(10).sleeps(30.1, 60);
    const auto run = story.at(100);
    QCOMPARE(sentences(run),
             (QStringList{"A waits for a reply from server, line 5.", "B sleeps, line 10.",
                          "A runs, line 6.", "B has finished, at 60 ms."}));
    const auto stops = presentation_stops(run);
    // In the middle of what is told, where some of it has been seen and none of what comes next.
    const auto is_at = [](const PresentationStop& stop, double begin, double end) {
        return stop.at == ms(begin) + (ms(end) - ms(begin)) / 2;
    };
    QVERIFY(is_at(stops[0], 0, 40) && is_at(stops[1], 30.1, 60) && is_at(stops[2], 40, 100) &&
            is_at(stops[3], 60, 100));
    QVERIFY(stops[1].site.valid());
}

void WindowPresentationStopsTest::howTheLocksWereTakenIsToldWhereTheyAreWaitedFor() {
    session::RunSnapshot run = RunFixture::opposite_order();
    run.trace.moments.append({ms(20.9), MomentKind::EdgeAdded, ActorId{1}, ObjectId{2}, {}, {}});
    run.trace.moments.append({ms(21.5), MomentKind::CycleClosed, ActorId{2}, ObjectId{1}, {}, {}});
    QCOMPARE(sentences(run), (QStringList{"A takes Lock 1.", "B takes Lock 2.",
                                          "A begins to wait for Lock 2, held by B.",
                                          "B begins to wait for Lock 1, held by A, and the cycle "
                                          "closes: from here on nobody in it can go on."}));
}

void WindowPresentationStopsTest::aShortRaceIsToldStepByStep() {
    const auto told = [](int reads) {
        RunFixture story;
        const ObjectId seats = story.object("seats", record::ObjectKind::Variable);
        story.thread("A").runs(0, 100);
        story.thread("B").runs(0, 100);
        auto run = story.at(100);
        auto lane = std::make_shared<trace::VariableLane>();
        lane->variable = seats;
        for (int i = 0; i < reads; ++i)
            lane->readings.append({ms(10 + i), ms(10 + i), Value::integer(1), ActorId{1}, {}, 0});
        lane->values.append({ms(0), ms(40), Value::integer(1), {}, {}});
        lane->values.append({ms(40), ms(50), Value::integer(0), ActorId{1}, {}});
        lane->open = {ms(50), ms(100), Value::integer(-1), ActorId{2}, {}};
        run.trace.variables.push_back(lane);
        analysis::Finding race;
        race.kind = analysis::FindingKind::DataRace;
        race.objects = {seats};
        run.findings = std::make_shared<std::vector<analysis::Finding>>(1, race);
        add(run, 60, MomentKind::FirstContention);
        return sentences(run);
    };
    QCOMPARE(told(1).mid(0, 3),
             (QStringList{"A reads seats: 1.", "A writes seats: 0.", "B writes seats: −1."}));
    QCOMPARE(told(1).size(), 4);
    QCOMPARE(told(20).size(), 1);  // too many to be walked through
}

// A and B race for `count`, which is found to lose its first update at `loss`.
session::RunSnapshot losing(int loss, const std::function<void(trace::VariableLane&)>& tell) {
    RunFixture story;
    const ObjectId count = story.object("count", record::ObjectKind::Variable);
    story.thread("A").runs(0, 1000);
    story.thread("B").runs(0, 1000);
    auto run = story.at(1000);
    auto lane = std::make_shared<trace::VariableLane>();
    lane->variable = count;
    tell(*lane);
    run.trace.variables.push_back(lane);
    analysis::Finding finding;
    finding.kind = analysis::FindingKind::LostUpdate;
    finding.objects = {count};
    finding.at = ms(loss);
    run.findings = std::make_shared<std::vector<analysis::Finding>>(1, finding);
    return run;
}

void read(trace::VariableLane& lane, int at, std::uint32_t actor, int value, int version) {
    lane.readings.append(
        {ms(at), ms(at), Value::integer(value), ActorId{actor}, {}, std::uint32_t(version)});
}

void WindowPresentationStopsTest::ofALongRaceTheFirstLossIsToldStepByStepAndCloseUp() {
    const auto run = losing(16, [](trace::VariableLane& lane) {
        lane.values.append({ms(0), ms(14), Value::integer(0), {}, {}});
        for (int turn = 0; turn < 40; ++turn) {
            const int begin = 20 * turn;
            for (std::uint32_t actor : {1u, 2u})
                read(lane, begin + 10 + int(actor), actor, turn, 2 * turn);
            // A goes on with its next turn before B has written.
            read(lane, begin + 15, 1, turn + 1, 2 * turn + 1);
            lane.values.append(
                {ms(begin + 14), ms(begin + 16), Value::integer(turn + 1), ActorId{1}, {}});
            lane.values.append(
                {ms(begin + 16), ms(begin + 34), Value::integer(turn + 1), ActorId{2}, {}});
        }
    });
    QCOMPARE(sentences(run), (QStringList{"A reads count: 0.", "B reads count: 0.",
                                          "A writes count: 1.", "B writes count: 1."}));
    for (const PresentationStop& stop : presentation_stops(run)) {
        QVERIFY(stop.close_up);
        QVERIFY(stop.close_up->begin < ms(11) && stop.close_up->end > ms(16));
        QVERIFY(stop.close_up->length() < ms(10));
    }
}

// The last four steps before the loss would be those of A alone, and not say why it was lost.
void WindowPresentationStopsTest::theReadThatWasOutOfDateIsToldHoweverMuchCameInBetween() {
    const auto run = losing(500, [](trace::VariableLane& lane) {
        lane.values.append({ms(0), ms(20), Value::integer(0), {}, {}});
        read(lane, 5, 2, 0, 0);
        for (int turn = 0; turn < 20; ++turn) {
            const int begin = 20 * turn;
            read(lane, begin + 10, 1, turn, turn);
            const int end = turn + 1 < 20 ? begin + 40 : 500;
            lane.values.append({ms(begin + 20), ms(end), Value::integer(turn + 1), ActorId{1}, {}});
        }
        lane.open = {ms(500), ms(1000), Value::integer(1), ActorId{2}, {}};
    });
    QCOMPARE(sentences(run), (QStringList{"B reads count: 0.", "A reads count: 19.",
                                          "A writes count: 20.", "B writes count: 1."}));
}

void WindowPresentationStopsTest::ofATraceThatIsTooLongALossIsToldOnceItWasSeen() {
    auto run = losing(500, [](trace::VariableLane& lane) {
        lane.overview = std::make_shared<const trace::VariableOverview>();
        lane.values.append({ms(0), ms(495), Value::integer(0), {}, {}});
        read(lane, 490, 2, 0, 0);
        read(lane, 491, 1, 0, 0);
        lane.values.append({ms(495), ms(500), Value::integer(1), ActorId{1}, {}});
        lane.open = {ms(500), ms(1000), Value::integer(1), ActorId{2}, {}};
    });
    auto finding = run.findings->front();
    finding.range = {ms(490), ms(500)};
    run.findings = std::make_shared<std::vector<analysis::Finding>>(1, finding);
    SeenClose seen;
    const auto told = [&](double begin, double end) {
        run.trace.detail = {ms(begin), ms(end)};
        QStringList steps;
        for (const PresentationStop& stop : presentation_stops(run, {}, &seen))
            if (stop.close_up)
                steps.append(stop.sentence);
        return steps;
    };
    const QStringList steps{"B reads count: 0.", "A reads count: 0.", "A writes count: 1.",
                            "B writes count: 1."};
    QCOMPARE(told(0, 100), QStringList{});
    QVERIFY(seen.unseen == (trace::TimeRange{ms(490), ms(500) + trace::Duration{1}}));
    QCOMPARE(told(480, 510), steps);
    QVERIFY(!seen.unseen);
    QCOMPARE(told(0, 100), steps);
}

void WindowPresentationStopsTest::aLargeCircleIsToldInFewStops() {
    RunFixture story;
    session::RunSnapshot run = story.at(100);
    for (std::uint32_t i = 1; i <= 30; ++i) {
        run.trace.moments.append(
            {ms(i), MomentKind::FirstContention, ActorId{i}, ObjectId{i}, {}, {}});
        run.trace.moments.append({ms(i), MomentKind::EdgeAdded, ActorId{i}, ObjectId{i}, {}, {}});
    }
    add(run, 30, MomentKind::CycleClosed);
    const auto moments = moments_worth_a_stop(run);
    QCOMPARE(moments.size(), std::size_t{9});
    QVERIFY(moments.back().kind == MomentKind::CycleClosed);
    for (std::size_t i = 1; i < moments.size(); ++i)
        QVERIFY(moments[i - 1].at < moments[i].at);
}

// On the virtual clock both are taken in the same nanosecond.
void WindowPresentationStopsTest::ofLocksTakenAtOnceTheGraphHasThoseThatWereTold() {
    RunFixture story;
    const ObjectId one = story.lock("Lock 1"), two = story.lock("Lock 2");
    auto& a = story.thread("A").runs(0, 20).holds(one, 0, 40);
    auto& b = story.thread("B").runs(0, 30).holds(two, 0, 40);
    a.blocked(two, 20, 40, b.id());
    b.blocked(one, 30, 40, a.id());
    const auto run = story.at(40);
    const std::vector<PresentationStop> stops{{ms(0), "A takes Lock 1.", {}, one},
                                              {ms(0), "B takes Lock 2.", {}, two},
                                              {ms(20), "A begins to wait.", {}}};
    const auto edges_at = [&](std::size_t stop) {
        auto graph = analysis::wait_for_graph_at(run.trace, *run.findings, stops[stop].at);
        leave_out_untold(graph, stops, stop);
        return graph.edges.size();
    };
    QCOMPARE(edges_at(0), std::size_t{1});
    QCOMPARE(edges_at(1), std::size_t{2});
    QCOMPARE(edges_at(2), std::size_t{3});
}

void WindowPresentationStopsTest::whereAllMeetIsNoPartOfAStoryOfLocks() {
    RunFixture story;
    const ObjectId meet = story.object("meet", record::ObjectKind::Barrier);
    const ObjectId lock = story.lock("Lock");
    story.thread("A").runs(0, 5);
    const auto run = story.at(5);
    analysis::WaitForGraph graph;
    graph.nodes = {{ActorId{1}, {}, false}, {{}, meet, false}, {{}, lock, false}};
    graph.edges.resize(2);
    graph.edges[0].from = 0;
    graph.edges[0].to = 1;
    graph.edges[1].from = 2;
    graph.edges[1].to = 0;
    analysis::WaitForGraph deadlocked = graph;
    deadlocked.nodes[1].deadlocked = true;
    leave_out_meetings(graph, *run.trace.tables);
    QCOMPARE(graph.nodes.size(), std::size_t{2});
    QCOMPARE(graph.edges.size(), std::size_t{1});
    QVERIFY(graph.nodes[graph.edges[0].from].object == lock);
    QVERIFY(graph.nodes[graph.edges[0].to].actor == ActorId{1});
    leave_out_meetings(deadlocked, *run.trace.tables);
    QCOMPARE(deadlocked.nodes.size(), std::size_t{3});
}

session::RunSnapshot with_notes(session::RunSnapshot run, std::vector<trace::Annotation> notes) {
    run.annotations = std::make_shared<const std::vector<trace::Annotation>>(std::move(notes));
    return run;
}

session::RunSnapshot closing_circle() {
    session::RunSnapshot run = RunFixture::opposite_order();
    run.trace.moments.append({ms(20.9), MomentKind::EdgeAdded, ActorId{1}, ObjectId{2}, {}, {}});
    run.trace.moments.append({ms(21.5), MomentKind::CycleClosed, ActorId{2}, ObjectId{1}, {}, {}});
    return run;
}

void WindowPresentationStopsTest::whatAPersonWroteIsToldInItsPlace() {
    const auto run = with_notes(closing_circle(), {{{ms(60), ms(60)}, ""},
                                                   {{ms(10), ms(10)}, "Both\nhold one."},
                                                   {{ms(20.9), ms(20.9)}, "Who lets go?"}});
    QCOMPARE(sentences(run),
             (QStringList{"A takes Lock 1.", "B takes Lock 2.", "Both hold one.", "Who lets go?",
                          "B begins to wait for Lock 1, held by A, and the cycle closes: from here "
                          "on nobody in it can go on.",
                          "Here is a bookmark."}));
    // Where nothing happens that is worth a stop, beside what the threads do.
    RunFixture story;
    story.thread("A").line(6).runs(0, 100);
    QCOMPARE(sentences(with_notes(story.at(100), {{{ms(90), ms(90)}, "Look."}})),
             (QStringList{"A runs, line 6.", "Look."}));
}

void WindowPresentationStopsTest::aNoteOnAStretchIsToldOnceThatHasBeenSeen() {
    const auto stops = presentation_stops(
        with_notes(closing_circle(), {{{ms(2), ms(6)}, "Short"}, {{ms(30), ms(121)}, "Long"}}));
    QCOMPARE(stops.size(), std::size_t(6));
    QCOMPARE(stops[2].sentence, QString("Short"));
    QVERIFY(stops[2].at == ms(6));
    QCOMPARE(stops[2].close_up, std::optional(trace::TimeRange{ms(1), ms(7)}));
    QCOMPARE(stops[5].sentence, QString("Long"));
    QVERIFY(stops[5].at == ms(121));
    QVERIFY(!stops[5].close_up);
}

void WindowPresentationStopsTest::whatAPersonPassesOverIsNoStop() {
    const auto run = with_notes(closing_circle(), {{{ms(10), ms(10)}, "Both hold one."}});
    const auto told = [&](const PassedOver& passed) {
        QStringList sentences;
        for (const PresentationStop& stop : presentation_stops(run, passed))
            sentences.append(stop.sentence);
        return sentences;
    };
    QCOMPARE(told({{MomentKind::CycleClosed}, true}),
             (QStringList{"B takes Lock 2.", "A begins to wait for Lock 2, held by B."}));
    QCOMPARE(told({moment_kinds(), false}), (QStringList{"Both hold one."}));
}

QTEST_GUILESS_MAIN(WindowPresentationStopsTest)
#include "window_presentation_stops_test.moc"
