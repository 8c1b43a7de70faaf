// What the verdict of a run says of it, and where none is given.
#include <QTest>

#include "engine/analysis/bottleneck.h"
#include "engine/analysis/bottleneck_wording.h"

#include "tests/engine/bottleneck_numbers.h"
#include "tests/engine/synthetic_run.h"

using namespace threadline;
using namespace threadline::test;
using analysis::BottleneckNumbers;
using analysis::Finding;
using analysis::FindingKind;
using analysis::Tool;
using record::ObjectKind;
using trace::State;

class AnalysisBottleneckWordsTest : public QObject {
    Q_OBJECT

private slots:
    void idleCoresBesideALockAreToldWithTheirShareAndOnlyWhereItIsLarge();
    void whoIsWokenForALockStillWaitsForIt();
    void tasksThatOverlapAreNotToldToBecomeTasks();
    void whereOtherProgramsHadMuchOfTheCoresThatIsSaidFirst();
    void coresThatAreNotIdleAreNoOpportunity();
    void joinsThatAreLeftOutOfTheSharesAreToldOf();
    void whereTheLastThreadWorkedAloneItsTimeIsThatOfTheRun();
    void aRunThatAsksWhetherTheResultIsRightIsAdvisedNoTool();
};

void AnalysisBottleneckWordsTest::idleCoresBesideALockAreToldWithTheirShareAndOnlyWhereItIsLarge() {
    BottleneckNumbers it = numbers(100ms);
    it.thread_time.add(State::Blocked, 100ms);
    const auto said = [&](trace::Duration idle) {
        it.idle = idle;
        Finding finding;
        finding.kind = FindingKind::LockBound;
        analysis::word(finding, it, {});
        return QString::fromStdString(finding.explanation);
    };
    QVERIFY2(said(96ms).startsWith("The threads spent 50 % of their time blocked on locks, and the "
                                   "cores stood idle for 48 % of theirs. "),
             qPrintable(said(96ms)));
    QVERIFY2(said(9'600us).startsWith("The threads spent 50 % of their time blocked on locks. So "
                                      "the 2 threads kept 1 of the 2 cores busy on average"),
             qPrintable(said(9'600us)));
}

// Blocked until it is free, and ready until there is a core to take it on: that is the whole wait.
void AnalysisBottleneckWordsTest::whoIsWokenForALockStillWaitsForIt() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Printer");
    run.set_info(on_cores(2));
    run.at(0ms).begin({a, b}).lock(a, lock).request(b, lock);
    run.at(50ms).unlock(a, lock, b).end(a);
    run.at(60ms).lock(b, lock, event_flag::contended);
    run.at(100ms).unlock(b, lock).end(b);
    const trace::Snapshot snapshot = run.finish(100ms).snapshot();
    const BottleneckNumbers it = analysis::bottleneck_numbers(snapshot);
    QCOMPARE(it.worst_lock, lock);
    QCOMPARE(it.blocked_on_worst, trace::Duration(50ms));
    QCOMPARE(it.woken_for_worst, trace::Duration(10ms));
    QCOMPARE(it.blocked_on_worst + it.woken_for_worst, snapshot.lane_of(lock)->statistics.wait);
    Finding finding;
    finding.kind = FindingKind::LockBound;
    analysis::word(finding, it, *snapshot.tables);
    const QString said = QString::fromStdString(finding.explanation);
    QVERIFY2(said.contains("of their time blocked on Printer") && !said.contains("most of it"),
             qPrintable(said));
    QVERIFY2(
        said.contains("For another 6.7 % of their time the threads had been woken for Printer "
                      "and waited for a core. So the 2 threads kept 0.9 of the 2 cores busy on "
                      "average"),
        qPrintable(said));
}

void AnalysisBottleneckWordsTest::tasksThatOverlapAreNotToldToBecomeTasks() {
    BottleneckNumbers it = numbers(10ms);
    it.io = 190ms;
    it.threads = it.tasks = 60;
    it.thread_time.add(State::Io, 60 * 98ms);
    QCOMPARE(analysis::tool_for(FindingKind::IoBound, it), Tool::FasterService);
}

void AnalysisBottleneckWordsTest::whereOtherProgramsHadMuchOfTheCoresThatIsSaidFirst() {
    BottleneckNumbers it = numbers(80ms);
    const auto worded = [&](trace::Duration others) {
        it.others = others;
        Finding finding;
        finding.kind = analysis::verdict_of(it);
        analysis::word(finding, it, {});
        return finding;
    };
    it.idle = 60ms;
    const QString quiet = QString::fromStdString(worded(60ms).explanation);
    QVERIFY2(quiet.startsWith("The time went into computing: "), qPrintable(quiet));
    it.idle = 22ms;
    const Finding disturbed = worded(98ms);
    QCOMPARE(disturbed.kind, FindingKind::CpuBound);
    const QString said = QString::fromStdString(disturbed.explanation);
    QVERIFY2(said.startsWith("Other programs had the cores for 49 % of their time: how long things "
                             "took here says little of the program. The time went into"),
             qPrintable(said));
    QVERIFY2(said.endsWith("The threads hardly waited for anything but a core."), qPrintable(said));
    QCOMPARE(QString::fromStdString(disturbed.remedy),
             QString("Run it on a quiet machine, or on the virtual clock."));
}

void AnalysisBottleneckWordsTest::coresThatAreNotIdleAreNoOpportunity() {
    BottleneckNumbers it = numbers(4ms);
    it.threads = 1;
    it.io = 190ms;
    it.thread_time.add(State::Io, 96ms);
    const auto said = [&](trace::Duration idle, trace::Duration others) {
        it.idle = idle;
        it.others = others;
        Finding finding;
        finding.kind = FindingKind::IoBound;
        analysis::word(finding, it, {});
        return QString::fromStdString(finding.explanation);
    };
    const QString quiet = said(190ms, 6ms);
    QVERIFY2(quiet.contains("The idle time of the cores is the opportunity: on average 0.04 of "),
             qPrintable(quiet));
    for (const QString& busy : {said(10ms, 20ms), said(60ms, 130ms)}) {
        QVERIFY2(!busy.contains("opportunity"), qPrintable(busy));
        QVERIFY2(busy.endsWith(" On average 0.04 of the 2 cores worked, and 0.96 requests were "
                               "under way at a time."),
                 qPrintable(busy));
    }
}

// As in Amdahl's law: one that works, too, waits for the end of the others.
void AnalysisBottleneckWordsTest::joinsThatAreLeftOutOfTheSharesAreToldOf() {
    const auto said = [](trace::Time joins_from) {
        SyntheticRun run;
        const ActorId main = run.thread("Main"), a = run.thread("A");
        run.set_info(on_cores(2));
        run.at(0ms).begin({main, a});
        run.at(joins_from).event(main, EventKind::JoinRequest, {}, a.value);
        run.at(100ms).end(a).event(main, EventKind::Joined, {}, a.value).end(main);
        const auto finding = analysis::find_bottleneck(run.finish(100ms).snapshot());
        return finding ? QString::fromStdString(finding->explanation) : QString();
    };
    const QString told = "Waiting for the end of another thread is left out of these shares.";
    QVERIFY2(said(60ms).contains("100 % of their time on a core. ") && said(60ms).endsWith(told),
             qPrintable(said(60ms)));
    QVERIFY2(!said(60ms).contains("Another 0 %"), qPrintable(said(60ms)));
    // Where it is next to nothing, or that thread does nothing else and is none of them.
    QVERIFY2(!said(99ms).isEmpty() && !said(99ms).contains(told), qPrintable(said(99ms)));
    QVERIFY2(!said(0ms).isEmpty() && !said(0ms).contains(told), qPrintable(said(0ms)));
}

void AnalysisBottleneckWordsTest::whereTheLastThreadWorkedAloneItsTimeIsThatOfTheRun() {
    SyntheticRun run;
    const ActorId a = run.thread("A"), b = run.thread("B"), c = run.thread("C");
    run.set_info(on_cores(4));
    run.at(0ms).begin({a, b, c}).at(40ms).end(b).end(c).at(100ms).end(a);
    const auto finding = analysis::find_bottleneck(run.finish(100ms).snapshot());
    QVERIFY(finding);
    QCOMPARE(finding->kind, FindingKind::Serial);
    QCOMPARE(QString::fromStdString(finding->title),
             QString("Serial: for 60 % of the run only the last thread still worked (estimated)"));
}

void AnalysisBottleneckWordsTest::aRunThatAsksWhetherTheResultIsRightIsAdvisedNoTool() {
    const auto kind_in = [](const char* scenario, bool locks, const char* title = "") {
        SyntheticRun run;
        const ActorId a = run.thread("A"), b = run.thread("B");
        const ObjectId lock = run.mutex("Lock");
        trace::RunInfo info = on_cores(2);
        info.scenario = scenario;
        info.title = title;
        run.set_info(info);
        run.at(0ms).begin({a, b});
        if (locks)
            run.lock(a, lock).request(b, lock);
        run.at(50ms);
        if (locks)
            run.unlock(a, lock, b).lock(b, lock, event_flag::contended);
        run.at(100ms);
        if (locks)
            run.unlock(b, lock);
        run.end(a).end(b);
        const auto finding = analysis::find_bottleneck(run.finish(100ms).snapshot());
        return finding ? std::optional(finding->kind) : std::nullopt;
    };
    QCOMPARE(kind_in("bottleneck/array", false), std::optional(FindingKind::CpuBound));
    QCOMPARE(kind_in("race/lost-update", false), std::optional<FindingKind>());
    QCOMPARE(kind_in("deadlock/transfer", false), std::optional<FindingKind>());
    QCOMPARE(kind_in("race/lost-update", true), std::optional<FindingKind>());
    QCOMPARE(kind_in("race/locks-cost", true), std::optional(FindingKind::LockBound));
    // Of a copy the title tells.
    QCOMPARE(kind_in("mine.lua", true, "Race: lost updates"), std::optional<FindingKind>());
    QCOMPARE(kind_in("mine.lua", true, "Two threads"), std::optional(FindingKind::LockBound));
}

QTEST_GUILESS_MAIN(AnalysisBottleneckWordsTest)
#include "analysis_bottleneck_words_test.moc"
