// The order of a run's events: whatever the clocks say and in whatever order the rings are drained,
// every object's changes come in their true sequence.
#include <QTest>

#include "engine/session/event_order.h"
#include "engine/session/unpublished.h"

#include <algorithm>
#include <map>
#include <random>

using namespace threadline;
using session::EventOrder;
using trace::TraceEvent;

namespace {

constexpr ObjectId lock_1{1};
constexpr ObjectId lock_2{2};
constexpr ActorId a{1};
constexpr ActorId b{2};

Event fact(EventKind kind, std::uint64_t time, ObjectId object = {}, std::uint32_t order = 0,
           std::int64_t argument = 0) {
    Event e;
    e.kind = kind;
    e.time = time;
    e.object = object;
    e.order = order;
    e.argument = argument;
    return e;
}

EventOrder order_of(std::uint32_t rings, std::map<std::uint32_t, ActorId> starters = {}) {
    // The default fit: ticks are nanoseconds.
    EventOrder order({}, 0, [starters](ActorId actor) {
        const auto place = starters.find(actor.value);
        return place == starters.end() ? ActorId{} : place->second;
    });
    for (std::uint32_t ring = 0; ring < rings; ++ring)
        order.add_ring(ring, ActorId{ring + 1});
    return order;
}

std::vector<TraceEvent> applied(EventOrder& order) {
    std::vector<TraceEvent> out;
    order.apply(out);
    return out;
}

std::vector<EventKind> kinds(const std::vector<TraceEvent>& events) {
    std::vector<EventKind> result;
    for (const TraceEvent& e : events)
        result.push_back(e.event.kind);
    return result;
}

void push(EventOrder& order, std::uint32_t ring, std::vector<Event> events) {
    order.push(ring, events);
}

// A made-up run: `rings` threads that change and read `objects` at random, one after the other,
// with clocks that are wrong by up to `skew`.
struct MadeUpRun {
    std::vector<std::vector<Event>> rings;
    std::size_t events = 0;
};

MadeUpRun made_up_run(std::mt19937& random, std::uint32_t rings, std::uint32_t objects,
                      std::size_t events, int skew) {
    MadeUpRun run;
    run.rings.resize(rings);
    run.events = events;
    std::vector<std::uint32_t> version(objects + 1, 0);
    const auto up_to = [&random](std::uint32_t n) {
        return static_cast<std::uint32_t>(random() % n);
    };
    for (std::size_t i = 0; i < events; ++i) {
        const std::uint32_t ring = up_to(rings);
        const ObjectId object{1 + up_to(objects)};
        const auto wrong = static_cast<std::int64_t>(up_to(static_cast<std::uint32_t>(skew) + 1));
        const auto time = static_cast<std::uint64_t>(1000 + static_cast<std::int64_t>(i) - wrong);
        switch (up_to(3)) {
            case 0:
                run.rings[ring].push_back(fact(EventKind::Note, time));
                break;
            case 1:
                run.rings[ring].push_back(
                    fact(EventKind::Read, time, object, version[object.value]));
                break;
            default:
                run.rings[ring].push_back(
                    fact(EventKind::Write, time, object, ++version[object.value]));
                break;
        }
    }
    return run;
}

// Pushes the rings in random pieces in random sequence; returns all that was applied.
std::vector<TraceEvent> drained_at_random(EventOrder& order, const MadeUpRun& run,
                                          std::mt19937& random) {
    std::vector<TraceEvent> out;
    std::vector<std::size_t> next(run.rings.size(), 0);
    for (std::size_t left = run.events; left > 0;) {
        const std::size_t ring = random() % run.rings.size();
        const std::size_t count =
            std::min<std::size_t>(random() % 20, run.rings[ring].size() - next[ring]);
        order.push(static_cast<std::uint32_t>(ring),
                   std::span(run.rings[ring]).subspan(next[ring], count));
        next[ring] += count;
        left -= count;
        if (random() % 3 == 0)
            order.apply(out);
    }
    order.apply(out);
    return out;
}

// Empty if every ring's events and every object's changes stand in sequence and time never runs
// backwards along either; else what is wrong.
QString disorder(const std::vector<TraceEvent>& events, const MadeUpRun& run) {
    std::map<std::uint32_t, std::uint32_t> version;
    std::map<std::uint32_t, std::uint64_t> changed_at;
    std::map<std::uint32_t, std::uint64_t> spoke_at;
    std::map<std::uint32_t, std::size_t> position;
    for (const TraceEvent& e : events) {
        const auto& ring = run.rings[e.actor.value - 1];
        const Event& original = ring[position[e.actor.value]++];
        if (original.kind != e.event.kind || original.order != e.event.order)
            return "a ring's events changed their order";
        if (e.event.time < original.time)
            return "a time was lowered";
        if (e.event.time < spoke_at[e.actor.value])
            return "time runs backwards in a ring";
        spoke_at[e.actor.value] = e.event.time;
        auto& current = version[e.event.object.value];
        if (e.event.kind == EventKind::Write) {
            if (e.event.order != current + 1)
                return "a change came before its predecessor";
            if (e.event.time < changed_at[e.event.object.value])
                return "time runs backwards on an object";
            current = e.event.order;
            changed_at[e.event.object.value] = e.event.time;
        } else if (e.event.kind == EventKind::Read && e.event.order > current) {
            return "a read came before what it read";
        }
    }
    return events.size() == run.events ? QString() : QString("events are missing");
}

}  // namespace

