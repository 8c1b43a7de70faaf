// export from the outside: each format, into files and pipes, and what is refused.
#include "tests/app/cli_run.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

#include <sys/stat.h>

class CliExportTest : public QObject, private OwnFiles {
    Q_OBJECT

private slots:
    void exportWritesEachFormat_data();
    void exportWritesEachFormat();
    void exportUnfoldsManyThreadsOfOneName();
    void anExportDoesNotReplaceWhatItReads();
    void aFailedExportLeavesWhatWasThere_data();
    void aFailedExportLeavesWhatWasThere();
    void optionsOfARunAreRefusedWithARecordedOne_data();
    void optionsOfARunAreRefusedWithARecordedOne();
    void notesThatCannotBeReadAreLeftOutAndNamed();
    void aReportOfChromeJsonSaysWhatThatOfTheRunSays_data();
    void aReportOfChromeJsonSaysWhatThatOfTheRunSays();
    void anExportGoesIntoAPipe();
    void anEndAfterTheRunIsSaidAndCut();
    void lanesThatAreMissingBesideOthersAreSaid();
    void anExportedRunCanFailOnAFindingAndBeKept();
    void whatSimulatedTimeGoesToIsPartOfWhereAFigureComesFrom();
    void aSlideHoldsManyLanesInEachTheme_data();
    void aSlideHoldsManyLanesInEachTheme();
    void anAnimationHasItsOwnResolutionWhateverThePreset();
    void aFigureSpeaksTheLanguageThatWasAskedFor();
};

void CliExportTest::exportWritesEachFormat_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("pdf") << "pdf" << QByteArray("%PDF-");
    QTest::newRow("svg") << "svg" << QByteArray("<?xml");
    QTest::newRow("png") << "png" << QByteArray("\x89PNG");
    QTest::newRow("json") << "json" << QByteArray("{");
    QTest::newRow("csv") << "csv" << QByteArray("lane,kind,state,begin_ms,end_ms");
}

void CliExportTest::exportWritesEachFormat() {
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

void CliExportTest::exportUnfoldsManyThreadsOfOneName() {
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

void CliExportTest::anExportDoesNotReplaceWhatItReads() {
    const QString trace = path("itself.json");
    QCOMPARE(run_threadline({"export", "deadlock/opposite-order", trace}).status, 0);
    const QByteArray before = content_of(trace);
    const Ended ended = run_threadline({"export", trace, trace});
    QCOMPARE(ended.status, 2);
    QCOMPARE(ended.error_lines().size(), 1);
    QCOMPARE(content_of(trace), before);
}

void CliExportTest::aFailedExportLeavesWhatWasThere_data() {
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"png", "svg", "pdf", "json", "csv"})
        QTest::newRow(ending) << ending;
}

