// The trie says what a plain vector would, however its copies were shared and changed.
#include <QTest>

#include "engine/analysis/vector_clock.h"

#include <algorithm>
#include <map>
#include <random>
#include <vector>

using namespace threadline;
using analysis::VectorClock;

class AnalysisVectorClockTest : public QObject {
    Q_OBJECT

private slots:
    void anEmptyClockKnowsOfNobody();
    void whatNobodyHasHeardOfCostsNothingToJoin();
    void itSaysWhatAPlainVectorSays_data();
    void itSaysWhatAPlainVectorSays();
};

void AnalysisVectorClockTest::anEmptyClockKnowsOfNobody() {
    const VectorClock clock;
    QVERIFY(clock.empty());
    QCOMPARE(clock.of(ActorId{1}), 0u);
    QCOMPARE(clock.of(ActorId{40'000}), 0u);
}

void AnalysisVectorClockTest::whatNobodyHasHeardOfCostsNothingToJoin() {
    VectorClock a;
    a.raise(ActorId{3}, 5);
    VectorClock b = a;
    QVERIFY(!a.join(b));
    QVERIFY(!a.join(VectorClock{}));
    b.raise(ActorId{70'000}, 1);
    QCOMPARE(a.of(ActorId{70'000}), 0u);
    QVERIFY(!b.join(a));
    QVERIFY(a.join(b));
    QCOMPARE(a.of(ActorId{70'000}), 1u);
    QCOMPARE(a.of(ActorId{3}), 5u);
}

void AnalysisVectorClockTest::itSaysWhatAPlainVectorSays_data() {
    QTest::addColumn<int>("actors");
    QTest::newRow("one leaf") << 40;
    QTest::newRow("two levels") << 900;
    QTest::newRow("three levels") << 12'000;
    QTest::newRow("four levels") << 200'000;
}

void AnalysisVectorClockTest::itSaysWhatAPlainVectorSays() {
    QFETCH(int, actors);
    const unsigned seed = qEnvironmentVariableIsSet("SEED") ? qEnvironmentVariable("SEED").toUInt()
                                                            : std::random_device{}();
    qInfo("SEED=%u", seed);
    std::mt19937 random(seed);
    const auto pick = [&](int from, int to) {
        return std::uniform_int_distribution<int>(from, to)(random);
    };
    struct Both {
        VectorClock clock;
        std::map<std::uint32_t, std::uint32_t> plain;
    };
    std::vector<Both> clocks(6);
    // Low ids are frequent, so that the clocks have something in common.
    const auto some_actor = [&] {
        return ActorId{static_cast<std::uint32_t>(pick(0, 3) == 0 ? pick(1, actors) : pick(1, 30))};
    };
    for (int step = 0; step < 4000; ++step) {
        Both& one = clocks[std::size_t(pick(0, 5))];
        const Both& other = clocks[std::size_t(pick(0, 5))];
        switch (pick(0, 9)) {
            case 0:
                one = other;
                break;
            case 1:
                if (pick(0, 9) == 0)
                    one = {};
                break;
            case 2:
            case 3:
            case 4: {
                std::map<std::uint32_t, std::uint32_t> expected = one.plain;
                for (const auto& [id, time] : other.plain)
                    expected[id] = std::max(expected[id], time);
                QCOMPARE(one.clock.join(other.clock), expected != one.plain);
                one.plain = std::move(expected);
                break;
            }
            default: {
                const ActorId actor = some_actor();
                const auto time = static_cast<std::uint32_t>(pick(1, step + 1));
                one.clock.raise(actor, time);
                one.plain[actor.value] = std::max(one.plain[actor.value], time);
                break;
            }
        }
        for (int i = 0; i < 5; ++i) {
            const ActorId actor = some_actor();
            const auto known = one.plain.find(actor.value);
            QCOMPARE(one.clock.of(actor), known == one.plain.end() ? 0u : known->second);
        }
    }
    for (const Both& one : clocks)
        for (const auto& [id, time] : one.plain)
            QCOMPARE(one.clock.of(ActorId{id}), time);
}

QTEST_GUILESS_MAIN(AnalysisVectorClockTest)
#include "analysis_vector_clock_test.moc"
