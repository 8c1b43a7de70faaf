// What the panel says above a lesson's end: what was gained, what it cost, what can go wrong.
#include "app/lesson/lesson.h"
#include "tests/scenarios/completed_run.h"

#include <QTest>

using namespace threadline;
using app::Facts;
using test::completed;

class JudgementTest : public QObject {
    Q_OBJECT

private slots:
    void judgesWhatWasGainedWhatItCostAndWhatCanGoWrong();
    void judgesByWhatOneThreadWouldTakeWhereTheLessonSaysSo();
    void knowsOfTheRiskWhatExplorationFound();
};

void JudgementTest::judgesWhatWasGainedWhatItCostAndWhatCanGoWrong() {
    Facts facts = completed({{"wall_ms", 101.0},
                             {"alone_ms", 1005.0},
                             {"speed_up", 1005.0 / 101},
                             {"io_ms", 1000.0},
                             {"threads", 10.0},
                             {"tasks", 0.0},
                             {"processes", 1.0},
                             {"switches", 31.0}});
    app::Judgement judgement = app::judge(facts);
    QCOMPARE(judgement.gained,
             std::string("1005 ms of computing and waiting for replies took 101 ms: 9.95 times as "
                         "fast as one after the other."));
    QCOMPARE(judgement.cost, std::string("10 threads, 31 context switches."));
    QVERIFY(judgement.risk.starts_with("Nothing went wrong in this run. One run proves nothing"));
    facts.set("finding.lost-update", 1.0);
    QVERIFY(app::judge(facts).gained.ends_with(" as one after the other, but updates were lost."));
    facts.set("finding.check-failed", 1.0);
    QVERIFY(app::judge(facts).gained.ends_with(" as one after the other, but a check failed."));
    facts.set("finding.livelock", 1.0);
    QCOMPARE(app::judge(facts).gained,
             std::string("Nothing: threads kept each other from getting on."));
    facts.set("finding.check-failed", 0.0);
    QVERIFY(app::judge(facts).gained.ends_with(" as one after the other, but updates were lost."));
    facts.set("finding.livelock", 0.0);

    facts.set("speed_up", 1.01);
    facts.set("alone_ms", 102.0);
    facts.set("resident_mib", 3.25);
    facts.set("locks.requests", 20.0);
    facts.set("locks.contended", 3.0);
    facts.set("locks.wait_ms", 12.0);
    facts.set("finding.data-race", 2.0);
    facts.set("finding.lost-update", 1.0);
    judgement = app::judge(facts);
    QCOMPARE(judgement.gained,
             std::string("No time: 102 ms of computing and waiting for replies took 101 ms."));
    QCOMPARE(judgement.cost, std::string("10 threads, 3.25 MiB of memory, 31 context switches, and "
                                         "12 ms of waiting for locks (3 of 20 requests)."));
    QVERIFY(judgement.risk.starts_with("In this run: a data race and lost updates. "));

    facts.set("interpreter_ms", 30.0);
    facts.set("locks.contended", 0.0);
    QVERIFY(app::judge(facts).cost.ends_with(
        ", and no waiting for a lock, and 30 ms of waiting for the interpreter lock."));

    facts.tell_decimals_with(',');
    QVERIFY(app::judge(facts).cost.starts_with("10 threads, 3,25 MiB of memory"));
    facts.tell_decimals_with('.');

    facts.set("threads", 1.0);
    QCOMPARE(app::judge(facts).gained, std::string("Nothing yet: this is the single-threaded "
                                                   "version, and it takes 101 ms."));
    facts.set("outcome", std::string("deadlocked"));
    QCOMPARE(app::judge(facts).gained, std::string("Nothing: the run came to a standstill."));
}

