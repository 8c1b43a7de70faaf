// A schedule that is followed: that of a trace gives the same run again, and says where it cannot.
#include "tests/engine/scheduled_run.h"

#include "engine/exchange/schedule_of_run.h"
#include "engine/exchange/true_order.h"
#include "engine/record/schedule_text.h"

#include <map>

using namespace threadline;
using namespace threadline::test;

namespace {

// Threads that meet where one more lives, end at different times, and are joined.
const char* const meeting = R"(title "Meeting"
local count = shared("count", 0)
local two, all = barrier("Two", 2), barrier("All", 4)
local workers = threads(2, "W", function(i)
  count:write(count:read() + 1) two:wait() count:add(1) all:wait()
  if i == 1 then count:add(1) end
end)
thread("J", function() all:wait() join(workers) check(count:read() >= 3) end)
thread("K", function() all:wait() join(workers) count:add(1) end)
)";

// What the actors did and found, each for itself, without times and without whether they had to
// wait for it. Checks by their text: which number a run gives that may differ.
using Deeds =
    std::map<std::uint32_t, std::vector<std::tuple<EventKind, std::uint32_t, std::string>>>;

Deeds deeds_in(const fs::path& file) {
    Deeds deeds;
    const auto reader = trace::TraceReader::open(file);
    if (!reader)
        qFatal("%s", reader.error().message.c_str());
    for (const trace::TraceEvent& event : events_of(file)) {
        const Event& e = event.event;
        switch (e.kind) {
            case EventKind::Read:
            case EventKind::Write:
            case EventKind::AtomicAdd:
            case EventKind::CompareExchanged:
            case EventKind::SemaphorePosted:
            case EventKind::SemaphoreAcquired:
            case EventKind::Got:
            case EventKind::Put:
                deeds[event.actor.value].emplace_back(e.kind, e.object.value,
                                                      std::to_string(e.argument));
                break;
            case EventKind::CheckPassed:
            case EventKind::CheckFailed:
                deeds[event.actor.value].emplace_back(
                    e.kind, e.object.value,
                    (*reader)->tables().name(NameId{static_cast<std::uint32_t>(e.argument)}));
                break;
            case EventKind::Acquired:
            case EventKind::Released:
            case EventKind::TryFailed:
            case EventKind::TimedOut:
            case EventKind::Notify:
            case EventKind::WaitBegin:
            case EventKind::WaitEnd:
            case EventKind::ActorStart:
            case EventKind::Joined:
            case EventKind::ThreadEnd:
                deeds[event.actor.value].emplace_back(e.kind, e.object.value, "");
                break;
            default:
                break;
        }
    }
    return deeds;
}

// Empty: there is none.
std::string first_difference(const Deeds& one, const Deeds& other) {
    const auto text = [](const auto& deed) {
        const auto& [kind, object, argument] = deed;
        return std::string(name_of(kind)) + " of " + std::to_string(object) + " " + argument;
    };
    for (const auto& [actor, deeds] : one) {
        const auto found = other.find(actor);
        if (found == other.end())
            return "actor " + std::to_string(actor) + " did nothing";
        for (std::size_t i = 0; i < std::max(deeds.size(), found->second.size()); ++i) {
            const std::string here = i < deeds.size() ? text(deeds[i]) : "nothing";
            const std::string there = i < found->second.size() ? text(found->second[i]) : "nothing";
            if (here != there)
                return "deed " + std::to_string(i) + " of actor " + std::to_string(actor) + ": " +
                       here + ", and then " + there;
        }
    }
    return one.size() == other.size() ? "" : "more actors did something";
}

}  // namespace

class SessionReplayTest : public QObject, private ScheduledRuns {
    Q_OBJECT

private slots:
    void aReplayGivesTheSameEvents();
    void theTraceHoldsTheSchedule();
    void aFreeRunCanBeReplayed();
    void aRunOnSimulatedCoresCanBeReplayed();
    void aReadStandsBeforeTheWriteThatItDidNotSee();
    void aFreeRunOfTasksIsReplayed();
    void aReplayOfOtherCodeSaysWhereItDiffers();
    void aReplayThatEndsEarlyStopsTheRun();
    void whichWaiterWakesIsAChoice();
    void readersAndWritersQueueInAnyOrder();
};

void SessionReplayTest::aReplayGivesTheSameEvents() {
    for (const std::uint64_t seed : {11, 12, 13}) {
        RunRequest what = request(everything, seeded(seed));
        what.seed = 5;
        what.file = in_folder("first.tline");
        const Finished first = finished(what);
        QVERIFY(first.choices.size() > 20);
        what.schedule = listed(SchedulePolicy::Kind::Replay, first.choices);
        what.file = in_folder("again.tline");
        const Finished again = finished(what);
        QCOMPARE(again.info().error, std::string());
        QCOMPARE(again.info().outcome, first.info().outcome);
        QVERIFY(again.choices == first.choices);
        QVERIFY(events_of(in_folder("again.tline")) == events_of(in_folder("first.tline")));
    }
}

