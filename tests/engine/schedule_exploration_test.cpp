// The exploration against programs whose executions can be counted by hand, and against all
// interleavings of thousands of generated ones.
#include "engine/schedule/exploration.h"
#include "engine/schedule/interleavings.h"
#include "tests/engine/every_interleaving.h"

#include <QTest>

using namespace threadline;
using namespace threadline::testing;
using schedule::End;
using schedule::Exploration;
using Kind = Call::Kind;

namespace {

constexpr std::uint64_t kMostInterleavings = 60'000;

SmallProgram alike(std::size_t threads, const std::vector<Call>& calls) {
    return {std::vector(threads, calls)};
}

Exploration explore(const SmallProgram& program) {
    SmallProgramRun run(program);
    return schedule::explore(run);
}

std::uint64_t factorial(std::uint64_t n) {
    return n < 2 ? 1 : n * factorial(n - 1);
}

std::set<End> ends_of(const Exploration& exploration) {
    std::set<End> ends;
    for (const schedule::Outcome& outcome : exploration.outcomes)
        ends.insert(outcome.end);
    return ends;
}

std::vector<Kind> all_kinds() {
    std::vector<Kind> kinds;
    for (int kind = 0; kind <= static_cast<int>(Kind::Compute); ++kind)
        kinds.push_back(static_cast<Kind>(kind));
    return kinds;
}

}  // namespace

class ScheduleExplorationTest : public QObject {
    Q_OBJECT

private slots:
    void threads_that_lock_once_go_in_each_order_data();
    void threads_that_lock_once_go_in_each_order();
    void threads_that_add_once_go_in_each_order_data() {
        threads_that_lock_once_go_in_each_order_data();
    }
    void threads_that_add_once_go_in_each_order();
    void reads_commute();
    void threads_with_nothing_in_common_go_in_one_order();
    void a_lock_held_for_ever_is_found_out();
    void opposite_orders_deadlock_in_some_executions();
    void the_best_schedule_has_the_fewest_preemptions();
    void each_schedule_leads_to_its_outcome();
    void nothing_is_missed_and_nothing_explored_twice_data();
    void nothing_is_missed_and_nothing_explored_twice();
    void interleavings_are_counted_without_going_through_each();
    void the_likelihood_of_an_outcome_is_that_of_its_interleavings();
    void a_bound_on_preemptions_leaves_out_what_needs_more();
    void the_number_of_interleavings_is_estimated();
    void a_program_that_goes_another_way_is_found_out();
    void it_stops_when_it_is_told_to();
    void it_stops_at_the_execution_that_is_sought();
    void a_step_that_does_not_say_what_it_touches_is_found_out();
    void what_was_missed_is_added_and_counted();
};

void ScheduleExplorationTest::threads_that_lock_once_go_in_each_order_data() {
    QTest::addColumn<int>("threads");
    for (int threads = 1; threads <= 6; ++threads)
        QTest::addRow("%d threads", threads) << threads;
}

void ScheduleExplorationTest::threads_that_lock_once_go_in_each_order() {
    QFETCH(int, threads);
    const auto exploration = explore(
        alike(threads, {{Kind::Lock}, {Kind::Read}, {Kind::WriteSeen, 0, 1}, {Kind::Unlock}}));
    QVERIFY(exploration.finished);
    QCOMPARE(exploration.counts.executions, factorial(threads));
    QCOMPARE(exploration.counts.blocked, 0u);
}

void ScheduleExplorationTest::threads_that_add_once_go_in_each_order() {
    QFETCH(int, threads);
    const auto exploration = explore(alike(threads, {{Kind::Add, 0, 1}}));
    QCOMPARE(exploration.counts.executions, factorial(threads));
    QCOMPARE(exploration.counts.blocked, 0u);
    QCOMPARE(exploration.outcomes.size(), 1u);
}

void ScheduleExplorationTest::reads_commute() {
    const SmallProgram program = alike(2, {{Kind::Read}, {Kind::WriteSeen, 0, 1}});
    const EveryInterleaving all = every_interleaving(program, kMostInterleavings);
    QCOMPARE(all.interleavings, 6u);
    QCOMPARE(all.classes.size(), 4u);
    const auto exploration = explore(program);
    QCOMPARE(exploration.counts.executions, 4u);
    QCOMPARE(exploration.outcomes.size(), all.ends().size());
}

