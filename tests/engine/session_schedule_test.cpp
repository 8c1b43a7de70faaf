// Schedules that decide by chance: what they reach, and that a seed gives the same run.
#include "tests/engine/scheduled_run.h"

#include "engine/trace/world.h"

#include <set>

using namespace threadline;
using namespace threadline::test;

class SessionScheduleTest : public QObject, private ScheduledRuns {
    Q_OBJECT

private slots:
    void theSameSeedGivesTheSameBytes();
    void theTimeLimitCutsTheSameRunAtTheSameStep_data();
    void theTimeLimitCutsTheSameRunAtTheSameStep();
    void theReportSaysWhoDecided();
    void seedsReachEveryOutcomeOfASmallProgram();
    void aDeadlockIsFoundUnderSomeSeedsOnly();
    void aTraceOfAScheduleIsConsistent();
    void tasksAreChosenAsThreadsAre();
    void tasksThatWaitForEachOtherAreFound();
    void aTimedWaitCanBeGivenUpOrNotHoweverLongItIs();
    void durationsDecideNothing();
    void sleepsOverlapAndEndAtTheirTime();
    void theCoreIsBusyOrIdleAndNothingElse();
    void retriesEndUnderPct();
    void anyPairMeetsAtABarrierThatIsTooSmall();
    void pctFindsTheLostUpdate();
};

void SessionScheduleTest::theSameSeedGivesTheSameBytes() {
    std::set<std::string> different;
    for (const std::uint64_t seed : {1, 2, 3}) {
        std::string first;
        for (int run = 0; run < 2; ++run) {
            RunRequest what = request(everything, seeded(seed));
            what.file = in_folder("run.tline");
            const Finished done = finished(std::move(what));
            QCOMPARE(done.info().error, std::string());
            QVERIFY(done.info().outcome == Outcome::Completed ||
                    done.info().outcome == Outcome::Deadlocked);
            const std::string bytes = content_of(in_folder("run.tline"));
            QVERIFY(!bytes.empty());
            if (run == 0)
                first = bytes;
            QVERIFY2(bytes == first, "the bytes differ");
        }
        different.insert(first);
    }
    QCOMPARE(different.size(), std::size_t(3));
}

void SessionScheduleTest::theTimeLimitCutsTheSameRunAtTheSameStep_data() {
    QTest::addColumn<QString>("steps");
    QTest::newRow("steps that take no time") << "count:add(1)";
    QTest::newRow("computing") << "compute(1) count:add(1)";
    QTest::newRow("sleeping") << "sleep(1) count:add(1)";
}

void SessionScheduleTest::theTimeLimitCutsTheSameRunAtTheSameStep() {
    QFETCH(QString, steps);
    const std::string text =
        "local count = shared('count', 0)\nthreads(2, 'T', function() while "
        "true do " +
        steps.toStdString() + " end end)";
    std::string first;
    for (int run = 0; run < 2; ++run) {
        RunRequest what = request(text, seeded(3));
        what.time_limit = 30ms;
        what.file = in_folder("run.tline");
        const Finished done = finished(what);
        QCOMPARE(done.info().outcome, Outcome::TimedOut);
        const std::string bytes = content_of(*what.file);
        QVERIFY(!bytes.empty() && (run == 0 || bytes == first));
        first = bytes;
    }
}

void SessionScheduleTest::theReportSaysWhoDecided() {
    const Finished done = finished(request(lost_update, seeded(42)));
    QCOMPARE(done.info().schedule, std::string("seed:42"));
    QCOMPARE(done.info().seed, std::optional<std::uint64_t>(42));
    QCOMPARE(done.info().clock, trace::Clock::Virtual);
    QCOMPARE(done.info().cores, 1u);
    QCOMPARE(done.choices.size(), std::size_t(4));  // two reads, two writes
}

void SessionScheduleTest::seedsReachEveryOutcomeOfASmallProgram() {
    std::map<std::int64_t, int> counts;
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
        const Finished done = finished(request(lost_update, seeded(seed)));
        QCOMPARE(done.info().outcome, Outcome::Completed);
        ++counts[value_of(done.run, "count")];
    }
    // 4 of the 6 interleavings lose one.
    QCOMPARE(counts.size(), std::size_t(2));
    QVERIFY(counts[1] > 0 && counts[2] > 0);
}

