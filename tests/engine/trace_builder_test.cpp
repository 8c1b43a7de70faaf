// From events to lanes: every nanosecond of an actor has one state, and the right one.
#include "engine/analysis/report.h"
#include "tests/engine/lane_shape.h"

#include <QTest>

#include <malloc.h>
#include <random>

using namespace threadline;
using namespace threadline::test;
using record::ObjectKind;
using trace::Duration;
using trace::Interval;
using trace::State;

class TraceBuilderTest : public QObject {
    Q_OBJECT

private slots:
    void aContendedLockIsRunningBlockedReadyRunning();
    void whoOvertakesPutsTheWokenOneBack();
    void waitsAreWaitingIoAndSleeping();
    void aTimedOutWaitSaysSo();
    void lostEventsAreUnknown();
    void heldUpByTheRecorderIsARecorderState();
    void theOpenIntervalReachesToNow();
    void deadlockedBeginsWhenTheCycleCloses();
    void holdsAreOnBothLanesAndAddUp();
    void aLockHeldByAnEndedThreadStaysHeld();
    void valuesGoFromOneWriteToTheNext();
    void aQueueHasALaneOfHowManyItemsItHolds();
    void aMillionWritesTakeFewBytesEach();
    void momentsOfOneKindAreNotKeptWithoutEnd();
    void anUnchangedLaneIsShared();
    void aSnapshotDoesNotChange();
    void randomRunsTileEveryLane();
    void randomNonsenseTilesEveryLane();
};

void TraceBuilderTest::aContendedLockIsRunningBlockedReadyRunning() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    run.at(0us).begin({a, b}).lock(a, lock);
    run.at(10us, 4).request(b, lock);
    run.at(30us).unlock(a, lock, b);
    run.at(35us).lock(b, lock, contended);
    run.at(40us).unlock(b, lock).end(b).end(a);
    const auto snapshot = run.finish(40us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(b)),
             QString("running 0-10, blocked 10-30, ready 30-35, running 35-40"));
    const Interval blocked = *snapshot.lane_of(b)->at(20us);
    QVERIFY(blocked.object == lock && blocked.by == a && blocked.woken_by == a);
    QCOMPARE(blocked.site.value, 4u);
    QCOMPARE(snapshot.lane_of(b)->blocks, std::uint64_t{1});
}

void TraceBuilderTest::whoOvertakesPutsTheWokenOneBack() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B"), c = run.thread("C");
    const ObjectId lock = run.mutex("Lock");
    run.at(0us).begin({a, b, c}).lock(a, lock);
    run.at(10us).request(b, lock);
    run.at(20us).unlock(a, lock, b);
    run.at(25us).lock(c, lock);
    run.at(50us).unlock(c, lock, b);
    run.at(60us).lock(b, lock, contended).end(b);
    const auto snapshot = run.finish(60us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(b)),
             QString("running 0-10, blocked 10-20, ready 20-25, blocked 25-50, ready 50-60"));
    QVERIFY(snapshot.lane_of(b)->at(30us)->by == c);
    QCOMPARE(snapshot.lane_of(lock)->statistics.wait, Duration(50us));
}

void TraceBuilderTest::waitsAreWaitingIoAndSleeping() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId s = run.object(ObjectKind::Semaphore, "S");
    const ObjectId service = run.object(ObjectKind::Service, "db");
    run.at(0us).begin({a, b});
    run.at(10us).event(a, EventKind::SemaphoreRequest, s);
    run.at(20us).event(b, EventKind::SemaphorePosted, s, 1);
    run.at(22us).event(a, EventKind::SemaphoreAcquired, s, 0, contended);
    run.at(30us).event(a, EventKind::IoBegin, service, 5000);
    run.at(40us).event(a, EventKind::IoEnd, service, 12);
    run.at(50us).event(a, EventKind::SleepBegin, {}, 20'000);
    run.at(73us).event(a, EventKind::SleepEnd);
    run.at(80us).event(a, EventKind::JoinRequest, {}, b.value);
    run.at(90us).end(b);
    run.at(95us).event(a, EventKind::Joined, {}, b.value).end(a);
    const auto snapshot = run.finish(95us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(a)),
             QString("running 0-10, waiting 10-20, ready 20-22, running 22-30, io 30-40, "
                     "running 40-50, sleeping 50-70, ready 70-73, running 73-80, waiting 80-90, "
                     "ready 90-95"));
    QVERIFY(snapshot.lane_of(a)->at(85us)->by == b);
    QVERIFY(snapshot.lane_of(a)->at(35us)->object == service);
    QCOMPARE(run.world().inconsistencies(), std::uint64_t{0});
}