void SessionReplayTest::theTraceHoldsTheSchedule() {
    RunRequest what = request(everything, seeded(4));
    what.file = in_folder("run.tline");
    const Finished done = finished(std::move(what));
    const auto schedule = exchange::schedule_of_file(in_folder("run.tline"));
    QVERIFY2(schedule.ok(), schedule.ok() ? "" : schedule.error().message.c_str());
    QVERIFY(schedule->choices == done.choices);
    QCOMPARE(schedule->notes.size(), schedule->choices.size());
    QCOMPARE(schedule->source_hash, record::hash_of_source(everything));
    const auto again = record::parse_schedule(record::to_text(*schedule), "x");
    QVERIFY(again.ok() && *again == *schedule);
    RunRequest small = request(lost_update, listed(SchedulePolicy::Kind::Replay,
                                                   {{.actor = ActorId{2}}, {.actor = ActorId{1}}}));
    small.file = in_folder("small.tline");
    finished(std::move(small));
    const auto noted = exchange::schedule_of_file(in_folder("small.tline"));
    QVERIFY(noted.ok());
    QCOMPARE(noted->notes,
             (std::vector<std::string>{"T 2: read count, line 3", "T 1: read count, line 3"}));
}

void SessionReplayTest::aFreeRunCanBeReplayed() {
    for (int run = 0; run < 12; ++run) {
        RunRequest what = request(run % 2 == 0 ? everything : meeting, {});
        what.seed = 9;
        what.file = in_folder("free.tline");
        const Finished free = finished(what);
        QCOMPARE(free.info().error, std::string());
        if (free.info().events_lost > 0)
            continue;
        const auto schedule = exchange::schedule_of_file(in_folder("free.tline"));
        QVERIFY2(schedule.ok(), schedule.ok() ? "" : schedule.error().message.c_str());
        QVERIFY(schedule->choices.size() >= 10);
        what.schedule = listed(SchedulePolicy::Kind::Replay, schedule->choices);
        what.file = in_folder("again.tline");
        const Finished again = finished(what);
        QVERIFY2(again.info().error.empty(), again.info().error.c_str());
        QCOMPARE(again.info().outcome, free.info().outcome);
        const std::string difference =
            first_difference(deeds_in(in_folder("free.tline")), deeds_in(in_folder("again.tline")));
        QVERIFY2(difference.empty(), difference.c_str());
        QVERIFY(again.choices == schedule->choices);
    }
}

void SessionReplayTest::aRunOnSimulatedCoresCanBeReplayed() {
    RunRequest what = request(everything, {});
    what.simulated_cpu = record::SimulatedCpu{};
    what.file = in_folder("simulated.tline");
    const Finished simulated = finished(what);
    const auto schedule = exchange::schedule_of_file(in_folder("simulated.tline"));
    QVERIFY(schedule.ok());
    what.schedule = listed(SchedulePolicy::Kind::Replay, schedule->choices);
    what.file = in_folder("again.tline");
    const Finished again = finished(what);
    QCOMPARE(again.info().error, std::string());
    QCOMPARE(again.info().outcome, simulated.info().outcome);
    const std::string difference = first_difference(deeds_in(in_folder("simulated.tline")),
                                                    deeds_in(in_folder("again.tline")));
    QVERIFY2(difference.empty(), difference.c_str());
}

void SessionReplayTest::aReadStandsBeforeTheWriteThatItDidNotSee() {
    const auto event = [](std::uint32_t actor, EventKind kind, std::uint32_t order) {
        trace::TraceEvent made;
        made.actor = ActorId{actor};
        made.event.kind = kind;
        made.event.object = ObjectId{1};
        made.event.order = order;
        return made;
    };
    // What actor 3 read was applied late; before that it had read the initial value.
    const std::vector<trace::TraceEvent> events = {
        event(1, EventKind::Write, 1), event(2, EventKind::Write, 2), event(3, EventKind::Read, 0),
        event(3, EventKind::Read, 1)};
    QCOMPARE(exchange::true_order(events), (std::vector<std::uint32_t>{2, 0, 3, 1}));
}

void SessionReplayTest::aFreeRunOfTasksIsReplayed() {
    for (const bool on_virtual_clock : {true, false}) {
        RunRequest free = request(tasks, {});
        if (on_virtual_clock)
            free.simulated_cpu.emplace();
        free.file = in_folder("free.tline");
        const Finished first = finished(free);
        QCOMPARE(first.info().outcome, Outcome::Completed);
        const auto schedule = exchange::schedule_of_file(in_folder("free.tline"));
        QVERIFY2(schedule.ok(), schedule ? "" : schedule.error().message.c_str());
        const Finished again =
            finished(request(tasks, listed(SchedulePolicy::Kind::Replay, schedule->choices)));
        QCOMPARE(again.info().error, std::string());
        QCOMPARE(again.info().outcome, Outcome::Completed);
        QCOMPARE(value_of(again.run, "v"), value_of(first.run, "v"));
    }
}

