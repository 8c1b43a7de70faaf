// What the timeline says in plain words.
#include "app/timeline/geometry.h"
#include "app/timeline/wording.h"
#include "app/timeline/wording_terms.h"
#include "tests/app/run_fixture.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;

class TimelineWordingTest : public QObject {
    Q_OBJECT

private slots:
    void aWaitNamesTheLockItsHolderAndTheLine();
    void aDeadlockedWaitSaysSo();
    void aWaitAtAQueueSaysWhetherForAnItemOrForRoom();
    void theNameOfABarrierIsToldFromTheSentence();
    void aHoldNamesWhoWaitsForIt();
    void aStretchOfManyIntervalsIsSummedUp();
    void aHeaderTellsTheFigures();
    void theOutcomeNamesTheFinding();
    void everyStateHasAName();
    void waitersAreNamedWhileTheyAreFew();
    void whoHoldsIsSaidInWholeWordsOrByNameAlone();
    void aTimeHasAsManyPlacesAsTheRunIsShort();
    void aLengthIsNeverCoarserThanTheInstantsOfItsRun();
    void anInstantHasOneSpellingInARun();
    void ofStepsThatAPersonDecidedNoTimeIsTold();
    void whoCouldNotGoOnAfterAnErrorWaitsForNothing();
    void whoIsReadyWaitsForACpuOrToBeLetGo_data();
    void whoIsReadyWaitsForACpuOrToBeLetGo();
    void whoIsReadyHasNoCpuFreeOnlyWhereAllAreBusy_data();
    void whoIsReadyHasNoCpuFreeOnlyWhereAllAreBusy();
};

void TimelineWordingTest::aWaitNamesTheLockItsHolderAndTheLine() {
    RunFixture run;
    const ObjectId lock = run.lock("Lock 1");
    auto& a = run.thread("A").line(11).runs(0, 100).holds(lock, 20.4, 100);
    auto& b = run.thread("B").runs(0, 30).line(14).blocked(lock, 30, 100, a.id());
    const auto snapshot = run.at(100);
    Subject subject;
    subject.kind = Subject::Kind::Interval;
    subject.actor = b.id();
    subject.object = lock;
    subject.range = {ms(30), ms(100)};
    QCOMPARE(describe(snapshot, subject), "B waits for Lock 1, held by A since 20.4 ms, line 14");
    QVERIFY(describe_at_length(snapshot, subject).contains("From 30 ms to 100 ms, for 70 ms."));
    QVERIFY(describe_at_length(snapshot, subject).contains("opposite-order.lua, line 14"));
}

void TimelineWordingTest::aDeadlockedWaitSaysSo() {
    const auto run = RunFixture::opposite_order();
    Subject subject;
    subject.kind = Subject::Kind::Interval;
    subject.actor = ActorId{2};
    subject.range = {ms(21.5), ms(121)};
    QCOMPARE(describe(run, subject),
             "B waits for Lock 1, held by A since 0.1 ms, and can never go on, line 25");
    // Since when it waits, not since when the cycle is closed.
    subject.actor = ActorId{1};
    QCOMPARE(describe(run, subject, ms(50)),
             "A has waited since 20.9 ms for Lock 2, held by B since 0.3 ms, and can never go on, "
             "line 15");
}

void TimelineWordingTest::aWaitAtAQueueSaysWhetherForAnItemOrForRoom() {
    RunFixture run;
    const ObjectId queue = run.object("requests", record::ObjectKind::Queue);
    const ActorId a = run.thread("A").state(trace::State::Waiting, 10, 100, queue).id();
    auto snapshot = run.at(100);
    auto tables = std::make_shared<trace::Tables>(*snapshot.trace.tables);
    tables->objects[queue.value].capacity = 2;
    snapshot.trace.tables = tables;
    const auto label_with_items = [&](std::int64_t items) {
        auto lane = std::make_shared<trace::VariableLane>();
        lane->variable = queue;
        lane->open.emplace();
        lane->open->value = Value::integer(items);
        snapshot.trace.variables = {lane};
        return state_labels(snapshot, snapshot.trace.lane_of(a)->intervals[0]).front();
    };
    QCOMPARE(label_with_items(0), QString("waits for an item in requests"));
    QCOMPARE(label_with_items(2), QString("waits for room in requests"));
}

void TimelineWordingTest::theNameOfABarrierIsToldFromTheSentence() {
    RunFixture story;
    const ObjectId meet = story.object("all hold the left fork", record::ObjectKind::Barrier);
    const ActorId a = story.thread("A").state(trace::State::Waiting, 10, 100, meet).id();
    Subject subject;
    subject.kind = Subject::Kind::Interval;
    subject.actor = a;
    subject.object = meet;
    subject.range = {ms(10), ms(100)};
    QVERIFY2(describe(story.at(100), subject)
                 .startsWith("A waits at “all hold the left fork” for the others"),
             qPrintable(describe(story.at(100), subject)));
}

