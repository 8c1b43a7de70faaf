// Explorations of scenarios, as a session starts them: how many executions there are, what they end
// with, and that real threads do the same.
#include "engine/session/meeting_before_loss.h"
#include "tests/engine/explored.h"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <set>

using namespace threadline;
using namespace threadline::session;
using record::ExploredOutcome;
using test::explored;
using test::summary_of;
using test::to_explore;

namespace {

const std::filesystem::path kRunner = THREADLINE_BIN_DIR "/threadline-runner";
const std::filesystem::path kScenarios = THREADLINE_SOURCE_DIR "/scenarios";
using Parameters = std::vector<std::pair<std::string, std::string>>;

Result<FinishedExploration> explore(const std::string& source) {
    return explored(to_explore(source));
}

Result<FinishedExploration> explore_shipped(const std::string& name, Parameters parameters) {
    ExplorationRequest request;
    request.scenario = kScenarios / (name + ".lua");
    request.name = name;
    request.parameters = std::move(parameters);
    return explored(std::move(request));
}

std::uint64_t factorial(std::uint64_t n) {
    return n < 2 ? 1 : n * factorial(n - 1);
}

bool all_confirmed(const FinishedExploration& exploration) {
    return std::ranges::all_of(exploration.outcomes,
                               [](const auto& one) { return one.confirmed == true; });
}

}  // namespace

class SessionExplorationTest : public QObject {
    Q_OBJECT

private slots:
    void executions_are_counted_as_by_hand_data();
    void executions_are_counted_as_by_hand();
    void a_lost_update_is_found_and_a_lock_proven_to_prevent_it();
    void opposite_orders_deadlock_and_a_global_order_is_proven_not_to();
    void remedies_that_retry_hold_within_the_bound_that_is_stated();
    void workers_services_and_later_threads_take_part();
    void tasks_take_part();
    void the_workers_of_a_pool_take_part();
    void the_interpreter_lock_forbids_no_order();
    void a_spin_loop_waits_for_news_once_it_has_looked_often_enough();
    void an_error_of_the_scenario_is_an_outcome();
    void a_failed_check_is_told_apart();
    void what_a_step_does_is_known_whatever_names_it_has();
    void more_interleavings_than_can_be_counted_are_many();
    void it_is_stopped_with_what_it_has();
    void leaving_it_ends_its_processes();
    void stopped_while_it_replays_it_leaves_the_rest_unconfirmed();
    void what_does_not_load_says_why();
};

void SessionExplorationTest::executions_are_counted_as_by_hand_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<quint64>("executions");
    QTest::addColumn<double>("interleavings");
    for (int n = 2; n <= 5; ++n) {
        const auto row = [n](const char* what, const QString& body, quint64 executions,
                             double interleavings) {
            QTest::addRow("%d threads %s", n, what)
                << QString(
                       "local x = shared('x', 0)\nlocal a = shared_array('a', %1, 0)\n"
                       "local l = lock 'L'\nthreads(%1, 'T', function(i) %2 end)")
                       .arg(n)
                       .arg(body)
                << executions << interleavings;
        };
        const auto orders = static_cast<double>(factorial(n));
        row("that lock", "l:with(function() x:write(x:read() + 1) end)", factorial(n), orders);
        row("that add", "x:add(1)", factorial(n), orders);
        row("on their own", "a:write(i, 1)", 1, orders);
        row("that read", "x:read()", 1, orders);
    }
    QTest::newRow("two threads that read and write")
        << "local x = shared('x', 0)\nthreads(2, 'T', function() x:write(x:read() + 1) end)"
        << quint64{4} << 6.0;
}

void SessionExplorationTest::executions_are_counted_as_by_hand() {
    QFETCH(QString, source);
    QFETCH(quint64, executions);
    QFETCH(double, interleavings);
    const auto exploration = explore(source.toStdString());
    QVERIFY2(exploration.ok(), exploration ? "" : exploration.error().message.c_str());
    QVERIFY(exploration->report.is_complete());
    QCOMPARE(exploration->report.executions, executions);
    QCOMPARE(exploration->report.interleavings, interleavings);
    QVERIFY(all_confirmed(*exploration));
}

