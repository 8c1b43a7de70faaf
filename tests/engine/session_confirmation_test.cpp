// Potential deadlocks, handed to the explorer: real threads are led into the circle, or it is said
// why not.
#include "tests/engine/session_fixture.h"

#include "engine/record/schedule_text.h"
#include "engine/session/confirmation.h"

#include <algorithm>
#include <optional>

using namespace threadline;
using namespace threadline::test;

namespace {

// Each takes its fork long after the one before has gone.
std::string philosophers(int count) {
    const std::string n = std::to_string(count);
    return "local forks = {}\n"
           "for i = 1, " +
           n +
           " do forks[i] = lock(\"Fork \" .. i) end\n"
           "threads(" +
           n +
           ", \"Philosopher\", function(i)\n"
           "  sleep(10 * i)\n"
           "  for meal = 1, 2 do\n"
           "    forks[i]:lock()\n"
           "    forks[i % " +
           n +
           " + 1]:lock()\n"
           "    forks[i % " +
           n +
           " + 1]:unlock()\n"
           "    forks[i]:unlock()\n"
           "  end\n"
           "end)\n";
}

// What tells them apart is no lock, and nothing that orders.
const std::string kNeverBoth = R"(
local a, b = lock "A", lock "B"
local done = shared("done", false)
thread("First", function()
  a:lock() b:lock() b:unlock() a:unlock()
  done:write(true)
end)
thread("Second", function()
  sleep(20)
  if done:read() then b:lock() a:lock() a:unlock() b:unlock() end
end)
)";

// In which order Second takes its locks is a matter of chance.
const std::string kDraws = R"(
local a, b = lock "A", lock "B"
thread("First", function() a:lock() b:lock() b:unlock() a:unlock() end)
thread("Second", function()
  sleep(20)
  if random(2) == 1 then a:lock() b:lock() b:unlock() a:unlock()
  else b:lock() a:lock() a:unlock() b:unlock() end
end)
)";

bool has_potential_deadlock(const RunSnapshot& run) {
    return std::ranges::any_of(*run.findings, [](const analysis::Finding& finding) {
        return finding.kind == analysis::FindingKind::PotentialDeadlock;
    });
}

// Each reads one and wants to write the other, long after the other has gone.
const std::string kReadersAndWriters = R"(
local r, s = rwlock "R", rwlock "S"
thread("First", function() r:with_read(function() s:with_write(function() end) end) end)
thread("Second", function()
  sleep(20)
  s:with_read(function() r:with_write(function() end) end)
end)
)";

}  // namespace

class SessionConfirmationTest : public QObject {
    Q_OBJECT

    SessionFixture fixture_;

    RunSnapshot run(const std::string& text, std::uint64_t seed = 0) const {
        RunRequest request = fixture_.request(text);
        request.seed = seed;
        request.simulated_cpu.emplace();
        return fixture_.finished(request);
    }
    std::vector<session::Confirmation::Tried> confirm(const std::string& text,
                                                      const RunSnapshot& run,
                                                      std::uint64_t seed = 0) const {
        const RunRequest known = fixture_.request(text);
        session::ConfirmationRequest request;
        request.scenario = known.scenario;
        request.name = known.name;
        request.source = text;
        request.runner = known.runner;
        request.seed = seed;
        const auto confirmation =
            session::Confirmation::start(request, *run.findings, *run.trace.tables);
        confirmation->wait();
        return confirmation->tried();
    }

private slots:
    void a_circle_of_any_length_is_shown_data() {
        QTest::addColumn<int>("count");
        for (const int count : {2, 5, 30})
            QTest::addRow("%d philosophers", count) << count;
    }
    void a_circle_of_any_length_is_shown() {
        QFETCH(int, count);
        const std::string text = philosophers(count);
        const RunSnapshot found = run(text);
        QCOMPARE(went_well(found), "");
        const auto tried = confirm(text, found);
        QCOMPARE(tried.size(), 1u);
        const analysis::Finding& finding = found.findings->at(tried.front().finding);
        QCOMPARE(finding.objects.size(), static_cast<std::size_t>(count));
        QVERIFY2(tried.front().trial.shown, tried.front().trial.text.c_str());

        // The schedule is there to be played: it ends in that very deadlock.
        const auto schedule = record::parse_schedule(tried.front().trial.schedule, "trial");
        QVERIFY(schedule);
        RunRequest again = fixture_.request(text);
        again.schedule.kind = record::SchedulePolicy::Kind::Replay;
        again.schedule.choices = schedule->choices;
        const RunSnapshot played = fixture_.finished(again);
        QCOMPARE(played.trace.info->outcome, Outcome::Deadlocked);
        QCOMPARE(freezes_of(played), std::vector<std::string>{"deadlock"});
    }

    void one_of_reader_writer_locks_is_shown_too() {
        const RunSnapshot found = run(kReadersAndWriters);
        QCOMPARE(went_well(found), "");
        const auto tried = confirm(kReadersAndWriters, found);
        QCOMPARE(tried.size(), 1u);
        QVERIFY2(tried.front().trial.shown, tried.front().trial.text.c_str());
    }

    void one_that_cannot_be_stays_what_it_is() {
        const RunSnapshot found = run(kNeverBoth);
        const auto tried = confirm(kNeverBoth, found);
        QCOMPARE(tried.size(), 1u);
        QVERIFY(!tried.front().trial.shown);
        QVERIFY2(tried.front().trial.text.starts_with("It cannot be reached"),
                 tried.front().trial.text.c_str());
        QCOMPARE(tried.front().trial.schedule, "");
    }

    void random_numbers_of_another_seed_refute_nothing() {
        std::optional<std::uint64_t> with;
        std::optional<std::uint64_t> without;
        for (std::uint64_t seed = 0; seed < 16; ++seed)
            (has_potential_deadlock(run(kDraws, seed)) ? with : without) = seed;
        QVERIFY(with && without);
        const RunSnapshot found = run(kDraws, *with);
        const auto other = confirm(kDraws, found, *without);
        QCOMPARE(other.size(), 1u);
        QVERIFY(!other.front().trial.shown);
        QVERIFY2(other.front().trial.text.starts_with("It stays potential") &&
                     other.front().trial.text.find("seed " + std::to_string(*without)) !=
                         std::string::npos,
                 other.front().trial.text.c_str());
        const auto same = confirm(kDraws, found, *with);
        QCOMPARE(same.size(), 1u);
        QVERIFY2(same.front().trial.shown, same.front().trial.text.c_str());
    }

    void circles_are_read_as_they_are_written() {
        const record::LockCircle circle = {{ActorId{1}, ObjectId{2}, ObjectId{3}, 14},
                                           {ActorId{2}, ObjectId{3}, ObjectId{2}, 0}};
        QCOMPARE(record::to_text(circle), "1:2:3:14,2:3:2:0");
        QCOMPARE(*record::parse_circle(record::to_text(circle)), circle);
        for (const char* wrong : {"", "1", "1:2:3", "1:2:3:4,", "a:2:3:4", "1:2:3:4;1:2:3:4"})
            QVERIFY(!record::parse_circle(wrong));
    }
};

QTEST_GUILESS_MAIN(SessionConfirmationTest)
#include "session_confirmation_test.moc"
