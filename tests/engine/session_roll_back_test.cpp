// Starting a block over: what it did is as if it had not been, whatever others did meanwhile.
#include "tests/engine/explored.h"

#include <cmath>

using namespace threadline;
using namespace threadline::test;

namespace {

// Second takes its locks the other way round, does `does` between them, and is the victim. First
// says in `go` that it has come in between; Third is beside them.
std::string with_victim(const std::string& does, const std::string& third,
                        const std::string& declared = "") {
    return "local a, b = lock 'A', lock 'B'\n"
           "local go, x = shared('go', 0), shared('x', 0)\n" +
           declared +
           "thread('First', function() a:with(function() go:write(1) b:with(function() end) end) "
           "end)\n"
           "thread('Second', function() b:with(function()\n" +
           does +
           "\n  a:with(function() end) end) end)\n"
           "thread('Third', function() " +
           third + " end)\n";
}

// Every value that the variable has at an end.
std::set<std::int64_t> ends_of(const session::FinishedExploration& found,
                               const std::string& variable) {
    std::set<std::int64_t> ends;
    for (const auto& one : found.outcomes)
        for (const auto& its : one.outcome.values)
            if (its.name == variable)
                ends.insert(std::get<std::int64_t>(its.values.front()));
    return ends;
}

}  // namespace

class SessionRollBackTest : public QObject {
    Q_OBJECT

    SessionFixture fixture_;

    // In all interleavings, and in runs by fifty seeds.
    void check_ends(const std::string& text, const std::string& variable,
                    const std::set<std::int64_t>& expected) const {
        const auto found = explored(to_explore(text, "victim"));
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        QVERIFY(found->report.is_complete());
        QVERIFY(ends_of(*found, variable) == expected);
        double probability = 0;
        for (const auto& one : found->outcomes) {
            QCOMPARE(one.outcome.outcome, "completed");
            QCOMPARE(one.confirmed, std::optional<bool>(true));
            probability += one.outcome.probability.value_or(0);
        }
        QVERIFY(std::abs(probability - 1) < 1e-9);
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            RunRequest request = fixture_.request(text);
            request.remedies.victim = true;
            request.schedule.kind = record::SchedulePolicy::Kind::Seeded;
            request.schedule.seed = seed;
            const RunSnapshot run = fixture_.finished(request);
            QCOMPARE(went_well(run), "");
            QVERIFY(expected.contains(std::stoll(value_of(run, variable))));
        }
    }

private slots:
    void a_write_is_undone_to_what_it_replaced() {
        check_ends(with_victim("if go:read() == 0 then x:write(1) end", "x:write(7)"), "x", {1, 7});
    }
    void an_addition_is_undone_unless_another_has_written() {
        check_ends(with_victim("if go:read() == 0 then x:add(1) end", "x:write(7)"), "x", {7, 8});
    }
    void an_addition_is_undone_beside_other_additions() {
        check_ends(with_victim("x:add(1)", "x:add(100)"), "x", {101});
    }
    void changes_of_several_kinds_are_undone_in_turn() {
        check_ends(with_victim("x:add(1) x:write(x:read() * 2) x:add(3) x:cas(5, 10)", "go:add(1)"),
                   "x", {10});
    }
    void what_cannot_be_undone_is_done_once() {
        check_ends(
            with_victim("f:write('x') s:post()", "s:wait() x:add(1) if s:wait(1) then x:add(1) end",
                        "local f, s = file('F', ''), semaphore('S', 0)\n"),
            "x", {1});
    }
    // It puts what it has read: what it put in vain stays, what is other is put as well.
    void what_is_asked_for_with_other_arguments_is_done() {
        const std::string text =
            with_victim("q:put(go:read())",
                        "x:write(q:get()) local more = q:get(1) if more then x:write(2) end",
                        "local q = queue('Q', 4)\n");
        check_ends(text, "x", {0, 1, 2});
    }

    void what_is_checked_counts_in_the_go_that_counts() {
        const auto found = explored(to_explore(
            with_victim("  local g = go:read() check(g == 0, 'go is still 0') x:write(g)", ""),
            "victim"));
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        QVERIFY(found->report.is_complete());
        for (const auto& one : found->outcomes)
            for (const auto& variable : one.outcome.values)
                if (variable.name == "x")
                    QCOMPARE(std::get<std::int64_t>(variable.values.front()) == 1,
                             !one.outcome.failed_checks.empty());
        QVERIFY(ends_of(*found, "x") == (std::set<std::int64_t>{0, 1}));
    }
};

QTEST_GUILESS_MAIN(SessionRollBackTest)
#include "session_roll_back_test.moc"