void SessionExplorationTest::a_lost_update_is_found_and_a_lock_proven_to_prevent_it() {
    const auto lost = explore_shipped("race/lost-update", {{"times", "1"}});
    QVERIFY(lost.ok() && lost->report.is_complete());
    QCOMPARE(lost->outcomes.size(), 2u);
    for (const ConfirmedOutcome& one : lost->outcomes) {
        const auto count = std::get<std::int64_t>(one.outcome.values.front().values.front());
        QCOMPARE(one.outcome.preemptions, count == 2 ? 0u : 1u);
        QCOMPARE(one.outcome.count, 2u);
        QCOMPARE(one.confirmed, std::optional(true));
        QCOMPARE(*one.outcome.probability, count == 2 ? 0.25 : 0.75);
    }
    const auto kept = explore_shipped("race/lost-update", {{"times", "1"}, {"guard", "lock"}});
    QVERIFY(kept.ok() && kept->report.is_complete());
    QCOMPARE(kept->outcomes.size(), 1u);
    QCOMPARE(std::get<std::int64_t>(kept->outcomes.front().outcome.values.front().values.front()),
             2);
}

void SessionExplorationTest::opposite_orders_deadlock_and_a_global_order_is_proven_not_to() {
    const auto opposite = explore_shipped("deadlock/opposite-order", {});
    QVERIFY(opposite.ok() && opposite->report.is_complete());
    QCOMPARE(opposite->outcomes.size(), 1u);
    const ExploredOutcome& deadlock = opposite->outcomes.front().outcome;
    QCOMPARE(deadlock.outcome, std::string("deadlocked"));
    QCOMPARE(deadlock.stuck.size(), 2u);
    QCOMPARE(deadlock.stuck.front().waits_for, std::string("lock Lock 2"));
    QCOMPARE(opposite->outcomes.front().confirmed, std::optional(true));

    const auto ordered = explore_shipped("deadlock/opposite-order", {{"remedy", "global order"}});
    QVERIFY(ordered.ok() && ordered->report.is_complete());
    QCOMPARE(ordered->outcomes.size(), 1u);
    QCOMPARE(ordered->outcomes.front().outcome.outcome, std::string("completed"));
}

void SessionExplorationTest::remedies_that_retry_hold_within_the_bound_that_is_stated() {
    for (const char* remedy : {"timeout", "try-lock"}) {
        const auto retrying = explore_shipped("deadlock/opposite-order", {{"remedy", remedy}});
        QVERIFY(retrying.ok() && retrying->report.finished);
        QVERIFY(!retrying->report.is_complete());
        QCOMPARE(retrying->report.timeouts_bounded, std::string(remedy) == "timeout");
        QCOMPARE(retrying->report.retries_bounded, std::string(remedy) == "try-lock");
        QVERIFY(all_confirmed(*retrying));
        for (const ConfirmedOutcome& one : retrying->outcomes)
            QVERIFY(one.outcome.outcome == "completed" || one.outcome.outcome == "cut");
    }
}

void SessionExplorationTest::workers_services_and_later_threads_take_part() {
    const auto exploration = explore(R"(
local x = shared("x", 0)
local web = service "web"
local extra = later("Extra", function(n) x:add(n) end)
process("Worker", function() web:request(5) x:write(x:read() * 2) end)
thread("Starter", function() join(start(extra, 3)) sleep(1) end)
)");
    QVERIFY2(exploration.ok(), exploration ? "" : exploration.error().message.c_str());
    QVERIFY(exploration->report.is_complete());
    // 0 * 2 + 3, (0 + 3) * 2, and the addition lost.
    QCOMPARE(exploration->outcomes.size(), 3u);
    QCOMPARE(exploration->report.executions, 3u);
    QVERIFY(all_confirmed(*exploration));
}

void SessionExplorationTest::tasks_take_part() {
    // What one task does between two waits is of one piece for the other.
    const auto exploration = explore(R"(
local x = shared("x", 0)
local web = service "web"
tasks(2, "Adds", function() x:write(x:read() + 1) end)
task("Asks", function() local n = x:read() web:request(5) x:write(n + 10) end)
)");
    QVERIFY2(exploration.ok(), exploration ? "" : exploration.error().message.c_str());
    QVERIFY(exploration->report.is_complete());
    std::set<std::int64_t> values;
    for (const ConfirmedOutcome& one : exploration->outcomes)
        values.insert(std::get<std::int64_t>(one.outcome.values.front().values.front()));
    QCOMPARE(values, (std::set<std::int64_t>{10, 11, 12}));
    QVERIFY(all_confirmed(*exploration));

    // The deadlock of two tasks, each with a lock that the other wants: there is one only where
    // they wait in between.
    const std::string begin = "local one, two = lock '1', lock '2'\n";
    const auto deadlocks = [&begin](const std::string& pause) {
        const auto explored = explore(begin + "task('A', function() one:lock() " + pause +
                                      " two:lock() two:unlock() one:unlock() end)\n" +
                                      "task('B', function() two:lock() " + pause +
                                      " one:lock() one:unlock() two:unlock() end)\n");
        return explored.ok() && all_confirmed(*explored)
                   ? std::ranges::count(explored->outcomes, "deadlocked",
                                        [](const auto& one) { return one.outcome.outcome; })
                   : -1;
    };
    QCOMPARE(deadlocks("sleep(1)"), 1);
    QCOMPARE(deadlocks("compute(1)"), 0);
}

