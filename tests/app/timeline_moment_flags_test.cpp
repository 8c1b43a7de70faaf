// What is written at the moments above the lanes: notes, and checks that failed.
#include "app/timeline/fonts.h"
#include "app/timeline/geometry.h"
#include "app/timeline/wording.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/run_fixture.h"
#include "tests/engine/synthetic_run.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::light;
using threadline::test::ms;
using threadline::test::SyntheticRun;
using threadline::test::texts;

class TimelineMomentFlagsTest : public QObject {
    Q_OBJECT

private slots:
    void theFlagOfAFailedCheckSaysThatItDoesNotHold();
    void ofSeveralThreadsTheFlagNamesTheOneThatARemedyIsAbout();
    void aFailedCheckIsToldBeforeANoteOfTheSameInstant();
    void aFlagWithoutRoomDoesNotLieOnWords();
    void theFirstUpdateThatWasLostHasAFlag();
    void aFigureHasRowsForWhatIsSaidAtOnce();
    void noLineOfAFigureCrossesOutWordsOfALane();
    void ofNotesAtOneInstantEachTellsItsOwnWords();
    void aNoteIsNotCutWhereThereIsRoomForAllOfIt();
    void aLongNoteLeavesTheNextFlagItsWords();
    void aNoteIsNotCutForOneThatHasNoRoomAnyway();
};

void TimelineMomentFlagsTest::theFlagOfAFailedCheckSaysThatItDoesNotHold() {
    SyntheticRun story;
    const ActorId a = story.thread("A");
    const NameId note = story.text("the last seat"), check = story.text("one seat is sold once");
    story.at(ms(0)).begin({a}).at(ms(10)).event(a, EventKind::Note, {}, note.value);
    story.at(ms(60)).event(a, EventKind::CheckFailed, {}, check.value).at(ms(100)).end(a);
    session::RunSnapshot run;
    run.trace = story.finish(ms(100)).snapshot();
    run.findings = std::make_shared<const std::vector<analysis::Finding>>();
    const DisplayList list = marks_content(run, {{ms(0), ms(100)}, 100, 1000}, 300, {}, light());
    QCOMPARE(texts(list), (QStringList{"the last seat", "does not hold: one seat is sold once"}));
    QCOMPARE(describe_as_moment(run, run.trace.moments[1]),
             "A: does not hold: one seat is sold once, at 60 ms");
}

void TimelineMomentFlagsTest::ofSeveralThreadsTheFlagNamesTheOneThatARemedyIsAbout() {
    const char* const rolled_back = "victim of a circle: rolled back to line 30";
    const char* const barrier =
        "what if: passes 'each holds one', where now nobody could wait for the others";
    for (const bool alone : {false, true}) {
        SyntheticRun story;
        const ActorId b = story.thread("B"), c = alone ? ActorId{} : story.thread("C");
        story.at(ms(0)).begin({b});
        if (c)
            story.begin({c});
        const char* const notes[] = {"the last seat", rolled_back, barrier};
        for (int i = 0; i < 3; ++i)
            story.at(ms(1 + 30 * i)).event(b, EventKind::Note, {}, story.text(notes[i]).value);
        story.at(ms(100)).end(b);
        if (c)
            story.end(c);
        session::RunSnapshot run;
        run.trace = story.finish(ms(100)).snapshot();
        run.findings = std::make_shared<const std::vector<analysis::Finding>>();
        const DisplayList list =
            marks_content(run, {{ms(0), ms(100)}, 100, 3000}, 300, {}, light());
        const QString who = alone ? "" : "B: ";
        QCOMPARE(texts(list),
                 (QStringList{"the last seat", who + rolled_back,
                              who + "what if: passes “each holds one”, where now nobody could "
                                    "wait for the others"}));
    }
}

void TimelineMomentFlagsTest::aFailedCheckIsToldBeforeANoteOfTheSameInstant() {
    SyntheticRun story;
    const ActorId a = story.thread("A");
    const NameId note = story.text("none are known"), check = story.text("all are known");
    story.at(ms(0)).begin({a}).at(ms(60)).event(a, EventKind::Note, {}, note.value);
    story.event(a, EventKind::CheckFailed, {}, check.value).at(ms(100)).end(a);
    session::RunSnapshot run;
    run.trace = story.finish(ms(100)).snapshot();
    run.findings = std::make_shared<const std::vector<analysis::Finding>>();
    const DisplayList list = marks_content(run, {{ms(0), ms(100)}, 100, 1000}, 300, {}, light());
    QCOMPARE(texts(list), QStringList{"does not hold: all are known"});
}

