// Potential deadlocks between tasks: the turns that an event loop happens to give them order
// nothing, but whoever does not wait between two locks lets nobody come between.
#include <QTest>

#include "tests/engine/synthetic_run.h"

using namespace threadline;
using namespace threadline::test;
using analysis::Finding;
using analysis::FindingKind;

namespace {

// Two loops, or threads, and locks that are taken one after the other.
struct Loops {
    SyntheticRun run;
    ActorId a = run.thread("A"), b = run.thread("B");
    ObjectId lock1 = run.mutex("Lock 1"), lock2 = run.mutex("Lock 2"), lock3 = run.mutex("Lock 3");

    Loops() { run.at(0ms).begin({a, b}); }

    ActorId task(const std::string& name, ActorId loop) {
        const ActorId id = run.task(name, loop);
        run.begin({id});
        return id;
    }
    void nest(ActorId actor, ObjectId outer, ObjectId inner) {
        run.lock(actor, outer).lock(actor, inner).unlock(actor, inner).unlock(actor, outer);
    }
    // In one turn, or in two.
    void nest_as_task(ActorId task, ObjectId outer, ObjectId inner, bool waits_between) {
        run.event(task, EventKind::Resume, {}, task.value).lock(task, outer);
        if (waits_between)
            run.event(task, EventKind::Suspend, {}, task.value)
                .event(task, EventKind::Resume, {}, task.value);
        run.lock(task, inner).unlock(task, inner).unlock(task, outer);
        run.event(task, EventKind::Suspend, {}, task.value);
    }
    std::vector<Finding> found() const {
        std::vector<Finding> potential;
        for (const Finding& finding : run.findings())
            if (finding.kind == FindingKind::PotentialDeadlock)
                potential.push_back(finding);
        return potential;
    }
};

}  // namespace

class AnalysisTaskLockOrderTest : public QObject {
    Q_OBJECT

private slots:
    void tasksOfOneLoopDeadlockIfOneWaitsBetweenItsLocks_data();
    void tasksOfOneLoopDeadlockIfOneWaitsBetweenItsLocks();
    void aTaskThatWaitsOnlyLaterIsSeenThen();
    void aTaskAndAThreadOrTwoLoopsNeedNoWait();
    void tasksOfWhichOneJoinsTheOtherCannotMeet();
};

void AnalysisTaskLockOrderTest::tasksOfOneLoopDeadlockIfOneWaitsBetweenItsLocks_data() {
    QTest::addColumn<int>("tasks");
    QTest::addColumn<int>("waiting");
    QTest::newRow("two, nobody waits") << 2 << -1;
    QTest::newRow("two, the first waits") << 2 << 0;
    QTest::newRow("two, the last waits") << 2 << 1;
    QTest::newRow("three, nobody waits") << 3 << -1;
    QTest::newRow("three, one waits") << 3 << 1;
}

void AnalysisTaskLockOrderTest::tasksOfOneLoopDeadlockIfOneWaitsBetweenItsLocks() {
    QFETCH(const int, tasks);
    QFETCH(const int, waiting);
    Loops loops;
    std::vector<ActorId> ids;
    for (int i = 0; i < tasks; ++i)
        ids.push_back(loops.task("Task " + std::to_string(i), loops.a));
    const std::vector<ObjectId> locks{loops.lock1, loops.lock2, loops.lock3};
    for (int i = 0; i < tasks; ++i)
        loops.nest_as_task(ids[std::size_t(i)], locks[std::size_t(i)],
                           locks[std::size_t((i + 1) % tasks)], i == waiting);
    const auto found = loops.found();
    QCOMPARE(found.size(), std::size_t(waiting < 0 ? 0 : 1));
    if (!found.empty())
        QCOMPARE(found[0].actors, ids);
}

void AnalysisTaskLockOrderTest::aTaskThatWaitsOnlyLaterIsSeenThen() {
    Loops loops;
    const ActorId x = loops.task("X", loops.a), y = loops.task("Y", loops.a);
    for (int i = 0; i < 6; ++i) {
        loops.nest_as_task(x, loops.lock1, loops.lock2, false);
        loops.nest_as_task(y, loops.lock2, loops.lock1, false);
    }
    QVERIFY(loops.found().empty());
    loops.nest_as_task(x, loops.lock1, loops.lock2, true);
    QCOMPARE(loops.found().size(), std::size_t{1});
}

void AnalysisTaskLockOrderTest::aTaskAndAThreadOrTwoLoopsNeedNoWait() {
    for (const bool with_a_thread : {true, false}) {
        Loops loops;
        const ActorId x = loops.task("X", loops.a);
        loops.nest_as_task(x, loops.lock1, loops.lock2, false);
        if (with_a_thread)
            loops.nest(loops.b, loops.lock2, loops.lock1);
        else
            loops.nest_as_task(loops.task("Y", loops.b), loops.lock2, loops.lock1, false);
        QCOMPARE(loops.found().size(), std::size_t{1});
    }
}

void AnalysisTaskLockOrderTest::tasksOfWhichOneJoinsTheOtherCannotMeet() {
    Loops loops;
    const ActorId x = loops.task("X", loops.a), y = loops.task("Y", loops.a);
    loops.nest_as_task(x, loops.lock1, loops.lock2, true);
    loops.run.end(x).event(y, EventKind::Joined, {}, x.value);
    loops.nest_as_task(y, loops.lock2, loops.lock1, true);
    QVERIFY(loops.found().empty());
}

QTEST_GUILESS_MAIN(AnalysisTaskLockOrderTest)
#include "analysis_task_lock_order_test.moc"
