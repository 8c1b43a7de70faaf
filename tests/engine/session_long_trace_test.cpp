// Traces too long to be in memory: any part of one, built alone, is what it is in the whole.
#include "engine/analysis/bottleneck.h"
#include "engine/analysis/lane_search.h"
#include "engine/analysis/line_times.h"
#include "engine/analysis/range_statistics.h"
#include "engine/analysis/report.h"
#include "engine/session/long_critical_path.h"
#include "engine/session/range_parts.h"
#include "engine/session/session.h"
#include "engine/session/trace_notes.h"
#include "tests/engine/recorded_long.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <stop_token>
#include <utility>

using namespace threadline;
using namespace threadline::session;
using test::often;
using test::Recorded;
using trace::Duration;
using trace::Time;
using trace::TimeRange;

namespace {

template <typename Item>
std::vector<Item> in_range(const trace::Series<Item>& series, TimeRange range) {
    std::vector<Item> items;
    for (std::size_t i = 0; i < series.size(); ++i)
        if (series[i].begin < range.end && range.begin < series[i].end)
            items.push_back(series[i]);
    return items;
}

std::vector<trace::Interval> in_range(const trace::IntervalSeries& series, TimeRange range) {
    std::vector<trace::Interval> items;
    for (std::size_t i = 0; i < series.size(); ++i)
        if (series[i].begin < range.end && range.begin < series[i].end)
            items.push_back(series[i]);
    return items;
}

}  // namespace

class SessionLongTraceTest : public QObject {
    Q_OBJECT
private slots:
    void any_part_built_alone_is_what_it_is_in_the_whole_data();
    void any_part_built_alone_is_what_it_is_in_the_whole();
    void the_overviews_add_up_to_the_whole();
    void a_long_trace_has_its_verdict();
    void how_many_changes_were_lost_stands_in_its_notes();
    void its_critical_path_is_that_of_the_whole_data();
    void its_critical_path_is_that_of_the_whole();
    void a_long_trace_opens_without_its_items();
    void whoever_reads_one_can_stop();
    void what_is_written_does_not_depend_on_what_is_kept_in_memory();
    void with_too_little_memory_overviews_are_coarser_and_as_true();
    void a_live_trace_forgets_the_oldest_and_keeps_its_overview();
    void figures_of_a_range_are_exact_part_by_part();

private:
    std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }
    QTemporaryDir folder_;
};

void SessionLongTraceTest::any_part_built_alone_is_what_it_is_in_the_whole_data() {
    QTest::addColumn<trace::CpuSource>("cpus");
    QTest::newRow("switches known") << trace::CpuSource::Kernel;
    QTest::newRow("estimated") << trace::CpuSource::Estimated;
}

