// The program from the outside: arguments in, standard output, standard error and exit status out.
#include "tests/app/cli_runners.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>
#include <csignal>

namespace {

QByteArray content_of(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList keys_in_order(const QByteArray& json, int indent) {
    QStringList keys;
    const QRegularExpression key(QString("^ {%1}\"([a-z_]+)\":").arg(indent),
                                 QRegularExpression::MultilineOption);
    for (auto matches = key.globalMatch(QString::fromUtf8(json)); matches.hasNext();)
        keys << matches.next().captured(1);
    return keys;
}

}  // namespace

class CliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { mark_own_processes(); }
    void theDeadlockIsReportedWithThreadsLocksAndLines();
    void aRemedyCompletes_data();
    void aRemedyCompletes();
    void anUnguardedCountLosesUpdatesAndAGuardedOneDoesNot();
    void theJsonReportHasTheKeysOfTheDesignInTheirOrder();
    void aThreadsStatesAddUpToItsLifetime();
    void repeatedRunsGiveAnArray();
    void theTextReportIsReadableAt80Columns();
    void withoutAUtf8LocaleTheTextReportIsAscii();
    void scenariosAreListed();
    void aSavedRunReportsTheSame();
    void aVirtualRunReportsTheSameEachTime();
    void exportWritesEachFormat_data();
    void exportWritesEachFormat();
    void exportUnfoldsManyThreadsOfOneName();
    void aTruncatedFileIsReportedUpToWhereItEnds();
    void failOnTurnsAFindingIntoTheExitStatus();
    void errorsAreOneLineWithTheirStatus_data();
    void errorsAreOneLineWithTheirStatus();
    void brokenScenariosAreOneLineWithFileAndLine_data();
    void brokenScenariosAreOneLineWithFileAndLine();
    void withoutADisplayTheWindowSaysSo();
    void everyCommandHasHelpWithAnExample_data();
    void everyCommandHasHelpWithAnExample();
    void killingTheProgramTakesItsRunWithIt();
    void aReaderThatLeavesIsNoError();
    void aRunThatDoesNotBeginLeavesTheRecordingThatWasThere_data();
    void aRunThatDoesNotBeginLeavesTheRecordingThatWasThere();
    void aRecordingReplacesNothingElse_data();
    void aRecordingReplacesNothingElse();
    void anExportDoesNotReplaceWhatItReads();
    void aKilledProgramLeavesARecordingThatSaysWhatItWas();
    void aFailedExportLeavesWhatWasThere_data();
    void aFailedExportLeavesWhatWasThere();
    void aLargeArrayIsReportedAsOneList();
    void notesAreInBothReports();
    void aScenarioMayAskForTheVirtualClock();
    void parametersThatMakeNoSenseTogetherAreRefused();
    void theLessonIsToldOfTheRun();
    void aLongNoteIsCutBetweenLetters();
    void optionsOfARunAreRefusedWithARecordedOne_data();
    void optionsOfARunAreRefusedWithARecordedOne();
    void viewingWhatCannotBeOpenedIsAnErrorBeforeThereIsAWindow_data();
    void viewingWhatCannotBeOpenedIsAnErrorBeforeThereIsAWindow();
    void aScenarioWithoutATitleHasItsFilesName();
    void anExportGoesIntoAPipe();
    void anEndAfterTheRunIsSaidAndCut();
    void nothingIsClaimedOfTheCpusOfAnotherProgramsTrace();
    void lanesThatAreMissingBesideOthersAreSaid();
    void theHelpOffersOnlyWhatIsThere_data() { everyCommandHasHelpWithAnExample_data(); }
    void theHelpOffersOnlyWhatIsThere();
    void aSignalThatWasIgnoredStaysIgnored();
    void anExportedRunCanFailOnAFindingAndBeKept();

private:
    QString write(const QString& name, const QByteArray& text);
    QString path(const QString& name) const { return folder_.filePath(name); }

    QTemporaryDir folder_;
};

QString CliTest::write(const QString& name, const QByteArray& text) {
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(file.fileName()));
    file.write(text);
    return file.fileName();
}

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

