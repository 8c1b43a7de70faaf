// What is advised where a check failed.
#include <QTest>

#include "tests/engine/synthetic_run.h"

#include <algorithm>

using namespace threadline;
using namespace threadline::test;
using analysis::Finding;
using analysis::FindingKind;
using record::ObjectKind;

class AnalysisFailedChecksTest : public QObject {
    Q_OBJECT

private slots:
    void theTitleSaysThatWhatWasExpectedDoesNotHold_data();
    void theTitleSaysThatWhatWasExpectedDoesNotHold();
    void othersAreToBeLookedAtWhereTheyWroteWhatItRead_data();
    void othersAreToBeLookedAtWhereTheyWroteWhatItRead();
};

void AnalysisFailedChecksTest::theTitleSaysThatWhatWasExpectedDoesNotHold_data() {
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QString>("title");
    QTest::newRow("what is good")
        << "the bus task meets its deadline"
        << "Check failed: \"the bus task meets its deadline\" does not hold";
    QTest::newRow("with quotation marks") << "it says \"yes\""
                                          << "Check failed: \"it says 'yes'\" does not hold";
    QTest::newRow("nothing is said") << ""
                                     << "Check failed in A";
}

void AnalysisFailedChecksTest::theTitleSaysThatWhatWasExpectedDoesNotHold() {
    QFETCH(const QString, claim);
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const std::uint32_t text = claim.isEmpty() ? 1'000u : run.text(claim.toStdString()).value;
    run.at(0ms).begin({a}).at(3ms, 7).event(a, EventKind::CheckFailed, {}, text);
    run.at(4ms).end(a).finish(4ms);
    const auto found = std::ranges::find(run.findings(), FindingKind::CheckFailed, &Finding::kind);
    QVERIFY(found != run.findings().end());
    QTEST(QString::fromStdString(found->title), "title");
}

void AnalysisFailedChecksTest::othersAreToBeLookedAtWhereTheyWroteWhatItRead_data() {
    QTest::addColumn<bool>("reads");
    QTest::addColumn<bool>("other_writes");
    QTest::addColumn<bool>("itself_writes");
    QTest::addColumn<bool>("to_others");
    QTest::newRow("read, and written by another") << true << true << false << true;
    QTest::newRow("written by both") << true << true << true << true;
    QTest::newRow("written by nobody, as before a deadline") << true << false << false << false;
    QTest::newRow("written by itself alone") << true << false << true << false;
    QTest::newRow("not read") << false << true << false << false;
}

void AnalysisFailedChecksTest::othersAreToBeLookedAtWhereTheyWroteWhatItRead() {
    QFETCH(bool, reads);
    QFETCH(bool, other_writes);
    QFETCH(bool, itself_writes);
    QFETCH(bool, to_others);
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId sent = run.object(ObjectKind::Variable, "sent");
    const ObjectId tries = run.object(ObjectKind::Variable, "tries");
    run.at(0ms).begin({a, b});
    run.add(b, tries, 1).add(a, tries, 2);  // the check asks for none of it
    if (other_writes)
        run.at(1ms, 3).write(b, sent, 1);
    if (itself_writes)
        run.at(2ms, 5).write(a, sent, 2);
    if (reads)
        run.at(3ms, 7).read(a, sent, 1);
    run.at(3ms, 7).event(a, EventKind::CheckFailed, {}, run.text("it is sent").value);
    run.at(4ms).end(a).end(b).finish(4ms);
    const auto found = std::ranges::find(run.findings(), FindingKind::CheckFailed, &Finding::kind);
    QVERIFY(found != run.findings().end());
    const QString remedy = QString::fromStdString(found->remedy);
    QCOMPARE(remedy.startsWith("Look at what the other threads did just before: "), to_others);
    QCOMPARE(remedy.startsWith("Go back from here step by step: "), !to_others);
}

QTEST_GUILESS_MAIN(AnalysisFailedChecksTest)
#include "analysis_failed_checks_test.moc"
