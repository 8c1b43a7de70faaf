// The chapter bottleneck: what bounds a run, for every scenario where that is the point. The
// verdict is exactly one.
#include "tests/scenarios/claims.h"

#include <QTest>

using namespace threadline::test;

class BottleneckTest : public QObject {
    Q_OBJECT

private slots:
    void saysWhatBoundsTheRun_data() {
        const auto is = [](const char* scenario, const char* parameters, int cores,
                           const char* verdict) {
            return Row{scenario, parameters, cores, "completed", nullptr, {verdict, one_verdict}};
        };
        add_rows({
            is("bottleneck/downloads", "", 2, "verdict = io-bound"),
            is("bottleneck/downloads", "tool=threads", 2, "verdict = io-bound"),
            is("bottleneck/downloads", "", real_clock, "verdict = io-bound"),
            is("bottleneck/downloads", "tool=pool of threads", 2, "verdict = io-bound"),
            is("bottleneck/downloads", "tool=event loop", 2, "verdict = io-bound"),
            is("bottleneck/simulation", "", 4, "verdict = cpu-bound"),
            is("bottleneck/simulation", "tool=threads", 4, "verdict = cpu-bound"),
            is("bottleneck/simulation", "tool=processes", 4, "verdict = cpu-bound"),
            // Two workers a core: the same verdict whoever hands out the work.
            is("bottleneck/simulation", "tool=threads", 2, "verdict = cpu-bound"),
            is("bottleneck/simulation", "tool=processes", 2, "verdict = cpu-bound"),
            is("bottleneck/images", "tool=processes", 2, "verdict = cpu-bound"),
            is("bottleneck/simulation", "tool=threads, workers=16, cells=32", 4,
               "verdict = oversubscribed"),
            is("bottleneck/mixed", "", 4, "verdict = io-bound"),
            is("bottleneck/mixed", "tool=threads", 4, "verdict = cpu-bound"),
            is("bottleneck/mixed", "tool=threads, work=1", 4, "verdict = io-bound"),
            is("bottleneck/mixed", "work=60", 4, "verdict = cpu-bound"),
            is("bottleneck/nothing-to-gain", "", 2, "verdict = nothing-to-gain"),
            is("bottleneck/nothing-to-gain", "", 4, "verdict = nothing-to-gain"),
            is("bottleneck/nothing-to-gain", "steps=2, tool=one thread", 4,
               "verdict = nothing-to-gain"),
            is("bottleneck/files", "", 4, "verdict = io-bound"),
            is("bottleneck/files", "tool=threads", 4, "verdict = io-bound"),
            is("bottleneck/files", "tool=threads, latency=0", 4, "verdict = nothing-to-gain"),
            is("bottleneck/query", "", 4, "verdict = io-bound"),
            is("bottleneck/query", "tool=threads", 4, "verdict = io-bound"),
            is("bottleneck/query", "tool=one query for all", 4, "verdict = io-bound"),
            is("bottleneck/images", "", 4, "verdict = cpu-bound"),
            is("bottleneck/images", "tool=threads", 4, "verdict = cpu-bound"),
            is("bottleneck/images", "tool=threads, interpreter lock=true", 4,
               "verdict = interpreter-bound"),
            is("bottleneck/images", "tool=processes, interpreter lock=true", 4,
               "verdict = cpu-bound"),
            is("bottleneck/array", "", 4, "verdict = cpu-bound"),
            is("bottleneck/array", "tool=threads", 4, "verdict = cpu-bound"),
            is("bottleneck/array", "tool=processes", 4, "verdict = cpu-bound"),
            is("interpreter/cpu-bound", "tool=one thread", 4, "verdict = cpu-bound"),
            is("interpreter/cpu-bound", "tool=threads", 4, "verdict = interpreter-bound"),
            is("interpreter/cpu-bound", "tool=threads without lock", 4, "verdict = cpu-bound"),
            is("interpreter/cpu-bound", "tool=processes", 4, "verdict = cpu-bound"),
            is("interpreter/io-bound", "", 2, "verdict = io-bound"),
            is("interpreter/convoy", "", 2, "verdict = interpreter-bound"),
            is("race/locks-cost", "guard=one lock, hold=long", 4, "verdict = lock-bound"),
            is("race/locks-cost", "guard=one lock, hold=brief", 4, "verdict = cpu-bound"),
            is("classics/amdahl", "threads=1", 4, "verdict = cpu-bound"),
            is("classics/amdahl", "threads=16", 16, "verdict = serial"),
            is("classics/straggler", "", 4, "verdict = serial"),
            is("classics/straggler", "split=by speed", 4, "verdict = cpu-bound"),
            is("classics/oversubscription", "", 4, "verdict = oversubscribed"),
            is("classics/oversubscription", "at once=4", 4, "verdict = cpu-bound"),
        });
    }
    void saysWhatBoundsTheRun() { check_row(); }

