// Schedules that decide, on real threads and processes: seeded, replayed and stepped runs.
#include "engine/analysis/report.h"
#include "engine/exchange/schedule_of_run.h"
#include "engine/exchange/true_order.h"
#include "engine/record/schedule_text.h"
#include "engine/session/session.h"
#include "engine/trace/trace_file.h"
#include "engine/trace/world.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace threadline;
using namespace std::chrono_literals;
using record::Choice;
using record::SchedulePolicy;
using session::Decision;
using session::PendingStep;
using session::RunRequest;
using session::RunSnapshot;
using session::Session;
using trace::Outcome;

namespace {

namespace fs = std::filesystem;

// Everything that a scenario can do, in threads and a worker process, with waits that end both
// ways.
const char* const everything = R"(title "Everything"
local l = lock "L"
local rw = rwlock "RW"
local c = condition "C"
local s = semaphore("S", 1)
local b = barrier("B", 2)
local q = queue("Q", 1)
local v = shared("v", 0)
local a = shared_array("a", 3, 0)
local go = shared("go", 0)
local server = service "server"
local child = later("Child", function(n) compute(n) v:add(1) end)
threads(3, "T", function(i)
  l:with(function() v:write(v:read() + 1) end)
  if i < 3 then b:wait() end
  rw:read_lock() compute(0.1) rw:read_unlock()
  s:wait() sleep(random(1, 3)) s:post()
  server:request(i)
  q:put(i)
  a:add(i, 1)
  l:lock() go:add(1) c:notify() l:unlock()
  local started = start(child, i)
  join(started)
end)
thread("Waiter", function()
  l:lock()
  while go:read() < 2 do c:wait(l, 4) end
  l:unlock()
  l:lock(1)
  note "waited"
end)
thread("Taker", function()
  l:lock() if go:read() < 1 then c:wait(l, 3) end l:unlock()
  for _ = 1, 3 do q:get() end
  check(v:read() > 0, "something was added")
end)
process("Worker", function()
  if rw:write_lock(2) then compute(2) rw:write_unlock() end
  v:add(100)
end)
)";

const char* const lost_update = R"(title "Lost update"
local count = shared("count", 0)
threads(2, "T", function() count:write(count:read() + 1) end)
)";

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

// Tasks that wait for everything that a task can wait for, for each other and for threads.
const char* const tasks = R"(title "Tasks"
local l, c = lock "L", condition "C"
local v, go = shared("v", 0), shared("go", 0)
local q = queue("Q", 1)
local server = service "server"
tasks(3, "Task", function(i)
  server:request(10 * i)
  l:lock() v:write(v:read() + 1) l:unlock()
  q:put(i)
  sleep(5)
  l:lock() while go:read() == 0 do c:wait(l, 100) end l:unlock()
  compute(1)
end)
thread("Getter", function()
  for _ = 1, 3 do q:get() end
  l:with(function() go:write(1) c:notify() end)
  l:with(function() c:notify_all() end)
end)
thread("Other", function() l:with(function() v:write(v:read() + 1) end) end)
)";

const char* const opposite_order = R"(title "Opposite order"
local one, two = lock "Lock 1", lock "Lock 2"
thread("A", function() one:lock() two:lock() two:unlock() one:unlock() end)
thread("B", function() two:lock() one:lock() one:unlock() two:unlock() end)
)";

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Where its own state is asked for, by the variable's name.
std::int64_t value_of(const RunSnapshot& run, const std::string& name) {
    const auto report = analysis::make_report(run.trace, *run.findings);
    for (const auto& [known, value] : report.values)
        if (known == name)
            return value.payload;
    qFatal("there is no variable %s", name.c_str());
}

