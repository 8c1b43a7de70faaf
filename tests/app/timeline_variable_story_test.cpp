// Which updates of a shared variable are lost, and which only look like it.
#include "app/timeline/variable_story.h"
#include "tests/app/run_fixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;

namespace {

const ActorId a{1}, b{2};

// 0 from the start; then writes and reads in the order in which they are told.
class Story {
public:
    Story& read(double at, ActorId by, std::uint32_t version) {
        lane_.readings.append({ms(at), ms(at), Value::integer(version), by, {}, version});
        return *this;
    }
    Story& write(double at, ActorId by) {
        value_.end = ms(at);
        lane_.values.append(value_);
        value_ = {ms(at), ms(at), Value::integer(value_.value.payload + 1), by, {}};
        return *this;
    }
    trace::VariableLane lane() const {
        trace::VariableLane lane = lane_;
        lane.open = value_;
        lane.open->end = ms(100);
        return lane;
    }

private:
    trace::VariableLane lane_;
    trace::Holding value_{ms(0), ms(0), Value::integer(0), {}, {}};
};

}  // namespace

class TimelineVariableStoryTest : public QObject {
    Q_OBJECT

private slots:
    void writingOverWhatOneHasNotSeenLosesIt();
    void writingWhatOneHasReadLosesNothing();
    void aPlainStoreLosesNoUpdate();
    void aPlainStoreMayBeLost();
    void whatWasLostWasMadeOfWhatItsWriterReadLast();
    void aWriteUsesUpWhatWasRead();
    void ofManyOnlyTheUnseenAreLost();
    void whatIsLostIsWhatAValueIsShortOf();
    void whatHappensAtOneInstantGoesByTheVersionThatWasSeen();
    void aLaneThatGrowsIsCountedAsTheWholeOne();
    void aLaneThatDoesNotGoOnIsCountedAnew();
    void whatAReadSawCountsRatherThanItsTime();
    void everybodyWhoReadAValueIsNamedOnce();
    void aCopyIsKeptUntilItsOwnerWrites();
    void copiesOfLongAgoAreThoseOfThen();
};

void TimelineVariableStoryTest::writingOverWhatOneHasNotSeenLosesIt() {
    const auto lane = Story().read(1, a, 0).read(2, b, 0).write(3, a).write(4, b).lane();
    QCOMPARE(lost_updates(lane), std::vector<std::size_t>{2});
    const auto lost = lost_update_at(lane, 2);
    QVERIFY(lost);
    QCOMPARE(lost->reading.reader, b);
    QCOMPARE(lost->reading.begin, ms(2));
    QCOMPARE(lost->lost->writer, a);
    QCOMPARE(lost->kept->writer, b);
    QVERIFY(lost->others_reading);
    QCOMPARE(lost->others_reading->reader, a);
    QCOMPARE(lost->others_reading->begin, ms(1));
    QVERIFY(!lost_update_at(lane, 1));
}

void TimelineVariableStoryTest::writingWhatOneHasReadLosesNothing() {
    const auto lane = Story().read(1, a, 0).write(2, a).read(3, b, 1).write(4, b).lane();
    QVERIFY(lost_updates(lane).empty());
    QVERIFY(!lost_update_at(lane, 2));
}

void TimelineVariableStoryTest::aPlainStoreLosesNoUpdate() {
    const auto lane = Story().read(1, a, 0).write(2, a).write(3, b).lane();
    QVERIFY(lost_updates(lane).empty());
    QVERIFY(!lost_update_at(lane, 2));
}

void TimelineVariableStoryTest::aPlainStoreMayBeLost() {
    const auto lost = lost_update_at(Story().read(1, b, 0).write(2, a).write(3, b).lane(), 2);
    QVERIFY(lost && !lost->others_reading);
}

