// compare and sweep from the command line: runs side by side, and a scenario over a parameter.
#include "app/cli/comparison.h"
#include "tests/app/cli_run.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

namespace {

const QString downloads = "bottleneck/downloads";

QString verdict_of(const QJsonObject& report) {
    QString verdicts;
    for (const QJsonValue& finding : report["findings"].toArray())
        if (finding["kind"].toString().endsWith("-bound"))
            verdicts += finding["kind"].toString() + " ";
    return verdicts.trimmed();
}

}  // namespace

class CliCompareTest : public QObject, private OwnFiles {
    Q_OBJECT

private slots:
    void speedUpsAreToTheFirstRun();
    void runsOfDifferentScenariosAreNotHeldAgainstEachOther();
    void aFileThatIsNamedInTwoWaysIsOneScenario();
    void tracesOfOtherProgramsAreHeldAgainstEachOther();
    void whatOneIsToldOfTheClockHoldsForAll();
    void theTextNamesWhatDiffersAndTheVerdict();
    void theReportPredictsWhatIsThenSo();
    void aRecordedRunIsComparedToo();
    void aComparisonIsDrawnInEveryFormat_data();
    void aComparisonIsDrawnInEveryFormat();
    void whatTakesTheSameTimeIsAsFastWithoutANumber();
    void picturesOfSeveralRunsSayWhatTheyAreOf();
    void aSweepGivesALineForEachValue();
    void aSweepOverTwoParametersHasSeries();
    void aSweepIsPlotted_data();
    void aSweepIsPlotted();
    void aPresetSaysHowWideItIsUnlessAWidthDoes_data();
    void aPresetSaysHowWideItIsUnlessAWidthDoes();
    void repeatedRunsGiveMedianAndSpread();
    void whatOtherProgramsUsedIsNotIdleAndIsSaid();
    void theIdleShareIsToldAsTheReportTellsIt();
    void whatOnlyAScenarioCanFollowIsRefusedForARecordedRun_data();
    void whatOnlyAScenarioCanFollowIsRefusedForARecordedRun();
    void errorsAreOneLineWithTheirStatus_data();
    void errorsAreOneLineWithTheirStatus();
};

void CliCompareTest::speedUpsAreToTheFirstRun() {
    const Ended ended =
        run_threadline({"compare", downloads, "--clock", "virtual", "--", downloads, "-p",
                        "tool=threads", "--", downloads, "-p", "latency=50", "--report", "json"});
    QCOMPARE(ended.status, 0);
    const QJsonArray runs = ended.object()["runs"].toArray();
    const QJsonArray speed_ups = ended.object()["speedup"].toArray();
    QCOMPARE(runs.size(), 3);
    QCOMPARE(speed_ups.size(), 3);
    QCOMPARE(speed_ups[0].toDouble(), 1.0);
    // Ten requests of 100 ms beside each other, or of 50 ms one after the other.
    QVERIFY(speed_ups[1].toDouble() > 9.5 && speed_ups[1].toDouble() < 10);
    QVERIFY(speed_ups[2].toDouble() > 1.9 && speed_ups[2].toDouble() < 2);
    for (int i = 0; i < 3; ++i) {
        const QJsonObject report = runs[i].toObject();
        const double expected = runs[0]["wall_ms"].toDouble() / report["wall_ms"].toDouble();
        QVERIFY(qAbs(expected - speed_ups[i].toDouble()) < 0.001);
        QCOMPARE(report["clock"].toString(), QString("virtual"));
        QCOMPARE(verdict_of(report), QString("io-bound"));
    }
    QCOMPARE(runs[1]["parameters"]["tool"].toString(), QString("threads"));
    QCOMPARE(runs[2]["parameters"]["tool"].toString(), QString("one thread"));
}

