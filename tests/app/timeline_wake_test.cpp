// Wakes as arrows and words, the critical path as a line, and what was taken after a wait.
#include "app/timeline/geometry.h"
#include "app/timeline/subject_wakes.h"
#include "app/timeline/wording.h"
#include "engine/analysis/critical_path.h"
#include "tests/app/drawn_lanes.h"
#include "tests/engine/synthetic_run.h"

#include <QTest>

#include <map>

using namespace threadline;
using namespace threadline::app;
using namespace threadline::test;

namespace {

// A holds L from 10 to 40 ms; B asks for it at 20 (line 22), goes on at 50, and holds it to 70.
struct HandOver {
    SyntheticRun run;
    ActorId a = run.thread("A");
    ActorId b = run.thread("B");
    ObjectId lock = run.mutex("Lock 1");
    session::RunSnapshot snapshot;

    explicit HandOver(trace::Time got = 50ms) {
        run.at(0ms).begin({a, b}).at(10ms, 12).lock(a, lock).at(20ms, 22).request(b, lock);
        run.at(40ms, 14).unlock(a, lock, b).at(got, 22).lock(b, lock, event_flag::contended);
        run.at(60ms).end(a).at(70ms).unlock(b, lock).at(100ms).end(b);
        snapshot.trace = run.finish(100ms).snapshot();
        snapshot.findings = std::make_shared<const std::vector<analysis::Finding>>();
    }
    Subject interval_at(ActorId actor, trace::Time t) const {
        const auto interval = snapshot.trace.lane_of(actor)->at(t);
        Subject subject;
        subject.kind = Subject::Kind::Interval;
        subject.actor = actor;
        subject.range = interval->range();
        subject.object = interval->object;
        subject.site = interval->site;
        return subject;
    }
};

std::vector<Line> lines_of(const DisplayList& list, Line::Meaning meaning) {
    std::vector<Line> found;
    for (const Line& line : list.lines)
        if (line.meaning == meaning)
            found.push_back(line);
    return found;
}

constexpr double width = 1000;  // 10 px a ms

constexpr int rounds = 20'000;

// A and B wake each other: of 5 µs A has 2, then B the other 3.
session::RunSnapshot to_and_fro() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ActorId b = run.thread("B");
    const ObjectId one = run.object(record::ObjectKind::Semaphore, "1");
    const ObjectId two = run.object(record::ObjectKind::Semaphore, "2");
    run.at(0ms).begin({a, b}).event(a, EventKind::SemaphoreRequest, two);
    for (int i = 0; i < rounds; ++i) {
        run.at(1us * (5 * i)).event(b, EventKind::SemaphorePosted, two, 1);
        run.event(b, EventKind::SemaphoreRequest, one);
        run.event(a, EventKind::SemaphoreAcquired, two, 0, event_flag::contended);
        run.at(1us * (5 * i + 2)).event(a, EventKind::SemaphorePosted, one, 1);
        run.event(a, EventKind::SemaphoreRequest, two);
        run.event(b, EventKind::SemaphoreAcquired, one, 0, event_flag::contended);
    }
    run.at(100ms).end(b);
    session::RunSnapshot snapshot;
    snapshot.trace = run.finish(100ms).snapshot();
    snapshot.findings = std::make_shared<const std::vector<analysis::Finding>>();
    return snapshot;
}

DisplayList wakes_drawn(const HandOver& story, const std::vector<Subject>& subjects,
                        trace::TimeRange range = {0ms, 100ms}) {
    const auto rows = lane_rows(story.snapshot, {}, light());
    return wake_content(story.snapshot, rows, {range, 0, width}, subjects, {}, light());
}

}  // namespace

class TimelineWakeTest : public QObject {
    Q_OBJECT

private slots:
    void anArrowGoesFromTheUnlockToWhereTheOtherWentOn();
    void theWakerShowsTheSameArrow();
    void whatIsSelectedAndPointedAtIsDrawnOnce();
    void anArrowOutOfViewIsCutAtItsEdge();
    void theArrowOfAReplyBeginsAtNoOtherLane();
    void aFigureShowsTheWakesOfItsSelection();
    void theWakeIsToldInWords();
    void theWakerTellsWhomItWakes();
    void anIntervalThatStandsForSeveralHasNoWake();
    void theCriticalPathRunsAlongAndAcross();
    void manyStepsInAPixelAreAStroke();
    void aPathThatGoesToAndFroLeavesTheLanesInSight_data();
    void aPathThatGoesToAndFroLeavesTheLanesInSight();
    void theCriticalPathIsInTheLegend();
    void whatWasTakenAfterAWaitHasAThickEdge();
    void whereCoresWereIdleIsMarkedAsEstimatedWhereItIs();
};