class SessionOrderTest : public QObject {
    Q_OBJECT

private slots:
    void changesOfAnObjectComeInTheOrderOfTheirNumbers();
    void aReadComesAfterTheChangeThatItSaw();
    void aThreadBeginsAfterTheOneThatStartedIt();
    void aJoinComesAfterTheEndOfTheOneJoined();
    void aWaitEndsAfterTheNotificationThatEndedIt();
    void anInvertedTimeIsRaisedToItsPredecessors();
    void eventsThatMayBeAppliedComeInTheOrderOfTheirTimes();
    void ticksBeforeTheStartCountAsTheStart();
    void aTaskSpeaksFromItsResumeToItsSuspend();
    void nothingIsAppliedBeforeItsPredecessorHowLateItMayCome();
    void aGapIsJumpedOnlyWhenAsked();
    void theLowestNumberThatIsWaitedForEndsAGap();
    void aLateEventBehindAGapIsAppliedAtOnce();
    void anyDrainingGivesTheSameSequenceOnEachObject_data();
    void anyDrainingGivesTheSameSequenceOnEachObject();
    void withLossesEverythingIsAppliedInTheEnd();
    void whoWasPreemptedMayHaveSomethingToSay();
    void whatIsAppliedInPartsIsTheSame();
    void whatRingsWaitForIsFoundWhateverElseWasTakenOut();
};

void SessionOrderTest::changesOfAnObjectComeInTheOrderOfTheirNumbers() {
    EventOrder order = order_of(2);
    push(order, 1, {fact(EventKind::Acquired, 30, lock_1, 3)});
    QCOMPARE(applied(order).size(), std::size_t(0));
    QCOMPARE(order.waiting(), std::size_t(1));
    push(order, 0,
         {fact(EventKind::Acquired, 10, lock_1, 1), fact(EventKind::Released, 20, lock_1, 2)});
    const auto events = applied(order);
    QCOMPARE(kinds(events),
             (std::vector{EventKind::Acquired, EventKind::Released, EventKind::Acquired}));
    QCOMPARE(events[2].actor, b);
    QCOMPARE(order.waiting(), std::size_t(0));
    QCOMPARE(order.largest_correction(), trace::Duration(0));
}

void SessionOrderTest::aReadComesAfterTheChangeThatItSaw() {
    EventOrder order = order_of(2);
    push(order, 0, {fact(EventKind::Read, 5, lock_1, 1)});
    QVERIFY(applied(order).empty());
    push(order, 1, {fact(EventKind::Write, 7, lock_1, 1)});
    const auto events = applied(order);
    QCOMPARE(kinds(events), (std::vector{EventKind::Write, EventKind::Read}));
    QCOMPARE(events[1].time(), trace::Time(7));
    QCOMPARE(order.largest_correction(), trace::Duration(2));
}

