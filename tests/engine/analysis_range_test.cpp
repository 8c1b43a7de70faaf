// Figures of a range, and of each line of the source: what a plain sum over every interval gives.
#include "engine/analysis/line_times.h"
#include "engine/analysis/range_statistics.h"

#include "tests/app/run_fixture.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace threadline;
using namespace threadline::analysis;
using threadline::test::ms;
using threadline::test::RunFixture;
using trace::Duration;
using trace::State;
using trace::Time;
using trace::TimeRange;

namespace {

Duration inside(TimeRange part, TimeRange range) {
    const Duration length = std::min(part.end, range.end) - std::max(part.begin, range.begin);
    return std::max(length, Duration{0});
}

template <typename Visit>
void every_interval(const trace::ActorLane& lane, Visit visit) {
    for (std::size_t i = 0; i < lane.intervals.size(); ++i)
        visit(lane.intervals[i]);
    if (lane.open)
        visit(*lane.open);
}

TimeRange random_range(std::mt19937& random, Time end) {
    std::uniform_int_distribution<std::int64_t> any(-1000, end.count() + 1000);
    const Time a(any(random)), b(any(random));
    return {std::min(a, b), std::max(a, b)};
}

}  // namespace

class AnalysisRangeTest : public QObject {
    Q_OBJECT

private slots:
    void statesAreASumOverEveryInterval();
    void locksAreASumOverEveryHoldAndWait();
    void aLoopIsNotCountedBesideItsTasks();
    void aRangeInPartsIsTheSameAsInOne();
    void aWaitThatBecameADeadlockIsOne();
    void waitsFallIntoBinsByTheirWholeLength();
    void theTimesOfAllLinesAddUpToTheLivesOfTheThreads();
    void aLineHasTheTimeOfItsIntervals();
    void nothingHappensInAnEmptyRange();
};

void AnalysisRangeTest::statesAreASumOverEveryInterval() {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const session::RunSnapshot run = RunFixture::busy(6, 300, seed);
        std::mt19937 random(seed);
        for (int round = 0; round < 20; ++round) {
            const TimeRange range = random_range(random, run.trace.now);
            const RangeStatistics statistics = range_statistics(run.trace, range);
            trace::StateShares all;
            std::set<ActorId> there;
            for (const auto& lane : run.trace.actors) {
                trace::StateShares plain;
                every_interval(*lane, [&](const trace::Interval& interval) {
                    plain.time[index_of(interval.state)] += inside(interval.range(), range);
                });
                if (plain.total() == Duration{0})
                    continue;
                there.insert(lane->actor);
                const auto found = std::find_if(
                    statistics.threads.begin(), statistics.threads.end(),
                    [&](const ThreadInRange& thread) { return thread.actor == lane->actor; });
                QVERIFY2(found != statistics.threads.end(), qPrintable(QString::number(seed)));
                QVERIFY2(found->states.time == plain.time, qPrintable(QString::number(seed)));
                QCOMPARE(found->lifetime, plain.total());
                for (std::size_t i = 0; i < trace::state_count; ++i)
                    all.time[i] += plain.time[i];
            }
            QCOMPARE(statistics.threads.size(), there.size());
            QVERIFY(statistics.states.time == all.time);
        }
    }
}

void AnalysisRangeTest::locksAreASumOverEveryHoldAndWait() {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const session::RunSnapshot run = RunFixture::busy(6, 300, seed);
        std::mt19937 random(seed);
        for (int round = 0; round < 20; ++round) {
            const TimeRange range = random_range(random, run.trace.now);
            const RangeStatistics statistics = range_statistics(run.trace, range);
            for (const auto& lane : run.trace.locks) {
                LockInRange plain;
                for (const auto* holds : {&lane->holds, &lane->waits})
                    for (std::size_t i = 0; i < holds->size(); ++i) {
                        const trace::Hold& hold = (*holds)[i];
                        const bool is_wait = holds == &lane->waits;
                        (is_wait ? plain.wait : plain.hold) += inside(hold.range(), range);
                        if (inside(hold.range(), range) == Duration{0})
                            continue;
                        ++(is_wait ? plain.waits : plain.holds);
                        if (is_wait)
                            plain.longest_wait =
                                std::max(plain.longest_wait, hold.end - hold.begin);
                    }
                const auto found =
                    std::find_if(statistics.locks.begin(), statistics.locks.end(),
                                 [&](const LockInRange& lock) { return lock.lock == lane->lock; });
                const LockInRange none;
                const LockInRange& made = found == statistics.locks.end() ? none : *found;
                QCOMPARE(made.hold, plain.hold);
                QCOMPARE(made.wait, plain.wait);
                QCOMPARE(made.holds, plain.holds);
                QCOMPARE(made.waits, plain.waits);
                QCOMPARE(made.longest_wait, plain.longest_wait);
            }
        }
    }
}

