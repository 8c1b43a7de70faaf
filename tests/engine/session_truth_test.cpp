// What a session says of a run is so: nobody is said to be stuck who is not, and nobody is missed
// who is; also after events were lost.
#include "engine/session/live_trace.h"
#include "tests/engine/session_fixture.h"
#include "tests/engine/synthetic_run.h"

using namespace threadline;
using namespace threadline::test;

class SessionTruthTest : public QObject {
    Q_OBJECT

private slots:
    void whatCannotDeadlockIsNeverSaidTo_data();
    void whatCannotDeadlockIsNeverSaidTo();
    void whatDeadlocksIsFoundWhateverWasLost_data();
    void whatDeadlocksIsFoundWhateverWasLost();
    void whatALossHidesIsNotSaidToBeUnordered();
    void afterALossNothingNewIsConcludedFromTheOrder();
    void aFullQueueAndABarrierSayWhatTheyWaitFor();
    void finalValuesAreTrueAfterALoss();

private:
    SessionFixture fixture_;
};

// Eight rings of 64 events, the smallest there are.
constexpr std::uint64_t tiny_rings = 16 << 10;

namespace {

trace::Duration deadlocked_in(const RunSnapshot& run) {
    trace::Duration sum{0};
    for (const auto& lane : run.trace.actors)
        sum += lane->shares({lane->begin, lane->end}).of(trace::State::Deadlocked);
    return sum;
}

}  // namespace

void SessionTruthTest::whatCannotDeadlockIsNeverSaidTo_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("loses");
    const auto both = [](const char* name, const char* text, int times) {
        QTest::addRow("%s", name) << QString(text) << times << false;
        QTest::addRow("%s, losing events", name) << QString(text) << times << true;
    };
    both("producers and consumers", R"(
local jobs = queue("jobs", 3)
local producers = threads(3, "Producer", function() for i = 1, 800 do jobs:put(i) end end)
threads(3, "Consumer", function() while jobs:get() do end end)
thread("Closer", function() join(producers) jobs:close() end)
)",
         12);
    both("a queue for one", R"(
local jobs = queue("jobs", 1)
threads(2, "Producer", function() for i = 1, 800 do jobs:put(i) end end)
threads(4, "Consumer", function() for i = 1, 400 do jobs:get() end end)
)",
         12);
    both("the textbook monitor", R"(
local l = lock "L"
local ready = condition "ready"
local done = shared("done", 0)
thread("A", function()
  for i = 1, 300 do
    l:lock()
    while done:read() < i do ready:wait(l) end
    l:unlock()
  end
end)
thread("B", function()
  for i = 1, 300 do
    l:lock() done:write(i) ready:notify() l:unlock()
  end
end)
)",
         25);
    both("a barrier", R"(
local meet = barrier("meet", 3)
local l = lock "L"
threads(3, "T", function()
  for i = 1, 200 do l:lock() l:unlock() meet:wait() end
end)
)",
         12);
    both("semaphores", R"(
local free = semaphore("free", 2)
local turn = semaphore("turn", 0)
threads(3, "T", function()
  for i = 1, 300 do free:wait() free:post() end
  turn:post()
end)
thread("Last", function() for i = 1, 3 do turn:wait() end end)
)",
         12);
    both("readers and writers", R"(
local l = rwlock "L"
local row = lock "row"
threads(3, "Reader", function()
  for i = 1, 300 do l:read_lock() row:lock() row:unlock() l:read_unlock() end
end)
threads(2, "Writer", function() for i = 1, 300 do l:write_lock() l:write_unlock() end end)
)",
         12);
    both("ordered locks", R"(
local one = lock "one"
local two = lock "two"
threads(4, "T", function()
  for i = 1, 400 do one:lock() two:lock() two:unlock() one:unlock() end
end)
)",
         12);
}

