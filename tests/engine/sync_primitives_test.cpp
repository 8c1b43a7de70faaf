// Semaphores, barriers, queues, variables and joins, driven by hand.
#include "tests/engine/by_hand.h"

#include "engine/sync/barrier.h"
#include "engine/sync/join.h"
#include "engine/sync/queue.h"
#include "engine/sync/semaphore.h"
#include "tests/engine/printing.h"

#include <QTest>

using namespace threadline;
using namespace threadline::sync;
using namespace threadline::testing;

class SyncPrimitivesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { hands_ = std::make_unique<ByHand>(4); }
    void cleanup() { hands_.reset(); }

    void aSemaphoreCountsDownAndUp();
    void twoPostsWakeTwoWaiters();
    void aWaiterOfASemaphoreThatGivesUpPassesTheWakeOn();

    void aBarrierOpensWithTheLastArrival();
    void aBarrierStartsAgain();

    void aQueueIsFirstInFirstOut();
    void aFullQueueHoldsThePutterUntilThereIsRoom();
    void anEmptyQueueHoldsTheGetterUntilThereIsAnItem();
    void twoItemsWakeTwoGetters();
    void aClosedQueueGivesWhatIsLeftAndTakesNothing();
    void closingLetsAllWhoWaitGo();

    void aReadCarriesTheVersionAndTheValueThatItSaw();
    void aReadBetweenReadAndWriteIsALostUpdate();
    void addingIsOneStep_data();
    void addingIsOneStep();
    void whatCannotBeAddedIsLeftAlone();
    void compareExchangeSaysWhatItFound();

    void anyNumberJoinsAnActor();
    void whoJoinsIsLetGoOnBeforeTheOtherCountsAsEnded();
    void joiningAnEndedActorIsOneEvent();
    void aTimedJoinGivesUp();

private:
    std::unique_ptr<ByHand> hands_;
};

void SyncPrimitivesTest::aSemaphoreCountsDownAndUp() {
    auto& hands = *hands_;
    const ObjectId semaphore = declare_semaphore(hands.run.memory, "s", {}, 2);
    QCOMPARE(acquire(hands[1], semaphore), Outcome::Done);
    QCOMPARE(try_acquire(hands[1], semaphore), Outcome::Done);
    QCOMPARE(try_acquire(hands[1], semaphore), Outcome::WouldBlock);
    post(hands[1], semaphore);
    QCOMPARE(acquire(hands[1], semaphore, in_ms(-1)), Outcome::Done);
    const auto events = hands.events(1);
    QCOMPARE(kinds(events), QString("semaphore-acquired semaphore-acquired try-failed "
                                    "semaphore-posted semaphore-acquired"));
    QCOMPARE(events[0].argument, 1);
    QCOMPARE(events[1].argument, 0);
    QCOMPARE(events[3].argument, 1);
}

void SyncPrimitivesTest::twoPostsWakeTwoWaiters() {
    auto& hands = *hands_;
    const ObjectId semaphore = declare_semaphore(hands.run.memory, "s", {}, 0);
    SemaphoreAcquire first(semaphore), second(semaphore);
    QCOMPARE(first.begin(hands[1]), Progress::Blocked);
    QCOMPARE(second.begin(hands[2]), Progress::Blocked);
    post(hands[3], semaphore);
    post(hands[3], semaphore);  // before anybody could look
    QCOMPARE(hands.seam.woken(), Actors{1});
    QCOMPARE(first.resume(hands[1], Wake::Permit), Progress::Finished);
    QCOMPARE(hands.seam.woken(), Actors{2});
    QCOMPARE(second.resume(hands[2], Wake::Permit), Progress::Finished);
    QCOMPARE(kinds(hands.events(2)), QString("semaphore-request semaphore-acquired"));
    QVERIFY(hands.events(2)[1].has(event_flag::contended));
}