void CliTest::exportWritesEachFormat_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("pdf") << "pdf" << QByteArray("%PDF-");
    QTest::newRow("svg") << "svg" << QByteArray("<?xml");
    QTest::newRow("png") << "png" << QByteArray("\x89PNG");
    QTest::newRow("json") << "json" << QByteArray("{");
    QTest::newRow("csv") << "csv" << QByteArray("lane,kind,state,begin_ms,end_ms");
}

void CliTest::exportWritesEachFormat() {
    QFETCH(QString, ending);
    QFETCH(QByteArray, begins);
    const QString file = path("figure." + ending);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove("QT_QPA_PLATFORM");
    const Ended done = run_threadline(
        {"export", "deadlock/opposite-order", file, "--width", "88.9mm", "--theme", "print"},
        environment);
    QCOMPARE(done.error, QByteArray());
    QCOMPARE(done.status, 0);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.readAll().startsWith(begins));
}

void CliTest::exportUnfoldsManyThreadsOfOneName() {
    const QString many = write("many.lua", "threads(70, 'Worker', function() sleep(1) end)");
    const QString file = path("many.svg");
    const auto height = [&](const QStringList& options) {
        const Ended done =
            run_threadline(QStringList{"export", many, file, "--clock", "virtual"} + options);
        if (done.status != 0)
            return 0.0;
        QFile written(file);
        written.open(QIODevice::ReadOnly);
        static const QRegularExpression box("viewBox=\"[0-9.]+ [0-9.]+ [0-9.]+ ([0-9.]+)\"");
        return box.match(QString::fromUtf8(written.readAll())).captured(1).toDouble();
    };
    const double folded = height({});
    QVERIFY(folded > 0);
    QVERIFY(height({"--unfold"}) > 5 * folded);
    QCOMPARE(run_threadline({"export", many, path("many.csv"), "--unfold"}).status, 2);
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

void CliTest::errorsAreOneLineWithTheirStatus_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::newRow(name) << arguments << QString(says);
    };
    const QString deadlock = "deadlock/opposite-order";
    row("an unknown command", {"rum"}, "there is no command 'rum'; did you mean run?");
    row("an unknown option", {"run", deadlock, "--fast"}, "--fast");
    row("options of another command", {"report", "run.tline", "--what-if", "guard"},
        "not expected here: --what-if guard; see 'threadline report --help'");
    row("no scenario", {"run"}, "scenario is required");
    row("an unknown scenario", {"run", "deadlock/oposite-order"},
        "did you mean deadlock/opposite-order?");
    row("a missing file", {"run", "nowhere.lua"}, "cannot find the scenario file nowhere.lua");
    row("an unknown parameter", {"run", deadlock, "-p", "wrok=1"},
        "unknown parameter 'wrok' of deadlock/opposite-order; it has: remedy, work");
    row("a value out of range", {"run", deadlock, "-p", "work=501"}, "501 is out of range");
    row("a parameter without a value", {"run", deadlock, "-p", "work"}, "-p NAME=VALUE");
    row("a time without a unit", {"run", deadlock, "--timeout", "5"}, "'5' is not a duration");
    row("no runs", {"run", deadlock, "--repeat", "0"}, "--repeat is a number from 1 to 1000000");
    row("another clock", {"run", deadlock, "--clock", "sundial"}, "real or virtual");
    row("too many cores", {"run", deadlock, "--clock", "virtual", "--cores", "257"}, "1 to 256");
    row("no way to overflow", {"run", deadlock, "--overflow", "drop"}, "lose or wait");
    row("too little memory", {"run", deadlock, "--memory", "1"}, "16 to 1000000");
    row("cores without it", {"run", deadlock, "--cores", "4"}, "--clock virtual");
    row("an unknown report", {"run", deadlock, "--report", "xml"}, "text or json");
    row("an unknown kind of finding", {"run", deadlock, "--fail-on", "bug"},
        "the kinds are: deadlock");
    row("a trace that is not there", {"report", "nowhere.tline"}, "nowhere.tline");
    row("an unknown format", {"export", deadlock, "figure.bmp"},
        "use .png, .svg, .pdf, .gif, .apng, .html, .csv, .json or .schedule");
    row("a part of a Chrome trace", {"export", deadlock, "run.json", "--to", "5ms"},
        "leave them out");
    row("an unknown theme", {"export", deadlock, "figure.png", "--theme", "pink"}, "theme");
    row("a width of nothing", {"export", deadlock, "figure.png", "--width", "0"}, "not a length");
    row("a width without a unit", {"export", deadlock, "figure.png", "--width", "88.9"},
        "'88.9' is not a length; write it with its unit");
    row("too few dots", {"export", deadlock, "figure.png", "--dpi", "10"},
        "--dpi is a number from 20 to 2400, not '10'");
    row("a height of next to nothing", {"export", deadlock, "figure.png", "--height", "5mm"},
        "give at least ");
    row("a height that cuts the legend", {"export", deadlock, "figure.png", "--height", "25mm"},
        "give at least ");
    row("a folder for the picture that is not there", {"export", deadlock, "/nowhere/figure.png"},
        "there is no folder '/nowhere'; make it first");
    row("lanes that are not there", {"export", deadlock, "figure.png", "--lanes", "variables"},
        "--lanes variables: there are none in this trace; it has threads,locks");
    row("an empty range", {"export", deadlock, "figure.png", "--from", "5ms", "--to", "1ms"},
        "nothing from --from to --to");
    row("a range behind the end",
        {"export", deadlock, "figure.png", "--from", "1000s", "--to", "2000s"},
        "nothing from --from to --to");
    row("a recording without a name", {"run", deadlock, "-o", ""}, "names no file");
    row("a recording that is a folder", {"run", deadlock, "-o", "folder/"}, "names no file");
    row("a folder that is not there", {"run", deadlock, "-o", "/nowhere/run.tline"},
        "/nowhere/run.tline");
}

