// What an exploration found goes from the runner to the session as it was.
#include "engine/record/exploration_report.h"

#include <QTest>

using namespace threadline;
using namespace threadline::record;

class RecordExplorationReportTest : public QObject {
    Q_OBJECT

private slots:
    void outcomesAreReadAsTheyWereWritten() {
        ExploredOutcome outcome;
        outcome.outcome = "deadlocked";
        outcome.values = {{"all", true, {{}, true, std::int64_t(3), 0.5, std::string("a, b = 1")}},
                          {"lock", false, {ExploredHandle{}}}};
        outcome.failed_checks = {"nothing is lost"};
        outcome.stuck = {{"A: 1", "lock Lock 2", 12}};
        outcome.count = 4;
        outcome.probability = 0.25;
        outcome.preemptions = 1;
        outcome.schedule = {{ActorId{1}}, {ActorId{2}, Choice::Kind::Timeout}};
        outcome.steps = {{"A: 1", StepKind::Lock, false, "Lock 1", "", "", 12},
                         {"B", StepKind::Get, true, "jobs, line 2", "", "", 4}};
        ExplorationReport report;
        report.outcomes = {outcome};
        const auto read = exploration_from_json(to_json_line(report));
        QVERIFY2(read.ok(), read ? "" : read.error().message.c_str());
        const auto* back = std::get_if<ExplorationReport>(&read.value());
        QVERIFY(back);
        QCOMPARE(back->outcomes.size(), std::size_t(1));
        QVERIFY(back->outcomes.front() == outcome);
    }

    void aStepIsToldInWords_data() {
        QTest::addColumn<ExploredStep>("step");
        QTest::addColumn<std::string>("text");
        using enum StepKind;
        const auto row = [](const std::string& text, const ExploredStep& step) {
            QTest::newRow(text.c_str()) << step << text;
        };
        row("A: begin", {"A", StepKind::None, false, "", "", "", 0});
        row("A: lock Lock 1, line 12", {"A", Lock, false, "Lock 1", "", "", 12});
        row("A: notify full, wakes B, line 3", {"A", Notify, false, "full", "", "B", 3});
        row("A: join B, line 7", {"A", Join, false, "", "B", "", 7});
        row("B: gives up get jobs, line 4", {"B", Get, true, "jobs", "", "", 4});
        QTest::newRow("never come to") << ExploredStep{} << std::string();
    }
    void aStepIsToldInWords() {
        QFETCH(const ExploredStep, step);
        QFETCH(const std::string, text);
        QCOMPARE(to_text(step), text);
    }
};

QTEST_GUILESS_MAIN(RecordExplorationReportTest)
#include "record_exploration_report_test.moc"
