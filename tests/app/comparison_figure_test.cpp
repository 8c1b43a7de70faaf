// Runs beside each other on one scale, and plots over a parameter: compared before any pixel.
#include "app/timeline/comparison_figure.h"
#include "app/figure/xy_plot.h"
#include "tests/app/run_fixture.h"

#include <QTest>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;

namespace {

session::RunSnapshot run_of(double length, int threads) {
    RunFixture run;
    for (int i = 1; i <= threads; ++i)
        run.thread(std::string("T").append(std::to_string(i))).runs(0, length);
    return run.at(length);
}

// Where the lanes of each run end, by the strokes that say so.
std::vector<double> ends_of(const DisplayList& list, const Theme& theme) {
    std::vector<double> ends;
    for (const Line& line : list.lines)
        if (line.from.x() == line.to.x() && line.colour == theme.text && !line.dashed)
            ends.push_back(line.from.x());
    return ends;
}

const Box* round_box(const DisplayList& list, std::size_t place) {
    for (const Box& box : list.boxes)
        if (box.radius > 0 && place-- == 0)
            return &box;
    return nullptr;
}

}  // namespace

class ComparisonFigureTest : public QObject {
    Q_OBJECT

private slots:
    void allRunsHaveOneScaleFromACommonZero();
    void pastItsEndARunSaysWhenThatWas();
    void theLegendNamesWhatIsInAnyOfThemByItsOwnRun();
    void whatIsMarkedLiesOnTheLanesOfEachRun();
    void noWordShowsThroughWhatIsMarked();
    void manyLanesStayOnAPage();
    void nothingIsOutsideInAnyTheme();
    void pointsLieWhereTheirValuesAre();
    void noLineCrossesAMarker();
    void whatSpansDecadesIsLogarithmic();
    void barsOfSeveralSeriesStandBesideEachOther();
    void wordsStandSideBySide();
};

void ComparisonFigureTest::allRunsHaveOneScaleFromACommonZero() {
    const Theme& look = theme(ThemeKind::Print);
    const DisplayList list = comparison_figure(
        {{run_of(100, 1), "first", ""}, {run_of(25, 3), "second", ""}}, 500, {}, look);
    double left = 1e9, longest = 0, shortest = 1e9;
    int lanes = 0;
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::Interval) {
            left = std::min(left, box.rect.left());
            longest = std::max(longest, box.rect.width());
            shortest = std::min(shortest, box.rect.width());
            ++lanes;
        }
    QCOMPARE(lanes, 4);
    QVERIFY(std::abs(shortest / longest - 0.25) < 0.01);
    const std::vector<double> ends = ends_of(list, look);
    QCOMPARE(ends.size(), std::size_t(2));
    QVERIFY(std::abs((ends[1] - left) / (ends[0] - left) - 0.25) < 0.01);
    QVERIFY(std::any_of(list.labels.begin(), list.labels.end(),
                        [](const Label& label) { return label.text == "second" && label.bold; }));
}

void ComparisonFigureTest::pastItsEndARunSaysWhenThatWas() {
    const Theme& look = theme(ThemeKind::Print);
    const auto says = [&](std::optional<trace::TimeRange> range) {
        const DisplayList list = comparison_figure(
            {{run_of(100, 1), "first", ""}, {run_of(25, 3), "second", ""}}, 500, {}, look, range);
        return std::ranges::count_if(
            list.labels, [](const Label& label) { return label.text.contains("25 ms"); });
    };
    QCOMPARE(says(trace::TimeRange{ms(50), ms(90)}), 1);
    // Where its end is seen a stroke says so.
    QCOMPARE(says(trace::TimeRange{ms(20), ms(90)}), 0);
    QCOMPARE(says({}), 0);
}

void ComparisonFigureTest::theLegendNamesWhatIsInAnyOfThemByItsOwnRun() {
    RunFixture many;
    for (int i = 1; i <= 3; ++i)
        many.thread(std::string("T").append(std::to_string(i))).ready(0, 20).runs(20, 50);
    TimelineOptions options;
    options.legend = true;
    const DisplayList list =
        comparison_figure({{run_of(100, 1), "one thread", ""},
                           {many.at(50), "three, of which the first knows nothing", ""}},
                          500, options, theme(ThemeKind::Print));
    QStringList names;
    for (const Label& label : list.labels)
        names.append(label.text);
    QVERIFY2(names.count("ready, waits for a CPU (estimated)") == 1, qPrintable(names.join(" | ")));
}

