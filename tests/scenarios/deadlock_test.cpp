// The chapter deadlock: each one closes every time, and with each cure none does.
#include "tests/scenarios/claims.h"

#include <QTest>

using namespace threadline::test;

class DeadlockTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhatTheLessonClaims_data() {
        add_rows({
            {"deadlock/opposite-order",
             "",
             2,
             "deadlocked",
             "deadlock",
             {"finding.deadlock.threads = A and B", "idle_percent > 75"}},
            {"deadlock/opposite-order", "", 1, "deadlocked", "deadlock", {}},
            // The price of each remedy: turns, time spent blocked, or tries in vain.
            {"deadlock/opposite-order",
             "remedy=global order",
             2,
             "completed",
             "",
             {"parallelism < 1.05", "thread.B.blocked_ms > 39", "sleeping_ms = 0"}},
            {"deadlock/opposite-order",
             "remedy=timeout",
             2,
             "completed",
             "",
             {"blocked_ms >= 40", "sleeping_ms > 0"}},
            {"deadlock/opposite-order",
             "remedy=try-lock",
             2,
             "completed",
             "",
             {"blocked_ms < 20", "sleeping_ms > 0"}},
            {"deadlock/opposite-order", "remedy=timeout", real_clock, "completed", "", {}},
            {"deadlock/opposite-order", "remedy=try-lock", real_clock, "completed", "", {}},

            {"deadlock/transfer", "", 2, "deadlocked", "deadlock", {"wall_ms < 120"}},
            {"deadlock/transfer", "accounts=10", 2, "deadlocked", "deadlock", {}},
            {"deadlock/transfer", "", real_clock, "deadlocked", "deadlock", {}},
            {"deadlock/transfer",
             "cure=global order",
             2,
             "completed",
             "",
             {"value.balance[1] + value.balance[2] = 200", "value.balance[1] = 101"}},
            {"deadlock/transfer",
             "cure=one lock, accounts=4",
             4,
             "completed",
             "",
             {"value.balance[1] = 103", "parallelism < 1.05"}},
            {"deadlock/transfer",
             "cure=try-lock",
             2,
             "completed",
             "",
             {"value.balance[1] + value.balance[2] = 200"}},
            {"deadlock/transfer",
             "cure=try-lock, accounts=6",
             4,
             "completed",
             "",
             {"value.balance[1] = 105"}},

            {"deadlock/philosophers",
             "",
             2,
             "deadlocked",
             "deadlock",
             {"value.meals eaten = 0", "finding.deadlock = 1"}},
            {"deadlock/philosophers", "philosophers=2", 2, "deadlocked", "deadlock", {}},
            {"deadlock/philosophers", "philosophers=30", 4, "deadlocked", "deadlock", {}},
            {"deadlock/philosophers", "", real_clock, "deadlocked", "deadlock", {}},
            {"deadlock/philosophers",
             "cure=ordered forks, philosophers=30",
             4,
             "completed",
             "",
             {"value.meals eaten = 60"}},
            {"deadlock/philosophers",
             "cure=one left-handed",
             2,
             "completed",
             "",
             {"value.meals eaten = 10"}},
            {"deadlock/philosophers",
             "cure=one left-handed, philosophers=30",
             4,
             "completed",
             "",
             {"value.meals eaten = 60"}},
            {"deadlock/philosophers",
             "cure=waiter, philosophers=30",
             4,
             "completed",
             "",
             {"value.meals eaten = 60"}},
            {"deadlock/philosophers",
             "cure=limited seats, philosophers=30",
             4,
             "completed",
             "",
             {"value.meals eaten = 60"}},
            {"deadlock/philosophers",
             "cure=waiter",
             2,
             "completed",
             "",
             {"value.meals eaten = 10", "lock.Waiter.acquisitions = 10"}},
            {"deadlock/philosophers",
             "cure=limited seats, philosophers=2",
             2,
             "completed",
             "",
             {"value.meals eaten = 4"}},
            {"deadlock/philosophers",
             "cure=limited seats",
             real_clock,
             "completed",
             "",
             {"value.meals eaten = 10"}},

            {"deadlock/join-under-lock",
             "",
             2,
             "deadlocked",
             "deadlock",
             {"value.log lines = 1", "finding.deadlock.threads = Worker and Main"}},
            {"deadlock/join-under-lock",
             "cure=let go, then join",
             2,
             "completed",
             "",
             {"value.log lines = 2"}},
            {"deadlock/join-under-lock", "", real_clock, "deadlocked", "deadlock", {}},

            {"deadlock/self",
             "",
             2,
             "deadlocked",
             "self-deadlock",
             {"value.money = 100", "finding.self-deadlock.threads = Clerk"}},
            {"deadlock/self",
             "cure=inner part without the lock",
             2,
             "completed",
             "",
             {"value.money = 105"}},

            {"deadlock/semaphores",
             "",
             2,
             "deadlocked",
             "deadlock",
             {"finding.deadlock.threads = Copy and Fax", "locks.acquisitions = 0"}},
            {"deadlock/semaphores", "cure=same order", 2, "completed", "", {"wall_ms > 79"}},
            {"deadlock/semaphores", "cure=a second scanner", 2, "completed", "", {"wall_ms < 61"}},

            // The client sends what two buffers and the server's hands hold; one more is too many.
            {"deadlock/queues",
             "",
             2,
             "deadlocked",
             "deadlock",
             {"value.replies read = 0", "finding.deadlock.threads = Client and Server"}},
            {"deadlock/queues", "items=5", 2, "completed", "", {"value.replies read = 5"}},
            {"deadlock/queues", "items=50, capacity=24", 2, "deadlocked", "deadlock", {}},
            {"deadlock/queues", "items=49, capacity=24", 2, "completed", "", {}},
            {"deadlock/queues",
             "items=50, capacity=1, cure=a thread reads the replies",
             2,
             "completed",
             "",
             {"value.replies read = 50"}},
            {"deadlock/queues", "", real_clock, "deadlocked", "deadlock", {}},

            {"deadlock/processes",
             "",
             2,
             "deadlocked",
             "deadlock",
             {"finding.deadlock.threads = Shop and Warehouse"}},
            {"deadlock/processes", "", real_clock, "deadlocked", "deadlock", {}},
            {"deadlock/processes", "cure=global order", 2, "completed", "", {}},

            {"deadlock/upgrade", "", 2, "deadlocked", "self-deadlock", {"value.times built = 0"}},
            {"deadlock/upgrade",
             "cure=write from the start",
             2,
             "completed",
             "",
             {"value.times built = 1", "parallelism < 1.05"}},
            {"deadlock/upgrade",
             "cure=let go, then check again",
             2,
             "completed",
             "",
             {"value.times built = 1", "value.cache = new"}},

            {"deadlock/lost-wakeup",
             "",
             2,
             "deadlocked",
             "lost-wakeup",
             {"value.box = parcel", "finding.lost-wakeup.threads = Consumer"}},
            {"deadlock/lost-wakeup", "", real_clock, "deadlocked", "lost-wakeup", {}},
            {"deadlock/lost-wakeup", "cure=check under the lock", 2, "completed", "", {}},
            {"deadlock/lost-wakeup", "cure=semaphore", 2, "completed", "", {}},

            // Equal pauses: every try of every round is in vain, and the CPU was busy.
            {"deadlock/back-off",
             "",
             2,
             "completed",
             "check-failed",
             {"value.tries = 40", "locks.contended = 0", "finding.livelock = 1",
              "cpu_ms > wall_ms"}},
            {"deadlock/back-off",
             "rounds=200",
             2,
             "completed",
             "check-failed",
             {"value.tries = 400"}},
            {"deadlock/back-off",
             "back-off=random",
             2,
             "completed",
             "",
             {"value.tries < 20", "finding.livelock = 0"}},
            {"deadlock/back-off", "back-off=random, rounds=200", real_clock, "completed", "", {}},

            {"deadlock/detection",
             "",
             2,
             "completed",
             "",
             {"value.victim = 2", "value.transactions done = 2"}},
            {"deadlock/detection",
             "",
             real_clock,
             "completed",
             "",
             {"value.transactions done = 2"}},
            {"deadlock/detection",
             "detector=off",
             2,
             "deadlocked",
             "deadlock",
             {"value.transactions done = 0"}},
        });
    }
    void showsWhatTheLessonClaims() { check_row(); }

    void comparesAsTheLessonClaims_data() {
        add_ratios({
            {"deadlock/transfer", "cure=one lock, accounts=6", "cure=global order, accounts=6", 4,
             "parallelism", 1.2, 4},
            // The same work under one lock: with six clerks it takes longer, with two as long.
            {"deadlock/transfer", "cure=one lock, accounts=6", "cure=global order, accounts=6", 4,
             "wall_ms", 0.5, 0.8},
            {"deadlock/transfer", "cure=one lock", "cure=global order", 4, "wall_ms", 0.99, 1.01},
            // One at a time reaches for forks: fewer eat at the same time.
            {"deadlock/philosophers", "cure=waiter", "cure=ordered forks", 4, "parallelism", 1.5,
             3},
            {"deadlock/philosophers", "cure=waiter", "cure=one left-handed", 4, "parallelism", 1.5,
             3},
            {"deadlock/philosophers", "cure=waiter", "cure=limited seats", 4, "parallelism", 1.5,
             3},
            // Who looks less often leaves the others waiting for longer.
            {"deadlock/detection", "", "work=50", 2, "blocked_ms", 2, 5},
        });
    }
    void comparesAsTheLessonClaims() { check_ratio(); }

    void declaresOnlyTheLocksThatItsCureNeeds_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("parameters");
        for (const char* cure :
             {"none", "ordered forks", "one left-handed", "waiter", "limited seats"})
            QTest::addRow("philosophers, %s", cure)
                << "deadlock/philosophers" << QString("cure=%1").arg(cure);
        for (const char* cure : {"none", "global order", "one lock", "try-lock"})
            QTest::addRow("transfer, %s", cure)
                << "deadlock/transfer" << QString("cure=%1").arg(cure);
        for (const char* cure : {"none", "batches", "a lock each"})
            QTest::addRow("lock convoy, %s", cure)
                << "classics/lock-convoy" << QString("cure=%1").arg(cure);
    }
    void declaresOnlyTheLocksThatItsCureNeeds() {
        QFETCH(QString, scenario);
        QFETCH(QString, parameters);
        const auto idle = idle_locks_of_run(scenario.toStdString(), parameters.toStdString(), 2);
        QVERIFY2(idle.ok(), idle ? "" : idle.error().message.c_str());
        QVERIFY2(idle->empty(), idle->empty() ? "" : idle->front().c_str());
    }
};

QTEST_GUILESS_MAIN(DeadlockTest)
#include "deadlock_test.moc"