void SyncPrimitivesTest::aWaiterOfASemaphoreThatGivesUpPassesTheWakeOn() {
    auto& hands = *hands_;
    const ObjectId semaphore = declare_semaphore(hands.run.memory, "s", {}, 0);
    SemaphoreAcquire first(semaphore, in_ms(1000)), second(semaphore);
    first.begin(hands[1]);
    second.begin(hands[2]);
    post(hands[3], semaphore);
    QCOMPARE(hands.seam.woken(), Actors{1});
    first.resume(hands[1], Wake::Deadline);
    QCOMPARE(first.outcome(), Outcome::TimedOut);
    QCOMPARE(hands.seam.woken(), Actors{2});
}

void SyncPrimitivesTest::aBarrierOpensWithTheLastArrival() {
    auto& hands = *hands_;
    const ObjectId barrier = declare_barrier(hands.run.memory, "b", {}, 3);
    BarrierWait first(barrier), second(barrier);
    QCOMPARE(first.begin(hands[1]), Progress::Blocked);
    QCOMPARE(second.begin(hands[2]), Progress::Blocked);
    QCOMPARE(first.resume(hands[1], Wake::Permit), Progress::Blocked);  // a stray permit
    QCOMPARE(arrive_and_wait(hands[3], barrier), Outcome::Done);
    QCOMPARE(hands.seam.woken(), (Actors{1, 2}));
    QCOMPARE(second.resume(hands[2], Wake::Permit), Progress::Finished);
    QCOMPARE(first.resume(hands[1], Wake::Permit), Progress::Finished);
    const auto events = hands.events(1);
    QCOMPARE(kinds(events), QString("barrier-arrived barrier-passed"));
    QCOMPARE(events[0].argument, 1);
    QCOMPARE(events[1].argument, 3);  // who opened it
    QCOMPARE(events[1].order, 3u);    // by that action
    QCOMPARE(hands.events(2)[0].argument, 2);
    QCOMPARE(hands.events(3)[0].argument, 2);
}

void SyncPrimitivesTest::aBarrierStartsAgain() {
    auto& hands = *hands_;
    const ObjectId barrier = declare_barrier(hands.run.memory, "b", {}, 2);
    for (int round = 0; round < 3; ++round) {
        BarrierWait first(barrier);
        QCOMPARE(first.begin(hands[1]), Progress::Blocked);
        QCOMPARE(arrive_and_wait(hands[2], barrier), Outcome::Done);
        // The next round begins before the first one has gone on.
        BarrierWait early(barrier);
        QCOMPARE(early.begin(hands[3]), Progress::Blocked);
        QCOMPARE(first.resume(hands[1], Wake::Permit), Progress::Finished);
        QCOMPARE(arrive_and_wait(hands[2], barrier), Outcome::Done);
        QCOMPARE(early.resume(hands[3], Wake::Permit), Progress::Finished);
    }
}

void SyncPrimitivesTest::aQueueIsFirstInFirstOut() {
    auto& hands = *hands_;
    const ObjectId queue = declare_queue(hands.run.memory, "q", {}, 3);
    Value got;
    for (std::int64_t round = 0; round < 5; ++round) {
        put(hands[1], queue, Value::integer(round));
        put(hands[1], queue, Value::number(0.5));
        QCOMPARE(get(hands[2], queue, got), Outcome::Done);
        QCOMPARE(got, Value::integer(round));
        QCOMPARE(get(hands[2], queue, got), Outcome::Done);
        QCOMPARE(got, Value::number(0.5));
    }
    QCOMPARE(hands.events(1)[1].argument, 2);
    QCOMPARE(hands.events(2)[1].argument, 0);
}