// Where its lanes are too low for the plates these go on below them, into room of their own.
void ComparisonFigureTest::whatIsMarkedLiesOnTheLanesOfEachRun() {
    TimelineOptions options;
    options.marking.stretch = trace::TimeRange{ms(10), ms(21.3)};
    options.marking.distance = Marking::Distance{{ms(30), "A: start of “blocked”"}, {ms(61.7), {}}};
    const std::vector<ComparedRun> runs{{run_of(100, 1), "first", "100 ms", "in it: nothing"},
                                        {run_of(25, 8), "second", "25 ms", "in it: much"}};
    const DisplayList list = comparison_figure(runs, 500, options, theme(ThemeKind::Print));
    const auto tops_of = [&](const QString& text) {
        std::vector<double> tops;
        for (const Label& label : list.labels)
            if (label.text == text)
                tops.push_back(label.rect.top());
        return tops;
    };
    QCOMPARE(tops_of("11.3 ms").size(), std::size_t(2));
    QCOMPARE(tops_of("31.7 ms").size(), std::size_t(2));
    for (std::size_t i = 0; i < 2; ++i) {
        const double heading = tops_of(runs[i].heading)[0], told = tops_of(runs[i].in_stretch)[0];
        QVERIFY(heading < tops_of(runs[i].figures)[0] && tops_of(runs[i].figures)[0] < told);
        const double next = i == 0 ? tops_of("second")[0] : list.size.height();
        for (const char* length : {"11.3 ms", "31.7 ms"})
            QVERIFY(told + 5 < tops_of(length)[i] && tops_of(length)[i] < next);
        const double below = told + 15 * theme(ThemeKind::Print).unit();
        for (const Line& line : list.lines)
            QVERIFY(!line.arrow || line.from.y() < told || line.from.y() > below);
    }
    // What is out of sight takes no room.
    const auto size_with = [&](const TimelineOptions& of) {
        return comparison_figure(runs, 500, of, theme(ThemeKind::Print)).size;
    };
    options.marking.stretch = trace::TimeRange{ms(200), ms(300)};
    options.marking.distance.reset();
    QCOMPARE(size_with(options), size_with({}));
}

void ComparisonFigureTest::noWordShowsThroughWhatIsMarked() {
    RunFixture run;
    run.thread("A").runs(0, 47).sleeps(47, 100);
    const Theme& look = theme(ThemeKind::Print);
    TimelineOptions options;
    options.lane_height = 71;  // its words are as high up as the plate
    const auto says_so = [&] {
        const DisplayList list =
            comparison_figure({{run.at(100), "one run", ""}}, 500, options, look);
        return std::ranges::count(list.labels, QString("sleeping"), &Label::text);
    };
    QCOMPARE(says_so(), 1);
    options.marking.stretch = trace::TimeRange{ms(0), ms(20)};
    QCOMPARE(says_so(), 1);
    options.marking.stretch = trace::TimeRange{ms(20), ms(80)};
    QCOMPARE(says_so(), 0);
}

void ComparisonFigureTest::manyLanesStayOnAPage() {
    const DisplayList list = comparison_figure(
        {{run_of(10, 100), "a", ""}, {run_of(10, 100), "b", ""}}, 500, {}, theme(ThemeKind::Print));
    QVERIFY2(list.size.height() < 760, qPrintable(QString::number(list.size.height())));
}

void ComparisonFigureTest::nothingIsOutsideInAnyTheme() {
    for (const ThemeKind kind : all_themes) {
        TimelineOptions options;
        options.legend = true;
        options.title =
            QStringLiteral("A title that is a good deal longer than the picture is wide");
        const DisplayList list =
            comparison_figure({{run_of(100, 4), "a", "100 ms"}, {run_of(40, 2), "b", "40 ms"}}, 250,
                              options, theme(kind));
        for (const Box& box : list.boxes)
            QVERIFY(box.rect.left() >= -0.5 && box.rect.right() <= 250.5 &&
                    box.rect.bottom() <= list.size.height());
        for (const Label& label : list.labels)
            QVERIFY2(label.rect.left() >= -0.5 && label.rect.right() <= 250.5 &&
                         label.rect.bottom() <= list.size.height(),
                     qPrintable(label.text));
    }
}

void ComparisonFigureTest::pointsLieWhereTheirValuesAre() {
    XyPlot plot;
    plot.x_labels = {"10", "20", "40"};
    plot.x_values = {10, 20, 40};
    plot.panels = {{"wall time (ms)", {{100, 100, 100}, {200, 150, 300}, {400, 400, 400}}}};
    const DisplayList list = xy_plot(plot, 400, theme(ThemeKind::Print));
    const auto centre = [&](std::size_t i) { return round_box(list, i)->rect.center(); };
    // Twice as far from the first one, to the right and upwards.
    QVERIFY(std::abs((centre(2).x() - centre(0).x()) / (centre(1).x() - centre(0).x()) - 3) < 0.01);
    QVERIFY(std::abs((centre(2).y() - centre(0).y()) / (centre(1).y() - centre(0).y()) - 3) < 0.01);
    QVERIFY(centre(1).y() < centre(0).y());
    // The spread of the second one, to scale: 150 ms of a height of which 100 ms is the distance.
    const double spread = 1.5 * (centre(0).y() - centre(1).y());
    double lowest = 0, highest = 1e9;  // of what stands upright at the second one
    for (const Line& line : list.lines)
        if (std::abs(line.from.x() - centre(1).x()) < 0.01 &&
            std::abs(line.to.x() - line.from.x()) < 0.01 && line.to.y() < centre(0).y() - 1) {
            lowest = std::max(lowest, line.from.y());
            highest = std::min(highest, line.to.y());
        }
    QVERIFY(std::abs(lowest - highest - spread) < 0.01);
}

