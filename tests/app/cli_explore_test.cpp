// Explorations from the command line: what is proven, what is found, and what is wrong with asking.
#include "tests/app/cli_run.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

class CliExploreTest : public QObject {
    Q_OBJECT

private slots:
    void theJsonHasTheKeysOfTheDesign();
    void aLockIsProvenToLoseNothing();
    void aRaceIsSaidToDependOnTheOrderBeforeAnythingIsProven();
    void whereEveryOutcomeIsWrongThatIsSaidFirst_data();
    void whereEveryOutcomeIsWrongThatIsSaidFirst();
    void aDeadlockIsFoundWithItsSchedule();
    void aFoundScheduleIsReplayed();
    void aBoundIsStated();
    void nothingIsProvenWhereRandomNumbersDecide();
    void whereNoExecutionEndsNothingHolds();
    void asManyOutcomesAreConfirmedAsAreAskedFor();
    void moreThanCanBeCountedIsSaidSo();
    void failOnMakesTheStatusTellWhatWasFound();
    void interruptedItReportsWhatItHas();
    void whatIsNotDeterministicIsFoundOut();
    void errorsAreOneLine_data();
    void errorsAreOneLine();

private:
    QString write(const QString& name, const QByteArray& text) {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(file.fileName()));
        file.write(text);
        return file.fileName();
    }

    QTemporaryDir folder_;
};

void CliExploreTest::theJsonHasTheKeysOfTheDesign() {
    const Ended ended = run_threadline(
        {"explore", "race/lost-update", "-p", "threads=2", "-p", "times=1", "--report", "json"});
    QCOMPARE(ended.status, 0);
    QCOMPARE(ended.error, QByteArray());
    const QJsonObject report = ended.object();
    QCOMPARE(report["scenario"].toString(), QString("race/lost-update"));
    QCOMPARE(report["parameters"]["threads"].toInt(), 2);
    QCOMPARE(report["complete"].toBool(), true);
    QVERIFY(report["bound"].isNull());
    QCOMPARE(report["executions"].toInt(), 4);
    const QJsonArray outcomes = report["outcomes"].toArray();
    QCOMPARE(outcomes.size(), 2);
    QSet<int> counts;
    for (const QJsonValue& outcome : outcomes) {
        counts.insert(outcome["values"]["count"].toInt());
        QCOMPARE(outcome["outcome"].toString(), QString("completed"));
        QCOMPARE(outcome["count"].toInt(), 2);
        QVERIFY(outcome["schedule"].toString().startsWith("threadline schedule 1\n"));
        QCOMPARE(outcome["confirmed"].toBool(), true);
    }
    QCOMPARE(counts, QSet<int>({1, 2}));
}

void CliExploreTest::aLockIsProvenToLoseNothing() {
    const Ended ended = run_threadline(
        {"explore", "race/lost-update", "-p", "threads=2", "-p", "times=1", "-p", "guard=lock"});
    QCOMPARE(ended.status, 0);
    const QString text = QString(ended.out).simplified();
    QVERIFY2(text.contains("Proof: the same in all 2 interleavings: it completes with count = 2"),
             ended.out);
    QVERIFY(text.contains("confirmed on real threads"));
    QVERIFY(text.contains("Model: sequential consistency"));
}

// "Proof" alone would tell a class that all is well.
void CliExploreTest::aRaceIsSaidToDependOnTheOrderBeforeAnythingIsProven() {
    const Ended ended =
        run_threadline({"explore", "race/lost-update", "-p", "threads=2", "-p", "times=1"});
    QCOMPARE(ended.status, 0);
    const QString text = QString(ended.out).simplified();
    QVERIFY2(
        text.contains("It depends on who goes when: 2 outcomes differ in their values, and updates "
                      "are lost in 1 of them. Proven of all 20 interleavings is only that none "
                      "ends in a deadlock, an error or a failed check."),
        ended.out);
    QVERIFY2(!text.contains("Proof") && !text.contains("no error"), ended.out);
}

