// What lies on no lane of a thread of its own: slices of another program's trace, values, CPUs,
// moments and notes. They are found by what they are called and where they are asked for, listed
// and counted.
#include "engine/analysis/lane_items.h"
#include "engine/analysis/lane_search.h"
#include "engine/analysis/slice_times.h"

#include "tests/app/variable_and_slice_runs.h"

#include <QTest>

#include <map>
#include <set>

using namespace threadline;
using namespace threadline::analysis;
using threadline::test::foreign_trace;
using threadline::test::lost_update;
using threadline::test::ms;
using threadline::test::page_load;
using threadline::test::with_all_lanes;
using trace::TimeRange;

namespace {

std::vector<LaneItem> found(const session::RunSnapshot& run, const char* text) {
    const ParsedQuery parsed = parse_query(text);
    if (parsed.problem)
        qFatal("not understood: %s", text);
    const TimeRange all{ms(0), run.trace.now + trace::Duration{1}};
    LaneSearch search(parsed.query, all, nullptr);
    search.add(run.trace, all);
    if (run.annotations)
        search.add(*run.annotations, *run.trace.tables);
    return search.take().items;
}

// "slice 4", "value 3": the kind and when it begins, in milliseconds.
QStringList told(const std::vector<LaneItem>& items) {
    static const char* const kinds[] = {"interval", "hold",   "wait", "slice", "value",
                                        "cpu",      "moment", "note", "idle"};
    QStringList lines;
    for (const LaneItem& item : items)
        lines.append(QString("%1 %2")
                         .arg(kinds[index_of(item.kind)])
                         .arg(double(item.range.begin.count()) / 1e6));
    return lines;
}

}  // namespace

class AnalysisOtherLanesTest : public QObject {
    Q_OBJECT

private slots:
    void slicesAreFoundByNameThreadAndLength_data();
    void slicesAreFoundByNameThreadAndLength();
    void otherLanesAreFoundByNameAndWhereTheyAreAskedFor_data();
    void otherLanesAreFoundByNameAndWhereTheyAreAskedFor();
    void inPartsEachIsFoundOnce();
    void whereCoresWereIdleIsFoundWholeThoughPartsCutIt();
    void aNameThatIsNowhereIsSaid();
    void namesAndLanesAreCompleted();
    void everyItemOfEveryLaneHasItsNumber();
    void someKindsAloneCanBeListed();
    void ofAPartTheMomentsOfThatPartAreListed();
    void whatIsAtTheVeryEndIsListedAndFound();
    void ofTwoThatBeginAtOnceEachIsFound();
    void ofTwoNotesOnOneStretchEachIsFound();
    void whoWaitsForALockLiesOnItsLane();
    void whereCoresWereIdleIsListedOnceItIsKnown();
    void aSearchThatIsStoppedEndsWithinALane();
    void timesOfSlicesAreWholeAndTheirOwn();
    void timesOfSlicesAreCutAtTheEndsOfAStretch();
};

void AnalysisOtherLanesTest::slicesAreFoundByNameThreadAndLength_data() {
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("lines");
    using Lines = QStringList;
    QTest::newRow("a part of a name") << QByteArray("page") << Lines{"slice 2", "slice 42"};
    QTest::newRow("a name") << QByteArray("name:re*") << Lines{"slice 3", "slice 31", "slice 5"};
    QTest::newRow("one of two") << QByteArray("name:paint,receive") << Lines{"slice 74", "slice 5"};
    QTest::newRow("a thread") << QByteArray("thread:network longer:20ms")
                              << Lines{"slice 3", "slice 5"};
    QTest::newRow("a length") << QByteArray("shorter:10ms") << Lines{"slice 33"};
    QTest::newRow("without") << QByteArray("-thread:network -name:*page*")
                             << Lines{"slice 74", "slice 4", "slice 30", "slice 33"};
    QTest::newRow("no state") << QByteArray("state:running") << Lines{};
    QTest::newRow("the lanes") << QByteArray("lane:slice request") << Lines{"slice 3", "slice 31"};
    QTest::newRow("other lanes") << QByteArray("lane:thread,lock request") << Lines{};
}

void AnalysisOtherLanesTest::slicesAreFoundByNameThreadAndLength() {
    QFETCH(QByteArray, query);
    QFETCH(QStringList, lines);
    QCOMPARE(told(found(page_load(), query)), lines);
}

