// What the timeline shows and says of a run that a person made step by step: no times.
#include "app/timeline/edge_snap.h"
#include "app/timeline/hover_wording.h"
#include "app/timeline/run_marks.h"
#include "app/timeline/wording.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/run_fixture.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::light;
using threadline::test::ms;
using threadline::test::RunFixture;
using threadline::test::texts;
using trace::TimeRange;

namespace {

const session::RunSnapshot& stepped(session::RunSnapshot& run) {
    auto info = std::make_shared<trace::RunInfo>(*run.trace.info);
    info->clock = trace::Clock::Virtual;
    info->schedule = "stepped";
    run.trace.info = info;
    return run;
}

}  // namespace

class TimelineStepsTest : public QObject {
    Q_OBJECT

private slots:
    void theAxisHasTicksWithoutNumbers();
    void theCursorIsALineWithoutItsTime();
    void whatIsMarkedHasItsEndsAndNoLength();
    void whoIsHeldBackIsSoAtAnEdge();
    void whatTheMouseTellsHasNoTimes();
};

void TimelineStepsTest::theAxisHasTicksWithoutNumbers() {
    const TimeScale scale{{ms(0), ms(120)}, 80, 800};
    const DisplayList counted = axis_content(scale, 0, AxisTime::Simulated, light());
    const DisplayList axis = axis_content(scale, 0, AxisTime::Stepped, light());
    QVERIFY(counted.labels.size() > 2);
    QCOMPARE(texts(axis), QStringList{"step by step: only the order counts"});
    QCOMPARE(axis.lines.size(), counted.lines.size());
}

void TimelineStepsTest::theCursorIsALineWithoutItsTime() {
    session::RunSnapshot run = RunFixture::opposite_order();
    const TimeScale scale{{ms(0), ms(120)}, 80, 800};
    const double axis = axis_height(light());
    QCOMPARE(texts(cursor_in(run, ms(20), scale, 300, axis, light())), QStringList{"20 ms"});
    const DisplayList line = cursor_in(stepped(run), ms(20), scale, 300, axis, light());
    QCOMPARE(line.lines.size(), std::size_t{1});
    QVERIFY(line.boxes.empty() && line.labels.empty());
}

void TimelineStepsTest::whatIsMarkedHasItsEndsAndNoLength() {
    session::RunSnapshot run = RunFixture::opposite_order();
    Marking marking;
    marking.stretch = TimeRange{ms(10), ms(50)};
    marking.distance = Marking::Distance{{ms(30), "A: start of “blocked”"}, {ms(31), "A ends"}};
    const TimeScale scale{{ms(0), ms(121)}, 0, 1210};
    QVERIFY(texts(marking_in(run, marking, scale, 300, light())).contains("40 ms"));
    QCOMPARE(describe_in(run, *marking.distance), describe(*marking.distance));
    const DisplayList marks = marking_in(stepped(run), marking, scale, 300, light());
    QCOMPARE(texts(marks), QStringList{"from A: start of “blocked” to A ends"});
    QVERIFY(!marks.lines.empty());
    QCOMPARE(describe_in(run, *marking.distance),
             "no time, as it was made step by step, from A: start of “blocked” to A ends");
}

void TimelineStepsTest::whoIsHeldBackIsSoAtAnEdge() {
    RunFixture story;
    story.thread("A").runs(0, 4).ready(4, 8).runs(8, 10);
    session::RunSnapshot run = story.at(10);
    const auto rows = lane_rows(run, {}, light());
    QCOMPARE(edge_words(run, rows[0], ms(4)), "A: start of “ready”");
    QCOMPARE(edge_words(stepped(run), rows[0], ms(4)),
             "A: start of “held back until it is let go”");
}

void TimelineStepsTest::whatTheMouseTellsHasNoTimes() {
    session::RunSnapshot run = RunFixture::opposite_order();
    static const QRegularExpression time("\\d (?:(?:ns|µs|ms|s)\\b|%)");
    const auto rows = lane_rows(run, {}, light());
    const auto boxes = lane_content(run, rows, {{ms(0), ms(121)}, 0, 1210}, {}, light()).boxes;
    QVERIFY(std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) {
        return describe_at_length(run, box.subject, box.subject.range.begin).contains(time);
    }));
    stepped(run);
    int said = 0;
    for (const double width : {40.0, 1210.0})  // where steps are too narrow, too
        for (const Box& box :
             lane_content(run, rows, {{ms(0), ms(121)}, 0, width}, {}, light()).boxes) {
            const Subject& subject = box.subject;
            const QString words = describe_on_hover(run, subject, subject.range.begin) + u'\n' +
                                  describe_at_length(run, subject, subject.range.begin);
            QVERIFY2(!words.contains(time), qPrintable(words));
            said += words.contains("held by") ? 1 : 0;
        }
    QVERIFY(said > 0);
}

QTEST_MAIN(TimelineStepsTest)
#include "timeline_steps_test.moc"