void ComparisonFigureTest::noLineCrossesAMarker() {
    XyPlot plot;
    plot.x_labels = {"10", "20", "40", "80"};
    plot.x_values = {10, 20, 40, 80};
    // On a line of the grid, beside one, and with a spread.
    plot.panels = {{"threads", {{100, 100, 100}, {200, 150, 300}, {201, 201, 201}, {0, 0, 0}}}};
    const DisplayList list = xy_plot(plot, 400, theme(ThemeKind::Print));
    for (std::size_t i = 0; i < 4; ++i) {
        const QRectF marker = round_box(list, i)->rect;
        for (const Line& line : list.lines)
            for (int step = 0; step <= 200; ++step) {
                const QPointF at = line.from + (line.to - line.from) * (step / 200.0);
                const QPointF off = at - marker.center();
                // The axis, with its ticks, passes through what is zero.
                const double zero = marker.center().y() - 0.01;
                const bool is_axis = i == 3 && line.from.y() > zero && line.to.y() > zero;
                QVERIFY(is_axis || std::hypot(off.x(), off.y()) > marker.width() / 2 - 0.01);
            }
    }
}

void ComparisonFigureTest::whatSpansDecadesIsLogarithmic() {
    XyPlot plot;
    plot.x_labels = {"10", "100", "1000"};
    plot.x_values = {10, 100, 1000};
    plot.panels = {{"memory", {{1, 1, 1}, {10, 10, 10}, {1000, 1000, 1000}}}};
    const DisplayList list = xy_plot(plot, 400, theme(ThemeKind::Print));
    const auto centre = [&](std::size_t i) { return round_box(list, i)->rect.center(); };
    QVERIFY(std::abs((centre(2).x() - centre(1).x()) - (centre(1).x() - centre(0).x())) < 0.01);
    QVERIFY(std::abs((centre(2).y() - centre(1).y()) - 2 * (centre(1).y() - centre(0).y())) < 0.01);
}

void ComparisonFigureTest::barsOfSeveralSeriesStandBesideEachOther() {
    XyPlot plot;
    plot.x_labels = {"10", "20"};
    plot.x_values = {10, 20};
    plot.series = {"threads", "event loop"};
    plot.note = "Medians.";
    plot.panels = {{"switches", {{10, 5, 15}, {20, 10, 30}}, {{{11, 4, 14}, {19, 12, 28}}}}};
    const DisplayList list = xy_plot(plot, 400, theme(ThemeKind::Print));
    std::vector<QRectF> marks;
    for (const Box& box : list.boxes)
        marks.push_back(box.rect);
    QCOMPARE(marks.size(), std::size_t{6});  // two of them in the legend
    for (const Line& line : list.lines)
        if (line.from.x() == line.to.x())
            for (const QRectF& mark : marks)
                QVERIFY(std::abs(line.from.x() - mark.center().x()) < 0.01 ||
                        std::abs(line.from.x() - mark.center().x()) > mark.width() / 2);
    // In the legend a mark stands on the line of its series.
    for (std::size_t i = 0; i < 2; ++i)
        QVERIFY(std::any_of(list.lines.begin(), list.lines.end(), [&](const Line& line) {
            return std::abs(line.from.y() - marks[i].center().y()) < 0.01 &&
                   std::abs(line.to.x() - marks[i].left()) < 0.01 && line.dashed == (i == 1);
        }));
    const auto has = [&](const char* text) {
        return std::any_of(list.labels.begin(), list.labels.end(),
                           [&](const Label& label) { return label.text == text; });
    };
    QVERIFY(has("Medians."));
    plot.x_values = {10, 2000};
    QVERIFY(xy_plot(plot, 400, theme(ThemeKind::Print)).labels.back().text.contains("logarithmic"));
}

void ComparisonFigureTest::wordsStandSideBySide() {
    XyPlot plot;
    plot.x_labels = {"one thread", "threads", "event loop"};
    plot.panels = {{"a", {{1, 1, 1}, {2, 2, 2}, {3, 3, 3}}},
                   {"b", {{1, 1, 1}, {2, 2, 2}, {3, 3, 3}}}};
    const DisplayList list = xy_plot(plot, 600, theme(ThemeKind::Print));
    const auto centre = [&](std::size_t i) { return round_box(list, i)->rect.center(); };
    QVERIFY(std::abs((centre(2).x() - centre(1).x()) - (centre(1).x() - centre(0).x())) < 0.01);
    QVERIFY(centre(3).x() > centre(2).x());  // the second panel is beside the first
    const DisplayList narrow = xy_plot(plot, 300, theme(ThemeKind::Print));
    QCOMPARE(round_box(narrow, 3)->rect.center().x(), round_box(narrow, 0)->rect.center().x());
    QCOMPARE(std::count_if(list.labels.begin(), list.labels.end(),
                           [](const Label& label) { return label.text == "threads"; }),
             2);
}

QTEST_MAIN(ComparisonFigureTest)
#include "comparison_figure_test.moc"
