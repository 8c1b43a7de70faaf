// Who waits for whom at an instant, and which locks nobody asked for.
#include "engine/analysis/wait_for_graph.h"
#include "tests/engine/opposite_order.h"

#include <QTest>

using namespace threadline;
using namespace threadline::test;
using record::ObjectKind;

class AnalysisWaitForGraphTest : public QObject {
    Q_OBJECT

private slots:
    void theGraphClosesWithTheCycle();
    void ofALiveRunTheGraphShowsWhatEachDoesNow();
    void whoWaitsForAReplyWaitsForTheService();
    void onceARunIsOverItIsKnownWhichLocksNobodyAskedFor();
    void whoEndsWithTheRunHoldsNothingAtItsEnd();
    void whoIsWokenForALockWantsItUntilItIsTaken();
};

// On the virtual clock to let go, to end and the end of the run are one instant.
void AnalysisWaitForGraphTest::whoEndsWithTheRunHoldsNothingAtItsEnd() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ObjectId lock = run.mutex("Lock 1");
    run.at(0ms).begin({a});
    run.at(1ms).lock(a, lock);
    run.at(80ms).unlock(a, lock).event(a, EventKind::ThreadEnd);
    const trace::Snapshot snapshot = run.finish(80ms).snapshot();
    QCOMPARE(wait_for_graph_at(snapshot, run.findings(), 79ms).edges.size(), std::size_t{1});
    QVERIFY(wait_for_graph_at(snapshot, run.findings(), 80ms).edges.empty());
}

void AnalysisWaitForGraphTest::theGraphClosesWithTheCycle() {
    OppositeOrder fixture;
    fixture.run.finish(121ms);
    const trace::Snapshot snapshot = fixture.run.snapshot();
    const auto edges_at = [&](Time t) {
        return wait_for_graph_at(snapshot, fixture.run.findings(), t);
    };
    QVERIFY(edges_at(500us).edges.empty());
    QCOMPARE(edges_at(1ms).edges.size(), std::size_t{1});
    QCOMPARE(edges_at(20500us).edges.size(), std::size_t{3});
    for (const Time t : {Time(21ms), Time(60ms), Time(121ms)}) {
        const analysis::WaitForGraph graph = edges_at(t);
        QCOMPARE(graph.nodes.size(), std::size_t{4});
        QCOMPARE(graph.edges.size(), std::size_t{4});
        for (const auto& edge : graph.edges)
            QVERIFY(edge.deadlocked);
        for (const auto& node : graph.nodes)
            QVERIFY(node.deadlocked);
        QVERIFY(graph.nodes[0].actor == fixture.a && graph.nodes[2].object == fixture.lock1);
    }
    for (const auto& edge : edges_at(20500us).edges)
        QVERIFY(!edge.deadlocked);
}

void AnalysisWaitForGraphTest::ofALiveRunTheGraphShowsWhatEachDoesNow() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId meet = run.object(ObjectKind::Barrier, "meet");
    run.at(0ms).begin({a, b});
    run.at(5ms).event(b, EventKind::BarrierArrived, meet, 1);
    QCOMPARE(wait_for_graph_at(run.snapshot(), run.findings(), 5ms).edges.size(), std::size_t{1});
    // Both have met: that B waited before is no edge of what is now.
    run.at(15ms).event(a, EventKind::BarrierOpened, meet, 1);
    run.event(b, EventKind::BarrierPassed, meet, a.value);
    QVERIFY(wait_for_graph_at(run.snapshot(), run.findings(), 10ms).edges.size() == 1);
    QVERIFY(wait_for_graph_at(run.snapshot(), run.findings(), 15ms).edges.empty());
}

void AnalysisWaitForGraphTest::whoWaitsForAReplyWaitsForTheService() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ObjectId server = run.object(ObjectKind::Service, "server");
    run.at(0ms).begin({a}).event(a, EventKind::IoBegin, server, 5000);
    run.at(40ms).event(a, EventKind::IoEnd, server, 12).end(a);
    const trace::Snapshot snapshot = run.finish(40ms).snapshot();
    const analysis::WaitForGraph graph = wait_for_graph_at(snapshot, run.findings(), 20ms);
    QCOMPARE(graph.edges.size(), std::size_t{1});
    QVERIFY(graph.edges[0].wait && graph.nodes[graph.edges[0].to].object == server);
    QVERIFY(wait_for_graph_at(snapshot, run.findings(), 40ms).edges.empty());
}

void AnalysisWaitForGraphTest::onceARunIsOverItIsKnownWhichLocksNobodyAskedFor() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ObjectId used = run.mutex("used"), idle = run.mutex("idle");
    run.at(0ms).begin({a}).lock(a, used);
    run.at(1ms).unlock(a, used);
    QVERIFY(wait_for_graph_at(run.snapshot(), run.findings(), 1ms).unused.empty());
    run.at(2ms).end(a);
    const trace::Snapshot snapshot = run.finish(2ms).snapshot();
    QVERIFY(wait_for_graph_at(snapshot, run.findings(), 2ms).unused == std::vector{idle});
}

// Until then somebody else may still take it.
void AnalysisWaitForGraphTest::whoIsWokenForALockWantsItUntilItIsTaken() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock 1");
    run.at(0ms).begin({a, b}).lock(a, lock);
    run.at(1ms).request(b, lock);
    run.at(10ms).unlock(a, lock, b);
    run.at(20ms).lock(b, lock, event_flag::contended);
    run.at(30ms).unlock(b, lock).end(a).end(b);
    const trace::Snapshot snapshot = run.finish(30ms).snapshot();
    QCOMPARE(snapshot.lane_of(b)->at(15ms)->state, trace::State::Ready);
    QCOMPARE(snapshot.lane_of(b)->at(15ms)->object, lock);
    const analysis::WaitForGraph ready = wait_for_graph_at(snapshot, run.findings(), 15ms);
    QCOMPARE(ready.edges.size(), std::size_t{1});
    QVERIFY(ready.edges.front().wait && ready.nodes[ready.edges.front().from].actor == b);
    const analysis::WaitForGraph taken = wait_for_graph_at(snapshot, run.findings(), 25ms);
    QCOMPARE(taken.edges.size(), std::size_t{1});
    QVERIFY(!taken.edges.front().wait && taken.nodes[taken.edges.front().to].actor == b);
}

QTEST_GUILESS_MAIN(AnalysisWaitForGraphTest)
#include "analysis_wait_for_graph_test.moc"
