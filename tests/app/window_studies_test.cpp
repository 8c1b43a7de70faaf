// What the window asks beside itself of the run on show, each alone: a search, how dense the run
// is, the run with a remedy held against the same as it is; and playing it.
#include "app/panels/transport.h"
#include "app/study/density_study.h"
#include "app/study/run_search.h"
#include "app/study/what_if_study.h"
#include "app/window/commands.h"
#include "app/window/playback.h"
#include "app/window/remedy_switches.h"
#include "tests/app/run_fixture.h"

#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using test::ms;
using test::RunFixture;

namespace {

analysis::LaneQuery blocked() {
    return analysis::parse_query("state:blocked").query;
}

session::RunSnapshot deadlock_that_is_over() {
    session::RunSnapshot run = RunFixture::opposite_order();
    run.trace.events = 50;
    return run;
}

session::RunSnapshot run_that_goes_on(double now = 10) {
    RunFixture story;
    const ObjectId lock = story.lock("Lock 1");
    story.thread("A").runs(0, 5).blocked(lock, 5, 8).runs(8, now).lives_on();
    session::RunSnapshot run = story.at(now, false);
    run.trace.events = 5;
    return run;
}

// Each is another run of the same, but for what is given.
RunAsItIs finished_run(const std::string& remedies, const std::string& text = "thread()") {
    RunAsItIs run;
    run.run = RunFixture::opposite_order();
    auto info = std::make_shared<trace::RunInfo>(*run.run.trace.info);
    info->remedies = remedies;
    info->source = text;
    run.run.trace.info = std::move(info);
    return run;
}

}  // namespace

class WindowStudiesTest : public QObject {
    Q_OBJECT

private slots:
    void aRunThatHasGrownIsSearchedAgain();
    void whereNothingIsSearchedForARunThatHasGrownIsToldAlone();
    void ofARunThatIsGoneNoHitsCome();
    void theDensityIsThatOfTheRunThatWasAskedForLast();
    void ofARunThatIsGoneNoDensityComes();
    void oneRemedyIsTriedInPlaceOfAnother();
    void aRunWithARemedyIsHeldAgainstTheSameAsItIs();
    void aRunOfAnotherTextIsHeldAgainstNothing();
    void theRunAsItIsIsMadeWhereSomebodyAskedForTheOther();
    void whatIsToBeSeenSideBySideIsAskedForOnce();
    void aRunFromElsewhereIsNotTheOneThatIsToBeSeenSideBySide();
    void playingHaltsAtANoteAndSaysIt();
    void aPersonsSpeedStaysOnceTheRunIsOver();
};

void WindowStudiesTest::aRunThatHasGrownIsSearchedAgain() {
    const session::RunSnapshot begun = run_that_goes_on();
    const session::RunSnapshot over = deadlock_that_is_over();
    RunSearch search;
    QSignalSpy asked(&search, &RunSearch::begun);
    QSignalSpy found(&search, &RunSearch::hits_changed);
    search.ask(blocked(), &begun);
    QTRY_COMPARE(found.count(), 1);
    const std::uint64_t first = search.hits()->count();
    QVERIFY(first > 0);
    search.follow(over);
    QTRY_COMPARE(found.count(), 2);
    QVERIFY(search.hits()->count() > first);
    // Nothing more has come.
    QSignalSpy looked(&search, &RunSearch::run_changed);
    search.follow(over);
    QCOMPARE(looked.count(), 1);
    QCOMPARE(asked.count(), 2);
}

void WindowStudiesTest::whereNothingIsSearchedForARunThatHasGrownIsToldAlone() {
    RunSearch search;
    QSignalSpy asked(&search, &RunSearch::begun);
    QSignalSpy looked(&search, &RunSearch::run_changed);
    search.follow(deadlock_that_is_over());
    QCOMPARE(looked.count(), 1);
    QCOMPARE(asked.count(), 0);
    QVERIFY(!search.hits());
}

