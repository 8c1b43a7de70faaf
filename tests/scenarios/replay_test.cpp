// Every scenario can be run again step by step, whoever decided the first time.
#include "engine/analysis/report.h"
#include "engine/exchange/schedule_of_run.h"
#include "engine/session/session.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace threadline;
using namespace std::chrono_literals;
using record::SchedulePolicy;

namespace {

struct Ended {
    trace::Outcome outcome;
    std::string error;
    std::vector<std::pair<std::string, Value>> values;
    std::vector<std::string> texts;  // that are values; which number a run gives them may differ
};

Ended ended(session::RunRequest request) {
    auto started = session::Session::start(std::move(request));
    if (!started)
        qFatal("%s", started.error().message.c_str());
    started.value()->wait();
    const session::RunSnapshot run = started.value()->snapshot();
    const trace::RunInfo& info = *run.trace.info;
    Ended end{info.outcome, info.error, analysis::make_report(run.trace, *run.findings).values, {}};
    for (auto& [name, value] : end.values)
        if (value.tag == ValueTag::String) {
            end.texts.push_back(run.trace.tables->name(value.as_name()));
            value.payload = 0;
        }
    return end;
}

}  // namespace

class ReplayTest : public QObject {
    Q_OBJECT

private slots:
    void aRunOnSimulatedCoresIsReplayed_data() { add_scenarios(); }
    void aRunOnSimulatedCoresIsReplayed();
    void aSeedGivesTheSameBytesTwice_data() { add_scenarios(); }
    void aSeedGivesTheSameBytesTwice();

private:
    static void add_scenarios();
    session::RunRequest request(const QString& scenario);
    Ended recorded(session::RunRequest what, QByteArray& bytes);
    std::string path(const char* name) const { return folder_.filePath(name).toStdString(); }

    QTemporaryDir folder_;
};

void ReplayTest::add_scenarios() {
    QTest::addColumn<QString>("scenario");
    const QDir root(QStringLiteral(THREADLINE_SOURCE_DIR "/scenarios"));
    QStringList names;
    QDirIterator files(root.path(), {"*.lua"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        names << root.relativeFilePath(files.next()).chopped(4);
    names.sort();
    QVERIFY(names.size() > 20);
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << name;
}

session::RunRequest ReplayTest::request(const QString& scenario) {
    session::RunRequest what;
    what.name = scenario.toStdString();
    what.scenario = std::string(THREADLINE_SOURCE_DIR "/scenarios/") + what.name + ".lua";
    what.runner = THREADLINE_BIN_DIR "/threadline-runner";
    what.time_limit = 30s;
    return what;
}

void ReplayTest::aRunOnSimulatedCoresIsReplayed() {
    QFETCH(QString, scenario);
    session::RunRequest what = request(scenario);
    what.simulated_cpu.emplace();
    what.file = path("first.tline");
    const Ended first = ended(what);
    QCOMPARE(first.error, std::string());
    if (first.outcome == trace::Outcome::TimedOut)
        QSKIP("it goes on for ever");
    const auto schedule = exchange::schedule_of_file(path("first.tline"));
    QVERIFY2(schedule.ok(), schedule.ok() ? "" : schedule.error().message.c_str());
    session::RunRequest again = request(scenario);
    again.schedule.kind = SchedulePolicy::Kind::Replay;
    again.schedule.choices = schedule->choices;
    const Ended replayed = ended(again);
    QCOMPARE(replayed.error, std::string());
    QCOMPARE(replayed.outcome, first.outcome);
    QVERIFY(replayed.values == first.values);
    QVERIFY(replayed.texts == first.texts);
}

Ended ReplayTest::recorded(session::RunRequest what, QByteArray& bytes) {
    what.file = path("run.tline");
    const Ended run = ended(what);
    QFile file(QString::fromStdString(path("run.tline")));
    bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return run;
}

void ReplayTest::aSeedGivesTheSameBytesTwice() {
    QFETCH(QString, scenario);
    session::RunRequest what = request(scenario);
    what.schedule.kind = SchedulePolicy::Kind::Seeded;
    what.schedule.seed = 1;
    what.seed = 1;
    QByteArray first;
    const Ended run = recorded(what, first);
    QCOMPARE(run.error, std::string());
    QVERIFY(!first.isEmpty());
    QByteArray second;
    recorded(what, second);
    QVERIFY(second == first);
}

QTEST_GUILESS_MAIN(ReplayTest)
#include "replay_test.moc"
