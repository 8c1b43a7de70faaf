// How much of a run is shown first: with a freeze what led to it, of any other run all.
#include "app/present/finding_place.h"
#include "engine/trace/overview.h"
#include "tests/app/run_fixture.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;
using trace::State;
using trace::TimeRange;

namespace {

// What is shown of it first, where that is not all.
using Shown = std::optional<TimeRange>;

// A from 5 ms and B from 4 ms on.
RunFixture frozen_early() {
    RunFixture story;
    const ObjectId lock = story.lock("Lock");
    story.thread("A").runs(0, 5).state(State::Deadlocked, 5, 100, lock).lives_on();
    story.thread("B").runs(0, 4).state(State::Deadlocked, 4, 100, lock).lives_on();
    return story;
}

}  // namespace

class WindowHowItCameTest : public QObject {
    Q_OBJECT

private slots:
    void anEarlyDeadlockIsShownWithAllThatLedToItAndAsLongAgain();
    void ofALateDeadlockAllIsShown();
    void whereSomebodyGoesOnAllIsShown();
    void whoHasEndedOrWaitsForTheFrozenDoesNothingMore();
    void aRunWithoutADeadlockIsShownWhole();
    void aRunThatGoesOnIsShownWhole();
    void aRunThatIsTooLongToBeInMemoryIsShownWhole();
    void ofARunThatAPersonSteppedThroughEachStepIsShown();
};

void WindowHowItCameTest::anEarlyDeadlockIsShownWithAllThatLedToItAndAsLongAgain() {
    RunFixture story = frozen_early();
    QCOMPARE(how_it_came(story.at(100)), Shown(TimeRange{ms(0), ms(10)}));
}

void WindowHowItCameTest::ofALateDeadlockAllIsShown() {
    RunFixture story;
    const ObjectId lock = story.lock("Lock");
    for (const char* name : {"A", "B"})
        story.thread(name).runs(0, 50).state(State::Deadlocked, 50, 100, lock).lives_on();
    QCOMPARE(how_it_came(story.at(100)), Shown{});
}

void WindowHowItCameTest::whereSomebodyGoesOnAllIsShown() {
    for (const State state : {State::Running, State::Sleeping, State::Io}) {
        RunFixture story = frozen_early();
        story.thread("C").state(state, 0, 100).lives_on();
        QCOMPARE(how_it_came(story.at(100)), Shown{});
    }
}

void WindowHowItCameTest::whoHasEndedOrWaitsForTheFrozenDoesNothingMore() {
    RunFixture story = frozen_early();
    story.thread("C").runs(0, 3);
    story.thread("Main").runs(0, 2).state(State::Waiting, 2, 100, {}, ActorId{1}).lives_on();
    QCOMPARE(how_it_came(story.at(100)), Shown(TimeRange{ms(0), ms(10)}));
    // But until then it is part of the story.
    story.thread("D").runs(0, 8);
    QCOMPARE(how_it_came(story.at(100)), Shown(TimeRange{ms(0), ms(16)}));
}

void WindowHowItCameTest::aRunWithoutADeadlockIsShownWhole() {
    RunFixture story;
    story.thread("A").runs(0, 5);
    story.thread("B").runs(0, 4).state(State::Waiting, 4, 100);  // until its deadline
    QCOMPARE(how_it_came(story.at(100)), Shown{});
    RunFixture nothing;
    QCOMPARE(how_it_came(nothing.at(100)), Shown{});
}

void WindowHowItCameTest::aRunThatGoesOnIsShownWhole() {
    RunFixture story = frozen_early();
    QCOMPARE(how_it_came(story.at(100, false)), Shown{});
}

void WindowHowItCameTest::aRunThatIsTooLongToBeInMemoryIsShownWhole() {
    RunFixture story = frozen_early();
    session::RunSnapshot run = story.at(100);
    auto lane = std::make_shared<trace::ActorLane>(*run.trace.actors.front());
    lane->overview = std::make_shared<trace::ActorOverview>();
    run.trace.actors.front() = std::move(lane);
    QCOMPARE(how_it_came(run), Shown{});
}

void WindowHowItCameTest::ofARunThatAPersonSteppedThroughEachStepIsShown() {
    RunFixture story = frozen_early();
    session::RunSnapshot run = story.at(100);
    auto info = std::make_shared<trace::RunInfo>(*run.trace.info);
    info->schedule = "stepped";
    run.trace.info = std::move(info);
    QCOMPARE(how_it_came(run), Shown{});
}

QTEST_GUILESS_MAIN(WindowHowItCameTest)
#include "window_how_it_came_test.moc"