void WindowStudiesTest::ofARunThatIsGoneNoHitsCome() {
    const session::RunSnapshot gone = deadlock_that_is_over();
    const session::RunSnapshot next = run_that_goes_on();
    RunSearch search;
    QSignalSpy found(&search, &RunSearch::hits_changed);
    search.ask(blocked(), &next);
    QTRY_COMPARE(found.count(), 1);
    const std::uint64_t of_next = search.hits()->count();
    search.ask(blocked(), &gone);
    search.forget_run();
    QVERIFY(!search.hits());
    // As long as another one takes for it.
    RunSearch other;
    QSignalSpy found_by_other(&other, &RunSearch::hits_changed);
    other.ask(blocked(), &gone);
    QTRY_COMPARE(found_by_other.count(), 1);
    QVERIFY(!search.hits());
    search.ask_again(&next);
    QTRY_COMPARE(found.count(), 2);
    QCOMPARE(search.hits()->count(), of_next);
}

void WindowStudiesTest::theDensityIsThatOfTheRunThatWasAskedForLast() {
    DensityStudy study(nullptr);
    QList<trace::Time> ends;
    connect(&study, &DensityStudy::counted, this,
            [&](const RunDensity& density) { ends.append(density.range.end); });
    study.ask(run_that_goes_on(20), true);
    study.ask(run_that_goes_on(40), true);  // while the first is counted
    study.ask(run_that_goes_on(60), false);
    QTRY_COMPARE(ends.size(), 2);
    QCOMPARE(ends, (QList<trace::Time>{ms(20), ms(60)}));
}

void WindowStudiesTest::ofARunThatIsGoneNoDensityComes() {
    DensityStudy study(nullptr);
    QList<trace::Time> ends;
    connect(&study, &DensityStudy::counted, this,
            [&](const RunDensity& density) { ends.append(density.range.end); });
    study.ask(run_that_goes_on(20), true);
    study.forget();
    study.ask(run_that_goes_on(40), true);
    QTRY_VERIFY(!ends.isEmpty());
    QCOMPARE(ends, QList<trace::Time>{ms(40)});
}

void WindowStudiesTest::oneRemedyIsTriedInPlaceOfAnother() {
    QMainWindow window;
    const Commands commands(&window);
    RemedySwitches remedies(commands, &window);
    QSignalSpy switched(&remedies, &RemedySwitches::switched);
    commands.what_if_order->trigger();  // it fits nothing yet
    QVERIFY(!remedies.on().any());
    analysis::FittingRemedy order, victim;
    order.remedies.global_order = true;
    victim.remedies.victim = true;
    remedies.offer({order, victim});
    commands.what_if_order->trigger();
    QCOMPARE(remedies.on().to_text(), std::string("global-order"));
    commands.what_if_victim->trigger();
    QCOMPARE(remedies.on().to_text(), std::string("victim"));
    QVERIFY(!commands.what_if_order->isChecked());
    QCOMPARE(switched.count(), 2);
    remedies.forget();
    QVERIFY(!remedies.on().any());
    QVERIFY(!commands.what_if_victim->isChecked() && !commands.what_if_victim->isEnabled());
    QCOMPARE(switched.count(), 2);  // nobody has asked for that
}

void WindowStudiesTest::aRunWithARemedyIsHeldAgainstTheSameAsItIs() {
    WhatIfStudy study([](const auto&, const auto&) { return std::nullopt; });
    QSignalSpy anew(&study, &WhatIfStudy::held_anew);
    QSignalSpy still(&study, &WhatIfStudy::held_still);
    const RunAsItIs before = finished_run(""), after = finished_run("timeout");
    study.is_over(before, false);
    QVERIFY(!study.held());
    QCOMPARE(study.as_it_is(), before.run.trace.info.get());
    study.is_over(after, false);
    QCOMPARE(anew.count(), 1);
    QVERIFY(study.held());
    QVERIFY(is_same_run(study.held()->before, before.run));
    QVERIFY(is_same_run(study.held()->after, after.run));
    study.is_over(before, false);  // it is shown again
    QCOMPARE(still.count(), 1);
    QVERIFY(study.held());
}