void SessionExplorationTest::the_workers_of_a_pool_take_part() {
    const auto exploration = explore(R"(
local x, sum = shared("x", 0), shared("sum", 0)
local mine = private("mine", 0)
local workers = pool("Worker", 2, function(item)
  mine:write(mine:read() + 1)
  x:write(x:read() + item)
  return item * 10
end)
thread("Main", function()
  local results = workers:map({1, 2})
  sum:write(results[1] + results[2])
end)
)");
    QVERIFY2(exploration.ok(), exploration ? "" : exploration.error().message.c_str());
    QVERIFY(exploration->report.is_complete());
    std::set<std::int64_t> found;
    for (const ConfirmedOutcome& one : exploration->outcomes) {
        QCOMPARE(one.outcome.outcome, std::string("completed"));
        found.insert(std::get<std::int64_t>(one.outcome.values[0].values.front()));
        QCOMPARE(std::get<std::int64_t>(one.outcome.values[1].values.front()), 30);
    }
    QCOMPARE(found, (std::set<std::int64_t>{1, 2, 3}));
    QVERIFY(all_confirmed(*exploration));
}

// It may change hands at each step, and its holder always lets go in the end.
void SessionExplorationTest::the_interpreter_lock_forbids_no_order() {
    const std::string scenario =
        "local x = shared('x', 0)\n"
        "threads(2, 'T', function() x:write(x:read() + 1) end)\n";
    const auto without = explore(scenario);
    const auto with = explore("interpreter_lock {switch_interval = 5}\n" + scenario);
    QVERIFY2(with.ok(), with ? "" : with.error().message.c_str());
    QVERIFY(without.ok() && with->report.is_complete());
    QCOMPARE(with->report.executions, 4u);
    QVERIFY(summary_of(*with) == summary_of(*without));
    QVERIFY(all_confirmed(*with));
}

void SessionExplorationTest::a_spin_loop_waits_for_news_once_it_has_looked_often_enough() {
    const auto exploration = explore(R"(
local ready = shared("ready", false)
thread("Spins", function() while not ready:read() do sleep(1) end end)
thread("Sets", function() ready:write(true) end)
)");
    QVERIFY(exploration.ok() && exploration->report.finished);
    QVERIFY(exploration->report.retries_bounded);
    QCOMPARE(exploration->report.cut, 0u);
    QCOMPARE(exploration->outcomes.size(), 1u);
    QCOMPARE(exploration->report.executions, 5u);  // before, and after 1 to 4 looks
}

void SessionExplorationTest::an_error_of_the_scenario_is_an_outcome() {
    const auto exploration = explore(R"(
local x = shared("x", 1)
thread("A", function() x:write(nil) end)
thread("B", function() x:add(1) end)
)");
    QVERIFY(exploration.ok() && exploration->report.is_complete());
    QCOMPARE(exploration->outcomes.size(), 2u);
    QCOMPARE(exploration->outcomes.front().outcome.outcome, std::string("failed"));
    QVERIFY(exploration->outcomes.front().outcome.error.find("holds no number") !=
            std::string::npos);
    QVERIFY(all_confirmed(*exploration));
}

void SessionExplorationTest::a_failed_check_is_told_apart() {
    const auto exploration = explore(R"(
local x = shared("x", 0)
threads(2, "T", function() check(x:add(1) == 1, "comes first") end)
)");
    QVERIFY(exploration.ok() && exploration->report.is_complete());
    QCOMPARE(exploration->outcomes.size(), 1u);
    QCOMPARE(exploration->outcomes.front().outcome.failed_checks,
             std::vector<std::string>{"comes first"});
}

