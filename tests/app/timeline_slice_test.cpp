// Foreign threads: named slices, one row a depth.
#include "app/timeline/contrast.h"
#include "app/timeline/geometry.h"
#include "app/timeline/lane_edges.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording.h"
#include "tests/app/drawn_lanes.h"
#include "tests/app/variable_and_slice_runs.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace threadline;
using namespace threadline::app;
using namespace threadline::test;

namespace {

DisplayList lanes_of(const session::RunSnapshot& run, double width, trace::TimeRange range) {
    return lane_content(run, lane_rows(run, {}, light()), {range, 0, width}, {}, light());
}

DisplayList lanes_of(const session::RunSnapshot& run, double width) {
    return lanes_of(run, width, run.trace.range());
}

const Box* box_of(const session::RunSnapshot& run, const DisplayList& list,
                  const std::string& name) {
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::Slice &&
            run.trace.tables->name(box.subject.name) == name)
            return &box;
    return nullptr;
}

}  // namespace

class TimelineSliceTest : public QObject {
    Q_OBJECT

private slots:
    void aForeignThreadIsOneLaneAsHighAsItIsDeep();
    void aSliceLiesAtItsDepthAndTime();
    void oneNameHasOneColourEverywhere();
    void namesOfOneColourAreCountedInTheLegend();
    void namesAreLegibleOnEveryColour();
    void longNamesAreElided();
    void aSliceTellsItsNameThreadAndLength();
    void narrowSlicesOfManyNamesTakeTheColourOfNone();
    void aColumnThatOneNameFillsTakesItsColour();
    void halfAMillionSlicesMakeAPictureOfColumns();
    void whatLiesInGapsIsNotDrawn();
    void theKeyboardStepsFromEdgeToEdge();
    void aClickOnADeepSliceSelectsIt();
};

void TimelineSliceTest::aForeignThreadIsOneLaneAsHighAsItIsDeep() {
    const auto run = page_load();
    const auto rows = lane_rows(run, {}, light());
    QCOMPARE(rows.size(), 2u);
    QCOMPARE(rows[0].kind, LaneKind::Slices);
    QCOMPARE(rows[0].name, QString("main"));
    QCOMPARE(rows[0].bars, 2);
    QCOMPARE(rows[1].bars, 1);
    QVERIFY(rows[0].height > rows[1].height);
    QVERIFY(rows[1].top > rows[0].top + rows[0].height);
    TimelineOptions none;
    none.threads = false;
    QVERIFY(lane_rows(run, none, light()).empty());
}

void TimelineSliceTest::aSliceLiesAtItsDepthAndTime() {
    const auto run = page_load();
    const auto list = lanes_of(run, 1000);
    const Box* page = box_of(run, list, "load page");
    const Box* parse = box_of(run, list, "parse html");
    const Box* layout = box_of(run, list, "layout of everything that is on the page");
    QVERIFY(page && parse && layout);
    QVERIFY(std::abs(parse->rect.left() - 40) < 0.01);
    QVERIFY(std::abs(parse->rect.right() - 300) < 1);
    QVERIFY(parse->rect.top() >= page->rect.bottom());
    QVERIFY(layout->rect.top() >= parse->rect.bottom());
}

void TimelineSliceTest::oneNameHasOneColourEverywhere() {
    const auto run = page_load();
    const auto list = lanes_of(run, 1000);
    std::set<QRgb> request;
    for (const Box& box : list.boxes)
        if (box.subject.name && run.trace.tables->name(box.subject.name) == "request")
            request.insert(box.fill.colour.rgb());
    QCOMPARE(request.size(), 1u);
    // Not the order of the names in a trace decides, but the name.
    QCOMPARE(QColor(*request.begin()), light().slice_fill("request").colour);
    std::set<const Fill*> looks;
    for (int i = 0; i < 200; ++i)
        looks.insert(&light().slice_fill("function " + std::to_string(i)));
    QCOMPARE(looks.size(), slice_looks);
}

