// Mutexes: between threads, between processes, and what they record.
#include "tests/engine/recorded_run.h"

#include "engine/sync/mutex.h"
#include "tests/engine/printing.h"

#include <QTest>

using namespace threadline;
using namespace threadline::sync;
using namespace threadline::testing;

class SyncMutexTest : public QObject {
    Q_OBJECT

private slots:
    void anUncontendedLockIsOneEvent();
    void onlyOneThreadHoldsItAtATime();
    void onlyOneProcessHoldsItAtATime();
    void aWaiterRecordsItsRequestAndThenThatItAcquired();
    void aTryThatFindsItTakenNamesTheHolder();
    void aDeadlineThatIsOverMakesItATry();
    void aTimedWaitGivesUpAndLeavesTheQueue();
    void unlockingAnothersMutexIsRefusedAndLeavesNoTrace();
    void lockingTwiceWaitsForItself();
    void aHolderThatEndsLeavesItHeld();
    void stoppingTheRunEndsAWait();
    void aWaiterThatGivesUpPassesTheWakeOn();
};

void SyncMutexTest::anUncontendedLockIsOneEvent() {
    RecordedRun run;
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    const ActorId a = run.thread("A", [&](Caller& caller) {
        caller.recorder.set_site(SiteId{7});
        lock(caller, mutex);
        unlock(caller, mutex);
    });
    run.wait();

    const auto events = run.events_of(a, mutex);
    QCOMPARE(kinds(events), QString("acquired released"));
    QCOMPARE(events[0].order, 1u);
    QCOMPARE(events[1].order, 2u);
    QCOMPARE(events[0].flags, 0);
    QCOMPARE(events[0].site.value, 7u);
    QCOMPARE(events[1].argument, 0);
}

void SyncMutexTest::onlyOneThreadHoldsItAtATime() {
    RecordedRun run;
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    std::int64_t count = 0;
    for (int i = 0; i < 4; ++i)
        run.thread("T", [&](Caller& caller) {
            for (int turn = 0; turn < 2000; ++turn) {
                lock(caller, mutex);
                ++count;
                unlock(caller, mutex);
            }
        });
    run.wait();
    QCOMPARE(count, 8000);
}

void SyncMutexTest::onlyOneProcessHoldsItAtATime() {
    RecordedRun run;
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    const ObjectId count = declare_variable(run.memory, "count", {}, Value::integer(0));
    std::vector<ActorId> actors;
    for (int i = 0; i < 3; ++i)
        actors.push_back(run.declare("P"));
    for (const ActorId actor : actors)
        run.process(actor, [&](Caller& caller) {
            for (int turn = 0; turn < 500; ++turn) {
                lock(caller, mutex);
                const Value seen = read(caller, count);
                write(caller, count, Value::integer(seen.payload + 1));
                unlock(caller, mutex);
            }
        });
    QVERIFY(run.wait());

    run.thread("reader", [&](Caller& caller) { QCOMPARE(read(caller, count).payload, 1500); });
    run.wait();
}

void SyncMutexTest::aWaiterRecordsItsRequestAndThenThatItAcquired() {
    RecordedRun run;
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    const ActorId a = run.declare("A");
    const ActorId b = run.declare("B");
    std::atomic<bool> held = false;
    run.thread(a, [&](Caller& caller) {
        lock(caller, mutex);
        held = true;
        run.until_parked(b);
        unlock(caller, mutex);
    });
    while (!held)
        std::this_thread::yield();
    run.thread(b, [&](Caller& caller) {
        QCOMPARE(lock(caller, mutex), Outcome::Done);
        unlock(caller, mutex);
    });
    run.wait();

    const auto of_a = run.events_of(a, mutex);
    const auto of_b = run.events_of(b, mutex);
    QCOMPARE(kinds(of_a), QString("acquired released"));
    QCOMPARE(of_a[1].argument, b.value);
    QCOMPARE(kinds(of_b), QString("request acquired released"));
    QVERIFY(of_b[1].has(event_flag::contended));
    QCOMPARE(of_b[0].order, 2u);
    QCOMPARE(of_a[1].order, 3u);
    QCOMPARE(of_b[1].order, 4u);
    // CPU time before and after the block.
    QCOMPARE(kinds(run.events_of(b)),
             QString("thread-begin request cpu-time cpu-time acquired released thread-end"));
}

void SyncMutexTest::aTryThatFindsItTakenNamesTheHolder() {
    RecordedRun run;
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    const ActorId a = run.thread("A", [&](Caller& caller) { lock(caller, mutex); });
    run.wait();
    const ActorId b = run.thread(
        "B", [&](Caller& caller) { QCOMPARE(try_lock(caller, mutex), Outcome::WouldBlock); });
    run.wait();

    const auto events = run.events_of(b, mutex);
    QCOMPARE(kinds(events), QString("try-failed"));
    QCOMPARE(events[0].argument, a.value);
    QCOMPARE(events[0].order, 1u);  // the version that it saw
}

