// Runs and their reports from the outside: arguments in, standard output and exit status out.
#include "tests/app/cli_runners.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

namespace {

QStringList keys_in_order(const QByteArray& json, int indent) {
    QStringList keys;
    const QRegularExpression key(QString("^ {%1}\"([a-z_]+)\":").arg(indent),
                                 QRegularExpression::MultilineOption);
    for (auto matches = key.globalMatch(QString::fromUtf8(json)); matches.hasNext();)
        keys << matches.next().captured(1);
    return keys;
}

}  // namespace

class CliTest : public QObject, private OwnFiles {
    Q_OBJECT

private slots:
    void initTestCase() { mark_own_processes(); }
    void theDeadlockIsReportedWithThreadsLocksAndLines();
    void aRemedyCompletes_data();
    void aRemedyCompletes();
    void anUnguardedCountLosesUpdatesAndAGuardedOneDoesNot();
    void theJsonReportHasTheKeysOfTheDesignInTheirOrder();
    void aThreadsStatesAddUpToItsLifetime();
    void aRunOfAFewMillisecondsSaysHowMuchMemoryItHad();
    void repeatedRunsGiveAnArray();
    void theTextReportIsReadableAt80Columns();
    void idleTimeIsOneFigureAndWhatRoundsToNothingIsNotTold();
    void withoutAUtf8LocaleTheTextReportIsAscii();
    void scenariosAreListed();
    void aSavedRunReportsTheSame();
    void aVirtualRunReportsTheSameEachTime();
    void theCostsOfASimulatedMachineAreParameters();
    void aTruncatedFileIsReportedUpToWhereItEnds();
    void failOnTurnsAFindingIntoTheExitStatus();
    void aReaderThatLeavesIsNoError();
    void aLargeArrayIsReportedAsOneList();
    void notesAreInBothReports();
    void aScenarioMayAskForTheVirtualClock();
    void parametersThatMakeNoSenseTogetherAreRefused();
    void theLessonIsToldOfTheRun();
    void aLongNoteIsCutBetweenLetters();
    void aScenarioWithoutATitleHasItsFilesName();
    void nothingIsClaimedOfTheCpusOfAnotherProgramsTrace();
};

void CliTest::theDeadlockIsReportedWithThreadsLocksAndLines() {
    for (int i = 0; i < 5; ++i) {
        const Ended run = run_threadline({"run", "deadlock/opposite-order", "--report", "json"});
        QCOMPARE(run.status, 0);
        const QJsonObject report = run.object();
        // It is seen, rather than waited for until the time limit.
        QCOMPARE(report["outcome"].toString(), QString("deadlocked"));
        const QJsonArray findings = report["findings"].toArray();
        QCOMPARE(findings.size(), 1);
        const QJsonObject finding = findings[0].toObject();
        QCOMPARE(finding["kind"].toString(), QString("deadlock"));
        QCOMPARE(finding["threads"].toArray(), QJsonArray({"A", "B"}));
        QCOMPARE(QSet<QString>({finding["locks"][0].toString(), finding["locks"][1].toString()}),
                 QSet<QString>({"Lock 1", "Lock 2"}));
        QFile source(THREADLINE_SOURCE_DIR "/scenarios/deadlock/opposite-order.lua");
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QStringList text = QString::fromUtf8(source.readAll()).split('\n');
        QVERIFY(text[finding["lines"][0].toInt() - 1].contains("lock2:lock("));
        QVERIFY(text[finding["lines"][1].toInt() - 1].contains("second:lock("));
    }
    QCOMPARE(runners_of("opposite-order"), 0);
}

void CliTest::aRemedyCompletes_data() {
    QTest::addColumn<QString>("remedy");
    for (const char* remedy : {"global order", "timeout", "try-lock"})
        QTest::newRow(remedy) << remedy;
}

void CliTest::aRemedyCompletes() {
    QFETCH(QString, remedy);
    for (int i = 0; i < 3; ++i) {
        const Ended run =
            run_threadline({"run", "deadlock/opposite-order", "-p", "remedy=" + remedy, "--report",
                            "json", "--fail-on", "deadlock"});
        QCOMPARE(run.status, 0);
        QCOMPARE(run.object()["outcome"].toString(), QString("completed"));
    }
}

