// What an exploration says has to be true: "proof" where it is one, "confirmed" where the real
// threads ended the same, and an end at once when it is told to.
#include "tests/engine/session_fixture.h"

#include "engine/session/exploration.h"
#include "engine/session/outcome_replay.h"

#include <algorithm>
#include <set>

using namespace threadline;
using namespace threadline::test;
using session::ConfirmedOutcome;
using session::Exploration;
using session::ExplorationRequest;
using session::FinishedExploration;

namespace {

// In which order Second takes its locks is a matter of chance.
const std::string kDraws = R"(
local a, b = lock "A", lock "B"
thread("First", function() a:lock() b:lock() b:unlock() a:unlock() end)
thread("Second", function()
  if random(2) == 1 then a:lock() b:lock() b:unlock() a:unlock()
  else b:lock() a:lock() a:unlock() b:unlock() end
end)
)";

// Each order of its four additions leaves other values behind.
const std::string kManyOutcomes = R"(
local a, x = shared_array("a", 4, 0), shared("x", 0)
threads(4, "T", function(i) a:write(i, x:add(1)) x:add(i) end)
)";

const std::string kOpposite = R"(
local a, b = lock "A", lock "B"
local x = shared("x", 0)
thread("First", function()
  a:lock() check(x:read() == 1, "never so") b:lock() b:unlock() a:unlock()
end)
thread("Second", function() b:lock() a:lock() a:unlock() b:unlock() end)
)";

bool has_deadlock(const FinishedExploration& exploration) {
    return std::ranges::any_of(exploration.outcomes, [](const ConfirmedOutcome& one) {
        return one.outcome.outcome == "deadlocked";
    });
}

std::set<std::int64_t> values_of(const FinishedExploration& exploration, std::size_t variable) {
    std::set<std::int64_t> values;
    for (const ConfirmedOutcome& one : exploration.outcomes)
        values.insert(std::get<std::int64_t>(one.outcome.values.at(variable).values.front()));
    return values;
}

bool all_confirmed(const FinishedExploration& exploration) {
    return !exploration.outcomes.empty() &&
           std::ranges::all_of(exploration.outcomes,
                               [](const auto& one) { return one.confirmed == true; });
}

}  // namespace

class SessionProofTest : public QObject {
    Q_OBJECT

    SessionFixture fixture_;

    ExplorationRequest request(const std::string& text) const {
        const RunRequest known = fixture_.request(text);
        ExplorationRequest request;
        request.scenario = known.scenario;
        request.name = known.name;
        request.source = text;
        request.runner = known.runner;
        return request;
    }
    static FinishedExploration finished(ExplorationRequest request) {
        auto exploration = Exploration::start(std::move(request));
        if (!exploration)
            qFatal("%s", exploration.error().message.c_str());
        (*exploration)->wait();
        if (!(*exploration)->result())
            qFatal("%s", (*exploration)->result().error().message.c_str());
        return *(*exploration)->result();
    }
    FinishedExploration explored(const std::string& text) const { return finished(request(text)); }
    RunSnapshot played(const std::string& text, const ConfirmedOutcome& one) const {
        RunRequest run = fixture_.request(text);
        run.schedule.kind = record::SchedulePolicy::Kind::Replay;
        run.schedule.choices = one.outcome.schedule;
        return fixture_.finished(std::move(run));
    }

private slots:
    void the_random_numbers_of_one_seed_are_no_proof() {
        int deadlocking = 0;
        for (std::uint64_t seed = 0; seed < 16; ++seed) {
            ExplorationRequest what = request(kDraws);
            what.seed = seed;
            what.confirm = false;
            const FinishedExploration exploration = finished(what);
            QVERIFY(exploration.report.is_complete());
            QVERIFY(!exploration.report.is_proof());
            QCOMPARE(exploration.report.random_seed, std::optional(seed));
            deadlocking += has_deadlock(exploration) ? 1 : 0;
            for (const ConfirmedOutcome& one : exploration.outcomes)
                QCOMPARE(one.schedule.seed, seed);
        }
        QVERIFY2(deadlocking > 0 && deadlocking < 16, std::to_string(deadlocking).c_str());
        // Numbers of the top level count as well; none drawn are none to tell.
        QVERIFY(explored("local n = random(3)\nthread('A', function() compute(n) end)")
                    .report.random_seed.has_value());
        QVERIFY(explored("thread('A', function() compute(1) end)").report.is_proof());
    }

