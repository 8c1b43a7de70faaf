// Condition variables, driven by hand; and between processes.
#include "tests/engine/by_hand.h"

#include "engine/sync/condition.h"
#include "tests/engine/printing.h"

#include <QTest>

using namespace threadline;
using namespace threadline::sync;
using namespace threadline::testing;

class SyncConditionTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { hands_.reset(); }

    void waitingLetsTheMutexGo();
    void waitingWithoutTheMutexIsRefusedAndLeavesNoTrace();
    void aNotifiedWaiterTakesTheMutexAgain();
    void theFirstToWaitIsTheFirstToBeNotified();
    void whomANotifyWakesCanBeChosen();
    void notifyAllWakesAll();
    void notifyWakesNobodyWhereNobodyWaits();
    void aTimeoutTakesTheMutexAgainToo();
    void aNotificationAtTheLastMomentCounts();
    void aStrayPermitIsNoNotification();
    void afterAStopTheMutexIsNotHeld();
    void aMessagePassesBetweenProcesses();

private:
    std::unique_ptr<ByHand> hands_;
    ObjectId mutex_, condition_;
};

void SyncConditionTest::init() {
    hands_ = std::make_unique<ByHand>(3);
    mutex_ = declare_mutex(hands_->run.memory, "m", {});
    condition_ = declare_condition(hands_->run.memory, "c", {});
}

void SyncConditionTest::waitingLetsTheMutexGo() {
    auto& hands = *hands_;
    lock(hands[1], mutex_);
    MutexLock second(mutex_);
    second.begin(hands[2]);
    ConditionWait wait(condition_, mutex_);
    QCOMPARE(wait.begin(hands[1]), Progress::Blocked);
    QCOMPARE(hands.seam.woken(), Actors{2});
    const auto events = hands.events(1);
    QCOMPARE(kinds(events), QString("acquired released wait-begin"));
    QCOMPARE(events[2].object, condition_);
    QCOMPARE(events[2].argument, mutex_.value);
    QCOMPARE(events[1].object, mutex_);
    QCOMPARE(events[1].argument, 2);
}

void SyncConditionTest::waitingWithoutTheMutexIsRefusedAndLeavesNoTrace() {
    auto& hands = *hands_;
    QCOMPARE(wait(hands[1], condition_, mutex_), Outcome::NotOwner);
    lock(hands[2], mutex_);
    QCOMPARE(wait(hands[1], condition_, mutex_), Outcome::NotOwner);
    QVERIFY(hands.events(1).empty());
}

void SyncConditionTest::aNotifiedWaiterTakesTheMutexAgain() {
    auto& hands = *hands_;
    lock(hands[1], mutex_);
    ConditionWait wait(condition_, mutex_);
    wait.begin(hands[1]);
    lock(hands[2], mutex_);
    notify_one(hands[2], condition_);
    QCOMPARE(hands.seam.woken(), Actors{1});
    QCOMPARE(wait.resume(hands[1], Wake::Permit), Progress::Blocked);  // now for the mutex
    QVERIFY(!wait.deadline());
    unlock(hands[2], mutex_);
    QCOMPARE(wait.resume(hands[1], Wake::Permit), Progress::Finished);
    QCOMPARE(wait.outcome(), Outcome::Done);
    QCOMPARE(unlock(hands[1], mutex_), Outcome::Done);

    const auto events = hands.events(1);
    QCOMPARE(kinds(events),
             QString("acquired released wait-begin wait-end request acquired released"));
    QCOMPARE(events[3].argument, 2);  // who notified
    QCOMPARE(events[3].order, 2u);    // by that action
    QCOMPARE(hands.events(2)[1].argument, 1);
}

void SyncConditionTest::theFirstToWaitIsTheFirstToBeNotified() {
    auto& hands = *hands_;
    ConditionWait first(condition_, mutex_), second(condition_, mutex_);
    lock(hands[2], mutex_);
    first.begin(hands[2]);
    lock(hands[1], mutex_);
    second.begin(hands[1]);
    hands.seam.woken();
    notify_one(hands[3], condition_);
    QCOMPARE(hands.seam.woken(), Actors{2});
    notify_one(hands[3], condition_);
    QCOMPARE(hands.seam.woken(), Actors{1});
}

void SyncConditionTest::whomANotifyWakesCanBeChosen() {
    auto& hands = *hands_;
    ConditionWait first(condition_, mutex_), second(condition_, mutex_);
    lock(hands[1], mutex_);
    first.begin(hands[1]);
    lock(hands[2], mutex_);
    second.begin(hands[2]);
    hands.seam.woken();
    hands[3].choice = 1;
    notify_one(hands[3], condition_);
    QCOMPARE(hands.seam.woken(), Actors{2});
    // Beyond the end it is the last, which is now the first.
    notify_one(hands[3], condition_);
    QCOMPARE(hands.seam.woken(), Actors{1});
    const auto events = hands.events(3);
    QCOMPARE(events[0].argument, std::int64_t{1} << 32 | 1);
    QCOMPARE(events[1].argument, std::int64_t{1});
}