void TimelineWakeTest::anArrowGoesFromTheUnlockToWhereTheOtherWentOn() {
    const HandOver story;
    const auto rows = lane_rows(story.snapshot, {}, light());
    for (const trace::Time t : {30ms, 45ms, 55ms}) {  // blocked, ready, running
        const DisplayList list = wakes_drawn(story, {story.interval_at(story.b, t)});
        const auto arrows = lines_of(list, Line::Meaning::Wake);
        QCOMPARE(arrows.size(), 1u);
        QVERIFY(arrows[0].arrow);
        QCOMPARE(arrows[0].from.x(), 400.0);
        QCOMPARE(arrows[0].to.x(), 500.0);
        QVERIFY(arrows[0].from.y() > rows[0].top && arrows[0].from.y() < rows[1].top);
        QCOMPARE(arrows[0].to.y(), rows[1].top);
    }
    QVERIFY(wakes_drawn(story, {story.interval_at(story.b, 10ms)}).lines.empty());
}

void TimelineWakeTest::theWakerShowsTheSameArrow() {
    const HandOver story;
    const DisplayList own = wakes_drawn(story, {story.interval_at(story.a, 30ms)});
    const DisplayList others = wakes_drawn(story, {story.interval_at(story.b, 30ms)});
    QCOMPARE(lines_of(own, Line::Meaning::Wake).size(), 1u);
    QCOMPARE(own.lines.back().from, others.lines.back().from);
    QCOMPARE(own.lines.back().to, others.lines.back().to);

    Subject hold;
    hold.kind = Subject::Kind::LockHold;
    hold.actor = story.a;
    hold.object = story.lock;
    hold.range = {10ms, 40ms};
    QCOMPARE(lines_of(wakes_drawn(story, {hold}), Line::Meaning::Wake).size(), 1u);
}

void TimelineWakeTest::whatIsSelectedAndPointedAtIsDrawnOnce() {
    const HandOver story;
    const Subject subject = story.interval_at(story.b, 30ms);
    QCOMPARE(lines_of(wakes_drawn(story, {subject, subject}), Line::Meaning::Wake).size(), 1u);
    QVERIFY(wakes_drawn(story, {Subject{}}).lines.empty());
}

void TimelineWakeTest::anArrowOutOfViewIsCutAtItsEdge() {
    const HandOver story;
    const Subject subject = story.interval_at(story.b, 45ms);
    const auto cut = lines_of(wakes_drawn(story, {subject}, {0ms, 45ms}), Line::Meaning::Wake);
    QCOMPARE(cut.size(), 1u);
    QVERIFY(!cut[0].arrow);
    QCOMPARE(cut[0].to.x(), width);
    QVERIFY(wakes_drawn(story, {subject}, {60ms, 100ms}).lines.empty());
}

void TimelineWakeTest::theArrowOfAReplyBeginsAtNoOtherLane() {
    HandOver story;
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ObjectId server = run.object(record::ObjectKind::Service, "server");
    run.at(0ms).begin({a}).at(10ms, 3).event(a, EventKind::IoBegin, server, 30'000'000);
    run.at(50ms, 3).event(a, EventKind::IoEnd, server, 5'000'000, event_flag::timed);
    run.at(100ms).end(a);
    story.snapshot.trace = run.finish(100ms).snapshot();
    const Subject subject = story.interval_at(a, 20ms);
    const auto arrows = lines_of(wakes_drawn(story, {subject}), Line::Meaning::Wake);
    QCOMPARE(arrows.size(), 1u);
    QCOMPARE(arrows[0].from.x(), 450.0);
    QCOMPARE(arrows[0].to.x(), 500.0);
    QCOMPARE(arrows[0].from.y(), arrows[0].to.y());
    const QString words = describe_at_length(story.snapshot, subject);
    QVERIFY2(words.contains("Woken by the reply from server at 45 ms; went on 5 ms later."),
             qPrintable(words));
}

void TimelineWakeTest::aFigureShowsTheWakesOfItsSelection() {
    const HandOver story;
    TimelineOptions options;
    const auto figure = [&] {
        return timeline_figure(story.snapshot, {0ms, 100ms}, {600, 0}, options, light());
    };
    QVERIFY(lines_of(figure(), Line::Meaning::Wake).empty());
    options.selected = story.interval_at(story.b, 30ms);
    QCOMPARE(lines_of(figure(), Line::Meaning::Wake).size(), 1u);
}