void TraceBuilderTest::aTimedOutWaitSaysSo() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    run.at(0us).begin({a, b}).lock(a, lock);
    run.at(10us).event(b, EventKind::Request, lock, 20'000, event_flag::timed);
    run.at(34us).event(b, EventKind::TimedOut, lock);
    const auto snapshot = run.finish(40us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(b)),
             QString("running 0-10, blocked 10-30!, ready 30-34, running 34-40"));
    QVERIFY(snapshot.lane_of(lock)->statistics.acquisitions == 1);
    QCOMPARE(snapshot.lane_of(lock)->statistics.longest_wait, Duration(24us));
}

void TraceBuilderTest::lostEventsAreUnknown() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.at(0us).begin({a});
    run.at(10us).event(a, EventKind::Note, {}, 0);
    run.at(50us).event(a, EventKind::Lost, {}, 17);
    run.at(60us).end(a);
    QCOMPARE(shape_of(*run.finish(60us).snapshot().lane_of(a)),
             QString("running 0-10, unknown 10-50, running 50-60"));
}

void TraceBuilderTest::heldUpByTheRecorderIsARecorderState() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    run.at(0us).begin({a});
    run.at(10us).event(a, EventKind::RecorderBegin);
    run.at(20us).event(a, EventKind::RecorderEnd);
    run.at(30us).end(a);
    QCOMPARE(shape_of(*run.finish(30us).snapshot().lane_of(a)),
             QString("running 0-10, recorder 10-20, running 20-30"));
}

void TraceBuilderTest::theOpenIntervalReachesToNow() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    run.at(0us).begin({a, b}).lock(a, lock);
    run.at(10us).request(b, lock);
    run.builder().advance(50us);
    auto snapshot = run.snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(b)), QString("running 0-10, blocked 10-50..."));
    QCOMPARE(snapshot.lane_of(b)->shares({0us, 50us}).of(State::Blocked), Duration(40us));
    QCOMPARE(snapshot.lane_of(lock)->statistics.wait, Duration(40us));
    QCOMPARE(snapshot.lane_of(lock)->statistics.hold, Duration(50us));
    QCOMPARE(snapshot.lane_of(a)->open_holds.size(), std::size_t{1});
    QVERIFY(!snapshot.lane_of(ActorId{9}) && !snapshot.lane_of(ObjectId{9}));
}

void TraceBuilderTest::deadlockedBeginsWhenTheCycleCloses() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock1 = run.mutex("1"), lock2 = run.mutex("2");
    run.at(0us).begin({a, b}).lock(a, lock1).lock(b, lock2);
    run.at(10us).request(a, lock2);
    run.at(15us).request(b, lock1);
    run.at(100us);
    const auto snapshot = run.finish(100us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(a)),
             QString("running 0-10, blocked 10-15, deadlocked 15-100"));
    QCOMPARE(shape_of(*snapshot.lane_of(b)), QString("running 0-15, deadlocked 15-100"));
    const auto report = make_report(snapshot, run.findings());
    for (const auto& thread : report.threads) {
        QCOMPARE(thread.states.total(), thread.lifetime);
        QCOMPARE(thread.states.of(State::Deadlocked), Duration(85us));
        const auto states = reported_states(thread);
        QCOMPARE(states.total(), thread.lifetime);
        QCOMPARE(states.of(State::Deadlocked), Duration(0));
    }
    QCOMPARE(reported_states(report.threads[0]).of(State::Blocked), Duration(90us));
    QCOMPARE(report.findings[0].range.end, trace::Time(100us));
}

