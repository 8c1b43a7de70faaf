// Remedies and confirmed deadlocks from the command line.
#include "tests/app/cli_run.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

class CliRemediesTest : public QObject {
    Q_OBJECT

private slots:
    void aRunNamesTheRemediesThatFitWhatItFound() {
        const Ended ended = run_threadline(
            {"run", "deadlock/opposite-order", "--clock", "virtual", "--report", "json"});
        QCOMPARE(ended.status, 0);
        QVERIFY(ended.object().value("what_if").isNull());
        QStringList names;
        for (const QJsonValue& remedy : ended.object().value("remedies").toArray())
            names.append(remedy.toObject().value("name").toString());
        QCOMPARE(names, QStringList({"global-order", "timeout", "victim"}));

        const Ended race =
            run_threadline({"run", "race/lost-update", "--clock", "virtual", "--report", "json"});
        const QJsonArray guards = race.object().value("remedies").toArray();
        QCOMPARE(guards.size(), 1);
        QCOMPARE(guards[0].toObject().value("what_if").toString(), QString("guard"));
    }

    // What is offered for a deadlock ends without one, what for a race without that.
    void eachRemedyThatIsOfferedHelps_data() {
        QTest::addColumn<QStringList>("offered");
        const QStringList all{"global-order", "timeout", "victim"};
        for (const char* scenario : {"deadlock/opposite-order", "deadlock/philosophers",
                                     "deadlock/processes", "deadlock/transfer"})
            QTest::newRow(scenario) << all;
        // To start over does not help who waits for its own reading to end.
        QTest::newRow("deadlock/upgrade") << QStringList{"global-order"};
        for (const char* scenario : {"race/check-then-act", "race/file", "race/lazy-initialisation",
                                     "race/list", "race/lost-update", "race/read-modify-write"})
            QTest::newRow(scenario) << QStringList{"guard"};
        for (const char* scenario : {"deadlock/self", "deadlock/queues", "deadlock/semaphores",
                                     "deadlock/join-under-lock", "classics/pool-waits"})
            QTest::newRow(scenario) << QStringList();
    }
    void eachRemedyThatIsOfferedHelps() {
        QFETCH(const QStringList, offered);
        const QStringList run{"run", QTest::currentDataTag(), "--clock", "virtual", "--report",
                              "json"};
        const QJsonObject before = run_threadline(run).object();
        QStringList names;
        for (const QJsonValue& remedy : before.value("remedies").toArray())
            names.append(remedy.toObject().value("name").toString());
        QCOMPARE(names, offered);
        for (const QString& name : names) {
            const QJsonObject after = run_threadline(run + QStringList{"--what-if", name}).object();
            QCOMPARE(after.value("outcome").toString(), QString("completed"));
            for (const QJsonValue& finding : after.value("findings").toArray()) {
                const QString kind = finding.toObject().value("kind").toString();
                QVERIFY2(!kind.endsWith("deadlock") && kind != "data-race" && kind != "lost-update",
                         qPrintable(name + ": " + kind));
            }
        }
    }

    void aRunSaysWhatItWasTriedWithAndItsFileToo() {
        const QString file = folder_.filePath("victim.tline");
        const Ended ended = run_threadline({"run", "deadlock/transfer", "--what-if", "victim",
                                            "--clock", "virtual", "-o", file, "--report", "json"});
        QCOMPARE(ended.object().value("outcome").toString(), QString("completed"));
        QCOMPARE(ended.object().value("what_if").toString(), QString("victim"));
        const Ended read = run_threadline({"report", file, "--report", "json"});
        QCOMPARE(read.object().value("what_if").toString(), QString("victim"));
        QVERIFY(run_threadline({"report", file}).out.contains("what if: victim"));
    }