void SessionScheduleTest::aDeadlockIsFoundUnderSomeSeedsOnly() {
    int deadlocks = 0;
    int completed = 0;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const Finished done = finished(request(opposite_order, seeded(seed)));
        if (done.info().outcome == Outcome::Completed) {
            ++completed;
            continue;
        }
        QCOMPARE(done.info().outcome, Outcome::Deadlocked);
        ++deadlocks;
        const auto found = std::find_if(
            done.run.findings->begin(), done.run.findings->end(),
            [](const auto& finding) { return finding.kind == analysis::FindingKind::Deadlock; });
        QVERIFY(found != done.run.findings->end());
        QCOMPARE(found->actors.size(), std::size_t(2));
    }
    QVERIFY(deadlocks > 0 && completed > 0);
}

void SessionScheduleTest::aTraceOfAScheduleIsConsistent() {
    for (const std::uint64_t seed : {21, 22, 23, 24}) {
        RunRequest what = request(everything, seeded(seed));
        what.file = in_folder("run.tline");
        finished(std::move(what));
        const auto reader = trace::TraceReader::open(in_folder("run.tline"));
        QVERIFY(reader.ok());
        trace::World world;
        world.learn((*reader)->tables());
        for (const trace::TraceEvent& event : events_of(in_folder("run.tline")))
            world.apply(event);
        QCOMPARE(world.inconsistencies(), std::uint64_t(0));
    }
}

void SessionScheduleTest::tasksAreChosenAsThreadsAre() {
    std::set<std::vector<std::uint32_t>> orders;
    for (const std::uint64_t seed : {1, 2, 3}) {
        for (SchedulePolicy policy : {seeded(seed), pct(seed, 3)}) {
            RunRequest what = request(tasks, std::move(policy));
            what.file = in_folder("first.tline");
            const Finished first = finished(what);
            QCOMPARE(first.info().error, std::string());
            QCOMPARE(first.info().outcome, Outcome::Completed);
            QCOMPARE(value_of(first.run, "v"), std::int64_t(4));
            std::vector<std::uint32_t> order;
            for (const Choice& choice : first.choices)
                order.push_back(choice.actor.value);
            orders.insert(order);
            // The loop, 1, is nobody's choice; its tasks are, each.
            for (const std::uint32_t actor : {2, 3, 4, 5, 6})
                QVERIFY(std::ranges::count(order, actor) > 0);
            QCOMPARE(std::ranges::count(order, 1u), 0);
            what.schedule = listed(SchedulePolicy::Kind::Replay, first.choices);
            what.file = in_folder("again.tline");
            QCOMPARE(finished(what).info().error, std::string());
            QVERIFY(events_of(in_folder("again.tline")) == events_of(in_folder("first.tline")));
        }
    }
    QCOMPARE(orders.size(), std::size_t(6));

    // Between two waits of a task none of the others of its loop comes in.
    const char* const text = R"(
local v = shared("v", 0)
tasks(3, "T", function() for _ = 1, 5 do v:write(v:read() + 1) end end)
)";
    for (const std::uint64_t seed : {1, 2, 3, 4})
        QCOMPARE(value_of(finished(request(text, seeded(seed))).run, "v"), std::int64_t(15));
    const Finished differs =
        finished(request(text, listed(SchedulePolicy::Kind::Replay,
                                      {{.actor = ActorId{2}}, {.actor = ActorId{3}}})));
    QVERIFY2(differs.info().error.find(
                 "step 2: T 2 cannot go on here: its event loop is in the middle of T 1") !=
                 std::string::npos,
             differs.info().error.c_str());
}

void SessionScheduleTest::tasksThatWaitForEachOtherAreFound() {
    const char* const text = R"(
local one, two = lock "Lock 1", lock "Lock 2"
task("A", function() one:lock() sleep(1) two:lock() two:unlock() one:unlock() end)
task("B", function() two:lock() sleep(1) one:lock() one:unlock() two:unlock() end)
)";
    const Finished done = finished(request(text, seeded(1)));
    QCOMPARE(done.info().outcome, Outcome::Deadlocked);
    QVERIFY(std::ranges::any_of(*done.run.findings, [](const auto& finding) {
        return finding.kind == analysis::FindingKind::Deadlock && finding.actors.size() == 2;
    }));
}

