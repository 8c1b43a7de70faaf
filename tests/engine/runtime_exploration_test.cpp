// Scenarios with tasks, worker processes, pools and services, explored and held against all their
// interleavings, gone through one after the other: no reduction, no memory of states, nothing that
// says what depends on what.
#include "engine/runtime/explored_scenario.h"
#include "engine/schedule/exploration.h"
#include "engine/schedule/interleavings.h"

#include <QTest>
#include <random>
#include <set>

using namespace threadline;
using namespace threadline::runtime;
using schedule::Choice;
using schedule::End;

namespace {

std::unique_ptr<ExploredScenario> load(const std::string& source,
                                       const record::ExplorationBounds& bounds = {{}, 1, 1}) {
    ScenarioText text;
    text.display = "text";
    text.name = "test/text";
    text.text = source;
    auto scenario = ExploredScenario::load(text, {}, 0, bounds);
    if (!scenario)
        qFatal("%s\n%s", scenario.error().message.c_str(), source.c_str());
    return std::move(scenario).value();
}

struct Naive {
    std::set<End> ends;
    std::uint64_t interleavings = 0;
    bool too_many = false;
};

// Each beginning is made again from nothing.
Naive all_interleavings(schedule::Program& program, std::uint64_t most) {
    Naive all;
    struct Node {
        std::vector<Choice> choices;
        std::size_t next = 0;
    };
    std::vector<Node> path;
    schedule::Footprint unused;
    for (;;) {
        program.reset();
        for (const Node& node : path)
            if (!program.make(node.choices[node.next], unused))
                qFatal("what could be chosen before cannot be chosen again");
        for (;;) {
            const auto choices = program.choices();
            if (choices.empty())
                break;
            path.push_back({{choices.begin(), choices.end()}, 0});
            if (!program.make(path.back().choices.front(), unused))
                qFatal("what is offered cannot be chosen");
        }
        all.ends.insert(program.end());
        if (++all.interleavings > most) {
            all.too_many = true;
            return all;
        }
        while (!path.empty() && path.back().next + 1 == path.back().choices.size())
            path.pop_back();
        if (path.empty())
            return all;
        ++path.back().next;
    }
}

std::set<End> ends_of(const schedule::Exploration& exploration) {
    std::set<End> ends;
    for (const schedule::Outcome& outcome : exploration.outcomes)
        ends.insert(outcome.end);
    return ends;
}

const std::string kObjects = R"(
local x, y = shared("x", 0), shared("y", 0)
local mine = private("mine", 0)
local l1, l2 = lock "L1", lock "L2"
local rw = rwlock "RW"
local c = condition "C"
local s = semaphore("S", 1)
local b = barrier("B", 2)
local q = queue("Q", 1)
local web = service "web"
local extra = later("Extra", function() x:add(10) end)
)";

const std::vector<std::string> kPieces = {
    "x:write(x:read() + 1)",
    "y:add(1)",
    "mine:write(mine:read() + 1) y:write(mine:read())",
    "x:write(x:read() * 2)",
    "l1:lock() x:add(1) l1:unlock()",
    "l1:with(function() x:write(x:read() + 3) sleep(1) end)",
    "l1:lock() l2:lock() l2:unlock() l1:unlock()",
    "l2:lock() sleep(1) l1:lock() l1:unlock() l2:unlock()",
    "if l1:try() then y:add(1) l1:unlock() end",
    "if l2:lock(5) then y:add(2) l2:unlock() end",
    "rw:read_lock() y:read() rw:read_unlock()",
    "rw:write_lock() web:request(2) y:add(3) rw:write_unlock()",
    "l1:lock() c:wait(l1) l1:unlock()",
    "l1:lock() x:write(c:wait(l1, 5) and 20 or 30) l1:unlock()",
    "c:notify()",
    "c:notify_all()",
    "s:wait() y:add(1) s:post()",
    "s:wait(3)",
    "s:post()",
    "b:wait()",
    "q:put(1)",
    "y:write(q:get() or 9)",
    "q:get(2)",
    "q:put(4, 3)",
    "sleep(1) y:write(x:read())",
    "web:request(3) x:add(5)",
    "compute(1)",
    "join(start(extra))",
    "join(start(extra), 1)"};

// `words`: of what kinds the actors are.
std::string random_scenario(std::mt19937& random, const std::vector<std::string>& words) {
    std::string source = kObjects;
    for (std::size_t i = 0; i < words.size(); ++i) {
        source += words[i] + "(\"" + std::string(1, char('A' + i)) + "\", function()\n";
        const std::size_t pieces = 1 + random() % 2;
        for (std::size_t piece = 0; piece < pieces; ++piece)
            source += "  " + kPieces[random() % kPieces.size()] + "\n";
        source += "end)\n";
    }
    return source;
}

}  // namespace

class RuntimeExplorationTest : public QObject {
    Q_OBJECT

private slots:
    void nothing_is_missed_and_nothing_explored_twice_data();
    void nothing_is_missed_and_nothing_explored_twice();
    void a_loop_is_in_the_middle_of_one_task_at_a_time();
    void what_is_private_belongs_to_a_process();
};

