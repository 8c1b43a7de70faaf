// What a thread did, by its events, and when it had a CPU, by the kernel: the two in one lane, and
// the lanes of the CPUs.
#include <QTest>

#include "engine/analysis/idle_causes.h"
#include "engine/analysis/report.h"
#include "engine/trace/cpu_event.h"
#include "engine/trace/trace_file.h"
#include "tests/engine/cpu_accounting.h"
#include "tests/engine/random_run.h"

#include <QTemporaryDir>

#include <algorithm>
#include <deque>
#include <random>
#include <set>

using namespace threadline;
using namespace threadline::test;
using analysis::IdleReason;
using record::ObjectKind;
using trace::CpuUse;
using trace::Duration;
using trace::State;

namespace {

trace::TraceEvent switch_event(Time t, EventKind kind, ActorId actor, std::uint16_t cpu,
                               std::uint16_t flags = 0, std::int64_t value = 0) {
    trace::TraceEvent event;
    event.actor = actor;
    event.event.time = static_cast<std::uint64_t>(t.count());
    event.event.kind = kind;
    event.event.flags = flags;
    event.event.argument = trace::packed({cpu, value});
    return event;
}

// A run whose CPU figures come from the kernel.
class KernelRun : public SyntheticRun {
public:
    explicit KernelRun(std::uint32_t cores = 2) {
        trace::RunInfo info;
        info.cores = cores;
        info.cpu_source = trace::CpuSource::Kernel;
        set_info(info);
    }
    KernelRun& in(Time t, ActorId actor, std::uint16_t cpu) {
        return give(switch_event(t, EventKind::SwitchedIn, actor, cpu));
    }
    KernelRun& out(Time t, ActorId actor, std::uint16_t cpu) {
        return give(switch_event(t, EventKind::SwitchedOut, actor, cpu));
    }
    KernelRun& preempt(Time t, ActorId actor, std::uint16_t cpu) {
        return give(switch_event(t, EventKind::SwitchedOut, actor, cpu, event_flag::preempted));
    }
    KernelRun& lose(Time t, std::uint16_t cpu) {
        return give(switch_event(t, EventKind::SwitchesLost, {}, cpu, 0, 7));
    }
    KernelRun& busy(Time t, std::uint16_t cpu, Duration so_far) {
        return give(switch_event(t, EventKind::CpuBusy, {}, cpu, 0, so_far.count()));
    }

private:
    KernelRun& give(const trace::TraceEvent& event) {
        builder().append(event, world());
        return *this;
    }
};

// "running@0 0-10, blocked 10-20"
QString shape_of(const trace::ActorLane& lane) {
    QStringList parts;
    const auto add = [&](const trace::Interval& interval, const char* mark) {
        parts << QString("%1%2 %3-%4%5")
                     .arg(trace::key_of(interval.state),
                          interval.cpu >= 0 ? QString("@%1").arg(interval.cpu) : QString())
                     .arg(interval.begin.count() / 1000)
                     .arg(interval.end.count() / 1000)
                     .arg(mark);
    };
    for (std::size_t i = 0; i < lane.intervals.size(); ++i)
        add(lane.intervals[i], "");
    if (lane.open)
        add(*lane.open, "...");
    return parts.join(", ");
}

// Only when it was on a CPU.
QString running_shape(const trace::ActorLane& lane) {
    QStringList parts;
    for (const QString& part : shape_of(lane).split(", "))
        if (part.startsWith("running"))
            parts << part;
    return parts.join(", ");
}

QString shape_of(const trace::Snapshot& snapshot, const trace::CpuLane& lane) {
    static const char* const uses[] = {"idle", "", "services", "others", "unknown"};
    QStringList parts;
    for (std::size_t i = 0; i < lane.intervals.size(); ++i) {
        const trace::CpuInterval& interval = lane.intervals[i];
        parts << QString("%1 %2-%3")
                     .arg(interval.use == CpuUse::Thread
                              ? QString::fromStdString(snapshot.tables->actor(interval.actor).name)
                              : QString(uses[static_cast<int>(interval.use)]))
                     .arg(interval.begin.count() / 1000)
                     .arg(interval.end.count() / 1000);
    }
    return parts.join(", ");
}

QString idle_shape(const trace::Snapshot& snapshot) {
    QStringList parts;
    analysis::for_each_idle_stretch(snapshot, snapshot.range(),
                                    [&](const analysis::IdleStretch& stretch) {
                                        parts << QString("%1 %2 %3-%4")
                                                     .arg(stretch.idle)
                                                     .arg(analysis::key_of(stretch.reason))
                                                     .arg(stretch.range.begin.count() / 1000)
                                                     .arg(stretch.range.end.count() / 1000);
                                    });
    return parts.join(", ");
}

// A random legal sequence of switches: a thread is on one CPU at most, a CPU has one at most.
class RandomSwitches {
public:
    RandomSwitches(std::uint32_t seed, std::vector<ActorId> actors, bool loses)
        : random_(seed), actors_(std::move(actors)), loses_(loses), on_(cpus) {}