void TimelineMomentFlagsTest::theFirstUpdateThatWasLostHasAFlag() {
    SyntheticRun story;
    const ActorId a = story.thread("A"), b = story.thread("B");
    const ObjectId count = story.object(record::ObjectKind::Variable, "count");
    story.at(ms(0)).begin({a, b}).at(ms(10)).read(a, count, 0).read(b, count, 0);
    story.at(ms(20)).write(a, count, 1).at(ms(40)).write(b, count, 1);
    session::RunSnapshot run;
    run.trace = story.snapshot();
    run.findings = std::make_shared<const std::vector<analysis::Finding>>();
    const DisplayList list = marks_content(run, {{ms(0), ms(100)}, 100, 1000}, 300, {}, light());
    QCOMPARE(texts(list), QStringList{"update lost"});
    QCOMPARE(list.boxes.at(0).rect.left(), 500.0);
    QCOMPARE(list.lines.at(0).colour, light().error);
    // What the scenario says just then keeps its words, and the flag flies to the other side.
    story.at(ms(40.1)).event(b, EventKind::Note, {}, story.text("one of two").value);
    run.trace = story.finish(ms(100)).snapshot();
    const DisplayList both = marks_content(run, {{ms(0), ms(100)}, 100, 1000}, 300, {}, light());
    QCOMPARE(texts(both), (QStringList{"one of two", "update lost"}));
    QCOMPARE(both.boxes.at(1).rect.right(), 500.0);
}

void TimelineMomentFlagsTest::aFlagWithoutRoomDoesNotLieOnWords() {
    SyntheticRun story;
    const ActorId a = story.thread("A");
    const NameId one = story.text("Worker 1 has started"), two = story.text("Worker 2 has started");
    story.at(ms(0)).begin({a}).at(ms(10)).event(a, EventKind::Note, {}, one.value);
    story.at(ms(12)).event(a, EventKind::Note, {}, two.value).at(ms(100)).end(a);
    session::RunSnapshot run;
    run.trace = story.finish(ms(100)).snapshot();
    run.findings = std::make_shared<const std::vector<analysis::Finding>>();
    const DisplayList list = marks_content(run, {{ms(0), ms(100)}, 100, 1000}, 300, {}, light());
    QCOMPARE(texts(list), QStringList{"Worker 1 has started"});
    QCOMPARE(list.boxes.size(), std::size_t{2});
    QVERIFY(!list.boxes[1].rect.intersects(list.boxes[0].rect));
    QVERIFY(list.boxes[1].subject.range.begin == ms(12));
}

namespace {

// Two notes at once and one soon after, while A runs and B sleeps.
session::RunSnapshot said_at_once() {
    SyntheticRun story;
    const ActorId a = story.thread("A"), b = story.thread("B");
    const NameId one = story.text("Worker 1 has started"), two = story.text("Worker 2 has started"),
                 three = story.text("Worker 3 has started");
    story.at(ms(0)).begin({a, b}).event(b, EventKind::SleepBegin, {}, 100'000'000);
    story.at(ms(10)).event(a, EventKind::Note, {}, one.value);
    story.event(a, EventKind::Note, {}, two.value);
    story.at(ms(12)).event(a, EventKind::Note, {}, three.value);
    story.at(ms(100)).event(b, EventKind::SleepEnd).end(a).end(b);
    session::RunSnapshot run;
    run.trace = story.finish(ms(100)).snapshot();
    run.findings = std::make_shared<const std::vector<analysis::Finding>>();
    return run;
}

}  // namespace

void TimelineMomentFlagsTest::aFigureHasRowsForWhatIsSaidAtOnce() {
    const DisplayList list =
        timeline_figure(said_at_once(), {ms(0), ms(100)}, QSizeF(500, 0), {}, light());
    std::vector<QRectF> plates;
    for (const Label& label : list.labels)
        if (label.text.endsWith("has started"))
            plates.push_back(label.rect);
    QCOMPARE(plates.size(), 3u);
    for (std::size_t i = 0; i < plates.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!plates[i].intersects(plates[j]));
}