void SessionOrderTest::aThreadBeginsAfterTheOneThatStartedIt() {
    EventOrder order = order_of(2, {{b.value, a}});
    push(order, 1, {fact(EventKind::ThreadBegin, 10)});
    QVERIFY(applied(order).empty());
    push(order, 0, {fact(EventKind::ActorStart, 12, {}, 0, b.value)});
    QCOMPARE(kinds(applied(order)), (std::vector{EventKind::ActorStart, EventKind::ThreadBegin}));
}

void SessionOrderTest::aJoinComesAfterTheEndOfTheOneJoined() {
    EventOrder order = order_of(2);
    push(order, 0,
         {fact(EventKind::JoinRequest, 1, {}, 0, b.value),
          fact(EventKind::Joined, 20, {}, 0, b.value)});
    QCOMPARE(kinds(applied(order)), (std::vector{EventKind::JoinRequest}));
    push(order, 1, {fact(EventKind::ThreadEnd, 21)});
    const auto events = applied(order);
    QCOMPARE(kinds(events), (std::vector{EventKind::ThreadEnd, EventKind::Joined}));
    QCOMPARE(events[1].time(), trace::Time(21));
}

void SessionOrderTest::aWaitEndsAfterTheNotificationThatEndedIt() {
    EventOrder order = order_of(2);
    push(order, 0,
         {fact(EventKind::WaitBegin, 1, lock_1, 1), fact(EventKind::WaitEnd, 9, lock_1, 2, 2)});
    QCOMPARE(kinds(applied(order)), (std::vector{EventKind::WaitBegin}));
    push(order, 1, {fact(EventKind::Notify, 8, lock_1, 2, 1)});
    QCOMPARE(kinds(applied(order)), (std::vector{EventKind::Notify, EventKind::WaitEnd}));
}

void SessionOrderTest::anInvertedTimeIsRaisedToItsPredecessors() {
    EventOrder order = order_of(2);
    push(order, 0, {fact(EventKind::Released, 50, lock_1, 1)});
    push(order, 1,
         {fact(EventKind::Acquired, 42, lock_1, 2), fact(EventKind::Note, 44),
          fact(EventKind::Note, 60)});
    const auto events = applied(order);
    QCOMPARE(events.size(), std::size_t(4));
    QCOMPARE(events[1].time(), trace::Time(50));
    QCOMPARE(events[2].time(), trace::Time(50));
    QCOMPARE(events[3].time(), trace::Time(60));
    QCOMPARE(order.largest_correction(), trace::Duration(8));
}

void SessionOrderTest::eventsThatMayBeAppliedComeInTheOrderOfTheirTimes() {
    EventOrder order = order_of(3);
    push(order, 2, {fact(EventKind::Note, 3), fact(EventKind::Note, 6)});
    push(order, 0, {fact(EventKind::Note, 1), fact(EventKind::Note, 5)});
    push(order, 1, {fact(EventKind::Note, 2), fact(EventKind::Note, 4)});
    std::vector<std::int64_t> times;
    for (const TraceEvent& e : applied(order))
        times.push_back(e.time().count());
    QCOMPARE(times, (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6}));
}

void SessionOrderTest::ticksBeforeTheStartCountAsTheStart() {
    EventOrder order({}, 1000, [](ActorId) { return ActorId{}; });
    order.add_ring(0, a);
    push(order, 0, {fact(EventKind::Note, 990), fact(EventKind::Note, 1010)});
    const auto events = applied(order);
    QCOMPARE(events[0].time(), trace::Time(0));
    QCOMPARE(events[1].time(), trace::Time(10));
}

void SessionOrderTest::aTaskSpeaksFromItsResumeToItsSuspend() {
    EventOrder order = order_of(1);
    const ActorId task{7};
    push(order, 0,
         {fact(EventKind::Note, 1), fact(EventKind::Resume, 2, {}, 0, task.value),
          fact(EventKind::Note, 3), fact(EventKind::Suspend, 4, {}, 0, task.value),
          fact(EventKind::Note, 5)});
    std::vector<ActorId> speakers;
    for (const TraceEvent& e : applied(order))
        speakers.push_back(e.actor);
    QCOMPARE(speakers, (std::vector{a, task, task, task, a}));
}

