// Where the nodes and edges of the wait-for graph lie, without a pixel.
#include "app/graph/graph_layout.h"
#include "app/graph/graph_shape.h"
#include "tests/app/graph_circle.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::Circle;
using threadline::test::metrics;
using threadline::test::node_named;
using threadline::test::picture_of;

namespace {

// The first node that an edge runs through although it belongs to neither of its ends.
QString pierced(const GraphPicture& picture) {
    for (const GraphEdgeShape& edge : picture.edges)
        for (std::size_t i = 0; i < picture.nodes.size(); ++i)
            for (int step = 0; i != edge.from && i != edge.to && step <= 100; ++step) {
                const QRectF& rect = picture.nodes[i].rect;
                const QPointF way = point_on(edge, step / 100.0) - rect.center();
                const double x = std::abs(way.x()) * 2 / rect.width();
                const double y = std::abs(way.y()) * 2 / rect.height();
                if ((picture.nodes[i].lozenge ? x + y : std::max(x, y)) < 1)
                    return picture.nodes[edge.from].text + " -> " + picture.nodes[edge.to].text +
                           " through " + picture.nodes[i].text;
            }
    return {};
}

// Of a rectangle the point that is nearest to the middle is the first to be inside.
bool lies_in_lozenge(const QRectF& label, const QRectF& lozenge) {
    const QPointF middle = lozenge.center();
    const double x = std::max({label.left() - middle.x(), middle.x() - label.right(), 0.0});
    const double y = std::max({label.top() - middle.y(), middle.y() - label.bottom(), 0.0});
    return x / (lozenge.width() / 2) + y / (lozenge.height() / 2) < 1;
}

}  // namespace

class GraphLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void whereLettersMustStayLargeTheNameInTheMiddleIsCut();
    void noEdgeRunsThroughANode_data();
    void noEdgeRunsThroughANode();
    void nodesLieInsideThePictureAndApart_data() { noEdgeRunsThroughANode_data(); }
    void nodesLieInsideThePictureAndApart();
    void aCycleOfTwoStandsInARing();
    void aNodeKeepsItsPlaceWhenEdgesComeAndGo();
    void manyNodesStandInTwoColumnsAndKeepTheirRows();
    void edgesOfTheSamePairDoNotLieOnEachOther();
    void labelsDoNotCoverNodes();
    void aHoldIsTaggedInWholeWordsOrNotAtAll();
    void inATallNarrowPaneEachEdgeHasItsWord_data();
    void inATallNarrowPaneEachEdgeHasItsWord();
    void aMeetingPointStandsInTheMiddle();
    void whereNobodyMeetsTakesNoRoom();
    void aLowRoomPushesNobodyToItsSides();
    void ofVeryManyNodesThoseOfTheDeadlockAreShown();
    void nothingOverlapsFor2To30Philosophers_data();
    void nothingOverlapsFor2To30Philosophers();
    void manyOfANameAreToldByTheirNumbers();
    void inALowPaneNamesStayAsLongAsTheyCanBeRead_data();
    void inALowPaneNamesStayAsLongAsTheyCanBeRead();
    void aLongEdgeIsNearAllAlong();
    void aLockThatNobodyAskedForHasNoPlace();
    void aLongNameIsWholeWhereThereIsRoom();
};

void GraphLayoutTest::aLockThatNobodyAskedForHasNoPlace() {
    Circle circle(2, 0);
    circle.graph = {};
    GraphPlaces places;
    QVERIFY(node_named(picture_of(circle, places), "Fork 2"));
    circle.graph.unused = {ObjectId{2}};
    const GraphPicture picture = picture_of(circle, places);
    QVERIFY(!node_named(picture, "Fork 2"));
    // The only one stands in the middle.
    QCOMPARE(node_named(picture, "Fork 1")->rect.center().x(), picture.size.width() / 2);
}

void GraphLayoutTest::aLongNameIsWholeWhereThereIsRoom() {
    const QString name = "Interpreter lock of Worker 1";
    Circle circle(2, 0);
    circle.tables.objects[1].name = name.toStdString();
    GraphPlaces places;
    const auto holds_its_name = [&](QSizeF size) {
        const GraphPicture picture = picture_of(circle, places, size);
        return node_named(picture, name)->rect.width() * 0.7 >= 7.0 * double(name.size());
    };
    QVERIFY(holds_its_name({700, 400}));
    QVERIFY(!holds_its_name({300, 200}));
}

