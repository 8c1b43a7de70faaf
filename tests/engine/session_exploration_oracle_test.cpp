// Explorations of scenarios made at random: the reduction leaves nothing out, and real threads,
// tasks and processes do what was found.
#include "tests/engine/explored.h"

#include <QTest>
#include <random>

using namespace threadline;
using namespace threadline::session;
using record::ExplorationBounds;
using test::explored;
using test::summary_of;

namespace {

ExplorationRequest request_for(const std::string& source, const ExplorationBounds& bounds) {
    ExplorationRequest request = test::to_explore(source);
    request.bounds = bounds;
    return request;
}

const std::string kObjects = R"(
local x, y = shared("x", 0), shared("y", 0)
local l1, l2 = lock "L1", lock "L2"
local rw = rwlock "RW"
local c = condition "C"
local s = semaphore("S", 1)
local b = barrier("B", 2)
local q = queue("Q", 1)
local extra = later("Extra", function() x:add(10) end)
)";

// One line each, so that what it does at two places counts apart.
const std::vector<std::string> kPieces = {
    "x:write(x:read() + 1)",
    "y:add(1)",
    "if x:read() == 1 then y:write(7) end",
    "if y:read() == 3 then error 'three' end",
    "x:cas(1, 5)",
    "l1:lock() x:add(1) l1:unlock()",
    "l1:lock() l2:lock() l2:unlock() l1:unlock()",
    "l2:lock() l1:lock() l1:unlock() l2:unlock()",
    "if l1:try() then y:add(1) l1:unlock() end",
    "if l2:lock(5) then y:add(2) l2:unlock() end",
    "rw:read_lock() y:read() rw:read_unlock()",
    "rw:write_lock() y:add(3) rw:write_unlock()",
    "if rw:write_lock(4) then rw:write_unlock() end",
    "if rw:read_lock(0) then rw:read_unlock() end",
    "l1:lock() c:wait(l1) l1:unlock()",
    "l1:lock() x:write(c:wait(l1, 5) and 20 or 30) l1:unlock()",
    "c:notify()",
    "l1:lock() c:notify_all() l1:unlock()",
    "s:wait() y:add(1) s:post()",
    "s:wait()",
    "s:wait(3)",
    "s:post()",
    "b:wait()",
    "q:put(1)",
    "y:write(q:get() or 9)",
    "q:get(2)",
    "q:put(4, 3)",
    "q:close()",
    "sleep(1)",
    "join(start(extra))",
    "join(start(extra), 1)"};

std::string random_scenario(std::mt19937& random) {
    std::string source = kObjects;
    const std::size_t threads = 2 + random() % 2;
    for (std::size_t thread = 0; thread < threads; ++thread) {
        source += "thread(\"T" + std::to_string(thread) + "\", function()\n";
        const std::size_t pieces = 1 + random() % 2;
        for (std::size_t i = 0; i < pieces; ++i)
            source += "  " + kPieces[random() % kPieces.size()] + "\n";
        source += "end)\n";
    }
    return source;
}

}  // namespace

class SessionExplorationOracleTest : public QObject {
    Q_OBJECT

private slots:
    void the_reduction_leaves_nothing_out();
    void real_threads_do_what_was_found();
    void real_loops_and_processes_do_what_was_found();
};

// A bound on preemptions that is never met visits all states, without the reduction: as many
// classes, and of each outcome as many.
void SessionExplorationOracleTest::the_reduction_leaves_nothing_out() {
    constexpr unsigned seed = 4;
    constexpr int scenarios = 400;
    std::mt19937 random(seed);
    std::uint64_t executions = 0;
    std::uint64_t blocked = 0;
    for (int i = 0; i < scenarios; ++i) {
        const std::string source = random_scenario(random);
        const std::string what =
            "seed " + std::to_string(seed) + ", scenario " + std::to_string(i) + ":" + source;
        auto reduced = request_for(source, {{}, 1, 1});
        auto whole = request_for(source, {1000, 1, 1});
        reduced.confirm = whole.confirm = false;
        const auto one = explored(reduced);
        const auto other = explored(whole);
        QVERIFY2(one.ok(), one ? "" : (what + one.error().message).c_str());
        QVERIFY2(other.ok(), other ? "" : (what + other.error().message).c_str());
        QVERIFY2(one->report.difference.empty(), (what + one->report.difference).c_str());
        QVERIFY2(other->report.difference.empty(), (what + other->report.difference).c_str());
        QVERIFY2(one->report.finished && other->report.finished, what.c_str());
        const std::string counts = what + std::to_string(one->report.executions) + " and " +
                                   std::to_string(other->report.executions);
        QVERIFY2(one->report.executions == other->report.executions, counts.c_str());
        QVERIFY2(summary_of(*one) == summary_of(*other), what.c_str());
        executions += one->report.executions;
        blocked += one->report.blocked;
    }
    qInfo("%d scenarios, %llu executions, %llu cut short", scenarios,
          static_cast<unsigned long long>(executions), static_cast<unsigned long long>(blocked));
    QVERIFY(blocked * 10 <= executions);
}

void SessionExplorationOracleTest::real_threads_do_what_was_found() {
    constexpr unsigned seed = 11;
    std::mt19937 random(seed);
    std::size_t replayed = 0;
    for (int i = 0; i < 25; ++i) {
        const std::string source = random_scenario(random);
        const auto exploration = explored(request_for(source, {{}, 1, 1}));
        const std::string what = "seed " + std::to_string(seed) + ":" + source;
        QVERIFY2(exploration.ok(), what.c_str());
        for (const ConfirmedOutcome& one : exploration->outcomes)
            QVERIFY2(one.confirmed == true, (what + record::to_text(one.schedule)).c_str());
        replayed += exploration->outcomes.size();
    }
    qInfo("%zu schedules replayed", replayed);
    QVERIFY(replayed > 25);
}

void SessionExplorationOracleTest::real_loops_and_processes_do_what_was_found() {
    constexpr unsigned seed = 12;
    std::mt19937 random(seed);
    std::size_t replayed = 0;
    for (int i = 0; i < 25; ++i) {
        std::string source = random_scenario(random);
        for (const char* word : {"task(", i % 2 == 0 ? "task(" : "process("}) {
            const std::size_t at = source.find("\nthread(");
            source.replace(at + 1, std::string("thread(").size(), word);
        }
        const auto exploration = explored(request_for(source, {{}, 1, 1}));
        const std::string what = "seed " + std::to_string(seed) + ":" + source;
        QVERIFY2(exploration.ok(),
                 (what + (exploration ? "" : exploration.error().message)).c_str());
        for (const ConfirmedOutcome& one : exploration->outcomes)
            QVERIFY2(one.confirmed == true, (what + record::to_text(one.schedule)).c_str());
        replayed += exploration->outcomes.size();
    }
    qInfo("%zu schedules replayed", replayed);
    QVERIFY(replayed > 25);
}

QTEST_GUILESS_MAIN(SessionExplorationOracleTest)
#include "session_exploration_oracle_test.moc"