void SessionTruthTest::whatCannotDeadlockIsNeverSaidTo() {
    QFETCH(QString, text);
    QFETCH(int, times);
    QFETCH(bool, loses);
    for (int i = 0; i < times; ++i) {
        RunRequest what = fixture_.request(text.toStdString());
        if (loses)
            what.limits.ring_bytes = tiny_rings;
        const RunSnapshot run = fixture_.finished(std::move(what));
        QCOMPARE(QString::fromStdString(went_well(run)), QString());
        if (!loses)
            QCOMPARE(run.trace.info->events_lost, std::uint64_t{0});
    }
}

void SessionTruthTest::whatDeadlocksIsFoundWhateverWasLost_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    // Noise fills the ring just before what matters, so that some of that is lost.
    const auto row = [](const char* name, const char* kind, const std::string& text) {
        QTest::newRow(name) << QString::fromStdString(R"(
local noise = shared("noise", 0)
local function make_noise() for i = 1, 3000 do noise:read() end end
)" + text) << kind;
    };
    row("two locks", "deadlock", R"(
local one = lock "one"
local two = lock "two"
local meet = barrier("meet", 2)
thread("A", function() make_noise() one:lock() meet:wait() make_noise() two:lock() end)
thread("B", function() make_noise() two:lock() meet:wait() make_noise() one:lock() end)
)");
    row("two locks while others go on", "deadlock", R"(
local one = lock "one"
local two = lock "two"
local meet = barrier("meet", 2)
thread("A", function() make_noise() one:lock() meet:wait() make_noise() two:lock() end)
thread("B", function() make_noise() two:lock() meet:wait() make_noise() one:lock() end)
thread("C", function() for i = 1, 10 do make_noise() sleep(20) end end)
)");
    row("the same lock twice", "self-deadlock", R"(
local l = lock "L"
thread("A", function() l:lock() make_noise() l:unlock() make_noise() l:lock() l:lock() end)
)");
    row("an abandoned lock", "abandoned-lock", R"(
local l = lock "L"
local a = thread("A", function() make_noise() l:lock() end)
thread("B", function() make_noise() join(a) l:lock() end)
)");
    // Where its first step was lost it is only known that nobody can go on.
    row("a reader that wants to write", "deadlock|self-deadlock", R"(
local l = rwlock "L"
thread("A", function() make_noise() l:read_lock() l:write_lock() end)
)");
    row("a notify that cannot come", "lost-wakeup", R"(
local l = lock "L"
local ready = condition "ready"
thread("A", function() make_noise() l:lock() ready:wait(l) l:unlock() end)
)");
    row("a full queue", "deadlock", R"(
local jobs = queue("jobs", 2)
thread("A", function() make_noise() jobs:put(1) jobs:put(2) jobs:put(3) end)
thread("B", function() make_noise() end)
)");
}

void SessionTruthTest::whatDeadlocksIsFoundWhateverWasLost() {
    QFETCH(QString, text);
    QFETCH(QString, kind);
    for (int i = 0; i < 6; ++i) {
        RunRequest what = fixture_.request(text.toStdString());
        what.limits.ring_bytes = tiny_rings;
        what.time_limit = 5s;
        what.file = what.scenario.parent_path() / "lossy.tline";
        const RunSnapshot run = fixture_.finished(what);
        QVERIFY(run.trace.info->events_lost > 0);
        // Part of it was read from the shared memory, which is gone.
        const auto opened = session::open_trace(*what.file);
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
        QVERIFY(*opened->findings == *run.findings);
        QCOMPARE(deadlocked_in(*opened), deadlocked_in(run));
        QStringList found;
        for (const std::string& freeze : freezes_of(run))
            found << QString::fromStdString(freeze);
        QVERIFY2(kind.split("|").contains(found.join(" ")), qPrintable(found.join(" ")));
        QCOMPARE(run.trace.info->outcome, Outcome::Deadlocked);
    }
}

