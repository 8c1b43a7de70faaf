// Remedies tried with scripts that are not edited: what each promises, on real threads under seeded
// schedules, on both clocks, and in explorations.
#include "tests/engine/explored.h"

#include <algorithm>
#include <random>
#include <set>

using namespace threadline;
using namespace threadline::test;
using record::Remedies;

namespace {

const std::filesystem::path kRunner = THREADLINE_BIN_DIR "/threadline-runner";
const std::filesystem::path kScenarios = THREADLINE_SOURCE_DIR "/scenarios";
using Parameters = std::vector<std::pair<std::string, std::string>>;

Remedies remedies(const std::string& text) {
    return text.empty() ? Remedies{} : *Remedies::parse(text);
}

// B has written before it comes to wait: whoever starts over must not have done so twice.
const std::string kWritesFirst = R"(
local a, b = lock "A lock", lock "B lock"
local count, list = shared("count", 0), shared_array("list", 2, 0)
thread("First", function()
  a:with(function()
    count:add(1)
    b:with(function() count:add(10) end)
  end)
end)
thread("Second", function()
  local mine = 0
  b:with(function()
    mine = mine + 1
    count:add(100)
    list:write(1, list:read(1) + 5)
    list:write(1, list:read(1) + 5)
    note "second has written"
    a:with(function() count:add(1000) end)
    list:write(2, mine)
  end)
end)
)";

// What locks and unlocks: a mutex, or one of the sides of a reader-writer lock.
struct Locking {
    std::string lock, unlock;
};

// How a block may begin, go on and end; its locks are in any order.
std::string random_body(std::mt19937& random, const std::vector<Locking>& sides) {
    const auto below = [&random](int count) {
        return std::uniform_int_distribution<int>(0, count - 1)(random);
    };
    const auto side = [&]() -> const Locking& {
        return sides[static_cast<std::size_t>(below(static_cast<int>(sides.size())))];
    };
    const char* const work[] = {"x:add(1)", "x:write(x:read() * 2)", "y:write(x:read() + 3)",
                                "y:add(10)"};
    const int first = below(3);
    const int second = (first + 1 + below(2)) % 3;
    const std::string outer = "l[" + std::to_string(first + 1) + "]";
    const std::string inner = "l[" + std::to_string(second + 1) + "]";
    const Locking& outer_side = side();
    const Locking& inner_side = side();
    return "  " + outer + outer_side.lock + "\n  " + work[below(4)] + "\n  " + inner +
           inner_side.lock + "\n  " + work[below(4)] + "\n  " + inner + inner_side.unlock + "\n  " +
           outer + outer_side.unlock + "\n";
}

std::string random_program(std::uint32_t seed, const std::string& actor, bool reader_writer) {
    std::mt19937 random(seed);
    const std::string kind = reader_writer ? "rwlock" : "lock";
    const std::vector<Locking> sides =
        reader_writer ? std::vector<Locking>{{":read_lock()", ":read_unlock()"},
                                             {":write_lock()", ":write_unlock()"}}
                      : std::vector<Locking>{{":lock()", ":unlock()"}};
    std::string text = "local l = {" + kind + " 'A', " + kind + " 'B', " + kind +
                       " 'C'}\nlocal x, y = shared('x', 1), shared('y', 0)\n";
    for (const char* name : {"P", "Q", "R"}) {
        // One of the tasks is a thread: among themselves they seldom meet.
        const bool is_task = actor == "task" && name != std::string("R");
        text += std::string(is_task ? "task" : "thread") + "('" + name + "', function()\n" +
                (is_task ? "  sleep(1)\n" : "") + random_body(random, sides) + "end)\n";
    }
    return text;
}

}  // namespace

class SessionRemediesTest : public QObject {
    Q_OBJECT

    SessionFixture fixture_;

