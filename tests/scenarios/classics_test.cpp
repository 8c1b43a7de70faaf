// The chapter classics: who waits for whom, what bounds the speed, and what helps.
#include "tests/scenarios/claims.h"

#include <QTest>

using namespace threadline::test;

class ClassicsTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhatTheLessonClaims_data() {
        add_rows({
            {"classics/bounded-buffer",
             "",
             4,
             "completed",
             "",
             {"value.items used = 12", "value.in the buffer = 0"}},
            {"classics/bounded-buffer",
             "capacity=1, items=50, consumers=4",
             2,
             "completed",
             "",
             {"value.items used = 50"}},
            {"classics/bounded-buffer", "", real_clock, "completed", "", {"value.items used = 12"}},

            // Readers overlap, so that no writer ever finds the page free; and the other way round.
            {"classics/readers-writers",
             "",
             4,
             "completed",
             "",
             {"thread.Writer 1.waiting_ms > thread.Reader 3.lifetime_ms * 0.9",
              "thread.Reader 1.waiting_ms < 5", "thread.Reader 3.waiting_ms < 5"}},
            {"classics/readers-writers",
             "prefer=writers",
             4,
             "completed",
             "",
             {"thread.Reader 1.waiting_ms > thread.Writer 2.lifetime_ms * 0.8",
              "thread.Writer 1.lifetime_ms < thread.Reader 1.lifetime_ms * 0.6"}},
            {"classics/readers-writers",
             "prefer=in turn",
             4,
             "completed",
             "",
             {"thread.Writer 1.lifetime_ms < wall_ms * 0.95",
              "thread.Reader 1.lifetime_ms < wall_ms * 0.95"}},
            {"classics/readers-writers",
             "prefer=in turn",
             real_clock,
             "completed",
             "",
             {"value.entered = 30"}},

            {"classics/straggler",
             "",
             4,
             "completed",
             "",
             {"wall_ms > 75", "wall_ms < 76", "finding.straggler > 0", "waiting_percent > 49"}},
            {"classics/straggler", "split=by speed", 4, "completed", "", {"idle_percent < 1"}},

            {"classics/work-stealing",
             "",
             4,
             "completed",
             "",
             {"value.tasks done = 16", "thread.Worker 1.cpu_ms > 95",
              "thread.Worker 4.lifetime_ms < 17"}},
            {"classics/work-stealing",
             "deal=shared queue",
             4,
             "completed",
             "",
             {"value.tasks done = 16", "idle_percent < 1"}},
            {"classics/work-stealing",
             "deal=stealing",
             4,
             "completed",
             "",
             {"value.tasks done = 16", "idle_percent < 15"}},
            {"classics/work-stealing",
             "deal=stealing",
             real_clock,
             "completed",
             "",
             {"value.tasks done = 16"}},

            // As many jobs as workers, and nobody is left for their parts.
            {"classics/pool-waits",
             "",
             4,
             "deadlocked",
             "deadlock",
             {"value.jobs done = 0", "finding.deadlock.threads = Worker 1 and Worker 2"}},
            {"classics/pool-waits", "jobs=8, workers=8", 4, "deadlocked", "deadlock", {}},
            {"classics/pool-waits", "workers=3", 4, "completed", "", {"value.jobs done = 2"}},
            {"classics/pool-waits",
             "cure=a pool of its own",
             4,
             "completed",
             "",
             {"value.jobs done = 2"}},
            {"classics/pool-waits",
             "cure=does it itself",
             4,
             "completed",
             "",
             {"value.jobs done = 2"}},

            {"classics/oversubscription",
             "",
             4,
             "completed",
             "",
             {"value.answered = 16", "ready_percent > 60"}},
            {"classics/oversubscription",
             "at once=4",
             4,
             "completed",
             "",
             {"value.answered = 16", "thread.Request 1.lifetime_ms < 21"}},

            {"classics/amdahl", "threads=1", 4, "completed", "", {"wall_ms > 99", "wall_ms < 101"}},
            {"classics/amdahl", "threads=4", 4, "completed", "", {"wall_ms > 39", "wall_ms < 41"}},
            {"classics/amdahl",
             "threads=16",
             16,
             "completed",
             "",
             {"wall_ms > 24", "wall_ms < 26"}},
            {"classics/amdahl", "threads=64", 64, "completed", "", {"wall_ms > 20"}},

            // The bus waits for the radio, which uses no lock; with inheritance for the lock alone.
            {"classics/priority-inversion",
             "",
             2,
             "completed",
             "check-failed",
             {"thread.Bus.blocked_ms > 29", "thread.Weather.ready_ms > 50",
              "value.data sent = false"}},
            {"classics/priority-inversion", "", 1, "completed", "check-failed", {}},
            {"classics/priority-inversion", "radios=8", 4, "completed", "check-failed", {}},
            {"classics/priority-inversion",
             "inheritance=true",
             2,
             "completed",
             "",
             {"thread.Bus.blocked_ms < 10", "value.data sent = true"}},
            {"classics/priority-inversion",
             "inheritance=true, radio work=500",
             1,
             "completed",
             "",
             {"thread.Bus.blocked_ms < 10"}},

            {"classics/lock-convoy",
             "",
             4,
             "completed",
             "",
             {"value.served = 80", "lock.Hot lock.contended > 75", "wall_ms > 80",
              "finding.convoy = 1"}},
            {"classics/lock-convoy",
             "cure=a lock each",
             4,
             "completed",
             "",
             {"value.served = 80", "locks.contended = 0"}},
            {"classics/lock-convoy", "cure=batches", 4, "completed", "", {"value.served = 80"}},
        });
    }
    void showsWhatTheLessonClaims() { check_row(); }

    void comparesAsTheLessonClaims_data() {
        add_ratios({
            // The slower side sets the pace: more of it helps, a larger buffer does not.
            {"classics/bounded-buffer", "", "consumers=2", 4, "wall_ms", 0.5, 0.65},
            {"classics/bounded-buffer", "", "capacity=12", 4, "wall_ms", 0.99, 1.01},
            {"classics/straggler", "", "split=by speed", 4, "wall_ms", 0.3, 0.5},
            {"classics/work-stealing", "", "deal=shared queue", 4, "wall_ms", 0.3, 0.45},
            {"classics/work-stealing", "", "deal=stealing", 4, "wall_ms", 0.3, 0.5},
            // No request more is answered, but each waits less.
            {"classics/oversubscription", "", "at once=4", 4, "wall_ms", 0.99, 1.01},
            {"classics/oversubscription", "", "at once=4", 4, "mean_lifetime_ms", 0.5, 0.75},
            {"classics/oversubscription", "", "at once=4", 4, "switches", 0.1, 0.5},
            {"classics/lock-convoy", "", "cure=a lock each", 4, "wall_ms", 0.45, 0.55},
            {"classics/lock-convoy", "", "cure=batches", 4, "wall_ms", 0.2, 0.5},
        });
    }
    void comparesAsTheLessonClaims() { check_ratio(); }
};

QTEST_GUILESS_MAIN(ClassicsTest)
#include "classics_test.moc"