    static constexpr std::uint16_t cpus = 2;

    // One more, no later than `until`; none: that is over.
    std::optional<trace::TraceEvent> next(Time until, const trace::World& world) {
        const Time at = last_ + std::chrono::nanoseconds(pick(0, 40'000));
        if (at > until) {
            last_ = std::max(last_, until);  // what was said to be known stays so
            return std::nullopt;
        }
        last_ = at;
        const auto cpu = static_cast<std::uint16_t>(pick(0, cpus - 1));
        if (loses_ && pick(0, 40) == 0) {
            // Somebody else may be on it afterwards, or nobody.
            on_[cpu] = {};
            return switch_event(at, EventKind::SwitchesLost, {}, cpu, 0, 3);
        }
        if (on_[cpu]) {
            const ActorId actor = *on_[cpu];
            known_.insert(actor);
            on_[cpu].reset();
            return switch_event(at, EventKind::SwitchedOut, actor, cpu,
                                pick(0, 1) == 0 ? event_flag::preempted : std::uint16_t{0});
        }
        if (pick(0, 3) == 0) {
            on_[cpu] = ActorId{};
            return switch_event(at, EventKind::SwitchedIn, {}, cpu);
        }
        const ActorId actor =
            actors_[static_cast<std::size_t>(pick(0, static_cast<int>(actors_.size()) - 1))];
        if (std::find(on_.begin(), on_.end(), std::optional(actor)) != on_.end())
            return next(until, world);
        on_[cpu] = actor;
        // Before its begin the kernel's id may not have been known.
        const bool known = known_.contains(actor) || world.actor(actor).begun || pick(0, 1) == 0;
        if (known)
            known_.insert(actor);
        return switch_event(at, EventKind::SwitchedIn, known ? actor : ActorId{}, cpu);
    }

private:
    int pick(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }

    std::mt19937 random_;
    std::vector<ActorId> actors_;
    bool loses_;
    std::vector<std::optional<ActorId>> on_;
    std::set<ActorId> known_;
    Time last_{0};
};

// A thread that computes for 100 ms and sleeps for 300, on two cores; what the system counted of
// each of them, at 0, at 200 and at `last`.
trace::Snapshot estimated_beside_others(Duration at_200ms, Time last, Duration at_last) {
    SyntheticRun run;
    trace::RunInfo info;
    info.cores = 2;
    run.set_info(info);
    const auto count = [&](Time t, Duration first, Duration second) {
        run.builder().append(switch_event(t, EventKind::CpuBusy, {}, 0, 0, first.count()),
                             run.world());
        run.builder().append(switch_event(t, EventKind::CpuBusy, {}, 1, 0, second.count()),
                             run.world());
    };
    const ActorId a = run.thread("A");
    count(0ms, 0ms, 0ms);
    run.at(0ms).begin({a});
    run.at(100ms).event(a, EventKind::SleepBegin, {}, 300'000'000);
    count(200ms, 100ms, at_200ms);
    run.at(400ms).event(a, EventKind::SleepEnd).end(a);
    count(last, 100ms, at_last);
    return run.finish(400ms).snapshot();
}

QString milliseconds_of(const trace::Snapshot& snapshot, const trace::CpuLane& lane) {
    return shape_of(snapshot, lane).replace("000", "");
}

}  // namespace

class TraceCpuTest : public QObject {
    Q_OBJECT

private slots:
    void aThreadRunsOnlyWhileItIsOnACpu();
    void theWayIntoAWaitAndOutOfItIsRunning();
    void offTheCpuWithoutAReasonOfItsOwnIsAWaitInTheKernel();
    void aReplyThatHasComeMakesReady();
    void theFirstSwitchTellsWhereItBegan();
    void theLaneIsProvisionalBeyondWhatIsKnown();
    void afterALossNothingIsGuessed();
    void whoMayHaveGotACpuIsNotSaidToWaitForIt();
    void aCheckpointWithAnyByteChangedDoesNoHarm();
    void theCpuClockDoesNotEstimateWhatTheKernelSays();
    void aCpuRunsThreadsServicesAndNobody();
    void aCpuEndsWithTheRunThoughMoreWasKnownOfIt();
    void whereAThreadWaitsPreemptedSomebodyElseIsOnTheCpu();
    void aBusyCpuThatNobodyOfUsUsedIsOtherPrograms();
    void idleCoresHaveTheirCause();
    void whoHoldsTheLockTellsWhyCoresAreIdle();
    void withoutTheKernelTheLanesOfTheCpusAreEstimated();
    void withoutTheKernelOtherProgramsAreWhatTheSystemCountedBeyondTheRun();
    void whatTheSystemCountedAfterTheEndIsNobodys();
    void aFewTicksAreNoOtherProgram();
    void switchesGoThroughTheFile();
    void whatAddsUpDoesSoForRandomSwitches_data();
    void whatAddsUpDoesSoForRandomSwitches();
};

void TraceCpuTest::aThreadRunsOnlyWhileItIsOnACpu() {
    KernelRun run;
    const ActorId a = run.thread("A");
    run.in(0us, a, 1);
    run.at(0us).begin({a});
    run.preempt(10us, a, 1).in(30us, a, 0);
    run.at(50us).end(a);
    run.out(51us, a, 0);
    const auto snapshot = run.finish(60us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(a)),
             QString("running@1 0-10, ready 10-30, running@0 30-50"));
    QCOMPARE(*snapshot.lane_of(a)->switches, std::uint64_t{1});
    QVERIFY2(unaccounted(snapshot).isEmpty(), qPrintable(unaccounted(snapshot)));
}

void TraceCpuTest::theWayIntoAWaitAndOutOfItIsRunning() {
    KernelRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId lock = run.mutex("Lock");
    run.in(0us, a, 0).in(0us, b, 1);
    run.at(0us, 1).begin({a, b}).lock(a, lock);
    run.at(10us, 2).request(b, lock);
    run.out(12us, b, 1);
    run.at(30us).unlock(a, lock, b);
    run.in(34us, b, 1);
    run.at(35us, 3).lock(b, lock, event_flag::contended);
    run.at(40us).end(b).end(a);
    const auto snapshot = run.finish(40us).snapshot();
    const trace::ActorLane& lane = *snapshot.lane_of(b);
    QCOMPARE(shape_of(lane),
             QString("running@1 0-12, blocked 12-30, ready 30-34, running@1 34-40"));
    QCOMPARE(lane.intervals[0].site.value, 1u);
    QCOMPARE(lane.intervals[3].site.value, 3u);
    QVERIFY(lane.at(20us)->object == lock && lane.at(20us)->by == a);
    QVERIFY(lane.at(20us)->woken_by == a);
}

void TraceCpuTest::offTheCpuWithoutAReasonOfItsOwnIsAWaitInTheKernel() {
    KernelRun run;
    const ActorId a = run.thread("A");
    run.in(0us, a, 0);
    run.at(0us).begin({a});
    run.out(10us, a, 0).in(20us, a, 0);
    run.at(30us).end(a);
    const auto snapshot = run.finish(30us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(a)),
             QString("running@0 0-10, waiting 10-20, running@0 20-30"));
    QVERIFY(!snapshot.lane_of(a)->at(15us)->object);
}