// That A lets go of the lock is lost in the noise, and it says so only when it has computed.
void SessionTruthTest::whatALossHidesIsNotSaidToBeUnordered() {
    for (int i = 0; i < 6; ++i) {
        RunRequest what = fixture_.request(R"(
local l = lock "L"
local x = shared("x", 0)
local noise = shared("noise", 0)
local a = thread("A", function()
  l:lock() x:write(1)
  for i = 1, 3000 do noise:read() end
  l:unlock()
  compute(60)
end)
thread("B", function() sleep(20) l:lock() x:write(2) l:unlock() end)
)");
        what.limits.ring_bytes = tiny_rings;
        const RunSnapshot run = fixture_.finished(std::move(what));
        QVERIFY(run.trace.info->events_lost > 0);
        for (const analysis::Finding& finding : *run.findings)
            QVERIFY2(finding.kind != analysis::FindingKind::DataRace, finding.explanation.c_str());
    }
}

void SessionTruthTest::afterALossNothingNewIsConcludedFromTheOrder() {
    SyntheticRun made;
    const ActorId a = made.thread("A"), b = made.thread("B");
    const ObjectId x = made.object(record::ObjectKind::Variable, "x");
    made.at(0us).begin({a, b}).at(10us).write(a, x, 1).at(20us).write(b, x, 2).end(a).end(b);
    QVERIFY(!made.findings().empty());
    for (const bool loses : {false, true}) {
        session::LiveTrace live;
        live.set_tables(std::make_shared<trace::Tables>(made.tables()));
        live.apply(std::span(made.events()).first(3));
        if (loses)
            live.note_loss();
        live.apply(std::span(made.events()).subspan(3));
        QCOMPARE(live.snapshot().findings->empty(), loses);
        // No lane has a gap yet: it is not known whose.
        for (const auto& lane : live.snapshot().trace.actors)
            QCOMPARE(lane->shares({lane->begin, lane->end}).of(trace::State::Unknown),
                     trace::Duration{0});
    }
}

void SessionTruthTest::aFullQueueAndABarrierSayWhatTheyWaitFor() {
    const RunSnapshot run = fixture_.finished(R"(
local jobs = queue("jobs", 2)
local meet = barrier("meet", 3)
thread("A", function() for i = 1, 3 do jobs:put(i) end end)
threads(2, "B", function() meet:wait() end)
)");
    QCOMPARE(freezes_of(run), std::vector<std::string>{"deadlock"});
    for (const trace::ObjectInfo& object : run.trace.tables->objects) {
        if (object.name == "jobs")
            QCOMPARE(object.capacity, 2u);
        if (object.name == "meet")
            QCOMPARE(object.parties, 3u);
    }
    const std::string& text = run.findings->front().explanation;
    QVERIFY2(text.find("2 of 3 arrived") != std::string::npos, text.c_str());
}

void SessionTruthTest::finalValuesAreTrueAfterALoss() {
    RunRequest what = fixture_.request(R"(
local count = shared("count", 0)
local cells = shared_array("cells", 2, 7)
threads(2, "T", function(t)
  for i = 1, 20000 do count:add(1) end
  cells:write(t, t)
end)
)");
    what.limits.ring_bytes = tiny_rings;
    what.file = what.scenario.parent_path() / "lossy.tline";
    const RunSnapshot run = fixture_.finished(what);
    QVERIFY(run.trace.info->events_lost > 0);
    const auto opened = session::open_trace(*what.file);
    QVERIFY(opened.ok());
    for (const RunSnapshot* told : {&run, &opened.value()}) {
        QCOMPARE(value_of(*told, "count"), std::string("40000"));
        QCOMPARE(value_of(*told, "cells[1]"), std::string("1"));
        QCOMPARE(value_of(*told, "cells[2]"), std::string("2"));
    }
}

QTEST_GUILESS_MAIN(SessionTruthTest)
#include "session_truth_test.moc"