void CliCompareTest::runsOfDifferentScenariosAreNotHeldAgainstEachOther() {
    const QStringList both{"compare", downloads, "--clock", "virtual", "--", "bottleneck/mixed"};
    const QJsonArray speed_ups =
        run_threadline(both + QStringList{"--report", "json"}).object()["speedup"].toArray();
    QCOMPARE(speed_ups.size(), 2);
    QCOMPARE(speed_ups[0].toDouble(), 1.0);
    QVERIFY(speed_ups[1].isNull());
    const Ended ended = run_threadline(both + QStringList{"-o", path("two.svg"), "--caption"});
    QCOMPARE(ended.status, 0);
    // No heading is true of both; each is named by its scenario.
    QVERIFY2(ended.out.startsWith("   run "), ended.out.constData());
    QVERIFY(ended.out.contains("bottleneck/mixed"));
    const QByteArray picture = content_of(path("two.svg"));
    QVERIFY(picture.contains(">Comparison</title>"));
    QVERIFY(picture.contains(">bottleneck/mixed") && !picture.contains("as the first"));
    QVERIFY(content_of(path("two.svg.caption.txt")).contains("Comparison. bottleneck/downloads"));
}

void CliCompareTest::aFileThatIsNamedInTwoWaysIsOneScenario() {
    const QString own = write("own.lua", "title 'My own'\nthread('A', function() sleep(5) end)\n");
    const QString again = path("../" + QFileInfo(folder_.path()).fileName() + "/own.lua");
    const QStringList both{"compare", own, "--clock", "virtual", "--", again};
    const Ended ended = run_threadline(both);
    QCOMPARE(ended.status, 0);
    QVERIFY2(ended.out.startsWith("My own\n") && !ended.out.contains("own.lua"),
             ended.out.constData());
    const Ended json = run_threadline(both + QStringList{"--report", "json"});
    QCOMPARE(json.object()["speedup"].toArray()[1].toDouble(), 1.0);
}

// Their files are named in two ways as a matter of course.
void CliCompareTest::tracesOfOtherProgramsAreHeldAgainstEachOther() {
    const auto trace_of = [&](const QString& name, int us) {
        return write(name, QStringLiteral(R"({"traceEvents": [{"ph": "X", "pid": 1, "tid": 1,
                           "ts": 0, "dur": %1, "name": "load page"}]})")
                               .arg(us)
                               .toUtf8());
    };
    const QString before = trace_of("before.json", 80'000), after = trace_of("after.json", 20'000);
    const QJsonArray speed_ups =
        run_threadline({"compare", before, "--", after, "--report", "json"})
            .object()["speedup"]
            .toArray();
    QCOMPARE(speed_ups.size(), 2);
    QCOMPARE(speed_ups[1].toDouble(), 4.0);
    const Ended ended = run_threadline({"compare", before, "--", after});
    QVERIFY2(ended.out.contains("before") && ended.out.contains("4.00x"), ended.out.constData());
    // Of a run of ours it is known that it is of another program.
    const QJsonArray with_ours =
        run_threadline({"compare", before, "--", downloads, "--report", "json"})
            .object()["speedup"]
            .toArray();
    QVERIFY(with_ours[1].isNull());
}

void CliCompareTest::whatOneIsToldOfTheClockHoldsForAll() {
    const Ended shared = run_threadline({"compare", "classics/amdahl", "--", "classics/amdahl",
                                         "--clock", "virtual", "--cores", "4", "--report", "json"});
    QCOMPARE(shared.status, 0);
    for (const QJsonValue& run : shared.object()["runs"].toArray())
        QCOMPARE(run["cpu"]["cores"].toInt(), 4);
    const Ended each = run_threadline({"compare", "classics/amdahl", "-p", "threads=4", "--clock",
                                       "virtual", "--cores", "1", "--", "classics/amdahl", "-p",
                                       "threads=4", "--cores", "4", "--report", "json"});
    QCOMPARE(each.status, 0);
    QCOMPARE(each.object()["runs"][0]["cpu"]["cores"].toInt(), 1);
    QCOMPARE(each.object()["runs"][1]["cpu"]["cores"].toInt(), 4);
    QVERIFY(each.object()["speedup"][1].toDouble() > 2.4);
}

