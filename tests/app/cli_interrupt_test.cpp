// Ctrl-C and requests to end: what there is by then is told, and nothing is left behind.
#include "app/cli/interrupts.h"
#include "tests/app/cli_runners.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>

class CliInterruptTest : public QObject, private OwnFiles {
    Q_OBJECT

private slots:
    void initTestCase() {
        mark_own_processes();
        ::signal(SIGINT, SIG_DFL);  // a shell's background jobs have it ignored
    }

    void interruptingARunLeavesNothingBehind();
    void aSweepTellsWhatItHasMeasured();
    void anAnimationIsStopped();
    void theSecondSignalEndsTheProgramAtOnce();
    void killingTheProgramTakesItsRunWithIt();
    void aKilledProgramLeavesARecordingThatSaysWhatItWas();
    void aSignalThatWasIgnoredStaysIgnored();

private:
    static void interrupt(const QProcess& process, int number = SIGINT) {
        ::kill(static_cast<pid_t>(process.processId()), number);
    }
};

void CliInterruptTest::interruptingARunLeavesNothingBehind() {
    const QString file = write("endless-1.lua",
                               "local s = service \"S\"\n"
                               "process(\"P\", function() while true do s:request(5) end end)\n"
                               "thread(\"A\", function() while true do sleep(5) end end)\n");
    for (const int number : {SIGINT, SIGTERM}) {
        QProcess process;
        process.start(program(), {"run", file});
        QTRY_VERIFY(runners_of("endless-1.lua") > 0);
        QTest::qWait(100);
        interrupt(process, number);
        QVERIFY(process.waitForFinished(5000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(process.readAllStandardOutput().contains("Stopped"));
        QCOMPARE(runners_of("endless-1.lua"), 0);
    }
}

// Its second value goes on for ever.
void CliInterruptTest::aSweepTellsWhatItHasMeasured() {
    const QString file = write("endless-5.lua",
                               "local rounds = number(\"rounds\", 1, {min = 1, max = 99999})\n"
                               "thread(\"A\", function() for i = 1, rounds do sleep(5) end end)\n");
    const QString out = path("measured.csv");
    QProcess process;
    process.start(program(), {"sweep", file, "-p", "rounds=1,99999,2", "-o", out});
    QTRY_VERIFY_WITH_TIMEOUT(
        runners_of(QByteArrayList{QByteArray("endless-5.lua"), QByteArray("99999")}) > 0, 20'000);
    interrupt(process);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    const QStringList lines =
        QString::fromUtf8(process.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);  // the title, what the columns are, one value
    QVERIFY2(lines.back().trimmed().startsWith("1 "), qPrintable(lines.back()));
    QFile written(out);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray csv = written.readAll();
    QCOMPARE(csv.count("\r\n"), 2);
    QVERIFY2(csv.contains("\r\n1,1,1,"), csv.constData());
    QCOMPARE(runners_of("endless-5.lua"), 0);
}

void CliInterruptTest::anAnimationIsStopped() {
    const QString recorded = path("run.tline");
    QCOMPARE(
        run_threadline({"run", "deadlock/opposite-order", "--clock", "virtual", "-o", recorded})
            .status,
        0);
    QProcess process;
    process.start(program(), {"export", recorded, path("frame-%04d.png"), "--length", "200s",
                              "--fps", "20", "--width", "80mm"});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("frame-0001.png")), 20'000);
    interrupt(process);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(process.readAllStandardError().count('\n'), 1);
    QVERIFY(!QFile::exists(path("frame-4000.png")));
}

// Whoever asks twice does not want to wait.
void CliInterruptTest::theSecondSignalEndsTheProgramAtOnce() {
    const auto handler_of = [](int number) {
        struct sigaction action {};
        sigaction(number, nullptr, &action);
        return action.sa_handler;
    };
    const auto before = handler_of(SIGTERM);
    {
        const threadline::app::Interrupts interrupts;
        QVERIFY(handler_of(SIGINT) != SIG_DFL);
        ::raise(SIGINT);
        QVERIFY(interrupts.interrupted());
        interrupts.wait();
        QVERIFY(handler_of(SIGINT) == SIG_DFL);
        // Each in its own right.
        QVERIFY(handler_of(SIGTERM) != before && handler_of(SIGTERM) != SIG_DFL);
    }
    QVERIFY(handler_of(SIGTERM) == before);
}

void CliInterruptTest::killingTheProgramTakesItsRunWithIt() {
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

void CliInterruptTest::aKilledProgramLeavesARecordingThatSaysWhatItWas() {
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

void CliInterruptTest::aSignalThatWasIgnoredStaysIgnored() {
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

QTEST_GUILESS_MAIN(CliInterruptTest)
#include "cli_interrupt_test.moc"
