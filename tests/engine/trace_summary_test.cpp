// Series and summaries: whatever is asked of a lane is what a plain scan over it gives.
#include <QTest>

#include "engine/trace/summary.h"

#include <atomic>
#include <mutex>
#include <random>
#include <thread>

using namespace threadline;
using namespace threadline::trace;

namespace {

Interval interval(Time begin, Time end, State state) {
    Interval interval;
    interval.begin = begin;
    interval.end = end;
    interval.state = state;
    return interval;
}

struct RandomLane {
    IntervalSeries series;
    std::vector<Interval> plain;
    Time end{0};

    RandomLane(std::mt19937& random, std::size_t count) {
        std::uniform_int_distribution<int> length(0, 9);
        std::uniform_int_distribution<std::size_t> state(0, state_count - 1);
        for (std::size_t i = 0; i < count; ++i) {
            const Time next = end + Time(length(random));
            plain.push_back(interval(end, next, all_states[state(random)]));
            series.append(plain.back());
            end = next;
        }
    }

    StateShares scan(TimeRange range) const {
        StateShares shares;
        if (range.begin < range.end)
            for (const Interval& item : plain)
                add_overlap(shares, item, range);
        return shares;
    }
};

struct Item {
    Time begin{0};
    Time end{0};
    std::uint64_t check = 0;
};

}  // namespace

class TraceSummaryTest : public QObject {
    Q_OBJECT

private slots:
    void sharesAreThoseOfAPlainScan();
    void theWholeLaneAddsUp();
    void anIntervalOfLengthZeroIsPresent();
    void aCopyStaysWhatItWas();
    void aDetachedCopyGrowsOnItsOwn();
    void findGivesTheFirstThatEndsLater();
    void overlappingItemsAreFoundWhateverTheirBegins();
    void readersAndTheWriterDoNotMeet();
};

void TraceSummaryTest::sharesAreThoseOfAPlainScan() {
    const std::uint32_t seed = 42;
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    for (const std::size_t count :
         {0u, 1u, 63u, 64u, 65u, 128u, 1000u, 1023u, 1024u, 1025u, 5000u}) {
        const RandomLane lane(random, count);
        const auto last = static_cast<int>(lane.end.count());
        std::uniform_int_distribution<int> at(-3, last + 3);
        for (int i = 0; i < 300; ++i) {
            const TimeRange range{Time(at(random)), Time(at(random))};
            QVERIFY(lane.series.shares(range) == lane.scan(range));
        }
    }
}

void TraceSummaryTest::theWholeLaneAddsUp() {
    std::mt19937 random(7);
    const RandomLane lane(random, 3000);
    QCOMPARE(lane.series.shares({Time(0), lane.end}).total(), lane.end);
}

void TraceSummaryTest::anIntervalOfLengthZeroIsPresent() {
    IntervalSeries series;
    series.append(interval(Time(0), Time(5), State::Running));
    series.append(interval(Time(5), Time(5), State::Blocked));
    series.append(interval(Time(5), Time(9), State::Running));
    QCOMPARE(series.shares({Time(5), Time(6)}).worst, State::Blocked);
    QCOMPARE(series.shares({Time(4), Time(6)}).worst, State::Blocked);
    QCOMPARE(series.shares({Time(4), Time(5)}).worst, State::Running);
    QCOMPARE(series.shares({Time(6), Time(9)}).worst, State::Running);
    QCOMPARE(series.shares({Time(4), Time(6)}).total(), Duration(2));
}

void TraceSummaryTest::aCopyStaysWhatItWas() {
    IntervalSeries series;
    std::vector<IntervalSeries> copies;
    for (int i = 0; i < 3000; ++i) {
        copies.push_back(series);
        series.append(interval(Time(i), Time(i + 1), State::Running));
    }
    for (std::size_t i = 0; i < copies.size(); ++i) {
        QCOMPARE(copies[i].size(), i);
        QCOMPARE(copies[i].shares({Time(0), Time(5000)}).total(), Time(static_cast<int>(i)));
    }
}

void TraceSummaryTest::aDetachedCopyGrowsOnItsOwn() {
    IntervalSeries series;
    for (int i = 0; i < 100; ++i)
        series.append(interval(Time(i), Time(i + 1), State::Running));
    IntervalSeries copy = series;
    copy.detach();
    copy.append(interval(Time(100), Time(200), State::Io));
    series.append(interval(Time(100), Time(101), State::Blocked));
    QCOMPARE(copy.back().state, State::Io);
    QCOMPARE(series.back().state, State::Blocked);
}

void TraceSummaryTest::findGivesTheFirstThatEndsLater() {
    Series<Item> series;
    for (int i = 0; i < 2500; ++i)
        series.append({Time(10 * i), Time(10 * i + 10), 0});
    for (int t = -1; t < 25001; ++t)
        QCOMPARE(series.find(Time(t)), static_cast<std::size_t>(std::max(0, t) / 10));
}

void TraceSummaryTest::overlappingItemsAreFoundWhateverTheirBegins() {
    std::mt19937 random(3);
    Series<Item> series;
    std::vector<Item> plain;
    Duration longest{0};
    Time end{0};
    for (int i = 0; i < 3000; ++i) {
        end += Time(static_cast<int>(random() % 5));
        const Item item{std::max(Time{0}, end - Time(static_cast<int>(random() % 60))), end,
                        static_cast<std::uint64_t>(i)};
        longest = std::max(longest, item.end - item.begin);
        series.append(item);
        plain.push_back(item);
    }
    for (int i = 0; i < 500; ++i) {
        const Time begin(static_cast<int>(random() % 6000));
        const TimeRange range{begin, begin + Time(static_cast<int>(random() % 50) + 1)};
        std::vector<std::uint64_t> found, expected;
        for_each_overlapping(series, range, longest,
                             [&](const Item& item) { found.push_back(item.check); });
        for (const Item& item : plain)
            if (item.begin < range.end && item.end > range.begin)
                expected.push_back(item.check);
        QVERIFY(found == expected);
    }
}

// Run under the thread sanitizer, this shows that a snapshot may be read while the writer goes on.
void TraceSummaryTest::readersAndTheWriterDoNotMeet() {
    Series<Item> series;
    std::mutex mutex;
    Series<Item> published;
    std::atomic<bool> done = false;
    std::atomic<bool> sound = true;
    std::thread reader([&] {
        while (!done) {
            Series<Item> copy;
            {
                const std::lock_guard lock(mutex);
                copy = published;
            }
            for (std::size_t i = 0; i < copy.size(); ++i)
                if (copy[i].check != i)
                    sound = false;
        }
    });
    for (std::uint64_t i = 0; i < 5000; ++i) {
        series.append({Time(i), Time(i + 1), i});
        if (i % 7 == 0) {
            const std::lock_guard lock(mutex);
            published = series;
        }
    }
    done = true;
    reader.join();
    QVERIFY(sound);
}

QTEST_GUILESS_MAIN(TraceSummaryTest)
#include "trace_summary_test.moc"