void CliTest::anUnguardedCountLosesUpdatesAndAGuardedOneDoesNot() {
    const Ended lost =
        run_threadline({"run", "race/lost-update", "-p", "times=100", "--report", "json"});
    QVERIFY(lost.object()["values"].toObject()["count"].toInt() < 200);
    const Ended kept = run_threadline(
        {"run", "race/lost-update", "-p", "times=100", "-p", "guard=lock", "--report", "json"});
    QCOMPARE(kept.object()["values"].toObject()["count"].toInt(), 200);
}

void CliTest::theJsonReportHasTheKeysOfTheDesignInTheirOrder() {
    const Ended run = run_threadline({"run", "deadlock/opposite-order", "--report", "json"});
    QCOMPARE(keys_in_order(run.out, 2),
             QStringList({"threadline", "scenario", "parameters", "clock",         "schedule",
                          "seed",       "what_if",  "outcome",    "wall_ms",       "cpu",
                          "threads",    "locks",    "values",     "notes",         "findings",
                          "remedies",   "memory",   "events",     "critical_path", "prediction"}));
    QCOMPARE(
        keys_in_order(run.out, 6).mid(0, 7),
        QStringList({"name", "kind", "process", "lifetime_ms", "cpu_ms", "switches", "states"}));
    QCOMPARE(keys_in_order(run.out.mid(run.out.indexOf("\"states\"")), 8).mid(0, 9),
             QStringList({"running", "ready", "blocked", "waiting", "io", "sleeping", "interpreter",
                          "recorder", "unknown"}));
    const QJsonObject report = run.object();
    QCOMPARE(report["parameters"]["work"].toInt(), 20);
    QVERIFY(report["seed"].isNull());
    QCOMPARE(report["clock"].toString(), QString("real"));
    QVERIFY(report["cpu"].toObject().contains("idle_percent"));
    QVERIFY(report["events"].toObject().contains("largest_time_correction_ns"));
    QVERIFY(report["memory"]["resident_kib"].toInt() > 0);
    QVERIFY(report["memory"]["virtual_kib"].toInt() > 0);
}

void CliTest::aThreadsStatesAddUpToItsLifetime() {
    const Ended run = run_threadline({"run", "race/lost-update", "--report", "json"});
    for (const QJsonValue& thread : run.object()["threads"].toArray()) {
        qint64 sum = 0;
        const QJsonObject states = thread["states"].toObject();
        QCOMPARE(states.size(), 9);
        for (const QJsonValue& ms : states)
            sum += qRound64(ms.toDouble() * 1e6);
        QCOMPARE(sum, qRound64(thread["lifetime_ms"].toDouble() * 1e6));
    }
}

// It is over before anybody looks a second time.
void CliTest::aRunOfAFewMillisecondsSaysHowMuchMemoryItHad() {
    const QJsonObject report =
        run_threadline({"run", "race/lost-update", "-p", "times=1", "--report", "json"}).object();
    QCOMPARE(report["clock"].toString(), QString("real"));
    QVERIFY(report["memory"]["resident_kib"].toInt() > 0);
    QVERIFY(report["memory"]["virtual_kib"].toInt() > report["memory"]["resident_kib"].toInt());
}

void CliTest::repeatedRunsGiveAnArray() {
    const Ended run =
        run_threadline({"run", "race/lost-update", "--repeat", "3", "--report", "json"});
    QCOMPARE(run.status, 0);
    QCOMPARE(QJsonDocument::fromJson(run.out).array().size(), 3);
    const Ended text = run_threadline({"run", "race/lost-update", "--repeat", "3"});
    QVERIFY(text.out.contains("3 runs: 3 completed"));
}