void SessionScheduleTest::aTimedWaitCanBeGivenUpOrNotHoweverLongItIs() {
    const char* const text = R"(
local l = lock "L"
local got = shared("got", 0)
thread("A", function() l:lock() compute(1) l:unlock() end)
thread("B", function() if l:lock(1000000) then got:write(1) l:unlock() else got:write(2) end end)
)";
    std::set<std::int64_t> seen;
    for (std::uint64_t seed = 0; seed < 16 && seen.size() < 2; ++seed)
        seen.insert(value_of(finished(request(text, seeded(seed))).run, "got"));
    QCOMPARE(seen, (std::set<std::int64_t>{1, 2}));
}

void SessionScheduleTest::durationsDecideNothing() {
    const auto with = [](const char* time) {
        return std::string(
                   "local l = lock 'L'\n"
                   "thread('A', function() l:with(function() compute(") +
               time + ") end) sleep(" + time +
               ") end)\n"
               "thread('B', function() compute(3) l:with(function() end) end)\n";
    };
    for (std::uint64_t seed = 0; seed < 4; ++seed)
        QVERIFY(finished(request(with("0.001"), seeded(seed))).choices ==
                finished(request(with("1000"), seeded(seed))).choices);
}

void SessionScheduleTest::sleepsOverlapAndEndAtTheirTime() {
    RunRequest what = request("threads(3, 'T', function(i) sleep(10 * i) end)\n", seeded(3));
    what.simulated_cpu = record::SimulatedCpu{1, 1ms, 0us, 0us, 0ns};
    const Finished done = finished(std::move(what));
    QCOMPARE(done.info().wall, trace::Duration(30ms));
}

void SessionScheduleTest::theCoreIsBusyOrIdleAndNothingElse() {
    const Finished done = finished(
        request("threads(3, 'T', function(i) for _ = 1, 5 do sleep(10 * i) compute(i) end end)\n",
                seeded(2)));
    const auto report = analysis::make_report(done.run.trace, *done.run.findings);
    QCOMPARE(report.cpu.busy + report.cpu.idle, done.info().wall);
    QVERIFY(report.cpu.busy >= trace::Duration(30ms));
    QVERIFY(report.cpu.idle > trace::Duration(0));
}

void SessionScheduleTest::retriesEndUnderPct() {
    const char* const text = R"(
local one, two = lock "Lock 1", lock "Lock 2"
local both = barrier("both", 2)
local function take(first, second)
  first:lock()
  both:wait()
  while not second:try() do first:unlock() sleep(1) first:lock() end
  second:unlock() first:unlock()
end
thread("A", function() take(one, two) end)
thread("B", function() take(two, one) end)
)";
    SchedulePolicy policy;
    policy.kind = SchedulePolicy::Kind::Pct;
    policy.steps = 20;
    for (policy.seed = 0; policy.seed < 4; ++policy.seed)
        QCOMPARE(finished(request(text, policy)).info().outcome, Outcome::Completed);
}

void SessionScheduleTest::anyPairMeetsAtABarrierThatIsTooSmall() {
    const char* const text = R"(
local b = barrier("B", 2)
local met = shared("met", 0)
threads(3, "T", function(i) b:wait() met:add(i) end)
)";
    std::set<std::int64_t> sums;
    for (std::uint64_t seed = 0; seed < 40 && sums.size() < 3; ++seed) {
        const Finished done = finished(request(text, seeded(seed)));
        QCOMPARE(done.info().outcome, Outcome::Deadlocked);
        sums.insert(value_of(done.run, "met"));
    }
    QCOMPARE(sums, (std::set<std::int64_t>{3, 4, 5}));
}

void SessionScheduleTest::pctFindsTheLostUpdate() {
    SchedulePolicy policy;
    policy.kind = SchedulePolicy::Kind::Pct;
    policy.depth = 2;
    policy.steps = 4;
    int lost = 0;
    constexpr int runs = 32;
    for (policy.seed = 0; policy.seed < runs; ++policy.seed)
        lost += value_of(finished(request(lost_update, policy)).run, "count") == 1;
    // At least one in n k^(d-1) = 8.
    QVERIFY2(lost >= runs / 8, qPrintable(QString::number(lost)));
}

QTEST_GUILESS_MAIN(SessionScheduleTest)
#include "session_schedule_test.moc"
