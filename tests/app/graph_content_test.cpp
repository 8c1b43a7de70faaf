// What the picture of the wait-for graph says: its words, its warning of a circle, and marks that
// can be seen.
#include "app/graph/graph_content.h"
#include "app/graph/graph_words.h"
#include "app/timeline/contrast.h"
#include "tests/app/graph_circle.h"

#include <QLineF>
#include <QPainterPathStroker>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::Circle;
using threadline::test::metrics;
using threadline::test::node_named;
using threadline::test::picture_of;

namespace {

// Of a picture: the lines of its edges come first, and after them heads and outlines of nodes.
const Path& head_of(const DisplayList& drawn, const GraphPicture& picture, std::size_t edge) {
    return drawn.paths[drawn.paths.size() - picture.nodes.size() - picture.edges.size() + edge];
}

const Path& node_of(const DisplayList& drawn, const GraphPicture& picture, std::size_t node) {
    return drawn.paths[drawn.paths.size() - picture.nodes.size() + node];
}

// In a ring in which all wait: names, and numbers for them.
void add_rings() {
    QTest::addColumn<int>("actors");
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<ThemeKind>("kind");
    for (const ThemeKind kind : all_themes) {
        const QString name = theme(kind).name;
        QTest::addRow("eight, %s", qPrintable(name)) << 8 << QSizeF(380, 250) << kind;
        QTest::addRow("five, %s", qPrintable(name)) << 5 << QSizeF(400, 250) << kind;
    }
}

// Two nodes one above the other, the upper one held by the lower, in words that lie there.
GraphPicture tagged_at(const QRectF& words) {
    GraphPicture picture;
    picture.size = {200, 200};
    picture.nodes.resize(2);
    picture.nodes[0].rect = QRectF(80, 0, 40, 40);
    picture.nodes[1].rect = QRectF(80, 160, 40, 40);
    GraphEdgeShape edge;
    edge.from = 0;
    edge.to = 1;
    edge.begin = {100, 40};
    edge.control = {100, 100};
    edge.end = {100, 160};
    edge.words = edge.label = "held by";
    edge.label_rect = words;
    picture.edges.push_back(edge);
    return picture;
}

}  // namespace

class GraphContentTest : public QObject {
    Q_OBJECT

private slots:
    void aShortWaitIsStillBroken();
    void twoDashesOfAWaitAreSeenBeforeItsHead_data() { add_rings(); }
    void twoDashesOfAWaitAreSeenBeforeItsHead();
    void anArrowEndsOutsideOfTheOutline_data() { add_rings(); }
    void anArrowEndsOutsideOfTheOutline();
    void wordsBesideAnArrowTakeNoPieceOfIt();
    void wordsAcrossAnArrowHaveAGroundBelowItsHead();
    void everyNodeAndEdgeStandsOutFromTheSurface();
    void aNameCutShortKeepsItsNumber();
    void theGraphIsToldInWords();
    void onlyLocksAreWantedAndOnlyARingIsACycle();
    void aChainThatCanCloseIsWarnedOf();
    void whoHoldsNothingWarnsOfNothing();
};

void GraphContentTest::aNameCutShortKeepsItsNumber() {
    GraphPicture picture;
    picture.size = {300, 100};
    GraphNodeShape node;
    node.text = node.label = "Interpreter lock of Worker 3";
    node.rect = {10, 10, 120, 34};
    picture.nodes.push_back(node);
    const auto content = graph_content(picture, theme(ThemeKind::Light), {});
    QCOMPARE(content.labels.size(), std::size_t(1));
    QVERIFY2(content.labels[0].text.endsWith(QString(QChar(0x2026)) + " 3"),
             qPrintable(content.labels[0].text));
}

void GraphContentTest::theGraphIsToldInWords() {
    GraphPlaces places;
    QCOMPARE(describe_graph(picture_of(Circle(2, 2), places)),
             QString("Deadlock. Philosopher 1 wants Fork 2, held by Philosopher 2. "
                     "Philosopher 2 wants Fork 1, held by Philosopher 1."));
}