void GraphLayoutTest::noEdgeRunsThroughANode_data() {
    QTest::addColumn<int>("actors");
    QTest::addColumn<bool>("reversed");
    QTest::addColumn<QSizeF>("size");
    for (int n = 2; n <= 9; ++n)
        for (const bool reversed : {false, true})
            for (const QSizeF size : {QSizeF(300, 180), QSizeF(480, 320), QSizeF(900, 400)})
                QTest::addRow("%d actors%s in %d px", n, reversed ? " reversed" : "",
                              int(size.width()))
                    << n << reversed << size;
}

void GraphLayoutTest::noEdgeRunsThroughANode() {
    QFETCH(int, actors);
    QFETCH(bool, reversed);
    QFETCH(QSizeF, size);
    const auto n = static_cast<std::size_t>(actors);
    const Circle circle(n, n, reversed);
    GraphPlaces places;
    const GraphPicture picture = picture_of(circle, places, size);
    QCOMPARE(picture.edges.size(), std::size_t(2 * actors));
    QVERIFY(picture.deadlock);
    QCOMPARE(pierced(picture), QString());
}

void GraphLayoutTest::nodesLieInsideThePictureAndApart() {
    QFETCH(int, actors);
    QFETCH(bool, reversed);
    QFETCH(QSizeF, size);
    const auto n = static_cast<std::size_t>(actors);
    const Circle circle(n, n, reversed);
    GraphPlaces places;
    const GraphPicture picture = picture_of(circle, places, size);
    for (const GraphNodeShape& a : picture.nodes) {
        QVERIFY2(QRectF(QPointF(), picture.size).contains(a.rect), qPrintable(a.text));
        for (const GraphNodeShape& b : picture.nodes) {
            if (&a == &b)
                continue;
            // A lozenge's corners are empty: it may reach beside a box.
            const QPointF way = a.rect.center() - b.rect.center();
            const double x = std::abs(way.x()) * 2 / (a.rect.width() + b.rect.width());
            const double y = std::abs(way.y()) * 2 / (a.rect.height() + b.rect.height());
            const bool apart = a.lozenge || b.lozenge ? x + y > 0.9 : std::max(x, y) > 1;
            QVERIFY2(apart, qPrintable(a.text + " and " + b.text));
        }
    }
}

void GraphLayoutTest::aCycleOfTwoStandsInARing() {
    const Circle circle(2, 2);
    GraphPlaces places;
    const GraphPicture picture = picture_of(circle, places);
    const QPointF a = node_named(picture, "Philosopher 1")->rect.center();
    const QPointF b = node_named(picture, "Philosopher 2")->rect.center();
    const QPointF lock1 = node_named(picture, "Fork 1")->rect.center();
    const QPointF lock2 = node_named(picture, "Fork 2")->rect.center();
    QVERIFY(a.x() < lock1.x() && lock1.x() < b.x());
    QCOMPARE(a.y(), b.y());
    QVERIFY(lock1.y() < a.y() && a.y() < lock2.y());
    QCOMPARE(lock1.x(), lock2.x());
}

void GraphLayoutTest::aNodeKeepsItsPlaceWhenEdgesComeAndGo() {
    GraphPlaces places;
    const GraphPicture early = picture_of(Circle(5, 1), places);
    const GraphPicture late = picture_of(Circle(5, 5), places);
    Circle over(5, 0);
    over.graph = {};
    const GraphPicture after = picture_of(over, places);
    for (const GraphNodeShape& node : late.nodes) {
        QCOMPARE(node_named(early, node.text)->rect, node.rect);
        QCOMPARE(node_named(after, node.text)->rect, node.rect);
        QVERIFY(node.involved);
        QVERIFY(!node_named(after, node.text)->involved);
    }
}

void GraphLayoutTest::manyNodesStandInTwoColumnsAndKeepTheirRows() {
    GraphPlaces places;
    Circle circle(20, 20);
    const GraphPicture whole = picture_of(circle, places);
    QVERIFY(whole.columns);
    QCOMPARE(pierced(whole), QString());
    circle.graph.edges.resize(4);
    const GraphPicture part = picture_of(circle, places);
    QCOMPARE(node_named(whole, "Fork 3")->rect, node_named(part, "Fork 3")->rect);
    QVERIFY(node_named(whole, "Philosopher 7")->rect.right() <
            node_named(whole, "Fork 7")->rect.left());
}

