// What an event loop gives where a program waits, and what it does not: the tools of the chapter
// bottleneck side by side.
#include "tests/scenarios/claims.h"

#include <QTest>

using namespace threadline::test;

class EventLoopTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhatTheLessonClaims_data() {
        add_rows({
            {"bottleneck/downloads",
             "",
             2,
             "completed",
             "",
             {"value.done = 10", "wall_ms > 1005", "wall_ms < 1005.1"}},
            {"bottleneck/downloads",
             "tool=threads",
             2,
             "completed",
             "",
             {"value.done = 10", "wall_ms > 102", "wall_ms < 103", "threads = 10"}},
            {"bottleneck/downloads",
             "tool=pool of threads",
             2,
             "completed",
             "",
             {"value.done = 10", "wall_ms > 301", "wall_ms < 303", "threads = 4"}},
            // One thread, and the work one after another: 10 times 0.5 ms.
            {"bottleneck/downloads",
             "tool=event loop",
             2,
             "completed",
             "",
             {"value.done = 10", "wall_ms > 105", "wall_ms < 105.1", "cpu_ms < 5.1",
              "io_ms < 1000.1", "thread.Event loop.cpu_ms > 5", "thread.Event loop.io_ms > 99"}},
            {"bottleneck/downloads",
             "tool=event loop, latency=10",
             real_clock,
             "completed",
             "",
             {"value.done = 10", "wall_ms > 10", "thread.Download 1.io_ms > 9"}},
            {"bottleneck/connections",
             "connections=500",
             2,
             "completed",
             "",
             {"value.done = 500", "threads = 500", "wall_ms < 520"}},
            {"bottleneck/connections",
             "connections=500, tool=event loop",
             2,
             "completed",
             "",
             {"value.done = 500", "threads = 1", "tasks = 500", "wall_ms < 520", "switches < 50"}},
            {"bottleneck/connections",
             "connections=20000, tool=event loop",
             2,
             "completed",
             "",
             {"value.done = 20000", "threads = 1", "tasks = 20000", "wall_ms < 600"}},
            {"bottleneck/connections",
             "connections=2000, tool=event loop",
             real_clock,
             "completed",
             "",
             {"value.done = 2000"}},
        });
    }
    void showsWhatTheLessonClaims() { check_row(); }

    void gainsWhatTheLessonClaims_data() {
        add_ratios({
            {"bottleneck/downloads", "tool=one thread", "tool=event loop", 2, "wall_ms", 0.1, 0.11},
            {"bottleneck/downloads", "tool=threads", "tool=event loop", 2, "wall_ms", 1, 1.05},
            {"bottleneck/downloads", "tool=pool of threads, pool=2", "tool=pool of threads, pool=5",
             2, "wall_ms", 0.39, 0.41},
        });
    }
    void gainsWhatTheLessonClaims() { check_ratio(); }
};

QTEST_GUILESS_MAIN(EventLoopTest)
#include "event_loop_test.moc"