void SyncConditionTest::notifyAllWakesAll() {
    auto& hands = *hands_;
    ConditionWait first(condition_, mutex_), second(condition_, mutex_);
    lock(hands[1], mutex_);
    first.begin(hands[1]);
    lock(hands[2], mutex_);
    second.begin(hands[2]);
    hands.seam.woken();
    notify_all(hands[3], condition_);
    QCOMPARE(hands.seam.woken(), (Actors{1, 2}));
    const auto events = hands.events(3);
    QCOMPARE(events[0].argument, 2);
    QVERIFY(events[0].has(event_flag::all));
    QCOMPARE(first.resume(hands[1], Wake::Permit), Progress::Finished);
    QCOMPARE(second.resume(hands[2], Wake::Permit), Progress::Blocked);  // 1 holds the mutex
}

void SyncConditionTest::notifyWakesNobodyWhereNobodyWaits() {
    auto& hands = *hands_;
    notify_one(hands[1], condition_);
    lock(hands[1], mutex_);
    ConditionWait wait(condition_, mutex_);
    QCOMPARE(wait.begin(hands[1]), Progress::Blocked);  // it was not kept
    QCOMPARE(hands.events(1)[0].argument, 0);
    QCOMPARE(hands.seam.woken(), Actors{});
}

void SyncConditionTest::aTimeoutTakesTheMutexAgainToo() {
    auto& hands = *hands_;
    lock(hands[1], mutex_);
    ConditionWait wait(condition_, mutex_, in_ms(1000));
    wait.begin(hands[1]);
    QVERIFY(wait.deadline());
    QCOMPARE(wait.resume(hands[1], Wake::Deadline), Progress::Finished);
    QCOMPARE(wait.outcome(), Outcome::TimedOut);
    QCOMPARE(unlock(hands[1], mutex_), Outcome::Done);
    QCOMPARE(kinds(hands.events(1)),
             QString("acquired released wait-begin timed-out acquired released"));
    notify_one(hands[2], condition_);
    QCOMPARE(hands.events(2)[0].argument, 0);  // it has left the queue
}

void SyncConditionTest::aNotificationAtTheLastMomentCounts() {
    auto& hands = *hands_;
    lock(hands[1], mutex_);
    ConditionWait wait(condition_, mutex_, in_ms(1000));
    wait.begin(hands[1]);
    notify_one(hands[2], condition_);
    QCOMPARE(wait.resume(hands[1], Wake::Deadline), Progress::Finished);
    QCOMPARE(wait.outcome(), Outcome::Done);
}

void SyncConditionTest::aStrayPermitIsNoNotification() {
    auto& hands = *hands_;
    lock(hands[1], mutex_);
    ConditionWait wait(condition_, mutex_);
    wait.begin(hands[1]);
    QCOMPARE(wait.resume(hands[1], Wake::Permit), Progress::Blocked);
    QCOMPARE(kinds(hands.events(1)), QString("acquired released wait-begin"));
}

void SyncConditionTest::afterAStopTheMutexIsNotHeld() {
    auto& hands = *hands_;
    lock(hands[1], mutex_);
    ConditionWait wait(condition_, mutex_);
    wait.begin(hands[1]);
    QCOMPARE(wait.resume(hands[1], Wake::Stopped), Progress::Finished);
    QCOMPARE(wait.outcome(), Outcome::Stopped);
    QCOMPARE(unlock(hands[1], mutex_), Outcome::NotOwner);
}

void SyncConditionTest::aMessagePassesBetweenProcesses() {
    RecordedRun run;
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    const ObjectId condition = declare_condition(run.memory, "c", {});
    const ObjectId turn = declare_variable(run.memory, "turn", {}, Value::integer(0));
    const ActorId actors[] = {run.declare("ping"), run.declare("pong")};
    for (std::int64_t parity = 0; parity < 2; ++parity)
        run.process(actors[parity], [&, parity](Caller& caller) {
            for (int round = 0; round < 100; ++round) {
                lock(caller, mutex);
                while (read(caller, turn).payload % 2 != parity)
                    wait(caller, condition, mutex);
                add(caller, turn, Value::integer(1));
                notify_one(caller, condition);
                unlock(caller, mutex);
            }
        });
    QVERIFY(run.wait());
    Value last;
    run.thread("reader", [&](Caller& caller) { last = read(caller, turn); });
    run.wait();
    QCOMPARE(last, Value::integer(200));
}

QTEST_GUILESS_MAIN(SyncConditionTest)
#include "sync_condition_test.moc"