// Two samples never look alike: one that several names have says so.
void TimelineSliceTest::namesOfOneColourAreCountedInTheLegend() {
    constexpr int names = 21;
    std::vector<SliceStory> slices;
    for (int i = 0; i < names; ++i)
        slices.push_back({0, 10.0 * i, 10.0 * i + 5 + 0.1 * i, "task" + std::to_string(i)});
    const auto run = foreign_trace(10 * names, {{"main", slices}});
    const auto list = lanes_of(run, 2000);
    const auto legend = legend_content(run, list, 500, light());
    QCOMPARE(legend.boxes.size(), legend.labels.size());
    static const QRegularExpression words("^(task\\d+)(?: and (\\d+) more)?$");
    std::set<QRgb> colours;
    int counted = 0;
    for (std::size_t i = 0; i < legend.boxes.size(); ++i) {
        const auto said = words.match(legend.labels[i].text);
        QVERIFY2(said.hasMatch(), qPrintable(legend.labels[i].text));
        const QColor colour = legend.boxes[i].fill.colour;
        QCOMPARE(colour, light().slice_fill(said.captured(1).toStdString()).colour);
        QVERIFY(colours.insert(colour.rgb()).second);
        counted += 1 + said.captured(2).toInt();
    }
    QCOMPARE(counted, names);
    // The name that takes most room comes first.
    QVERIFY2(legend.labels[0].text.startsWith("task20"), qPrintable(legend.labels[0].text));
    // Beside another run that has them, too, there are no more of them.
    const auto both = legend_content(std::vector<RunLanes>{{run, list}, {run, list}}, 500, light());
    QCOMPARE(both.labels.size(), legend.labels.size());
    for (std::size_t i = 0; i < both.labels.size(); ++i)
        QCOMPARE(both.labels[i].text, legend.labels[i].text);
}

void TimelineSliceTest::namesAreLegibleOnEveryColour() {
    for (const ThemeKind kind : all_themes) {
        const Theme& look = theme(kind);
        const double least =
            kind == ThemeKind::Projector || kind == ThemeKind::HighContrast ? 7.0 : 4.5;
        std::vector<Fill> fills(std::begin(look.slices), std::end(look.slices));
        fills.insert(fills.end(), {look.value, look.value_again});
        for (const Fill& fill : fills) {
            QVERIFY2(contrast_on(ink_on(fill), fill) >= least, qPrintable(fill.colour.name()));
            QVERIFY2(contrast_ratio(fill.outline, look.surface) >= 3,
                     qPrintable(fill.outline.name()));
        }
        QVERIFY(contrast_ratio(look.slices_folded.outline, look.surface) >= 3);
    }
}

void TimelineSliceTest::longNamesAreElided() {
    const auto list = lanes_of(page_load(), 400);
    const bool elided = std::any_of(list.labels.begin(), list.labels.end(), [](const Label& label) {
        return label.text.startsWith("lay") && label.text.endsWith(QChar(0x2026));
    });
    QVERIFY(elided);
}

void TimelineSliceTest::aSliceTellsItsNameThreadAndLength() {
    const auto run = page_load();
    const auto list = lanes_of(run, 1000);
    QCOMPARE(describe(run, box_of(run, list, "parse html")->subject),
             QString("parse html in main, for 26 ms"));
    Subject header;
    header.kind = Subject::Kind::LaneHeader;
    header.actor = ActorId{1};
    QVERIFY(describe_at_length(run, header).contains("6 named slice"));
    QVERIFY(describe_at_length(run, header).contains("3 deep"));
}