void CliCompareTest::theTextNamesWhatDiffersAndTheVerdict() {
    const Ended ended = run_threadline(
        {"compare", downloads, "--clock", "virtual", "--", downloads, "-p", "tool=threads"});
    QCOMPARE(ended.status, 0);
    const QString text = QString::fromUtf8(ended.out);
    const QRegularExpression row(
        "2  tool = threads +10\\d\\.\\d ms +9\\.8\\dx +9\\d\\.\\d %  I/O-bound\n");
    QVERIFY2(row.match(text).hasMatch(), ended.out.constData());
    QVERIFY(text.contains("1  tool = one thread "));
    QVERIFY(!text.contains("latency"));  // the same in both
    QVERIFY(text.contains(
        "\n1  I/O-bound: 99.5 % of the threads' time went into waiting for replies\n"));
}

void CliCompareTest::theReportPredictsWhatIsThenSo() {
    const Ended one = run_threadline({"run", downloads, "--clock", "virtual"});
    QCOMPARE(one.status, 0);
    const QString said = QString::fromUtf8(one.out).simplified();
    QVERIFY2(said.contains("Predicted from these segments, on 2 cores: one thread 1005 ms, 10 "
                           "threads 102.5 ms, "),
             qPrintable(said));
    const Ended threads = run_threadline(
        {"run", downloads, "-p", "tool=threads", "--clock", "virtual", "--report", "json"});
    QVERIFY(qAbs(threads.object()["wall_ms"].toDouble() - 102.5) < 1);

    const Ended json = run_threadline(
        {"run", downloads, "-p", "pool=5", "--clock", "virtual", "--report", "json"});
    const QJsonObject prediction = json.object()["prediction"].toObject();
    QCOMPARE(prediction["units"].toInt(), 10);
    QCOMPARE(prediction["cores"].toInt(), 2);
    QVERIFY(prediction["amdahl_ms"].toDouble() >= 100);
    QStringList tools;
    for (const QJsonValue& each : prediction["tools"].toArray()) {
        tools.append(each["tool"].toString());
        QVERIFY(each["wall_ms"].toDouble() >= prediction["amdahl_ms"].toDouble() ||
                each["cores"].toInt() == 1);
    }
    QCOMPARE(tools, (QStringList{"one-thread", "threads", "threads-under-an-interpreter-lock",
                                 "pool", "event-loop", "processes"}));
    const QJsonObject pool = prediction["tools"][3].toObject();
    QCOMPARE(pool["workers"].toInt(), 5);
    QVERIFY(qAbs(pool["wall_ms"].toDouble() - 201) < 2);

    const Ended waits =
        run_threadline({"run", "classics/amdahl", "--clock", "virtual", "--report", "json"});
    const QJsonObject unpredicted = waits.object()["prediction"].toObject();
    QVERIFY(unpredicted["why_not"].toString().contains("waited for another one"));
    QVERIFY(!unpredicted.contains("tools"));
}

void CliCompareTest::aRecordedRunIsComparedToo() {
    const QString file = path("before.tline");
    QCOMPARE(run_threadline({"run", downloads, "--clock", "virtual", "-o", file}).status, 0);
    const Ended ended = run_threadline({"compare", file, "--", downloads, "-p", "tool=threads",
                                        "--clock", "virtual", "--report", "json"});
    QCOMPARE(ended.status, 0);
    QVERIFY(ended.object()["speedup"][1].toDouble() > 9.5);
}

void CliCompareTest::aComparisonIsDrawnInEveryFormat_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("PNG") << "png" << QByteArray("\x89PNG");
    QTest::newRow("SVG") << "svg" << QByteArray("<?xml");
    QTest::newRow("PDF") << "pdf" << QByteArray("%PDF-");
}