void SessionOrderTest::nothingIsAppliedBeforeItsPredecessorHowLateItMayCome() {
    EventOrder order = order_of(3);
    push(order, 0, {fact(EventKind::Acquired, 10, lock_1, 2)});
    push(order, 1,
         {fact(EventKind::Acquired, 11, lock_2, 1), fact(EventKind::Request, 12, lock_1, 3)});
    QCOMPARE(kinds(applied(order)), (std::vector{EventKind::Acquired}));
    QVERIFY(applied(order).empty());
    QCOMPARE(order.waiting(), std::size_t(2));
    push(order, 2, {fact(EventKind::Released, 9, lock_1, 1)});
    QCOMPARE(kinds(applied(order)),
             (std::vector{EventKind::Released, EventKind::Acquired, EventKind::Request}));
    QVERIFY(!order.uncertain());
}

void SessionOrderTest::aGapIsJumpedOnlyWhenAsked() {
    EventOrder order = order_of(2);
    push(order, 0, {fact(EventKind::Lost, 5, {}, 0, 3), fact(EventKind::Released, 6, lock_1, 4)});
    QCOMPARE(kinds(applied(order)), (std::vector{EventKind::Lost}));
    QCOMPARE(order.lost(), std::uint64_t(3));
    QVERIFY(!order.uncertain());
    std::vector<TraceEvent> out;
    order.jump_gap(out);
    QCOMPARE(kinds(out), (std::vector{EventKind::Released}));
    QVERIFY(order.uncertain());
    QCOMPARE(order.waiting(), std::size_t(0));
}

void SessionOrderTest::theLowestNumberThatIsWaitedForEndsAGap() {
    EventOrder order = order_of(2);
    push(order, 0, {fact(EventKind::Acquired, 5, lock_1, 8)});
    push(order, 1, {fact(EventKind::Released, 6, lock_1, 7)});
    std::vector<TraceEvent> out;
    order.apply(out);
    QVERIFY(out.empty());
    order.jump_gap(out);
    QCOMPARE(kinds(out), (std::vector{EventKind::Released, EventKind::Acquired}));
    QCOMPARE(order.jumps(), std::uint64_t(1));
}

void SessionOrderTest::aLateEventBehindAGapIsAppliedAtOnce() {
    EventOrder order = order_of(2);
    push(order, 0, {fact(EventKind::Released, 6, lock_1, 4)});
    std::vector<TraceEvent> out;
    order.apply(out);
    order.jump_gap(out);
    push(order, 1, {fact(EventKind::Acquired, 3, lock_1, 2)});
    QCOMPARE(kinds(applied(order)), (std::vector{EventKind::Acquired}));
    push(order, 1, {fact(EventKind::Request, 7, lock_1, 5)});
    QCOMPARE(kinds(applied(order)), (std::vector{EventKind::Request}));
}

void SessionOrderTest::anyDrainingGivesTheSameSequenceOnEachObject_data() {
    QTest::addColumn<int>("rings");
    QTest::addColumn<int>("objects");
    QTest::addColumn<int>("skew");
    QTest::newRow("two threads, one object") << 2 << 1 << 0;
    QTest::newRow("two threads, one object, clocks that disagree") << 2 << 1 << 40;
    QTest::newRow("many threads, one object") << 50 << 1 << 200;
    QTest::newRow("many threads, many objects") << 50 << 30 << 200;
    QTest::newRow("one thread, many objects") << 1 << 30 << 10;
}

void SessionOrderTest::anyDrainingGivesTheSameSequenceOnEachObject() {
    QFETCH(int, rings);
    QFETCH(int, objects);
    QFETCH(int, skew);
    const auto seed = std::random_device()();
    std::mt19937 random(seed);
    for (int round = 0; round < 40; ++round) {
        const MadeUpRun run = made_up_run(random, static_cast<std::uint32_t>(rings),
                                          static_cast<std::uint32_t>(objects), 2000, skew);
        EventOrder order = order_of(static_cast<std::uint32_t>(rings));
        const QString wrong = disorder(drained_at_random(order, run, random), run);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString("%1; seed %2").arg(wrong).arg(seed)));
        QCOMPARE(order.waiting(), std::size_t(0));
        QVERIFY(!order.uncertain());
        QVERIFY(order.largest_correction().count() <= skew);
    }
}

