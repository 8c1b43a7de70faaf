// Step by step the lanes are as far as the graph, the source and the list of the steps.
#include "app/code/line_marks.h"
#include "app/code/source_view.h"
#include "app/graph/graph_view.h"
#include "app/panels/step_panel.h"
#include "app/timeline/timeline_view.h"
#include "stepped_in_window.h"

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

class WindowStepLanesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void lanesTellAtOnceWhatGraphAndListTell();
};

void WindowStepLanesTest::lanesTellAtOnceWhatGraphAndListTell() {
    OpenWindow window;
    window.resize(1024, 768);
    QVERIFY(window.chooses("deadlock/opposite-order"));
    QTest::keyClick(&window, Qt::Key_F10);
    QVERIFY(window.comes_to_step(1));
    const auto* timeline = window.findChild<TimelineView*>();
    QTRY_COMPARE(timeline->accessibleDescription(),
                 QString("Nothing has happened yet: choose who goes first"));
    const auto* panel = window.findChild<StepPanel*>();
    const auto& graph = *window.findChild<GraphView*>();
    const auto drawn = [&window] {  // of the latest step
        const trace::Snapshot& trace = window.controller().snapshot().trace;
        return trace.actors.front()->at(trace.now - stepped_step / 4);
    };
    QTest::keyClick(&window, Qt::Key_F10);  // A takes Lock 1, and waits for B
    QVERIFY(window.comes_to_step(2));
    QVERIFY(panel->rows().last().contains("A waits at “each holds one”"));
    QTRY_VERIFY(!graph.picture().edges.empty());
    const trace::Snapshot one = window.controller().snapshot().trace;
    QCOMPARE(one.now, trace::Time(stepped_step));
    QTRY_COMPARE(timeline->accessibleDescription(), QString("Running, step by step"));
    QVERIFY(drawn() && drawn()->state == trace::State::Waiting);
    QCOMPARE(one.locks.front()->open_holds.size(), std::size_t(1));
    QVERIFY(one.locks.front()->open_holds.front().end >
            one.locks.front()->open_holds.front().begin);

    // B takes Lock 2, B arrives, A computes and wants Lock 2: however long that takes.
    for (std::uint64_t step = 3; step <= 5; ++step) {
        QTest::keyClick(&window, Qt::Key_F10);
        QVERIFY(window.comes_to_step(step));
        QCOMPARE(window.controller().snapshot().trace.now,
                 int(step - 1) * trace::Time(stepped_step));
    }
    QVERIFY2(panel->rows().last().contains("A waits for Lock 2, held by B"),
             qPrintable(panel->rows().join(u'\n')));
    QVERIFY(drawn() && drawn()->state == trace::State::Blocked);
    const trace::Snapshot five = window.controller().snapshot().trace;
    const int waits_in = line_of(five, drawn()->site);
    const auto marks = window.findChild<SourceView*>()->marks();
    QVERIFY(std::ranges::any_of(marks, [&](const LineMark& mark) {
        return mark.line == waits_in && mark.actors.front() == five.actors.front()->actor;
    }));
    QVERIFY(panel->rows().last().endsWith(QString("line %1").arg(waits_in)));
}

QTEST_MAIN(WindowStepLanesTest)
#include "window_step_lanes_test.moc"
