// What is wrong with what was asked is one line with its exit status, and nothing is lost; the
// help.
#include "tests/app/cli_runners.h"

#include <QDir>
#include <QTest>

class CliErrorTest : public QObject, private OwnFiles {
    Q_OBJECT

private slots:
    void initTestCase() { mark_own_processes(); }
    void errorsAreOneLineWithTheirStatus_data();
    void errorsAreOneLineWithTheirStatus();
    void brokenScenariosAreOneLineWithFileAndLine_data();
    void brokenScenariosAreOneLineWithFileAndLine();
    void withoutADisplayTheWindowSaysSo();
    void everyCommandHasHelpWithAnExample_data();
    void everyCommandHasHelpWithAnExample();
    void theHelpOffersOnlyWhatIsThere_data() { everyCommandHasHelpWithAnExample_data(); }
    void theHelpOffersOnlyWhatIsThere();
    void viewingWhatCannotBeOpenedIsAnErrorBeforeThereIsAWindow_data();
    void viewingWhatCannotBeOpenedIsAnErrorBeforeThereIsAWindow();
    void aRunThatDoesNotBeginLeavesTheRecordingThatWasThere_data();
    void aRunThatDoesNotBeginLeavesTheRecordingThatWasThere();
    void aRecordingReplacesNothingElse_data();
    void aRecordingReplacesNothingElse();
};

void CliErrorTest::errorsAreOneLineWithTheirStatus_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::newRow(name) << arguments << QString(says);
    };
    const QString deadlock = "deadlock/opposite-order";
    row("an unknown command", {"rum"},
        "there is no command 'rum', and no file or scenario of that name; did you mean run?");
    row("a scenario alone, misspelt", {"deadlock/oposite-order"},
        "no file or scenario of that name; did you mean deadlock/opposite-order?");
    row("a scenario to view, misspelt", {"view", "deadlock/oposite-order"},
        "there is no scenario 'deadlock/oposite-order'; did you mean deadlock/opposite-order?");
    row("a file alone that is not there", {"nowhere.tline"}, "cannot find nowhere.tline; give the");
    row("the same in another language", {"--language", "de", "nowhere.lua"},
        "cannot find nowhere.lua; give the");
    row("two files", {deadlock, "nowhere.lua"},
        "not expected here: nowhere.lua; see 'threadline view --help'");
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
    row("an option twice", {"run", deadlock, "--cores", "1", "--cores", "2"},
        "threadline: --cores is given more than once; see 'threadline run --help'");
    row("an option without its value", {"run", deadlock, "--cores"},
        "threadline: --cores needs a value: --cores N; see 'threadline run --help'");
    row("too many cores", {"run", deadlock, "--clock", "virtual", "--cores", "257"}, "1 to 256");
    row("no way to overflow", {"run", deadlock, "--overflow", "drop"}, "lose or wait");
    row("too little memory", {"run", deadlock, "--memory", "1"}, "16 to 1000000");
    row("costs without it", {"run", deadlock, "--simulate", "slice=1ms"}, "--clock virtual");
    row("an unknown cost", {"run", deadlock, "--clock", "virtual", "--simulate", "fuel=1ms"},
        "slice, switch, hand-over and step");
    row("a cost without its unit", {"run", deadlock, "--clock", "virtual", "--simulate", "slice=3"},
        "--simulate slice: '3' is not a duration");
    row("no slice at all", {"run", deadlock, "--clock", "virtual", "--simulate", "slice=0"},
        "--simulate slice is from 10 us to 1 s, not '0'");
    row("cores without it", {"run", deadlock, "--cores", "4"}, "--clock virtual");
    row("an unknown report", {"run", deadlock, "--report", "xml"}, "text, json or lesson");
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
    row("a folder in which nothing can be written", {"export", deadlock, "/proc/figure.png"},
        "nothing can be written in the folder '/proc'; choose another folder");
    row("lanes that are not there", {"export", deadlock, "figure.png", "--lanes", "variables"},
        "--lanes variables: there are none in this trace; it has threads,locks");
    row("an empty range", {"export", deadlock, "figure.png", "--from", "5ms", "--to", "1ms"},
        "nothing from --from to --to");
    row("a range behind the end",
        {"export", deadlock, "figure.png", "--from", "1000s", "--to", "2000s"},
        "nothing from --from to --to");
    const QString short_one =
        write("short.json", R"({"traceEvents": [{"ph": "X", "pid": 1, "tid": 1, "ts": 0, "dur": 0,
                                "name": "load"}]})");
    row("a run that took no time", {"export", short_one, "figure.png"},
        "the run lasts 0 ms, so there is nothing to show");
    row("an animation as high as no figure is",
        {"export", deadlock, "film.gif", "--height", "6000mm"}, "6000 mm is not a height");
    row("a recording without a name", {"run", deadlock, "-o", ""}, "names no file");
    row("a recording that is a folder", {"run", deadlock, "-o", "folder/"}, "names no file");
    row("a folder that is not there", {"run", deadlock, "-o", "/nowhere/run.tline"},
        "/nowhere/run.tline");
}

