// Every scenario can be explored as it is: to its end where that is near, else for as long as a
// person lets it, with how much there is, and with what it has by then, each outcome played on real
// threads.
#include "engine/session/exploration.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace threadline;
using session::Exploration;

class ExplorationTest : public QObject {
    Q_OBJECT

private slots:
    void aScenarioIsExplored_data();
    void aScenarioIsExplored();
};

void ExplorationTest::aScenarioIsExplored_data() {
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

void ExplorationTest::aScenarioIsExplored() {
    QFETCH(QString, scenario);
    session::ExplorationRequest request;
    request.name = scenario.toStdString();
    request.scenario = std::string(THREADLINE_SOURCE_DIR "/scenarios/") + request.name + ".lua";
    request.runner = THREADLINE_BIN_DIR "/threadline-runner";
    auto exploration = Exploration::start(std::move(request));
    QVERIFY2(exploration.ok(), exploration ? "" : exploration.error().message.c_str());
    // Until it has gone through something, and is over or goes on.
    QTRY_VERIFY_WITH_TIMEOUT(
        (*exploration)->finished() || (*exploration)->progress().explored.executions > 0, 60'000);
    (*exploration)->stop();
    (*exploration)->wait();
    const auto& result = (*exploration)->result();
    QVERIFY2(result.ok(), result ? "" : result.error().message.c_str());
    QCOMPARE(result->report.difference, std::string());
    QVERIFY(result->report.executions > 0);
    QVERIFY(!result->outcomes.empty());
    QVERIFY(result->report.finished || result->report.interleavings > 1);
    qInfo("%llu executions%s, %zu outcomes, of about %.3g interleavings",
          static_cast<unsigned long long>(result->report.executions),
          result->report.finished ? ", which are all" : "", result->outcomes.size(),
          result->report.interleavings);
    for (const session::ConfirmedOutcome& one : result->outcomes)
        QVERIFY2(one.confirmed.value_or(true), record::to_text(one.schedule).c_str());
}

QTEST_GUILESS_MAIN(ExplorationTest)
#include "exploration_test.moc"
