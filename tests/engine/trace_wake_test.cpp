// Who let whom go on: each kind of wake, and what is none.
#include <QTest>

#include "tests/engine/random_run.h"

using namespace threadline;
using namespace threadline::test;
using record::ObjectKind;
using trace::Snapshot;
using trace::Wake;
using trace::WakeKind;

namespace {

constexpr std::uint16_t contended = event_flag::contended;

std::vector<Wake> wakes_of(const Snapshot& snapshot, ActorId actor) {
    std::vector<Wake> wakes;
    if (const trace::WakeLane* lane = snapshot.wakes_of(actor))
        for (std::size_t i = 0; i < lane->wakes.size(); ++i)
            wakes.push_back(lane->wakes[i]);
    return wakes;
}

// Two threads, of whom B waits, whatever for, on line 20 at 20 us, and goes on at 50 us.
struct Pair {
    SyntheticRun run;
    ActorId a = run.thread("A");
    ActorId b = run.thread("B");
    Pair() { run.at(10us).begin({a, b}); }
};

}  // namespace

class TraceWakeTest : public QObject {
    Q_OBJECT

private slots:
    void anUnlockWakesTheOneWhoWaits();
    void eachKindOfStepThatLetsAnotherGoOn_data();
    void eachKindOfStepThatLetsAnotherGoOn();
    void aWakeThatWasTakenBackIsNone();
    void aWaitThatTimesOutWasNotWoken();
    void whoGivesUpMakesWayForTheNext();
    void aReplyComesFromNobody();
    void aStartedThreadIsWokenByItsStarter();
    void oneOnItsWayIsOpen();
    void theWakesOfAnInstantAreFound();
    void theWakerKnowsWhomItWoke();
    void anEarlierClockOfTheWokenDoesNotTurnTimeBack();
    void inRandomRunsEveryWakeEndsInReady();
};

void TraceWakeTest::anUnlockWakesTheOneWhoWaits() {
    Pair p;
    const ObjectId lock = p.run.mutex("L");
    p.run.at(15us).lock(p.a, lock);
    p.run.at(20us, 20).request(p.b, lock);
    p.run.at(40us, 14).unlock(p.a, lock, p.b);
    p.run.at(50us, 20).lock(p.b, lock, contended);
    const auto wakes = wakes_of(p.run.finish(60us).snapshot(), p.b);
    QCOMPARE(wakes.size(), 1u);
    const Wake& wake = wakes.front();
    QVERIFY(wake.begin == 40us && wake.end == 50us);
    QVERIFY(wake.waker == p.a && wake.object == lock && wake.kind == WakeKind::Unlock);
    QCOMPARE(wake.site.value, 14u);
    QVERIFY(wake.from < wake.to);
}

void TraceWakeTest::eachKindOfStepThatLetsAnotherGoOn_data() {
    QTest::addColumn<int>("object");
    QTest::addColumn<int>("waits");
    QTest::addColumn<int>("lets_go");
    QTest::addColumn<int>("argument");
    QTest::addColumn<int>("goes_on");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, ObjectKind object, EventKind waits, EventKind lets_go,
                        int argument, EventKind goes_on, WakeKind kind) {
        QTest::newRow(name) << int(object) << int(waits) << int(lets_go) << argument << int(goes_on)
                            << int(kind);
    };
    row("notify", ObjectKind::Condition, EventKind::WaitBegin, EventKind::Notify, 1,
        EventKind::WaitEnd, WakeKind::Notify);
    row("post", ObjectKind::Semaphore, EventKind::SemaphoreRequest, EventKind::SemaphorePosted, 1,
        EventKind::SemaphoreAcquired, WakeKind::Post);
    row("barrier", ObjectKind::Barrier, EventKind::BarrierArrived, EventKind::BarrierOpened, 1,
        EventKind::BarrierPassed, WakeKind::Barrier);
    row("put", ObjectKind::Queue, EventKind::GetRequest, EventKind::Put, 1, EventKind::Got,
        WakeKind::Put);
    row("close", ObjectKind::Queue, EventKind::GetRequest, EventKind::QueueClosed, 0,
        EventKind::GotClosed, WakeKind::Close);
    row("end", ObjectKind::None, EventKind::JoinRequest, EventKind::ThreadEnd, 0, EventKind::Joined,
        WakeKind::End);
}

void TraceWakeTest::eachKindOfStepThatLetsAnotherGoOn() {
    QFETCH(int, object);
    QFETCH(int, waits);
    QFETCH(int, lets_go);
    QFETCH(int, argument);
    QFETCH(int, goes_on);
    QFETCH(int, kind);
    Pair p;
    const bool joins = object == int(ObjectKind::None);
    const ObjectId what = joins ? ObjectId{} : p.run.object(ObjectKind(object), "O");
    const int target = joins ? int(p.a.value) : 0;
    p.run.at(20us, 20).event(p.b, EventKind(waits), what, target);
    p.run.at(40us, 14).event(p.a, EventKind(lets_go), what, argument);
    p.run.at(50us, 20).event(p.b, EventKind(goes_on), what, target, contended);
    const auto wakes = wakes_of(p.run.finish(60us).snapshot(), p.b);
    QCOMPARE(wakes.size(), 1u);
    QVERIFY(wakes[0].waker == p.a && wakes[0].begin == 40us && wakes[0].end == 50us);
    QCOMPARE(int(wakes[0].kind), kind);
    QVERIFY(wakes[0].object == what);
}