void TimelineWordingTest::aHoldNamesWhoWaitsForIt() {
    const auto run = RunFixture::opposite_order();
    Subject subject;
    subject.kind = Subject::Kind::LockHold;
    subject.actor = ActorId{1};
    subject.object = ObjectId{1};
    subject.range = {ms(0.1), ms(121)};
    QCOMPARE(describe(run, subject), "A holds Lock 1 for 120.9 ms; B waits for it");
    subject.kind = Subject::Kind::LockWait;
    subject.actor = ActorId{2};
    subject.range = {ms(21.5), ms(121)};
    QCOMPARE(describe(run, subject), "B waits for Lock 1, held by A since 0.1 ms");
}

void TimelineWordingTest::aStretchOfManyIntervalsIsSummedUp() {
    RunFixture run;
    auto& story = run.thread("A");
    for (int i = 0; i < 10; ++i)
        story.runs(i, i + 0.75).sleeps(i + 0.75, i + 1);
    const auto snapshot = run.at(10);
    Subject subject;
    subject.kind = Subject::Kind::Interval;
    subject.actor = story.id();
    subject.range = {ms(0), ms(4)};
    const QString text = describe(snapshot, subject);
    QVERIFY2(text.contains("8 interval") && text.contains("75 % running, 25 % sleeping"),
             qPrintable(text));
}

void TimelineWordingTest::aHeaderTellsTheFigures() {
    const auto run = RunFixture::opposite_order();
    Subject subject;
    subject.kind = Subject::Kind::LaneHeader;
    subject.actor = ActorId{1};
    QCOMPARE(describe(run, subject), "A");
    QVERIFY(describe_at_length(run, subject).contains("From 0 ms to 121 ms, for 121 ms."));
    subject.actor = {};
    subject.object = ObjectId{2};
    QVERIFY(describe_at_length(run, subject).startsWith("Lock 2\n"));
}

void TimelineWordingTest::theOutcomeNamesTheFinding() {
    const QString text = describe_outcome(RunFixture::opposite_order());
    QCOMPARE(text, "Deadlocked, stopped after 121 ms. Deadlock: A and B wait for each other");
    QCOMPARE(describe_outcome(RunFixture::downloads()), "Completed in 165 ms");
    // Of a run that has just begun there are no digits to be told.
    QCOMPARE(wording::instant_text(trace::Time{0}, trace::Time{0}), "0 ms");
    QCOMPARE(wording::instant_text(trace::Time{0}, trace::Time{20'000'000}), "0.00 ms");
}

void TimelineWordingTest::everyStateHasAName() {
    QStringList names;
    for (const trace::State state : trace::all_states) {
        QVERIFY(!state_name(state).isEmpty() && !look_name(state).isEmpty());
        QVERIFY(!names.contains(state_name(state)));
        names.append(state_name(state));
    }
}

void TimelineWordingTest::waitersAreNamedWhileTheyAreFew() {
    QCOMPARE(waiting_labels({"B"}).front(), "B waits");
    QCOMPARE(waiting_labels({"B", "C", "D"}).front(), "B, C and D wait");
    QCOMPARE(waiting_labels({"a", "b", "c", "d", "e"}).front(), "5 wait");
}

void TimelineWordingTest::whoHoldsIsSaidInWholeWordsOrByNameAlone() {
    QCOMPARE(held_by_labels("A"), (std::vector<QString>{"held by A", "A"}));
    QCOMPARE(held_for_ever_labels("A"),
             (std::vector<QString>{"held by A, for ever", "held by A", "A"}));
}

