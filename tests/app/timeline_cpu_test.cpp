// The lanes of the CPUs and the band of idle cores: what they say, and how they fold.
#include "app/timeline/cpu_shares.h"
#include "app/timeline/geometry.h"
#include "app/timeline/wording.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/run_fixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using namespace threadline::test;
using trace::CpuUse;

namespace {

TimelineOptions with_cpus() {
    TimelineOptions options;
    options.cpus = true;
    return options;
}

struct Use {
    double until;  // ms
    CpuUse use;
    ActorId actor = {};
};

void add_cpu(session::RunSnapshot& run, const std::vector<Use>& uses) {
    auto lane = std::make_shared<trace::CpuLane>();
    lane->cpu = static_cast<std::uint16_t>(run.trace.cpus.size());
    lane->end = run.trace.now;
    trace::Time at{0};
    for (const Use& use : uses) {
        lane->intervals.append({at, ms(use.until), use.actor, use.use, false});
        at = ms(use.until);
    }
    run.trace.cpus.push_back(std::move(lane));
    auto info = std::make_shared<trace::RunInfo>(*run.trace.info);
    info->cores = static_cast<std::uint32_t>(run.trace.cpus.size());
    info->cpu_source = trace::CpuSource::Kernel;
    info->clock = trace::Clock::Virtual;  // however short it is, nobody else was there
    run.trace.info = std::move(info);
}

// A runs, waits for a reply, runs; nobody else is there but Threadline and another program.
session::RunSnapshot one_thread() {
    RunFixture story;
    const ObjectId service = story.object("server", record::ObjectKind::Service);
    auto& a = story.thread("A").runs(0, 2).state(trace::State::Io, 2, 9, service).runs(9, 10);
    session::RunSnapshot run = story.at(10);
    add_cpu(run, {{2, CpuUse::Thread, a.id()}, {9, CpuUse::Idle}, {10, CpuUse::Thread, a.id()}});
    add_cpu(
        run,
        {{4, CpuUse::Idle}, {5, CpuUse::Services}, {6, CpuUse::OtherPrograms}, {10, CpuUse::Idle}});
    return run;
}

DisplayList lanes_of(const session::RunSnapshot& run, double width) {
    return test::lanes_of(run, run.trace.range(), width, with_cpus());
}

std::vector<Box> boxes_of(const DisplayList& list, Subject::Kind kind) {
    std::vector<Box> found;
    for (const Box& box : list.boxes)
        if (box.subject.kind == kind)
            found.push_back(box);
    return found;
}

}  // namespace

class TimelineCpuTest : public QObject {
    Q_OBJECT

private slots:
    void cpusStandOnTopWhereTheyAreAskedFor();
    void aCpuShowsWhoWasOnIt();
    void theBandIsAsHighAsTheShareOfIdleCores();
    void ofAShortRunTheBandSaysNoMoreThanIsKnown();
    void marksSayWhatTheyAre();
    void shortUsesShareAColumnWithTheOneThatTookMost();
    void theLegendNamesWhatOccurs();
    void whatOthersAndThreadlineUsedIsToldWhereItIsWorthAWord();
    void theSharesThatAreToldAddUp();
};

void TimelineCpuTest::cpusStandOnTopWhereTheyAreAskedFor() {
    const auto run = one_thread();
    QCOMPARE(lane_rows(run, {}, light()).size(), 1u);
    const auto rows = lane_rows(run, with_cpus(), light());
    QCOMPARE(rows.size(), 4u);
    QCOMPARE(rows[0].kind, LaneKind::IdleCores);
    QCOMPARE(rows[1].name, QString("CPU 0"));
    QCOMPARE(rows[2].name, QString("CPU 1"));
    QCOMPARE(rows[3].kind, LaneKind::Thread);
    for (std::size_t i = 1; i < rows.size(); ++i)
        QVERIFY(rows[i].top > rows[i - 1].top + rows[i - 1].height);
}

void TimelineCpuTest::aCpuShowsWhoWasOnIt() {
    const auto uses = boxes_of(lanes_of(one_thread(), 1000), Subject::Kind::CpuUse);
    QCOMPARE(uses.size(), 7u);
    QCOMPARE(uses[1].rect.left(), 200.0);
    QCOMPARE(uses[1].rect.right(), 900.0);
    QCOMPARE(uses[1].fill.colour, light().cpu_idle.colour);
    QCOMPARE(uses[0].fill.colour, light().slice_fill("A").colour);
    QCOMPARE(uses[4].fill.colour, light().cpu_services.colour);
    QCOMPARE(uses[5].fill.colour, light().cpu_others.colour);
}

void TimelineCpuTest::theBandIsAsHighAsTheShareOfIdleCores() {
    const auto run = one_thread();
    const auto list = lanes_of(run, 1000);
    const auto band = boxes_of(list, Subject::Kind::IdleCores);
    const double full = lane_rows(run, with_cpus(), light())[0].height;
    QCOMPARE(band.size(), 5u);
    const double heights[] = {0.5, 1, 0.5, 1, 0.5};
    for (std::size_t i = 0; i < band.size(); ++i) {
        QCOMPARE(band[i].rect.height(), heights[i] * full);
        QCOMPARE(band[i].rect.bottom(), full);
    }
    QStringList labels;
    for (const Label& label : list.labels)
        labels << label.text;
    QVERIFY(labels.contains("2 of 2 cores idle: threads wait for replies"));
}

