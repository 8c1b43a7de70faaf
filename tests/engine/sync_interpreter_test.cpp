// The interpreter lock: who takes it, who asks for it, who lets it go, and what they record.
#include "engine/sync/interpreter_lock.h"
#include "engine/sync/mutex.h"
#include "tests/engine/by_hand.h"
#include "tests/engine/printing.h"

#include <QRegularExpression>
#include <QTest>

#include <latch>

using namespace threadline;
using namespace threadline::sync;
using namespace threadline::testing;
using namespace std::chrono_literals;

namespace {

using From = InterpreterTake::From;

// Actors that run in one process with an interpreter lock, all driven by hand.
struct OneInterpreter : ByHand {
    ObjectId lock;

    explicit OneInterpreter(std::uint32_t actors)
        : ByHand(actors), lock(declare_interpreter(run.memory, "Interpreter lock", {}, 5ms)) {
        for (std::uint32_t actor = 1; actor <= actors; ++actor)
            (*this)[actor].interpreter = lock;
    }

    ActorId holder() const { return run.memory.object(lock).holder(); }
    QString story(std::uint32_t actor) const { return kinds(events(actor)); }
};

}  // namespace

class SyncInterpreterTest : public QObject {
    Q_OBJECT

private slots:
    void whoComesWhileItIsFreeTakesItWithOneEvent();
    void whoHasWaitedForAnIntervalAsksTheHolder();
    void aSwitchMeanwhileBeginsTheIntervalAnew();
    void aCheckOfWhomNobodyAskedChangesNothing();
    void whoYieldedWaitsUntilAnotherHasTakenIt();
    void theNextOneIsAskedByWhoYielded();
    void whoLetItGoToBlockMayTakeItBackAtOnce();
    void whatBlocksLetsItGoAndTakesItAgain();
    void threadsThatComputeTakeTurns();
    void withoutOneNothingIsRecorded();
};

void SyncInterpreterTest::whoComesWhileItIsFreeTakesItWithOneEvent() {
    OneInterpreter it(1);
    QVERIFY(take_interpreter(it[1]) == Outcome::Done);
    QCOMPARE(it.holder().value, 1u);
    release_interpreter(it[1]);
    QVERIFY(!it.holder());
    QCOMPARE(it.story(1), QString("interpreter-acquired interpreter-released"));
}

void SyncInterpreterTest::whoHasWaitedForAnIntervalAsksTheHolder() {
    OneInterpreter it(2);
    take_interpreter(it[1]);
    InterpreterTake second(it.lock, From::Outside);
    const auto before = it.seam.now();
    QVERIFY(second.begin(it[2]) == Progress::Blocked);
    QVERIFY(second.deadline() && *second.deadline() >= before + 5ms);
    QVERIFY(!is_drop_requested(it[1]));

    QVERIFY(second.resume(it[2], Wake::Deadline) == Progress::Blocked);
    QVERIFY(is_drop_requested(it[1]));
    QCOMPARE(it.seam.interrupted(), Actors{1});
    // Once is enough.
    QVERIFY(second.resume(it[2], Wake::Deadline) == Progress::Blocked);
    QCOMPARE(it.story(2), QString("interpreter-request interpreter-drop-requested"));
    QCOMPARE(it.events(2)[0].argument, std::int64_t{5'000'000});
    QCOMPARE(it.events(2)[1].argument, std::int64_t{1});
}

void SyncInterpreterTest::aSwitchMeanwhileBeginsTheIntervalAnew() {
    OneInterpreter it(3);
    take_interpreter(it[1]);
    InterpreterTake third(it.lock, From::Outside);
    QVERIFY(third.begin(it[3]) == Progress::Blocked);
    release_interpreter(it[1]);
    take_interpreter(it[2]);  // barges
    QVERIFY(third.resume(it[3], Wake::Deadline) == Progress::Blocked);
    QVERIFY(!is_drop_requested(it[2]));
    QVERIFY(third.resume(it[3], Wake::Deadline) == Progress::Blocked);
    QVERIFY(is_drop_requested(it[2]));
}

void SyncInterpreterTest::aCheckOfWhomNobodyAskedChangesNothing() {
    OneInterpreter it(2);
    take_interpreter(it[1]);
    InterpreterTake second(it.lock, From::Outside);
    QVERIFY(second.begin(it[2]) == Progress::Blocked);
    QVERIFY(yield_interpreter(it[1]) == Outcome::Done);
    QCOMPARE(it.holder().value, 1u);
    QCOMPARE(it.story(1), QString("interpreter-acquired"));
}