void TimelineWakeTest::theWakeIsToldInWords() {
    const HandOver story;
    const QString words = describe_at_length(story.snapshot, story.interval_at(story.b, 30ms));
    QVERIFY2(words.contains("Woken by A's unlock of Lock 1 at 40 ms, line 14; went on 10 ms "
                            "later."),
             qPrintable(words));
    const HandOver direct(40ms);
    const QString at_once = describe_at_length(direct.snapshot, direct.interval_at(direct.b, 30ms));
    QVERIFY2(at_once.contains("line 14; went on at once."), qPrintable(at_once));
}

void TimelineWakeTest::theWakerTellsWhomItWakes() {
    const HandOver story;
    const QString words = describe_at_length(story.snapshot, story.interval_at(story.a, 30ms));
    QVERIFY2(words.contains("Wakes B by its unlock of Lock 1 at 40 ms, line 14, which went on "
                            "10 ms later."),
             qPrintable(words));
}

void TimelineWakeTest::anIntervalThatStandsForSeveralHasNoWake() {
    const HandOver story;
    Subject several = story.interval_at(story.b, 30ms);
    several.range.end = 60ms;
    QVERIFY(!wakes_of(story.snapshot, several).by);
}

void TimelineWakeTest::theCriticalPathRunsAlongAndAcross() {
    const HandOver story;
    TimelineOptions options;
    const auto rows = lane_rows(story.snapshot, options, light());
    const TimeScale scale{{0ms, 100ms}, 0, width};
    const auto drawn = [&] {
        return lines_of(lane_content(story.snapshot, rows, scale, options, light()),
                        Line::Meaning::CriticalPath);
    };
    QVERIFY(drawn().empty());
    options.critical_path =
        std::make_shared<analysis::CriticalPath>(analysis::critical_path(story.snapshot.trace));
    const auto lines = drawn();  // A to 40, across, B from there
    QCOMPARE(lines.size(), 3u);
    QCOMPARE(lines[0].from.x(), 0.0);
    QCOMPARE(lines[0].to.x(), 400.0);
    QVERIFY(lines[1].arrow && lines[1].from.x() == 400 && lines[1].to.x() == 400);
    QCOMPARE(lines[1].from.y(), lines[0].to.y());
    QCOMPARE(lines[2].from, lines[1].to);
    QCOMPARE(lines[2].to.x(), width);
}

void TimelineWakeTest::manyStepsInAPixelAreAStroke() {
    const session::RunSnapshot snapshot = to_and_fro();
    TimelineOptions options;
    options.critical_path =
        std::make_shared<analysis::CriticalPath>(analysis::critical_path(snapshot.trace));
    QVERIFY(options.critical_path->steps.size() > rounds);
    const auto lines =
        lines_of(lanes_of(snapshot, {0ms, 100ms}, width, options), Line::Meaning::CriticalPath);
    QVERIFY(!lines.empty() && double(lines.size()) <= 2 * width);
}

void TimelineWakeTest::aPathThatGoesToAndFroLeavesTheLanesInSight_data() {
    QTest::addColumn<int>("us");
    QTest::addColumn<bool>("dotted");
    QTest::newRow("hundreds of steps a pixel") << 100'000 << true;
    QTest::newRow("a step a pixel") << 2500 << true;
    QTest::newRow("a step of some pixels") << 800 << false;
}

void TimelineWakeTest::aPathThatGoesToAndFroLeavesTheLanesInSight() {
    QFETCH(const int, us);
    QFETCH(const bool, dotted);
    const session::RunSnapshot snapshot = to_and_fro();
    TimelineOptions options;
    options.critical_path =
        std::make_shared<analysis::CriticalPath>(analysis::critical_path(snapshot.trace));
    const DisplayList list = lanes_of(snapshot, {0ms, 1us * us}, width, options);
    const auto rows = lane_rows(snapshot, options, light());
    double across = 0;  // px that the strokes and what sets them off hide
    double dots = 0;
    std::map<double, double> along;  // px of each lane
    for (const Line& line : list.lines) {
        const bool path = line.meaning == Line::Meaning::CriticalPath;
        if (line.from.x() == line.to.x() && (path || line.colour == light().surface))
            across += path ? 1 : line.width;
        else if (path)
            along[line.from.y()] += line.to.x() - line.from.x();
        if (path && line.dashed)
            dots += line.to.x() - line.from.x();
    }
    QVERIFY2(dotted ? dots > width : dots < 10, qPrintable(QString::number(dots)));
    QVERIFY2(across < width / 3, qPrintable(QString::number(across)));
    QCOMPARE(along.size(), 2u);
    for (const auto& [y, px] : along)
        QVERIFY2(px > 0.3 * width && px < 1.1 * width, qPrintable(QString::number(px)));
    QVERIFY(along.begin()->first < rows[0].top + rows[0].height / 2);
}

