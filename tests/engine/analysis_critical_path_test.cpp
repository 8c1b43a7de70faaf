// The critical path is as long as the run, to the nanosecond, and runs where the run was held up.
#include <QTest>

#include "engine/analysis/critical_path.h"
#include "tests/engine/random_run.h"

#include <map>
#include <optional>

using namespace threadline;
using namespace threadline::test;
using analysis::critical_path;
using analysis::CriticalPath;
using analysis::PathStep;
using trace::Duration;
using trace::Snapshot;
using trace::State;

namespace {

constexpr std::uint16_t contended = event_flag::contended;

// "A 0-40, B 40-60", in us; "-" is nobody.
QString shape_of(const CriticalPath& path, const Snapshot& snapshot) {
    QStringList parts;
    for (const PathStep& step : path.steps)
        parts << QString("%1 %2-%3")
                     .arg(step.actor
                              ? QString::fromStdString(snapshot.tables->actor(step.actor).name)
                              : "-")
                     .arg(step.range.begin.count() / 1000)
                     .arg(step.range.end.count() / 1000);
    return parts.join(", ");
}

// Why the path does not add up; empty if it does.
QString unaccounted(const CriticalPath& path, const Snapshot& snapshot) {
    trace::Time at{0};
    for (const PathStep& step : path.steps) {
        if (step.range.begin != at || step.range.end <= at)
            return "the steps do not tile";
        at = step.range.end;
        const trace::ActorLane* lane = step.actor ? snapshot.lane_of(step.actor) : nullptr;
        if (step.actor && (step.range.begin < lane->begin || step.range.end > lane->end))
            return "a step lies beside its lane";
    }
    if (at != snapshot.now || path.length() != snapshot.now)
        return "the path is not as long as the run";
    Duration threads = path.outside;
    for (const auto& thread : path.threads)
        threads += thread.time;
    if (threads != snapshot.now)
        return "the threads do not add up";
    if (path.states.total() + path.outside != snapshot.now)
        return "the states do not add up";
    for (const auto& lock : path.locks)
        if (lock.held > snapshot.now)
            return "a lock is held for longer than the path is";
    return {};
}

// The same by another way: each event's predecessor, as the world tells while the events go by.
std::vector<PathStep> naive_path(const std::vector<trace::TraceEvent>& events,
                                 const trace::Tables& tables, ActorId last, trace::Time end,
                                 trace::Time now) {
    trace::World world;
    world.learn(tables);
    std::map<ActorId, std::size_t> latest, woken_by, begin;
    std::vector<std::optional<std::size_t>> before(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        const trace::TraceEvent& event = events[i];
        const bool was_granted = world.actor(event.actor).granted;
        world.apply(event);
        const auto waker = woken_by.find(event.actor);
        const bool timed_out =
            event.event.kind == EventKind::TimedOut || event.event.kind == EventKind::TimedOutJoin;
        const bool goes_on = was_granted && !world.actor(event.actor).granted;
        if (goes_on && !timed_out && waker != woken_by.end())
            before[i] = waker->second;
        else if (const auto own = latest.find(event.actor); own != latest.end())
            before[i] = own->second;
        if (goes_on)
            woken_by.erase(event.actor);
        latest[event.actor] = i;
        for (const ActorId woken : world.woken())
            if (woken != event.actor)
                woken_by[woken] = i;
        for (const ActorId held : world.held_back())
            woken_by.erase(held);
    }
    std::vector<PathStep> steps;
    const auto add = [&](trace::Time from, trace::Time to, ActorId actor) {
        if (from == to)
            return;
        if (!steps.empty() && steps.back().actor == actor)
            steps.back().range.begin = from;
        else
            steps.push_back({{from, to}, actor});
    };
    add(end, now, {});
    ActorId actor = last;
    trace::Time at = end;
    std::optional<std::size_t> event = latest.at(last);
    while (event) {
        add(events[*event].time(), at, actor);
        at = events[*event].time();
        const std::optional<std::size_t> previous = before[*event];
        if (previous) {
            // From the woken one's step back to the waker's: the woken one was on its way.
            add(events[*previous].time(), at, actor);
            at = events[*previous].time();
            actor = events[*previous].actor;
        }
        event = previous;
    }
    add(trace::Time{0}, at, {});
    std::reverse(steps.begin(), steps.end());
    return steps;
}

}  // namespace

