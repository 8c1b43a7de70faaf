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

private:
    static constexpr const char* one_verdict =
        "finding.io-bound + finding.cpu-bound + finding.lock-bound + finding.interpreter-bound + "
        "finding.serial + finding.oversubscribed + finding.nothing-to-gain = 1";
};

QTEST_GUILESS_MAIN(BottleneckTest)
#include "bottleneck_test.moc"
