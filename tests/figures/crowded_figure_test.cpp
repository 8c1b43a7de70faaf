// Figures in which much happens on little room: what is told apart, and what is one mark.
#include "app/figure/figure.h"
#include "tests/app/run_fixture.h"

#include <QTest>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;

class CrowdedFigureTest : public QObject {
    Q_OBJECT

private slots:
    void theHatchesOfPrintStayWhereLanesAreCrowded();
    void aThreadThatRunsOnIsOneMarkWhereItIsCrowded();
    void stepsStandApartWhereThereIsRoom();
    void marksThatTouchLeaveNoSeamInAnSvg();

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
    const auto hatched = [](ThemeKind theme) {
        const std::vector<Box> boxes = intervals(steps(50, true), column(theme));
        return std::count_if(boxes.begin(), boxes.end(), [](const Box& box) {
            return box.fill.hatch == Hatch::Vertical && !box.fill.outline.isValid();
        });
    };
    QCOMPARE(hatched(ThemeKind::Print), 25);
    QCOMPARE(hatched(ThemeKind::Light), 0);
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

QTEST_MAIN(CrowdedFigureTest)
#include "crowded_figure_test.moc"