void CliCompareTest::aComparisonIsDrawnInEveryFormat() {
    QFETCH(QString, ending);
    QFETCH(QByteArray, begins);
    const auto draw = [&](const QString& name) {
        const Ended ended =
            run_threadline({"compare", downloads, "--clock", "virtual", "--", downloads, "-p",
                            "tool=threads", "-o", path(name), "--dpi", "72", "--theme", "light"});
        return ended.status == 0 ? content_of(path(name)) : QByteArray();
    };
    const QByteArray picture = draw("one." + ending);
    QVERIFY(picture.startsWith(begins));
    QVERIFY(picture == draw("two." + ending));  // the same bytes each time
    if (ending == "svg") {
        QVERIFY(picture.contains(">tool = threads</"));
        QVERIFY(picture.contains("9.80x as fast as the first"));
    }
    if (ending == "png")
        QCOMPARE(qFromBigEndian<quint32>(picture.constData() + 16),
                 quint32(qRound(174 / 25.4 * 72)));
}

void CliCompareTest::whatTakesTheSameTimeIsAsFastWithoutANumber() {
    const QStringList one{downloads, "-p", "tool=threads", "-p", "requests=1"};
    const QStringList two{downloads, "-p", "tool=threads", "-p", "requests=2"};
    const Ended ended =
        run_threadline(QStringList{"compare"} + one + QStringList{"--clock", "virtual", "--"} +
                       two + QStringList{"-o", path("same.svg")});
    QCOMPARE(ended.status, 0);
    const QByteArray picture = content_of(path("same.svg"));
    QVERIFY(picture.contains("as fast as the first"));
    QVERIFY(!picture.contains("x as fast as the first"));
}

void CliCompareTest::picturesOfSeveralRunsSayWhatTheyAreOf() {
    QCOMPARE(run_threadline({"compare", downloads, "--clock", "virtual", "--", downloads, "-p",
                             "tool=threads", "-o", path("both.svg"), "--caption"})
                 .status,
             0);
    QByteArray words = content_of(path("both.svg.caption.txt"));
    for (const char* fact :
         {"9.80x as fast as the first", "scenario: bottleneck/downloads\n", "clock: virtual\n",
          "parameters of run 1: requests=10, latency=100, "
          "tool=one thread",
          "parameters of run 2: "})
        QVERIFY2(words.contains(fact), fact);
    QVERIFY(content_of(path("both.svg")).contains("parameters of run 2: "));
    QCOMPARE(run_threadline({"sweep", downloads, "--clock", "virtual", "-p", "requests=10,50", "-o",
                             path("swept.svg"), "--caption"})
                 .status,
             0);
    words = content_of(path("swept.svg.caption.txt"));
    for (const char* fact : {"requests", "parameters of run 2: requests=50", "cores: 2\n"})
        QVERIFY2(words.contains(fact), fact);
    const Ended none = run_threadline({"sweep", downloads, "-p", "requests=10,50", "--caption"});
    QCOMPARE(none.status, 2);
    QVERIFY(none.error.contains("--caption goes with a picture"));
}

void CliCompareTest::aSweepGivesALineForEachValue() {
    const QString file = path("sweep.csv");
    const Ended ended = run_threadline({"sweep", downloads, "-p", "tool=threads", "-p",
                                        "requests=10,20,40", "--clock", "virtual", "-o", file});
    QCOMPARE(ended.status, 0);
    const QStringList lines = QString::fromUtf8(content_of(file)).split("\r\n");
    QCOMPARE(lines.size(), 5);  // the last one ends too
    QVERIFY2(lines[0].startsWith("requests,runs,completed,wall_ms_median,wall_ms_low,wall_ms_high"),
             qPrintable(lines[0]));
    QVERIFY(!lines[0].contains("resident"));  // nothing measures memory on the virtual clock
    for (int i = 0; i < 3; ++i) {
        const QStringList cells = lines[i + 1].split(',');
        QCOMPARE(cells.size(), lines[0].split(',').size());
        const int requests = 10 << i;
        QCOMPARE(cells[0].toInt(), requests);
        QCOMPARE(cells[2], QString("1"));
        // They wait together, and compute for half a millisecond each on two cores.
        QVERIFY(qAbs(cells[3].toDouble() - (100 + requests * 0.25)) < 1);
        QCOMPARE(cells[3], cells[5]);
    }
    QVERIFY(ended.out.contains("requests  runs  wall time (ms)"));
}

