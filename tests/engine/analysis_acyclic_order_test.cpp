// The order holds after every edge, and an edge is refused exactly where it would close a cycle.
#include <QTest>

#include "engine/analysis/acyclic_order.h"

#include <algorithm>
#include <random>
#include <set>
#include <vector>

using namespace threadline;
using analysis::AcyclicOrder;

class AnalysisAcyclicOrderTest : public QObject {
    Q_OBJECT

private slots:
    void aCircleOfAnyLengthIsRefusedAtItsLastEdge();
    void itRefusesWhatANaiveSearchRefuses();
};

void AnalysisAcyclicOrderTest::aCircleOfAnyLengthIsRefusedAtItsLastEdge() {
    for (const std::uint32_t length : {2u, 3u, 30u, 1000u}) {
        AcyclicOrder order;
        for (std::uint32_t i = length - 1; i > 0; --i)
            QVERIFY(order.add(i - 1, i));
        QVERIFY(!order.add(length - 1, 0));
        QVERIFY(order.add(length, 0));
    }
    AcyclicOrder order;
    QVERIFY(!order.add(7, 7));
}

void AnalysisAcyclicOrderTest::itRefusesWhatANaiveSearchRefuses() {
    const unsigned seed = qEnvironmentVariableIsSet("SEED") ? qEnvironmentVariable("SEED").toUInt()
                                                            : std::random_device{}();
    qInfo("SEED=%u", seed);
    std::mt19937 random(seed);
    int refused = 0;
    for (int graph = 0; graph < 300; ++graph) {
        const auto nodes = std::uniform_int_distribution<std::uint32_t>(2, 30)(random);
        AcyclicOrder order;
        std::set<std::pair<std::uint32_t, std::uint32_t>> edges;
        const auto reaches = [&](std::uint32_t from, std::uint32_t to) {
            std::set<std::uint32_t> seen{from};
            std::vector<std::uint32_t> stack{from};
            while (!stack.empty()) {
                const std::uint32_t node = stack.back();
                stack.pop_back();
                for (const auto& [a, b] : edges)
                    if (a == node && seen.insert(b).second)
                        stack.push_back(b);
            }
            return seen.contains(to);
        };
        for (int i = 0; i < 80; ++i) {
            const auto from = random() % nodes, to = random() % nodes;
            const auto edge = std::pair(std::uint32_t(from), std::uint32_t(to));
            if (edges.contains(edge))
                continue;
            const bool closes = reaches(edge.second, edge.first);
            QCOMPARE(order.add(edge.first, edge.second), !closes);
            refused += closes;
            if (!closes)
                edges.insert(edge);
            for (const auto& [a, b] : edges)
                QVERIFY(order.rank_of(a) < order.rank_of(b));
        }
    }
    QVERIFY(refused > 1000);
}

QTEST_GUILESS_MAIN(AnalysisAcyclicOrderTest)
#include "analysis_acyclic_order_test.moc"