void AnalysisOtherLanesTest::otherLanesAreFoundByNameAndWhereTheyAreAskedFor_data() {
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("lines");
    using Lines = QStringList;
    QTest::newRow("a variable by its name")
        << QByteArray("count") << Lines{"value 0", "value 3", "value 6", "value 7"};
    QTest::newRow("its values since a thread's steps")
        << QByteArray("lane:variable thread:A") << Lines{"value 3", "value 6"};
    QTest::newRow("that stayed for long")
        << QByteArray("lane:variable longer:3ms") << Lines{"value 0", "value 3", "value 7"};
    QTest::newRow("by its line") << QByteArray("lane:variable line:9")
                                 << Lines{"value 3", "value 6", "value 7"};
    QTest::newRow("a thread alone is what it does")
        << QByteArray("thread:A") << Lines{"interval 0", "hold 1"};
    QTest::newRow("who was on a CPU") << QByteArray("lane:cpu thread:A") << Lines{"cpu 0"};
    QTest::newRow("all of the CPUs") << QByteArray("lane:cpu") << Lines{"cpu 0", "cpu 6"};
    QTest::newRow("a moment by its words") << QByteArray("\"have read\"") << Lines{"moment 5"};
    QTest::newRow("moments") << QByteArray("lane:moment") << Lines{"moment 5", "moment 7"};
    QTest::newRow("a moment by what it is about")
        << QByteArray("lane:moment lock:count") << Lines{"moment 7"};
    QTest::newRow("a note by its words") << QByteArray("goes") << Lines{"note 6"};
    QTest::newRow("a note by its pattern") << QByteArray("name:here*") << Lines{"note 6"};
    QTest::newRow("notes") << QByteArray("lane:note") << Lines{"note 2", "note 6"};
    QTest::newRow("several lanes") << QByteArray("lane:note,moment longer:1ms") << Lines{"note 6"};
    QTest::newRow("all but some lanes") << QByteArray("-lane:lock thread:A") << Lines{"interval 0"};
}

void AnalysisOtherLanesTest::otherLanesAreFoundByNameAndWhereTheyAreAskedFor() {
    QFETCH(QByteArray, query);
    QFETCH(QStringList, lines);
    QCOMPARE(told(found(with_all_lanes(), query)), lines);
}

void AnalysisOtherLanesTest::inPartsEachIsFoundOnce() {
    const session::RunSnapshot run = with_all_lanes();
    for (const char* text : {"lane:variable", "lane:cpu", "lane:moment", "count"}) {
        const LaneQuery query = parse_query(text).query;
        const TimeRange all{ms(0), run.trace.now};
        LaneSearch in_one(query, all, nullptr), in_parts(query, all, nullptr);
        in_one.add(run.trace, all);
        for (int i = 0; i < 13; ++i)
            in_parts.add(run.trace, {all.length() * i / 13, all.length() * (i + 1) / 13});
        const LaneHits whole = in_one.take();
        QVERIFY(whole.count > 1);
        QVERIFY2(in_parts.take().items == whole.items, text);
    }
}

void AnalysisOtherLanesTest::whereCoresWereIdleIsFoundWholeThoughPartsCutIt() {
    session::RunSnapshot run = with_all_lanes();
    // Idle once more, before that, and within one of the parts.
    auto cpu = std::make_shared<trace::CpuLane>();
    cpu->cpu = 1;
    cpu->end = ms(10);
    cpu->intervals.append({ms(0), ms(4), ActorId{1}, trace::CpuUse::Thread, false});
    cpu->intervals.append({ms(4), ms(4.1), {}, trace::CpuUse::Idle, false});
    cpu->intervals.append({ms(4.1), ms(6), ActorId{1}, trace::CpuUse::Thread, false});
    cpu->intervals.append({ms(6), ms(10), {}, trace::CpuUse::Idle, false});
    run.trace.cpus[0] = cpu;
    const TimeRange all{ms(0), run.trace.now};
    for (const auto& [text, begins] : {std::pair("lane:idle", QStringList{"idle 4", "idle 6"}),
                                       std::pair("lane:idle longer:3ms", QStringList{"idle 6"}),
                                       std::pair("lane:idle shorter:3ms", QStringList{"idle 4"})})
        for (const int parts : {1, 5, 13}) {
            LaneSearch search(parse_query(text).query, all, nullptr);
            for (int i = 0; i < parts; ++i)
                search.add(run.trace, {all.length() * i / parts, all.length() * (i + 1) / parts});
            const LaneHits hits = search.take();
            QCOMPARE(hits.count, std::uint64_t(begins.size()));
            QCOMPARE(told(hits.items), begins);
            for (const LaneItem& item : hits.items)
                QVERIFY(item.range.end == ms(item.range.begin == ms(4) ? 4.1 : 10));
        }
}