void CliExploreTest::whereEveryOutcomeIsWrongThatIsSaidFirst_data() {
    QTest::addColumn<QStringList>("explored");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("lost updates")
        << QStringList{"race/lost-update", "-p", "threads=2", "-p", "times=2"}
        << "In all 1,512 interleavings it ends in one of 2 outcomes, and updates are lost in each. "
           "In each Adder 1 and Adder 2 read count before any of them writes it, since they meet "
           "at the barrier \"all have read\" in between.";
    QTest::newRow("failed checks") << QStringList{"race/check-then-act"}
                                   << "Every one of the 2 outcomes is wrong. Found: a failed "
                                      "check in 48 of 48 executions.";
    QTest::newRow("both") << QStringList{"race/list"}
                          << "Every one of the 2 outcomes is wrong: updates are lost in each. In "
                             "each Writer 1 and Writer 2 read length before any of them writes "
                             "it, since they meet at the barrier \"both have a place\" in between. "
                             "Found: a failed check in 24 of 24 executions.";
    QTest::newRow("a deadlock") << QStringList{"deadlock/opposite-order"}
                                << "The only outcome is wrong. Found: a deadlock in 2 of 2 "
                                   "executions.";
    QTest::newRow("only some of them")
        << QStringList{"race/lazy-initialisation"} << "Found: a failed check in 1 of 2 executions.";
}

void CliExploreTest::whereEveryOutcomeIsWrongThatIsSaidFirst() {
    QFETCH(const QStringList, explored);
    QFETCH(const QString, verdict);
    const Ended ended = run_threadline(QStringList{"explore"} + explored);
    QCOMPARE(ended.status, 0);
    const QString text = QString(ended.out).section("\n\n", 1, 1).simplified();
    QCOMPARE(text, verdict);
}

void CliExploreTest::aDeadlockIsFoundWithItsSchedule() {
    const Ended ended = run_threadline({"explore", "deadlock/opposite-order"});
    QCOMPARE(ended.status, 0);
    QVERIFY(ended.out.contains("Found: a deadlock in 2 of 2 executions."));
    QVERIFY(ended.out.contains("A waits: lock Lock 2"));
    const Ended ordered =
        run_threadline({"explore", "deadlock/opposite-order", "-p", "remedy=global order"});
    QVERIFY(ordered.out.contains("Proof: the same in all 2 interleavings: it completes."));
}

void CliExploreTest::aFoundScheduleIsReplayed() {
    const Ended found = run_threadline({"explore", "deadlock/opposite-order", "--report", "json"});
    const QJsonValue outcome = found.object()["outcomes"].toArray().first();
    const QString file = write("found.schedule", outcome["schedule"].toString().toUtf8());
    const Ended replayed = run_threadline(
        {"run", "deadlock/opposite-order", "--schedule", "replay:" + file, "--report", "json"});
    QCOMPARE(replayed.error, QByteArray());
    QCOMPARE(replayed.object()["outcome"].toString(), QString("deadlocked"));
}

void CliExploreTest::aBoundIsStated() {
    const QStringList command{
        "explore", "deadlock/opposite-order", "-p", "remedy=try-lock", "--bound", "retries=1"};
    const Ended json = run_threadline(command + QStringList{"--report", "json"});
    QCOMPARE(json.object()["complete"].toBool(), false);
    QCOMPARE(json.object()["bound"].toObject()["retries"].toInt(), 1);
    QVERIFY(json.object()["bound"].toObject()["preemptions"].isNull());
    const Ended text = run_threadline(command);
    const QString sentence = QString(text.out).simplified();
    QVERIFY2(
        sentence.contains(
            "with at most 1 failed try, or reading that found nothing new, per line of a thread") ||
            sentence.contains("that come to an end"),
        text.out);
    // It pauses for a random time.
    QVERIFY2(
        sentence.contains("Beyond that bound, and with other random numbers, nothing is said."),
        text.out);

    const Ended few = run_threadline({"explore", "race/lost-update", "-p", "times=1", "--bound",
                                      "preemptions=0", "--report", "json"});
    QCOMPARE(few.object()["complete"].toBool(), false);
    QCOMPARE(few.object()["bound"].toObject()["preemptions"].toInt(), 0);
    QCOMPARE(few.object()["outcomes"].toArray().size(), 1);  // one after the other
}

