// A list of choices followed in a run whose steps are others than those that it was made for.
#include "engine/schedule/following.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace threadline;
using record::Choice;
using schedule::Following;

namespace {

Choice go(std::uint32_t actor, std::uint32_t wakes = 0) {
    return {.actor = ActorId{actor}, .wakes = ActorId{wakes}};
}

Choice gives_up(std::uint32_t actor) {
    return {.actor = ActorId{actor}, .kind = Choice::Kind::Timeout};
}

// What is taken of each of `possible` in turn; -1: nothing.
std::vector<int> taken(const std::vector<Choice>& list,
                       const std::vector<std::vector<Choice>>& possible) {
    const Following following(list);
    std::vector<std::uint32_t> had(following.actors());
    std::vector<int> places;
    for (const std::vector<Choice>& now : possible) {
        const auto place = following.choose(now, had);
        places.push_back(place ? static_cast<int>(*place) : -1);
    }
    return places;
}

using Places = std::vector<int>;

}  // namespace

class ScheduleFollowingTest : public QObject {
    Q_OBJECT

private slots:
    void where_all_can_be_made_they_are() {
        const unsigned seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const auto number = [&random] { return static_cast<std::uint32_t>(random()); };
        for (int round = 0; round < 100; ++round) {
            std::vector<Choice> list(random() % 40);
            for (Choice& choice : list)
                choice = random() % 5 == 0 ? gives_up(1 + number() % 4)
                                           : go(1 + number() % 4, number() % 3);
            const Following following(list);
            std::vector<std::uint32_t> had(following.actors());
            for (const Choice& next : list) {
                // Among all that there could be, the one that is next in the list.
                std::vector<Choice> possible{next};
                for (std::uint32_t actor = 1; actor <= 5; ++actor)
                    for (const Choice& other :
                         {go(actor), go(actor, 1), go(actor, 2), gives_up(actor)})
                        if (!(other == next))
                            possible.push_back(other);
                std::ranges::shuffle(possible, random);
                const auto place = following.choose(possible, had);
                QVERIFY(place);
                QVERIFY(possible[*place] == next);
            }
            QVERIFY(!following.choose(std::vector{go(1), go(2), gives_up(3)}, had));
        }
    }

    void who_has_to_wait_goes_later() {
        const std::vector<Choice> list{go(1), go(2), go(2), go(1)};
        // 1 waits at first: its turns are kept.
        QCOMPARE(taken(list, {{go(2)}, {go(1), go(2)}, {go(1), go(2)}, {go(1), go(2)}}),
                 Places({0, 0, 1, 0}));
    }
    void whom_the_list_does_not_name_is_for_the_caller_to_choose() {
        QCOMPARE(taken({go(1)}, {{go(3)}, {go(3), go(1)}, {go(1), go(3)}}), Places({-1, 1, -1}));
        QCOMPARE(taken({}, {{go(1)}}), Places({-1}));
    }
    void giving_up_is_not_going_on() {
        QCOMPARE(taken({gives_up(1)}, {{go(1)}, {go(1), gives_up(1)}}), Places({-1, 1}));
        QCOMPARE(taken({go(1)}, {{gives_up(1)}, {gives_up(1), go(1)}}), Places({-1, 1}));
    }
    void another_is_woken_where_that_one_does_not_wait() {
        QCOMPARE(taken({go(1, 3)}, {{go(1, 2), go(1, 4)}}), Places({0}));
        QCOMPARE(taken({go(1, 3)}, {{go(1, 2), go(1, 3)}}), Places({1}));
    }
};

QTEST_APPLESS_MAIN(ScheduleFollowingTest)
#include "schedule_following_test.moc"