void CliErrorTest::errorsAreOneLineWithTheirStatus() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    QCOMPARE(wrong_in_refusal(run_threadline(arguments), says), QString());
}

void CliErrorTest::brokenScenariosAreOneLineWithFileAndLine_data() {
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

void CliErrorTest::brokenScenariosAreOneLineWithFileAndLine() {
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

void CliErrorTest::withoutADisplayTheWindowSaysSo() {
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

void CliErrorTest::everyCommandHasHelpWithAnExample_data() {
    QTest::addColumn<QStringList>("command");
    QTest::newRow("none") << QStringList();
    for (const char* command :
         {"list", "run", "report", "explore", "export", "compare", "sweep", "view"})
        QTest::newRow(command) << QStringList(command);
}

void CliErrorTest::everyCommandHasHelpWithAnExample() {
    QFETCH(QStringList, command);
    const Ended help = run_threadline(command + QStringList("--help"));
    QCOMPARE(help.status, 0);
    QVERIFY(help.out.contains("Example: threadline "));
    QCOMPARE(help.error, QByteArray());
}

void CliErrorTest::theHelpOffersOnlyWhatIsThere() {
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

void CliErrorTest::viewingWhatCannotBeOpenedIsAnErrorBeforeThereIsAWindow_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("nothing") << path("not-there.tline");
    QTest::newRow("no scenario") << path("not-there.lua");
    QTest::newRow("a folder") << folder_.path();
    QTest::newRow("rubbish") << write("viewed.tline", "this is no trace");
    QTest::newRow("broken JSON") << write("viewed.json", "{ this is no JSON }");
    QTest::newRow("no schedule") << write("viewed.schedule", "this is no schedule");
}

void CliErrorTest::viewingWhatCannotBeOpenedIsAnErrorBeforeThereIsAWindow() {
    QFETCH(QString, file);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");  // a window could be opened
    const Ended ended = run_threadline({"view", file}, environment);
    QCOMPARE(ended.status, 2);
    QCOMPARE(ended.error_lines().size(), 1);
    QVERIFY2(ended.error.contains(file.toUtf8()), ended.error.constData());
}

void CliErrorTest::aRunThatDoesNotBeginLeavesTheRecordingThatWasThere_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("a syntax error") << QStringList(write("syntax.lua", "title \"x\"\nlocal = 1\n"));
    QTest::newRow("a bad parameter") << QStringList({"deadlock/opposite-order", "-p", "wrok=1"});
    QTest::newRow("no such scenario") << QStringList("deadlock/nothing");
    QTest::newRow("an endless top level") << QStringList(write("top.lua", "while true do end\n"));
}

void CliErrorTest::aRunThatDoesNotBeginLeavesTheRecordingThatWasThere() {
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

void CliErrorTest::aRecordingReplacesNothingElse_data() {
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

void CliErrorTest::aRecordingReplacesNothingElse() {
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

QTEST_GUILESS_MAIN(CliErrorTest)
#include "cli_error_test.moc"