std::vector<trace::TraceEvent> events_of(const fs::path& file) {
    std::vector<trace::TraceEvent> events;
    const auto reader = trace::TraceReader::open(file);
    if (!reader)
        qFatal("%s", reader.error().message.c_str());
    const Status read = (*reader)->read([&](std::span<const trace::TraceEvent> some) {
        events.insert(events.end(), some.begin(), some.end());
        return true;
    });
    if (!read)
        qFatal("%s", read.error().message.c_str());
    return events;
}

SchedulePolicy seeded(std::uint64_t seed) {
    SchedulePolicy policy;
    policy.kind = SchedulePolicy::Kind::Seeded;
    policy.seed = seed;
    return policy;
}

SchedulePolicy pct(std::uint64_t seed, std::uint32_t depth) {
    SchedulePolicy policy = seeded(seed);
    policy.kind = SchedulePolicy::Kind::Pct;
    policy.depth = depth;
    return policy;
}

SchedulePolicy listed(SchedulePolicy::Kind kind, std::vector<Choice> choices) {
    SchedulePolicy policy;
    policy.kind = kind;
    policy.choices = std::move(choices);
    return policy;
}

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

// A run with what it leaves.
struct Finished {
    RunSnapshot run;
    std::vector<Choice> choices;
    bool failed_to_load = false;

    const trace::RunInfo& info() const { return *run.trace.info; }
};

}  // namespace

class SessionScheduleTest : public QObject {
    Q_OBJECT

private slots:
    void theSameSeedGivesTheSameBytes();
    void theTimeLimitCutsTheSameRunAtTheSameStep_data();
    void theTimeLimitCutsTheSameRunAtTheSameStep();
    void theReportSaysWhoDecided();
    void seedsReachEveryOutcomeOfASmallProgram();
    void aDeadlockIsFoundUnderSomeSeedsOnly();
    void aReplayGivesTheSameEvents();
    void aTraceOfAScheduleIsConsistent();
    void theTraceHoldsTheSchedule();
    void aFreeRunCanBeReplayed();
    void aRunOnSimulatedCoresCanBeReplayed();
    void aReadStandsBeforeTheWriteThatItDidNotSee();
    void tasksAreChosenAsThreadsAre();
    void aFreeRunOfTasksIsReplayed();
    void tasksThatWaitForEachOtherAreFound();
    void aReplayOfOtherCodeSaysWhereItDiffers();
    void aReplayThatEndsEarlyStopsTheRun();
    void whichWaiterWakesIsAChoice();
    void aTimedWaitCanBeGivenUpOrNotHoweverLongItIs();
    void durationsDecideNothing();
    void sleepsOverlapAndEndAtTheirTime();
    void theCoreIsBusyOrIdleAndNothingElse();
    void retriesEndUnderPct();
    void anyPairMeetsAtABarrierThatIsTooSmall();
    void readersAndWritersQueueInAnyOrder();
    void pctFindsTheLostUpdate();
    void steppingShowsWhatEachActorWouldDo();
    void aStepIsTakenBackByRunningAgain();
    void runningOnStopsAtContention();
    void runningOnStopsAtWhatIsInteresting_data();
    void runningOnStopsAtWhatIsInteresting();
    void steppingSaysWhatWouldBeWritten();
    void whatIsNoChoiceIsRefused();
    void aSteppedRunCanBeStopped();

private:
    RunRequest request(const std::string& text, SchedulePolicy schedule);
    Finished finished(RunRequest what);
    std::unique_ptr<Session> stepped(const std::string& text, std::vector<Choice> prefix = {});
    // Waits for the next decision; none: the run is over.
    std::optional<Decision> next_decision(Session& session);
    fs::path in_folder(const std::string& name) const {
        return fs::path(folder_.path().toStdString()) / name;
    }

    QTemporaryDir folder_;
};

RunRequest SessionScheduleTest::request(const std::string& text, SchedulePolicy schedule) {
    RunRequest what;
    what.scenario = in_folder("scenario.lua");
    std::ofstream(what.scenario) << text;
    what.name = "scenario";
    what.runner = fs::path(THREADLINE_BIN_DIR) / "threadline-runner";
    what.time_limit = 60s;
    what.schedule = std::move(schedule);
    return what;
}