void GraphContentTest::onlyLocksAreWantedAndOnlyARingIsACycle() {
    GraphPlaces ring;
    QVERIFY(picture_of(Circle(3, 3), ring).cycle);

    // Two wait at a barrier to which nobody else will come: deadlocked, and no cycle.
    const std::pair<record::ObjectKind, QString> kinds[] = {
        {record::ObjectKind::Barrier, "waits at"},
        {record::ObjectKind::Condition, "waits on"},
        {record::ObjectKind::Queue, "waits for"},
        {record::ObjectKind::Semaphore, "waits for"}};
    for (const auto& [kind, words] : kinds) {
        Circle circle(2, 0);
        circle.graph.edges.clear();
        circle.tables.objects.push_back({"meeting", kind, {}, 0, 0, 0, 0, {}});
        circle.graph.nodes.push_back({{}, ObjectId{3}, true});
        circle.graph.nodes[0].deadlocked = circle.graph.nodes[1].deadlocked = true;
        circle.graph.edges.push_back({0, 4, true, {}, {}, true});
        circle.graph.edges.push_back({1, 4, true, {}, {}, true});
        GraphPlaces places;
        const GraphPicture picture = picture_of(circle, places);
        QVERIFY(picture.deadlock && !picture.cycle);
        const QString told = describe_graph(picture);
        QVERIFY2(told.contains(words + " meeting") && !told.contains("wants"), qPrintable(told));
    }
}

void GraphContentTest::aChainThatCanCloseIsWarnedOf() {
    // Three of four wait: the fourth only has to want the first one's fork.
    GraphPlaces places;
    const GraphPicture chain = picture_of(Circle(4, 3), places);
    QCOMPARE(chain.warned_actor, QString("Philosopher 4"));
    QCOMPARE(chain.warned_lock, QString("Fork 1"));
    QVERIFY(node_named(chain, "Philosopher 1")->warned && node_named(chain, "Fork 4")->warned);
    int warned = 0;
    for (const GraphEdgeShape& edge : chain.edges)
        warned += edge.warned;
    QCOMPARE(warned, 7);  // four held, three wanted
    GraphPlaces other;
    const GraphPicture closed = picture_of(Circle(4, 4), other);
    QVERIFY(closed.cycle && closed.warned_actor.isEmpty());
}

void GraphContentTest::whoHoldsNothingWarnsOfNothing() {
    Circle circle(2, 1);
    // Philosopher 1 has let go of its fork.
    std::erase_if(circle.graph.edges, [](const auto& edge) { return !edge.wait && edge.to == 0; });
    GraphPlaces places;
    const GraphPicture picture = picture_of(circle, places);
    QVERIFY(picture.warned_actor.isEmpty());
    for (const GraphNodeShape& node : picture.nodes)
        QVERIFY(!node.warned);
}

void GraphContentTest::everyNodeAndEdgeStandsOutFromTheSurface() {
    const Circle closed(4, 4), chain(4, 3);
    GraphPlaces places;
    places.admit(closed.tables);
    places.admit(closed.graph, closed.tables);
    for (const analysis::WaitForGraph& graph :
         {closed.graph, chain.graph, analysis::WaitForGraph{}}) {
        const GraphPicture picture =
            lay_out_graph(graph, places, closed.tables, {480, 320}, metrics());
        QCOMPARE(picture.nodes.size(), std::size_t(8));
        for (const ThemeKind kind : all_themes) {
            const Theme& look = theme(kind);
            for (const Path& path : graph_content(picture, look, {}).paths) {
                if (!path.stroke.isValid())
                    continue;
                const double ratio = contrast_ratio(path.stroke, look.surface);
                QVERIFY2(
                    ratio >= 3.0,
                    qPrintable(
                        QString("%1 in %2: %3").arg(path.stroke.name(), look.name).arg(ratio)));
            }
        }
    }
}

void GraphContentTest::aShortWaitIsStillBroken() {
    GraphPicture picture;
    picture.size = {200, 100};
    picture.nodes.resize(2);
    picture.nodes[0].rect = QRectF(0, 30, 40, 30);
    picture.nodes[1].rect = QRectF(70, 30, 40, 30);
    GraphEdgeShape edge;
    edge.from = 0;
    edge.to = 1;
    edge.wait = edge.deadlocked = true;
    edge.begin = {40, 45};
    edge.end = {70, 45};
    edge.control = {55, 45};
    picture.edges.push_back(edge);
    for (const Path& path : graph_content(picture, theme(ThemeKind::Projector), {}).paths)
        if (path.dash > 0) {
            QVERIFY(2 * (path.dash + path.gap) < 30);
            return;
        }
    QFAIL("no dash");
}

