// Schedules from the command line: seeds, PCT, replays, and what is wrong with them.
#include "tests/app/cli_run.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace {

const QByteArray lost_update = R"(title "Lost update"
local n = number("n", 2, {min = 2, max = 4})
local count = shared("count", 0)
threads(n, "T", function() count:write(count:read() + 1) end)
)";

int count_in(const Ended& run) {
    return run.object()["values"].toObject()["count"].toInt(-1);
}

}  // namespace

class CliScheduleTest : public QObject, private OwnFiles {
    Q_OBJECT

private slots:
    void theSameSeedReportsTheSame();
    void repeatedRunsTakeOneSeedAfterTheOther();
    void pctMeasuresItsStepsFirst();
    void aScheduleIsWrittenAndReplayed();
    void aRecordedFreeRunIsReplayed();
    void aRecordingOfAScheduleIsReplayedAsItIs();
    void theParametersOfAReplayAreThoseOfItsRun();
    void errorsAreOneLine_data();
    void errorsAreOneLine();
};

void CliScheduleTest::theSameSeedReportsTheSame() {
    const QStringList command{"run", "deadlock/opposite-order", "--schedule", "seed:7", "--report",
                              "json"};
    const Ended first = run_threadline(command);
    QCOMPARE(first.error, QByteArray());
    QCOMPARE(first.object()["schedule"].toString(), QString("seed:7"));
    QCOMPARE(first.object()["seed"].toInt(-1), 7);
    QCOMPARE(first.object()["clock"].toString(), QString("virtual"));
    QCOMPARE(first.object()["cpu"].toObject()["cores"].toInt(), 1);
    QCOMPARE(run_threadline(command).out, first.out);
}

void CliScheduleTest::repeatedRunsTakeOneSeedAfterTheOther() {
    const QString scenario = write("lost.lua", lost_update);
    const Ended json = run_threadline(
        {"run", scenario, "--schedule", "seed:40", "--repeat", "12", "--report", "json"});
    const QJsonArray runs = QJsonDocument::fromJson(json.out).array();
    QCOMPARE(runs.size(), 12);
    int lost = 0;
    for (int i = 0; i < 12; ++i) {
        QCOMPARE(runs[i]["seed"].toInt(-1), 40 + i);
        lost += runs[i]["values"]["count"].toInt(-1) == 1;
    }
    QVERIFY(lost > 0 && lost < 12);

    const Ended text = run_threadline({"run", scenario, "--schedule", "seed:40", "--repeat", "12"});
    QCOMPARE(text.status, 0);
    const QRegularExpression line(QString("^ +%1 +(4\\d|5\\d)  completed;.*count = 1$").arg(lost),
                                  QRegularExpression::MultilineOption);
    const auto found = line.match(QString::fromUtf8(text.out));
    QVERIFY2(found.hasMatch(), text.out.constData());
    // That seed gives it again.
    const Ended again = run_threadline(
        {"run", scenario, "--schedule", "seed:" + found.captured(1), "--report", "json"});
    QCOMPARE(count_in(again), 1);
}

void CliScheduleTest::pctMeasuresItsStepsFirst() {
    const QString scenario = write("lost.lua", lost_update);
    const Ended json = run_threadline(
        {"run", scenario, "--schedule", "pct:0:2", "--repeat", "16", "--report", "json"});
    QCOMPARE(json.error, QByteArray());
    int lost = 0;
    for (const QJsonValue& run : QJsonDocument::fromJson(json.out).array()) {
        QVERIFY(run["schedule"].toString().startsWith("pct:"));
        QVERIFY(run["schedule"].toString().endsWith(":2"));
        lost += run["values"]["count"].toInt(-1) == 1;
    }
    // One in n k^(d-1) = 8 at least.
    QVERIFY2(lost >= 2, qPrintable(QString::number(lost)));
}

void CliScheduleTest::aScheduleIsWrittenAndReplayed() {
    const QString scenario = write("lost.lua", lost_update);
    for (const char* seed : {"seed:1", "seed:2", "seed:3"}) {
        const QString schedule = path("run.schedule");
        QCOMPARE(run_threadline({"export", scenario, schedule, "--schedule", seed}).error,
                 QByteArray());
        const QByteArray text = content_of(schedule);
        QVERIFY(text.startsWith("threadline schedule 1\n"));
        QVERIFY(text.contains("\nchoices 4\n"));
        QVERIFY(text.contains("  # T 1: read count, line 4\n"));
        const int expected =
            count_in(run_threadline({"run", scenario, "--schedule", seed, "--report", "json"}));
        const Ended again = run_threadline(
            {"run", scenario, "--schedule", "replay:" + schedule, "--report", "json"});
        QCOMPARE(again.error, QByteArray());
        QCOMPARE(again.object()["schedule"].toString(), QString("replay"));
        QCOMPARE(count_in(again), expected);
        // A replay is written as the same schedule.
        const QString copy = path("copy.schedule");
        run_threadline({"export", scenario, copy, "--schedule", "replay:" + schedule});
        QCOMPARE(content_of(copy), text);
    }
}

