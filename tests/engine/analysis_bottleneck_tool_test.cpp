// What would help a run that computes, from what its cores' time was lost to.
#include <QTest>

#include "engine/analysis/bottleneck.h"
#include "engine/analysis/bottleneck_wording.h"

#include "tests/engine/synthetic_run.h"

using namespace threadline;
using namespace threadline::test;
using analysis::BottleneckNumbers;
using analysis::FindingKind;
using analysis::Tool;
using record::ObjectKind;

namespace {

// Of 100 ms on two cores, with two threads.
BottleneckNumbers numbers(trace::Duration work) {
    BottleneckNumbers it;
    it.wall = 100ms;
    it.cores = 2;
    it.threads = 2;
    it.work = work;
    return it;
}

}  // namespace

class AnalysisBottleneckToolTest : public QObject {
    Q_OBJECT

private slots:
    void whoComputesIsHelpedByWhatTheCoresWereLostTo_data();
    void whoComputesIsHelpedByWhatTheCoresWereLostTo();
    void theLossIsToldWhereThreadsWaited();
};

void AnalysisBottleneckToolTest::whoComputesIsHelpedByWhatTheCoresWereLostTo_data() {
    QTest::addColumn<BottleneckNumbers>("numbers");
    QTest::addColumn<int>("tool");
    QTest::addColumn<QString>("remedy");
    const auto row = [](const char* name, const BottleneckNumbers& it, Tool tool,
                        const char* remedy) {
        QTest::newRow(name) << it << int(tool) << QString(remedy);
    };
    const char* const at_most_one = "Split the work over threads, at most one a core.";
    const char* const beside_waits =
        "Split the work over more threads, also more than there are "
        "cores: while some wait, others compute.";
    const char* const shorter =
        "Make the part shorter that the others wait for, or cut the work "
        "so that fewer have to wait; more threads or cores help little.";
    const char* const cores =
        "Only more cores, with a thread for each, or less work make it "
        "faster.";
    BottleneckNumbers it = numbers(160ms);
    it.no_thread = 40ms;
    row("nobody asked for the cores", it, Tool::Threads, at_most_one);

    // As of one thread on four cores: 176 ms of work, and 160 ms of waiting for replies.
    it = numbers(176ms);
    it.wall = 336ms;
    it.cores = 4;
    it.threads = 1;
    it.no_thread = 528ms;
    it.io = 640ms;
    row("nobody did, or who waits for replies", it, Tool::Threads, beside_waits);

    it = numbers(96ms);
    it.io = 80ms;
    row("threads wait for replies", it, Tool::Threads, beside_waits);
    it = numbers(96ms);
    it.sleep = 80ms;
    row("threads sleep", it, Tool::Threads, beside_waits);
    it = numbers(100ms);
    it.no_thread = 20ms;
    it.io = 15ms;
    it.lock = 35ms;
    row("as much as for each other", it, Tool::Threads, at_most_one);
    it.lock = 36ms;
    row("more for each other, which is less than a quarter", it, Tool::MoreCores, cores);

    it = numbers(160ms);
    it.dependency = 40ms;
    row("a fifth lost to a dependency", it, Tool::MoreCores, cores);
    // Nothing of it is a quarter of all, and together they are more than that.
    it = numbers(120ms);
    it.dependency = 40ms;
    it.lock = 40ms;
    row("for each other", it, Tool::LessWaiting, shorter);
    it.io = 79ms;
    row("for each other, and nearly as much for replies", it, Tool::LessWaiting, shorter);
    it.io = 80ms;
    row("as much for replies", it, Tool::Threads, beside_waits);
}

void AnalysisBottleneckToolTest::whoComputesIsHelpedByWhatTheCoresWereLostTo() {
    QFETCH(BottleneckNumbers, numbers);
    QFETCH(int, tool);
    QFETCH(QString, remedy);
    const FindingKind verdict = analysis::verdict_of(numbers);
    QCOMPARE(verdict, FindingKind::CpuBound);
    QCOMPARE(int(analysis::tool_for(verdict, numbers)), tool);
    analysis::Finding finding;
    finding.kind = verdict;
    analysis::word(finding, numbers, {});
    QCOMPARE(QString::fromStdString(finding.remedy), remedy);
}

void AnalysisBottleneckToolTest::theLossIsToldWhereThreadsWaited() {
    SyntheticRun run;  // one thread begins with what the other needs
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId ready = run.object(ObjectKind::Semaphore, "ready");
    trace::RunInfo info;
    info.cores = 2;
    info.outcome = trace::Outcome::Completed;
    run.set_info(info);
    run.at(0ms).begin({a, b}).event(b, EventKind::SemaphoreRequest, ready);
    run.at(30ms).event(a, EventKind::SemaphorePosted, ready, 1);
    run.event(b, EventKind::SemaphoreAcquired, ready, 0, event_flag::contended);
    run.at(100ms).end(a).end(b);
    const auto finding = analysis::find_bottleneck(run.finish(100ms).snapshot());
    QVERIFY(finding);
    QCOMPARE(finding->kind, FindingKind::CpuBound);
    QVERIFY(QString::fromStdString(finding->explanation)
                .endsWith("Another 15 % of the threads' time went into waiting."));
}

QTEST_GUILESS_MAIN(AnalysisBottleneckToolTest)
#include "analysis_bottleneck_tool_test.moc"