void GraphLayoutTest::edgesOfTheSamePairDoNotLieOnEachOther() {
    // An actor that wants the lock that it holds.
    Circle circle(1, 0);
    circle.graph.edges.push_back({0, 1, true, {}, {}, true});
    GraphPlaces places;
    const GraphPicture picture = picture_of(circle, places);
    QCOMPARE(picture.edges.size(), std::size_t(2));
    const QPointF way = point_on(picture.edges[0], 0.5) - point_on(picture.edges[1], 0.5);
    QVERIFY(std::hypot(way.x(), way.y()) > 15);
    QVERIFY(!picture.edges[0].label_rect.intersects(picture.edges[1].label_rect));
}

void GraphLayoutTest::labelsDoNotCoverNodes() {
    for (std::size_t n = 2; n <= 5; ++n) {
        GraphPlaces places;
        const GraphPicture picture = picture_of(Circle(n, n), places, {520, 360});
        for (const GraphEdgeShape& edge : picture.edges)
            for (const GraphNodeShape& node : picture.nodes)
                if (!node.lozenge)
                    QVERIFY2(!edge.label_rect.intersects(node.rect), qPrintable(node.text));
                else if (!edge.label.isEmpty())
                    QVERIFY2(!lies_in_lozenge(edge.label_rect, node.rect), qPrintable(node.text));
    }
}

// In letters for a room, too.
void GraphLayoutTest::aHoldIsTaggedInWholeWordsOrNotAtAll() {
    int tagged = 0;
    for (const double letter : {6.0, 9.0, 13.0, 18.0})
        for (std::size_t n = 2; n <= 5; ++n) {
            GraphMetrics large = metrics();
            large.label_width = [letter](const QString& text) {
                return letter * double(text.size());
            };
            large.line_height = 2.5 * letter;
            const Circle circle(n, n);
            GraphPlaces places;
            places.admit(circle.tables);
            places.admit(circle.graph, circle.tables);
            const GraphPicture picture =
                lay_out_graph(circle.graph, places, circle.tables, {400, 280}, large);
            for (const GraphEdgeShape& edge : picture.edges) {
                QVERIFY2(edge.label.isEmpty() || edge.label == edge.words, qPrintable(edge.label));
                tagged += !edge.wait && edge.label == "held by";
            }
        }
    QVERIFY(tagged > 0);
}

// 413 px by 490 in letters half as large again, below one line or more.
void GraphLayoutTest::inATallNarrowPaneEachEdgeHasItsWord_data() {
    QTest::addColumn<QSizeF>("size");
    QTest::newRow("below one line") << QSizeF(268, 292);
    QTest::newRow("below two") << QSizeF(268, 274);
    QTest::newRow("below three") << QSizeF(268, 256);
}

void GraphLayoutTest::inATallNarrowPaneEachEdgeHasItsWord() {
    QFETCH(const QSizeF, size);
    const Circle circle(5, 5);
    GraphPlaces places;
    places.admit(circle.tables);
    places.admit(circle.graph, circle.tables);
    const GraphPicture picture =
        lay_out_graph(circle.graph, places, circle.tables, size, metrics(), 0);
    QVERIFY(picture.box_stems.isEmpty());  // there are words at all
    for (const GraphEdgeShape& edge : picture.edges) {
        QVERIFY2(edge.label == edge.words,
                 qPrintable(picture.nodes[edge.from].text + " " + edge.words));
        for (const GraphNodeShape& node : picture.nodes)
            QVERIFY2(node.lozenge ? !lies_in_lozenge(edge.label_rect, node.rect)
                                  : !edge.label_rect.intersects(node.rect),
                     qPrintable(node.text));
        for (const GraphEdgeShape& other : picture.edges)
            QVERIFY(&other == &edge || !other.label_rect.intersects(edge.label_rect));
    }
}

void GraphLayoutTest::aMeetingPointStandsInTheMiddle() {
    Circle circle(2, 0);
    circle.tables.objects.push_back({"both", record::ObjectKind::Barrier, {}, 0, 0, 0, 0, {}});
    circle.graph.nodes.push_back({{}, ObjectId{3}, false});
    circle.graph.edges.push_back({0, 4, true, {}, {}, false});
    GraphPlaces places;
    const GraphPicture picture = picture_of(circle, places);
    const QPointF middle = node_named(picture, "both")->rect.center();
    QCOMPARE(middle.x(), picture.size.width() / 2);
    QCOMPARE(middle.y(), node_named(picture, "Philosopher 1")->rect.center().y());
    QCOMPARE(pierced(picture), QString());
}