void TraceCpuTest::aReplyThatHasComeMakesReady() {
    KernelRun run;
    const ActorId a = run.thread("A");
    const ObjectId service = run.object(ObjectKind::Service, "db");
    run.in(0us, a, 0);
    run.at(0us).begin({a});
    run.at(10us).event(a, EventKind::IoBegin, service, 5000);
    run.out(10us, a, 0).in(40us, a, 0);
    run.at(50us).event(a, EventKind::IoEnd, service, 25'000, event_flag::timed).end(a);
    const auto snapshot = run.finish(50us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(a)),
             QString("running@0 0-10, io 10-25, ready 25-40, running@0 40-50"));
}

void TraceCpuTest::theFirstSwitchTellsWhereItBegan() {
    KernelRun run;
    const ActorId a = run.thread("A");
    run.in(0us, {}, 1);  // its thread, whose id was not known yet
    run.at(5us).begin({a});
    run.preempt(20us, a, 1).in(25us, a, 0);
    run.at(30us).end(a);
    const auto snapshot = run.finish(30us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(a)),
             QString("running@1 5-20, ready 20-25, running@0 25-30"));
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[1]),
             QString("services 0-5, A 5-20, others 20-25, idle 25-30"));
}

void TraceCpuTest::theLaneIsProvisionalBeyondWhatIsKnown() {
    KernelRun run;
    const ActorId a = run.thread("A");
    run.in(0us, a, 0);
    run.at(0us).begin({a});
    run.at(40us).event(a, EventKind::SleepBegin, {}, 20'000);
    run.builder().advance(50us);
    QCOMPARE(shape_of(*run.snapshot().lane_of(a)), QString("running@0 0-50..."));
    // What the kernel says later changes what was not settled.
    run.preempt(10us, a, 0).in(20us, a, 1);
    run.builder().settle(30us, 30us);
    QCOMPARE(shape_of(*run.snapshot().lane_of(a)),
             QString("running@0 0-10, ready 10-20, running@1 20-50..."));
    run.out(41us, a, 1);
    run.builder().settle(45us, 45us);
    QCOMPARE(shape_of(*run.snapshot().lane_of(a)),
             QString("running@0 0-10, ready 10-20, running@1 20-41, sleeping 41-50..."));
    QCOMPARE(run.snapshot().settled, Time(45us));
}

void TraceCpuTest::afterALossNothingIsGuessed() {
    KernelRun run(3);
    const ActorId a = run.thread("A"), b = run.thread("B"), c = run.thread("C");
    run.in(0us, a, 0).in(0us, b, 1).in(0us, c, 2);
    run.at(0us).begin({a, b, c});
    run.at(0us).event(c, EventKind::SleepBegin, {}, 100'000);
    run.out(1us, c, 2);
    run.lose(10us, 0).preempt(40us, a, 0).in(50us, a, 0);
    run.at(60us).end(a).end(b);
    const auto snapshot = run.finish(60us).snapshot();
    // A was on the CPU of which something was lost, B on the other one, C asleep.
    QCOMPARE(shape_of(*snapshot.lane_of(a)),
             QString("running@0 0-10, unknown 10-40, ready 40-50, running@0 50-60"));
    QCOMPARE(shape_of(*snapshot.lane_of(b)), QString("running@1 0-60"));
    QVERIFY(shape_of(*snapshot.lane_of(c)).endsWith("sleeping 1-60"));
    QVERIFY2(unaccounted(snapshot).isEmpty(), qPrintable(unaccounted(snapshot)));
}

// A waits for the CPU, gets it and sleeps; of that the kernel's records were lost.
void TraceCpuTest::whoMayHaveGotACpuIsNotSaidToWaitForIt() {
    KernelRun run(1);
    const ActorId a = run.thread("A"), b = run.thread("B");
    run.in(0us, a, 0).at(0us).begin({a});
    run.preempt(10us, a, 0).lose(30us, 0).in(40us, b, 0);
    run.at(40us).begin({b});
    run.at(50us).event(b, EventKind::SleepBegin);
    run.out(50us, b, 0);
    const auto snapshot = run.finish(90us).snapshot();
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[0]),
             QString("A 0-10, others 10-30, unknown 30-40, B 40-50, idle 50-90"));
}

