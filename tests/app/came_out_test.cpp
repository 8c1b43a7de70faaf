// How runs came out, and what is said of the same run as it is and with a remedy.
#include "app/cli/came_out.h"
#include "tests/engine/synthetic_run.h"

#include <QLocale>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using namespace std::chrono_literals;
using threadline::test::SyntheticRun;

namespace {

CameOut ended(trace::Duration wall, std::uint64_t lost = 0) {
    return {trace::Outcome::Completed, wall, {}, lost};
}

CameOut deadlocked(trace::Time at) {
    return {trace::Outcome::Deadlocked, 2s, at, 0};
}

}  // namespace

class CameOutTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("de_DE"))); }
    void howManyUpdatesWereLostIsWhatTheAnalysisCounts_data();
    void howManyUpdatesWereLostIsWhatTheAnalysisCounts();
    void ofADeadlockItIsSaidSinceWhenAndNotHowLongItWasWatched();
    void whatARemedyChangesIsSaid_data();
    void whatARemedyChangesIsSaid();
};

void CameOutTest::howManyUpdatesWereLostIsWhatTheAnalysisCounts_data() {
    QTest::addColumn<int>("by_b");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("several") << 7;
}

// A reads, B changes it some times, and A writes over all of that.
void CameOutTest::howManyUpdatesWereLostIsWhatTheAnalysisCounts() {
    QFETCH(const int, by_b);
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId count = run.object(record::ObjectKind::Variable, "count", 5);
    run.at(0ms).begin({a, b}).at(1ms).read(a, count, 5);
    for (int i = 0; i < by_b; ++i)
        run.at(2ms).read(b, count, 5 + i).write(b, count, 6 + i);
    run.at(9ms).write(a, count, 6);
    run.finish(10ms);
    const CameOut out = came_out({}, run.findings());
    QCOMPARE(out.lost_updates, std::uint64_t(by_b));
    QVERIFY(!out.froze_at);
}

void CameOutTest::ofADeadlockItIsSaidSinceWhenAndNotHowLongItWasWatched() {
    trace::RunInfo info;
    info.outcome = trace::Outcome::Deadlocked;
    info.wall = 120ms;
    analysis::Finding deadlock;
    deadlock.kind = analysis::FindingKind::Deadlock;
    deadlock.at = 20ms;
    const CameOut out = came_out(info, {deadlock});
    QVERIFY(!out.ended());
    QCOMPARE(end_in_words(out), QString("did not end: deadlock at 20 ms"));
    QCOMPARE(end_in_words(ended(105ms)), QString("105 ms"));
    info.schedule = "stepped";  // by a person: there the time is made up
    QCOMPARE(end_in_words(came_out(info, {deadlock})), QString("did not end: deadlock"));
    info.outcome = trace::Outcome::Completed;
    QCOMPARE(end_in_words(came_out(info, {})), QString("step by step"));
}

void CameOutTest::whatARemedyChangesIsSaid_data() {
    QTest::addColumn<CameOut>("as_it_is");
    QTest::addColumn<CameOut>("with");
    QTest::addColumn<QString>("said");
    QTest::newRow("it ends") << deadlocked(20ms) << ended(80ms)
                             << "With “it” it ends, after 80 ms; as it is it does not: "
                                "deadlock at 20 ms.";
    const CameOut stepped{trace::Outcome::Deadlocked, 2s, {}, 0, false};
    const CameOut stepped_to_its_end{trace::Outcome::Completed, 2s, {}, 0, false};
    QTest::newRow("step by step it did not")
        << stepped << ended(80ms)
        << "With “it” it ends, after 80 ms; as it is it does not: deadlock.";
    QTest::newRow("with it step by step it ends")
        << stepped << stepped_to_its_end << "With “it” it ends; as it is it does not: deadlock.";
    QTest::newRow("step by step it did")
        << stepped_to_its_end << deadlocked(20ms)
        << "With “it” it does not end: deadlock at 20 ms; as it is it does.";
    QTest::newRow("step by step both do")
        << stepped_to_its_end << ended(80ms) << "It ends, as it is and with “it”.";
    QTest::newRow("it no longer ends") << ended(80ms) << deadlocked(20ms)
                                       << "With “it” it does not end: deadlock at 20 ms; "
                                          "as it is it does, after 80 ms.";
    QTest::newRow("neither ends")
        << deadlocked(20ms) << deadlocked(30ms)
        << "It does not end, as it is (deadlock at 20 ms) or with “it” (deadlock at 30 ms).";
    QTest::newRow("no update is lost, at a price")
        << ended(20ms, 57) << ended(30ms)
        << "Updates lost: 57 as it is, none with “it”. It takes 30 ms instead of 20 ms (+50 "
           "%).";
    QTest::newRow("thousands are no thousandths, in any language")
        << ended(20ms, 1234) << ended(30ms)
        << "Updates lost: 1234 as it is, none with “it”. It takes 30 ms instead of 20 ms (+50 "
           "%).";
    QTest::newRow("one that does not end has not come to all of its updates")
        << ended(20ms, 57) << deadlocked(5ms)
        << "With “it” it does not end: deadlock at 5 ms; as it is it does, after 20 ms.";
    QTest::newRow("an error") << ended(20ms) << CameOut{trace::Outcome::Failed, 5ms, {}, 0}
                              << "With “it” it does not end: it broke off with an error; as it is "
                                 "it does, after 20 ms.";
    QTest::newRow("as before") << ended(20ms) << ended(20ms) << "It takes just as long: 20 ms.";
}

void CameOutTest::whatARemedyChangesIsSaid() {
    QFETCH(const CameOut, as_it_is);
    QFETCH(const CameOut, with);
    QTEST(change_in_words(as_it_is, with, "it"), "said");
}

QTEST_GUILESS_MAIN(CameOutTest)
#include "came_out_test.moc"