void GraphContentTest::twoDashesOfAWaitAreSeenBeforeItsHead() {
    QFETCH(const int, actors);
    QFETCH(const QSizeF, size);
    QFETCH(const ThemeKind, kind);
    const auto n = static_cast<std::size_t>(actors);
    GraphPlaces places;
    const GraphPicture picture = picture_of(Circle(n, n), places, size);
    QCOMPARE(picture.edges.size(), 2 * n);
    const DisplayList drawn = graph_content(picture, theme(kind));
    for (std::size_t i = 0; i < picture.edges.size(); ++i) {
        const Path& line = drawn.paths[i];
        if (!picture.edges[i].wait) {
            QCOMPARE(line.dash, 0.0);
            continue;
        }
        const Path& head = head_of(drawn, picture, i);
        const QPointF begin = line.path.elementAt(0);
        const QPointF tip = head.path.elementAt(0);
        const QPointF foot =
            (QPointF(head.path.elementAt(1)) + QPointF(head.path.elementAt(2))) / 2;
        // What of it lies on the outline of its node cannot be seen.
        QPainterPathStroker outline;
        const Path& from = node_of(drawn, picture, picture.edges[i].from);
        outline.setWidth(from.width - 0.1);
        QVERIFY(!from.path.contains(begin));
        QVERIFY(!outline.createStroke(from.path).contains(begin));
        const double seen = QLineF(begin, foot).length();
        QVERIFY2(line.dash > 1 && line.gap > 1 && 2 * (line.dash + line.gap) <= seen + 0.01,
                 qPrintable(QString("%1 and %2 of %3").arg(line.dash).arg(line.gap).arg(seen)));
        QVERIFY2(line.width <= line.dash + 0.01, qPrintable(QString::number(line.width)));
        QVERIFY(QLineF(foot, tip).length() < seen);
    }
}

void GraphContentTest::anArrowEndsOutsideOfTheOutline() {
    QFETCH(const int, actors);
    QFETCH(const QSizeF, size);
    QFETCH(const ThemeKind, kind);
    const auto n = static_cast<std::size_t>(actors);
    GraphPlaces places;
    const GraphPicture picture = picture_of(Circle(n, n), places, size);
    const DisplayList drawn = graph_content(picture, theme(kind));
    for (std::size_t i = 0; i < picture.edges.size(); ++i) {
        const Path& to = node_of(drawn, picture, picture.edges[i].to);
        QPainterPathStroker outline;
        outline.setJoinStyle(Qt::MiterJoin);
        outline.setWidth(to.width + 1);  // half a pixel is left on its outer side
        const QPainterPath edge = outline.createStroke(to.path);
        QVERIFY2(!edge.intersects(head_of(drawn, picture, i).path),
                 qPrintable(picture.nodes[picture.edges[i].to].text));
    }
}

void GraphContentTest::wordsBesideAnArrowTakeNoPieceOfIt() {
    for (const ThemeKind kind : all_themes) {
        // As near to it as they are put.
        const GraphPicture picture = tagged_at({101, 110, 60, 17});
        const DisplayList drawn = graph_content(picture, theme(kind));
        QCOMPARE(drawn.labels.size(), std::size_t(3));
        QCOMPARE(drawn.paths.size(), std::size_t(4));  // line, head, two nodes
    }
}

void GraphContentTest::wordsAcrossAnArrowHaveAGroundBelowItsHead() {
    const Theme& look = theme(ThemeKind::HighContrast);
    const GraphPicture picture = tagged_at({70, 90, 60, 17});
    const DisplayList drawn = graph_content(picture, look);
    QCOMPARE(drawn.paths.size(), std::size_t(5));
    const Path& ground = drawn.paths[1];
    QCOMPARE(ground.fill, look.surface);
    QVERIFY(ground.path.contains(picture.edges[0].label_rect.center()));
    QCOMPARE(head_of(drawn, picture, 0).fill, drawn.paths[0].stroke);
}

QTEST_MAIN(GraphContentTest)
#include "graph_content_test.moc"