void TraceCpuTest::aCheckpointWithAnyByteChangedDoesNoHarm() {
    KernelRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ActorId task = run.task("Task", b);
    const ObjectId lock = run.mutex("L");
    const ObjectId text = run.object(ObjectKind::Variable, "text");
    run.in(0us, a, 0).in(0us, b, 1).at(0us).begin({a, b}).lock(a, lock);
    run.at(5us).event(a, EventKind::Write, text, run.text("x").value,
                      static_cast<std::uint16_t>(ValueTag::String));
    run.at(10us).request(b, lock);
    run.out(10us, b, 1).preempt(12us, a, 0);
    run.at(12us).event(a, EventKind::ActorStart, {}, task.value);
    trace::ByteWriter state;
    run.builder().save(state, 12us);
    int survived = 0;
    for (std::size_t at = 0; at < state.bytes().size(); ++at)
        for (const int value : {0, 1, 2, 0x7f, 0x80, 0xff}) {
            std::string changed = state.bytes();
            changed[at] = static_cast<char>(value);
            trace::TraceBuilder builder;
            trace::RunInfo info;
            info.cpu_source = trace::CpuSource::Kernel;
            builder.set_info(std::make_shared<trace::RunInfo>(info));
            builder.set_tables(std::make_shared<trace::Tables>(run.tables()));
            trace::ByteReader in(changed);
            if (!builder.restore(in, 12us, run.tables()))
                continue;
            builder.advance(20us);
            QVERIFY(builder.snapshot().actors.size() <= 3);
            builder.finish(30us);
            for (const auto& [name, its] : builder.snapshot().values())
                QVERIFY(its.tag != ValueTag::String || (its.payload >= 0 && its.payload < 2));
            ++survived;
        }
    QVERIFY(survived > 100);
}

