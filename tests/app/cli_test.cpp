// The program from the outside: arguments in, standard output, standard error and exit status out.
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>
#include <csignal>

namespace {

struct Ended {
    int status = -1;
    QByteArray out;
    QByteArray error;

    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QStringList error_lines() const {
        return QString::fromUtf8(error).split('\n', Qt::SkipEmptyParts);
    }
};

QString program() {
    return QStringLiteral(THREADLINE_BIN_DIR "/threadline");
}

Ended threadline(const QStringList& arguments, const QProcessEnvironment& environment =
                                                   QProcessEnvironment::systemEnvironment()) {
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program(), arguments);
    if (!process.waitForFinished(30'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

// What every process that this test starts inherits, so that it counts its own alone.
QByteArray mark() {
    return "THREADLINE_TEST=" + QByteArray::number(QCoreApplication::applicationPid());
}

QByteArray content_of(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Our processes whose command line names the runner and `scenario`.
int runners_of(const QString& scenario) {
    int found = 0;
    for (const QString& id : QDir("/proc").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QByteArray line = content_of("/proc/" + id + "/cmdline");
        if (line.contains("threadline-runner") && line.contains(scenario.toUtf8()) &&
            content_of("/proc/" + id + "/environ").contains(mark()))
            ++found;
    }
    return found;
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
    void initTestCase() {
        const QByteArrayList parts = mark().split('=');
        qputenv(parts[0].constData(), parts[1]);
    }
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
    void exportWritesEachFormat_data();
    void exportWritesEachFormat();
    void aTruncatedFileIsReportedUpToWhereItEnds();
    void failOnTurnsAFindingIntoTheExitStatus();
    void errorsAreOneLineWithTheirStatus_data();
    void errorsAreOneLineWithTheirStatus();
    void brokenScenariosAreOneLineWithFileAndLine_data();
    void brokenScenariosAreOneLineWithFileAndLine();
    void withoutADisplayTheWindowSaysSo();
    void everyCommandHasHelpWithAnExample_data();
    void everyCommandHasHelpWithAnExample();
    void laterCommandsAreNotInTheHelp();
    void interruptingARunLeavesNothingBehind();
    void killingTheProgramTakesItsRunWithIt();
    void aReaderThatLeavesIsNoError();

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
    QElapsedTimer timer;
    for (int i = 0; i < 5; ++i) {
        timer.start();
        const Ended run = threadline({"run", "deadlock/opposite-order", "--report", "json"});
        QCOMPARE(run.status, 0);
        QVERIFY2(timer.elapsed() < 3000, "it took over three seconds");
        const QJsonObject report = run.object();
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
        const Ended run = threadline({"run", "deadlock/opposite-order", "-p", "remedy=" + remedy,
                                      "--report", "json", "--fail-on", "deadlock"});
        QCOMPARE(run.status, 0);
        QCOMPARE(run.object()["outcome"].toString(), QString("completed"));
    }
}

void CliTest::anUnguardedCountLosesUpdatesAndAGuardedOneDoesNot() {
    const Ended lost =
        threadline({"run", "race/lost-update", "-p", "times=100", "--report", "json"});
    QVERIFY(lost.object()["values"].toObject()["count"].toInt() < 200);
    const Ended kept = threadline(
        {"run", "race/lost-update", "-p", "times=100", "-p", "guard=lock", "--report", "json"});
    QCOMPARE(kept.object()["values"].toObject()["count"].toInt(), 200);
}

void CliTest::theJsonReportHasTheKeysOfTheDesignInTheirOrder() {
    const Ended run = threadline({"run", "deadlock/opposite-order", "--report", "json"});
    QCOMPARE(keys_in_order(run.out, 2),
             QStringList({"threadline", "scenario", "parameters", "clock", "schedule", "seed",
                          "outcome", "wall_ms", "cpu", "threads", "locks", "values", "findings",
                          "memory", "events"}));
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
    const Ended run = threadline({"run", "race/lost-update", "--report", "json"});
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
    const Ended run = threadline({"run", "race/lost-update", "--repeat", "3", "--report", "json"});
    QCOMPARE(run.status, 0);
    QCOMPARE(QJsonDocument::fromJson(run.out).array().size(), 3);
    const Ended text = threadline({"run", "race/lost-update", "--repeat", "3"});
    QVERIFY(text.out.contains("3 runs: 3 completed"));
}

void CliTest::theTextReportIsReadableAt80Columns() {
    const Ended run = threadline({"run", "deadlock/opposite-order"});
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
    const Ended run = threadline({"run", "deadlock/opposite-order"}, environment);
    for (const char byte : run.out)
        QVERIFY(static_cast<unsigned char>(byte) < 128);
}

void CliTest::scenariosAreListed() {
    const Ended text = threadline({"list"});
    QCOMPARE(text.status, 0);
    QVERIFY(text.out.contains("deadlock/opposite-order"));
    const Ended json = threadline({"list", "--json"});
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
        threadline({"run", "deadlock/opposite-order", "-o", file, "--report", "json"});
    const Ended report = threadline({"report", file, "--report", "json"});
    QCOMPARE(report.status, 0);
    QCOMPARE(report.out, run.out);
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
    const Ended done = threadline(
        {"export", "deadlock/opposite-order", file, "--width", "88.9mm", "--theme", "print"},
        environment);
    QCOMPARE(done.error, QByteArray());
    QCOMPARE(done.status, 0);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.readAll().startsWith(begins));
}

void CliTest::aTruncatedFileIsReportedUpToWhereItEnds() {
    const QString whole = path("whole.tline");
    threadline({"run", "race/lost-update", "-p", "times=2000", "-o", whole});
    QFile file(whole);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const QString cut = write("cut.tline", bytes.first(bytes.size() * 2 / 3));
    const Ended report = threadline({"report", cut});
    QCOMPARE(report.status, 0);
    QVERIFY(report.out.contains("The file ends early"));
    const QString rubbish = write("rubbish.tline", "this is no trace");
    const Ended refused = threadline({"report", rubbish});
    QCOMPARE(refused.status, 2);
    QCOMPARE(refused.error_lines().size(), 1);
    QVERIFY(refused.error.contains("rubbish.tline"));
}

void CliTest::failOnTurnsAFindingIntoTheExitStatus() {
    QCOMPARE(threadline({"run", "deadlock/opposite-order", "--fail-on", "deadlock"}).status, 1);
    QCOMPARE(threadline({"run", "deadlock/opposite-order", "--fail-on", "data-race"}).status, 0);
    QCOMPARE(
        threadline({"run", "deadlock/opposite-order", "--fail-on", "data-race,deadlock"}).status,
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
    row("a command of later", {"explore", deadlock}, "'explore' comes in a later version");
    row("an unknown option", {"run", deadlock, "--fast"}, "--fast");
    row("no scenario", {"run"}, "scenario is required");
    row("an unknown scenario", {"run", "deadlock/oposite-order"},
        "did you mean deadlock/opposite-order?");
    row("a missing file", {"run", "nowhere.lua"}, "cannot find the scenario file nowhere.lua");
    row("an unknown parameter", {"run", deadlock, "-p", "wrok=1"},
        "unknown parameter 'wrok' of deadlock/opposite-order; it has: remedy, work");
    row("a value out of range", {"run", deadlock, "-p", "work=501"}, "501 is out of range");
    row("a parameter without a value", {"run", deadlock, "-p", "work"}, "-p NAME=VALUE");
    row("a time without a unit", {"run", deadlock, "--timeout", "5"}, "'5' is not a duration");
    row("no runs", {"run", deadlock, "--repeat", "0"}, "--repeat");
    row("the virtual clock", {"run", deadlock, "--clock", "virtual"}, "comes in a later version");
    row("cores without it", {"run", deadlock, "--cores", "4"}, "--clock virtual");
    row("another schedule", {"run", deadlock, "--schedule", "pct:3"}, "comes in a later version");
    row("an unknown report", {"run", deadlock, "--report", "xml"}, "text or json");
    row("an unknown kind of finding", {"run", deadlock, "--fail-on", "bug"}, "data-race");
    row("a trace that is not there", {"report", "nowhere.tline"}, "nowhere.tline");
    row("an unknown format", {"export", deadlock, "figure.bmp"},
        "use .png, .svg, .pdf, .json or .csv");
    row("a part of a Chrome trace", {"export", deadlock, "run.json", "--to", "5ms"},
        "leave them out");
    row("an unknown theme", {"export", deadlock, "figure.png", "--theme", "pink"}, "theme");
    row("a width of nothing", {"export", deadlock, "figure.png", "--width", "0"}, "not a length");
    row("an empty range", {"export", deadlock, "figure.png", "--from", "5ms", "--to", "1ms"},
        "nothing from --from to --to");
    row("a folder that is not there", {"run", deadlock, "-o", "/nowhere/run.tline"},
        "/nowhere/run.tline");
}

void CliTest::errorsAreOneLineWithTheirStatus() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Ended ended = threadline(arguments);
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
    const Ended ended = threadline({"run", file});
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
    for (const QStringList& arguments : {QStringList(), QStringList({"view", "run.tline"})}) {
        const Ended ended = threadline(arguments, environment);
        QCOMPARE(ended.status, 2);
        QCOMPARE(ended.error_lines().size(), 1);
        QVERIFY2(ended.error.contains("display"), ended.error.constData());
    }
}

void CliTest::everyCommandHasHelpWithAnExample_data() {
    QTest::addColumn<QStringList>("command");
    QTest::newRow("none") << QStringList();
    for (const char* command : {"list", "run", "report", "export", "view"})
        QTest::newRow(command) << QStringList(command);
}

void CliTest::everyCommandHasHelpWithAnExample() {
    QFETCH(QStringList, command);
    const Ended help = threadline(command + QStringList("--help"));
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.contains("Example: threadline "));
    QCOMPARE(help.error, QByteArray());
}

void CliTest::laterCommandsAreNotInTheHelp() {
    const Ended help = threadline({"--help"});
    for (const char* later : {"explore", "compare", "sweep"})
        QVERIFY(!help.out.contains(later));
}

void CliTest::interruptingARunLeavesNothingBehind() {
    const QString file = write("endless-1.lua",
                               "local s = service \"S\"\n"
                               "process(\"P\", function() while true do s:request(5) end end)\n"
                               "thread(\"A\", function() while true do sleep(5) end end)\n");
    for (const int number : {SIGINT, SIGTERM}) {
        QProcess process;
        process.start(program(), {"run", file});
        QTRY_VERIFY(runners_of("endless-1.lua") > 0);
        QTest::qWait(100);
        ::kill(static_cast<pid_t>(process.processId()), number);
        QVERIFY(process.waitForFinished(5000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(process.readAllStandardOutput().contains("Stopped"));
        QCOMPARE(runners_of("endless-1.lua"), 0);
    }
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

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