void SessionReplayTest::aReplayOfOtherCodeSaysWhereItDiffers() {
    const std::vector<Choice> choices = {{.actor = ActorId{1}},
                                         {.actor = ActorId{2}},
                                         {.actor = ActorId{1}},
                                         {.actor = ActorId{1}},
                                         {.actor = ActorId{2}}};
    const auto policy = listed(SchedulePolicy::Kind::Replay, choices);
    const Finished done = finished(request(opposite_order, policy));
    QCOMPARE(done.info().outcome, Outcome::Failed);
    QVERIFY(done.failed_to_load);
    QCOMPARE(done.info().error,
             std::string("scenario does not go as its schedule says: step 3: A cannot go on here: "
                         "it waits for Lock 2; make a schedule of this version of it"));

    // And where there is nothing left to do.
    const Finished over = finished(request(
        "thread('A', function() note 'x' end)",
        listed(SchedulePolicy::Kind::Replay, {{.actor = ActorId{1}}, {.actor = ActorId{1}}})));
    QVERIFY2(over.info().error.find("step 2: A has ended") != std::string::npos,
             over.info().error.c_str());
    const Finished nobody = finished(
        request(lost_update, listed(SchedulePolicy::Kind::Replay, {{.actor = ActorId{9}}})));
    QVERIFY2(nobody.info().error.find("step 1: there is no actor 9 here") != std::string::npos,
             nobody.info().error.c_str());
    const Finished no_wait = finished(
        request(lost_update, listed(SchedulePolicy::Kind::Replay,
                                    {{.actor = ActorId{1}, .kind = Choice::Kind::Timeout}})));
    QVERIFY2(no_wait.info().error.find("step 1: T 1 is not in a wait that it could give up here") !=
                 std::string::npos,
             no_wait.info().error.c_str());
}

void SessionReplayTest::aReplayThatEndsEarlyStopsTheRun() {
    const Finished done =
        finished(request(lost_update, listed(SchedulePolicy::Kind::Replay,
                                             {{.actor = ActorId{1}}, {.actor = ActorId{2}}})));
    QCOMPARE(done.info().outcome, Outcome::Stopped);
    QCOMPARE(done.choices.size(), std::size_t(2));
    QCOMPARE(value_of(done.run, "count"), std::int64_t(0));
}

void SessionReplayTest::whichWaiterWakesIsAChoice() {
    const char* const text = R"(
local l, c = lock "L", condition "C"
local first = shared("first", 0)
threads(3, "W", function(i)
  l:lock() c:wait(l) if first:read() == 0 then first:write(i) end l:unlock()
end)
thread("N", function()
  sleep(1)
  l:lock() c:notify() l:unlock()
  sleep(1)
  l:lock() c:notify_all() l:unlock()
end)
)";
    // N goes only once all wait: actors 1 to 3 lock and wait, in turn.
    std::vector<Choice> choices;
    for (std::uint32_t waiter = 1; waiter <= 3; ++waiter)
        choices.insert(choices.end(), {{.actor = ActorId{waiter}}, {.actor = ActorId{waiter}}});
    choices.insert(choices.end(), {{.actor = ActorId{4}}, {.actor = ActorId{4}}});
    for (std::uint32_t woken = 1; woken <= 3; ++woken) {
        std::vector<Choice> these = choices;
        these.push_back({.actor = ActorId{4}, .wakes = ActorId{woken}});
        these.push_back({.actor = ActorId{4}});  // unlock
        for (int step = 0; step < 4; ++step)     // takes the lock, reads, writes, lets go
            these.push_back({.actor = ActorId{woken}});
        const Finished done = finished(request(text, listed(SchedulePolicy::Kind::Replay, these)));
        QCOMPARE(done.info().error, std::string());
        QCOMPARE(done.info().outcome, Outcome::Stopped);
        QCOMPARE(value_of(done.run, "first"), std::int64_t(woken));
        QVERIFY(done.choices == these);
    }
}

void SessionReplayTest::readersAndWritersQueueInAnyOrder() {
    const char* const text = R"(
local rw = rwlock "RW"
local last = shared("last", 0)
thread("Holder", function() rw:write_lock() rw:write_unlock() end)
threads(2, "W", function(i) rw:write_lock() last:write(i) rw:write_unlock() end)
)";
    // The holder has it; both queue, in either order, and are served in it.
    for (const std::uint32_t first : {2u, 3u}) {
        const std::uint32_t second = 5 - first;
        std::vector<Choice> choices = {{.actor = ActorId{1}},
                                       {.actor = ActorId{first}},
                                       {.actor = ActorId{second}},
                                       {.actor = ActorId{1}},
                                       {.actor = ActorId{first}}};
        const auto replay = [&](std::vector<Choice> these) {
            return finished(request(text, listed(SchedulePolicy::Kind::Replay, std::move(these))));
        };
        QCOMPARE(replay(choices).info().outcome, Outcome::Stopped);
        choices.back() = {.actor = ActorId{second}};
        QVERIFY2(replay(choices).info().error.find("cannot go on here: it waits for RW") !=
                     std::string::npos,
                 replay(choices).info().error.c_str());
    }
}

QTEST_GUILESS_MAIN(SessionReplayTest)
#include "session_replay_test.moc"