class AnalysisCriticalPathTest : public QObject {
    Q_OBJECT

private slots:
    void aSingleThreadIsItsOwnPath();
    void itGoesThroughTheHandOverOfALock();
    void aReplyStaysOnThePath();
    void itGoesBackToWhoStartedAThread();
    void ofAFrozenRunItEndsWithWhoClosedTheCycle();
    void aLoopOfWakesAtOneInstantEnds();
    void aRunWithoutThreadsIsAllOutside();
    void inRandomRunsItIsAsLongAsTheRunAndAsTheEventsSay();
    void whateverTheEventsSayItTilesTheRun();
};

void AnalysisCriticalPathTest::aSingleThreadIsItsOwnPath() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.at(10us).begin({a}).at(90us).end(a);
    const Snapshot snapshot = run.finish(100us).snapshot();
    const CriticalPath path = critical_path(snapshot);
    QCOMPARE(shape_of(path, snapshot), QString("- 0-10, A 10-90, - 90-100"));
    QCOMPARE(path.outside, Duration(20us));
    QCOMPARE(path.states.of(State::Running), Duration(80us));
}

void AnalysisCriticalPathTest::itGoesThroughTheHandOverOfALock() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ActorId b = run.thread("B");
    const ObjectId lock = run.mutex("L");
    run.at(0us).begin({a, b}).at(5us).lock(a, lock).at(10us).request(b, lock);
    run.at(40us).unlock(a, lock, b).at(50us).lock(b, lock, contended).at(45us).end(a);
    run.at(70us).unlock(b, lock).at(80us).end(b);
    const Snapshot snapshot = run.finish(80us).snapshot();
    const CriticalPath path = critical_path(snapshot);
    QCOMPARE(shape_of(path, snapshot), QString("A 0-40, B 40-80"));
    QCOMPARE(path.states.of(State::Ready), Duration(10us));
    QCOMPARE(path.states.of(State::Blocked), Duration(0));
    QCOMPARE(path.locks.size(), 1u);
    QCOMPARE(path.locks[0].hand_overs, 1u);
    QCOMPARE(path.locks[0].held, Duration(35us + 20us));
    QCOMPARE(path.threads.size(), 2u);
    QCOMPARE(path.threads[0].time, Duration(40us));
}

void AnalysisCriticalPathTest::aReplyStaysOnThePath() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.at(0us).begin({a}).at(10us).event(a, EventKind::IoBegin, {}, 50'000);
    run.at(60us).event(a, EventKind::IoEnd).at(70us).end(a);
    const Snapshot snapshot = run.finish(70us).snapshot();
    const CriticalPath path = critical_path(snapshot);
    QCOMPARE(shape_of(path, snapshot), QString("A 0-70"));
    QCOMPARE(path.states.of(State::Io), Duration(50us));
}

void AnalysisCriticalPathTest::itGoesBackToWhoStartedAThread() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ActorId child = run.thread("Child");
    run.at(0us).begin({a}).at(20us).event(a, EventKind::ActorStart, {}, child.value);
    run.at(25us).event(a, EventKind::JoinRequest, {}, child.value).at(30us).begin({child});
    run.at(60us).end(child).at(65us).event(a, EventKind::Joined, {}, child.value);
    run.at(70us).end(a);
    const Snapshot snapshot = run.finish(70us).snapshot();
    const CriticalPath path = critical_path(snapshot);
    QCOMPARE(shape_of(path, snapshot), QString("A 0-20, - 20-30, Child 30-60, A 60-70"));
}

void AnalysisCriticalPathTest::ofAFrozenRunItEndsWithWhoClosedTheCycle() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ActorId b = run.thread("B");
    const ObjectId one = run.mutex("1");
    const ObjectId two = run.mutex("2");
    run.at(0us).begin({a, b}).at(5us).lock(a, one).lock(b, two);
    run.at(20us).request(a, two).at(30us).request(b, one);
    const Snapshot snapshot = run.finish(100us).snapshot();
    const CriticalPath path = critical_path(snapshot);
    QCOMPARE(shape_of(path, snapshot), QString("B 0-100"));
    QCOMPARE(path.states.of(State::Deadlocked), Duration(70us));
}

