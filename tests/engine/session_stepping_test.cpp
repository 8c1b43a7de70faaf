// A person decides who goes next, and takes steps back.
#include "tests/app/runner_process.h"
#include "tests/engine/scheduled_run.h"

#include <algorithm>

#include <csignal>

using namespace threadline;
using namespace threadline::test;

class SessionSteppingTest : public QObject, private ScheduledRuns {
    Q_OBJECT

private slots:
    void steppingShowsWhatEachActorWouldDo();
    void aStepIsTakenBackByRunningAgain();
    void runningOnStopsAtContention();
    void runningOnStopsAtWhatIsInteresting_data();
    void runningOnStopsAtWhatIsInteresting();
    void steppingSaysWhatWouldBeWritten();
    void whatIsNoChoiceIsRefused();
    void aSteppedRunCanBeStopped();
    void aRunnerThatIsKilledAtAQuestionLeavesAllThatWasOnShow();
    void nothingIsFoundByHowLongStepsTook();
    void eachStepIsAsLongAsAnyOtherAndSeenAtTheNextQuestion();

private:
    std::unique_ptr<Session> stepped(const std::string& text, std::vector<Choice> prefix = {});
    // Waits for the next decision; none: the run is over.
    std::optional<Decision> next_decision(Session& session);
};

std::unique_ptr<Session> SessionSteppingTest::stepped(const std::string& text,
                                                      std::vector<Choice> prefix) {
    auto started =
        Session::start(request(text, listed(SchedulePolicy::Kind::Stepped, std::move(prefix))), {});
    if (!started)
        qFatal("%s", started.error().message.c_str());
    return std::move(*started);
}

std::optional<Decision> SessionSteppingTest::next_decision(Session& session) {
    while (!session.finished()) {
        if (auto decision = session.decision())
            return decision;
        QTest::qSleep(1);
    }
    return std::nullopt;
}

