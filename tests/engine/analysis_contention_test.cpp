// Contention is reported where it costs something, with who kept whom waiting, and nowhere else.
#include <QTest>

#include "tests/engine/synthetic_run.h"

using namespace threadline;
using namespace threadline::test;
using analysis::FindingKind;
using analysis::Severity;

namespace {

// B waits from 10 ms until 10 ms + `wait`, of a life of 100 ms.
SyntheticRun& one_wait(SyntheticRun& run, trace::Duration wait) {
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    run.at(0ms).begin({a, b}).lock(a, lock);
    run.at(10ms, 7).request(b, lock);
    run.at(10ms + wait).unlock(a, lock, b).lock(b, lock, event_flag::contended).unlock(b, lock);
    run.at(100ms).end(a).end(b);
    return run.finish(100ms);
}

}  // namespace

class AnalysisContentionTest : public QObject {
    Q_OBJECT

private slots:
    void itsSeverityFollowsTheShareOfTimeWaited_data();
    void itsSeverityFollowsTheShareOfTimeWaited();
    void theTextSaysWhoWaitedForWhom();
    void whoHeldItMostIsBlamedAndNotWhoHeldItFirst();
    void whoGaveUpHasRequestedToo();
    void ofManyLocksThatCostLittleOneFindingTells();
    void aWaitThatNeverEndsIsNotContention();
    void whatComesAfterALossIsNotCounted();
    void aFailedCheckIsReportedOnceForItsLine();
};

void AnalysisContentionTest::itsSeverityFollowsTheShareOfTimeWaited_data() {
    QTest::addColumn<int>("wait_ms");
    QTest::addColumn<int>("severity");
    QTest::newRow("4 %") << 4 << -1;
    QTest::newRow("5 %") << 5 << static_cast<int>(Severity::Info);
    QTest::newRow("24 %") << 24 << static_cast<int>(Severity::Info);
    QTest::newRow("25 %") << 25 << static_cast<int>(Severity::Warning);
}

void AnalysisContentionTest::itsSeverityFollowsTheShareOfTimeWaited() {
    QFETCH(int, wait_ms);
    QFETCH(int, severity);
    SyntheticRun run;
    one_wait(run, std::chrono::milliseconds(wait_ms));
    QCOMPARE(run.findings().size(), std::size_t(severity < 0 ? 0 : 1));
    if (severity >= 0) {
        QCOMPARE(run.findings()[0].kind, FindingKind::Contention);
        QCOMPARE(static_cast<int>(run.findings()[0].severity), severity);
    }
}

void AnalysisContentionTest::theTextSaysWhoWaitedForWhom() {
    SyntheticRun run;
    one_wait(run, 30ms);
    QCOMPARE(QString::fromStdString(run.findings().at(0).explanation),
             QString("1 of 2 requests for Lock had to wait, 30 ms in all: 30 % of the time of the "
                     "threads that waited. The longest wait was 30 ms, by B (line 7), while A held "
                     "it."));
}

void AnalysisContentionTest::whoHeldItMostIsBlamedAndNotWhoHeldItFirst() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B"), c = run.thread("C");
    const ObjectId lock = run.mutex("Lock");
    run.at(0ms).begin({a, b, c}).lock(a, lock);
    run.at(10ms, 7).request(b, lock);
    run.at(12ms).unlock(a, lock, b).lock(c, lock);  // C is quicker than B
    run.at(15ms).request(a, lock);
    run.at(40ms).unlock(c, lock, b).lock(b, lock, event_flag::contended).unlock(b, lock);
    run.at(40ms).lock(a, lock, event_flag::contended).unlock(a, lock);
    run.at(50ms).end(a).end(b).end(c);
    run.finish(50ms);
    const QString text = QString::fromStdString(run.findings().at(0).explanation);
    QVERIFY2(text.startsWith("2 of 4 requests for Lock had to wait"), qPrintable(text));
    QVERIFY2(text.contains("by B (line 7), while it was taken 1 time by others. B waited longest "
                           "altogether; C kept others waiting most."),
             qPrintable(text));
}