void TraceBuilderTest::holdsAreOnBothLanesAndAddUp() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ObjectId lock1 = run.mutex("1"), lock2 = run.mutex("2");
    run.at(0us).begin({a});
    run.at(10us).lock(a, lock1);
    run.at(20us).lock(a, lock2);
    run.at(30us).unlock(a, lock1);
    run.at(50us).unlock(a, lock2).end(a);
    const auto snapshot = run.finish(60us).snapshot();
    QCOMPARE(snapshot.lane_of(a)->holds.size(), std::size_t{2});
    QCOMPARE(snapshot.lane_of(lock1)->statistics.hold, Duration(20us));
    QCOMPARE(snapshot.lane_of(lock2)->statistics.hold, Duration(30us));
    QCOMPARE(snapshot.lane_of(lock2)->longest_hold, Duration(30us));
}

void TraceBuilderTest::aLockHeldByAnEndedThreadStaysHeld() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ObjectId lock = run.mutex("1");
    run.at(0us).begin({a}).lock(a, lock);
    run.at(10us).end(a);
    run.builder().advance(40us);
    const auto snapshot = run.snapshot();
    QCOMPARE(snapshot.lane_of(lock)->statistics.hold, Duration(40us));
    QVERIFY(snapshot.lane_of(a)->open_holds.empty());
    QCOMPARE(snapshot.lane_of(a)->holds.size(), std::size_t{1});
}

void TraceBuilderTest::valuesGoFromOneWriteToTheNext() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ObjectId count = run.object(ObjectKind::Variable, "count", 3);
    run.object(ObjectKind::Variable, "untouched", 8);
    const auto integer = static_cast<std::uint16_t>(ValueTag::Integer);
    run.at(0us).begin({a});
    run.at(10us).event(a, EventKind::Read, count, 3, integer);
    run.at(20us).event(a, EventKind::Write, count, 4, integer);
    run.at(30us).event(a, EventKind::CompareExchanged, count, 4,
                       static_cast<std::uint16_t>(integer | event_flag::failed));
    auto snapshot = run.snapshot();
    QCOMPARE(snapshot.variables.size(), std::size_t{1});
    QVERIFY(snapshot.variables[0]->values[0].value == Value::integer(3));
    QCOMPARE(snapshot.variables[0]->values[0].end, trace::Time(20us));
    QVERIFY(snapshot.variables[0]->open->value == Value::integer(4));
    const auto& readings = snapshot.variables[0]->readings;
    QCOMPARE(readings.size(), std::size_t{2});
    QCOMPARE(readings[0].begin, trace::Time(10us));
    QCOMPARE(readings[0].reader, a);
    QCOMPARE(readings[0].version, 0u);
    QCOMPARE(readings[1].version, 1u);  // a change that failed has looked
    const std::vector<std::pair<std::string, Value>> expected{{"count", Value::integer(4)},
                                                              {"untouched", Value::integer(8)}};
    QVERIFY(snapshot.values() == expected);
    QVERIFY(run.finish(50us).snapshot().values() == expected);
}

void TraceBuilderTest::aQueueHasALaneOfHowManyItemsItHolds() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId queue = run.object(ObjectKind::Queue, "buffer", 2);
    run.object(ObjectKind::Queue, "untouched", 2);
    run.at(0us).begin({a, b});
    run.at(10us).event(a, EventKind::Put, queue, 1);
    run.at(20us).event(a, EventKind::Put, queue, 2);
    run.at(30us).event(a, EventKind::PutRequest, queue);
    run.at(40us).event(b, EventKind::Got, queue, 1);
    const auto snapshot = run.snapshot();
    QCOMPARE(snapshot.variables.size(), std::size_t{1});
    const trace::VariableLane& lane = *snapshot.variables[0];
    QCOMPARE(lane.variable, queue);
    QCOMPARE(lane.values.size(), std::size_t{3});
    for (const std::int64_t items : {0, 1, 2})
        QVERIFY(lane.values[std::size_t(items)].value == Value::integer(items));
    QCOMPARE(lane.values[2].begin, trace::Time(20us));
    QCOMPARE(lane.values[2].end, trace::Time(40us));
    QVERIFY(lane.open->value == Value::integer(1));
    QCOMPARE(lane.open->writer, b);
    QVERIFY(snapshot.values().empty());  // it is no variable
}

