// The longest stretch of a thread in a state, and of nobody at all: moments worth stopping at.
#include <QTest>

#include "engine/analysis/longest_stretches.h"

#include "tests/engine/synthetic_run.h"

using namespace threadline;
using namespace threadline::test;
using analysis::LongestStretches;
using record::ObjectKind;
using trace::State;
using trace::TimeRange;

class AnalysisLongestStretchesTest : public QObject {
    Q_OBJECT

private slots:
    void theLongestOfEachStateIsOfTheThreadThatWasInIt();
    void ofEqualOnesTheFirstIsMeant();
    void stepsThatFollowEachOtherAreOneStretch();
    void nobodyRunsOnlyWhileNoThreadDoes();
    void whoWaitsForAThreadToEndIsLeftOut();
    void aTaskThatStartsATaskIsNoLoop();
    void withoutThreadsThereIsNone();
};

void AnalysisLongestStretchesTest::theLongestOfEachStateIsOfTheThreadThatWasInIt() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId service = run.object(ObjectKind::Service, "service");
    run.at(0ms).begin({a, b});
    run.at(10ms).event(a, EventKind::IoBegin, service);
    run.at(20ms).event(b, EventKind::IoBegin, service);
    run.at(30ms).event(a, EventKind::IoEnd, service);
    run.at(60ms).event(b, EventKind::IoEnd, service);
    run.at(65ms).end(b);
    run.at(100ms).end(a);
    const LongestStretches longest = analysis::longest_stretches(run.finish(100ms).snapshot());
    QVERIFY(longest.of(State::Io));
    QCOMPARE(longest.of(State::Io)->actor, b);
    QVERIFY(longest.of(State::Io)->range == (TimeRange{20ms, 60ms}));
    QVERIFY(longest.of(State::Running));
    QCOMPARE(longest.of(State::Running)->actor, a);
    QVERIFY(longest.of(State::Running)->range == (TimeRange{30ms, 100ms}));
    QVERIFY(!longest.of(State::Blocked));
    QVERIFY(longest.nobody_runs == (TimeRange{20ms, 30ms}));
}

void AnalysisLongestStretchesTest::ofEqualOnesTheFirstIsMeant() {
    SyntheticRun run;
    const ActorId b = run.thread("B"), a = run.thread("A");
    const ObjectId service = run.object(ObjectKind::Service, "service");
    run.at(0ms).begin({a, b});
    run.at(10ms).event(a, EventKind::IoBegin, service);
    run.at(20ms).event(a, EventKind::IoEnd, service).event(b, EventKind::IoBegin, service);
    run.at(30ms).event(b, EventKind::IoEnd, service).end(a).end(b);
    const LongestStretches longest = analysis::longest_stretches(run.finish(30ms).snapshot());
    QCOMPARE(longest.of(State::Io)->actor, a);
    QVERIFY(!longest.nobody_runs);
}

void AnalysisLongestStretchesTest::stepsThatFollowEachOtherAreOneStretch() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId service = run.object(ObjectKind::Service, "service");
    run.at(0ms).begin({a, b});
    for (int i = 0; i < 3; ++i) {
        run.at(10ms * (i + 1)).event(a, EventKind::IoBegin, service);
        run.at(10ms * (i + 2)).event(a, EventKind::IoEnd, service);
    }
    run.at(50ms).event(b, EventKind::IoBegin, service);
    run.at(75ms).event(b, EventKind::IoEnd, service);
    run.at(100ms).end(a).end(b);
    const LongestStretches longest = analysis::longest_stretches(run.finish(100ms).snapshot());
    QCOMPARE(longest.of(State::Io)->actor, a);
    QVERIFY(longest.of(State::Io)->range == (TimeRange{10ms, 40ms}));
}

void AnalysisLongestStretchesTest::nobodyRunsOnlyWhileNoThreadDoes() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId service = run.object(ObjectKind::Service, "service");
    run.at(5ms).begin({a});
    run.at(10ms).event(a, EventKind::IoBegin, service);
    run.at(40ms).begin({b});
    run.at(50ms).event(a, EventKind::IoEnd, service).end(b);
    run.at(60ms).end(a);
    // Before the first thread and after the last one nobody could.
    const LongestStretches longest = analysis::longest_stretches(run.finish(200ms).snapshot());
    QVERIFY(longest.nobody_runs == (TimeRange{10ms, 40ms}));
}

void AnalysisLongestStretchesTest::whoWaitsForAThreadToEndIsLeftOut() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), main = run.thread("Main");
    run.at(0ms).begin({a, main}).event(main, EventKind::JoinRequest, {}, a.value);
    run.at(100ms).end(a).event(main, EventKind::Joined, {}, a.value).end(main);
    const LongestStretches longest = analysis::longest_stretches(run.finish(100ms).snapshot());
    QVERIFY(!longest.of(State::Waiting));
    QCOMPARE(longest.of(State::Running)->actor, a);
}

void AnalysisLongestStretchesTest::aTaskThatStartsATaskIsNoLoop() {
    auto tables = std::make_shared<trace::Tables>();
    trace::Snapshot snapshot;
    snapshot.now = 100ms;
    // Each runs for as long as the sum of its tasks, and these one after the other.
    const auto actor = [&](record::ActorKind kind, ActorId parent, TimeRange runs) {
        trace::ActorInfo info;
        info.kind = kind;
        info.parent = parent;
        auto lane = std::make_shared<trace::ActorLane>();
        lane->actor = ActorId{static_cast<std::uint32_t>(tables->actors.size())};
        lane->begin = runs.begin;
        lane->end = runs.end;
        trace::Interval interval;
        interval.begin = runs.begin;
        interval.end = runs.end;
        interval.state = State::Running;
        lane->intervals.append(interval);
        tables->actors.push_back(info);
        snapshot.actors.push_back(lane);
        return lane->actor;
    };
    const ActorId loop = actor(record::ActorKind::Thread, {}, {0ms, 100ms});
    const ActorId outer = actor(record::ActorKind::Task, loop, {0ms, 60ms});
    actor(record::ActorKind::Task, outer, {60ms, 100ms});
    snapshot.tables = tables;
    const LongestStretches longest = analysis::longest_stretches(snapshot);
    QVERIFY(longest.of(State::Running));
    QCOMPARE(longest.of(State::Running)->actor, outer);
    QVERIFY(longest.of(State::Running)->range == (TimeRange{0ms, 60ms}));
}

void AnalysisLongestStretchesTest::withoutThreadsThereIsNone() {
    SyntheticRun run;
    const LongestStretches longest = analysis::longest_stretches(run.finish(10ms).snapshot());
    QVERIFY(!longest.of(State::Running));
    QVERIFY(!longest.nobody_runs);
}

QTEST_GUILESS_MAIN(AnalysisLongestStretchesTest)
#include "analysis_longest_stretches_test.moc"