void ScheduleExplorationTest::threads_with_nothing_in_common_go_in_one_order() {
    SmallProgram program;
    for (std::uint32_t thread = 0; thread < 2; ++thread)
        program.threads.push_back({{Kind::Read, thread}, {Kind::Write, thread, 1}});
    for (int thread = 0; thread < 6; ++thread)
        program.threads.push_back({{Kind::Compute}, {Kind::Compute}});
    const auto exploration = explore(program);
    QCOMPARE(exploration.counts.executions, 1u);
    QCOMPARE(exploration.counts.blocked, 0u);
}

void ScheduleExplorationTest::a_lock_held_for_ever_is_found_out() {
    const auto exploration = explore(alike(2, {{Kind::Lock}}));
    QCOMPARE(exploration.counts.executions, 2u);
    QCOMPARE(exploration.outcomes.size(), 2u);
    for (const schedule::Outcome& outcome : exploration.outcomes)
        QCOMPARE(outcome.end.kind, End::Kind::Deadlocked);
}

void ScheduleExplorationTest::opposite_orders_deadlock_in_some_executions() {
    SmallProgram program;
    program.threads = {{{Kind::Lock, 0}, {Kind::Lock, 1}, {Kind::Unlock, 1}, {Kind::Unlock, 0}},
                       {{Kind::Lock, 1}, {Kind::Lock, 0}, {Kind::Unlock, 0}, {Kind::Unlock, 1}}};
    const auto exploration = explore(program);
    QCOMPARE(exploration.outcomes.size(), 2u);
    QCOMPARE(exploration.counts.executions, 3u);

    program.threads[1] = program.threads[0];
    QCOMPARE(explore(program).counts.executions, 2u);
    QCOMPARE(explore(program).outcomes.size(), 1u);
    QCOMPARE(explore(program).outcomes.front().end.kind, End::Kind::Completed);
}

void ScheduleExplorationTest::the_best_schedule_has_the_fewest_preemptions() {
    const auto exploration = explore(alike(2, {{Kind::Read}, {Kind::WriteSeen, 0, 1}}));
    for (const schedule::Outcome& outcome : exploration.outcomes) {
        const bool lost = outcome.end.state.starts_with("1 ");
        QCOMPARE(outcome.preemptions, lost ? 1u : 0u);
        QCOMPARE(outcome.schedule.size(), 4u);
    }
}

void ScheduleExplorationTest::each_schedule_leads_to_its_outcome() {
    std::mt19937 random(7);
    const auto kinds = all_kinds();
    for (int i = 0; i < 200; ++i) {
        const SmallProgram program = random_program(random, 3, 3, kinds);
        for (const schedule::Outcome& outcome : explore(program).outcomes) {
            SmallProgramRun run(program);
            schedule::Footprint footprint;
            for (const record::Choice& choice : outcome.schedule)
                QVERIFY(run.make(choice, footprint));
            QVERIFY(run.choices().empty());
            QCOMPARE(run.end(), outcome.end);
        }
    }
}

void ScheduleExplorationTest::nothing_is_missed_and_nothing_explored_twice_data() {
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("calls");
    QTest::addColumn<int>("programs");
    QTest::addColumn<std::vector<Kind>>("kinds");
    const std::vector variables{Kind::Read, Kind::Write, Kind::WriteSeen, Kind::Add, Kind::Swap};
    const std::vector locks{Kind::Lock,   Kind::Lock, Kind::Unlock,    Kind::TryLock,
                            Kind::Unlock, Kind::Read, Kind::WriteSeen, Kind::TimedLock};
    const std::vector conditions{Kind::Lock,   Kind::Lock,      Kind::Wait, Kind::Wait,
                                 Kind::Notify, Kind::NotifyAll, Kind::Read, Kind::TimedWait,
                                 Kind::Unlock, Kind::WriteSeen};
    const std::vector counting{Kind::Acquire,      Kind::Post,   Kind::Post, Kind::TryAcquire,
                               Kind::TimedAcquire, Kind::Arrive, Kind::Put,  Kind::Get,
                               Kind::Read,         Kind::Write};
    QTest::newRow("two threads, everything") << 2 << 4 << 1500 << all_kinds();
    QTest::newRow("two threads, conditions") << 2 << 4 << 800 << conditions;
    QTest::newRow("three threads, variables") << 3 << 3 << 150 << variables;
    QTest::newRow("three threads, locks") << 3 << 4 << 300 << locks;
    QTest::newRow("three threads, conditions") << 3 << 4 << 300 << conditions;
    QTest::newRow("three threads, counting") << 3 << 4 << 300 << counting;
    QTest::newRow("three threads, everything") << 3 << 4 << 500 << all_kinds();
    QTest::newRow("two threads, orderly") << 2 << 6 << 800 << std::vector<Kind>{};
    QTest::newRow("three threads, orderly") << 3 << 4 << 250 << std::vector<Kind>{};
}