void SessionLongTraceTest::any_part_built_alone_is_what_it_is_in_the_whole() {
    QFETCH(trace::CpuSource, cpus);
    Recorded recorded(12, cpus);
    recorded.record(path("part.tline"), 100'000);
    const trace::Snapshot whole = recorded.whole.snapshot().trace;
    const auto opened = open_trace(path("part.tline"));
    QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
    QVERIFY(opened->whole);

    std::mt19937 random(3);
    for (int i = 0; i < 25; ++i) {
        const Time begin(
            static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(whole.now.count())));
        const Time end = std::min(whole.now, begin + Duration(1 + random() % 100'000));
        const auto built = opened->whole->detail({begin, end});
        QVERIFY(built.ok());
        const trace::Snapshot& part = built->trace;
        QVERIFY(part.is_detailed({begin, end}));
        // All that it says it knows.
        const TimeRange range = part.detail;
        QCOMPARE(part.actors.size(), whole.actors.size());
        for (const auto& lane : whole.actors) {
            const trace::ActorLane* other = part.lane_of(lane->actor);
            QVERIFY(other);
            QVERIFY(in_range(lane->intervals, range) == in_range(other->intervals, range));
            QVERIFY(in_range(lane->holds, range) == in_range(other->holds, range));
            QCOMPARE(other->cpu_time, lane->cpu_time);
            QCOMPARE(other->blocks, lane->blocks);
            QCOMPARE(other->switches, lane->switches);
        }
        QCOMPARE(part.locks.size(), whole.locks.size());
        for (const auto& lane : whole.locks) {
            const trace::LockLane* other = part.lane_of(lane->lock);
            QVERIFY(other);
            QVERIFY(in_range(lane->holds, range) == in_range(other->holds, range));
            QVERIFY(in_range(lane->waits, range) == in_range(other->waits, range));
            QCOMPARE(other->statistics.acquisitions, lane->statistics.acquisitions);
            QCOMPARE(other->statistics.wait, lane->statistics.wait);
        }
        QCOMPARE(part.variables.size(), whole.variables.size());
        for (std::size_t k = 0; k < whole.variables.size(); ++k) {
            QVERIFY(in_range(whole.variables[k]->values, range) ==
                    in_range(part.variables[k]->values, range));
            // Each reading still points at the value that it saw.
            const trace::VariableLane& lane = *part.variables[k];
            for (std::size_t r = 0; r < lane.readings.size(); ++r)
                if (lane.readings[r].version >= lane.first_version &&
                    lane.readings[r].version - lane.first_version < lane.values.size())
                    QCOMPARE(lane.values[lane.readings[r].version - lane.first_version].value,
                             lane.readings[r].value);
        }
        if (cpus == trace::CpuSource::Kernel) {
            QCOMPARE(part.cpus.size(), whole.cpus.size());
            for (std::size_t k = 0; k < whole.cpus.size(); ++k)
                QVERIFY(in_range(whole.cpus[k]->intervals, range) ==
                        in_range(part.cpus[k]->intervals, range));
        }
    }
}

void SessionLongTraceTest::the_overviews_add_up_to_the_whole() {
    Recorded recorded(12, trace::CpuSource::Kernel);
    recorded.record(path("sums.tline"), 60'000);
    const RunSnapshot whole = recorded.whole.snapshot();
    const auto opened = open_trace(path("sums.tline"));
    QVERIFY(opened.ok());
    const analysis::Report expected = whole.report();
    const analysis::Report report = opened->report();
    QCOMPARE(report.threads.size(), expected.threads.size());
    for (std::size_t i = 0; i < report.threads.size(); ++i) {
        QVERIFY(report.threads[i].states.time == expected.threads[i].states.time);
        QCOMPARE(report.threads[i].states.total(), report.threads[i].lifetime);
        QCOMPARE(report.threads[i].cpu, expected.threads[i].cpu);
    }
    QCOMPARE(report.cpu.idle, expected.cpu.idle);
    QCOMPARE(report.cpu.busy, expected.cpu.busy);
    QCOMPARE(report.cpu.total(), expected.cpu.total());
    QVERIFY(!expected.cpu.idle_causes.empty());
    QCOMPARE(report.cpu.idle_causes.size(), expected.cpu.idle_causes.size());
    for (std::size_t i = 0; i < report.cpu.idle_causes.size(); ++i) {
        QCOMPARE(report.cpu.idle_causes[i].cause, expected.cpu.idle_causes[i].cause);
        QCOMPARE(report.cpu.idle_causes[i].time, expected.cpu.idle_causes[i].time);
        QCOMPARE(report.cpu.idle_causes[i].text, expected.cpu.idle_causes[i].text);
    }
    QVERIFY(report.values == expected.values);
    QCOMPARE(report.locks.size(), expected.locks.size());
}

void SessionLongTraceTest::a_long_trace_has_its_verdict() {
    for (const std::size_t memory : {0, 100'000}) {
        Recorded recorded(12, trace::CpuSource::Kernel);
        LiveTrace::Checkpoints how = often;
        how.memory = memory;
        recorded.record(path("verdict.tline"), 60'000, how);
        const RunSnapshot whole = recorded.whole.snapshot();
        const RunSnapshot live = recorded.live.snapshot();
        const auto opened = open_trace(path("verdict.tline"));
        QVERIFY(opened.ok());
        const auto verdict = [](const RunSnapshot& run) {
            const auto at =
                std::find_if(run.findings->begin(), run.findings->end(),
                             [](const auto& finding) { return is_verdict(finding.kind); });
            return at == run.findings->end() ? analysis::Finding{} : *at;
        };
        QVERIFY(!verdict(whole).title.empty());
        QVERIFY(verdict(live) == verdict(whole));
        QVERIFY(verdict(*opened) == verdict(whole));
        QCOMPARE(live.report().cpu.idle, whole.report().cpu.idle);
    }
}

void SessionLongTraceTest::how_many_changes_were_lost_stands_in_its_notes() {
    session::TraceNotes notes, read;
    for (const std::uint64_t lost : {57, 0}) {
        analysis::Finding& finding = notes.findings.emplace_back();
        finding.kind = analysis::FindingKind::LostUpdate;
        finding.lost = lost;
    }
    QVERIFY(session::decode(session::encode(notes), trace::Tables{}, read));
    QVERIFY(read.findings == notes.findings);
}

void SessionLongTraceTest::a_long_trace_opens_without_its_items() {
    Recorded recorded(12, trace::CpuSource::Kernel);
    recorded.record(path("open.tline"), 60'000);
    const auto opened = open_trace(path("open.tline"));
    QVERIFY(opened.ok());
    QVERIFY(!opened->trace.is_detailed(opened->trace.range()));
    for (const auto& lane : opened->trace.actors) {
        QVERIFY(lane->intervals.empty());
        QVERIFY(lane->overview->states.size() > 0);
    }
    // A stretch of a lane is told to within the nodes at its ends.
    const trace::Snapshot whole = recorded.whole.snapshot().trace;
    const trace::ActorLane& lane = *whole.actors[3];
    const TimeRange range{whole.now / 3, whole.now / 3 * 2};
    const trace::StateShares exact = lane.shares(range);
    const trace::StateShares told = opened->trace.lane_of(lane.actor)->shares(range);
    for (const trace::State state : trace::all_states)
        QVERIFY(std::abs((told.of(state) - exact.of(state)).count()) < range.length().count() / 20);
}

void SessionLongTraceTest::whoever_reads_one_can_stop() {
    Recorded recorded(12, trace::CpuSource::Kernel);
    recorded.record(path("stopped.tline"), 60'000);
    auto reader = trace::TraceReader::open(path("stopped.tline"));
    const auto opened = open_trace(path("stopped.tline"));
    QVERIFY(reader.ok() && opened.ok());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!trace::TraceReader::open(path("stopped.tline"), stop.get_token()).ok());
    QVERIFY(!LongTrace::open(std::move(reader).value(), {}, stop.get_token()).ok());
    QVERIFY(!opened->whole->detail(opened->trace.range(), stop.get_token()).ok());
    QVERIFY(opened->whole->detail(opened->trace.range()).ok());
}

void SessionLongTraceTest::its_critical_path_is_that_of_the_whole_data() {
    QTest::addColumn<trace::CpuSource>("cpus");
    QTest::addColumn<Recorded::Threads>("threads");
    QTest::addColumn<std::uint64_t>("events_of_a_part");
    using enum Recorded::Threads;
    QTest::newRow("switches known") << trace::CpuSource::Kernel << End << std::uint64_t{20'000};
    QTest::newRow("small parts") << trace::CpuSource::Kernel << End << std::uint64_t{1};
    QTest::newRow("estimated") << trace::CpuSource::Estimated << End << std::uint64_t{20'000};
    QTest::newRow("cut off") << trace::CpuSource::Kernel << AreCutOff << std::uint64_t{20'000};
}

void SessionLongTraceTest::its_critical_path_is_that_of_the_whole() {
    QFETCH(trace::CpuSource, cpus);
    QFETCH(Recorded::Threads, threads);
    QFETCH(std::uint64_t, events_of_a_part);
    Recorded recorded(12, cpus);
    recorded.record(path("path.tline"), 100'000, often, threads);
    const analysis::CriticalPath whole = analysis::critical_path(recorded.whole.snapshot().trace);
    const auto opened = open_trace(path("path.tline"));
    QVERIFY(opened.ok() && opened->whole);
    QVERIFY(!analysis::knows_wakes(opened->trace));
    const auto path = critical_path_of(*opened, events_of_a_part);
    QVERIFY2(path.ok(), path.ok() ? "" : path.error().message.c_str());
    QVERIFY(path.value());
    QVERIFY(whole.steps.size() > 1000);
    QVERIFY((*path)->steps == whole.steps);
    QVERIFY((*path)->threads == whole.threads);
    QVERIFY((*path)->locks == whole.locks);
    QVERIFY((*path)->states.time == whole.states.time);
    QVERIFY((*path)->outside == whole.outside);
    QCOMPARE((*path)->length().count(), opened->trace.now.count());
}

void SessionLongTraceTest::what_is_written_does_not_depend_on_what_is_kept_in_memory() {
    Recorded all(12, trace::CpuSource::Kernel);
    all.record(path("all.tline"), 60'000);
    Recorded little(12, trace::CpuSource::Kernel);
    LiveTrace::Checkpoints how = often;
    how.memory = 900'000;
    little.record(path("little.tline"), 60'000, how);
    QVERIFY(little.live.snapshot().trace.detail.begin > Time{0});
    const auto one = trace::TraceReader::open(path("all.tline"));
    const auto other = trace::TraceReader::open(path("little.tline"));
    QVERIFY(one.ok() && other.ok());
    QCOMPARE((*one)->event_count(), (*other)->event_count());
    QCOMPARE((*one)->checkpoints().size(), (*other)->checkpoints().size());
    QVERIFY((*one)->checkpoints().size() >= 2);
    for (std::size_t i = 0; i < (*one)->checkpoints().size(); ++i)
        QVERIFY((*one)->content_of((*one)->checkpoints()[i].chunk).value() ==
                (*other)->content_of((*other)->checkpoints()[i].chunk).value());
    QCOMPARE((*one)->overviews().size(), (*other)->overviews().size());
    for (std::size_t i = 0; i < (*one)->overviews().size(); ++i)
        QVERIFY((*one)->content_of((*one)->overviews()[i]).value() ==
                (*other)->content_of((*other)->overviews()[i]).value());
}

void SessionLongTraceTest::with_too_little_memory_overviews_are_coarser_and_as_true() {
    Recorded all(12, trace::CpuSource::Kernel);
    all.record(path("all.tline"), 60'000);
    Recorded little(12, trace::CpuSource::Kernel);
    LiveTrace::Checkpoints how = often;
    how.memory = 60'000;
    little.record(path("little.tline"), 60'000, how);
    const auto fine = open_trace(path("all.tline"));
    const auto coarse = open_trace(path("little.tline"));
    QVERIFY(fine.ok() && coarse.ok());
    std::size_t nodes = 0;
    std::size_t fewer_nodes = 0;
    QCOMPARE(coarse->trace.actors.size(), fine->trace.actors.size());
    for (std::size_t i = 0; i < fine->trace.actors.size(); ++i) {
        const trace::ActorOverview& whole = *fine->trace.actors[i]->overview;
        const trace::ActorOverview& part = *coarse->trace.actors[i]->overview;
        QVERIFY(whole.states.total() == part.states.total());
        nodes += whole.states.size() + whole.holds.size();
        fewer_nodes += part.states.size() + part.holds.size();
    }
    for (std::size_t i = 0; i < fine->trace.locks.size(); ++i)
        QVERIFY(fine->trace.locks[i]->statistics.hold == coarse->trace.locks[i]->statistics.hold);
    QVERIFY(fewer_nodes * 4 < nodes);
}

void SessionLongTraceTest::a_live_trace_forgets_the_oldest_and_keeps_its_overview() {
    Recorded recorded(12, trace::CpuSource::Kernel);
    LiveTrace::Checkpoints how = often;
    how.memory = 100'000;
    recorded.record(path("live.tline"), 100'000, how);
    const trace::Snapshot live = recorded.live.snapshot().trace;
    const trace::Snapshot whole = recorded.whole.snapshot().trace;
    QVERIFY(live.detail.begin > Time{0});
    std::size_t kept = 0;
    std::size_t in_all = 0;
    for (const auto& lane : live.actors) {
        const trace::ActorLane& other = *whole.lane_of(lane->actor);
        const TimeRange range{live.detail.begin, live.now};
        QVERIFY(in_range(lane->intervals, range) == in_range(other.intervals, range));
        QVERIFY(lane->shares({lane->begin, lane->end}).time ==
                other.shares({other.begin, other.end}).time);
        kept += lane->intervals.size();
        in_all += other.intervals.size();
    }
    QVERIFY2(kept * 2 < in_all, qPrintable(QString("%1 of %2").arg(kept).arg(in_all)));
}

void SessionLongTraceTest::figures_of_a_range_are_exact_part_by_part() {
    Recorded recorded(12, trace::CpuSource::Kernel);
    recorded.record(path("range.tline"), 400'000);
    const trace::Snapshot whole = recorded.whole.snapshot().trace;
    const auto opened = open_trace(path("range.tline"));
    QVERIFY(opened.ok() && opened->whole);
    const analysis::LaneQuery query = analysis::parse_query("state:blocked,holding").query;
    const analysis::LaneQuery idle = analysis::parse_query("lane:idle").query;
    std::mt19937 random(5);
    for (int i = 0; i < 6; ++i) {
        TimeRange range = whole.range();
        if (i > 0) {
            range.begin = Time(std::int64_t(random() % std::uint64_t(whole.now.count() / 2)));
            range.end = range.begin + whole.now / 4;
        }
        analysis::RangeStatisticsSum statistics(range);
        analysis::LineTimesSum lines(range);
        analysis::LaneSearch search(query, range, nullptr), idle_search(idle, range, nullptr);
        int parts = 0;
        Time reached = range.begin;
        const Status done = for_each_part(
            opened.value(), range,
            [&](const trace::Snapshot& snapshot, TimeRange part) {
                ++parts;
                if (part.begin != reached)
                    return false;
                reached = part.end;
                statistics.add(snapshot, part);
                lines.add(snapshot, part);
                search.add(snapshot, part);
                idle_search.add(snapshot, part);
                return true;
            },
            10'000);
        QVERIFY(done.ok());
        QVERIFY2(parts > 1, qPrintable(QString::number(parts)));
        QCOMPARE(reached, range.end);

        const analysis::RangeStatistics made = statistics.take();
        const analysis::RangeStatistics expected = analysis::range_statistics(whole, range);
        QVERIFY(made.states.time == expected.states.time);
        QCOMPARE(made.threads.size(), expected.threads.size());
        for (std::size_t k = 0; k < made.threads.size(); ++k)
            QVERIFY(made.threads[k].states.time == expected.threads[k].states.time);
        QVERIFY(made.waits == expected.waits);
        QCOMPARE(made.wait_count, expected.wait_count);
        QCOMPARE(made.locks.size(), expected.locks.size());
        for (std::size_t k = 0; k < made.locks.size(); ++k) {
            QCOMPARE(made.locks[k].holds, expected.locks[k].holds);
            QCOMPARE(made.locks[k].hold, expected.locks[k].hold);
            QCOMPARE(made.locks[k].waits, expected.locks[k].waits);
            QCOMPARE(made.locks[k].wait, expected.locks[k].wait);
        }
        const auto made_lines = lines.take();
        const auto expected_lines = analysis::line_times(whole, range);
        QCOMPARE(made_lines.size(), expected_lines.size());
        for (std::size_t k = 0; k < made_lines.size(); ++k)
            QVERIFY(made_lines[k].states == expected_lines[k].states);
        analysis::LaneSearch in_one(query, range, nullptr);
        in_one.add(whole, range);
        const std::uint64_t count = in_one.take().count;
        QVERIFY(count > 0);
        QCOMPARE(search.take().count, count);
        // A stretch that a part's end cuts is one all the same.
        analysis::LaneSearch idle_in_one(idle, range, nullptr);
        idle_in_one.add(whole, range);
        const analysis::LaneHits stretches = idle_in_one.take();
        QVERIFY(stretches.count > 0);
        QVERIFY(idle_search.take().items == stretches.items);
    }
}

QTEST_APPLESS_MAIN(SessionLongTraceTest)
#include "session_long_trace_test.moc"