void TimelineVariableStoryTest::whatWasLostWasMadeOfWhatItsWriterReadLast() {
    const auto lane = Story()
                          .read(1, b, 0)
                          .read(2, a, 0)
                          .write(3, a)
                          .read(4, a, 1)
                          .write(5, a)
                          .write(6, b)
                          .lane();
    const auto lost = lost_update_at(lane, 3);
    QVERIFY(lost && lost->others_reading);
    QCOMPARE(lost->reading.begin, ms(1));
    QCOMPARE(lost->others_reading->begin, ms(4));
}

void TimelineVariableStoryTest::aWriteUsesUpWhatWasRead() {
    const auto lane =
        Story().read(1, a, 0).write(2, a).read(3, b, 1).write(4, b).write(5, a).lane();
    QVERIFY(lost_updates(lane).empty());
    QVERIFY(!lost_update_at(lane, 3));
}

void TimelineVariableStoryTest::ofManyOnlyTheUnseenAreLost() {
    Story story;
    story.read(1, b, 0);
    std::uint32_t version = 0;
    for (int i = 0; i < 40; ++i) {
        story.read(2 + i, a, version).write(2.5 + i, a);
        ++version;
    }
    const auto lane = story.write(50, b).read(51, a, 41).write(52, a).lane();
    QCOMPARE(lost_updates(lane), std::vector<std::size_t>{41});
    QVERIFY(lost_update_at(lane, 41));
}

// Two count side by side, each a moment behind the other: every write goes over one that its thread
// has not seen, but brings back its own of the round before.
void TimelineVariableStoryTest::whatIsLostIsWhatAValueIsShortOf() {
    Story story;
    story.read(0.1, a, 0).read(0.2, b, 0);
    std::uint32_t version = 0;
    for (int round = 1; round <= 50; ++round) {
        story.write(round, a).read(round + 0.1, a, ++version);
        story.write(round + 0.5, b).read(round + 0.6, b, ++version);
    }
    const auto lane = story.lane();
    LostUpdates lost;
    lost.follow(lane);
    QCOMPARE(version, 100u);
    QCOMPARE(lost.numbers().size(), 99u);
    // Each has added 50, and what is left is what one of them counted.
    QCOMPARE(lost.changes_lost(100), 50u);
    QCOMPARE(lost.changes_lost(1), 0u);
    QCOMPARE(lost.changes_lost(2), 1u);
    QCOMPARE(lost.changes_lost(3), 1u);
    QCOMPARE(lost.changes_lost(4), 2u);
    const auto store = Story().write(1, a).write(2, b).write(3, a).lane();
    lost.follow(store);
    QCOMPARE(lost.changes_lost(3), 0u);
}

// Simulated time stands still while nobody computes.
void TimelineVariableStoryTest::whatHappensAtOneInstantGoesByTheVersionThatWasSeen() {
    const auto fair =
        Story().read(1, a, 0).write(1, a).read(1, b, 1).write(1, b).read(1, a, 2).lane();
    QVERIFY(lost_updates(fair).empty());
    const auto unfair =
        Story().read(1, a, 0).read(1, b, 0).write(1, a).write(1, b).read(1, b, 2).lane();
    QCOMPARE(lost_updates(unfair), std::vector<std::size_t>{2});
    QVERIFY(lost_update_at(unfair, 2));
}

void TimelineVariableStoryTest::aLaneThatGrowsIsCountedAsTheWholeOne() {
    const auto seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int run = 0; run < 40; ++run) {
        Story story;
        LostUpdates growing;
        std::uint32_t version = 0;
        for (int step = 1; step < 300; ++step) {
            const ActorId actor{1 + random.bounded(3u)};
            // Several at one instant, too.
            const double at = step / 4;
            if (random.bounded(2) == 0) {
                story.read(at, actor, version);
            } else {
                story.write(at, actor);
                ++version;
            }
            if (random.bounded(4) == 0)
                growing.follow(story.lane());
        }
        growing.follow(story.lane());
        QCOMPARE(growing.numbers(), lost_updates(story.lane()));
    }
}