void CliExploreTest::nothingIsProvenWhereRandomNumbersDecide() {
    const QString draws =
        write("draws.lua",
              "local a, b = lock 'A', lock 'B'\n"
              "thread('First', function() a:lock() b:lock() b:unlock() a:unlock() end)\n"
              "thread('Second', function()\n"
              "  if random(2) == 1 then a:lock() b:lock() b:unlock() a:unlock()\n"
              "  else b:lock() a:lock() a:unlock() b:unlock() end\n"
              "end)\n");
    int deadlocking = 0;
    for (int seed = 0; seed < 8; ++seed) {
        const QStringList command{"explore", draws, "--seed", QString::number(seed)};
        const QString text = QString(run_threadline(command).out).simplified();
        const QString numbers = QString("the random numbers of seed %1").arg(seed);
        QVERIFY2(!text.contains("Proof") && text.contains(numbers), qPrintable(text));
        const bool found = text.contains("Found: a deadlock");
        QVERIFY(found != text.contains("With other random numbers nothing is said."));
        deadlocking += found ? 1 : 0;
        const QJsonObject json = run_threadline(command + QStringList{"--report", "json"}).object();
        QCOMPARE(json["random_seed"].toInt(-1), seed);
        QCOMPARE(json["proof"].toBool(true), false);
        QVERIFY(json["model"].toString().endsWith(numbers));
        // Of a run that does not come to it, nothing is said either.
        const Ended run = run_threadline(
            {"run", draws, "--schedule", QString("seed:%1").arg(seed), "--report", "json"});
        QVERIFY2(!run.out.contains("It cannot be reached"), run.out);
    }
    QVERIFY(deadlocking > 0 && deadlocking < 8);
}

void CliExploreTest::whereNoExecutionEndsNothingHolds() {
    const QString spins =
        write("spins.lua",
              "local go = shared('go', false)\n"
              "thread('A', function() while not go:read() do sleep(1) end end)\n");
    const QString text = QString(run_threadline({"explore", spins}).out).simplified();
    QVERIFY2(text.contains("Nothing is proven: the only execution goes on beyond at most 3 failed "
                           "tries, or readings that found nothing new, per line of a thread."),
             qPrintable(text));
    QVERIFY2(text.contains("A is at: read go, line 2"), qPrintable(text));
}

void CliExploreTest::asManyOutcomesAreConfirmedAsAreAskedFor() {
    const QString orders = write("orders.lua",
                                 "local a, x = shared_array('a', 3, 0), shared('x', 0)\n"
                                 "threads(3, 'T', function(i) a:write(i, x:add(1)) end)\n");
    const QStringList command{"explore", orders, "--confirm"};
    const QString two = QString(run_threadline(command + QStringList{"2"}).out).simplified();
    QVERIFY2(
        two.contains("2 of 6 outcomes confirmed on real threads; --confirm all replays the rest"),
        qPrintable(two));
    const QString all = QString(run_threadline(command + QStringList{"all"}).out).simplified();
    QVERIFY2(all.contains("All outcomes are confirmed on real threads."), qPrintable(all));
    const QString said = QString(run_threadline(command + QStringList("0")).out).simplified();
    QVERIFY2(said.contains("0 of 6 outcomes confirmed on real threads"), qPrintable(said));
    const QJsonObject none =
        run_threadline(command + QStringList{"0", "--report", "json"}).object();
    QCOMPARE(none["replayed"].toInt(-1), 0);
}

void CliExploreTest::moreThanCanBeCountedIsSaidSo() {
    const QString file =
        write("many.lua",
              "local a = shared_array('a', 60, 0)\n"
              "threads(60, 'T', function(i) for n = 1, 4 do a:write(i, n) end end)\n");
    const Ended ended = run_threadline({"explore", file});
    QCOMPARE(ended.status, 0);
    const QString text = QString(ended.out).simplified();
    QVERIFY2(text.contains("They stand for more than 1e+308 interleavings."), ended.out);
}

void CliExploreTest::failOnMakesTheStatusTellWhatWasFound() {
    QCOMPARE(run_threadline({"explore", "deadlock/opposite-order", "--fail-on", "deadlock"}).status,
             1);
    QCOMPARE(run_threadline({"explore", "deadlock/opposite-order", "-p", "remedy=global order",
                             "--fail-on", "deadlock"})
                 .status,
             0);
    const QString check = write("check.lua",
                                "local x = shared('x', 0)\n"
                                "threads(2, 'T', function() check(x:add(1) == 1, 'first') end)\n");
    const Ended checked = run_threadline({"explore", check, "--fail-on", "check-failed"});
    QCOMPARE(checked.status, 1);
    QVERIFY(checked.out.contains("check failed: \"first\" does not hold"));
    const Ended other = run_threadline({"explore", check, "--fail-on", "convoy"});
    QCOMPARE(other.status, 0);
    QVERIFY(other.error.contains("convoy finds nothing here"));
}