void AnalysisRangeTest::aLoopIsNotCountedBesideItsTasks() {
    auto tables = std::make_shared<trace::Tables>();
    trace::ActorInfo info;
    tables->actors.push_back(info);
    const ActorId loop{static_cast<std::uint32_t>(tables->actors.size() - 1)};
    info.kind = record::ActorKind::Task;
    info.parent = loop;
    tables->actors.push_back(info);
    const ActorId task{static_cast<std::uint32_t>(tables->actors.size() - 1)};
    trace::Snapshot snapshot;
    snapshot.tables = tables;
    snapshot.now = ms(10);
    for (const ActorId actor : {loop, task}) {
        auto lane = std::make_shared<trace::ActorLane>();
        trace::Interval running;
        running.state = State::Running;
        running.end = lane->end = ms(10);
        lane->actor = actor;
        lane->intervals.append(running);
        snapshot.actors.push_back(lane);
    }
    const RangeStatistics statistics = range_statistics(snapshot, {ms(2), ms(6)});
    QCOMPARE(statistics.threads.size(), std::size_t{2});
    QCOMPARE(statistics.states.of(State::Running), Duration(ms(4)));
    for (const ThreadInRange& thread : statistics.threads)
        QCOMPARE(thread.is_loop, thread.actor == loop);
}

void AnalysisRangeTest::aRangeInPartsIsTheSameAsInOne() {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const session::RunSnapshot run = RunFixture::busy(5, 200, seed);
        std::mt19937 random(seed);
        const TimeRange range = random_range(random, run.trace.now);
        std::set<Time> cuts{range.begin, range.end};
        for (int i = 0; i < 7; ++i) {
            const TimeRange any = random_range(random, run.trace.now);
            cuts.insert(std::clamp(any.begin, range.begin, range.end));
        }
        RangeStatisticsSum sum(range);
        LineTimesSum lines(range);
        for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
            sum.add(run.trace, {*cut, *std::next(cut)});
            lines.add(run.trace, {*cut, *std::next(cut)});
        }
        const RangeStatistics parts = sum.take();
        const RangeStatistics one = range_statistics(run.trace, range);
        QVERIFY(parts.states.time == one.states.time);
        QVERIFY(parts.waits == one.waits);
        QCOMPARE(parts.wait_count, one.wait_count);
        QCOMPARE(parts.locks.size(), one.locks.size());
        for (std::size_t i = 0; i < one.locks.size(); ++i) {
            QCOMPARE(parts.locks[i].holds, one.locks[i].holds);
            QCOMPARE(parts.locks[i].waits, one.locks[i].waits);
            QCOMPARE(parts.locks[i].hold, one.locks[i].hold);
            QCOMPARE(parts.locks[i].wait, one.locks[i].wait);
        }
        const std::vector<LineTime> in_parts = lines.take();
        const std::vector<LineTime> in_one = line_times(run.trace, range);
        QCOMPARE(in_parts.size(), in_one.size());
        for (std::size_t i = 0; i < in_one.size(); ++i)
            QVERIFY(in_parts[i].states == in_one[i].states);
    }
}

void AnalysisRangeTest::aWaitThatBecameADeadlockIsOne() {
    const session::RunSnapshot run = RunFixture::opposite_order();
    const RangeStatistics statistics = range_statistics(run.trace, {ms(10), ms(121)});
    // A waits from 20.9 ms on, and is deadlocked from 21.5 ms on.
    QCOMPARE(statistics.wait_count, std::uint64_t(2));
    QVERIFY(statistics.longest_wait.has_value());
    QCOMPARE(statistics.longest_wait->range, (TimeRange{ms(20.9), ms(121)}));
    QCOMPARE(statistics.longest_wait->state, State::Deadlocked);
    QCOMPARE(statistics.states.of(State::Deadlocked), ms(99.5) * 2);
    // Also where its first part lies before the range, or its second behind it.
    for (const TimeRange range : {TimeRange{ms(30), ms(40)}, TimeRange{ms(20.95), ms(21)}}) {
        const RangeStatistics part = range_statistics(run.trace, range);
        QCOMPARE(part.longest_wait->range.begin, ms(20.9));
        QCOMPARE(part.longest_wait->range.end, ms(121));
    }
}

