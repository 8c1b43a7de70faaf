// The chapter interpreter: what the interpreter lock forbids, and what it leaves alone.
#include "tests/scenarios/claims.h"

#include <QTest>

using namespace threadline::test;

class InterpreterTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhatTheLessonClaims_data() {
        add_rows({
            // One runs at a time, whatever the cores: no gain, and a little slower.
            {"interpreter/cpu-bound",
             "tool=one thread",
             4,
             "completed",
             "",
             {"wall_ms > 160", "wall_ms < 160.1"}},
            {"interpreter/cpu-bound",
             "tool=threads",
             4,
             "completed",
             "",
             {"wall_ms > 160.05", "wall_ms < 161.6", "thread.Worker 1.cpu_ms > 40",
              "thread.Worker 1.cpu_ms < 40.5", "thread.Worker 4.interpreter_ms > 100",
              "idle_percent > 74"}},
            {"interpreter/cpu-bound",
             "tool=threads without lock",
             4,
             "completed",
             "",
             {"wall_ms < 40.1", "idle_percent < 1", "interpreter_percent = 0"}},
            {"interpreter/cpu-bound",
             "tool=processes",
             4,
             "completed",
             "",
             {"wall_ms < 40.1", "idle_percent < 1", "interpreter_percent = 0"}},
            {"interpreter/cpu-bound",
             "tool=threads, work=10",
             real_clock,
             "completed",
             "",
             {"thread.Worker 1.cpu_ms > 5",
              "thread.Worker 1.interpreter_ms + "
              "thread.Worker 2.interpreter_ms + thread.Worker 3.interpreter_ms + "
              "thread.Worker 4.interpreter_ms > 20"}},

            // Who waits lets it go, so the waits overlap.
            {"interpreter/io-bound",
             "",
             2,
             "completed",
             "",
             {"wall_ms > 60", "wall_ms < 65", "thread.Client 1.io_ms >= 60"}},
            {"interpreter/io-bound",
             "lock=false",
             2,
             "completed",
             "",
             {"wall_ms > 60", "wall_ms < 65"}},

            // Each reply costs a switch interval more, and two who compute cost two.
            {"interpreter/convoy",
             "spinners=0",
             2,
             "completed",
             "",
             {"thread.Client.interpreter_ms = 0", "thread.Client.lifetime_ms < 23"}},
            {"interpreter/convoy",
             "",
             2,
             "completed",
             "",
             {"thread.Client.interpreter_ms / 20 > 4.7",
              "thread.Client.interpreter_ms / 20 < 5.1"}},
            {"interpreter/convoy",
             "switch_interval=1",
             2,
             "completed",
             "",
             {"thread.Client.interpreter_ms / 20 > 0.9",
              "thread.Client.interpreter_ms / 20 < 1.1"}},
            {"interpreter/convoy",
             "spinners=2",
             4,
             "completed",
             "",
             {"thread.Client.interpreter_ms / 20 > 7", "thread.Client.interpreter_ms / 20 < 13"}},
            {"interpreter/convoy",
             "",
             real_clock,
             "completed",
             "",
             {"thread.Client.interpreter_ms / 20 > 2", "thread.Client.io_ms > 19"}},

            // The start of the processes shows, and so does what has to be sent.
            {"interpreter/pool",
             "start_up=200",
             4,
             "completed",
             "",
             {"wall_ms > 220", "thread.Worker 1.cpu_ms > 220"}},

            // What a worker wrote is not there; what it sent is.
            {"interpreter/own-memory",
             "",
             4,
             "completed",
             "check-failed",
             {"value.count = 0", "value.count of Worker 1 > 0"}},
            {"interpreter/own-memory",
             "worker sends=what it counted",
             4,
             "completed",
             "",
             {"value.count = 0"}},
            {"interpreter/own-memory",
             "",
             real_clock,
             "completed",
             "check-failed",
             {"value.count = 0"}},

            // Side by side, after the start: 20 ms, then 40 times 5 ms by four.
            {"interpreter/pool",
             "tool=one thread",
             4,
             "completed",
             "",
             {"wall_ms > 200", "wall_ms < 200.2"}},
            {"interpreter/pool",
             "",
             4,
             "completed",
             "",
             {"wall_ms > 80", "wall_ms < 86", "thread.Worker 1.cpu_ms > 60", "threads = 5"}},
            // Too little work for what it costs.
            {"interpreter/pool", "work=0, chunk=1", 4, "completed", "", {"wall_ms > 20"}},
            {"interpreter/pool", "", real_clock, "completed", "", {"threads = 5"}},
        });
    }
    void showsWhatTheLessonClaims() { check_row(); }

    void costsAndGainsWhatTheLessonClaims_data() {
        add_ratios({
            {"interpreter/cpu-bound", "tool=one thread", "", 4, "wall_ms", 1.0003, 1.01},
            {"interpreter/cpu-bound", "tool=threads", "tool=threads without lock", 4, "wall_ms",
             0.24, 0.251},
            {"interpreter/cpu-bound", "tool=threads", "tool=processes", 4, "wall_ms", 0.24, 0.251},
            {"interpreter/io-bound", "lock=false", "lock=true", 2, "wall_ms", 0.99, 1.06},
            {"interpreter/convoy", "spinners=0", "spinners=1", 2, "thread.Client.lifetime_ms", 5,
             6},
            // Worth it on two cores as well, and not for little work.
            {"interpreter/pool", "tool=one thread", "", 2, "wall_ms", 0.65, 0.75},
            {"interpreter/pool", "tool=one thread, work=0.1", "work=0.1", 2, "wall_ms", 5, 1e9},
            {"interpreter/pool", "tool=one thread, work=10", "work=10", 4, "wall_ms", 0.34, 0.36},
            {"interpreter/pool", "tool=one thread, work=0", "work=0", 4, "wall_ms", 20, 1e9},
            {"interpreter/pool", "start_up=0, work=0", "start_up=0, work=0, size=32", 4, "wall_ms",
             1.5, 100},
            {"interpreter/pool", "start_up=0, items=400, work=0, chunk=20",
             "start_up=0, items=400, work=0, chunk=1", 4, "wall_ms", 1.2, 20},
        });
    }
    void costsAndGainsWhatTheLessonClaims() { check_ratio(); }
};

QTEST_GUILESS_MAIN(InterpreterTest)
#include "interpreter_test.moc"