void SyncPrimitivesTest::aFullQueueHoldsThePutterUntilThereIsRoom() {
    auto& hands = *hands_;
    const ObjectId queue = declare_queue(hands.run.memory, "q", {}, 1);
    put(hands[1], queue, Value::integer(1));
    QueuePut second(queue, Value::integer(2));
    QCOMPARE(second.begin(hands[2]), Progress::Blocked);
    QCOMPARE(put(hands[3], queue, Value::integer(3), in_ms(-1)), Outcome::WouldBlock);
    Value got;
    get(hands[3], queue, got);
    QCOMPARE(hands.seam.woken(), Actors{2});
    QCOMPARE(second.resume(hands[2], Wake::Permit), Progress::Finished);
    get(hands[3], queue, got);
    QCOMPARE(got, Value::integer(2));
    QCOMPARE(kinds(hands.events(2)), QString("put-request put"));
}

void SyncPrimitivesTest::anEmptyQueueHoldsTheGetterUntilThereIsAnItem() {
    auto& hands = *hands_;
    const ObjectId queue = declare_queue(hands.run.memory, "q", {}, 1);
    QueueGet first(queue);
    QCOMPARE(first.begin(hands[1]), Progress::Blocked);
    put(hands[2], queue, Value::boolean(true));
    QCOMPARE(hands.seam.woken(), Actors{1});
    QCOMPARE(first.resume(hands[1], Wake::Permit), Progress::Finished);
    QCOMPARE(first.value(), Value::boolean(true));
    QCOMPARE(kinds(hands.events(1)), QString("get-request got"));
}

void SyncPrimitivesTest::twoItemsWakeTwoGetters() {
    auto& hands = *hands_;
    const ObjectId queue = declare_queue(hands.run.memory, "q", {}, 2);
    QueueGet first(queue), second(queue);
    first.begin(hands[1]);
    second.begin(hands[2]);
    put(hands[3], queue, Value::integer(1));
    put(hands[3], queue, Value::integer(2));
    QCOMPARE(hands.seam.woken(), Actors{1});
    first.resume(hands[1], Wake::Permit);
    QCOMPARE(hands.seam.woken(), Actors{2});
    second.resume(hands[2], Wake::Permit);
    QCOMPARE(second.value(), Value::integer(2));
}

void SyncPrimitivesTest::aClosedQueueGivesWhatIsLeftAndTakesNothing() {
    auto& hands = *hands_;
    const ObjectId queue = declare_queue(hands.run.memory, "q", {}, 2);
    put(hands[1], queue, Value::integer(7));
    close(hands[1], queue);
    close(hands[1], queue);
    QCOMPARE(put(hands[2], queue, Value::integer(8)), Outcome::Closed);
    Value got;
    QCOMPARE(get(hands[2], queue, got), Outcome::Done);
    QCOMPARE(got, Value::integer(7));
    QCOMPARE(get(hands[2], queue, got), Outcome::Closed);
    QCOMPARE(got, Value::nil());
    QCOMPARE(kinds(hands.events(1)), QString("put queue-closed"));
    QCOMPARE(kinds(hands.events(2)), QString("got-closed got got-closed"));
    QVERIFY(hands.events(2)[0].has(event_flag::failed));  // a put
}

void SyncPrimitivesTest::closingLetsAllWhoWaitGo() {
    auto& hands = *hands_;
    const ObjectId queue = declare_queue(hands.run.memory, "q", {}, 1);
    QueueGet first(queue), second(queue), third(queue);
    first.begin(hands[1]);
    second.begin(hands[2]);
    third.begin(hands[3]);
    close(hands[4], queue);
    QCOMPARE(hands.seam.woken(), (Actors{1, 2, 3}));
    QCOMPARE(second.resume(hands[2], Wake::Permit), Progress::Finished);
    QCOMPARE(second.outcome(), Outcome::Closed);
    QCOMPARE(first.resume(hands[1], Wake::Deadline), Progress::Finished);
    QCOMPARE(third.resume(hands[3], Wake::Permit), Progress::Finished);
    QVERIFY(hands.events(3).back().has(event_flag::contended));
}