void CliCompareTest::aSweepOverTwoParametersHasSeries() {
    const QString file = path("series.csv");
    const Ended ended = run_threadline({"sweep", downloads, "-p", "tool=one thread,threads", "-p",
                                        "requests=10,20", "--clock", "virtual", "-o", file});
    QCOMPARE(ended.status, 0);
    const QStringList lines = QString::fromUtf8(content_of(file)).split("\r\n");
    QCOMPARE(lines.size(), 6);
    // Numbers go along the axis, whichever comes first.
    QVERIFY2(lines[0].startsWith("requests,tool,runs,completed,wall_ms_median"),
             qPrintable(lines[0]));
    QVERIFY(lines[1].startsWith("10,one thread,1,1,"));
    QVERIFY(lines[2].startsWith("10,threads,1,1,"));
    QVERIFY(lines[3].startsWith("20,one thread,1,1,"));
    QVERIFY(lines[3].split(',')[4].toDouble() > 9 * lines[4].split(',')[4].toDouble());
    const QString picture = path("series.svg");
    QCOMPARE(run_threadline({"sweep", downloads, "-p", "tool=one thread,threads", "-p",
                             "requests=10,20", "--clock", "virtual", "-o", picture})
                 .status,
             0);
    for (const char* said : {">one thread<", ">threads<", ">requests<"})
        QVERIFY2(content_of(picture).contains(said), said);
}

void CliCompareTest::aSweepIsPlotted_data() {
    aComparisonIsDrawnInEveryFormat_data();
}

void CliCompareTest::aSweepIsPlotted() {
    QFETCH(QString, ending);
    QFETCH(QByteArray, begins);
    const QString file = path("plot." + ending);
    QCOMPARE(run_threadline({"sweep", downloads, "-p", "requests=1,2,400", "-o", file}).status, 2);
    QVERIFY(!QFile::exists(file));
    QCOMPARE(run_threadline({"sweep", downloads, "-p", "tool=one thread,threads", "-o", file,
                             "--dpi", "72", "--clock", "virtual"})
                 .status,
             0);
    QVERIFY(content_of(file).startsWith(begins));
    if (ending == "svg")
        for (const char* said : {">wall time (ms)<", ">one thread<", ">tool<"})
            QVERIFY2(
                content_of(file).contains(QByteArray(said).replace(">wall", ">simulated wall")),
                said);
}

void CliCompareTest::aPresetSaysHowWideItIsUnlessAWidthDoes_data() {
    QTest::addColumn<QStringList>("command");
    QTest::newRow("a sweep") << QStringList{"sweep",   downloads, "-p", "tool=one thread,threads",
                                            "--clock", "virtual"};
    QTest::newRow("a comparison") << QStringList{"compare", downloads, "--clock", "virtual",
                                                 "--",      downloads, "-p",      "tool=threads"};
}