void CliScheduleTest::aRecordedFreeRunIsReplayed() {
    const QString recorded = path("free.tline");
    const Ended free = run_threadline(
        {"run", "race/lost-update", "-p", "times=20", "-o", recorded, "--report", "json"});
    QCOMPARE(free.status, 0);
    const QString schedule = path("free.schedule");
    QCOMPARE(run_threadline({"export", recorded, schedule}).error, QByteArray());
    const Ended again = run_threadline(
        {"run", "race/lost-update", "--schedule", "replay:" + schedule, "--report", "json"});
    QCOMPARE(again.error, QByteArray());
    QCOMPARE(again.object()["values"], free.object()["values"]);
    QCOMPARE(again.object()["parameters"], free.object()["parameters"]);
    QCOMPARE(again.object()["outcome"], free.object()["outcome"]);
}

void CliScheduleTest::aRecordingOfAScheduleIsReplayedAsItIs() {
    const QString recorded = path("seeded.tline");
    const QString replayed = path("replayed.tline");
    const QStringList run{"run", "deadlock/opposite-order", "--report", "json"};
    const Ended first = run_threadline(run + QStringList{"--schedule", "seed:3", "-o", recorded});
    QCOMPARE(first.status, 0);
    const Ended again =
        run_threadline(run + QStringList{"--schedule", "replay:" + recorded, "-o", replayed});
    QCOMPARE(again.error, QByteArray());
    QCOMPARE(again.object()["threads"], first.object()["threads"]);
    QCOMPARE(again.object()["findings"], first.object()["findings"]);
}

void CliScheduleTest::theParametersOfAReplayAreThoseOfItsRun() {
    const QString scenario = write("lost.lua", lost_update);
    const QString schedule = path("three.schedule");
    run_threadline({"export", scenario, schedule, "-p", "n=3", "--schedule", "seed:1"});
    const QStringList replay{"run", scenario, "--schedule", "replay:" + schedule};
    const Ended again = run_threadline(replay + QStringList{"--report", "json"});
    QCOMPARE(again.object()["parameters"].toObject()["n"].toInt(), 3);
    QCOMPARE(run_threadline(replay + QStringList{"-p", "n=3.0"}).status, 0);
    const Ended other = run_threadline(replay + QStringList{"-p", "n=2"});
    QCOMPARE(other.status, 2);
    QCOMPARE(QString::fromUtf8(other.error).trimmed(),
             "threadline: " + schedule + ": is of a run with n=3, not 2; leave -p n out");
}

void CliScheduleTest::errorsAreOneLine_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const QString deadlock = "deadlock/opposite-order";
    const QString of_another = path("another.schedule");
    run_threadline(
        {"export", "race/lost-update", of_another, "--schedule", "seed:1", "-p", "times=1"});
    const QString broken = write("broken.schedule", "threadline schedule 1\nscenario x\nsauce\n");
    // The lesson was changed since: T 1 reads before it writes, and now it only notes.
    const QString scenario = write("changing.lua", lost_update);
    const QString outdated = path("outdated.schedule");
    run_threadline({"export", scenario, outdated, "--schedule", "seed:1"});
    write("changing.lua",
          "threads(number('n', 2, {min = 2, max = 4}), 'T', function() note 'x' end)\n");

    const auto row = [&](const char* name, const QString& schedule, const QString& says,
                         const QStringList& more = {}) {
        QTest::newRow(name) << QStringList{"run", deadlock, "--schedule", schedule} + more << says;
    };
    row("another schedule", "random",
        "free, seed:N, pct:N, pct:N:D, replay:FILE or follow:FILE, not 'random'");
    row("stepped", "stepped",
        "free, seed:N, pct:N, pct:N:D, replay:FILE or follow:FILE, not 'stepped'");
    row("a seed that is no number", "seed:x", "a whole number, as in seed:42, not 'x'");
    row("a depth that is no number", "pct:1:x", "from 1 to 100, as in pct:42:3, not 'x'");
    row("no file", "replay:", "needs a file");
    row("nothing to follow", "follow:", "needs a file, as in follow:run.schedule");
    row("followed without a file", "follow", "replay:FILE or follow:FILE, not 'follow'");
    row("a file that is not there", "replay:nowhere.schedule",
        "nowhere.schedule: cannot be read: No such file or directory");
    row("a folder", "replay:/tmp", "/tmp: is a folder");
    row("a broken file", "replay:" + broken, broken + ":3: write the hash");
    row("another scenario", "replay:" + of_another,
        of_another + ": is a schedule of race/lost-update, not of deadlock/opposite-order");
    row("the real clock", "seed:1", "leave --clock real out", {"--clock", "real"});
    row("several cores", "seed:1", "leave --cores out", {"--cores", "2"});
    QTest::newRow("a scenario that has changed")
        << QStringList{"run", scenario, "--schedule", "replay:" + outdated}
        << "does not go as its schedule says: step 2: T 2 has ended";
    QTest::newRow("a schedule of a Chrome trace")
        << QStringList{"export", "trace.json", path("x.schedule")} << "does not say who went next";
    QTest::newRow("a part of a schedule")
        << QStringList{"export", deadlock, path("x.schedule"), "--to", "5ms"} << "leave them out";
}

void CliScheduleTest::errorsAreOneLine() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    QCOMPARE(wrong_in_refusal(run_threadline(arguments), says), QString());
}

QTEST_GUILESS_MAIN(CliScheduleTest)
#include "cli_schedule_test.moc"