void WindowStudiesTest::aRunOfAnotherTextIsHeldAgainstNothing() {
    WhatIfStudy study([](const auto&, const auto&) { return std::nullopt; });
    study.is_over(finished_run(""), false);
    study.is_over(finished_run("timeout"), false);
    QVERIFY(study.held());
    QSignalSpy ended(&study, &WhatIfStudy::ended);
    const RunAsItIs other = finished_run("", "thread() thread()");
    study.is_over(other, false);
    QCOMPARE(ended.count(), 1);
    QVERIFY(!study.held());
    QCOMPARE(study.as_it_is(), other.run.trace.info.get());
}

void WindowStudiesTest::theRunAsItIsIsMadeWhereSomebodyAskedForTheOther() {
    int made = 0;
    WhatIfStudy study([&](const auto&, const record::Remedies& remedies) {
        made += remedies.any() ? 0 : 1;
        return std::nullopt;
    });
    const RunAsItIs run = finished_run("timeout");
    study.came_from_elsewhere();
    study.is_over(run, false);
    QCOMPARE(made, 0);
    study.another_is_asked();
    study.is_over(run, false);
    QCOMPARE(made, 1);
    study.leave_alone();  // it was switched off while it went on
    study.is_over(run, false);
    QCOMPARE(made, 1);
}

void WindowStudiesTest::whatIsToBeSeenSideBySideIsAskedForOnce() {
    WhatIfStudy study([](const auto&, const auto&) { return std::nullopt; });
    QSignalSpy beside(&study, &WhatIfStudy::beside_asked);
    study.is_over(finished_run(""), false);
    study.want_beside(true);
    study.is_over(finished_run("timeout"), false);
    QCOMPARE(beside.count(), 1);
    study.is_over(finished_run("victim"), false);
    QCOMPARE(beside.count(), 1);
}

void WindowStudiesTest::aRunFromElsewhereIsNotTheOneThatIsToBeSeenSideBySide() {
    WhatIfStudy study(
        [](const auto&, const auto&) { return std::optional(session::RunRequest{}); });
    QSignalSpy beside(&study, &WhatIfStudy::beside_asked);
    study.is_over(finished_run(""), false);
    record::Remedies order;
    order.global_order = true;
    study.run_again(order);
    study.came_from_elsewhere();  // before it is known who goes next
    study.is_over(finished_run("timeout"), false);
    QVERIFY(study.held());
    QCOMPARE(beside.count(), 0);
}

void WindowStudiesTest::playingHaltsAtANoteAndSaysIt() {
    QAction play, previous, next;
    Transport transport(&play, &previous, &next, replay_speeds());
    Playback playback(&transport, nullptr);
    const session::RunSnapshot run = deadlock_that_is_over();
    const Playback::Notes notes{{.range = {ms(0.05), ms(0.05)}, .text = "Both run."}};
    playback.begin_run();
    playback.set_run(run, notes, true);
    QSignalSpy moved(&playback, &Playback::moved);
    playback.play(ms(0));
    QVERIFY(playback.replay().playing());
    QTRY_VERIFY(!playback.replay().playing());
    QVERIFY(moved.count() > 0);
    QCOMPARE(playback.replay().at(), ms(0.05));
    QCOMPARE(playback.narration_at(ms(0.05), run, notes), QString("Both run."));
    playback.set_nothing();
    playback.play(ms(0));
    QVERIFY(!playback.replay().playing());
}

void WindowStudiesTest::aPersonsSpeedStaysOnceTheRunIsOver() {
    QAction play, previous, next;
    Transport transport(&play, &previous, &next, replay_speeds());
    Playback playback(&transport, nullptr);
    const session::RunSnapshot run = deadlock_that_is_over();
    playback.begin_run();
    playback.set_run(run, {}, true);
    QCOMPARE(transport.speed(), fitting_speed(run.trace.now));
    playback.begin_run();
    playback.set_run(run, {}, false);  // there is more to come
    transport.set_speed(10);
    emit transport.speed_chosen(10);
    playback.set_run(run, {}, true);
    QCOMPARE(transport.speed(), 10.0);
    playback.begin_run();
    playback.set_run(run, {}, true);
    QCOMPARE(transport.speed(), fitting_speed(run.trace.now));
}

QTEST_MAIN(WindowStudiesTest)
#include "window_studies_test.moc"
