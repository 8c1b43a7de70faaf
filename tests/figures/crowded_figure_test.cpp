// Figures in which much happens on little room: what is told apart, and what is one mark.
#include "app/figure/export_request.h"
#include "app/figure/preset.h"
#include "app/timeline/hatch.h"
#include "tests/app/run_fixture.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;

class CrowdedFigureTest : public QObject {
    Q_OBJECT

private slots:
    void theHatchesOfPrintStayWhereLanesAreCrowded();
    void narrowMarksBesideEachOtherHaveOneHatch();
    void aThreadThatRunsOnIsOneMarkWhereItIsCrowded();
    void stepsTooNarrowToStandAloneDoNotDivideIt();
    void stepsStandApartWhereThereIsRoom();
    void marksThatTouchLeaveNoSeamInAnSvg();
    void figuresInOnePageKeepTheirTitlesApart();
    void lettersOfASlideLeaveRoomForItsLanes_data();
    void lettersOfASlideLeaveRoomForItsLanes();
    void lettersStayAsLargeAsThereIsRoomFor();
    void theLettersOfAnExportAreFittedOnce();
    void aGraphOfManyKeepsTheShapeOfASlide();
    void aLongTitleOfAGraphIsBrokenRatherThanCut();

private:
    static FigureOptions column(ThemeKind theme = ThemeKind::Print) {
        FigureOptions options;
        options.width_mm = 88.9;
        options.theme = theme;
        return options;
    }
    // One thread, 3 ms a step.
    static session::RunSnapshot steps(int count, bool preempted) {
        RunFixture run;
        test::ThreadStory& thread = run.thread("A");
        for (int step = 0; step < count; ++step)
            thread.state(preempted && step % 2 ? trace::State::Ready : trace::State::Running,
                         3 * step, 3 * (step + 1));
        return run.at(3 * count);
    }
    static std::vector<Box> intervals(const session::RunSnapshot& run,
                                      const FigureOptions& options) {
        std::vector<Box> boxes = figure_content(run, options).boxes;
        std::erase_if(boxes,
                      [](const Box& box) { return box.subject.kind != Subject::Kind::Interval; });
        return boxes;
    }
};

void CrowdedFigureTest::theHatchesOfPrintStayWhereLanesAreCrowded() {
    const auto hatched = [](int count, ThemeKind theme) {
        const std::vector<Box> boxes = intervals(steps(count, true), column(theme));
        return std::count_if(boxes.begin(), boxes.end(), [](const Box& box) {
            return box.fill.hatch == Hatch::Vertical && box.joins;
        });
    };
    QCOMPARE(hatched(30, ThemeKind::Print), 15);
    QCOMPARE(hatched(30, ThemeKind::Light), 15);
    QCOMPARE(hatched(100, ThemeKind::Print), 50);
    QCOMPARE(hatched(100, ThemeKind::Light), 0);
}

// None of them is wide enough to show where its pattern begins.
void CrowdedFigureTest::narrowMarksBesideEachOtherHaveOneHatch() {
    constexpr double width = 3;
    const auto place = [](Hatch hatch, QPointF point) {
        return hatch == Hatch::Diagonal       ? point.x() + point.y()
               : hatch == Hatch::BackDiagonal ? point.x() - point.y()
                                              : point.x();
    };
    for (const Hatch hatch : {Hatch::Diagonal, Hatch::BackDiagonal, Hatch::Vertical}) {
        const double step = hatch_step(hatch, 1);
        std::optional<double> phase;
        int lines = 0;
        for (double left = 10.5; left < 100; left += width)
            for (const QLineF& line :
                 joined_hatch_lines(QRectF(left, 5, width, 20), hatch, 1).lines) {
                QVERIFY(line.x1() >= left - 1e-9 && line.x2() <= left + width + 1e-9);
                const double now = std::remainder(place(hatch, line.p1()), step);
                if (!phase)
                    phase = now;
                QVERIFY(std::abs(std::remainder(now - *phase, step)) < 1e-6);
                ++lines;
            }
        QVERIFY(lines >= 17);  // as many as a mark of that width has
    }
    const std::vector<Box> boxes = intervals(steps(80, true), column());
    QVERIFY(std::count_if(boxes.begin(), boxes.end(), [](const Box& box) {
                return box.joins && box.fill.hatch == Hatch::Vertical && box.rect.width() < 4;
            }) > 30);
}