void SyncPrimitivesTest::aReadCarriesTheVersionAndTheValueThatItSaw() {
    auto& hands = *hands_;
    const ObjectId variable = declare_variable(hands.run.memory, "v", {}, Value::integer(5));
    QCOMPARE(read(hands[1], variable), Value::integer(5));
    write(hands[1], variable, Value::boolean(true));
    QCOMPARE(read(hands[1], variable), Value::boolean(true));
    const auto events = hands.events(1);
    QCOMPARE(kinds(events), QString("read write read"));
    QCOMPARE(events[0].order, 0u);
    QCOMPARE(events[0].argument, 5);
    QCOMPARE(events[1].order, 1u);
    QCOMPARE(events[2].order, 1u);
    QCOMPARE(events[2].flags & event_flag::tag_mask, static_cast<int>(ValueTag::Boolean));
}

void SyncPrimitivesTest::aReadBetweenReadAndWriteIsALostUpdate() {
    auto& hands = *hands_;
    const ObjectId count = declare_variable(hands.run.memory, "count", {}, Value::integer(0));
    const std::int64_t first = read(hands[1], count).payload;
    const std::int64_t second = read(hands[2], count).payload;
    write(hands[1], count, Value::integer(first + 1));
    write(hands[2], count, Value::integer(second + 1));
    QCOMPARE(read(hands[1], count), Value::integer(1));
}

void SyncPrimitivesTest::addingIsOneStep_data() {
    QTest::addColumn<double>("before");
    QTest::addColumn<double>("amount");
    QTest::addColumn<bool>("whole");
    QTest::newRow("integers") << 3.0 << 4.0 << true;
    QTest::newRow("floats") << 0.5 << 0.25 << false;
}

void SyncPrimitivesTest::addingIsOneStep() {
    QFETCH(double, before);
    QFETCH(double, amount);
    QFETCH(bool, whole);
    const auto value = [&](double number) {
        return whole ? Value::integer(static_cast<std::int64_t>(number)) : Value::number(number);
    };
    auto& hands = *hands_;
    const ObjectId variable = declare_variable(hands.run.memory, "v", {}, value(before));
    QCOMPARE(add(hands[1], variable, value(amount)), value(before + amount));
    QCOMPARE(kinds(hands.events(1)), QString("atomic-add"));
    QCOMPARE(hands.events(1)[0].argument, value(before + amount).payload);
}

void SyncPrimitivesTest::whatCannotBeAddedIsLeftAlone() {
    auto& hands = *hands_;
    const ObjectId variable = declare_variable(hands.run.memory, "v", {}, Value::boolean(true));
    QCOMPARE(add(hands[1], variable, Value::integer(1)), Value::nil());
    QCOMPARE(read(hands[1], variable), Value::boolean(true));
    QCOMPARE(kinds(hands.events(1)), QString("read"));
    // An integer and a float give a float; integers wrap around.
    const ObjectId other = declare_variable(hands.run.memory, "w", {}, Value::integer(INT64_MAX));
    QCOMPARE(add(hands[1], other, Value::integer(1)), Value::integer(INT64_MIN));
    write(hands[1], other, Value::integer(1));
    QCOMPARE(add(hands[1], other, Value::number(0.5)), Value::number(1.5));
}

void SyncPrimitivesTest::compareExchangeSaysWhatItFound() {
    auto& hands = *hands_;
    const ObjectId variable = declare_variable(hands.run.memory, "v", {}, Value::integer(1));
    Value found;
    QVERIFY(compare_exchange(hands[1], variable, Value::integer(1), Value::integer(2), found));
    QCOMPARE(found, Value::integer(1));
    QVERIFY(!compare_exchange(hands[1], variable, Value::integer(1), Value::integer(3), found));
    QCOMPARE(found, Value::integer(2));
    QVERIFY(!compare_exchange(hands[1], variable, Value::number(2), Value::integer(3), found));
    const auto events = hands.events(1);
    QCOMPARE(events[0].order, 1u);
    QCOMPARE(events[0].argument, 2);
    QVERIFY(events[1].has(event_flag::failed));
    QCOMPARE(events[1].order, 1u);  // the version that it saw
}