void TraceCpuTest::theCpuClockDoesNotEstimateWhatTheKernelSays() {
    KernelRun run;
    const ActorId a = run.thread("A");
    run.in(0us, a, 0);
    run.at(0us).event(a, EventKind::ThreadBegin, {}, 1000);
    run.at(900us).event(a, EventKind::CpuTime, {}, 101'000);
    run.at(1000us).event(a, EventKind::ThreadEnd, {}, 111'000);
    const auto snapshot = run.finish(1000us).snapshot();
    QCOMPARE(shape_of(*snapshot.lane_of(a)), QString("running@0 0-1000"));
    QCOMPARE(snapshot.lane_of(a)->cpu_time, Duration(110us));
}

void TraceCpuTest::aCpuRunsThreadsServicesAndNobody() {
    KernelRun run;
    const ActorId a = run.thread("A");
    run.in(0us, a, 0);
    run.at(5us).begin({a});
    run.out(20us, a, 0).in(30us, {}, 0).out(40us, {}, 0).in(50us, a, 0);
    run.at(60us).end(a);
    run.out(65us, a, 0).in(0us, {}, 1).out(10us, {}, 1);
    const auto snapshot = run.finish(80us).snapshot();
    QCOMPARE(snapshot.cpus.size(), std::size_t{2});
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[0]),
             QString("services 0-5, A 5-20, idle 20-30, services 30-40, idle 40-50, A 50-60, "
                     "services 60-65, idle 65-80"));
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[1]), QString("services 0-10, idle 10-80"));
    const auto report = analysis::make_report(snapshot, {});
    QCOMPARE(report.cpu.busy, Duration(25us));
    QCOMPARE(report.cpu.services, Duration(30us));
    QCOMPARE(report.cpu.idle, Duration(105us));
    QCOMPARE(report.cpu.total(), 2 * snapshot.now);
}

