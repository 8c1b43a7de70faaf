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
    void tasksThatOverlapAreNotToldToBecomeTasks();
    void whereOtherProgramsHadMuchOfTheCoresThatIsSaidFirst();
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
    QVERIFY2(said(96ms).startsWith("The threads spent 50 % of their time blocked, most of it on "
                                   "locks, and the cores stood idle for 48 % of theirs. "),
             qPrintable(said(96ms)));
    QVERIFY2(said(9'600us).startsWith(
                 "The threads spent 50 % of their time blocked, most of it on locks. "),
             qPrintable(said(9'600us)));
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