void AnalysisOtherLanesTest::aNameThatIsNowhereIsSaid() {
    const auto unknown = [](const char* text) {
        return LaneMatcher(parse_query(text).query, *page_load().trace.tables).unknown();
    };
    QVERIFY(!unknown("paint") && !unknown("name:*page"));
    QVERIFY(unknown("name:dance") == std::optional(UnknownName{QueryField::Name, "dance"}));
    QVERIFY(parse_query("lane:road").problem->kind == QueryProblem::Kind::NoLane);
}

void AnalysisOtherLanesTest::namesAndLanesAreCompleted() {
    const session::RunSnapshot run = page_load();
    const auto offered = [&](const std::string& text) {
        QStringList list;
        for (const std::string& each : complete_query(text, text.size(), *run.trace.tables).texts)
            list.append(QString::fromStdString(each));
        return list;
    };
    QCOMPARE(offered("name:p"), (QStringList{"paint", "\"parse html\""}));
    QCOMPARE(offered("pai"), (QStringList{"name:paint"}));
    QCOMPARE(offered("lane:s"), (QStringList{"slice"}));
    QCOMPARE(offered("la"),
             (QStringList{"lane:", "name:\"layout of everything that is on the page\""}));
}

void AnalysisOtherLanesTest::everyItemOfEveryLaneHasItsNumber() {
    for (const session::RunSnapshot& run : {with_all_lanes(), page_load()}) {
        const LaneItems items(run.trace, run.annotations);
        std::set<std::size_t> numbers;
        for (std::size_t i = 0; i < items.size(); ++i) {
            QCOMPARE(items.find(items[i]), i);
            numbers.insert(index_of(items[i].kind));
        }
        QCOMPARE(numbers.size(), run.trace.slices.empty() ? std::size_t(6) : std::size_t(1));
    }
    const session::RunSnapshot run = with_all_lanes();
    // Two threads, a hold, four values, two of the CPU, two moments, two notes.
    QCOMPARE(
        told([&] {
            std::vector<LaneItem> list;
            const LaneItems items(run.trace, run.annotations);
            for (std::size_t i = 0; i < items.size(); ++i)
                list.push_back(items[i]);
            return list;
        }()),
        (QStringList{"interval 0", "hold 1", "interval 0", "value 0", "value 3", "value 6",
                     "value 7", "cpu 0", "cpu 6", "moment 5", "moment 7", "note 2", "note 6"}));
    LaneItem missing;
    missing.kind = ItemKind::CpuUse;
    missing.place = 7;
    const LaneItems items(run.trace, run.annotations);
    QCOMPARE(items.find(missing), items.size());
}

void AnalysisOtherLanesTest::someKindsAloneCanBeListed() {
    const session::RunSnapshot run = with_all_lanes();
    const LaneItems values(run.trace, run.annotations, {ItemKind::Value});
    QCOMPARE(values.size(), std::size_t(4));
    QVERIFY(values[1].value == Value::integer(1));
    QCOMPARE(values[1].actor, ActorId{1});
    QVERIFY(values.kinds() == ItemKinds{ItemKind::Value});
    const LaneItems both(run.trace, run.annotations, {ItemKind::Moment, ItemKind::Note});
    QCOMPARE(both.size(), std::size_t(4));
    QCOMPARE(LaneItems(run.trace, run.annotations, {ItemKind::Slice}).size(), std::size_t(0));
}

void AnalysisOtherLanesTest::ofAPartTheMomentsOfThatPartAreListed() {
    session::RunSnapshot run = with_all_lanes();
    run.trace.detail = {ms(6), ms(10)};
    const LaneItems part(run.trace, nullptr, {ItemKind::Moment});
    QCOMPARE(part.size(), std::size_t(1));
    QCOMPARE(part[0].range.begin, ms(7));
    QCOMPARE(part.find(part[0]), std::size_t(0));
    run.trace.detail = {ms(0), ms(0)};
    QCOMPARE(LaneItems(run.trace, nullptr, {ItemKind::Moment}).size(), std::size_t(0));
}