void SessionExplorationTest::what_a_step_does_is_known_whatever_names_it_has() {
    const auto exploration = explore(
        "local sums = shared_array('sums: all', 2, 0)\n"
        "local met = barrier('met, line 9', 2)\n"
        "local function add()\n"
        "  local seen = sums:read(2)\n"
        "  met:wait()\n"
        "  sums:write(2, seen + 1)\n"
        "end\n"
        "local first = thread('Adder: 1, line 3', add)\n"
        "local second = thread('Adder: 2', add)\n"
        "thread('Sum', function() join(first) join(second) end)");
    QVERIFY2(exploration.ok(), exploration ? "" : exploration.error().message.c_str());
    QVERIFY(all_confirmed(*exploration));
    const auto& steps = exploration->outcomes.front().outcome.steps;
    record::ExploredStep read;
    read.thread = "Adder: 1, line 3";
    read.does = record::StepKind::Read;
    read.object = "sums: all[2]";
    read.line = 4;
    QCOMPARE(std::ranges::count(steps, read), 1);
    QCOMPARE(record::to_text(read), std::string("Adder: 1, line 3: read sums: all[2], line 4"));
    QCOMPARE(
        std::ranges::count(exploration->outcomes.front().schedule.notes, record::to_text(read)), 1);
    const auto meeting = session::meeting_before_every_loss(*exploration);
    QVERIFY(meeting);
    QCOMPARE(meeting->threads, (std::vector<std::string>{"Adder: 1, line 3", "Adder: 2"}));
    QCOMPARE(meeting->variable, read.object);
    QCOMPARE(meeting->barrier, std::string("met, line 9"));
}

void SessionExplorationTest::more_interleavings_than_can_be_counted_are_many() {
    const auto exploration = explore(
        "local a = shared_array('a', 60, 0)\nthreads(60, 'T', function(i)"
        " for n = 1, 4 do a:write(i, n) end end)");
    QVERIFY2(exploration.ok(), exploration ? "" : exploration.error().message.c_str());
    QVERIFY(exploration->report.is_complete());
    QCOMPARE(exploration->report.executions, 1u);
    QVERIFY(exploration->report.interleavings > 1e307);
}

void SessionExplorationTest::it_is_stopped_with_what_it_has() {
    auto exploration = Exploration::start(to_explore(
        "local x = shared('x', 0)\nthreads(8, 'T', function() for i = 1, 20 do x:add(1) end end)"));
    QVERIFY(exploration.ok());
    QTRY_VERIFY_WITH_TIMEOUT((*exploration)->progress().explored.executions > 0, 30'000);
    QVERIFY((*exploration)->progress().explored.interleavings > 1e6);
    (*exploration)->stop();
    (*exploration)->wait();
    const auto& result = (*exploration)->result();
    QVERIFY2(result.ok(), result ? "" : result.error().message.c_str());
    QVERIFY(!result->report.finished);
    QVERIFY(result->report.executions > 0);
    // What was not replayed by then is neither confirmed nor refuted.
    QVERIFY(!result->outcomes.empty());
    for (const ConfirmedOutcome& one : result->outcomes)
        QVERIFY(one.confirmed.value_or(true));
}

void SessionExplorationTest::leaving_it_ends_its_processes() {
    auto exploration = Exploration::start(to_explore(
        "local x = shared('x', 0)\nthreads(8, 'T', function() for i = 1, 20 do x:add(1) end end)"));
    QVERIFY(exploration.ok());
    QTRY_VERIFY_WITH_TIMEOUT((*exploration)->progress().explored.executions > 0, 30'000);
    exploration->reset();  // returns once they are gone
}

// A runner that explores, but whose runs never come to anything.
void SessionExplorationTest::stopped_while_it_replays_it_leaves_the_rest_unconfirmed() {
    QTemporaryDir folder;
    const std::filesystem::path place = folder.path().toStdString();
    ExplorationRequest request = to_explore(
        "local x = shared('x', 0)\n"
        "threads(2, 'T', function() x:write(x:read() + 1) end)");
    request.runner = place / "runner";
    std::ofstream(request.runner) << "#!/bin/sh\ncase \"$*\" in *--explore*|*--describe*) exec "
                                  << kRunner << " \"$@\";; esac\ntouch " << place / "runs"
                                  << "\nexec sleep 1000\n";
    std::filesystem::permissions(request.runner, std::filesystem::perms::owner_all);
    auto exploration = Exploration::start(std::move(request));
    QVERIFY(exploration.ok());
    QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(place / "runs"), 30'000);
    (*exploration)->stop();
    (*exploration)->wait();
    const auto& result = (*exploration)->result();
    QVERIFY2(result.ok(), result ? "" : result.error().message.c_str());
    QCOMPARE(result->outcomes.size(), std::size_t(2));
    for (const ConfirmedOutcome& one : result->outcomes)
        QVERIFY(!one.confirmed.has_value());
}

void SessionExplorationTest::what_does_not_load_says_why() {
    auto exploration = Exploration::start(to_explore("thread('A', function() end"));
    QVERIFY(exploration.ok());
    (*exploration)->wait();
    QVERIFY(!(*exploration)->result().ok());
    QVERIFY((*exploration)->failed_to_load());
    ExplorationRequest absent;
    absent.scenario = kScenarios / "no-such.lua";
    QVERIFY(!Exploration::start(absent).ok());
}

QTEST_GUILESS_MAIN(SessionExplorationTest)
#include "session_exploration_test.moc"