void TimelineMomentFlagsTest::noLineOfAFigureCrossesOutWordsOfALane() {
    const DisplayList list =
        timeline_figure(said_at_once(), {ms(0), ms(100)}, QSizeF(500, 0), {}, light());
    const auto sleeping = std::find_if(list.labels.begin(), list.labels.end(),
                                       [](const Label& label) { return label.text == "sleeping"; });
    QVERIFY(sleeping != list.labels.end());
    const double left = sleeping->rect.left(), y = sleeping->rect.center().y();
    const double right = left + text_width("sleeping", {sleeping->size, false, false});
    int above = 0, below = 0;
    for (const Line& line : list.lines) {
        if (!line.dashed || line.from.x() < left || line.from.x() > right)
            continue;
        QVERIFY(line.to.y() < y || line.from.y() > y);
        above += line.to.y() < y;
        below += line.from.y() > y;
    }
    QVERIFY(above > 0 && below > 0);
}

void TimelineMomentFlagsTest::ofNotesAtOneInstantEachTellsItsOwnWords() {
    const session::RunSnapshot run = said_at_once();
    const DisplayList list = timeline_figure(run, {ms(0), ms(100)}, QSizeF(500, 0), {}, light());
    QStringList told;
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::Moment)
            told.append(describe(run, box.subject).section(u',', 0, 0));
    told.sort();
    QCOMPARE(told, QStringList({"A: Worker 1 has started", "A: Worker 2 has started",
                                "A: Worker 3 has started"}));
}

void TimelineMomentFlagsTest::aNoteIsNotCutWhereThereIsRoomForAllOfIt() {
    const char* const words =
        "what if: passes 'all have read', where now nobody waits for anybody else";
    for (const double at : {10.0, 95.0}) {  // to the right of its staff, or to the left
        SyntheticRun story;
        const ActorId a = story.thread("A");
        const NameId note = story.text(words);
        story.at(ms(0)).begin({a}).at(ms(at)).event(a, EventKind::Note, {}, note.value);
        story.at(ms(100)).end(a);
        session::RunSnapshot run;
        run.trace = story.finish(ms(100)).snapshot();
        run.findings = std::make_shared<const std::vector<analysis::Finding>>();
        const auto drawn = [&](double width) {
            return marks_content(run, {{ms(0), ms(100)}, 100, width}, 300, {}, light());
        };
        QCOMPARE(texts(drawn(1000)), QStringList{words});
        const DisplayList narrow = drawn(300);
        QCOMPARE(narrow.labels.size(), std::size_t{1});
        QVERIFY(narrow.labels[0].text.endsWith(u'…'));
        QVERIFY(narrow.labels[0].rect.left() >= 100 && narrow.labels[0].rect.right() <= 400);
    }
}

void TimelineMomentFlagsTest::aLongNoteLeavesTheNextFlagItsWords() {
    SyntheticRun story;
    const ActorId a = story.thread("A");
    const NameId note = story.text(
        "what if: passes 'all have read', where now nobody waits for anybody else at all");
    const NameId check = story.text("count is 200 of 200");
    story.at(ms(0)).begin({a}).at(ms(5)).event(a, EventKind::Note, {}, note.value);
    story.at(ms(99)).event(a, EventKind::Note, {}, check.value).at(ms(100)).end(a);
    session::RunSnapshot run;
    run.trace = story.finish(ms(100)).snapshot();
    run.findings = std::make_shared<const std::vector<analysis::Finding>>();
    const DisplayList list = marks_content(run, {{ms(0), ms(100)}, 100, 480}, 300, {}, light());
    QCOMPARE(list.labels.size(), std::size_t{2});
    QVERIFY(list.labels[0].text.endsWith(u'…'));
    QCOMPARE(list.labels[1].text, QString("count is 200 of 200"));
    QVERIFY(list.labels[0].rect.right() < list.labels[1].rect.left());
}

// As of two threads that pass the same point.
void TimelineMomentFlagsTest::aNoteIsNotCutForOneThatHasNoRoomAnyway() {
    const std::string words = "what if: passes 'all have read', where now nobody waits";
    SyntheticRun story;
    const ActorId a = story.thread("A");
    const NameId note = story.text(words);
    story.at(ms(0)).begin({a}).at(ms(5)).event(a, EventKind::Note, {}, note.value);
    story.at(ms(15)).event(a, EventKind::Note, {}, note.value).at(ms(100)).end(a);
    session::RunSnapshot run;
    run.trace = story.finish(ms(100)).snapshot();
    run.findings = std::make_shared<const std::vector<analysis::Finding>>();
    const DisplayList list = marks_content(run, {{ms(0), ms(100)}, 100, 900}, 300, {}, light());
    QCOMPARE(texts(list), QStringList{QString::fromStdString(words)});
}

QTEST_MAIN(TimelineMomentFlagsTest)
#include "timeline_moment_flags_test.moc"