void CrowdedFigureTest::aThreadThatRunsOnIsOneMarkWhereItIsCrowded() {
    const session::RunSnapshot run = steps(60, false);
    const std::vector<Box> boxes = intervals(run, column());
    QCOMPARE(boxes.size(), 1u);
    QVERIFY(boxes[0].fill.outline.isValid());  // as in the legend
    QCOMPARE(boxes[0].subject.range.end, ms(180));
    const std::vector<Label> labels = figure_content(run, column()).labels;
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const Label& label) { return label.text == "running"; }));
}

void CrowdedFigureTest::stepsTooNarrowToStandAloneDoNotDivideIt() {
    RunFixture run;
    test::ThreadStory& thread = run.thread("A");
    for (int step = 0; step < 60; ++step) {
        const double begin = 3 * step, end = begin + 2.99;
        thread.runs(begin, end).runs(end, end + 0.005).runs(end + 0.005, begin + 3);
    }
    const std::vector<Box> boxes = intervals(run.at(180), column());
    QCOMPARE(boxes.size(), 1u);
    QCOMPARE(boxes[0].subject.range.end, ms(180));
}

void CrowdedFigureTest::stepsStandApartWhereThereIsRoom() {
    QCOMPARE(intervals(steps(4, false), column()).size(), 4u);
}

void CrowdedFigureTest::marksThatTouchLeaveNoSeamInAnSvg() {
    const auto box = [](double left, double right, QColor colour) {
        return Box{QRectF(left, 0, right - left, 10), {colour, Hatch::None, {}, {}}, 0, {}};
    };
    DisplayList list;
    list.size = QSizeF(100, 10);
    list.boxes = {box(0, 10.3, Qt::green), box(10.3, 20, Qt::green), box(20, 30, Qt::red),
                  box(30, 40, Qt::green), box(41, 50, Qt::green)};
    const QByteArray svg = svg_of(list, theme(ThemeKind::Light), 50, {});
    QCOMPARE(svg.count("<rect"), 4);
    QVERIFY(svg.contains("<rect x=\"0\" y=\"0\" width=\"20\" height=\"10\" fill=\"#00ff00\"/>"));
}

void CrowdedFigureTest::figuresInOnePageKeepTheirTitlesApart() {
    DisplayList list;
    list.size = QSizeF(100, 10);
    FigureText one, other;
    one.title = "Before";
    other.title = "After";
    static const QRegularExpression named("aria-labelledby=\"(title-\\w+) (desc-\\w+)\"");
    const auto names_of = [&](const FigureText& text) {
        const QString svg = QString::fromUtf8(svg_of(list, theme(ThemeKind::Light), 50, text));
        const QRegularExpressionMatch names = named.match(svg);
        return svg.contains("<title id=\"" + names.captured(1) + "\">") &&
                       svg.contains("<desc id=\"" + names.captured(2) + "\">")
                   ? names.captured(1)
                   : QString();
    };
    QVERIFY(!names_of(one).isEmpty());
    QVERIFY(names_of(one) != names_of(other));
}

namespace {

// Each holds a lock and waits for that of the next, like philosophers.
session::RunSnapshot ring_of(int count) {
    RunFixture run;
    std::vector<ObjectId> locks;
    for (int i = 0; i < count; ++i)
        locks.push_back(run.lock("Fork " + std::to_string(i + 1)));
    for (int i = 0; i < count; ++i)
        run.thread("Philosopher " + std::to_string(i + 1))
            .runs(0, 10)
            .holds(locks[std::size_t(i)], 2, 100)
            .blocked(locks[std::size_t((i + 1) % count)], 10, 100);
    return run.at(100);
}

ExportRequest slide(ThemeKind theme) {
    ExportRequest request;
    apply(*figure_preset("slide"), request.figure);
    request.figure.theme = theme;
    request.figure.timeline.legend = true;
    request.figure.timeline.title = "Philosophers";
    return request;
}

}  // namespace