void CliTest::errorsAreOneLineWithTheirStatus() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Ended ended = run_threadline(arguments);
    QCOMPARE(ended.status, 2);
    QCOMPARE(ended.out, QByteArray());
    QCOMPARE(ended.error_lines().size(), 1);
    QVERIFY2(ended.error_lines()[0].contains(says), ended.error.constData());
}

void CliTest::brokenScenariosAreOneLineWithFileAndLine_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("line");
    QTest::newRow("a syntax error") << QByteArray("title \"x\"\nlocal = 1\n") << 2 << 2;
    QTest::newRow("an endless top level") << QByteArray("\n\nwhile true do end\n") << 2 << 3;
    QTest::newRow("an error in a thread")
        << QByteArray("thread(\"A\", function()\n  local t = nil\n  t.x = 1\nend)\n") << 3 << 3;
    QTest::newRow("a greedy thread")
        << QByteArray(
               "thread(\"A\", function()\n  local s = {}\n  while true do s[#s+1] = "
               "string.rep(\"x\", 100000) .. #s end\nend)\n")
        << 3 << 3;
}

void CliTest::brokenScenariosAreOneLineWithFileAndLine() {
    QFETCH(QByteArray, text);
    QFETCH(int, status);
    QFETCH(int, line);
    const QString file = write("broken.lua", text);
    const Ended ended = run_threadline({"run", file});
    QCOMPARE(ended.status, status);
    QCOMPARE(ended.error_lines().size(), 1);
    QVERIFY2(ended.error.contains("broken.lua:" + QByteArray::number(line)),
             ended.error.constData());
    QCOMPARE(runners_of("broken.lua"), 0);
}

void CliTest::withoutADisplayTheWindowSaysSo() {
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(name);
    const QString shown = path("shown.tline");
    run_threadline({"run", "deadlock/opposite-order", "-o", shown});
    for (const QStringList& arguments : {QStringList(), QStringList({"view", shown})}) {
        const Ended ended = run_threadline(arguments, environment);
        QCOMPARE(ended.status, 2);
        QCOMPARE(ended.error_lines().size(), 1);
        QVERIFY2(ended.error.contains("display"), ended.error.constData());
    }
}

void CliTest::everyCommandHasHelpWithAnExample_data() {
    QTest::addColumn<QStringList>("command");
    QTest::newRow("none") << QStringList();
    for (const char* command :
         {"list", "run", "report", "explore", "export", "compare", "sweep", "view"})
        QTest::newRow(command) << QStringList(command);
}

void CliTest::everyCommandHasHelpWithAnExample() {
    QFETCH(QStringList, command);
    const Ended help = run_threadline(command + QStringList("--help"));
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.contains("Example: threadline "));
    QCOMPARE(help.error, QByteArray());
}