void CliExploreTest::interruptedItReportsWhatItHas() {
    const QString large = write("large.lua",
                                "local x = shared('x', 0)\n"
                                "threads(8, 'T', function() for i = 1, 30 do x:add(1) end end)\n");
    QProcess process;
    process.start(program(), {"explore", large, "--report", "json"});
    QVERIFY(process.waitForStarted());
    // It says how large it is once a person has waited a while.
    QByteArray told;
    QTRY_VERIFY_WITH_TIMEOUT(
        (told += process.readAllStandardError()).contains("interleavings; Ctrl-C"), 20'000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 130);
    const QJsonObject report = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QCOMPARE(report["stopped"].toBool(), true);
    QCOMPARE(report["complete"].toBool(), false);
    QVERIFY(report["executions"].toInt() > 0);
}

// The same choices lead to another step: of the machine, not of the scenario, which could not.
void CliExploreTest::whatIsNotDeterministicIsFoundOut() {
    const QString scenario = write("names.lua",
                                   "local x, y = shared('x', 0), shared('y', 0)\n"
                                   "thread('A', function()\n"
                                   "  local names = {'ann', 'bob'}\n"
                                   "  for i = 1, 3 do\n"
                                   "    local first = names[1] < names[2] and x or y\n"
                                   "    first:write(i)\n"
                                   "  end\n"
                                   "end)\n"
                                   "thread('B', function() x:write(2) y:write(2) end)\n");
    const Ended as_it_is = run_threadline({"explore", scenario});
    QCOMPARE(as_it_is.status, 0);
    QProcessEnvironment fickle = QProcessEnvironment::systemEnvironment();
    fickle.insert("LD_PRELOAD", THREADLINE_FICKLE_COLLATION);
    fickle.insert("ASAN_OPTIONS", "verify_asan_link_order=0");
    const Ended ended = run_threadline({"explore", scenario}, fickle);
    QCOMPARE(ended.status, 3);
    QCOMPARE(ended.error_lines().size(), 1);
    const QRegularExpression line(
        "names.lua: it is not deterministic: under the same choices it went another way at step "
        "[0-9]+, A: write [xy], line 6");
    QVERIFY2(line.match(ended.error).hasMatch(), ended.error);
}

void CliExploreTest::errorsAreOneLine_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const QString deadlock = "deadlock/opposite-order";
    const auto row = [](const char* name, const QStringList& arguments, const QString& says) {
        QTest::newRow(name) << arguments << says;
    };
    row("an unknown scenario", {"explore", "deadlock/oposite-order"}, "did you mean " + deadlock);
    row("an unknown bound", {"explore", deadlock, "--bound", "threads=3"},
        "there is no bound on 'threads'");
    row("a bound that is no number", {"explore", deadlock, "--bound", "timeouts=few"},
        "'timeouts=few' is not a bound");
    row("a seed that is no number", {"explore", deadlock, "--seed", "x"},
        "--seed is a whole number, not 'x'");
    row("as many as cannot be counted", {"explore", deadlock, "--confirm", "some"},
        "--confirm, if not all, is a whole number, not 'some'");
    row("an unknown parameter", {"explore", deadlock, "-p", "wrok=1"}, "unknown parameter 'wrok'");
    row("a scenario that does not load",
        {"explore", write("broken.lua", "thread('A', function()\n")}, "broken.lua:");
}

void CliExploreTest::errorsAreOneLine() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Ended ended = run_threadline(arguments);
    QCOMPARE(ended.status, 2);
    QCOMPARE(ended.error_lines().size(), 1);
    QVERIFY2(ended.error.contains(says.toUtf8()), ended.error);
    QCOMPARE(ended.out, QByteArray());
}

QTEST_GUILESS_MAIN(CliExploreTest)
#include "cli_explore_test.moc"