void GraphLayoutTest::whereNobodyMeetsTakesNoRoom() {
    Circle circle(2, 2);
    circle.tables.objects.push_back({"both", record::ObjectKind::Barrier, {}, 0, 0, 0, 0, {}});
    GraphPlaces places;
    constexpr QSizeF low(390, 170);
    const QSizeF before = picture_of(circle, places, low).size;
    const analysis::WaitForGraph alone = circle.graph;
    circle.graph.nodes.push_back({{}, ObjectId{3}, false});
    circle.graph.edges.push_back({0, circle.graph.nodes.size() - 1, true, {}, {}, false});
    QVERIFY(node_named(picture_of(circle, places, low), "both"));
    circle.graph = alone;
    const GraphPicture after = picture_of(circle, places, low);
    QVERIFY(!node_named(after, "both"));
    QCOMPARE(after.size, before);
}

// Two locks and a barrier are higher than the room of a small window.
void GraphLayoutTest::aLowRoomPushesNobodyToItsSides() {
    Circle circle(2, 0);
    circle.tables.actors[1].name = "A";
    circle.tables.actors[2].name = "B";
    circle.tables.objects.push_back(
        {"each holds one", record::ObjectKind::Barrier, {}, 0, 0, 0, 0, {}});
    circle.graph.nodes.push_back({{}, ObjectId{3}, false});
    circle.graph.edges.push_back({0, circle.graph.nodes.size() - 1, true, {}, {}, false});
    GraphPlaces places;
    constexpr QSizeF low(390, 170);
    QCOMPARE(picture_of(circle, places, low).size.width(), low.width());
}

void GraphLayoutTest::ofVeryManyNodesThoseOfTheDeadlockAreShown() {
    Circle circle(1000, 0);
    circle.graph.nodes[998].deadlocked = circle.graph.nodes[999].deadlocked = true;
    GraphPlaces places;
    const GraphPicture picture = picture_of(circle, places);
    QVERIFY(picture.nodes.size() <= 200);
    QCOMPARE(picture.nodes.size() + picture.left_out, std::size_t(2000));
    QVERIFY(node_named(picture, "Philosopher 1000"));
}

void GraphLayoutTest::nothingOverlapsFor2To30Philosophers_data() {
    QTest::addColumn<int>("actors");
    QTest::addColumn<QSizeF>("size");
    // A pane of a small window, one of a large window, and beside the timeline of a presentation.
    for (const QSizeF size : {QSizeF(400, 250), QSizeF(560, 430), QSizeF(183, 280)})
        for (int n = 2; n <= 30; ++n)
            QTest::addRow("%d in %d px", n, int(size.width())) << n << size;
}

void GraphLayoutTest::nothingOverlapsFor2To30Philosophers() {
    QFETCH(const int, actors);
    QFETCH(const QSizeF, size);
    const auto n = static_cast<std::size_t>(actors);
    const Circle circle(n, n);
    GraphPlaces places;
    const GraphPicture picture = picture_of(circle, places, size);
    QCOMPARE(picture.nodes.size(), std::size_t(2 * actors));
    QCOMPARE(pierced(picture), QString());
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
        const GraphNodeShape& a = picture.nodes[i];
        QVERIFY2(QRectF(QPointF(), picture.size).adjusted(-0.5, -0.5, 0.5, 0.5).contains(a.rect),
                 qPrintable(a.text));
        // What is written in it fits into it: a lozenge is half as wide where its letters end.
        const double text = 7.0 * double(a.label.size());
        QVERIFY2(
            text <= (a.lozenge ? a.rect.width() * 0.72 : a.rect.width()) || a.rect.width() > 132,
            qPrintable(a.label));
        for (std::size_t j = i + 1; j < picture.nodes.size(); ++j) {
            const GraphNodeShape& b = picture.nodes[j];
            const QPointF way = a.rect.center() - b.rect.center();
            const double x = std::abs(way.x()) * 2 / (a.rect.width() + b.rect.width());
            const double y = std::abs(way.y()) * 2 / (a.rect.height() + b.rect.height());
            QVERIFY2(a.lozenge || b.lozenge ? x + y > 0.95 : std::max(x, y) > 1,
                     qPrintable(a.text + " and " + b.text));
        }
    }
    for (const GraphEdgeShape& edge : picture.edges)
        for (const GraphEdgeShape& other : picture.edges)
            QVERIFY(&edge == &other || edge.label.isEmpty() || other.label.isEmpty() ||
                    !edge.label_rect.intersects(other.label_rect));
    // Small enough that nobody has to guess, or as long as it needs, to be scrolled.
    const double scale =
        std::min(size.width() / picture.size.width(), size.height() / picture.size.height());
    QVERIFY2(picture.columns || scale > 0.5 || actors <= 6, qPrintable(QString::number(scale)));
}