    void gainsWhatTheLessonClaims_data() {
        add_ratios({
            {"bottleneck/downloads", "", "tool=threads", 2, "wall_ms", 0.1, 0.11},
            {"bottleneck/simulation", "", "tool=threads", 4, "wall_ms", 0.25, 0.255},
            {"bottleneck/simulation", "", "tool=threads, workers=2", 4, "wall_ms", 0.5, 0.51},
            {"bottleneck/simulation", "", "tool=processes", 4, "wall_ms", 0.25, 0.26},
            // As many threads as there are cores is enough.
            {"bottleneck/simulation", "tool=threads, cells=32",
             "tool=threads, cells=32, workers=16", 4, "wall_ms", 0.99, 1.1},
            {"bottleneck/mixed", "", "tool=threads", 4, "wall_ms", 0.15, 0.2},
            {"bottleneck/mixed", "", "tool=threads", 1, "wall_ms", 0.4, 0.5},
            {"bottleneck/nothing-to-gain", "tool=one thread", "tool=two threads", 4, "wall_ms", 1,
             1.02},
            // Four reads at a time, and as many as there are files.
            {"bottleneck/files", "", "tool=threads", 4, "wall_ms", 0.24, 0.27},
            {"bottleneck/files", "tool=threads", "tool=threads, threads=20", 4, "wall_ms", 0.2,
             0.35},
            // Three rounds of four connections; a connection each; a single question.
            {"bottleneck/query", "", "tool=threads", 4, "wall_ms", 0.25, 0.26},
            {"bottleneck/query", "", "tool=threads, connections=12", 4, "wall_ms", 0.08, 0.09},
            {"bottleneck/query", "", "tool=one query for all", 4, "wall_ms", 0.12, 0.14},
            {"bottleneck/images", "", "tool=threads", 4, "wall_ms", 0.25, 0.26},
            {"bottleneck/images", "", "tool=threads, interpreter lock=true", 4, "wall_ms", 1, 1.01},
            {"bottleneck/images", "", "tool=processes, interpreter lock=true", 4, "wall_ms", 0.25,
             0.28},
            {"bottleneck/array", "", "tool=threads", 4, "wall_ms", 0.25, 0.26},
            {"bottleneck/array", "", "tool=processes", 4, "wall_ms", 0.25, 0.27},
        });
    }
    void gainsWhatTheLessonClaims() { check_ratio(); }

    void doesWhatItSays_data() {
        add_rows({
            {"bottleneck/files",
             "tool=threads, files=30, size=100",
             2,
             "completed",
             "",
             {"value.bytes read = 30 * 100 * 1024", "thread.Reader 1.io_ms > 50"}},
            // Real files, and real pixels: the same on any clock.
            {"bottleneck/files",
             "tool=threads, files=30, size=100",
             real_clock,
             "completed",
             "",
             {"value.bytes read = 30 * 100 * 1024"}},
            {"bottleneck/query", "tool=threads", 4, "completed", "", {"value.lines known = 12"}},
            {"bottleneck/query",
             "tool=one query for all",
             real_clock,
             "completed",
             "",
             {"value.lines known = 12", "wall_ms >= 32"}},
            {"bottleneck/images",
             "pictures=5, width=400",
             2,
             "completed",
             "",
             {"value.brightness of all = 5 * 126"}},
            {"bottleneck/images",
             "pictures=5, width=400, tool=processes",
             2,
             "completed",
             "",
             {"value.brightness of all = 5 * 126", "processes = 5"}},
            {"bottleneck/images",
             "pictures=5, width=400, tool=threads",
             real_clock,
             "completed",
             "",
             {"value.brightness of all = 5 * 126", "cpu_ms > 0"}},
            {"bottleneck/array", "", 2, "completed", "", {"value.total = 2662668000"}},
            {"bottleneck/array", "tool=threads", 2, "completed", "", {"value.total = 2662668000"}},
            {"bottleneck/array",
             "tool=processes",
             real_clock,
             "completed",
             "",
             {"value.total = 2662668000"}},
        });
    }
    void doesWhatItSays() { check_row(); }

private:
    static constexpr const char* one_verdict =
        "finding.io-bound + finding.cpu-bound + finding.lock-bound + finding.interpreter-bound + "
        "finding.serial + finding.oversubscribed + finding.nothing-to-gain = 1";
};

QTEST_GUILESS_MAIN(BottleneckTest)
#include "bottleneck_test.moc"
