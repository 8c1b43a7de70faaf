// Who waits for a reply in the wait-for graph: drawn where they are few, counted where they are
// many.
#include "app/graph/graph_content.h"
#include "app/graph/graph_words.h"
#include "tests/app/graph_circle.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::metrics;
using threadline::test::node_named;

namespace {

struct Waiting {
    trace::Tables tables;
    analysis::WaitForGraph graph;
};

// n actors that all wait for one server.
Waiting awaiting_replies(std::size_t n) {
    Waiting run;
    run.tables.objects.push_back({"server", record::ObjectKind::Service, {}, 0, 0, 0, 0, {}});
    for (std::uint32_t i = 1; i <= n; ++i) {
        run.tables.actors.push_back(
            {"Download " + std::to_string(i), record::ActorKind::Thread, 0, 0, {}, {}});
        run.graph.nodes.push_back({ActorId{i}, {}, false});
        run.graph.edges.push_back({i - 1, n, true, {}, {}, false});
    }
    run.graph.nodes.push_back({{}, ObjectId{1}, false});
    return run;
}

GraphPicture picture_of(const Waiting& run, GraphPlaces& places) {
    places.admit(run.tables);
    places.admit(run.graph, run.tables);
    return lay_out_graph(run.graph, places, run.tables, {480, 320}, metrics());
}

}  // namespace

class GraphRepliesTest : public QObject {
    Q_OBJECT

private slots:
    void fewWhoWaitForRepliesPointAtWhoAnswers();
    void ofVeryManyWhoWaitForRepliesTheNumberIsTold();
    void whoWaitsForAReplyCanStillCloseAChain();
};

void GraphRepliesTest::fewWhoWaitForRepliesPointAtWhoAnswers() {
    GraphPlaces places;
    const GraphPicture picture = picture_of(awaiting_replies(10), places);
    QCOMPARE(picture.edges.size(), std::size_t(10));
    QCOMPARE(picture.edges[0].words, QString("waits for"));
    QVERIFY(node_named(picture, "server"));
    QCOMPARE(picture.replies_awaited, std::size_t(0));
    QCOMPARE(graph_headline(picture).text, QString());
    // Before anybody has asked all stand where they stand then.
    for (const std::size_t n : {std::size_t(1), std::size_t(10)}) {
        Waiting before = awaiting_replies(n);
        const Waiting then = before;
        before.graph = {};
        GraphPlaces fixed;
        const QRectF place = node_named(picture_of(before, fixed), "Download 1")->rect;
        QCOMPARE(node_named(picture_of(then, fixed), "Download 1")->rect, place);
    }
}

void GraphRepliesTest::ofVeryManyWhoWaitForRepliesTheNumberIsTold() {
    Waiting run = awaiting_replies(300);
    // Two of them have a lock to themselves and to wait for.
    run.tables.objects.push_back({"Lock", record::ObjectKind::Mutex, {}, 0, 0, 0, 0, {}});
    run.graph.nodes.push_back({{}, ObjectId{2}, false});
    run.graph.edges.push_back({301, 0, false, {}, {}, false});
    run.graph.edges[1] = {1, 301, true, {}, {}, false};
    GraphPlaces places;
    const GraphPicture picture = picture_of(run, places);
    QCOMPARE(picture.nodes.size(), std::size_t(3));
    QCOMPARE(picture.edges.size(), std::size_t(2));
    QCOMPARE(graph_headline(picture).text, QString("299 wait for replies"));
    QVERIFY(describe_graph(picture).endsWith("299 wait for replies."));
    // So it is of fewer where a ring of them would be too small.
    for (const std::size_t n : {std::size_t(50), std::size_t(300)}) {
        GraphPlaces others;
        QCOMPARE(graph_headline(picture_of(awaiting_replies(n), others)).text,
                 QString("%1 wait for replies, nothing is held").arg(n));
    }
}

void GraphRepliesTest::whoWaitsForAReplyCanStillCloseAChain() {
    // 1 holds Lock 1 and wants Lock 2, which 2 holds, who waits for the server.
    Waiting run = awaiting_replies(2);
    for (const char* name : {"Lock 1", "Lock 2"})
        run.tables.objects.push_back({name, record::ObjectKind::Mutex, {}, 0, 0, 0, 0, {}});
    run.graph.nodes.push_back({{}, ObjectId{2}, false});
    run.graph.nodes.push_back({{}, ObjectId{3}, false});
    run.graph.edges[0] = {0, 4, true, {}, {}, false};
    run.graph.edges.push_back({3, 0, false, {}, {}, false});
    run.graph.edges.push_back({4, 1, false, {}, {}, false});
    GraphPlaces places;
    QCOMPARE(picture_of(run, places).warned_actor, QString("Download 2"));
}

QTEST_MAIN(GraphRepliesTest)
#include "graph_replies_test.moc"