void CliTest::killingTheProgramTakesItsRunWithIt() {
    const QString file = write("endless-2.lua",
                               "local s = service \"S\"\n"
                               "process(\"P\", function() while true do s:request(5) end end)\n"
                               "thread(\"A\", function() while true do sleep(5) end end)\n");
    QProcess process;
    process.start(program(), {"run", file});
    QTRY_VERIFY(runners_of("endless-2.lua") > 0);
    QTest::qWait(100);
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    process.waitForFinished(5000);
    QTRY_COMPARE(runners_of("endless-2.lua"), 0);
}

void CliTest::aReaderThatLeavesIsNoError() {
    QProcess process;
    process.start("sh", {"-c", "'" + program() + "' list | head -n 1; exit 0"});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QVERIFY(!process.readAllStandardOutput().isEmpty());
}

void CliTest::aRunThatDoesNotBeginLeavesTheRecordingThatWasThere_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("a syntax error") << QStringList(write("syntax.lua", "title \"x\"\nlocal = 1\n"));
    QTest::newRow("a bad parameter") << QStringList({"deadlock/opposite-order", "-p", "wrok=1"});
    QTest::newRow("no such scenario") << QStringList("deadlock/nothing");
    QTest::newRow("an endless top level") << QStringList(write("top.lua", "while true do end\n"));
}

void CliTest::aRunThatDoesNotBeginLeavesTheRecordingThatWasThere() {
    QFETCH(QStringList, arguments);
    const QString file = path("kept.tline");
    if (!QFile::exists(file))
        QCOMPARE(run_threadline({"run", "deadlock/opposite-order", "-o", file}).status, 0);
    const QByteArray before = content_of(file);
    QVERIFY(before.startsWith("TLINE"));
    QCOMPARE(run_threadline(QStringList("run") + arguments + QStringList({"-o", file})).status, 2);
    QCOMPARE(content_of(file), before);
    QVERIFY(QDir(folder_.path()).entryList({"*.part"}, QDir::Files | QDir::Hidden).empty());
}

void CliTest::aRecordingReplacesNothingElse_data() {
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("says");
    QTest::newRow("the scenario") << "mine.lua"
                                  << "is the scenario itself";
    QTest::newRow("a link to it") << "link.tline"
                                  << "is the scenario itself";
    QTest::newRow("another source") << "other.lua"
                                    << "ends in .tline";
    QTest::newRow("no ending") << "recording"
                               << "write -o ";
}

void CliTest::aRecordingReplacesNothingElse() {
    QFETCH(QString, output);
    QFETCH(QString, says);
    const QByteArray text = "thread(\"A\", function() end)\n";
    const QString scenario = write("mine.lua", text);
    write("other.lua", text);
    QFile::link(scenario, path("link.tline"));
    const Ended run = run_threadline({"run", scenario, "-o", path(output)});
    QCOMPARE(run.status, 2);
    QCOMPARE(run.error_lines().size(), 1);
    QVERIFY2(run.error.contains(says.toUtf8()), run.error.constData());
    QCOMPARE(content_of(scenario), text);
    QCOMPARE(content_of(path("other.lua")), text);
    QVERIFY(!QFile::exists(path("recording")));
}

void CliTest::anExportDoesNotReplaceWhatItReads() {
    const QString trace = path("itself.json");
    QCOMPARE(run_threadline({"export", "deadlock/opposite-order", trace}).status, 0);
    const QByteArray before = content_of(trace);
    const Ended ended = run_threadline({"export", trace, trace});
    QCOMPARE(ended.status, 2);
    QCOMPARE(ended.error_lines().size(), 1);
    QCOMPARE(content_of(trace), before);
}