void TraceBuilderTest::aMillionWritesTakeFewBytesEach() {
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    constexpr std::uint32_t writes = 1'000'000;
    trace::Tables tables;
    tables.actors.resize(2);
    tables.objects.resize(2);
    tables.objects[1].kind = ObjectKind::Variable;
    trace::World world;
    world.learn(tables);
    trace::TraceBuilder builder;
    builder.set_tables(std::make_shared<trace::Tables>(tables));
    trace::TraceEvent event;
    event.actor = ActorId{1};
    event.event.kind = EventKind::ThreadBegin;
    world.apply(event);
    builder.append(event, world);
    const auto in_use = [] {
        const struct mallinfo2 info = mallinfo2();
        return info.uordblks + info.hblkhd;
    };
    const std::size_t before = in_use();
    event.event.kind = EventKind::Write;
    event.event.object = ObjectId{1};
    event.event.flags = static_cast<std::uint16_t>(ValueTag::Integer);
    for (std::uint32_t i = 1; i <= writes; ++i) {
        event.event.time = i;
        event.event.order = i;
        event.event.argument = i;
        world.apply(event);
        builder.append(event, world);
    }
    const double each = static_cast<double>(in_use() - before) / writes;
    qInfo("%.1f bytes a write", each);
    QVERIFY(each < 48);
    QCOMPARE(builder.snapshot().variables[0]->values.size(), std::size_t{writes});
#else
    QSKIP("this allocator does not say what is in use");
#endif
}