void JudgementTest::judgesByWhatOneThreadWouldTakeWhereTheLessonSaysSo() {
    const std::string text =
        "# Predict\nWhat?\n- a | value.n = 3\n- b | value.n = 4\n# Look at\n- end | See.\n"
        "# Explanation\nSo.\n# Try next\n- a=1 | See.\n# Say it aloud\nSo. It is.\n# When not to\n"
        "- alone_ms | value.n * 5\n\n{speed_up} times as fast.\n";
    const auto lesson = app::read_lesson("l", text);
    QVERIFY2(lesson.ok(), lesson ? "" : lesson.error().message.c_str());
    const Facts facts = completed({{"value.n", 3.0},
                                   {"wall_ms", 10.0},
                                   {"alone_ms", 90.0},  // with the processes that had to be started
                                   {"speed_up", 9.0},
                                   {"threads", 4.0}});
    const auto told = app::tell(*lesson, facts);
    QVERIFY2(told.ok(), told ? "" : told.error().message.c_str());
    QCOMPARE(
        told->judgement.gained,
        std::string("15 ms of computing took 10 ms: 1.5 times as fast as one after the other."));
    QCOMPARE(told->when_not, std::vector<std::string>{"1.5 times as fast."});
}

void JudgementTest::knowsOfTheRiskWhatExplorationFound() {
    record::ExplorationReport report;
    report.finished = true;
    report.executions = 6;
    record::ExploredOutcome good, bad, unlucky;
    good.outcome = "completed";
    good.count = 3;
    bad.outcome = "deadlocked";
    bad.count = 1;
    unlucky.outcome = "completed";
    unlucky.failed_checks = {"nothing is lost"};
    unlucky.count = 2;
    report.outcomes = {good, bad, unlucky};
    Facts facts;
    app::add_exploration(facts, report);
    QCOMPARE(app::judge(facts).risk,
             std::string("Nothing went wrong in this run. Explored, all 6 executions that differ: "
                         "1 ends in a deadlock and 2 fail a check."));
    report.outcomes = {good};
    report.retries_bounded = true;
    app::add_exploration(facts, report);
    QCOMPARE(app::judge(facts).risk,
             std::string("Nothing went wrong in this run. Explored within "
                         "bounds, 6 executions: none deadlocks, breaks off or fails a check."));
    // Completed, one way or another: whether that is right nobody has said.
    report.outcomes = {good, good};
    app::add_exploration(facts, report);
    QVERIFY2(app::judge(facts).risk.ends_with("fails a check. But the values depend on who goes "
                                              "when, in 2 ways, and may be wrong."),
             app::judge(facts).risk.c_str());
    app::add_exploration(facts, report, 1);
    QVERIFY2(app::judge(facts).risk.ends_with("fails a check. But updates are lost in 1 of the 2 "
                                              "ways in which it can end."),
             app::judge(facts).risk.c_str());
    app::add_exploration(facts, report, 2);
    QVERIFY2(app::judge(facts).risk.ends_with("fails a check. But updates are lost in each of the "
                                              "2 ways in which it can end."),
             app::judge(facts).risk.c_str());
    report.outcomes = {good};
    report.retries_bounded = false;
    report.random_seed = 3;
    app::add_exploration(facts, report);
    QCOMPARE(
        app::judge(facts).risk,
        std::string(
            "Nothing went wrong in this run. Explored, all 6 executions that differ "
            "with the random numbers of seed 3: none deadlocks, breaks off or fails a check."));
    report.random_seed.reset();
    report.doubt = "the real threads ended otherwise";
    facts = {};
    app::add_exploration(facts, report);
    QCOMPARE(app::judge(facts).risk,
             std::string("Nothing went wrong in this run. Explored, but not to be trusted (the "
                         "real threads ended otherwise), 6 executions: none deadlocks, breaks off "
                         "or fails a check."));
    report.doubt.clear();
    report.finished = false;
    app::add_exploration(facts, report);
    QCOMPARE(app::judge(facts).risk,
             std::string("Nothing went wrong in this run. Explored in "
                         "part, 6 executions: none deadlocks, breaks off or fails a check."));
    facts.set("what_if", std::string("global-order"));
    QCOMPARE(
        app::judge(facts).risk,
        std::string("Nothing went wrong in this run. Explored in part, 6 executions: none "
                    "deadlocks, breaks off or fails a check. All this is about the scenario with "
                    "global-order tried, not about the scenario as it is."));
}

QTEST_GUILESS_MAIN(JudgementTest)
#include "judgement_test.moc"
