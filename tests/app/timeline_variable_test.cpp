// The lanes of shared variables: what they say, and how they fold.
#include "app/timeline/geometry.h"
#include "app/timeline/lane_edges.h"
#include "app/timeline/wording.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/variable_and_slice_runs.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;
using namespace threadline::test;

namespace {

TimelineOptions with_variables() {
    TimelineOptions options;
    options.variables = true;
    return options;
}

DisplayList lanes_of(const session::RunSnapshot& run, double width) {
    return test::lanes_of(run, run.trace.range(), width, with_variables());
}

std::vector<Box> values_of(const DisplayList& list) {
    std::vector<Box> values;
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::VariableValue)
            values.push_back(box);
    return values;
}

}  // namespace

class TimelineVariableTest : public QObject {
    Q_OBJECT

private slots:
    void variablesComeAfterTheLocksWhereTheyAreAskedFor();
    void aValueReachesFromOneWriteToTheNext();
    void aValueNamesItselfAndItsWriter();
    void aLostUpdateIsSeenAsTwoWritesOfOneValue();
    void aFractionIsCutOffWhereThereIsLittleRoom();
    void aLiveValueReachesToNow();
    void nothingIsDrawnAfterTheEndOfTheRun();
    void manyWritesFoldIntoADensityWithAMark();
    void moreWritesMakeAHigherColumn();
    void aMillionWritesMakeAPictureOfColumns();
    void theLegendNamesWhatOccurs();
    void theKeyboardStepsFromWriteToWrite();
};

void TimelineVariableTest::variablesComeAfterTheLocksWhereTheyAreAskedFor() {
    const auto run = lost_update();
    QCOMPARE(lane_rows(run, {}, light()).size(), 3u);
    const auto rows = lane_rows(run, with_variables(), light());
    QCOMPARE(rows.size(), 4u);
    QCOMPARE(rows[2].kind, LaneKind::Lock);
    QCOMPARE(rows[3].kind, LaneKind::Variable);
    QCOMPARE(rows[3].name, QString("count"));
    QVERIFY(rows[3].top > rows[2].top + rows[2].height);
}

void TimelineVariableTest::aValueReachesFromOneWriteToTheNext() {
    const auto values = values_of(lanes_of(lost_update(), 1000));
    QCOMPARE(values.size(), 4u);
    const double edges[] = {0, 300, 600, 700, 1000};
    for (std::size_t i = 0; i < values.size(); ++i) {
        QCOMPARE(values[i].rect.left(), edges[i]);
        QCOMPARE(values[i].rect.right(), edges[i + 1]);
    }
}

void TimelineVariableTest::aValueNamesItselfAndItsWriter() {
    const auto run = lost_update();
    const auto list = lanes_of(run, 1000);
    QStringList labels;
    for (const Label& label : list.labels)
        labels.append(label.text);
    for (const char* text : {"0", "1, by A", "2, by A", "2, by B"})
        QVERIFY2(labels.contains(text), text);
    const auto row = lane_rows(run, with_variables(), light())[3];
    const auto words = [&](double x) {
        return describe(run, subject_at(list, {x, row.top + row.height / 2}));
    };
    QCOMPARE(words(100), QString("count is 0 from the start"));
    QCOMPARE(words(400), QString("count is 1, written by A, line 9"));
}

void TimelineVariableTest::aLostUpdateIsSeenAsTwoWritesOfOneValue() {
    const auto run = lost_update();
    const auto values = values_of(lanes_of(run, 1000));
    QCOMPARE(values[2].fill.hatch, light().value.hatch);
    QCOMPARE(values[3].fill.colour, light().value_again.colour);
    QCOMPARE(values[3].fill.hatch, light().value_again.hatch);
    QVERIFY(light().value_again.hatch != light().value.hatch);
    QCOMPARE(describe(run, values[3].subject),
             QString("count is 2, written by B, line 9; A had written the same value 1 ms before"));
}

void TimelineVariableTest::aFractionIsCutOffWhereThereIsLittleRoom() {
    const auto run = lost_update();
    const auto labels = [&](double number) {
        return value_labels(run, {ms(0), ms(1), Value::number(number), {}, {}});
    };
    QCOMPARE(labels(2.0 / 3).back(), QString("0.666…"));  // never another number
    QCOMPARE(labels(0.25), std::vector<QString>{"0.25"});
    QCOMPARE(labels(1e9), std::vector<QString>{"1000000000"});
    QCOMPARE(labels(1.25e-7), std::vector<QString>{"1.25e-07"});
}