    void a_seed_gives_the_run_its_random_numbers_whoever_asks() {
        const std::string text =
            "local x = shared('x', 0)\nthread('A', function() x:write(random(1000000)) end)";
        std::set<std::string> different;
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            RunRequest asked = fixture_.request(text);
            asked.schedule.kind = record::SchedulePolicy::Kind::Seeded;
            asked.schedule.seed = seed;
            RunRequest both = asked;
            both.seed = seed;
            const RunSnapshot one = fixture_.finished(asked);
            QCOMPARE(value_of(one, "x"), value_of(fixture_.finished(both), "x"));
            QCOMPARE(one.trace.info->seed, std::optional(seed));
            different.insert(value_of(one, "x"));
        }
        QVERIFY(different.size() > 1);
    }

    void it_ends_at_once_while_it_confirms() {
        ExplorationRequest what = request(kManyOutcomes);
        what.most_replays = std::numeric_limits<std::size_t>::max();
        auto exploration = Exploration::start(what);
        QVERIFY(exploration);
        QTRY_VERIFY_WITH_TIMEOUT((*exploration)->progress().to_replay > 0, 60'000);
        (*exploration)->stop();
        (*exploration)->wait();
        const auto& result = (*exploration)->result();
        QVERIFY(result);
        QVERIFY(result->report.finished);
        QCOMPARE((*exploration)->progress().to_replay, result->outcomes.size());
        QVERIFY2(session::replays_of(*result).made < result->outcomes.size(),
                 std::to_string(result->outcomes.size()).c_str());
        QCOMPARE(session::replays_of(*result).refuted, 0u);
        QVERIFY(result->report.doubt.empty());
    }

    void of_many_outcomes_the_first_are_confirmed() {
        ExplorationRequest what = request(kManyOutcomes);
        what.most_replays = 5;
        const FinishedExploration exploration = finished(what);
        QVERIFY(exploration.outcomes.size() > 50);
        QCOMPARE(session::replays_of(exploration).made, 5u);
        for (std::size_t i = 0; i < exploration.outcomes.size(); ++i)
            QCOMPARE(exploration.outcomes[i].confirmed, i < 5 ? std::optional(true) : std::nullopt);
        // One more when it is asked for.
        QVERIFY(session::ended_so(played(kManyOutcomes, exploration.outcomes[7]),
                                  exploration.outcomes[7].outcome));
        QVERIFY(!session::ended_so(played(kManyOutcomes, exploration.outcomes[7]),
                                   exploration.outcomes[8].outcome));
    }

    void what_real_threads_refute_is_no_proof() {
        FinishedExploration exploration = explored("thread('A', function() compute(1) end)");
        QVERIFY(exploration.report.is_proof());
        exploration.outcomes.front().confirmed = false;
        session::doubt_what_is_refuted(exploration);
        QVERIFY(!exploration.report.is_complete());
        QVERIFY(!exploration.report.doubt.empty());
    }

    void who_is_stuck_where_and_which_checks_failed_is_compared() {
        const FinishedExploration exploration = explored(kOpposite);
        QVERIFY(all_confirmed(exploration));
        const auto deadlock =
            std::ranges::find(exploration.outcomes, std::string("deadlocked"),
                              [](const ConfirmedOutcome& one) { return one.outcome.outcome; });
        QVERIFY(deadlock != exploration.outcomes.end());
        const RunSnapshot run = played(kOpposite, *deadlock);
        record::ExploredOutcome outcome = deadlock->outcome;
        QVERIFY(session::ended_so(run, outcome));
        QCOMPARE(outcome.stuck.size(), 2u);

        record::ExploredOutcome other = outcome;
        other.stuck.front().line += 1;
        QVERIFY(!session::ended_so(run, other));
        other = outcome;
        other.stuck.front().waits_for = "lock C";
        QVERIFY(!session::ended_so(run, other));
        other = outcome;
        other.stuck.pop_back();
        QVERIFY(!session::ended_so(run, other));
        other = outcome;
        other.failed_checks.clear();
        QVERIFY(!session::ended_so(run, other));
        other = outcome;
        other.failed_checks.push_back("another");
        QVERIFY(!session::ended_so(run, other));
        other = outcome;
        other.values.front().values.front() = std::int64_t{1};
        QVERIFY(!session::ended_so(run, other));
    }

    void what_json_cannot_say_is_confirmed_all_the_same() {
        const FinishedExploration exploration = explored(
            "local x, y = shared('x', 0), shared('y', 0)\n"
            "thread('A', function() x:write('\\xff\\xfe') y:write(0/0) error '\\xc3' end)");
        QVERIFY(all_confirmed(exploration));
        QVERIFY(exploration.report.is_proof());
    }

    void a_loop_that_reads_some_times_is_no_spin_loop() {
        const FinishedExploration alone = explored(R"(
local x, y = shared("x", 0), shared("y", 0)
thread("Reads", function() local s = 0 for i = 1, 6 do s = s + x:read() end y:write(s) end)
thread("Other", function() compute(1) end)
)");
        QVERIFY(alone.report.is_proof());
        QCOMPARE(alone.report.cut, 0u);
        QCOMPARE(alone.report.executions, 1u);
        QVERIFY(all_confirmed(alone));

        // Wherever the writing comes, and each of them.
        const FinishedExploration written = explored(R"(
local x, y = shared("x", 0), shared("y", 0)
thread("Reads", function() local s = 0 for i = 1, 6 do s = s + x:read() end y:write(s) end)
thread("Writes", function() x:write(1) end)
)");
        QVERIFY(written.report.is_proof());
        QCOMPARE(values_of(written, 1), (std::set<std::int64_t>{0, 1, 2, 3, 4, 5, 6}));
        QCOMPARE(written.report.executions, 7u);
    }

    void a_loop_that_spins_is_bounded_and_nothing_else_is() {
        const FinishedExploration both = explored(R"(
local go, x, y = shared("go", false), shared("x", 0), shared("y", 0)
thread("Spins", function() while not go:read() do sleep(1) end end)
thread("Reads", function() local s = 0 for i = 1, 6 do s = s + x:read() end y:write(s) end)
thread("Sets", function() x:write(1) go:write(true) end)
)");
        QVERIFY(both.report.finished);
        QVERIFY(both.report.retries_bounded);
        QCOMPARE(both.report.cut, 0u);
        QCOMPARE(values_of(both, 2), (std::set<std::int64_t>{0, 1, 2, 3, 4, 5, 6}));
        QVERIFY(all_confirmed(both));
    }

    void an_error_ends_whatever_the_others_have_done() {
        const FinishedExploration exploration = explored(R"(
local y = shared("y", 0)
thread("Breaks", function() compute(1) error "broken" end)
thread("Writes", function() y:write(1) y:write(2) end)
)");
        QVERIFY(exploration.report.is_proof());
        QCOMPARE(values_of(exploration, 0), (std::set<std::int64_t>{0, 1, 2}));
        double sum = 0;
        for (const ConfirmedOutcome& one : exploration.outcomes) {
            QCOMPARE(one.outcome.outcome, std::string("failed"));
            sum += one.outcome.probability.value_or(0);
        }
        QCOMPARE(sum, 1.0);
        QVERIFY(all_confirmed(exploration));
    }

    // Chance alone does not come upon it, and the execution ends with another's error.
    void a_circle_that_an_error_follows_is_found() {
        ExplorationRequest what = request(R"(
local v = shared("v", 0)
local a, b = lock "A", lock "B"
thread("First", function()
  for i = 0, 14, 2 do if not v:cas(i, i + 1) then return end end
  a:lock() b:lock()
end)
thread("Second", function()
  for i = 1, 15, 2 do if not v:cas(i, i + 1) then return end end
  b:lock() a:lock()
end)
thread("Third", function() compute(1) error "broken" end)
)");
        what.steer = {{ActorId{1}, ObjectId{2}, ObjectId{3}, 0},
                      {ActorId{2}, ObjectId{3}, ObjectId{2}, 0}};
        const FinishedExploration found = finished(what);
        QCOMPARE(found.outcomes.size(), 1u);
        QCOMPARE(found.outcomes.front().outcome.outcome, std::string("failed"));
        QCOMPARE(found.outcomes.front().confirmed, std::optional(true));
    }
};

QTEST_GUILESS_MAIN(SessionProofTest)
#include "session_proof_test.moc"