void AnalysisRangeTest::waitsFallIntoBinsByTheirWholeLength() {
    RunFixture story;
    const ObjectId lock = story.lock("Lock");
    story.thread("A")
        .runs(0, 1)
        .blocked(lock, 1, 1.0005)  // 0.5 us
        .sleeps(1.0005, 1.0025)    // 2 us exactly
        .runs(1.0025, 2)
        .blocked(lock, 2, 5)  // 3 ms
        .sleeps(5, 8)         // 3 ms
        .runs(8, 9);
    const RangeStatistics statistics = range_statistics(story.at(9).trace, {ms(0), ms(6)});
    QCOMPARE(statistics.wait_count, std::uint64_t(4));
    QCOMPARE(statistics.waits.front().from, Duration{0});
    QCOMPARE(statistics.waits.front().to, std::chrono::microseconds(1));
    QCOMPARE(statistics.waits.back().from, std::chrono::milliseconds(2));
    QCOMPARE(statistics.waits.back().to, std::chrono::milliseconds(5));
    QCOMPARE(statistics.waits.back().count[index_of(State::Blocked)], std::uint64_t(1));
    QCOMPARE(statistics.waits.back().count[index_of(State::Sleeping)], std::uint64_t(1));
    std::map<Duration, std::uint64_t> by_length;
    for (const WaitBin& bin : statistics.waits)
        by_length[bin.from] = bin.total();
    QCOMPARE(by_length[std::chrono::microseconds(2)], std::uint64_t(1));
    QCOMPARE(by_length[std::chrono::microseconds(1)], std::uint64_t(0));
}

void AnalysisRangeTest::theTimesOfAllLinesAddUpToTheLivesOfTheThreads() {
    for (const session::RunSnapshot& run :
         {RunFixture::opposite_order(), RunFixture::downloads(), RunFixture::busy(5, 100)}) {
        trace::StateShares lines, lives;
        for (const LineTime& line : line_times(run.trace, run.trace.range()))
            lines.merge(line.states);
        for (const auto& lane : run.trace.actors)
            lives.merge(lane->shares(run.trace.range()));
        QVERIFY(lines.time == lives.time);
        Duration lifetimes{0};
        for (const auto& lane : run.trace.actors)
            lifetimes += lane->end - lane->begin;
        QCOMPARE(lines.total(), lifetimes);
    }
}

void AnalysisRangeTest::aLineHasTheTimeOfItsIntervals() {
    const std::vector<LineTime> lines =
        line_times(RunFixture::opposite_order().trace, {ms(10), ms(60)});
    std::map<std::uint32_t, trace::StateShares> by_line;
    for (const LineTime& line : lines)
        by_line[line.line] = line.states;
    QCOMPARE(by_line.size(), std::size_t(4));
    QCOMPARE(by_line[14].of(State::Running), ms(10.9));
    QCOMPARE(by_line[23].of(State::Running), ms(11.5));
    QCOMPARE(by_line[15].of(State::Blocked), ms(0.6));
    QCOMPARE(by_line[15].of(State::Deadlocked), ms(38.5));
    QCOMPARE(by_line[25].of(State::Deadlocked), ms(38.5));
    for (const LineTime& line : lines)
        QCOMPARE(line.waited(), line.states.total() - line.states.of(State::Running));
}

void AnalysisRangeTest::nothingHappensInAnEmptyRange() {
    const session::RunSnapshot run = RunFixture::opposite_order();
    for (const TimeRange range : {TimeRange{ms(500), ms(900)}, TimeRange{ms(-5), ms(-1)}}) {
        const RangeStatistics statistics = range_statistics(run.trace, range);
        QVERIFY(statistics.threads.empty() && statistics.locks.empty());
        QVERIFY(statistics.waits.empty() && !statistics.longest_wait);
        QVERIFY(line_times(run.trace, range).empty());
    }
}

QTEST_GUILESS_MAIN(AnalysisRangeTest)
#include "analysis_range_test.moc"