void TimelineCpuTest::ofAShortRunTheBandSaysNoMoreThanIsKnown() {
    session::RunSnapshot run = one_thread();
    auto info = std::make_shared<trace::RunInfo>(*run.trace.info);
    info->clock = trace::Clock::Real;
    run.trace.info = info;
    const auto list = lanes_of(run, 1000);
    QStringList labels;
    for (const Label& label : list.labels)
        labels << label.text;
    QVERIFY(labels.contains("at most 2 of 2 cores idle: threads wait for replies"));
    QCOMPARE(describe(run, boxes_of(list, Subject::Kind::IdleCores)[1].subject),
             QString("at most 2 of 2 cores idle: threads wait for replies"));
}

void TimelineCpuTest::marksSayWhatTheyAre() {
    const auto run = one_thread();
    QStringList texts;
    for (const Box& box : boxes_of(lanes_of(run, 1000), Subject::Kind::CpuUse))
        texts << describe(run, box.subject);
    QCOMPARE(texts[0], QString("CPU 0 runs A"));
    QCOMPARE(texts[1], QString("CPU 0 is idle"));
    QVERIFY(texts[4].startsWith("CPU 1 runs Threadline itself"));
    QCOMPARE(texts[5], QString("CPU 1 runs other programs, by estimate"));
    const auto band = boxes_of(lanes_of(run, 1000), Subject::Kind::IdleCores);
    QCOMPARE(describe(run, band[1].subject),
             QString("2 of 2 cores idle: threads wait for replies"));
}

void TimelineCpuTest::shortUsesShareAColumnWithTheOneThatTookMost() {
    RunFixture story;
    auto& a = story.thread("A").runs(0, 100);
    session::RunSnapshot run = story.at(100);
    std::vector<Use> uses;
    for (int i = 0; i < 10'000; ++i) {
        uses.push_back({i * 0.01 + 0.007, CpuUse::Thread, a.id()});
        uses.push_back({i * 0.01 + 0.01, CpuUse::Idle});
    }
    add_cpu(run, uses);
    const auto boxes = boxes_of(lanes_of(run, 500), Subject::Kind::CpuUse);
    QCOMPARE(boxes.size(), 1u);
    QCOMPARE(boxes[0].subject.actor, a.id());
    QVERIFY(boxes[0].rect.width() > 499);
}

void TimelineCpuTest::theLegendNamesWhatOccurs() {
    const auto run = one_thread();
    QStringList names;
    for (const Label& label : legend_content(run, lanes_of(run, 1000), 800, light()).labels)
        names << label.text;
    for (const char* name : {"core idle", "Threadline itself", "other programs (estimated)"})
        QVERIFY2(names.contains(name), name);
}

// Of two cores for 50 ms.
analysis::Report used(trace::Duration idle, trace::Duration others, trace::Duration threadline) {
    analysis::Report report;
    report.info.cpu_source = trace::CpuSource::Kernel;
    report.cpu.cores = 2;
    report.cpu.idle = idle;
    report.cpu.others = others;
    report.cpu.services = threadline;
    report.cpu.busy = std::chrono::milliseconds(100) - idle - others - threadline;
    return report;
}

void TimelineCpuTest::whatOthersAndThreadlineUsedIsToldWhereItIsWorthAWord() {
    using namespace std::chrono_literals;
    QCOMPARE(cpu_in_brief(used(80ms, 400us, 300us)), "CPU idle 80 %");
    QCOMPARE(cpu_in_full(used(80ms, 400us, 300us)),
             "idle 80 %, busy with the threads of the run 19.3 %, other programs 0.4 %, "
             "Threadline 0.3 %");
    QCOMPARE(cpu_in_brief(used(50ms, 300us, 3100us)),
             "CPU idle 50 %, busy 46.6 %, Threadline 3.1 %");
    QCOMPARE(cpu_in_brief(used(46800us, 20ms, 3100us)),
             "CPU idle 46.8 %, busy 30.1 %, other programs 20 %, Threadline 3.1 %");
    QCOMPARE(cpu_in_full(used(80ms, 0ms, 0ms)), "idle 80 %, busy with the threads of the run 20 %");
    // There it is among them.
    analysis::Report estimated = used(50ms, 20ms, 0ms);
    estimated.info.cpu_source = trace::CpuSource::Estimated;
    QCOMPARE(cpu_in_brief(estimated),
             "CPU idle 50 %, busy 30 %, other programs and Threadline 20 %");
}

void TimelineCpuTest::theSharesThatAreToldAddUp() {
    using namespace std::chrono_literals;
    const QRegularExpression share("([0-9.]+) %");
    for (const auto& report :
         {used(33'333us, 33'333us, 3'334us), used(24'950us, 24'950us, 25'050us),
          used(10'049us, 20'049us, 30'049us)})
        for (const QString& text : {cpu_in_brief(report), cpu_in_full(report)}) {
            int tenths = 0, count = 0;
            for (const auto& each : share.globalMatch(text)) {
                tenths += qRound(10 * each.captured(1).toDouble());
                ++count;
            }
            QCOMPARE(count, 4);
            QVERIFY2(tenths == 1000, qPrintable(text));
        }
}

QTEST_MAIN(TimelineCpuTest)
#include "timeline_cpu_test.moc"