void TraceCpuTest::aCpuEndsWithTheRunThoughMoreWasKnownOfIt() {
    KernelRun run;
    const ActorId a = run.thread("A");
    run.in(0us, a, 0);
    run.at(0us).begin({a});
    run.at(40us).end(a);
    // The session looks a little later than the last thread ends.
    run.out(41us, a, 0).in(50us, {}, 0).out(60us, {}, 0).in(70us, {}, 0).out(80us, {}, 0);
    run.in(30us, {}, 1).out(75us, {}, 1);
    run.builder().settle(78us, 78us);
    const auto live = run.snapshot();
    const auto snapshot = run.finish(40us).snapshot();
    QCOMPARE(unaccounted(snapshot), QString());
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[0]), QString("A 0-40"));
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[1]), QString("idle 0-30, services 30-40"));
    QVERIFY(live.cpus[0]->intervals.back().end > 40us);
}

void TraceCpuTest::whereAThreadWaitsPreemptedSomebodyElseIsOnTheCpu() {
    KernelRun run;
    const ActorId a = run.thread("A");
    run.in(0us, a, 0);
    run.at(0us).begin({a});
    run.preempt(10us, a, 0).in(30us, a, 1).out(40us, a, 1).in(50us, a, 0);
    run.at(60us).end(a);
    const auto snapshot = run.finish(60us).snapshot();
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[0]),
             QString("A 0-10, others 10-30, idle 30-50, A 50-60"));
    QVERIFY(snapshot.cpus[0]->intervals[1].estimated);
    QVERIFY(!snapshot.cpus[0]->intervals[0].estimated);
}

void TraceCpuTest::aBusyCpuThatNobodyOfUsUsedIsOtherPrograms() {
    KernelRun run;
    const ActorId a = run.thread("A");
    run.busy(0us, 0, 0ms);
    run.in(0us, a, 0);
    run.at(0us).begin({a});
    run.out(20ms, a, 0);
    run.busy(100ms, 0, 90ms);   // 70 of the 80 ms that A left
    run.busy(200ms, 0, 100ms);  // 10 of 100 ms: noise
    run.at(200ms).end(a);
    const auto snapshot = run.finish(200ms).snapshot();
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[0]),
             QString("A 0-20000, others 20000-100000, idle 100000-200000"));
}

void TraceCpuTest::idleCoresHaveTheirCause() {
    KernelRun run;
    const ActorId a = run.thread("A"), b = run.thread("B");
    const ObjectId service = run.object(ObjectKind::Service, "db");
    run.in(0us, a, 0).in(0us, b, 1);
    run.at(0us).begin({a, b});
    run.at(10us).event(a, EventKind::IoBegin, service, 5000);
    run.at(10us).event(b, EventKind::IoBegin, service, 5000);
    run.out(10us, a, 0).out(10us, b, 1).in(30us, a, 0).in(30us, b, 1);
    run.at(30us).event(a, EventKind::IoEnd, service).event(b, EventKind::IoEnd, service);
    run.at(40us).end(a);
    run.out(40us, a, 0);
    run.at(60us).end(b);
    run.out(60us, b, 1);
    const auto snapshot = run.finish(70us).snapshot();
    QCOMPARE(idle_shape(snapshot),
             QString("2 io 10-30, 1 straggler 40-60, 2 no-thread-left 60-70"));
    const auto report = analysis::make_report(snapshot, {});
    QCOMPARE(report.cpu.idle, Duration(80us));
    QCOMPARE(QString::fromStdString(report.cpu.idle_causes.at(0).text),
             QString("50 % of the idle time: threads wait for replies"));
}

void TraceCpuTest::whoHoldsTheLockTellsWhyCoresAreIdle() {
    KernelRun run;
    const ActorId a = run.thread("A"), b = run.thread("B"), c = run.thread("C");
    const ObjectId lock = run.mutex("Lock");
    const ObjectId service = run.object(ObjectKind::Service, "db");
    run.in(0us, a, 0);
    run.at(0us).begin({a, b, c}).lock(a, lock);
    run.at(1us).request(b, lock);
    run.at(1us).request(c, lock);
    run.out(1us, b, 1);
    run.at(10us).event(a, EventKind::IoBegin, service, 5000);
    run.out(10us, a, 0);
    run.builder().advance(20us);
    const auto snapshot = run.finish(20us).snapshot();
    std::vector<analysis::IdleStretch> stretches;
    analysis::for_each_idle_stretch(snapshot, {15us, 20us},
                                    [&](const auto& stretch) { stretches.push_back(stretch); });
    QCOMPARE(stretches.size(), std::size_t{1});
    QCOMPARE(stretches[0].reason, IdleReason::LockDuringIo);
    QVERIFY(stretches[0].lock == lock && stretches[0].actor == a);
    QCOMPARE(QString::fromStdString(text_of(stretches[0], run.tables())),
             QString("threads wait for Lock, and its holder A for a reply"));
}

