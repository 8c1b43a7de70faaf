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
            is("bottleneck/simulation", "tool=threads, threads=16, cells=32", 4,
               "verdict = oversubscribed"),
            is("bottleneck/mixed", "", 4, "verdict = io-bound"),
            is("bottleneck/mixed", "tool=threads", 4, "verdict = cpu-bound"),
            is("bottleneck/mixed", "tool=threads, work=1", 4, "verdict = io-bound"),
            is("bottleneck/mixed", "work=60", 4, "verdict = cpu-bound"),
            is("bottleneck/nothing-to-gain", "", 2, "verdict = nothing-to-gain"),
            is("bottleneck/nothing-to-gain", "", 4, "verdict = nothing-to-gain"),
            is("bottleneck/nothing-to-gain", "steps=2, tool=one thread", 4,
               "verdict = nothing-to-gain"),
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
            {"bottleneck/simulation", "", "tool=threads, threads=2", 4, "wall_ms", 0.5, 0.51},
            // As many threads as there are cores is enough.
            {"bottleneck/simulation", "tool=threads, cells=32",
             "tool=threads, cells=32, threads=16", 4, "wall_ms", 0.99, 1.1},
            {"bottleneck/mixed", "", "tool=threads", 4, "wall_ms", 0.15, 0.2},
            {"bottleneck/mixed", "", "tool=threads", 1, "wall_ms", 0.4, 0.5},
            {"bottleneck/nothing-to-gain", "tool=one thread", "tool=two threads", 4, "wall_ms", 1,
             1.02},
        });
    }
    void gainsWhatTheLessonClaims() { check_ratio(); }

private:
    static constexpr const char* one_verdict =
        "finding.io-bound + finding.cpu-bound + finding.lock-bound + finding.interpreter-bound + "
        "finding.serial + finding.oversubscribed + finding.nothing-to-gain = 1";
};

QTEST_GUILESS_MAIN(BottleneckTest)
#include "bottleneck_test.moc"