void CliTest::aKilledProgramLeavesARecordingThatSaysWhatItWas() {
    const QString scenario =
        write("endless-3.lua",
              "title \"Goes on for ever\"\nlocal pace = number(\"pace\", 7)\n"
              "local count = shared(\"count\", 0)\n"
              "thread(\"A\", function() while true do count:add(1) sleep(5) end end)\n");
    const QString file = path("killed.tline");
    QProcess process;
    process.start(program(), {"run", scenario, "-o", file});
    // Far from a full chunk, but more than the head: what was flushed.
    const auto reported = [&] {
        return run_threadline({"report", file, "--report", "json"}).object();
    };
    QTRY_VERIFY(reported()["values"].toObject()["count"].toInt() > 10);
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    process.waitForFinished(5000);
    const QJsonObject report = reported();
    QCOMPARE(report["scenario"].toString(), scenario);
    QCOMPARE(report["parameters"].toObject()["pace"].toInt(), 7);
    QCOMPARE(report["threads"][0]["name"].toString(), QString("A"));
    const Ended text = run_threadline({"report", file});
    QCOMPARE(text.status, 0);
    QVERIFY(text.out.contains("Goes on for ever"));
    QVERIFY(text.out.contains("Cut short after"));
    QVERIFY(text.out.contains("The file ends early"));
    QTRY_COMPARE(runners_of("endless-3.lua"), 0);
}

void CliTest::aFailedExportLeavesWhatWasThere_data() {
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"png", "svg", "pdf", "json", "csv"})
        QTest::newRow(ending) << ending;
}

// The limit on the size of a file stands in for a disk that is full; /dev/full is one.
void CliTest::aFailedExportLeavesWhatWasThere() {
    QFETCH(QString, ending);
    const QString run = path("small.tline");
    if (!QFile::exists(run))
        QCOMPARE(run_threadline({"run", "deadlock/opposite-order", "-o", run}).status, 0);
    const QString file = write("there." + ending, "what was there");
    QProcess limited;
    limited.start("sh", {"-c", "ulimit -f 1; exec \"$@\"", "sh", program(), "export", run, file});
    QVERIFY(limited.waitForFinished());
    QCOMPARE(limited.exitCode(), 3);
    const QByteArray said = limited.readAllStandardError();
    QVERIFY2(said.contains("there." + ending.toUtf8()) && said.contains("File too large") &&
                 said.contains("ulimit -f") && said.count('\n') == 1,
             said.constData());
    QCOMPARE(content_of(file), QByteArray("what was there"));
    QVERIFY(QDir(folder_.path()).entryList({"*.part"}, QDir::Files | QDir::Hidden).empty());

    const QString full = path("full." + ending);
    QVERIFY(QFile::exists(full) || QFile::link("/dev/full", full));
    const Ended ended = run_threadline({"export", run, full});
    QCOMPARE(ended.status, 3);
    QVERIFY2(ended.error.contains("No space left on device; make room"), ended.error.constData());
    QCOMPARE(ended.error_lines().size(), 1);
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
    for (const char* said : {"Predict A count stands at 5.", "> 7", "Try next -p", "Explanation",
                             "Say it aloud The count is right: 7, with lock around read",
                             "When not to Gained", "side by side:"})
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

void CliTest::optionsOfARunAreRefusedWithARecordedOne_data() {
    QTest::addColumn<QStringList>("option");
    QTest::newRow("a parameter") << QStringList({"-p", "work=1"});
    QTest::newRow("a time limit") << QStringList({"--timeout", "1s"});
    QTest::newRow("a clock") << QStringList({"--clock", "real"});
    QTest::newRow("a schedule") << QStringList({"--schedule", "free"});
    QTest::newRow("a recording") << QStringList({"-o", "other.tline"});
}

void CliTest::optionsOfARunAreRefusedWithARecordedOne() {
    QFETCH(QStringList, option);
    const QString run = path("recorded.tline");
    if (!QFile::exists(run))
        QCOMPARE(run_threadline({"run", "deadlock/opposite-order", "-o", run}).status, 0);
    const QString out = path("recorded.png");
    const Ended ended = run_threadline(QStringList({"export", run, out}) + option);
    QCOMPARE(ended.status, 2);
    QCOMPARE(ended.error_lines().size(), 1);
    QVERIFY2(ended.error.contains("goes with a scenario"), ended.error.constData());
    QVERIFY(!QFile::exists(out));
}

void CliTest::viewingWhatCannotBeOpenedIsAnErrorBeforeThereIsAWindow_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("nothing") << path("not-there.tline");
    QTest::newRow("no scenario") << path("not-there.lua");
    QTest::newRow("a folder") << folder_.path();
    QTest::newRow("rubbish") << write("viewed.tline", "this is no trace");
    QTest::newRow("broken JSON") << write("viewed.json", "{ this is no JSON }");
}

