// Chains of waits that one more request would close: of each kind of edge by which actors can
// deadlock while others go on.
#include "app/graph/graph_warning.h"
#include "app/graph/graph_content.h"
#include "graph_circle.h"
#include "run_fixture.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::Circle;
using threadline::test::RunFixture;
using threadline::test::ThreadStory;

class GraphWarningTest : public QObject {
    Q_OBJECT

private slots:
    void ofMutexes();
    void whoWantsToWriteWaitsForEachReader();
    void whoHoldsToReadKeepsOthersFromWriting();
    void whoReadsItAsWellIsNotWarnedOf();
    void whoHoldsALockAndWaitsForAnEnd();
    void whoWaitsForAnEndAloneWarnsOfNothing();
    void aCrowdIsWarnedOfAsWellAndItsChainIsShown();

private:
    // What is said of it at 50 ms.
    static QString told(RunFixture& story) {
        const session::RunSnapshot run = story.at(100);
        const auto graph =
            analysis::wait_for_graph_at(run.trace, *run.findings, threadline::test::ms(50));
        GraphPlaces places;
        places.admit(*run.trace.tables);
        places.admit(graph, *run.trace.tables);
        return graph_headline(
                   lay_out_graph(graph, places, *run.trace.tables, {480, 320}, test::metrics()))
            .text;
    }
};

void GraphWarningTest::ofMutexes() {
    RunFixture story;
    const ObjectId one = story.lock("One"), two = story.lock("Two");
    story.thread("A").runs(0, 10).blocked(two, 10, 100).holds(one, 0, 100);
    story.thread("B").runs(0, 100).holds(two, 0, 100);
    QCOMPARE(told(story), QString("Closes if B wants One"));
}

void GraphWarningTest::whoWantsToWriteWaitsForEachReader() {
    RunFixture story;
    const ObjectId table = story.object("Table", record::ObjectKind::ReaderWriterLock);
    const ObjectId log = story.lock("Log"), disk = story.lock("Disk");
    story.thread("Writer").runs(0, 10).blocked(table, 10, 100).holds(log, 0, 100);
    story.thread("Reader 1").runs(0, 100).holds(table, 0, 100, true);
    QCOMPARE(told(story), QString("Closes if Reader 1 wants Log"));
    // The second one waits in turn: the longer way counts.
    story.thread("Reader 2").runs(0, 20).blocked(disk, 20, 100).holds(table, 0, 100, true);
    story.thread("Keeper").runs(0, 100).holds(disk, 0, 100);
    QCOMPARE(told(story), QString("Closes if Keeper wants Log"));
}

void GraphWarningTest::whoHoldsToReadKeepsOthersFromWriting() {
    RunFixture story;
    const ObjectId table = story.object("Table", record::ObjectKind::ReaderWriterLock);
    const ObjectId log = story.lock("Log");
    story.thread("Reader").runs(0, 10).blocked(log, 10, 100).holds(table, 0, 100, true);
    story.thread("Keeper").runs(0, 100).holds(log, 0, 100);
    QCOMPARE(told(story), QString("Closes if Keeper wants to write Table"));
}

void GraphWarningTest::whoReadsItAsWellIsNotWarnedOf() {
    RunFixture story;
    const ObjectId table = story.object("Table", record::ObjectKind::ReaderWriterLock);
    const ObjectId log = story.lock("Log");
    story.thread("Reader").runs(0, 10).blocked(log, 10, 100).holds(table, 0, 100, true);
    story.thread("Keeper").runs(0, 100).holds(log, 0, 100).holds(table, 0, 100, true);
    QCOMPARE(told(story), QString());
}

void GraphWarningTest::whoHoldsALockAndWaitsForAnEnd() {
    RunFixture story;
    const ObjectId lock = story.lock("Lock");
    ThreadStory& main = story.thread("Main");
    const ActorId worker = story.thread("Worker").runs(0, 100).id();
    main.runs(0, 10).state(trace::State::Waiting, 10, 100, {}, worker).holds(lock, 0, 100);
    QCOMPARE(told(story), QString("Closes if Worker wants Lock"));
}

void GraphWarningTest::whoWaitsForAnEndAloneWarnsOfNothing() {
    RunFixture story;
    ThreadStory& main = story.thread("Main");
    const ActorId worker = story.thread("Worker").runs(0, 100).id();
    main.runs(0, 10).state(trace::State::Waiting, 10, 100, {}, worker);
    QCOMPARE(told(story), QString());
}

void GraphWarningTest::aCrowdIsWarnedOfAsWellAndItsChainIsShown() {
    constexpr std::size_t many = 1'000;
    const Circle crowd(many, many - 1);
    const auto warning = warning_of(crowd.graph, crowd.tables);
    QVERIFY(warning);
    QCOMPARE(warning->last, ActorId{std::uint32_t(many)});
    QCOMPARE(warning->edges.size(), 2 * many - 1);
    // A short chain, behind hundreds who have nothing to do with each other.
    Circle others(300, 0);
    others.graph.edges.push_back({298, 300 + 299, true, {}, {}, false});
    GraphPlaces places;
    const GraphPicture picture = test::picture_of(others, places);
    QVERIFY(picture.left_out > 0);
    QCOMPARE(graph_headline(picture).text, QString("Closes if Philosopher 300 wants Fork 299"));
    for (const char* name : {"Philosopher 299", "Philosopher 300", "Fork 299", "Fork 300"}) {
        const GraphNodeShape* node = test::node_named(picture, name);
        QVERIFY2(node && node->warned, name);
    }
}

QTEST_MAIN(GraphWarningTest)
#include "graph_warning_test.moc"