void AnalysisContentionTest::whoGaveUpHasRequestedToo() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ObjectId lock = run.mutex("Lock");
    run.at(0ms).begin({a}).lock(a, lock);
    run.at(10ms, 7).request(a, lock, event_flag::timed);
    run.at(60ms).event(a, EventKind::TimedOut, lock).unlock(a, lock);
    run.at(100ms).end(a);
    run.finish(100ms);
    const QString text = QString::fromStdString(run.findings().at(0).explanation);
    QVERIFY2(text.startsWith("1 of 2 requests for Lock had to wait, 50 ms in all"),
             qPrintable(text));
    QVERIFY2(text.endsWith("by A (line 7), which held it itself."), qPrintable(text));
}

// B waits 10, 9, 8 and 7 ms of its 100 for a lock each.
void AnalysisContentionTest::ofManyLocksThatCostLittleOneFindingTells() {
    for (const int locks : {3, 4}) {
        SyntheticRun run;
        const ActorId a = run.thread("A"), b = run.thread("B");
        run.at(0ms).begin({a, b});
        for (int i = 0; i < locks; ++i) {
            const ObjectId lock = run.mutex("Lock " + std::to_string(i + 1));
            const auto from = 20ms * i;
            run.at(from, 5).lock(a, lock);
            run.at(from + 1ms, 7).request(b, lock);
            run.at(from + 11ms - 1ms * i).unlock(a, lock, b);
            run.lock(b, lock, event_flag::contended).unlock(b, lock);
        }
        run.at(100ms).end(a).end(b);
        run.finish(100ms);
        QCOMPARE(run.findings().size(), std::size_t(locks == 3 ? 3 : 1));
        const analysis::Finding& first = run.findings().front();
        QCOMPARE(first.severity, Severity::Info);
        if (locks == 3)
            continue;
        QCOMPARE(first.objects.size(), std::size_t{4});
        QCOMPARE(first.actors, std::vector{b});
        QCOMPARE(first.at, trace::Time(1ms));
        QCOMPARE(QString::fromStdString(first.title),
                 QString("Contention: threads waited 34 ms for 4 locks"));
        QCOMPARE(
            QString::fromStdString(first.explanation),
            QString("4 of 8 requests for these 4 locks had to wait, 34 ms in all: 34 % of "
                    "the time of the threads that waited. The largest part, 10 ms, was for Lock 1. "
                    "The longest wait was 10 ms, by B (line 7), for Lock 1."));
    }
}

void AnalysisContentionTest::aWaitThatNeverEndsIsNotContention() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const ObjectId lock = run.mutex("Lock");
    run.at(0ms).begin({a}).lock(a, lock).request(a, lock);
    run.finish(900ms);
    QCOMPARE(run.findings().size(), std::size_t{1});
    QCOMPARE(run.findings()[0].kind, FindingKind::SelfDeadlock);
}

// That B got the first lock was lost; what it takes next, at once, it did not wait for.
void AnalysisContentionTest::whatComesAfterALossIsNotCounted() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId first = run.mutex("First"), second = run.mutex("Second");
    run.at(0ms).begin({a, b}).lock(a, first);
    run.at(10ms).request(b, first);
    run.at(12ms).unlock(a, first, b);
    run.at(60ms).event(b, EventKind::Lost, {}, 2).lock(b, second).unlock(b, second);
    run.at(100ms).end(a).end(b);
    QVERIFY(run.finish(100ms).findings().empty());
}

void AnalysisContentionTest::aFailedCheckIsReportedOnceForItsLine() {
    SyntheticRun run;
    const ActorId a = run.thread("A");
    const NameId text = run.text("the sum is right");
    run.at(0ms).begin({a});
    run.at(1ms, 3).event(a, EventKind::CheckFailed, {}, text.value);
    run.at(2ms, 3).event(a, EventKind::CheckFailed, {}, text.value);
    run.at(3ms, 4).event(a, EventKind::CheckFailed, {}, text.value);
    QCOMPARE(run.findings().size(), std::size_t{2});
    QCOMPARE(QString::fromStdString(run.findings()[0].title),
             QString("Check failed: \"the sum is right\" does not hold"));
    QCOMPARE(QString::fromStdString(run.findings()[0].explanation),
             QString("A found \"the sum is right\" to be false at 1 ms (line 3)."));
}

QTEST_GUILESS_MAIN(AnalysisContentionTest)
#include "analysis_contention_test.moc"