void TraceWakeTest::aWakeThatWasTakenBackIsNone() {
    Pair p;
    const ActorId c = p.run.thread("C");
    const ObjectId lock = p.run.mutex("L");
    p.run.begin({c}).at(15us).lock(p.a, lock);
    p.run.at(20us).request(p.b, lock);
    p.run.at(30us).unlock(p.a, lock, p.b);
    p.run.at(31us).lock(c, lock);  // quicker than B
    p.run.at(40us, 7).unlock(c, lock, p.b);
    p.run.at(50us).lock(p.b, lock, contended);
    const auto wakes = wakes_of(p.run.finish(60us).snapshot(), p.b);
    QCOMPARE(wakes.size(), 1u);
    QVERIFY(wakes[0].waker == c && wakes[0].begin == 40us);
}

void TraceWakeTest::aWaitThatTimesOutWasNotWoken() {
    Pair p;
    const ObjectId lock = p.run.mutex("L");
    p.run.at(15us).lock(p.a, lock);
    p.run.at(20us).request(p.b, lock, event_flag::timed);
    p.run.at(30us).unlock(p.a, lock, p.b);
    p.run.at(50us).event(p.b, EventKind::TimedOut, lock);  // it had its time out on the way
    QVERIFY(wakes_of(p.run.finish(60us).snapshot(), p.b).empty());
}

void TraceWakeTest::whoGivesUpMakesWayForTheNext() {
    SyntheticRun run;
    const ActorId reader = run.thread("Reader");
    const ActorId writer = run.thread("Writer");
    const ActorId other = run.thread("Other");
    const ObjectId table = run.object(ObjectKind::ReaderWriterLock, "T");
    run.at(10us).begin({reader, writer, other});
    run.lock(reader, table, event_flag::shared);
    run.at(20us).request(writer, table, event_flag::timed);
    run.at(25us).request(other, table, event_flag::shared);
    run.at(40us).event(writer, EventKind::TimedOut, table);
    run.at(50us).lock(other, table, event_flag::shared | contended);
    const auto wakes = wakes_of(run.finish(60us).snapshot(), other);
    QCOMPARE(wakes.size(), 1u);
    QVERIFY(wakes[0].waker == writer && wakes[0].kind == WakeKind::GaveUp);
}