void TimelineVariableStoryTest::aLaneThatDoesNotGoOnIsCountedAnew() {
    LostUpdates lost;
    lost.follow(Story().read(1, a, 0).read(2, b, 0).write(3, a).write(4, b).write(5, a).lane());
    QCOMPARE(lost.numbers().size(), 1u);
    lost.follow(Story().write(3, a).lane());
    QVERIFY(lost.numbers().empty());
    // Another part of a long trace: what lies between is not known.
    auto later = Story().read(1, a, 90).read(2, b, 90).write(3, a).write(4, b).lane();
    later.first_version = 90;
    lost.follow(later);
    QCOMPARE(lost.numbers(), std::vector<std::size_t>{92});
    QCOMPARE(lost_updates(later), std::vector<std::size_t>{2});
    // A larger part around it: what lies before is looked at, too.
    auto larger = Story()
                      .read(0.1, a, 87)
                      .read(0.2, b, 87)
                      .write(0.3, a)
                      .write(0.4, b)
                      .write(0.5, a)
                      .read(1, a, 90)
                      .read(2, b, 90)
                      .write(3, a)
                      .write(4, b)
                      .lane();
    larger.first_version = 87;
    lost.follow(larger);
    QCOMPARE(lost.numbers(), (std::vector<std::size_t>{89, 92}));
}

// A read may be stamped later than the write that went by it: two cores disagree.
void TimelineVariableStoryTest::whatAReadSawCountsRatherThanItsTime() {
    const auto lane = Story().read(5, a, 0).read(5, b, 0).write(3, a).write(4, b).lane();
    QCOMPARE(lost_updates(lane), std::vector<std::size_t>{2});
    QVERIFY(lost_update_at(lane, 2));
}

void TimelineVariableStoryTest::everybodyWhoReadAValueIsNamedOnce() {
    const auto lane =
        Story().read(1, a, 0).read(2, b, 0).read(3, a, 0).write(4, a).read(5, a, 1).lane();
    QCOMPARE(readers_of(lane, 0), (std::vector<ActorId>{a, b}));
    QCOMPARE(readers_of(lane, 1), std::vector<ActorId>{a});
    QVERIFY(readers_of(lane, 7).empty());
}

void TimelineVariableStoryTest::aCopyIsKeptUntilItsOwnerWrites() {
    const auto lane =
        Story().read(1, a, 0).read(2, b, 0).write(3, a).read(4, a, 1).write(5, b).lane();
    const auto owners = [&lane](double t) {
        std::vector<std::pair<ActorId, std::uint32_t>> all;
        for (const trace::Reading& copy : copies_at(lane, ms(t)))
            all.emplace_back(copy.reader, copy.version);
        return all;
    };
    using Owners = std::vector<std::pair<ActorId, std::uint32_t>>;
    QCOMPARE(owners(0.5), Owners{});
    QCOMPARE(owners(1), (Owners{{a, 0}}));
    QCOMPARE(owners(2), (Owners{{a, 0}, {b, 0}}));
    QCOMPARE(owners(3), (Owners{{b, 0}}));  // which is out of date from then on
    QCOMPARE(owners(4), (Owners{{a, 1}, {b, 0}}));
    QCOMPARE(owners(5), (Owners{{a, 1}}));
}

void TimelineVariableStoryTest::copiesOfLongAgoAreThoseOfThen() {
    Story story;
    story.read(1, a, 0).read(2, b, 0).write(3, a);
    for (int i = 0; i < 5000; ++i)
        story.write(10 + i * 0.001, a);
    const auto copies = copies_at(story.lane(), ms(5));
    QCOMPARE(copies.size(), 1u);  // of b: a has written since
    QCOMPARE(copies[0].reader, b);
}

QTEST_APPLESS_MAIN(TimelineVariableStoryTest)
#include "timeline_variable_story_test.moc"
