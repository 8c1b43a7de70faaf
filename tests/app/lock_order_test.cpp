// The lock-order graph: what follows from the lanes, and where its nodes lie.
#include "app/graph/lock_order_layout.h"
#include "run_fixture.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;

namespace {

GraphMetrics metrics() {
    const auto width = [](const QString& text) { return 7.0 * double(text.size()); };
    return {width, width, 16};
}

analysis::LockOrder order_of(const session::RunSnapshot& run, double at) {
    return analysis::lock_order_at(run.trace, *run.findings, ms(at));
}

}  // namespace

class LockOrderTest : public QObject {
    Q_OBJECT

private slots:
    void what_is_requested_while_another_is_held_is_an_edge() {
        const session::RunSnapshot run = RunFixture::opposite_order();
        const auto before = order_of(run, 1);
        QVERIFY(before.edges.empty());
        const auto order = order_of(run, 121);
        QCOMPARE(order.edges.size(), 2u);
        QVERIFY(order.deadlock);
        QVERIFY(!order.potential);
        for (const analysis::LockOrderEdge& edge : order.edges) {
            QVERIFY(edge.in_cycle);
            QCOMPARE(edge.count, 1u);
            QCOMPARE(edge.actors.size(), 1u);
        }
        QCOMPARE(order.edges[0].held, order.edges[1].wanted);
        QCOMPARE(order.edges[1].held, order.edges[0].wanted);
    }

    void one_after_another_is_none() {
        RunFixture fixture;
        const ObjectId a = fixture.lock("A");
        const ObjectId b = fixture.lock("B");
        fixture.thread("T").runs(0, 30).holds(a, 1, 5).holds(b, 5, 9).holds(a, 10, 20).holds(b, 11,
                                                                                             12);
        const auto order = order_of(fixture.at(30), 30);
        QCOMPARE(order.edges.size(), 1u);
        QCOMPARE(order.edges[0].held, a);
        QCOMPARE(order.edges[0].wanted, b);
        QCOMPARE(order.edges[0].count, 1u);
        QVERIFY(!order.edges[0].in_cycle);
    }

    void a_lock_keeps_its_place_whatever_happens_data() {
        QTest::addColumn<int>("locks");
        for (const int locks : {2, 5, 30})
            QTest::addRow("%d", locks) << locks;
    }
    void a_lock_keeps_its_place_whatever_happens() {
        QFETCH(int, locks);
        RunFixture fixture;
        std::vector<ObjectId> forks;
        for (int i = 0; i < locks; ++i)
            forks.push_back(fixture.lock("Fork " + std::to_string(i + 1)));
        for (int i = 0; i < locks; ++i)
            fixture.thread("P " + std::to_string(i + 1))
                .runs(0, 100)
                .holds(forks[std::size_t(i)], i, i + 1)
                .holds(forks[std::size_t((i + 1) % locks)], i + 0.5, i + 1);
        const session::RunSnapshot run = fixture.at(100);
        const QSizeF size(460, 300);
        const auto early =
            lay_out_lock_order(order_of(run, 0.7), *run.trace.tables, size, metrics());
        const auto late =
            lay_out_lock_order(order_of(run, 100), *run.trace.tables, size, metrics());
        QCOMPARE(early.edges.size(), 1u);
        QCOMPARE(late.edges.size(), std::size_t(locks));
        QCOMPARE(late.nodes.size(), std::size_t(locks));
        for (std::size_t i = 0; i < late.nodes.size(); ++i) {
            QCOMPARE(early.nodes[i].rect, late.nodes[i].rect);
            QVERIFY(QRectF(QPointF(), late.size).contains(late.nodes[i].rect));
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!late.nodes[j]
                             .rect.adjusted(18, 8, -18, -8)
                             .intersects(late.nodes[i].rect.adjusted(18, 8, -18, -8)));
        }
    }

    void each_edge_is_a_sentence() {
        const session::RunSnapshot run = RunFixture::opposite_order();
        const QString words = describe_lock_order(order_of(run, 121), *run.trace.tables);
        QVERIFY2(words.contains("Lock 1 held, then Lock 2: once, by A"), qPrintable(words));
        QVERIFY2(words.contains("part of a cycle"), qPrintable(words));
    }
};

QTEST_GUILESS_MAIN(LockOrderTest)
#include "lock_order_test.moc"