void TraceWakeTest::aReplyComesFromNobody() {
    Pair p;
    const ObjectId service = p.run.object(ObjectKind::Service, "S");
    p.run.at(20us).event(p.b, EventKind::IoBegin, service, 20'000);
    p.run.at(50us).event(p.b, EventKind::IoEnd, service, 8'000, event_flag::timed);
    const auto wakes = wakes_of(p.run.finish(60us).snapshot(), p.b);
    QCOMPARE(wakes.size(), 1u);
    QVERIFY(!wakes[0].waker && wakes[0].kind == WakeKind::Reply && wakes[0].object == service);
    QVERIFY(wakes[0].begin == 42us && wakes[0].end == 50us);
}

void TraceWakeTest::aStartedThreadIsWokenByItsStarter() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ActorId child = run.thread("Child");
    run.at(10us).begin({a}).at(20us, 3).event(a, EventKind::ActorStart, {}, child.value);
    run.at(35us).begin({child});
    const auto wakes = wakes_of(run.finish(60us).snapshot(), child);
    QCOMPARE(wakes.size(), 1u);
    QVERIFY(wakes[0].waker == a && wakes[0].kind == WakeKind::Start);
    QVERIFY(wakes[0].begin == 20us && wakes[0].end == 35us);
}

void TraceWakeTest::oneOnItsWayIsOpen() {
    Pair p;
    const ObjectId lock = p.run.mutex("L");
    p.run.at(15us).lock(p.a, lock);
    p.run.at(20us).request(p.b, lock);
    p.run.at(40us).unlock(p.a, lock, p.b);
    const Snapshot snapshot = p.run.snapshot();
    const trace::WakeLane* lane = snapshot.wakes_of(p.b);
    QVERIFY(lane && lane->wakes.empty() && lane->open);
    QVERIFY(lane->at(45us) && lane->at(45us)->waker == p.a);
    p.run.at(50us).lock(p.b, lock, contended);
    QVERIFY(lane->open);  // a snapshot does not change
    QVERIFY(!p.run.snapshot().wakes_of(p.b)->open);
}

void TraceWakeTest::theWakesOfAnInstantAreFound() {
    Pair p;
    const ObjectId lock = p.run.mutex("L");
    for (int i = 0; i < 3000; ++i) {
        const auto t = 100us * (i + 1);
        p.run.at(t).lock(p.a, lock).at(t + 20us).request(p.b, lock);
        p.run.at(t + 40us, 14).unlock(p.a, lock, p.b);
        p.run.at(t + 50us).lock(p.b, lock, contended).at(t + 60us).unlock(p.b, lock);
    }
    const Snapshot snapshot = p.run.finish(1s).snapshot();
    const trace::WakeLane& lane = *snapshot.wakes_of(p.b);
    for (int i = 0; i < 3000; i += 7) {
        const auto t = 100us * (i + 1);
        for (const auto inside : {40us, 45us, 50us})
            QVERIFY(lane.at(t + inside) && lane.at(t + inside)->begin == t + 40us);
        for (const auto outside : {20us, 39us, 51us})
            QVERIFY(!lane.at(t + outside));
        const auto before = lane.before(t + 45us, lane.wakes[static_cast<std::size_t>(i)].from);
        QCOMPARE(before.has_value(), i > 0);
        QVERIFY(!before || before->begin == t - 60us);
    }
}

void TraceWakeTest::theWakerKnowsWhomItWoke() {
    Pair p;
    const ActorId c = p.run.thread("C");
    const ObjectId barrier = p.run.object(ObjectKind::Barrier, "B", 3);
    p.run.begin({c}).at(20us).event(p.b, EventKind::BarrierArrived, barrier, 1);
    p.run.at(30us).event(c, EventKind::BarrierArrived, barrier, 2);
    p.run.at(40us).event(p.a, EventKind::BarrierOpened, barrier, 2);
    const Snapshot snapshot = p.run.finish(60us).snapshot();
    const trace::WakeLane* lane = snapshot.wakes_of(p.a);
    QVERIFY(lane);
    QCOMPARE(lane->given.size(), 2u);
    QVERIFY(lane->given[0].woken == p.b && lane->given[1].woken == c);
    QVERIFY(lane->given[0].begin == 40us);
}

// The clocks of two cores disagree: B's own step is stamped before the one that made it possible.
void TraceWakeTest::anEarlierClockOfTheWokenDoesNotTurnTimeBack() {
    Pair p;
    const ObjectId lock = p.run.mutex("L");
    p.run.at(15us).lock(p.a, lock);
    p.run.at(20us).request(p.b, lock);
    p.run.at(40us).unlock(p.a, lock, p.b);
    p.run.at(39us).lock(p.b, lock, contended).at(39500ns).unlock(p.b, lock);
    const Snapshot snapshot = p.run.finish(60us).snapshot();
    const auto wakes = wakes_of(snapshot, p.b);
    QCOMPARE(wakes.size(), 1u);
    QVERIFY(wakes[0].begin == 40us && wakes[0].end == 40us);
    QVERIFY(snapshot.lane_of(p.b)->at(40us)->begin == 40us);
}

void TraceWakeTest::inRandomRunsEveryWakeEndsInReady() {
    const std::uint32_t first_seed = 1;
    qInfo("seeds from %u", first_seed);
    std::size_t seen = 0;
    for (std::uint32_t seed = first_seed; seed < first_seed + 3000; ++seed) {
        RandomRun random(seed);
        for (int i = 0; i < 200 && random.step(); ++i)
            ;
        const Snapshot snapshot = random.run.finish(random.now() + 1ms).snapshot();
        for (const auto& lane : snapshot.wakes) {
            const trace::ActorLane* states = snapshot.lane_of(lane->actor);
            std::uint32_t last = 0;
            for (std::size_t i = 0; i < lane->wakes.size(); ++i) {
                const Wake& wake = lane->wakes[i];
                if (wake.kind == WakeKind::Reply)
                    continue;
                ++seen;
                QVERIFY(wake.waker && wake.waker != lane->actor);
                QVERIFY(wake.begin <= wake.end && wake.from < wake.to && wake.from >= last);
                last = wake.to;
                const auto state = states->at(wake.begin);
                const bool known = state && wake.begin < wake.end;
                QVERIFY(!known || state->state == trace::State::Ready ||
                        state->state == trace::State::Recorder);
                // It is the one that its waker remembers.
                const trace::WakeLane& waker = *snapshot.wakes_of(wake.waker);
                bool remembered = false;
                for (std::size_t k = 0; k < waker.given.size(); ++k)
                    remembered |=
                        waker.given[k].from == wake.from && waker.given[k].woken == lane->actor;
                QVERIFY(remembered);
            }
        }
    }
    QVERIFY2(seen > 1000, qPrintable(QString::number(seen)));
}

QTEST_GUILESS_MAIN(TraceWakeTest)
#include "trace_wake_test.moc"