    void oneScenarioIsHeldAgainstItselfWithARemedy() {
        const Ended ended =
            run_threadline({"compare", "deadlock/opposite-order", "--what-if", "global-order",
                            "--clock", "virtual", "--report", "json"});
        QCOMPARE(ended.status, 0);
        const QJsonArray runs = ended.object().value("runs").toArray();
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0].toObject().value("outcome").toString(), QString("deadlocked"));
        QCOMPARE(runs[1].toObject().value("outcome").toString(), QString("completed"));
    }

    void aScheduleNamesItsRemediesAndIsReplayedWithThem() {
        const QString schedule = folder_.filePath("victim.schedule");
        QCOMPARE(run_threadline({"export", "deadlock/opposite-order", schedule, "--schedule",
                                 "seed:1", "--what-if", "victim"})
                     .status,
                 0);
        QFile file(schedule);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("\nwhat-if victim\n"));
        const QStringList replay{"run",        "deadlock/opposite-order",
                                 "--schedule", "replay:" + schedule,
                                 "--report",   "json"};
        const QJsonObject again = run_threadline(replay).object();
        QCOMPARE(again.value("what_if").toString(), QString("victim"));
        QCOMPARE(again.value("outcome").toString(), QString("completed"));
        QCOMPARE(run_threadline(replay + QStringList{"--what-if", "victim"}).status, 0);

        const Ended other = run_threadline(replay + QStringList{"--what-if", "timeout"});
        QCOMPARE(other.status, 2);
        QCOMPARE(other.error_lines().size(), 1);
        QVERIFY2(other.error.contains("with --what-if victim, not --what-if timeout"), other.error);
    }

    void aScheduleIsFollowedWithARemedyAsFarAsThatGoes() {
        const QString schedule = folder_.filePath("deadlock.schedule");
        run_threadline({"export", "deadlock/opposite-order", schedule, "--schedule", "seed:1"});
        const Ended refused = run_threadline({"run", "deadlock/opposite-order", "--schedule",
                                              "replay:" + schedule, "--what-if", "victim"});
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.error.contains("with no --what-if, not --what-if victim"), refused.error);
        const Ended followed =
            run_threadline({"run", "deadlock/opposite-order", "--schedule", "follow:" + schedule,
                            "--what-if", "victim", "--report", "json"});
        QCOMPARE(followed.object().value("outcome").toString(), QString("completed"));
        QCOMPARE(followed.object().value("schedule").toString(), QString("follow"));

        const Ended compared =
            run_threadline({"compare", "deadlock/opposite-order", "--what-if", "victim",
                            "--schedule", "replay:" + schedule, "--report", "json"});
        const QJsonArray runs = compared.object().value("runs").toArray();
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0].toObject().value("outcome").toString(), QString("deadlocked"));
        QCOMPARE(runs[1].toObject().value("outcome").toString(), QString("completed"));
        QCOMPARE(runs[1].toObject().value("schedule").toString(), QString("follow"));
    }

    void anExplorationWithARemedyIsAProof() {
        const Ended ended =
            run_threadline({"explore", "deadlock/opposite-order", "--what-if", "global-order"});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.out.contains("Proof: the same in all"), ended.out);
        QVERIFY(ended.out.contains("what if: global-order"));
    }

    void aPotentialDeadlockIsShownWithItsSchedule() {
        const QString scenario = folder_.filePath("potential.lua");
        QFile file(scenario);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "local one, two = lock 'One', lock 'Two'\n"
            "thread('A', function() one:lock() two:lock() two:unlock() one:unlock() end)\n"
            "thread('B', function() sleep(30) two:lock() one:lock() one:unlock() two:unlock() "
            "end)\n");
        file.close();
        const QStringList run{"run", scenario, "--clock", "virtual", "--report", "json"};
        const QJsonObject finding =
            run_threadline(run).object().value("findings").toArray()[0].toObject();
        QCOMPARE(finding.value("kind").toString(), QString("potential-deadlock"));
        QCOMPARE(finding.value("confirmed").toBool(), true);

        const QString schedule = folder_.filePath("found.schedule");
        QFile kept(schedule);
        QVERIFY(kept.open(QIODevice::WriteOnly));
        kept.write(finding.value("schedule").toString().toUtf8());
        kept.close();
        const Ended played = run_threadline(
            {"run", scenario, "--schedule", "replay:" + schedule, "--report", "json"});
        QCOMPARE(played.object().value("outcome").toString(), QString("deadlocked"));

        const QJsonObject untried = run_threadline(run + QStringList{"--no-confirm"})
                                        .object()
                                        .value("findings")
                                        .toArray()[0]
                                        .toObject();
        QVERIFY(!untried.contains("confirmed"));
    }

    void whatCannotBeTriedIsOneLine_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("line");
        QTest::addRow("unknown") << QStringList{"run", "deadlock/transfer", "--what-if", "hope"}
                                 << "there is no remedy 'hope'";
        QTest::addRow("both") << QStringList{"run", "deadlock/transfer", "--what-if",
                                             "timeout,victim"}
                              << "both end a wait";
        QTest::addRow("no use") << QStringList{"run", "deadlock/queues", "--what-if", "victim"}
                                << "has nothing to do here";
        QTest::addRow("tasks that do not race")
            << QStringList{"explore", "bottleneck/downloads", "-p",        "tool=event loop",
                           "-p",      "requests=2",           "--what-if", "guard"}
            << "the remedy guard has nothing to do here";
        QTest::addRow("a reader who wants to write")
            << QStringList{"run", "deadlock/upgrade", "--what-if", "victim"}
            << "waits for itself too";
    }
    void whatCannotBeTriedIsOneLine() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, line);
        const Ended ended = run_threadline(arguments);
        QCOMPARE(ended.status, 2);
        QCOMPARE(ended.error_lines().size(), 1);
        QVERIFY2(ended.error_lines()[0].contains(line), ended.error);
    }

private:
    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(CliRemediesTest)
#include "cli_remedies_test.moc"