void TimelineSliceTest::narrowSlicesOfManyNamesTakeTheColourOfNone() {
    const auto run = sliced(1, 1, 50'000);
    const auto list = lanes_of(run, 500);
    for (const Box& box : list.boxes) {
        if (box.subject.kind != Subject::Kind::Slice)
            continue;
        QCOMPARE(box.fill.colour, light().slices_folded.colour);
        QVERIFY(!box.subject.name);
    }
    const QString words = describe(run, subject_at(list, {250, 5}));
    QVERIFY2(words.contains("slice") && words.contains("too narrow to tell apart"),
             qPrintable(words));
    QCOMPARE(legend_content(run, list, 500, light()).labels.front().text,
             QString("several, too narrow"));
}

void TimelineSliceTest::aColumnThatOneNameFillsTakesItsColour() {
    // In each px of 1 ms: "long" for 0.8 ms, "short" for 0.1 ms.
    std::vector<SliceStory> slices;
    for (int i = 0; i < 100; ++i) {
        slices.push_back({0, i + 0.0, i + 0.8, "long"});
        slices.push_back({0, i + 0.85, i + 0.95, "short"});
    }
    const auto run = foreign_trace(100, {{"main", slices}});
    const auto list = lanes_of(run, 100);
    double width = 0;
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::Slice &&
            box.fill.colour == light().slice_fill("long").colour)
            width += box.rect.width();
    QVERIFY2(width > 90, qPrintable(QString::number(width)));
}

void TimelineSliceTest::halfAMillionSlicesMakeAPictureOfColumns() {
    const auto run = sliced(2, 5, 50'000);
    const auto whole = lanes_of(run, 1000);
    QVERIFY(whole.boxes.size() < 100);
    for (const double part : {100.0, 20.0, 5.0})
        QVERIFY(lanes_of(run, 1000, {ms(300), ms(300 + part)}).boxes.size() <
                11 * 1000);  // rows, columns
}

void TimelineSliceTest::whatLiesInGapsIsNotDrawn() {
    const auto run = foreign_trace(
        100, {{"main", {{0, 10, 10.01, "a"}, {0, 10.02, 10.03, "b"}, {0, 90, 90.001, "a"}}}});
    const auto list = lanes_of(run, 1000);
    QCOMPARE(subject_at(list, {500, 5}).kind, Subject::Kind::None);
    QCOMPARE(subject_at(list, {100.5, 5}).kind, Subject::Kind::Slice);
    QCOMPARE(subject_at(list, {900.5, 5}).kind, Subject::Kind::Slice);
}

void TimelineSliceTest::theKeyboardStepsFromEdgeToEdge() {
    const auto run = page_load();
    const auto rows = lane_rows(run, {}, light());
    QCOMPARE(next_edge(run, rows[0], ms(4)), ms(30));
    QCOMPARE(next_edge(run, rows[0], ms(30)), ms(33));
    QCOMPARE(previous_edge(run, rows[1], ms(28)), ms(25));
}

void TimelineSliceTest::aClickOnADeepSliceSelectsIt() {
    // Deeper than the window is high.
    std::vector<SliceStory> slices;
    for (std::size_t depth = 0; depth < 100; ++depth)
        slices.push_back({depth, 0, 100, "depth " + std::to_string(depth)});
    const auto run = foreign_trace(100, {{"main", slices}});
    TimelineView view;
    view.resize(800, 400);
    view.set_run(run);
    view.show();
    view.refresh_now();
    Subject deep;
    deep.kind = Subject::Kind::Slice;
    deep.actor = ActorId{1};
    deep.range = {ms(0), ms(100)};
    deep.name = NameId{81};
    deep.depth = 80;
    view.select(deep);  // scrolls to it
    view.refresh_now();
    QCOMPARE(view.selected(), deep);
    QSignalSpy spy(&view, &TimelineView::selection_changed);
    QTest::mouseClick(view.findChild<QWidget*>("timeline-plot"), Qt::LeftButton, {},
                      QPoint(400, 200));
    QCOMPARE(view.selected().kind, Subject::Kind::Slice);
    QVERIFY(view.selected().depth > 40);
}

QTEST_MAIN(TimelineSliceTest)
#include "timeline_slice_test.moc"