void SyncInterpreterTest::whoYieldedWaitsUntilAnotherHasTakenIt() {
    OneInterpreter it(2);
    take_interpreter(it[1]);
    InterpreterTake second(it.lock, From::Outside);
    QVERIFY(second.begin(it[2]) == Progress::Blocked);
    QVERIFY(second.resume(it[2], Wake::Deadline) == Progress::Blocked);

    InterpreterTake first(it.lock, From::Check);
    QVERIFY(first.begin(it[1]) == Progress::Blocked);
    QCOMPARE(it.seam.woken(), Actors{2});
    QVERIFY(!it.holder());
    // It is free, and still not for the one who has just had it.
    QVERIFY(first.resume(it[1], Wake::Permit) == Progress::Blocked);
    QVERIFY(first.resume(it[1], Wake::Deadline) == Progress::Blocked);
    QVERIFY(!it.holder());

    QVERIFY(second.resume(it[2], Wake::Permit) == Progress::Finished);
    QCOMPARE(it.holder().value, 2u);
    QVERIFY(!is_drop_requested(it[2]));
    release_interpreter(it[2]);
    QCOMPARE(it.seam.woken(), Actors{1});
    QVERIFY(first.resume(it[1], Wake::Permit) == Progress::Finished);
    QCOMPARE(it.story(1), QString("interpreter-acquired interpreter-yielded interpreter-acquired"));
    QCOMPARE(it.events(1)[1].argument, std::int64_t{2});
    QVERIFY(it.events(1)[2].has(event_flag::contended));
}

void SyncInterpreterTest::theNextOneIsAskedByWhoYielded() {
    OneInterpreter it(2);
    take_interpreter(it[1]);
    InterpreterTake second(it.lock, From::Outside);
    QVERIFY(second.begin(it[2]) == Progress::Blocked);
    QVERIFY(second.resume(it[2], Wake::Deadline) == Progress::Blocked);
    InterpreterTake first(it.lock, From::Check);
    QVERIFY(first.begin(it[1]) == Progress::Blocked);
    QVERIFY(second.resume(it[2], Wake::Permit) == Progress::Finished);

    // Its interval begins with the switch.
    QVERIFY(!is_drop_requested(it[2]));
    QVERIFY(first.resume(it[1], Wake::Deadline) == Progress::Blocked);
    QVERIFY(is_drop_requested(it[2]));
}

void SyncInterpreterTest::whoLetItGoToBlockMayTakeItBackAtOnce() {
    OneInterpreter it(2);
    take_interpreter(it[1]);
    InterpreterTake second(it.lock, From::Outside);
    QVERIFY(second.begin(it[2]) == Progress::Blocked);
    release_interpreter(it[1]);
    QCOMPARE(it.seam.woken(), Actors{2});
    QVERIFY(take_interpreter(it[1]) == Outcome::Done);  // it was quicker
    QVERIFY(second.resume(it[2], Wake::Permit) == Progress::Blocked);
    QCOMPARE(it.holder().value, 1u);
}

// On real threads: while A waits for the mutex, B gets the interpreter lock.
void SyncInterpreterTest::whatBlocksLetsItGoAndTakesItAgain() {
    RecordedRun run;
    const ObjectId interpreter = declare_interpreter(run.memory, "Interpreter lock", {}, 5ms);
    const ObjectId mutex = declare_mutex(run.memory, "m", {});
    std::latch held(1);  // what parks nobody: A is seen parked at the mutex alone
    const ActorId a = run.declare("A");
    const ActorId b = run.thread("B", [&](Caller& caller) {
        caller.interpreter = interpreter;
        take_interpreter(caller);
        lock(caller, mutex);
        release_interpreter(caller);
        held.count_down();
        run.until_parked(a);
        take_interpreter(caller);  // possible, though A is in the middle of locking
        unlock(caller, mutex);
        release_interpreter(caller);
    });
    run.thread(a, [&](Caller& caller) {
        held.wait();
        caller.interpreter = interpreter;
        take_interpreter(caller);
        lock(caller, mutex);
        unlock(caller, mutex);
        release_interpreter(caller);
    });
    run.wait();

    QVERIFY(!run.events_of(b).empty());
    const QString story = kinds(run.events_of(a));
    QVERIFY2(story.contains("request interpreter-released"), qPrintable(story));
    QVERIFY2(story.contains(QRegularExpression("acquired interpreter-(request|acquired)")),
             qPrintable(story));
    QVERIFY2(story.endsWith("released interpreter-released thread-end"), qPrintable(story));
}

void SyncInterpreterTest::threadsThatComputeTakeTurns() {
    RecordedRun run;
    const ObjectId interpreter = declare_interpreter(run.memory, "Interpreter lock", {}, 1ms);
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    std::atomic<int> switches = 0;
    for (int i = 0; i < 3; ++i)
        run.thread("T", [&](Caller& caller) {
            caller.interpreter = interpreter;
            take_interpreter(caller);
            for (; switches < 12;) {
                most = std::max(most.load(), ++inside);
                --inside;
                if (is_drop_requested(caller)) {
                    ++switches;
                    yield_interpreter(caller);
                }
            }
            release_interpreter(caller);
        });
    run.wait();
    QCOMPARE(most.load(), 1);
    QVERIFY(switches >= 12);
}

void SyncInterpreterTest::withoutOneNothingIsRecorded() {
    ByHand it(1);
    QVERIFY(take_interpreter(it[1]) == Outcome::Done);
    QVERIFY(yield_interpreter(it[1]) == Outcome::Done);
    release_interpreter(it[1]);
    QVERIFY(!is_drop_requested(it[1]));
    QVERIFY(it.events(1).empty());
}

QTEST_GUILESS_MAIN(SyncInterpreterTest)
#include "sync_interpreter_test.moc"