void CliTest::theTextReportIsReadableAt80Columns() {
    const Ended run = run_threadline({"run", "deadlock/opposite-order"});
    QCOMPARE(run.status, 0);
    const QString text = QString::fromUtf8(run.out);
    for (const char* part : {"Deadlocked", "A holds Lock 1", "Threads", "Locks", "CPU"})
        QVERIFY2(text.contains(part), part);
    for (const QString& line : text.split('\n'))
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

void CliTest::idleTimeIsOneFigureAndWhatRoundsToNothingIsNotTold() {
    const QString io = QString::fromUtf8(
        run_threadline({"run", "bottleneck/downloads", "--clock", "virtual"}).out);
    QVERIFY2(io.contains("Idle CPU: 2 cores were idle for 99.8 % of their time"), qPrintable(io));
    QVERIFY(io.contains("idle 2005 ms (99.8 %)"));
    QVERIFY(!io.contains("no core worked") && !io.contains("not used"));
    QVERIFY(io.contains("idle time: threads wait for replies"));
    QVERIFY(!io.contains("there is no other thread"));  // a quarter of a percent

    const QString stuck = QString::fromUtf8(
        run_threadline({"run", "deadlock/opposite-order", "--clock", "virtual"}).out);
    QVERIFY(stuck.contains("100 % of the idle time: threads are deadlocked"));
    QVERIFY(!stuck.contains(" 0 % of the idle time"));
    // Programs are given all of them.
    const QJsonObject report =
        run_threadline({"run", "deadlock/opposite-order", "--clock", "virtual", "--report", "json"})
            .object();
    QCOMPARE(report["cpu"].toObject()["idle_causes"].toArray().size(), 2);
}

void CliTest::withoutAUtf8LocaleTheTextReportIsAscii() {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", "C");
    const Ended run = run_threadline({"run", "deadlock/opposite-order"}, environment);
    for (const char byte : run.out)
        QVERIFY(static_cast<unsigned char>(byte) < 128);
}

void CliTest::scenariosAreListed() {
    const Ended text = run_threadline({"list"});
    QCOMPARE(text.status, 0);
    QVERIFY(text.out.contains("deadlock/opposite-order"));
    const Ended json = run_threadline({"list", "--json"});
    const QJsonArray list = QJsonDocument::fromJson(json.out).array();
    QVERIFY(list.size() >= 3);
    bool found = false;
    for (const QJsonValue& scenario : list) {
        if (scenario["name"].toString() != "deadlock/opposite-order")
            continue;
        found = true;
        QCOMPARE(scenario["chapter"].toString(), QString("deadlock"));
        const QJsonObject remedy = scenario["parameters"][0].toObject();
        QCOMPARE(remedy["kind"].toString(), QString("choice"));
        QCOMPARE(remedy["default"].toString(), QString("none"));
        QCOMPARE(remedy["choices"].toArray().size(), 4);
        const QJsonObject work = scenario["parameters"][1].toObject();
        QCOMPARE(work["max"].toInt(), 500);
        QCOMPARE(work["unit"].toString(), QString("ms"));
    }
    QVERIFY(found);
    QCOMPARE(keys_in_order(json.out, 4).mid(0, 5),
             QStringList({"name", "title", "chapter", "summary", "parameters"}));
    QCOMPARE(keys_in_order(json.out, 8).mid(0, 8),
             QStringList({"name", "label", "kind", "default", "min", "max", "unit", "choices"}));
}

void CliTest::aSavedRunReportsTheSame() {
    const QString file = path("run.tline");
    const Ended run =
        run_threadline({"run", "deadlock/opposite-order", "-o", file, "--report", "json"});
    const Ended report = run_threadline({"report", file, "--report", "json"});
    QCOMPARE(report.status, 0);
    QCOMPARE(report.out, run.out);
}

void CliTest::aVirtualRunReportsTheSameEachTime() {
    const QStringList command{
        "run", "deadlock/opposite-order", "--clock", "virtual", "--cores", "3", "--report", "json"};
    const QByteArray first = run_threadline(command).out;
    const QJsonObject report = QJsonDocument::fromJson(first).object();
    QCOMPARE(report["clock"].toString(), QString("virtual"));
    QCOMPARE(report["outcome"].toString(), QString("deadlocked"));
    QCOMPARE(report["cpu"].toObject()["cores"].toInt(), 3);
    QCOMPARE(report["cpu"].toObject()["source"].toString(), QString("simulated"));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(run_threadline(command).out, first);
}

void CliTest::theCostsOfASimulatedMachineAreParameters() {
    const auto run = [](const QStringList& costs) {
        return run_threadline(QStringList{"run", "bottleneck/simulation", "-p", "tool=threads",
                                          "--clock", "virtual", "--cores", "1", "--report",
                                          "json"} +
                              costs)
            .object();
    };
    const auto switches = [](const QJsonObject& report) {
        int sum = 0;
        for (const QJsonValue& thread : report["threads"].toArray())
            sum += thread["switches"].toInt();
        return sum;
    };
    const QJsonObject usual = run({});
    QCOMPARE(run({"--simulate", "slice=3ms,switch=2us,hand-over=5us,step=100ns"}), usual);
    // One slice is enough for each; where turns are many, each switch counts.
    const QJsonObject patient = run({"--simulate", "slice=1s"});
    QVERIFY(switches(patient) < switches(usual));
    QVERIFY(patient["wall_ms"].toDouble() < usual["wall_ms"].toDouble());
    const QJsonObject dear = run({"--simulate", "switch=1ms"});
    QVERIFY(dear["wall_ms"].toDouble() > usual["wall_ms"].toDouble() + 10);
}

void CliTest::aTruncatedFileIsReportedUpToWhereItEnds() {
    const QString whole = path("whole.tline");
    run_threadline({"run", "race/lost-update", "-p", "times=2000", "-o", whole});
    QFile file(whole);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const QString cut = write("cut.tline", bytes.first(bytes.size() * 2 / 3));
    const Ended report = run_threadline({"report", cut});
    QCOMPARE(report.status, 0);
    QVERIFY(report.out.contains("The file ends early"));
    const QString rubbish = write("rubbish.tline", "this is no trace");
    const Ended refused = run_threadline({"report", rubbish});
    QCOMPARE(refused.status, 2);
    QCOMPARE(refused.error_lines().size(), 1);
    QVERIFY(refused.error.contains("rubbish.tline"));
}

void CliTest::failOnTurnsAFindingIntoTheExitStatus() {
    QCOMPARE(run_threadline({"run", "deadlock/opposite-order", "--fail-on", "deadlock"}).status, 1);
    QCOMPARE(run_threadline({"run", "deadlock/opposite-order", "--fail-on", "data-race"}).status,
             0);
    QCOMPARE(run_threadline({"run", "deadlock/opposite-order", "--fail-on", "data-race,deadlock"})
                 .status,
             1);
}

void CliTest::aReaderThatLeavesIsNoError() {
    QProcess process;
    process.start("sh", {"-c", "'" + program() + "' list | head -n 1; exit 0"});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QVERIFY(!process.readAllStandardOutput().isEmpty());
}

void CliTest::aLargeArrayIsReportedAsOneList() {
    const QString scenario = write("array.lua",
                                   "local count = shared(\"count\", 1000000)\n"
                                   "local a = shared_array(\"a\", 100000, 7)\n"
                                   "local half = shared(\"half\", 0.5)\n"
                                   "thread(\"A\", function() a:write(2, 9) end)\n");
    const QString file = path("array.tline");
    QCOMPARE(run_threadline({"run", scenario, "-o", file}).status, 0);
    const Ended json = run_threadline({"report", file, "--report", "json"});
    const QJsonObject values = json.object()["values"].toObject();
    QCOMPARE(values.keys(), QStringList({"a", "count", "half"}));
    QCOMPARE(values["a"].toArray().size(), 100'000);
    QCOMPARE(values["a"][0].toInt(), 7);
    QCOMPARE(values["a"][1].toInt(), 9);
    const Ended text = run_threadline({"report", file});
    QVERIFY(text.out.contains("  count = 1000000\n  a = [7, 9, 7, "));
    QVERIFY(text.out.contains("and 99984 more]\n  half = 0.5\n"));
}

void CliTest::notesAreInBothReports() {
    const QString scenario = write("notes.lua",
                                   "thread(\"Teller\", function()\n"
                                   "  note(\"the first\")\n"
                                   "  note(\"and the \\\"second\\\"\")\n"
                                   "end)\n");
    const QString file = path("notes.tline");
    const Ended text = run_threadline({"run", scenario, "-o", file});
    const qsizetype at = text.out.indexOf("\nNotes\n");
    QVERIFY(at > 0);
    const QRegularExpression line("  Teller  the first\n .*  Teller  and the \"second\"\n");
    QVERIFY2(line.match(QString::fromUtf8(text.out.mid(at))).hasMatch(), text.out.constData());
    const QJsonObject report = run_threadline({"report", file, "--report", "json"}).object();
    const QJsonArray notes = report["notes"].toArray();
    QCOMPARE(notes.size(), 2);
    QCOMPARE(notes[0]["thread"].toString(), QString("Teller"));
    QCOMPARE(notes[0]["text"].toString(), QString("the first"));
    QCOMPARE(notes[1]["text"].toString(), QString("and the \"second\""));
    QCOMPARE(notes[1]["line"].toInt(), 3);
    QVERIFY(notes[0]["at_ms"].toDouble() <= notes[1]["at_ms"].toDouble());
}

void CliTest::aScenarioMayAskForTheVirtualClock() {
    const Ended asked = run_threadline({"run", "classics/priority-inversion"});
    QCOMPARE(asked.status, 0);
    QVERIFY2(asked.out.startsWith("On the virtual clock, as the scenario asks (priorities count"),
             asked.out.constData());
    const Ended cores =
        run_threadline({"run", "classics/priority-inversion", "--cores", "3", "--report", "json"});
    QCOMPARE(cores.object()["clock"].toString(), QString("virtual"));
    const QJsonObject report = cores.object();
    QCOMPARE(report["cpu"]["cores"].toInt(), 3);
    const Ended real = run_threadline(
        {"run", "classics/priority-inversion", "--clock", "real", "--report", "json"});
    QCOMPARE(real.object()["clock"].toString(), QString("real"));
    const Ended list = run_threadline({"list", "--json"});
    int asking = 0;
    for (const QJsonValue& scenario : QJsonDocument::fromJson(list.out).array())
        asking += scenario["virtual_clock"].toString().isEmpty() ? 0 : 1;
    QCOMPARE(asking, 2);
}

void CliTest::parametersThatMakeNoSenseTogetherAreRefused() {
    const Ended run =
        run_threadline({"run", "interpreter/pool", "-p", "chunk=32", "-p", "size=32"});
    QCOMPARE(run.status, 2);
    QCOMPARE(run.error_lines().size(), 1);
    QVERIFY2(run.error.endsWith(": chunk and size: at most 400 KiB together\n"),
             run.error.constData());
}

void CliTest::theLessonIsToldOfTheRun() {
    const Ended told = run_threadline({"run", "race/read-modify-write", "-p", "cure=lock",
                                       "--clock", "virtual", "--report", "lesson"});
    QCOMPARE(told.status, 0);
    const QByteArray text = told.out.simplified();
    for (const char* said :
         {"Predict A count stands at 5.", "> 7", "Try next -p", "Explanation",
          "Say it aloud The count is right: 7, since read, add and write", "When not to Gained"})
        QVERIFY2(text.contains(said) || text.contains(QByteArray(said).replace("> ", "→ ")), said);
    QVERIFY(!text.contains('{'));

    const QString alone = write("alone.lua", "thread(\"A\", function() end)\n");
    const Ended none = run_threadline({"run", alone, "--report", "lesson"});
    QCOMPARE(none.status, 2);
    QVERIFY2(none.error.contains("has no lesson beside it, alone.lesson.md"),
             none.error.constData());
    QCOMPARE(run_threadline({"run", "race/aba", "--report", "lesson", "--repeat", "2"}).status, 2);
}

void CliTest::aLongNoteIsCutBetweenLetters() {
    const QString scenario =
        write("long.lua", "thread(\"A\", function() note((\"x\"):rep(199) .. \"\xc3\xa9\") end)\n");
    const Ended run = run_threadline({"run", scenario, "--report", "json"});
    QCOMPARE(run.object()["notes"].toArray().at(0)["text"].toString(), QString(199, u'x'));
}

void CliTest::aScenarioWithoutATitleHasItsFilesName() {
    const QString file = write("untitled.lua", "thread(\"A\", function() end)\n");
    const Ended run = run_threadline({"run", file});
    QVERIFY2(run.out.startsWith("untitled.lua\n"), run.out.constData());
}

void CliTest::nothingIsClaimedOfTheCpusOfAnotherProgramsTrace() {
    const QString file =
        write("foreign.json", R"([{"ph":"X","pid":1,"tid":1,"ts":0,"dur":100,"name":"a"}])");
    const QJsonObject cpu =
        run_threadline({"report", file, "--report", "json"}).object()["cpu"].toObject();
    QCOMPARE(cpu["cores"].toInt(-1), 0);
    QVERIFY(cpu["busy_ms"].isNull() && cpu["idle_percent"].isNull() && cpu["source"].isNull());
    QVERIFY(run_threadline({"report", file}).out.contains("CPU  not known"));
}

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