void TraceBuilderTest::momentsOfOneKindAreNotKeptWithoutEnd() {
    trace::TraceBuilder builder;
    trace::World world;
    trace::Tables tables;
    tables.actors.resize(2);
    tables.names.resize(2);
    world.learn(tables);
    builder.set_tables(std::make_shared<trace::Tables>(tables));
    trace::TraceEvent note;
    note.actor = ActorId{1};
    for (const EventKind kind : {EventKind::Note, EventKind::CheckFailed}) {
        note.event.kind = kind;
        note.event.argument = 1;
        for (int i = 0; i < 150'000; ++i) {
            ++note.event.time;
            world.apply(note);
            builder.append(note, world);
        }
    }
    const trace::Snapshot snapshot = builder.snapshot();
    QCOMPARE(snapshot.moments.size(), std::size_t(200'000));
    QCOMPARE(snapshot.moments_left_out, std::uint64_t(100'000));
    QVERIFY(snapshot.moments[0].at == 1ns);
}

void TraceBuilderTest::anUnchangedLaneIsShared() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    run.at(0us).begin({a, b});
    run.at(10us).end(a);
    const auto before = run.snapshot();
    run.at(20us).event(b, EventKind::Note);
    const auto after = run.snapshot();
    QVERIFY(before.actors[0] == after.actors[0]);
    QVERIFY(before.actors[1] != after.actors[1]);
    QVERIFY(run.snapshot().actors[1] == after.actors[1]);
}

void TraceBuilderTest::aSnapshotDoesNotChange() {
    RandomRun random(5);
    std::vector<std::pair<trace::Snapshot, QStringList>> kept;
    for (int i = 0; i < 200 && random.step(); ++i) {
        QStringList shapes;
        const auto snapshot = random.run.snapshot();
        for (const auto& lane : snapshot.actors)
            shapes << shape_of(*lane);
        kept.emplace_back(snapshot, shapes);
    }
    for (const auto& [snapshot, shapes] : kept)
        for (std::size_t i = 0; i < snapshot.actors.size(); ++i)
            QCOMPARE(shape_of(*snapshot.actors[i]), shapes[static_cast<qsizetype>(i)]);
}

void TraceBuilderTest::randomRunsTileEveryLane() {
    const std::uint32_t first_seed = 1;
    qInfo("seeds from %u", first_seed);
    for (std::uint32_t seed = first_seed; seed < first_seed + 400; ++seed) {
        RandomRun random(seed);
        for (int i = 0; i < 150 && random.step(); ++i) {
            if (i % 11 != 0)
                continue;
            for (const auto& lane : random.run.snapshot().actors)
                QVERIFY2(gap_in(*lane).isEmpty(), qPrintable(gap_in(*lane)));
        }
        const auto snapshot = random.run.finish(random.now() + 1ms).snapshot();
        QCOMPARE(random.run.world().inconsistencies(), std::uint64_t{0});
        const auto report = make_report(snapshot, random.run.findings());
        for (const auto& thread : report.threads)
            QCOMPARE(reported_states(thread).total(), thread.lifetime);
        for (const auto& lane : snapshot.actors)
            QVERIFY2(gap_in(*lane).isEmpty(), qPrintable(gap_in(*lane)));
        // The cores' time adds up too.
        Duration causes{0};
        for (const auto& cause : report.cpu.idle_causes)
            causes += cause.time;
        QCOMPARE(causes, report.cpu.idle);
        QCOMPARE(report.cpu.busy + report.cpu.idle + report.cpu.others,
                 snapshot.now * report.cpu.cores);
        // Each lock's holds are those of the actors.
        Duration by_actor{0}, by_lock{0};
        for (const auto& lane : snapshot.actors)
            for (std::size_t i = 0; i < lane->holds.size(); ++i)
                if (lane->holds[i].end < lane->end)
                    by_actor += lane->holds[i].end - lane->holds[i].begin;
        for (const auto& lane : snapshot.locks)
            for (std::size_t i = 0; i < lane->holds.size(); ++i)
                if (lane->holds[i].end < snapshot.lane_of(lane->holds[i].actor)->end)
                    by_lock += lane->holds[i].end - lane->holds[i].begin;
        QCOMPARE(by_actor, by_lock);
    }
}

// Whatever the events say, the world does not crash and lanes have no gap.
void TraceBuilderTest::randomNonsenseTilesEveryLane() {
    std::mt19937 random(99);
    for (int round = 0; round < 300; ++round) {
        SyntheticRun run;
        for (int i = 0; i < 4; ++i)
            run.thread("T");
        for (int i = 0; i < 4; ++i)
            run.object(static_cast<ObjectKind>(1 + random() % 8), "O", 1);
        trace::Time t{0};
        for (int i = 0; i < 200; ++i) {
            t += std::chrono::nanoseconds(static_cast<int>(random() % 3000) - 500);
            run.at(std::max(t, trace::Time{0}), static_cast<std::uint32_t>(random() % 100));
            const auto kind = static_cast<EventKind>(
                1 + random() % (static_cast<unsigned>(EventKind::Count) - 1));
            const bool with_object =
                kind >= EventKind::Request && kind <= EventKind::CompareExchanged;
            run.event(
                ActorId{1 + static_cast<std::uint32_t>(random() % 4)}, kind,
                with_object ? ObjectId{1 + static_cast<std::uint32_t>(random() % 4)} : ObjectId{},
                static_cast<std::int64_t>(random() % 6),
                static_cast<std::uint16_t>((random() % 64) << 4));
            if (i % 20 == 0)
                for (const auto& lane : run.snapshot().actors)
                    QVERIFY2(gap_in(*lane).isEmpty(), qPrintable(gap_in(*lane)));
        }
        for (const auto& lane : run.finish(t).snapshot().actors)
            QVERIFY2(gap_in(*lane).isEmpty(), qPrintable(gap_in(*lane)));
    }
}

QTEST_GUILESS_MAIN(TraceBuilderTest)
#include "trace_builder_test.moc"
