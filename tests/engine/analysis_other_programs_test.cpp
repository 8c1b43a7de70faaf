// A run whose cores other programs had: its verdict says that, and names no tool.
#include <QTest>

#include "engine/analysis/bottleneck.h"

#include <memory>
#include <tuple>

using namespace threadline;
using namespace std::chrono_literals;
using analysis::BottleneckNumbers;
using analysis::FindingKind;
using analysis::Tool;
using trace::CpuUse;
using trace::State;

namespace {

// Two threads on two cores run for 10 of 100 ms each, and are ready before and after, while the
// cores are used for `meanwhile`.
trace::Snapshot kept_from_the_cores(CpuUse meanwhile) {
    trace::Snapshot snapshot;
    auto tables = std::make_shared<trace::Tables>();
    tables->actors.resize(2);
    snapshot.tables = tables;
    snapshot.now = trace::Time(100ms);
    trace::RunInfo info;
    info.cores = 2;
    info.outcome = trace::Outcome::Completed;
    info.cpu_source = trace::CpuSource::Kernel;
    snapshot.info = std::make_shared<trace::RunInfo>(info);
    for (std::uint32_t i = 0; i < 2; ++i) {
        auto lane = std::make_shared<trace::ActorLane>();
        lane->actor = ActorId{i};
        lane->ended = true;
        lane->end = snapshot.now;
        auto cpu = std::make_shared<trace::CpuLane>();
        cpu->cpu = static_cast<std::uint16_t>(i);
        cpu->end = snapshot.now;
        const auto append = [&](trace::Time begin, trace::Time end, bool runs) {
            trace::Interval interval;
            interval.begin = begin;
            interval.end = end;
            interval.state = runs ? State::Running : State::Ready;
            lane->intervals.append(interval);
            cpu->intervals.append({begin, end, runs ? ActorId{i} : ActorId{},
                                   runs ? CpuUse::Thread : meanwhile, !runs});
        };
        append(0ms, 45ms, false);
        append(45ms, 55ms, true);
        append(55ms, 100ms, false);
        snapshot.actors.push_back(lane);
        snapshot.cpus.push_back(cpu);
    }
    return snapshot;
}

}  // namespace

class AnalysisOtherProgramsTest : public QObject {
    Q_OBJECT

private slots:
    void whereOtherProgramsHadTheCoresNoToolIsNamed();
    void whereTheCoresWereIdleOtherProgramsAreNotNamed();
};

void AnalysisOtherProgramsTest::whereOtherProgramsHadTheCoresNoToolIsNamed() {
    const trace::Snapshot snapshot = kept_from_the_cores(CpuUse::OtherPrograms);
    const BottleneckNumbers it = analysis::bottleneck_numbers(snapshot);
    QCOMPARE(it.others, trace::Duration(180ms));
    QCOMPARE(it.thread_time.of(State::Ready), trace::Duration(180ms));
    const auto finding = analysis::find_bottleneck(snapshot);
    QVERIFY(finding);
    QCOMPARE(finding->kind, FindingKind::Oversubscribed);
    QCOMPARE(analysis::tool_for(finding->kind, it), Tool::QuietMachine);
    QCOMPARE(QString::fromStdString(finding->title),
             QString("Oversubscribed: other programs had 90 % of the cores' time"));
    QCOMPARE(QString::fromStdString(finding->explanation),
             QString("Other programs had the cores for 90 % of their time, and the threads spent "
                     "90 % of their time ready to run without one. How long this run took, and "
                     "who waited for whom, says little of the program itself."));
    QCOMPARE(QString::fromStdString(finding->remedy),
             QString("Run it on a quiet machine, or on the virtual clock."));
}

void AnalysisOtherProgramsTest::whereTheCoresWereIdleOtherProgramsAreNotNamed() {
    for (const CpuUse meanwhile : {CpuUse::Idle, CpuUse::Services}) {
        const trace::Snapshot snapshot = kept_from_the_cores(meanwhile);
        QCOMPARE(analysis::bottleneck_numbers(snapshot).others, trace::Duration(0));
        const auto finding = analysis::find_bottleneck(snapshot);
        QVERIFY(finding);
        QCOMPARE(finding->kind, FindingKind::CpuBound);
    }
}

QTEST_GUILESS_MAIN(AnalysisOtherProgramsTest)
#include "analysis_other_programs_test.moc"