void GraphLayoutTest::manyOfANameAreToldByTheirNumbers() {
    GraphPlaces places;
    const GraphPicture few = picture_of(Circle(2, 2), places, {400, 250});
    QCOMPARE(node_named(few, "Fork 2")->label, QString("Fork 2"));
    QVERIFY(few.box_stems.isEmpty());
    GraphPlaces more;
    const GraphPicture many = picture_of(Circle(8, 8), more, {400, 250});
    QVERIFY(!many.columns);
    QCOMPARE(node_named(many, "Philosopher 7")->label, QString("7"));
    QCOMPARE(many.box_stems, QStringList{"Philosopher"});
    QCOMPARE(many.lozenge_stems, QStringList{"Fork"});
}

void GraphLayoutTest::inALowPaneNamesStayAsLongAsTheyCanBeRead_data() {
    QTest::addColumn<QSizeF>("size");
    QTest::newRow("low") << QSizeF(540, 150);
    QTest::newRow("very low") << QSizeF(600, 130);
    QTest::newRow("of a small window") << QSizeF(400, 250);
}

void GraphLayoutTest::inALowPaneNamesStayAsLongAsTheyCanBeRead() {
    QFETCH(const QSizeF, size);
    GraphPlaces places;
    const GraphPicture picture = picture_of(Circle(5, 5), places, size);
    QVERIFY(!picture.columns && picture.box_stems.isEmpty() && picture.lozenge_stems.isEmpty());
    for (const GraphNodeShape& node : picture.nodes)
        QCOMPARE(node.label, node.text);
    const double scale =
        std::min(size.width() / picture.size.width(), size.height() / picture.size.height());
    QVERIFY2(scale >= 0.7, qPrintable(QString::number(scale)));
    QCOMPARE(pierced(picture), QString());
}

void GraphLayoutTest::whereLettersMustStayLargeTheNameInTheMiddleIsCut() {
    Circle two(2, 0);
    two.tables.objects.push_back(
        {"each holds one of them", record::ObjectKind::Barrier, {}, 0, 0, 0, 0, {}});
    two.graph.nodes.push_back({{}, ObjectId{3}, false});
    two.graph.edges.push_back({0, two.graph.nodes.size() - 1, true, {}, {}, false});
    GraphPlaces places;
    places.admit(two.tables);
    places.admit(two.graph, two.tables);
    const auto picture = [&](double least_scale) {
        GraphMetrics these = metrics();
        these.least_scale = least_scale;
        return lay_out_graph(two.graph, places, two.tables, {200, 300}, these);
    };
    const GraphPicture usual = picture(0.8), room = picture(1.0);
    const GraphNodeShape* middle = node_named(usual, "each holds one of them");
    QVERIFY(middle);
    QVERIFY2(room.size.width() < usual.size.width(),
             qPrintable(QString("%1, %2").arg(room.size.width()).arg(usual.size.width())));
    QVERIFY(node_named(room, "each holds one of them")->rect.width() < middle->rect.width());
}

void GraphLayoutTest::aLongEdgeIsNearAllAlong() {
    GraphEdgeShape edge;
    edge.begin = {0, 0};
    edge.control = {500, 200};
    edge.end = {1000, 0};
    for (int i = 0; i <= 1000; ++i) {
        const QPointF on = point_on(edge, i / 1000.0);
        QVERIFY2(distance_to(edge, on) < 1, qPrintable(QString::number(i)));
        QVERIFY(distance_to(edge, on - QPointF(0, 30)) > 20);
    }
    QCOMPARE(distance_to(edge, QPointF(1030, 0)), 30.0);
}

QTEST_MAIN(GraphLayoutTest)
#include "graph_layout_test.moc"
