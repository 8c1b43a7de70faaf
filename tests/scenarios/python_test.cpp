// The same programs in plain Python: each runs as it is and shows what the scenario beside it
// shows. Without python3 there is nothing to test, and the test says so.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

namespace {

const QString kScenarios = THREADLINE_SOURCE_DIR "/scenarios/";

struct Row {
    const char* program;
    const char* argument;  // "": as it is
    const char* prints;    // a line of what it prints, as a regular expression
};

constexpr Row kRows[] = {
    {"bottleneck/downloads", "", "one after the other"},
    {"bottleneck/downloads", "threads", "side by side"},
    {"bottleneck/downloads", "pool of threads", "side by side"},
    {"bottleneck/downloads", "event loop", "side by side"},
    {"bottleneck/simulation", "", "one core"},
    {"bottleneck/simulation", "threads", "one core"},
    {"bottleneck/simulation", "processes", "other processes"},
    {"bottleneck/mixed", "", "waits one after the other"},
    {"bottleneck/mixed", "threads", "waits overlap"},
    {"bottleneck/nothing-to-gain", "", "result = 10 at most at once = 1"},
    {"bottleneck/nothing-to-gain", "one thread", "result = 10 at most at once = 1"},

    {"bottleneck/files", "", "bytes read = 1310720"},
    {"bottleneck/files", "threads", "bytes read = 1310720"},
    {"bottleneck/query", "", "one at a time"},
    {"bottleneck/query", "threads", "side by side"},
    {"bottleneck/query", "one query for all", "lines = 12 queries = 1"},
    {"bottleneck/images", "", "brightness = 125 in this process"},
    {"bottleneck/images", "threads", "brightness = 125 in this process"},
    {"bottleneck/images", "processes", "brightness = 125 in other processes"},
    {"bottleneck/array", "", "total = 2662668000 of 4 parts"},
    {"bottleneck/array", "threads", "total = 2662668000 of 4 parts"},
    {"bottleneck/array", "processes", "total = 2662668000 of 4 parts"},
    {"bottleneck/connections", "", "done = 100"},
    {"bottleneck/connections", "event loop", "done = 100"},
    {"interpreter/cpu-bound", "", "one at a time"},
    {"interpreter/cpu-bound", "one thread", "one at a time"},
    {"interpreter/cpu-bound", "processes", "interpreter locks: 4"},
    {"interpreter/io-bound", "", "the waits overlap"},
    {"interpreter/convoy", "", "late"},
    {"interpreter/own-memory", "", "main knows of 0 of 12"},
    {"interpreter/own-memory", "what it counted", "main knows of 12 of 12"},
    {"interpreter/pool", "", "done by workers"},
    {"interpreter/pool", "one thread", "done here"},

    {"race/read-modify-write", "", "count = 6"},
    {"race/read-modify-write", "lock", "count = 7"},
    {"race/lost-update", "", "lost"},
    {"race/lost-update", "lock", "nothing is lost"},
    {"race/lost-update", "own sums", "nothing is lost"},
    {"race/check-then-act", "", "sold = 2 seats = -1"},
    {"race/check-then-act", "lock each step", "sold = 2 seats = -1"},
    {"race/check-then-act", "lock around both", "sold = 1 seats = 0"},
    {"race/lazy-initialisation", "", "half built"},
    {"race/lazy-initialisation", "when complete", "not there yet|complete"},
    {"race/lazy-initialisation", "under a lock", "complete"},
    {"race/aba", "", "top = 2 and 2 is taken"},
    {"race/aba", "version number", "top = 3 and 2 is taken"},
    {"race/list", "", "length = 1 items = 1"},
    {"race/list", "length first", "length = 2 items = 0"},
    {"race/list", "locked", "length = 2 items = 2"},
    {"race/file", "", "lost"},
    {"race/file", "lock", "nothing is lost"},
    {"race/locks-cost", "", "one at a time"},
    {"race/locks-cost", "brief", "side by side"},

    {"deadlock/opposite-order", "", "deadlocked: A, B"},
    {"deadlock/opposite-order", "global order", "completed"},
    {"deadlock/opposite-order", "timeout", "completed"},
    {"deadlock/opposite-order", "try-lock", "completed"},
    {"deadlock/transfer", "", "deadlocked: Clerk 1, Clerk 2"},
    {"deadlock/transfer", "global order", "balance = \\[101, 99\\]"},
    {"deadlock/transfer", "one lock", "balance = \\[101, 99\\]"},
    {"deadlock/transfer", "try-lock", "balance = \\[101, 99\\]"},
    {"deadlock/philosophers", "", "deadlocked: Philosopher 1, .*, Philosopher 5"},
    {"deadlock/philosophers", "ordered forks", "completed"},
    {"deadlock/philosophers", "one left-handed", "completed"},
    {"deadlock/philosophers", "waiter", "completed"},
    {"deadlock/philosophers", "limited seats", "completed"},
    {"deadlock/join-under-lock", "", "deadlocked: Worker, Main"},
    {"deadlock/join-under-lock", "let go, then join", "completed"},
    {"deadlock/self", "", "deadlocked: Clerk"},
    {"deadlock/self", "inner part without the lock", "money = 105"},
    {"deadlock/semaphores", "", "deadlocked: Copy, Fax"},
    {"deadlock/semaphores", "same order", "completed"},
    {"deadlock/semaphores", "a second scanner", "completed"},
    {"deadlock/queues", "", "deadlocked: Client, Server"},
    {"deadlock/queues", "a thread reads the replies", "completed"},
    {"deadlock/processes", "", "deadlocked: Shop, Warehouse"},
    {"deadlock/processes", "global order", "completed"},
    {"deadlock/upgrade", "", "deadlocked: Reader 1, Reader 2"},
    {"deadlock/upgrade", "write from the start", "built = 1"},
    {"deadlock/upgrade", "let go, then check again", "built = 1"},
    {"deadlock/lost-wakeup", "", "deadlocked: Consumer"},
    {"deadlock/lost-wakeup", "check under the lock", "completed"},
    {"deadlock/lost-wakeup", "semaphore", "completed"},
    {"deadlock/back-off", "", "through: nobody"},
    {"deadlock/back-off", "random", "through: A, B"},
    {"deadlock/detection", "", "done = 2 victim = T 2"},
    {"deadlock/detection", "off", "deadlocked: T 1, T 2"},

    {"classics/bounded-buffer", "", "never more than 4 in the buffer"},
    {"classics/readers-writers", "", "the writer came in last"},
    {"classics/readers-writers", "in turn", "the writer came in before the last reader"},
    {"classics/straggler", "", "waits least: worker 4"},
    {"classics/straggler", "by speed", "hardly anybody waits"},
    {"classics/work-stealing", "", "the long tasks were done by one worker"},
    {"classics/work-stealing", "shared queue", "the long tasks were done by several workers"},
    {"classics/work-stealing", "stealing", "the long tasks were done by several workers"},
    {"classics/pool-waits", "", "deadlocked: 2 workers"},
    {"classics/pool-waits", "a second pool", "completed"},
    {"classics/pool-waits", "does it itself", "completed"},
    {"classics/oversubscription", "", "answered = 16"},
    {"classics/oversubscription", "1", "answered = 16"},
    {"classics/amdahl", "", "above the bound"},
    {"classics/priority-inversion", "", "too late"},
    {"classics/priority-inversion", "inheritance", "in time"},
    {"classics/lock-convoy", "", "most had to wait"},
    {"classics/lock-convoy", "batches", "few had to wait"},
    {"classics/lock-convoy", "a lock each", "had to wait: 0"},
};

// What tells of speed may miss it on a machine that is busy with something else; what is forced
// shows at the first try.
constexpr int kTries = 5;

QString python() {
    return QStandardPaths::findExecutable("python3");
}

}  // namespace

class PythonTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (python().isEmpty())
            QSKIP("python3 is not installed");
    }

    void showsWhatItClaims_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("argument");
        QTest::addColumn<QString>("prints");
        for (const Row& row : kRows)
            QTest::addRow("%s %s", row.program, row.argument)
                << row.program << row.argument << row.prints;
    }

    void showsWhatItClaims() {
        QFETCH(QString, program);
        QFETCH(QString, argument);
        QFETCH(QString, prints);
        const QRegularExpression line("^(" + prints + ")$", QRegularExpression::MultilineOption);
        QStringList arguments{kScenarios + program + ".py"};
        if (!argument.isEmpty())
            arguments << argument;
        QString said;
        for (int i = 0; i < kTries && !line.match(said).hasMatch(); ++i) {
            QProcess run;
            run.setProcessChannelMode(QProcess::MergedChannels);
            run.start(python(), arguments);
            QVERIFY2(run.waitForFinished(30'000), "it does not end by itself");
            said = QString::fromUtf8(run.readAll());
            QVERIFY2(run.exitStatus() == QProcess::NormalExit && run.exitCode() == 0,
                     qPrintable(said));
        }
        QVERIFY2(line.match(said).hasMatch(), qPrintable(said));
    }

    void beginsWithTheNumbersOfTheScenario_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QString>("number");  // in the program, as a regular expression
        QTest::addColumn<double>("times");    // as large as in the scenario
        QTest::newRow("downloads") << "bottleneck/downloads"
                                   << "requests"
                                   << "requests, latency = (\\d+)" << 1.0;
        QTest::newRow("their latency") << "bottleneck/downloads"
                                       << "latency"
                                       << "requests, latency = \\d+, (.*)" << 0.001;
        QTest::newRow("connections") << "bottleneck/connections"
                                     << "connections"
                                     << "else (\\d+)" << 1.0;
        QTest::newRow("latency of connections") << "bottleneck/connections"
                                                << "latency"
                                                << "latency = (.*)" << 0.001;
        QTest::newRow("amdahl") << "classics/amdahl"
                                << "threads"
                                << "else (\\d+)" << 1.0;
        QTest::newRow("the work of amdahl") << "classics/amdahl"
                                            << "work in all"
                                            << "work, serial = ([^,]*)" << 0.001;
        QTest::newRow("turns of a convoy") << "classics/lock-convoy"
                                           << "times"
                                           << "n, times = \\d+, (\\d+)" << 1.0;
        QTest::newRow("requests for cores") << "classics/oversubscription"
                                            << "requests"
                                            << "requests = (\\d+)" << 1.0;
        QTest::newRow("turns with a lock") << "race/locks-cost"
                                           << "times"
                                           << "threads_count, times = \\d+, (\\d+)" << 1.0;
    }

    // Whoever runs both compares the two.
    void beginsWithTheNumbersOfTheScenario() {
        QFETCH(QString, program);
        QFETCH(QString, parameter);
        QFETCH(QString, number);
        QFETCH(double, times);
        const auto number_in = [&](const QString& file, const QString& pattern) {
            QFile text(kScenarios + file);
            if (!text.open(QIODevice::ReadOnly))
                return 0.0;
            return QRegularExpression(pattern)
                .match(QString::fromUtf8(text.readAll()))
                .captured(1)
                .section(' ', 0, 0)
                .toDouble();
        };
        const double there =
            number_in(program + ".lua", "number\\(\"" + parameter + "\", ([\\d.]+)");
        QVERIFY(there > 0);
        QCOMPARE(number_in(program + ".py", number), there * times);
    }

    void standsBesideAScenarioAndFitsBesideIt_data() {
        QTest::addColumn<QString>("file");
        QDirIterator files(kScenarios, {"*.py"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            QTest::newRow(qPrintable(QDir(kScenarios).relativeFilePath(file))) << file;
        }
    }

    void standsBesideAScenarioAndFitsBesideIt() {
        QFETCH(QString, file);
        QString scenario = file;
        QVERIFY(QFileInfo::exists(scenario.replace(QRegularExpression("py$"), "lua")));
        const QString name = QDir(kScenarios).relativeFilePath(file).chopped(3);
        QVERIFY2(std::any_of(std::begin(kRows), std::end(kRows),
                             [&](const Row& row) { return name == row.program; }),
                 "nothing is claimed of it");
        QFile text(file);
        QVERIFY(text.open(QIODevice::ReadOnly));
        for (const QString& line : QString::fromUtf8(text.readAll()).split('\n'))
            QVERIFY2(line.size() <= 76, qPrintable(line));
    }
};

QTEST_GUILESS_MAIN(PythonTest)
#include "python_test.moc"