void TraceCpuTest::withoutTheKernelTheLanesOfTheCpusAreEstimated() {
    SyntheticRun run;
    trace::RunInfo info;
    info.cores = 2;
    run.set_info(info);
    const ActorId a = run.thread("A"), b = run.thread("B");
    run.at(0us).begin({a, b});
    run.at(10us).event(a, EventKind::SleepBegin, {}, 10'000);
    run.at(20us).event(a, EventKind::SleepEnd);
    run.at(30us).end(a);
    run.at(40us).end(b);
    const auto snapshot = run.finish(40us).snapshot();
    QCOMPARE(snapshot.cpus.size(), std::size_t{2});
    QVERIFY(snapshot.cpus[0]->estimated && snapshot.cpus[0]->intervals[0].estimated);
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[0]),
             QString("A 0-10, idle 10-20, A 20-30, idle 30-40"));
    QCOMPARE(shape_of(snapshot, *snapshot.cpus[1]), QString("B 0-40"));
    QVERIFY2(unaccounted(snapshot).isEmpty(), qPrintable(unaccounted(snapshot)));
}

void TraceCpuTest::withoutTheKernelOtherProgramsAreWhatTheSystemCountedBeyondTheRun() {
    const auto snapshot = estimated_beside_others(200ms, 400ms, 300ms);
    QCOMPARE(milliseconds_of(snapshot, *snapshot.cpus[0]), QString("A 0-100, idle 100-400"));
    QCOMPARE(milliseconds_of(snapshot, *snapshot.cpus[1]), QString("others 0-300, idle 300-400"));
    QVERIFY2(unaccounted(snapshot).isEmpty(), qPrintable(unaccounted(snapshot)));
    const auto cpu = analysis::make_report(snapshot, {}).cpu;
    QCOMPARE(cpu.others, Duration(300ms));
    QCOMPARE(cpu.idle, Duration(400ms));
    QCOMPARE(cpu.total(), Duration(800ms));
    Duration causes{0};
    for (const auto& cause : cpu.idle_causes)
        causes += cause.time;
    QCOMPARE(causes, cpu.idle);
}

void TraceCpuTest::whatTheSystemCountedAfterTheEndIsNobodys() {
    // From 200 to 600 ms the other core was busy all the time; half of that is the run's.
    const auto snapshot = estimated_beside_others(0ms, 600ms, 400ms);
    QCOMPARE(analysis::make_report(snapshot, {}).cpu.others, Duration(200ms));
}

void TraceCpuTest::aFewTicksAreNoOtherProgram() {
    const auto snapshot = estimated_beside_others(10ms, 400ms, 20ms);
    QCOMPARE(analysis::make_report(snapshot, {}).cpu.others, Duration(0ms));
}

