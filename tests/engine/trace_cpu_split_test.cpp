// What a thread did, by its events, and when it had a CPU, by the kernel: the two in one lane.
#include "engine/analysis/report.h"
#include "engine/trace/trace_file.h"
#include "tests/engine/cpu_accounting.h"
#include "tests/engine/kernel_run.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <deque>
#include <random>
#include <set>

using namespace threadline;
using namespace threadline::test;
using record::ObjectKind;
using trace::Duration;

namespace {

// Only when it was on a CPU.
QString running_shape(const trace::ActorLane& lane) {
    QStringList parts;
    for (const QString& part : shape_of(lane).split(", "))
        if (part.startsWith("running"))
            parts << part;
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

}  // namespace

class TraceCpuSplitTest : public QObject {
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
    void switchesThatCameBeforeTheFirstTaskRanCutIt();
    void aLossThatCameBeforeTheFirstTaskRanIsOneOfThatTask();
    void aCheckpointWithAnyByteChangedDoesNoHarm();
    void theCpuClockDoesNotEstimateWhatTheKernelSays();
    void switchesGoThroughTheFile();
    void whatAddsUpDoesSoForRandomSwitches_data();
    void whatAddsUpDoesSoForRandomSwitches();
};

void TraceCpuSplitTest::aThreadRunsOnlyWhileItIsOnACpu() {
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

void TraceCpuSplitTest::theWayIntoAWaitAndOutOfItIsRunning() {
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

void TraceCpuSplitTest::offTheCpuWithoutAReasonOfItsOwnIsAWaitInTheKernel() {
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

void TraceCpuSplitTest::aReplyThatHasComeMakesReady() {
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

void TraceCpuSplitTest::theFirstSwitchTellsWhereItBegan() {
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

void TraceCpuSplitTest::theLaneIsProvisionalBeyondWhatIsKnown() {
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

void TraceCpuSplitTest::afterALossNothingIsGuessed() {
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
void TraceCpuSplitTest::whoMayHaveGotACpuIsNotSaidToWaitForIt() {
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

void TraceCpuSplitTest::switchesThatCameBeforeTheFirstTaskRanCutIt() {
    KernelRun run(1);
    const ActorId loop = run.thread("Loop");
    const ActorId task = run.task("Task", loop);
    run.in(0us, loop, 0).preempt(20us, loop, 0).in(50us, loop, 0);
    run.at(0us).begin({loop}).event(loop, EventKind::ActorStart, {}, task.value);
    run.at(10us).event(task, EventKind::Resume);
    run.at(60us).event(task, EventKind::Suspend);
    run.out(70us, loop, 0);
    const auto snapshot = run.finish(90us).snapshot();
    QCOMPARE(running_shape(*snapshot.lane_of(loop)), QString("running@0 0-20, running@0 50-70"));
    QCOMPARE(running_shape(*snapshot.lane_of(task)), QString("running@0 10-20, running@0 50-60"));
}

void TraceCpuSplitTest::aLossThatCameBeforeTheFirstTaskRanIsOneOfThatTask() {
    KernelRun run(1);
    const ActorId loop = run.thread("Loop");
    const ActorId task = run.task("Task", loop);
    run.in(0us, loop, 0).lose(20us, 0);
    run.at(0us).begin({loop}).event(loop, EventKind::ActorStart, {}, task.value);
    run.at(10us).event(task, EventKind::Resume);
    run.at(60us).event(task, EventKind::Suspend);
    const auto snapshot = run.finish(90us).snapshot();
    QCOMPARE(running_shape(*snapshot.lane_of(loop)), QString("running@0 0-20"));
    QCOMPARE(running_shape(*snapshot.lane_of(task)), QString("running@0 10-20"));
}

void TraceCpuSplitTest::aCheckpointWithAnyByteChangedDoesNoHarm() {
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

void TraceCpuSplitTest::theCpuClockDoesNotEstimateWhatTheKernelSays() {
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

void TraceCpuSplitTest::switchesGoThroughTheFile() {
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

void TraceCpuSplitTest::whatAddsUpDoesSoForRandomSwitches_data() {
    QTest::addColumn<bool>("loses");
    QTest::newRow("all switches known") << false;
    QTest::newRow("some switches lost") << true;
}

void TraceCpuSplitTest::whatAddsUpDoesSoForRandomSwitches() {
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

QTEST_APPLESS_MAIN(TraceCpuSplitTest)
#include "trace_cpu_split_test.moc"
