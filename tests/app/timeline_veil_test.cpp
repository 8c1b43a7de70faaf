// What has not come yet while a run is told to a room: nothing of it may show before its turn.
#include "app/timeline/geometry.h"
#include "tests/app/run_fixture.h"
#include "tests/engine/synthetic_run.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;
using threadline::test::SyntheticRun;

namespace {

const Theme& look() {
    return theme(ThemeKind::Projector);
}

// So narrow that a flag near the end flies to the left of its staff.
constexpr double width = 400;

TimelineOptions veiled_from(double at_ms) {
    TimelineOptions options;
    options.veil = ms(at_ms);
    return options;
}

DisplayList lanes_of(const session::RunSnapshot& run, const TimelineOptions& options) {
    return lane_content(run, lane_rows(run, options, look()), {{ms(0), run.trace.now}, 0, width},
                        options, look());
}

DisplayList marks_of(const session::RunSnapshot& run, const TimelineOptions& options) {
    return marks_content(run, {{ms(0), run.trace.now}, 0, width}, 300, options, look());
}

bool says(const DisplayList& list, const QString& words) {
    for (const Label& label : list.labels)
        if (label.text.contains(words))
            return true;
    return false;
}

}  // namespace

class TimelineVeilTest : public QObject {
    Q_OBJECT

private slots:
    void noBoxOfALaneBeginsBehindIt();
    void wordsStandInWhatCanBeSeen();
    void nothingLooksDeadlockedBeforeTheCycleCloses();
    void aFlagThatFliesToTheLeftWaitsForItsTurnToo();
    void theGridStaysWhereItIs();
    void fromTheVeryBeginningOnNoLaneShowsAnything();
};

void TimelineVeilTest::noBoxOfALaneBeginsBehindIt() {
    const session::RunSnapshot run = RunFixture::busy(6, 200);
    const double now = double(run.trace.now.count());
    for (const double share : {0.1, 0.37, 0.8}) {
        TimelineOptions options;
        options.grid = false;  // the grid of the axis is no lane
        options.veil = trace::Time(std::int64_t(share * now));
        const DisplayList list = lanes_of(run, options);
        QVERIFY(!list.boxes.empty());
        for (const Box& box : list.boxes) {
            QVERIFY2(box.rect.right() <= share * width + 1.01,
                     qPrintable(QString::number(box.rect.right())));
            if (box.subject.kind != Subject::Kind::None)
                QVERIFY(box.subject.range.begin < *options.veil);
        }
        for (const Line& line : list.lines)
            QVERIFY(std::max(line.from.x(), line.to.x()) <= share * width + 1.01);
    }
}

// None is cut where the veil begins.
void TimelineVeilTest::wordsStandInWhatCanBeSeen() {
    RunFixture story;
    const ObjectId lock = story.lock("Lock");
    story.thread("A").blocked(lock, 0, 100);
    const session::RunSnapshot run = story.at(100);
    QVERIFY(says(lanes_of(run, {}), "waits for Lock"));
    const DisplayList narrow = lanes_of(run, veiled_from(20));
    QVERIFY(!says(narrow, "waits for Lock"));
    for (const Label& label : narrow.labels)
        QVERIFY2(label.rect.right() <= 0.2 * width, qPrintable(label.text));
}

void TimelineVeilTest::nothingLooksDeadlockedBeforeTheCycleCloses() {
    const session::RunSnapshot run = RunFixture::opposite_order();  // closed at 21.5 ms
    const auto looks_deadlocked = [](const DisplayList& list) {
        for (const Box& box : list.boxes)
            if (box.fill.colour == look().fill(trace::State::Deadlocked).colour)
                return true;
        return false;
    };
    QVERIFY(!looks_deadlocked(lanes_of(run, veiled_from(21.5))));
    QVERIFY(looks_deadlocked(lanes_of(run, veiled_from(40))));
    const DisplayList marks = marks_of(run, veiled_from(21.5));
    QVERIFY(marks.labels.empty() && marks.lines.empty() && marks.boxes.empty());
    QVERIFY(says(marks_of(run, veiled_from(21.6)), "deadlock"));
}

void TimelineVeilTest::aFlagThatFliesToTheLeftWaitsForItsTurnToo() {
    SyntheticRun story;
    const ActorId a = story.thread("A");
    const NameId note = story.text("count is 100 of 200");
    story.at(ms(0)).begin({a}).at(ms(95)).event(a, EventKind::Note, {}, note.value);
    story.at(ms(100)).end(a);
    session::RunSnapshot run;
    run.trace = story.finish(ms(100)).snapshot();
    run.findings = std::make_shared<const std::vector<analysis::Finding>>();
    trace::Annotation own;
    own.range = {ms(96), ms(96)};
    own.text = "look here";
    run.annotations = std::make_shared<const std::vector<trace::Annotation>>(1, own);
    const DisplayList before = marks_of(run, veiled_from(95));
    QVERIFY(before.labels.empty() && before.lines.empty() && before.boxes.empty());
    const DisplayList after = marks_of(run, veiled_from(97));
    QVERIFY(says(after, "count is 100 of 200") && says(after, "look here"));
    QVERIFY(after.boxes.front().rect.left() < 0.9 * width);
}

void TimelineVeilTest::theGridStaysWhereItIs() {
    const session::RunSnapshot run = RunFixture::opposite_order();
    const auto grid = [&](const TimelineOptions& options) {
        std::vector<QRectF> lines;
        for (const Box& box : lanes_of(run, options).boxes)
            if (box.fill.colour == look().grid && box.rect.height() > box.rect.width())
                lines.push_back(box.rect);
        return lines;
    };
    QVERIFY(!grid({}).empty());
    QCOMPARE(grid(veiled_from(30)), grid({}));
}

void TimelineVeilTest::fromTheVeryBeginningOnNoLaneShowsAnything() {
    const session::RunSnapshot run = RunFixture::opposite_order();
    TimelineOptions options = veiled_from(0);
    options.grid = false;
    const DisplayList list = lanes_of(run, options);
    QVERIFY(list.boxes.empty() && list.labels.empty() && list.lines.empty());
}

QTEST_MAIN(TimelineVeilTest)
#include "timeline_veil_test.moc"
