// Changes of a shared variable taken back, driven by hand, and at random beside a naive model.
#include "tests/engine/by_hand.h"

#include "engine/sync/primitives.h"

#include <QTest>

#include <limits>
#include <random>

using namespace threadline;
using namespace threadline::sync;
using namespace threadline::testing;

class SyncTakeBackTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ByHand> hands_;
    ObjectId variable_;

    std::int64_t value() { return hands_->run.memory.object(variable_).value().payload; }
    VariableState::Replaced write_as(std::uint32_t actor, std::int64_t to) {
        VariableState::Replaced before;
        (*hands_)[actor].replaced = &before;
        sync::write((*hands_)[actor], variable_, Value::integer(to));
        (*hands_)[actor].replaced = nullptr;
        return before;
    }
    VariableState::Replaced add_as(std::uint32_t actor, std::int64_t amount) {
        VariableState::Replaced before;
        (*hands_)[actor].replaced = &before;
        sync::add((*hands_)[actor], variable_, Value::integer(amount));
        (*hands_)[actor].replaced = nullptr;
        return before;
    }
    bool back(std::uint32_t actor, const VariableState::Replaced& before, Value amount = {}) {
        return take_back((*hands_)[actor], variable_, before, amount);
    }

private slots:
    void init() {
        hands_ = std::make_unique<ByHand>(2);
        variable_ = declare_variable(hands_->run.memory, "x", {}, Value::integer(5));
    }
    void cleanup() { hands_.reset(); }

    void the_latest_change_gives_way_to_the_one_before() {
        const auto first = write_as(1, 7);
        const auto second = add_as(1, 10);
        QVERIFY(back(1, second, Value::integer(10)));
        QCOMPARE(value(), 7);
        QVERIFY(back(1, first));
        QCOMPARE(value(), 5);
    }
    void what_another_has_written_since_stays() {
        const auto mine = write_as(1, 7);
        write_as(2, 9);
        QVERIFY(!back(1, mine));
        QCOMPARE(value(), 9);
        const auto added = add_as(1, 1);
        write_as(2, 20);
        QVERIFY(!back(1, added, Value::integer(1)));
        QCOMPARE(value(), 20);
    }
    void an_addition_is_taken_out_from_under_others() {
        const auto mine = add_as(1, 1);
        add_as(2, 100);
        QVERIFY(back(1, mine, Value::integer(1)));
        QCOMPARE(value(), 105);
    }
    void what_was_taken_back_is_as_if_it_had_not_been() {
        const auto theirs = add_as(2, 100);
        const auto mine = write_as(1, 7);
        QVERIFY(back(1, mine));
        QVERIFY(back(2, theirs, Value::integer(100)));
        QCOMPARE(value(), 5);
    }
    void the_smallest_number_is_taken_back_as_any_other() {
        constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
        const auto mine = add_as(1, least);
        add_as(2, 1);
        QVERIFY(back(1, mine, Value::integer(least)));
        QCOMPARE(value(), 6);
    }
    void each_is_a_change_of_its_own() {
        const auto mine = write_as(1, 7);
        back(1, mine);
        const auto events = hands_->events(1);
        QCOMPARE(events.size(), std::size_t{2});
        QVERIFY(events[1].kind == EventKind::Write);
        QCOMPARE(events[1].order, events[0].order + 1);
        QCOMPARE(events[1].argument, 5);
    }

    // A block of one actor, taken back whole, between changes of another: what is left is a value
    // that the other's changes give by themselves, unless the other has written over it.
    void whole_blocks_at_random() {
        const unsigned seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        for (int round = 0; round < 500; ++round) {
            init();
            struct Change {
                VariableState::Replaced before;
                Value amount;
            };
            std::vector<Change> mine;
            std::int64_t without = 5;  // as the changes of the other alone leave it
            bool only_adds = true;     // of mine, so all of them can be taken out
            bool others_wrote_last = false;
            for (int i = 0; i < 6; ++i) {
                const auto number = static_cast<std::int64_t>(random() % 100);
                const bool adds = random() % 2 == 0;
                if (random() % 2 == 0) {
                    mine.push_back(adds ? Change{add_as(1, number), Value::integer(number)}
                                        : Change{write_as(1, number), {}});
                    only_adds = only_adds && adds;
                    others_wrote_last = false;
                } else {
                    adds ? add_as(2, number) : write_as(2, number);
                    without = adds ? without + number : number;
                    others_wrote_last = !adds;
                }
            }
            const std::int64_t before = value();
            for (auto change = mine.rbegin(); change != mine.rend(); ++change)
                back(1, change->before, change->amount);
            if (others_wrote_last)
                QCOMPARE(value(), before);
            else if (only_adds)
                QCOMPARE(value(), without);
        }
    }
};

QTEST_APPLESS_MAIN(SyncTakeBackTest)
#include "sync_take_back_test.moc"