void CliCompareTest::aPresetSaysHowWideItIsUnlessAWidthDoes() {
    QFETCH(const QStringList, command);
    const QString file = path("preset.svg");
    const auto width = [&](const QStringList& options) {
        if (run_threadline(command + QStringList{"-o", file} + options).status != 0)
            return QString();
        static const QRegularExpression said("<svg[^>]* width=\"([0-9.]+mm)\"");
        return said.match(QString::fromUtf8(content_of(file))).captured(1);
    };
    QCOMPARE(width({}), QString("174mm"));
    QCOMPARE(width({"--preset", "column"}), QString("88.9mm"));
    QCOMPARE(width({"--preset", "column", "--width", "100mm"}), QString("100mm"));
    QCOMPARE(run_threadline(command + QStringList{"-o", file, "--preset", "none"}).status, 2);
}

void CliCompareTest::repeatedRunsGiveMedianAndSpread() {
    const QString file = path("real.csv");
    QCOMPARE(run_threadline({"sweep", downloads, "-p", "latency=1,5", "-p", "requests=4",
                             "--repeat", "3", "-o", file})
                 .status,
             0);
    const QStringList lines = QString::fromUtf8(content_of(file)).split("\r\n");
    const QStringList names = lines[0].split(',');
    QVERIFY(names.contains("resident_mib_median") && names.contains("virtual_mib_high"));
    for (const QString& line : {lines[1], lines[2]}) {
        const QStringList cells = line.split(',');
        QCOMPARE(cells[1], QString("3"));
        for (int i = 3; i + 2 < cells.size(); i += 3) {
            QVERIFY(cells[i + 1].toDouble() <= cells[i].toDouble());
            QVERIFY(cells[i].toDouble() <= cells[i + 2].toDouble());
        }
        // Four replies one after the other.
        QVERIFY(cells[names.indexOf("wall_ms_low")].toDouble() >= 4 * cells[0].toDouble());
        QVERIFY(cells[names.indexOf("resident_mib_low")].toDouble() > 0);
    }
}

void CliCompareTest::whatOtherProgramsUsedIsNotIdleAndIsSaid() {
    using namespace std::chrono_literals;
    threadline::app::Compared one;
    one.verdict = "I/O-bound";
    one.report.info.wall = 100ms;
    one.report.cpu.cores = 2;
    one.report.cpu.busy = 10ms;
    one.report.cpu.others = 180ms;
    one.report.cpu.idle = 10ms;
    QCOMPARE(figures_of(one, true),
             std::string("100 ms, cores idle for 5.0 %, others used 90.0 %, I/O-bound"));
    one.report.cpu.others = 10ms;
    one.report.cpu.idle = 180ms;
    QCOMPARE(figures_of(one, true), std::string("100 ms, cores idle for 90.0 %, I/O-bound"));
    one.verdict.clear();
    QCOMPARE(figures_of(one, true), std::string("100 ms, cores idle for 90.0 %"));
    one.report.cpu.idle_is_a_bound = true;
    QCOMPARE(figures_of(one, true), std::string("100 ms, cores idle for at most 90.0 %"));
}

// So brief a run on the real clock cannot tell other programs from nobody: idle is a bound.
void CliCompareTest::theIdleShareIsToldAsTheReportTellsIt() {
    const QString run = path("brief.tline");
    QCOMPARE(run_threadline({"run", "race/lost-update", "-p", "guard=lock", "-o", run}).status, 0);
    const QRegularExpression idle("idle (at most )?[^(]*\\(([0-9.]+) %\\)");
    const auto told = idle.match(QString::fromUtf8(run_threadline({"report", run}).out));
    QVERIFY(told.hasMatch());
    const QString share =
        told.captured(1) + QString::number(told.captured(2).toDouble(), 'f', 1) + " %";
    const QString compared = QString::fromUtf8(run_threadline({"compare", run, "--", run}).out);
    QVERIFY2(compared.count("  " + share + "  ") == 2, qPrintable(compared));
}

