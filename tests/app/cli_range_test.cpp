// `report --from --to`: figures of a part of a run, as text, JSON and CSV; and the bookmarks and
// notes of a run in its figures.
#include "tests/app/cli_run.h"

#include "engine/trace/trace_file.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace threadline;

class CliRangeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theStatesOfAPartAddUpToItsThreads();
    void partsAddUpToTheWhole();
    void theCsvHasAFigureARow();
    void theTextSaysWhatTheJsonDoes();
    void wrongRangesAreOneLine_data();
    void wrongRangesAreOneLine();
    void anEndAfterTheRunIsSaid();
    void withoutARangeTheReportIsAsBefore();
    void notesAreDrawnUnlessTheyAreLeftOut();

private:
    QString file() const { return folder_.filePath("run.tline"); }
    QJsonObject part(const QStringList& range) const {
        return run_threadline(QStringList{"report", file(), "--report", "json"} + range).object();
    }
    static double sum(const QJsonObject& states) {
        double all = 0;
        for (const QJsonValue& one : states)
            all += one.toDouble();
        return all;
    }
    QTemporaryDir folder_;
};

void CliRangeTest::initTestCase() {
    const Ended run =
        run_threadline({"run", "deadlock/opposite-order", "--clock", "virtual", "-o", file()});
    QCOMPARE(run.status, 0);
}

void CliRangeTest::theStatesOfAPartAddUpToItsThreads() {
    const QJsonObject report = part({"--from", "5ms", "--to", "60ms"});
    QCOMPARE(report["from_ms"].toDouble(), 5.0);
    QCOMPARE(report["to_ms"].toDouble(), 60.0);
    QCOMPARE(report["clock"].toString(), QString("virtual"));
    const QJsonArray threads = report["threads"].toArray();
    QVERIFY(threads.size() >= 2);
    double all = 0;
    for (const QJsonValue& thread : threads) {
        QVERIFY(std::abs(sum(thread["states"].toObject()) - thread["lifetime_ms"].toDouble()) <
                1e-9);
        all += thread["lifetime_ms"].toDouble();
    }
    QVERIFY(std::abs(sum(report["states"].toObject()) - all) < 1e-9);
    double lines = 0;
    for (const QJsonValue& line : report["lines"].toArray())
        lines += sum(line["states"].toObject());
    QVERIFY(std::abs(lines - all) < 1e-9);
    QVERIFY(!report["states"].toObject().contains("deadlocked"));
    qint64 waits = 0;
    for (const QJsonValue& bin : report["waits"]["histogram"].toArray()) {
        waits += bin["count"].toInteger();
        QVERIFY(bin["from_ms"].toDouble() < bin["to_ms"].toDouble());
    }
    QCOMPARE(waits, report["waits"]["count"].toInteger());
    QVERIFY(report["waits"]["longest"]["ms"].toDouble() > 50);
    QCOMPARE(report["locks"].toArray().size(), 2);
}

void CliRangeTest::partsAddUpToTheWhole() {
    const auto blocked = [](const QJsonObject& report) {
        return report["states"]["blocked"].toDouble();
    };
    const double whole = blocked(part({"--from", "0ms"}));
    const double first = blocked(part({"--to", "40ms"}));
    const double second = blocked(part({"--from", "40ms"}));
    QVERIFY(first > 0 && second > 0);
    QVERIFY(std::abs(first + second - whole) < 1e-9);
    // And the whole is what the report of the run says.
    double told = 0;
    for (const QJsonValue& thread : part({})["threads"].toArray())
        told += thread["states"]["blocked"].toDouble();
    QVERIFY(std::abs(told - whole) < 1e-9);
}