void ScheduleExplorationTest::nothing_is_missed_and_nothing_explored_twice() {
    QFETCH(int, threads);
    QFETCH(int, calls);
    QFETCH(int, programs);
    QFETCH(std::vector<Kind>, kinds);
    programs /= THREADLINE_ONE_IN;
    constexpr unsigned seed = 20241;
    std::mt19937 random(seed);
    std::uint64_t executions = 0;
    std::uint64_t blocked = 0;
    std::uint64_t interleavings = 0;
    int compared = 0;
    for (int i = 0; i < programs; ++i) {
        const SmallProgram program = kinds.empty() ? random_orderly_program(random, threads, calls)
                                                   : random_program(random, threads, calls, kinds);
        const EveryInterleaving all = every_interleaving(program, kMostInterleavings);
        if (all.too_many)
            continue;
        ++compared;
        const std::string what = "seed " + std::to_string(seed) + ", program " + std::to_string(i) +
                                 ": " + to_string(program);
        QVERIFY2(!all.equivalent_ends_differ, what.c_str());
        const Exploration exploration = explore(program);
        QVERIFY2(exploration.finished && !exploration.difference, what.c_str());
        QVERIFY2(ends_of(exploration) == all.ends(), what.c_str());
        QVERIFY2(exploration.counts.executions == all.classes.size(),
                 (what + "\nexplored " + std::to_string(exploration.counts.executions) + " of " +
                  std::to_string(all.classes.size()))
                     .c_str());
        SmallProgramRun run(program);
        const schedule::Interleavings weighed = schedule::weigh_interleavings(run);
        QVERIFY2(weighed.finished, what.c_str());
        QCOMPARE(weighed.count, static_cast<double>(all.interleavings));
        QCOMPARE(weighed.counts.executions, all.classes.size());
        QCOMPARE(weighed.outcomes.size(), exploration.outcomes.size());
        executions += exploration.counts.executions;
        blocked += exploration.counts.blocked;
        interleavings += all.interleavings;
    }
    qInfo("%d programs, %llu interleavings, %llu executions explored, %llu cut short", compared,
          static_cast<unsigned long long>(interleavings),
          static_cast<unsigned long long>(executions), static_cast<unsigned long long>(blocked));
    QVERIFY(compared > programs / 2);
    // Few, where there are enough to say so.
    QVERIFY(executions < 1000 || blocked * 20 <= executions);
}

void ScheduleExplorationTest::interleavings_are_counted_without_going_through_each() {
    // Two threads of 20 steps each: 40! / 20!^2.
    SmallProgram program;
    for (std::uint32_t thread = 0; thread < 2; ++thread)
        program.threads.emplace_back(20, Call{Kind::Read, thread, 0});
    SmallProgramRun run(program);
    const schedule::Interleavings all = schedule::weigh_interleavings(run);
    QVERIFY(all.finished);
    QCOMPARE(all.count, 137846528820.0);
    QCOMPARE(all.counts.executions, 1u);
}