void RuntimeExplorationTest::nothing_is_missed_and_nothing_explored_twice_data() {
    QTest::addColumn<std::vector<std::string>>("words");
    QTest::addColumn<int>("scenarios");
    using Words = std::vector<std::string>;
    QTest::newRow("two tasks") << Words{"task", "task"} << 500;
    QTest::newRow("a task and a thread") << Words{"task", "thread"} << 500;
    QTest::newRow("two tasks and a thread") << Words{"task", "task", "thread"} << 300;
    QTest::newRow("three tasks") << Words{"task", "task", "task"} << 300;
    QTest::newRow("a process and a thread") << Words{"process", "thread"} << 200;
    QTest::newRow("a process, a task and a thread") << Words{"process", "task", "thread"} << 100;
}

void RuntimeExplorationTest::nothing_is_missed_and_nothing_explored_twice() {
    QFETCH(std::vector<std::string>, words);
    QFETCH(int, scenarios);
    scenarios /= THREADLINE_ONE_IN;
    constexpr unsigned seed = 5;
    constexpr std::uint64_t most = 4000;
    std::mt19937 random(seed);
    int held = 0;
    std::uint64_t executions = 0;
    std::uint64_t blocked = 0;
    for (int i = 0; i < scenarios; ++i) {
        const std::string source = random_scenario(random, words);
        const std::string what =
            "seed " + std::to_string(seed) + ", scenario " + std::to_string(i) + ":" + source;
        const auto scenario = load(source);
        const Naive naive = all_interleavings(scenario->program(), most);
        if (naive.too_many)
            continue;
        ++held;
        const schedule::Exploration explored = schedule::explore(scenario->program());
        QVERIFY2(!explored.difference, what.c_str());
        QVERIFY2(explored.finished, what.c_str());
        QVERIFY2(ends_of(explored) == naive.ends,
                 (what + std::to_string(explored.outcomes.size()) + " ends, not " +
                  std::to_string(naive.ends.size()))
                     .c_str());
        const schedule::Interleavings classes = schedule::weigh_interleavings(scenario->program());
        QVERIFY2(classes.finished && !classes.difference, what.c_str());
        QVERIFY2(classes.count == static_cast<double>(naive.interleavings), what.c_str());
        QVERIFY2(classes.counts.executions == explored.counts.executions,
                 (what + std::to_string(explored.counts.executions) + " executions, not " +
                  std::to_string(classes.counts.executions))
                     .c_str());
        executions += explored.counts.executions;
        blocked += explored.counts.blocked;
    }
    qInfo("%d scenarios of %d, %llu executions, %llu cut short", held, scenarios,
          static_cast<unsigned long long>(executions), static_cast<unsigned long long>(blocked));
    QVERIFY(held * 2 > scenarios);
}

// Between two waits nobody of the same loop comes in between; a thread does.
void RuntimeExplorationTest::a_loop_is_in_the_middle_of_one_task_at_a_time() {
    const std::string begin = "local x = shared('x', 0)\nlocal web = service 'web'\n";
    const auto values = [](const std::string& source) {
        const auto scenario = load(source);
        const schedule::Exploration explored = schedule::explore(scenario->program());
        std::set<std::int64_t> found;
        for (const schedule::Outcome& outcome : explored.outcomes)
            found.insert(std::get<std::int64_t>(
                scenario->describe(outcome.end).values.front().values.front()));
        return found;
    };
    using Values = std::set<std::int64_t>;
    const std::string adds = "function() x:write(x:read() + 1) end)\n";
    const std::string computes = "function() local n = x:read() compute(1) x:write(n + 1) end)\n";
    const std::string asks = "function() local n = x:read() web:request(1) x:write(n + 1) end)\n";
    QCOMPARE(values(begin + "tasks(2, 'T', " + adds), Values{2});
    QCOMPARE(values(begin + "tasks(2, 'T', " + computes), Values{2});  // it holds up its loop
    QCOMPARE(values(begin + "tasks(2, 'T', " + asks), (Values{1, 2}));
    QCOMPARE(values(begin + "task('T', " + adds + "thread('A', " + adds), (Values{1, 2}));
    QCOMPARE(values(begin + "threads(2, 'T', " + adds), (Values{1, 2}));
}

void RuntimeExplorationTest::what_is_private_belongs_to_a_process() {
    const auto scenario = load(R"(
local n = private("n", 0)
local x = shared("x", 0)
process("P", function() n:write(n:read() + 1) x:add(n:read()) end)
process("Q", function() n:write(n:read() + 1) x:add(n:read()) end)
)");
    const schedule::Exploration explored = schedule::explore(scenario->program());
    QVERIFY(explored.finished);
    QCOMPARE(explored.outcomes.size(), std::size_t(1));
    QCOMPARE(explored.counts.executions, std::uint64_t(2));
}

QTEST_GUILESS_MAIN(RuntimeExplorationTest)
#include "runtime_exploration_test.moc"