void CrowdedFigureTest::lettersOfASlideLeaveRoomForItsLanes_data() {
    QTest::addColumn<ThemeKind>("kind");
    QTest::newRow("print") << ThemeKind::Print;
    QTest::newRow("projector") << ThemeKind::Projector;
}

void CrowdedFigureTest::lettersOfASlideLeaveRoomForItsLanes() {
    QFETCH(ThemeKind, kind);
    const session::RunSnapshot run = ring_of(5);
    const ExportRequest request = slide(kind);
    const Status fits = check_export(run, request, "slide.pdf");
    QVERIFY2(fits.ok(), fits ? "" : fits.error().message.c_str());
    const DisplayList list = export_picture(run, request).list;
    QVERIFY(std::any_of(list.labels.begin(), list.labels.end(),
                        [](const Label& label) { return label.text == "holds Fork 1"; }));
    for (const Label& label : list.labels)
        QVERIFY2(label.size >= 8.5, qPrintable(label.text));
}

void CrowdedFigureTest::lettersStayAsLargeAsThereIsRoomFor() {
    const FigureOptions options = slide(ThemeKind::Print).figure;
    QCOMPARE(*fitted(ring_of(2), options).text_size, 16.0);
    const double crowded = *fitted(ring_of(5), options).text_size;
    QVERIFY2(crowded >= 11 && crowded < 16, qPrintable(QString::number(crowded)));
    // What a person chose is what they get.
    FigureOptions chosen = options;
    chosen.least_text.reset();
    QCOMPARE(*fitted(ring_of(5), chosen).text_size, 16.0);
}

void CrowdedFigureTest::theLettersOfAnExportAreFittedOnce() {
    const session::RunSnapshot run = steps(40, true);
    ExportRequest asked;
    apply(*figure_preset("slide"), asked.figure);
    QVERIFY(asked.figure.height_mm && asked.figure.least_text);
    const ExportRequest once = settled(run, asked);
    QVERIFY(once.figure.text_size && !once.figure.least_text);  // which ends the fitting
    QCOMPARE(settled(run, once).figure.text_size, once.figure.text_size);
}

void CrowdedFigureTest::aGraphOfManyKeepsTheShapeOfASlide() {
    ExportRequest request = slide(ThemeKind::Print);
    request.graph_at = ms(50);
    const session::RunSnapshot run = ring_of(24);
    QVERIFY(check_export(run, request, "graph.pdf").ok());
    const DisplayList list = export_picture(run, request).list;
    QVERIFY(std::abs(list.size.width() / list.size.height() - 338.67 / 190.5) < 1e-6);
    for (const Label& label : list.labels)
        QVERIFY2(QRectF(QPointF(), list.size).contains(label.rect.center()),
                 qPrintable(label.text));
    const Status too_low = check_export(ring_of(60), request, "graph.pdf");
    QVERIFY(!too_low.ok());
    QVERIFY(too_low.error().message.find("too little for this graph") != std::string::npos);
}

void CrowdedFigureTest::aLongTitleOfAGraphIsBrokenRatherThanCut() {
    ExportRequest request;
    request.figure.width_mm = 88.9;
    request.figure.timeline.title =
        "A title that is longer than a column of the IEEE is wide by far";
    request.graph_at = ms(50);
    QString told;
    for (const Label& label : export_picture(ring_of(2), request).list.labels)
        told += label.text + ' ';
    QVERIFY2(told.startsWith(request.figure.timeline.title + ' '), qPrintable(told));
}

QTEST_MAIN(CrowdedFigureTest)
#include "crowded_figure_test.moc"