void SyncMutexTest::aDeadlineThatIsOverMakesItATry() {
    RecordedRun run;
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    run.thread("A",
               [&](Caller& caller) { QCOMPARE(lock(caller, mutex, Clock::now()), Outcome::Done); });
    run.wait();
    const ActorId b = run.thread("B", [&](Caller& caller) {
        QCOMPARE(lock(caller, mutex, in_ms(-5)), Outcome::WouldBlock);
    });
    run.wait();
    QCOMPARE(kinds(run.events_of(b, mutex)), QString("try-failed"));
}

void SyncMutexTest::aTimedWaitGivesUpAndLeavesTheQueue() {
    RecordedRun run;
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    const ActorId a = run.declare("A");
    run.thread(a, [&](Caller& caller) { lock(caller, mutex); });
    run.wait();
    const ActorId b = run.thread("B", [&](Caller& caller) {
        const auto before = Clock::now();
        QCOMPARE(lock(caller, mutex, in_ms(5)), Outcome::TimedOut);
        QVERIFY(Clock::now() - before >= std::chrono::milliseconds(5));
    });
    run.wait();

    const auto events = run.events_of(b, mutex);
    QCOMPARE(kinds(events), QString("request timed-out"));
    QVERIFY(events[0].has(event_flag::timed));
    QVERIFY(events[0].argument > 0 && events[0].argument <= 5'000'000);
    QCOMPARE(events[1].order, 3u);
}

void SyncMutexTest::unlockingAnothersMutexIsRefusedAndLeavesNoTrace() {
    RecordedRun run;
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    run.thread("A", [&](Caller& caller) { lock(caller, mutex); });
    run.wait();
    const ActorId b = run.thread(
        "B", [&](Caller& caller) { QCOMPARE(unlock(caller, mutex), Outcome::NotOwner); });
    run.wait();
    QVERIFY(run.events_of(b, mutex).empty());
}

void SyncMutexTest::lockingTwiceWaitsForItself() {
    RecordedRun run;
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    const ActorId a = run.thread("A", [&](Caller& caller) {
        lock(caller, mutex);
        QCOMPARE(lock(caller, mutex, in_ms(2)), Outcome::TimedOut);
        QCOMPARE(unlock(caller, mutex), Outcome::Done);
    });
    run.wait();
    QCOMPARE(kinds(run.events_of(a, mutex)), QString("acquired request timed-out released"));
}

void SyncMutexTest::aHolderThatEndsLeavesItHeld() {
    RecordedRun run;
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    run.thread("A", [&](Caller& caller) { lock(caller, mutex); });
    run.wait();
    run.thread("B",
               [&](Caller& caller) { QCOMPARE(lock(caller, mutex, in_ms(2)), Outcome::TimedOut); });
    run.wait();
}

void SyncMutexTest::stoppingTheRunEndsAWait() {
    RecordedRun run;
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    run.thread("A", [&](Caller& caller) { lock(caller, mutex); });
    run.wait();
    const ActorId b = run.declare("B");
    run.thread(b, [&](Caller& caller) { QCOMPARE(lock(caller, mutex), Outcome::Stopped); });
    run.until_parked(b);
    run.memory.header().control.stop.store(1);
    run.schedule.unpark(b);
    run.wait();
    QCOMPARE(kinds(run.events_of(b, mutex)), QString("request timed-out"));
}

// Driven by hand: B is woken, and its time is over at the same moment.
void SyncMutexTest::aWaiterThatGivesUpPassesTheWakeOn() {
    RecordedRun run;
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    const ActorId actors[] = {run.declare("A"), run.declare("B"), run.declare("C")};
    record::Recorder recorders[] = {
        {run.memory, actors[0]}, {run.memory, actors[1]}, {run.memory, actors[2]}};
    Caller a{recorders[0], actors[0], run.schedule};
    Caller b{recorders[1], actors[1], run.schedule};
    Caller c{recorders[2], actors[2], run.schedule};

    lock(a, mutex);
    MutexLock of_b(mutex, in_ms(1000));
    MutexLock of_c(mutex);
    QCOMPARE(of_b.begin(b), Progress::Blocked);
    QCOMPARE(of_c.begin(c), Progress::Blocked);
    unlock(a, mutex);
    QCOMPARE(run.memory.actor(actors[1]).permit.load(), 1u);
    QCOMPARE(run.memory.actor(actors[2]).permit.load(), 0u);
    QCOMPARE(of_b.resume(b, Wake::Deadline), Progress::Finished);
    QCOMPARE(of_b.outcome(), Outcome::TimedOut);
    QCOMPARE(run.memory.actor(actors[2]).permit.load(), 1u);
    QCOMPARE(of_c.resume(c, Wake::Permit), Progress::Finished);
    QCOMPARE(of_c.outcome(), Outcome::Done);
}

QTEST_GUILESS_MAIN(SyncMutexTest)
#include "sync_mutex_test.moc"