void CliCompareTest::whatOnlyAScenarioCanFollowIsRefusedForARecordedRun_data() {
    QTest::addColumn<QStringList>("option");
    QTest::newRow("a parameter") << QStringList({"-p", "latency=1"});
    QTest::newRow("a remedy") << QStringList({"--what-if", "victim"});
    QTest::newRow("a clock") << QStringList({"--clock", "virtual"});
    QTest::newRow("cores") << QStringList({"--cores", "4"});
    QTest::newRow("a schedule") << QStringList({"--schedule", "seed:1"});
    QTest::newRow("a time limit") << QStringList({"--timeout", "10s"});
}

void CliCompareTest::whatOnlyAScenarioCanFollowIsRefusedForARecordedRun() {
    QFETCH(const QStringList, option);
    const QString run = path("recorded.tline");
    if (!QFile::exists(run))
        QCOMPARE(run_threadline({"run", downloads, "--clock", "virtual", "-o", run}).status, 0);
    // Alone, where --what-if would set the run beside itself, and beside another.
    for (const QStringList& beside : {QStringList(), QStringList({"--", run})}) {
        if (beside.isEmpty() && option.front() != "--what-if")
            continue;
        const Ended ended = run_threadline(QStringList({"compare", run}) + option + beside);
        QCOMPARE(ended.status, 2);
        QCOMPARE(ended.error_lines().size(), 1);
        QVERIFY2(ended.error.contains(" goes with a scenario; " + run.toUtf8()),
                 ended.error.constData());
    }
}

void CliCompareTest::errorsAreOneLineWithTheirStatus_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::newRow(name) << arguments << QString(says);
    };
    row("one run", {"compare", downloads}, "two to six runs");
    row("seven",
        QStringList{"compare"} + QString(downloads + " -- ").repeated(7).split(' ').mid(0, 13),
        "two to six runs");
    row("no scenario behind --", {"compare", downloads, "--"}, "scenario is required");
    row("a scenario that is not there", {"compare", downloads, "--", "bottleneck/download"},
        "did you mean bottleneck/downloads?");
    row("an unknown parameter", {"compare", downloads, "-p", "tol=1", "--", downloads},
        "unknown parameter 'tol'");
    row("a remedy for what is over", {"compare", "run.tline", "--what-if", "victim"},
        "--what-if goes with a scenario; run.tline is a recorded run");
    row("a clock for what is over", {"compare", downloads, "--", "run.tline", "--clock", "virtual"},
        "--clock goes with a scenario; run.tline is a recorded run");
    row("what nobody asks for", {"compare", downloads, "--", downloads, "--repeat", "3"},
        "not expected here: --repeat 3; see");
    row("a recording", {"compare", downloads, "--", downloads, "-o", "run.tline"},
        "use .png, .svg or .pdf");
    row("two clocks",
        {"compare", downloads, "-p", "latency=1", "--clock", "virtual", "--", downloads, "-p",
         "latency=1", "--clock", "real"},
        "same clock");
    row("nothing to sweep over", {"sweep", downloads}, "-p NAME=10,100,1000");
    row("three parameters to sweep over",
        {"sweep", downloads, "-p", "requests=1,2", "-p", "latency=1,2", "-p", "pool=1,2"},
        "one or two parameters");
    row("more series than can be told apart",
        {"sweep", downloads, "-p", "requests=1,2", "-p", "latency=1,2,3,4,5"}, "at most 4 values");
    row("a missing value", {"sweep", downloads, "-p", "requests=1,,2"}, "a value is missing");
    row("a width of next to nothing", {"sweep", downloads, "-p", "requests=1,2", "--width", "3mm"},
        "--width is from 20mm to 5000mm");
    row("a format that there is not", {"sweep", downloads, "-p", "requests=1,2", "-o", "a.json"},
        "use .csv, .png, .svg or .pdf");
}

void CliCompareTest::errorsAreOneLineWithTheirStatus() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    QCOMPARE(wrong_in_refusal(run_threadline(arguments), says), QString());
}

QTEST_GUILESS_MAIN(CliCompareTest)
#include "cli_compare_test.moc"
