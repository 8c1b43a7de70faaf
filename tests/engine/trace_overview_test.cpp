// The overview of a lane, also when it has to get coarser: what it says of the lane stays true.
#include "engine/trace/overview.h"
#include "engine/trace/overview_coding.h"

#include <QTest>

#include <random>

using namespace threadline;
using namespace threadline::trace;

namespace {

// Intervals that tile a lane, their overview, made coarser twice on the way, and one that is not.
struct Lane {
    std::vector<TimeRange> ranges;
    StateOverview coarse;
    StateOverview fine;
    explicit Lane(std::uint32_t seed, int intervals) {
        std::mt19937 random(seed);
        Time now{0};
        for (int i = 0; i < intervals; ++i) {
            const TimeRange range{now, now + Time(1 + random() % 1000)};
            const auto state = static_cast<State>(random() % static_cast<unsigned>(state_count));
            ranges.push_back(range);
            coarse.add(range, state);
            fine.add(range, state);
            now = range.end;
            if (i == intervals / 3 + static_cast<int>(seed) || i == intervals * 2 / 3)
                coarse.coarsen();
        }
        coarse.close();
        fine.close();
    }
};

}  // namespace

class TraceOverviewTest : public QObject {
    Q_OBJECT

private slots:
    void a_coarser_overview_has_lost_nothing_of_the_whole() {
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            const Lane lane(seed, 20'000);
            QVERIFY(lane.coarse.total() == lane.fine.total());
            QVERIFY(lane.coarse.size() * 8 < lane.fine.size());
        }
    }

    void its_nodes_tile_the_lane_and_say_what_the_finer_ones_say() {
        const Lane lane(5, 30'000);
        Time last{0};
        for (std::size_t i = 0; i < lane.coarse.size(); ++i) {
            const auto& node = lane.coarse[i];
            QCOMPARE(node.begin.count(), last.count());
            last = node.end;
        }
        QCOMPARE(last.count(), lane.ranges.back().end.count());
        // Those of its ends that finer nodes have, too.
        std::size_t compared = 0;
        for (std::size_t i = 0; i < lane.coarse.size(); ++i) {
            const auto& node = lane.coarse[i];
            const std::size_t first = lane.fine.find(node.begin);
            std::size_t past = first;
            while (past < lane.fine.size() && lane.fine[past].begin < node.end)
                ++past;
            if (lane.fine[first].begin != node.begin || lane.fine[past - 1].end != node.end)
                continue;
            QVERIFY(node.shares == lane.fine.shares(first, past));
            ++compared;
        }
        QVERIFY(compared > 10);
    }

    void each_level_adds_up_the_one_below() {
        const Lane lane(9, 30'000);
        for (std::size_t level = 1; level < lane.coarse.levels(); ++level) {
            const auto& below = lane.coarse.level(level - 1);
            const auto& nodes = lane.coarse.level(level);
            QCOMPARE(nodes.size(), below.size() / StateOverview::fan);
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                StateShares sum;
                for (std::size_t k = 0; k < StateOverview::fan; ++k)
                    sum.merge(below[i * StateOverview::fan + k].shares);
                QVERIFY(nodes[i].shares == sum);
                QCOMPARE(lane.coarse.glances_from(level, i)[0].state(), sum.worst);
                QCOMPARE(lane.coarse.glances_from(level, i)[0].end().count(), nodes[i].end.count());
            }
        }
    }

    void coarser_holds_are_as_many_and_cover_as_much() {
        std::mt19937 random(3);
        SpanOverview coarse, fine;
        Time now{0};
        for (int i = 0; i < 20'000; ++i) {
            const Time begin = now - Time(random() % 100);  // readers overlap
            now += Time(1 + random() % 500);
            coarse.add({std::max(begin, Time{0}), now});
            fine.add({std::max(begin, Time{0}), now});
            if (i % 5000 == 4999)
                QVERIFY(coarse.coarsen());
        }
        coarse.close();
        fine.close();
        const auto sum = [](const SpanOverview& overview) {
            SpanOverview::Node whole = overview[0];
            for (std::size_t i = 1; i < overview.size(); ++i) {
                whole.begin = std::min(whole.begin, overview[i].begin);
                whole.end = overview[i].end;
                whole.covered += overview[i].covered;
                whole.count += overview[i].count;
            }
            return whole;
        };
        QVERIFY(sum(coarse) == sum(fine));
        QVERIFY(coarse.bytes() * 16 < fine.bytes());
        for (std::size_t i = 0; i < coarse.size(); ++i)
            QVERIFY(coarse[i].count <= coarse.items_in_node());
    }

    void a_coarser_overview_comes_back_from_a_file_as_it_was() {
        const Lane lane(7, 20'000);
        auto overview = std::make_shared<ActorOverview>();
        overview->states = lane.coarse;
        ActorLane actor;
        actor.actor = ActorId{1};
        actor.overview = overview;
        Tables tables;
        tables.actors.resize(2);
        Snapshot read;
        QVERIFY(decode_overview(encode_overview(actor), tables, read));
        const StateOverview& states = read.actors.at(0)->overview->states;
        QCOMPARE(states.size(), lane.coarse.size());
        for (std::size_t i = 0; i < states.size(); ++i)
            QVERIFY(states[i].begin == lane.coarse[i].begin &&
                    states[i].shares == lane.coarse[i].shares);
    }

    void what_is_small_stays_as_it_is() {
        StateOverview states;
        SpanOverview spans;
        QVERIFY(!states.coarsen());
        QVERIFY(!spans.coarsen());
        states.add({Time{0}, Time{5}}, State::Running);
        states.close();
        QVERIFY(!states.coarsen());
        QCOMPARE(states.total().of(State::Running), Duration(5));
    }
};

QTEST_GUILESS_MAIN(TraceOverviewTest)
#include "trace_overview_test.moc"