// Where another run lasts longer: what is written at the very end stands before it.
void TimelineVariableTest::nothingIsDrawnAfterTheEndOfTheRun() {
    RunFixture story;
    const ObjectId done = story.object("done", record::ObjectKind::Variable);
    auto& a = story.thread("A").runs(0, 100);
    session::RunSnapshot run = story.at(100);
    add_variable(run, done, {{50, 1, a.id()}, {99.9, 2, a.id()}, {100, 3, a.id()}});
    const DisplayList list = test::lanes_of(run, {ms(0), ms(110)}, 1100, with_variables());
    constexpr double end = 1000;
    const auto values = values_of(list);
    QVERIFY(values.size() > 2);
    for (const Box& value : values)
        QVERIFY2(value.rect.right() < end + 1e-6, qPrintable(QString::number(value.rect.right())));
    QVERIFY(values.back().rect.width() >= 2);
    int several = 0;
    for (const Line& line : list.lines)
        if (line.meaning == Line::Meaning::Several) {
            ++several;
            QVERIFY(std::max(line.from.x(), line.to.x()) < end + 1e-6);
        }
    QCOMPARE(several, 1);
}

void TimelineVariableTest::aLiveValueReachesToNow() {
    RunFixture story;
    const ObjectId count = story.object("count", record::ObjectKind::Variable);
    auto& a = story.thread("A").runs(0, 8).lives_on();
    auto run = story.at(8, false);
    add_variable(run, count, {{2, 1, a.id()}});
    const auto values = values_of(lanes_of(run, 800));
    QCOMPARE(values.size(), 2u);
    QCOMPARE(values.back().rect,
             QRectF(200, values.back().rect.top(), 600, values.back().rect.height()));
    run.trace.now = ms(9);  // it grew after the mark was drawn
    QCOMPARE(describe(run, values.back().subject).section(',', 0, 1),
             QString("count is 1, written by A"));
}

void TimelineVariableTest::manyWritesFoldIntoADensityWithAMark() {
    const auto run = much_written(5000);
    const auto list = lanes_of(run, 1000);
    const auto row = lane_rows(run, with_variables(), light()).back();
    const Subject subject = subject_at(list, {500, row.top + row.height - 1});
    QVERIFY(!subject.actor);  // no one writer is named for many
    const QString words = describe(run, subject);
    QVERIFY2(words.startsWith("count is written ") && words.contains(" to "), qPrintable(words));
    const bool marked = std::any_of(list.lines.begin(), list.lines.end(), [&](const Line& line) {
        return line.dashed && line.from.y() > row.top + row.height && line.from.x() < 10 &&
               line.to.x() > 990;
    });
    QVERIFY(marked);
}

void TimelineVariableTest::moreWritesMakeAHigherColumn() {
    double last = 0;
    for (const int writes : {1000, 5000, 20'000, 80'000}) {
        double highest = 0;
        for (const Box& box : values_of(lanes_of(much_written(writes), 1000)))
            if (box.fill.colour == light().value.outline)
                highest = std::max(highest, box.rect.height());
        QVERIFY2(highest > last, qPrintable(QString::number(writes)));
        last = highest;
    }
}

void TimelineVariableTest::aMillionWritesMakeAPictureOfColumns() {
    const auto list = lanes_of(much_written(1'000'000), 1000);
    QVERIFY(list.boxes.size() < 4000);
    for (const Box& box : values_of(list))
        QVERIFY(box.rect.left() >= 0 && box.rect.right() <= 1000.5);
}

void TimelineVariableTest::theLegendNamesWhatOccurs() {
    const auto names = [](const session::RunSnapshot& run) {
        QStringList texts;
        for (const Label& label : legend_content(run, lanes_of(run, 1000), 2000, light()).labels)
            texts.append(label.text);
        return texts;
    };
    QVERIFY(names(lost_update()).contains("same value written again"));
    QVERIFY(!names(lost_update()).contains("many writes (higher: more)"));
    QVERIFY(names(much_written(5000)).contains("many writes (higher: more)"));
}

void TimelineVariableTest::theKeyboardStepsFromWriteToWrite() {
    const auto run = lost_update();
    const auto row = lane_rows(run, with_variables(), light()).back();
    QCOMPARE(next_edge(run, row, ms(3)), ms(6));
    QCOMPARE(next_edge(run, row, ms(6)), ms(7));
    QCOMPARE(previous_edge(run, row, ms(6)), ms(3));
}

QTEST_MAIN(TimelineVariableTest)
#include "timeline_variable_test.moc"