    static RunRequest shipped(const std::string& name, const std::string& what_if,
                              Parameters parameters = {}) {
        RunRequest request;
        request.scenario = kScenarios / (name + ".lua");
        request.name = name;
        request.parameters = std::move(parameters);
        request.remedies = remedies(what_if);
        request.deadlock_grace = 0ms;
        request.runner = kRunner;
        return request;
    }
    static RunRequest seeded(RunRequest request, std::uint64_t seed) {
        request.schedule.kind = record::SchedulePolicy::Kind::Seeded;
        request.schedule.seed = seed;
        return request;
    }
    static RunRequest simulated(RunRequest request) {
        request.simulated_cpu.emplace();
        return request;
    }
    static Result<session::FinishedExploration> explore(const std::string& name,
                                                        const std::string& what_if,
                                                        Parameters parameters = {}) {
        session::ExplorationRequest request;
        request.scenario = kScenarios / (name + ".lua");
        request.name = name;
        request.parameters = std::move(parameters);
        request.remedies = remedies(what_if);
        return explored(std::move(request));
    }
    static std::vector<std::string> notes_of(const RunSnapshot& run) {
        std::vector<std::string> notes;
        const auto& moments = run.trace.moments;
        for (std::size_t i = 0; i < moments.size(); ++i)
            if (const trace::Moment& moment = moments[i]; moment.kind == trace::MomentKind::Note)
                notes.push_back(run.trace.tables->name(moment.text));
        return notes;
    }

private slots:
    void no_seed_deadlocks_with_a_remedy_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("remedy");
        for (const char* scenario : {"deadlock/opposite-order", "deadlock/transfer"})
            for (const char* remedy : {"global-order", "timeout", "victim"})
                QTest::addRow("%s %s", scenario, remedy) << scenario << remedy;
    }
    void no_seed_deadlocks_with_a_remedy() {
        QFETCH(QString, scenario);
        QFETCH(QString, remedy);
        const std::uint64_t seeds =
            (scenario == "deadlock/transfer" ? 50 : 200) / THREADLINE_ONE_IN;
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            const RunSnapshot run =
                finished(seeded(shipped(scenario.toStdString(), remedy.toStdString()), seed));
            QCOMPARE(run.trace.info->outcome, Outcome::Completed);
            if (scenario == "deadlock/transfer")
                QCOMPARE(sum_of_balances(run), 200);
        }
    }
    void without_one_the_same_seeds_deadlock() {
        for (std::uint64_t seed = 1; seed <= 20; ++seed)
            QCOMPARE(
                finished(seeded(shipped("deadlock/opposite-order", ""), seed)).trace.info->outcome,
                Outcome::Deadlocked);
    }

    void clocks_have_no_deadlock_either_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("remedy");
        QTest::addColumn<bool>("is_virtual");
        for (const char* scenario :
             {"deadlock/opposite-order", "deadlock/philosophers", "deadlock/transfer"})
            for (const char* remedy : {"global-order", "timeout", "victim"})
                for (const bool is_virtual : {false, true})
                    QTest::addRow("%s %s %s", scenario, remedy, is_virtual ? "virtual" : "real")
                        << scenario << remedy << is_virtual;
    }
    void clocks_have_no_deadlock_either() {
        QFETCH(QString, scenario);
        QFETCH(QString, remedy);
        QFETCH(bool, is_virtual);
        RunRequest request = shipped(scenario.toStdString(), remedy.toStdString());
        const RunSnapshot run = finished(is_virtual ? simulated(request) : request);
        QCOMPARE(went_well(run), "");
        QCOMPARE(run.trace.info->remedies, remedy.toStdString());
    }

    void an_exploration_proves_the_order_and_the_victim_data() {
        QTest::addColumn<QString>("remedy");
        QTest::addColumn<bool>("absolutely");
        QTest::addRow("global-order") << "global-order" << true;
        QTest::addRow("victim") << "victim" << true;
        QTest::addRow("timeout") << "timeout" << false;
    }
    void an_exploration_proves_the_order_and_the_victim() {
        QFETCH(QString, remedy);
        QFETCH(bool, absolutely);
        const auto found = explore("deadlock/opposite-order", remedy.toStdString());
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        QVERIFY(found->report.finished);
        QCOMPARE(found->report.is_complete(), absolutely);
        QCOMPARE(deadlocks_of(*found), 0u);
        QCOMPARE(found->report.difference, "");
        for (const auto& one : found->outcomes)
            if (one.outcome.outcome == "completed")
                QCOMPARE(one.confirmed, std::optional<bool>(true));
    }

    void a_victim_undoes_its_writes_and_makes_them_once() {
        bool has_rolled_back = false;
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            RunRequest request = fixture_.request(kWritesFirst);
            request.remedies.victim = true;
            const RunSnapshot run = finished(seeded(request, seed));
            QCOMPARE(went_well(run), "");
            QCOMPARE(value_of(run, "count"), "1111");
            QCOMPARE(value_of(run, "list[1]"), "10");
            QCOMPARE(value_of(run, "list[2]"), "1");  // its locals were put back as well
            const auto notes = notes_of(run);
            QCOMPARE(std::ranges::count(notes, "second has written"), 1);
            has_rolled_back |=
                std::ranges::count(notes,
                                   "victim of a circle: rolled back to line 12, 3 writes "
                                   "undone") > 0;
        }
        QVERIFY(has_rolled_back);
    }
    void a_victim_leaves_one_outcome_in_every_interleaving() {
        session::ExplorationRequest request = to_explore(kWritesFirst);
        const auto before = explored(request);
        QVERIFY(before);
        QVERIFY(deadlocks_of(*before) > 0);
        request.remedies.victim = true;
        const auto after = explored(request);
        QVERIFY2(after, after ? "" : after.error().message.c_str());
        QVERIFY(after->report.is_complete());
        QCOMPARE(after->outcomes.size(), 1u);
        QCOMPARE(after->outcomes.front().outcome.outcome, "completed");
        QCOMPARE(after->outcomes.front().confirmed, std::optional<bool>(true));
    }

    // The reduction leaves nothing out, and nothing twice: held against all states, each visited.
    void explorations_with_victims_are_whole_data() {
        QTest::addColumn<std::string>("actor");
        QTest::addColumn<bool>("reader_writer");
        QTest::addColumn<int>("programs");
        QTest::addRow("threads and locks") << std::string("thread") << false << 8;
        QTest::addRow("reader-writer locks") << std::string("thread") << true << 6;
        QTest::addRow("tasks") << std::string("task") << false << 4;
        QTest::addRow("tasks and reader-writer locks") << std::string("task") << true << 2;
    }
    void explorations_with_victims_are_whole() {
        QFETCH(std::string, actor);
        QFETCH(bool, reader_writer);
        QFETCH(int, programs);
        programs = (programs + THREADLINE_ONE_IN - 1) / THREADLINE_ONE_IN;
        for (std::uint32_t seed = 1; seed <= static_cast<std::uint32_t>(programs); ++seed) {
            session::ExplorationRequest request =
                to_explore(random_program(seed, actor, reader_writer), "victim");
            request.confirm = seed % 4 == 0;
            const auto reduced = explored(request);
            request.bounds.preemptions = 1000;
            request.confirm = false;
            const auto whole = explored(request);
            const std::string told = "seed " + std::to_string(seed) + "\n" + *request.source;
            QVERIFY2(reduced && whole, told.c_str());
            QVERIFY2(reduced->report.is_complete() && whole->report.is_complete(), told.c_str());
            QVERIFY2(deadlocks_of(*reduced) == 0, told.c_str());
            QVERIFY2(summary_of(*reduced) == summary_of(*whole), told.c_str());
            for (const auto& one : reduced->outcomes)
                QVERIFY2(one.confirmed.value_or(true), told.c_str());
        }
    }

    void a_guard_loses_no_update() {
        for (std::uint64_t seed = 1; seed <= 25; ++seed)
            QCOMPARE(
                value_of(finished(seeded(shipped("race/lost-update", "guard"), seed)), "count"),
                "200");
        QCOMPARE(value_of(finished(shipped("race/lost-update", "guard")), "count"), "200");
        const RunSnapshot run = finished(simulated(shipped("race/lost-update", "guard")));
        QCOMPARE(value_of(run, "count"), "200");
        for (const analysis::Finding& finding : *run.findings) {
            QVERIFY(finding.kind != analysis::FindingKind::DataRace);
            QVERIFY(finding.kind != analysis::FindingKind::LostUpdate);
        }
    }
    void a_guard_makes_reading_and_writing_whole_data() {
        QTest::addColumn<QString>("scenario");
        for (const char* scenario : {"race/read-modify-write", "race/check-then-act", "race/list",
                                     "race/lazy-initialisation", "race/file"})
            QTest::addRow("%s", scenario) << scenario;
    }
    void a_guard_makes_reading_and_writing_whole() {
        QFETCH(QString, scenario);
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const RunSnapshot run =
                finished(seeded(shipped(scenario.toStdString(), "guard"), seed));
            QCOMPARE(went_well(run), "");
            for (const analysis::Finding& finding : *run.findings)
                if (finding.kind == analysis::FindingKind::CheckFailed ||
                    finding.kind == analysis::FindingKind::DataRace)
                    QFAIL(finding.explanation.c_str());
        }
    }
    void an_exploration_proves_the_guard() {
        const auto found = explore("race/lost-update", "guard", {{"threads", "2"}, {"times", "2"}});
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        QVERIFY(found->report.is_complete());
        QCOMPARE(found->outcomes.size(), 1u);
        QCOMPARE(found->outcomes.front().confirmed, std::optional<bool>(true));
    }

    void what_a_remedy_has_nothing_to_do_with_is_refused_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("remedy");
        QTest::addColumn<QString>("why");
        QTest::addRow("no lock") << "race/read-modify-write"
                                 << "global-order"
                                 << "nobody asks for a lock while holding another";
        QTest::addRow("victim") << "deadlock/join-under-lock"
                                << "victim"
                                << "nobody waits for a lock while holding another";
        QTest::addRow("guard") << "deadlock/opposite-order"
                               << "guard"
                               << "each shared variable is used by one actor";
    }
    void what_a_remedy_has_nothing_to_do_with_is_refused() {
        QFETCH(QString, scenario);
        QFETCH(QString, remedy);
        QFETCH(QString, why);
        const RunSnapshot run = finished(shipped(scenario.toStdString(), remedy.toStdString()));
        QCOMPARE(run.trace.info->outcome, Outcome::Failed);
        QVERIFY2(QString::fromStdString(run.trace.info->error).contains(why),
                 run.trace.info->error.c_str());
    }

    // What a person stepped through, or a replay, is had again as far as its steps are there.
    void the_same_schedule_goes_on_with_a_remedy_data() {
        QTest::addColumn<QString>("remedy");
        for (const char* remedy : {"global-order", "timeout", "victim"})
            QTest::addRow("%s", remedy) << remedy;
    }
    void the_same_schedule_goes_on_with_a_remedy() {
        QFETCH(QString, remedy);
        const auto found = explore("deadlock/opposite-order", "");
        QVERIFY(found);
        const auto deadlock = std::ranges::find_if(
            found->outcomes, [](const auto& one) { return one.outcome.outcome == "deadlocked"; });
        QVERIFY(deadlock != found->outcomes.end());
        record::SchedulePolicy replay;
        replay.kind = record::SchedulePolicy::Kind::Replay;
        const auto tried = [&](const std::string& what_if) {
            RunRequest request = shipped("deadlock/opposite-order", what_if);
            request.schedule = record::again(replay, deadlock->schedule.choices);
            return finished(request);
        };
        QCOMPARE(tried("").trace.info->outcome, Outcome::Deadlocked);
        const RunSnapshot with = tried(remedy.toStdString());
        QCOMPARE(with.trace.info->outcome, Outcome::Completed);
        QCOMPARE(with.trace.info->schedule, "follow");
        QCOMPARE(tried(remedy.toStdString()).trace.info->events_recorded,
                 with.trace.info->events_recorded);
    }

    void the_same_virtual_run_is_the_same() {
        const auto events = [&] {
            const RunSnapshot run =
                finished(simulated(shipped("deadlock/philosophers", "timeout")));
            return std::pair(run.trace.info->events_recorded, run.trace.info->wall.count());
        };
        QCOMPARE(events(), events());
    }

private:
    RunSnapshot finished(RunRequest request) const { return fixture_.finished(std::move(request)); }
    static std::int64_t sum_of_balances(const RunSnapshot& run) {
        std::int64_t sum = 0;
        for (const auto& [name, value] : run.trace.values())
            if (name.starts_with("balance"))
                sum += value.payload;
        return sum;
    }
};

QTEST_GUILESS_MAIN(SessionRemediesTest)
#include "session_remedies_test.moc"
