// The chapter race: what is lost without a cure, that each cure loses nothing, and what it costs.
#include "tests/scenarios/claims.h"

#include <QTest>

using namespace threadline::test;

class RaceTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhatTheLessonClaims_data() {
        add_rows({
            {"race/read-modify-write", "", 2, "completed", "check-failed", {"value.count = 6"}},
            {"race/read-modify-write", "cure=lock", 2, "completed", "", {"value.count = 7"}},
            {"race/read-modify-write", "cure=atomic add", 2, "completed", "", {"value.count = 7"}},
            {"race/read-modify-write",
             "",
             real_clock,
             "completed",
             "check-failed",
             {"value.count = 6"}},

            // The threads meet after their first reads: all but one of those updates are lost.
            {"race/lost-update", "times=1", 2, "completed", "", {"value.count = 1"}},
            {"race/lost-update", "threads=8, times=1", 2, "completed", "", {"value.count = 1"}},
            {"race/lost-update", "", 2, "completed", "", {"value.count < 200"}},
            {"race/lost-update",
             "guard=lock",
             2,
             "completed",
             "",
             {"value.count = 200", "lock.Lock.acquisitions = 200"}},
            {"race/lost-update", "guard=atomic add", 2, "completed", "", {"value.count = 200"}},
            {"race/lost-update",
             "guard=own sums, threads=4",
             4,
             "completed",
             "",
             {"value.count = 400", "locks.acquisitions = 0"}},
            {"race/lost-update",
             "threads=8, times=20",
             real_clock,
             "completed",
             "",
             {"value.count <= 8 * 20 - 7"}},
            {"race/lost-update",
             "guard=lock, threads=4",
             real_clock,
             "completed",
             "",
             {"value.count = 400"}},

            {"race/check-then-act",
             "",
             2,
             "completed",
             "check-failed",
             {"value.sold = 2", "value.seats = -1"}},
            {"race/check-then-act", "clerks=8", 2, "completed", "check-failed", {"value.sold = 8"}},
            // Each step is locked, and the gap between them is not.
            {"race/check-then-act",
             "cure=lock each step",
             2,
             "completed",
             "check-failed",
             {"value.sold = 2"}},
            {"race/check-then-act",
             "cure=lock around both",
             2,
             "completed",
             "",
             {"value.sold = 1"}},
            {"race/check-then-act",
             "cure=compare-and-swap",
             2,
             "completed",
             "",
             {"value.sold = 1"}},
            {"race/check-then-act",
             "",
             real_clock,
             "completed",
             "check-failed",
             {"value.sold = 2"}},

            {"race/lazy-initialisation",
             "",
             2,
             "completed",
             "check-failed",
             {"value.ready = true", "value.port = 5432"}},
            {"race/lazy-initialisation", "publish=when complete", 2, "completed", "", {}},
            {"race/lazy-initialisation", "publish=under a lock", 2, "completed", "", {}},

            {"race/aba", "", 2, "completed", "check-failed", {"value.top = 2"}},
            {"race/aba", "cure=version number", 2, "completed", "", {"value.top > 100"}},
            {"race/aba", "", real_clock, "completed", "check-failed", {"value.top = 2"}},

            {"race/list",
             "",
             2,
             "completed",
             "check-failed",
             {"value.length = 1",
              "finding.check-failed.title = Check failed: two were added, so there are two"}},
            {"race/list",
             "append=length first",
             2,
             "completed",
             "check-failed",
             {"value.length = 2",
              "finding.check-failed.title = Check failed: each item that is counted is there"}},
            {"race/list", "append=under a lock", 2, "completed", "", {"value.length = 2"}},
            {"race/list", "", real_clock, "completed", "check-failed", {"value.length = 1"}},

            // A lock around everything serialises.
            {"race/locks-cost",
             "guard=one lock, hold=long",
             4,
             "completed",
             "",
             {"parallelism < 1.05", "blocked_percent > 55"}},
            {"race/locks-cost",
             "guard=lock per item, hold=long",
             4,
             "completed",
             "",
             {"parallelism > 3"}},
            {"race/locks-cost",
             "guard=one lock, hold=brief",
             4,
             "completed",
             "",
             {"parallelism > 3.8"}},
            {"race/locks-cost",
             "",
             4,
             "completed",
             "",
             {"parallelism > 3.9", "locks.acquisitions = 0"}},
        });
    }
    void showsWhatTheLessonClaims() { check_row(); }

    void comparesAsTheLessonClaims_data() {
        add_ratios({
            {"race/locks-cost", "", "guard=one lock, hold=long", 4, "wall_ms", 3.9, 4.3},
            {"race/locks-cost", "", "guard=lock per item, hold=long", 4, "wall_ms", 1, 1.3},
            {"race/locks-cost", "", "guard=one lock, hold=brief", 4, "wall_ms", 1, 1.1},
            {"race/lost-update", "guard=own sums", "guard=lock", 2, "wall_ms", 1.9, 6},
        });
    }
    void comparesAsTheLessonClaims() { check_ratio(); }
};

QTEST_GUILESS_MAIN(RaceTest)
#include "race_test.moc"