void CliRangeTest::theCsvHasAFigureARow() {
    const Ended csv = run_threadline({"report", file(), "--report", "csv", "--from", "5ms"});
    QCOMPARE(csv.status, 0);
    const QStringList rows = QString::fromUtf8(csv.out).split("\r\n", Qt::SkipEmptyParts);
    QCOMPARE(rows.first(), QString("of,name,figure,value"));
    QVERIFY(rows.contains("run,,from_ms,5.000000"));
    double running = 0, running_of_threads = 0;
    for (const QString& row : rows) {
        const QStringList cells = row.split(',');
        QCOMPARE(cells.size(), 4);
        if (cells[0] == "run" && cells[2] == "running_ms")
            running = cells[3].toDouble();
        if (cells[0] == "thread" && cells[2] == "running_ms")
            running_of_threads += cells[3].toDouble();
    }
    QVERIFY(running > 0);
    QVERIFY(std::abs(running - running_of_threads) < 1e-9);
}

void CliRangeTest::theTextSaysWhatTheJsonDoes() {
    const Ended text = run_threadline({"report", file(), "--from", "5ms", "--to", "60ms"});
    QCOMPARE(text.status, 0);
    const QString out = QString::fromUtf8(text.out);
    for (const char* words : {"From 5 ms to 60 ms: 55 ms", "All threads: ", "Threads", "Locks",
                              "Lock 1", "Lock 2", "Waits  ", "Lines"})
        QVERIFY2(out.contains(words), qPrintable(out));
    for (const QString& line : out.split('\n'))
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

void CliRangeTest::wrongRangesAreOneLine_data() {
    QTest::addColumn<QStringList>("range");
    QTest::addColumn<QString>("said");
    QTest::newRow("backwards") << QStringList{"--from", "9ms", "--to", "5ms"}
                               << "there is nothing from --from to --to";
    QTest::newRow("beyond") << QStringList{"--from", "9min"}
                            << "there is nothing from --from to --to";
    QTest::newRow("no unit") << QStringList{"--from", "9"} << "unit";
    QTest::newRow("format") << QStringList{"--report", "xml"} << "--report is text, json or csv";
}

void CliRangeTest::wrongRangesAreOneLine() {
    QFETCH(QStringList, range);
    QFETCH(QString, said);
    const Ended ended = run_threadline(QStringList{"report", file()} + range);
    QCOMPARE(ended.status, 2);
    QCOMPARE(ended.error_lines().size(), 1);
    QVERIFY2(ended.error_lines()[0].contains(said), ended.error.constData());
}

void CliRangeTest::anEndAfterTheRunIsSaid() {
    const Ended ended = run_threadline({"report", file(), "--from", "1ms", "--to", "10min"});
    QCOMPARE(ended.status, 0);
    QVERIFY(ended.error.startsWith("threadline: note: the run ends at ") ||
            ended.error.contains("note: the run ends at "));
}

void CliRangeTest::withoutARangeTheReportIsAsBefore() {
    const QJsonObject report = part({});
    QVERIFY(report.contains("findings") && report.contains("wall_ms") && report.contains("cpu"));
    // What it finds counts with a range, too.
    QCOMPARE(run_threadline({"report", file(), "--from", "1ms", "--fail-on", "deadlock"}).status,
             1);
}

void CliRangeTest::notesAreDrawnUnlessTheyAreLeftOut() {
    const QString noted = folder_.filePath("noted.tline");
    QVERIFY(QFile::copy(file(), noted));
    const trace::Annotation note{{std::chrono::milliseconds(30), std::chrono::milliseconds(50)},
                                 "nobody goes on"};
    QVERIFY(trace::save_annotations(noted.toStdString(), {&note, 1}).ok());
    const auto svg = [&](const QStringList& more) {
        const QString out = folder_.filePath("out.svg");
        const Ended ended = run_threadline(QStringList{"export", noted, out} + more);
        QFile written(out);
        return ended.status == 0 && written.open(QIODevice::ReadOnly) ? written.readAll()
                                                                      : ended.error;
    };
    const QByteArray with = svg({}), without = svg({"--no-notes"});
    QVERIFY(with.contains("<svg") && without.contains("<svg"));
    QVERIFY(with != without);
    // The run itself is the same: so is its picture without them.
    const QString plain = folder_.filePath("plain.svg");
    QCOMPARE(run_threadline({"export", file(), plain}).status, 0);
    QFile written(plain);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(without, written.readAll());
}

QTEST_GUILESS_MAIN(CliRangeTest)
#include "cli_range_test.moc"