Finished SessionScheduleTest::finished(RunRequest what) {
    auto started = Session::start(std::move(what), {});
    if (!started)
        qFatal("%s", started.error().message.c_str());
    Session& session = **started;
    session.wait();
    return {session.snapshot(), session.choices(), session.failed_to_load()};
}

std::unique_ptr<Session> SessionScheduleTest::stepped(const std::string& text,
                                                      std::vector<Choice> prefix) {
    auto started =
        Session::start(request(text, listed(SchedulePolicy::Kind::Stepped, std::move(prefix))), {});
    if (!started)
        qFatal("%s", started.error().message.c_str());
    return std::move(*started);
}

std::optional<Decision> SessionScheduleTest::next_decision(Session& session) {
    while (!session.finished()) {
        if (auto decision = session.decision())
            return decision;
        QTest::qSleep(1);
    }
    return std::nullopt;
}

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

void SessionScheduleTest::aReplayGivesTheSameEvents() {
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

void SessionScheduleTest::theTraceHoldsTheSchedule() {
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

void SessionScheduleTest::aFreeRunCanBeReplayed() {
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

void SessionScheduleTest::aRunOnSimulatedCoresCanBeReplayed() {
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

void SessionScheduleTest::aReadStandsBeforeTheWriteThatItDidNotSee() {
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

void SessionScheduleTest::aFreeRunOfTasksIsReplayed() {
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

void SessionScheduleTest::aReplayOfOtherCodeSaysWhereItDiffers() {
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
    QVERIFY2(no_wait.info().error.find("step 1: T 1 is in no wait that it could give up here") !=
                 std::string::npos,
             no_wait.info().error.c_str());
}

void SessionScheduleTest::aReplayThatEndsEarlyStopsTheRun() {
    const Finished done =
        finished(request(lost_update, listed(SchedulePolicy::Kind::Replay,
                                             {{.actor = ActorId{1}}, {.actor = ActorId{2}}})));
    QCOMPARE(done.info().outcome, Outcome::Stopped);
    QCOMPARE(done.choices.size(), std::size_t(2));
    QCOMPARE(value_of(done.run, "count"), std::int64_t(0));
}

void SessionScheduleTest::whichWaiterWakesIsAChoice() {
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

void SessionScheduleTest::readersAndWritersQueueInAnyOrder() {
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

void SessionScheduleTest::steppingShowsWhatEachActorWouldDo() {
    const auto session = stepped(opposite_order);
    auto decision = next_decision(*session);
    QVERIFY(decision);
    QCOMPARE(decision->step, std::uint64_t(1));
    QCOMPARE(decision->actors.size(), std::size_t(2));
    const trace::Tables& tables = *session->snapshot().trace.tables;
    for (const PendingStep& pending : decision->actors) {
        QCOMPARE(pending.standing, record::Standing::Calls);
        QCOMPARE(pending.step.kind, record::StepKind::Lock);
        QVERIFY(pending.can_go);
        QVERIFY(!pending.can_time_out);
    }
    QCOMPARE(tables.object(decision->actors[0].step.object).name, std::string("Lock 1"));
    QCOMPARE(tables.object(decision->actors[1].step.object).name, std::string("Lock 2"));
    QCOMPARE(tables.sites[decision->actors[0].step.site.value].line, 3u);

    QVERIFY(session->choose({.actor = ActorId{1}}).ok());
    decision = next_decision(*session);
    QVERIFY(decision && decision->step == 2);
    QVERIFY(session->choose({.actor = ActorId{2}}).ok());
    // Both wait for each other: the deadlock is found, and nothing is left to choose.
    QVERIFY(!next_decision(*session));
    session->wait();
    QCOMPARE(session->snapshot().trace.info->outcome, Outcome::Deadlocked);
    QCOMPARE(session->choices().size(), std::size_t(2));
    QCOMPARE(session->snapshot().trace.info->schedule, std::string("stepped"));
}

void SessionScheduleTest::aStepIsTakenBackByRunningAgain() {
    const auto session = stepped(opposite_order);
    const auto first = next_decision(*session);
    QVERIFY(first && session->choose({.actor = ActorId{1}}).ok());
    const auto second = next_decision(*session);
    QVERIFY(second && session->choose({.actor = ActorId{1}}).ok());
    QVERIFY(next_decision(*session));
    auto choices = session->choices();
    QCOMPARE(choices.size(), std::size_t(2));
    choices.pop_back();
    const auto again = stepped(opposite_order, choices);
    const auto back = next_decision(*again);
    QVERIFY(back);
    QVERIFY(*back == *second);
    QVERIFY(again->choices() == choices);
}

void SessionScheduleTest::runningOnStopsAtContention() {
    const auto session = stepped(opposite_order);
    QVERIFY(next_decision(*session));
    QVERIFY(session->choose({.actor = ActorId{1}}).ok());
    QVERIFY(next_decision(*session));
    QVERIFY(session->choose({.actor = ActorId{1}}).ok());  // A has both; B waits for one
    const auto stopped = next_decision(*session);
    QVERIFY(stopped && stopped->step == 3);
    QCOMPARE(stopped->actors[1].standing, record::Standing::Waits);
    QVERIFY(!stopped->actors[1].can_go);
    // Of what is left B may have to wait once more.
    for (int stops = 0; next_decision(*session); ++stops) {
        QVERIFY(stops < 2);
        QVERIFY(session->run_on().ok());
    }
    session->wait();
    QCOMPARE(session->snapshot().trace.info->outcome, Outcome::Completed);

    const auto another = stepped(opposite_order);
    QVERIFY(next_decision(*another));
    QVERIFY(another->run_on().ok());
    another->wait();  // in turn, each takes its first lock
    QCOMPARE(another->snapshot().trace.info->outcome, Outcome::Deadlocked);

    const auto third = stepped(
        "local l = lock 'L'\n"
        "threads(2, 'T', function() note 'x' l:lock() l:unlock() end)\n");
    QVERIFY(next_decision(*third));
    QVERIFY(third->run_on().ok());
    const auto noted = next_decision(*third);
    QVERIFY(noted);
    QCOMPARE(noted->step, std::uint64_t(2));
}

// Each takes turns from the first step on: `stops` are the numbers of the decisions that it then
// stops at; at the end there is none.
void SessionScheduleTest::runningOnStopsAtWhatIsInteresting_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("stops");
    QTest::addColumn<Outcome>("outcome");
    const auto row = [](const char* name, const char* text, const QList<int>& stops,
                        Outcome outcome = Outcome::Completed) {
        QTest::newRow(name) << QString(text) << stops << outcome;
    };
    const char* const idle = "thread('Idle', function() for _ = 1, 20 do i:add(1) end end)";
    const auto with_idle = [idle](const char* text) {
        return std::string("local i = shared('i', 0)\n") + text + idle;
    };
    // A takes it, Idle; B has to wait; until A lets it go nothing more happens.
    row("contention",
        with_idle("local l = lock 'L'\nthread('A', function() l:lock() i:add(1) l:unlock() end)\n"
                  "thread('B', function() i:add(1) l:lock() l:unlock() end)\n")
            .c_str(),
        {3});
    row("an edge",
        with_idle("local q = queue('Q', 1)\n"
                  "thread('A', function() i:add(1) q:get() end)\n"
                  "thread('B', function() i:add(1) i:add(1) q:put(1) end)\n")
            .c_str(),
        {2});
    // A, B and Idle once; then A waits for B's, and with B's next step the cycle is closed.
    row("a cycle",
        with_idle("local one, two = lock '1', lock '2'\n"
                  "thread('A', function() one:lock() i:add(1) two:lock() end)\n"
                  "thread('B', function() two:lock() i:add(1) one:lock() end)\n")
            .c_str(),
        {5, 6}, Outcome::Deadlocked);
    // With the first write the two race; the second one loses it.
    row("a lost update",
        with_idle("local v = shared('v', 5)\n"
                  "threads(2, 'T', function() v:write(v:read() + 1) end)\n")
            .c_str(),
        {5, 6});
    row("a failed check", with_idle("thread('A', function() check(false, 'no') end)\n").c_str(),
        {2});
    row("nothing but the end", with_idle("").c_str(), {});
}

void SessionScheduleTest::runningOnStopsAtWhatIsInteresting() {
    QFETCH(QString, text);
    QFETCH(QList<int>, stops);
    QFETCH(Outcome, outcome);
    const auto session = stepped(text.toStdString().c_str());
    QVERIFY(next_decision(*session));
    QList<int> stopped_at;
    for (;;) {
        QVERIFY(session->run_on().ok());
        const auto decision = next_decision(*session);
        if (!decision)
            break;
        stopped_at.append(static_cast<int>(decision->step));
    }
    session->wait();
    QCOMPARE(stopped_at, stops);
    QCOMPARE(session->snapshot().trace.info->outcome, outcome);
}

void SessionScheduleTest::steppingSaysWhatWouldBeWritten() {
    const auto session = stepped(
        "local v = shared('v', 5)\nlocal a = shared_array('a', 3, 0)\nlocal f = file('f', 1)\n"
        "thread('A', function() v:write(v:read() + 1) a:write(2, 'x') v:add(7) v:cas(13, 2)\n"
        "  f:write(4) end)\n");
    using Kind = record::StepKind;
    std::vector<std::pair<Kind, Value>> seen;
    while (const auto decision = next_decision(*session)) {
        const record::NextStep& step = decision->actors.front().step;
        seen.emplace_back(step.kind, step.value);
        if (step.value.tag == ValueTag::String)
            QCOMPARE(session->snapshot().trace.tables->name(step.value.as_name()),
                     std::string("x"));
        QVERIFY(session->choose({.actor = ActorId{1}}).ok());
    }
    QCOMPARE(seen.size(), std::size_t(6));
    QVERIFY(seen[0] == std::pair(Kind::Read, Value::nil()));
    QVERIFY(seen[1] == std::pair(Kind::Write, Value::integer(6)));
    QVERIFY(seen[2].second.tag == ValueTag::String);
    QVERIFY(seen[3] == std::pair(Kind::Add, Value::integer(7)));
    QVERIFY(seen[4] == std::pair(Kind::CompareExchange, Value::integer(2)));
    QVERIFY(seen[5] == std::pair(Kind::Write, Value::integer(4)));
}

void SessionScheduleTest::whatIsNoChoiceIsRefused() {
    const auto session = stepped(lost_update);
    const auto decision = next_decision(*session);
    QVERIFY(decision);
    const Status wrong = session->choose({.actor = ActorId{3}});
    QVERIFY(!wrong.ok());
    QCOMPARE(wrong.error().message,
             std::string("step 1: actor 3 cannot do that now; choose another"));
    QVERIFY(!session->choose({.actor = ActorId{1}, .kind = Choice::Kind::Timeout}).ok());
    QVERIFY(session->decision() == decision);
}

void SessionScheduleTest::aSteppedRunCanBeStopped() {
    const auto session = stepped(lost_update);
    QVERIFY(next_decision(*session));
    session->stop();
    session->wait();
    QCOMPARE(session->snapshot().trace.info->outcome, Outcome::Stopped);
    QVERIFY(!session->decision());
    QVERIFY(!session->choose({.actor = ActorId{1}}).ok());
}

QTEST_GUILESS_MAIN(SessionScheduleTest)
#include "session_schedule_test.moc"