// Two threads read, then write. Who goes first is as likely to go on as not, and then: half of the
// rest runs to its end.
void ScheduleExplorationTest::the_likelihood_of_an_outcome_is_that_of_its_interleavings() {
    SmallProgram program = alike(2, {{Kind::Read}, {Kind::WriteSeen, 0, 1}});
    SmallProgramRun run(program);
    const schedule::Interleavings all = schedule::weigh_interleavings(run);
    QCOMPARE(all.count, 6.0);
    double lost = 0;
    double sum = 0;
    for (const schedule::WeighedOutcome& weighed : all.outcomes) {
        sum += weighed.probability;
        if (weighed.outcome.end.state.starts_with("1 "))
            lost += weighed.probability;
    }
    QCOMPARE(sum, 1.0);
    QCOMPARE(lost, 0.5);
}

void ScheduleExplorationTest::a_bound_on_preemptions_leaves_out_what_needs_more() {
    const SmallProgram program = alike(3, {{Kind::Read}, {Kind::WriteSeen, 0, 1}});
    std::set<End> all = ends_of(explore(program));
    std::size_t before = 0;
    for (std::uint32_t most = 0; most <= 3; ++most) {
        SmallProgramRun run(program);
        const schedule::Interleavings some =
            schedule::weigh_interleavings(run, {.preemptions = most});
        QVERIFY(some.finished);
        QVERIFY(some.counts.executions >= before);
        before = some.counts.executions;
        for (const schedule::WeighedOutcome& weighed : some.outcomes) {
            QVERIFY(all.contains(weighed.outcome.end));
            QVERIFY(weighed.outcome.preemptions <= most);
            if (most == 0)  // one after the other, so nothing is lost
                QVERIFY(weighed.outcome.end.state.starts_with("3 "));
        }
        QCOMPARE(some.bounded, most < 3);
        QCOMPARE(some.outcomes.size() == all.size(), most >= 2);
    }
}

void ScheduleExplorationTest::the_number_of_interleavings_is_estimated() {
    const SmallProgram program = alike(4, {{Kind::Add, 0, 1}, {Kind::Add, 0, 1}});
    SmallProgramRun run(program);
    const double estimate = schedule::estimate_interleavings(run, 2000, 100);
    const double exact = schedule::weigh_interleavings(run).count;
    QCOMPARE(exact, 2520.0);
    QVERIFY2(estimate > exact * 0.8 && estimate < exact * 1.25, std::to_string(estimate).c_str());
    // Told to stop, it says what it has; too little where that is not even one probe.
    int asked = 0;
    const double little = schedule::estimate_interleavings(
        run, 2000, 100, [&asked](std::uint32_t whole) { return ++asked < 3 && whole == 0; });
    QCOMPARE(asked, 3);
    QVERIFY2(little > 1 && little < exact, std::to_string(little).c_str());
    asked = 0;
    const double rough = schedule::estimate_interleavings(
        run, 2000, 100, [&asked](std::uint32_t whole) { return ++asked < 24 && whole < 3; });
    QCOMPARE(asked, 24);
    QVERIFY2(rough > exact * 0.05 && rough < exact * 20, std::to_string(rough).c_str());
    // A first probe is made whole by who asks for no more than that.
    const double first = schedule::estimate_interleavings(
        run, 2000, 100, [](std::uint32_t whole) { return whole == 0; });
    QVERIFY2(first > exact * 0.05 && first < exact * 20, std::to_string(first).c_str());
}

void ScheduleExplorationTest::a_program_that_goes_another_way_is_found_out() {
    // Its second execution touches something else.
    class Fickle final : public schedule::Program {
    public:
        void reset() override {
            ++resets_;
            run_.reset();
        }
        std::span<const record::Choice> choices() override { return run_.choices(); }
        bool make(const record::Choice& choice, schedule::Footprint& footprint) override {
            const bool made = run_.make(choice, footprint);
            if (resets_ > 1 && choice.actor == ActorId{1})
                footprint.push_back({100, true, 0, 0});
            return made;
        }
        std::vector<Waiting> waiting() override { return run_.waiting(); }
        End end() override { return run_.end(); }

    private:
        SmallProgram program_ = alike(2, {{Kind::Read}, {Kind::WriteSeen, 0, 1}});
        SmallProgramRun run_{program_};
        int resets_ = 0;
    };
    Fickle fickle;
    const Exploration exploration = schedule::explore(fickle);
    QVERIFY(!exploration.finished);
    QVERIFY(exploration.difference.has_value());
    QCOMPARE(exploration.difference->choices.back().actor, ActorId{1});
}