void SessionOrderTest::withLossesEverythingIsAppliedInTheEnd() {
    const auto seed = std::random_device()();
    std::mt19937 random(seed);
    for (int round = 0; round < 40; ++round) {
        MadeUpRun run = made_up_run(random, 10, 4, 1000, 20);
        for (auto& ring : run.rings)
            std::erase_if(ring, [&random](const Event&) { return random() % 10 == 0; });
        run.events = 0;
        for (const auto& ring : run.rings)
            run.events += ring.size();
        EventOrder order = order_of(10);
        std::vector<TraceEvent> out = drained_at_random(order, run, random);
        while (order.waiting() > 0)
            order.jump_gap(out);
        QVERIFY2(out.size() == run.events, qPrintable(QString("seed %1").arg(seed)));
        QVERIFY(order.uncertain());
    }
}

void SessionOrderTest::whoWasPreemptedMayHaveSomethingToSay() {
    using namespace std::chrono_literals;
    constexpr auto takes = session::Unpublished::publishing_takes;
    session::Unpublished held;
    QVERIFY(!held.earliest());
    held.preempted(a, 10us);
    held.preempted(b, 15us);
    QVERIFY(held.earliest() == 10us);
    // Until it has been on a CPU for long enough, or has left one by itself.
    held.back(a, 20us);
    held.advance(20us + takes);
    QVERIFY(held.earliest() == 10us);
    held.advance(21us + takes);
    QVERIFY(held.earliest() == 15us);
    held.left(b);
    QVERIFY(!held.earliest());
    // Back for a moment only, it has said nothing yet.
    held.preempted(a, 5ms);
    held.back(a, 6ms);
    held.preempted(a, 7ms);
    QVERIFY(held.earliest() == 5ms);
    // That it came back, and left, may be among the records that were lost.
    held.lost();
    QVERIFY(!held.earliest());
}

void SessionOrderTest::whatIsAppliedInPartsIsTheSame() {
    std::mt19937 random(13);
    const MadeUpRun run = made_up_run(random, 5, 3, 4000, 50);
    EventOrder whole = order_of(5);
    EventOrder parts = order_of(5);
    for (EventOrder* order : {&whole, &parts})
        for (std::uint32_t ring = 0; ring < 5; ++ring)
            push(*order, ring, run.rings[ring]);
    const std::vector<TraceEvent> at_once = applied(whole);
    std::vector<TraceEvent> in_parts;
    for (bool more = true; more;) {
        const std::size_t before = in_parts.size(), most = 1 + random() % 100;
        more = parts.apply(in_parts, most);
        QVERIFY(in_parts.size() - before <= most);
        QVERIFY(!more || in_parts.size() > before);
    }
    QCOMPARE(in_parts.size(), run.events);
    QVERIFY(in_parts == at_once);
}

// Against a map, with keys that lie close together and far apart.
void SessionOrderTest::whatRingsWaitForIsFoundWhateverElseWasTakenOut() {
    std::mt19937 random(11);
    session::GateTable table;
    std::map<std::uint64_t, std::uint32_t> model;
    for (int i = 0; i < 200'000; ++i) {
        const std::uint64_t few = 1 + random() % 300;
        const std::uint64_t key = std::uint64_t{1} << 62 | (few % 3) << 32 | few;
        const auto known = model.find(key);
        std::optional<std::uint32_t> before;
        if (known != model.end())
            before = known->second;
        if (random() % 2 == 0) {
            const auto ring = static_cast<std::uint32_t>(random());
            QCOMPARE(table.exchange(key, ring), before);
            model[key] = ring;
        } else {
            QCOMPARE(table.take(key), before);
            model.erase(key);
        }
        QCOMPARE(table.empty(), model.empty());
    }
}

QTEST_GUILESS_MAIN(SessionOrderTest)
#include "session_order_test.moc"