// The limit on the size of a file stands in for a disk that is full; /dev/full is one.
void CliExportTest::aFailedExportLeavesWhatWasThere() {
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

void CliExportTest::optionsOfARunAreRefusedWithARecordedOne_data() {
    QTest::addColumn<QStringList>("option");
    QTest::newRow("a parameter") << QStringList({"-p", "work=1"});
    QTest::newRow("a time limit") << QStringList({"--timeout", "1s"});
    QTest::newRow("a clock") << QStringList({"--clock", "real"});
    QTest::newRow("a schedule") << QStringList({"--schedule", "free"});
    QTest::newRow("a recording") << QStringList({"-o", "other.tline"});
}

void CliExportTest::optionsOfARunAreRefusedWithARecordedOne() {
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

void CliExportTest::notesThatCannotBeReadAreLeftOutAndNamed() {
    const QString json = path("beside.json");
    QCOMPARE(
        run_threadline({"export", "deadlock/opposite-order", json, "--clock", "virtual"}).status,
        0);
    QFile notes(json + ".notes");
    QVERIFY(notes.open(QIODevice::WriteOnly));
    notes.write("shopping list\n");
    notes.close();
    const Ended ended = run_threadline({"export", json, path("beside.svg")});
    QCOMPARE(ended.status, 0);
    QVERIFY2(ended.error.contains("without its bookmarks and notes") &&
                 ended.error.contains("beside.json.notes:1"),
             ended.error.constData());
    QCOMPARE(run_threadline({"report", json}).status, 0);
}

void CliExportTest::aReportOfChromeJsonSaysWhatThatOfTheRunSays_data() {
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("clock");
    QTest::newRow("simulated") << "deadlock/opposite-order"
                               << "virtual";
    QTest::newRow("measured") << "deadlock/opposite-order"
                              << "real";
    QTest::newRow("interpreter lock") << "interpreter/convoy"
                                      << "virtual";
    QTest::newRow("shared variables") << "race/lost-update"
                                      << "virtual";
}

void CliExportTest::aReportOfChromeJsonSaysWhatThatOfTheRunSays() {
    QFETCH(QString, scenario);
    QFETCH(QString, clock);
    const QString run = path("a.tline"), json = path("a.json");
    QCOMPARE(run_threadline({"run", scenario, "--clock", clock, "-o", run}).status, 0);
    QCOMPARE(run_threadline({"export", run, json}).status, 0);
    const auto report = [](const QString& file) {
        return run_threadline({"report", file, "--report", "json"}).object();
    };
    const QJsonObject one = report(run), other = report(json);
    QVERIFY(one.contains("findings"));
    for (const QString& part : one.keys())
        QVERIFY2(one.value(part) == other.value(part), qPrintable(part));
    const QString kind = one["findings"][0]["kind"].toString();
    QCOMPARE(run_threadline({"report", json, "--fail-on", kind}).status, 1);
}

void CliExportTest::anExportGoesIntoAPipe() {
    const QString pipe = path("pipe.csv");
    QCOMPARE(mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    QProcess reader;
    reader.start("cat", {pipe});
    QCOMPARE(run_threadline({"export", "deadlock/opposite-order", pipe}).status, 0);
    QVERIFY(reader.waitForFinished(5000));
    QVERIFY(reader.readAllStandardOutput().contains("lane,kind,state"));
}

void CliExportTest::anEndAfterTheRunIsSaidAndCut() {
    const QString out = path("cut.csv");
    const Ended ended = run_threadline({"export", "deadlock/opposite-order", out, "--to", "1h"});
    QCOMPARE(ended.status, 0);
    QCOMPARE(ended.error_lines().size(), 1);
    QVERIFY2(ended.error.contains("before --to"), ended.error.constData());
    QVERIFY(content_of(out).count('\n') > 3);
}

void CliExportTest::lanesThatAreMissingBesideOthersAreSaid() {
    const QString out = path("some.svg");
    const Ended ended =
        run_threadline({"export", "deadlock/opposite-order", out, "--lanes", "threads,variables"});
    QCOMPARE(ended.status, 0);
    QCOMPARE(ended.error_lines(),
             QStringList("threadline: note: --lanes variables: there are none in this trace"));
    QVERIFY(content_of(out).contains(">A</text>"));
}

void CliExportTest::anExportedRunCanFailOnAFindingAndBeKept() {
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

void CliExportTest::whatSimulatedTimeGoesToIsPartOfWhereAFigureComesFrom() {
    const QString run = path("costly.tline"), figure = path("costly.svg");
    QVERIFY(run_threadline({"run", "deadlock/opposite-order", "--clock", "virtual", "--simulate",
                            "slice=1ms,step=50ns", "-o", run})
                .out.contains("simulate: slice=1ms,step=50ns"));
    QCOMPARE(run_threadline({"export", run, figure}).status, 0);
    QVERIFY(content_of(figure).contains("simulate: slice=1ms,step=50ns;"));
}

void CliExportTest::aSlideHoldsManyLanesInEachTheme_data() {
    QTest::addColumn<QString>("theme");
    for (const char* theme : {"print", "light", "dark", "projector"})
        QTest::newRow(theme) << theme;
}

void CliExportTest::aSlideHoldsManyLanesInEachTheme() {
    QFETCH(QString, theme);
    const Ended ended =
        run_threadline({"export", "deadlock/philosophers", path("slide.svg"), "--clock", "virtual",
                        "--preset", "slide", "--theme", theme});
    QVERIFY2(ended.status == 0, ended.error.constData());
    QVERIFY(content_of(path("slide.svg")).contains(">holds Fork 1<"));
}

void CliExportTest::anAnimationHasItsOwnResolutionWhateverThePreset() {
    const QString film = path("film.apng");
    QCOMPARE(run_threadline({"export", "deadlock/opposite-order", film, "--clock", "virtual",
                             "--preset", "column", "--length", "1s"})
                 .status,
             0);
    // The width in pixels stands behind the eight bytes of the head and those of the first chunk.
    const QByteArray bytes = content_of(film);
    QVERIFY(bytes.size() > 24);
    QCOMPARE(qFromBigEndian<quint32>(bytes.constData() + 16), 385u);
}

void CliExportTest::aFigureSpeaksTheLanguageThatWasAskedFor() {
    const QString run = path("spoken.tline"), page = path("spoken.html");
    QCOMPARE(
        run_threadline({"run", "deadlock/opposite-order", "--clock", "virtual", "-o", run}).status,
        0);
    const auto written = [&](const QStringList& options) {
        const Ended ended = run_threadline(QStringList{"export", run, page} + options);
        return ended.status == 0 ? QString::fromUtf8(content_of(page)) : QString(ended.error);
    };
    const QString german = written({"--language", "de"});
    for (const char* words :
         {"<html lang=\"de\">", "Deadlock: zwei Sperren, umgekehrte Reihenfolge",
          ">wartet auf Lock 2, für immer<", ">simulierte Zeit (ms)<"})
        QVERIFY2(german.contains(QString::fromUtf8(words)), words);
    QVERIFY(!german.contains("waits for Lock 2"));
    QVERIFY(written({"--language", "de", "--title", "Mein Bild"}).contains(">Mein Bild<"));
    QVERIFY(written({}).contains(">waits for Lock 2, for ever<"));
    const Ended table = run_threadline({"export", run, path("spoken.csv"), "--language", "de"});
    QCOMPARE(table.status, 2);
    QVERIFY(table.error.contains("--language is for pictures"));
}

QTEST_GUILESS_MAIN(CliExportTest)
#include "cli_export_test.moc"