void TraceCpuTest::switchesGoThroughTheFile() {
    QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "run.tline";
    KernelRun run;
    const ActorId a = run.thread("A");
    run.at(3us, 4).begin({a});
    std::vector<trace::TraceEvent> events = run.events();
    events.push_back(switch_event(2us, EventKind::SwitchedIn, {}, 1));
    events.push_back(switch_event(9us, EventKind::SwitchedOut, a, 1, event_flag::preempted));
    events.push_back(switch_event(9us, EventKind::SwitchesLost, {}, 63, 0, 12));
    events.push_back(switch_event(10us, EventKind::CpuBusy, {}, 1, 0, 10'000'000'000));
    trace::RunInfo info;
    info.cpu_source = trace::CpuSource::Estimated;
    info.cpu_note = "ask for more";
    info.switches_lost = 12;
    auto writer = trace::TraceWriter::create(path);
    QVERIFY(writer.ok());
    QVERIFY((*writer)->append(events, run.tables()).ok());
    QVERIFY((*writer)->finish(info, run.tables(), {0us, 10us}).ok());
    const auto reader = trace::TraceReader::open(path);
    QVERIFY(reader.ok());
    QVERIFY((*reader)->info() == info);
    std::vector<trace::TraceEvent> read;
    QVERIFY((*reader)
                ->read([&](std::span<const trace::TraceEvent> chunk) {
                    read.insert(read.end(), chunk.begin(), chunk.end());
                    return true;
                })
                .ok());
    QVERIFY(read == events);
}

void TraceCpuTest::whatAddsUpDoesSoForRandomSwitches_data() {
    QTest::addColumn<bool>("loses");
    QTest::newRow("all switches known") << false;
    QTest::newRow("some switches lost") << true;
}

void TraceCpuTest::whatAddsUpDoesSoForRandomSwitches() {
    QFETCH(bool, loses);
    const std::uint32_t first_seed = 1;
    qInfo("seeds from %u", first_seed);
    for (std::uint32_t seed = first_seed; seed < first_seed + 300; ++seed) {
        RandomRun random(seed);
        trace::RunInfo info;
        info.cores = RandomSwitches::cpus;
        info.cpu_source = trace::CpuSource::Kernel;
        random.run.set_info(info);
        RandomSwitches switches(seed, random.actors(), loses);
        trace::TraceBuilder& builder = random.run.builder();
        std::mt19937 lag(seed);
        std::vector<trace::TraceEvent> given;
        const auto give = [&](Time until) {
            while (const auto event = switches.next(until, random.run.world())) {
                builder.append(*event, random.run.world());
                given.push_back(*event);
            }
        };
        for (int i = 0; i < 150 && random.step(); ++i) {
            if (i % 7 != 0)
                continue;
            // The kernel's records come late.
            const Time known = random.now() - std::chrono::microseconds(lag() % 300);
            give(known);
            builder.settle(known, random.now());
            const QString wrong = unaccounted(random.run.snapshot());
            QVERIFY2(wrong.isEmpty(), qPrintable(QString("seed %1: %2").arg(seed).arg(wrong)));
        }
        const Time end = random.now() + 1ms;
        give(end);
        const auto snapshot = random.run.finish(end).snapshot();
        const QString wrong = unaccounted(snapshot);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString("seed %1: %2").arg(seed).arg(wrong)));
        const auto report = analysis::make_report(snapshot, {});
        Duration causes{0};
        for (const auto& cause : report.cpu.idle_causes)
            causes += cause.time;
        QCOMPARE(causes, report.cpu.idle);
        for (const auto& lane : snapshot.cpus)
            QCOMPARE(lane->end, snapshot.now);
        if (snapshot.cpus.size() == RandomSwitches::cpus)
            QCOMPARE(report.cpu.total(), snapshot.now * report.cpu.cores);

        // Told all at once at the end, it is the same.
        trace::TraceBuilder later;
        later.set_tables(snapshot.tables);
        later.set_info(snapshot.info);
        trace::World world;
        world.learn(*snapshot.tables);
        for (const auto& event : random.run.events()) {
            world.apply(event);
            later.append(event, world);
        }
        for (const auto& event : given)
            later.append(event, world);
        later.finish(end);
        const auto replayed = later.snapshot();
        for (std::size_t i = 0; i < snapshot.actors.size(); ++i)
            QCOMPARE(running_shape(*replayed.actors[i]), running_shape(*snapshot.actors[i]));
        for (std::size_t i = 0; i < snapshot.cpus.size(); ++i)
            QCOMPARE(shape_of(replayed, *replayed.cpus[i]), shape_of(snapshot, *snapshot.cpus[i]));
    }
}

QTEST_APPLESS_MAIN(TraceCpuTest)
#include "trace_cpu_test.moc"