void ScheduleExplorationTest::it_stops_when_it_is_told_to() {
    const SmallProgram program = alike(5, {{Kind::Add, 0, 1}});
    SmallProgramRun run(program);
    const Exploration exploration = schedule::explore(
        run, {}, [](const schedule::ExplorationCounts& counts) { return counts.executions < 10; });
    QVERIFY(!exploration.finished);
    QCOMPARE(exploration.counts.executions, 10u);
    QVERIFY(exploration.counts.part_done > 0 && exploration.counts.part_done < 1);
    QCOMPARE(exploration.outcomes.size(), 1u);
}

void ScheduleExplorationTest::it_stops_at_the_execution_that_is_sought() {
    const SmallProgram program{
        {{{Kind::Lock, 0}, {Kind::Lock, 1}}, {{Kind::Lock, 1}, {Kind::Lock, 0}}}};
    SmallProgramRun run(program);
    const auto is_circle = [&run] { return run.waiting().size() == 2; };
    const Exploration exploration = schedule::explore(run, {}, {}, is_circle);
    QVERIFY(exploration.found.has_value());
    QVERIFY(!exploration.finished);
    QCOMPARE(exploration.found->end.kind, End::Kind::Deadlocked);
    run.reset();
    schedule::Footprint footprint;
    for (const record::Choice& choice : exploration.found->schedule)
        QVERIFY(run.make(choice, footprint));
    QVERIFY(is_circle());
    QVERIFY(run.end() == exploration.found->end);
}

void ScheduleExplorationTest::a_step_that_does_not_say_what_it_touches_is_found_out() {
    // Two writings that say nothing seem to commute; what is left in the end says otherwise.
    class Silent final : public schedule::Program {
    public:
        void reset() override { run_.reset(); }
        std::span<const record::Choice> choices() override { return run_.choices(); }
        bool make(const record::Choice& choice, schedule::Footprint&) override {
            schedule::Footprint unsaid;
            return run_.make(choice, unsaid);
        }
        std::vector<Waiting> waiting() override { return run_.waiting(); }
        End end() override { return run_.end(); }

    private:
        SmallProgram program_{{{{Kind::Write, 0, 1}}, {{Kind::Write, 0, 2}}}};
        SmallProgramRun run_{program_};
    };
    Silent silent;
    QCOMPARE(schedule::explore(silent).outcomes.size(), 1u);
    const schedule::Interleavings all = schedule::weigh_interleavings(silent);
    QVERIFY(all.difference.has_value());
    QVERIFY(!all.difference->same_order);
}

void ScheduleExplorationTest::what_was_missed_is_added_and_counted() {
    const SmallProgram program = alike(2, {{Kind::Read}, {Kind::WriteSeen, 0, 1}});
    SmallProgramRun run(program);
    const schedule::Interleavings all = schedule::weigh_interleavings(run);
    const Exploration exploration = explore(program);
    const std::size_t outcomes = exploration.outcomes.size();
    QVERIFY(outcomes > 1);
    const schedule::Weighed whole = schedule::weighed(exploration.outcomes, all);
    QCOMPARE(whole.missed, 0u);
    QCOMPARE(whole.outcomes.size(), outcomes);
    double sum = 0;
    for (const schedule::WeighedOutcome& one : whole.outcomes)
        sum += one.probability;
    QCOMPARE(sum, 1.0);

    std::vector<schedule::Outcome> fewer = exploration.outcomes;
    fewer.pop_back();
    QCOMPARE(schedule::weighed(fewer, all).missed, 1u);
    QCOMPARE(schedule::weighed(fewer, all).outcomes.size(), outcomes);
    std::vector<schedule::Outcome> more = exploration.outcomes;
    more.push_back({End{End::Kind::Failed, "else"}, 1, {}, 0});
    QCOMPARE(schedule::weighed(more, all).missed, 1u);
    QCOMPARE(schedule::weighed(more, all).outcomes.size(), outcomes + 1);
}

QTEST_GUILESS_MAIN(ScheduleExplorationTest)
#include "schedule_exploration_test.moc"