void TimelineWakeTest::theCriticalPathIsInTheLegend() {
    const HandOver story;
    TimelineOptions options;
    const auto names = [&] {
        const auto rows = lane_rows(story.snapshot, options, light());
        const DisplayList legend = legend_content(
            story.snapshot,
            lane_content(story.snapshot, rows, {{0ms, 100ms}, 0, width}, options, light()), width,
            light());
        QStringList all;
        for (const Label& label : legend.labels)
            all << label.text;
        return all;
    };
    QVERIFY(!names().contains("critical path"));
    QVERIFY(names().contains("taken after a wait"));
    options.critical_path =
        std::make_shared<analysis::CriticalPath>(analysis::critical_path(story.snapshot.trace));
    QVERIFY(names().contains("critical path"));
}

void TimelineWakeTest::whatWasTakenAfterAWaitHasAThickEdge() {
    const HandOver story;
    const auto rows = lane_rows(story.snapshot, {}, light());
    const DisplayList list =
        lane_content(story.snapshot, rows, {{0ms, 100ms}, 0, width}, {}, light());
    std::vector<QRectF> edges;
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::None && box.fill.colour == light().text)
            edges.push_back(box.rect);
    // B's hold, beneath its own lane and on the lock's; not A's, who took it at once.
    QCOMPARE(edges.size(), 2u);
    for (const QRectF& edge : edges)
        QCOMPARE(edge.left(), 500.0);
    Subject lock;
    lock.kind = Subject::Kind::LaneHeader;
    lock.object = story.lock;
    const QString words = describe_at_length(story.snapshot, lock);
    QVERIFY2(words.contains("Taken 2 times, 1 of them at once and 1 after a wait."),
             qPrintable(words));
    SyntheticRun once;
    const ActorId only = once.thread("A");
    lock.object = once.mutex("Lock 1");
    once.at(0ms).begin({only}).lock(only, lock.object).at(5ms).unlock(only, lock.object);
    session::RunSnapshot run;
    run.trace = once.at(9ms).end(only).finish(10ms).snapshot();
    run.findings = std::make_shared<const std::vector<analysis::Finding>>();
    QVERIFY2(describe_at_length(run, lock).contains("Taken once, without a wait."),
             qPrintable(describe_at_length(run, lock)));
    // Who took it did not wait; who waited did not get it.
    SyntheticRun in_vain;
    const ActorId holder = in_vain.thread("A"), other = in_vain.thread("B");
    lock.object = in_vain.mutex("Lock 1");
    in_vain.at(0ms).begin({holder, other}).lock(holder, lock.object);
    run.trace = in_vain.at(2ms).request(other, lock.object).finish(10ms).snapshot();
    const QString figures = describe_at_length(run, lock);
    QVERIFY2(figures.contains("Taken once, without a wait.\n1 more wait(s) for it ended without it."
                              "\nHeld for 10 ms; the waits for it took 8 ms"),
             qPrintable(figures));
}

void TimelineWakeTest::whereCoresWereIdleIsMarkedAsEstimatedWhereItIs() {
    HandOver story;
    auto lane = std::make_shared<trace::CpuLane>();
    lane->end = story.snapshot.trace.now;
    lane->estimated = true;
    lane->intervals.append({0ms, 100ms, {}, trace::CpuUse::Idle, true});
    story.snapshot.trace.cpus = {lane};
    TimelineOptions options;
    options.cpus = true;
    const auto names = [&](trace::CpuSource source) {
        auto info = std::make_shared<trace::RunInfo>(*story.snapshot.trace.info);
        info->cpu_source = source;
        story.snapshot.trace.info = info;
        const auto rows = lane_rows(story.snapshot, options, light());
        const DisplayList legend = legend_content(
            story.snapshot,
            lane_content(story.snapshot, rows, {{0ms, 100ms}, 0, width}, options, light()), width,
            light());
        QStringList all;
        for (const Label& label : legend.labels)
            all << label.text;
        return all;
    };
    QVERIFY(names(trace::CpuSource::Estimated).contains("core idle (estimated)"));
    QVERIFY(names(trace::CpuSource::Kernel).contains("core idle"));
}

QTEST_MAIN(TimelineWakeTest)
#include "timeline_wake_test.moc"