void TimelineWordingTest::aTimeHasAsManyPlacesAsTheRunIsShort() {
    QCOMPARE(wording::instant_text(ms(20.44), ms(120)), "20.4 ms");
    // In the unit of what is told of the run: seconds from ten on.
    QCOMPARE(wording::instant_text(ms(4163.6), ms(9381)), "4163.6 ms");
    QCOMPARE(wording::time_text(ms(9381)), "9381 ms");
    QCOMPARE(wording::instant_text(ms(4163.6), ms(17'100)), "4.16 s");
    QCOMPARE(wording::time_text(ms(17'100)), "17.1 s");
    QCOMPARE(wording::instant_text(ms(0), ms(120)), "0.0 ms");
    QCOMPARE(wording::instant_text(ms(0.2452), ms(0.5)), "245.2 µs");
    QCOMPARE(wording::instant_text(ms(0), ms(0)), "0 ms");
    // In a run of 2 ms every microsecond counts.
    QCOMPARE(wording::instant_text(ms(0.0301), ms(2)), "0.030 ms");
    QCOMPARE(wording::instant_text(ms(2), ms(2)), "2.000 ms");
    // The unit is that of the axis; what would be nought in it has one of its own.
    QCOMPARE(wording::instant_text(ms(0.0816), ms(0.0816)), "81.60 µs");
    QCOMPARE(wording::instant_text(ms(12'346), ms(30'000)), "12.35 s");
    QCOMPARE(wording::instant_text(ms(0.0002), ms(120)), "200 ns");
}

void TimelineWordingTest::aLengthIsNeverCoarserThanTheInstantsOfItsRun() {
    const auto told = [](const session::RunSnapshot& run, double at) {
        return wording::moment_text(run, ms(at)) + ", " + wording::time_text(run, ms(at));
    };
    const session::RunSnapshot run = RunFixture::opposite_order();  // 121 ms
    QCOMPARE(told(run, 104.52), "104.5 ms, 104.5 ms");
    QCOMPARE(told(run, 20.44), "20.4 ms, 20.4 ms");
    QCOMPARE(told(run, 5.234), "5.2 ms, 5.23 ms");
    RunFixture story;
    story.thread("A").runs(0, 20);
    const session::RunSnapshot shorter = story.at(20);
    QCOMPARE(told(shorter, 12.34), "12.34 ms, 12.34 ms");
    QCOMPARE(told(shorter, 5.23), "5.23 ms, 5.23 ms");
    // Where the run is not known: three figures, and a tenth of a millisecond at least.
    QCOMPARE(wording::time_text(ms(1005.22)), "1005.2 ms");
    QCOMPARE(wording::time_text(ms(12.34)), "12.3 ms");
}

// At the player, on the line in the lanes, and in what is told.
void TimelineWordingTest::anInstantHasOneSpellingInARun() {
    const auto told = [](double at, double whole) {
        return QStringList{wording::moment_text(ms(at), ms(whole)),
                           wording::instant_text(ms(at), ms(whole))};
    };
    QCOMPARE(told(36.46, 5500), (QStringList{"36.5 ms", "36.5 ms"}));
    QCOMPARE(told(1346.71, 5500), (QStringList{"1346.7 ms", "1346.7 ms"}));
    QCOMPARE(told(0.846, 5.2), (QStringList{"0.846 ms", "0.846 ms"}));
    QCOMPARE(told(0.38, 1.5), (QStringList{"380 µs", "380.0 µs"}));
    QCOMPARE(told(4163.6, 17'100), (QStringList{"4.16 s", "4.16 s"}));
    QCOMPARE(told(4163.6, 171'000), (QStringList{"4.16 s", "4.16 s"}));
    QCOMPARE(wording::moment_text(ms(-0.02), ms(121)), "0 ms");
    // As fine as what is told apart on the screen.
    QCOMPARE(wording::moment_text(ms(36.4567), ms(5500), ms(0.0012)), "36.46 ms");
    // Of a stretch both ends are as fine, and finer where it is short.
    const auto ends = [](double from, double to) {
        const auto [begin, end] = wording::ends_text({ms(from), ms(to)}, ms(60));
        return begin + " to " + end;
    };
    QCOMPARE(ends(5.944, 48.4), "5.94 ms to 48.40 ms");
    QCOMPARE(ends(10, 60), "10 ms to 60 ms");
    QCOMPARE(ends(5.9441, 5.9513), "5.9441 ms to 5.9513 ms");
}

// Another thread's error ended the run while this one was at work.
void TimelineWordingTest::whoCouldNotGoOnAfterAnErrorWaitsForNothing() {
    RunFixture story;
    const ActorId a = story.thread("A")
                          .runs(0, 2)
                          .state(trace::State::Waiting, 2, 3)
                          .runs(3, 5)
                          .state(trace::State::Waiting, 5, 10)
                          .id();
    auto run = story.at(10);
    const trace::ActorLane& lane = *run.trace.lane_of(a);
    QCOMPARE(state_labels(run, lane.intervals[3]).front(), "waiting");
    auto info = std::make_shared<trace::RunInfo>(*run.trace.info);
    info->outcome = trace::Outcome::Failed;
    run.trace.info = info;
    QCOMPARE(state_labels(run, lane.intervals[1]).front(), "waiting");
    QCOMPARE(state_labels(run, lane.intervals[3]).front(), "ended by the error");
    const Subject subject{Subject::Kind::Interval, a, {}, {ms(5), ms(10)}, {}};
    QVERIFY2(describe(run, subject).startsWith("A does not go on: the error ended the run"),
             qPrintable(describe(run, subject)));
}

void TimelineWordingTest::ofStepsThatAPersonDecidedNoTimeIsTold() {
    RunFixture story;
    const ObjectId lock = story.lock("Lock 1");
    auto& a = story.thread("A").line(11).runs(0, 10).holds(lock, 5, 10);
    auto run = story.at(10);
    Subject subject;
    subject.kind = Subject::Kind::Interval;
    subject.actor = a.id();
    subject.range = {ms(0), ms(10)};
    QVERIFY(describe_at_length(run, subject).contains(", for "));
    auto info = std::make_shared<trace::RunInfo>(*run.trace.info);
    info->clock = trace::Clock::Virtual;
    info->schedule = "stepped";
    run.trace.info = info;
    QCOMPARE(describe_outcome(run), "Completed, step by step");
    info->outcome = trace::Outcome::Deadlocked;
    QCOMPARE(describe_outcome(run), "Deadlocked, step by step");
    info->outcome = trace::Outcome::Failed;
    QCOMPARE(describe_ending(run), "Failed, step by step");
    info->outcome = trace::Outcome::Running;
    QCOMPARE(describe_outcome(run), "Running, step by step");
    session::RunSnapshot begun = run;
    begun.trace.now = trace::Time{0};
    QCOMPARE(describe_outcome(begun), "Nothing has happened yet: choose who goes first");
    info->outcome = trace::Outcome::Failed;
    QVERIFY2(!describe_at_length(run, subject).contains(", for "),
             qPrintable(describe_at_length(run, subject)));
    const TimeScale scale{{ms(0), ms(10)}, 0, 800};
    QCOMPARE(axis_title(scale, 90, axis_time(info.get())), "step by step: only the order counts");
    info->schedule = "seed:1";  // nobody decided those
    QCOMPARE(axis_title(scale, 90, axis_time(info.get())), "simulated time (ms)");
}

void TimelineWordingTest::whoIsReadyWaitsForACpuOrToBeLetGo_data() {
    QTest::addColumn<QString>("schedule");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("in_legend");
    QTest::newRow("free") << "free"
                          << "A is ready to run, and waits for a CPU"
                          << "ready, waits for a CPU";
    QTest::newRow("stepped") << "stepped"
                             << "A is held back until it is let go"
                             << "held back until it is let go";
    QTest::newRow("by a seed") << "seed:7"
                               << "A is ready to run, but it is not its turn"
                               << "ready, not its turn";
}

void TimelineWordingTest::whoIsReadyWaitsForACpuOrToBeLetGo() {
    QFETCH(const QString, schedule);
    QFETCH(const QString, sentence);
    RunFixture story;
    const ActorId a = story.thread("A").ready(0, 10).id();
    auto run = story.at(10);
    auto info = std::make_shared<trace::RunInfo>(*run.trace.info);
    info->schedule = schedule.toStdString();
    run.trace.info = info;
    Subject subject;
    subject.kind = Subject::Kind::Interval;
    subject.actor = a;
    subject.range = {ms(0), ms(10)};
    QCOMPARE(describe(run, subject), sentence);
    QTEST(look_name(trace::State::Ready, run, Ready::Threads), "in_legend");
}

void TimelineWordingTest::whoIsReadyHasNoCpuFreeOnlyWhereAllAreBusy_data() {
    QTest::addColumn<double>("idle_from");
    QTest::addColumn<bool>("is_measured");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("all busy") << 10.0 << true << "A is ready to run, but no CPU is free";
    QTest::newRow("one idle for a moment")
        << 9.9 << true << "A is ready to run, but no CPU is free";
    QTest::newRow("one idle") << 4.0 << true
                              << "A is ready to run and not on a CPU yet, though one was idle for "
                                 "6 ms";
    QTest::newRow("not measured") << 4.0 << false << "A is ready to run, and waits for a CPU";
}

void TimelineWordingTest::whoIsReadyHasNoCpuFreeOnlyWhereAllAreBusy() {
    QFETCH(const double, idle_from);
    QFETCH(const bool, is_measured);
    QFETCH(const QString, sentence);
    RunFixture story;
    const ActorId a = story.thread("A").ready(0, 10).runs(10, 20).id();
    const ActorId b = story.thread("B").runs(0, 20).id();
    auto run = story.at(20);
    for (const double until : {20.0, idle_from}) {
        auto lane = std::make_shared<trace::CpuLane>();
        lane->end = ms(20);
        lane->estimated = !is_measured;
        lane->intervals.append({ms(0), ms(until), b, trace::CpuUse::Thread});
        if (until < 10)
            lane->intervals.append({ms(until), ms(10), {}, trace::CpuUse::Idle});
        run.trace.cpus.push_back(lane);
    }
    Subject subject;
    subject.kind = Subject::Kind::Interval;
    subject.actor = a;
    subject.range = {ms(0), ms(10)};
    QCOMPARE(describe(run, subject), sentence);
}

QTEST_APPLESS_MAIN(TimelineWordingTest)
#include "timeline_wording_test.moc"
