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

    void anExplorationWithARemedyIsAProof() {
        const Ended ended =
            run_threadline({"explore", "deadlock/opposite-order", "--what-if", "global-order"});
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.out.contains("Proof: holds in all"), ended.out);
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
        QTest::addRow("tasks") << QStringList{"explore",   "bottleneck/downloads",
                                              "-p",        "tool=event loop",
                                              "--what-if", "guard"}
                               << "no remedy can be tried with tasks";
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