void SessionSteppingTest::steppingShowsWhatEachActorWouldDo() {
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

void SessionSteppingTest::aStepIsTakenBackByRunningAgain() {
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

void SessionSteppingTest::runningOnStopsAtContention() {
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
void SessionSteppingTest::runningOnStopsAtWhatIsInteresting_data() {
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

void SessionSteppingTest::runningOnStopsAtWhatIsInteresting() {
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

void SessionSteppingTest::steppingSaysWhatWouldBeWritten() {
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

void SessionSteppingTest::whatIsNoChoiceIsRefused() {
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

void SessionSteppingTest::aSteppedRunCanBeStopped() {
    const auto session = stepped(lost_update);
    QVERIFY(next_decision(*session));
    session->stop();
    session->wait();
    QCOMPARE(session->snapshot().trace.info->outcome, Outcome::Stopped);
    QVERIFY(!session->decision());
    QVERIFY(!session->choose({.actor = ActorId{1}}).ok());
}

void SessionSteppingTest::aRunnerThatIsKilledAtAQuestionLeavesAllThatWasOnShow() {
    RunRequest what = request(opposite_order, listed(SchedulePolicy::Kind::Stepped, {}));
    what.simulated_cpu.emplace();
    what.simulated_cpu->step = 5ms;
    what.file = in_folder("killed.tline");
    auto started = Session::start(what, {});
    QVERIFY(started.ok());
    Session& session = **started;
    QVERIFY(next_decision(session));
    QVERIFY(session.choose({.actor = ActorId{1}}).ok());
    QVERIFY(next_decision(session));
    QCOMPARE(session.snapshot().trace.now, trace::Time(5ms));
    const auto runner = static_cast<pid_t>(runner_of_this_process());
    QVERIFY(runner > 0);
    kill(runner, SIGKILL);
    session.wait();
    const RunSnapshot run = session.snapshot();
    QCOMPARE(run.trace.info->outcome, Outcome::Failed);
    QVERIFY2(run.trace.info->error.find("killed by signal 9") != std::string::npos,
             run.trace.info->error.c_str());
    QCOMPARE(run.trace.now, trace::Time(5ms));
    QCOMPARE(run.trace.info->wall, run.trace.now);
    for (const auto& lane : run.trace.actors)
        QCOMPARE(lane->end, run.trace.now);
    const auto opened = session::open_trace(*what.file);
    QVERIFY(opened.ok());
    QCOMPARE(opened->trace.now, run.trace.now);
}

// What takes long is made up there, so that each step can be seen.
void SessionSteppingTest::nothingIsFoundByHowLongStepsTook() {
    const std::string waiting =
        "local l, web = lock 'L', service 'web'\n"
        "threads(2, 'T', function()\n"
        "  for i = 1, 4 do l:lock() web:request(20) l:unlock() end\n"
        "end)\n";
    const auto finds = [](Session& session, analysis::FindingKind kind) {
        return std::ranges::any_of(*session.snapshot().findings,
                                   [kind](const auto& finding) { return finding.kind == kind; });
    };
    const auto told_by_time = {analysis::FindingKind::Contention, analysis::FindingKind::IdleCpu};
    const auto session = stepped(waiting);
    while (next_decision(*session))
        QVERIFY(session->run_on().ok());
    session->wait();
    QCOMPARE(session->snapshot().trace.info->outcome, Outcome::Completed);
    for (const analysis::FindingKind kind : told_by_time)
        QVERIFY(!finds(*session, kind));

    auto again = Session::start(
        request(waiting, listed(SchedulePolicy::Kind::Replay, session->choices())), {});
    QVERIFY(again.ok());
    (*again)->wait();
    for (const analysis::FindingKind kind : told_by_time)
        QVERIFY(finds(**again, kind));
}

// It computes for long or sleeps for a moment: what counts is the order.
void SessionSteppingTest::eachStepIsAsLongAsAnyOtherAndSeenAtTheNextQuestion() {
    using trace::State;
    constexpr std::chrono::nanoseconds step = 5ms;
    RunRequest what = request(
        "local one, two = lock 'One', lock 'Two'\n"
        "thread('A', function() one:lock()\n compute(500)\n two:lock() end)\n"
        "thread('B', function() two:lock() sleep(1) one:lock() end)\n",
        listed(SchedulePolicy::Kind::Stepped, {}));
    what.simulated_cpu.emplace();
    what.simulated_cpu->step = step;
    what.deadlock_grace = 10ms;
    auto started = Session::start(std::move(what), {});
    QVERIFY(started.ok());
    Session& session = **started;
    const auto state = [&session](std::size_t actor, trace::Time at) {
        const auto interval = session.snapshot().trace.actors[actor]->at(at);
        return interval ? interval->state : State::Unknown;
    };
    // Who holds what, from the middle of its step on.
    const auto holds = [&session](std::size_t lock, ActorId actor, trace::Time since) {
        const auto& lanes = session.snapshot().trace.locks;
        return lock < lanes.size() && lanes[lock]->open_holds.size() == 1 &&
               lanes[lock]->open_holds[0].actor == actor &&
               lanes[lock]->open_holds[0].begin == since;
    };
    const ActorId a{1}, b{2};
    const trace::Duration moment{1};

    QVERIFY(next_decision(session));
    QCOMPARE(session.snapshot().trace.now, trace::Time{0});
    QVERIFY(session.choose({.actor = a}).ok());
    QVERIFY(next_decision(session));
    QCOMPARE(session.snapshot().trace.now, step);
    QVERIFY(holds(0, a, step / 2));
    QCOMPARE(state(0, step - moment), State::Running);
    QCOMPARE(state(1, step - moment), State::Ready);

    QVERIFY(session.choose({.actor = b}).ok());
    QVERIFY(next_decision(session));
    QCOMPARE(session.snapshot().trace.now, 2 * step);
    QVERIFY(holds(1, b, step + step / 2));
    QCOMPARE(state(1, step), State::Running);
    QCOMPARE(state(1, 2 * step - moment), State::Sleeping);

    QVERIFY(session.choose({.actor = a}).ok());  // computes, and wants Two
    QVERIFY(next_decision(session));
    QCOMPARE(session.snapshot().trace.now, 3 * step);
    const auto computes = session.snapshot().trace.actors[0]->at(2 * step);
    QVERIFY(computes && computes->state == State::Running);
    QCOMPARE(session.snapshot().trace.tables->site(computes->site).line, 3u);
    QCOMPARE(state(0, 3 * step - moment), State::Blocked);
    QCOMPARE(state(1, 3 * step - moment), State::Sleeping);

    QVERIFY(session.choose({.actor = b}).ok());  // wakes up, and wants One
    QVERIFY(!next_decision(session));
    session.wait();
    QCOMPARE(session.snapshot().trace.info->outcome, Outcome::Deadlocked);
    QCOMPARE(session.snapshot().trace.now, 4 * step + 10ms);
    QCOMPARE(state(1, 3 * step), State::Sleeping);  // as long as it was not chosen
    for (const std::size_t actor : {std::size_t(0), std::size_t(1)})
        QCOMPARE(state(actor, 4 * step - moment), State::Deadlocked);
}

QTEST_GUILESS_MAIN(SessionSteppingTest)
#include "session_stepping_test.moc"