void AnalysisCriticalPathTest::aLoopOfWakesAtOneInstantEnds() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ActorId b = run.thread("B");
    const ObjectId one = run.object(record::ObjectKind::Semaphore, "1");
    const ObjectId two = run.object(record::ObjectKind::Semaphore, "2");
    run.at(0us).begin({a, b}).event(a, EventKind::SemaphoreRequest, two);
    run.at(10us);
    for (int i = 0; i < 50; ++i) {
        run.event(b, EventKind::SemaphorePosted, two, 1).event(b, EventKind::SemaphoreRequest, one);
        run.event(a, EventKind::SemaphoreAcquired, two, 0, contended);
        run.event(a, EventKind::SemaphorePosted, one, 1).event(a, EventKind::SemaphoreRequest, two);
        run.event(b, EventKind::SemaphoreAcquired, one, 0, contended);
    }
    run.at(20us).end(b);
    const Snapshot snapshot = run.finish(20us).snapshot();
    const CriticalPath path = critical_path(snapshot);
    QCOMPARE(unaccounted(path, snapshot), QString());
    QCOMPARE(shape_of(path, snapshot), QString("B 0-20"));
}

void AnalysisCriticalPathTest::aRunWithoutThreadsIsAllOutside() {
    SyntheticRun run;
    const Snapshot snapshot = run.finish(30us).snapshot();
    const CriticalPath path = critical_path(snapshot);
    QCOMPARE(shape_of(path, snapshot), QString("- 0-30"));
    QVERIFY(critical_path(Snapshot{}).steps.empty());
}

void AnalysisCriticalPathTest::inRandomRunsItIsAsLongAsTheRunAndAsTheEventsSay() {
    const std::uint32_t first_seed = 1;
    qInfo("seeds from %u", first_seed);
    std::size_t changes_of_lane = 0;
    for (std::uint32_t seed = first_seed; seed < first_seed + 500; ++seed) {
        RandomRun random(seed);
        for (int i = 0; i < 250 && random.step(); ++i)
            ;
        const Snapshot snapshot = random.run.finish(random.now() + 1ms).snapshot();
        const CriticalPath path = critical_path(snapshot);
        const QString wrong = unaccounted(path, snapshot);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString("seed %1: %2").arg(seed).arg(wrong)));
        ActorId last;
        for (const PathStep& step : path.steps)
            last = step.actor ? step.actor : last;
        if (!last)
            continue;
        changes_of_lane += path.steps.size() - 1;
        const auto expected = naive_path(random.run.events(), random.run.tables(), last,
                                         snapshot.lane_of(last)->end, snapshot.now);
        QVERIFY2(path.steps == expected, qPrintable(QString("seed %1").arg(seed)));
    }
    QVERIFY(changes_of_lane > 500);
}

void AnalysisCriticalPathTest::whateverTheEventsSayItTilesTheRun() {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        SyntheticRun run;
        for (int i = 0; i < 4; ++i)
            run.thread("T");
        for (int i = 0; i < 4; ++i)
            run.object(static_cast<record::ObjectKind>(1 + random() % 8), "O", 1);
        trace::Time t{0};
        for (int i = 0; i < 200; ++i) {
            t += std::chrono::nanoseconds(static_cast<int>(random() % 3000) - 500);
            run.at(std::max(t, trace::Time{0}), 1);
            const auto kind = static_cast<EventKind>(
                1 + random() % (static_cast<unsigned>(EventKind::Count) - 1));
            const bool with_object =
                kind >= EventKind::Request && kind <= EventKind::CompareExchanged;
            run.event(
                ActorId{1 + static_cast<std::uint32_t>(random() % 4)}, kind,
                with_object ? ObjectId{1 + static_cast<std::uint32_t>(random() % 4)} : ObjectId{},
                static_cast<std::int64_t>(random() % 6),
                static_cast<std::uint16_t>((random() % 64) << 4));
        }
        const Snapshot snapshot = run.finish(t).snapshot();
        const QString wrong = unaccounted(critical_path(snapshot), snapshot);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString("round %1: %2").arg(round).arg(wrong)));
    }
}

QTEST_GUILESS_MAIN(AnalysisCriticalPathTest)
#include "analysis_critical_path_test.moc"