void CliTest::viewingWhatCannotBeOpenedIsAnErrorBeforeThereIsAWindow() {
    QFETCH(QString, file);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");  // a window could be opened
    const Ended ended = run_threadline({"view", file}, environment);
    QCOMPARE(ended.status, 2);
    QCOMPARE(ended.error_lines().size(), 1);
    QVERIFY2(ended.error.contains(file.toUtf8()), ended.error.constData());
}

void CliTest::anExportGoesIntoAPipe() {
    const QString pipe = path("pipe.csv");
    QCOMPARE(mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    QProcess reader;
    reader.start("cat", {pipe});
    QCOMPARE(run_threadline({"export", "deadlock/opposite-order", pipe}).status, 0);
    QVERIFY(reader.waitForFinished(5000));
    QVERIFY(reader.readAllStandardOutput().contains("lane,kind,state"));
}

void CliTest::aScenarioWithoutATitleHasItsFilesName() {
    const QString file = write("untitled.lua", "thread(\"A\", function() end)\n");
    const Ended run = run_threadline({"run", file});
    QVERIFY2(run.out.startsWith("untitled.lua\n"), run.out.constData());
}

void CliTest::anEndAfterTheRunIsSaidAndCut() {
    const QString out = path("cut.csv");
    const Ended ended = run_threadline({"export", "deadlock/opposite-order", out, "--to", "1h"});
    QCOMPARE(ended.status, 0);
    QCOMPARE(ended.error_lines().size(), 1);
    QVERIFY2(ended.error.contains("before --to"), ended.error.constData());
    QVERIFY(content_of(out).count('\n') > 3);
}

void CliTest::lanesThatAreMissingBesideOthersAreSaid() {
    const QString out = path("some.svg");
    const Ended ended =
        run_threadline({"export", "deadlock/opposite-order", out, "--lanes", "threads,variables"});
    QCOMPARE(ended.status, 0);
    QCOMPARE(ended.error_lines(),
             QStringList("threadline: note: --lanes variables: there are none in this trace"));
    QVERIFY(content_of(out).contains(">A</text>"));
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

void CliTest::theHelpOffersOnlyWhatIsThere() {
    QFETCH(QStringList, command);
    const QByteArray help = run_threadline(command + QStringList("--help")).out;
    for (const char* inner : {"INT", "FLOAT", "REQUIRED", "SUBCOMMAND", "OPTIONS", "Positionals",
                              ":{", "=text", " in ["})
        QVERIFY2(!help.contains(inner), inner);
    if (command == QStringList("run") || command == QStringList("export")) {
        QVERIFY(help.contains("130 "));
        QVERIFY(help.contains("lost-wakeup") && help.contains("priority-inversion"));
    }
    if (command == QStringList("export"))
        QVERIFY(help.contains("variables"));
}

void CliTest::aSignalThatWasIgnoredStaysIgnored() {
    const QString scenario =
        write("endless-4.lua", "thread(\"A\", function() while true do sleep(5) end end)\n");
    QProcess process;
    process.start("sh", {"-c", "trap '' HUP; exec \"$@\"", "sh", program(), "run", scenario});
    QTRY_VERIFY(runners_of("endless-4.lua") > 0);
    QTest::qWait(100);
    ::kill(static_cast<pid_t>(process.processId()), SIGHUP);
    QVERIFY(!process.waitForFinished(300));
    QVERIFY(runners_of("endless-4.lua") > 0);
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished(5000));
    QCOMPARE(process.exitCode(), 130);
}

void CliTest::anExportedRunCanFailOnAFindingAndBeKept() {
    const QString kept = path("exported.tline");
    const Ended ended = run_threadline({"export", "deadlock/opposite-order", path("found.svg"),
                                        "--fail-on", "deadlock", "-o", kept});
    QCOMPARE(ended.status, 1);
    QVERIFY(content_of(kept).startsWith("TLINE"));
    const Ended report = run_threadline({"report", kept, "--fail-on", "priority-inversion"});
    QCOMPARE(report.status, 0);
    QCOMPARE(report.error, QByteArray());
    QCOMPARE(
        run_threadline({"run", "classics/priority-inversion", "--fail-on", "priority-inversion"})
            .status,
        1);
}

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