void AnalysisOtherLanesTest::whatIsAtTheVeryEndIsListedAndFound() {
    session::RunSnapshot run = with_all_lanes();
    run.trace.moments.append({ms(10), trace::MomentKind::CheckFailed, ActorId{2}, {}, {}, {}});
    run.trace.detail = {ms(6), ms(10)};
    const LaneItems part(run.trace, nullptr, {ItemKind::Moment});
    QCOMPARE(part.size(), std::size_t(2));
    QCOMPARE(part[1].range.begin, ms(10));
    QCOMPARE(part.find(part[1]), std::size_t(1));
    LaneSearch search(parse_query("lane:moment").query, run.trace.range(), nullptr);
    for (const TimeRange each : {TimeRange{ms(0), ms(6)}, TimeRange{ms(6), ms(10)}})
        search.add(run.trace, each);
    QCOMPARE(told(search.take().items), (QStringList{"moment 5", "moment 7", "moment 10"}));
}

void AnalysisOtherLanesTest::ofTwoThatBeginAtOnceEachIsFound() {
    test::RunFixture story;
    const ObjectId count = story.object("count", record::ObjectKind::Variable);
    auto& a = story.thread("A").runs(0, 10);
    session::RunSnapshot run = story.at(10);
    test::add_variable(run, count, {{3, 1, a.id()}, {3, 2, a.id()}});
    const LaneItems values(run.trace, nullptr, {ItemKind::Value});
    QCOMPARE(values.size(), std::size_t(3));
    for (std::size_t i = 0; i < values.size(); ++i)
        QCOMPARE(values.find(values[i]), i);
    // A mark that ends elsewhere stands for the first of them.
    LaneItem mark = values[2];
    mark.range.end = ms(5);
    QCOMPARE(values.find(mark), std::size_t(1));
}

void AnalysisOtherLanesTest::ofTwoNotesOnOneStretchEachIsFound() {
    session::RunSnapshot run = lost_update();
    run.annotations = std::make_shared<const std::vector<trace::Annotation>>(
        std::vector<trace::Annotation>{{{ms(2), ms(2)}, ""}, {{ms(2), ms(2)}, "twice"}});
    const LaneItems notes(run.trace, run.annotations, {ItemKind::Note});
    QCOMPARE(notes.find(notes[0]), std::size_t(0));
    QCOMPARE(notes.find(notes[1]), std::size_t(1));
    const std::vector<LaneItem> hits = found(run, "lane:note twice");
    QCOMPARE(hits.size(), std::size_t(1));
    QVERIFY(hits[0] == notes[1]);
}

void AnalysisOtherLanesTest::whoWaitsForALockLiesOnItsLane() {
    const session::RunSnapshot run = test::RunFixture::opposite_order();
    const LaneItems waits(run.trace, nullptr, {ItemKind::Wait});
    QCOMPARE(told({waits[0], waits[1]}),
             (QStringList{"wait 21.5", "wait 20.9"}));  // for Lock 1, for Lock 2
    QCOMPARE(waits[0].actor, ActorId{2});
    QCOMPARE(waits[0].by, ActorId{1});  // who held it when the wait began
    QCOMPARE(waits[0].object, ObjectId{1});
    for (std::size_t i = 0; i < waits.size(); ++i)
        QCOMPARE(waits.find(waits[i]), i);
    LaneItem other = waits[0];
    other.actor = waits[1].actor;
    QCOMPARE(waits.find(other), waits.size());
    // A search finds the wait on the lane of its thread, and here where the lane is asked for.
    QCOMPARE(told(found(run, "thread:B lock:\"Lock 1\"")), (QStringList{"interval 21.5"}));
    QCOMPARE(told(found(run, "lane:lock thread:B")), (QStringList{"hold 0.3", "wait 21.5"}));
    QCOMPARE(told(found(run, "lane:lock state:blocked")), (QStringList{"wait 21.5", "wait 20.9"}));
    // As that does, and whenever the deadlock closed.
    QCOMPARE(told(found(run, "lane:lock state:deadlocked")),
             (QStringList{"wait 21.5", "wait 20.9"}));
    QVERIFY(waits[0].state == trace::State::Deadlocked);
    QVERIFY(waits[0].underneath == trace::State::Blocked);
}