void SyncPrimitivesTest::anyNumberJoinsAnActor() {
    auto& hands = *hands_;
    Join first(ActorId{3}), second(ActorId{3});
    QCOMPARE(first.begin(hands[1]), Progress::Blocked);
    QCOMPARE(second.begin(hands[2]), Progress::Blocked);
    QCOMPARE(first.resume(hands[1], Wake::Permit), Progress::Blocked);  // a stray permit
    end_actor(hands[3]);
    QCOMPARE(hands.seam.woken(), (Actors{1, 2}));
    QCOMPARE(first.resume(hands[1], Wake::Permit), Progress::Finished);
    QCOMPARE(second.resume(hands[2], Wake::Permit), Progress::Finished);
    QCOMPARE(kinds(hands.events(1)), QString("join-request joined"));
    QCOMPARE(hands.events(1)[0].argument, 3);
    QCOMPARE(kinds(hands.events(3)), QString("thread-end"));
    QCOMPARE(hands.run.memory.actor(ActorId{3}).status.load(),
             static_cast<std::uint32_t>(record::ActorStatus::Ended));
}

// Else whoever looks at all of them in between finds one that waits for ever.
void SyncPrimitivesTest::whoJoinsIsLetGoOnBeforeTheOtherCountsAsEnded() {
    struct LookingSeam final : Seam {
        explicit LookingSeam(const record::ActorRecord& of) : ending(of) {}
        Wake park(ActorId, Deadline) override { std::abort(); }
        void unpark(ActorId) override { seen = ending.status.load(); }
        const record::ActorRecord& ending;
        std::uint32_t seen = UINT32_MAX;
    };
    auto& hands = *hands_;
    Join wait(ActorId{3});
    QCOMPARE(wait.begin(hands[1]), Progress::Blocked);
    LookingSeam seam(hands.run.memory.actor(ActorId{3}));
    Caller ending{hands[3].recorder, ActorId{3}, seam};
    end_actor(ending);
    QVERIFY(seam.seen != UINT32_MAX);
    QVERIFY(seam.seen != static_cast<std::uint32_t>(record::ActorStatus::Ended));
    QCOMPARE(hands.run.memory.actor(ActorId{3}).status.load(),
             static_cast<std::uint32_t>(record::ActorStatus::Ended));
}

void SyncPrimitivesTest::joiningAnEndedActorIsOneEvent() {
    auto& hands = *hands_;
    end_actor(hands[3], event_flag::failed);
    QCOMPARE(join(hands[1], ActorId{3}), Outcome::Done);
    QCOMPARE(join(hands[1], ActorId{3}, in_ms(-1)), Outcome::Done);
    QCOMPARE(kinds(hands.events(1)), QString("joined joined"));
    QVERIFY(hands.events(3)[0].has(event_flag::failed));
}

void SyncPrimitivesTest::aTimedJoinGivesUp() {
    auto& hands = *hands_;
    QCOMPARE(join(hands[1], ActorId{3}, in_ms(-1)), Outcome::TimedOut);
    Join timed(ActorId{3}, in_ms(1000));
    QCOMPARE(timed.begin(hands[1]), Progress::Blocked);
    QCOMPARE(timed.resume(hands[1], Wake::Deadline), Progress::Finished);
    QCOMPARE(timed.outcome(), Outcome::TimedOut);
    QCOMPARE(kinds(hands.events(1)), QString("timed-out-join join-request timed-out-join"));
    end_actor(hands[3]);
    QCOMPARE(hands.seam.woken(), Actors{});
}

QTEST_GUILESS_MAIN(SyncPrimitivesTest)
#include "sync_primitives_test.moc"