void AnalysisOtherLanesTest::whereCoresWereIdleIsListedOnceItIsKnown() {
    const session::RunSnapshot run = with_all_lanes();
    QCOMPARE(LaneItems(run.trace, nullptr, {ItemKind::Idle}).size(), std::size_t(0));
    const auto known = std::make_shared<const std::vector<IdleStretch>>(idle_stretches(run.trace));
    const LaneItems all(run.trace, run.annotations, ItemKinds::all(), known);
    const std::size_t last = all.size() - 1;
    QCOMPARE(last, LaneItems(run.trace, run.annotations).size());  // it stands behind all others
    QVERIFY(idle_stretch_of(all[last]) == known->front());
    QCOMPARE(all[last].range, (TimeRange{ms(6), ms(10)}));
    // The picture cuts it where it ends itself.
    LaneItem mark = all[last];
    mark.range = {ms(7), ms(8)};
    QCOMPARE(all.find(mark), last);
    mark.range = {ms(2), ms(3)};
    QCOMPARE(all.find(mark), all.size());
    QCOMPARE(told(found(run, "lane:idle")), (QStringList{"idle 6"}));
    QCOMPARE(told(found(run, "lane:idle longer:5ms")), QStringList{});
    // Of a part nobody knows how long that was which leads beyond its ends.
    session::RunSnapshot part = run;
    part.trace.detail = {ms(1), ms(8)};
    QVERIFY(idle_stretches(part.trace).empty());
    part.trace.detail = {ms(7), ms(10)};
    QVERIFY(idle_stretches(part.trace).empty());
    part.trace.detail = {ms(5), ms(10)};
    QVERIFY(idle_stretches(part.trace) == *known);
    const std::atomic<bool> stop{true};
    QVERIFY(idle_stretches(run.trace, &stop).empty());
    // Where nothing is known of CPUs there is no band.
    QVERIFY(idle_stretches(lost_update().trace).empty());
}

void AnalysisOtherLanesTest::aSearchThatIsStoppedEndsWithinALane() {
    const session::RunSnapshot run = test::much_written(20'000);
    const std::atomic<bool> stop{true};
    LaneSearch search(parse_query("lane:variable").query, run.trace.range(), &stop);
    search.add(run.trace, run.trace.range());
    const std::uint64_t count = search.take().count;
    QVERIFY2(count < 10'000, qPrintable(QString::number(count)));
}

void AnalysisOtherLanesTest::timesOfSlicesAreWholeAndTheirOwn() {
    const session::RunSnapshot run = page_load();
    std::map<std::string, SliceTime> times;
    for (const SliceTime& time : slice_times(run.trace, run.trace.range()))
        times[run.trace.tables->name(time.name)] = time;
    QCOMPARE(times.size(), std::size_t(8));
    QCOMPARE(times["request"].count, std::uint64_t(2));
    QCOMPARE(times["request"].total, ms(38));
    QCOMPARE(times["request"].self, ms(18));  // what was received meanwhile is not its own
    QCOMPARE(times["request"].longest.range, (TimeRange{ms(3), ms(28)}));
    QCOMPARE(times["load page"].total, ms(68));
    QCOMPARE(times["load page"].self, ms(68 - 26 - 36));
    QCOMPARE(times["run script"].self, ms(36 - 8 - 18));
    QCOMPARE(times["paint"].self, times["paint"].total);
    // All that is anybody's own is what the lanes were filled with.
    trace::Duration own{0};
    for (const auto& [name, time] : times)
        own += time.self;
    QCOMPARE(own, ms(68 + 24 + 25 + 13));
    QVERIFY(slice_times(lost_update().trace, {ms(0), ms(10)}).empty());
}

void AnalysisOtherLanesTest::timesOfSlicesAreCutAtTheEndsOfAStretch() {
    const session::RunSnapshot run =
        foreign_trace(100, {{"main", {{0, 0, 50, "a"}, {0, 60, 90, "a"}, {1, 10, 40, "b"}}}});
    const auto times = slice_times(run.trace, {ms(20), ms(70)});
    QCOMPARE(times.size(), std::size_t(2));
    QCOMPARE(times[0].count, std::uint64_t(2));
    QCOMPARE(times[0].total, ms(30 + 10));
    QCOMPARE(times[0].self, ms(10 + 10));
    QCOMPARE(times[0].longest.range.length(), ms(50));
    QCOMPARE(times[1].total, ms(20));
    QVERIFY(slice_times(run.trace, {ms(92), ms(99)}).empty());
}

QTEST_GUILESS_MAIN(AnalysisOtherLanesTest)
#include "analysis_other_lanes_test.moc"
